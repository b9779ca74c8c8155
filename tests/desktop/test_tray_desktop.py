"""Real trays on a real display: of the older kind (trayer) and of the newer one, and both come late."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPixmap

from baclofen_guide.desktop.dbus.bus import Bus
from baclofen_guide.desktop.tray import Tray, TrayTexts
from tests.desktop.conftest import need

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.desktop

WATCHER = Path(__file__).with_name("watcher_child.py")
COLOUR = QColor(250, 20, 210)
TEXTS = TrayTexts("8:00 dose", "Open", "Urgent help", "Quit", "Taken 8:00", "Later", "dose-8")


@pytest.fixture
def icon(qapp: object) -> QIcon:
    pixmap = QPixmap(64, 64)
    pixmap.fill(COLOUR)
    return QIcon(pixmap)


@pytest.fixture
def tray(icon: QIcon) -> Iterator[Tray]:
    bus = Bus(os.environ["DBUS_SESSION_BUS_ADDRESS"])
    found = Tray(icon, TEXTS, bus)
    yield found
    found.close()
    bus.close()


@pytest.fixture
def trayer() -> Iterator[subprocess.Popen[bytes]]:
    need("trayer", "xdotool")
    process = subprocess.Popen(
        [
            "trayer",
            "--edge",
            "top",
            "--align",
            "left",
            "--widthtype",
            "pixel",
            "--width",
            "200",
            "--height",
            "32",
        ],
        stderr=subprocess.DEVNULL,
    )
    yield process
    process.kill()
    process.wait(10)


def where_the_icon_is() -> tuple[int, int] | None:
    """The first pixel of the icon's colour on the real screen."""
    image = QGuiApplication.primaryScreen().grabWindow(0).toImage()
    for y in range(0, 64, 2):
        for x in range(0, image.width(), 2):
            colour = image.pixelColor(x, y)
            if abs(colour.red() - 250) + abs(colour.green() - 20) + abs(colour.blue() - 210) < 30:
                return x, y
    return None


def test_icon_stands_in_a_tray_that_came_later_and_is_pressed(
    tray: Tray, request: pytest.FixtureRequest, qtbot: QtBot
) -> None:
    tray.start()
    assert not tray.is_available()
    trayer = request.getfixturevalue("trayer")
    with qtbot.waitSignal(tray.availability_changed, timeout=20_000) as changed:
        pass
    assert changed.args == [True]
    qtbot.waitUntil(lambda: where_the_icon_is() is not None, timeout=30_000)
    x, y = where_the_icon_is() or (0, 0)
    with qtbot.waitSignal(tray.open_chosen):
        subprocess.run(["xdotool", "mousemove", str(x + 4), str(y + 4), "click", "1"], check=True)
    trayer.kill()
    trayer.wait(10)
    qtbot.waitUntil(lambda: not tray.is_available())
    tray.look()
    assert tray.explain().state == "warn"


@pytest.mark.usefixtures("trayer")
def test_taken_in_the_real_menu_names_its_dose(tray: Tray, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: tray._tray is not None or tray.start() or tray.is_available(), timeout=30_000)
    qtbot.waitUntil(lambda: where_the_icon_is() is not None, timeout=30_000)
    x, y = where_the_icon_is() or (0, 0)
    subprocess.run(["xdotool", "mousemove", str(x + 4), str(y + 4), "click", "3"], check=True)
    qtbot.waitUntil(tray._menu.isVisible)
    place = tray._menu.mapToGlobal(tray._menu.actionGeometry(tray._taken).center())
    with qtbot.waitSignal(tray.taken_chosen) as chosen:
        subprocess.run(["xdotool", "mousemove", str(place.x()), str(place.y()), "click", "1"], check=True)
    assert chosen.args == ["dose-8"]


def test_tray_of_the_newer_kind_that_comes_late_gets_the_icon(tray: Tray, qtbot: QtBot) -> None:
    tray.start()
    assert not tray.is_available()
    watcher = subprocess.Popen([sys.executable, str(WATCHER)], stdout=subprocess.PIPE, text=True)
    assert watcher.stdout is not None
    try:
        qtbot.waitUntil(tray.is_available, timeout=30_000)
        assert watcher.stdout.readline() == "ready\n"
        assert watcher.stdout.readline() == "registered\n"
    finally:
        watcher.kill()
        watcher.wait(10)
        watcher.stdout.close()
    qtbot.waitUntil(lambda: not tray.is_available(), timeout=30_000)
