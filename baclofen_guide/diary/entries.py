"""One day in a person's words and numbers; entries are only added, a later one corrects an earlier one."""

import enum
from collections.abc import Iterable
from datetime import UTC, date, datetime

from msgspec import Struct
from msgspec.structs import force_setattr

MOST_STIFFNESS = 10
MOST_FREQUENCY = 4
MOST_SEVERITY = 3
MOST_SLEEP = 10
MOST_FALLS = 50
MAX_NOTE = 2000


class DiaryError(ValueError):
    """A value no scale has; ``id`` is a message id and ``values`` fill its words."""

    def __init__(self, message_id: str, **values: object) -> None:
        self.id = message_id
        self.values = values
        super().__init__(message_id)


class Trigger(enum.StrEnum):
    """What may have made stiffness worse (F-TRIG-01)."""

    BLADDER = "bladder"
    BOWEL = "bowel"
    SKIN = "skin"
    NAIL = "nail"
    INFECTION = "infection"
    CLOTHES = "clothes"
    PAIN = "pain"
    POSTURE = "posture"
    TEMPERATURE = "temperature"
    STRESS = "stress"
    RELAPSE = "relapse"


class Sign(enum.StrEnum):
    """A sign of withdrawal or of too much, by how soon somebody must act."""

    SEIZURE = "seizure"
    FEVER_RIGID = "fever_rigid"
    CONFUSED = "confused"
    HARD_TO_WAKE = "hard_to_wake"
    BREATHING = "breathing"
    DARK_URINE = "dark_urine"
    SHAKING = "shaking"
    FAST_HEART = "fast_heart"
    ANXIOUS = "anxious"
    ITCHING = "itching"
    SICK = "sick"
    VERY_SLEEPY = "very_sleepy"


class DiaryEntry(Struct, frozen=True, kw_only=True):
    """What one person noted about one local day.

    Attributes:
        entry_id: its place in the record, rising from 1.
        person_id: whose.
        day: the local date it is about, "since yesterday".
        recorded_at: when it was written (aware, kept in UTC).
        stiffness: 0 none to 10 worst, as a numeric rating scale; None when not said.
        frequency: Penn spasm frequency, 0 none to 4 more than ten an hour; None when not said.
        severity: Penn severity, 1 mild to 3 severe; only with spasms.
        sleep: 0 very bad to 10 very good; None when not said.
        falls: how many; None when not said.
        triggers: what may have made it worse.
        signs: signs of withdrawal or of too much.
        note: the person's own words.
        refers_to: the entry this one corrects.

    Raises:
        DiaryError: ``diary.stiffness``, ``diary.frequency``, ``diary.severity``, ``diary.sleep``,
            ``diary.falls``, ``diary.note``, ``diary.instant`` or ``diary.refers_to``.
    """

    entry_id: int
    person_id: int
    day: date
    recorded_at: datetime
    stiffness: int | None = None
    frequency: int | None = None
    severity: int | None = None
    sleep: int | None = None
    falls: int | None = None
    triggers: tuple[Trigger, ...] = ()
    signs: tuple[Sign, ...] = ()
    note: str = ""
    refers_to: int | None = None

    def __post_init__(self) -> None:
        _within(self.stiffness, 0, MOST_STIFFNESS, "diary.stiffness")
        _within(self.frequency, 0, MOST_FREQUENCY, "diary.frequency")
        _within(self.severity, 1, MOST_SEVERITY, "diary.severity")
        _within(self.sleep, 0, MOST_SLEEP, "diary.sleep")
        _within(self.falls, 0, MOST_FALLS, "diary.falls")
        # The Penn scale rates strength only where there are spasms to rate.
        if self.severity is not None and not self.frequency:
            raise DiaryError("diary.severity", value=self.severity)
        if len(self.note) > MAX_NOTE:
            raise DiaryError("diary.note", limit=MAX_NOTE)
        if self.recorded_at.tzinfo is None:
            raise DiaryError("diary.instant", value=str(self.recorded_at))
        if self.refers_to is not None and not 1 <= self.refers_to < self.entry_id:
            raise DiaryError("diary.refers_to", number=self.refers_to)
        force_setattr(self, "recorded_at", self.recorded_at.astimezone(UTC))
        force_setattr(self, "triggers", tuple(dict.fromkeys(self.triggers)))
        force_setattr(self, "signs", tuple(dict.fromkeys(self.signs)))


def standing(entries: Iterable[DiaryEntry]) -> tuple[DiaryEntry, ...]:
    """The entries that count, oldest day first: an entry that was corrected no longer does."""
    ordered = sorted(entries, key=lambda entry: entry.entry_id)
    replaced = {entry.refers_to for entry in ordered if entry.refers_to is not None}
    kept = [entry for entry in ordered if entry.entry_id not in replaced]
    return tuple(sorted(kept, key=lambda entry: (entry.day, entry.entry_id)))


def _within(value: int | None, least: int, most: int, message_id: str) -> None:
    if value is not None and not least <= value <= most:
        raise DiaryError(message_id, value=value, least=least, most=most)
