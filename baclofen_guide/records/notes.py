"""Entries of the diary, each checked before it is written."""

from datetime import date, datetime, timedelta

import apsw
import msgspec

from baclofen_guide.diary.entries import DiaryEntry
from baclofen_guide.records import seal
from baclofen_guide.records.changes import SymptomsNoted
from baclofen_guide.records.connection import SqlValue, last_id
from baclofen_guide.records.errors import RefusedError
from baclofen_guide.records.rows import diary_from, diary_values

EARLIEST_ZONE = timedelta(hours=14)
"""Somewhere on earth the local date is as far ahead of UTC as this."""

_STANDING = """SELECT * FROM diary_entry AS entry WHERE person_id = :person_id
AND NOT EXISTS (SELECT 1 FROM diary_entry AS later WHERE later.refers_to = entry.entry_id)"""


def notes_between(
    connection: apsw.Connection, person_id: int, first: date, last: date
) -> tuple[DiaryEntry, ...]:
    """The entries that count about the days from ``first`` to ``last``, by day and then in order of entry."""
    sql = f"{_STANDING} AND day BETWEEN :first AND :last ORDER BY day, entry_id"
    days: dict[str, SqlValue] = {"first": first.isoformat(), "last": last.isoformat()}
    return tuple(diary_from(row) for row in seal.rows(connection, sql, {"person_id": person_id, **days}))


def all_notes(connection: apsw.Connection, person_id: int) -> tuple[DiaryEntry, ...]:
    """Every entry, in order of entry."""
    sql = "SELECT * FROM diary_entry WHERE person_id = :person_id ORDER BY entry_id"
    return tuple(diary_from(row) for row in seal.rows(connection, sql, {"person_id": person_id}))


class Notes:
    """Writes the diary at the instant ``now``, inside the transaction of the caller."""

    def __init__(self, connection: apsw.Connection, now: datetime) -> None:
        self._connection, self._now = connection, now

    def add(self, entry: DiaryEntry, corrects: int | None) -> SymptomsNoted:
        """Add ``entry`` with a number and an instant of its own.

        Raises:
            RefusedError: ``record.diary_in_future`` or ``record.no_such_note``.
        """
        if entry.day > (self._now + EARLIEST_ZONE).date():
            raise RefusedError("record.diary_in_future", day=entry.day)
        replaced = None if corrects is None else self._standing(corrects, entry.person_id)
        number = last_id(self._connection, "diary_entry") + 1
        written = msgspec.structs.replace(entry, entry_id=number, recorded_at=self._now, refers_to=corrects)
        seal.insert(self._connection, "diary_entry", diary_values(written))
        return SymptomsNoted(written, replaced)

    def _standing(self, entry_id: int, person_id: int) -> DiaryEntry:
        sql = f"{_STANDING} AND entry_id = :entry_id"
        names = {"entry_id": entry_id, "person_id": person_id}
        found = [diary_from(row) for row in seal.rows(self._connection, sql, names)]
        if not found:
            raise RefusedError("record.no_such_note")
        return found[0]
