"""Pictograms by name: a small table of names to code points in the Material Design Icons font."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPixmap

from baclofen_guide.ui.fonts import ICON_FAMILY

GLYPHS: dict[str, int] = {
    # what pages are about (front matter `pictogram`)
    "hand-stop": 0xF0E47,
    "pill": 0xF0402,
    "pills": 0xF1B4C,
    "bottle": 0xF1130,
    "clock": 0xF051B,
    "calendar": 0xF00ED,
    "stairs-down": 0xF12BE,
    "sleep": 0xF04B2,
    "brain": 0xF09D1,
    "lungs": 0xF1084,
    "heart": 0xF05F6,
    "stomach": 0xF1093,
    "water": 0xF058C,
    "baby": 0xF068F,
    "car": 0xF010B,
    "wheelchair": 0xF138D,
    "pump": 0xF1402,
    "thermometer": 0xF050F,
    "medical-bag": 0xF06EF,
    "star": 0xF04CE,
    "run": 0xF070E,
    "scale": 0xF05D1,
    "school": 0xF0474,
    "document": 0xF0219,
    "questions": 0xF0EB4,
    "storage": 0xF0717,
    "unwell": 0xF157D,
    "shield-alert": 0xF0ECC,
    "alarm-light": 0xF078F,
    "phone": 0xF03F2,
    "phone-alert": 0xF0F1A,
    "family": 0xF0A8B,
    "mix": 0xF062C,
    "hospital": 0xF02E0,
    "book": 0xF14F7,
    # callouts
    "key": 0xF04CE,
    "emergency": 0xF0F1A,
    "warning": 0xF0026,
    "tip": 0xF06E9,
    "not-known": 0xF0625,
    "disagree": 0xF05D1,
    # people
    "patient": 0xF0004,
    "carer": 0xF0899,
    "clinician": 0xF04D9,
    # buttons
    "learn": 0xF05DA,
    "settings": 0xF0493,
    "alert": 0xF0026,
    "back": 0xF004D,
    "forward": 0xF0054,
    "next": 0xF0142,
    "previous": 0xF0141,
    "open": 0xF0140,
    "find": 0xF0349,
    "print": 0xF042A,
    "close": 0xF0156,
    "check": 0xF012C,
    "menu": 0xF035C,
    "text-larger": 0xF09F4,
    "text-smaller": 0xF09F3,
    "language": 0xF05CA,
    "contents": 0xF0279,
    "sources": 0xF0EAF,
    "info": 0xF02FC,
    "level": 0xF05DA,
}
"""Names used in content and code. Every name has a word beside it on screen."""


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


def glyph_pixmap(name: str, size: int, colour: QColor, ratio: float = 1.0) -> QPixmap:
    """Return pictogram `name` as a square picture of `size` logical pixels at a device `ratio`."""
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_glyph(painter, name, QRectF(0, 0, size, size), colour)
    painter.end()
    return pixmap


def glyph_icon(name: str, size: int, colour: QColor, checked: QColor | None = None) -> QIcon:
    """Return pictogram `name` as an icon, twice as fine as `size` so that it stays sharp.

    Args:
        name: a key of `GLYPHS`.
        size: logical pixels.
        colour: colour in the normal state.
        checked: colour while the button is pressed in, when it differs.
    """
    icon = QIcon(glyph_pixmap(name, size, colour, 2.0))
    if checked is not None:
        pixmap = glyph_pixmap(name, size, checked, 2.0)
        icon.addPixmap(pixmap, QIcon.Mode.Normal, QIcon.State.On)
    return icon
