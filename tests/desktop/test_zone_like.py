"""A computer that does not name its time zone still rings by the clock on its wall."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from baclofen_guide.desktop.zone import computer_zone
from baclofen_guide.desktop.zone_like import zone_like_here

if TYPE_CHECKING:
    from collections.abc import Iterator

NOW = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)


@pytest.fixture
def set_zone() -> Iterator[object]:
    before = os.environ.get("TZ")

    def change(value: str) -> None:
        os.environ["TZ"] = value
        time.tzset()

    yield change
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


@pytest.mark.parametrize(
    ("rule", "same_as"),
    [
        ("CET-1CEST,M3.5.0,M10.5.0/3", "Europe/Berlin"),
        ("<+0530>-5:30", "Asia/Kolkata"),
        ("XYZ0", "UTC"),
        ("XYZ9", "Etc/GMT+9"),
    ],
)
def test_a_zone_without_a_name_is_one_that_shows_the_same_all_year(set_zone, rule: str, same_as: str) -> None:
    set_zone(rule)
    assert computer_zone(os.environ) == ""
    found, meant = ZoneInfo(zone_like_here(NOW)), ZoneInfo(same_as)
    for days in range(0, 360, 7):
        at = NOW + timedelta(days=days)
        assert at.astimezone(found).utcoffset() == at.astimezone(meant).utcoffset()


def test_where_no_zone_agrees_all_year_today_counts(set_zone) -> None:
    set_zone("XYZ-7ABC-9,M6.1.0,M7.1.0")
    assert zone_like_here(NOW) == "Etc/GMT-7"


def test_what_is_no_whole_hour_and_agrees_with_none_is_utc(set_zone) -> None:
    set_zone("XYZ-7:20")
    assert zone_like_here(NOW) == "UTC"
