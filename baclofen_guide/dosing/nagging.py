"""How long and how loud a reminder goes on: sounds, quiet hours, "Later", "too sleepy or unwell"."""

from bisect import bisect_right
from datetime import datetime, time, timedelta

from msgspec import Struct
from msgspec.structs import replace

from baclofen_guide.dosing.plan import zone_named
from baclofen_guide.dosing.slots import SlotKey
from baclofen_guide.dosing.wallclock import DAY, local_day, resolve

MOST_LATER = timedelta(hours=1)
"""The longest "Later"."""
SECOND = timedelta(seconds=1)


class Preferences(Struct, frozen=True, kw_only=True):
    """How a person wants to be reminded.

    Attributes:
        sounds: times after the reminder appears at which it sounds, rising; then it is silent.
        quiet: no sound from the first to before the second local time; the window still shows. None: never.
    """

    sounds: tuple[timedelta, ...] = tuple(timedelta(minutes=minutes) for minutes in (0, 10, 20, 40))
    quiet: tuple[time, time] | None = None


class Memory(Struct, frozen=True, kw_only=True):
    """What has to be remembered between two looks; an empty one is always safe.

    Attributes:
        seen_at: when the reminder was last looked at.
        key: the open dose that the rest is about.
        started: when its reminder first appeared, or appeared again after "Later".
        sounded: how many of its sounds are over.
        called: the last "call" message shown for it; a new one sounds anew.
        later_until: it is put off until then.
        hushed: "too sleepy or unwell" was pressed: no more reminders for this dose.
        away_since: an absence not yet shown to the person began then.
    """

    seen_at: datetime | None = None
    key: SlotKey | None = None
    started: datetime | None = None
    sounded: int = 0
    called: str = ""
    later_until: datetime | None = None
    hushed: bool = False
    away_since: datetime | None = None


def about_dose(memory: Memory, key: SlotKey | None) -> Memory:
    """``memory`` if it is about the dose ``key``, else a fresh one for it."""
    return memory if key == memory.key else Memory(key=key)


def is_put_off(memory: Memory, now: datetime) -> bool:
    """Whether "Later" still holds; one longer than allowed comes from a clock set back and is void."""
    return memory.later_until is not None and now < memory.later_until <= now + MOST_LATER


def appearing(memory: Memory, now: datetime, call: str) -> Memory:
    """``memory`` with the moment the reminder appeared.

    That is ``now`` if it was not on the screen, if the clock was set back since, or if it now says ``call``
    (a message to phone; else empty) for the first time: that must be heard.
    """
    if memory.started is None or memory.started > now or (call and call != memory.called):
        return replace(memory, started=now, sounded=0, called=call)
    return memory


def sounds_due(memory: Memory, now: datetime, preferences: Preferences) -> int:
    """How many sounds lie behind; those slept through are over, so that one comes and not four."""
    return bisect_right(preferences.sounds, now - memory.started) if memory.started else memory.sounded


def quiet_until(now: datetime, local_zone: str, preferences: Preferences) -> datetime | None:
    """When quiet hours end, if it is quiet now on the clock of ``local_zone``; else None."""
    if preferences.quiet is None:
        return None
    zone = zone_named(local_zone)
    starts, ends = preferences.quiet
    at = now.astimezone(zone).time()
    quiet = starts <= at < ends if starts <= ends else (at >= starts or at < ends)
    if not quiet:
        return None
    readings = [resolve(local_day(now, zone) + days * DAY, ends, zone) for days in range(3)]
    return min(reading.instant for reading in readings if reading and reading.instant > now)


def turns(memory: Memory, preferences: Preferences) -> list[datetime]:
    """When a put-off dose comes back, and when sounds fall due; past moments among them."""
    found = [memory.later_until] if memory.later_until else []
    return found + ([memory.started + after for after in preferences.sounds] if memory.started else [])
