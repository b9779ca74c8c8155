"""A chart of one symptom over the dose; a day on it is marked by arrow keys or a press, and said in words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface, QPainter, QPen
from PySide6.QtWidgets import QAccessibleWidget, QSizePolicy, QWidget

from baclofen_guide.ui.diary.chart_paint import Painting, Plane

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from baclofen_guide.diary.series import Stretch
    from baclofen_guide.dosing.levels import Level, LevelChange
    from baclofen_guide.ui.style import Style

HEIGHT, LEAST_HEIGHT = 230, 190


@dataclass(frozen=True)
class Drawing:
    """Everything on a chart.

    Attributes:
        measure: the name of the measure in the bands of `spots`.
        top: the greatest value of its scale.
        first, last: the local days at both ends of the time axis.
        spots: what was noted, joined by stretches.
        levels: the mg a day that were ordered.
        changes: where they changed.
        dates: where a date stands below the axis, and its words.
        name: what the chart is called.
        summary: what it shows, in a sentence.
        words: each of `spots` in words.
        dose_word: what stands beside the staircase.
    """

    measure: str
    top: int
    first: date
    last: date
    spots: tuple[Stretch, ...]
    levels: tuple[Level, ...]
    changes: tuple[LevelChange, ...]
    dates: tuple[tuple[date, str], ...]
    name: str
    summary: str
    words: tuple[str, ...]
    dose_word: str


@cache
def install_accessible_symptom_charts() -> None:
    """Tell Qt that a `SymptomChart` is a chart, once, however often called."""
    QAccessible.installFactory(_describe)


def _describe(name: str, widget: QObject | None) -> QAccessibleInterface | None:
    if isinstance(widget, SymptomChart) and name == "SymptomChart":
        return QAccessibleWidget(widget, QAccessible.Role.Chart)
    return None


class SymptomChart(QWidget):
    """Paints a `Drawing`; the table on the page says the same.

    Signals:
        marked: the index of the marked one of the drawing's spots.
    """

    marked = Signal(int)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._drawing: Drawing | None = None
        self._mark = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        style.style_changed.connect(self.updateGeometry)

    def show_drawing(self, drawing: Drawing) -> None:
        """Show `drawing`, nothing marked."""
        self._drawing, self._mark = drawing, -1
        self.setAccessibleName(drawing.name)
        self.setAccessibleDescription(drawing.summary)
        self.update()

    def mark(self, index: int) -> None:
        """Mark one of the spots without announcing it; -1 for none."""
        self._mark = index
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, self._style.chrome_px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self._style.chrome_px(LEAST_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        count = len(self._drawing.spots) if self._drawing else 0
        forward, back = Qt.Key.Key_Right, Qt.Key.Key_Left
        if self._mirrored():
            forward, back = back, forward
        # The first press marks the newest day.
        before = self._mark if self._mark >= 0 else count
        wanted = {
            back: before - 1,
            forward: self._mark + 1 if self._mark >= 0 else count - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: count - 1,
        }.get(Qt.Key(event.key()))
        if wanted is None or not count:
            super().keyPressEvent(event)
            return
        self._choose(max(0, min(wanted, count - 1)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        plane = self._plane()
        if plane is not None and plane.drawing.spots:
            self._choose(plane.nearest(event.position().x()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plane = self._plane()
        if plane is not None:
            Painting(painter, self._style, plane, self._mark).paint()
        if self.hasFocus():
            painter.setPen(QPen(self._style.colour("focus"), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 8, 8)
        painter.end()

    def _plane(self) -> Plane | None:
        if self._drawing is None:
            return None
        return Plane(self._drawing, self._style, QRectF(self.rect()), mirrored=self._mirrored())

    def _mirrored(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def _choose(self, index: int) -> None:
        assert self._drawing is not None
        self.mark(index)
        words = self._drawing.words[index]
        self.setAccessibleDescription(f"{self._drawing.summary} {words}")
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.marked.emit(index)
