"""The last way: there is none, and it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baclofen_guide.desktop.link import Link
from baclofen_guide.desktop.notifications.model import Outcomes

if TYPE_CHECKING:
    from collections.abc import Callable

    from baclofen_guide.desktop.notifications.model import Message


class NoNotifier:
    """Shows nothing and reports each message as failed."""

    def __init__(self) -> None:
        self.outcomes = Outcomes()

    def is_available(self) -> bool:
        """Always: it ends the list."""
        return True

    def show(self, message: Message) -> None:
        """Report `message` as failed."""
        self.outcomes.failed.emit(message.token)

    def withdraw(self, token: str) -> None:
        """Nothing to withdraw."""

    def close(self) -> None:
        """Nothing to close."""

    def explain(self, told: Callable[[Link], None]) -> None:
        """Tell that there is no way."""
        told(Link("notifications", "off", "checkup.notifications.none"))
