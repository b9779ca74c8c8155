"""A message for trying out. That it was sent proves little, so the person is asked to press its button."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from baclofen_guide.desktop.link import Link
from baclofen_guide.desktop.notifications.model import Action, Message

if TYPE_CHECKING:
    from baclofen_guide.desktop.notifications.choose import Notifications
    from baclofen_guide.desktop.notifications.model import Answer

TEST_TOKEN = "check-up"  # noqa: S105 - names a message, guards nothing
"""The token of the message; others who hear outcomes leave it alone."""
_SEEN = "seen"


@dataclass(frozen=True)
class SeenWords:
    """What the message says.

    Attributes:
        title: first line.
        body: asks to press the button.
        seen: the button.
    """

    title: str
    body: str
    seen: str


class SeenTest(QObject):
    """Sends the message and follows what becomes of it.

    Signals:
        link_changed: the `Link` as it is now.
    """

    link_changed = Signal(object)

    def __init__(self, notifications: Notifications, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notifications = notifications
        self._link = Link("seen", "unknown", "checkup.seen.untried")
        outcomes = notifications.outcomes
        outcomes.shown.connect(self._on_shown)
        outcomes.answered.connect(self._on_answered)
        outcomes.failed.connect(self._on_failed)

    def start(self, words: SeenWords) -> None:
        """Send the message."""
        self._set(Link("seen", "unknown", "checkup.seen.sending"))
        action = Action(_SEEN, words.seen)
        self._notifications.show(Message(TEST_TOKEN, words.title, words.body, (action,)))

    def explain(self) -> Link:
        """This link, for the check-up."""
        return self._link

    def _on_shown(self, token: str) -> None:
        if token == TEST_TOKEN:
            self._set(Link("seen", "warn", "checkup.seen.sent"))

    def _on_answered(self, answer: Answer) -> None:
        if answer.token == TEST_TOKEN:
            self._set(Link("seen", "ok", "checkup.seen.seen"))

    def _on_failed(self, token: str) -> None:
        if token == TEST_TOKEN:
            self._set(Link("seen", "off", "checkup.seen.failed"))

    def _set(self, link: Link) -> None:
        self._link = link
        self.link_changed.emit(link)
