"""Writing out what a prescriber said, and refusing what was not said."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baclofen_guide.dosing.expand import Order, Pattern, expand
from baclofen_guide.dosing.findings import DosingError, blocking
from baclofen_guide.dosing.plan_check import check
from baclofen_guide.dosing.times import MOST, propose
from tests.dosing.support import THREE, doses, mg, version

FIRST = date(2024, 5, 6)


def order(by: object, every: int, **other) -> Order:
    return Order(lower_by=mg(by), every=every, **other)


def written(steps) -> list[str]:
    return [f"{one.first_day:%m-%d} " + "/".join(str(dose.mg) for dose in one.doses) for one in steps]


def refused(*args) -> DosingError:
    with pytest.raises(DosingError) as caught:
        expand(*args)
    return caught.value


def test_each_dose_lower_by_five_every_week() -> None:
    steps = expand(FIRST, doses(*THREE, each=10), order(5, 7))
    assert written(steps) == ["05-06 10/10/10", "05-13 5/5/5"]
    assert [one.last_day for one in steps] == [None, date(2024, 5, 19)]


def test_in_turn_lowers_one_dose_a_step() -> None:
    steps = expand(FIRST, doses(*THREE, each=10), order(5, 7, pattern=Pattern.IN_TURN, turn=(1, 0, 2)))
    assert written(steps) == [
        "05-06 10/10/10",
        "05-13 10/5/10",
        "05-20 5/5/10",
        "05-27 5/5/5",
        "06-03 5/5",
        "06-10 5",
    ]


def test_one_after_another_finishes_a_dose_first() -> None:
    turn = (1, 0, 2)
    steps = expand(
        FIRST,
        doses(*THREE, each=10),
        order(5, 7, pattern=Pattern.ONE_AFTER_ANOTHER, turn=turn, down_to=mg(10)),
    )
    assert written(steps) == ["05-06 10/10/10", "05-13 10/5/10", "05-20 10/10", "05-27 5/10", "06-03 10"]
    assert steps[-1].last_day is None


def test_doses_of_different_size_run_out_one_by_one() -> None:
    steps = expand(FIRST, doses("08:00=5", "20:00=10"), order(5, 3))
    assert written(steps) == ["05-06 5/10", "05-09 5"]
    turn = expand(FIRST, doses("08:00=5", "20:00=10"), order(5, 3, pattern=Pattern.IN_TURN, turn=(0, 1)))
    assert written(turn) == ["05-06 5/10", "05-09 10", "05-12 5"]


def test_it_may_stay_on_the_last_dose_or_end_after_it() -> None:
    stays = expand(FIRST, doses("08:00=20"), order(5, 14, down_to=mg(10)))
    assert (written(stays)[-1], stays[-1].last_day) == ("06-03 10", None)
    ends = expand(FIRST, doses("08:00=20"), order(5, 14, down_to=mg(10), then_ends=True))
    assert ends[-1].last_day == date(2024, 6, 16)


def test_what_does_not_come_out_even_is_refused_with_both_figures() -> None:
    found = refused(FIRST, doses("08:00=20"), order(6, 7))
    assert (found.id, found.values["reached"], found.values["wanted"]) == ("expand.not_exact", 2, 6)
    over = refused(FIRST, doses("08:00=20"), order(5, 7, down_to=mg(8)))
    assert (over.id, over.values["reached"]) == ("expand.not_exact", 5)


@pytest.mark.parametrize("turn", [(), (0,), (0, 1, 3), (0, 0, 1, 2), (0, 1, 1)])
def test_which_dose_gets_smaller_is_never_chosen_for_you(turn) -> None:
    assert (
        refused(FIRST, doses(*THREE), order(5, 7, pattern=Pattern.IN_TURN, turn=turn)).id
        == "expand.which_dose"
    )


def test_orders_that_say_nothing() -> None:
    assert refused(FIRST, (), order(5, 7)).id == "expand.no_doses"
    assert refused(FIRST, doses("08:00=0"), order(5, 7)).id == "expand.no_doses"
    assert refused(FIRST, doses("08:00=10"), order(5, 7, down_to=mg(10))).id == "expand.not_lower"
    assert refused(FIRST, doses("08:00=600"), order(1, 7)).id == "expand.too_many_steps"
    for made in ({"by": 0, "every": 7}, {"by": "NaN", "every": 7}):
        with pytest.raises(DosingError, match=r"expand\.lower_by"):
            order(**made)
    for every in (0, 367):
        with pytest.raises(DosingError, match=r"expand\.every"):
            order(5, every)
    with pytest.raises(DosingError, match=r"expand\.down_to"):
        order(5, 7, down_to=mg(-5))


@given(
    st.lists(st.integers(1, 8), min_size=1, max_size=4),
    st.integers(1, 30),
    st.sampled_from(list(Pattern)),
    st.randoms(use_true_random=False),
)
def test_an_expansion_has_no_gap_no_rise_and_ends_where_it_was_told(sizes, every, pattern, random) -> None:
    start = doses(
        *(f"{time:%H:%M}={size * 5}" for time, size in zip(propose(len(sizes)), sizes, strict=True))
    )
    turn = list(range(len(sizes)))
    random.shuffle(turn)
    steps = expand(FIRST, start, order(5, every, pattern=pattern, turn=tuple(turn)))
    assert steps[0].doses == start
    assert [one.first_day for one in steps] == [
        FIRST + timedelta(days=every * index) for index in range(len(steps))
    ]
    daily = [one.daily_mg for one in steps]
    assert all(two < one for one, two in pairwise(daily))
    assert steps[-1].last_day == steps[-1].first_day + timedelta(days=every - 1)
    assert not blocking(check(version(*steps, strengths=())))


@pytest.mark.parametrize(
    ("count", "wanted"),
    [
        (1, "08:00"),
        (2, "08:00 20:00"),
        (3, "08:00 14:00 20:00"),
        (4, "07:00 12:00 17:00 22:00"),
        (5, "07:00 10:45 14:30 18:15 22:00"),
    ],
)
def test_times_within_waking_hours(count, wanted) -> None:
    """F-TAKE-01: for three, 6 to 8 hours apart; medTimer#1344: built from "3 times a day"."""
    assert " ".join(f"{one:%H:%M}" for one in propose(count)) == wanted


def test_times_are_distinct_and_in_order_up_to_eight() -> None:
    for count in range(1, MOST + 1):
        assert len(set(propose(count))) == count
        assert list(propose(count)) == sorted(propose(count))
    for count in (0, MOST + 1):
        with pytest.raises(DosingError, match=r"times\.count"):
            propose(count)
