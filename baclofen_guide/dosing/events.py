"""Dose events: what a person said about a slot. They are only ever added, never changed."""

import enum
from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import force_setattr

from baclofen_guide.dosing.findings import require
from baclofen_guide.dosing.formulations import Piece, exact
from baclofen_guide.dosing.plan import MAX_TEXT, utc, zone_named
from baclofen_guide.dosing.slots import SlotKey


class EventKind(enum.StrEnum):
    """What happened."""

    TAKEN = "taken"
    SKIPPED = "skipped"
    UNDONE = "undone"


class DoseEvent(Struct, frozen=True, kw_only=True):
    """One entry in the record of doses.

    Attributes:
        event_id: its place in the record, rising from 1; events are folded in this order, not by clock.
        kind: taken, skipped or undone.
        key: the slot it answers.
        at: the instant the dose was taken or left out (aware, kept in UTC); may be back-filled.
        zone: IANA name of the zone the person was in.
        recorded_at: the instant the entry was made (aware, kept in UTC).
        mg: the mg the slot asked for then (0 for an undo).
        pieces: tablets, packets or mL as they were then; empty if not known.
        version: number of the plan version then in force for the slot.
        refers_to: the ``event_id`` that an undo cancels or a correction replaces. A first answer has none.
        note: the person's own words.

    Raises:
        DosingError: ``event.id``, ``event.instant``, ``event.mg``, ``event.refers_to`` (an undo must name
            an earlier event), ``event.text`` or ``zone.unknown``.
    """

    event_id: int
    kind: EventKind
    key: SlotKey
    at: datetime
    zone: str
    recorded_at: datetime
    mg: Decimal
    version: int
    pieces: tuple[Piece, ...] = ()
    refers_to: int | None = None
    note: str = ""

    def __post_init__(self) -> None:
        require(self.event_id >= 1, "event.id", number=self.event_id)
        force_setattr(self, "at", utc(self.at, "event.instant"))
        force_setattr(self, "recorded_at", utc(self.recorded_at, "event.instant"))
        force_setattr(self, "mg", exact(self.mg, "event.mg"))
        require(len(self.note) <= MAX_TEXT, "event.text", limit=MAX_TEXT)
        earlier = self.refers_to is not None and 1 <= self.refers_to < self.event_id
        required = self.kind is EventKind.UNDONE or self.refers_to is not None
        require(earlier or not required, "event.refers_to", number=self.refers_to or 0)
        zone_named(self.zone)


class Answers(Struct, frozen=True):
    """What the events come to: the answer that counts for each slot.

    Attributes:
        live: for each answered slot the answers not undone, oldest first; the last one counts.
        last_taken: of the doses that count as taken, the one taken last.
    """

    live: Mapping[SlotKey, tuple[DoseEvent, ...]] = {}
    last_taken: DoseEvent | None = None

    def of(self, key: SlotKey) -> DoseEvent | None:
        """The answer that counts for the slot ``key``, or None while it is open."""
        standing = self.live.get(key)
        return standing[-1] if standing else None

    def adding(self, event: DoseEvent) -> "Answers":
        """These answers after ``event``, which is newer than all before it."""
        live = dict(self.live)
        _fold(live, event)
        return Answers(live, _latest_taken(live))


def answers(events: Iterable[DoseEvent]) -> Answers:
    """Fold ``events`` in the order of their ids to the latest state of every slot.

    A first answer stands until it is undone: a second tick of the same slot changes nothing. A correction
    replaces the answer it names; undoing the correction brings that answer back. Undoing twice is undoing
    once. An event about an answer that no longer stands has no effect, except that a correction then
    counts as the first answer of an open slot.
    """
    live: dict[SlotKey, tuple[DoseEvent, ...]] = {}
    for event in sorted(events, key=lambda event: event.event_id):
        _fold(live, event)
    return Answers(live, _latest_taken(live))


def _fold(live: dict[SlotKey, tuple[DoseEvent, ...]], event: DoseEvent) -> None:
    standing = live.get(event.key, ())
    named = any(answer.event_id == event.refers_to for answer in standing)
    if event.kind is EventKind.UNDONE:
        standing = tuple(answer for answer in standing if answer.event_id != event.refers_to)
    elif named or not standing:
        standing = (*standing, event)
    if standing:
        live[event.key] = standing
    else:
        live.pop(event.key, None)


def _latest_taken(live: Mapping[SlotKey, tuple[DoseEvent, ...]]) -> DoseEvent | None:
    taken = (standing[-1] for standing in live.values() if standing[-1].kind is EventKind.TAKEN)
    return max(taken, key=lambda event: event.at, default=None)
