"""What others may want to know of a diary, as one plain value: what is new, what rose, which signs."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from msgspec import Struct

from baclofen_guide.diary.entries import DiaryEntry, Sign
from baclofen_guide.diary.trends import around, between

LATELY = timedelta(days=1)
"""Signs of today and yesterday are still news."""
WEEK = timedelta(days=7)


class Summary(Struct, frozen=True, kw_only=True):
    """A diary as it stands on a day, in plain numbers, dates and names.

    Attributes:
        today: the local day it was asked on.
        newest: the last day that something was noted about; None when nothing was.
        signs: signs noted about today or yesterday.
        signs_on: the newest day with such a sign; None without.
        stiffness_change: average of the last seven days less that of the seven before; None where either
            has fewer than two notes.
        frequency_change: the same for how often spasms came.
        falls: falls noted about the last seven days.
    """

    today: date
    newest: date | None
    signs: tuple[Sign, ...]
    signs_on: date | None
    stiffness_change: Decimal | None
    frequency_change: Decimal | None
    falls: int


def summary(entries: Sequence[DiaryEntry], today: date) -> Summary:
    """What the entries that count say on ``today``; later days are left out."""
    known = [entry for entry in entries if entry.day <= today]
    fresh = [entry for entry in known if entry.signs and entry.day >= today - LATELY]
    week = between(known, today - WEEK + timedelta(days=1), today)
    return Summary(
        today=today,
        newest=max((entry.day for entry in known), default=None),
        signs=tuple(dict.fromkeys(sign for entry in fresh for sign in entry.signs)),
        signs_on=max((entry.day for entry in fresh), default=None),
        stiffness_change=_change(known, today, "stiffness"),
        frequency_change=_change(known, today, "frequency"),
        falls=sum(entry.falls or 0 for entry in week),
    )


def _change(entries: Sequence[DiaryEntry], today: date, measure: str) -> Decimal | None:
    found = around(entries, today - WEEK + timedelta(days=1), measure)
    return None if found is None else found.after - found.before
