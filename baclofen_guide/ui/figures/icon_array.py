"""Ten by ten people: some filled, some half filled or striped, the rest as outlines."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QTransform

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF

    from baclofen_guide.guide.figures import IconArray
    from baclofen_guide.ui.figures.ink import Ink

SIDE = 10
"""People in a row, and rows."""


class Dress(Enum):
    """How the people of one part look; the difference is in shape, not in colour."""

    FILLED = "filled"
    HALF = "half"
    STRIPED = "striped"
    OUTLINE = "outline"


def dress_of(part: int, parts: int) -> Dress:
    """Return how part number `part` of so many `parts` looks; the last is always the outline."""
    if part == parts - 1:
        return Dress.OUTLINE
    return (Dress.FILLED, Dress.HALF, Dress.STRIPED)[part]


def paint_people(painter: QPainter, box: QRectF, data: IconArray, ink: Ink) -> None:
    """Paint everybody in the square `box`, row by row from where a line of text starts."""
    cell = box.width() / SIDE
    place = 0
    for number, part in enumerate(data.parts):
        # The shapes of one person serve for all who look the same: cutting them costs more than filling.
        person = Person(cell, dress_of(number, len(data.parts)))
        for _ in range(part.count):
            row, column = divmod(place, SIDE)
            column = SIDE - 1 - column if ink.mirrored else column
            person.paint(painter, box.topLeft() + QPointF(column, row) * cell, ink)
            place += 1


class Person:
    """Head and shoulders in a square of so many pixels, with room to the neighbours."""

    def __init__(self, size: float, dress: Dress) -> None:
        self._line = size * 0.055
        self._outline_only = dress is Dress.OUTLINE
        grow = QTransform.fromScale(size, size)
        shape = _shape()
        self._shape, self._filled = grow.map(shape), grow.map(shape.intersected(_filled(dress)))

    def paint(self, painter: QPainter, corner: QPointF, ink: Ink) -> None:
        """Paint the person with the square's upper left at `corner`."""
        painter.save()
        painter.translate(corner)
        if not self._outline_only:
            painter.fillPath(self._filled, QColor(ink.mark))
        painter.setPen(ink.pen(ink.line if self._outline_only else ink.mark, self._line))
        painter.drawPath(self._shape)
        painter.restore()


def _shape() -> QPainterPath:
    """Return a person in a square of one by one."""
    shape = QPainterPath()
    shape.addEllipse(QPointF(0.5, 0.25), 0.15, 0.15)
    shape.moveTo(0.22, 0.92)
    shape.lineTo(0.22, 0.68)
    shape.quadTo(0.22, 0.48, 0.42, 0.48)
    shape.lineTo(0.58, 0.48)
    shape.quadTo(0.78, 0.48, 0.78, 0.68)
    shape.lineTo(0.78, 0.92)
    shape.closeSubpath()
    return shape


def _filled(dress: Dress) -> QPainterPath:
    """Return where people of that `dress` are filled."""
    area = QPainterPath()
    if dress is Dress.FILLED:
        area.addRect(0, 0, 1, 1)
    elif dress is Dress.HALF:
        area.addRect(0, 0.66, 1, 0.34)
    elif dress is Dress.STRIPED:
        for number in range(1, 11, 2):
            area.addRect(0, number * 0.09, 1, 0.09)
    return area
