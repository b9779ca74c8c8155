"""One person's record: commands in, changes out, backups, and no acknowledged dose ever lost.

This is the only face of `records`: nothing outside imports the modules behind it.
"""

from baclofen_guide.records.backups import Backup
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
from baclofen_guide.records.errors import (
    AnsweredError,
    BlockedPlanError,
    BusyError,
    DamagedError,
    MigrationError,
    RecordError,
    RefusedError,
    SurroundingsError,
    TooNewError,
)
from baclofen_guide.records.reader import RecordReader
from baclofen_guide.records.record import Clock, Record
from baclofen_guide.records.recovery import Replaced, delete_everything, restore, start_anew
from baclofen_guide.records.store import FIRST_PERSON

__all__ = [
    "FIRST_PERSON",
    "AboutYouChanged",
    "AnsweredError",
    "Backup",
    "BlockedPlanError",
    "BusyError",
    "Care",
    "Change",
    "Clock",
    "DamagedError",
    "DoseCorrected",
    "DoseLogged",
    "DoseUndone",
    "MigrationError",
    "PlanRevised",
    "Record",
    "RecordError",
    "RecordReader",
    "RefusedError",
    "Replaced",
    "SignalDismissed",
    "SupplyChanged",
    "SurroundingsError",
    "SymptomsNoted",
    "TooNewError",
    "delete_everything",
    "restore",
    "start_anew",
]
