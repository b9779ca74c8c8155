"""Messages on a real desktop: dunst shows them on a real display, and real presses come back."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from baclofen_guide.desktop.checkup.quiet import QuietProbe
from baclofen_guide.desktop.checkup.run import CheckUp
from baclofen_guide.desktop.notifications.choose import Notifications
from baclofen_guide.desktop.notifications.freedesktop import FreedesktopNotifier
from baclofen_guide.desktop.notifications.model import Action, Answer, Message
from baclofen_guide.desktop.notifications.none import NoNotifier
from baclofen_guide.desktop.notifications.shown_ids import ShownIdsFile
from baclofen_guide.desktop.notifications.wire import Sender
from tests.desktop.conftest import need

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from baclofen_guide.desktop.dbus.bus import Bus
    from tests.desktop.standins import PrivateBus

pytestmark = pytest.mark.desktop

CHILD = Path(__file__).with_name("message_child.py")
ROOT = Path(__file__).parents[2]
SENDER = Sender("Baclofen Guide", "", "baclofen-guide")
DOSE = Message(
    "dose-8", "Time for a dose", "10 mg & food", (Action("taken", "Taken"), Action("later", "Later")), "Open"
)
CONFIG = """\
[global]
    width = 400
    offset = 20x20
    dmenu = {menu}
    mouse_left_click = close_current
    mouse_middle_click = do_action
[urgency_critical]
    timeout = 0
"""


class Dunst:
    """A real notification service on the private bus and the test's display."""

    def __init__(self, bus: PrivateBus, folder: Path) -> None:
        self.environ = os.environ | {"DBUS_SESSION_BUS_ADDRESS": bus.address}
        self._menu, self._config = folder / "menu", folder / "dunstrc"
        self._menu.write_text("#!/bin/sh\nexit 1\n")
        self._menu.chmod(0o755)
        self._config.write_text(CONFIG.format(menu=self._menu))
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def command(self) -> list[str]:
        return [shutil.which("dunst") or "dunst", "-conf", str(self._config)]

    def start(self) -> None:
        self.process = subprocess.Popen(self.command, env=self.environ, stderr=subprocess.DEVNULL)

    def kill(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait(10)

    def control(self, *words: str) -> str:
        done = subprocess.run(
            ["dunstctl", *words], env=self.environ, capture_output=True, text=True, check=False
        )
        return done.stdout.strip()

    def on_screen(self) -> int:
        return int(self.control("count", "displayed") or 0)

    def choose(self, text: str) -> None:
        """Open dunst's own menu of actions and take the line with `text`."""
        self._menu.write_text(f"#!/bin/sh\ngrep -m1 {text}\n")
        self.control("context")

    def click(self, button: int) -> None:
        """Press a button of the mouse in the middle of the message."""
        found = ["xdotool", "search", "--onlyvisible", "--class", "Dunst"]
        window = subprocess.run(found, capture_output=True, text=True, check=True).stdout.split()[0]
        subprocess.run(
            ["xdotool", "mousemove", "--window", window, "60", "20", "click", str(button)], check=True
        )


@pytest.fixture
def dunst(private_bus: PrivateBus, tmp_path: Path) -> Iterator[Dunst]:
    need("dunst", "dunstctl", "xdotool", "dbus-send")
    found = Dunst(private_bus, tmp_path)
    yield found
    found.kill()


@pytest.fixture
def notifier(dunst: Dunst, open_bus: Callable[[], Bus], ids_path: Path) -> FreedesktopNotifier:
    dunst.start()
    return FreedesktopNotifier(open_bus(), SENDER, ShownIdsFile(ids_path))


def told(notifier: FreedesktopNotifier) -> list[tuple[str, object]]:
    story: list[tuple[str, object]] = []
    for name in ("shown", "answered", "opened", "closed", "failed"):
        getattr(notifier.outcomes, name).connect(lambda what, name=name: story.append((name, what)))
    return story


def show(notifier: FreedesktopNotifier, dunst: Dunst, qtbot: QtBot) -> list[tuple[str, object]]:
    """Show the message and wait until it stands on the screen."""
    qtbot.waitUntil(lambda: bool(notifier.server.service.owner))
    story = told(notifier)
    notifier.show(DOSE)
    qtbot.waitUntil(lambda: dunst.on_screen() == 1)
    qtbot.waitUntil(lambda: story == [("shown", "dose-8")])
    return story


def test_taken_on_a_real_message_arrives_and_takes_it_away(
    notifier: FreedesktopNotifier, dunst: Dunst, qtbot: QtBot
) -> None:
    story = show(notifier, dunst, qtbot)
    dunst.choose("Taken")
    qtbot.waitUntil(lambda: story[1:] == [("answered", Answer("dose-8", "taken"))])
    qtbot.waitUntil(lambda: dunst.on_screen() == 0)


def test_later_on_a_real_message_arrives(notifier: FreedesktopNotifier, dunst: Dunst, qtbot: QtBot) -> None:
    story = show(notifier, dunst, qtbot)
    dunst.choose("Later")
    qtbot.waitUntil(lambda: story[1:] == [("answered", Answer("dose-8", "later"))])


def test_closing_with_the_mouse_is_no_answer(
    notifier: FreedesktopNotifier, dunst: Dunst, qtbot: QtBot
) -> None:
    story = show(notifier, dunst, qtbot)
    dunst.click(1)
    qtbot.waitUntil(lambda: story[1:] == [("closed", "dose-8")])


def test_press_on_the_message_itself_is_no_answer(
    notifier: FreedesktopNotifier, dunst: Dunst, qtbot: QtBot
) -> None:
    story = show(notifier, dunst, qtbot)
    dunst.click(2)
    qtbot.waitUntil(lambda: ("opened", "dose-8") in story)
    qtbot.wait(200)
    assert not [name for name, _ in story if name == "answered"]


def test_same_dose_takes_the_place_of_its_earlier_message(
    notifier: FreedesktopNotifier, dunst: Dunst, qtbot: QtBot
) -> None:
    story = show(notifier, dunst, qtbot)
    notifier.show(Message("dose-8", "Still time", "10 mg", DOSE.actions))
    qtbot.waitUntil(lambda: len(story) == 2)
    assert dunst.on_screen() == 1
    dunst.choose("Taken")
    qtbot.waitUntil(lambda: story[2:] == [("answered", Answer("dose-8", "taken"))])


def test_message_of_a_killed_program_is_withdrawn_by_the_next(
    dunst: Dunst, private_bus: PrivateBus, open_bus: Callable[[], Bus], ids_path: Path, qtbot: QtBot
) -> None:
    dunst.start()
    child = subprocess.Popen(
        [sys.executable, str(CHILD), private_bus.address, str(ids_path)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "shown\n"
    child.kill()
    child.wait(10)
    child.stdout.close()
    assert dunst.on_screen() == 1
    FreedesktopNotifier(bus := open_bus(), SENDER, ShownIdsFile(ids_path), bus)
    qtbot.waitUntil(lambda: dunst.on_screen() == 0)


def test_killed_service_that_comes_back_shows_the_message_again(
    notifier: FreedesktopNotifier, dunst: Dunst, qtbot: QtBot
) -> None:
    story = show(notifier, dunst, qtbot)
    dunst.kill()
    dunst.start()
    qtbot.waitUntil(lambda: dunst.on_screen() == 1, timeout=30_000)
    dunst.choose("Taken")
    qtbot.waitUntil(lambda: story[2:] == [("answered", Answer("dose-8", "taken"))])


def test_service_that_the_bus_starts_is_started_and_started_again(
    dunst: Dunst, private_bus: PrivateBus, open_bus: Callable[[], Bus], ids_path: Path, qtbot: QtBot
) -> None:
    entry = f"[D-BUS Service]\nName=org.freedesktop.Notifications\nExec={' '.join(dunst.command)}\n"
    (private_bus.services / "dunst.service").write_text(entry)
    bus = open_bus()
    assert bus._connection is not None
    bus._connection.bus_proxy.ReloadConfig()
    notifier = FreedesktopNotifier(bus, SENDER, ShownIdsFile(ids_path))
    notifier._absence.setInterval(100)
    story = told(notifier)
    notifier.show(DOSE)
    qtbot.waitUntil(lambda: dunst.on_screen() == 1, timeout=30_000)
    pid = bus._connection.bus_proxy.GetConnectionUnixProcessID("org.freedesktop.Notifications")[0]
    os.kill(pid, 9)
    qtbot.waitUntil(lambda: story.count(("shown", "dose-8")) == 2, timeout=30_000)
    assert dunst.on_screen() == 1
    dunst.choose("Taken")
    qtbot.waitUntil(lambda: story[-1] == ("answered", Answer("dose-8", "taken")))


def test_no_service_is_reported_and_never_silent(
    open_bus: Callable[[], Bus], ids_path: Path, qtbot: QtBot
) -> None:
    ways = [FreedesktopNotifier(open_bus(), SENDER, ShownIdsFile(ids_path)), NoNotifier()]
    notifications = Notifications(ways)
    with qtbot.waitSignal(notifications.outcomes.failed) as failed:
        notifications.show(DOSE)
    assert failed.args == ["dose-8"]


def test_check_up_reads_the_real_service_and_its_do_not_disturb(
    notifier: FreedesktopNotifier, dunst: Dunst, open_bus: Callable[[], Bus], qtbot: QtBot
) -> None:
    check_up = CheckUp([("notifications", notifier), ("do-not-disturb", QuietProbe(open_bus(), {}))])
    qtbot.waitUntil(lambda: dunst.control("is-paused") == "false")
    for paused, state in (("false", "ok"), ("true", "warn")):
        dunst.control("set-paused", paused)
        with qtbot.waitSignal(check_up.finished) as finished:
            check_up.run()
        service, quiet, _sleep = finished.args[0]
        assert (service.state, service.values["server"]) == ("ok", "dunst")
        assert service.values["version"][0].isdigit()
        assert quiet.state == state


def test_sending_does_not_hold_up_the_window(
    notifier: FreedesktopNotifier, dunst: Dunst, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: bool(notifier.server.service.owner))
    start = time.perf_counter()
    notifier.show(DOSE)
    assert time.perf_counter() - start < 0.1
