"""A new version of a plan: from when it counts, so that no answered dose is reopened or given twice."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from baclofen_guide.dosing.events import Answers
from baclofen_guide.dosing.findings import Finding, Severity, Values, require
from baclofen_guide.dosing.missed import Rules
from baclofen_guide.dosing.plan import Plan, PlanVersion, Reason, Step, zone_named
from baclofen_guide.dosing.slots import Slot, key_instant, next_slot, slots_between
from baclofen_guide.dosing.states import CAUTIOUS_RULES, INSTANT, LOOK_BACK, SlotState, history
from baclofen_guide.dosing.wallclock import DAY, day_start

AFTER = timedelta(seconds=1)
"""A version that follows a dose takes effect this long after it; doses fall on whole minutes."""
AHEAD = timedelta(days=1, hours=2)
"""No dose can be answered earlier than a day before; clocks are set by an hour or two."""
SAME_DOSE = timedelta(hours=4)
"""A new time closer than this (or than half the plan's shortest gap) to an answered dose is the same dose
moved, not another one. Four hours is the widest least gap of F-MISS-01."""


class Revision(Struct, frozen=True, kw_only=True):
    """What a new version does.

    Attributes:
        plan: the plan with the new version in it.
        version: the new version, with its number and the instant it takes effect.
        last_dose: when the last dose before it comes or was taken, or fell due if none is known.
        first: its first slot, or None if it has none.
        findings: ``revise.gap_short`` or ``revise.gap_long`` where old and new meet,
            ``revise.old_dose_first`` for a dose of the old version that still comes before the new one's
            first, ``revise.replaces_pending`` for a saved version that now never takes effect, and
            ``revise.over`` for an order without a dose from then on: it would be a sudden stop.
    """

    plan: Plan
    version: PlanVersion
    last_dose: datetime | None
    first: Slot | None
    findings: tuple[Finding, ...]


def revise(
    plan: Plan,
    draft: PlanVersion,
    answers: Answers,
    now: datetime,
    effective_from: datetime | None = None,
    rules: Rules = CAUTIOUS_RULES,
) -> Revision:
    """``plan`` with ``draft`` as its newest version; number and ``effective_from`` of the draft are replaced.

    By default it counts from just after the last closed dose (answered, or missed for good), so that the open
    dose already follows it, but not before its own first day: until then the old version stays. Slots
    before that keep the version they had. A first dose that is only an answered one moved by a little is
    passed over, so that it is not taken twice (F-MISS-02).

    Raises:
        DosingError: ``revise.rewrites_history`` if ``effective_from`` is not after the last closed dose;
            ``revise.clock`` if a dose is answered that is not due for more than a day. The clock is or was
            wrong: a plan after that dose would not begin for months, and neither would staying on the last
            dose; one before it would rewrite history where it is the clock of now that is wrong.
    """
    closed = _closed_until(plan, answers, now, rules)
    require(closed is None or closed <= now + AHEAD, "revise.clock", at=closed or now, now=now)
    wanted = _default_start(plan, draft, closed, now) if effective_from is None else effective_from
    require(closed is None or wanted > closed, "revise.rewrites_history", start=wanted)
    number = max((version.number for version in plan.versions), default=0) + 1
    version = replace(draft, number=number, effective_from=wanted)
    answered = _last_answered(answers)
    if answered is not None:
        version = _past_the_same_dose(plan, version, answered)
    revised = Plan(plan.person_id, (*plan.versions, version))
    first = next_slot(revised, version.effective_from - INSTANT)
    before = slots_between(revised, version.effective_from - LOOK_BACK, version.effective_from)
    last = _last_dose(answers, before, now)
    between = slots_between(revised, wanted, version.effective_from)
    findings = (
        *_over(version, first),
        *_pending(plan, version, now),
        *_old_doses(between, answers),
        *_where_they_meet(revised, last, before, first),
    )
    return Revision(plan=revised, version=version, last_dose=last, first=first, findings=findings)


def _over(version: PlanVersion, first: Slot | None) -> Iterator[Finding]:
    """An order whose last dose lies before the instant from which it would count (F-STOP-01)."""
    ends = version.ends_on()
    if first is None and ends is not None and version.reason is Reason.ORDERED:
        yield Finding("revise.over", Severity.BLOCK, {"last_day": ends}, ("F-STOP-01",))


def _closed_until(plan: Plan, answers: Answers, now: datetime, rules: Rules) -> datetime | None:
    """The instant of the latest slot that is answered or missed for good; None for a first plan.

    Whatever lies further back than the rules look is closed too.
    """
    if not plan.versions:
        return None
    shown = history(plan, answers, now - LOOK_BACK, now, rules)
    closed = [view.slot.instant for view in shown if view.state not in (SlotState.DUE, SlotState.LATE)]
    return max([*closed, _last_answered(answers) or now - LOOK_BACK, now - LOOK_BACK])


def _last_answered(answers: Answers) -> datetime | None:
    """The scheduled instant of the latest answered slot."""
    if not answers.live:
        return None
    newest = max(key.local_date for key in answers.live)
    return max(key_instant(key) for key in answers.live if key.local_date >= newest - 2 * DAY)


def _default_start(plan: Plan, draft: PlanVersion, closed: datetime | None, now: datetime) -> datetime:
    """Just after the last closed dose, within the version in force, and not before the draft's first day."""
    if closed is None:
        return now
    in_force = plan.in_force(now)
    begun = in_force.effective_from if in_force else now
    first_day = min(step.first_day for step in draft.steps)
    return max(closed + AFTER, begun, day_start(first_day, zone_named(draft.zone)))


def _past_the_same_dose(plan: Plan, version: PlanVersion, answered: datetime) -> PlanVersion:
    """``version``, taking effect after any first slots that are the answered dose moved by a little."""
    alone = Plan(plan.person_id, (version,))
    first = next_slot(alone, version.effective_from - INSTANT)
    while first is not None:
        near = min(SAME_DOSE, version.steps[first.step].shortest_gap() / 2)
        if first.instant - answered >= near:
            break
        version = replace(version, effective_from=first.instant + AFTER)
        first = next_slot(alone, first.instant)
    return version


def _last_dose(answers: Answers, before: list[Slot], now: datetime) -> datetime | None:
    """The last dose before the new version: one still to come, else the last taken, else the last one due."""
    if before and before[-1].instant > now:
        return before[-1].instant
    if answers.last_taken is not None:
        return answers.last_taken.at
    return before[-1].instant if before else None


def _pending(plan: Plan, version: PlanVersion, now: datetime) -> tuple[Finding, ...]:
    """Saved versions that were to begin later and now never will."""
    lost = [old for old in plan.versions if now < old.effective_from >= version.effective_from]
    return tuple(
        Finding("revise.replaces_pending", Severity.WARN, {"number": old.number, "start": old.effective_from})
        for old in lost
    )


def _old_doses(between: list[Slot], answers: Answers) -> tuple[Finding, ...]:
    """Doses of the old version that stay because a moved first dose was passed over."""
    still = [slot for slot in between if answers.of(slot.key) is None]
    return tuple(
        Finding("revise.old_dose_first", Severity.WARN, {"at": slot.instant, "mg": slot.mg}, ("F-MISS-02",))
        for slot in still
    )


def _where_they_meet(
    plan: Plan, last: datetime | None, before: list[Slot], first: Slot | None
) -> tuple[Finding, ...]:
    """Whether the time from the last old dose to the first new one leaves what both plan (F-TAKE-01)."""
    if last is None or first is None:
        return ()
    steps: list[Step] = [plan.version(slot.version).steps[slot.step] for slot in (*before[-1:], first)]
    gap = first.instant - last
    shortest, longest = min(step.shortest_gap() for step in steps), max(step.longest_gap() for step in steps)
    values: Values = {"last": last, "first": first.instant, "gap": gap}
    if gap < shortest:
        values["planned"] = shortest
        return (Finding("revise.gap_short", Severity.WARN, values, ("F-TAKE-01", "F-MISS-02")),)
    if gap > longest:
        values["planned"] = longest
        return (Finding("revise.gap_long", Severity.WARN, values, ("F-TAKE-01", "F-STOP-01", "F-MISS-07")),)
    return ()
