"""Every scheduled dose once, in order, at the right instant, in zones that skip and repeat hours and days."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from time import perf_counter
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baclofen_guide.dosing.findings import DosingError
from baclofen_guide.dosing.plan import Dose, Plan, Step
from baclofen_guide.dosing.slots import key_instant, next_slot, slots_between, spans, uneven
from tests.dosing.support import (
    BERLIN,
    ODD_ZONES,
    THREE,
    at,
    days,
    fixed,
    key,
    mg,
    minutes,
    step,
    times_of_day,
    version,
    zones,
)

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


def readings(slots) -> list[str]:
    """Slots as local dates and times with the UTC time they fall on."""
    return [f"{one.key.local_date} {one.key.scheduled_time:%H:%M} {one.instant:%d %H:%M}" for one in slots]


def oracle(zone_key: str, times: tuple[time, ...], around: date) -> dict[tuple[date, time], datetime]:
    """Slots of five days found by watching the wall clock minute by minute; no rule of ours is used."""
    zone = ZoneInfo(zone_key)
    start = datetime.combine(around, time(), UTC) - 3 * DAY
    walk = [(start + index * MINUTE) for index in range(6 * 24 * 60)]
    shown = [moment.astimezone(zone).replace(tzinfo=None, fold=0) for moment in walk]
    first_shown: dict[datetime, datetime] = {}
    for wall, moment in zip(shown, walk, strict=True):
        first_shown.setdefault(wall, moment)
    jumps = [
        (before, after, moment) for (before, after), moment in zip(pairwise(shown), walk[1:], strict=True)
    ]
    found = {}
    for day in (around - DAY, around, around + DAY):
        if not any(wall.date() == day for wall in first_shown):
            continue
        for at_time in times:
            wanted = datetime.combine(day, at_time)
            skipped = [moment for before, after, moment in jumps if before < wanted < after]
            found[day, at_time] = first_shown.get(wanted) or skipped[0]
    return found


@settings(max_examples=40)
@given(zones, days, times_of_day())
def test_slots_agree_with_watching_the_clock(zone, day, times) -> None:
    plan = fixed(*(f"{one:%H:%M}" for one in times), zone=zone, first="2004-12-01")
    wanted = oracle(zone, times, day)
    got = slots_between(plan, min(wanted.values(), default=at("2004-12-01T00:00")) - 3 * DAY,
                        max(wanted.values(), default=at("2004-12-02T00:00")) + 3 * DAY)  # fmt: skip
    assert {(one.key.local_date, one.key.scheduled_time): one.instant for one in got
            if abs(one.key.local_date - day) <= DAY} == wanted  # fmt: skip


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        (BERLIN, "2024-03-31"),
        (BERLIN, "2024-10-27"),
        ("America/New_York", "2025-03-09"),
        ("America/New_York", "2025-11-02"),
        ("Australia/Lord_Howe", "2024-04-07"),
        ("Australia/Lord_Howe", "2024-10-06"),
        ("Africa/Casablanca", "2025-02-23"),
        ("Africa/Casablanca", "2025-04-06"),
        ("Pacific/Apia", "2011-12-30"),
        ("America/Sao_Paulo", "2018-11-04"),
        ("Asia/Kathmandu", "1986-01-01"),
    ],
)
@settings(max_examples=20)
@given(times_of_day(least_gap=90))
def test_slots_agree_with_watching_the_clock_change(zone, day, times) -> None:
    around = date.fromisoformat(day)
    plan = fixed(*(f"{one:%H:%M}" for one in times), zone=zone, first="1985-01-01")
    start = datetime.combine(around, time(), UTC)
    got = {(one.key.local_date, one.key.scheduled_time): one.instant
           for one in slots_between(plan, start - 4 * DAY, start + 4 * DAY)
           if abs(one.key.local_date - around) <= DAY}  # fmt: skip
    assert got == oracle(zone, times, around)


@settings(max_examples=50)
@given(zones, st.integers(2006, 2035), times_of_day(least_gap=1, most=6))
def test_every_slot_of_a_year_comes_once_in_order_and_none_is_lost_or_doubled(zone, year, times) -> None:
    plan = fixed(*(f"{one:%H:%M}" for one in times), zone=zone, first="2005-01-01")
    start, end = datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)
    got = slots_between(plan, start - 3 * DAY, end + 3 * DAY)
    assert all(one.instant < two.instant for one, two in pairwise(got))
    keys = [one.key for one in got]
    assert len(set(keys)) == len(keys)
    within = [(one.local_date, one.scheduled_time) for one in keys if one.local_date.year == year]
    every_day = [
        date(year, 1, 1) + index * DAY for index in range((date(year + 1, 1, 1) - date(year, 1, 1)).days)
    ]
    left_out = {date(2011, 12, 30)} if zone == "Pacific/Apia" else set()
    assert within == [(day, one) for day in every_day if day not in left_out for one in times]


@given(zones, days, times_of_day(least_gap=1), st.lists(st.integers(-3000, 3000), min_size=1, max_size=4))
def test_a_span_cut_in_pieces_gives_the_same_slots(zone, day, times, cuts) -> None:
    plan = fixed(*(f"{one:%H:%M}" for one in times), zone=zone, first="2004-12-01")
    middle = datetime.combine(day, time(), UTC)
    marks = sorted({middle - 4 * DAY, *(middle + cut * MINUTE for cut in cuts), middle + 4 * DAY})
    whole = slots_between(plan, marks[0], marks[-1])
    assert [one for a, b in pairwise(marks) for one in slots_between(plan, a, b)] == whole


@given(zones, days, times_of_day(least_gap=240, most=4))
def test_a_wall_clock_time_stays_through_the_year(zone, day, times) -> None:
    """HomeMedkit#134: a dose at 08:00 is at 08:00 in summer and winter."""
    plan = fixed(*(f"{one:%H:%M}" for one in times), zone=zone, first="2004-12-01")
    start = datetime.combine(day, time(), UTC)
    for one in slots_between(plan, start, start + 30 * DAY):
        shown = one.instant.astimezone(ZoneInfo(zone))
        assert one.moved or (shown.date(), shown.time()) == (one.key.local_date, one.key.scheduled_time)


def test_spring_forward_moves_a_time_in_the_gap_to_the_first_instant_after_it() -> None:
    got = slots_between(fixed("02:30", "14:00"), at("2024-03-30T12:00"), at("2024-04-01T00:00"))
    assert readings(got) == [
        "2024-03-30 14:00 30 13:00",
        "2024-03-31 02:30 31 01:00",
        "2024-03-31 14:00 31 12:00",
    ]
    assert [one.moved for one in got] == [False, True, False]


def test_fall_back_gives_a_time_in_the_fold_once_the_first_time() -> None:
    got = slots_between(fixed("02:30", "14:00"), at("2024-10-26T23:00"), at("2024-10-27T23:00"))
    assert readings(got) == ["2024-10-27 02:30 27 00:30", "2024-10-27 14:00 27 13:00"]


def test_apia_leaves_out_a_day_and_so_do_the_doses() -> None:
    """On the date that never was nobody can take a dose; the real gap stays what it is every night."""
    plan = fixed(*THREE, zone="Pacific/Apia", first="2011-12-01")
    got = slots_between(plan, at("2011-12-29T19:00", "Pacific/Apia"), at("2011-12-31T13:00", "Pacific/Apia"))
    assert [f"{one.key.local_date} {one.key.scheduled_time:%H:%M}" for one in got] == [
        "2011-12-29 20:00",
        "2011-12-31 08:00",
    ]
    assert got[1].instant - got[0].instant == timedelta(hours=12)
    assert uneven(plan, got) == ()


def test_kwajalein_leaves_out_a_day_too() -> None:
    plan = fixed("08:00", "20:00", zone="Pacific/Kwajalein", first="1993-01-01")
    got = slots_between(plan, datetime(1993, 8, 19, tzinfo=UTC), datetime(1993, 8, 24, tzinfo=UTC))
    assert date(1993, 8, 21) not in {one.key.local_date for one in got}
    assert {two.instant - one.instant for one, two in pairwise(got)} == {timedelta(hours=12)}


def test_doses_falling_into_one_gap_stay_apart_in_order_and_flagged() -> None:
    plan = fixed("02:15", "02:45", "03:10")
    got = slots_between(plan, at("2024-03-30T12:00"), at("2024-04-01T00:00"))
    assert readings(got) == [
        "2024-03-31 02:15 31 01:00",
        "2024-03-31 02:45 31 01:30",
        "2024-03-31 03:10 31 01:55",
    ]
    assert all(one.moved for one in got)


def test_a_gap_dose_never_falls_on_its_neighbour() -> None:
    got = slots_between(fixed("02:30", "03:00"), at("2024-03-31T00:00"), at("2024-04-01T00:00"))
    assert [one.instant for one in got] == [at("2024-03-31T03:00"), at("2024-03-31T03:30")]


def test_a_shorter_or_longer_night_at_a_clock_change_is_flagged() -> None:
    plan = fixed("00:00", "08:00", "16:00")
    spring = slots_between(plan, at("2024-03-30T00:00"), at("2024-04-01T00:00"))
    (short,) = uneven(plan, spring)
    assert short.id == "clock.gap_short"
    assert short.values["gap"] == timedelta(hours=7)
    assert short.values["planned"] == timedelta(hours=8)
    autumn = slots_between(plan, at("2024-10-26T00:00"), at("2024-10-28T00:00"))
    (long,) = uneven(plan, autumn)
    assert (long.id, long.values["gap"]) == ("clock.gap_long", timedelta(hours=9))
    assert long.facts == ("F-TAKE-01",)


def test_an_ordinary_week_is_even() -> None:
    plan = fixed()
    assert uneven(plan, slots_between(plan, at("2024-05-01T00:00"), at("2024-05-08T00:00"))) == ()


def test_a_key_knows_its_instant_without_a_plan() -> None:
    assert key_instant(key("2024-03-31T02:30")) == at("2024-03-31T03:00")
    assert key_instant(key("2011-12-30T08:00", "Pacific/Apia")) == at("2011-12-31T00:00", "Pacific/Apia")


def test_steps_follow_one_another_and_the_last_one_ends() -> None:
    plan = Plan(
        1, (version(step("2024-01-01", "08:00", each=20), step("2024-01-03", "09:00", until="2024-01-04")),)
    )
    got = slots_between(plan, at("2024-01-01T00:00"), at("2024-02-01T00:00"))
    assert [(one.key.local_date.day, one.mg, one.step) for one in got] == [
        (1, mg(20), 0),
        (2, mg(20), 0),
        (3, mg(10), 1),
        (4, mg(10), 1),
    ]


def test_days_without_a_step_have_no_slot() -> None:
    first = step("2024-01-01", "08:00", until="2024-01-02")
    plan = Plan(1, (version(first, step("2024-01-05", "08:00")),))
    got = slots_between(plan, at("2024-01-01T00:00"), at("2024-01-07T00:00"))
    assert [one.key.local_date.day for one in got] == [1, 2, 5, 6]


def test_zero_mg_is_no_dose_and_a_time_given_twice_is_one_slot() -> None:
    plan = Plan(1, (version(step("2024-01-01", "08:00=0", "14:00=5", "14:00=10")),))
    got = slots_between(plan, at("2024-01-01T00:00"), at("2024-01-02T00:00"))
    assert [(one.key.scheduled_time, one.mg) for one in got] == [(time(14), mg(5))]


def test_each_instant_belongs_to_the_newest_version_in_effect() -> None:
    one = version(step("2024-01-01", *THREE))
    two = version(step("2024-01-01", "09:00"), number=2, effective="2024-01-03T10:00")
    three = version(step("2024-01-01", "12:00"), number=3, effective="2024-01-02T15:00")
    plan = Plan(1, (one, two, three))
    assert [(span.version.number, span.end) for span in spans(plan)] == [
        (1, at("2024-01-02T15:00")),
        (3, None),
    ]
    got = slots_between(plan, at("2024-01-02T00:00"), at("2024-01-04T23:00"))
    assert [(f"{slot.key.local_date.day} {slot.key.scheduled_time:%H}", slot.version) for slot in got] == [
        ("2 08", 1),
        ("2 14", 1),
        ("3 12", 3),
        ("4 12", 3),
    ]


def test_a_span_outside_every_version_is_empty() -> None:
    plan = fixed()
    assert slots_between(plan, at("2023-01-01T00:00"), at("2023-02-01T00:00")) == []
    assert slots_between(plan, at("2025-01-01T00:00"), at("2024-12-01T00:00")) == []
    assert slots_between(Plan(1), at("2024-01-01T00:00"), at("2024-02-01T00:00")) == []


def test_next_slot_has_no_look_ahead_limit() -> None:
    """MedTimer looks 31 days ahead: a step that begins in a year is armed today."""
    plan = Plan(1, (version(step("2024-01-01", "08:00", until="2024-01-02"), step("2025-06-01", "09:00")),))
    found = next_slot(plan, at("2024-01-02T08:00"))
    assert found is not None
    assert found.instant == at("2025-06-01T09:00")


def test_next_slot_passes_over_versions_and_knows_the_end() -> None:
    one = version(step("2024-01-01", "08:00"))
    two = version(step("2024-03-01", "09:00", until="2024-03-01"), number=2, effective="2024-01-02T00:00")
    plan = Plan(1, (one, two))
    first = next_slot(plan, at("2023-12-01T00:00"))
    assert first is not None
    assert first.instant == at("2024-01-01T08:00")
    second = next_slot(plan, first.instant)
    assert second is not None
    assert second.instant == at("2024-03-01T09:00")
    assert next_slot(plan, second.instant) is None
    assert next_slot(Plan(1), second.instant) is None


@given(zones, days, times_of_day(), minutes)
def test_next_slot_is_the_first_of_the_span(zone, day, times, now_time) -> None:
    plan = fixed(*(f"{one:%H:%M}" for one in times), zone=zone, first="2004-12-01")
    now = datetime.combine(day, now_time, UTC)
    assert next_slot(plan, now) == slots_between(plan, now + timedelta(microseconds=1), now + 5 * DAY)[0]


def test_the_calendar_ends_where_plans_end() -> None:
    plan = fixed("08:00", first="2199-12-30")
    got = slots_between(plan, at("2199-12-29T00:00"), datetime(2300, 1, 1, tzinfo=UTC))
    assert [one.key.local_date.day for one in got] == [30, 31]
    with pytest.raises(DosingError, match=r"step\.date"):
        Step(date(2200, 1, 1), (Dose(time(8), mg(5)),))


def test_half_past_changes_of_lord_howe() -> None:
    """A day of 24.5 hours: the clock goes back half an hour."""
    zone = "Australia/Lord_Howe"
    plan = fixed("01:45", "14:00", zone=zone)
    got = slots_between(plan, at("2024-04-06T12:00", zone), at("2024-04-07T20:00", zone))
    assert [one.instant for one in got] == [
        at("2024-04-06T14:00", zone),
        datetime(2024, 4, 6, 14, 45, tzinfo=UTC),
        at("2024-04-07T14:00", zone),
    ]
    assert got[2].instant - got[1].instant == timedelta(hours=12, minutes=45)


@pytest.mark.skipif(sys.gettrace() is not None, reason="measuring coverage slows ours down and not the other")
@pytest.mark.parametrize("zone", ODD_ZONES)
def test_ten_years_of_slots_cost_a_few_times_the_bare_clock_readings(zone) -> None:
    """About 30 ms for 15,000; measured against the same readings made by the standard library."""
    plan = fixed("07:00", "12:00", "17:00", "22:00", zone=zone, first="2015-01-01")
    end = datetime(2025, 4, 10, tzinfo=UTC)
    where = ZoneInfo(zone)
    keys = [one.key for one in slots_between(plan, datetime(2015, 1, 1, tzinfo=UTC), end)]
    assert len(keys) > 15_000 - 10

    def bare() -> None:
        for one in keys:
            datetime.combine(one.local_date, one.scheduled_time, where).astimezone(UTC)

    def best(work: Callable[[], object]) -> float:
        spent = []
        for _ in range(5):
            began = perf_counter()
            work()
            spent.append(perf_counter() - began)
        return min(spent)

    assert best(lambda: slots_between(plan, datetime(2015, 1, 1, tzinfo=UTC), end)) < 20 * best(bare)
