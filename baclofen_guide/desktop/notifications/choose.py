"""The ordered list of ways: the first that is available shows a message, and when it fails, the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from baclofen_guide.desktop.link import Link
from baclofen_guide.desktop.notifications.model import Outcomes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from baclofen_guide.desktop.notifications.model import Answer, Message, Notifier


class Notifications(QObject):
    """Shows messages by the first of `ways` that works.

    Args:
        ways: the best first; the last should be `NoNotifier`, so that failing is reported.

    `outcomes` reports for all of them; `failed` comes only when every way has failed.
    """

    def __init__(self, ways: Sequence[Notifier], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.outcomes = Outcomes(self)
        self._ways = tuple(ways)
        self._tried: dict[str, tuple[Message, int]] = {}
        for way in self._ways:
            way.outcomes.shown.connect(self.outcomes.shown)
            way.outcomes.opened.connect(self.outcomes.opened)
            way.outcomes.closed.connect(self.outcomes.closed)
            way.outcomes.answered.connect(self._on_way_answered)
            way.outcomes.failed.connect(self._on_way_failed)

    def show(self, message: Message) -> None:
        """Show `message`, in the place of an earlier one with its token."""
        self._try_from(0, message)

    def withdraw(self, token: str) -> None:
        """Take the message off the screen, whichever way showed it."""
        self._tried.pop(token, None)
        for way in self._ways:
            way.withdraw(token)

    def close(self) -> None:
        """Withdraw everything; for the end of the program."""
        self._tried.clear()
        for way in self._ways:
            way.close()

    def explain(self, told: Callable[[Link], None]) -> None:
        """Tell the link of the way that would show a message now."""
        for way in self._ways:
            if way.is_available():
                way.explain(told)
                return
        told(Link("notifications", "off", "checkup.notifications.none"))

    def _try_from(self, first: int, message: Message) -> None:
        for place in range(first, len(self._ways)):
            if self._ways[place].is_available():
                self._tried[message.token] = (message, place)
                self._ways[place].show(message)
                return
        self._tried.pop(message.token, None)
        self.outcomes.failed.emit(message.token)

    @Slot(str)
    def _on_way_failed(self, token: str) -> None:
        message, place = self._tried.get(token, (None, -1))
        # A slow way may fail twice, or after the message was answered elsewhere.
        if message is not None and self._ways[place].outcomes is self.sender():
            self._try_from(place + 1, message)

    @Slot(object)
    def _on_way_answered(self, answer: Answer) -> None:
        self.withdraw(answer.token)
        self.outcomes.answered.emit(answer)
