"""The ledger: what is there by what was entered and what was taken."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baclofen_guide.dosing.events import Answers
from baclofen_guide.dosing.findings import DosingError
from baclofen_guide.dosing.formulations import Form, Piece, Strength
from baclofen_guide.dosing.supply import Level, SupplyEntry, SupplyKind, levels, since, standing, unclear
from tests.dosing.support import BERLIN, SKIPPED, TEN, UNDONE, at, event, log, mg

COUNT, REFILL, CORRECTION, UNKNOWN, TAKEN_BACK = SupplyKind
FIVE = Strength(Form.TABLET, mg(5))
ONE = (Piece(TEN, mg(1)),)


def entry(number: int, kind: SupplyKind, count=None, when: str = "2024-05-06T12:00", **other) -> SupplyEntry:
    """An entry in Berlin about the 10 mg tablet."""
    values = {"strength": TEN, "zone": BERLIN, "recorded_at": at(when), "at": at(when)}
    amount = None if count is None else Decimal(str(count))
    return SupplyEntry(entry_id=number, kind=kind, count=amount, **(values | other))


def left(entries, *events) -> Level:
    (found,) = levels(entries, log(*events))
    return found


def taken(when: str, *, pieces=ONE, **other):
    return event(when, when=when, pieces=pieces, **other)


def test_what_is_left_is_the_count_and_what_came_and_went() -> None:
    entries = [
        entry(1, COUNT, 30),
        entry(2, REFILL, 28, "2024-05-08T12:00"),
        entry(3, CORRECTION, "-1.5", "2024-05-09T12:00"),
    ]
    doses = [taken("2024-05-07T08:00"), taken("2024-05-07T20:00", pieces=(Piece(TEN, mg("0.5")),))]
    assert left(entries, *doses) == Level(strength=TEN, count=mg(55), since=at("2024-05-06T12:00"))


def test_a_dose_taken_before_the_count_is_in_the_count_even_when_it_is_filled_in_later() -> None:
    late_entry = taken("2024-05-06T08:00", recorded_at=at("2024-05-07T10:00"))
    assert left([entry(1, COUNT, 30)], late_entry).count == 30
    assert left([entry(1, COUNT, 30)], taken("2024-05-06T12:01")).count == 29


def test_skipped_and_undone_doses_use_nothing() -> None:
    skipped = event("2024-05-07T08:00", SKIPPED, pieces=ONE)
    dose = taken("2024-05-07T14:00")
    undo = event("2024-05-07T14:00", UNDONE, refers_to=dose.event_id, mg=mg(0))
    assert left([entry(1, COUNT, 30)], skipped, dose, undo).count == 30


def test_a_later_count_forgets_what_was_before() -> None:
    entries = [entry(1, COUNT, 3), entry(2, COUNT, 90, "2024-06-01T08:00")]
    assert left(entries, taken("2024-05-07T08:00")).count == 90


def test_a_refill_dated_before_the_count_is_in_the_count() -> None:
    """Entered late: "I got a refill on Friday", after counting on Monday."""
    assert left([entry(1, COUNT, 30), entry(2, REFILL, 28, "2024-05-03T12:00")]).count == 30


def test_of_two_entries_at_one_instant_the_later_entry_counts() -> None:
    assert left([entry(2, COUNT, 20), entry(1, COUNT, 10)]).count == 20


def test_more_taken_than_entered_is_told_and_never_clamped() -> None:
    """medTimer#1021: stock stops at 0, then over-reports."""
    doses = [taken("2024-05-07T08:00"), taken("2024-05-07T14:00"), taken("2024-05-07T20:00")]
    assert left([entry(1, COUNT, 1)], *doses).count == -2
    undo = event("2024-05-07T20:00", UNDONE, refers_to=doses[-1].event_id, mg=mg(0))
    assert left([entry(1, COUNT, 1)], *doses, undo).count == -1
    assert left([entry(1, COUNT, 1), entry(2, REFILL, 28, "2024-05-08T08:00")], *doses).count == 26


def test_nobody_knows_any_more() -> None:
    entries = [entry(1, COUNT, 30), entry(2, UNKNOWN, when="2024-05-08T12:00")]
    assert left(entries) == Level(strength=TEN, count=None)
    assert left([*entries, entry(3, CORRECTION, -2, "2024-05-09T12:00")]).count is None
    assert left([*entries, entry(3, COUNT, 12, "2024-05-09T12:00")]).count == 12


def test_a_refill_without_a_count_is_at_least_so_many_and_never_below_nothing() -> None:
    entries = [entry(1, REFILL, 2), entry(2, REFILL, 1, "2024-05-06T13:00")]
    assert left(entries) == Level(strength=TEN, count=mg(3), at_least=True, since=at("2024-05-06T12:00"))
    assert left(entries, *(taken(f"2024-05-0{day}T08:00") for day in (7, 8, 9))).count == 0
    assert left(entries, *(taken(f"2024-05-0{day}T20:00") for day in (6, 7, 8, 9))).count == 0


def test_a_line_noticed_later_does_not_make_another_supply() -> None:
    plain = Strength(Form.TABLET, mg(10))
    entries = [entry(1, COUNT, 30, strength=plain), entry(2, REFILL, 30, "2024-05-07T00:00")]
    assert left(entries, taken("2024-05-08T08:00", pieces=(Piece(plain, mg(2)),))) == Level(
        strength=TEN, count=mg(58), since=at("2024-05-06T12:00")
    )


def test_each_strength_has_its_own_count_the_largest_first() -> None:
    entries = [entry(1, COUNT, 9, strength=FIVE), entry(2, COUNT, 30)]
    both = taken("2024-05-07T08:00", pieces=(Piece(TEN, mg(1)), Piece(FIVE, mg(2))))
    assert [(one.strength, one.count) for one in levels(entries, log(both))] == [(TEN, 29), (FIVE, 7)]


def test_an_undone_entry_counts_no_more() -> None:
    entries = [entry(1, COUNT, 30), entry(2, REFILL, 900), entry(3, TAKEN_BACK, refers_to=2)]
    assert left(entries).count == 30
    assert [one.entry_id for one in standing(entries)] == [1]
    assert levels([*entries, entry(4, TAKEN_BACK, refers_to=1)], Answers()) == ()


def test_how_far_back_doses_must_be_known() -> None:
    assert since([]) is None
    assert since([entry(1, UNKNOWN)]) is None
    assert since([entry(1, COUNT, 3), entry(2, COUNT, 4, "2024-05-01T00:00", strength=FIVE)]) == at(
        "2024-05-01T00:00"
    )


def test_doses_that_do_not_say_what_they_used_are_counted() -> None:
    vague = taken("2024-05-07T08:00", pieces=())
    assert unclear([entry(1, COUNT, 30)], log(vague, taken("2024-05-07T14:00"))) == 1
    assert unclear([], log(vague)) == 0


@pytest.mark.parametrize(
    ("kind", "count", "other"),
    [
        (COUNT, -1, {}), (COUNT, "0.25", {}), (COUNT, None, {}), (COUNT, "NaN", {}), (COUNT, "1E9", {}),
        (REFILL, 0, {}), (REFILL, -1, {}), (CORRECTION, 0, {}), (UNKNOWN, 3, {}),
        (COUNT, "1.5", {"strength": Strength(Form.GRANULES, mg(5))}),
        (COUNT, "1.001", {"strength": Strength(Form.LIQUID, mg(1))}),
    ],
)  # fmt: skip
def test_a_count_without_meaning_is_refused(kind, count, other) -> None:
    with pytest.raises(DosingError) as caught:
        entry(1, kind, count, **other)
    assert caught.value.id == "supply.count"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"entry_id": 0}, "supply.id"),
        ({"at": at("2024-05-06T12:00").replace(tzinfo=None)}, "supply.instant"),
        ({"recorded_at": at("2024-05-06T12:00").replace(tzinfo=None)}, "supply.instant"),
        ({"refers_to": 1}, "supply.refers_to"),
        ({"kind": TAKEN_BACK, "count": None}, "supply.refers_to"),
        ({"kind": TAKEN_BACK, "count": None, "refers_to": 2}, "supply.refers_to"),
        ({"note": "x" * 2001}, "supply.text"),
        ({"zone": "Nowhere"}, "zone.unknown"),
    ],
)
def test_an_entry_without_meaning_is_refused(change, why) -> None:
    values = {"entry_id": 2, "kind": COUNT, "strength": TEN, "at": at("2024-05-06T12:00"), "zone": BERLIN}
    values |= {"recorded_at": at("2024-05-06T12:00"), "count": mg(3)}
    with pytest.raises(DosingError) as caught:
        SupplyEntry(**(values | change))
    assert caught.value.id == why


def test_a_count_is_kept_in_its_plain_form() -> None:
    assert str(entry(1, COUNT, "30.0").count) == "30"
    assert str(entry(1, CORRECTION, "-1.50").count) == "-1.5"


@given(
    st.lists(st.tuples(st.sampled_from([COUNT, REFILL, CORRECTION]), st.integers(1, 400)), min_size=1),
    st.integers(0, 30),
)
def test_taking_and_undoing_leaves_the_count_where_it_was(parts, doses) -> None:
    """Also far below nothing: take, then undo, never makes a tablet."""
    start = at("2024-05-06T00:00")
    entries = [
        entry(number, kind, count, at=start + timedelta(minutes=number))
        for number, (kind, count) in enumerate([(COUNT, 5), *parts], 1)
    ]
    before = left(entries).count
    takes = [taken(f"2024-06-{day + 1:02}T08:00") for day in range(doses)]
    undos = [event(one.key, UNDONE, refers_to=one.event_id, mg=mg(0)) for one in takes]
    assert left(entries, *takes).count == before - doses
    assert left(entries, *takes, *undos).count == before
