"""The tray icon's own message: Windows, macOS, and Linux where no notification service answers.

Untested on Windows and macOS. It has no buttons, cannot be withdrawn, and does not say that it was closed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from baclofen_guide.desktop.link import Link
from baclofen_guide.desktop.notifications.model import Outcomes

if TYPE_CHECKING:
    from collections.abc import Callable

    from baclofen_guide.desktop.notifications.model import Message
    from baclofen_guide.desktop.tray import Tray


class TrayNotifier(QObject):
    """Shows messages at the tray icon. A press on one opens the program and answers nothing."""

    def __init__(self, tray: Tray, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.outcomes = Outcomes(self)
        self._tray = tray
        self._token = ""
        tray.message_pressed.connect(self._on_message_pressed)

    def is_available(self) -> bool:
        """Whether there is a tray that shows messages."""
        return self._tray.shows_messages()

    def show(self, message: Message) -> None:
        """Show `message`; the system replaces the one before it."""
        if self._tray.show_message(message.title, message.body):
            # Qt does not say which message was pressed, so only the newest can be opened.
            self._token = message.token
            self.outcomes.shown.emit(message.token)
        else:
            self.outcomes.failed.emit(message.token)

    def withdraw(self, token: str) -> None:
        """Forget the message: a press on it opens nothing."""
        if token == self._token:
            self._token = ""

    def close(self) -> None:
        """Forget every message."""
        self._token = ""

    def explain(self, told: Callable[[Link], None]) -> None:
        """Tell that messages come without buttons."""
        told(Link("notifications", "warn", "checkup.notifications.tray"))

    def _on_message_pressed(self) -> None:
        if self._token:
            self.outcomes.opened.emit(self._token)
