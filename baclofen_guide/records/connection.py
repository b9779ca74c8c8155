"""Opening SQLite the way a record needs it.

Durability. WAL with ``synchronous=FULL``: a commit returns after its pages are in the write-ahead log *and*
the log has been flushed to the disk, so what a command acknowledges survives SIGKILL and a power cut.
Straight after each commit the log is also copied into the main file (a passive checkpoint, see `settle`),
and emptied on closing: ``record.db`` on its own is then whole, also for somebody who copies just that file.
A checkpoint that finds no room loses nothing, because the log keeps what it holds.
"""

import contextlib
import logging
from collections.abc import Iterator, Mapping
from pathlib import Path

import apsw

_log = logging.getLogger(__name__)

APPLICATION_ID = 0x42414347
"""Marks a file as a Baclofen Guide record ("BACG"), at byte 68 of its header."""
BUSY_MS = 2000
"""How long another program that is writing is waited for, in milliseconds."""

SqlValue = str | int | bytes | None

_PRAGMAS: tuple[tuple[str, str | int], ...] = (
    ("synchronous", "FULL"),
    ("fullfsync", "ON"),
    ("checkpoint_fullfsync", "ON"),
    ("foreign_keys", "ON"),
    ("recursive_triggers", "ON"),  # INSERT OR REPLACE deletes without firing triggers unless this is on
    ("cell_size_check", "ON"),
    ("trusted_schema", "OFF"),
)


def connect(path: Path) -> apsw.Connection:
    """A connection that may write to the existing file ``path``.

    Until `trust` is called, closing it leaves file and log as they were: a damaged file is not touched.
    """
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
    connection.set_busy_timeout(BUSY_MS)
    connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
    connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
    for name, value in _PRAGMAS:
        connection.pragma(name, value)
    return connection


def trust(connection: apsw.Connection) -> None:
    """Use write-ahead logging from now on, and empty the log into the file on closing."""
    connection.pragma("journal_mode", "WAL")
    connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0)


def connect_reading(path: Path) -> apsw.Connection:
    """A connection that cannot write to ``path``.

    A file without a log beside it is opened as unchanging when its folder cannot be written, because a reader
    would otherwise have to make side files there.
    """
    try:
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
        connection.set_busy_timeout(BUSY_MS)
        connection.pragma("schema_version")
    except apsw.CantOpenError:
        if not path.is_file() or has_log(path):
            raise
        connection = connect_unchanging(path)
    return connection


def has_log(path: Path) -> bool:
    """Whether a write-ahead log beside ``path`` may hold what the file itself does not."""
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def connect_unchanging(path: Path) -> apsw.Connection:
    """A connection to a file that nobody is writing to, such as a backup; no side file is made."""
    flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
    return apsw.Connection(path.absolute().as_uri() + "?immutable=1", flags=flags)


@contextlib.contextmanager
def transaction(connection: apsw.Connection) -> Iterator[None]:
    """All or nothing: what is done inside is durable afterwards, or has not happened."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def settle(connection: apsw.Connection) -> None:
    """Copy the log into the main file as far as readers allow; what is committed is safe either way."""
    try:
        connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)
    except (apsw.FullError, apsw.IOError, apsw.BusyError) as error:
        _log.warning("checkpoint put off: %s", type(error).__name__)


def number(connection: apsw.Connection, sql: str, values: Mapping[str, SqlValue] | None = None) -> int:
    """The one whole number that ``sql`` asks for; 0 for NULL, and for what only damage puts there."""
    value = connection.execute(sql, values or {}).get
    return value if isinstance(value, int) else 0


def last_id(connection: apsw.Connection, table: str) -> int:
    """The highest id ever given in ``table``; 0 if none was."""
    return number(connection, "SELECT seq FROM sqlite_sequence WHERE name = :name", {"name": table})
