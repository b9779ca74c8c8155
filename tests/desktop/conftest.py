"""A private message bus, and what plays the desktop on it."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from baclofen_guide.desktop.dbus.bus import Bus
from tests.desktop.standins import HandClock, NotificationStandIn, PrivateBus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


def need(*programs: str) -> None:
    """Skip where a program of the desktop is missing; a machine that checks for everybody must have it."""
    missing = [program for program in programs if not shutil.which(program)]
    if missing and os.environ.get("CI") == "true":
        pytest.fail(f"missing here, and CI must not skip: {missing}")
    if missing:
        pytest.skip(f"missing: {', '.join(missing)} (make test gets them on Debian)")


@pytest.fixture
def private_bus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PrivateBus]:
    need("dbus-daemon")
    found = PrivateBus(tmp_path_factory.mktemp("b"))
    yield found
    found.end()


@pytest.fixture
def open_bus(private_bus: PrivateBus, qapp: object) -> Iterator[Callable[[], Bus]]:
    """Makes connections to the private bus, and closes them."""
    made: list[Bus] = []

    def make() -> Bus:
        made.append(Bus(private_bus.address))
        return made[-1]

    yield make
    for bus in made:
        bus.close()


@pytest.fixture
def bus(open_bus: Callable[[], Bus]) -> Bus:
    return open_bus()


@pytest.fixture
def start_server(private_bus: PrivateBus, qapp: object) -> Iterator[Callable[..., NotificationStandIn]]:
    """Starts notification services that are played by the test."""
    made: list[NotificationStandIn] = []

    def start(**options: tuple[str, ...]) -> NotificationStandIn:
        made.append(NotificationStandIn(private_bus.address, **options))
        return made[-1]

    yield start
    for server in made:
        server.vanish()


@pytest.fixture
def server(start_server: Callable[..., NotificationStandIn]) -> NotificationStandIn:
    return start_server()


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def ids_path(tmp_path: Path) -> Path:
    return tmp_path / "shown.json"
