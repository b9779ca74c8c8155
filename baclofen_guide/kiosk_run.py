"""Runs the kiosk: one copy, a scratch folder, signs of life, a clean start after whatever goes wrong."""

from __future__ import annotations

import logging
import os
import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from baclofen_guide.context import FOUND_PROBLEMS, OK, START_ANEW
from baclofen_guide.crash import CrashWatch
from baclofen_guide.desktop.awake import KeepAwake
from baclofen_guide.desktop.instance_request import Request
from baclofen_guide.desktop.scratch import Scratch
from baclofen_guide.desktop.service_manager import ServiceManager
from baclofen_guide.desktop.single_instance import Claim, SingleInstance, runtime_folder
from baclofen_guide.desktop.voice import is_there_a_voice, open_voice
from baclofen_guide.kiosk import Kiosk, KioskSetup
from baclofen_guide.startup import process_age_ms
from baclofen_guide.ui.kiosk.handouts import print_on
from baclofen_guide.ui.kiosk.presence import Presence
from baclofen_guide.ui.qt_application import make_qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from baclofen_guide.context import Context

_log = logging.getLogger(__name__)
MOST_SLIPS, WITHIN_S = 3, 60.0


def run(context: Context, *, exit_after_first_paint: bool = False) -> int:
    """Show the kiosk until staff leaves it.

    Returns:
        0 when staff left or another kiosk runs already, `START_ANEW` when only a new start is clean.
    """
    slips = _Slips()
    watch = CrashWatch(context.folders.state, context.clock.today)
    watch.tell = slips.slipped.emit
    watch.start()
    if watch.left_behind():
        # Put aside, so that the reports of years do not fill the disk.
        _log.warning("the last run left a report of what went wrong in the folder of the log")
    qt = make_qt()
    instance = SingleInstance(context.folders.data / "kiosk", runtime_folder(), qt)
    if instance.claim(Request(show=True)) is not Claim.FIRST:
        _log.error("a kiosk is open already on this account")
        return FOUND_PROBLEMS
    scratch = Scratch.make()
    scratch.use()
    try:
        kiosk = Kiosk(qt, _setup(context, scratch))
    except Exception as error:
        # An end of its own accord would be taken for staff leaving.
        watch.note(error)
        scratch.remove()
        return START_ANEW
    session = _Session(qt, kiosk, shows_time=exit_after_first_paint)
    slips.session = session
    awake = KeepAwake()
    if context.policy.policy.kiosk.keep_awake and not exit_after_first_paint:
        # After the first page is painted: the system's services may take their time to answer.
        QTimer.singleShot(0, session, awake.begin)
    kiosk.start()
    code = qt.exec()
    session.close()
    kiosk.close()
    awake.end()
    scratch.remove()
    instance.close()
    return code


def _setup(context: Context, scratch: Scratch) -> KioskSetup:
    policy = context.policy.policy
    reads_aloud = policy.kiosk.headphones and is_there_a_voice()
    return KioskSetup(
        resources=context.resources,
        cache=context.folders.cache,
        scratch=scratch,
        clock=context.clock,
        monotonic=time.monotonic,
        policy=policy,
        print_out=print_on,
        open_voice=open_voice if reads_aloud else None,
    )


class _Session(QObject):
    """Watches over a running kiosk, and ends it."""

    def __init__(self, qt: QApplication, kiosk: Kiosk, *, shows_time: bool) -> None:
        super().__init__(qt)
        self._qt, self._kiosk, self._shows_time = qt, kiosk, shows_time
        self._is_painted = False
        self._manager = ServiceManager(os.environ, self)
        self._presence = Presence(kiosk.window, self)
        kiosk.window.first_painted.connect(self._on_first_painted)
        kiosk.left.connect(self._on_left)
        kiosk.failed.connect(self.start_anew)
        # A window that was torn away may have been so for a reason: the next one begins clean.
        self._presence.recovered.connect(kiosk.wipe)

    def close(self) -> None:
        """Watch no more."""
        self._presence.stop()
        self._manager.leaving()

    def wipe(self) -> None:
        """Something failed: back to the beginning, with nothing kept."""
        self._kiosk.wipe()

    def start_anew(self) -> None:
        """End the program so that it is started again."""
        self._qt.exit(START_ANEW)

    def _on_left(self) -> None:
        self._qt.exit(OK)

    def _on_first_painted(self) -> None:
        if self._is_painted:
            return
        self._is_painted = True
        self._manager.ready()
        self._presence.begin()
        if self._shows_time:
            sys.stdout.write(f"{process_age_ms():.0f}\n")
            sys.stdout.flush()
            QTimer.singleShot(0, self, self._on_left)


class _Slips(QObject):
    """Exceptions that nobody caught: one brings back the first screen, several in a minute a new start.

    Signals:
        slipped: there was one, in whatever thread.
    """

    slipped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.session: _Session | None = None
        self._times: list[float] = []
        # Never in the middle of what failed.
        self.slipped.connect(self._on_slipped, Qt.ConnectionType.QueuedConnection)

    def _on_slipped(self) -> None:
        if self.session is None:
            return
        now = time.monotonic()
        self._times = [*(one for one in self._times if one > now - WITHIN_S), now]
        if len(self._times) >= MOST_SLIPS:
            self.session.start_anew()
        else:
            self.session.wipe()
