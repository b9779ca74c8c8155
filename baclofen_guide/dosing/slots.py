"""Slots: each scheduled dose once, by its wall-clock time, at the instant it falls on.

The key of a slot is the reading of the wall clock, never an instant: an update of the time zone data may
move the instant, and the answer still belongs to the same dose. Every instant belongs to one version of the
plan, the one in force then, so no dose is scheduled by two versions.
"""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from baclofen_guide.dosing.findings import Finding, Severity, Values
from baclofen_guide.dosing.plan import FIRST_DAY, LAST_DAY, Plan, PlanVersion, Step, zone_named
from baclofen_guide.dosing.wallclock import DAY, day_start, local_day, resolve

_MARGIN = 2 * DAY
"""Days looked at on either side of a span: a jump of the clock moves a dose by at most one."""


class SlotKey(Struct, frozen=True, order=True, gc=False):
    """Which scheduled dose: unique for a person, and unique in the record.

    ``zone`` belongs to the key because a traveller flying west meets 14:00 twice on one date: the dose
    taken at 14:00 in Berlin must not count as the one due at 14:00 in New York, six hours later.
    """

    person_id: int
    local_date: date
    scheduled_time: time
    zone: str


class Slot(Struct, frozen=True, gc=False):
    """One scheduled dose.

    Attributes:
        key: which dose.
        mg: how much.
        version: number of the plan version that schedules it.
        step: index of the step in that version.
        instant: when it falls due, in UTC.
        moved: the clock skipped the scheduled time, so ``instant`` is a later one.
    """

    key: SlotKey
    mg: Decimal
    version: int
    step: int
    instant: datetime
    moved: bool = False


class InForce(Struct, frozen=True):
    """A version and the span it is in force: from ``start`` until before ``end``; None means for good."""

    version: PlanVersion
    start: datetime
    end: datetime | None


def spans(plan: Plan) -> tuple[InForce, ...]:
    """When each version of ``plan`` is in force, in order of time; overtaken versions are left out."""
    found: list[InForce] = []
    end: datetime | None = None
    for version in reversed(plan.versions):
        if end is None or version.effective_from < end:
            found.append(InForce(version, version.effective_from, end))
            end = version.effective_from
    return tuple(reversed(found))


def slots_between(plan: Plan, start: datetime, end: datetime) -> list[Slot]:
    """The slots of ``plan`` from the instant ``start`` until before ``end``, in order of time.

    Each slot of the plan comes once. Work grows with the span asked for, not with the age of the plan.
    """
    found: list[Slot] = []
    for span in spans(plan):
        low = max(start, span.start)
        high = end if span.end is None else min(end, span.end)
        if low < high:
            around = _around(plan.person_id, span.version, low, high)
            found += [slot for slot in around if low <= slot.instant < high]
    return found


def next_slot(plan: Plan, after: datetime) -> Slot | None:
    """The first slot later than the instant ``after``, however far ahead; None if the plan has no more.

    There is no look-ahead limit: a step that begins in months is found today.
    """
    for span in spans(plan):
        low = max(after, span.start)
        if span.end is not None and span.end <= low:
            continue
        for slot in _around(plan.person_id, span.version, low, span.end):
            if span.end is not None and slot.instant >= span.end:
                break
            if slot.instant > after and slot.instant >= span.start:
                return slot
    return None


def key_instant(key: SlotKey) -> datetime:
    """When the clock shows what ``key`` says, in UTC, whatever plan it came from."""
    zone = zone_named(key.zone)
    reading = resolve(key.local_date, key.scheduled_time, zone)
    return reading.instant if reading else day_start(key.local_date, zone)


def uneven(plan: Plan, slots: list[Slot]) -> tuple[Finding, ...]:
    """Where real time between neighbours in ``slots`` leaves what their steps plan, with the reason to warn.

    ``clock.gap_short`` and ``clock.gap_long`` carry ``before`` and ``after`` (instants), the real ``gap`` and
    the ``planned`` limit. Seen at clock changes, between steps and between versions. Source: F-TAKE-01.
    """
    found: list[Finding] = []
    for one, two in pairwise(slots):
        steps = [plan.version(slot.version).steps[slot.step] for slot in (one, two)]
        gap = two.instant - one.instant
        low, high = min(step.shortest_gap() for step in steps), max(step.longest_gap() for step in steps)
        if not low <= gap <= high:
            name, planned = ("clock.gap_short", low) if gap < low else ("clock.gap_long", high)
            values: Values = {
                "before": one.instant,
                "after": two.instant,
                "gap": gap,
                "planned": planned,
            }
            found.append(Finding(name, Severity.NOTE, values, ("F-TAKE-01",)))
    return tuple(found)


def _around(person_id: int, version: PlanVersion, low: datetime, high: datetime | None) -> Iterator[Slot]:
    """Slots of ``version`` from about ``low`` to about ``high``, as if it were always in force.

    A dose moved out of a gap onto or past its neighbour pushes that one on, at their planned distance: no
    two doses fall on one instant, none is lost, and the order stays.
    """
    zone = zone_named(version.zone)
    first = max(FIRST_DAY, local_day(low, zone) - _MARGIN)
    last = LAST_DAY if high is None else min(LAST_DAY, local_day(high, zone) + _MARGIN)
    previous: tuple[datetime, datetime] | None = None
    for day, index in _days(version, first, last):
        for dose_time, mg in _distinct(version.steps[index]):
            reading = resolve(day, dose_time, zone)
            if reading is None:
                continue
            wall, instant = datetime.combine(day, dose_time), reading.instant
            pushed = previous is not None and instant <= previous[0]
            if previous is not None and pushed:
                instant = previous[0] + (wall - previous[1])
            previous = instant, wall
            key = SlotKey(person_id, day, dose_time, version.zone)
            yield Slot(key, mg, version.number, index, instant, reading.moved or pushed)


def _days(version: PlanVersion, first: date, last: date) -> Iterator[tuple[date, int]]:
    """Each local day from ``first`` to ``last`` with doses, and the index of its step."""
    begins = sorted((step.first_day, index) for index, step in enumerate(version.steps))
    days = [day for day, _ in begins]
    day = max(first, days[0])
    while day <= last:
        place = bisect_right(days, day)
        last_day = version.steps[begins[place - 1][1]].last_day
        if last_day is None or day <= last_day:
            yield day, begins[place - 1][1]
            day += DAY
        elif place < len(days):
            day = days[place]
        else:
            return


def _distinct(step: Step) -> list[tuple[time, Decimal]]:
    """Times and mg of ``step``: zero mg is no dose; of two at one time (a check blocks that) the first."""
    return list({dose.time: (dose.time, dose.mg) for dose in reversed(step.doses) if dose.mg}.values())[::-1]
