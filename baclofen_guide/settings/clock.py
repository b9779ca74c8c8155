"""The one place that asks the computer what time it is."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time to whoever was given it; tests pass one that they wind by hand."""

    def now(self) -> datetime:
        """Return this instant, aware, in UTC."""
        ...

    def today(self) -> date:
        """Return the date on the wall calendar of this computer."""
        ...


class SystemClock:
    """The computer's own clock."""

    def now(self) -> datetime:
        """Return this instant, aware, in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """Return the date on the wall calendar of this computer."""
        return datetime.now().astimezone().date()
