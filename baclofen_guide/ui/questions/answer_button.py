"""One answer to choose: as large as its words, with its number; once chosen, with what came of it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from baclofen_guide.ui.icons import draw_glyph

if TYPE_CHECKING:
    from baclofen_guide.ui.style import Style

_WRAP = Qt.TextFlag.TextWordWrap
_LEAST_HEIGHT = 52


class Mark(Enum):
    """What came of an answer."""

    NONE = "none"
    RIGHT = "right"
    WRONG = "wrong"
    TRIED = "tried"


_COLOURS = {
    Mark.NONE: ("card", "outline", "primary"),
    Mark.RIGHT: ("good_soft", "good_edge", "good"),
    Mark.WRONG: ("warning_soft", "warning_edge", "warning"),
    Mark.TRIED: ("panel", "hairline", "quiet"),
}
"""Fill, frame and sign of each mark."""

_SIGNS = {Mark.RIGHT: "right", Mark.WRONG: "try-again", Mark.TRIED: "try-again"}


class AnswerButton(QAbstractButton):
    """Pressed by pointer, Space, Enter, or from outside by its number.

    Args:
        style: the current look.
        number: shown before the words, from 1.
    """

    def __init__(self, style: Style, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style, self._number = style, number
        self._mark = Mark.NONE
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        style.style_changed.connect(self._on_style_changed)

    def say(self, words: str) -> None:
        """Set the words of the answer."""
        self.setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    @property
    def mark(self) -> Mark:
        """What came of the answer so far."""
        return self._mark

    def show_mark(self, mark: Mark, said: str) -> None:
        """Show what came of the answer; `said` is the same in words, for a screen reader."""
        self._mark = mark
        self.setAccessibleDescription(said)
        self.update()

    def sizeHint(self) -> QSize:
        width = self._style.page_px(360)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._style.chrome_px(140), self._least())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self._least(), self._measure(width).height() + 2 * self._pad())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            # Whoever holds the answers moves among them.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        self._paint_sign(painter)
        room = self._measure(self.width())
        room.moveTop((self.height() - room.height()) // 2)
        side = Qt.AlignmentFlag.AlignRight if self._mirrored() else Qt.AlignmentFlag.AlignLeft
        painter.setFont(self._font())
        plain = self._mark is not Mark.TRIED and (self.isEnabled() or self._mark is not Mark.NONE)
        painter.setPen(self._style.colour("text" if plain else "quiet"))
        painter.drawText(room, _WRAP | side | Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()

    def _paint_frame(self, painter: QPainter) -> None:
        fill, edge, _ = _COLOURS[self._mark]
        width = max(self._style.theme.border_px, 2 if self._mark in {Mark.RIGHT, Mark.WRONG} else 1)
        if self.isEnabled() and self._mark is Mark.NONE and (self.underMouse() or self.isDown()):
            fill, edge, width = "primary_soft", "primary", 2
        if self.hasFocus():
            edge, width = "focus", 3
        painter.setPen(QPen(self._style.colour(edge), width))
        painter.setBrush(self._style.colour(fill))
        inset = width / 2 + 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 10, 10)

    def _paint_sign(self, painter: QPainter) -> None:
        """The number in a ring, or what came of the answer."""
        colour = self._style.colour(_COLOURS[self._mark][2])
        side = self._sign()
        x = self.width() - self._pad() - side if self._mirrored() else self._pad()
        box = QRectF(x, (self.height() - side) / 2, side, side)
        if self._mark is not Mark.NONE:
            draw_glyph(painter, _SIGNS[self._mark], box, colour)
            return
        painter.setPen(QPen(colour, max(1.5, self._style.theme.border_px)))
        painter.setBrush(QColor(Qt.GlobalColor.transparent))
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        font = self._font()
        font.setPixelSize(round(side * 0.58))
        font.setBold(True)
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._number))

    def _mirrored(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def _pad(self) -> int:
        return self._style.chrome_px(14)

    def _sign(self) -> int:
        return self._style.chrome_px(28)

    def _least(self) -> int:
        return self._style.chrome_px(_LEAST_HEIGHT)

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(self._style.page_px(17))
        return font

    def _measure(self, width: int) -> QRect:
        """Return where the words stand in a button of that width."""
        before = self._pad() + self._sign() + self._style.chrome_px(12)
        room = max(1, width - before - self._pad())
        sheet = QRect(0, 0, room, 100_000)
        words = QFontMetrics(self._font()).boundingRect(
            sheet, _WRAP | Qt.AlignmentFlag.AlignLeft, self.text()
        )
        return QRect(self._pad() if self._mirrored() else before, 0, room, words.height())

    def _on_style_changed(self) -> None:
        self.updateGeometry()
        self.update()
