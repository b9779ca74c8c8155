"""Answers folded from events: nothing is ever changed, the latest standing answer counts."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from baclofen_guide.dosing.events import Answers, DoseEvent, answers
from tests.dosing.support import SKIPPED, TAKEN, UNDONE, at, event, key, log, mg

SLOT = "2024-01-01T08:00"


def test_no_events_no_answers() -> None:
    assert log() == Answers()
    assert log().of(key(SLOT)) is None


def test_an_answer_counts_for_its_slot_only() -> None:
    one = event(SLOT, TAKEN, "2024-01-01T08:07")
    found = log(one)
    assert found.of(key(SLOT)) is one
    assert found.of(key("2024-01-01T14:00")) is None
    assert found.last_taken is one


def test_undo_opens_the_slot_again() -> None:
    one = event(SLOT)
    found = log(one, event(SLOT, UNDONE, refers_to=one.event_id))
    assert found.of(key(SLOT)) is None
    assert found == Answers()


def test_undoing_twice_is_undoing_once() -> None:
    first = event(SLOT)
    undo = event(SLOT, UNDONE, refers_to=first.event_id)
    again = event(SLOT, SKIPPED)
    undo_again = event(SLOT, UNDONE, refers_to=first.event_id)
    assert log(first, undo, again, undo_again).of(key(SLOT)) is again


def test_a_second_tick_changes_nothing() -> None:
    """medTimer#1077: a tick can never be doubled, whatever window it came from."""
    first, second = event(SLOT, TAKEN, "2024-01-01T08:01"), event(SLOT, TAKEN, "2024-01-01T08:02")
    assert log(first, second).of(key(SLOT)) is first
    undo = event(SLOT, UNDONE, refers_to=first.event_id)
    assert log(first, second, undo).of(key(SLOT)) is None


def test_a_correction_replaces_and_undoing_it_brings_the_answer_back() -> None:
    """medTimer#341: undo and correct, without skipping doses to mend the log."""
    wrong = event(SLOT, TAKEN, "2024-01-01T08:01")
    right = event(SLOT, TAKEN, "2024-01-01T09:30", refers_to=wrong.event_id)
    assert log(wrong, right).of(key(SLOT)) is right
    undo = event(SLOT, UNDONE, refers_to=right.event_id)
    assert log(wrong, right, undo).of(key(SLOT)) is wrong


def test_a_correction_may_change_taken_to_skipped() -> None:
    wrong = event(SLOT)
    right = event(SLOT, SKIPPED, refers_to=wrong.event_id)
    found = log(wrong, right)
    assert found.of(key(SLOT)) is right
    assert found.last_taken is None


def test_a_correction_of_an_undone_answer_is_a_first_answer() -> None:
    first = event(SLOT)
    undo = event(SLOT, UNDONE, refers_to=first.event_id)
    late = event(SLOT, SKIPPED, refers_to=first.event_id)
    assert log(first, undo, late).of(key(SLOT)) is late
    later = event(SLOT, TAKEN, refers_to=first.event_id)
    assert log(first, undo, late, later).of(key(SLOT)) is late


def test_events_are_folded_by_number_not_by_clock() -> None:
    """A clock set back between two presses does not turn their order round."""
    first = event(SLOT, TAKEN, "2024-01-01T08:30")
    undo = event(SLOT, UNDONE, "2024-01-01T07:40", refers_to=first.event_id)
    assert answers([undo, first]).of(key(SLOT)) is None


def test_the_copy_of_mg_stays_with_the_event() -> None:
    """MediTrak#222: changing the dose must not touch history."""
    one = event(SLOT, mg=mg("7.50"))
    assert str(log(one).of(key(SLOT)).mg) == "7.5"


def test_last_taken_is_by_time_taken() -> None:
    morning, back_filled = event("2024-01-02T08:00"), event("2024-01-01T20:00", TAKEN, "2024-01-01T20:05")
    assert log(morning, back_filled).last_taken is morning


moves = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from([TAKEN, SKIPPED, UNDONE]), st.integers(0, 20)), max_size=25
)


@given(moves)
def test_adding_one_by_one_is_folding_all(script) -> None:
    made: list[DoseEvent] = []
    grown = Answers()
    states = [grown]
    for number, (slot, kind, pick) in enumerate(script, 1):
        target = made[pick % len(made)].event_id if made else None
        refers = target if kind is UNDONE or pick % 3 == 0 else None
        if kind is UNDONE and refers is None:
            continue
        one = event(f"2024-01-0{slot + 1}T08:00", kind, event_id=number, refers_to=refers)
        made.append(one)
        grown = grown.adding(one)
        states.append(grown)
    assert grown == answers(made)
    for before, after in pairwise(states):
        changed = {k for k in {*before.live, *after.live} if before.of(k) != after.of(k)}
        assert len(changed) <= 1


@given(moves)
def test_an_answer_that_counts_was_given_and_not_undone(script) -> None:
    made: list[DoseEvent] = []
    for number, (slot, kind, pick) in enumerate(script, 1):
        if kind is UNDONE and not made:
            continue
        refers = made[pick % len(made)].event_id if kind is UNDONE else None
        made.append(event(f"2024-01-0{slot + 1}T08:00", kind, event_id=number, refers_to=refers))
    found = answers(made)
    for standing in found.live.values():
        one = standing[-1]
        assert one in made
        assert one.kind is not UNDONE
        undone = [u for u in made if u.kind is UNDONE and u.refers_to == one.event_id and u.key == one.key]
        assert not undone


def test_instants_are_utc() -> None:
    assert event(SLOT).at == at(SLOT)
