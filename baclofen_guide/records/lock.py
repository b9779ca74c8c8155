"""One writer: whoever holds the lock may write the record, everybody else is told so at once.

The lock is a tiny database of its own in which the holder keeps a write transaction open. SQLite's file
locks work wherever the record itself works, on every system, and end with the process, however it ends.
"""

import os
from pathlib import Path

import apsw

from baclofen_guide.records.connection import number
from baclofen_guide.records.errors import BusyError, plain_errors
from baclofen_guide.records.folder import with_side_files


class WriterLock:
    """Held from construction until `release`."""

    def __init__(self, path: Path) -> None:
        """Take the lock at ``path``.

        Raises:
            BusyError: another program holds it; ``values["holder"]`` is its process number, 0 if unknown.
            SurroundingsError: the folder cannot be written.
        """
        with plain_errors(path):
            self._connection = _open(path)
        try:
            with plain_errors(path):
                self._take()
        except BaseException as error:
            holder = _holder(self._connection)
            self._connection.close()
            if isinstance(error, BusyError):
                raise BusyError("record.busy", path=str(path), holder=holder) from error
            raise

    def _take(self) -> None:
        connection = self._connection
        connection.pragma("synchronous", "OFF")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("CREATE TABLE IF NOT EXISTS holder (pid INTEGER) STRICT")
        connection.execute("DELETE FROM holder")
        connection.execute("INSERT INTO holder VALUES (?)", (os.getpid(),))
        connection.execute("COMMIT")
        connection.execute("BEGIN IMMEDIATE")

    def release(self) -> None:
        """Let others write; a second call does nothing."""
        self._connection.close()


def _open(path: Path) -> apsw.Connection:
    """A connection to the lock file; one that is no database holds nothing and is made anew."""
    connection = apsw.Connection(str(path))
    try:
        connection.pragma("schema_version")
    except (apsw.NotADBError, apsw.CorruptError):
        connection.close()
        for leftover in with_side_files(path):
            leftover.unlink(missing_ok=True)
        connection = apsw.Connection(str(path))
    return connection


def _holder(connection: apsw.Connection) -> int:
    try:
        return number(connection, "SELECT max(pid) FROM holder")
    except apsw.Error:
        return 0
