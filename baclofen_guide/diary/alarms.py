"""Which signs in a diary entry need help now, and through which door of Urgent help."""

import enum
from collections.abc import Iterable
from datetime import timedelta

from msgspec import Struct

from baclofen_guide.diary.entries import DiaryEntry, Sign

DAY_WITHOUT = timedelta(hours=24)
"""About a day without baclofen (F-MISS-07)."""


class Tier(enum.StrEnum):
    """How soon somebody must act."""

    EMERGENCY = "emergency"
    TODAY = "today"


class Alarm(Struct, frozen=True):
    """What an entry calls for: how soon, through which door, because of which signs, on which facts."""

    tier: Tier
    door: str
    signs: tuple[Sign, ...]
    facts: tuple[str, ...]


EMERGENCY = (
    Sign.SEIZURE, Sign.FEVER_RIGID, Sign.CONFUSED, Sign.HARD_TO_WAKE, Sign.BREATHING, Sign.DARK_URINE,
)  # fmt: skip
"""Emergency signs (F-STOP-07, F-OD-01)."""
TOO_MUCH = (Sign.HARD_TO_WAKE, Sign.BREATHING, Sign.VERY_SLEEPY)
"""Signs that look first like too much baclofen; too little can look the same (F-OD-18)."""
EARLY = (Sign.SHAKING, Sign.FAST_HEART, Sign.ANXIOUS, Sign.ITCHING, Sign.SICK)
"""Early signs after missed or lowered doses (F-STOP-08)."""


def alarm(entry: DiaryEntry, *, pump: bool, without: timedelta | None) -> Alarm | None:
    """What `entry` calls for, or None.

    Args:
        entry: what was noted.
        pump: the person has a pump, or may have one: early signs then mean hospital now (F-STOP-08).
        without: how long since the last dose, if that is known.
    """
    grave = tuple(sign for sign in entry.signs if sign in EMERGENCY)
    if grave:
        door = "too-much" if set(grave) <= set(TOO_MUCH) else "stopped"
        return Alarm(Tier.EMERGENCY, door, grave, ("F-STOP-07", "F-OD-01", "F-OD-17"))
    early = tuple(sign for sign in entry.signs if sign in EARLY)
    if early and pump:
        return Alarm(Tier.EMERGENCY, "pump", early, ("F-STOP-08",))
    if early and without is not None and without >= DAY_WITHOUT:
        return Alarm(Tier.EMERGENCY, "stopped", early, ("F-MISS-07", "F-STOP-08"))
    if early:
        return Alarm(Tier.TODAY, "stopped", early, ("F-STOP-08", "F-TAPER-11"))
    if Sign.VERY_SLEEPY in entry.signs:
        return Alarm(Tier.TODAY, "too-much", (Sign.VERY_SLEEPY,), ("F-KID-12", "F-OD-17"))
    return None


def weightiest(alarms: Iterable[Alarm]) -> Alarm | None:
    """The one that must be acted on soonest, the first of equals; None without any."""
    order = list(Tier)
    return min(alarms, key=lambda one: order.index(one.tier), default=None)
