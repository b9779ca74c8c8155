"""Opening the file of a record: made when there is none yet, brought up to date, never trusted blindly.

The caller holds the writer's lock.
"""

from collections.abc import Sequence
from datetime import datetime

import apsw

from baclofen_guide.records import seal
from baclofen_guide.records.backups import Backups
from baclofen_guide.records.connection import SqlValue, connect, transaction, trust
from baclofen_guide.records.errors import (
    DamagedError,
    SurroundingsError,
    TooNewError,
    UnsoundError,
    plain_errors,
)
from baclofen_guide.records.folder import RecordFolder, create_private, place, remove_quietly
from baclofen_guide.records.instants import to_text
from baclofen_guide.records.migrate import migrate, version_of
from baclofen_guide.records.schema import MIGRATIONS
from baclofen_guide.records.verify import look

FIRST_PERSON = 1
"""The person every new record begins with."""


def open_store(
    folder: RecordFolder, now: datetime, migrations: Sequence[str] = MIGRATIONS
) -> apsw.Connection:
    """A connection for writing to the record in ``folder``, of the version this program writes.

    Raises:
        DamagedError: the record is damaged or has gone missing; it has not been touched.
        TooNewError: a newer program wrote it; it has not been touched.
        SurroundingsError: the disk is full, or the folder may not be written.
    """
    with plain_errors(folder.path):
        folder.tidy()
        state = folder.state()
    if state == "missing":
        raise damaged(folder)
    if state == "new":
        create(folder, now, migrations)
    try:
        with plain_errors(folder.database):
            return _open_present(folder, now, migrations)
    except UnsoundError as error:
        raise damaged(folder) from error


def _open_present(folder: RecordFolder, now: datetime, migrations: Sequence[str]) -> apsw.Connection:
    connection = connect(folder.database)
    try:
        look(connection, folder.database)
        version = version_of(connection)
        refuse_newer(version, folder, len(migrations))
        if version < len(migrations):
            Backups(folder).make(connection, now, "migration")
            migrate(connection, migrations)
        trust(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def refuse_newer(version: int, folder: RecordFolder, known: int = len(MIGRATIONS)) -> None:
    """Raise `TooNewError` if tables of ``version`` are newer than the ``known`` ones."""
    if version > known:
        raise TooNewError("record.too_new", path=str(folder.database), found=version, known=known)


def refuse_other(version: int, folder: RecordFolder) -> None:
    """Raise unless tables of ``version`` are just what this program writes.

    Raises:
        SurroundingsError: ``record.too_old``: opening for writing brings them up to date.
        TooNewError: as `refuse_newer`.
    """
    refuse_newer(version, folder)
    if version < len(MIGRATIONS):
        raise SurroundingsError("record.too_old", path=str(folder.database))


def create(folder: RecordFolder, now: datetime, migrations: Sequence[str] = MIGRATIONS) -> None:
    """Make an empty record, complete before it takes its name: a crash never leaves half of one.

    Raises:
        SurroundingsError: the disk is full, or the folder may not be written.
    """
    part = folder.part
    try:
        with plain_errors(folder.database):
            create_private(part)
            connection = connect(part)
            try:
                migrate(connection, migrations)
                with transaction(connection):
                    values: dict[str, SqlValue] = {"person_id": FIRST_PERSON, "created_at": to_text(now)}
                    seal.insert(connection, "person", values)
                trust(connection)
            finally:
                connection.close()
            place(part, folder.database)
    finally:
        remove_quietly(part)


def damaged(folder: RecordFolder) -> DamagedError:
    """What to tell the reader, with the newest good backup if there is one."""
    return DamagedError(folder.database, Backups(folder).newest_good())
