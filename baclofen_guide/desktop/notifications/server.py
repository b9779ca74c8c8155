"""The freedesktop notification service of this login: who it is, what it can do, what it says.

Specification: Desktop Notifications 1.2.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from baclofen_guide.desktop.dbus.model import Call, Heard, Reply, Rule
from baclofen_guide.desktop.dbus.service import Service, ask_daemon
from baclofen_guide.desktop.link import Link

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from baclofen_guide.desktop.dbus.bus import Bus

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
PATIENCE_MS = 1500
"""How long to wait for what the server says about itself."""
SLOW_MS = 5000
"""After how long a message counts as not shown, though it may still come."""


@dataclass(frozen=True)
class ServerFacts:
    """What a notification service says about itself.

    Attributes:
        name: such as ``dunst``; "" when it does not say.
        version: its version.
        capabilities: what it can do, in the words of the specification; None when it does not say.
    """

    name: str = ""
    version: str = ""
    capabilities: frozenset[str] | None = None

    @property
    def has_actions(self) -> bool:
        """Whether it has buttons. One that does not say gets them: the rest of the message is the same."""
        return self.capabilities is None or "actions" in self.capabilities

    @property
    def has_markup(self) -> bool:
        """Whether it reads the text as markup. Escaping for one that does not say loses nothing."""
        return self.capabilities is None or "body-markup" in self.capabilities

    @property
    def keeps_messages(self) -> bool:
        """Whether a message that was not seen at once can be found again."""
        return self.capabilities is not None and "persistence" in self.capabilities


class NotificationServer(QObject):
    """The service, wherever it runs at the moment.

    Signals:
        owner_changed: another program is the service now; unique name, or "" when there is none.
        identified: it is known which server on which bus this is; see `identity`.
        invoked: number of a message and key of its pressed action.
        closed: number of a message that is gone.
    """

    owner_changed = Signal(str)
    identified = Signal()
    # Numbers are unsigned 32 bits wide; Qt's int is not.
    invoked = Signal(object, str)
    closed = Signal(object)

    def __init__(self, bus: Bus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus
        self._bus_id = ""
        self._facts: ServerFacts | None = None
        self._information = ("", "")
        self._asking = False
        self._when_ready: list[Callable[[], None]] = []
        self._patience = QTimer(self, singleShot=True)
        self._patience.timeout.connect(self._tell_ready)
        bus.listen(Rule(NAME, "ActionInvoked", path=PATH), self._on_action_invoked)
        bus.listen(Rule(NAME, "NotificationClosed", path=PATH), self._on_notification_closed)
        ask_daemon(bus, "GetId", self._on_bus_id)
        self.service = Service(bus, NAME, self)
        self.service.owner_changed.connect(self._on_owner_changed)

    @property
    def facts(self) -> ServerFacts | None:
        """What the server says about itself; None until it has answered."""
        return self._facts

    @property
    def identity(self) -> str:
        """This server and no other, before or after; "" while unknown."""
        return f"{self._bus_id} {self.service.owner}" if self._bus_id and self.service.owner else ""

    def may_be_there(self) -> bool:
        """Whether a message sent now has a chance to be shown."""
        return self._bus.is_open and self.service.may_be_there

    def when_ready(self, ready: Callable[[], None]) -> None:
        """Call `ready` when the facts are known, or when the server is too slow to say or cannot.

        Asking starts a server where the bus can.
        """
        if self._facts is not None:
            ready()
            return
        self._when_ready.append(ready)
        if not self._asking:
            self._asking = True
            self._call("GetServerInformation", self._on_information)
            self._call("GetCapabilities", self._on_capabilities)
            self._patience.start(PATIENCE_MS)

    def notify(self, signature: str, values: tuple[Any, ...], done: Callable[[Reply], None],
               slow: Callable[[], None]) -> None:  # fmt: skip
        """Send a message; `done` gets its number, `slow` is called when that takes too long."""
        self._bus.call(
            Call(NAME, PATH, NAME, "Notify", signature, values), done, slow=slow, patience_ms=SLOW_MS
        )

    def close_notification(self, number: int) -> None:
        """Take a message off the screen. No server is started for it."""
        self._bus.call(Call(NAME, PATH, NAME, "CloseNotification", "u", (number,), start=False))

    def _call(self, method: str, done: Callable[[Reply], None]) -> None:
        self._bus.call(Call(NAME, PATH, NAME, method), done)

    def _on_bus_id(self, reply: Reply) -> None:
        self._bus_id = str(reply.values[0]) if reply.values else ""
        self._tell_identity()

    def _on_owner_changed(self, owner: str) -> None:
        self._facts = None
        self.owner_changed.emit(owner)
        self._tell_identity()

    def _tell_identity(self) -> None:
        if self.identity:
            self.identified.emit()

    def _on_information(self, reply: Reply) -> None:
        name, _vendor, version = (*map(str, reply.values[:3]), "", "", "")[:3]
        self._information = (name, version)

    def _on_capabilities(self, reply: Reply) -> None:
        # The answers come in the order of the questions, so by now the name is known too.
        if reply.values:
            self._facts = ServerFacts(*self._information, frozenset(map(str, reply.values[0])))
        self._tell_ready()

    @Slot()
    def _tell_ready(self) -> None:
        self._asking = False
        self._patience.stop()
        ready, self._when_ready = self._when_ready, []
        for call in ready:
            call()

    def _is_ours(self, heard: Heard) -> bool:
        """Whether the service itself said it: any program on the bus can send a signal of this name."""
        return bool(self.service.owner) and heard.sender == self.service.owner

    def _on_action_invoked(self, heard: Heard) -> None:
        if self._is_ours(heard):
            number, key = heard.values
            self.invoked.emit(number, key)

    def _on_notification_closed(self, heard: Heard) -> None:
        if self._is_ours(heard):
            self.closed.emit(heard.values[0])


def server_link(facts: ServerFacts | None) -> Link:
    """The check-up's link for a service that said `facts`; None when it did not answer."""
    if facts is None:
        return Link("notifications", "off", "checkup.notifications.silent")
    values = {"server": facts.name or "?", "version": facts.version or "?"}
    if not facts.has_actions:
        return Link("notifications", "warn", "checkup.notifications.no-buttons", values)
    return Link("notifications", "ok", "checkup.notifications.on", values)
