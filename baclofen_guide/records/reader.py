"""What a record can be asked. Every question reads no more than it needs: ten years open like one day."""

import contextlib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

import apsw

from baclofen_guide.diary.entries import DiaryEntry
from baclofen_guide.dosing.about_you import AboutYou
from baclofen_guide.dosing.attention import Dismissal
from baclofen_guide.dosing.events import Answers, DoseEvent, answers
from baclofen_guide.dosing.plan import Plan
from baclofen_guide.dosing.slots import SlotKey
from baclofen_guide.dosing.supply import SupplyEntry
from baclofen_guide.records import seal
from baclofen_guide.records.backups import Backup, Backups, copy_out
from baclofen_guide.records.connection import SqlValue, connect_reading
from baclofen_guide.records.entries import events_of
from baclofen_guide.records.errors import SurroundingsError, UnsoundError, plain_errors
from baclofen_guide.records.folder import RecordFolder
from baclofen_guide.records.migrate import version_of
from baclofen_guide.records.notes import all_notes, notes_between
from baclofen_guide.records.rows import card_from, dismissal_from, event_from, supply_from, version_from
from baclofen_guide.records.store import FIRST_PERSON, damaged, refuse_other
from baclofen_guide.records.verify import check, look

RECENT = timedelta(days=14)
"""How far back day-to-day rules are given entries to look at; they look back three days."""

DISMISSALS = 200
"""So many newest dismissals are looked at: the situations of older ones are long over."""

_OF_PERSON = "SELECT * FROM dose_event WHERE person_id = :person_id"


class RecordReader:
    """A record that is read and not written; several programs may do so at once, also while one writes.

    Every method may raise `DamagedError`, or `SurroundingsError` when the disk fails.
    """

    def __init__(self, folder: RecordFolder, connection: apsw.Connection) -> None:
        self._folder = folder
        self._connection = connection

    @classmethod
    def open_reading(cls, path: Path) -> "RecordReader":
        """Open the record in the folder ``path`` for reading.

        Raises:
            SurroundingsError: ``record.none_yet`` if there is none, ``record.too_old`` if it must first be
                brought up to date by opening it for writing; disk trouble.
            TooNewError, DamagedError: as for `Record.open`.
        """
        folder = RecordFolder(path)
        state = folder.state()
        if state == "new":
            raise SurroundingsError("record.none_yet", path=str(path))
        if state == "missing":
            raise damaged(folder)
        try:
            with plain_errors(folder.database):
                return RecordReader(folder, _connect_sound(folder))
        except UnsoundError as error:
            raise damaged(folder) from error

    def close(self) -> None:
        """Let go of the file; a second call does nothing."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def plan(self, person_id: int = FIRST_PERSON) -> Plan:
        """Everything ordered for the person; a plan without versions if nothing was."""
        sql = "SELECT * FROM plan_version WHERE person_id = :person_id ORDER BY number"
        with self._guard():
            found = seal.rows(self._connection, sql, {"person_id": person_id})
            return Plan(person_id, tuple(version_from(row) for row in found))

    def about_you(self, person_id: int = FIRST_PERSON) -> AboutYou:
        """The person's safety card; all "not sure" if it was never filled in."""
        sql = "SELECT * FROM about_you WHERE person_id = :person_id ORDER BY card_id DESC LIMIT 1"
        with self._guard():
            found = seal.rows(self._connection, sql, {"person_id": person_id})
            return next((card_from(row) for row in found), AboutYou())

    def events_between(self, first: date, last: date, person_id: int = FIRST_PERSON) -> tuple[DoseEvent, ...]:
        """Every entry about slots from ``first`` to ``last`` (local dates, inclusive), in order of entry."""
        sql = f"{_OF_PERSON} AND slot_date BETWEEN :first AND :last ORDER BY event_id"
        days = {"first": first.isoformat(), "last": last.isoformat()}
        return self._events(sql, {"person_id": person_id, **days})

    def events_of(self, key: SlotKey) -> tuple[DoseEvent, ...]:
        """Every entry about one slot, in order of entry."""
        with self._guard():
            return events_of(self._connection, key)

    def all_events(self, person_id: int = FIRST_PERSON) -> tuple[DoseEvent, ...]:
        """Every entry there is, in order of entry; about 0.5 s for ten years. For exports."""
        return self._events(f"{_OF_PERSON} ORDER BY event_id", {"person_id": person_id})

    def recent_answers(self, now: datetime, person_id: int = FIRST_PERSON) -> Answers:
        """What the entries of late come to: enough for a day view, the missed-dose rule and a revision.

        That is, about slots from `RECENT` before ``now``, or before the newest answered slot if that is
        longer ago, and about all later ones. A slot's entries are always read together.
        """
        sql = "SELECT max(slot_date) FROM dose_event WHERE person_id = :person_id"
        with self._guard():
            newest = self._connection.execute(sql, {"person_id": person_id}).get
        day = now.date() if newest is None else min(now.date(), date.fromisoformat(str(newest)))
        return answers(self.events_between(day - RECENT, date.max, person_id))

    def answers_since(self, instant: datetime, person_id: int = FIRST_PERSON) -> Answers:
        """What the entries from `RECENT` before ``instant`` on come to: for a supply counted then."""
        return answers(self.events_between(instant.date() - RECENT, date.max, person_id))

    def supply(self, person_id: int = FIRST_PERSON) -> tuple[SupplyEntry, ...]:
        """The whole ledger of supplies, in order of entry."""
        sql = "SELECT * FROM supply_entry WHERE person_id = :person_id ORDER BY entry_id"
        with self._guard():
            found = seal.rows(self._connection, sql, {"person_id": person_id})
            return tuple(supply_from(row) for row in found)

    def dismissals(self, person_id: int = FIRST_PERSON) -> frozenset[Dismissal]:
        """The signals the person has seen lately, each with the situation it was about."""
        sql = """SELECT * FROM dismissal WHERE person_id = :person_id
        ORDER BY dismissal_id DESC LIMIT :count"""
        with self._guard():
            found = seal.rows(self._connection, sql, {"person_id": person_id, "count": DISMISSALS})
            return frozenset(dismissal_from(row) for row in found)

    def diary_between(self, first: date, last: date, person_id: int = FIRST_PERSON) -> tuple[DiaryEntry, ...]:
        """The diary entries that count about local days from ``first`` to ``last``, the oldest day first.

        An entry that was corrected no longer counts. About 0.1 s for ten years.
        """
        with self._guard():
            return notes_between(self._connection, person_id, first, last)

    def all_diary(self, person_id: int = FIRST_PERSON) -> tuple[DiaryEntry, ...]:
        """Every diary entry there is, corrected ones too, in order of entry: the whole history."""
        with self._guard():
            return all_notes(self._connection, person_id)

    def backups(self) -> tuple[Backup, ...]:
        """The automatic backups, the newest first."""
        with self._guard():
            return Backups(self._folder).all()

    def back_up_to(self, target: Path) -> None:
        """Write the whole record to the new file ``target``, one file that is whole on its own.

        Raises:
            SurroundingsError: ``record.file_exists`` if something stands there (it is left alone), or
                ``record.no_such_folder``.
        """
        with self._guard(target):
            if target.exists():
                raise SurroundingsError("record.file_exists", path=str(target))
            if not target.absolute().parent.is_dir():
                raise SurroundingsError("record.no_such_folder", path=str(target.parent))
            copy_out(self._connection, target)

    def check(self) -> None:
        """Read the whole record through; about 0.1 s for ten years.

        Raises:
            DamagedError: something in it is not what was written.
        """
        with self._guard():
            check(self._connection)

    def _events(self, sql: str, values: Mapping[str, SqlValue]) -> tuple[DoseEvent, ...]:
        with self._guard():
            return tuple(event_from(row) for row in seal.rows(self._connection, sql, values))

    @contextlib.contextmanager
    def _guard(self, path: Path | None = None) -> Iterator[None]:
        """Let only errors out that a reader can be told."""
        try:
            with plain_errors(path or self._folder.database):
                yield
        except UnsoundError as error:
            raise damaged(self._folder) from error


def _connect_sound(folder: RecordFolder) -> apsw.Connection:
    connection = connect_reading(folder.database)
    try:
        look(connection, folder.database)
        refuse_other(version_of(connection), folder)
    except BaseException:
        connection.close()
        raise
    return connection
