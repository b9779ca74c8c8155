"""Where a person stands in a plan of steps: which step, what comes next, and what was really taken."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal

from msgspec import Struct

from baclofen_guide.dosing.formulations import plain
from baclofen_guide.dosing.levels import Level, LevelChange, level_changes, levels
from baclofen_guide.dosing.plan import Plan, PlanVersion, Step, zone_named
from baclofen_guide.dosing.states import SlotState, SlotView
from baclofen_guide.dosing.wallclock import DAY, local_day

HUNDRED = 100


class StepView(Struct, frozen=True):
    """One step of the version in force.

    Attributes:
        number: 1 for the first.
        step: its dates and doses.
        last_day: its last day, also where the plan leaves it to the next step; None when it goes on.
        percent: by how much of the dose before it differs, negative for less; None for the first step.
    """

    number: int
    step: Step
    last_day: date | None
    percent: Decimal | None


class NextChange(Struct, frozen=True):
    """The next change of the mg a day; ``percent`` of the dose before, negative for less."""

    change: LevelChange
    percent: Decimal
    days: int


class Progress(Struct, frozen=True, kw_only=True):
    """Where a plan stands on a day.

    Attributes:
        today: the local date.
        earlier: the mg a day ordered before the first of `steps`, by versions that no longer count.
        steps: all steps of the version in force.
        current: index of today's step; None before the first and after the last.
        next: the next change, if any is to come.
        days_left: days until the last day of the plan; None when it goes on.
    """

    today: date
    earlier: tuple[Level, ...]
    steps: tuple[StepView, ...]
    current: int | None
    next: NextChange | None
    days_left: int | None


class DayTaken(Struct, frozen=True):
    """One local day: mg ordered and mg recorded as taken; ``open`` while a dose may still be taken."""

    day: date
    ordered: Decimal
    taken: Decimal
    open: bool


def progress(plan: Plan, now: datetime) -> Progress | None:
    """Where the version in force at ``now`` stands; None without one."""
    version = plan.in_force(now)
    if version is None:
        return None
    today = local_day(now, zone_named(version.zone))
    ends = version.ends_on()
    return Progress(
        today=today,
        earlier=_earlier(plan, version),
        steps=tuple(progress_of(version)),
        current=version.step_index(today),
        next=_next_change(plan, today),
        days_left=None if ends is None else max(0, (ends - today).days),
    )


def _earlier(plan: Plan, version: PlanVersion) -> tuple[Level, ...]:
    """What was ordered until `version` began; days without a dose are left out."""
    first = plan.versions[0]
    begin = local_day(first.effective_from, zone_named(first.zone))
    end = version.steps[0].first_day - DAY
    return tuple(level for level in levels(plan, begin, end) if level.mg) if begin <= end else ()


def taken_by_day(views: Iterable[SlotView]) -> tuple[DayTaken, ...]:
    """The doses of a history, added up by local date; the past is judged by what was recorded then."""
    ordered: dict[date, Decimal] = {}
    taken: dict[date, Decimal] = {}
    unknown: set[date] = set()
    for view in views:
        day = view.slot.key.local_date
        ordered[day] = ordered.get(day, Decimal()) + view.mg
        if view.state is SlotState.TAKEN:
            taken[day] = taken.get(day, Decimal()) + view.mg
        elif view.state in (SlotState.DUE, SlotState.LATE, SlotState.UPCOMING):
            unknown.add(day)
    return tuple(
        DayTaken(day, plain(mg), plain(taken.get(day, Decimal())), day in unknown)
        for day, mg in sorted(ordered.items())
    )


def progress_of(version: PlanVersion) -> Iterable[StepView]:
    """Every step of ``version`` with its last day and its difference from the step before."""
    before: Decimal | None = None
    for index, step in enumerate(version.steps):
        following = version.steps[index + 1].first_day - DAY if index + 1 < len(version.steps) else None
        last = step.last_day or following
        yield StepView(index + 1, step, last, _percent(before, step.daily_mg))
        before = step.daily_mg


def _next_change(plan: Plan, today: date) -> NextChange | None:
    """The next change of what is ordered, whichever version makes it."""
    ahead = levels(plan, today, max(today, *_edges(plan)))
    coming = next((change for change in level_changes(ahead) if change.before), None)
    if coming is None:
        return None
    percent = _percent(coming.before, coming.after) or Decimal()
    return NextChange(coming, percent, (coming.day - today).days)


def _edges(plan: Plan) -> Iterator[date]:
    """The days on which something ordered begins or has ended."""
    for version in plan.versions:
        yield local_day(version.effective_from, zone_named(version.zone))
        for step in version.steps:
            yield step.first_day if step.last_day is None else step.last_day + DAY


def _percent(before: Decimal | None, after: Decimal) -> Decimal | None:
    """The change from ``before`` in whole percent; None where there is nothing to compare with."""
    if not before:
        return None
    return ((after - before) * HUNDRED / before).quantize(Decimal(1))
