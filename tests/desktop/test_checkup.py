"""The check-up: every link is told, in order, with words that exist, and no link is called well unasked."""

from __future__ import annotations

import re
import string
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from baclofen_guide.desktop.checkup import quiet
from baclofen_guide.desktop.checkup.quiet import QuietProbe, quiet_link, setting_of
from baclofen_guide.desktop.checkup.run import SLEEP, AtOnce, CheckUp
from baclofen_guide.desktop.link import Link
from baclofen_guide.guide.messages import Messages
from tests.desktop.standins import NOTIFICATIONS_PATH, RefusedError, StandIn

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from baclofen_guide.desktop.dbus.bus import Bus
    from tests.desktop.standins import PrivateBus

ROOT = Path(__file__).parents[2]
ROOM = ROOT / "baclofen_guide" / "desktop"
FINE = Link("tray", "ok", "checkup.tray.on")


class Part:
    def explain(self) -> Link:
        return FINE


class Late:
    """Answers when the test says so."""

    def __init__(self) -> None:
        self.asked: list[Callable[[Link], None]] = []

    def explain(self, told: Callable[[Link], None]) -> None:
        self.asked.append(told)


@pytest.fixture
def late() -> Late:
    return Late()


@pytest.fixture
def check_up(late: Late, qapp: object) -> CheckUp:
    return CheckUp([("late", late), ("tray", AtOnce(Part()))], patience_ms=50)


def test_links_are_told_in_order(check_up: CheckUp, late: Late, qtbot: QtBot) -> None:
    link = Link("late", "ok", "checkup.sound.on")
    with qtbot.waitSignal(check_up.finished) as finished:
        check_up.run()
        late.asked[0](link)
    assert finished.args == [(link, FINE, SLEEP)]


def test_link_that_does_not_answer_is_unknown(check_up: CheckUp, late: Late, qtbot: QtBot) -> None:
    with qtbot.waitSignal(check_up.finished) as finished:
        check_up.run()
    assert finished.args == [(Link("late", "unknown", "checkup.silent"), FINE, SLEEP)]
    with qtbot.assertNotEmitted(check_up.finished):
        late.asked[0](FINE)


def test_answer_to_an_earlier_run_counts_no_more(check_up: CheckUp, late: Late, qtbot: QtBot) -> None:
    check_up.run()
    with qtbot.waitSignal(check_up.finished) as finished:
        check_up.run()
        late.asked[0](FINE)
        late.asked[1](Link("late", "off", "checkup.sound.off"))
    assert finished.args[0][0].state == "off"


def test_nothing_to_ask_is_told_at_the_end(qtbot: QtBot) -> None:
    empty = CheckUp([], patience_ms=10)
    with qtbot.waitSignal(empty.finished) as finished:
        empty.run()
    assert finished.args == [(SLEEP,)]


def test_every_message_exists_and_gets_its_values() -> None:
    messages = Messages.load(ROOT / "resources" / "content", "en")
    code = "\n".join(path.read_text("utf-8") for path in ROOM.rglob("*.py"))
    used = set(re.findall(r'"(checkup\.[a-z.-]+)"', code))
    written = {name for name in messages.words if name.startswith("checkup.")}
    shown = {name for name in written if not name.startswith(("checkup.link.", "checkup.state."))}
    assert used == shown
    values = {"server", "version", "desktop", "player"}
    for name in written:
        fields = {field for _, field, _, _ in string.Formatter().parse(messages.words[name]) if field}
        assert fields <= values, name
    links = set(re.findall(r'Link\(\s*"([a-z-]+)"', code))
    assert {f"checkup.link.{link}" for link in links} <= written


# ---- do not disturb -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answers", "state"),
    [([], "unknown"), ([None], "unknown"), ([None, False], "ok"), ([False, True, None], "warn")],
)
def test_one_yes_is_enough(answers: list[bool | None], state: str) -> None:
    assert quiet_link(answers).state == state


def ask(probe: QuietProbe, qtbot: QtBot) -> Link:
    links: list[Link] = []
    probe.explain(links.append)
    qtbot.waitUntil(lambda: bool(links))
    return links[0]


def test_without_a_bus_and_a_known_desktop_nothing_is_known(qtbot: QtBot) -> None:
    assert ask(QuietProbe(None, {}), qtbot).state == "unknown"


@pytest.mark.parametrize("is_quiet", [True, False])
def test_kde_says_so_on_the_bus(bus: Bus, private_bus: PrivateBus, qtbot: QtBot, is_quiet: bool) -> None:
    def get(interface: str, name: str) -> tuple[str, tuple[object, ...]]:
        if (interface, name) != ("org.freedesktop.Notifications", "Inhibited"):
            raise RefusedError("org.freedesktop.DBus.Error.UnknownProperty")
        return "v", (("b", is_quiet),)

    server = StandIn(private_bus.address, "org.freedesktop.Notifications", NOTIFICATIONS_PATH)
    server.answers["Get"] = get
    assert ask(QuietProbe(bus, {}), qtbot).state == ("warn" if is_quiet else "ok")
    server.vanish()


@pytest.mark.parametrize("answer", [("v", (("s", "yes"),)), ("s", ("yes",)), ("", ())])
def test_nonsense_is_not_known(
    bus: Bus, private_bus: PrivateBus, qtbot: QtBot, answer: tuple[str, tuple[object, ...]]
) -> None:
    server = StandIn(private_bus.address, "org.freedesktop.Notifications", NOTIFICATIONS_PATH)
    server.answers["Get"] = lambda *_: answer
    assert ask(QuietProbe(bus, {}), qtbot).state == "unknown"
    server.vanish()


@pytest.mark.parametrize(
    ("desktop", "printed", "state"),
    [
        ("ubuntu:GNOME", "false", "warn"),
        ("GNOME", "true", "ok"),
        ("MATE", "true", "warn"),
        ("X-Cinnamon", "", "unknown"),
    ],
)
def test_settings_of_gnome_and_its_kin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, desktop: str, printed: str, state: str
) -> None:
    program = tmp_path / "gsettings"
    program.write_text(f"#!/bin/sh\necho {printed}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    assert ask(QuietProbe(None, {"XDG_CURRENT_DESKTOP": desktop}), qtbot).state == state


def test_unknown_desktop_has_no_setting(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    assert setting_of("sway") is None
    assert setting_of("") is None
    monkeypatch.setattr(quiet.shutil, "which", lambda _program: None)
    assert ask(QuietProbe(None, {"XDG_CURRENT_DESKTOP": "GNOME"}), qtbot).state == "unknown"
