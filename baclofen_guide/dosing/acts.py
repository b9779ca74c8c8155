"""What a prescriber may say during a plan of steps: wait, go slower, step back one, go on.

Each act writes the rest of the plan anew from what was ordered; none makes a dose or a faster plan of its
own. The result is a draft: `baclofen_guide.dosing.revise` decides from when it counts, and past slots keep
their version. Rules: F-TAPER-09 (only a prescriber sets the plan), F-TAPER-11 (do not take the next step
down; go back to the last comfortable dose, go slower).
"""

from datetime import date, datetime, timedelta
from itertools import pairwise

from msgspec.structs import replace

from baclofen_guide.dosing.findings import require
from baclofen_guide.dosing.plan import Dose, Plan, PlanVersion, Reason, Step, zone_named
from baclofen_guide.dosing.wallclock import DAY, local_day

MOST_DAYS = 366
"""The longest time one act may put between two steps."""
Part = tuple[tuple[Dose, ...], int | None]
"""Doses and for how many days; None for a last part that goes on."""


def steps_down_today(plan: Plan, now: datetime) -> tuple[Step, Step] | None:
    """The step before and the step that begins today, if the daily mg goes down between them (F-TAPER-11)."""
    version = plan.in_force(now)
    if version is None:
        return None
    today = _today(version, now)
    for before, after in pairwise(version.steps):
        if after.first_day == today and after.daily_mg < before.daily_mg:
            return before, after
    return None


def wait(plan: Plan, now: datetime) -> PlanVersion:
    """Stay: on the dose before, where the dose goes down today; else on today's dose. It goes on until told.

    Raises:
        DosingError: ``acts.no_step`` when no step of the plan counts today.
    """
    version, index = _current(plan, now)
    today = _today(version, now)
    down = steps_down_today(plan, now)
    doses = down[0].doses if down else version.steps[index].doses
    return replace(version, steps=(Step(today, doses),), reason=Reason.WAITING)


def step_back(plan: Plan, now: datetime, days: int) -> PlanVersion:
    """Go back to the step before for ``days`` days; then today's step and the rest, each as long as ordered.

    The step before may be one of an earlier version. While waiting, the rest is that of the plan on hold.

    Raises:
        DosingError: ``acts.no_step``, ``acts.no_step_before`` or ``acts.days``.
    """
    version, index = _current(plan, now)
    before = _ordered_before(plan, version, index)
    require(before is not None, "acts.no_step_before")
    assert before is not None  # noqa: S101 - required above
    _require_days(days)
    today = _today(version, now)
    if version.reason is Reason.WAITING:
        version, held, rest, _ = _on_hold(plan, version)
        parts = [held, *rest] if rest else [(held[0], None)]
    else:
        parts = _parts(version, index)
    return _written(version, today, [(before, days), *parts], Reason.STEPPED_BACK)


def go_slower(plan: Plan, now: datetime, every: int) -> PlanVersion:
    """Let today's step and each later one last at least ``every`` days; none gets shorter.

    A last step that ends keeps at least its own length; one that goes on still does. While waiting, the later
    steps are those of the plan on hold.

    Raises:
        DosingError: ``acts.no_step`` or ``acts.days``.
    """
    version, index = _current(plan, now)
    _require_days(every)
    today = _today(version, now)
    over, least = (today - version.steps[index].first_day).days, 1
    if version.reason is Reason.WAITING:
        version, (doses, _), rest, due = _on_hold(plan, version)
        found: list[Part] = [(doses, every if rest else None), *rest]
        least = max(least, (due - today).days)
    else:
        found = _parts(version, index)
    parts = [(doses, None if days is None else max(days, every)) for doses, days in found]
    doses, days = parts[0]
    parts[0] = (doses, None if days is None else max(least, days - over))
    return _written(version, today, parts, Reason.SLOWER)


def go_on(plan: Plan, now: datetime, first_day: date) -> PlanVersion:
    """After waiting: today's dose until ``first_day``, then the steps that were still to come, as ordered.

    Raises:
        DosingError: ``acts.not_waiting``, ``acts.nothing_left`` or ``acts.too_soon``: no step comes earlier
            than it was ordered; the error carries the first possible ``day``.
    """
    waiting, _ = _current(plan, now)
    require(waiting.reason is Reason.WAITING, "acts.not_waiting")
    today = _today(waiting, now)
    ordered, rest, ordered_day = rest_of(plan, waiting)
    require(bool(rest), "acts.nothing_left")
    earliest = max(today, ordered_day)
    require(first_day >= earliest, "acts.too_soon", day=earliest)
    parts: list[Part] = []
    if first_day > today:
        parts.append((waiting.steps[0].doses, (first_day - today).days))
    return _written(ordered, today, [*parts, *rest], Reason.WENT_ON)


def rest_of(plan: Plan, waiting: PlanVersion) -> tuple[PlanVersion, list[Part], date]:
    """The version that was put on hold, what of it was still to come, and the day that was to begin.

    Raises:
        DosingError: ``acts.not_waiting`` when no other version came before.
    """
    ordered, _, rest, day = _on_hold(plan, waiting)
    return ordered, rest, day


def _on_hold(plan: Plan, waiting: PlanVersion) -> tuple[PlanVersion, Part, list[Part], date]:
    """The version put on hold, the step that is held and how long it was to last, what was to come, and when.

    Raises:
        DosingError: ``acts.not_waiting`` when no other version came before.
    """
    before = [one for one in plan.versions if one.number < waiting.number]
    earlier = [one for one in before if one.reason is not Reason.WAITING]
    require(bool(earlier), "acts.not_waiting")
    ordered, held = earlier[-1], waiting.steps[0]
    index = ordered.step_index(held.first_day)
    if index is None:
        return ordered, (held.doses, None), [], held.first_day
    # On the morning of a step down the dose before it is held.
    at = index if ordered.steps[index].doses == held.doses else max(0, index - 1)
    first = at + 1 if ordered.steps[at].doses == held.doses else index
    length = next((days for doses, days in _parts(ordered, at) if doses == held.doses), None)
    if first == len(ordered.steps):
        return ordered, (held.doses, length), [], held.first_day
    return ordered, (held.doses, length), _parts(ordered, first), ordered.steps[first].first_day


def _ordered_before(plan: Plan, version: PlanVersion, index: int) -> tuple[Dose, ...] | None:
    """The doses of the step before; of an earlier version only a higher dose: back is never down."""
    if index > 0:
        return version.steps[index - 1].doses
    mg, until = version.steps[0].daily_mg, version.steps[0].first_day
    for earlier in [one for one in reversed(plan.versions) if one.number < version.number]:
        begun = [step for step in earlier.steps if step.first_day < until]
        for step in reversed(begun):
            if step.daily_mg > mg:
                return step.doses
        until = min(until, _today(earlier, earlier.effective_from))
    return None


def _today(version: PlanVersion, now: datetime) -> date:
    return local_day(now, zone_named(version.zone))


def _current(plan: Plan, now: datetime) -> tuple[PlanVersion, int]:
    """The version in force and the index of today's step.

    Raises:
        DosingError: ``acts.no_step``.
    """
    version = plan.in_force(now)
    index = None if version is None else version.step_index(_today(version, now))
    require(index is not None, "acts.no_step")
    assert version is not None  # noqa: S101 - required above
    assert index is not None  # noqa: S101 - required above
    return version, index


def _require_days(days: int) -> None:
    require(1 <= days <= MOST_DAYS, "acts.days", days=days)


def _parts(version: PlanVersion, first: int) -> list[Part]:
    """The steps of ``version`` from index ``first`` on: doses and how many days each lasts as ordered."""
    parts: list[Part] = []
    for index in range(first, len(version.steps)):
        step = version.steps[index]
        last = step.last_day
        if index + 1 < len(version.steps):
            following = version.steps[index + 1].first_day - DAY
            last = following if last is None else min(last, following)
        parts.append((step.doses, None if last is None else (last - step.first_day).days + 1))
    return parts


def _written(version: PlanVersion, first_day: date, parts: list[Part], reason: Reason) -> PlanVersion:
    """``version`` with ``parts`` one after another from ``first_day``."""
    steps = []
    for index, (doses, days) in enumerate(parts):
        is_last = index == len(parts) - 1
        last = first_day + timedelta(days=days - 1) if is_last and days is not None else None
        steps.append(Step(first_day, doses, last))
        if days is not None:
            first_day += timedelta(days=days)
    return replace(version, steps=tuple(steps), reason=reason)
