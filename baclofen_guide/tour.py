"""A tour of the main screens, saved as pictures: for the README, and where there is no display."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication

from baclofen_guide.app import Application, Setup, make_qt
from baclofen_guide.paths import Resources, user_folders
from baclofen_guide.settings.clock import Clock
from baclofen_guide.ui.navigation import Place

SIZE = (1200, 800)


def take_tour(resources: Resources, clock: Clock, folder: Path) -> Iterator[Path]:
    """Visit the main screens as a new reader would; save each as PNG in `folder`.

    The tour has a data folder of its own, so that the reader's own settings are neither read nor written.

    Yields:
        The path of each picture.
    """
    folder.mkdir(parents=True, exist_ok=True)
    qt = make_qt()
    with tempfile.TemporaryDirectory() as scratch:
        application = Application(qt, Setup(resources, user_folders(Path(scratch)), clock, {}))
        application.start()
        application.shell.resize(*SIZE)
        for number, (name, visit) in enumerate(_stops(application), 1):
            visit()
            _settle(qt)
            path = folder / f"{number:02}-{name}.png"
            application.shell.grab().save(str(path))
            yield path
        application.shell.close()


def _stops(application: Application) -> list[tuple[str, Callable[[], None]]]:
    choices, shell = application.choices, application.shell

    def welcome() -> None:
        shell.go(Place("welcome"))

    def learn() -> None:
        choices.change(welcomed=True, audience="patient", level="easy", region="US")
        shell.go(Place("learn"))

    def easy() -> None:
        shell.go(Place("topic", "stopping"))

    def clinical() -> None:
        choices.change(level="clinical")

    def sources() -> None:
        choices.change(level="easy")
        application.topic.do("sources")

    def urgent() -> None:
        shell.go_urgent()

    def door() -> None:
        shell.go(Place("urgent", "stopped"))

    def settings() -> None:
        shell.go(Place("settings"))

    def dark() -> None:
        choices.change(theme="dark")
        shell.go(Place("topic", "stopping"))

    def large() -> None:
        choices.change(theme="light", text_percent=200)

    return [
        ("welcome", welcome),
        ("learn", learn),
        ("topic-easy", easy),
        ("topic-clinical", clinical),
        ("sources", sources),
        ("urgent-help", urgent),
        ("urgent-door", door),
        ("settings", settings),
        ("dark", dark),
        ("large-text", large),
    ]


def _settle(qt: QApplication) -> None:
    for _ in range(5):
        qt.processEvents()
