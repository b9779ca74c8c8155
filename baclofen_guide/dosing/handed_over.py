"""Coming home with a new plan: from when it counts, so that the ward's last dose is not given again.

The ward says when it gave the last dose and when the next one is due. In between neither the old plan nor the
new one may have a dose.
"""

from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from baclofen_guide.dosing.events import Answers
from baclofen_guide.dosing.plan import Plan, PlanVersion
from baclofen_guide.dosing.revise import AFTER, SAME_DOSE
from baclofen_guide.dosing.slots import Slot, next_slot, slots_between
from baclofen_guide.dosing.states import INSTANT, LOOK_BACK
from baclofen_guide.dosing.wallclock import DAY


class Joined(Struct, frozen=True):
    """Where the new plan begins.

    Attributes:
        start: from when it counts.
        first: its first dose then; None if it has none.
        fits: whether that dose is the one that was said to be due; True when nothing was said.
    """

    start: datetime
    first: Slot | None
    fits: bool


def join(draft: PlanVersion, last: datetime | None, due: datetime | None) -> Joined | None:
    """From when ``draft`` counts after a dose at ``last`` when the next is due at ``due`` (aware instants).

    It counts from just after ``last``. Where it has a dose between the two, and another when it is due, it
    counts from then. None when neither is known.
    """
    begin = last + AFTER if last is not None else due
    if begin is None:
        return None
    first = _first(draft, begin)
    if due is None or (first is not None and first.instant == due):
        return Joined(begin, first, fits=True)
    then = _first(draft, due)
    if then is not None and then.instant == due:
        return Joined(due, then, fits=True)
    return Joined(begin, first, fits=False)


def dose_given(plan: Plan, answers: Answers, last: datetime, now: datetime) -> Slot | None:
    """The dose of ``plan`` that the one given elsewhere at ``last`` stands for, if it has no answer yet.

    It is the latest one by then, or one that was to come so soon after that it is the same dose moved. None
    if there is none within a day, or ``last`` is still to come or so far back that no rule looks there.
    """
    if not now - LOOK_BACK <= last <= now:
        return None
    near = slots_between(plan, last - DAY, last + SAME_DOSE)
    meant = [slot for slot in near if slot.instant - last < _tolerance(plan, slot)]
    if not meant or answers.of(meant[-1].key) is not None:
        return None
    return meant[-1]


def _first(draft: PlanVersion, start: datetime) -> Slot | None:
    return next_slot(Plan(1, (replace(draft, effective_from=start),)), start - INSTANT)


def _tolerance(plan: Plan, slot: Slot) -> timedelta:
    return min(SAME_DOSE, plan.version(slot.version).steps[slot.step].shortest_gap() / 2)
