"""Bringing a record up to the version this program writes."""

from functools import lru_cache

import apsw

from baclofen_guide.records import schema
from baclofen_guide.records.connection import APPLICATION_ID, number, transaction
from baclofen_guide.records.errors import MigrationError


def version_of(connection: apsw.Connection) -> int:
    """The version of the record's tables; 0 for a file without any."""
    return number(connection, "PRAGMA user_version")


@lru_cache
def tables_of(migrations: tuple[str, ...]) -> str:
    """How tables, indexes and triggers are written after ``migrations``."""
    connection = apsw.Connection(":memory:")
    try:
        for script in migrations:
            connection.execute(script)
        return tables_in(connection)
    finally:
        connection.close()


def tables_in(connection: apsw.Connection) -> str:
    """How the tables, indexes and triggers of this record are written."""
    found = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name")
    return repr(found.fetchall())


def migrate(connection: apsw.Connection) -> None:
    """Run what is still to run, each migration in a transaction of its own.

    Foreign keys are off meanwhile, because rebuilding a table would trip them, and checked before each
    commit. The caller has copied the file first.

    Raises:
        MigrationError: a migration cannot be run, or leaves a row that points nowhere; it is rolled back.
    """
    connection.pragma("foreign_keys", "OFF")
    try:
        for version in range(version_of(connection) + 1, schema.newest() + 1):
            with transaction(connection):
                _run(connection, schema.MIGRATIONS[version - 1])
                connection.pragma("application_id", APPLICATION_ID)
                connection.pragma("user_version", version)
    finally:
        connection.pragma("foreign_keys", "ON")


def _run(connection: apsw.Connection, script: str) -> None:
    try:
        connection.execute(script)
    except (apsw.SQLError, apsw.ConstraintError) as error:
        raise MigrationError("script") from error
    if connection.execute("PRAGMA foreign_key_check").fetchall():
        raise MigrationError("a row points nowhere")
