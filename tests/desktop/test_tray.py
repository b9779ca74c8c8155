"""The tray icon: there when there is a tray, and a press on it means the dose that it named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAction, QIcon, QPixmap
from PySide6.QtWidgets import QSystemTrayIcon

from baclofen_guide.desktop import tray as tray_module
from baclofen_guide.desktop.tray import WATCHER, Tray, TrayTexts
from tests.desktop.standins import StandIn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from baclofen_guide.desktop.dbus.bus import Bus
    from tests.desktop.standins import PrivateBus

# The window system of these tests has no tray, and Qt says so when it is told that there is one.
pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)

QUIET = TrayTexts("No dose planned", "Open", "Urgent help", "Quit")
DUE = TrayTexts("8:00 dose & more", "Open", "Urgent help", "Quit", "Taken 8:00", "Later", "dose-8")


class Desktop:
    """Whether there is a tray, as the test has it."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.has_tray = True
        patch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: self.has_tray)


@pytest.fixture
def desktop(qapp: object, monkeypatch: pytest.MonkeyPatch) -> Desktop:
    return Desktop(monkeypatch)


@pytest.fixture
def icon(qapp: object) -> QIcon:
    pixmap = QPixmap(22, 22)
    pixmap.fill("teal")
    return QIcon(pixmap)


@pytest.fixture
def tray(desktop: Desktop, icon: QIcon) -> Iterator[Tray]:
    found = Tray(icon, QUIET, None)
    yield found
    found.close()


def entries(tray: Tray) -> list[str]:
    return [entry.text() for entry in tray._menu.actions() if entry.isVisible() and entry.text()]


def entry(tray: Tray, text: str) -> QAction:
    return next(found for found in tray._menu.actions() if found.text() == text)


def test_menu_offers_taken_and_later_only_for_a_dose(tray: Tray) -> None:
    assert entries(tray) == ["No dose planned", "Open", "Urgent help", "Quit"]
    tray.say(DUE)
    assert entries(tray) == ["8:00 dose && more", "Open", "Taken 8:00", "Later", "Urgent help", "Quit"]
    tray.say(TrayTexts("x", "Open", "Urgent help", "Quit", "Taken", "Later", token=""))
    assert entries(tray) == ["x", "Open", "Urgent help", "Quit"]


def test_every_entry_has_its_signal(tray: Tray, qtbot: QtBot) -> None:
    tray.say(DUE)
    for text, signal in (
        ("Open", tray.open_chosen), ("Urgent help", tray.urgent_chosen), ("Quit", tray.leave_chosen),
    ):  # fmt: skip
        with qtbot.waitSignal(signal, timeout=100):
            entry(tray, text).trigger()


def test_taken_names_its_dose_and_counts_once(tray: Tray) -> None:
    chosen: list[str] = []
    tray.taken_chosen.connect(chosen.append)
    tray.say(DUE)
    taken = entry(tray, "Taken 8:00")
    taken.trigger()
    taken.trigger()
    entry(tray, "Later").trigger()
    assert chosen == ["dose-8"]


def test_later_names_its_dose(tray: Tray) -> None:
    chosen: list[str] = []
    tray.later_chosen.connect(chosen.append)
    tray.say(DUE)
    entry(tray, "Later").trigger()
    assert chosen == ["dose-8"]


def test_press_on_a_menu_of_the_last_dose_does_not_mean_the_next(tray: Tray) -> None:
    chosen: list[str] = []
    tray.taken_chosen.connect(chosen.append)
    tray.say(DUE)
    seen_by_the_user = entry(tray, "Taken 8:00")
    tray.say(TrayTexts("14:00", "Open", "Urgent help", "Quit", "Taken 14:00", "Later", "dose-14"))
    seen_by_the_user.trigger()
    assert chosen == []


def test_tray_that_comes_later_and_goes(tray: Tray, desktop: Desktop) -> None:
    desktop.has_tray = False
    changes: list[bool] = []
    tray.availability_changed.connect(changes.append)
    tray.start()
    assert (tray.is_available(), tray.explain().state) == (False, "warn")
    assert not tray.show_message("Title", "text")
    desktop.has_tray = True
    tray.look()
    tray.look()
    assert (tray.is_available(), tray.explain().state) == (True, "ok")
    desktop.has_tray = False
    assert not tray.is_available()
    tray.look()
    assert changes == [True, False]


def test_tray_is_looked_for_again_where_nobody_announces_it(
    tray: Tray, desktop: Desktop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tray, "_looks", iter((10, 20, 30)))
    desktop.has_tray = False
    tray.start()
    qtbot.wait(15)
    desktop.has_tray = True
    qtbot.waitUntil(tray.is_available)
    assert not tray._look_again.isActive()


def test_looking_for_a_tray_ends(tray: Tray, desktop: Desktop, qtbot: QtBot) -> None:
    tray._looks = iter((5,))
    desktop.has_tray = False
    tray.start()
    qtbot.wait(30)
    assert not tray._look_again.isActive()
    assert sum(tray_module.LOOK_AGAIN_MS) < 120_000


def test_tray_host_that_is_announced_is_found_at_once(
    desktop: Desktop, icon: QIcon, bus: Bus, private_bus: PrivateBus, qtbot: QtBot
) -> None:
    desktop.has_tray = False
    tray = Tray(icon, QUIET, bus)
    tray.start()
    watcher = StandIn(private_bus.address, WATCHER, "/StatusNotifierWatcher")
    assert watcher.connection.bus_proxy.NameHasOwner(WATCHER) == (1,)
    qtbot.wait(20)
    # The name is taken before anything can be shown: only the host's word counts.
    desktop.has_tray = True
    assert tray._tray is None
    watcher.emit_signal(WATCHER, "StatusNotifierHostRegistered", "")
    qtbot.waitUntil(tray.is_available)
    desktop.has_tray = False
    watcher.emit_signal(WATCHER, "StatusNotifierHostUnregistered", "")
    qtbot.waitUntil(lambda: tray._tray is None)
    desktop.has_tray = True
    watcher.vanish()
    qtbot.waitUntil(lambda: tray._tray is not None)
    tray.close()


def test_icon_tip_and_messages(
    tray: Tray, icon: QIcon, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[tuple[str, str]] = []
    monkeypatch.setattr(QSystemTrayIcon, "supportsMessages", lambda: True)
    monkeypatch.setattr(
        QSystemTrayIcon, "showMessage", lambda _tray, title, body, _icon: shown.append((title, body))
    )
    tray.start()
    tray.say(DUE)
    tray.change_icon(icon)
    assert tray._tray is not None
    assert tray._tray.toolTip() == "8:00 dose & more"
    assert tray.show_message("Title", "text")
    assert shown == [("Title", "text")]
    with qtbot.waitSignal(tray.message_pressed):
        tray._tray.messageClicked.emit()


def test_press_on_the_icon_opens(tray: Tray, qtbot: QtBot) -> None:
    tray.start()
    assert tray._tray is not None
    reason = QSystemTrayIcon.ActivationReason
    with qtbot.waitSignal(tray.open_chosen):
        tray._tray.activated.emit(reason.Trigger)
    with qtbot.assertNotEmitted(tray.open_chosen):
        tray._tray.activated.emit(reason.Context)
