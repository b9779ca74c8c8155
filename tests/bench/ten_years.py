"""The window over a record of ten years: opening on Today, and a dose ticked until the screen shows it."""

from __future__ import annotations

import os
import tempfile
import time
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

import programs
import record_rows
from cold_start import _milliseconds
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from row import Row

from baclofen_guide.app import Application, Setup
from baclofen_guide.dosing.events import EventKind
from baclofen_guide.paths import find_resources, user_folders
from baclofen_guide.settings.clock import SystemClock
from baclofen_guide.settings.preferences import Preferences, PreferencesFile
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.qt_application import make_qt

if TYPE_CHECKING:
    from collections.abc import Iterator

ROUNDS = 11
TICKS = 100
OPEN_LIMIT, LOG_LIMIT_MS = 1.15, 50


def rows() -> Iterator[Row]:
    """A ratio of two starts in turn, then milliseconds."""
    os.environ["TZ"] = record_rows.ZONE
    first = datetime.now(UTC).date() - timedelta(days=record_rows.EVENTS // record_rows.A_DAY)
    with tempfile.TemporaryDirectory() as scratch:
        empty, full = Path(scratch) / "empty", Path(scratch) / "full"
        for folder in (empty, full):
            record_rows._make(folder / "data", first, SystemClock())
            choices = Preferences(welcomed=True, opens_today=True)
            PreferencesFile(folder / "config" / "preferences.json").save(choices)
        record_rows._fill(full / "data", first, SystemClock())
        yield _opening(empty, full)
        yield from _ticking(full)


def _opening(empty: Path, full: Path) -> Row:
    commands = [programs.guide(folder, "--exit-after-first-paint") for folder in (full, empty)]
    for command in commands:
        _milliseconds(command)
    pairs = [[_milliseconds(command) for command in commands] for _ in range(ROUNDS)]
    heavy, bare = (median(column) for column in zip(*pairs, strict=True))
    detail = (
        f"{heavy:.0f} ms with {record_rows.EVENTS:,} doses and {record_rows.DIARY_DAYS:,} diary days, "
        f"{bare:.0f} ms empty"
    )
    return Row("open the program on Today, ten years of record", heavy / bare, "×", OPEN_LIMIT, detail)


class PaintWatch(QObject):
    """Notices that something within a page was painted."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self._page, self.painted = page, False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.Paint
            and isinstance(watched, QWidget)
            and self._page.isAncestorOf(watched)
        ):
            self.painted = True
        return False


def _ticking(folder: Path) -> Iterator[Row]:
    """The doses of today, ticked and taken back in turn; only the tick is timed."""
    qt = QApplication.instance() or make_qt()
    assert isinstance(qt, QApplication)
    application = Application(qt, Setup(find_resources(), user_folders(folder), SystemClock(), {}))
    application.start()
    while application.home.ringing is None:
        qt.processEvents()
    application.shell.go(Place("today"))
    watch = PaintWatch(application.shell.page("today"))
    qt.installEventFilter(watch)
    desk, taken = application.home.desk, []
    day = desk.day()
    assert day is not None
    keys = cycle([view.slot.key for view in day.slots])
    # What comes once a day, some seconds after the start, is a row of its own.
    desk.care()
    application.home._care_timer.stop()
    for key in islice(keys, TICKS):
        _settle(qt)
        watch.painted = False
        start = time.perf_counter()
        event = desk.log(key, EventKind.TAKEN)
        while not watch.painted and time.perf_counter() - start < 1:
            qt.processEvents()
        qt.processEvents()
        taken.append((time.perf_counter() - start) * 1000)
        assert event is not None
        desk.undo(event.event_id)
    qt.removeEventFilter(watch)
    application.close()
    application.shell.hide()
    for part in (application.shell, application):
        part.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    detail = f"median {median(taken):.1f} ms, longest {max(taken):.1f} ms, of {TICKS}, on Today"
    percent = quantiles(taken, n=100)[98]
    yield Row("tick a dose: on disk and on the screen, p99", percent, "ms", LOG_LIMIT_MS, detail)


def _settle(qt: QApplication) -> None:
    for _ in range(5):
        qt.processEvents()
