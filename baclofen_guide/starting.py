"""Starting the window: one running copy, the right window system, and nothing lost when something fails."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from baclofen_guide.app import Application, Setup
from baclofen_guide.context import FOUND_PROBLEMS, OK
from baclofen_guide.crash import CrashWatch
from baclofen_guide.desktop.instance_request import Request
from baclofen_guide.desktop.single_instance import Claim, SingleInstance, runtime_folder
from baclofen_guide.startup import process_age_ms
from baclofen_guide.ui.qt_application import make_qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def run(
    setup: Setup, *, hidden: bool = False, exit_after_first_paint: bool = False, file: Path | None = None
) -> int:
    """Open the window and stay until the reader leaves.

    Args:
        setup: what this run is given.
        hidden: show no window, only the tray or the first reminder: start at login.
        file: a plan to show, whole path; a copy that runs already shows it.
        exit_after_first_paint: print the milliseconds to the first painted page, and leave.

    Returns:
        The exit code: also 0 when another copy was brought forward, 1 when that one does not answer.
    """
    # Nothing made while starting is garbage yet; looking for it would take a twentieth of the time.
    gc.disable()
    # Before the application, so that an exception in a slot is never lost.
    watch = CrashWatch(setup.folders.state, setup.clock.today)
    watch.start()
    _choose_window_system()
    qt = make_qt()
    instance = SingleInstance(_one_of_its_kind(setup), runtime_folder(), qt)
    claim = instance.claim(Request(show=not hidden, open=str(file or "")))
    if claim is not Claim.FIRST:
        return OK if claim is Claim.HANDED_OVER else _say_no_answer()
    try:
        application = Application(qt, setup)
        failures = _Failures(qt, watch, application)
        ways_in = _WaysIn(qt, application)
        instance.asked.connect(ways_in.on_asked)
        application.left.connect(ways_in.on_left)
        application.settled.connect(instance.listen)
        application.settled.connect(_collect_garbage_again)
        application.settled.connect(failures.tell_of_last_run)
        if exit_after_first_paint:
            application.shell.first_painted.connect(ways_in.on_first_painted)
        application.start(hidden=hidden)
        if file is not None:
            application.files.open(file)
    except Exception as error:
        # Whoever started this from a menu sees no terminal.
        watch.note(error)
        instance.close()
        return FOUND_PROBLEMS if exit_after_first_paint else _say_cannot_start(watch.left_behind())
    code = qt.exec()
    application.close()
    instance.close()
    return code


def _one_of_its_kind(setup: Setup) -> Path:
    """What only one running copy may stand for: the record, or teaching, which opens none."""
    return setup.folders.data / "teaching" if setup.teaches else setup.folders.data


def _collect_garbage_again() -> None:
    """What was made so far stays until the end, so it is never looked through again."""
    gc.freeze()
    gc.enable()


def _choose_window_system() -> None:
    """Under Wayland a reminder stays on top only as an X window; to be settled before Qt starts."""
    if "WAYLAND_DISPLAY" not in os.environ and os.environ.get("XDG_SESSION_TYPE") != "wayland":
        return
    from baclofen_guide.desktop.display import platform_for_reminders, x_server_answers

    platform = platform_for_reminders(os.environ, sys.platform, x_server_answers)
    if platform is not None:
        os.environ["QT_QPA_PLATFORM"] = platform


class _Failures(QObject):
    """Tells the reader of what nobody caught, from whatever thread it came, and of how the last run ended."""

    noted = Signal()

    def __init__(self, qt: QApplication, watch: CrashWatch, application: Application) -> None:
        super().__init__(qt)
        self._watch, self._application = watch, application
        # Queued: the picture that could not be painted, or the other thread, comes to its end first.
        self.noted.connect(self._on_noted, Qt.ConnectionType.QueuedConnection)
        watch.tell = self.noted.emit

    def tell_of_last_run(self) -> None:
        """Say that the last run failed, unless the reader has been told."""
        report = self._watch.left_behind()
        if report:
            self._application.say_went_wrong(report, last_time=True)

    def _on_noted(self) -> None:
        self._application.say_went_wrong(self._watch.report())


class _WaysIn(QObject):
    """What comes from outside to a running application, and its end."""

    def __init__(self, qt: QApplication, application: Application) -> None:
        super().__init__(qt)
        self._qt, self._application, self._painted = qt, application, False

    def on_asked(self, request: Request) -> None:
        """Another copy was started and has left."""
        if request.show:
            self._application.bring_forward()
        if request.open:
            self._application.files.open(Path(request.open))

    def on_left(self) -> None:
        """The reader left. A window that refuses to close could veto `quit`, never this."""
        self._qt.exit(OK)

    def on_first_painted(self) -> None:
        """Print how long it took to the first painted page, and leave."""
        if not self._painted:
            self._painted = True
            sys.stdout.write(f"{process_age_ms():.0f}\n")
            sys.stdout.flush()
            QTimer.singleShot(0, self._application.leave)


def _say_no_answer() -> int:
    """Two copies must not write one record, so this one says why it leaves."""
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtWidgets import QMessageBox

    words = QCoreApplication.translate(
        "Starting",
        "Baclofen Guide is already open, but it does not answer. Reminders may not come. "
        "Log out and in again, or restart this computer, then open it once more.",
    )
    QMessageBox.warning(None, "Baclofen Guide", words)
    return FOUND_PROBLEMS


def _say_cannot_start(report: str) -> int:
    """No window will come, so a box says what that means, with the report to copy."""
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtWidgets import QMessageBox

    words = QCoreApplication.translate(
        "Starting",
        "Baclofen Guide could not start, so reminders will not come from this computer. "
        "Your record is not touched. Take your doses as ordered, and use another reminder for now. "
        "Please give the report below to whoever set up this program. It holds nothing that you typed.",
    )
    box = QMessageBox(QMessageBox.Icon.Warning, "Baclofen Guide", words)
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    box.setDetailedText(report)
    box.exec()
    return FOUND_PROBLEMS
