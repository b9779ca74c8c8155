"""What a diary shows over time, in sentences: for the window's charts and for the report alike."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from baclofen_guide.diary.trends import WEEK, around
from baclofen_guide.dosing.levels import level_changes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal

    from baclofen_guide.diary.entries import DiaryEntry
    from baclofen_guide.diary.trends import Comparison
    from baclofen_guide.dosing.levels import Level

    Text = Callable[..., str]


def trend_words(
    text: Text, entries: Sequence[DiaryEntry], measure: str, ordered: tuple[Level, ...], today: date
) -> str:
    """What a measure did when the dose last changed, or else in the last week.

    Args:
        text: gives a message by its id and values.
        entries: the entries that count, the oldest day first.
        measure: one of `baclofen_guide.diary.trends.MEASURES`.
        ordered: the mg a day ordered meanwhile.
        today: the local day.
    """
    for change in reversed(level_changes(ordered)):
        found = around(entries, change.day, measure)
        if found is not None and change.day <= today:
            name = "after" if today - change.day >= WEEK else "since"
            when = text(f"diary.trend.{name}", old=f"{change.before:f}", new=f"{change.after:f}")
            return _trend(text, found, when)
    found = around(entries, today - WEEK + timedelta(days=1), measure)
    if found is None:
        return text("diary.trend.none")
    return _trend(text, found, text("diary.trend.week"))


def _trend(text: Text, found: Comparison, when: str) -> str:
    name = f"diary.trend.{found.measure}.{found.direction}"
    return text(name, before=plain(found.before), after=plain(found.after), when=when)


def plain(number: Decimal) -> str:
    """A number without needless zeros: 3.5, 4."""
    return f"{number.normalize():f}"
