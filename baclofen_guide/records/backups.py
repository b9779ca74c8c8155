"""Automatic backups: made with SQLite's online backup, read through before they count, fourteen kept.

Backups are put in order by a number in their names, not by date, so that a clock that was set back neither
hides the newest nor gets it deleted. The record only ever grows, so that the newest good backup holds
everything an older one does.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, cast

import apsw

from baclofen_guide.records.errors import SurroundingsError, UnsoundError, plain_errors
from baclofen_guide.records.folder import (
    PART,
    RecordFolder,
    create_private,
    place,
    remove_quietly,
    sync_folder,
)
from baclofen_guide.records.schema import newest
from baclofen_guide.records.verify import check_file

KEPT = 14
"""How many automatic backups of each kind are kept."""

Kind = Literal["daily", "migration"]

_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"record-(\d{6,})-(\d{8}T\d{6}Z)-(daily|migration)\.db")


@dataclass(frozen=True)
class Backup:
    """One automatic backup.

    Attributes:
        path: the file.
        number: its place among all backups of this record, rising from 1.
        made_at: when it was made (aware, UTC), by the clock of that day.
        kind: made daily, or before a migration.
    """

    path: Path
    number: int
    made_at: datetime
    kind: Kind


def copy_out(source: apsw.Connection, target: Path) -> None:
    """Copy the record open as ``source`` to ``target``, one file that is whole on its own.

    The copy is read through before it takes its name, so that ``target`` appears only when it is good.

    Raises:
        UnsoundError: the record, and so its copy, does not hold together.
        SurroundingsError: the disk is full, or the folder may not be written.
    """
    part = target.with_name(target.name + PART)
    try:
        with plain_errors(target):
            create_private(part)
            _copy_pages(source, part)
            check_file(part)
            place(part, target)
    finally:
        remove_quietly(part)


def _copy_pages(source: apsw.Connection, part: Path) -> None:
    copy = apsw.Connection(str(part), flags=apsw.SQLITE_OPEN_READWRITE)
    try:
        with copy.backup("main", source, "main") as pages:
            pages.step(-1)
        copy.pragma("journal_mode", "DELETE")
    finally:
        copy.close()


class Backups:
    """The automatic backups of the record in ``folder``."""

    def __init__(self, folder: RecordFolder) -> None:
        self._folder = folder

    def all(self) -> tuple[Backup, ...]:
        """Every backup there is, the newest first; files of other names are left alone."""
        folder = self._folder.backups
        paths = list(folder.iterdir()) if folder.is_dir() else []
        found = [backup for path in paths if (backup := _from_name(path))]
        return tuple(sorted(found, key=lambda backup: backup.number, reverse=True))

    def newest_good(self) -> Backup | None:
        """The newest backup that this program can read and that is whole to its last row."""
        return next((backup for backup in self.all() if is_good(backup.path)), None)

    def due(self, now: datetime) -> bool:
        """Whether the newest daily backup is from another day (UTC) than ``now``, or there is none."""
        newest = next((backup for backup in self.all() if backup.kind == "daily"), None)
        return newest is None or newest.made_at.date() != now.astimezone(UTC).date()

    def make(self, source: apsw.Connection, now: datetime, kind: Kind) -> Backup:
        """Back up the record open as ``source`` and let go of the oldest of its kind beyond `KEPT`.

        Raises:
            UnsoundError, SurroundingsError: as `copy_out`; no older backup has then been removed.
        """
        number = 1 + max((backup.number for backup in self.all()), default=0)
        name = f"record-{number:06}-{now.astimezone(UTC):{_STAMP}}-{kind}.db"
        backup = Backup(self._folder.backups / name, number, now.astimezone(UTC).replace(microsecond=0), kind)
        with plain_errors(backup.path):
            self._folder.backups.mkdir(mode=0o700, exist_ok=True)
            sync_folder(self._folder.path)
        copy_out(source, backup.path)
        self._prune(kind)
        return backup

    def _prune(self, kind: Kind) -> None:
        """Remove the oldest. Only called when a newer backup has just been read through and found good."""
        of_kind = [backup for backup in self.all() if backup.kind == kind]
        for backup in of_kind[KEPT:]:
            remove_quietly(backup.path)


def _from_name(path: Path) -> Backup | None:
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    number, stamp, kind = match.groups()
    try:
        made_at = datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(path, int(number), made_at, cast("Kind", kind))


def is_good(path: Path) -> bool:
    """Whether the file at ``path`` is a whole record that this program can read."""
    try:
        return check_file(path) <= newest()
    except (UnsoundError, SurroundingsError):
        return False
