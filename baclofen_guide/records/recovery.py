"""Putting another record in place, starting afresh, and deleting everything.

What was there is never destroyed but by `delete_everything`: it moves to ``kept/`` with a time stamp. The
main file moves first and its log after it, so that whatever instant the power fails at, a main file never
meets the log of another one, and a record that is out of place counts as missing, not as new.
"""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from baclofen_guide.records.backups import copy_out
from baclofen_guide.records.connection import (
    connect,
    connect_reading,
    connect_unchanging,
    has_log,
    last_id,
    trust,
)
from baclofen_guide.records.errors import SurroundingsError, UnsoundError, plain_errors
from baclofen_guide.records.folder import RecordFolder, place, remove_quietly, sync_folder, with_side_files
from baclofen_guide.records.instants import from_text
from baclofen_guide.records.lock import WriterLock
from baclofen_guide.records.migrate import migrate, version_of
from baclofen_guide.records.store import create, refuse_newer
from baclofen_guide.records.verify import look


@dataclass(frozen=True)
class Replaced:
    """A record was put in place.

    Attributes:
        kept: where the one before it is kept; None if there was none.
        entries: how many entries about doses the record in place has.
        newest: when the newest of them was made; None if there are none.
    """

    kept: Path | None
    entries: int = 0
    newest: datetime | None = None


def restore(path: Path, source: Path, now: datetime) -> Replaced:
    """Put a copy of the record in the file ``source`` in place of the one in the folder ``path``.

    Everything that can go wrong with ``source`` goes wrong before anything is moved.

    Raises:
        SurroundingsError: ``record.not_a_backup`` if ``source`` holds no whole record; disk full; read-only.
        TooNewError: a newer program wrote ``source``.
        BusyError: the record is open in another program.
    """
    folder = RecordFolder(path)
    with _locked(folder), plain_errors(folder.database):
        try:
            _copy_in(source, folder.part)
            entries, newest = _contents(folder.part)
            kept = set_aside(folder, now)
            place(folder.part, folder.database)
        finally:
            remove_quietly(folder.part)
    return Replaced(kept, entries, newest)


def start_anew(path: Path, now: datetime) -> Replaced:
    """Put an empty record in place of a damaged one, which is kept. Only ever at the reader's own choice.

    Raises:
        SurroundingsError, BusyError: as `restore`.
    """
    folder = RecordFolder(path)
    with _locked(folder), plain_errors(folder.database):
        kept = set_aside(folder, now)
        create(folder, now)
    return Replaced(kept)


def delete_everything(path: Path) -> int:
    """Delete the record with its backups, put-aside copies and side files; the caller has asked.

    Returns:
        How many files were deleted. Files that are not ours stay, and so does the folder if it holds any.

    Raises:
        BusyError: the record is open in another program; nothing was deleted.
        SurroundingsError: a file could not be deleted.
    """
    folder = RecordFolder(path)
    if not path.is_dir():
        return 0
    with plain_errors(folder.path):
        with _locked(folder):
            doomed = folder.everything()
            for file in doomed:
                file.unlink()
        for file in with_side_files(folder.lock):
            file.unlink(missing_ok=True)
        for emptied in (folder.backups, folder.kept, folder.path):
            with contextlib.suppress(OSError):  # it holds something that is not ours, or was never made
                emptied.rmdir()
    return len(doomed)


def set_aside(folder: RecordFolder, now: datetime) -> Path | None:
    """Move what stands where the record belongs to ``kept/``.

    Returns:
        Where the main file is now; None if there was nothing to move.
    """
    _empty_log(folder.database)
    present = [path for path in with_side_files(folder.database) if path.exists()]
    if not present:
        return None
    folder.kept.mkdir(mode=0o700, exist_ok=True)
    target = _free_name(folder, now)
    for path in present:
        path.rename(target.with_name(target.name + path.name.removeprefix(folder.database.name)))
        sync_folder(folder.kept)
        sync_folder(folder.path)
    return target


def _free_name(folder: RecordFolder, now: datetime) -> Path:
    stem = f"record-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    taken = {path.name for path in folder.kept.iterdir()}
    count = 1
    while any(name.startswith(f"{stem}-{count}.db") for name in taken):
        count += 1
    return folder.kept / f"{stem}-{count}.db"


def _empty_log(database: Path) -> None:
    """Let a sound record take in its log, so that one file is kept whole; a damaged one stays as it is."""
    with contextlib.suppress(UnsoundError, SurroundingsError), plain_errors(database):
        connection = connect(database)
        try:
            look(connection, database)
            trust(connection)
        finally:
            connection.close()


def _copy_in(source: Path, part: Path) -> None:
    """Copy ``source`` to ``part``, proved whole and of this program's version."""
    if not source.is_file():
        raise SurroundingsError("record.no_such_file", path=str(source))
    try:
        open_source = connect_reading if has_log(source) else connect_unchanging
        with plain_errors(source), contextlib.closing(open_source(source)) as connection:
            look(connection, source)
            refuse_newer(version_of(connection), source)
            copy_out(connection, part)
        _bring_up_to_date(part)
    except UnsoundError as error:
        raise SurroundingsError("record.not_a_backup", path=str(source)) from error


def _bring_up_to_date(part: Path) -> None:
    connection = connect(part)
    try:
        migrate(connection)
        trust(connection)
    finally:
        connection.close()


def _contents(part: Path) -> tuple[int, datetime | None]:
    """How many entries about doses there are, and when the newest was made."""
    with contextlib.closing(connect_unchanging(part)) as connection:
        entries = last_id(connection, "dose_event")
        newest = "SELECT recorded_at FROM dose_event WHERE event_id = :entries"
        made = connection.execute(newest, {"entries": entries}).get
    return entries, from_text(str(made)) if made else None


@contextlib.contextmanager
def _locked(folder: RecordFolder) -> Iterator[None]:
    with plain_errors(folder.path):
        folder.make()
    lock = WriterLock(folder.lock)
    try:
        yield
    finally:
        lock.release()
