"""Every version there ever was can still be opened, and a migration that fails changes nothing."""

from __future__ import annotations

import json
import shutil
from decimal import Decimal
from pathlib import Path

import apsw
import msgspec
import pytest

from baclofen_guide.dosing.attention import Dismissal
from baclofen_guide.dosing.formulations import Form, Strength
from baclofen_guide.dosing.supply import SupplyKind
from baclofen_guide.records import (
    MigrationError,
    Record,
    RecordReader,
    SurroundingsError,
    TooNewError,
    restore,
    schema,
)
from baclofen_guide.records.migrate import version_of
from tests.records.support import NOON, HandClock, fill, key, noted, opened

SAMPLES = Path(__file__).parent / "samples"

SECOND = """
CREATE TABLE refill (
  refill_id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES person,
  tablets INTEGER NOT NULL,
  seal BLOB NOT NULL
) STRICT;
ALTER TABLE dose_event ADD COLUMN source TEXT;
"""
POINTS_NOWHERE = "INSERT INTO about_you VALUES (1, 77, '', '{}', x'00');"


def sample(version: int, folder: Path) -> Path:
    folder.mkdir()
    shutil.copy(SAMPLES / f"record-{version}.db", folder / "record.db")
    return folder


def contents(record: RecordReader) -> dict:
    values = {
        "plan": record.plan(),
        "events": record.all_events(),
        "about_you": record.about_you(),
        "supply": record.supply(),
        "dismissals": sorted((one.signal, one.situation) for one in record.dismissals()),
        "diary": record.all_diary(),
    }
    return json.loads(msgspec.json.encode(values))


def expected(version: int) -> dict:
    """What a record of ``version`` said; versions before 2 knew no supplies, those before 3 no diary."""
    said = json.loads((SAMPLES / f"record-{version}.json").read_text("utf-8"))
    return {"supply": [], "dismissals": [], "diary": [], **said}


def next_version(monkeypatch: pytest.MonkeyPatch, migration: str) -> None:
    """A program of the next version."""
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, migration))
    monkeypatch.setitem(schema.SEALED_TABLES, "refill", "refill_id")


@pytest.mark.parametrize("version", range(1, schema.newest() + 1))
def test_a_sample_of_every_version_still_says_the_same(version: int, folder: Path) -> None:
    with Record.open(sample(version, folder), HandClock()) as record:
        record.check()
        assert contents(record) == expected(version)
        assert len(contents(record)["events"]) > 10


@pytest.mark.parametrize("version", range(1, schema.newest() + 1))
def test_every_sample_also_comes_through_the_next_migration(
    version: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows keep their seals when a later version adds a table and a column."""
    next_version(monkeypatch, SECOND)
    before = (SAMPLES / f"record-{version}.db").read_bytes()
    with Record.open(sample(version, folder), HandClock()) as record:
        record.check()
        assert version_of(record._connection) == schema.newest()
        assert contents(record) == expected(version)
        (backup,) = record.backups()
        record.care()
    assert backup.kind == "migration"
    with RecordReader.open_reading(folder) as record:
        assert contents(record) == expected(version)
    assert version == 1 or backup.path.read_bytes() != before


def test_an_old_record_is_not_read_before_it_is_brought_up_to_date(folder: Path, monkeypatch) -> None:
    fill(folder, 1)
    next_version(monkeypatch, SECOND)
    with pytest.raises(SurroundingsError) as caught:
        RecordReader.open_reading(folder)
    assert caught.value.id == "record.too_old"


def test_an_old_backup_is_brought_up_to_date_when_it_is_restored(folder: Path, tmp_path, monkeypatch) -> None:
    fill(folder, 2)
    with opened(folder) as record:
        record.back_up_to(tmp_path / "old.db")
    next_version(monkeypatch, SECOND)
    assert restore(tmp_path / "new", tmp_path / "old.db", NOON).entries == 6
    with RecordReader.open_reading(tmp_path / "new") as record:
        assert len(record.all_events()) == 6


@pytest.mark.parametrize("migration", [SECOND + "BROKEN SQL;", SECOND + POINTS_NOWHERE])
def test_a_migration_that_fails_changes_nothing(folder: Path, migration: str, monkeypatch) -> None:
    fill(folder, 2)
    with monkeypatch.context() as patch:
        next_version(patch, migration)
        with pytest.raises(MigrationError):
            Record.open(folder, HandClock())
    with opened(folder) as record:
        record.check()
        assert version_of(record._connection) == schema.newest()
        assert record.log_dose(key()).event.event_id == 7


def test_without_room_for_a_copy_nothing_is_migrated(folder: Path, monkeypatch) -> None:
    fill(folder, 2)

    def no_room(part, target) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        next_version(patch, SECOND)
        patch.setattr("baclofen_guide.records.backups.place", no_room)
        with pytest.raises(SurroundingsError) as caught:
            Record.open(folder, HandClock())
        assert caught.value.id == "record.disk_full"
    with opened(folder) as record:
        assert version_of(record._connection) == schema.newest()


def test_going_back_to_an_older_program_is_refused(folder: Path, monkeypatch) -> None:
    fill(folder, 1)
    with monkeypatch.context() as patch:
        next_version(patch, SECOND)
        opened(folder).close()
    with pytest.raises(TooNewError):
        Record.open(folder, HandClock())


def test_there_is_a_sample_of_each_version_and_no_other() -> None:
    names = {path.name for path in SAMPLES.iterdir() if path.name.startswith("record")}
    assert names == {f"record-{n}.{end}" for n in range(1, schema.newest() + 1) for end in ("db", "json")}


@pytest.mark.parametrize("table", schema.SEALED_TABLES)
@pytest.mark.parametrize(
    "sql", ["UPDATE {} SET seal = x''", "DELETE FROM {}", "REPLACE INTO {} SELECT * FROM {}"]
)
def test_no_row_is_ever_changed(ten_days: Path, folder: Path, table: str, sql: str) -> None:
    shutil.copytree(ten_days, folder)
    with Record.open(folder, HandClock()) as record:
        record.set_about_you(record.about_you())
        record.add_supply(SupplyKind.COUNT, Strength(Form.TABLET, Decimal(10)), Decimal(3))
        record.dismiss(Dismissal("signal.supply_low", "1"))
        record.note_symptoms(noted())
        with pytest.raises(apsw.ConstraintError):
            record._connection.execute(sql.replace("{}", table))


def test_the_database_itself_refuses_a_second_tick(record: Record) -> None:
    record.log_dose(key())
    twice = """INSERT INTO dose_event SELECT event_id + 1, person_id, slot_date, slot_time, slot_zone, {turn},
    kind, at, zone, recorded_at, mg, pieces, version, {refers_to}, note, seal FROM dose_event"""
    for turn, refers_to in ((1, "NULL"), (2, "NULL"), (3, "1")):
        with pytest.raises(apsw.ConstraintError):
            record._connection.execute(twice.format(turn=turn, refers_to=refers_to))
    record._connection.execute(twice.format(turn=2, refers_to="1"))
