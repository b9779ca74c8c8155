"""How long to wait after wrong codes: twice as long each time, so that guessing takes years."""

from __future__ import annotations

from dataclasses import dataclass

FIRST_WAIT_S = 2.0
LONGEST_WAIT_S = 900.0


@dataclass(frozen=True)
class Tries:
    """Wrong codes in a row.

    Attributes:
        wrong: how many.
        until: moment of a clock that nobody can set, in seconds, before which none is looked at.
    """

    wrong: int = 0
    until: float = 0.0

    def seconds_to_wait(self, now: float) -> float:
        """How long until the next code is looked at; 0 when one is."""
        return max(0.0, self.until - now)

    def after_wrong(self, now: float) -> Tries:
        """One more wrong code at `now`."""
        wait = min(FIRST_WAIT_S * 2.0 ** min(self.wrong, 20), LONGEST_WAIT_S)
        return Tries(self.wrong + 1, now + wait)
