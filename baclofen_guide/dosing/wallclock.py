"""From a reading of the wall clock to the instant it happens, in zones that skip and repeat hours.

Rules (PEP 495 words): a reading in a *gap* (spring forward) happens at the first existing instant after the
gap; a reading in a *fold* (fall back) happens once, the first time the clock shows it; a date that a zone
leaves out altogether (Pacific/Apia, 30 December 2011) does not happen.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from msgspec import Struct

DAY = timedelta(days=1)
MIDNIGHT = time()


class Reading(Struct, frozen=True):
    """When a reading happens: the ``instant`` in UTC; ``moved`` if the clock skips the reading itself."""

    instant: datetime
    moved: bool = False


class ClockChange(Struct, frozen=True):
    """A jump of the wall clock at ``instant`` (UTC); ``by`` is positive when it goes forward."""

    instant: datetime
    by: timedelta


@lru_cache(maxsize=4096)
def resolve(day: date, at: time, zone: ZoneInfo) -> Reading | None:
    """When the wall clock of ``zone`` shows ``at`` on the local ``day``; None if the date is left out.

    Two readings inside one gap resolve to the same instant: `baclofen_guide.dosing.slots` keeps doses apart.
    Kept in mind: one tick of a dose asks some seven hundred times about the same two weeks.
    """
    before = _offset(datetime.combine(day, at, zone))
    after = _offset(datetime.combine(day, _second(at), zone))
    as_utc = datetime.combine(day, at, UTC)
    if after <= before:
        return Reading(as_utc - before)
    end = _end_of_gap(as_utc - after, as_utc - before, zone)
    midnight = datetime.combine(day, MIDNIGHT, UTC)
    if end + before <= midnight and end + after >= midnight + DAY:
        return None
    return Reading(end, moved=True)


def day_start(day: date, zone: ZoneInfo) -> datetime:
    """The first instant (UTC) of the local ``day``, or of the next one if the zone leaves it out."""
    reading = resolve(day, MIDNIGHT, zone)
    return reading.instant if reading else day_start(day + DAY, zone)


def local_day(instant: datetime, zone: ZoneInfo) -> date:
    """The date on the wall of ``zone`` at ``instant``."""
    return instant.astimezone(zone).date()


def next_change(zone: ZoneInfo, after: datetime, within: timedelta = 400 * DAY) -> ClockChange | None:
    """The first jump of the wall clock later than ``after``; None if there is none ``within`` that time."""
    last = after
    while last < after + within:
        step = last + DAY
        by = _offset(step.astimezone(zone)) - _offset(last.astimezone(zone))
        if by:
            return ClockChange(_end_of_gap(last, step, zone), by)
        last = step
    return None


@lru_cache(maxsize=1440)
def _second(at: time) -> time:
    """The same reading, meant as the second of two."""
    return at.replace(fold=1)


def _offset(local: datetime) -> timedelta:
    offset = local.utcoffset()
    assert offset is not None  # noqa: S101 - every `ZoneInfo` knows its offset
    return offset


def _end_of_gap(low: datetime, high: datetime, zone: ZoneInfo) -> datetime:
    """The second at which the offset of ``zone`` becomes what it is at ``high``; ``low`` lies before it."""
    wanted = _offset(high.astimezone(zone))
    seconds = int((high - low).total_seconds())
    below, above = 0, seconds
    while above - below > 1:
        middle = (below + above) // 2
        if _offset((low + timedelta(seconds=middle)).astimezone(zone)) == wanted:
            above = middle
        else:
            below = middle
    return low + timedelta(seconds=above)
