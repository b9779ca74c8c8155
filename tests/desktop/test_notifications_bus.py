"""The connection to a message bus: nothing waits, nothing is lost, an ended bus is noticed."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject
from shiboken6 import delete

from baclofen_guide.desktop.dbus import bus as bus_module
from baclofen_guide.desktop.dbus.address import SYSTEM_SOCKET, session_address, system_address
from baclofen_guide.desktop.dbus.bus import Bus, BusError, open_bus
from baclofen_guide.desktop.dbus.model import BUS_LOST, DAEMON, Call, Heard, Reply, Rule
from baclofen_guide.desktop.dbus.service import Service, ask_daemon
from tests.desktop.standins import PrivateBus, StandIn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

NAME, PATH = "org.example.Echo", "/org/example"


@pytest.fixture
def echo(private_bus: PrivateBus, qapp: object) -> Iterator[StandIn]:
    found = StandIn(private_bus.address, NAME, PATH)
    found.answers["Echo"] = lambda text: ("s", (text,))
    yield found
    found.vanish()


def call(method: str, *words: str) -> Call:
    return Call(NAME, PATH, NAME, method, "s" * len(words), words)


def test_replies_come_to_those_who_asked(bus: Bus, echo: StandIn, qtbot: QtBot) -> None:
    replies: list[Reply] = []
    bus.call(call("Echo", "one"), replies.append)
    bus.call(call("Unknown"), replies.append)
    bus.call(call("Echo", "two"))
    bus.call(call("Echo", "three"), replies.append)
    qtbot.waitUntil(lambda: len(replies) == 3)
    error = "org.freedesktop.DBus.Error.UnknownMethod"
    assert replies == [Reply(("one",)), Reply((), error), Reply(("three",))]


def test_late_reply_is_called_slow_first_and_still_comes(bus: Bus, echo: StandIn, qtbot: QtBot) -> None:
    story: list[object] = []
    echo.hold_replies()
    bus.call(call("Echo", "x"), story.append, slow=lambda: story.append("slow"), patience_ms=20)
    qtbot.waitUntil(lambda: story == ["slow"])
    echo.let_go()
    qtbot.waitUntil(lambda: story == ["slow", Reply(("x",))])


def test_quick_reply_is_never_called_slow(bus: Bus, echo: StandIn, qtbot: QtBot) -> None:
    story: list[object] = []
    bus.call(call("Echo", "x"), story.append, slow=lambda: story.append("slow"), patience_ms=100)
    qtbot.waitUntil(lambda: bool(story))
    qtbot.wait(150)
    assert story == [Reply(("x",))]


def test_every_signal_of_a_burst_is_heard_in_order(bus: Bus, echo: StandIn, qtbot: QtBot) -> None:
    heard: list[Heard] = []
    bus.listen(Rule(NAME, "Tick", sender=NAME, path=PATH), heard.append)
    settled: list[Reply] = []
    bus.call(call("Echo", "ready"), settled.append)
    qtbot.waitUntil(lambda: bool(settled))
    for number in range(500):
        echo.emit_signal(NAME, "Tick", "s", str(number))
    echo.emit_signal(NAME, "Other", "s", "no")
    qtbot.waitUntil(lambda: len(heard) == 500)
    assert [signal.values[0] for signal in heard] == [str(number) for number in range(500)]


@pytest.mark.expects_log("not understood")
def test_mistake_in_one_listener_swallows_nothing(bus: Bus, echo: StandIn, qtbot: QtBot) -> None:
    heard: list[Heard] = []

    def stumble(signal: Heard) -> None:
        if signal.values[0] == "1":
            raise ValueError("a mistake")
        heard.append(signal)

    bus.listen(Rule(NAME, "Tick"), stumble)
    settled: list[Reply] = []
    bus.call(call("Echo", "ready"), settled.append)
    qtbot.waitUntil(lambda: bool(settled))
    for number in range(3):
        echo.emit_signal(NAME, "Tick", "s", str(number))
    qtbot.waitUntil(lambda: len(heard) == 2)


def test_deleted_object_is_not_called(bus: Bus, echo: StandIn, qtbot: QtBot) -> None:
    parent = QObject()
    service = Service(bus, NAME, parent)
    bus.listen(Rule(NAME, "Tick"), service._on_owner_signal)
    bus.call(call("Echo", "x"), partial(service._on_owner_reply))
    delete(parent)
    settled: list[Reply] = []
    bus.call(call("Echo", "ready"), settled.append)
    qtbot.waitUntil(lambda: bool(settled))
    echo.emit_signal(NAME, "Tick", "s", "1")
    bus.call(call("Echo", "ready"), settled.append)
    qtbot.waitUntil(lambda: len(settled) == 2)


def test_ended_bus_answers_every_open_call(
    bus: Bus, echo: StandIn, private_bus: PrivateBus, qtbot: QtBot
) -> None:
    replies: list[Reply] = []
    echo.hold_replies()
    bus.call(call("Echo", "x"), replies.append, slow=lambda: None)
    with qtbot.waitSignal(bus.lost):
        private_bus.process.kill()
    qtbot.waitUntil(lambda: replies == [Reply(error=BUS_LOST)])
    assert not bus.is_open
    bus.call(call("Echo", "y"), replies.append)
    bus.call(call("Echo", "y"))
    qtbot.waitUntil(lambda: len(replies) == 2)


def test_sending_on_an_ended_bus_is_noticed(bus: Bus, private_bus: PrivateBus, qtbot: QtBot) -> None:
    assert bus._connection is not None
    bus._connection.sock.shutdown(2)
    replies: list[Reply] = []
    bus.call(call("Echo", "x"), replies.append)
    qtbot.waitUntil(lambda: replies == [Reply(error=BUS_LOST)])


def test_closed_bus_calls_nobody(bus: Bus, echo: StandIn, qtbot: QtBot) -> None:
    replies: list[Reply] = []
    echo.hold_replies()
    bus.call(call("Echo", "x"), replies.append, slow=lambda: replies.append(Reply()), patience_ms=10)
    bus.close()
    bus.close()
    qtbot.wait(50)
    assert replies == []


def test_service_that_comes_goes_and_is_replaced(bus: Bus, private_bus: PrivateBus, qtbot: QtBot) -> None:
    service = Service(bus, NAME)
    owners: list[str] = []
    service.owner_changed.connect(owners.append)
    assert service.may_be_there
    qtbot.waitUntil(lambda: owners == [""])
    assert not service.may_be_there
    first = StandIn(private_bus.address, NAME, PATH)
    qtbot.waitUntil(lambda: owners[1:] == [first.connection.unique_name])
    assert service.may_be_there
    first.vanish()
    qtbot.waitUntil(lambda: owners[2:] == [""])


def test_service_that_the_bus_could_start_may_be_there(
    bus: Bus, private_bus: PrivateBus, qtbot: QtBot
) -> None:
    entry = f"[D-BUS Service]\nName={NAME}\nExec=/bin/false\n"
    (private_bus.services / f"{NAME}.service").write_text(entry)
    ask_daemon(bus, "ReloadConfig", lambda _reply: None)
    service = Service(bus, NAME)
    qtbot.waitUntil(lambda: service.is_known)
    assert service.may_be_there
    replies: list[Reply] = []
    bus.call(Call(NAME, PATH, NAME, "Echo", start=False), replies.append)
    qtbot.waitUntil(lambda: bool(replies))
    assert replies[0].error == f"{DAEMON}.Error.NameHasNoOwner"


@pytest.mark.parametrize("address", ["", "nonsense", "tcp:host=localhost,port=1", "unix:path=/no/such/bus"])
def test_no_bus_is_said_plainly(address: str, qapp: object) -> None:
    with pytest.raises(BusError):
        Bus(address)
    assert open_bus(address) is None
    assert open_bus(None) is None


def test_bus_that_never_greets_does_not_hang_us(
    tmp_path_factory: pytest.TempPathFactory, qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bus_module, "GREETING_S", 0.2)
    mute = PrivateBus(tmp_path_factory.mktemp("m"), policy="<deny receive_sender='*'/>")
    try:
        assert open_bus(mute.address) is None
    finally:
        mute.end()


@pytest.mark.expects_log("refused to pass signals on")
def test_refused_rule_is_logged(bus: Bus, qtbot: QtBot) -> None:
    bus.listen(Rule("not a name", "Tick"), lambda _heard: None)
    done: list[Reply] = []
    ask_daemon(bus, "GetId", done.append)
    qtbot.waitUntil(lambda: bool(done))


def test_addresses(tmp_path: Path) -> None:
    assert session_address({"DBUS_SESSION_BUS_ADDRESS": "unix:path=/x"}) == "unix:path=/x"
    assert session_address({"XDG_RUNTIME_DIR": str(tmp_path)}) is None
    (tmp_path / "bus").touch()
    assert session_address({"XDG_RUNTIME_DIR": str(tmp_path)}) == f"unix:path={Path(tmp_path, 'bus')}"
    assert session_address({}) is None
    assert system_address({}) == SYSTEM_SOCKET
    assert system_address({"DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/y"}) == "unix:path=/y"
