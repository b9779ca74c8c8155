"""Where a taper stands: steps, percent, the next change, what was really taken (F-TAPER-09, F-TAPER-11)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from baclofen_guide.dosing.events import Answers, DoseEvent, EventKind
from baclofen_guide.dosing.formulations import Form
from baclofen_guide.dosing.plan import Dose, Plan, PlanVersion, Step
from baclofen_guide.dosing.progress import progress, taken_by_day
from baclofen_guide.dosing.slots import slots_between
from baclofen_guide.dosing.states import history

FIRST = date(2026, 3, 2)


def taper(mgs: list[int], every: int = 7, *, ends: bool = True) -> Plan:
    steps = []
    for index, mg in enumerate(mgs):
        begins = FIRST + timedelta(days=index * every)
        last = begins + timedelta(days=every - 1) if ends and index == len(mgs) - 1 else None
        doses = tuple(Dose(time(hour), Decimal(mg)) for hour in (8, 14, 20))
        steps.append(Step(begins, doses, last))
    start = datetime(2026, 3, 1, tzinfo=UTC)
    version = PlanVersion(
        number=1, steps=tuple(steps), form=Form.TABLET, effective_from=start, zone="Europe/Berlin"
    )
    return Plan(1, (version,))


def at(day: date, hour: int = 12) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def test_the_middle_of_a_taper() -> None:
    found = progress(taper([20, 15, 10]), at(FIRST + timedelta(days=8)))
    assert found is not None
    assert found.current == 1
    assert [view.percent for view in found.steps] == [None, Decimal(-25), Decimal(-33)]
    assert [view.last_day for view in found.steps] == [FIRST + timedelta(days=days) for days in (6, 13, 20)]
    assert found.next is not None
    assert (found.next.change.before, found.next.change.after) == (Decimal(45), Decimal(30))
    assert (found.next.days, found.next.percent) == (6, Decimal(-33))
    assert found.days_left == 12


def test_a_later_version_makes_the_next_change() -> None:
    plan = taper([20], ends=False)
    start = datetime(2026, 3, 12, tzinfo=UTC)
    later = replace(taper([15], ends=False).versions[0], number=2, effective_from=start)
    found = progress(Plan(1, (*plan.versions, later)), at(FIRST))
    assert found is not None
    assert found.next is not None
    change = found.next.change
    assert (change.day, change.before, change.after) == (start.date(), Decimal(60), Decimal(45))


def test_the_end_of_the_plan_is_a_change_to_nothing() -> None:
    found = progress(taper([10]), at(FIRST))
    assert found is not None
    assert found.next is not None
    assert found.next.change.after == 0
    assert found.next.percent == Decimal(-100)


def test_a_fixed_dose_has_no_next_change_and_no_end() -> None:
    found = progress(taper([10], ends=False), at(FIRST))
    assert found is not None
    assert (found.next, found.days_left, found.current) == (None, None, 0)


def test_before_the_plan_and_after_it_there_is_no_step() -> None:
    plan = taper([10])
    before, after = (
        progress(plan, at(FIRST - timedelta(days=1), 20)),
        progress(plan, at(FIRST + timedelta(days=9))),
    )
    assert before is not None
    assert after is not None
    assert before.current is None
    assert (after.current, after.days_left) == (None, 0)


def test_without_a_plan_there_is_no_progress() -> None:
    assert progress(Plan(1), at(FIRST)) is None


def test_what_was_taken_is_added_up_by_the_local_day_of_the_dose() -> None:
    plan, now = taper([10]), at(FIRST + timedelta(days=1), 7)
    slots = slots_between(plan, at(FIRST, 0), now)
    live = {}
    for number, slot in enumerate(slots[:2], 1):
        kind = EventKind.TAKEN if number == 1 else EventKind.SKIPPED
        event = DoseEvent(
            event_id=number, kind=kind, key=slot.key, at=slot.instant, zone="Europe/Berlin",
            recorded_at=slot.instant, mg=slot.mg, version=1,
        )  # fmt: skip
        live[slot.key] = (event,)
    days = taken_by_day(history(plan, Answers(live), at(FIRST, 0), now))
    assert days[0].ordered == 30
    assert days[0].taken == 10
    assert not days[0].open
    assert days[1].open


@given(
    st.lists(st.integers(1, 30), min_size=1, max_size=12),
    st.integers(1, 20),
    st.integers(0, 260),
)
def test_steps_follow_each_other_without_a_gap(mgs: list[int], every: int, offset: int) -> None:
    found = progress(taper(mgs, every), at(FIRST + timedelta(days=offset)))
    assert found is not None
    for one, two in zip(found.steps, found.steps[1:], strict=False):
        assert one.last_day is not None
        assert one.last_day + timedelta(days=1) == two.step.first_day
    if found.current is not None:
        step = found.steps[found.current]
        assert step.step.first_day <= found.today <= (step.last_day or found.today)
    if found.next is not None:
        assert found.next.days > 0
