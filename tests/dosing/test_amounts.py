"""mg to tablets, packets and mL: exactly, or refused with the strengths that would do."""

from __future__ import annotations

import math
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baclofen_guide.dosing.amounts import MAX_PIECES, SYRINGE_MARKS, Amount, Refusal, make
from baclofen_guide.dosing.formulations import Form, Strength
from tests.dosing.support import mg


def tablets(*texts: str) -> tuple[Strength, ...]:
    """``"10/2"`` for a scored tablet of 10 mg."""
    return tuple(Strength(Form.TABLET, mg(text.split("/")[0]), scored="/" in text) for text in texts)


def pieces(amount, *strengths: str, form: Form = Form.TABLET) -> str:
    """``"1x10 0.5x5"``, or why it was refused."""
    at_hand = (
        tablets(*strengths) if form is Form.TABLET else tuple(Strength(form, mg(one)) for one in strengths)
    )
    made = make(mg(amount), form, at_hand)
    if isinstance(made, Refusal):
        return made.reason
    assert sum(piece.mg for piece in made.pieces) == mg(amount)
    return " ".join(f"{piece.count}x{piece.strength.mg}" for piece in made.pieces)


@pytest.mark.parametrize(
    ("amount", "strengths", "wanted"),
    [
        ("10", ["10"], "1x10"),
        ("20", ["10"], "2x10"),
        ("5", ["10/2"], "0.5x10"),
        ("5", ["10"], "amount.needs_other_strength"),
        ("15", ["10", "5"], "1x10 1x5"),
        ("15", ["10/2"], "1.5x10"),
        ("25", ["5", "10", "20"], "1x20 1x5"),
        ("25", ["25", "10/2"], "1x25"),
        ("30", ["25", "10", "5"], "1x25 1x5"),
        ("30", ["25", "10"], "3x10"),
        ("12.5", ["25/2"], "0.5x25"),
        ("2.5", ["5/2"], "0.5x5"),
        ("7", ["5", "10"], "amount.needs_other_strength"),
        ("1.25", ["5/2"], "amount.needs_other_strength"),
        ("50", ["5"], "10x5"),
        ("55", ["5"], "amount.too_many_pieces"),
        ("10", [], "amount.no_strength"),
        ("0", ["10"], "amount.needs_other_strength"),
        ("0.001", ["10"], "amount.needs_other_strength"),
    ],
)
def test_tablets(amount, strengths, wanted) -> None:
    """F-FORM-02: halves only along a score; rxdroid#51: mg and tablets are two things."""
    assert pieces(amount, *strengths) == wanted


def test_packets_are_never_split() -> None:
    """F-FORM-12, F-TAKE-07."""
    assert pieces("15", "5", "10", form=Form.GRANULES) == "1x10 1x5"
    assert pieces("2.5", "5", form=Form.GRANULES) == "amount.needs_other_strength"


@pytest.mark.parametrize(("strength", "ml"), [("1", "10"), ("2", "5"), ("5", "2"), ("10", "1")])
def test_the_danger_table_of_liquids(strength, ml) -> None:
    """F-FORM-08: 10 mg is 10, 5, 2 or 1 mL."""
    assert pieces("10", strength, form=Form.LIQUID) == f"{ml}x{strength}"


@pytest.mark.parametrize(
    ("amount", "strength", "wanted"),
    [
        ("0.75", "1", "0.75x1"),
        ("0.77", "1", "amount.needs_other_strength"),
        ("2.3", "1", "2.3x1"),
        ("2.25", "1", "amount.needs_other_strength"),
        ("3.3", "1", "amount.needs_other_strength"),
        ("4.2", "1", "4.2x1"),
        ("7.5", "1", "7.5x1"),
        ("7.2", "1", "amount.needs_other_strength"),
        ("15", "1", "15x1"),
        ("12.5", "1", "amount.needs_other_strength"),
        ("60", "1", "60x1"),
        ("61", "1", "amount.needs_other_strength"),
        ("0", "1", "amount.needs_other_strength"),
    ],
)
def test_only_what_an_oral_syringe_can_measure(amount, strength, wanted) -> None:
    """F-FORM-10, F-FORM-11."""
    assert pieces(amount, strength, form=Form.LIQUID) == wanted


def test_two_liquids_are_never_mixed_and_the_smaller_volume_is_taken() -> None:
    assert pieces("10", "1", "5", form=Form.LIQUID) == "2x5"
    assert pieces("3.5", "1", "5", form=Form.LIQUID) == "0.7x5"


def would_do(amount, form: Form, *strengths: Strength) -> list[str]:
    made = make(mg(amount), form, strengths)
    assert isinstance(made, Refusal)
    return [f"{one.mg}{'/2' if one.scored else ''}" for one in made.would_do]


def test_a_refusal_names_the_strengths_that_would_do() -> None:
    assert would_do("5", Form.TABLET, *tablets("10")) == ["5", "5/2", "10/2"]
    assert would_do("12.5", Form.TABLET, *tablets("10")) == ["5/2", "25/2"]
    assert would_do("7", Form.TABLET, *tablets("10")) == []
    assert would_do("12.5", Form.LIQUID, Strength(Form.LIQUID, mg(1))) == ["5"]
    assert would_do("55", Form.TABLET, *tablets("5")) == [
        "10",
        "15",
        "20",
        "25",
        "10/2",
        "15/2",
        "20/2",
        "25/2",
    ]
    assert would_do("15", Form.GRANULES) == ["5"]
    assert would_do("50", Form.GRANULES) == ["5", "10"]


def test_every_strength_named_really_does() -> None:
    for amount, at_hand in product(("2.5", "5", "7.5", "12.5", "35", "100"), (("10",), ("5",), ("25", "20"))):
        made = make(mg(amount), Form.TABLET, tablets(*at_hand))
        for strength in made.would_do if isinstance(made, Refusal) else ():
            assert isinstance(make(mg(amount), Form.TABLET, (*tablets(*at_hand), strength)), Amount)


def brute_force(amount: Decimal, strengths: tuple[Strength, ...]) -> int | None:
    """The fewest pieces by trying every sum of up to four pieces; None if none fits."""
    sizes = [one.mg for one in strengths] + [one.mg / 2 for one in strengths if one.scored]
    sums = {Decimal(0)}
    for count in range(1, 5):
        sums = {one + size for one in sums for size in sizes}
        if amount in sums:
            return count
    return None


@given(
    st.integers(1, 40).map(lambda number: Decimal(number) * Decimal("2.5")),
    st.sets(st.sampled_from(tablets("5", "10", "15", "20", "25", "5/2", "10/2", "20/2", "25/2")), max_size=4),
)
def test_fewest_pieces_and_never_another_dose(amount, strengths) -> None:
    """What is not covered is refused; a taper tool on the web returns a smaller dose instead."""
    made = make(amount, Form.TABLET, tuple(sorted(strengths)))
    fewest = brute_force(amount, tuple(strengths))
    if isinstance(made, Amount):
        assert sum(piece.mg for piece in made.pieces) == amount
        count = sum(math.ceil(piece.count) for piece in made.pieces)
        assert count <= MAX_PIECES
        assert count == fewest or (fewest is None and count > 4)
        assert all(piece.strength in strengths for piece in made.pieces)
        assert all(piece.count % 1 == 0 or piece.strength.scored for piece in made.pieces)
    else:
        assert fewest is None


@given(
    st.integers(1, 200_000).map(lambda number: Decimal(number) / 1000), st.sampled_from(["1", "2", "5", "10"])
)
def test_a_volume_is_exact_and_on_a_mark(amount, strength) -> None:
    made = make(amount, Form.LIQUID, (Strength(Form.LIQUID, mg(strength)),))
    if isinstance(made, Amount):
        (piece,) = made.pieces
        assert piece.count * mg(strength) == amount
        mark = next(mark for limit, mark in SYRINGE_MARKS if piece.count <= limit)
        assert piece.count % mark == 0


def test_absurd_strengths_from_a_damaged_file_are_refused_quickly() -> None:
    assert pieces("9999", "0.001", "3.337") in ("amount.needs_other_strength", "amount.too_many_pieces")
