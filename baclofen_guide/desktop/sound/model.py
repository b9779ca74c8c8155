"""What every way of playing the sound can do."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, Signal


class PlayerOutcomes(QObject):
    """What becomes of playing.

    Signals:
        finished: the sound was played to its end.
        failed: it was not; the system's reason, for the log.
    """

    finished = Signal()
    failed = Signal(str)


class Player(Protocol):
    """A way of playing one sound file."""

    @property
    def name(self) -> str:
        """What plays, as the check-up shows it; "" for the computer's own beep."""
        ...

    @property
    def outcomes(self) -> PlayerOutcomes:
        """Where this way reports."""
        ...

    def is_available(self) -> bool:
        """Whether it makes sense to try. Only playing shows whether anything is heard."""
        ...

    def play(self) -> None:
        """Start playing, from the beginning."""
        ...

    def stop(self) -> None:
        """Be silent at once."""
        ...
