"""A large card to press: pictogram, title and one line, painted so that text wraps and grows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from baclofen_guide.ui.icons import draw_glyph

if TYPE_CHECKING:
    from baclofen_guide.ui.style import Style

_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
MOST_MEASURED = 64
"""A window that is being pulled larger asks for a new width each time."""


class Card(QAbstractButton):
    """A button as large as what it leads to matters.

    Args:
        style: the current look.
        icon: a pictogram name.
        emergency: painted in the emergency colours, and larger.
    """

    def __init__(
        self, style: Style, icon: str, *, emergency: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._style, self._icon, self._emergency = style, icon, emergency
        self._line = ""
        self._measured: dict[tuple[int, int, str], tuple[QRect, QRect]] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        style.style_changed.connect(self._on_style_changed)

    def say(self, title: str, line: str) -> None:
        """Set the title and the line below it; both are spoken."""
        self.setText(title)
        self._line = line
        self._measured.clear()
        self.setAccessibleName(title)
        self.setAccessibleDescription(line)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = self._style.chrome_px(220)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = self._style.chrome_px(140)
        return QSize(width, self.heightForWidth(width))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        title, line = self._text_boxes(width)
        return line.bottom() + 1 + self._pad() if self._line else title.bottom() + 1 + self._pad()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        ink = self._ink()
        icon = self._icon_size()
        box = QRectF(self._pad(), self._pad(), icon, icon)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            box.moveRight(self.width() - self._pad())
        draw_glyph(painter, self._icon, box, ink["icon"])
        title, line = self._text_boxes(self.width())
        flags = _WRAP | Qt.AlignmentFlag.AlignLeading
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            flags = _WRAP | Qt.AlignmentFlag.AlignRight
        painter.setFont(self._font(bold=True))
        painter.setPen(ink["title"])
        painter.drawText(title, flags, self.text())
        painter.setFont(self._font(bold=False))
        painter.setPen(ink["line"])
        painter.drawText(line, flags, self._line)
        painter.end()

    def _ink(self) -> dict[str, QColor]:
        if self._emergency:
            return dict.fromkeys(("icon", "title", "line"), self._style.colour("emergency"))
        return {
            "icon": self._style.colour("primary"),
            "title": self._style.colour("text"),
            "line": self._style.colour("quiet"),
        }

    def _paint_frame(self, painter: QPainter) -> None:
        lively = self.underMouse() or self.isDown() or self.isChecked()
        fill = "emergency_soft" if self._emergency else ("primary_soft" if lively else "card")
        edge, width = ("emergency", self._style.theme.border_px) if self._emergency else ("hairline", 1)
        if lively:
            edge, width = ("emergency" if self._emergency else "primary", 2)
        if self.hasFocus():
            edge, width = "focus", 3
        painter.setPen(QPen(self._style.colour(edge), width))
        painter.setBrush(self._style.colour(fill))
        inset = width / 2 + 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 12, 12)

    def _pad(self) -> int:
        return self._style.chrome_px(16)

    def _icon_size(self) -> int:
        return self._style.chrome_px(52 if self._emergency else 36)

    def _font(self, *, bold: bool) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(self._style.chrome_px((21 if self._emergency else 18) if bold else 16))
        font.setBold(bold)
        return font

    def _text_boxes(self, width: int) -> tuple[QRect, QRect]:
        """Where title and line stand at a width; a grid asks often, and measuring words takes long."""
        size = (width, self._style.chrome_px(16), self.font().family())
        if size not in self._measured:
            if len(self._measured) >= MOST_MEASURED:
                self._measured.clear()
            self._measured[size] = self._measure_both(width)
        return self._measured[size]

    def _measure_both(self, width: int) -> tuple[QRect, QRect]:
        room = max(1, width - 2 * self._pad())
        top = self._pad() + self._icon_size() + self._style.chrome_px(8)
        title = self._measure(self.text(), room, top, bold=True)
        line = self._measure(self._line, room, title.bottom() + self._style.chrome_px(4), bold=False)
        return title, line

    def _measure(self, text: str, room: int, top: int, *, bold: bool) -> QRect:
        metrics = QFontMetrics(self._font(bold=bold))
        height = metrics.boundingRect(QRect(0, 0, room, 100_000), _WRAP, text).height()
        return QRect(self._pad(), top, room, height)

    def _on_style_changed(self) -> None:
        self.updateGeometry()
        self.update()
