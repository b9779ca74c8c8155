"""How long the supply lasts, against counting it out day by day, and by when to order."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baclofen_guide.dosing.acts import step_back, wait
from baclofen_guide.dosing.amounts import Refusal, make
from baclofen_guide.dosing.events import Answers
from baclofen_guide.dosing.findings import DosingError
from baclofen_guide.dosing.formulations import Form, Strength
from baclofen_guide.dosing.outlook import Habits, Outlook, SupplyState, first_failing, order_by, outlook
from baclofen_guide.dosing.plan import Plan
from baclofen_guide.dosing.revise import revise
from baclofen_guide.dosing.slots import slots_between
from baclofen_guide.dosing.supply import SupplyKind
from tests.dosing.support import (
    TEN,
    THREE,
    at,
    event,
    fixed,
    key,
    log,
    mg,
    step,
    times_of_day,
    version,
    zones,
)
from tests.dosing.test_supply import entry

FIVE = Strength(Form.TABLET, mg(5))
NOW = "2024-05-06T12:00"  # a Monday
COUNT, REFILL = SupplyKind.COUNT, SupplyKind.REFILL


def look(plan: Plan, count=None, *, now: str = NOW, events=(), habits=None, others=()) -> Outlook:
    """The outlook with ``count`` tablets of 10 mg counted at ``now``."""
    entries = [*others] if count is None else [entry(90, COUNT, count, now), *others]
    return outlook(plan, entries, log(*events), at(now), habits or Habits())


def test_days_left_and_the_day_to_order() -> None:
    """Monday noon, the morning dose ticked: 41 tablets are two today and thirteen days of three."""
    found = look(fixed(), 41, events=["2024-05-06T08:00"])
    assert (found.state, found.days_left) == (SupplyState.ORDER, 14)
    assert found.fails.key == key("2024-05-20T08:00")
    assert found.order_by == date(2024, 5, 13)


@pytest.mark.parametrize(
    ("count", "state", "days"),
    [
        (60, SupplyState.FINE, 20),
        (48, SupplyState.FINE, 16),
        (30, SupplyState.ORDER, 10),
        (20, SupplyState.ORDER, 7),
        (19, SupplyState.LOW, 6),
        (2, SupplyState.LOW, 1),
        (1, SupplyState.LOW, 0),
        (0, SupplyState.OUT, 0),
    ],
)
def test_what_the_days_left_mean(count, state, days) -> None:
    found = look(fixed(), count, events=["2024-05-06T08:00"])
    assert (found.state, found.days_left) == (state, days)


def test_ordering_avoids_weekends_and_closed_days() -> None:
    assert order_by(date(2024, 5, 18)) == date(2024, 5, 10)  # a Saturday becomes the Friday
    assert order_by(date(2024, 5, 19)) == date(2024, 5, 10)  # so does a Sunday
    assert order_by(date(2024, 5, 20)) == date(2024, 5, 13)
    closed = Habits(closed_days=frozenset((date(2024, 5, 13), date(2024, 5, 10))))
    assert order_by(date(2024, 5, 20), closed) == date(2024, 5, 9)
    friday = Habits(lead_days=3, closed_weekdays=frozenset((5, 6)))
    assert order_by(date(2024, 5, 13), friday) == date(2024, 5, 9)


def test_a_year_of_closed_days_still_has_an_answer() -> None:
    every = frozenset(date(2023, 1, 1) + timedelta(days=number) for number in range(600))
    assert order_by(date(2024, 5, 20), Habits(closed_days=every)) < date(2023, 6, 1)


def test_after_the_last_day_to_order_it_is_low_even_before_the_lead_time_is_reached() -> None:
    """On a Saturday with eight days left, Friday was the last day to order."""
    found = look(fixed(), 23, now="2024-05-11T12:00", events=["2024-05-11T08:00"])
    assert (found.days_left, found.order_by) == (8, date(2024, 5, 10))
    assert found.state is SupplyState.LOW


def test_a_long_lead_time_moves_the_order_forward() -> None:
    found = look(fixed(), 62, events=["2024-05-06T08:00"], habits=Habits(lead_days=20))
    assert (found.days_left, found.state) == (21, SupplyState.ORDER)
    found = look(fixed(), 56, events=["2024-05-06T08:00"], habits=Habits(lead_days=20))
    assert (found.days_left, found.state) == (19, SupplyState.LOW)


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"lead_days": 0}, "supply.lead_days"),
        ({"lead_days": 61}, "supply.lead_days"),
        ({"closed_weekdays": frozenset(range(1, 8))}, "supply.closed"),
    ],
)
def test_habits_without_meaning(values, why) -> None:
    with pytest.raises(DosingError) as caught:
        Habits(**values)
    assert caught.value.id == why


def test_the_open_dose_still_needs_its_tablet_and_an_answered_one_does_not() -> None:
    assert look(fixed(), 1, now="2024-05-06T14:05").fails.key == key("2024-05-06T20:00")
    ticked = look(fixed(), 1, now="2024-05-06T14:05", events=["2024-05-06T14:00"])
    assert ticked.fails.key == key("2024-05-07T08:00")
    early = look(
        fixed(), 1, now="2024-05-06T13:30", events=[event("2024-05-06T14:00", when="2024-05-06T13:20")]
    )
    assert early.fails.key == key("2024-05-07T08:00")


def test_nothing_counted_is_not_known_and_not_out() -> None:
    found = look(fixed())
    assert (found.state, found.fails, found.levels) == (SupplyState.UNKNOWN, None, ())
    lost = look(fixed(), others=[entry(1, SupplyKind.UNKNOWN)])
    assert (lost.state, lost.levels[0].count) == (SupplyState.UNKNOWN, None)


def test_nothing_counted_and_no_strength_known_is_not_known() -> None:
    assert look(fixed(strengths=())).state is SupplyState.UNKNOWN


def test_a_count_below_nothing_is_no_supply_and_is_told() -> None:
    entries = [entry(1, COUNT, 1, "2024-05-05T07:00")]
    taken = [
        event(f"2024-05-05T{hour}:00", pieces=make(mg(10), Form.TABLET, (TEN,)).pieces)
        for hour in ("08", "14")
    ]
    found = outlook(fixed(), entries, log(*taken), at(NOW))
    assert found.state is SupplyState.OUT
    assert [one.count for one in found.below_nothing] == [-1]
    assert not look(fixed(), 10).below_nothing


def test_a_strength_nobody_counted_leaves_the_date_open() -> None:
    plan = fixed("08:00", "20:00", each=15, strengths=(TEN_WHOLE, FIVE))
    found = look(plan, others=[entry(1, COUNT, 100, NOW, strength=TEN_WHOLE)])
    assert (found.state, found.uncounted, found.fails) == (SupplyState.UNKNOWN, (FIVE,), None)


def test_what_runs_out_however_many_there_are_of_the_rest_is_told() -> None:
    plan = fixed("08:00", "20:00", each=15, strengths=(TEN_WHOLE, FIVE))
    others = [entry(1, COUNT, 100, NOW, strength=TEN_WHOLE), entry(2, COUNT, 3, NOW, strength=FIVE)]
    found = look(plan, others=others)
    assert (found.state, found.uncounted, found.misfit) == (SupplyState.LOW, (), False)


def test_an_uncounted_strength_that_is_not_needed_is_not_asked_for() -> None:
    found = look(fixed(strengths=(TEN, FIVE)), 60)
    assert (found.state, found.uncounted) == (SupplyState.FINE, ())


def test_even_with_plenty_of_the_uncounted_a_dose_may_fail() -> None:
    """15 mg of one uncounted 5 and one 10 each time: three 5s would do as well, but not for ever."""
    plan = fixed("08:00", each=10, strengths=(TEN_WHOLE,), form=Form.TABLET)
    found = look(plan, others=[entry(1, COUNT, 3, NOW, strength=FIVE)])
    assert (found.state, found.uncounted) == (SupplyState.UNKNOWN, (TEN_WHOLE,))


def test_a_dose_that_these_strengths_cannot_make_is_a_misfit() -> None:
    plan = Plan(
        1,
        (version(step("2024-05-01", *THREE), step("2024-05-10", *THREE, each="7.5"), strengths=()),),
    )
    found = look(plan, 500)
    assert (found.misfit, found.state, found.fails.key) == (True, SupplyState.LOW, key("2024-05-10T08:00"))


def test_a_strength_of_another_form_is_no_supply() -> None:
    liquid = entry(1, COUNT, 500, NOW, strength=Strength(Form.LIQUID, mg(1)))
    found = look(fixed(strengths=()), others=[liquid])
    assert (found.state, found.misfit) == (SupplyState.OUT, True)


def test_a_taper_that_outlasts_the_supply_says_so_the_day_it_is_entered() -> None:
    plan = Plan(
        1, (version(step("2024-05-06", *THREE), step("2024-06-10", *THREE, each=5, until="2024-07-07")),)
    )
    short = look(plan, 90)
    assert (short.state, short.too_short, short.ends_on) == (SupplyState.FINE, True, date(2024, 7, 7))
    enough = look(plan, 200)
    assert (enough.state, enough.too_short, enough.fails) == (SupplyState.ENOUGH, False, None)


def test_a_supply_for_more_than_a_year_is_enough() -> None:
    assert look(fixed(), 3000).state is SupplyState.ENOUGH


def test_a_plan_that_is_over_or_not_there_needs_nothing() -> None:
    over = Plan(1, (version(step("2024-04-01", *THREE, until="2024-04-30")),))
    assert look(over, 3).state is SupplyState.NO_DOSES
    assert look(Plan(1), 3) == Outlook(state=SupplyState.NO_DOSES, levels=look(Plan(1), 3).levels, newest=90)
    last_is_answered = look(
        Plan(1, (version(step("2024-05-06", "14:00", until="2024-05-06")),)), 3, events=["2024-05-06T14:00"]
    )
    assert last_is_answered.state is SupplyState.NO_DOSES


def test_doses_without_an_answer_since_the_count_are_told() -> None:
    found = look(fixed(), others=[entry(1, COUNT, 90, "2024-05-05T07:00")], events=["2024-05-05T08:00"])
    assert found.unanswered == 2  # of the doses at 14:00, 20:00 and 08:00 the last is still open
    assert look(fixed(), 90).unanswered == 0


def test_waiting_and_stepping_back_bring_the_day_nearer() -> None:
    """Staying longer on a higher dose uses more: dates follow at once."""
    steps = (
        step("2024-05-01", *THREE),
        step("2024-05-08", *THREE, each=5),
        step("2024-05-15", *THREE, each=5),
    )
    plan = Plan(1, (version(*steps),))
    now = at("2024-05-07T12:00")

    def runs_out(one: Plan) -> date:
        return outlook(one, [entry(1, COUNT, 40, "2024-05-07T12:00")], Answers(), now).fails.key.local_date

    before = runs_out(plan)
    waiting = revise(plan, wait(plan, now), Answers(), now).version
    assert runs_out(Plan(1, (*plan.versions, waiting))) < before
    now = at("2024-05-09T12:00")
    later = revise(plan, step_back(plan, now, 14), Answers(), now).version
    assert runs_out(Plan(1, (*plan.versions, later))) < runs_out(plan)


TEN_WHOLE = Strength(Form.TABLET, mg(10))


def by_hand(plan: Plan, stock: dict[Strength, Decimal], start, done, days: int):
    """Counting tablets out of boxes, dose by dose: the first dose that cannot be put together."""
    boxes = dict(stock)
    for number in range(days):
        # In quarters of a day, so that every hour of a clock change is walked over.
        for part in range(4):
            low = start + timedelta(days=number, hours=6 * part)
            for slot in slots_between(plan, low, low + timedelta(hours=6)):
                if slot.key in done:
                    continue
                hands = dict(boxes)
                while True:
                    made = make(slot.mg, Form.TABLET, tuple(sorted(hands)))
                    if isinstance(made, Refusal):
                        return slot
                    short = [one.strength for one in made.pieces if hands[one.strength] < one.count]
                    if not short:
                        break
                    for strength in short:
                        del hands[strength]
                for piece in made.pieces:
                    boxes[piece.strength] -= piece.count
    return None


@settings(max_examples=60)
@given(
    zones,
    st.sampled_from([date(2024, 3, 20), date(2024, 10, 20), date(2024, 3, 3), date(2011, 12, 20)]),
    times_of_day(most=4),
    st.lists(st.sampled_from([5, 10, 15, 20]), min_size=1, max_size=4),
    st.integers(0, 60),
    st.integers(0, 60),
    st.data(),
)
def test_the_walk_is_the_same_as_counting_out_day_by_day(zone, first, times, mgs, tens, fives, data) -> None:
    """Half tablets, two strengths, steps down, doses answered ahead, and weeks with a clock change."""
    parts = tuple(f"{one:%H:%M}" for one in times)
    steps = [
        step((first + timedelta(days=9 * index)).isoformat(), *parts, each=each)
        for index, each in enumerate(sorted(mgs, reverse=True))
    ]
    plan = Plan(1, (version(*steps, zone=zone, effective=f"{first}T00:00"),))
    start = at(f"{first}T00:00", zone) + timedelta(hours=data.draw(st.integers(0, 72)))
    ahead = slots_between(plan, start, start + timedelta(days=3))
    done = {one.key for one in ahead if data.draw(st.booleans())}
    stock = {TEN: mg(tens) / 2, FIVE: mg(fives)}
    found = first_failing(plan, stock, start, done)
    assert found == by_hand(plan, stock, start, done, 130)


def test_an_uncounted_strength_hides_a_date_that_is_still_far_but_not_one_that_is_near() -> None:
    """20 mg tablets last 40 days, whatever there is of the 1 mg ones: not known. 5 days: told."""
    twenty, one = Strength(Form.TABLET, mg(20)), Strength(Form.TABLET, mg(1))
    plan = fixed("20:00", each=21, strengths=(twenty, one))
    far = look(plan, others=[entry(1, COUNT, 40, NOW, strength=twenty)])
    assert (far.state, far.fails, far.uncounted) == (SupplyState.UNKNOWN, None, (one,))
    yesterday = ["2024-05-05T20:00"]
    near = look(plan, others=[entry(1, COUNT, 5, NOW, strength=twenty)], events=yesterday)
    assert (near.state, near.days_left, near.uncounted) == (SupplyState.LOW, 5, (one,))
