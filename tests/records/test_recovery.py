"""Restoring, starting anew, deleting everything: at the reader's choice, and never by halves."""

from __future__ import annotations

from pathlib import Path

import apsw
import pytest

from baclofen_guide.records import (
    BusyError,
    DamagedError,
    Record,
    RecordReader,
    SurroundingsError,
    TooNewError,
    delete_everything,
    restore,
    start_anew,
)
from baclofen_guide.records import recovery as recovery_module
from tests.records.support import NOON, HandClock, fill, key, opened


@pytest.fixture
def mine(folder: Path, tmp_path: Path) -> Path:
    """A backup with 6 doses, of a record that has gone on to 7."""
    fill(folder, 2)
    target = tmp_path / "mine.db"
    with opened(folder) as record:
        record.back_up_to(target)
        record.log_dose(key())
    return target


def entries(folder: Path) -> int:
    with RecordReader.open_reading(folder) as record:
        record.check()
        return len(record.all_events())


def test_restore_keeps_what_was_there(folder: Path, mine: Path) -> None:
    replaced = restore(folder, mine, NOON)
    assert (entries(folder), replaced.entries, replaced.newest.day) == (6, 6, 2)

    assert replaced.kept.name == "record-20261122T120000Z-1.db"
    restore(folder, replaced.kept, NOON)
    assert entries(folder) == 7
    assert sorted(path.name for path in (folder / "kept").iterdir()) == [
        "record-20261122T120000Z-1.db",
        "record-20261122T120000Z-2.db",
    ]


def test_restore_where_there_was_nothing(mine: Path, tmp_path: Path) -> None:
    replaced = restore(tmp_path / "elsewhere" / "data", mine, NOON)
    assert replaced.kept is None
    assert entries(tmp_path / "elsewhere" / "data") == 6


def test_restore_of_a_record_without_doses(folder: Path, tmp_path: Path) -> None:
    with Record.open(tmp_path / "empty", HandClock()) as record:
        record.back_up_to(tmp_path / "empty.db")
    replaced = restore(folder, tmp_path / "empty.db", NOON)
    assert (replaced.entries, replaced.newest) == (0, None)


def test_restore_goes_on_from_where_the_backup_ended(folder: Path, mine: Path) -> None:
    restore(folder, mine, NOON)
    with opened(folder) as record:
        assert record.log_dose(key()).event.event_id == 7


@pytest.mark.parametrize("content", [b"", b"no record", b"SQLite format 3\0" * 1000])
def test_what_is_no_backup_is_not_restored(folder: Path, mine: Path, tmp_path: Path, content: bytes) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(content)
    with pytest.raises(SurroundingsError) as caught:
        restore(folder, other, NOON)
    assert caught.value.id == "record.not_a_backup"
    assert entries(folder) == 7
    assert not (folder / "kept").exists()


def test_a_damaged_backup_is_not_restored(folder: Path, mine: Path) -> None:
    mine.write_bytes(mine.read_bytes()[:-100])
    with pytest.raises(SurroundingsError) as caught:
        restore(folder, mine, NOON)
    assert caught.value.id == "record.not_a_backup"
    assert entries(folder) == 7


def test_another_programs_database_is_not_restored(folder: Path, mine: Path, tmp_path: Path) -> None:
    other = apsw.Connection(str(tmp_path / "songs.db"))
    other.execute("CREATE TABLE songs (title)")
    other.close()
    with pytest.raises(SurroundingsError) as caught:
        restore(folder, tmp_path / "songs.db", NOON)
    assert caught.value.id == "record.not_a_backup"


def test_a_file_that_is_not_there_is_not_restored(folder: Path, mine: Path, tmp_path: Path) -> None:
    with pytest.raises(SurroundingsError) as caught:
        restore(folder, tmp_path / "nothing.db", NOON)
    assert caught.value.id == "record.no_such_file"


def test_a_newer_backup_is_not_restored(folder: Path, mine: Path) -> None:
    connection = apsw.Connection(str(mine))
    connection.pragma("user_version", 99)
    connection.close()
    with pytest.raises(TooNewError) as caught:
        restore(folder, mine, NOON)
    assert caught.value.values["path"] == str(mine)
    assert entries(folder) == 7


def test_nothing_is_replaced_while_another_program_has_it_open(folder: Path, mine: Path) -> None:
    with opened(folder):
        for call in (restore, start_anew, delete_everything):
            arguments = {restore: (mine, NOON), start_anew: (NOON,), delete_everything: ()}[call]
            with pytest.raises(BusyError):
                call(folder, *arguments)
    assert entries(folder) == 7


@pytest.mark.parametrize("steps", range(8))
def test_a_crash_while_restoring_never_mixes_two_records(
    folder: Path, mine: Path, steps: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The power fails after so many moves of a file; a log of the old record is still there."""
    (folder / "record.db-wal").write_bytes(b"the log of a record that cannot be read")
    (folder / "record.db").write_bytes(b"damaged" + (folder / "record.db").read_bytes())
    left = steps

    def moved(self: Path, target: Path, move=Path.rename) -> Path:
        nonlocal left
        if not left:
            raise KeyboardInterrupt
        left -= 1
        return move(self, target)

    monkeypatch.setattr(Path, "rename", moved)
    monkeypatch.setattr(Path, "replace", moved)
    try:
        restore(folder, mine, NOON)
    except KeyboardInterrupt:
        with pytest.raises(DamagedError):
            Record.open(folder, HandClock())
    else:
        assert entries(folder) == 6
    monkeypatch.undo()
    restore(folder, mine, NOON)
    assert entries(folder) == 6
    kept = b"".join(path.read_bytes() for path in (folder / "kept").iterdir())
    assert b"damaged" in kept
    assert b"the log of a record" in kept


def test_starting_anew_where_there_was_nothing(folder: Path) -> None:
    assert start_anew(folder, NOON).kept is None
    assert entries(folder) == 0


def test_delete_everything_leaves_nothing(folder: Path, mine: Path) -> None:
    with opened(folder) as record:
        record.care()
    restore(folder, mine, NOON)
    (folder / "record.db.part").write_bytes(b"half")
    (folder / "record.db-wal").write_bytes(b"log")
    assert delete_everything(folder) >= 4
    assert not folder.exists()
    with Record.open(folder, HandClock()) as record:
        assert record.plan().versions == ()


def test_delete_everything_leaves_what_is_not_ours(folder: Path, mine: Path) -> None:
    with opened(folder) as record:
        record.care()
    (folder / "preferences.json").write_text("{}")
    (folder / "backups" / "my notes.txt").write_text("mine")
    delete_everything(folder)
    assert sorted(path.name for path in folder.rglob("*")) == ["backups", "my notes.txt", "preferences.json"]


def test_there_is_nothing_to_delete(folder: Path) -> None:
    assert delete_everything(folder) == 0
    assert not folder.exists()


def test_an_interrupted_deletion_can_be_gone_on_with(folder: Path, mine: Path, monkeypatch) -> None:
    with opened(folder) as record:
        record.care()
    gone = []

    def unlink(self: Path, missing_ok: bool = False, really=Path.unlink) -> None:
        if len(gone) == 1:
            raise PermissionError(13, "Permission denied")
        gone.append(self)
        really(self, missing_ok)

    monkeypatch.setattr(recovery_module.Path, "unlink", unlink)
    with pytest.raises(SurroundingsError) as caught:
        delete_everything(folder)
    assert caught.value.id == "record.not_writable"
    monkeypatch.undo()
    assert entries(folder) == 7  # the backup went first
    delete_everything(folder)
    assert not folder.exists()
