"""Proposing times of day for "so many times a day": waking hours, evenly spread.

Only a proposal: the times on the label count.
"""

from datetime import time

from baclofen_guide.dosing.findings import require

FACTS = ("F-TAKE-01", "F-TAKE-03")
"""Evenly spaced, for three doses 6 to 8 hours apart; at the same times each day."""
MOST = 8
_QUARTER = 15
_USUAL = {1: (8 * 60, 8 * 60), 2: (8 * 60, 20 * 60), 3: (8 * 60, 20 * 60)}
_LONG_DAY = (7 * 60, 22 * 60)


def propose(count: int) -> tuple[time, ...]:
    """Times for ``count`` doses a day (1 to 8) within waking hours, on a quarter of an hour.

    Three give 08:00, 14:00 and 20:00, six hours apart (F-TAKE-01). Four or more use the day from 07:00 to
    22:00, so that they lie as far apart as waking hours allow: four give five hours.

    Raises:
        DosingError: ``times.count``.
    """
    require(1 <= count <= MOST, "times.count", count=count)
    first, last = _USUAL.get(count, _LONG_DAY)
    step = (last - first) / max(1, count - 1)
    minutes = [round((first + step * index) / _QUARTER) * _QUARTER for index in range(count)]
    return tuple(time(minute // 60, minute % 60) for minute in minutes)
