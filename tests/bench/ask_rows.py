"""From a key press to what the guide says to the question so far, painted, with ten guides to look in."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING

import programs
from msgspec.structs import replace
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTextBrowser
from row import Row
from switching import LIMIT_MS, PaintWatch

from baclofen_guide.app import Application, Setup
from baclofen_guide.guide.ask.desk import Asker
from baclofen_guide.guide.catalogue import DOORS
from baclofen_guide.paths import find_resources, user_folders
from baclofen_guide.settings.clock import SystemClock
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.qt_application import make_qt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from baclofen_guide.guide.document import Document

TIMES = 10
QUESTIONS = (
    "can i drink a glass of wine in the evening",
    "what shuold i do when i missed my dose",
    "my mum is very sleepy since the dose went up",
    "how do i come off baclofen slowly",
    "does it make you put on weight",
    "is it safe with kidney disease",
    "he took twenty tablets and wont wake up",
    "who won the world cup last year",
)


def rows() -> Iterator[Row]:
    """The 99th percentile over every key press."""
    qt = make_qt()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        programs.welcome(folder)
        application = Application(qt, Setup(find_resources(), user_folders(folder), SystemClock(), {}))
        application.start()
        application.shell.go(Place("ask"))
        _ask_ten_guides(application)
        page = application.shell.page("ask")
        line, text = page.findChild(QLineEdit), page.findChild(QTextBrowser)
        watch = PaintWatch()
        text.viewport().installEventFilter(watch)
        pressed = [_press(qt, line, watch, letter) for question in QUESTIONS for letter in f"\b{question}"]
        application.shell.close()
    cuts = quantiles(pressed, n=100)
    detail = f"median {cuts[49]:.1f} ms, longest {max(pressed):.1f} ms, of {len(pressed)} key presses"
    yield Row(f"ask: key press to results, {TIMES} × the content", cuts[98], "ms", LIMIT_MS, detail)


def _ask_ten_guides(application: Application) -> None:
    """Put so many guides behind the page."""
    page = application.shell.page("ask")
    desk, library = page._desk, application.desk.library()
    level, language, today = application.desk.reading()
    pages = [library.page(one.id, level, language, today).document for one in library.topics(language)]
    doors = {door: library.door(door, language, today).document for door in DOORS}
    asker = Asker(list(_copies(pages)), doors, library.ask_words(language))
    desk._opened = (application.desk.reading(), asker)


def _copies(pages: list[Document]) -> Iterator[Document]:
    for number in range(TIMES):
        for page in pages:
            # A link leads to the first; the others are only there to be looked through.
            yield replace(page, topic=page.topic if not number else f"{page.topic}-{number}")


def _press(qt: QApplication, line: QLineEdit, watch: PaintWatch, letter: str) -> float:
    """Milliseconds until the answer is painted; a backspace stands for an empty line."""
    watch.painted = False
    began = time.perf_counter()
    if letter == "\b":
        line.clear()
    else:
        QTest.keyClicks(line, letter)
    while not watch.painted and time.perf_counter() - began < 1:
        qt.processEvents()
    return (time.perf_counter() - began) * 1000
