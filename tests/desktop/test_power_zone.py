"""The computer's zone, by the same rules as the C library."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from baclofen_guide.desktop import zone as zone_module
from baclofen_guide.desktop.clock_watch import ClockChange, ClockWatch, Steady
from baclofen_guide.desktop.posix_zone import posix_zone
from baclofen_guide.desktop.zone import computer_zone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.desktop.standins import HandClock


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A zone database of two zones, one of them an alias of the other."""
    folder = tmp_path / "share" / "zoneinfo"
    for name in ("Europe/Berlin", "Etc/UTC", "posix/Europe/Berlin"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    (folder / "Asia").mkdir()
    (folder / "Asia" / "Calcutta").symlink_to(folder / "Etc" / "UTC")
    return folder


@pytest.mark.parametrize(
    ("value", "key"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        (":Europe/Berlin", "Europe/Berlin"),
        (":/usr/share/zoneinfo/Europe/Berlin", "Europe/Berlin"),
        ("", "UTC"),
        ("CET-1CEST,M3.5.0,M10.5.0/3", ""),
        ("../../etc/passwd", ""),
        ("No/Where", ""),
    ],
)
def test_environment_counts_first(tmp_path: Path, value: str, key: str) -> None:
    assert posix_zone({"TZ": value}, tmp_path / "none", tmp_path / "none") == key


@pytest.mark.parametrize(
    ("target", "key"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("posix/Europe/Berlin", "Europe/Berlin"),
        ("Asia/Calcutta", "Asia/Calcutta"),
    ],
)
def test_link_counts_by_the_name_that_was_chosen(
    tmp_path: Path, database: Path, target: str, key: str
) -> None:
    between = tmp_path / "between"
    between.symlink_to(database / target)
    localtime = tmp_path / "localtime"
    localtime.symlink_to("between")
    timezone = tmp_path / "timezone"
    timezone.write_text("America/New_York\n")
    assert posix_zone({}, localtime, timezone) == key


def test_note_counts_only_without_a_link(tmp_path: Path) -> None:
    (tmp_path / "localtime").write_bytes(b"TZif2")
    timezone = tmp_path / "timezone"
    timezone.write_text("America/New_York\n")
    assert posix_zone({}, tmp_path / "localtime", timezone) == "America/New_York"
    timezone.write_bytes(b"\xff")
    assert posix_zone({}, tmp_path / "localtime", timezone) == ""
    assert posix_zone({}, tmp_path / "localtime", tmp_path / "none") == ""


def test_links_in_a_ring_end(tmp_path: Path) -> None:
    ring = tmp_path / "localtime"
    ring.symlink_to(ring)
    assert posix_zone({}, ring, tmp_path / "none") == ""


def test_this_computer_has_a_zone_and_qt_agrees(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    assert computer_zone(os.environ) == "Europe/Berlin"
    monkeypatch.setattr(zone_module.os, "name", "nt")
    assert computer_zone({}) == "Europe/Berlin"


@pytest.fixture
def _zone_given_back() -> Iterator[None]:
    before = os.environ.get("TZ")
    yield
    if before is None:
        os.environ.pop("TZ", None)
    else:
        os.environ["TZ"] = before
    if hasattr(time, "tzset"):
        time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="POSIX only")
@pytest.mark.usefixtures("_zone_given_back")
def test_running_program_follows_the_computer_to_its_new_zone(clock: HandClock, qtbot: QtBot) -> None:
    os.environ["TZ"] = "Europe/Berlin"
    time.tzset()
    noon = datetime(2026, 7, 1, 12, tzinfo=UTC)
    still = Steady(timedelta(), timedelta())
    watch = ClockWatch(clock, lambda: computer_zone(os.environ), lambda: still)
    assert noon.astimezone().hour == 14
    os.environ["TZ"] = "America/New_York"
    # Without our help the C library stays where it was.
    assert noon.astimezone().hour == 14
    with qtbot.waitSignal(watch.clock_changed) as changed:
        watch.look()
    assert changed.args == [ClockChange(zones=("Europe/Berlin", "America/New_York"))]
    assert noon.astimezone().hour == 8
    assert watch.zone == "America/New_York"
