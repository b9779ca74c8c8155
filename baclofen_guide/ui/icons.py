"""Pictograms drawn from the icon font, in any colour and size."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPixmap

from baclofen_guide.ui.fonts import ICON_FAMILY
from baclofen_guide.ui.glyphs import GLYPHS


def draw_glyph(painter: QPainter, name: str, box: QRectF, colour: QColor) -> None:
    """Paint pictogram `name` centred in `box`. An unknown name paints nothing."""
    code = GLYPHS.get(name)
    if code is None:
        return
    font = QFont(ICON_FAMILY)
    font.setPixelSize(max(1, int(min(box.width(), box.height()))))
    painter.save()
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, chr(code))
    painter.restore()


def glyph_pixmap(name: str, size: int, colour: QColor, ratio: float = 1.0, margin: int = 0) -> QPixmap:
    """Return pictogram `name` as a picture of `size` logical pixels at a device `ratio`.

    It is square, but for a `margin` of so many pixels on its left and right.
    """
    width = size + 2 * margin
    pixmap = QPixmap(round(width * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_glyph(painter, name, QRectF(0, 0, width, size), colour)
    painter.end()
    return pixmap


def glyph_icon(
    name: str,
    size: int,
    colour: QColor,
    checked: QColor | None = None,
    margin: int = 0,
    disabled: QColor | None = None,
) -> QIcon:
    """Return pictogram `name` as an icon, twice as fine as `size` so that it stays sharp.

    Args:
        name: a key of `GLYPHS`.
        size: logical pixels.
        colour: colour in the normal state.
        checked: colour while the button is pressed in, when it differs.
        margin: room on its left and right, in logical pixels.
        disabled: colour while the button cannot be pressed; Qt makes one up otherwise.
    """
    icon = QIcon(glyph_pixmap(name, size, colour, 2.0, margin))
    if checked is not None:
        pixmap = glyph_pixmap(name, size, checked, 2.0, margin)
        icon.addPixmap(pixmap, QIcon.Mode.Normal, QIcon.State.On)
    if disabled is not None:
        icon.addPixmap(glyph_pixmap(name, size, disabled, 2.0, margin), QIcon.Mode.Disabled)
    return icon
