"""A stretch of time as it is charted: its days, its notes, what was ordered, and all of it in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale

from baclofen_guide.diary.series import Stretch, stretches, width_for
from baclofen_guide.diary.trends import between
from baclofen_guide.dosing.levels import Level, LevelChange, level_changes, level_on

if TYPE_CHECKING:
    from baclofen_guide.ui.diary.diary_desk import DiaryDesk
    from baclofen_guide.ui.diary.diary_words import DiaryWords

WEEK, MONTH, ALL = "week", "month", "all"
SPANS = (WEEK, MONTH, ALL)
DAYS = {WEEK: 7, MONTH: 31}
DAY = timedelta(days=1)
DATES = 7
"""So many dates stand below the axis at the most."""
LONG, VERY_LONG = 7, 400
"""Days from which dates are said without the weekday, and without the day."""


@dataclass(frozen=True)
class Span:
    """Days from `first` to `last` with what was noted and ordered."""

    first: date
    last: date
    spots: tuple[Stretch, ...]
    levels: tuple[Level, ...]
    changes: tuple[LevelChange, ...]

    @classmethod
    def of(cls, desk: DiaryDesk, name: str) -> Span:
        """The span `name` up to today."""
        today, entries = desk.today(), desk.entries()
        # Nothing is drawn before the first note, but for a week.
        began = min(entries[0].day, today - 6 * DAY) if entries else today - 6 * DAY
        first = began if name == ALL else max(began, today - (DAYS[name] - 1) * DAY)
        # One day more, to see a change on the very first day.
        ordered = desk.levels(first - DAY, today)
        spots = stretches(between(entries, first, today), today, width_for(first, today))
        levels = tuple(level for level in ordered if level.last >= first)
        return cls(first, today, spots, levels, level_changes(ordered))

    def words(self, words: DiaryWords) -> tuple[str, ...]:
        """Each of the spots in words, with what was ordered and where the plan changed."""
        return tuple(
            words.stretch(spot, level_on(self.levels, spot.last), self._changed(spot, words))
            for spot in self.spots
        )

    def dates(self) -> tuple[tuple[date, str], ...]:
        """Dates to stand below the axis, as far from one another, back from the last day."""
        days = (self.last - self.first).days
        step = max(1, -(-days // (DATES - 1)))
        form = "ddd d" if days < LONG else "d MMM" if days < VERY_LONG else "MMM yyyy"
        picked = [self.last - timedelta(days=back) for back in range(0, days + 1, step)][::-1]
        locale = QLocale()
        return tuple((day, locale.toString(QDate(day.year, day.month, day.day), form)) for day in picked)

    def _changed(self, spot: Stretch, words: DiaryWords) -> list[str]:
        return [
            words.text("diary.part.mg-change", before=f"{change.before:f}", after=f"{change.after:f}")
            for change in self.changes
            if spot.first <= change.day <= spot.last
        ]
