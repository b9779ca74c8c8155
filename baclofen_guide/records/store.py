"""Opening the file of a record: made when there is none yet, brought up to date, never trusted blindly.

The caller holds the writer's lock.
"""

from datetime import datetime
from pathlib import Path

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
from baclofen_guide.records.schema import newest
from baclofen_guide.records.verify import look

FIRST_PERSON = 1
"""The person every new record begins with."""


def open_store(folder: RecordFolder, now: datetime) -> apsw.Connection:
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
        create(folder, now)
    try:
        with plain_errors(folder.database):
            return _open_present(folder, now)
    except UnsoundError as error:
        raise damaged(folder) from error


def _open_present(folder: RecordFolder, now: datetime) -> apsw.Connection:
    connection = connect(folder.database)
    try:
        look(connection, folder.database)
        version = version_of(connection)
        refuse_newer(version, folder.database)
        if version < newest():
            Backups(folder).make(connection, now, "migration")
            migrate(connection)
        trust(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def refuse_newer(version: int, path: Path) -> None:
    """Raise `TooNewError` if ``version``, that of the file at ``path``, is newer than this program's."""
    if version > newest():
        raise TooNewError("record.too_new", path=str(path), found=version, known=newest())


def refuse_other(version: int, folder: RecordFolder) -> None:
    """Raise unless tables of ``version`` are just what this program writes.

    Raises:
        SurroundingsError: ``record.too_old``: opening for writing brings them up to date.
        TooNewError: as `refuse_newer`.
    """
    refuse_newer(version, folder.database)
    if version < newest():
        raise SurroundingsError("record.too_old", path=str(folder.database))


def create(folder: RecordFolder, now: datetime) -> None:
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
                migrate(connection)
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
