"""Reads a running program the way a screen reader does: over the accessibility bus, with no help from Qt."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass

from jeepney import DBusAddress, MessageType, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

ACCESSIBLE = "org.a11y.atspi.Accessible"
ACTION = "org.a11y.atspi.Action"
PROPERTIES = "org.freedesktop.DBus.Properties"
NULL = "/org/a11y/atspi/null"


@dataclass(frozen=True)
class Node:
    """One object on the accessibility bus."""

    bus: ScreenReader
    owner: str
    path: str

    @property
    def name(self) -> str:
        return self.bus.ask(self, PROPERTIES, "Get", "ss", ACCESSIBLE, "Name")[0][1]

    @property
    def role(self) -> str:
        return self.bus.ask(self, ACCESSIBLE, "GetRoleName")[0]

    @property
    def children(self) -> list[Node]:
        found = self.bus.ask(self, ACCESSIBLE, "GetChildren")[0]
        return [Node(self.bus, owner, path) for owner, path in found if path != NULL]

    @property
    def showing(self) -> bool:
        low, _ = self.bus.ask(self, ACCESSIBLE, "GetState")[0]
        return bool(low & (1 << 25))  # ATSPI_STATE_SHOWING

    def press(self) -> None:
        """Do the first action of this object, as a switch or voice user would."""
        assert self.bus.ask(self, ACTION, "DoAction", "i", 0)[0]

    def below(self) -> Iterator[Node]:
        """This object and everything below it that is showing."""
        yield self
        for child in self.children:
            if child.showing or child.role in ("heading", "paragraph", "list item", "link"):
                yield from child.below()

    def find(self, role: str, name: str) -> Node:
        """The first object of `role` whose name begins with `name`."""
        for node in self.below():
            if node.role == role and node.name.startswith(name):
                return node
        raise LookupError(f"no {role} called {name!r}")


class ScreenReader:
    """A connection to the accessibility bus."""

    def __init__(self) -> None:
        session = open_dbus_connection(bus="SESSION")
        bus = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        address = session.send_and_get_reply(new_method_call(bus, "GetAddress")).body[0]
        session.close()
        self._connection: DBusConnection = open_dbus_connection(bus=address)

    def close(self) -> None:
        self._connection.close()

    def ask(self, node: Node, interface: str, method: str, signature: str = "", *body: object) -> tuple:
        address = DBusAddress(node.path, node.owner, interface)
        call = new_method_call(address, method, signature or None, body)
        reply = self._connection.send_and_get_reply(call, timeout=10)
        if reply.header.message_type is MessageType.error:
            raise LookupError(f"{method} on {node.path}: {reply.body}")
        return reply.body

    def _is_ours(self, owner: str) -> bool:
        bus = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
        call = new_method_call(bus, "GetConnectionUnixProcessID", "s", (owner,))
        reply = self._connection.send_and_get_reply(call, timeout=10)
        return reply.header.message_type is not MessageType.error and reply.body[0] == os.getpid()

    def program(self, name: str, seconds: float = 20) -> Node:
        """The running program called `name`, once it has announced itself."""
        root = Node(self, "org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            for child in root.children:
                # Our own window would have to answer while we wait for it.
                if self._is_ours(child.owner):
                    continue
                if child.name == name and child.children:
                    return child
            time.sleep(0.1)
        raise LookupError(f"{name} never came")


def wait_for(condition: object, seconds: float = 10) -> object:
    """What `condition()` returns once it is true; a node that is not there yet counts as false."""
    until = time.monotonic() + seconds
    while True:
        try:
            if found := condition():
                return found
        except LookupError:
            pass
        if time.monotonic() > until:
            raise AssertionError(f"never came true: {condition}")
        time.sleep(0.05)
