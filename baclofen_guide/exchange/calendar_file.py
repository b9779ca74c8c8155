"""The calendar file (.ics): dose *times* for a phone that rings when the computer is off.

A phone's calendar takes no corrections back. The file therefore never says how much to take, only "take what
your current plan says", and it ends after `LONGEST`, or where the plan changes, whichever is sooner.
"""

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import takewhile
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Component, Event, Timezone, TimezoneDaylight, TimezoneStandard

from baclofen_guide.dosing.plan import Plan, zone_named
from baclofen_guide.dosing.slots import Slot, SlotKey, slots_between
from baclofen_guide.dosing.wallclock import DAY, next_change
from baclofen_guide.guide.messages import Messages

LONGEST = timedelta(days=14)
"""The most days a file may reach ahead."""
SHOWN = timedelta(minutes=15)
"""How long a dose takes up in the calendar; it blocks no time."""
INSTANT = timedelta(microseconds=1)
PRODUCT = "-//Baclofen Guide//dose times//EN"


def coming_slots(plan: Plan, now: datetime) -> tuple[Slot, ...]:
    """The doses from ``now`` on that belong in the file; none if the plan has none soon enough.

    They reach as far as `LONGEST`, and no further than the step that the first of them belongs to.
    """
    ahead = slots_between(plan, now, now + LONGEST)
    return tuple(takewhile(lambda slot: _step(slot) == _step(ahead[0]), ahead))


def _step(slot: Slot) -> tuple[int, int]:
    return slot.version, slot.step


def calendar_file(slots: Sequence[Slot], now: datetime, messages: Messages) -> bytes:
    """The file for ``slots``, at least one, made at the instant ``now``.

    Times carry the zone of the plan, with its rules (VTIMEZONE), so that a phone shows them right in any zone
    and across clock changes. A slot always has the same UID: reading a later file replaces, never doubles.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", messages.text("ics.calendar"))
    for zone in sorted({slot.key.zone for slot in slots}):
        calendar.add_component(_zone(zone, slots[0].instant - DAY, slots[-1].instant + DAY))
    for slot in slots:
        calendar.add_component(_event(slot, now, messages))
    return bytes(calendar.to_ical())


def _zone(name: str, start: datetime, end: datetime) -> Timezone:
    """The rules of the zone called ``name`` from ``start`` to ``end``.

    Written out here because the library's own onsets are an hour late where the clock goes forward: they
    are to be read on the clock as it was *before* the change (RFC 5545, 3.6.5).
    """
    zone = zone_named(name)
    found = Timezone()
    found.add("tzid", name)
    found.add_component(_observance(zone, start, start))
    change = next_change(zone, start)
    while change is not None and change.instant <= end:
        found.add_component(_observance(zone, change.instant, change.instant - INSTANT))
        change = next_change(zone, change.instant)
    return found


def _observance(zone: ZoneInfo, at: datetime, before: datetime) -> Component:
    """What counts from the instant ``at`` on, after what counted at ``before``."""
    old, new = before.astimezone(zone), at.astimezone(zone)
    part = TimezoneDaylight() if new.dst() else TimezoneStandard()
    part.add("dtstart", (at + _offset(old)).replace(tzinfo=None))
    part.add("tzoffsetfrom", _offset(old))
    part.add("tzoffsetto", _offset(new))
    part.add("tzname", new.tzname())
    return part


def _offset(local: datetime) -> timedelta:
    return local.utcoffset() or timedelta()


def _event(slot: Slot, now: datetime, messages: Messages) -> Event:
    words = messages.text("ics.summary")
    event = Event()
    event.add("uid", _uid(slot.key))
    event.add("dtstamp", now)
    event.add("sequence", slot.version)
    event.add("summary", words)
    event.add("description", messages.text("ics.description"))
    event.add("dtstart", slot.instant.astimezone(zone_named(slot.key.zone)))
    event.add("duration", SHOWN)
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words)
    alarm.add("trigger", timedelta())
    event.add_component(alarm)
    return event


def _uid(key: SlotKey) -> str:
    """The same for the same slot, and telling nobody which one."""
    name = f"{key.person_id} {key.local_date} {key.scheduled_time} {key.zone}"
    return hashlib.sha256(name.encode()).hexdigest()[:32] + "@baclofen-guide"
