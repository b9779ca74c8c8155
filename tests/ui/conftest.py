"""A whole window over the real guide, with files of its own and a clock that stands still."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from baclofen_guide.app import Application, Setup
from baclofen_guide.dosing.about_you import AboutYou
from baclofen_guide.dosing.plan import PlanVersion
from baclofen_guide.paths import find_resources, user_folders
from baclofen_guide.settings.clock import Clock
from baclofen_guide.settings.policy import Policy
from baclofen_guide.settings.preferences import Preferences, PreferencesFile
from baclofen_guide.ui.navigation import Place
from tests.ui.home import ADULT, HandClock, Person, put_away, write_plan

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


def no_desktop(home: Path, zone: str) -> dict[str, str]:
    """An environment without message buses: no test talks to the desktop of whoever runs it."""
    return {"TZ": zone, "HOME": str(home), "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={home}/none"}


@pytest.fixture(autouse=True)
def silence(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """No test rings; what would have rung is in the list."""
    heard: list[str] = []
    monkeypatch.setattr("baclofen_guide.desktop.sound.chime.Chime.play", lambda _self: heard.append("ring"))
    return heard


MakeWindow = Callable[..., Application]


@pytest.fixture
def make_window(qapp: QApplication, tmp_path: Path, warm_cache: Path) -> Iterator[MakeWindow]:
    """Returns what opens a window; choices given by name are those of somebody who was here before."""
    opened: list[Application] = []

    def make(
        *,
        size: tuple[int, int] = (1100, 760),
        clock: Clock | None = None,
        monotonic: Callable[[], float] | None = None,
        zone: str = "UTC",
        policy: Policy | None = None,
        teaches: bool = False,
        **choices: object,
    ) -> Application:
        folders = user_folders(tmp_path)
        if choices:
            file = PreferencesFile(folders.config / "preferences.json")
            file.save(Preferences(**{"welcomed": True, "region": "US", **choices}))
        cache = warm_cache / "cache"
        setup = Setup(
            find_resources(),
            replace(folders, cache=cache),
            clock or StoppedClock(),
            {},
            environ=no_desktop(tmp_path, zone),
            monotonic=monotonic or time.monotonic,
            policy=policy or Policy(),
            teaches=teaches,
        )
        application = Application(qapp, setup)
        application.start()
        application.shell.resize(*size)
        qapp.processEvents()
        opened.append(application)
        return application

    yield make
    for application in opened:
        put_away(application)
    qapp.setStyleSheet("")


@pytest.fixture
def window(make_window: MakeWindow) -> Application:
    """A patient's window on the easy page about stopping."""
    application = make_window(audience="patient", level="easy")
    application.shell.go(Place("topic", "stopping"))
    QApplication.processEvents()
    return application


@pytest.fixture
def clock() -> HandClock:
    """The clock on the wall, wound by hand."""
    return HandClock()


MakePerson = Callable[..., Person]


@pytest.fixture
def person_with(make_window: MakeWindow, tmp_path: Path, clock: HandClock) -> MakePerson:
    """Opens the window for somebody whose plan is in the record, on Today."""

    def make(
        version: PlanVersion | None = None,
        *,
        at: tuple[int, ...] = (),
        prepare: Callable[[Path], None] | None = None,
        days_ago: int = 1,
        about: AboutYou = ADULT,
        zone: str = "UTC",
        has_plan: bool = True,
        **choices: object,
    ) -> Person:
        if at:
            clock.set_to(*at)
        data = user_folders(tmp_path).data
        if has_plan:
            write_plan(data, clock, version, days_ago=days_ago, about=about, zone=zone)
        if prepare is not None:
            prepare(data)
        choices = {"audience": "patient", "region": "UK", "opens_today": has_plan} | choices
        window = make_window(clock=clock, monotonic=clock.monotonic, zone=zone, **choices)
        window.home.open()
        window.shell.go(Place("today"))
        QApplication.processEvents()
        return Person(window, clock)

    return make
