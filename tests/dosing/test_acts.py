"""Wait, step back, go slower, go on: never faster than ordered, and nothing past is touched (F-TAPER-11)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baclofen_guide.dosing import acts
from baclofen_guide.dosing.events import Answers
from baclofen_guide.dosing.findings import DosingError
from baclofen_guide.dosing.formulations import Form
from baclofen_guide.dosing.plan import Dose, Plan, PlanVersion, Reason, Step
from baclofen_guide.dosing.revise import revise
from baclofen_guide.dosing.slots import slots_between

FIRST = date(2026, 3, 2)
ZONE = "Europe/Berlin"
ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu")


def taper(mgs: list[int], every: int = 7, *, ends: bool = True, zone: str = ZONE) -> Plan:
    steps = []
    for index, mg in enumerate(mgs):
        begins = FIRST + timedelta(days=index * every)
        last = begins + timedelta(days=every - 1) if ends and index == len(mgs) - 1 else None
        steps.append(Step(begins, tuple(Dose(time(hour), Decimal(mg)) for hour in (8, 14, 20)), last))
    start = datetime(2026, 3, 1, tzinfo=UTC)
    version = PlanVersion(number=1, steps=tuple(steps), form=Form.TABLET, effective_from=start, zone=zone)
    return Plan(1, (version,))


def morning(day: date) -> datetime:
    """Before the first dose in every zone tried, on the local `day`."""
    return datetime(day.year, day.month, day.day, 5, tzinfo=UTC)


def mg_on(version: PlanVersion, day: date) -> Decimal:
    index = version.step_index(day)
    return Decimal() if index is None else version.steps[index].daily_mg


def add(plan: Plan, draft: PlanVersion, now: datetime) -> Plan:
    return revise(plan, draft, Answers(), now).plan


def test_on_the_morning_of_a_step_down_both_doses_are_told() -> None:
    plan = taper([20, 15, 10])
    found = acts.steps_down_today(plan, morning(FIRST + timedelta(days=7)))
    assert found is not None
    assert [step.daily_mg for step in found] == [60, 45]
    assert acts.steps_down_today(plan, morning(FIRST + timedelta(days=8))) is None
    assert acts.steps_down_today(Plan(1), morning(FIRST)) is None


def test_a_step_up_is_no_step_down() -> None:
    assert acts.steps_down_today(taper([5, 10]), morning(FIRST + timedelta(days=7))) is None


def test_waiting_on_the_day_of_a_step_stays_on_the_dose_before_until_told() -> None:
    draft = acts.wait(taper([20, 15, 10]), morning(FIRST + timedelta(days=7)))
    assert draft.reason is Reason.WAITING
    assert mg_on(draft, FIRST + timedelta(days=7)) == 60
    assert mg_on(draft, FIRST + timedelta(days=700)) == 60


def test_waiting_in_the_middle_of_a_step_stays_on_its_dose() -> None:
    draft = acts.wait(taper([20, 15, 10]), morning(FIRST + timedelta(days=9)))
    assert mg_on(draft, FIRST + timedelta(days=90)) == 45


def test_going_on_takes_up_the_steps_that_were_still_to_come() -> None:
    plan = taper([20, 15, 10])
    day = FIRST + timedelta(days=7)
    plan = add(plan, acts.wait(plan, morning(day)), morning(day))
    later = day + timedelta(days=4)
    draft = acts.go_on(plan, morning(later), later + timedelta(days=2))
    assert draft.reason is Reason.WENT_ON
    assert [(step.first_day, step.daily_mg) for step in draft.steps] == [
        (later, 60), (later + timedelta(days=2), 45), (later + timedelta(days=9), 30),
    ]  # fmt: skip
    assert draft.ends_on() == later + timedelta(days=15)


def test_going_on_today_has_no_step_of_waiting() -> None:
    plan = taper([20, 15])
    day = FIRST + timedelta(days=3)
    plan = add(plan, acts.wait(plan, morning(day)), morning(day))
    draft = acts.go_on(plan, morning(day + timedelta(days=9)), day + timedelta(days=9))
    assert [step.daily_mg for step in draft.steps] == [45]


def test_waiting_after_the_plan_has_run_out_holds_nothing() -> None:
    plan = taper([20])
    late = add(plan, acts.wait(plan, morning(FIRST)), morning(FIRST)).versions[-1]
    moved = PlanVersion(
        number=2, steps=(Step(FIRST + timedelta(days=99), late.steps[0].doses),), form=Form.TABLET,
        effective_from=late.effective_from, zone=ZONE, reason=Reason.WAITING,
    )  # fmt: skip
    assert acts.rest_of(Plan(1, (plan.versions[0], moved)), moved)[1] == []


def test_stepping_back_repeats_the_step_before_and_then_the_rest_as_ordered() -> None:
    draft = acts.step_back(taper([20, 15, 10]), morning(FIRST + timedelta(days=9)), 14)
    begin = FIRST + timedelta(days=9)
    assert [(step.first_day, step.daily_mg) for step in draft.steps] == [
        (begin, 60), (begin + timedelta(days=14), 45), (begin + timedelta(days=21), 30),
    ]  # fmt: skip
    assert draft.reason is Reason.STEPPED_BACK


def waiting_on_the_second_morning() -> tuple[Plan, datetime]:
    """60, 45, 30 mg a day, a week each; on hold since the morning of 45, now 3 days later."""
    plan = taper([20, 15, 10])
    day = FIRST + timedelta(days=7)
    return add(plan, acts.wait(plan, morning(day)), morning(day)), morning(day + timedelta(days=3))


def test_stepping_back_while_waiting_goes_to_the_step_before_the_one_on_hold() -> None:
    """F-TAPER-11: signs, a call, and the usual answer: back to the last comfortable dose, then slower."""
    plan = taper([25, 20, 15, 10])
    day = FIRST + timedelta(days=14)
    plan = add(plan, acts.wait(plan, morning(day)), morning(day))
    later = day + timedelta(days=2)
    draft = acts.step_back(plan, morning(later), 10)
    assert draft.reason is Reason.STEPPED_BACK
    assert [(step.first_day, step.daily_mg) for step in draft.steps] == [
        (later, 75),
        (later + timedelta(days=10), 60),
        (later + timedelta(days=17), 45),
        (later + timedelta(days=24), 30),
    ]
    assert draft.ends_on() == later + timedelta(days=30)


def test_there_is_no_step_before_the_first_one_on_hold() -> None:
    plan, now = waiting_on_the_second_morning()
    with pytest.raises(DosingError, match=r"acts\.no_step_before"):
        acts.step_back(plan, now, 7)


def test_going_slower_while_waiting_takes_up_the_rest() -> None:
    plan, now = waiting_on_the_second_morning()
    draft = acts.go_slower(plan, now, 10)
    begin = now.date()
    assert [(step.first_day, step.daily_mg) for step in draft.steps] == [
        (begin, 60), (begin + timedelta(days=7), 45), (begin + timedelta(days=17), 30),
    ]  # fmt: skip


def test_going_slower_while_waiting_in_the_middle_of_a_step_shortens_nothing() -> None:
    plan = taper([20, 15, 10])
    day = FIRST + timedelta(days=1)
    plan = add(plan, acts.wait(plan, morning(day)), morning(day))
    draft = acts.go_slower(plan, morning(day), 2)
    assert [step.first_day for step in draft.steps] == [
        day,
        FIRST + timedelta(days=7),
        FIRST + timedelta(days=14),
    ]


def test_after_waiting_and_going_on_one_can_still_step_back() -> None:
    plan, now = waiting_on_the_second_morning()
    plan = add(plan, acts.go_on(plan, now, now.date()), now)
    later = now + timedelta(days=2)
    draft = acts.step_back(plan, later, 5)
    assert [step.daily_mg for step in draft.steps] == [60, 45, 30]


def test_back_is_never_down() -> None:
    plan = taper([20, 15, 10])
    day = morning(FIRST + timedelta(days=8))
    plan = add(plan, acts.step_back(plan, day, 14), day)
    with pytest.raises(DosingError, match=r"acts\.no_step_before"):
        acts.step_back(plan, day + timedelta(days=1), 7)


def test_going_slower_never_shortens_a_step() -> None:
    draft = acts.go_slower(taper([20, 15, 10], 7), morning(FIRST + timedelta(days=2)), 10)
    assert [step.first_day for step in draft.steps] == [FIRST + timedelta(days=days) for days in (2, 10, 20)]
    unchanged = acts.go_slower(taper([20, 15, 10], 7), morning(FIRST), 3)
    assert [step.first_day for step in unchanged.steps] == [FIRST + timedelta(days=d) for d in (0, 7, 14)]


def test_a_step_that_goes_on_still_does() -> None:
    draft = acts.go_slower(taper([20, 15], ends=False), morning(FIRST + timedelta(days=8)), 10)
    assert draft.ends_on() is None


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (lambda: acts.wait(Plan(1), morning(FIRST)), "acts.no_step"),
        (lambda: acts.wait(taper([5]), morning(FIRST + timedelta(days=50))), "acts.no_step"),
        (lambda: acts.step_back(taper([20, 10]), morning(FIRST), 7), "acts.no_step_before"),
        (lambda: acts.step_back(taper([20, 10]), morning(FIRST + timedelta(days=7)), 0), "acts.days"),
        (lambda: acts.go_slower(taper([20, 10]), morning(FIRST), 1000), "acts.days"),
        (lambda: acts.go_on(taper([20, 10]), morning(FIRST), FIRST), "acts.not_waiting"),
    ],
)
def test_what_cannot_be_done_is_refused(act: object, said: str) -> None:
    with pytest.raises(DosingError) as caught:
        act()
    assert caught.value.id == said


def test_no_step_comes_earlier_than_it_was_ordered() -> None:
    plan = taper([20, 10])
    plan = add(plan, acts.wait(plan, morning(FIRST)), morning(FIRST))
    with pytest.raises(DosingError, match=r"acts\.too_soon") as caught:
        acts.go_on(plan, morning(FIRST + timedelta(days=3)), FIRST + timedelta(days=6))
    assert caught.value.values["day"] == FIRST + timedelta(days=7)


def test_going_on_with_nothing_left_is_refused() -> None:
    plan = taper([20])
    plan = add(plan, acts.wait(plan, morning(FIRST)), morning(FIRST))
    with pytest.raises(DosingError, match=r"acts\.nothing_left"):
        acts.go_on(plan, morning(FIRST + timedelta(days=3)), FIRST + timedelta(days=3))


def test_waiting_that_follows_nothing_is_no_waiting() -> None:
    version = taper([20]).versions[0]
    alone = PlanVersion(
        number=1, steps=version.steps, form=Form.TABLET, effective_from=version.effective_from, zone=ZONE,
        reason=Reason.WAITING,
    )  # fmt: skip
    with pytest.raises(DosingError, match=r"acts\.not_waiting"):
        acts.rest_of(Plan(1, (alone,)), alone)


falling = st.lists(st.integers(1, 30), min_size=2, max_size=10, unique=True).map(
    lambda mgs: sorted(mgs, reverse=True)
)


@given(falling, st.integers(2, 14), st.integers(0, 100), st.integers(1, 40), st.sampled_from(ZONES))
def test_no_act_ever_falls_faster_than_the_prescribers_plan(
    mgs: list[int], every: int, offset: int, days: int, zone: str
) -> None:
    plan = taper(mgs, every, zone=zone)
    ordered, today = plan.versions[0], FIRST + timedelta(days=offset)
    if ordered.step_index(today) is None:
        return
    drafts = [acts.wait(plan, morning(today)), acts.go_slower(plan, morning(today), days)]
    if ordered.step_index(today):
        drafts.append(acts.step_back(plan, morning(today), days))
    for draft in drafts:
        for ahead in range(offset, offset + 300, 3):
            day = FIRST + timedelta(days=ahead)
            assert mg_on(draft, day) >= mg_on(ordered, day)


@given(falling, st.integers(2, 9), st.lists(st.tuples(st.integers(1, 12), st.integers(0, 2)), max_size=6))
def test_any_series_of_acts_leaves_the_past_alone_and_never_overtakes_the_plan(
    mgs: list[int], every: int, story: list[tuple[int, int]]
) -> None:
    plan = taper(mgs, every)
    ordered, day = plan.versions[0], FIRST
    for wait_days, kind in story:
        day += timedelta(days=wait_days)
        now = morning(day)
        before = slots_between(plan, morning(FIRST - timedelta(days=1)), now)
        try:
            if plan.in_force(now).reason is Reason.WAITING and kind == 0:
                draft = acts.go_on(plan, now, day + timedelta(days=wait_days % 5))
            elif kind == 0:
                draft = acts.wait(plan, now)
            elif kind == 1:
                draft = acts.step_back(plan, now, wait_days)
            else:
                draft = acts.go_slower(plan, now, wait_days)
        except DosingError:
            continue
        plan = add(plan, draft, now)
        assert slots_between(plan, morning(FIRST - timedelta(days=1)), now) == before
        newest = plan.versions[-1]
        for ahead in range(0, 200, 2):
            later = day + timedelta(days=ahead)
            assert mg_on(newest, later) >= mg_on(ordered, later)
