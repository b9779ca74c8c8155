"""Reminder decisions: what shows, when it sounds, when to look again; asleep, abroad, by a wrong clock."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from baclofen_guide.dosing.about_you import Answer
from baclofen_guide.dosing.missed import Action, Rules
from baclofen_guide.dosing.nagging import MOST_LATER, Memory, Preferences, quiet_until
from baclofen_guide.dosing.plan import Plan
from baclofen_guide.dosing.reminders import Decision, Person, acknowledged, decide, later, unwell
from baclofen_guide.dosing.slots import slots_between
from tests.dosing.support import (
    ADULT,
    ALL_NO,
    BERLIN,
    TAKEN,
    at,
    event,
    fixed,
    key,
    log,
    step,
    times_of_day,
    version,
    zones,
)

MINUTE = timedelta(minutes=1)
DONE = ("2024-05-05T08:00", "2024-05-05T14:00", "2024-05-05T20:00")
ME = Person(local_zone=BERLIN, rules=ADULT)
PLAN = fixed()


def look(
    clock: str | datetime, memory: Memory | None = None, *answered, person: Person = ME, plan: Plan = PLAN
) -> Decision:
    now = at(clock) if isinstance(clock, str) else clock
    return decide(plan, log(*(answered or DONE)), now, memory or Memory(), person)


def watch(start: str, minutes: int, person: Person = ME, every: int = 1) -> list[int]:
    """Minutes after ``start`` at which it sounds, looking every so many minutes."""
    memory, heard = Memory(), []
    for minute in range(0, minutes, every):
        found = look(at(start) + minute * MINUTE, memory, person=person)
        memory = found.memory
        heard += [minute] if found.sound else []
    return heard


def test_before_its_time_nothing_shows_and_it_wakes_at_the_dose() -> None:
    found = look("2024-05-06T07:30")
    assert (found.show, found.message, found.sound) == (None, "", False)
    assert found.wake_at == at("2024-05-06T08:00")


def test_at_its_time_it_shows_and_sounds() -> None:
    found = look("2024-05-06T08:00")
    assert found.show is not None
    assert (found.message, found.sound, found.show.slot.key) == (
        "reminder.due",
        True,
        key("2024-05-06T08:00"),
    )
    assert found.advice.check_first
    assert found.wake_at == at("2024-05-06T08:10")


def test_it_sounds_at_0_10_20_and_40_minutes_then_stays_silent() -> None:
    """Dosage#44: nag, then stop."""
    assert watch("2024-05-06T08:00", 230) == [0, 10, 20, 40]


def test_looking_often_or_seldom_changes_nothing_but_the_minute() -> None:
    assert watch("2024-05-06T08:00", 230, every=7) == [0, 14, 21, 42]


def test_it_stops_at_once_when_answered() -> None:
    """Dosage#44: one app went on after confirming."""
    first = look("2024-05-06T08:00")
    after = look("2024-05-06T08:10", first.memory, *DONE, "2024-05-06T08:00")
    assert (after.show, after.sound, after.message) == (None, False, "")


def test_closing_the_window_is_no_answer() -> None:
    """medTimer#1564: nothing was logged, so the dose stays due; there is no "closed" to tell the rules."""
    first = look("2024-05-06T08:00")
    again = look("2024-05-06T08:05", first.memory)
    assert again.show is not None
    assert again.message == "reminder.due"


def test_late_then_too_late_leave_it_out_without_a_sound() -> None:
    """F-MISS-01: at the skip point the text changes."""
    late = look("2024-05-06T09:30")
    assert (late.message, late.sound) == ("reminder.late", True)
    out = look("2024-05-06T12:01")
    assert (out.message, out.sound) == ("reminder.leave_out", False)
    assert out.show is not None
    assert out.wake_at == at("2024-05-06T14:00")


def test_it_wakes_when_the_text_has_to_change() -> None:
    quiet = Person(local_zone=BERLIN, rules=ADULT, preferences=Preferences(sounds=()))
    found = look("2024-05-06T09:30", person=quiet)
    assert found.wake_at == at("2024-05-06T12:00") + timedelta(seconds=1)
    assert look(found.wake_at, found.memory).message == "reminder.leave_out"


def test_four_doses_ask_two_missed_call_a_day_without_call_now() -> None:
    """F-MISS-01, F-MISS-06, F-MISS-07."""
    four = fixed("08:00", "12:00", "16:00", "20:00")
    given = tuple(f"2024-05-05T{clock}" for clock in ("08:00", "12:00", "16:00", "20:00"))
    assert look("2024-05-06T10:00", None, *given, plan=four).message == "reminder.ask"
    assert look("2024-05-06T16:00", None, *given, plan=four).message == "reminder.call_today"
    urgent = look("2024-05-06T20:00", None, *given, plan=four)
    assert (urgent.message, urgent.sound) == ("reminder.call_now", True)


def test_a_message_to_phone_is_heard_even_after_the_nagging_ended() -> None:
    """F-MISS-06: the second dose is now too late; the reminder had long gone silent."""
    memory = look("2024-05-06T14:00").memory
    for clock in ("14:10", "14:20", "14:40", "17:59"):
        memory = look(f"2024-05-06T{clock}", memory).memory
    call = look("2024-05-06T18:01", memory)
    assert (call.message, call.sound) == ("reminder.call_today", True)
    assert not look("2024-05-06T18:02", call.memory).sound
    assert look("2024-05-06T18:11", call.memory).sound


def test_a_dose_too_soon_after_the_last_waits_without_nagging() -> None:
    """F-MISS-02, F-MISS-03: a child's late dose moves the next reminder, not the plan."""
    child = replace(ME, rules=Rules(about=replace(ALL_NO, child=Answer.YES)))
    given = (*DONE, event("2024-05-06T08:00", TAKEN, "2024-05-06T12:30"))
    found = look("2024-05-06T14:00", None, *given, person=child)
    assert (found.show, found.sound, found.advice.action) == (None, False, Action.WAIT)
    assert found.wake_at == at("2024-05-06T16:30")
    then = look("2024-05-06T16:30", found.memory, *given, person=child)
    assert (then.message, then.sound) == ("reminder.due", True)


def test_later_hides_it_then_it_begins_anew() -> None:
    first = look("2024-05-06T08:00")
    put_off = later(first, at("2024-05-06T08:01"), 15 * MINUTE)
    hidden = look("2024-05-06T08:10", put_off)
    assert (hidden.show, hidden.sound, hidden.wake_at) == (None, False, at("2024-05-06T08:16"))
    back = look("2024-05-06T08:16", hidden.memory)
    assert (back.message, back.sound) == ("reminder.due", True)


def test_later_is_cut_short_at_the_last_moment_of_the_dose() -> None:
    """medTimer#931: a delay near the next dose must not make it a missed one."""
    first = look("2024-05-06T11:40")
    put_off = later(first, at("2024-05-06T11:40"), 45 * MINUTE)
    assert put_off.later_until == at("2024-05-06T12:00")
    assert look("2024-05-06T12:00", put_off).message == "reminder.late"


def test_later_is_an_hour_at_most_and_never_nothing() -> None:
    first = look("2024-05-06T08:00")
    assert later(first, at("2024-05-06T08:00"), 5 * MOST_LATER).later_until == at("2024-05-06T09:00")
    assert later(first, at("2024-05-06T08:00"), -MINUTE).later_until == at("2024-05-06T08:00") + timedelta(
        seconds=1
    )
    out = look("2024-05-06T13:00")
    assert later(out, at("2024-05-06T13:00"), 10 * MINUTE).later_until == at("2024-05-06T13:00") + timedelta(
        seconds=1
    )
    answered = look("2024-05-06T08:30", None, *DONE, "2024-05-06T08:00")
    assert later(answered, at("2024-05-06T08:30"), MINUTE).later_until == at("2024-05-06T08:31")


def test_too_sleepy_or_unwell_ends_the_nagging_for_that_dose_only() -> None:
    """F-OD-17: no next dose while help comes; the slot stays open and nothing is logged."""
    first = look("2024-05-06T08:00")
    hushed = look("2024-05-06T08:10", unwell(first))
    assert (hushed.show, hushed.sound) == (None, False)
    still = look("2024-05-06T12:30", hushed.memory)
    assert still.show is None
    following = look("2024-05-06T14:00", still.memory)
    assert following.show is not None
    assert following.advice.check_first


def test_quiet_hours_hold_the_sound_and_show_the_window() -> None:
    person = replace(ME, preferences=Preferences(quiet=(time(22), time(8, 25))))
    early = look("2024-05-06T08:00", person=person)
    assert (early.message, early.sound) == ("reminder.due", False)
    assert early.memory.sounded == 0
    assert watch("2024-05-06T08:00", 60, person) == [25, 40]


@pytest.mark.parametrize(
    ("quiet", "clock", "silent"),
    [
        ((time(7), time(9)), "08:00", True),
        ((time(9), time(10)), "08:00", False),
        ((time(22), time(7)), "08:00", False),
        ((time(22), time(9)), "08:00", True),
        ((time(8), time(8)), "08:00", False),
    ],
)
def test_quiet_hours_may_cross_midnight(quiet, clock, silent) -> None:
    person = replace(ME, preferences=Preferences(quiet=quiet))
    assert look(f"2024-05-06T{clock}", person=person).sound is not silent


def test_quiet_hours_in_the_evening_end_in_the_morning() -> None:
    person = replace(ME, preferences=Preferences(quiet=(time(19), time(7))))
    found = look("2024-05-06T20:00", None, *DONE, "2024-05-06T08:00", "2024-05-06T14:00", person=person)
    assert not found.sound
    assert found.wake_at is not None
    assert found.wake_at <= at("2024-05-07T07:00")


def test_when_quiet_hours_end() -> None:
    night = Preferences(quiet=(time(22), time(7)))
    wanted = {
        "2024-05-06T21:59": None,
        "2024-05-06T22:00": at("2024-05-07T07:00"),
        "2024-05-07T06:59": at("2024-05-07T07:00"),
        "2024-05-07T07:00": None,
        "2024-03-30T23:00": at("2024-03-31T07:00"),
    }
    assert {clock: quiet_until(at(clock), BERLIN, night) for clock in wanted} == wanted


def test_quiet_hours_follow_the_clock_where_the_person_is() -> None:
    away = replace(ME, local_zone="America/New_York", preferences=Preferences(quiet=(time(1), time(4))))
    assert not look("2024-05-06T08:00", person=away).sound


def test_a_week_off_is_one_page_and_never_a_flood() -> None:
    """tasknotes#1740."""
    before = look("2024-05-06T20:30", None, *DONE, "2024-05-06T08:00", "2024-05-06T14:00", "2024-05-06T20:00")
    answered = (*DONE, "2024-05-06T08:00", "2024-05-06T14:00", "2024-05-06T20:00")
    back = look("2024-05-13T14:20", before.memory, *answered)
    assert back.catch_up is not None
    assert len(back.catch_up.missed) == 19
    assert [back.catch_up.missed[0].slot.key, back.catch_up.missed[-1].slot.key] == [
        key("2024-05-07T08:00"),
        key("2024-05-13T08:00"),
    ]
    assert not back.catch_up.more
    assert back.show is not None
    assert back.show.slot.key == key("2024-05-13T14:00")
    assert back.message == "reminder.call_now"
    assert back.sound
    again = look("2024-05-13T14:21", back.memory, *answered)
    assert again.catch_up == back.catch_up
    assert not again.sound
    read = look("2024-05-13T14:22", acknowledged(again), *answered)
    assert read.catch_up is None
    assert read.show is not None


def test_years_off_are_one_page_of_the_last_month() -> None:
    before = look("2024-05-06T07:00")
    back = look("2027-05-13T14:20", before.memory)
    assert back.catch_up is not None
    assert back.catch_up.more
    assert 80 < len(back.catch_up.missed) < 100


def test_a_dose_open_when_the_computer_slept_is_on_the_page_once_missed() -> None:
    before = look("2024-05-06T08:05")
    back = look("2024-05-06T15:00", before.memory)
    assert back.catch_up is not None
    assert [one.slot.key for one in back.catch_up.missed] == [key("2024-05-06T08:00")]


def test_a_nap_that_missed_nothing_needs_no_page() -> None:
    before = look("2024-05-06T08:05")
    assert look("2024-05-06T10:00", before.memory).catch_up is None
    answered = look("2024-05-06T08:05", None, *DONE, "2024-05-06T08:00")
    assert look("2024-05-06T15:00", answered.memory, *DONE, "2024-05-06T08:00").catch_up is None


def test_answering_everything_on_the_page_ends_it() -> None:
    """medTimer#341: back-fill from the page."""
    before = look("2024-05-06T08:05")
    back = look("2024-05-06T15:00", before.memory)
    after = look("2024-05-06T15:01", back.memory, *DONE, "2024-05-06T08:00")
    assert after.catch_up is None
    assert after.memory.away_since is None


def test_the_first_start_has_nothing_to_catch_up() -> None:
    assert look("2024-05-13T14:20", Memory()).catch_up is None


def test_a_computer_just_switched_on_sounds_once_not_four_times() -> None:
    found = look("2024-05-06T10:30", look("2024-05-06T07:00").memory)
    assert (found.sound, found.memory.sounded) == (True, 1)
    slept = look("2024-05-06T08:50", look("2024-05-06T08:00").memory)
    assert (slept.sound, slept.memory.sounded) == (True, 4)
    assert not look("2024-05-06T08:51", slept.memory).sound


def test_a_clock_set_back_an_hour_sounds_once_more_and_doubles_nothing() -> None:
    first = look("2024-05-06T09:00")
    back = look("2024-05-06T08:00", first.memory)
    assert back.sound
    assert back.memory.started == at("2024-05-06T08:00")
    answered = look("2024-05-06T07:30", back.memory, *DONE, "2024-05-06T08:00")
    assert (answered.show, answered.sound) == (None, False)
    assert answered.wake_at == at("2024-05-06T08:00")
    assert look("2024-05-06T08:00", answered.memory, *DONE, "2024-05-06T08:00").show is None


def test_a_clock_set_back_by_days_does_not_keep_a_reminder_away() -> None:
    put_off = later(look("2024-05-09T08:00"), at("2024-05-09T08:00"), 30 * MINUTE)
    same_dose = replace(put_off, key=key("2024-05-06T08:00"))
    assert look("2024-05-06T08:00", same_dose).show is not None


def test_a_clock_set_forward_and_back_leaves_no_page_behind() -> None:
    forward = look("2025-05-06T08:00", look("2024-05-06T07:00").memory)
    assert forward.catch_up is not None
    back = look("2024-05-06T07:01", forward.memory)
    assert back.catch_up is None
    assert back.wake_at == at("2024-05-06T08:00")


def test_after_the_last_dose_of_a_plan_it_sleeps_for_good() -> None:
    plan = Plan(1, (version(step("2024-05-05", "08:00", until="2024-05-06")),))
    over = look("2024-05-08T08:00", None, "2024-05-05T08:00", "2024-05-06T08:00", plan=plan)
    assert (over.show, over.wake_at) == (None, None)


def test_without_a_plan_there_is_nothing_to_say() -> None:
    found = look("2024-05-08T08:00", None, plan=Plan(1))
    assert (found.show, found.message, found.wake_at, found.catch_up) == (None, "", None, None)


def test_a_plan_far_ahead_is_armed_now() -> None:
    """A look-ahead of 31 days, as MedTimer has, loses a step that starts later."""
    plan = Plan(1, (version(step("2024-12-01", "08:00")),))
    assert look("2024-05-06T08:00", None, "2024-05-05T08:00", plan=plan).wake_at == at("2024-12-01T08:00")


def test_messages_hold_no_words() -> None:
    """Names and mg stay out of the decision: wording and privacy are decided elsewhere (medTimer#784)."""
    for clock in ("08:00", "09:30", "12:30", "14:00", "20:30"):
        assert look(f"2024-05-06T{clock}").message.startswith("reminder.")


@settings(max_examples=60)
@given(
    zones,
    times_of_day(least_gap=120, most=4),
    st.integers(0, 6 * 24 * 60),
    st.lists(st.booleans(), min_size=40, max_size=40),
    st.sampled_from([ADULT, Rules()]),
    st.integers(0, 999),
)
def test_nothing_changes_before_the_wake_up(zone, times, minute, taken, rules, part) -> None:
    """One timer is enough: between two looks the decision is the same, so none can be missed."""
    begin = "2011-12-27" if zone == "Pacific/Apia" else "2024-03-28"
    plan = fixed(*(f"{one:%H:%M}" for one in times), zone=zone, first=begin)
    now = at(f"{begin}T00:00", zone) + minute * MINUTE
    slots = slots_between(plan, at(f"{begin}T00:00", zone), now)
    answers = log(
        *(event(one.key, TAKEN, one.instant) for one, yes in zip(slots, taken, strict=False) if yes)
    )
    person = Person(local_zone=zone, rules=rules, preferences=Preferences(quiet=(time(22), time(7))))
    first = decide(plan, answers, now, Memory(), person)
    if first.wake_at is None:
        return
    between = (now + (first.wake_at - now) * part / 1000).replace(microsecond=0)
    then = decide(plan, answers, between, first.memory, person)
    assert (then.show, then.message, then.advice.action) == (first.show, first.message, first.advice.action)
    assert not then.sound or between == now
    assert then.wake_at == first.wake_at


@settings(max_examples=40)
@given(zones, times_of_day(least_gap=240, most=4), st.integers(0, 12 * 60))
def test_every_dose_of_a_week_is_reminded_once_in_order(zone, times, offset) -> None:
    """Driven only by its own wake-ups, over clock changes: none lost, none doubled, none early."""
    begin = "2011-12-27" if zone == "Pacific/Apia" else "2024-03-28"
    plan = fixed(*(f"{one:%H:%M}" for one in times), zone=zone, first=begin)
    start = at(f"{begin}T00:00", zone)
    now, memory, made, seen = start + offset * MINUTE, Memory(), [], []
    while now < start + timedelta(days=7):
        found = decide(plan, log(*made), now, memory, Person(local_zone=zone, rules=ADULT))
        memory = found.memory
        if found.show is not None and found.sound and found.show.slot.key not in [one.key for one in seen]:
            seen.append(found.show.slot)
            assert found.show.slot.instant <= now
            made.append(event(found.show.slot.key, TAKEN, now))
            continue
        assert found.wake_at is not None
        assert found.wake_at > now
        now = found.wake_at
    wanted = slots_between(plan, start + offset * MINUTE, start + timedelta(days=7))
    late = [one for one in seen if one.instant < start + offset * MINUTE]
    assert len(late) <= 1
    assert [one.key for one in seen if one not in late] == [one.key for one in wanted]
