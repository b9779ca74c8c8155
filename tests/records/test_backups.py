"""Automatic backups: daily, read through, fourteen kept, the only good one never let go."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from baclofen_guide.records import DamagedError, Record, RecordReader, SurroundingsError
from baclofen_guide.records.backups import KEPT, Backups
from baclofen_guide.records.folder import RecordFolder
from tests.records.support import NOON, HandClock, fill, key, opened

if TYPE_CHECKING:
    from pathlib import Path


def test_a_record_with_nothing_in_it_needs_no_backup(folder: Path) -> None:
    with Record.open(folder, HandClock()) as record:
        assert record.care().backup is None


def test_one_a_day(record: Record, clock: HandClock) -> None:
    first = record.care().backup
    assert (first.number, first.made_at, first.kind) == (1, NOON, "daily")
    assert record.care().backup is None
    clock.turn(days=1)
    assert record.care().backup.number == 2
    assert [backup.number for backup in record.backups()] == [2, 1]


def test_a_backup_is_one_whole_file(record: Record, tmp_path: Path) -> None:
    record.log_dose(key())
    backup = record.care().backup
    assert [path.name for path in backup.path.parent.iterdir()] == [backup.path.name]
    alone = tmp_path / "alone"
    alone.mkdir()
    (alone / "record.db").write_bytes(backup.path.read_bytes())
    with RecordReader.open_reading(alone) as copy:
        assert copy.all_events() == record.all_events()
        assert copy.plan() == record.plan()


def test_fourteen_are_kept(record: Record, clock: HandClock) -> None:
    for _ in range(KEPT + 3):
        clock.turn(days=1)
        record.care()
    assert [backup.number for backup in record.backups()] == list(range(KEPT + 3, 3, -1))


def test_a_clock_set_back_does_not_get_the_newest_deleted(record: Record, clock: HandClock) -> None:
    for _ in range(KEPT):
        clock.turn(days=1)
        record.care()
    clock.turn(days=-300)
    newest = record.care().backup
    assert newest in record.backups()
    assert record.backups()[0] == newest
    assert len(record.backups()) == KEPT


def test_a_failed_backup_lets_nothing_go(record: Record, clock: HandClock, monkeypatch) -> None:
    for _ in range(KEPT):
        clock.turn(days=1)
        record.care()
    before = record.backups()

    def no_room(part, target) -> None:
        raise OSError(28, "No space left on device")

    clock.turn(days=1)
    monkeypatch.setattr("baclofen_guide.records.backups.place", no_room)
    with pytest.raises(SurroundingsError) as caught:
        record.care()
    assert caught.value.id == "record.disk_full"
    assert record.backups() == before
    assert not list(before[0].path.parent.glob("*.part*"))


def test_what_is_damaged_is_not_backed_up_over_what_is_good(folder: Path) -> None:
    fill(folder, 10)
    with opened(folder) as record:
        good = record.care().backup
        data = bytearray((folder / "record.db").read_bytes())
    place = data.index(b"2026-11-01T08:00:00")  # of the first of thirty entries
    data[place] ^= 1
    (folder / "record.db").write_bytes(data)
    clock = HandClock(NOON + timedelta(days=1))
    with Record.open(folder, clock) as record:
        with pytest.raises(DamagedError) as caught:
            record.care()
        assert record.backups() == (good,)
    assert caught.value.backup == good


def test_other_files_among_the_backups_are_left_alone(record: Record, clock: HandClock) -> None:
    record.care()
    folder = record.backups()[0].path.parent
    for name in ("notes.txt", "record-000009-99999999T999999Z-daily.db", "record-1-x-daily.db"):
        (folder / name).write_text("mine")
    for _ in range(KEPT + 1):
        clock.turn(days=1)
        record.care()
    assert {path.read_text() for path in folder.iterdir() if path.stat().st_size < 100} == {"mine"}
    assert len(record.backups()) == KEPT


def test_there_may_be_no_backups_yet(tmp_path: Path) -> None:
    backups = Backups(RecordFolder(tmp_path))
    assert (backups.all(), backups.newest_good()) == ((), None)


def test_a_backup_of_ones_own_never_overwrites(record: Record, tmp_path: Path) -> None:
    target = tmp_path / "mine.db"
    record.log_dose(key())
    record.back_up_to(target)
    before = target.read_bytes()
    with pytest.raises(SurroundingsError) as caught:
        record.back_up_to(target)
    assert caught.value.id == "record.file_exists"
    assert target.read_bytes() == before
    with pytest.raises(SurroundingsError) as caught:
        record.back_up_to(tmp_path / "nowhere" / "mine.db")
    assert caught.value.id == "record.no_such_folder"


def test_leftovers_of_a_crash_are_cleared_away(folder: Path) -> None:
    fill(folder, 1)
    (folder / "record.db.part").write_bytes(b"half")
    (folder / "backups").mkdir()
    (folder / "backups" / "record-000001-20261122T120000Z-daily.db.part").write_bytes(b"half")
    with opened(folder) as record:
        record.log_dose(key())
        assert not list(folder.rglob("*.part"))
