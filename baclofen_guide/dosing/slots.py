"""Slots: each scheduled dose once, by its wall-clock time, at the instant it falls on.

The key of a slot is the reading of the wall clock, never an instant: an update of the time zone data may
move the instant, and the answer still belongs to the same dose.
"""

from datetime import date, datetime, time
from decimal import Decimal

from msgspec import Struct


class SlotKey(Struct, frozen=True, order=True):
    """Which scheduled dose: unique for a person, and unique in the record.

    ``zone`` belongs to the key because a traveller flying west meets 14:00 twice on one date: the dose
    taken at 14:00 in Berlin must not count as the one due at 14:00 in New York, six hours later.
    """

    person_id: int
    local_date: date
    scheduled_time: time
    zone: str


class Slot(Struct, frozen=True):
    """One scheduled dose.

    Attributes:
        key: which dose.
        mg: how much.
        version: number of the plan version that schedules it.
        step: index of the step in that version.
        instant: when it falls due, in UTC.
        moved: the clock skipped the scheduled time, so ``instant`` is a later one.
    """

    key: SlotKey
    mg: Decimal
    version: int
    step: int
    instant: datetime
    moved: bool = False
