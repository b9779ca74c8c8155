"""The record of one person's plan and doses: commands go in, what changed comes out.

Each command is checked with `dosing`, written in one transaction and durable on the disk before it
returns: what it returns may be shown as done. Then every subscriber is told. A command that raises has
changed nothing.
"""

import contextlib
import logging
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Protocol, TypeVar

import apsw

from baclofen_guide.diary.entries import DiaryEntry
from baclofen_guide.dosing.about_you import AboutYou
from baclofen_guide.dosing.attention import Dismissal
from baclofen_guide.dosing.events import EventKind
from baclofen_guide.dosing.findings import DosingError, blocking
from baclofen_guide.dosing.formulations import Strength
from baclofen_guide.dosing.missed import MissedRule, Rules
from baclofen_guide.dosing.plan import PlanVersion
from baclofen_guide.dosing.plan_check import check as check_plan
from baclofen_guide.dosing.revise import revise
from baclofen_guide.dosing.slots import SlotKey
from baclofen_guide.dosing.supply import SupplyKind
from baclofen_guide.records import seal
from baclofen_guide.records.backups import Backups
from baclofen_guide.records.changes import (
    AboutYouChanged,
    Care,
    Change,
    DoseCorrected,
    DoseLogged,
    DoseUndone,
    PlanRevised,
    SignalDismissed,
    SupplyChanged,
    SymptomsNoted,
)
from baclofen_guide.records.connection import last_id, settle, transaction
from baclofen_guide.records.entries import Entries
from baclofen_guide.records.errors import BlockedPlanError, RefusedError, plain_errors
from baclofen_guide.records.folder import RecordFolder
from baclofen_guide.records.instants import from_text
from baclofen_guide.records.ledger import Ledger
from baclofen_guide.records.lock import WriterLock
from baclofen_guide.records.notes import Notes
from baclofen_guide.records.reader import RecordReader
from baclofen_guide.records.rows import card_values, dismissal_values, version_values
from baclofen_guide.records.store import FIRST_PERSON, open_store
from baclofen_guide.records.verify import check, check_structure

_log = logging.getLogger(__name__)

CLOCK_SLACK = timedelta(minutes=2)
"""Clocks are set by this much all the time; only a larger step back is mentioned."""

_NEWEST = """SELECT max(recorded_at) FROM (
SELECT recorded_at FROM dose_event ORDER BY event_id DESC LIMIT 1)"""

Changed = TypeVar("Changed", bound=Change)


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """This instant, aware."""
        ...


class Record(RecordReader):
    """The record in one folder, open for writing; one program at a time.

    Every command may raise, and has then changed nothing:

    - `RefusedError`: what was asked for would make the record wrong;
    - `DamagedError`: the file does not hold together; it is not written to;
    - `SurroundingsError`: the disk is full, read-only or broken.
    """

    def __init__(
        self, folder: RecordFolder, connection: apsw.Connection, lock: WriterLock, clock: Clock
    ) -> None:
        super().__init__(folder, connection)
        self._lock = lock
        self._clock = clock
        self._subscribers: list[Callable[[Change], None]] = []
        self._sound = False

    @classmethod
    def open(cls, path: Path, clock: Clock) -> "Record":
        """Open the record in the folder ``path``; an empty one is made if there has never been one.

        Takes the same time for one dose as for ten years of them; `care` does what takes longer.

        Raises:
            BusyError: another program has it open for writing.
            DamagedError: it is damaged or has gone missing; it has not been touched.
            TooNewError: a newer program wrote it; it has not been touched.
            SurroundingsError: the disk is full, or the folder may not be written.
        """
        folder = RecordFolder(path)
        with plain_errors(path):
            folder.make()
        lock = WriterLock(folder.lock)
        try:
            connection = open_store(folder, clock.now())
        except BaseException:
            lock.release()
            raise
        return cls(folder, connection, lock, clock)

    def close(self) -> None:
        """Empty the log into the file, and let others write; a second call does nothing."""
        super().close()
        self._lock.release()

    def subscribe(self, callback: Callable[[Change], None]) -> Callable[[], None]:
        """Have ``callback`` called with every change, after it is durable.

        Returns:
            What to call to end that.
        """
        self._subscribers.append(callback)
        return lambda: self._subscribers.remove(callback)

    def log_dose(
        self,
        key: SlotKey,
        kind: EventKind = EventKind.TAKEN,
        *,
        at: datetime | None = None,
        zone: str = "",
        note: str = "",
    ) -> DoseLogged:
        """Answer the open slot ``key``: taken or skipped.

        Args:
            key: the slot.
            kind: taken or skipped.
            at: when it was taken or left out (aware); now, if not given. May be in the past: back-filling.
            zone: IANA name of the zone the person is in; that of the slot, if not given.
            note: the person's own words.

        Raises:
            AnsweredError: the slot has an answer; it stands.
            RefusedError: the plan has no such dose, it is due in more than a day, or ``at`` is in the future.
        """
        with self._command() as (entries, now):
            plan = self.plan(key.person_id)
            change = entries.answer(plan, key, kind, at or now, zone or key.zone, note)
        return self._tell(change)

    def undo(self, event_id: int) -> DoseUndone:
        """Undo the answer called ``event_id``, as a new entry.

        Raises:
            RefusedError: it is not the answer that stands for its slot.
        """
        with self._command() as (entries, _):
            change = entries.undo(event_id)
        return self._tell(change)

    def correct(
        self,
        event_id: int,
        kind: EventKind,
        *,
        at: datetime | None = None,
        zone: str = "",
        note: str | None = None,
    ) -> DoseCorrected:
        """Replace the answer called ``event_id`` by a new entry; what is not given stays as it was.

        Raises:
            RefusedError: it is not the answer that stands for its slot, or ``at`` is in the future.
        """
        with self._command() as (entries, _):
            change = entries.correct(event_id, kind, at, zone, note)
        return self._tell(change)

    def revise_plan(
        self,
        draft: PlanVersion,
        *,
        effective_from: datetime | None = None,
        missed: MissedRule = MissedRule(),  # noqa: B008 - a frozen value
        person_id: int = FIRST_PERSON,
    ) -> PlanRevised:
        """Add ``draft`` as the newest version of the plan; its number and start are worked out here.

        Args:
            draft: what the prescriber ordered.
            effective_from: from when it counts (aware); just after the last closed dose, if not given.
            missed: the cut-off in use, which says what is closed.
            person_id: whose plan.

        Raises:
            BlockedPlanError: it cannot be followed as written.
            RefusedError: it would rewrite what is answered (``revise.rewrites_history``).
        """
        with self._command() as (_, now):
            plan, answered = self.plan(person_id), self.recent_answers(now, person_id)
            rules = Rules(about=self.about_you(person_id), missed=missed)
            revision = revise(plan, draft, answered, now, effective_from, rules)
            if blocks := blocking((*check_plan(revision.version), *revision.findings)):
                raise BlockedPlanError(blocks)
            version_id = last_id(self._connection, "plan_version") + 1
            values = version_values(person_id, revision.version, now)
            seal.insert(self._connection, "plan_version", {"version_id": version_id, **values})
            before = plan.in_force(now)
            change = PlanRevised(person_id, revision.version, before, revision.findings)
        return self._tell(change)

    def set_about_you(self, card: AboutYou, person_id: int = FIRST_PERSON) -> AboutYouChanged:
        """Fill in the safety card anew; earlier ones stay in the history."""
        with self._command() as (_, now):
            change = AboutYouChanged(person_id, card, self.about_you(person_id))
            card_id = last_id(self._connection, "about_you") + 1
            values = {"card_id": card_id, **card_values(person_id, card, now)}
            seal.insert(self._connection, "about_you", values)
        return self._tell(change)

    def add_supply(
        self,
        kind: SupplyKind,
        strength: Strength,
        count: Decimal | None = None,
        *,
        at: datetime | None = None,
        zone: str = "UTC",
        note: str = "",
        person_id: int = FIRST_PERSON,
    ) -> SupplyChanged:
        """Add an entry to the ledger of supplies.

        Args:
            kind: counted, refilled, corrected, or not known any more.
            strength: of which strength.
            count: tablets, packets or mL; a correction may be below 0; None for "not known any more".
            at: when it was so (aware); now, if not given.
            zone: IANA name of the zone the person is in.
            note: the person's own words.
            person_id: whose supply.

        Raises:
            RefusedError: ``record.supply_in_future``, or it can have no meaning (``supply.count`` …).
        """
        with self._command() as (_, now):
            change = Ledger(self._connection, person_id, now).add(kind, strength, count, at, zone, note)
        return self._tell(change)

    def undo_supply(self, entry_id: int, person_id: int = FIRST_PERSON) -> SupplyChanged:
        """Take back the ledger entry called ``entry_id``, as a new entry.

        Raises:
            RefusedError: ``record.no_such_supply``.
        """
        with self._command() as (_, now):
            change = Ledger(self._connection, person_id, now).undo(entry_id)
        return self._tell(change)

    def dismiss(self, dismissal: Dismissal, person_id: int = FIRST_PERSON) -> SignalDismissed:
        """Note that the person has seen a signal; it stays away until its situation changes."""
        with self._command() as (_, now):
            change = SignalDismissed(person_id, dismissal)
            dismissal_id = last_id(self._connection, "dismissal") + 1
            values = {"dismissal_id": dismissal_id, **dismissal_values(person_id, dismissal, now)}
            seal.insert(self._connection, "dismissal", values)
        return self._tell(change)

    def note_symptoms(self, entry: DiaryEntry, corrects: int | None = None) -> SymptomsNoted:
        """Add ``entry`` to the diary; its number and the instant it was written are given here.

        Args:
            entry: what the person noted, about which day.
            corrects: the number of the entry that it replaces; that one stays in the history.

        Raises:
            RefusedError: ``record.diary_in_future``, or ``record.no_such_note``: there is no entry
                ``corrects``, or it was corrected already.
        """
        with self._command() as (_, now):
            change = Notes(self._connection, now).add(entry, corrects)
        return self._tell(change)

    def care(self) -> Care:
        """Once after each start, and once a day: read the record through, and back it up if that is due.

        Takes about 0.2 s for ten years of doses.

        Raises:
            DamagedError: something in the record is not what was written.
            SurroundingsError: there is no room for a backup; the record itself is fine.
        """
        now = self._clock.now()
        with self._guard():
            check(self._connection)
            backups = Backups(self._folder)
            told = any(last_id(self._connection, table) for table in ("plan_version", "diary_entry"))
            wanted = told and backups.due(now)
            backup = backups.make(self._connection, now, "daily") if wanted else None
        return Care(backup, self.clock_back())

    def clock_back(self) -> timedelta | None:
        """How much earlier than the newest entry the clock is; None if it is not.

        Entries are kept in the order they were made, whatever the clock says, so nothing is lost by it.
        """
        with self._guard():
            newest = self._connection.execute(_NEWEST).get
        back = from_text(str(newest)) - self._clock.now() if newest else timedelta()
        return back if back > CLOCK_SLACK else None

    @contextlib.contextmanager
    def _command(self) -> Iterator[tuple[Entries, datetime]]:
        """One transaction, on a file whose structure has been looked through once since it was opened."""
        now = self._clock.now()
        with self._guard():
            if not self._sound:
                check_structure(self._connection)
                self._sound = True
            try:
                with transaction(self._connection):
                    yield Entries(self._connection, now), now
            except DosingError as error:
                raise RefusedError(error.id, **error.values) from error
            settle(self._connection)

    def _tell(self, change: Changed) -> Changed:
        """Tell every subscriber. One that fails keeps neither the others nor the caller from knowing."""
        for callback in tuple(self._subscribers):
            try:
                callback(change)
            except Exception:
                _log.exception("a subscriber failed; the change is recorded")
        return change
