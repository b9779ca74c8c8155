"""Parts of a desktop that tests play themselves: services on a private bus, in the test's own event loop."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    MessageType,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection
from PySide6.QtCore import QObject, QSocketNotifier

if TYPE_CHECKING:
    from collections.abc import Callable

EVERYBODY_MAY = "<allow send_destination='*' eavesdrop='true'/><allow own='*'/><allow eavesdrop='true'/>"
NOTIFICATIONS = "org.freedesktop.Notifications"
NOTIFICATIONS_PATH = "/org/freedesktop/Notifications"


class PrivateBus:
    """A message bus of our own. Only what is in `services` can be started on it."""

    def __init__(
        self, folder: Path, environ: dict[str, str] | None = None, policy: str = EVERYBODY_MAY
    ) -> None:
        self.services = folder / "services"
        self.services.mkdir()
        config = folder / "bus.conf"
        config.write_text(
            f"<busconfig><type>session</type><listen>unix:dir={folder}</listen>"
            f"<servicedir>{self.services}</servicedir><policy context='default'>{policy}</policy></busconfig>"
        )
        self.process = subprocess.Popen(
            ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=environ,
        )
        assert self.process.stdout is not None
        self.address = self.process.stdout.readline().strip()

    def end(self) -> None:
        self.process.terminate()
        self.process.wait(10)
        assert self.process.stdout is not None
        self.process.stdout.close()


class RefusedError(Exception):
    """A service answers with an error of this name."""


class StandIn(QObject):
    """A program on the bus that owns `name` and answers with the methods of a table."""

    def __init__(self, address: str, name: str, path: str) -> None:
        super().__init__()
        self.path = path
        self.heard: list[tuple[str, tuple[Any, ...]]] = []
        self.answers: dict[str, Callable[..., tuple[str, tuple[Any, ...]] | None]] = {}
        self.held: list[Callable[[], None]] | None = None
        self.connection = open_dbus_connection(address)
        if name:
            self.connection.send_and_get_reply(message_bus.RequestName(name))
        self._notifier = QSocketNotifier(self.connection.sock.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_readable)
        self._on_readable()

    def hold_replies(self) -> None:
        self.held = []

    def let_go(self) -> None:
        held, self.held = self.held or [], None
        for answer in held:
            answer()

    def emit_signal(self, interface: str, member: str, signature: str, *values: Any) -> None:
        address = DBusAddress(self.path, interface=interface)
        self.connection.send(new_signal(address, member, signature, values))

    def vanish(self) -> None:
        self._notifier.setEnabled(False)
        self.connection.close()

    def _on_readable(self) -> None:
        while True:
            try:
                message = self.connection.receive(timeout=0)
            except (TimeoutError, OSError):
                return
            if message.header.message_type is MessageType.method_call:
                if self.held is None:
                    self._answer(message)
                else:
                    self.held.append(lambda message=message: self._answer(message))

    def _answer(self, message: Any) -> None:
        method = message.header.fields[HeaderFields.member]
        self.heard.append((method, tuple(message.body)))
        answer = self.answers.get(method)
        try:
            signature, values = (answer or _unknown)(*message.body) or ("", ())
            self.connection.send(new_method_return(message, signature or None, values))
        except RefusedError as refusal:
            self.connection.send(new_error(message, str(refusal)))


def _unknown(*_values: object) -> None:
    raise RefusedError("org.freedesktop.DBus.Error.UnknownMethod")


class NotificationStandIn(StandIn):
    """A notification service that only remembers."""

    def __init__(self, address: str, capabilities: tuple[str, ...] = ("actions", "body-markup")) -> None:
        self.capabilities = list(capabilities)
        self.next_id = 1
        self.keeps_numbers = True
        self.refuses = False
        self.shown: dict[int, tuple[Any, ...]] = {}
        super().__init__(address, NOTIFICATIONS, NOTIFICATIONS_PATH)
        self.answers = {
            "GetServerInformation": lambda: ("ssss", ("stand-in", "us", "7", "1.2")),
            "GetCapabilities": lambda: ("as", (self.capabilities,)),
            "Notify": self._notify,
            "CloseNotification": self._close,
        }

    @property
    def sent(self) -> list[tuple[Any, ...]]:
        return [values for method, values in self.heard if method == "Notify"]

    def press(self, number: int, key: str) -> None:
        self.emit_signal(NOTIFICATIONS, "ActionInvoked", "us", number, key)

    def dismiss(self, number: int, reason: int = 2) -> None:
        self.shown.pop(number, None)
        self.emit_signal(NOTIFICATIONS, "NotificationClosed", "uu", number, reason)

    def _notify(self, *values: Any) -> tuple[str, tuple[Any, ...]]:
        if self.refuses:
            raise RefusedError("org.freedesktop.DBus.Error.LimitsExceeded")
        number = values[1] if values[1] and self.keeps_numbers else self.next_id
        self.next_id = max(self.next_id, number + 1)
        self.shown[number] = values
        return "u", (number,)

    def _close(self, number: int) -> None:
        if self.shown.pop(number, None) is not None:
            self.dismiss(number, 3)


@dataclass
class HandClock:
    """A clock that stands still until it is wound, and can be set."""

    time: datetime = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.time

    def today(self) -> date:
        return self.time.date()

    def wind(self, by: timedelta) -> None:
        self.time += by
