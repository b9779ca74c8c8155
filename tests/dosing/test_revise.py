"""A new version at any moment: no answered dose is reopened, doubled or rewritten."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from baclofen_guide.dosing.findings import DosingError, blocking
from baclofen_guide.dosing.plan import Plan
from baclofen_guide.dosing.revise import SAME_DOSE, revise
from baclofen_guide.dosing.slots import key_instant, slots_between
from baclofen_guide.dosing.states import SlotState, history
from tests.dosing.support import (
    ADULT,
    SKIPPED,
    TAKEN,
    THREE,
    at,
    event,
    fixed,
    ids,
    key,
    log,
    minutes,
    step,
    times_of_day,
    version,
    zones,
)

DAY = timedelta(days=1)
UP_TO_EIGHT = ("2024-05-05T20:00", "2024-05-06T08:00")


def draft(*times: str, first: str = "2024-01-01", **other):
    return version(step(first, *(times or THREE), each=5), **other)


def first_reading(revision) -> str:
    return f"{revision.first.key.local_date:%m-%d} {revision.first.key.scheduled_time:%H:%M}"


def test_a_first_plan_counts_from_now() -> None:
    found = revise(Plan(1), draft(), log(), at("2024-05-06T13:30"))
    assert found.version.number == 1
    assert found.version.effective_from == at("2024-05-06T13:30")
    assert first_reading(found) == "05-06 14:00"
    assert (found.last_dose, found.findings) == (None, ())


def test_by_default_a_version_counts_from_just_after_the_last_answered_dose() -> None:
    found = revise(fixed(), draft(), log(*UP_TO_EIGHT), at("2024-05-06T11:00"), rules=ADULT)
    assert found.version.number == 2
    assert found.version.effective_from == at("2024-05-06T08:00") + timedelta(seconds=1)
    assert first_reading(found) == "05-06 14:00"
    assert found.last_dose == at("2024-05-06T08:00")
    assert found.findings == ()


def test_an_order_that_is_over_by_then_is_refused() -> None:
    """F-STOP-01: in place of the plan in use it would stop every dose at once."""
    over = version(step("2024-01-01", *THREE, until="2024-02-01"))
    for plan in (fixed(), Plan(1)):
        found = revise(plan, over, log(), at("2024-05-06T11:00"), rules=ADULT)
        assert found.first is None
        assert "revise.over" in ids(blocking(found.findings))
    still = version(step("2024-01-01", *THREE, until="2024-05-06"))
    assert not blocking(revise(fixed(), still, log(*UP_TO_EIGHT), at("2024-05-06T11:00")).findings)
    late = revise(fixed(), still, log(*UP_TO_EIGHT), at("2024-05-06T11:00"), at("2024-05-07T00:00"))
    assert "revise.over" in ids(blocking(late.findings))


def test_the_open_dose_already_follows_the_new_version() -> None:
    found = revise(fixed(), draft(), log(*UP_TO_EIGHT), at("2024-05-06T14:20"), rules=ADULT)
    (slot,) = slots_between(found.plan, at("2024-05-06T14:00"), at("2024-05-06T15:00"))
    assert (slot.version, slot.mg) == (2, 5)


def test_missed_doses_stay_with_the_version_they_were_missed_in() -> None:
    found = revise(fixed(), draft(), log("2024-05-04T20:00"), at("2024-05-06T14:20"), rules=ADULT)
    past = slots_between(found.plan, at("2024-05-05T00:00"), at("2024-05-06T12:00"))
    assert {one.version for one in past} == {1}
    assert found.first is not None
    assert found.first.key == key("2024-05-06T14:00")


def test_a_dose_taken_early_is_not_offered_again() -> None:
    answers = log(*UP_TO_EIGHT, event("2024-05-06T14:00", TAKEN, "2024-05-06T13:30"))
    found = revise(fixed(), draft(), answers, at("2024-05-06T13:40"), rules=ADULT)
    assert first_reading(found) == "05-06 20:00"


def test_moving_a_dose_by_half_an_hour_does_not_give_it_twice() -> None:
    """F-MISS-02: 08:00 taken, then the time is changed to 08:30 at ten past eight."""
    new = draft("08:30", "14:30", "20:30")
    found = revise(fixed(), new, log(*UP_TO_EIGHT), at("2024-05-06T08:10"), rules=ADULT)
    assert first_reading(found) == "05-06 14:30"


def test_an_old_dose_that_still_comes_before_the_new_plan_is_said() -> None:
    """Old doses two hours apart, and a new time just after: the one between is named, not slipped in."""
    found = revise(
        fixed("08:00", "10:00"), draft("10:30"), log("2024-05-06T08:00"), at("2024-05-06T08:10"), rules=ADULT
    )
    assert first_reading(found) == "05-07 10:30"
    (old, *_) = found.findings
    assert (old.id, old.values["at"]) == ("revise.old_dose_first", at("2024-05-06T10:00"))


def test_a_skipped_dose_is_not_reopened_by_moving_it() -> None:
    answers = log("2024-05-05T20:00", event("2024-05-06T08:00", SKIPPED))
    found = revise(fixed(), draft("09:00", "15:00", "21:00"), answers, at("2024-05-06T08:30"), rules=ADULT)
    assert first_reading(found) == "05-06 15:00"


def test_a_missed_dose_moved_may_still_be_taken() -> None:
    found = revise(
        fixed(),
        draft("09:00", "15:00", "21:00"),
        log("2024-05-05T20:00"),
        at("2024-05-06T14:30"),
        rules=ADULT,
    )
    assert first_reading(found) == "05-06 09:00"


def test_one_dose_a_day_moved_by_hours_is_not_lost_for_a_day() -> None:
    """F-MISS-07: eleven hours apart is not "the same dose"; a day and a half without would be the danger."""
    found = revise(
        fixed("08:00"), draft("19:00"), log("2024-05-06T08:00"), at("2024-05-06T09:00"), rules=ADULT
    )
    assert first_reading(found) == "05-06 19:00"
    assert ids(found.findings) == ["revise.gap_short"]


def test_a_version_for_next_week_leaves_this_week_to_the_old_one() -> None:
    """F-STOP-01: no hole between the old plan and the new one."""
    found = revise(fixed(), draft(first="2024-05-13"), log(*UP_TO_EIGHT), at("2024-05-06T11:00"), rules=ADULT)
    assert found.version.effective_from == at("2024-05-13T00:00")
    got = slots_between(found.plan, at("2024-05-06T12:00"), at("2024-05-15T00:00"))
    assert all(two.instant - one.instant <= timedelta(hours=12) for one, two in pairwise(got))


def test_a_staircase_for_next_week_begins_with_its_first_step() -> None:
    stairs = version(step("2024-05-13", *THREE), step("2024-05-20", *THREE, each=5))
    found = revise(fixed(), stairs, log(*UP_TO_EIGHT), at("2024-05-06T11:00"), rules=ADULT)
    assert found.version.effective_from == at("2024-05-13T00:00")


def test_a_long_gap_where_plans_meet_is_said() -> None:
    now = at("2024-05-06T09:00")
    found = revise(fixed(), draft("12:00", first="2024-05-07"), log("2024-05-06T08:00"), now, now, ADULT)
    (finding,) = found.findings
    assert finding.id == "revise.gap_long"
    assert finding.values["gap"] == timedelta(hours=28)
    assert "F-STOP-01" in finding.facts


def test_a_plan_that_never_resumes_has_no_first_dose() -> None:
    ended = version(step("2024-01-01", *THREE, until="2024-05-01"))
    found = revise(fixed(), ended, log(*UP_TO_EIGHT), at("2024-05-06T11:00"), rules=ADULT)
    assert found.first is None


def test_a_saved_future_version_that_is_overtaken_is_named() -> None:
    waiting = revise(
        fixed(), draft(first="2024-05-13"), log(*UP_TO_EIGHT), at("2024-05-06T11:00"), rules=ADULT
    )
    found = revise(waiting.plan, draft(), log(*UP_TO_EIGHT), at("2024-05-06T11:30"), rules=ADULT)
    (finding,) = found.findings
    assert (finding.id, finding.values["number"]) == ("revise.replaces_pending", 2)
    assert found.version.number == 3


@pytest.mark.parametrize("start", ["2024-05-06T08:00", "2024-05-05T12:00", "2023-01-01T00:00"])
def test_history_cannot_be_rewritten(start) -> None:
    """MediTrak#222."""
    with pytest.raises(DosingError, match="rewrites_history"):
        revise(fixed(), draft(), log(*UP_TO_EIGHT), at("2024-05-06T11:00"), at(start), ADULT)


@pytest.mark.parametrize("start", [None, "2024-05-06T12:00"])
def test_a_dose_ticked_under_a_clock_far_ahead_is_told_and_puts_no_plan_off(start) -> None:
    """Else the new plan, or staying on the last dose, would begin a year from now, and nobody would see."""
    answered = log(*UP_TO_EIGHT, "2025-05-06T08:00")
    begins = start and at(start)
    with pytest.raises(DosingError) as refused:
        revise(fixed(), draft(), answered, at("2024-05-06T11:00"), begins, ADULT)
    assert refused.value.id == "revise.clock"
    assert refused.value.values["at"] == at("2025-05-06T08:00")


def test_an_abandoned_plan_is_not_rewritten_either() -> None:
    plan = Plan(1, (version(step("2024-01-01", *THREE, until="2024-04-01")),))
    found = revise(plan, draft(), log(), at("2024-05-06T11:00"), rules=ADULT)
    assert found.version.effective_from > at("2024-05-03T10:59")
    with pytest.raises(DosingError, match="rewrites_history"):
        revise(plan, draft(), log(), at("2024-05-06T11:00"), at("2024-03-20T00:00"), ADULT)


def test_a_slip_corrected_at_once_does_not_reach_back_before_the_first_version() -> None:
    first = revise(Plan(1), draft(), log(), at("2024-05-06T13:30"), rules=ADULT)
    found = revise(first.plan, draft("08:00", "15:00", "20:00"), log(), at("2024-05-06T13:31"), rules=ADULT)
    assert found.version.effective_from == at("2024-05-06T13:30")
    assert first_reading(found) == "05-06 15:00"


def test_a_correction_before_the_plan_has_begun() -> None:
    later = Plan(1, (version(step("2024-06-01", *THREE), effective="2024-06-01T00:00"),))
    found = revise(later, draft(), log(), at("2024-05-06T13:31"), rules=ADULT)
    assert found.version.effective_from == at("2024-05-06T13:31")


@given(
    zones,
    times_of_day(least_gap=240, most=4),
    times_of_day(least_gap=240, most=4),
    st.integers(0, 12 * 24 * 60),
    st.lists(st.sampled_from([TAKEN, TAKEN, TAKEN, SKIPPED, None]), min_size=60, max_size=60),
    minutes,
)
def test_revising_at_any_moment_neither_reopens_nor_doubles_an_answered_dose(
    zone, old_times, new_times, minute, script, early
) -> None:
    """MediTrak#222, medTimer#1077, over clock changes and Apia's lost day."""
    begin = "2011-12-24" if zone == "Pacific/Apia" else "2024-03-27"
    plan = fixed(*(f"{one:%H:%M}" for one in old_times), zone=zone, first=begin)
    now = at(f"{begin}T00:00", zone) + timedelta(minutes=minute)
    slots = slots_between(plan, at(f"{begin}T00:00", zone), now + timedelta(minutes=early.minute))
    done = [
        event(one.key, kind, min(one.instant, now)) for one, kind in zip(slots, script, strict=False) if kind
    ]
    answers = log(*done)
    new = version(step(begin, *(f"{one:%H:%M}" for one in new_times), each=5), zone=zone)
    found = revise(plan, new, answers, now, rules=ADULT)
    before = {one.slot.key: one for one in history(plan, answers, at(f"{begin}T00:00", zone), now, ADULT)}
    after = {
        one.slot.key: one for one in history(found.plan, answers, at(f"{begin}T00:00", zone), now, ADULT)
    }
    assert {one.key for one in done} <= set(after)
    for shown in before.values():
        if shown.answer is not None or shown.state is SlotState.MISSED:
            same = after[shown.slot.key]
            assert (same.answer, same.mg, same.slot.version) == (shown.answer, shown.mg, shown.slot.version)
    ours = [
        one
        for one in slots_between(found.plan, at(f"{begin}T00:00", zone), now + 3 * DAY)
        if one.version == 2
    ]
    answered = [key_instant(one.key) for one in done]
    near = min(SAME_DOSE, found.version.steps[0].shortest_gap() / 2)
    assert all(one.instant > max(answered) for one in ours if answered)
    assert all(one.instant - max(answered) >= near for one in ours if answered)
    assert ours


@given(st.integers(0, 3 * 24 * 60), st.integers(1, 6))
def test_revising_again_and_again_keeps_one_slot_a_time(minute, times) -> None:
    """medTimer#1077: their largest bug class, duplicates after an edit."""
    plan, answers = fixed(first="2024-05-01"), log("2024-05-01T08:00")
    for index in range(times):
        now = at("2024-05-01T09:00") + timedelta(minutes=minute + 7 * index)
        plan = revise(plan, draft(first="2024-05-01"), answers, now, rules=ADULT).plan
    got = [one.key for one in slots_between(plan, at("2024-05-01T00:00"), at("2024-05-10T00:00"))]
    assert got == [
        one.key
        for one in slots_between(fixed(first="2024-05-01"), at("2024-05-01T00:00"), at("2024-05-10T00:00"))
    ]


def test_the_draft_may_carry_any_number() -> None:
    found = revise(fixed(), replace(draft(), number=99), log(), at("2024-05-06T11:00"), rules=ADULT)
    assert found.version.number == 2


def test_a_version_from_a_later_day_follows_the_old_doses_that_still_come() -> None:
    """The gap is to the last old dose before it, not to the one taken today."""
    found = revise(
        fixed(), draft(first="2024-05-10"), log("2024-05-06T08:00"), at("2024-05-06T11:00"), rules=ADULT
    )
    assert found.last_dose is not None
    assert found.last_dose > at("2024-05-09T00:00")
    assert not [one for one in found.findings if one.id.startswith("revise.gap")]
