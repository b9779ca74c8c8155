"""A key message as a pictogram on a tile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPainter

from baclofen_guide.ui.icons import draw_glyph

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF

    from baclofen_guide.ui.figures.ink import Ink


def paint_tile(painter: QPainter, box: QRectF, icon: str, ink: Ink) -> None:
    """Paint pictogram `icon` on a tile that fills the square `box`."""
    line = box.width() * 0.025
    tile = box.adjusted(line, line, -line, -line)
    painter.save()
    painter.setPen(ink.pen(ink.mark, line))
    painter.setBrush(QColor(ink.wash))
    painter.drawRoundedRect(tile, box.width() * 0.2, box.width() * 0.2)
    painter.restore()
    edge = box.width() * 0.18
    draw_glyph(painter, icon, box.adjusted(edge, edge, -edge, -edge), QColor(ink.mark))
