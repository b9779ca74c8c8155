"""The mg a day ordered over time, across all versions of a plan: the staircase behind everything noted."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from baclofen_guide.dosing.plan import Plan, PlanVersion, zone_named
from baclofen_guide.dosing.wallclock import DAY


class Level(Struct, frozen=True):
    """From local day ``first`` to ``last``, both included, ``mg`` a day were ordered; 0 where none were."""

    first: date
    last: date
    mg: Decimal


class LevelChange(Struct, frozen=True):
    """On the local ``day`` the mg a day went from ``before`` to ``after``."""

    day: date
    before: Decimal
    after: Decimal

    @property
    def drop(self) -> Decimal:
        """How many mg a day less; negative for a rise."""
        return self.before - self.after


def levels(plan: Plan, first: date, last: date) -> tuple[Level, ...]:
    """The mg a day ordered from ``first`` to ``last`` (local days, inclusive), equal neighbours joined.

    The day on which a version takes effect counts as its own. Before the first version there is no level.
    """
    found: list[Level] = []
    for level in sorted(_every(plan, last), key=lambda one: one.first):
        clipped = Level(max(level.first, first), min(level.last, last), level.mg)
        if clipped.first > clipped.last:
            continue
        if found and found[-1].mg == clipped.mg:
            found[-1] = Level(found[-1].first, clipped.last, clipped.mg)
        else:
            found.append(clipped)
    return tuple(found)


def level_changes(found: tuple[Level, ...]) -> tuple[LevelChange, ...]:
    """Where the mg a day changed between neighbours of ``found``."""
    return tuple(LevelChange(after.first, before.mg, after.mg) for before, after in pairwise(found))


def level_on(found: tuple[Level, ...], day: date) -> Decimal | None:
    """The mg a day ordered on the local ``day``; None before the first version."""
    return next((level.mg for level in found if level.first <= day <= level.last), None)


def _every(plan: Plan, last: date) -> Iterator[Level]:
    """The levels of each version while it is the newest that has taken effect, until ``last``."""
    starts = [_start(version) for version in plan.versions]
    for index, version in enumerate(plan.versions):
        # A later version counts from its own start, and an earlier one never again.
        end = min([last, *(start - DAY for start in starts[index + 1 :])])
        yield from _of_version(version, starts[index], end)


def _of_version(version: PlanVersion, start: date, end: date) -> Iterator[Level]:
    """The levels of ``version`` from ``start`` to ``end``."""
    edges = {start}
    for step in version.steps:
        edges.add(step.first_day)
        if step.last_day is not None:
            edges.add(step.last_day + DAY)
    inside = sorted(edge for edge in edges if start <= edge <= end)
    for day, following in pairwise([*inside, end + DAY]):
        index = version.step_index(day)
        mg = Decimal() if index is None else version.steps[index].daily_mg
        yield Level(day, following - DAY, mg)


def _start(version: PlanVersion) -> date:
    """The local day on which ``version`` takes effect."""
    return version.effective_from.astimezone(zone_named(version.zone)).date()
