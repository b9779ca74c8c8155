"""What others may want to know of a diary, as one plain value: fresh signs, what got worse, more falls."""

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from baclofen_guide.diary.entries import DiaryEntry
from baclofen_guide.diary.trends import around, between

LATELY = timedelta(days=1)
"""Signs of today and yesterday are still news."""
WEEK = timedelta(days=7)
LOOKS_BACK = 2 * WEEK
"""Older entries change nothing here."""
WORSE_UP = ("stiffness", "frequency")
"""Measures of which more is worse."""


class Summary(Struct, frozen=True, kw_only=True):
    """A diary as it stands on a day.

    Attributes:
        fresh: entries about today or yesterday that name a sign, the newest first.
        rose: measures whose average of the last seven days is worse than of the seven before, by more than
            "about the same"; none where either week has fewer than two notes.
        more_falls: more falls in the last seven days than in the seven before (R-T-07).
    """

    fresh: tuple[DiaryEntry, ...]
    rose: tuple[str, ...]
    more_falls: bool

    @property
    def holds_back_a_step(self) -> bool:
        """Whether a step down should not be taken now (F-TAPER-11): a fresh sign, or a worse week."""
        return bool(self.fresh or self.rose)


def summary(entries: Sequence[DiaryEntry], today: date) -> Summary:
    """What the entries that count say on ``today``; later days are left out."""
    known = [entry for entry in entries if entry.day <= today]
    fresh = [entry for entry in known if entry.signs and entry.day >= today - LATELY]
    begins = today - WEEK + timedelta(days=1)
    found = {measure: around(known, begins, measure) for measure in WORSE_UP}
    return Summary(
        fresh=tuple(sorted(fresh, key=lambda entry: (entry.day, entry.entry_id), reverse=True)),
        rose=tuple(measure for measure, change in found.items() if change and change.direction == "up"),
        more_falls=_falls(known, begins, today) > _falls(known, begins - WEEK, begins - timedelta(days=1)),
    )


def _falls(entries: Sequence[DiaryEntry], first: date, last: date) -> int:
    return sum(entry.falls or 0 for entry in between(entries, first, last))
