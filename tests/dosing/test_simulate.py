"""Walking a plan forward: how tablets run down."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from baclofen_guide.dosing.amounts import Amount, Refusal
from baclofen_guide.dosing.formulations import Form, Strength
from baclofen_guide.dosing.outlook import first_failing
from baclofen_guide.dosing.simulate import uses
from tests.dosing.support import TEN, at, fixed, key, mg, zones

FIVE = Strength(Form.TABLET, mg(5))


def test_tablets_run_down_by_strength_and_the_dose_they_fail_is_named() -> None:
    plan = fixed("08:00", "20:00", each=15)
    stock = {TEN: mg(4), FIVE: mg(2)}
    walk = list(uses(plan, stock, at("2024-05-06T00:00"), at("2024-05-08T00:00")))
    made = [one.amount.pieces if isinstance(one.amount, Amount) else () for one in walk]
    assert [" ".join(f"{piece.count}x{piece.strength.mg}" for piece in pieces) for pieces in made] == [
        "1x10 1x5",
        "1x10 1x5",
        "1.5x10",
        "",
    ]
    assert walk[-1].left == {TEN: mg("0.5"), FIVE: 0}
    assert first_failing(plan, stock, at("2024-05-06T00:00"), ()) == walk[-1].slot
    assert walk[-1].slot.key == key("2024-05-07T20:00")


def test_supplies_that_last() -> None:
    assert first_failing(fixed(), {TEN: mg(100_000)}, at("2024-05-06T00:00"), ()) is None


def test_no_stock_and_a_negative_count_run_out_at_once() -> None:
    """medTimer#1021: a count below nothing stays what it is and is no supply."""
    first = key("2024-05-06T08:00")
    for stock in ({}, {TEN: mg(0) - 3}):
        found = first_failing(fixed(), stock, at("2024-05-06T00:00"), ())
        assert found is not None
        assert found.key == first


def test_a_strength_of_another_form_is_no_supply() -> None:
    liquid = Strength(Form.LIQUID, mg(1))
    (use, *_) = uses(fixed(), {liquid: mg(500)}, at("2024-05-06T00:00"), at("2024-05-06T12:00"))
    assert isinstance(use.amount, Refusal)
    assert use.left == {liquid: 500}


def test_the_strength_at_hand_may_not_make_the_dose() -> None:
    (use, *_) = uses(fixed(each=7), {TEN: mg(500)}, at("2024-05-06T00:00"), at("2024-05-06T12:00"))
    assert isinstance(use.amount, Refusal)


@settings(max_examples=40)
@given(zones, st.integers(0, 80), st.integers(0, 80), st.sampled_from([5, 10, 15, 20]))
def test_the_walk_agrees_with_counting_mg(zone, tens, fives, each) -> None:
    """No mg appears or is lost, over a clock change, until the first dose that fails."""
    plan = fixed(zone=zone, each=each, first="2024-03-01")
    stock = {TEN: mg(tens), FIVE: mg(fives)}
    had = sum(one.mg * count for one, count in stock.items())
    used = Decimal()
    for use in uses(
        plan, stock, at("2024-03-25T00:00", zone), at("2024-03-25T00:00", zone) + timedelta(days=20)
    ):
        left = sum(one.mg * count for one, count in use.left.items())
        if isinstance(use.amount, Refusal):
            break
        used += use.slot.mg
        assert left == had - used
        assert all(count >= 0 for count in use.left.values())
