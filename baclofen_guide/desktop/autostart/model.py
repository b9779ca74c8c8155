"""What starting at login is, whatever the system."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from baclofen_guide.desktop.link import Link


class AutostartError(Exception):
    """Starting at login could not be changed; its text is the system's reason, for the log."""


@dataclass(frozen=True)
class EntryTexts:
    """How the desktop's own list of starting programs names us.

    Attributes:
        name: the program's name.
        comment: one line about it.
    """

    name: str
    comment: str


class Autostart(Protocol):
    """Starting at login, switched by the reader and by nobody else."""

    def is_on(self) -> bool:
        """Whether the system will start this program, as it lies now, at the next login."""
        ...

    def turn_on(self) -> None:
        """Start at login from now on.

        Raises:
            AutostartError: the system did not take it, or does not show it afterwards.
        """
        ...

    def turn_off(self) -> None:
        """Start no more at login; nothing to do where it is off.

        Raises:
            AutostartError: the system did not let us.
        """
        ...

    def explain(self) -> Link:
        """This link, for the check-up: honest about what is on, what is broken and what was never tried."""
        ...
