"""Entries of the supply ledger, each checked before it is written."""

from datetime import datetime, timedelta
from decimal import Decimal

import apsw

from baclofen_guide.dosing.formulations import Strength
from baclofen_guide.dosing.supply import SupplyEntry, SupplyKind
from baclofen_guide.records import seal
from baclofen_guide.records.changes import SupplyChanged
from baclofen_guide.records.connection import last_id
from baclofen_guide.records.errors import RefusedError
from baclofen_guide.records.rows import supply_from, supply_values

IN_FUTURE = timedelta(minutes=5)
"""Nothing can have been counted later than this after now."""

_ONE = """SELECT * FROM supply_entry AS entry WHERE entry_id = :entry_id AND person_id = :person_id
AND kind <> 'undone'
AND NOT EXISTS (SELECT 1 FROM supply_entry AS undo WHERE undo.refers_to = entry.entry_id)"""


class Ledger:
    """Writes the ledger of one person at the instant ``now``, inside the transaction of the caller."""

    def __init__(self, connection: apsw.Connection, person_id: int, now: datetime) -> None:
        self._connection, self._person_id, self._now = connection, person_id, now

    def add(
        self,
        kind: SupplyKind,
        strength: Strength,
        count: Decimal | None,
        at: datetime | None,
        zone: str,
        note: str,
    ) -> SupplyChanged:
        """Add a count, a refill, a correction or "not known any more".

        Raises:
            RefusedError: ``record.supply_in_future``.
            DosingError: as `SupplyEntry`.
        """
        if at is not None and at - self._now > IN_FUTURE:
            raise RefusedError("record.supply_in_future", at=at)
        entry = SupplyEntry(
            entry_id=self._next_id(),
            kind=kind,
            strength=strength,
            at=at or self._now,
            zone=zone,
            recorded_at=self._now,
            count=count,
            note=note,
        )
        return self._write(entry, None)

    def undo(self, entry_id: int) -> SupplyChanged:
        """Take back the entry called ``entry_id``, as a new entry.

        Raises:
            RefusedError: ``record.no_such_supply``: there is none, or it was taken back already.
        """
        names = {"entry_id": entry_id, "person_id": self._person_id}
        found = [supply_from(row) for row in seal.rows(self._connection, _ONE, names)]
        if not found:
            raise RefusedError("record.no_such_supply")
        entry = SupplyEntry(
            entry_id=self._next_id(),
            kind=SupplyKind.UNDONE,
            strength=found[0].strength,
            at=self._now,
            zone=found[0].zone,
            recorded_at=self._now,
            refers_to=entry_id,
        )
        return self._write(entry, found[0])

    def _write(self, entry: SupplyEntry, undone: SupplyEntry | None) -> SupplyChanged:
        seal.insert(self._connection, "supply_entry", supply_values(self._person_id, entry))
        return SupplyChanged(self._person_id, entry, undone)

    def _next_id(self) -> int:
        return last_id(self._connection, "supply_entry") + 1
