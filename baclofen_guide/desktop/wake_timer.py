"""One timer to the next moment at which something is due. What is due is decided elsewhere.

A timer counts the time that passes while the computer is awake, and what is due stands on the clock on
the wall. So it never trusts a long wait: while something is pending it looks at the clock at least every
half minute, and at once when it is told that the clock may have moved.
"""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from baclofen_guide.settings.clock import Clock

_log = logging.getLogger(__name__)

LONGEST_WAIT = timedelta(seconds=30)
RETRY_WAIT = timedelta(seconds=15)
"""Before telling again of what is still due after it was told: four times a minute at the most."""
_MARGIN = timedelta(milliseconds=20)
"""So that the clock has reached the moment when the timer fires."""


def wait_until_look(now: datetime, due: datetime | None) -> timedelta | None:
    """How long to wait after a look before the next; None when nothing is pending.

    Args:
        now: this instant.
        due: the next instant at which something is due. One that has passed was just told of.
    """
    if due is None:
        return None
    return min(due - now + _MARGIN, LONGEST_WAIT) if due > now else RETRY_WAIT


class WakeTimer(QObject):
    """Calls `on_wake` when something is due.

    Args:
        clock: the clock on the wall.
        next_wake: given an instant, the next one at which something is due, which may have passed
            already; None when nothing is pending.
        on_wake: told the instant; afterwards `next_wake` is asked again. It must return at once: until
            then no other reminder comes.
        on_look: called before each look, such as `ClockWatch.look`.
    """

    def __init__(
        self,
        clock: Clock,
        next_wake: Callable[[datetime], datetime | None],
        on_wake: Callable[[datetime], None],
        on_look: Callable[[], None] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock, self._next_wake, self._on_wake, self._on_look = clock, next_wake, on_wake, on_look
        self._is_looking = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_timeout)

    @property
    def is_waiting(self) -> bool:
        """Whether something is pending."""
        return self._timer.isActive()

    @Slot()
    def look(self) -> None:
        """Look now: after a change of the plan, on waking, when the clock was set."""
        if self._is_looking:
            # Asked for from within `on_wake`: the timer is set when that returns.
            return
        self._is_looking = True
        try:
            self._wake_if_due(self._clock.now())
        finally:
            # Whatever went wrong, the next reminder must still come.
            self._is_looking = False
            self._arm()

    def stop(self) -> None:
        """Wake nobody any more."""
        self._timer.stop()

    @Slot()
    def _on_timeout(self) -> None:
        try:
            if self._on_look is not None:
                self._on_look()
        finally:
            self.look()

    def _wake_if_due(self, now: datetime) -> None:
        due = self._next_wake(now)
        if due is not None and due <= now:
            self._on_wake(now)

    def _arm(self) -> None:
        now = self._clock.now()
        try:
            wait = wait_until_look(now, self._next_wake(now))
        except Exception:
            _log.exception("the next reminder is not known; looking again soon")
            wait = LONGEST_WAIT
        if wait is None:
            self._timer.stop()
            return
        # Exact for the moment itself; a look in between may come when the computer is awake anyway.
        exact = Qt.TimerType.PreciseTimer if wait < LONGEST_WAIT else Qt.TimerType.CoarseTimer
        self._timer.setTimerType(exact)
        self._timer.start(int(wait / timedelta(milliseconds=1)))
