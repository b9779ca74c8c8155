"""Entries about doses, each checked against the plan and against what already stands for its slot."""

from datetime import datetime, timedelta
from decimal import Decimal

import apsw

from baclofen_guide.dosing.amounts import Amount, make
from baclofen_guide.dosing.events import Answers, DoseEvent, EventKind, answers
from baclofen_guide.dosing.formulations import Piece
from baclofen_guide.dosing.plan import Plan
from baclofen_guide.dosing.slots import Slot, SlotKey, key_instant, slots_between
from baclofen_guide.records import seal
from baclofen_guide.records.changes import DoseCorrected, DoseLogged, DoseUndone
from baclofen_guide.records.connection import last_id
from baclofen_guide.records.errors import AnsweredError, RefusedError
from baclofen_guide.records.rows import event_from, event_values, slot_values

TOO_EARLY = timedelta(hours=24)
"""A dose cannot be answered longer than this before it is due: the clock, or the day, is wrong."""
IN_FUTURE = timedelta(minutes=5)
"""Nothing can have been taken later than this after now."""

_OF_SLOT = """SELECT * FROM dose_event WHERE person_id = :person_id AND slot_date = :slot_date
AND slot_time = :slot_time AND slot_zone = :slot_zone ORDER BY event_id"""
_NEAR = timedelta(days=3)


def events_of(connection: apsw.Connection, key: SlotKey) -> tuple[DoseEvent, ...]:
    """Every entry about one slot, in order of entry."""
    return tuple(event_from(row) for row in seal.rows(connection, _OF_SLOT, slot_values(key)))


def find_slot(plan: Plan, key: SlotKey) -> Slot | None:
    """The slot called ``key`` in the plan as it stands, or None if it has no such dose (any more)."""
    about = key_instant(key)
    near = slots_between(plan, about - _NEAR, about + _NEAR)
    return next((slot for slot in near if slot.key == key), None)


def _pieces(plan: Plan, slot: Slot) -> tuple[Piece, ...]:
    """Tablets, packets or mL for ``slot`` as its version has them; empty if they are not known."""
    version = plan.version(slot.version)
    made = make(slot.mg, version.form, version.strengths)
    return made.pieces if isinstance(made, Amount) else ()


class Entries:
    """Writes entries at the instant ``now``, inside the transaction of the caller."""

    def __init__(self, connection: apsw.Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    def answer(
        self, plan: Plan, key: SlotKey, kind: EventKind, at: datetime, zone: str, note: str
    ) -> DoseLogged:
        """Answer an open slot.

        Raises:
            AnsweredError: it has an answer.
            RefusedError: ``record.no_such_slot``, ``record.too_early`` or ``record.in_future``.
        """
        slot = find_slot(plan, key)
        if slot is None:
            raise RefusedError("record.no_such_slot", day=key.local_date, time=key.scheduled_time)
        if slot.instant - self._now > TOO_EARLY:
            raise RefusedError("record.too_early", time=key.scheduled_time, now=self._now)
        if standing := self._answers(key).of(key):
            raise AnsweredError(standing)
        event = DoseEvent(
            event_id=self._next_id(),
            kind=kind,
            key=key,
            at=self._past(at),
            zone=zone,
            recorded_at=self._now,
            mg=slot.mg,
            pieces=_pieces(plan, slot),
            version=slot.version,
            note=note,
        )
        return DoseLogged(self._add(event))

    def undo(self, event_id: int) -> DoseUndone:
        """Undo the answer called ``event_id``.

        Raises:
            RefusedError: ``record.not_standing``: there is none, or it was undone or replaced already.
        """
        undone = self._standing(event_id)
        event = DoseEvent(
            event_id=self._next_id(),
            kind=EventKind.UNDONE,
            key=undone.key,
            at=self._now,
            zone=undone.zone,
            recorded_at=self._now,
            mg=Decimal(),
            version=undone.version,
            refers_to=event_id,
        )
        standing = self._answers(undone.key).adding(self._add(event)).of(undone.key)
        return DoseUndone(event, undone, standing)

    def correct(
        self, event_id: int, kind: EventKind, at: datetime | None, zone: str, note: str | None
    ) -> DoseCorrected:
        """Replace the answer called ``event_id``; mg, tablets and version stay, and what is not given.

        Raises:
            RefusedError: ``record.not_standing`` or ``record.in_future``.
        """
        replaced = self._standing(event_id)
        event = DoseEvent(
            event_id=self._next_id(),
            kind=kind,
            key=replaced.key,
            at=self._past(at) if at else replaced.at,
            zone=zone or replaced.zone,
            recorded_at=self._now,
            mg=replaced.mg,
            pieces=replaced.pieces,
            version=replaced.version,
            refers_to=event_id,
            note=replaced.note if note is None else note,
        )
        return DoseCorrected(self._add(event), replaced)

    def _add(self, event: DoseEvent) -> DoseEvent:
        turn = 1 + len(events_of(self._connection, event.key))
        seal.insert(self._connection, "dose_event", event_values(event, turn))
        return event

    def _answers(self, key: SlotKey) -> Answers:
        return answers(events_of(self._connection, key))

    def _standing(self, event_id: int) -> DoseEvent:
        sql = "SELECT * FROM dose_event WHERE event_id = :event_id"
        found = [event_from(row) for row in seal.rows(self._connection, sql, {"event_id": event_id})]
        standing = self._answers(found[0].key).of(found[0].key) if found else None
        if standing is None or standing.event_id != event_id:
            raise RefusedError("record.not_standing")
        return standing

    def _past(self, at: datetime) -> datetime:
        if at - self._now > IN_FUTURE:
            raise RefusedError("record.in_future", at=at)
        return at

    def _next_id(self) -> int:
        return last_id(self._connection, "dose_event") + 1
