"""Clocks that are set, stand still or disagree, and computers that sleep. Every time is made up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baclofen_guide.desktop.clock_watch import (
    TOLERANCE,
    ClockChange,
    ClockWatch,
    Reading,
    Steady,
    steady_now,
    what_changed,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.desktop.standins import HandClock

START = datetime(2026, 3, 28, 20, 0, tzinfo=UTC)
HALF_MINUTE, HOUR, WEEK = timedelta(seconds=30), timedelta(hours=1), timedelta(days=7)
NOTHING = timedelta()


def reading(wall: timedelta = NOTHING, awake: timedelta = NOTHING, asleep: timedelta | None = NOTHING,
            zone: str = "Europe/Berlin") -> Reading:  # fmt: skip
    passed = None if asleep is None else awake + asleep
    return Reading(START + wall, Steady(awake, passed), zone)


@pytest.mark.parametrize(
    ("after", "change"),
    [
        (reading(HALF_MINUTE, HALF_MINUTE), ClockChange()),
        (reading(HALF_MINUTE + timedelta(seconds=1), HALF_MINUTE), ClockChange()),
        (reading(WEEK, HALF_MINUTE, WEEK - HALF_MINUTE), ClockChange(slept=WEEK - HALF_MINUTE)),
        (reading(WEEK + HALF_MINUTE, HALF_MINUTE), ClockChange(set_by=WEEK)),
        (reading(HALF_MINUTE - HOUR, HALF_MINUTE), ClockChange(set_by=-HOUR)),
        (reading(NOTHING, HOUR), ClockChange(set_by=-HOUR)),
        (reading(HOUR, HALF_MINUTE, WEEK), ClockChange(HOUR - HALF_MINUTE - WEEK, WEEK)),
        (reading(WEEK, HALF_MINUTE, None), ClockChange(set_by=WEEK - HALF_MINUTE)),
        (reading(zone="Asia/Tokyo"), ClockChange(zones=("Europe/Berlin", "Asia/Tokyo"))),
        (reading(zone=""), ClockChange()),
    ],
    ids=["nothing", "drawn along", "slept a week", "set a week on", "set back", "stands still",
         "slept and set back", "no clock of sleep", "another zone", "zone unknown"],
)  # fmt: skip
def test_what_changed(after: Reading, change: ClockChange) -> None:
    assert what_changed(reading(), after) == change
    assert change.needs_look is (change != ClockChange())


@given(
    st.timedeltas(timedelta(), timedelta(days=400)),
    st.timedeltas(timedelta(), timedelta(days=400)),
    st.timedeltas(timedelta(days=-400), timedelta(days=400)),
)
def test_sleep_and_setting_are_told_apart(awake: timedelta, asleep: timedelta, set_by: timedelta) -> None:
    change = what_changed(reading(), reading(awake + asleep + set_by, awake, asleep))
    assert abs(change.slept - asleep) <= TOLERANCE
    assert abs(change.set_by - set_by) <= TOLERANCE


def test_watch_tells_only_what_is_new(clock: HandClock, qtbot: QtBot) -> None:
    steady, zones = [Steady(NOTHING, NOTHING)], ["Europe/Berlin"]
    watch = ClockWatch(clock, lambda: zones[0], lambda: steady[0])
    told: list[ClockChange] = []
    watch.clock_changed.connect(told.append)
    watch.look()
    clock.wind(HOUR)
    watch.look()
    watch.look()
    zones[0] = ""
    watch.look()
    zones[0] = "Europe/Berlin"
    watch.look()
    assert told == [ClockChange(set_by=HOUR)]


def test_clock_changes_of_the_zone_are_no_change_of_the_clock() -> None:
    """Summer time begins and ends while the program runs: instants pass as always."""
    for day in (datetime(2026, 3, 29, 0, 59, 50, tzinfo=UTC), datetime(2026, 10, 25, 0, 59, 50, tzinfo=UTC)):
        before = Reading(day, Steady(NOTHING, NOTHING), "Europe/Berlin")
        after = Reading(day + HALF_MINUTE, Steady(HALF_MINUTE, HALF_MINUTE), "Europe/Berlin")
        assert not what_changed(before, after).needs_look


def test_steady_clocks_only_go_on() -> None:
    first, second = steady_now(), steady_now()
    assert second.awake >= first.awake
    assert first.passed is None or first.passed >= first.awake


def test_real_clock_is_quiet(qtbot: QtBot) -> None:
    from baclofen_guide.settings.clock import SystemClock

    watch = ClockWatch(SystemClock(), lambda: "UTC")
    with qtbot.assertNotEmitted(watch.clock_changed):
        watch.look()
