"""What a diary shows over time: averages of a stretch, and how they changed when the dose did."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal

from msgspec import Struct

from baclofen_guide.diary.entries import DiaryEntry

WEEK = timedelta(days=7)
FEWEST = 2
"""With fewer notes an average says nothing."""
MATTERS = {"stiffness": Decimal(1), "frequency": Decimal("0.5"), "sleep": Decimal(1)}
"""A change of the average by less than this is called "about the same"; spasms have the shorter scale."""

Measure = Callable[[DiaryEntry], int | None]
MEASURES: dict[str, Measure] = {
    "stiffness": lambda entry: entry.stiffness,
    "frequency": lambda entry: entry.frequency,
    "sleep": lambda entry: entry.sleep,
}


class Comparison(Struct, frozen=True):
    """A measure in the week before and after a day, as averages; ``direction`` is "up", "down" or "same"."""

    measure: str
    day: date
    before: Decimal
    after: Decimal
    direction: str


def average(entries: Iterable[DiaryEntry], measure: str) -> Decimal | None:
    """The average of a measure to one decimal; None with fewer than two notes."""
    found = [value for entry in entries if (value := MEASURES[measure](entry)) is not None]
    if len(found) < FEWEST:
        return None
    return (Decimal(sum(found)) / len(found)).quantize(Decimal("0.1"))


def between(entries: Sequence[DiaryEntry], first: date, last: date) -> tuple[DiaryEntry, ...]:
    """The entries about days from `first` to `last`, both included."""
    return tuple(entry for entry in entries if first <= entry.day <= last)


def around(entries: Sequence[DiaryEntry], day: date, measure: str) -> Comparison | None:
    """A measure in the seven days before `day` and in the seven from it; None where notes are missing."""
    before = average(between(entries, day - WEEK, day - timedelta(days=1)), measure)
    after = average(between(entries, day, day + WEEK - timedelta(days=1)), measure)
    if before is None or after is None:
        return None
    change = after - before
    direction = "same" if abs(change) < MATTERS[measure] else ("up" if change > 0 else "down")
    return Comparison(measure, day, before, after, direction)
