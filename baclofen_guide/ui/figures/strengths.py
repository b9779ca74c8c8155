"""The same amount in the same cup; as many dots swim in it as the dose is strong."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

if TYPE_CHECKING:
    from baclofen_guide.ui.figures.ink import Ink

_LEVEL = 0.24
"""The liquid's surface, as a part of the cup's height from the top."""

_TAPER = 0.1
"""How far each side of the cup leans in on its way down, as a part of its width."""


def paint_cup(painter: QPainter, box: QRectF, dots: int, ink: Ink) -> None:
    """Paint a measuring cup that fills `box`, with `dots` in its liquid."""
    inset = box.width() * 0.03
    cup = box.adjusted(inset, inset, -inset, -inset)
    surface = cup.top() + cup.height() * _LEVEL
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ink.wash))
    painter.drawPolygon(_slice(cup, surface))
    painter.setPen(ink.pen(ink.line, box.width() * 0.02))
    _draw_side(painter, cup)
    left, right = _edges(cup, surface)
    painter.drawLine(QPointF(left, surface), QPointF(right, surface))
    _draw_scale(painter, cup, surface, ink)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ink.mark))
    radius = box.width() * 0.032
    for dot in _places(cup, surface, dots, mirrored=ink.mirrored):
        painter.drawEllipse(dot, radius, radius)
    painter.restore()


def _edges(cup: QRectF, y: float) -> tuple[float, float]:
    """Return where the sides of `cup` stand at the height of `y`."""
    lean = cup.width() * _TAPER * (y - cup.top()) / cup.height()
    return cup.left() + lean, cup.right() - lean


def _slice(cup: QRectF, top: float) -> QPolygonF:
    """Return the cup from `top` down to its bottom."""
    (left, right), (low_left, low_right) = _edges(cup, top), _edges(cup, cup.bottom())
    corners = ((left, top), (right, top), (low_right, cup.bottom()), (low_left, cup.bottom()))
    return QPolygonF([QPointF(x, y) for x, y in corners])


def _draw_side(painter: QPainter, cup: QRectF) -> None:
    (left, right), (low_left, low_right) = _edges(cup, cup.top()), _edges(cup, cup.bottom())
    corners = ((left, cup.top()), (low_left, cup.bottom()), (low_right, cup.bottom()), (right, cup.top()))
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in corners]))


def _draw_scale(painter: QPainter, cup: QRectF, surface: float, ink: Ink) -> None:
    """Draw the marks of a measure on the side where a line of text ends."""
    step = (cup.bottom() - surface) / 4
    for number in range(4):
        y = surface + step * number
        left, right = _edges(cup, y)
        length = cup.width() * (0.14 if number == 0 else 0.08)
        start, end = (left, left + length) if ink.mirrored else (right - length, right)
        painter.drawLine(QPointF(start, y), QPointF(end, y))


def _places(cup: QRectF, surface: float, dots: int, *, mirrored: bool) -> list[QPointF]:
    """Return where `dots` stand, spread evenly in rows through the liquid."""
    depth = cup.bottom() - surface
    rows = max(1, min(dots, round(math.sqrt(dots * depth / cup.width() * 1.3))))
    places = []
    for row in range(rows):
        count = dots * (row + 1) // rows - dots * row // rows
        y = surface + depth * (0.07 + 0.88 * (row + 0.5) / rows)
        left, right = _edges(cup, y)
        # Clear of the walls, and of the scale on one side.
        near, far = (0.2, 0.07) if mirrored else (0.07, 0.2)
        start, width = left + (right - left) * near, (right - left) * (1 - near - far)
        shift = 0 if rows == 1 else 0.25 if row % 2 else -0.25
        places += [QPointF(start + (n + 0.5 + shift) / count * width, y) for n in range(count)]
    return places
