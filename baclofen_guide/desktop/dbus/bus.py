"""One D-Bus connection in Qt's event loop: no call waits, no signal is lost, and an ended bus is noticed."""

from __future__ import annotations

import logging
import math
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jeepney import DBusAddress, HeaderFields, MatchRule, MessageFlag, MessageType, new_method_call
from jeepney.bus import get_bus
from jeepney.io.blocking import DBusConnection, prep_socket
from jeepney.wrappers import DBusErrorResponse
from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal, Slot
from shiboken6 import isValid

from baclofen_guide.desktop.dbus.model import BUS_LOST, DAEMON, Call, Heard, Reply, Rule

if TYPE_CHECKING:
    from collections.abc import Callable

    from jeepney import Message

_log = logging.getLogger(__name__)


class BusError(Exception):
    """The bus cannot be reached."""


GREETING_S = 2.0
"""How long the bus may take to greet us; only at the beginning does anybody wait for it."""


class _Connection(DBusConnection):  # type: ignore[misc]
    """One that does not wait for ever: jeepney puts no end to the greeting."""

    def send_and_get_reply(self, message: Message, *, timeout: float | None = None) -> Message:
        return super().send_and_get_reply(message, timeout=timeout or GREETING_S)


@dataclass
class _Waiting:
    done: Callable[[Reply], None] | None
    slow: Callable[[], None] | None
    deadline: float


class Bus(QObject):
    """A connection to one message bus.

    Args:
        address: as D-Bus writes addresses; see `address`.

    Raises:
        BusError: nobody answers at `address`.

    Signals:
        lost: the bus has ended; open calls were answered with the error `BUS_LOST`.
    """

    lost = Signal()

    def __init__(self, address: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._connection: DBusConnection | None = _connect(address)
        self._waiting: dict[int, _Waiting] = {}
        self._lost_calls: list[Callable[[Reply], None]] = []
        # Callbacks are kept here and not in connections of timers: one that held the last reference to
        # this bus would delete it, and with it the timer that is just being deleted.
        self._patience, self._tell_lost = (QTimer(self, singleShot=True) for _ in range(2))
        self._patience.timeout.connect(self._on_patience_over)
        self._tell_lost.timeout.connect(self._on_time_to_tell_lost)
        self._listeners: list[tuple[MatchRule, Callable[[Heard], None]]] = []
        self._readable = QSocketNotifier(self._connection.sock.fileno(), QSocketNotifier.Type.Read, self)
        self._readable.activated.connect(self._on_socket_readable)

    @property
    def is_open(self) -> bool:
        """Whether the bus is still there."""
        return self._connection is not None

    def call(
        self,
        call: Call,
        done: Callable[[Reply], None] | None = None,
        *,
        slow: Callable[[], None] | None = None,
        patience_ms: int = 5000,
    ) -> None:
        """Ask; never waits.

        Args:
            call: what is asked.
            done: gets the reply, however late, exactly once.
            slow: called once when no reply has come after `patience_ms`.
            patience_ms: milliseconds.
        """
        if self._connection is None:
            self._answer_lost(done)
            return
        serial = next(self._connection.outgoing_serial)
        self._waiting[serial] = _Waiting(done, slow, time.monotonic() + patience_ms / 1000)
        self._arm_patience()
        try:
            self._connection.send(_message(call), serial=serial)
        except OSError:
            self._lose()

    def listen(self, rule: Rule, heard: Callable[[Heard], None]) -> None:
        """Call `heard` for each signal that matches `rule`, in the order they come."""
        self._listeners.append((_match(rule, with_sender=False), heard))
        words = _match(rule, with_sender=True).serialise()
        self.call(Call(DAEMON, "/org/freedesktop/DBus", DAEMON, "AddMatch", "s", (words,)), _log_refusal)

    def close(self) -> None:
        """Leave the bus; nothing more is called."""
        self._waiting.clear()
        self._lost_calls.clear()
        self._listeners.clear()
        self._drop_connection()

    @Slot()
    def _on_socket_readable(self) -> None:
        # One reading may bring many messages, and Qt says "readable" only once for them.
        while self._connection is not None:
            try:
                message = self._connection.receive(timeout=0)
            except TimeoutError:
                return
            except OSError:
                self._lose()
                return
            try:
                self._deliver(message)
            except Exception:
                # A mistake in one listener must not swallow the answers behind it.
                _log.exception("a D-Bus message was not understood")

    def _deliver(self, message: Message) -> None:
        fields = message.header.fields
        kind = message.header.message_type
        if kind is MessageType.signal:
            sender, member = fields.get(HeaderFields.sender, ""), fields[HeaderFields.member]
            heard = Heard(sender, member, tuple(message.body))
            self._listeners = [entry for entry in self._listeners if _is_alive(entry[1])]
            for rule, listener in list(self._listeners):
                if rule.matches(message):
                    listener(heard)
            return
        waiting = self._waiting.pop(fields.get(HeaderFields.reply_serial, -1), None)
        if waiting is None:
            return
        if waiting.slow is not None:
            self._arm_patience()
        if waiting.done is not None and _is_alive(waiting.done):
            error = fields.get(HeaderFields.error_name, "") if kind is MessageType.error else ""
            waiting.done(Reply((), error) if error else Reply(tuple(message.body)))

    def _arm_patience(self) -> None:
        """Wake for the first call that will have taken too long; for none when nobody wants to know."""
        first = min((entry.deadline for entry in self._waiting.values() if entry.slow), default=None)
        if first is None:
            self._patience.stop()
        else:
            self._patience.start(max(0, math.ceil((first - time.monotonic()) * 1000)))

    @Slot()
    def _on_patience_over(self) -> None:
        now = time.monotonic()
        for entry in list(self._waiting.values()):
            if entry.slow is not None and entry.deadline <= now:
                slow, entry.slow = entry.slow, None
                slow()
        self._arm_patience()

    def _answer_lost(self, done: Callable[[Reply], None] | None) -> None:
        """Answer `done`, but not before whoever asks has gone on."""
        if done is not None:
            self._lost_calls.append(done)
            self._tell_lost.start(0)

    @Slot()
    def _on_time_to_tell_lost(self) -> None:
        calls, self._lost_calls = self._lost_calls, []
        for done in calls:
            done(Reply(error=BUS_LOST))

    def _lose(self) -> None:
        if self._connection is None:
            return
        self._drop_connection()
        waiting, self._waiting = self._waiting, {}
        self._patience.stop()
        for entry in waiting.values():
            self._answer_lost(entry.done)
        self.lost.emit()

    def _drop_connection(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            self._readable.setEnabled(False)
            connection.close()


def open_bus(address: str | None, parent: QObject | None = None) -> Bus | None:
    """The bus at `address`, or None where there is none to reach."""
    if address is None:
        return None
    try:
        return Bus(address, parent)
    except BusError as error:
        _log.info("no bus: %s", error)
        return None


def _connect(address: str) -> DBusConnection:
    try:
        sock = prep_socket(get_bus(address), timeout=GREETING_S)
    except (OSError, RuntimeError, ValueError, KeyError, StopIteration, AttributeError) as error:
        raise BusError(f"{address}: {error}") from error
    try:
        return _Connection(sock)
    except (OSError, DBusErrorResponse) as error:
        sock.close()
        raise BusError(f"{address}: {error}") from error


def _message(call: Call) -> Message:
    address = DBusAddress(call.path, bus_name=call.service, interface=call.interface)
    message = new_method_call(address, call.method, call.signature or None, call.values)
    if not call.start:
        message.header.flags |= MessageFlag.no_auto_start
    return message


def _match(rule: Rule, *, with_sender: bool) -> MatchRule:
    match = MatchRule(
        type="signal",
        interface=rule.interface,
        member=rule.member,
        path=rule.path or None,
        # Messages carry unique names, so only the bus can tell who a well-known name is.
        sender=(rule.sender or None) if with_sender else None,
    )
    if rule.first_value:
        match.add_arg_condition(0, rule.first_value)
    return match


def _is_alive(callback: Callable[..., object]) -> bool:
    """Whether the object that `callback` belongs to still is: Qt deletes children whom Python remembers."""
    owner = getattr(getattr(callback, "func", callback), "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)


def _log_refusal(reply: Reply) -> None:
    if reply.error and reply.error != BUS_LOST:
        _log.warning("the bus refused to pass signals on: %s", reply.error)
