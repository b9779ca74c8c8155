"""Is this file whole? A quick look on opening, and a thorough one before anything relies on it."""

from pathlib import Path

import apsw

from baclofen_guide.records import schema, seal
from baclofen_guide.records.connection import APPLICATION_ID, connect_unchanging, has_log, last_id, number
from baclofen_guide.records.errors import UnsoundError, plain_errors
from baclofen_guide.records.migrate import tables_in, tables_of, version_of
from baclofen_guide.records.schema import SEALED_TABLES, newest

_TAIL = 5
"""How many of the newest rows of a table the quick look reads."""
_MAGIC = b"SQLite format 3\x00"


def look(connection: apsw.Connection, path: Path) -> None:
    """Check what can be checked in the same time for one dose and for ten years of them.

    The header, that the file is as long as it says, that the tables and their rules are the right ones, and
    the newest rows.

    Raises:
        UnsoundError: the file is cut short, empty, of another kind, or a row is not what was written.
    """
    with path.open("rb") as file:
        _expect(file.read(len(_MAGIC)) == _MAGIC, "header")
    _expect(number(connection, "PRAGMA application_id") == APPLICATION_ID, "application id")
    if not has_log(path):
        pages = number(connection, "PRAGMA page_count") * number(connection, "PRAGMA page_size")
        _expect(path.stat().st_size >= pages, "length")
    version = version_of(connection)
    if version <= newest():
        _expect(tables_in(connection) == tables_of(schema.MIGRATIONS[:version]), "tables")
    if version == newest():
        for table, key in SEALED_TABLES.items():
            _look_at_tail(connection, table, key)


def _look_at_tail(connection: apsw.Connection, table: str, key: str) -> None:
    newest = f"SELECT * FROM {table} ORDER BY {key} DESC LIMIT {_TAIL}"  # noqa: S608
    last = last_id(connection, table)
    ids = [row[key] for row in seal.rows(connection, newest)]
    _expect(ids == list(range(last, max(last - _TAIL, 0), -1)), table)


def check(connection: apsw.Connection) -> None:
    """Read the whole record: structure, indexes, references, every seal, no id missing.

    Takes about 0.1 s for ten years of doses.

    Raises:
        UnsoundError: something does not hold together.
    """
    _expect(number(connection, "PRAGMA application_id") == APPLICATION_ID, "application id")
    check_structure(connection)
    present = {
        str(name) for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    }
    _expect("person" in present, "tables")
    for table, key in SEALED_TABLES.items():
        if table in present:
            everything = f"SELECT * FROM {table} ORDER BY {key}"  # noqa: S608
            ids = [row[key] for row in seal.rows(connection, everything)]
            _expect(ids == list(range(1, last_id(connection, table) + 1)), table)


def check_structure(connection: apsw.Connection) -> None:
    """Let SQLite go through its own structure; about 10 ms for ten years of doses.

    Raises:
        UnsoundError: it found something.
    """
    _expect(connection.execute("PRAGMA integrity_check(1)").get == "ok", "structure")
    _expect(connection.execute("PRAGMA foreign_key_check").fetchall() == [], "references")


def check_file(path: Path) -> int:
    """Check a record that nobody is writing to, such as a backup.

    Returns:
        The version of its tables.

    Raises:
        UnsoundError: it is no record, or not a whole one.
        SurroundingsError: it cannot be read.
    """
    with plain_errors(path):
        connection = connect_unchanging(path)
        try:
            look(connection, path)
            check(connection)
            return version_of(connection)
        finally:
            connection.close()


def _expect(holds: bool, what: str) -> None:
    if not holds:
        raise UnsoundError(what)
