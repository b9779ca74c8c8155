"""Paints what the HTML of a page asks for: ``icon:NAME?ROLE``, ``figure:NAME`` and ``figure:NAME/0``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QUrl
from PySide6.QtGui import QColor, QPainter, QPixmap, QTextDocument

from baclofen_guide.ui.figures.images import Scale, figure_image
from baclofen_guide.ui.figures.ink import Ink
from baclofen_guide.ui.glyphs import GLYPHS
from baclofen_guide.ui.icons import draw_glyph, glyph_pixmap

if TYPE_CHECKING:
    from collections.abc import Mapping

    from baclofen_guide.guide.figures import FigureData
    from baclofen_guide.guide.look import Look
    from baclofen_guide.ui.theme import Theme

TICKS = {False: "unticked", True: "ticked"}
"""Pictograms of a thing to do, before and after."""

SCREEN_RATIO, PAPER_RATIO = 2.0, 4.0
"""Device pixels a pixel; on paper four make 384 dots to the inch."""

_ICON = re.compile(r'src="icon:([a-z-]+)\?([a-z_]+)"')
_FIGURE = re.compile(r'src="(figure:([a-z0-9-]+)(?:/(\d+))?)"')
_ICON_SIZE = 18 / 16
_TICK_SIZE = 0.72
_IMAGE = QTextDocument.ResourceType.ImageResource.value


@dataclass(frozen=True)
class Pictures:
    """What the pictures of one page are painted with.

    Attributes:
        theme: their colours.
        look: their sizes.
        figures: what figures are drawn from, by name.
        mirrored: the page runs from right to left.
        ratio: device pixels a pixel.
    """

    theme: Theme
    look: Look
    figures: Mapping[str, FigureData] = field(default_factory=dict)
    mirrored: bool = False
    ratio: float = SCREEN_RATIO

    def add_to(self, document: QTextDocument, html: str) -> None:
        """Give `document` every picture that `html` names."""
        for name, role in set(_ICON.findall(html)):
            if name in TICKS.values():
                # Both, so that a press only changes which of the two is shown.
                for tick in TICKS.values():
                    document.addResource(_IMAGE, QUrl(f"icon:{tick}?{role}"), self._tick(tick, role))
            elif name in GLYPHS:
                size = round(self.look.body_px * _ICON_SIZE)
                picture = glyph_pixmap(name, size, self._colour(role), self.ratio)
                document.addResource(_IMAGE, QUrl(f"icon:{name}?{role}"), picture)
        ink = Ink.of(self.theme, mirrored=self.mirrored)
        scale = Scale(self.look.tick_px, self.look.crowd_px, self.look.sign_px, self.ratio)
        for url, name, part in set(_FIGURE.findall(html)) if self.figures else ():
            image = figure_image(self.figures[name], int(part) if part else None, ink, scale)
            document.addResource(_IMAGE, QUrl(url), QPixmap.fromImage(image))

    def _colour(self, role: str) -> QColor:
        return QColor(getattr(self.theme, role))

    def _tick(self, name: str, role: str) -> QPixmap:
        """Return a box to tick with the space behind it, so that words line up."""
        width = self.look.tick_px
        side = round(width * _TICK_SIZE)
        picture = QPixmap(round(width * self.ratio), round(side * self.ratio))
        picture.setDevicePixelRatio(self.ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        left = width - side if self.mirrored else 0
        draw_glyph(painter, name, QRectF(left, 0, side, side), self._colour(role))
        painter.end()
        return picture
