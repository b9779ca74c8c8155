"""A damaged record is told, kept and never replaced unasked; a dose is never read wrong."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import apsw
import pytest

from baclofen_guide.records import (
    DamagedError,
    Record,
    RecordError,
    RecordReader,
    TooNewError,
    restore,
    start_anew,
)
from tests.records.support import NOON, HandClock, copied, key

if TYPE_CHECKING:
    from pathlib import Path

LATER = HandClock()


def contents(record: RecordReader):
    return record.plan(), record.all_events(), record.about_you()


@pytest.fixture
def harmed(ten_days: Path, tmp_path: Path) -> Path:
    """A copy of a good record, to be harmed."""
    return copied(ten_days, tmp_path / "data")


@pytest.fixture(scope="module")
def whole(ten_days: Path):
    with RecordReader.open_reading(ten_days) as record:
        return contents(record)


def all_bytes(folder: Path) -> dict[str, bytes]:
    """Every file that holds anything of the person's: not the lock, not SQLite's index of the log."""
    files = (path for path in folder.rglob("*") if path.is_file() and "lock" not in path.name)
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in files
        if not path.name.endswith("-shm") and (path.stat().st_size or not path.name.endswith("-wal"))
    }


def behind_the_rules(file: Path, sql: str) -> None:
    """Run `sql` with the triggers out of the way, and put them back."""
    connection = apsw.Connection(str(file))
    triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute(sql)
    for _, text in triggers:
        connection.execute(text)
    connection.close()


def refused(folder: Path) -> DamagedError:
    """The error with which the record in ``folder`` is refused, for writing and reading, touching nothing."""
    before = all_bytes(folder)
    with pytest.raises(DamagedError):
        RecordReader.open_reading(folder)
    with pytest.raises(DamagedError) as caught:
        Record.open(folder, LATER)
    assert all_bytes(folder) == before
    return caught.value


@pytest.mark.parametrize("seed", range(60))
def test_flipped_bits_are_told_or_change_nothing(harmed: Path, whole, seed: int) -> None:
    dice = random.Random(seed)
    file = harmed / "record.db"
    data = bytearray(file.read_bytes())
    for _ in range(dice.choice((1, 1, 3, 40))):
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    file.write_bytes(data)

    try:
        with Record.open(harmed, LATER) as record:
            record.care()
            assert contents(record) == whole
    except DamagedError as error:
        assert error.backup  # noqa: PT017
    except TooNewError:
        assert bytes(data[60:64]) != bytes((0, 0, 0, 1))  # the flip hit the version itself


@pytest.mark.parametrize("seed", range(60))
def test_a_flipped_bit_never_changes_what_is_read(harmed: Path, whole, seed: int) -> None:
    """Also without the daily look through: what is read is right, or an error."""
    dice = random.Random(seed)
    file = harmed / "record.db"
    data = bytearray(file.read_bytes())
    data[dice.randrange(4096, len(data))] ^= 1 << dice.randrange(8)
    file.write_bytes(data)
    try:
        with RecordReader.open_reading(harmed) as record:
            plan, events, card = contents(record)
    except DamagedError:
        return
    assert (plan, card) == (whole[0], whole[2])
    assert set(events) <= set(whole[1])


def test_an_altered_amount_is_noticed_when_it_is_read(harmed: Path) -> None:
    file = harmed / "record.db"
    behind_the_rules(file, "UPDATE dose_event SET mg = '30' WHERE event_id = 3")
    with RecordReader.open_reading(harmed) as record:
        with pytest.raises(DamagedError):
            record.all_events()
        with pytest.raises(DamagedError):
            record.check()


@pytest.mark.parametrize("table", ["dose_event", "plan_version", "person"])
def test_a_row_that_is_gone_is_noticed(harmed: Path, table: str) -> None:
    last = f"(SELECT max(rowid) FROM {table})"
    behind_the_rules(harmed / "record.db", f"DELETE FROM {table} WHERE rowid = {last}")
    assert refused(harmed).backup is not None


def test_a_row_lost_from_the_middle_is_noticed_by_the_daily_look(harmed: Path) -> None:
    behind_the_rules(harmed / "record.db", "DELETE FROM dose_event WHERE event_id = 4")
    with Record.open(harmed, LATER) as record, pytest.raises(DamagedError):
        record.care()


def test_a_record_without_its_rules_is_damaged(harmed: Path) -> None:
    connection = apsw.Connection(str(harmed / "record.db"))
    connection.execute("DROP TRIGGER dose_event_no_delete")
    connection.close()
    refused(harmed)


@pytest.mark.parametrize("size", [0, 1, 100, 4096, 4097, 30_000, -1])
def test_a_half_written_file_beside_backups_is_damaged_not_new(harmed: Path, size: int) -> None:
    file = harmed / "record.db"
    file.write_bytes(file.read_bytes()[:size])
    error = refused(harmed)
    assert (error.id, error.path) == ("record.damaged", file)
    assert error.backup.path.parent == harmed / "backups"


@pytest.mark.parametrize("data", [b"", b"\0" * 8192, b"SQLite format 3\0" + b"\0" * 5000, b"hello\n" * 99])
def test_another_file_in_its_place_is_damaged_even_without_backups(folder: Path, data: bytes) -> None:
    folder.mkdir()
    (folder / "record.db").write_bytes(data)
    error = refused(folder)
    assert (error.id, error.backup) == ("record.damaged_no_backup", None)


def test_another_programs_database_is_not_ours(folder: Path) -> None:
    folder.mkdir()
    connection = apsw.Connection(str(folder / "record.db"))
    connection.execute("CREATE TABLE songs (title)")
    connection.close()
    refused(folder)


def test_a_record_that_has_gone_missing_is_not_a_new_one(harmed: Path) -> None:
    (harmed / "record.db").unlink()
    assert refused(harmed).backup is not None


@pytest.mark.parametrize("target", ["elsewhere/record.db", "record.db"])
def test_a_link_that_leads_nowhere_is_not_a_new_one(folder: Path, target: str) -> None:
    """The disk that the record was moved to is not there."""
    folder.mkdir()
    (folder / "record.db").symlink_to(target)
    refused(folder)
    assert (folder / "record.db").is_symlink()


@pytest.mark.parametrize("value", ["'x'", "NULL", "1.5"])
def test_a_count_that_is_no_number_is_damage(harmed: Path, value: str) -> None:
    connection = apsw.Connection(str(harmed / "record.db"))
    connection.execute(f"UPDATE sqlite_sequence SET seq = {value}")
    connection.close()
    refused(harmed)


def test_a_log_without_its_record_is_not_a_new_one(folder: Path) -> None:
    folder.mkdir()
    (folder / "record.db-wal").write_bytes(b"x")
    assert refused(folder).backup is None


def test_a_kept_copy_alone_is_not_a_new_one(folder: Path) -> None:
    (folder / "kept").mkdir(parents=True)
    (folder / "kept" / "record-1.db").write_bytes(b"x")
    refused(folder)


def test_the_newest_good_backup_is_offered(harmed: Path) -> None:
    with Record.open(harmed, HandClock()) as record:
        record._clock.turn(days=1)
        newest = record.care().backup
        older = record.backups()[1]
    (harmed / "record.db").write_bytes(b"")
    assert refused(harmed).backup == newest
    newest.path.write_bytes(newest.path.read_bytes()[:5000])
    assert refused(harmed).backup == older
    older.path.write_bytes(b"")
    assert refused(harmed).backup is None


def test_choosing_the_backup_keeps_the_damaged_file(harmed: Path, whole) -> None:
    (harmed / "record.db").write_bytes(b"damaged")
    error = refused(harmed)
    replaced = restore(harmed, error.backup.path, NOON)
    assert replaced.kept.read_bytes() == b"damaged"
    assert error.backup.path.exists()
    with Record.open(harmed, LATER) as record:
        assert contents(record) == whole
        record.log_dose(key())


def test_choosing_to_start_anew_keeps_the_damaged_file_and_the_backups(harmed: Path) -> None:
    (harmed / "record.db").write_bytes(b"damaged")
    (harmed / "record.db-wal").write_bytes(b"its log")
    replaced = start_anew(harmed, NOON)
    assert replaced.kept.read_bytes() == b"damaged"
    assert replaced.kept.with_name(replaced.kept.name + "-wal").read_bytes() == b"its log"
    with Record.open(harmed, LATER) as record:
        assert record.all_events() == ()
        assert len(record.backups()) == 1


def test_damage_while_the_record_is_open_is_told_and_nothing_is_written(harmed: Path) -> None:
    with Record.open(harmed, LATER) as record:
        file = harmed / "record.db"
        data = bytearray(file.read_bytes())
        data[8192:] = b"\x55" * (len(data) - 8192)
        file.write_bytes(data)
        with pytest.raises(DamagedError):
            record.log_dose(key())


def test_a_newer_record_is_refused_in_plain_words_and_left_alone(harmed: Path) -> None:
    connection = apsw.Connection(str(harmed / "record.db"))
    connection.pragma("user_version", 99)
    connection.execute("CREATE TABLE from_the_future (x)")
    connection.close()
    before = all_bytes(harmed)
    for opening in (lambda: Record.open(harmed, LATER), lambda: RecordReader.open_reading(harmed)):
        with pytest.raises(TooNewError) as caught:
            opening()
        assert (caught.value.id, caught.value.values["found"]) == ("record.too_new", 99)
    assert all_bytes(harmed) == before


def test_a_record_without_a_version_is_damaged(harmed: Path) -> None:
    connection = apsw.Connection(str(harmed / "record.db"))
    connection.pragma("user_version", 0)
    connection.close()
    refused(harmed)


def test_no_error_holds_what_a_person_typed(harmed: Path) -> None:
    with Record.open(harmed, LATER) as record, pytest.raises(RecordError) as caught:
        record.log_dose(key(at="09:00"), note="my secret")
    assert "secret" not in repr(caught.value)
    assert "09:00" not in repr(caught.value)
