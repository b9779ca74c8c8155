"""SIGKILL at 200 random moments, and what "acknowledged" means down on the disk."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import apsw
import pytest

from baclofen_guide.records import Record, RecordReader
from tests.records.support import NOON, START, HandClock, key, opened, version

if TYPE_CHECKING:
    from collections.abc import Iterator

KILLS = 200
KILLER = Path(__file__).parent / "killer.py"
BASE = apsw.vfs_names()[0]


def test_every_acknowledged_dose_is_there_after_200_kills(tmp_path: Path) -> None:
    seed = random.SystemRandom().randrange(2**32)
    command = [sys.executable, str(KILLER), str(tmp_path), str(KILLS), str(seed)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 0, f"seed {seed}\n{done.stderr}"
    result = json.loads(done.stdout)
    assert result["lost"] == [], f"seed {seed}"
    assert result["kills"] == KILLS
    assert result["told"] > KILLS  # the children did work before they died
    assert result["entries"] <= result["told"] + KILLS  # at most one unacknowledged entry a kill


class Watched(apsw.VFSFile):
    """A file that remembers what was written and not yet flushed."""

    def __init__(self, unflushed: set[str], name, flags) -> None:
        super().__init__(BASE, name, flags)
        self._name = name.filename() if isinstance(name, apsw.URIFilename) else name
        self._unflushed = unflushed

    def xWrite(self, data, offset) -> None:  # noqa: N802
        self._unflushed.add(self._name)
        super().xWrite(data, offset)

    def xSync(self, flags) -> None:  # noqa: N802
        super().xSync(flags)
        self._unflushed.discard(self._name)


class WatchingVFS(apsw.VFS):
    """Hands out watched files."""

    def __init__(self) -> None:
        self.unflushed: set[str] = set()
        super().__init__("watching", BASE, makedefault=True)

    def xOpen(self, name, flags) -> Watched:  # noqa: N802
        return Watched(self.unflushed, name, flags)


@pytest.fixture
def unflushed() -> Iterator[set[str]]:
    """The names of files with bytes that a power cut would take."""
    vfs = WatchingVFS()
    yield vfs.unflushed
    vfs.unregister()


def test_an_acknowledged_dose_is_flushed_to_the_disk(unflushed: set[str], folder: Path) -> None:
    with Record.open(folder, HandClock()) as record:
        ours = lambda: {name for name in unflushed if "record.db" in name}  # noqa: E731
        assert not ours()
        record.revise_plan(version(), effective_from=START)
        assert not ours()
        event = record.log_dose(key()).event
        assert not ours()
        record.correct(event.event_id, event.kind, at=NOON)
        assert not ours()


def test_the_one_file_is_whole_after_every_command(folder: Path, tmp_path: Path) -> None:
    """Somebody who copies just record.db, with the program running, has every dose."""
    alone = tmp_path / "alone"
    alone.mkdir()
    with opened(folder) as record:
        record.log_dose(key())
        (alone / "record.db").write_bytes((folder / "record.db").read_bytes())
    with RecordReader.open_reading(alone) as copy:
        assert len(copy.all_events()) == 1
        copy.check()


def test_nothing_is_left_beside_a_closed_record(folder: Path) -> None:
    with opened(folder) as record:
        record.log_dose(key())
    assert sorted(path.name for path in folder.iterdir()) == ["record.db", "record.lock"]
