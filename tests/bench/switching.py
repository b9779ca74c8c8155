"""From a press to the page painted anew, in the real window, once each page has been visited."""

from __future__ import annotations

import shutil
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING

import programs
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QTextBrowser
from row import Row

from baclofen_guide.app import Application, Setup
from baclofen_guide.paths import Resources, find_resources, user_folders
from baclofen_guide.settings.choices import LEVELS
from baclofen_guide.settings.clock import SystemClock
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.qt_application import make_qt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SWITCHES = 300
LIMIT_MS = 16
TOPICS = ("stopping", "about", "side-effects")
SIZES = (100, 125)


class PaintWatch(QObject):
    """Notices that something was painted."""

    painted = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.painted = True
        return super().eventFilter(watched, event)


def rows() -> Iterator[Row]:
    """The 99th percentile of each switch, with the median beside it."""
    qt = make_qt()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        programs.welcome(folder)
        application = Application(qt, Setup(find_resources(), user_folders(folder), SystemClock(), {}))
        application.start()
        application.shell.go(Place("topic", TOPICS[0]))
        yield _row(qt, application, "switch topic", [_to_topic(application, topic) for topic in TOPICS])
        yield _row(qt, application, "switch level", [_to(application, level=level) for level in LEVELS])
        yield _row(
            qt, application, "switch text size", [_to(application, text_percent=size) for size in SIZES]
        )
        application.shell.close()
        yield _language_row(qt, folder)


def _language_row(qt: QApplication, folder: Path) -> Row:
    """Between English and a second language: the same pages named anew, and the window's translation."""
    resources = find_resources()
    root = folder / "resources"
    shutil.copytree(resources.root, root)
    shutil.copytree(root / "content" / "en", root / "content" / "es")
    with (root / "content" / "languages.toml").open("a", encoding="utf-8") as languages:
        languages.write('\n[es]\nname = "Español"\ndirection = "ltr"\nwarns_off = []\nkeeps_safe = []\n')
    setup = Setup(Resources(root, resources.translations), user_folders(folder), SystemClock(), {})
    application = Application(qt, setup)
    application.start()
    application.shell.go(Place("topic", TOPICS[0]))
    row = _row(qt, application, "switch language", [_to(application, language=code) for code in ("en", "es")])
    application.shell.close()
    return row


def _to_topic(application: Application, topic: str) -> Callable[[], None]:
    return lambda: application.shell.go(Place("topic", topic))


def _to(application: Application, **choice: object) -> Callable[[], None]:
    return lambda: application.choices.change(**choice)


def _row(qt: QApplication, application: Application, name: str, actions: list[Callable[[], None]]) -> Row:
    """Carry out `actions` in turn, often enough for a 99th percentile."""
    watch = PaintWatch()
    for browser in application.shell.findChildren(QTextBrowser):
        browser.viewport().installEventFilter(watch)
    for action in [*actions, *actions]:
        _milliseconds(qt, watch, action)
    taken = [_milliseconds(qt, watch, action) for action in islice(cycle(actions), SWITCHES)]
    percent = quantiles(taken, n=100)
    detail = f"median {percent[49]:.1f} ms, longest {max(taken):.1f} ms, of {SWITCHES}"
    return Row(f"{name}, 99th percentile", percent[98], "ms", LIMIT_MS, detail)


def _milliseconds(qt: QApplication, watch: PaintWatch, action: Callable[[], None]) -> float:
    """From the press until the text is painted and nothing more is waiting."""
    qt.processEvents()
    watch.painted = False
    start = time.perf_counter()
    action()
    while not watch.painted and time.perf_counter() - start < 1:
        qt.processEvents()
    qt.processEvents()
    return (time.perf_counter() - start) * 1000
