"""What a day looks like: one open dose, the older ones missed, late doses on their own slot."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baclofen_guide.dosing.plan import Plan
from baclofen_guide.dosing.slots import slots_between
from baclofen_guide.dosing.states import DayView, SlotState, day_view, history, home_zone
from tests.dosing.support import (
    ADULT,
    SKIPPED,
    TAKEN,
    at,
    event,
    fixed,
    ids,
    key,
    log,
    mg,
    step,
    times_of_day,
    version,
    zones,
)

DAY = timedelta(days=1)
UPCOMING, DUE, LATE, MISSED, IS_TAKEN, IS_SKIPPED = SlotState


def shown(view: DayView) -> str:
    return " ".join(f"{one.slot.key.scheduled_time:%H}:{one.state}" for one in view.slots)


@pytest.mark.parametrize(
    ("clock", "wanted"),
    [
        ("07:59", "08:upcoming 14:upcoming 20:upcoming"),
        ("08:00", "08:due 14:upcoming 20:upcoming"),
        ("09:00", "08:due 14:upcoming 20:upcoming"),
        ("09:01", "08:late 14:upcoming 20:upcoming"),
        ("12:00", "08:late 14:upcoming 20:upcoming"),
        ("12:01", "08:missed 14:upcoming 20:upcoming"),
        ("14:00", "08:missed 14:due 20:upcoming"),
        ("20:00", "08:missed 14:missed 20:due"),
    ],
)
def test_a_day_of_unanswered_doses(clock, wanted) -> None:
    """medTimer#1136: three doses are never due at once."""
    assert shown(day_view(fixed(first="2024-05-06"), log(), at(f"2024-05-06T{clock}"), ADULT)) == wanted


def test_answered_doses_show_their_answer_and_the_mg_of_then() -> None:
    answers = log(event("2024-05-06T08:00", mg=mg(7)), event("2024-05-06T14:00", SKIPPED))
    view = day_view(fixed(), answers, at("2024-05-06T15:00"), ADULT)
    assert shown(view) == "08:taken 14:skipped 20:upcoming"
    assert [one.mg for one in view.slots] == [7, 10, 10]
    assert view.open is None
    assert view.next is not None
    assert view.next.instant == at("2024-05-06T20:00")
    assert view.last_taken is not None


def test_a_late_dose_after_midnight_belongs_to_its_own_slot() -> None:
    """medTimer#181: the dose of 22:00 taken at half past midnight must not eat the next day's."""
    plan = fixed("06:00", "14:00", "22:00")
    late = event("2024-05-06T22:00", TAKEN, "2024-05-07T00:30")
    view = day_view(plan, log("2024-05-06T06:00", "2024-05-06T14:00", late), at("2024-05-07T00:31"), ADULT)
    assert view.day == date(2024, 5, 7)
    assert shown(view) == "06:upcoming 14:upcoming 22:upcoming"
    yesterday = day_view(plan, log(late), at("2024-05-07T00:31"), ADULT, day=date(2024, 5, 6))
    assert shown(yesterday).endswith("22:taken")


def test_the_open_dose_may_be_yesterdays() -> None:
    plan = fixed("06:00", "14:00", "22:00")
    view = day_view(plan, log("2024-05-06T14:00"), at("2024-05-07T00:30"), ADULT)
    assert view.open is not None
    assert view.open.slot.key == key("2024-05-06T22:00")
    assert view.open.state is LATE


def test_a_dose_taken_early_closes_the_ones_before() -> None:
    view = day_view(fixed(), log("2024-05-05T20:00", event("2024-05-06T14:00", TAKEN, "2024-05-06T13:10")),
                    at("2024-05-06T13:20"), ADULT)  # fmt: skip
    assert shown(view) == "08:missed 14:taken 20:upcoming"
    assert view.open is None
    assert view.next is not None
    assert view.next.key == key("2024-05-06T20:00")


def test_next_passes_over_doses_taken_early() -> None:
    view = day_view(
        fixed(), log(event("2024-05-06T08:00", TAKEN, "2024-05-06T07:30")), at("2024-05-06T07:40"), ADULT
    )
    assert view.next is not None
    assert view.next.key == key("2024-05-06T14:00")


def test_a_plan_that_is_over_has_nothing_open_and_no_alarm() -> None:
    plan = Plan(1, (version(step("2024-05-01", "08:00", "20:00", until="2024-05-02")),))
    still = day_view(plan, log("2024-05-02T08:00"), at("2024-05-03T05:00"), ADULT)
    assert still.open is not None
    over = day_view(plan, log("2024-05-02T08:00"), at("2024-05-03T08:00"), ADULT)
    assert over.open is None
    assert (over.advice.action, over.next) == ("nothing", None)
    assert over.slots == ()


def test_a_pause_until_a_later_step_is_not_one_endless_late_dose() -> None:
    one, two = step("2024-05-01", "08:00", "20:00", until="2024-05-02"), step("2024-05-10", "08:00")
    view = day_view(Plan(1, (version(one, two),)), log("2024-05-02T08:00"), at("2024-05-04T08:00"), ADULT)
    assert view.open is None
    assert view.next is not None
    assert view.next.key.local_date == date(2024, 5, 10)


def test_before_the_first_dose_and_without_a_plan() -> None:
    view = day_view(fixed(first="2024-06-01"), log(), at("2024-05-06T12:00"), ADULT)
    assert (view.slots, view.open, view.zone) == ((), None, "Europe/Berlin")
    assert view.next is not None
    empty = day_view(Plan(1), log(), at("2024-05-06T12:00"), ADULT)
    assert (empty.slots, empty.next, empty.zone) == ((), None, "UTC")
    assert home_zone(Plan(1), at("2024-05-06T12:00")) == "UTC"


def test_a_clock_change_today_is_said() -> None:
    plan = fixed("00:00", "08:00", "16:00")
    assert ids(day_view(plan, log(), at("2024-03-31T12:00"), ADULT).findings) == ["clock.gap_short"]


def test_a_dose_logged_far_ahead_of_the_clock_is_said() -> None:
    ahead = log(event("2024-05-06T08:00", TAKEN, "2024-05-09T08:00"))
    assert ids(day_view(fixed(), ahead, at("2024-05-06T12:00"), ADULT).findings) == ["clock.dose_ahead"]
    just_ahead = log(event("2024-05-06T08:00", TAKEN, "2024-05-06T13:30"))
    assert day_view(fixed(), just_ahead, at("2024-05-06T12:00"), ADULT).findings == ()


def test_history_has_no_holes_and_keeps_the_mg_of_each_day() -> None:
    """MediTrak#222: a new dose leaves the old entries as they were."""
    old = version(step("2024-05-01", *("08:00", "20:00"), each=20))
    new = version(step("2024-05-01", "08:00", "20:00", each=10), number=2, effective="2024-05-03T09:00")
    answers = log(event("2024-05-02T08:00", mg=mg(20)), event("2024-05-04T08:00", mg=mg(10), version=2))
    got = history(Plan(1, (old, new)), answers, at("2024-05-02T00:00"), at("2024-05-04T12:00"), ADULT)
    shown_as = [(one.slot.key.local_date, one.slot.key.scheduled_time, one) for one in got]
    assert [(f"{day:%d} {clock:%H}", str(one.state), int(one.mg)) for day, clock, one in shown_as] == [
        ("02 08", "taken", 20),
        ("02 20", "missed", 20),
        ("03 08", "missed", 20),
        ("03 20", "missed", 10),
        ("04 08", "taken", 10),
    ]  # fmt: skip


def test_history_shows_an_answer_whose_slot_the_plan_no_longer_has() -> None:
    plan = fixed("08:00", first="2024-05-01")
    lost = event("2024-05-02T11:00", mg=mg(3))
    early = event("2024-04-01T11:00")
    got = history(plan, log(lost, early), at("2024-05-02T00:00"), at("2024-05-02T12:00"), ADULT)
    assert [(one.slot.key.scheduled_time.hour, one.state, one.mg) for one in got] == [
        (8, DUE, 10),
        (11, IS_TAKEN, 3),
    ]


def test_history_includes_the_dose_that_falls_due_this_instant() -> None:
    got = history(
        fixed("08:00", first="2024-05-01"), log(), at("2024-05-01T00:00"), at("2024-05-01T08:00"), ADULT
    )
    assert [one.state for one in got] == [DUE]


@given(zones, st.integers(0, 7 * 24 * 60), times_of_day(most=6, least_gap=60), st.sets(st.integers(0, 60)))
def test_at_most_one_dose_is_open_and_it_is_the_latest(zone, minute, times, answered) -> None:
    """medTimer#1136, for any zone, moment and set of answers."""
    plan = fixed(*(f"{one:%H:%M}" for one in times), zone=zone, first="2024-03-28")
    now = at("2024-03-29T00:00", zone) + timedelta(minutes=minute)
    slots = slots_between(plan, at("2024-03-28T00:00", zone), now + 9 * DAY)
    done = [
        event(slots[index].key) for index in answered if index < len(slots) and slots[index].instant <= now
    ]
    answers = log(*done)
    got = history(plan, answers, at("2024-03-28T00:00", zone), now + DAY, ADULT)
    at_now = history(plan, answers, at("2024-03-28T00:00", zone), now, ADULT)
    still_open = [one for one in at_now if one.state in (DUE, LATE)]
    assert len(still_open) <= 1
    if still_open:
        assert still_open == at_now[-1:]
    assert all(one.slot.instant <= two.slot.instant for one, two in pairwise(got))
    assert {one.slot.key for one in at_now if one.answer} == {one.key for one in done}


@given(st.integers(0, 3000))
def test_setting_the_clock_back_reopens_nothing(minutes_back) -> None:
    """medTimer#57, tasknotes#1740: an answered dose stays answered whatever the clock says."""
    plan, answers = fixed(), log("2024-05-06T08:00", "2024-05-06T14:00")
    now = at("2024-05-06T15:00") - timedelta(minutes=minutes_back)
    view = day_view(plan, answers, now, ADULT, day=date(2024, 5, 6))
    assert shown(view).startswith("08:taken 14:taken")
    assert view.open is None or view.open.slot.key not in answers.live


def test_a_day_costs_the_same_after_ten_years() -> None:
    import time as clock

    def spent(first: str) -> float:
        plan = fixed(first=first)
        best = 1.0
        for _ in range(7):
            began = clock.perf_counter()
            for _ in range(10):
                day_view(plan, log(), at("2024-12-30T12:00"), ADULT)
            best = min(best, clock.perf_counter() - began)
        return best

    assert spent("2014-12-01") < 3 * spent("2024-12-01")


def test_moments_are_utc() -> None:
    assert all(
        one.slot.instant.tzinfo is UTC for one in day_view(fixed(), log(), datetime.now(UTC), ADULT).slots
    )
