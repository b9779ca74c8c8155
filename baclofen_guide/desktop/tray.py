"""The icon in the desktop's tray: says when the next dose is, and offers the few things wanted in a hurry.

Not every desktop has a tray, and at login it often comes later than we do. Untested on Windows and macOS.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from baclofen_guide.desktop.dbus.model import Heard, Rule
from baclofen_guide.desktop.dbus.service import Service
from baclofen_guide.desktop.link import Link

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

    from baclofen_guide.desktop.dbus.bus import Bus

WATCHER = "org.kde.StatusNotifierWatcher"
LOOK_AGAIN_MS = (2_000, 5_000, 15_000, 30_000, 60_000)
"""When to look for a tray again after the start, where nothing announces one."""


@dataclass(frozen=True)
class TrayTexts:
    """Everything the tray says. Empty words leave that entry out.

    Attributes:
        next_dose: such as "Next dose 14:00"; also the tip of the icon.
        open: opens the window.
        taken: records the dose `token` as taken.
        later: puts the dose `token` off.
        urgent: opens Urgent help.
        leave: ends the program.
        token: the dose that `taken` and `later` are about.
    """

    next_dose: str
    open: str
    urgent: str
    leave: str
    taken: str = ""
    later: str = ""
    token: str = ""


class Tray(QObject):
    """The tray icon, wherever and whenever there is a tray.

    Args:
        icon: the program's picture.
        texts: what it says at first.
        bus: the bus of this login, on which Linux desktops announce their tray; None where there is none.

    Signals:
        availability_changed: whether there is a tray now; until then closing the window must not hide it.
        open_chosen, urgent_chosen, leave_chosen: that entry was chosen, or the icon pressed (open).
        taken_chosen, later_chosen: token of the dose the entry was about when it was chosen.
        message_pressed: a message of `show_message` was pressed.
    """

    availability_changed = Signal(bool)
    open_chosen = Signal()
    taken_chosen = Signal(str)
    later_chosen = Signal(str)
    urgent_chosen = Signal()
    leave_chosen = Signal()
    message_pressed = Signal()

    def __init__(self, icon: QIcon, texts: TrayTexts, bus: Bus | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icon, self._texts, self._bus = icon, texts, bus
        self._tray: QSystemTrayIcon | None = None
        self._looks = iter(LOOK_AGAIN_MS)
        self._look_again = QTimer(self, singleShot=True)
        # A menu in the tray has no window to belong to, and must not be left for Python to find as garbage.
        self._menu = QMenu()
        self.destroyed.connect(self._menu.deleteLater)
        self._build()
        self._connect()

    def start(self) -> None:
        """Show the icon as soon as there is a tray."""
        if self._bus is not None:
            self._watch(self._bus)
        self.look()
        self._plan_look()

    def is_available(self) -> bool:
        """Whether the icon stands in a tray now."""
        return self._tray is not None and QSystemTrayIcon.isSystemTrayAvailable()

    def say(self, texts: TrayTexts) -> None:
        """Take new words. Taken and Later are offered only where `texts` has both words and a token."""
        self._texts = texts
        words = (texts.next_dose, texts.open, texts.urgent, texts.leave)
        for entry, word in zip(self._entries, words, strict=True):
            entry.setText(_plain(word))
            entry.setVisible(bool(word))
        self._replace_dose_entries()
        if self._tray is not None:
            self._tray.setToolTip(texts.next_dose)

    def change_icon(self, icon: QIcon) -> None:
        """Show another picture."""
        self._icon = icon
        if self._tray is not None:
            self._tray.setIcon(icon)

    def shows_messages(self) -> bool:
        """Whether `show_message` can show anything."""
        return self.is_available() and QSystemTrayIcon.supportsMessages()

    def show_message(self, title: str, body: str) -> bool:
        """Show a message at the icon; False when there is none."""
        if self._tray is None or not self.shows_messages():
            return False
        self._tray.showMessage(title, body, self._icon)
        return True

    @Slot()
    def look(self) -> None:
        """Look whether a tray has come or gone."""
        there = QSystemTrayIcon.isSystemTrayAvailable()
        if there == (self._tray is not None):
            return
        if there:
            self._appear()
        else:
            self._disappear()
        self.availability_changed.emit(there)

    def close(self) -> None:
        """Take the icon away for good."""
        self._look_again.stop()
        self._disappear()

    def explain(self) -> Link:
        """This link, for the check-up."""
        if self.is_available():
            return Link("tray", "ok", "checkup.tray.on")
        return Link("tray", "warn", "checkup.tray.off")

    def _build(self) -> None:
        self._entries = tuple(QAction(self._menu) for _ in range(4))
        next_dose, self._open, self._urgent, self._leave = self._entries
        next_dose.setEnabled(False)
        self._taken, self._later = QAction(self._menu), QAction(self._menu)
        self._menu.addActions([next_dose, self._open])
        self._menu.addSeparator()
        self._below_doses = self._menu.addSeparator()
        self._menu.addActions([self._urgent, self._leave])
        self.say(self._texts)

    def _connect(self) -> None:
        self._open.triggered.connect(self.open_chosen)
        self._urgent.triggered.connect(self.urgent_chosen)
        self._leave.triggered.connect(self.leave_chosen)
        self._menu.triggered.connect(self._on_menu_triggered)
        self._look_again.timeout.connect(self._on_time_to_look)

    def _replace_dose_entries(self) -> None:
        """New entries for each dose: a press on a menu that was opened earlier must not mean another dose."""
        for old in (self._taken, self._later):
            self._menu.removeAction(old)
            old.deleteLater()
        token = self._texts.token
        self._taken = QAction(_plain(self._texts.taken), self._menu)
        self._later = QAction(_plain(self._texts.later), self._menu)
        for entry in (self._taken, self._later):
            entry.setData(token)
            entry.setVisible(bool(token and entry.text()))
            self._menu.insertAction(self._below_doses, entry)

    def _watch(self, bus: Bus) -> None:
        Service(bus, WATCHER, self).owner_changed.connect(self.look)
        # Some desktops take the name long before they can show anything.
        for member in ("StatusNotifierHostRegistered", "StatusNotifierHostUnregistered"):
            bus.listen(Rule(WATCHER, member, sender=WATCHER), self._on_host_signal)

    def _on_host_signal(self, _heard: Heard) -> None:
        self.look()

    def _on_time_to_look(self) -> None:
        self.look()
        self._plan_look()

    def _plan_look(self) -> None:
        wait = next(self._looks, None)
        if self._tray is None and wait is not None:
            self._look_again.start(wait)

    def _appear(self) -> None:
        # A new one each time: Qt decides when it is made by which way it reaches the tray.
        self._tray = QSystemTrayIcon(self._icon, self)
        self._tray.setContextMenu(self._menu)
        self._tray.setToolTip(self._texts.next_dose)
        self._tray.activated.connect(self._on_tray_activated)
        self._tray.messageClicked.connect(self.message_pressed)
        self._tray.show()

    def _disappear(self) -> None:
        tray, self._tray = self._tray, None
        if tray is not None:
            tray.hide()
            tray.deleteLater()

    def _on_tray_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.open_chosen.emit()

    def _on_menu_triggered(self, entry: QAction) -> None:
        chosen = {self._taken: self.taken_chosen, self._later: self.later_chosen}.get(entry)
        if chosen is None:
            return
        # A second press finds nothing until new words come.
        self._taken.setEnabled(False)
        self._later.setEnabled(False)
        chosen.emit(entry.data())


def _plain(word: str) -> str:
    """`word` as a menu shows it, without a letter underlined."""
    return word.replace("&", "&&")
