"""Everything that runs while the program waits for a dose, and how often it wakes the computer.

Usage: idle_child.py SESSION_BUS SYSTEM_BUS IDS_FILE SECONDS
Prints: looks of the timer, wake-ups of the whole process (each end of a wait, in every thread), CPU in ms.
"""

from __future__ import annotations

import os
import sys
import time
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QApplication

from baclofen_guide.desktop.clock_watch import ClockWatch
from baclofen_guide.desktop.dbus.bus import Bus
from baclofen_guide.desktop.notifications.freedesktop import FreedesktopNotifier
from baclofen_guide.desktop.notifications.model import Message
from baclofen_guide.desktop.notifications.shown_ids import ShownIdsFile
from baclofen_guide.desktop.notifications.wire import Sender
from baclofen_guide.desktop.power import SleepWatch
from baclofen_guide.desktop.tray import Tray, TrayTexts
from baclofen_guide.desktop.wake_timer import WakeTimer
from baclofen_guide.desktop.zone import computer_zone
from baclofen_guide.settings.clock import SystemClock

if TYPE_CHECKING:
    from datetime import datetime

SETTLING_MS = 3000


class Idle:
    """The parts, and what they did in the time that counts."""

    def __init__(self, application: QApplication, seconds: int) -> None:
        self._application, self._seconds = application, seconds
        self.looks = 0
        self.clock = SystemClock()
        self._due = self.clock.now() + timedelta(hours=5)
        self._before = (0, 0, 0.0)

    def next_wake(self, _now: datetime) -> datetime:
        return self._due

    def on_wake(self, _now: datetime) -> None:
        raise AssertionError("nothing is due for hours")

    def on_look(self) -> None:
        self.looks += 1

    def begin(self) -> None:
        self._before = (self.looks, wake_ups(), time.process_time())
        QTimer.singleShot(self._seconds * 1000, self.end)

    def end(self) -> None:
        looks, wakes, cpu = self._before
        # The last wait is our own: it ends the measuring.
        counted = (self.looks - looks, wake_ups() - wakes - 1, round((time.process_time() - cpu) * 1000))
        sys.stdout.write(" ".join(map(str, counted)) + "\n")
        self._application.quit()


def wake_ups() -> int:
    """How often any thread of this process has waited: each wait is ended by a wake-up."""
    waits = 0
    for thread in Path("/proc/self/task").iterdir():
        status = (thread / "status").read_text("ascii", errors="replace")
        waits += int(status.partition("\nvoluntary_ctxt_switches:")[2].split()[0])
    return waits


def main() -> None:
    session, system, ids, seconds = sys.argv[1:5]
    application = QApplication(sys.argv[:1])
    pixmap = QPixmap(22, 22)
    pixmap.fill("teal")
    idle = Idle(application, int(seconds))
    bus = Bus(session)
    tray = Tray(QIcon(pixmap), TrayTexts("Next dose 14:00", "Open", "Urgent help", "Quit"), bus)
    tray.start()
    notifier = FreedesktopNotifier(
        bus, Sender("Baclofen Guide", "", "baclofen-guide"), ShownIdsFile(Path(ids))
    )
    notifier.show(Message("dose-8", "Time for a dose", "10 mg"))
    watch = ClockWatch(idle.clock, lambda: computer_zone(os.environ))
    timer = WakeTimer(idle.clock, idle.next_wake, idle.on_wake, lambda: (idle.on_look(), watch.look())[0])
    sleep = SleepWatch(Bus(system))
    sleep.woke.connect(timer.look)
    timer.look()
    QTimer.singleShot(SETTLING_MS, idle.begin)
    application.exec()


if __name__ == "__main__":
    main()
