"""A whole window over the real guide, with files of its own and a clock that stands still."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from baclofen_guide.app import Application, Setup
from baclofen_guide.paths import find_resources, user_folders
from baclofen_guide.settings.preferences import Preferences, PreferencesFile
from baclofen_guide.ui.navigation import Place

TODAY = date(2026, 11, 30)


class StoppedClock:
    """Tells the same time however often it is asked."""

    def now(self) -> datetime:
        return datetime(2026, 11, 30, 9, 0, tzinfo=UTC)

    def today(self) -> date:
        return TODAY


@pytest.fixture(scope="session")
def warm_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Compiled pages, shared by every window of this run."""
    return tmp_path_factory.mktemp("warm")


MakeWindow = Callable[..., Application]


@pytest.fixture
def make_window(qapp: QApplication, tmp_path: Path, warm_cache: Path) -> Iterator[MakeWindow]:
    """Returns what opens a window; choices given by name are those of somebody who was here before."""
    opened: list[Application] = []

    def make(*, size: tuple[int, int] = (1100, 760), **choices: object) -> Application:
        folders = user_folders(tmp_path)
        if choices:
            file = PreferencesFile(folders.config / "preferences.json")
            file.save(Preferences(**{"welcomed": True, "region": "US", **choices}))
        cache = warm_cache / "cache"
        setup = Setup(
            find_resources(), type(folders)(folders.data, folders.config, cache), StoppedClock(), {}
        )
        application = Application(qapp, setup)
        application.start()
        application.shell.resize(*size)
        qapp.processEvents()
        opened.append(application)
        return application

    yield make
    for application in opened:
        application.shell.close()
        application.shell.deleteLater()
        application.deleteLater()
    # processEvents alone leaves what was deleted later alive, and every window would slow down the next.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qapp.setStyleSheet("")


@pytest.fixture
def window(make_window: MakeWindow) -> Application:
    """A patient's window on the easy page about stopping."""
    application = make_window(audience="patient", level="easy")
    application.shell.go(Place("topic", "stopping"))
    QApplication.processEvents()
    return application
