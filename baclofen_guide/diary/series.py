"""A diary as a series: notes joined by stretches of days, so that ten years draw as fast as a week."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal

from msgspec import Struct

from baclofen_guide.diary.entries import DiaryEntry, Sign
from baclofen_guide.diary.trends import MEASURES

WIDTHS = (1, 7, 28, 91)
"""Stretches in days; whole weeks, so that weekdays weigh the same in each."""
MOST = 140
"""More marks than this are a smear, and slow to draw."""


class Band(Struct, frozen=True):
    """A measure over a stretch: the least, the greatest and the average, to one decimal."""

    low: int
    high: int
    mean: Decimal


class Stretch(Struct, frozen=True, kw_only=True):
    """What was noted about the days from ``first`` to ``last``, both included.

    Attributes:
        first, last: local dates; the same for a single day.
        notes: how many entries.
        bands: by measure of `MEASURES`; a measure nobody noted is not in it.
        falls: how many; None when not said.
        signs: signs noted on any of the days.
    """

    first: date
    last: date
    notes: int
    bands: dict[str, Band]
    falls: int | None
    signs: tuple[Sign, ...]


def width_for(first: date, last: date, most: int = MOST) -> int:
    """How many days to join so that at most ``most`` stretches lie between the days; at most a quarter."""
    days = (last - first).days + 1
    return next((width for width in WIDTHS if days <= width * most), WIDTHS[-1])


def stretches(entries: Iterable[DiaryEntry], last: date, width: int) -> tuple[Stretch, ...]:
    """The entries joined by ``width`` days, counted back from ``last``; without notes there is no stretch."""
    grouped: dict[int, list[DiaryEntry]] = {}
    for entry in entries:
        grouped.setdefault((last - entry.day).days // width, []).append(entry)
    return tuple(
        _stretch(grouped[back], last - timedelta(days=back * width), width)
        for back in sorted(grouped, reverse=True)
    )


def _stretch(entries: Sequence[DiaryEntry], last: date, width: int) -> Stretch:
    bands = {name: _band(entries, measure) for name, measure in MEASURES.items()}
    falls = [entry.falls for entry in entries if entry.falls is not None]
    return Stretch(
        first=last - timedelta(days=width - 1),
        last=last,
        notes=len(entries),
        bands={name: band for name, band in bands.items() if band is not None},
        falls=sum(falls) if falls else None,
        signs=tuple(dict.fromkeys(sign for entry in entries for sign in entry.signs)),
    )


def _band(entries: Sequence[DiaryEntry], measure: Callable[[DiaryEntry], int | None]) -> Band | None:
    found = [value for entry in entries if (value := measure(entry)) is not None]
    if not found:
        return None
    mean = (Decimal(sum(found)) / len(found)).quantize(Decimal("0.1"))
    return Band(min(found), max(found), mean)
