"""Readings of a wall clock: ordinary, skipped, repeated; and when the clock next jumps."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given

from baclofen_guide.dosing.wallclock import Reading, day_start, local_day, next_change, resolve
from tests.dosing.support import BERLIN, at, days, minutes, zones

HOUR = timedelta(hours=1)
HOME = ZoneInfo(BERLIN)
APIA = ZoneInfo("Pacific/Apia")


def test_an_ordinary_reading() -> None:
    assert resolve(date(2024, 5, 6), time(8), HOME) == Reading(at("2024-05-06T08:00"))


def test_a_skipped_reading_happens_when_the_clock_goes_on() -> None:
    assert resolve(date(2024, 3, 31), time(2, 59), HOME) == Reading(at("2024-03-31T03:00"), moved=True)


def test_a_repeated_reading_happens_the_first_time() -> None:
    assert resolve(date(2024, 10, 27), time(2), HOME) == Reading(datetime(2024, 10, 27, 0, tzinfo=UTC))


def test_a_date_left_out_does_not_happen_and_starts_with_the_next() -> None:
    assert resolve(date(2011, 12, 30), time(12), APIA) is None
    assert day_start(date(2011, 12, 30), APIA) == day_start(date(2011, 12, 31), APIA)


def test_a_midnight_skipped_by_the_clock_starts_the_day_later() -> None:
    zone = ZoneInfo("America/Sao_Paulo")
    assert day_start(date(2018, 11, 4), zone) == at("2018-11-04T01:00", "America/Sao_Paulo")


def test_a_gap_over_midnight_keeps_the_evening_dose() -> None:
    """Toronto, 30 March 1919: 23:30 became 00:30. Half a date is skipped, which is not a date left out."""
    toronto = ZoneInfo("America/Toronto")
    found = resolve(date(1919, 3, 30), time(23, 45), toronto)
    assert found is not None
    assert found.moved
    assert local_day(found.instant, toronto) == date(1919, 3, 31)


def test_the_next_jump_of_the_clock() -> None:
    found = next_change(HOME, at("2024-05-06T12:00"))
    assert found is not None
    assert (found.instant, found.by) == (datetime(2024, 10, 27, 1, tzinfo=UTC), -HOUR)
    spring = next_change(HOME, found.instant)
    assert spring is not None
    assert (spring.instant, spring.by) == (datetime(2025, 3, 30, 1, tzinfo=UTC), HOUR)
    howe = next_change(ZoneInfo("Australia/Lord_Howe"), at("2024-05-06T12:00"))
    assert howe is not None
    assert howe.by == HOUR / 2


def test_a_zone_whose_clock_stays() -> None:
    assert next_change(ZoneInfo("Asia/Kathmandu"), at("2024-05-06T12:00")) is None


@given(zones, days, minutes)
def test_a_reading_shows_what_was_asked_unless_it_moved(zone, day, clock) -> None:
    where = ZoneInfo(zone)
    found = resolve(day, clock, where)
    if found is None:
        assert (zone, day) == ("Pacific/Apia", date(2011, 12, 30))
    else:
        shown = found.instant.astimezone(where)
        assert ((shown.date(), shown.time().replace(fold=0)) == (day, clock)) is not found.moved
        assert shown.replace(tzinfo=None) >= datetime.combine(day, clock)
