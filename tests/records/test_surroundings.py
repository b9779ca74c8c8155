"""Disk full, read-only folder, a second program, a clock set back: one plain error each, and nothing lost."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import apsw
import pytest

from baclofen_guide.records import BusyError, Record, RecordReader, RefusedError, SurroundingsError
from tests.records.support import NOON, HandClock, fill, key, opened

HERE = Path(__file__).parent
CHILD = HERE / "surroundings_child.py"


def own_mounts() -> list[str]:
    """A command that gives a process mounts of its own: as root, or as root of a user namespace."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return ["unshare", "--mount"] if root else ["unshare", "--mount", "--map-root-user"]


def can_mount() -> bool:
    if shutil.which("unshare") is None:
        return False
    trial = [*own_mounts(), "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
    return subprocess.run(trial, capture_output=True, check=False).returncode == 0


# A machine that checks for everybody must not pass over a full disk.
needs_mounts = pytest.mark.skipif(
    os.environ.get("CI") != "true" and not can_mount(), reason="this system lets nobody mount a small disk"
)


def lived_through(task: str, folder: Path, *before: str) -> list[str]:
    """What the child said while it did `task`."""
    command = [*before, sys.executable, str(CHILD), task, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def doses_survived(lines: list[str], error: str) -> None:
    """The error came once, what was acknowledged before was kept, and logging went on afterwards."""
    assert lines.count(f"error {error}") == 1
    before = [line for line in lines[: lines.index(f"error {error}")] if line.startswith("ack")]
    assert f"kept {len(before)}" in lines
    every = [line for line in lines if line.startswith("ack")]
    assert every == [f"ack {number}" for number in range(1, 45)]
    assert lines[-1] == "finally 44"


@needs_mounts
def test_disk_full(tmp_path: Path) -> None:
    lines = lived_through("disk_full", tmp_path, *own_mounts())
    assert "filled No space left on device" in lines
    for attempt in ("care", "backup", "restore"):
        assert f"{attempt} record.disk_full" in lines
    doses_survived(lines, "record.disk_full")


def test_a_quota_in_the_way(tmp_path: Path) -> None:
    doses_survived(lived_through("too_large", tmp_path), "record.disk_trouble")


@needs_mounts
def test_a_full_disk_leaves_no_half_record(tmp_path: Path) -> None:
    assert lived_through("no_room_to_begin", tmp_path, *own_mounts()) == ["open record.disk_full", "left []"]


@needs_mounts
def test_a_read_only_folder_can_still_be_read(tmp_path: Path) -> None:
    lines = lived_through("read_only", tmp_path, *own_mounts())
    refusals = [f"{what} record.not_writable" for what in ("open", "new", "restore")]
    assert lines == [*refusals, "read 9"]


@needs_mounts
def test_a_read_only_log_is_not_passed_over(tmp_path: Path) -> None:
    lines = lived_through("read_only_with_log", tmp_path, *own_mounts())
    assert lines == ["read record.not_writable"]


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    for folder in (tmp_path / "data", tmp_path / "data" / "deeper"):
        with pytest.raises(SurroundingsError) as caught:
            Record.open(folder, HandClock())
        assert caught.value.id == "record.not_writable"


HOLDER = """
import sys
sys.path[:0] = sys.argv[2:]
from pathlib import Path
from support import HandClock, opened, key
record = opened(Path(sys.argv[1]))
record.log_dose(key())
print("open", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def holder(folder: Path):
    """Another program that has the record open."""
    command = [sys.executable, "-c", HOLDER, str(folder), str(HERE), str(HERE.parent.parent)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "open\n"
        yield process
        process.kill()


def test_two_programs_at_once(folder: Path, holder: subprocess.Popen) -> None:
    with pytest.raises(BusyError) as caught:
        Record.open(folder, HandClock())
    assert (caught.value.id, caught.value.values["holder"]) == ("record.busy", holder.pid)

    with RecordReader.open_reading(folder) as reader:  # the second one may read, and back up
        assert len(reader.all_events()) == 1
        reader.back_up_to(folder.parent / "copy.db")


def test_a_holder_that_was_killed_holds_nothing(folder: Path, holder: subprocess.Popen) -> None:
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    with Record.open(folder, HandClock()) as record:
        assert len(record.all_events()) == 1


def test_two_in_one_program(folder: Path, record: Record) -> None:
    with pytest.raises(BusyError) as caught:
        Record.open(folder, HandClock())
    assert caught.value.values["holder"] == os.getpid()
    record.log_dose(key())


def test_a_damaged_lock_holds_nobody_up(folder: Path) -> None:
    folder.mkdir()
    (folder / "record.lock").write_bytes(b"no lock" * 100)
    with opened(folder) as record:
        record.log_dose(key())
        with pytest.raises(BusyError):
            Record.open(folder, HandClock())


def test_a_lock_that_cannot_say_who_holds_it(folder: Path) -> None:
    folder.mkdir()
    other = apsw.Connection(str(folder / "record.lock"))
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(BusyError) as caught:
        Record.open(folder, HandClock())
    assert caught.value.values["holder"] == 0
    other.close()


def test_another_tool_that_locks_the_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("baclofen_guide.records.connection.BUSY_MS", 50)
    with opened(folder) as record:
        other = apsw.Connection(str(folder / "record.db"))
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BusyError) as caught:
            record.log_dose(key())
        assert caught.value.id == "record.busy"
        other.close()
        record.log_dose(key())


def test_a_clock_set_back_loses_nothing_and_is_told(folder: Path, clock: HandClock) -> None:
    with opened(folder, clock) as record:
        record.log_dose(key(at="08:00"))
        record.care()
        clock.turn(days=-1, hours=1)
        assert record.clock_back() == timedelta(hours=23)
        logged = record.log_dose(key(day=21, at="08:00")).event
        assert [event.event_id for event in record.all_events()] == [1, 2]
        assert (logged.event_id, logged.recorded_at) == (2, NOON - timedelta(hours=23))
    with opened(folder, clock) as record:
        care = record.care()
        assert care.clock_back is None  # the newest entry was made by the clock as it is now
        assert care.backup.number == 2
        assert record.backups()[0] == care.backup


def test_small_corrections_of_the_clock_are_not_mentioned(record: Record, clock: HandClock) -> None:
    assert record.clock_back() is None
    record.log_dose(key())
    clock.turn(minutes=-1)
    assert record.clock_back() is None


def test_a_clock_from_another_age_refuses_rather_than_misfiles(record: Record, clock: HandClock) -> None:
    clock.turn(days=-365 * 50)
    with pytest.raises(RefusedError) as caught:
        record.log_dose(key())
    assert caught.value.id == "record.too_early"
    assert record.all_events() == ()


def test_nobody_else_can_read_the_record(folder: Path) -> None:
    fill(folder, 1)
    with opened(folder) as record:
        record.care()
        files = [path for path in folder.rglob("record*") if "lock" not in path.name]
        assert {path.stat().st_mode & 0o077 for path in [folder, folder / "backups", *files]} == {0}
