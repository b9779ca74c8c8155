"""The calendar file: dose times only, for a few days, right in every zone and across clock changes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import icalendar
import pytest

from baclofen_guide.dosing.formulations import Form
from baclofen_guide.dosing.plan import Dose, Plan, PlanVersion, Step
from baclofen_guide.exchange.calendar_file import LONGEST, calendar_file, coming_slots

EIGHT_AND_EIGHT = (Dose(time(8), Decimal("12.5")), Dose(time(20), Decimal(10)))


def plan(*steps: Step, zone: str = "Europe/Berlin") -> Plan:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    return Plan(1, (PlanVersion(number=1, steps=steps, form=Form.TABLET, effective_from=start, zone=zone),))


def steady(zone: str = "Europe/Berlin", doses=EIGHT_AND_EIGHT) -> Plan:
    return plan(Step(date(2026, 1, 1), doses), zone=zone)


def read(slots, messages, now=datetime(2026, 3, 20, tzinfo=UTC)) -> icalendar.Calendar:
    return icalendar.Calendar.from_ical(calendar_file(slots, now, messages))


def test_fourteen_days_of_times(messages) -> None:
    now = datetime(2026, 3, 20, 12, 0, tzinfo=UTC)
    slots = coming_slots(steady(), now)
    events = read(slots, messages, now).walk("VEVENT")
    assert len(events) == 28
    assert [event.decoded("dtstart") for event in events] == [slot.instant for slot in slots]
    assert slots[-1].instant < now + LONGEST


def test_it_never_says_how_much(messages) -> None:
    text = calendar_file(
        coming_slots(steady(), datetime(2026, 3, 20, tzinfo=UTC)), datetime.now(UTC), messages
    )
    for word in (b"mg", b"12.5", b"tablet", b"aclofen 1"):
        assert word not in text
    assert b"SUMMARY:Take what your current plan says" in text


def test_every_event_rings_at_its_time_and_blocks_none(messages) -> None:
    for event in read(coming_slots(steady(), datetime(2026, 3, 20, tzinfo=UTC)), messages).walk("VEVENT"):
        (alarm,) = event.walk("VALARM")
        assert (alarm.decoded("trigger"), alarm["action"]) == (timedelta(), "DISPLAY")
        assert (event["transp"], event["class"]) == ("TRANSPARENT", "PRIVATE")


def test_it_ends_where_the_plan_changes() -> None:
    steps = (Step(date(2026, 3, 1), EIGHT_AND_EIGHT), Step(date(2026, 3, 23), EIGHT_AND_EIGHT[:1]))
    slots = coming_slots(plan(*steps), datetime(2026, 3, 20, 12, 0, tzinfo=UTC))
    assert [slot.key.local_date.day for slot in slots] == [20, 21, 21, 22, 22]


def test_it_ends_where_a_new_version_begins() -> None:
    first = steady().versions[0]
    start = datetime(2026, 3, 22, 12, 0, tzinfo=UTC)
    second = PlanVersion(
        number=2, steps=first.steps, form=Form.TABLET, effective_from=start, zone="Europe/Berlin"
    )
    slots = coming_slots(Plan(1, (first, second)), datetime(2026, 3, 20, 12, 0, tzinfo=UTC))
    assert slots[-1].key.local_date == date(2026, 3, 22)
    assert {slot.version for slot in slots} == {1}


def test_a_plan_that_has_ended_has_nothing_to_ring_for() -> None:
    ended = plan(Step(date(2026, 1, 1), EIGHT_AND_EIGHT, date(2026, 1, 31)))
    assert coming_slots(ended, datetime(2026, 3, 20, tzinfo=UTC)) == ()
    assert coming_slots(Plan(1), datetime(2026, 3, 20, tzinfo=UTC)) == ()


def test_reading_a_later_file_replaces_and_never_doubles(messages) -> None:
    def uids(day: int) -> list[str]:
        slots = coming_slots(steady(), datetime(2026, 3, day, tzinfo=UTC))
        return [str(event["uid"]) for event in read(slots, messages).walk("VEVENT")]

    first, second = uids(1), uids(8)
    assert len(set(first)) == len(first)
    assert set(first) & set(second) == set(first[14:])


ZONES = [
    ("Europe/Berlin", datetime(2026, 3, 20, tzinfo=UTC)),
    ("Europe/Berlin", datetime(2026, 10, 20, tzinfo=UTC)),
    ("America/New_York", datetime(2026, 3, 1, tzinfo=UTC)),
    ("America/New_York", datetime(2026, 10, 25, tzinfo=UTC)),
    ("Australia/Lord_Howe", datetime(2026, 3, 28, tzinfo=UTC)),
    ("Australia/Lord_Howe", datetime(2026, 9, 28, tzinfo=UTC)),
    ("Africa/Casablanca", datetime(2026, 2, 10, tzinfo=UTC)),
    ("Africa/Casablanca", datetime(2026, 3, 15, tzinfo=UTC)),
    ("Asia/Kathmandu", datetime(2026, 3, 20, tzinfo=UTC)),
    ("Europe/Dublin", datetime(2026, 10, 20, tzinfo=UTC)),
]
ALL_DAY = tuple(Dose(time(hour, 30), Decimal(10)) for hour in range(24))


def offset_by_rules(zone: icalendar.Timezone, local: datetime) -> timedelta:
    """What a phone makes of a local time by the VTIMEZONE alone: the latest onset not after it counts."""
    parts = [part for part in zone.subcomponents if part.decoded("dtstart").replace(tzinfo=None) <= local]
    return max(parts, key=lambda part: part.decoded("dtstart")).decoded("tzoffsetto")


@pytest.mark.parametrize(("name", "now"), ZONES)
def test_the_rules_of_the_zone_give_the_same_instants(name: str, now: datetime, messages) -> None:
    """Read as RFC 5545 says, with no knowledge of the zone but what stands in the file."""
    slots = coming_slots(steady(name, ALL_DAY), now)
    calendar = read(slots, messages, now)
    (zone,) = calendar.walk("VTIMEZONE")
    assert str(zone["tzid"]) == name
    for slot, event in zip(slots, calendar.walk("VEVENT"), strict=True):
        assert event["dtstart"].params["tzid"] == name
        local = datetime.strptime(event["dtstart"].to_ical().decode(), "%Y%m%dT%H%M%S")
        in_fold = slot.instant.astimezone(ZoneInfo(name)).fold
        if not in_fold:
            assert local - offset_by_rules(zone, local) == slot.instant.replace(tzinfo=None), local


@pytest.mark.parametrize(("name", "now"), ZONES)
def test_onsets_are_read_on_the_clock_before_the_change(name: str, now: datetime, messages) -> None:
    (zone,) = read(coming_slots(steady(name), now), messages, now).walk("VTIMEZONE")
    for part in zone.subcomponents[1:]:
        onset = part.decoded("dtstart").replace(tzinfo=None) - part.decoded("tzoffsetfrom")
        instant = onset.replace(tzinfo=UTC)
        before = (instant - timedelta(seconds=1)).astimezone(ZoneInfo(name))
        assert before.utcoffset() == part.decoded("tzoffsetfrom")
        assert instant.astimezone(ZoneInfo(name)).utcoffset() == part.decoded("tzoffsetto")
