"""Who owns a name on the bus now: programs come, vanish and are replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from baclofen_guide.desktop.dbus.model import DAEMON, Call, Heard, Reply, Rule

if TYPE_CHECKING:
    from collections.abc import Callable

    from baclofen_guide.desktop.dbus.bus import Bus

_PATH = "/org/freedesktop/DBus"


def ask_daemon(bus: Bus, method: str, done: Callable[[Reply], None], *names: str) -> None:
    """Ask the bus itself."""
    bus.call(Call(DAEMON, _PATH, DAEMON, method, "s" * len(names), names), done)


class Service(QObject):
    """Follows the owner of `name`.

    Signals:
        owner_changed: the unique name of the new owner, or "" when nobody owns it now. Also sent
            once when the first owner becomes known.
    """

    owner_changed = Signal(str)

    def __init__(self, bus: Bus, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.owner = ""
        self.is_known = False
        self.is_startable = False
        rule = Rule(DAEMON, "NameOwnerChanged", sender=DAEMON, first_value=name)
        bus.lost.connect(self._on_bus_lost)
        bus.listen(rule, self._on_owner_signal)
        # In this order: by the time the owner is known, so is whether the bus could start one.
        ask_daemon(bus, "ListActivatableNames", self._on_startable_names)
        ask_daemon(bus, "GetNameOwner", self._on_owner_reply, name)

    @property
    def may_be_there(self) -> bool:
        """Whether asking the service makes sense: it runs, could be started, or is not known yet."""
        return bool(self.owner) or self.is_startable or not self.is_known

    def _on_startable_names(self, reply: Reply) -> None:
        self.is_startable = bool(reply.values) and self.name in reply.values[0]

    def _on_owner_reply(self, reply: Reply) -> None:
        if not self.is_known:
            self._set_owner(reply.values[0] if reply.values else "")

    def _on_owner_signal(self, heard: Heard) -> None:
        self._set_owner(heard.values[2])

    def _on_bus_lost(self) -> None:
        self.is_startable = False
        self._set_owner("")

    def _set_owner(self, owner: str) -> None:
        if self.is_known and owner == self.owner:
            return
        self.is_known = True
        self.owner = owner
        self.owner_changed.emit(owner)
