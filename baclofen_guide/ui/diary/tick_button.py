"""A large button that is ticked or not; its words wrap, so that nothing is cut off at any text size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from baclofen_guide.ui.icons import draw_glyph

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from baclofen_guide.ui.style import Style

_WRAP = Qt.TextFlag.TextWordWrap
LEAST = 48


class TickButton(QAbstractButton):
    """Pressed by pointer, Space or Enter.

    Args:
        style: the current look.
        urgent: drawn in the colours of an emergency.
        one_of: only one of its row can be ticked, so that its sign is round.
    """

    def __init__(
        self, style: Style, *, urgent: bool = False, one_of: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._style, self._urgent, self._one_of = style, urgent, one_of
        self.setCheckable(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        style.style_changed.connect(self._on_style_changed)

    def say(self, words: str, name: str = "") -> None:
        """Set the words, and what is spoken instead if they do not stand for themselves."""
        self.setText(words)
        self.setAccessibleName(name or words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        width = self._style.chrome_px(220)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._style.chrome_px(100), self._style.chrome_px(LEAST))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self._style.chrome_px(LEAST), self._room(width).height() + 2 * self._style.chrome_px(10))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._paint_frame(painter)
        side = self._style.chrome_px(22)
        x = self.width() - self._pad() - side if self._mirrored() else self._pad()
        box = QRectF(x, (self.height() - side) / 2, side, side)
        self._paint_sign(painter, box, ink)
        room = self._room(self.width())
        room.moveTop((self.height() - room.height()) // 2)
        painter.setFont(self._font())
        painter.setPen(self._style.colour(ink))
        side_flag = Qt.AlignmentFlag.AlignRight if self._mirrored() else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, _WRAP | side_flag | Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()

    def _paint_sign(self, painter: QPainter, box: QRectF, ink: str) -> None:
        if not self._one_of:
            draw_glyph(painter, "ticked" if self.isChecked() else "unticked", box, self._style.colour(ink))
            return
        edge = box.width() / 8
        painter.setPen(QPen(self._style.colour(ink), edge * 0.9))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box.adjusted(edge, edge, -edge, -edge))
        if self.isChecked():
            painter.setBrush(self._style.colour(ink))
            painter.drawEllipse(box.adjusted(*(3 * edge,) * 2, *(-3 * edge,) * 2))

    def _paint_frame(self, painter: QPainter) -> str:
        """Paint what is behind the words; return the colour that the words have on it."""
        fill, ink, edge, width = "card", "text", "outline", float(self._style.theme.border_px)
        if self.isChecked():
            fill, ink, edge = "primary", "on_primary", "primary"
            if self._urgent:
                fill, ink, edge = "emergency_button", "on_emergency_button", "emergency_button"
        elif self.underMouse():
            fill, ink = "primary_soft", "on_primary_soft"
        if self.hasFocus():
            edge, width = "focus", 3.0
        painter.setPen(QPen(self._style.colour(edge), width))
        painter.setBrush(self._style.colour(fill))
        inset = width / 2 + 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 10, 10)
        return ink

    def _mirrored(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def _pad(self) -> int:
        return self._style.chrome_px(10)

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(self._style.chrome_px(16))
        return font

    def _room(self, width: int) -> QRect:
        """Where the words stand in a button of that width."""
        before = 2 * self._pad() + self._style.chrome_px(22)
        wide = max(1, width - before - self._pad())
        sheet = QRect(0, 0, wide, 100_000)
        side = Qt.AlignmentFlag.AlignLeft
        needed = QFontMetrics(self._font()).boundingRect(sheet, _WRAP | side, self.text())
        return QRect(self._pad() if self._mirrored() else before, 0, wide, needed.height())

    def _on_style_changed(self) -> None:
        self.updateGeometry()
        self.update()
