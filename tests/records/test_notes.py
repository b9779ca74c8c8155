"""The diary in the record: entries are only added, and a later one corrects an earlier one."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import apsw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from baclofen_guide.diary.entries import DiaryEntry, Sign, Trigger, standing
from baclofen_guide.records import Record, RecordReader, RefusedError, SymptomsNoted
from baclofen_guide.records.folder import RecordFolder
from tests.records.support import NOON, HandClock, noted

DAY = date(2026, 11, 22)


def test_an_entry_comes_back_as_it_was_written(record: Record) -> None:
    written = noted(
        stiffness=4, frequency=2, severity=1, sleep=6, falls=1, note="=1+1 ü",
        triggers=(Trigger.SKIN, Trigger.STRESS), signs=(Sign.ITCHING,),
    )  # fmt: skip
    change = record.note_symptoms(written)
    assert change == SymptomsNoted(change.entry, None)
    assert (change.entry.entry_id, change.entry.recorded_at, change.entry.refers_to) == (1, NOON, None)
    assert (change.entry.stiffness, change.entry.signs, change.entry.note) == (4, (Sign.ITCHING,), "=1+1 ü")
    assert record.diary_between(DAY, DAY) == record.all_diary() == (change.entry,)


def test_what_was_not_said_stays_not_said(record: Record) -> None:
    entry = record.note_symptoms(noted()).entry
    assert (entry.stiffness, entry.frequency, entry.severity, entry.sleep, entry.falls) == (None,) * 5
    assert record.all_diary() == (entry,)


def test_a_correction_takes_the_place_of_an_entry_that_stays_in_the_history(record: Record) -> None:
    first = record.note_symptoms(noted(stiffness=8)).entry
    change = record.note_symptoms(noted(stiffness=3), corrects=first.entry_id)
    assert (change.replaced, change.entry.refers_to) == (first, first.entry_id)
    assert record.diary_between(DAY, DAY) == (change.entry,)
    assert record.all_diary() == (first, change.entry)


def test_a_correction_may_move_an_entry_to_its_own_day(record: Record) -> None:
    first = record.note_symptoms(noted(stiffness=8)).entry
    moved = record.note_symptoms(noted(DAY - timedelta(days=1), stiffness=8), corrects=1).entry
    assert record.diary_between(DAY, DAY) == ()
    assert record.diary_between(DAY - timedelta(days=3), DAY) == (moved,)
    assert standing([first, moved]) == (moved,)


@pytest.mark.parametrize("number", [1, 7])
def test_only_an_entry_that_counts_can_be_corrected(record: Record, number: int) -> None:
    record.note_symptoms(noted(stiffness=8))
    record.note_symptoms(noted(stiffness=3), corrects=1)
    with pytest.raises(RefusedError) as caught:
        record.note_symptoms(noted(), corrects=number)
    assert caught.value.id == "record.no_such_note"
    assert len(record.all_diary()) == 2


def test_yesterday_can_be_filled_in_and_tomorrow_cannot(record: Record, clock: HandClock) -> None:
    record.note_symptoms(noted(DAY - timedelta(days=1)))
    with pytest.raises(RefusedError) as caught:
        record.note_symptoms(noted(DAY + timedelta(days=2)))
    assert caught.value.id == "record.diary_in_future"
    clock.time = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)  # already the 23rd on Kiritimati
    record.note_symptoms(noted(DAY + timedelta(days=1)))
    assert [entry.day.day for entry in record.diary_between(date.min, date.max)] == [21, 23]


def test_days_are_asked_for_by_date_and_come_in_order(record: Record) -> None:
    for day in (22, 20, 21, 18):
        record.note_symptoms(noted(date(2026, 11, day)))
    found = record.diary_between(date(2026, 11, 20), DAY)
    assert [entry.day.day for entry in found] == [20, 21, 22]


def test_everybody_is_told(record: Record) -> None:
    heard: list[object] = []
    record.subscribe(heard.append)
    change = record.note_symptoms(noted())
    assert heard == [change]


def test_the_database_itself_refuses_what_no_scale_has(record: Record) -> None:
    record.note_symptoms(noted(stiffness=1, frequency=1, severity=1))
    copy = """INSERT INTO diary_entry SELECT 2, person_id, day, recorded_at, {stiffness}, {frequency},
    severity, sleep, falls, triggers, signs, note, {refers_to}, seal FROM diary_entry"""
    good = {"stiffness": "1", "frequency": "1", "refers_to": "NULL"}
    for bad in ({"stiffness": "11"}, {"frequency": "0"}, {"frequency": "NULL"}, {"refers_to": "2"}):
        with pytest.raises(apsw.ConstraintError):
            record._connection.execute(copy.format(**good | bad))


def test_the_database_itself_refuses_a_second_correction_and_one_of_somebody_else(record: Record) -> None:
    for corrects in (None, 1):
        record.note_symptoms(noted(), corrects)
    copy = """INSERT INTO diary_entry SELECT 3, {person}, day, recorded_at, stiffness, frequency,
    severity, sleep, falls, triggers, signs, note, {refers_to}, seal FROM diary_entry WHERE entry_id = 1"""
    record._connection.execute("INSERT INTO person VALUES (2, '', x'00')")
    for person, refers_to in ((1, 1), (2, 2), (1, 3)):
        with pytest.raises(apsw.ConstraintError):
            record._connection.execute(copy.format(person=person, refers_to=refers_to))


def test_a_diary_alone_is_worth_a_backup(folder) -> None:
    with Record.open(folder, HandClock()) as record:
        assert record.care().backup is None
        record.note_symptoms(noted(stiffness=2))
        assert record.care().backup is not None
    assert RecordFolder(folder).state() != "new"


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 10), st.booleans()), max_size=12))
def test_what_counts_is_what_the_pure_rule_says(tmp_path_factory, story) -> None:
    folder = tmp_path_factory.mktemp("diary") / "data"
    with Record.open(folder, HandClock()) as record:
        for back, stiffness, correct in story:
            counting = record.diary_between(date.min, date.max)
            number = counting[-1].entry_id if correct and counting else None
            record.note_symptoms(noted(DAY - timedelta(days=back), stiffness=stiffness), number)
        written: tuple[DiaryEntry, ...] = record.all_diary()
        assert record.diary_between(date.min, date.max) == standing(written)
    with RecordReader.open_reading(folder) as reader:
        assert reader.all_diary() == written
        reader.check()
