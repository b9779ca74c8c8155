"""The staircase: what was ordered as steps, what was really taken as dots, today as a line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFont, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QAccessibleWidget, QSizePolicy, QWidget

if TYPE_CHECKING:
    from decimal import Decimal

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QPaintEvent

    from baclofen_guide.dosing.progress import DayTaken
    from baclofen_guide.ui.style import Style

OPEN_END = timedelta(days=14)
"""How far a last step that goes on is drawn beyond today."""


@dataclass(frozen=True)
class Tread:
    """One step as it is drawn: first and last day, mg a day, and whether it is today's."""

    first: date
    last: date
    mg: Decimal
    current: bool


@dataclass(frozen=True)
class Drawing:
    """Everything on the staircase, with its words for those who do not see it.

    Attributes:
        treads: the plan.
        taken: what was taken each day, as dots.
        today: the day of the dashed line.
        name: what a screen reader calls it.
        description: what it shows, in words.
        today_word: beside the dashed line.
        other: another plan to compare with, as a dashed outline.
    """

    treads: tuple[Tread, ...]
    taken: tuple[DayTaken, ...]
    today: date
    name: str
    description: str
    today_word: str
    other: tuple[Tread, ...] = ()


@cache
def install_accessible_charts() -> None:
    """Tell Qt that a `Staircase` is a chart, once, however often called."""
    QAccessible.installFactory(_describe)


def _describe(name: str, widget: QObject | None) -> QAccessibleInterface | None:
    if isinstance(widget, Staircase) and name == "Staircase":
        return QAccessibleWidget(widget, QAccessible.Role.Chart)
    return None


class Staircase(QWidget):
    """Paints a `Drawing`; the table below it on the page says the same in words."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._drawing: Drawing | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        style.style_changed.connect(self.updateGeometry)

    def show_drawing(self, drawing: Drawing) -> None:
        """Show `drawing`."""
        self._drawing = drawing
        self.setAccessibleName(drawing.name)
        self.setAccessibleDescription(drawing.description)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, self._style.chrome_px(220))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self._style.chrome_px(180))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._drawing is None or not self._drawing.treads:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        _Painting(painter, self._style, self._drawing, QRectF(self.rect()), mirrored=self._mirrored()).paint()
        painter.end()

    def _mirrored(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft


class _Painting:
    """One painting of a drawing into a box."""

    def __init__(
        self, painter: QPainter, style: Style, drawing: Drawing, box: QRectF, *, mirrored: bool
    ) -> None:
        self._painter, self._style, self._drawing, self._mirrored = painter, style, drawing, mirrored
        px = style.chrome_px
        self._box = box.adjusted(px(8), px(26), -px(8), -px(26))
        every = drawing.treads + drawing.other
        self._first = min(tread.first for tread in every)
        self._days = max(1, (max(tread.last for tread in every) - self._first).days + 1)
        self._most = float(max([tread.mg for tread in every] + [day.taken for day in drawing.taken]))

    def paint(self) -> None:
        """Paint everything, from the back to the front."""
        for tread in self._drawing.treads:
            self._tread(tread)
        self._outline()
        self._other()
        self._dots()
        self._today()

    def _x(self, day: date) -> float:
        return self._box.left() + self._box.width() * (day - self._first).days / self._days

    def _y(self, mg: Decimal) -> float:
        return self._box.bottom() - self._box.height() * float(mg) / (self._most or 1)

    def _tread(self, tread: Tread) -> None:
        left, right = self._x(tread.first), self._x(tread.last + timedelta(days=1))
        top = self._y(tread.mg)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._style.colour("primary_soft" if not tread.current else "primary"))
        self._painter.setOpacity(1.0 if not tread.current else 0.35)
        self._painter.drawRect(QRectF(left, top, right - left, self._box.bottom() - top))
        self._painter.setOpacity(1.0)
        px = self._style.chrome_px
        self._words(QRectF(left, top - px(22), right - left, px(20)), tread)

    def _words(self, box: QRectF, tread: Tread) -> None:
        """The mg over a step, where there is room for it."""
        font = QFont(self._painter.font())
        font.setPixelSize(self._style.chrome_px(14))
        font.setBold(tread.current)
        self._painter.setFont(font)
        words = f"{tread.mg:f}"
        if self._painter.fontMetrics().horizontalAdvance(words) <= box.width():
            self._painter.setPen(self._style.colour("text"))
            self._text(box, words)

    def _text(self, box: QRectF, words: str) -> None:
        """Text reads forwards, also where the picture is mirrored."""
        self._painter.save()
        if self._mirrored:
            self._painter.translate(2 * box.center().x(), 0)
            self._painter.scale(-1, 1)
        self._painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        self._painter.restore()

    def _outline(self) -> None:
        line = QPolygonF()
        for tread in self._drawing.treads:
            line.append(QPointF(self._x(tread.first), self._y(tread.mg)))
            line.append(QPointF(self._x(tread.last + timedelta(days=1)), self._y(tread.mg)))
        self._painter.setPen(QPen(self._style.colour("primary"), 2))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawPolyline(line)
        self._painter.setPen(QPen(self._style.colour("outline"), 1))
        self._painter.drawLine(self._box.bottomLeft(), self._box.bottomRight())

    def _other(self) -> None:
        """The plan to compare with: dashes, so that it differs in more than colour."""
        line = QPolygonF()
        for tread in self._drawing.other:
            line.append(QPointF(self._x(tread.first), self._y(tread.mg)))
            line.append(QPointF(self._x(tread.last + timedelta(days=1)), self._y(tread.mg)))
        self._painter.setPen(QPen(self._style.colour("text"), 2.5, Qt.PenStyle.DashLine))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawPolyline(line)

    def _dots(self) -> None:
        """A dot a day that is over: filled when all was taken, empty when less was; one a pixel."""
        radius = max(2.0, min(self._style.chrome_px(4), self._box.width() / self._days / 2.5))
        last_x = -1
        for day in self._drawing.taken:
            x = self._x(day.day) + self._box.width() / self._days / 2
            over = day.day < self._drawing.today and not day.open
            if not over or int(x) == last_x or not self._box.left() <= x <= self._box.right():
                continue
            last_x = int(x)
            whole = day.taken >= day.ordered
            self._painter.setPen(QPen(self._style.colour("text"), 1.5))
            self._painter.setBrush(self._style.colour("text" if whole else "card"))
            self._painter.drawEllipse(QPointF(x, self._y(day.taken)), radius, radius)

    def _today(self) -> None:
        x = self._x(self._drawing.today) + self._box.width() / self._days / 2
        if not self._box.left() <= x <= self._box.right():
            return
        self._painter.setPen(QPen(self._style.colour("text"), 1.5, Qt.PenStyle.DashLine))
        self._painter.drawLine(QPointF(x, self._box.top()), QPointF(x, self._box.bottom()))
        width = self._style.chrome_px(80)
        left = min(max(x - width / 2, self._box.left()), self._box.right() - width)
        self._text(
            QRectF(left, self._box.bottom() + 2, width, self._style.chrome_px(22)), self._drawing.today_word
        )
