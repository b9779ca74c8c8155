"""Notices that the clock was set, that the computer has slept, or that it is in another time zone now."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from baclofen_guide.settings.clock import Clock

TOLERANCE = timedelta(seconds=2)
"""Clocks that are kept by the network are drawn along by less than this between two looks."""
_NOTHING = timedelta()


@dataclass(frozen=True)
class Steady:
    """Clocks that nobody can set.

    Attributes:
        awake: how long the computer has been awake, from any start. On Windows sleep may count too.
        passed: the same with sleep; None where the system does not tell.
    """

    awake: timedelta
    passed: timedelta | None


@dataclass(frozen=True)
class Reading:
    """All clocks at one moment.

    Attributes:
        wall: the clock on the wall, aware.
        steady: the clocks that nobody can set.
        zone: IANA key of the computer's zone, "" when unknown.
    """

    wall: datetime
    steady: Steady
    zone: str


@dataclass(frozen=True)
class ClockChange:
    """What happened between two readings.

    Attributes:
        set_by: how far the clock was set, negative when back. Where the system does not tell sleep
            apart, a sleep is in here.
        slept: how long the computer slept.
        zones: zone before and after when it changed, else None.
    """

    set_by: timedelta = _NOTHING
    slept: timedelta = _NOTHING
    zones: tuple[str, str] | None = None

    @property
    def needs_look(self) -> bool:
        """Whether what is due may be something else now."""
        return self != ClockChange()


def what_changed(before: Reading, after: Reading) -> ClockChange:
    """What happened between two readings; small differences are none."""
    awake = after.steady.awake - before.steady.awake
    if after.steady.passed is None or before.steady.passed is None:
        passed = awake
    else:
        passed = after.steady.passed - before.steady.passed
    wall = after.wall - before.wall
    moved = before.zone and after.zone and before.zone != after.zone
    return ClockChange(
        _if_noticeable(wall - passed),
        _if_noticeable(passed - awake),
        (before.zone, after.zone) if moved else None,
    )


def steady_now() -> Steady:
    """The computer's steady clocks."""
    awake = timedelta(seconds=time.monotonic())
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return Steady(awake, None if boot is None else timedelta(seconds=time.clock_gettime(boot)))


class ClockWatch(QObject):
    """Compares the clocks each time it is told to look. Costs nothing in between.

    Args:
        clock: the clock on the wall.
        zone: tells the computer's zone now; see `computer_zone`.
        steady: the clocks that nobody can set.

    Signals:
        clock_changed: a `ClockChange` that needs a look.
    """

    clock_changed = Signal(object)

    def __init__(
        self,
        clock: Clock,
        zone: Callable[[], str],
        steady: Callable[[], Steady] = steady_now,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock, self._zone, self._steady = clock, zone, steady
        self._last = self._read(last_zone="")

    @property
    def zone(self) -> str:
        """The zone at the last look."""
        return self._last.zone

    @Slot()
    def look(self) -> None:
        """Compare with the last look, and tell what changed."""
        before, self._last = self._last, self._read(self._last.zone)
        change = what_changed(before, self._last)
        if change.zones is not None:
            _refresh_local_time()
        if change.needs_look:
            self.clock_changed.emit(change)

    def _read(self, last_zone: str) -> Reading:
        # A zone that cannot be read for a moment is no move.
        return Reading(self._clock.now(), self._steady(), self._zone() or last_zone)


def _refresh_local_time() -> None:
    """Make this process use the new zone: the C library reads it only once by itself."""
    if hasattr(time, "tzset"):
        time.tzset()


def _if_noticeable(difference: timedelta) -> timedelta:
    return difference if abs(difference) > TOLERANCE else _NOTHING
