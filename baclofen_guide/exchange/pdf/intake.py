"""What was taken of what was ordered, day by day, as a prescriber counts it."""

from __future__ import annotations

from datetime import date, datetime, timedelta  # noqa: TC003  msgspec reads the annotations
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from baclofen_guide.dosing.missed import ON_TIME
from baclofen_guide.dosing.states import SlotState
from baclofen_guide.dosing.wallclock import DAY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from baclofen_guide.dosing.states import SlotView

_WEEK = 7
_OPEN = (SlotState.UPCOMING, SlotState.DUE, SlotState.LATE)


class DayCount(Struct, frozen=True):
    """One local day: doses by what became of them, and mg; ``open`` ones may still be taken."""

    day: date
    taken: int = 0
    left_out: int = 0
    missed: int = 0
    open: int = 0
    late: int = 0
    ordered_mg: Decimal = Decimal()
    taken_mg: Decimal = Decimal()

    @property
    def judged(self) -> int:
        """Doses of which it is known what became of them."""
        return self.taken + self.left_out + self.missed

    def adding(self, view: SlotView) -> DayCount:
        """This day with one dose more."""
        taken = view.state is SlotState.TAKEN
        late = taken and view.answer is not None and view.answer.at - view.slot.instant > ON_TIME
        return DayCount(
            self.day,
            taken=self.taken + taken,
            left_out=self.left_out + (view.state is SlotState.SKIPPED),
            missed=self.missed + (view.state is SlotState.MISSED),
            open=self.open + (view.state in _OPEN),
            late=self.late + late,
            ordered_mg=self.ordered_mg + view.slot.mg,
            taken_mg=self.taken_mg + (view.mg if taken else Decimal()),
        )


class Intake(Struct, frozen=True):
    """A span of days.

    Attributes:
        days: every day from the first to the last.
        longest_gap: the longest time between two doses taken one after the other; None for fewer than two.
    """

    days: tuple[DayCount, ...]
    longest_gap: timedelta | None

    @property
    def taken(self) -> int:
        """Doses taken."""
        return sum(day.taken for day in self.days)

    @property
    def left_out(self) -> int:
        """Doses the person said they left out."""
        return sum(day.left_out for day in self.days)

    @property
    def missed(self) -> int:
        """Doses without an answer that are no longer to be taken."""
        return sum(day.missed for day in self.days)

    @property
    def late(self) -> int:
        """Doses taken more than an hour after their time."""
        return sum(day.late for day in self.days)

    @property
    def judged(self) -> int:
        """Doses of which it is known what became of them."""
        return sum(day.judged for day in self.days)

    @property
    def percent(self) -> int | None:
        """Doses taken of a hundred judged, in whole percent, rounded down; None without any."""
        return 100 * self.taken // self.judged if self.judged else None

    def weeks(self) -> list[list[DayCount | None]]:
        """The days in rows from Monday to Sunday; None where the span has no day."""
        if not self.days:
            return []
        row: list[DayCount | None] = [None] * self.days[0].day.weekday()
        rows: list[list[DayCount | None]] = [row]
        for day in self.days:
            if len(rows[-1]) == _WEEK:
                rows.append([])
            rows[-1].append(day)
        rows[-1] += [None] * (_WEEK - len(rows[-1]))
        return rows


def intake(views: Iterable[SlotView], first: date, last: date) -> Intake:
    """What became of the doses from `first` to `last` (local dates, inclusive)."""
    days = {first + number * DAY: DayCount(first + number * DAY) for number in range((last - first).days + 1)}
    inside = [view for view in views if view.slot.key.local_date in days]
    for view in inside:
        days[view.slot.key.local_date] = days[view.slot.key.local_date].adding(view)
    return Intake(tuple(days.values()), _longest_gap(inside))


def _longest_gap(views: Sequence[SlotView]) -> timedelta | None:
    times: list[datetime] = sorted(
        view.answer.at for view in views if view.answer is not None and view.state is SlotState.TAKEN
    )
    return max((two - one for one, two in pairwise(times)), default=None)
