"""Corners that need something odd to get into."""

from __future__ import annotations

import errno
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import apsw
import pytest

from baclofen_guide.records import RecordReader, SurroundingsError, lock
from baclofen_guide.records import connection as connection_module
from baclofen_guide.records import folder as folder_module
from baclofen_guide.records.connection import settle, transaction
from baclofen_guide.records.errors import plain_errors
from baclofen_guide.records.instants import from_text, to_text
from baclofen_guide.records.seal import seal
from tests.records.support import NOON, HandClock, fill, key, opened

if TYPE_CHECKING:
    from pathlib import Path


def test_instants_come_back_to_the_microsecond_and_sort_as_text() -> None:
    instants = [NOON, NOON + timedelta(microseconds=1), datetime(999, 1, 1, tzinfo=UTC)]
    assert [from_text(to_text(instant)) for instant in instants] == instants
    assert {len(to_text(instant)) for instant in instants} == {27}
    assert sorted(map(to_text, instants)) == [to_text(instant) for instant in sorted(instants)]


def test_a_seal_tells_values_names_and_kinds_apart() -> None:
    seals = [seal(row) for row in ({"a": 1}, {"a": "1"}, {"b": 1}, {"a": 1, "b": 1}, {"a": "1\x1fb=1"}, {})]
    assert len(set(seals)) == len(seals)
    assert seal({"a": 1, "later": None}) == seal({"a": 1})


def test_no_record_yet(folder: Path) -> None:
    with pytest.raises(SurroundingsError) as caught:
        RecordReader.open_reading(folder)
    assert caught.value.id == "record.none_yet"


def test_recent_answers_hold_whole_slots_however_long_ago(folder: Path, clock: HandClock) -> None:
    fill(folder, 20)
    with opened(folder, clock) as record:
        answered = record.recent_answers(clock.now())
        assert min(answered.live).local_date == date(2026, 11, 6)
        assert len(answered.live) == 15 * 3
        clock.turn(days=1000)
        assert record.recent_answers(clock.now()) == answered
        assert record.all_events()[-1].event_id == 60


def test_without_entries_nothing_is_recent(record: RecordReader) -> None:
    assert record.recent_answers(NOON).live == {}


def test_a_folder_that_cannot_be_written_is_read_as_unchanging(folder: Path, monkeypatch) -> None:
    """As where a reader may not make its side files; `test_surroundings` does it with a real folder."""
    fill(folder, 1)
    real = apsw.Connection

    def cannot_open(name: str, flags: int) -> apsw.Connection:
        if "immutable" not in name:
            raise apsw.CantOpenError
        return real(name, flags=flags)

    monkeypatch.setattr(connection_module.apsw, "Connection", cannot_open)
    with RecordReader.open_reading(folder) as record:
        assert len(record.all_events()) == 3
    (folder / "record.db-wal").write_bytes(b"log")
    with pytest.raises(SurroundingsError) as caught:
        RecordReader.open_reading(folder)
    assert caught.value.id == "record.not_writable"


class NoRoom:
    """A connection whose checkpoint finds no room."""

    def wal_checkpoint(self, mode: int) -> None:
        raise apsw.FullError


@pytest.mark.expects_log("checkpoint put off")
def test_a_checkpoint_without_room_is_put_off() -> None:
    settle(NoRoom())


def test_a_transaction_that_sqlite_ended_itself_is_not_rolled_back_twice() -> None:
    connection = apsw.Connection(":memory:")

    def failing() -> None:
        connection.execute("ROLLBACK")
        raise apsw.FullError

    with pytest.raises(apsw.FullError), transaction(connection):
        failing()


def test_a_mistake_of_ours_stays_what_it_is(tmp_path: Path) -> None:
    with pytest.raises(apsw.ConstraintError), plain_errors(tmp_path):
        raise apsw.ConstraintError


def test_a_disk_that_does_not_answer(tmp_path: Path) -> None:
    with pytest.raises(SurroundingsError) as caught, plain_errors(tmp_path):
        raise OSError(errno.EIO, "Input/output error")
    assert caught.value.id == "record.disk_trouble"


def test_where_folders_cannot_be_flushed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_module, "_SYNC_FOLDERS", False)
    with opened(folder) as record:
        record.log_dose(key())
        record.care()


def test_a_lock_that_finds_no_room(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.mkdir()

    def no_room(self) -> None:
        raise apsw.FullError

    monkeypatch.setattr(lock.WriterLock, "_take", no_room)
    with pytest.raises(SurroundingsError) as caught:
        lock.WriterLock(folder / "record.lock")
    assert caught.value.id == "record.disk_full"
