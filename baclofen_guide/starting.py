"""Starting the window: one running copy, the right window system, and nothing lost when something fails."""

from __future__ import annotations

import gc
import logging
import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from baclofen_guide.app import Application, Setup, make_qt
from baclofen_guide.context import FOUND_PROBLEMS, OK
from baclofen_guide.desktop.instance_request import Request
from baclofen_guide.desktop.single_instance import Claim, SingleInstance, runtime_folder
from baclofen_guide.startup import process_age_ms

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from PySide6.QtWidgets import QApplication

_log = logging.getLogger(__name__)


def run(setup: Setup, *, hidden: bool = False, exit_after_first_paint: bool = False) -> int:
    """Open the window and stay until the reader leaves.

    Args:
        setup: what this run is given.
        hidden: show no window, only the tray or the first reminder: start at login.
        exit_after_first_paint: print the milliseconds to the first painted page, and leave.

    Returns:
        The exit code: also 0 when another copy was brought forward, 1 when that one does not answer.
    """
    # Nothing made while starting is garbage yet; looking for it would take a twentieth of the time.
    gc.disable()
    # Before the application, so that an exception in a slot is never lost.
    catcher = _Catcher()
    sys.excepthook = catcher.caught
    _choose_window_system()
    qt = make_qt()
    instance = SingleInstance(setup.folders.data, runtime_folder(), qt)
    claim = instance.claim(Request(show=not hidden))
    if claim is not Claim.FIRST:
        return OK if claim is Claim.HANDED_OVER else _say_no_answer()
    application = Application(qt, setup)
    catcher.tell = application.say_went_wrong
    ways_out = _WaysIn(qt, application)
    instance.asked.connect(ways_out.on_asked)
    application.left.connect(ways_out.on_left)
    application.settled.connect(instance.listen)
    application.settled.connect(_collect_garbage_again)
    if exit_after_first_paint:
        application.shell.first_painted.connect(ways_out.on_first_painted)
    application.start(hidden=hidden)
    code = qt.exec()
    application.close()
    instance.close()
    return code


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


class _Catcher:
    """Turns an exception that nobody caught into a log entry and a plain message."""

    def __init__(self) -> None:
        self.tell: Callable[[], None] | None = None

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        _log.critical("an exception nobody caught", exc_info=(kind, error, trace))
        if self.tell is not None:
            QTimer.singleShot(0, self.tell)


class _WaysIn(QObject):
    """What comes from outside to a running application, and its end."""

    def __init__(self, qt: QApplication, application: Application) -> None:
        super().__init__(qt)
        self._qt, self._application, self._painted = qt, application, False

    def on_asked(self, request: Request) -> None:
        """Another copy was started and has left."""
        if request.show:
            self._application.bring_forward()

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
