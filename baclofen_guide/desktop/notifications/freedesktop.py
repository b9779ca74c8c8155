"""Messages by the freedesktop notification service: Linux desktops, with buttons on them.

What can go wrong here hurts: a button that is pressed and not heard looks like a dose that was recorded.
So numbers are never trusted beyond the server that gave them, a press is heard even on a message that
was closed before, and what a vanished server showed is shown again.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from baclofen_guide.desktop.notifications.model import DEFAULT_ACTION, Answer, Outcomes
from baclofen_guide.desktop.notifications.server import NotificationServer, ServerFacts, server_link
from baclofen_guide.desktop.notifications.shown_ids import ShownIds
from baclofen_guide.desktop.notifications.wire import SIGNATURE, notify_values

if TYPE_CHECKING:
    from collections.abc import Callable

    from baclofen_guide.desktop.dbus.bus import Bus
    from baclofen_guide.desktop.dbus.model import Reply
    from baclofen_guide.desktop.link import Link
    from baclofen_guide.desktop.notifications.model import Message
    from baclofen_guide.desktop.notifications.shown_ids import ShownIdsFile
    from baclofen_guide.desktop.notifications.wire import Sender

ABSENCE_MS = 2000
"""How long a vanished server may take to come back before something is done about it."""
MOST_RESTORED = 3
"""A server may crash because of us: after this many times a message counts as failed."""


@dataclass(eq=False)
class _Live:
    """A message that ought to be on the screen."""

    message: Message
    number: int = 0
    unsent: bool = True
    sending: bool = False
    lost: bool = False
    restored: int = 0


class FreedesktopNotifier(QObject):
    """Shows messages by the notification service on `bus`.

    Args:
        bus: the bus of this login.
        sender: who the messages are from.
        ids: where the numbers of shown messages are kept for the next start.
    """

    def __init__(self, bus: Bus, sender: Sender, ids: ShownIdsFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.outcomes = Outcomes(self)
        self._sender, self._ids = sender, ids
        self._stale = ids.load()
        self._live: dict[str, _Live] = {}
        self._pressable: dict[int, Message] = {}
        self._absence = QTimer(self, singleShot=True, interval=ABSENCE_MS)
        self._absence.timeout.connect(self._on_absence_over)
        self.server = NotificationServer(bus, self)
        self.server.identified.connect(self._on_server_identified)
        self.server.owner_changed.connect(self._on_owner_changed)
        self.server.invoked.connect(self._on_invoked)
        self.server.closed.connect(self._on_closed)

    def is_available(self) -> bool:
        """Whether a service runs, could be started, or is not known yet."""
        return self.server.may_be_there()

    def show(self, message: Message) -> None:
        """Show `message`, in the place of an earlier one with its token."""
        live = self._live.setdefault(message.token, _Live(message))
        live.message, live.unsent = message, True
        self.server.when_ready(self._send_unsent)

    def withdraw(self, token: str) -> None:
        """Take the message off the screen; an answer on it is no longer heard."""
        for number in [number for number, sent in self._pressable.items() if sent.token == token]:
            del self._pressable[number]
        live = self._live.pop(token, None)
        if live is not None and live.number:
            self.server.close_notification(live.number)
            self._remember()

    def close(self) -> None:
        """Withdraw everything."""
        for token in list(self._live):
            self.withdraw(token)

    def explain(self, told: Callable[[Link], None]) -> None:
        """Tell which service shows the messages, as soon as it has said."""
        self.server.when_ready(lambda: told(server_link(self.server.facts)))

    def _send_unsent(self) -> None:
        for live in list(self._live.values()):
            if live.unsent and not live.sending:
                self._send(live)

    def _send(self, live: _Live) -> None:
        live.unsent, live.sending = False, True
        facts = self.server.facts or ServerFacts()
        values = notify_values(live.message, self._sender, facts, live.number)
        sent = partial(self._on_sent, live, live.message)
        self.server.notify(SIGNATURE, values, sent, partial(self._on_slow, live))

    def _is_wanted(self, live: _Live) -> bool:
        return self._live.get(live.message.token) is live

    def _on_sent(self, live: _Live, message: Message, reply: Reply) -> None:
        live.sending = False
        number = reply.values[0] if reply.values else 0
        if not number:
            self._give_up(live)
            return
        if not self._is_wanted(live):
            # Answered elsewhere or withdrawn while the server took its time.
            self.server.close_notification(number)
            return
        # Not every server keeps the number of the message that is replaced.
        if live.number not in {0, number}:
            self.server.close_notification(live.number)
        live.number = number
        self._pressable[number] = message
        self._remember()
        self.outcomes.shown.emit(message.token)
        self._send_unsent()

    def _on_slow(self, live: _Live) -> None:
        # Kept: it may still come, and then its buttons must be heard.
        if self._is_wanted(live) and live.sending:
            self.outcomes.failed.emit(live.message.token)

    def _give_up(self, live: _Live) -> None:
        if self._is_wanted(live):
            del self._live[live.message.token]
            self._remember()
            self.outcomes.failed.emit(live.message.token)

    def _on_invoked(self, number: int, key: str) -> None:
        message = self._pressable.get(number)
        if message is None:
            return
        if key == DEFAULT_ACTION:
            self.outcomes.opened.emit(message.token)
        elif key in {action.key for action in message.actions}:
            self.withdraw(message.token)
            self.outcomes.answered.emit(Answer(message.token, key))

    def _on_closed(self, number: int) -> None:
        # The number stays known: some servers report a press after the closing it causes, and some
        # let a closed message be brought back.
        live = next((live for live in self._live.values() if live.number == number), None)
        if live is None:
            return
        live.number = 0
        if not live.unsent and not live.sending:
            del self._live[live.message.token]
        self._remember()
        self.outcomes.closed.emit(live.message.token)

    def _on_owner_changed(self, owner: str) -> None:
        # Another server counts anew, so that an old number may be somebody else's message there.
        self._pressable.clear()
        for live in self._live.values():
            live.lost = live.lost or bool(live.number)
            live.number = 0
        if owner:
            self._absence.stop()
            self._restore()
        elif self._live:
            self._absence.start()

    def _on_absence_over(self) -> None:
        if self.server.may_be_there():
            self._restore()
            return
        for live in list(self._live.values()):
            self._give_up(live)

    def _restore(self) -> None:
        for live in [live for live in self._live.values() if live.lost]:
            live.lost = False
            live.restored += 1
            if live.restored > MOST_RESTORED:
                self._give_up(live)
            else:
                live.unsent = True
        if self._live:
            self.server.when_ready(self._send_unsent)

    def _on_server_identified(self) -> None:
        stale, self._stale = self._stale, ShownIds()
        if stale.server == self.server.identity:
            for number in stale.ids:
                self.server.close_notification(number)
        self._remember()

    def _remember(self) -> None:
        # What an earlier run left is kept in the file until it is known whose it is.
        if self.server.identity and not self._stale.ids:
            numbers = tuple(live.number for live in self._live.values() if live.number)
            self._ids.save(ShownIds(self.server.identity, numbers))
