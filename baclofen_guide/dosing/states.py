"""What each slot is now, and what a person sees of a day: one open dose at a time, the older ones missed."""

import enum
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import takewhile

from msgspec import Struct

from baclofen_guide.dosing.events import Answers, DoseEvent, EventKind
from baclofen_guide.dosing.findings import Finding, Severity
from baclofen_guide.dosing.missed import Advice, Rules, Situation, advise, closes_at, on_time_until
from baclofen_guide.dosing.plan import Plan, zone_named
from baclofen_guide.dosing.slots import Slot, key_instant, next_slot, slots_between, uneven
from baclofen_guide.dosing.wallclock import DAY, day_start, local_day

LOOK_BACK = 3 * DAY
"""How far back the rules look: enough to see two doses missed in a row and a day without any."""
FAR = timedelta(hours=36)
"""A next dose further away than this belongs to a later plan, not to this rhythm."""
INSTANT = timedelta(microseconds=1)
CLOCK_SLACK = timedelta(hours=2)
"""A dose logged up to this far ahead of the clock (an hour or two set back) still counts as just taken."""
CAUTIOUS_RULES = Rules()


class SlotState(enum.StrEnum):
    """What a slot is at some instant."""

    UPCOMING = "upcoming"
    DUE = "due"
    """Its time has come, and it counts as on time."""
    LATE = "late"
    """More than an hour after its time, and not yet to be left out."""
    MISSED = "missed"
    """Not answered, and no longer to be taken: left out by the rule, or overtaken by the next dose."""
    TAKEN = "taken"
    SKIPPED = "skipped"


class SlotView(Struct, frozen=True):
    """One slot as it is shown: its state, and the answer that counts, if there is one."""

    slot: Slot
    state: SlotState
    answer: DoseEvent | None = None

    @property
    def mg(self) -> Decimal:
        """The mg to show: what was recorded with the answer, or else what the plan says."""
        return self.slot.mg if self.answer is None else self.answer.mg


class DayView(Struct, frozen=True, kw_only=True):
    """One local day.

    Attributes:
        day: the local date shown.
        zone: whose wall clock that is: the zone of the version in force.
        slots: the day's slots in order of time.
        open: the one dose that is due, late or to be left out, perhaps of the day before; or None.
        advice: what to do about it now.
        next: the next dose not yet answered, however far ahead; None if the plan has no more.
        last_taken: the dose taken last.
        findings: where a clock change or a step makes the day's gaps uneven.
    """

    day: date
    zone: str
    slots: tuple[SlotView, ...]
    open: SlotView | None
    advice: Advice
    next: Slot | None
    last_taken: DoseEvent | None
    findings: tuple[Finding, ...]


def day_view(
    plan: Plan,
    answers: Answers,
    now: datetime,
    rules: Rules = CAUTIOUS_RULES,
    day: date | None = None,
) -> DayView:
    """The local ``day`` of ``plan`` as it is at ``now``; without ``day``, today.

    The work is the same after ten years as on the first day.
    """
    zone = zone_named(home_zone(plan, now))
    shown = local_day(now, zone) if day is None else day
    around = situation(plan, answers, now)
    opened = open_view(around, rules)
    slots = slots_between(plan, day_start(shown, zone), day_start(shown + DAY, zone))
    return DayView(
        day=shown,
        zone=zone.key,
        slots=tuple(view(slot, answers, now, opened) for slot in slots),
        open=opened,
        advice=advise(around, rules),
        next=next_open(plan, answers, now),
        last_taken=answers.last_taken,
        findings=(*uneven(plan, slots), *_clock_behind(answers, now)),
    )


def history(
    plan: Plan,
    answers: Answers,
    start: datetime,
    now: datetime,
    rules: Rules = CAUTIOUS_RULES,
) -> list[SlotView]:
    """Every slot from ``start`` to ``now`` and every answered one later, in order of time.

    Answers whose slot the plan no longer has (an old file, a changed zone) are shown from their own copy of
    mg and time: nothing that was logged is ever hidden.
    """
    opened = open_view(situation(plan, answers, now), rules)
    views = {slot.key: view(slot, answers, now, opened) for slot in slots_between(plan, start, now + INSTANT)}
    first = start.date() - 2 * DAY
    for key, standing in answers.live.items():
        if key.local_date >= first and key not in views and key_instant(key) >= start:
            event = standing[-1]
            slot = Slot(key, event.mg, event.version, 0, key_instant(key))
            views[key] = SlotView(slot, _answered(event), event)
    return sorted(views.values(), key=lambda shown: (shown.slot.instant, shown.slot.key))


def view(slot: Slot, answers: Answers, now: datetime, opened: SlotView | None) -> SlotView:
    """``slot`` as it is at ``now``, when ``opened`` is the one open dose."""
    answer = answers.of(slot.key)
    if answer is not None:
        return SlotView(slot, _answered(answer), answer)
    if opened is not None and slot.key == opened.slot.key:
        return opened
    return SlotView(slot, SlotState.UPCOMING if slot.instant > now else SlotState.MISSED)


def home_zone(plan: Plan, now: datetime) -> str:
    """The zone whose wall clock counts at ``now``: the version's in force, else of the first; else UTC."""
    version = plan.in_force(now) or next(iter(plan.versions), None)
    return version.zone if version else "UTC"


def next_open(plan: Plan, answers: Answers, now: datetime) -> Slot | None:
    """The first slot later than ``now`` that has no answer yet."""
    slot = next_slot(plan, now)
    while slot is not None and answers.of(slot.key) is not None:
        slot = next_slot(plan, slot.instant)
    return slot


def situation(plan: Plan, answers: Answers, now: datetime) -> Situation:
    """What the missed-dose rule looks at, at the instant ``now``.

    The open slot is the latest one whose time has come, unless it or a later one is answered. Once the plan
    is over, and the time of the dose that no longer comes has passed, nothing is open and nothing missed.
    """
    near = slots_between(plan, now - LOOK_BACK, now + DAY)
    reached = _reached(near, answers, now)
    after = next_slot(plan, max(now, reached[-1].instant) if reached else now)
    if reached and now >= _following(plan, reached[-1], after):
        reached = []
    slot = reached[-1] if reached and answers.of(reached[-1].key) is None else None
    before = reached[:-1] if slot else reached
    missed = list(takewhile(lambda one: not _taken(answers, one), reversed(before)))
    steps = [plan.version(one.version).steps[one.step] for one in (*reached[-2:], *filter(None, [after]))]
    behind = steps[: len(reached[-2:])]
    taken = _last_taken(answers, reached, now)
    first = reached[0].instant if reached else now
    return Situation(
        now=now,
        slot=slot,
        next_at=_following(plan, slot, after) if slot else now + DAY,
        doses_a_day=_doses_a_day(plan, slot),
        shortest_gap=max((step.shortest_gap() for step in behind), default=DAY),
        longest_gap=max((step.longest_gap() for step in steps), default=DAY),
        last_taken=taken,
        without_since=max(first, taken) if taken else first,
        missed_before=len(missed),
    )


def _reached(near: list[Slot], answers: Answers, now: datetime) -> list[Slot]:
    """Those of ``near`` whose time has come, or which are answered early, and all before them."""
    ends = [index for index, slot in enumerate(near, 1) if slot.instant <= now or answers.of(slot.key)]
    return near[: ends[-1]] if ends else []


def _last_taken(answers: Answers, reached: list[Slot], now: datetime) -> datetime | None:
    """When a dose was last taken, and not later than ``now``.

    A time a little ahead (the clock was set back) counts as now, so that no second dose follows. One further
    ahead was logged under a wrong clock: to wait for it would mean days without a dose, so it is passed over.
    """
    found = [answer for answer in (answers.of(slot.key) for slot in reached) if answer is not None]
    found += [answers.last_taken] if answers.last_taken else []
    times = [event.at for event in found if event.kind is EventKind.TAKEN and event.at <= now + CLOCK_SLACK]
    return min(max(times), now) if times else None


def _following(plan: Plan, slot: Slot, after: Slot | None) -> datetime:
    """When the dose after ``slot`` falls due; where the plan has none within reach, when it would have."""
    if after is not None and after.instant - slot.instant <= FAR:
        return after.instant
    step = plan.version(slot.version).steps[slot.step]
    gap = {dose.time: gap for dose, gap in zip(step.doses, step.gaps(), strict=True)}
    return slot.instant + gap[slot.key.scheduled_time]


def _doses_a_day(plan: Plan, slot: Slot | None) -> int:
    if slot is None:
        return 0
    return sum(1 for dose in plan.version(slot.version).steps[slot.step].doses if dose.mg)


def open_view(around: Situation, rules: Rules) -> SlotView | None:
    """The open slot with its state, or None."""
    slot = around.slot
    if slot is None:
        return None
    if around.now <= on_time_until(around, slot, rules):
        return SlotView(slot, SlotState.DUE)
    late = around.now <= closes_at(around, slot, rules)
    return SlotView(slot, SlotState.LATE if late else SlotState.MISSED)


def _answered(event: DoseEvent) -> SlotState:
    return SlotState.TAKEN if event.kind is EventKind.TAKEN else SlotState.SKIPPED


def _clock_behind(answers: Answers, now: datetime) -> tuple[Finding, ...]:
    """A warning if a dose was logged well after ``now``: the clock is, or was, wrong."""
    last = answers.last_taken
    if last is None or last.at <= now + CLOCK_SLACK:
        return ()
    return (Finding("clock.dose_ahead", Severity.WARN, {"at": last.at, "now": now}, ("F-MISS-08",)),)


def _taken(answers: Answers, slot: Slot) -> bool:
    answer = answers.of(slot.key)
    return answer is not None and answer.kind is EventKind.TAKEN
