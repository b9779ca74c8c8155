"""Shows one message, says so, and waits to be killed. Usage: message_child.py BUS_ADDRESS IDS_FILE"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from baclofen_guide.desktop.dbus.bus import Bus
from baclofen_guide.desktop.notifications.freedesktop import FreedesktopNotifier
from baclofen_guide.desktop.notifications.model import Action, Message
from baclofen_guide.desktop.notifications.shown_ids import ShownIdsFile
from baclofen_guide.desktop.notifications.wire import Sender


def say_shown(_token: str) -> None:
    sys.stdout.write("shown\n")
    sys.stdout.flush()


def main() -> None:
    application = QCoreApplication(sys.argv[:1])
    notifier = FreedesktopNotifier(
        Bus(sys.argv[1]), Sender("Baclofen Guide", "", "baclofen-guide"), ShownIdsFile(Path(sys.argv[2]))
    )
    notifier.outcomes.shown.connect(say_shown)
    notifier.show(Message("dose-8", "Time for a dose", "10 mg", (Action("taken", "Taken"),)))
    application.exec()


if __name__ == "__main__":
    main()
