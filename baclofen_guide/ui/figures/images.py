"""The images of a figure, each painted once for a look."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter

from baclofen_guide.guide.figures import FigureData, IconArray, Pictograms, Strengths
from baclofen_guide.ui.figures.icon_array import Person, dress_of, paint_people
from baclofen_guide.ui.figures.ink import Ink  # noqa: TC001  part of a cached value
from baclofen_guide.ui.figures.pictograms import paint_tile
from baclofen_guide.ui.figures.strengths import paint_cup

if TYPE_CHECKING:
    from collections.abc import Callable

_KEPT = 64
_CUP = (1.5, 1.7)
"""Width and height of a cup, in widths of a pictogram."""

_PERSON = 0.72
"""Size of the person in a key, as a part of the width it takes with the space behind it."""


@dataclass(frozen=True)
class Scale:
    """Sizes in pixels at which figures are painted.

    Attributes:
        key: width of the small picture before the words of a part, with the space behind it.
        crowd: side of a hundred people.
        sign: side of a pictogram.
        ratio: device pixels a pixel.
    """

    key: int
    crowd: int
    sign: int
    ratio: float = 2.0


@lru_cache(maxsize=_KEPT)
def figure_image(data: FigureData, part: int | None, ink: Ink, scale: Scale) -> QImage:
    """Return the picture of a whole figure, or of one of its parts."""
    size, paint = _plan(data, part, ink, scale)
    image = QImage((size * scale.ratio).toSize(), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(scale.ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter)
    painter.end()
    return image


def _plan(
    data: FigureData, part: int | None, ink: Ink, scale: Scale
) -> tuple[QSizeF, Callable[[QPainter], None]]:
    """Return how large the picture is and what paints it."""
    sign = QRectF(0, 0, scale.sign, scale.sign)
    match data:
        case Pictograms():
            icon = data.parts[part or 0].icon
            return sign.size(), lambda painter: paint_tile(painter, sign, icon, ink)
        case Strengths():
            cup = QRectF(0, 0, scale.sign * _CUP[0], scale.sign * _CUP[1])
            dots = round(data.parts[part or 0].mg / data.dot_mg)
            return cup.size(), lambda painter: paint_cup(painter, cup, dots, ink)
        case IconArray() if part is None:
            crowd = QRectF(0, 0, scale.crowd, scale.crowd)
            return crowd.size(), lambda painter: paint_people(painter, crowd, data, ink)
        case _:
            return _key(data, part or 0, ink, scale)


def _key(data: IconArray, part: int, ink: Ink, scale: Scale) -> tuple[QSizeF, Callable[[QPainter], None]]:
    side = scale.key * _PERSON
    corner = QPointF(scale.key - side if ink.mirrored else 0, 0)
    person = Person(side, dress_of(part, len(data.parts)))
    return QSizeF(scale.key, side), lambda painter: person.paint(painter, corner, ink)
