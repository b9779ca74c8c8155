"""What a person may say about doses, and what the record makes of it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest

from baclofen_guide.dosing.about_you import AboutYou, Answer
from baclofen_guide.dosing.events import EventKind, answers
from baclofen_guide.dosing.plan import Dose, Step
from baclofen_guide.dosing.slots import SlotKey
from baclofen_guide.records import AnsweredError, BlockedPlanError, DoseLogged, Record, RefusedError
from tests.records.support import BERLIN, NOON, HandClock, key, version

TAKEN, SKIPPED, UNDONE = EventKind


def refusal(call, *args, **kwargs) -> str:
    """The id of the message that says why `call` was refused."""
    with pytest.raises(RefusedError) as caught:
        call(*args, **kwargs)
    return caught.value.id


def test_a_dose_is_logged_with_mg_zone_and_version_as_they_were(record: Record) -> None:
    change = record.log_dose(key(), at=NOON - timedelta(hours=3), note="with breakfast")

    (event,) = record.events_between(date(2026, 11, 22), date(2026, 11, 22))
    assert change == DoseLogged(event)
    assert (event.event_id, event.kind, event.key) == (1, TAKEN, key())
    assert (event.at, event.recorded_at, event.zone) == (NOON - timedelta(hours=3), NOON, BERLIN)
    assert (event.mg, event.version, event.note) == (Decimal(10), 1, "with breakfast")


def test_without_a_time_it_is_now_and_without_a_zone_that_of_the_slot(record: Record) -> None:
    event = record.log_dose(key(), SKIPPED).event
    assert (event.at, event.zone, event.kind) == (NOON, BERLIN, SKIPPED)


def test_a_second_tick_is_no_second_dose(record: Record) -> None:
    first = record.log_dose(key()).event
    for kind in (TAKEN, SKIPPED):
        with pytest.raises(AnsweredError) as caught:
            record.log_dose(key(), kind)
        assert caught.value.standing == first
    assert len(record.all_events()) == 1


def test_every_dose_of_a_day_has_its_own_slot(record: Record, clock: HandClock) -> None:
    clock.turn(hours=12)
    for at in ("22:00", "08:00", "14:00"):
        record.log_dose(key(at=at))
    assert len(answers(record.all_events()).live) == 3


def test_a_late_dose_after_midnight_belongs_to_its_own_slot(record: Record, clock: HandClock) -> None:
    clock.time = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)  # 00:30 on the 23rd in Berlin
    record.log_dose(key(at="22:00"))
    assert [event.key.local_date.day for event in record.all_events()] == [22]
    record.log_dose(key(day=23))
    assert len(answers(record.all_events()).live) == 2


def test_a_dose_of_yesterday_can_be_filled_in(record: Record) -> None:
    at = NOON - timedelta(days=1)
    assert record.log_dose(key(day=21), at=at).event.at == at


def test_what_is_not_in_the_plan_cannot_be_logged(record: Record) -> None:
    assert refusal(record.log_dose, key(at="09:00")) == "record.no_such_slot"
    assert refusal(record.log_dose, key(year=2025)) == "record.no_such_slot"
    assert refusal(record.log_dose, SlotKey(2, date(2026, 11, 22), time(8), BERLIN)) == "record.no_such_slot"
    assert record.all_events() == ()


def test_a_dose_far_ahead_cannot_be_logged(record: Record) -> None:
    assert refusal(record.log_dose, key(day=24)) == "record.too_early"


def test_nothing_was_taken_in_the_future(record: Record) -> None:
    assert refusal(record.log_dose, key(), at=NOON + timedelta(hours=1)) == "record.in_future"
    event = record.log_dose(key()).event
    assert refusal(record.correct, event.event_id, TAKEN, at=NOON + timedelta(hours=1)) == "record.in_future"


def test_what_dosing_refuses_is_refused_and_nothing_is_written(record: Record) -> None:
    assert refusal(record.log_dose, key(), note="x" * 3000) == "event.text"
    assert refusal(record.log_dose, key(), zone="Mars/Olympus") == "zone.unknown"
    assert record.all_events() == ()


def test_undo_opens_the_slot_again(record: Record) -> None:
    logged = record.log_dose(key()).event
    change = record.undo(logged.event_id)
    assert (change.undone, change.standing, change.event.kind) == (logged, None, UNDONE)
    assert answers(record.all_events()).of(key()) is None

    again = record.log_dose(key(), SKIPPED).event
    assert answers(record.all_events()).of(key()) == again
    assert len(record.events_of(key())) == 3


def test_undo_of_a_correction_brings_the_first_answer_back(record: Record) -> None:
    first = record.log_dose(key()).event
    corrected = record.correct(first.event_id, SKIPPED)
    assert (corrected.replaced, corrected.event.refers_to) == (first, first.event_id)
    assert record.undo(corrected.event.event_id).standing == first
    assert record.undo(first.event_id).standing is None
    assert answers(record.all_events()).of(key()) is None


def test_only_the_answer_that_stands_can_be_undone_or_corrected(record: Record) -> None:
    first = record.log_dose(key()).event
    second = record.correct(first.event_id, SKIPPED).event
    for call in (record.undo, lambda number: record.correct(number, TAKEN)):
        assert refusal(call, first.event_id) == "record.not_standing"
        assert refusal(call, 99) == "record.not_standing"
    undo = record.undo(second.event_id).event
    assert refusal(record.undo, undo.event_id) == "record.not_standing"
    assert refusal(record.undo, second.event_id) == "record.not_standing"


def test_a_correction_keeps_what_is_not_given(record: Record) -> None:
    first = record.log_dose(key(), at=NOON - timedelta(hours=4), note="late").event
    second = record.correct(first.event_id, TAKEN, at=NOON - timedelta(hours=5)).event
    assert (second.note, second.zone, second.mg, second.version) == ("late", BERLIN, Decimal(10), 1)
    third = record.correct(second.event_id, SKIPPED, note="", zone="Europe/Paris").event
    assert (third.note, third.zone, third.at) == ("", "Europe/Paris", NOON - timedelta(hours=5))


def test_a_correction_after_the_clock_was_set_back_keeps_its_time(record: Record, clock: HandClock) -> None:
    first = record.log_dose(key()).event
    clock.turn(hours=-2)
    second = record.correct(first.event_id, SKIPPED).event
    assert (second.at, second.recorded_at) == (first.at, clock.now())
    assert record.undo(second.event_id).standing == first


def test_a_new_version_leaves_answered_doses_as_they_were(record: Record, clock: HandClock) -> None:
    before, old = record.log_dose(key()).event, record.plan().versions[0]
    clock.turn(minutes=1)
    change = record.revise_plan(version(mg="5", first_day=date(2026, 11, 22)))

    assert (change.version.number, change.before.number) == (2, 1)
    assert record.plan().versions[0] == old
    assert record.events_of(key()) == (before,)
    assert refusal(record.log_dose, key(at="08:00")) == "record.already_answered"
    clock.turn(hours=2)
    afternoon = record.log_dose(key(at="14:00")).event
    assert (afternoon.mg, afternoon.version) == (Decimal(5), 2)


def test_a_version_that_would_rewrite_history_is_refused(record: Record) -> None:
    record.log_dose(key())
    early = NOON - timedelta(days=2)
    assert refusal(record.revise_plan, version(mg="5"), effective_from=early) == "revise.rewrites_history"
    assert len(record.plan().versions) == 1


def test_a_plan_that_cannot_be_followed_is_not_saved(record: Record) -> None:
    with pytest.raises(BlockedPlanError) as caught:
        record.revise_plan(version(mg="7"))
    assert {finding.id for finding in caught.value.findings} == {caught.value.id} == {"plan.amount"}
    assert len(record.plan().versions) == 1


def test_an_order_that_is_over_is_not_saved(record: Record) -> None:
    (going_on,) = version().steps
    ended = Step(date(2020, 1, 1), going_on.doses, date(2020, 2, 1))
    with pytest.raises(BlockedPlanError) as caught:
        record.revise_plan(version(steps=(ended,)))
    assert caught.value.id == "revise.over"
    assert len(record.plan().versions) == 1


def test_tablets_are_kept_as_they_were(record: Record) -> None:
    (piece,) = record.log_dose(key()).event.pieces
    assert (piece.strength.mg, piece.count) == (Decimal(10), Decimal(1))
    assert record.all_events()[0].pieces == (piece,)


def test_half_tablets_and_exact_amounts_come_back_exactly(record: Record, clock: HandClock) -> None:
    step = Step(date(2026, 11, 23), (Dose(time(8), Decimal("12.5")), Dose(time(20), Decimal("0.125"))))
    record.revise_plan(version(steps=(step,), strengths=()))
    clock.turn(days=1, hours=10)
    record.log_dose(key(day=23))
    record.log_dose(key(day=23, at="20:00"))
    assert [event.mg for event in record.all_events()] == [Decimal("12.5"), Decimal("0.125")]


def test_the_safety_card_is_kept_and_its_past_too(record: Record) -> None:
    assert record.about_you() == AboutYou()
    card = AboutYou(child=Answer.NO, epilepsy=Answer.YES)
    change = record.set_about_you(card)
    assert (change.card, change.before) == (card, AboutYou())
    record.set_about_you(AboutYou())
    assert record.about_you() == AboutYou()
    assert record._connection.execute("SELECT count(*) FROM about_you").get == 2


def test_subscribers_hear_of_every_change_after_it_is_durable(record: Record) -> None:
    heard = []
    end = record.subscribe(lambda change: heard.append((change, len(record.all_events()))))
    logged = record.log_dose(key())
    undone = record.undo(1)
    end()
    record.log_dose(key())
    assert heard == [(logged, 1), (undone, 2)]


@pytest.mark.expects_log("a subscriber failed")
def test_a_failing_subscriber_keeps_nobody_from_knowing(record: Record) -> None:
    heard = []

    def failing(change) -> None:
        raise ZeroDivisionError

    record.subscribe(failing)
    record.subscribe(heard.append)
    assert [record.log_dose(key())] == heard


def test_a_refused_command_is_told_to_nobody(record: Record) -> None:
    heard = []
    record.subscribe(heard.append)
    refusal(record.log_dose, key(at="09:00"))
    assert heard == []
