"""How long the supply lasts: the plan walked forward on its own slots, and by when to order (F-RUN-01).

A shrinking supply of baclofen is a way of stopping suddenly: below the lead time it is a warning, not a note.
"""

import enum
from collections.abc import Container, Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from baclofen_guide.dosing.amounts import Amount, Refusal, make
from baclofen_guide.dosing.events import Answers
from baclofen_guide.dosing.findings import Finding, Severity, Values, require
from baclofen_guide.dosing.formulations import Strength
from baclofen_guide.dosing.plan import Plan, zone_named
from baclofen_guide.dosing.simulate import Stock, uses
from baclofen_guide.dosing.slots import Slot, SlotKey, next_slot, slots_between
from baclofen_guide.dosing.states import INSTANT, home_zone, situation
from baclofen_guide.dosing.supply import Level, SupplyEntry, kin, levels, unclear
from baclofen_guide.dosing.wallclock import DAY, local_day

WINDOW = 7
"""Days before the lead time begins in which it is time to order (F-RUN-01: with 7 to 14 days left)."""
CHUNK = 32 * DAY
CHUNKS = 14
"""The walk goes so far ahead, well over a year, in pieces: most supplies end in the first or second."""
PLENTY = Decimal(1_000_000)
_SATURDAY, _SUNDAY = 6, 7


class Habits(Struct, frozen=True, kw_only=True):
    """How ordering works where the person lives.

    Attributes:
        lead_days: days from ordering to having it in the hand.
        closed_weekdays: ISO weekdays (Monday is 1) on which nothing can be ordered.
        closed_days: holidays and the like.

    Raises:
        DosingError: ``supply.lead_days`` outside 1 to 60, ``supply.closed`` when no weekday is open.
    """

    lead_days: int = 7
    closed_weekdays: frozenset[int] = frozenset((_SATURDAY, _SUNDAY))
    closed_days: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        require(1 <= self.lead_days <= 60, "supply.lead_days", days=self.lead_days)  # noqa: PLR2004
        require(bool(set(range(1, 8)) - self.closed_weekdays), "supply.closed")


class SupplyState(enum.StrEnum):
    """How the supply stands."""

    NO_DOSES = "no_doses"
    """The plan has no more doses, so nothing is needed."""
    UNKNOWN = "unknown"
    """Something that is needed was not counted, so nobody can see when it runs out."""
    ENOUGH = "enough"
    """It lasts to the end of the plan, or for more than a year."""
    FINE = "fine"
    """It runs out one day, but it is not yet time to order."""
    ORDER = "order"
    """Time to order (F-RUN-01)."""
    LOW = "low"
    """Fewer days are left than ordering takes: call today (F-RUN-02)."""
    OUT = "out"
    """The very next dose cannot be made: get a dose today, not tomorrow (F-RUN-03)."""


class Outlook(Struct, frozen=True, kw_only=True):
    """What the ledger and the plan come to at an instant.

    Attributes:
        state: how it stands.
        levels: how much there is of each strength.
        fails: the first dose that cannot be made; None while that is not in sight or not known.
        days_left: whole local days until then; 0 when it is today.
        order_by: the last open day that leaves the lead time; today or earlier when that is over.
        ends_on: the last day of the plan, None when it goes on.
        too_short: the plan has a last day, and the supply does not last until then.
        misfit: that dose cannot be made of these strengths, however many there were.
        uncounted: strengths the plan needs and nobody counted.
        unanswered: doses since the last count with no answer; if they were taken, there is less.
        unclear: taken doses since the last count that do not say which tablets they used.
        newest: id of the newest entry of the ledger; 0 without one.
    """

    state: SupplyState
    levels: tuple[Level, ...] = ()
    fails: Slot | None = None
    days_left: int | None = None
    order_by: date | None = None
    ends_on: date | None = None
    too_short: bool = False
    misfit: bool = False
    uncounted: tuple[Strength, ...] = ()
    unanswered: int = 0
    unclear: int = 0
    newest: int = 0

    @property
    def below_nothing(self) -> tuple[Level, ...]:
        """Levels that cannot be: more was taken than was ever entered."""
        return tuple(level for level in self.levels if level.count is not None and level.count < 0)


USUAL = Habits()


def outlook(
    plan: Plan, entries: Iterable[SupplyEntry], answers: Answers, now: datetime, habits: Habits = USUAL
) -> Outlook:
    """How long the supply lasts from ``now`` on; ``answers`` must reach back to the last count.

    Sources: F-RUN-01 (order with 7 to 14 days left), F-RUN-02 and F-RUN-03 (about to run out, already out).
    """
    ledger = tuple(entries)
    now_there = levels(ledger, answers)
    start = _start(plan, answers, now)
    found = Outlook(
        state=SupplyState.NO_DOSES,
        levels=now_there,
        ends_on=plan.versions[-1].ends_on() if plan.versions else None,
        unanswered=_unanswered(plan, answers, now_there, start),
        unclear=unclear(ledger, answers),
        newest=max((entry.entry_id for entry in ledger), default=0),
    )
    first = _next_due(plan, start, answers.live)
    if first is None:
        return found
    stock = stock_of(plan, now_there)
    fails = first_failing(plan, stock, start, answers.live)
    if fails is None:
        return replace(found, state=SupplyState.ENOUGH)
    uncounted = _uncounted(plan, now_there, fails)
    found = replace(found, state=SupplyState.UNKNOWN, uncounted=uncounted)
    if all(level.count is None for level in now_there):
        # Nothing is known, so nothing need be walked: that can be a year of doses after every tick.
        return found
    if uncounted:
        plenty = {**stock, **dict.fromkeys(uncounted, PLENTY)}
        fails = first_failing(plan, plenty, start, answers.live)
    return _judged(found, plan, fails, first, now, habits) if fails else found


def shortfall(found: Outlook) -> tuple[Finding, ...]:
    """A note for a plan whose last day the supply does not reach (F-RUN-01): said before it is saved."""
    if not found.too_short or found.fails is None or found.ends_on is None or found.order_by is None:
        return ()
    values: Values = {
        "ends_on": found.ends_on,
        "runs_out": found.fails.key.local_date,
        "order_by": found.order_by,
    }
    return (Finding("supply.ends_before_plan", Severity.NOTE, values, facts=("F-RUN-01",)),)


def order_by(fails_on: date, habits: Habits = USUAL) -> date:
    """The last open day that leaves ``habits.lead_days`` until ``fails_on``; never a closed one."""
    day = fails_on - timedelta(days=habits.lead_days)
    for _ in range(366):
        if day.isoweekday() not in habits.closed_weekdays and day not in habits.closed_days:
            break
        day -= DAY
    return day


def stock_of(plan: Plan, now_there: Iterable[Level]) -> Stock:
    """What can be counted on: known counts above nothing, with the lines the newest plan gives tablets."""
    written = {kin(one): one for version in plan.versions for one in version.strengths}
    return {
        written.get(kin(level.strength), level.strength): level.count
        for level in now_there
        if level.count is not None and level.count > 0
    }


def first_failing(plan: Plan, stock: Stock, start: datetime, done: Container[SlotKey]) -> Slot | None:
    """The first dose from ``start`` on, not ``done``, that ``stock`` cannot make; None within a year."""
    for _ in range(CHUNKS):
        for use in uses(plan, stock, start, start + CHUNK, done):
            if isinstance(use.amount, Refusal):
                return use.slot
            stock = use.left
        start += CHUNK
        if next_slot(plan, start - INSTANT) is None:
            return None
    return None


def _judged(found: Outlook, plan: Plan, fails: Slot, first: Slot, now: datetime, habits: Habits) -> Outlook:
    """``found`` with the day on which it runs out, and what that means today."""
    zone = zone_named(home_zone(plan, now))
    today, fails_on = local_day(now, zone), local_day(fails.instant, zone)
    days, last_call = max(0, (fails_on - today).days), order_by(fails_on, habits)
    state = SupplyState.OUT if fails.key == first.key else _state(days, last_call, today, habits)
    if found.uncounted and state is SupplyState.FINE:
        return found
    return replace(
        found,
        state=state,
        fails=fails,
        days_left=days,
        order_by=last_call,
        too_short=found.ends_on is not None,
        misfit=_misfit(plan, found.levels, fails),
    )


def _misfit(plan: Plan, now_there: tuple[Level, ...], fails: Slot) -> bool:
    """Whether ``fails`` cannot be made of the strengths ever entered, however many there were."""
    form = plan.version(fails.version).form
    plenty = stock_of(plan, (replace(level, count=PLENTY) for level in now_there))
    return isinstance(make(fails.mg, form, tuple(sorted(one for one in plenty if one.form is form))), Refusal)


def _state(days: int, last_call: date, today: date, habits: Habits) -> SupplyState:
    if days < habits.lead_days or today > last_call:
        return SupplyState.LOW
    return SupplyState.ORDER if days <= habits.lead_days + WINDOW else SupplyState.FINE


def _start(plan: Plan, answers: Answers, now: datetime) -> datetime:
    """From when doses are still to be made: the open one, which may yet be taken, or else now."""
    slot = situation(plan, answers, now).slot
    return slot.instant if slot else now


def _next_due(plan: Plan, start: datetime, done: Container[SlotKey]) -> Slot | None:
    slot = next_slot(plan, start - INSTANT)
    while slot is not None and slot.key in done:
        slot = next_slot(plan, slot.instant)
    return slot


def _unanswered(plan: Plan, answers: Answers, now_there: tuple[Level, ...], start: datetime) -> int:
    """Doses due since the newest count, before ``start``, that nobody said anything about."""
    counted = max((level.since for level in now_there if level.since is not None), default=None)
    if counted is None:
        return 0
    return sum(1 for slot in slots_between(plan, counted, start) if slot.key not in answers.live)


def _uncounted(plan: Plan, now_there: tuple[Level, ...], fails: Slot) -> tuple[Strength, ...]:
    """Strengths that doses up to ``fails`` are made from by the plan, and that have no known count."""
    counted = {kin(level.strength) for level in now_there if level.count is not None}
    version = plan.version(fails.version)
    doses = (dose for step in version.steps[: fails.step + 1] for dose in step.doses if dose.mg)
    made = (make(dose.mg, version.form, version.strengths) for dose in doses)
    needed = {piece.strength for one in made if isinstance(one, Amount) for piece in one.pieces}
    return tuple(sorted(one for one in needed if kin(one) not in counted))
