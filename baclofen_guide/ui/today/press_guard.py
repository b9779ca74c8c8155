"""Ignores a second press right after the first: shaky hands press twice, and one dose is one dose."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

AGAIN_AFTER_S = 0.5


class PressGuard:
    """Shared by all buttons that log a dose.

    Args:
        monotonic: seconds that never run backwards; tests pass their own.
    """

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._last: float | None = None

    def accepts(self) -> bool:
        """Return whether a press counts now; one that counts makes the next half second deaf."""
        now = self._monotonic()
        if self._last is not None and now - self._last < AGAIN_AFTER_S:
            return False
        self._last = now
        return True
