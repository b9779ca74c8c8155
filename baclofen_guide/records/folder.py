"""Where a record and everything that belongs to it stand on the disk.

In the user's data folder::

    record.db            the record (and, while open, record.db-wal and record.db-shm)
    record.lock          who may write
    backups/             automatic backups
    kept/                what a restore or a fresh start put aside

The data folder may hold other people's files (settings, for one): nothing else in it is ever touched.
"""

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

SIDE_FILES = ("-wal", "-shm", "-journal")
"""What SQLite may put beside a database, by the end of its name."""
PART = ".part"
"""The end of the name of a file that is still being written; one left by a crash holds nothing wanted."""

_SYNC_FOLDERS = os.name == "posix"

State = Literal["present", "new", "missing"]


@dataclass(frozen=True)
class RecordFolder:
    """The folder ``path`` of one record."""

    path: Path

    @property
    def database(self) -> Path:
        """The record itself."""
        return self.path / "record.db"

    @property
    def lock(self) -> Path:
        """The file that lets one program write at a time."""
        return self.path / "record.lock"

    @property
    def part(self) -> Path:
        """The record while it is being made."""
        return self.path / f"record.db{PART}"

    @property
    def backups(self) -> Path:
        """The folder of automatic backups."""
        return self.path / "backups"

    @property
    def kept(self) -> Path:
        """The folder of files put aside, never deleted but by "delete everything"."""
        return self.path / "kept"

    def state(self) -> State:
        """Whether there is a record, none yet, or one that has gone missing.

        A record whose backups, put-aside copies or write-ahead log are still here has gone missing, and so
        has one that is a link to a disk that is not there: starting an empty one in its place would hide
        every dose ever logged.
        """
        if self.database.exists():
            return "present"
        if self.database.is_symlink():
            return "missing"
        wal = self.database.with_name(self.database.name + "-wal")
        traces = [wal, *self._inside(self.backups), *self._inside(self.kept)]
        return "missing" if any(trace.exists() for trace in traces) else "new"

    def make(self) -> None:
        """Make the folder, for this user alone, unless it is there."""
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)

    def everything(self) -> tuple[Path, ...]:
        """Every file that belongs to the record but its lock, in the order in which they can be deleted.

        Backups go first and the record before its log, so that an interrupted deletion leaves either the
        record or something that says it has gone missing, never half of it taken for the whole.
        """
        parts = [path for path in self._inside(self.path) if path.name.startswith(self.part.name)]
        found = [*self._inside(self.backups), *self._inside(self.kept), *parts]
        return tuple(path for path in (*found, *with_side_files(self.database)) if path.exists())

    def tidy(self) -> None:
        """Remove what a crash left half written. Only whoever holds the lock may do this."""
        for path in (*self._inside(self.path), *self._inside(self.backups)):
            if PART in path.name:
                path.unlink()

    @staticmethod
    def _inside(folder: Path) -> list[Path]:
        """What is ours in ``folder``, by the beginning of its name."""
        return sorted(folder.glob("record*")) if folder.is_dir() else []


def with_side_files(database: Path) -> tuple[Path, ...]:
    """``database`` and whatever SQLite may have put beside it, whether there or not."""
    return (database, *(database.with_name(database.name + end) for end in SIDE_FILES))


def create_private(path: Path) -> None:
    """Make the empty file ``path`` that only this user can read, in place of one left by a crash."""
    for leftover in with_side_files(path):
        leftover.unlink(missing_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def sync_file(path: Path) -> None:
    """Wait until the bytes of ``path`` are on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the names in ``folder`` are on the disk, where the system can do that."""
    if not _SYNC_FOLDERS:
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def place(part: Path, target: Path) -> None:
    """Move the finished ``part`` to ``target`` in one step that survives a power cut.

    A crash leaves the old ``target`` or the new one, never half of one.
    """
    sync_file(part)
    part.replace(target)
    sync_folder(target.parent)


def remove_quietly(path: Path) -> None:
    """Remove ``path`` and its side files if that is possible; used to tidy up after a failure."""
    for one in with_side_files(path):
        with contextlib.suppress(OSError):
            one.unlink(missing_ok=True)
