"""Sleep and waking, as systemd-logind announces them on the system bus.

Where nobody announces them, `clock_watch` notices a sleep afterwards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from baclofen_guide.desktop.dbus.model import Heard, Rule
from baclofen_guide.desktop.dbus.service import Service
from baclofen_guide.desktop.link import Link

if TYPE_CHECKING:
    from baclofen_guide.desktop.dbus.bus import Bus

LOGIND = "org.freedesktop.login1"
PATH = "/org/freedesktop/login1"
MANAGER = "org.freedesktop.login1.Manager"


class SleepWatch(QObject):
    """Hears that the computer goes to sleep and that it is awake again.

    Args:
        bus: the system bus; None where there is none.

    Signals:
        fell_asleep: the computer is about to sleep.
        woke: it is awake again; look at once at what is due.
    """

    fell_asleep = Signal()
    woke = Signal()

    def __init__(self, bus: Bus | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus, self._logind = bus, None if bus is None else Service(bus, LOGIND, self)
        if bus is not None:
            bus.listen(Rule(MANAGER, "PrepareForSleep", sender=LOGIND, path=PATH), self._on_prepare_for_sleep)

    def is_listening(self) -> bool:
        """Whether somebody is there who would tell us. Not being refused to listen is no proof of that."""
        return self._bus is not None and self._bus.is_open and bool(self._logind and self._logind.owner)

    def explain(self) -> Link:
        """This link, for the check-up."""
        if self.is_listening():
            return Link("waking", "ok", "checkup.waking.told")
        return Link("waking", "warn", "checkup.waking.noticed")

    def _on_prepare_for_sleep(self, heard: Heard) -> None:
        if heard.values and heard.values[0]:
            self.fell_asleep.emit()
        else:
            self.woke.emit()
