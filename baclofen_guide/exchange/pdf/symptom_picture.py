"""Symptoms over the dose as SVG: stiffness, spasms and the mg a day under one another, on one time axis."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from baclofen_guide.diary.series import Band, Stretch
    from baclofen_guide.dosing.levels import Level

WIDTH, LEFT = 520.0, 30.0
ROWS = {"stiffness": (10, 16.0, 40.0), "frequency": (4, 72.0, 24.0)}
"""Of each measure: the end of its scale, the top of its row and the row's height."""
DOSE_TOP, DOSE_HIGH = 112.0, 20.0
HEIGHT = DOSE_TOP + DOSE_HIGH + 13
INK, QUIET, LINE, TEAL, SOFT, RED = "#17242B", "#4A5B64", "#B4C0C6", "#0B5D6B", "#DDF0F2", "#A3161B"
"""The colours of paper, as in the template."""
FONT = "Atkinson Hyperlegible"
GAP = 3
"""A line goes on over so many days without notes, as on the screen."""


class Words(Struct, frozen=True):
    """What stands in the picture: titles of the rows, of the dose, and both ends of the axis."""

    titles: dict[str, str]
    dose: str
    first: str
    last: str


class Picture(Struct, frozen=True, kw_only=True):
    """What is drawn.

    Attributes:
        first, last: local days at both ends.
        spots: what was noted, a stretch a day.
        levels: mg a day as ordered.
        words: what stands in it.
    """

    first: date
    last: date
    spots: tuple[Stretch, ...]
    levels: tuple[Level, ...]
    words: Words

    def svg(self) -> str:
        """The drawing."""
        parts = [*self._dose(), *self._changes()]
        for measure in ROWS:
            parts += [*self._scale(measure), *self._line(measure)]
        parts += self._signs()
        body = "".join(parts)
        return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {HEIGHT:g}">{body}</svg>'

    def _x(self, day: date, share: float = 0.5) -> float:
        days = (self.last - self.first).days + 1
        return LEFT + (WIDTH - LEFT) * ((day - self.first).days + share) / days

    def _y(self, measure: str, value: float) -> float:
        top, y, high = ROWS[measure]
        return y + high * (1 - value / top)

    def _scale(self, measure: str) -> Iterator[str]:
        top, y, _ = ROWS[measure]
        yield _text(LEFT, y - 4, self.words.titles[measure], weight="bold")
        for value in (0, top):
            at = self._y(measure, value)
            yield _stroke(LEFT, at, WIDTH, at, LINE, 0.5)
            yield _text(LEFT - 4, at + 3, str(value), anchor="end", fill=QUIET)

    def _line(self, measure: str) -> Iterator[str]:
        found = [(spot, band) for spot in self.spots if (band := spot.bands.get(measure)) is not None]
        for (one, low), (other, high) in pairwise(found):
            if (other.first - one.last).days <= GAP:
                yield _stroke(*self._spot(measure, one, low), *self._spot(measure, other, high), INK, 1.4)
        for spot, band in found:
            x, y = self._spot(measure, spot, band)
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2" fill="{INK}"/>'

    def _spot(self, measure: str, spot: Stretch, band: Band) -> tuple[float, float]:
        return self._x(spot.last), self._y(measure, float(band.mean))

    def _dose(self) -> Iterator[str]:
        """The staircase of what was ordered, its numbers on the steps."""
        most = max((float(level.mg) for level in self.levels), default=0) or 1
        yield _text(LEFT, DOSE_TOP - 3, self.words.dose, weight="bold")
        for level in self.levels:
            left, right = self._x(level.first, 0), self._x(level.last, 1)
            high = DOSE_HIGH * float(level.mg) / most
            top = DOSE_TOP + DOSE_HIGH - high
            yield _box(left, top, right - left, high)
            yield _stroke(left, top, right, top, TEAL, 1.4)
            number = f"{level.mg:f}"
            if right - left > 7 * len(number):
                yield _text((left + right) / 2, DOSE_TOP + DOSE_HIGH - 4, number, anchor="middle")
        for words, x, anchor in ((self.words.first, LEFT, "start"), (self.words.last, WIDTH, "end")):
            yield _text(x, HEIGHT - 3, words, anchor=anchor, fill=QUIET)

    def _changes(self) -> Iterator[str]:
        for before, after in pairwise(self.levels):
            if before.mg != after.mg:
                x = self._x(after.first, 0)
                yield _stroke(x, 16, x, DOSE_TOP + DOSE_HIGH, QUIET, 0.8, dash="3 3")

    def _signs(self) -> Iterator[str]:
        """A red triangle on days with a sign."""
        for spot in self.spots:
            if spot.signs:
                x = self._x(spot.last)
                yield f'<path d="M{x:.1f} 3l4.5 8h-9z" fill="{RED}"/>'


def _stroke(x1: float, y1: float, x2: float, y2: float, colour: str, width: float, dash: str = "") -> str:
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    ends = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    return f'<line {ends} stroke="{colour}" stroke-width="{width:g}"{dashes}/>'


def _box(x: float, y: float, wide: float, high: float) -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}" fill="{SOFT}"/>'


def _text(
    x: float, y: float, words: str, *, anchor: str = "start", weight: str = "normal", fill: str = INK
) -> str:
    look = f'font-family="{FONT}" font-size="9" font-weight="{weight}" text-anchor="{anchor}" fill="{fill}"'
    return f'<text x="{x:.1f}" y="{y:.1f}" {look}>{escape(words)}</text>'
