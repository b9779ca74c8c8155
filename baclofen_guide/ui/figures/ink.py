"""The colours figures are painted with. No figure tells anything by colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

if TYPE_CHECKING:
    from baclofen_guide.ui.theme import Theme


@dataclass(frozen=True)
class Ink:
    """Colours as ``#RRGGBB``, and which way a picture runs.

    Attributes:
        mark: what the picture is about.
        wash: behind or within it.
        line: frames, scales and whatever stands for the rest.
        bold: lines are twice as thick, for high contrast.
        mirrored: from right to left.
    """

    mark: str
    wash: str
    line: str
    bold: bool = False
    mirrored: bool = False

    @classmethod
    def of(cls, theme: Theme, *, mirrored: bool = False) -> Ink:
        """Return the ink of `theme`."""
        return cls(theme.primary, theme.primary_soft, theme.quiet, theme.border_px > 1, mirrored)

    def pen(self, colour: str, width: float) -> QPen:
        """Return a pen for lines of `width`, thicker in high contrast."""
        pen = QPen(QColor(colour), width * (1.5 if self.bold else 1))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        return pen
