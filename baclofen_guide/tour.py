"""A tour of the main screens, saved as pictures: for the README, and where there is no display."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from baclofen_guide.app import Application, Setup
from baclofen_guide.paths import Resources, user_folders
from baclofen_guide.tour_story import write_story
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.qt_application import make_qt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from baclofen_guide.settings.clock import Clock

SIZE = (1200, 800)
ZONE = "UTC"


@dataclass(frozen=True)
class Stop:
    """One picture: what it is called, where it is taken, which choices are changed before it.

    `command` is one of the topic page's commands, given once the page is open. From a stop with a `story` on
    there is a plan with doses in the record.
    """

    name: str
    place: Place
    choices: dict[str, object] = field(default_factory=dict)
    command: str = ""
    story: bool = False


_READER: dict[str, object] = {"welcomed": True, "audience": "patient", "level": "easy", "region": "US"}
STOPS = (
    Stop("welcome", Place("welcome")),
    Stop("learn", Place("learn"), _READER),
    Stop("topic-easy", Place("topic", "stopping")),
    Stop("topic-clinical", Place("topic", "stopping"), {"level": "clinical"}),
    Stop("sources", Place("topic", "stopping"), {"level": "easy"}, "sources"),
    Stop("urgent-help", Place("urgent")),
    Stop("urgent-door", Place("urgent", "stopped")),
    Stop("settings", Place("settings")),
    Stop("dark", Place("topic", "stopping"), {"theme": "dark"}),
    Stop("large-text", Place("topic", "stopping"), {"theme": "light", "text_percent": 200}),
    Stop("today", Place("today"), {"text_percent": 100}, story=True),
    Stop("taper", Place("taper")),
    Stop("check-yourself", Place("check", "stopping")),
    Stop("ask", Place("ask", "can I drink wine")),
)


class _QuietClock:
    """Stands still at twenty to eleven: a dose is taken, and the next is hours away."""

    def __init__(self, day: date) -> None:
        self._now = datetime.combine(day, time(10, 40), UTC)

    def now(self) -> datetime:
        return self._now

    def today(self) -> date:
        return self._now.date()


def take_tour(resources: Resources, clock: Clock, folder: Path) -> Iterator[Path]:
    """Visit the main screens as a new reader would; save each as PNG in `folder`.

    The tour has a data folder of its own, so that the reader's own settings are neither read nor written.

    Yields:
        The path of each picture.
    """
    folder.mkdir(parents=True, exist_ok=True)
    qt = make_qt()
    with tempfile.TemporaryDirectory() as scratch:
        quiet, environ = _QuietClock(clock.today()), {**os.environ, "TZ": ZONE}
        setup = Setup(resources, user_folders(Path(scratch)), quiet, {}, environ=environ)
        application = Application(qt, setup)
        application.start()
        application.shell.resize(*SIZE)
        for number, stop in enumerate(STOPS, 1):
            if stop.story:
                _tell_story(application, quiet.now())
            application.choices.change(**stop.choices)
            application.shell.go(stop.place)
            if stop.command:
                application.topic().do(stop.command)
            _settle(qt)
            path = folder / f"{number:02}-{stop.name}.png"
            application.shell.grab().save(str(path))
            yield path
        application.close()
        application.shell.hide()


def _tell_story(application: Application, now: datetime) -> None:
    application.home.open_record()
    record = application.home.desk.record
    if record is not None:
        write_story(record, now, ZONE)


def _settle(qt: QApplication) -> None:
    for _ in range(5):
        qt.processEvents()
