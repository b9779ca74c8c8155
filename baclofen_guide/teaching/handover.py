"""From ward to home: what is missing or odd between the last dose given and the next one due.

This gap is where doses are lost: the ward has given one, and at home nobody knows when the next is due
(F-STOP-02, F-RUN-07). Nothing here sets a time; it says what to look at again.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from msgspec.structs import replace

from baclofen_guide.dosing.findings import Finding, Severity, Values
from baclofen_guide.dosing.plan import Plan, PlanVersion
from baclofen_guide.dosing.slots import Slot, slots_between
from baclofen_guide.teaching.discharge import Discharge, Route

FACTS = ("F-STOP-02", "F-RUN-07")
DAY = timedelta(days=1)


def check_handover(discharge: Discharge, now: datetime) -> tuple[Finding, ...]:
    """What to say about the way home, the weightiest first; nothing about a pump, whose doses never pause.

    Ids are ``handover.*``. Only a next dose that is not after the last one blocks.
    """
    if discharge.route is Route.PUMP:
        return ()
    found = [
        *_missing(discharge),
        *_times(discharge, now),
        *_gap(discharge),
        *_in_plan(discharge),
        *_people(discharge),
    ]
    weight = list(Severity)
    return tuple(sorted(found, key=lambda finding: weight.index(finding.severity)))


def first_due(discharge: Discharge) -> datetime | None:
    """The first dose of the plan later than the last one given, as the wall clock shows it.

    None when it is not known what was given last, or no dose follows within two days.
    """
    version, last = discharge.version, discharge.last_given
    if version is None or last is None:
        return None
    slots = _slots(version, discharge, last, last + 2 * DAY)
    key = slots[0].key if slots else None
    return datetime.combine(key.local_date, key.scheduled_time) if key else None


def _missing(discharge: Discharge) -> Iterator[Finding]:
    if discharge.plan is None:
        yield Finding("handover.no_plan", Severity.WARN, {}, FACTS)
    if discharge.last_given is None:
        yield Finding("handover.last_given_missing", Severity.WARN, {}, FACTS)
    if discharge.next_due is None:
        yield Finding("handover.next_due_missing", Severity.WARN, {}, FACTS)


def _times(discharge: Discharge, now: datetime) -> Iterator[Finding]:
    """A last dose still to come, a next dose that is past already, or the two the wrong way round."""
    last, due, gap = discharge.last_given, discharge.next_due, discharge.gap()
    if last is not None and discharge.instant(last) > now:
        yield Finding("handover.last_given_ahead", Severity.WARN, {"at": last.time(), "day": last.date()})
    if due is not None and discharge.instant(due) < now:
        yield Finding("handover.next_due_past", Severity.WARN, {"at": due.time(), "day": due.date()}, FACTS)
    if gap is not None and gap <= timedelta():
        yield Finding("handover.wrong_way_round", Severity.BLOCK)


def _gap(discharge: Discharge) -> Iterator[Finding]:
    """The gap against the plan's own: longer, shorter, or with doses of the plan in between."""
    version, last, due, gap = discharge.version, discharge.last_given, discharge.next_due, discharge.gap()
    if version is None or last is None or due is None or gap is None or gap <= timedelta():
        return
    step = version.steps[version.step_index(due.date()) or 0]
    between = _slots(version, discharge, last, due)
    if between:
        key = between[0].key
        values: Values = {"gap": gap, "day": key.local_date, "at": key.scheduled_time}
        yield Finding("handover.dose_between", Severity.WARN, values, (*FACTS, "F-MISS-06"))
    elif gap > step.longest_gap():
        values = {"gap": gap, "planned": step.longest_gap()}
        yield Finding("handover.gap_long", Severity.WARN, values, FACTS)
    if gap < step.shortest_gap():
        values = {"gap": gap, "planned": step.shortest_gap()}
        yield Finding("handover.gap_short", Severity.WARN, values, ("F-MISS-02",))


def _in_plan(discharge: Discharge) -> Iterator[Finding]:
    """A next dose that the plan does not hold: at home nothing would remind of it."""
    version, due = discharge.version, discharge.next_due
    if version is None or due is None:
        return
    index = version.step_index(due.date())
    if index is None:
        yield Finding("handover.day_not_in_plan", Severity.WARN, {"day": due.date()}, ("F-TAKE-01",))
    elif due.time() not in {dose.time for dose in version.steps[index].doses if dose.mg}:
        yield Finding("handover.not_a_time", Severity.WARN, {"at": due.time()}, ("F-TAKE-01",))


def _people(discharge: Discharge) -> Iterator[Finding]:
    if discharge.plan is not None and not discharge.is_checked:
        yield Finding("handover.not_checked", Severity.NOTE)


def _slots(version: PlanVersion, discharge: Discharge, after: datetime, before: datetime) -> list[Slot]:
    """The doses of ``version`` between two readings, as if it had been in force all along."""
    low, high = discharge.instant(after), discharge.instant(before)
    plan = Plan(1, (replace(version, effective_from=low - DAY),))
    return [slot for slot in slots_between(plan, low, high) if slot.instant > low]
