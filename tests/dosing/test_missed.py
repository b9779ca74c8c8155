"""The missed-dose rule, branch by branch, each with the fact that says so."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from baclofen_guide.dosing.about_you import ITEMS, AboutYou, Answer
from baclofen_guide.dosing.missed import Action, Advice, Branch, MissedRule, Rules, advise, branch_for
from baclofen_guide.dosing.plan import Plan
from baclofen_guide.dosing.states import SlotState, day_view, situation
from tests.dosing.support import ADULT, ALL_NO, SKIPPED, TAKEN, THREE, at, event, fixed, log, step, version

HOUR = timedelta(hours=1)
FOUR = ("08:00", "12:00", "16:00", "20:00")
BEFORE = ("2024-05-05T08:00", "2024-05-05T14:00", "2024-05-05T20:00")
"""The day before 6 May, with every dose taken on time."""


def person(**items: str) -> Rules:
    return Rules(about=replace(ALL_NO, **{item: Answer(value) for item, value in items.items()}))


def advice(now: str, *answered, times=(), rules: Rules = ADULT, unsure: bool = False) -> Advice:
    """Advice on 6 May 2024 in Berlin, with all doses of the day before taken."""
    plan = fixed(*times)
    given = answered or (BEFORE if not times else [f"2024-05-05T{one}" for one in times])
    return advise(situation(plan, log(*given), at(now)), rules, unsure=unsure)


@pytest.mark.parametrize("clock", ["08:00", "08:30", "09:00"])
def test_up_to_an_hour_is_on_time_whoever_you_are(clock) -> None:
    """F-MISS-04: the strictest published text still takes a dose within an hour."""
    for rules in (ADULT, Rules(), person(kidney_disease="yes"), person(child="yes")):
        found = advice(f"2024-05-06T{clock}", rules=rules)
        assert (found.action, found.rule) == (Action.TAKE, "missed.on_time")


@pytest.mark.parametrize(
    ("clock", "action"), [("09:01", Action.TAKE), ("12:00", Action.TAKE), ("12:01", Action.LEAVE_OUT)]
)
def test_adult_on_three_doses_takes_it_until_two_hours_before_the_next(clock, action) -> None:
    """F-MISS-01 (NHS): unless the next is less than 2 hours away; at two hours exactly it is still taken."""
    found = advice(f"2024-05-06T{clock}")
    assert found.action is action
    assert found.rule == Branch.ADULT
    assert "F-MISS-01" in found.facts
    assert found.source == "NHS"
    assert found.closes_at == at("2024-05-06T12:00")


def test_never_two_doses_together() -> None:
    """F-MISS-02: with two doses open only the later one is spoken of, and it is one usual dose."""
    found = day_view(fixed(), log(*BEFORE), at("2024-05-06T14:30"), ADULT)
    assert found.open is not None
    assert found.open.slot.key.scheduled_time.hour == 14
    assert found.advice.action is Action.TAKE
    assert [one.state for one in found.slots] == [SlotState.MISSED, SlotState.DUE, SlotState.UPCOMING]


@pytest.mark.parametrize("times", [("08:00",), ("08:00", "20:00")])
def test_one_or_two_doses_a_day_go_by_the_same_two_hours(times) -> None:
    found = advice("2024-05-06T09:30", times=times)
    assert (found.action, found.rule) == (Action.TAKE, Branch.ADULT)


@pytest.mark.parametrize("clock", ["09:01", "10:30", "11:59"])
def test_four_doses_a_day_ask_the_pharmacist(clock) -> None:
    """F-MISS-01: four or more doses a day: ask your pharmacist for your own cut-off."""
    found = advice(f"2024-05-06T{clock}", times=FOUR)
    assert (found.action, found.rule) == (Action.ASK, Branch.PHARMACIST)
    assert "F-MISS-01" in found.facts


def test_four_doses_a_day_on_time_are_taken() -> None:
    assert advice("2024-05-06T08:59", times=FOUR).action is Action.TAKE


@pytest.mark.parametrize("item", ["kidney_disease", "sedatives"])
@pytest.mark.parametrize("answer", ["yes", "not_sure"])
def test_kidney_disease_and_sedatives_keep_four_hours_and_ask(item, answer) -> None:
    """F-MISS-01: leave at least 4 hours between doses and ask."""
    rules = person(**{item: answer})
    in_time = advice("2024-05-06T10:00", rules=rules)
    assert (in_time.action, in_time.rule, in_time.ask) == (Action.TAKE, Branch.CAUTIOUS, True)
    too_late = advice("2024-05-06T10:01", rules=rules)
    assert (too_late.action, too_late.ask) == (Action.LEAVE_OUT, True)


def test_a_child_is_given_it_when_remembered_then_waits_four_hours() -> None:
    """F-MISS-03: as soon as you remember, then at least 4 hours before the next."""
    child = person(child="yes")
    found = advice("2024-05-06T13:30", rules=child)
    assert (found.action, found.rule) == (Action.TAKE, Branch.CHILD)
    assert "F-MISS-03" in found.facts
    assert found.next_not_before == at("2024-05-06T17:30")
    after = advice(
        "2024-05-06T14:00", *BEFORE, event("2024-05-06T08:00", TAKEN, "2024-05-06T13:30"), rules=child
    )
    assert (after.action, after.not_before) == (Action.WAIT, at("2024-05-06T17:30"))
    then = advice(
        "2024-05-06T17:30", *BEFORE, event("2024-05-06T08:00", TAKEN, "2024-05-06T13:30"), rules=child
    )
    assert then.action is Action.TAKE


def test_perhaps_a_child_is_the_cautious_adult() -> None:
    assert advice("2024-05-06T10:30", rules=person(child="not_sure")).rule == Branch.CAUTIOUS


def test_a_child_with_kidney_disease_follows_the_stricter_part() -> None:
    assert (
        advice("2024-05-06T10:30", rules=person(child="yes", kidney_disease="yes")).action is Action.LEAVE_OUT
    )


def test_an_empty_card_is_the_cautious_branch() -> None:
    """Not sure counts as the cautious answer."""
    found = advice("2024-05-06T11:00", rules=Rules())
    assert (found.action, found.rule) == (Action.LEAVE_OUT, Branch.CAUTIOUS)


def test_a_late_dose_keeps_the_next_one_waiting() -> None:
    """F-MISS-02: 08:00 taken at 13:30 although it was to be left out; 14:00 is then too soon."""
    late = event("2024-05-06T08:00", TAKEN, "2024-05-06T13:30")
    soon = advice("2024-05-06T14:00", *BEFORE, late)
    assert (soon.action, soon.rule) == (Action.WAIT, "missed.too_soon")
    assert soon.not_before == at("2024-05-06T15:30")
    assert advice("2024-05-06T15:30", *BEFORE, late).action is Action.TAKE
    assert advice("2024-05-06T16:30", *BEFORE, late).rule == "missed.on_time"


def test_the_prescribers_own_spacing_is_never_called_too_close() -> None:
    close = ("08:00", "11:00", "14:00", "17:00")
    found = advice("2024-05-06T11:00", "2024-05-05T17:00", "2024-05-06T08:00", times=close, rules=Rules())
    assert found.action is Action.TAKE


def test_a_denser_next_step_does_not_loosen_the_gap_at_the_border() -> None:
    """F-MISS-01: from tomorrow doses lie three hours apart; after the late one tonight it is still four."""
    plan = Plan(
        1,
        (
            version(
                step("2024-05-01", "08:00", "20:00"), step("2024-05-06", "08:00", "11:00", "14:00", "17:00")
            ),
        ),
    )
    late = event("2024-05-05T20:00", TAKEN, "2024-05-06T05:00")
    first = advise(situation(plan, log("2024-05-05T08:00", late), at("2024-05-06T08:00")), Rules())
    assert (first.action, first.not_before) == (Action.WAIT, at("2024-05-06T09:00"))
    done = event("2024-05-06T08:00", TAKEN, "2024-05-06T08:00")
    second = advise(situation(plan, log("2024-05-05T08:00", late, done), at("2024-05-06T11:00")), Rules())
    assert second.action is Action.TAKE


def test_going_from_three_doses_to_one_is_no_alarm() -> None:
    """F-MISS-07 means more than the prescriber planned."""
    plan = Plan(1, (version(step("2024-05-01", *THREE), step("2024-05-06", "20:00")),))
    found = advise(situation(plan, log(*BEFORE), at("2024-05-06T20:00")), ADULT)
    assert found.action is Action.TAKE


def test_a_clinic_may_set_a_wider_window_and_is_named() -> None:
    rules = Rules(
        about=ALL_NO, missed=MissedRule(window=3 * HOUR, source="Hill Clinic", facts=("F-MISS-01",))
    )
    assert advice("2024-05-06T11:00", rules=rules).action is Action.TAKE
    found = advice("2024-05-06T11:01", rules=rules)
    assert (found.action, found.source) == (Action.LEAVE_OUT, "Hill Clinic")


def test_a_clinic_may_set_a_cut_off_for_four_doses() -> None:
    rules = Rules(about=ALL_NO, missed=MissedRule(up_to_doses=4, source="Hill Clinic"))
    assert advice("2024-05-06T09:45", times=FOUR, rules=rules).action is Action.TAKE
    assert advice("2024-05-06T10:01", times=FOUR, rules=rules).action is Action.LEAVE_OUT


def test_not_sure_whether_taken_means_do_not_take() -> None:
    """F-MISS-08: do not take another; write it down; the next one on time."""
    found = advice("2024-05-06T09:00", unsure=True)
    assert (found.action, found.rule) == (Action.LEAVE_OUT, "missed.unsure")
    assert "F-MISS-08" in found.facts


def test_not_sure_with_nothing_open_changes_nothing() -> None:
    assert advice("2024-05-06T07:00", unsure=True).action is Action.NOTHING


def test_two_missed_in_a_row_call_today_and_take_the_one_usual_dose_that_is_due() -> None:
    """F-MISS-06: call the same day, do not wait for symptoms. F-MISS-02: never two."""
    found = advice("2024-05-06T16:00", times=FOUR)
    assert (found.action, found.dose, found.rule) == (Action.CALL_TODAY, Action.TAKE, "missed.two_in_a_row")
    assert found.facts == ("F-MISS-06", "F-MISS-02")
    assert advice("2024-05-06T17:30", times=FOUR).dose is Action.ASK


def test_one_missed_dose_is_no_alarm() -> None:
    """F-MISS-05: for one late dose a bit more stiffness is usually all."""
    assert advice("2024-05-06T14:00").action is Action.TAKE


def test_the_second_one_left_out_makes_two_in_a_row() -> None:
    """F-MISS-06."""
    found = advice("2024-05-06T18:01", *BEFORE)
    assert (found.action, found.dose, found.rule) == (
        Action.CALL_TODAY,
        Action.LEAVE_OUT,
        "missed.two_in_a_row",
    )
    assert found.facts == ("F-MISS-06", "F-MISS-02")
    assert found.check_first


def test_skipped_doses_count_as_not_taken() -> None:
    """F-MISS-06: what was left out on purpose is missing all the same."""
    skipped = [event(f"2024-05-06T{clock}", SKIPPED) for clock in ("08:00", "14:00")]
    found = advice("2024-05-06T15:00", *BEFORE, *skipped)
    assert (found.action, found.dose) == (Action.CALL_TODAY, Action.NOTHING)
    assert advice("2024-05-06T15:00", *BEFORE, skipped[1], "2024-05-06T08:00").action is Action.NOTHING


def test_unsure_after_a_missed_dose_counts_as_two() -> None:
    """F-MISS-06 and F-MISS-08: perhaps missed counts."""
    found = advice("2024-05-06T14:10", *BEFORE, unsure=True)
    assert (found.action, found.dose) == (Action.CALL_TODAY, Action.LEAVE_OUT)


@pytest.mark.parametrize(
    ("clock", "action"), [("2024-05-06T19:59", Action.CALL_TODAY), ("2024-05-06T20:00", Action.CALL_NOW)]
)
def test_about_a_day_without_phone_now_and_take_nothing_extra(clock, action) -> None:
    """F-MISS-07: phone now, ask exactly what to take: after a long gap the full dose can be too strong."""
    assert advice(clock, *BEFORE).action is action


def test_after_a_day_without_the_due_dose_is_asked_about_not_taken() -> None:
    """F-MISS-07."""
    found = advice("2024-05-07T08:00", *BEFORE)
    assert (found.action, found.dose) == (Action.CALL_NOW, Action.ASK)
    assert "F-MISS-07" in found.facts


def test_one_dose_a_day_is_not_an_alarm_every_morning() -> None:
    """F-MISS-07 means a day without what was ordered; a once-a-day plan is ordered that way."""
    assert advice("2024-05-06T08:00", times=("08:00",)).action is Action.TAKE
    assert advice("2024-05-06T09:59", times=("08:00",)).action is Action.TAKE
    assert advice("2024-05-06T10:00", times=("08:00",)).action is Action.CALL_NOW


def test_nothing_ever_logged_for_a_day_phones_too() -> None:
    plan = fixed(first="2024-05-01")
    early = advise(situation(plan, log(), at("2024-05-01T08:30")), ADULT)
    assert early.action is Action.TAKE
    late = advise(situation(plan, log(), at("2024-05-02T08:00")), ADULT)
    assert late.action is Action.CALL_NOW


def test_a_new_plan_after_a_long_pause_starts_without_an_alarm() -> None:
    plan = fixed(first="2024-05-06")
    found = advise(situation(plan, log("2024-03-01T20:00"), at("2024-05-06T08:00")), ADULT)
    assert found.action is Action.TAKE


def test_a_dose_logged_hours_ahead_does_not_stop_doses_for_days() -> None:
    """A clock that was wrong: one dose ticked next year must not make every dose since "too soon"."""
    wrong = event("2024-05-06T08:00", TAKEN, "2025-05-06T08:00")
    found = advice("2024-05-06T14:00", *BEFORE, wrong)
    assert found.action is Action.TAKE


def test_a_clock_set_back_an_hour_does_not_invite_a_second_dose() -> None:
    """F-MISS-02: taken "in half an hour" means just taken."""
    found = advice("2024-05-06T14:00", *BEFORE, event("2024-05-06T08:00", TAKEN, "2024-05-06T14:30"))
    assert (found.action, found.not_before) == (Action.WAIT, at("2024-05-06T16:00"))


@given(
    st.sampled_from(list(Answer)),
    st.sampled_from(list(Answer)),
    st.sampled_from(list(Answer)),
    st.integers(1, 6),
)
def test_a_less_certain_answer_is_never_less_cautious(child, kidney, sedatives, count) -> None:
    """Not sure is treated at least as carefully as no."""
    about = replace(ALL_NO, child=child, kidney_disease=kidney, sedatives=sedatives)
    branch = branch_for(count, Rules(about=about))
    if count > 3:
        assert branch is Branch.PHARMACIST
    elif Answer.NO == child == kidney == sedatives:
        assert branch is Branch.ADULT
    else:
        assert branch in (Branch.CAUTIOUS, Branch.CHILD)


@given(st.integers(0, 4 * 24 * 60), st.lists(st.booleans(), min_size=12, max_size=12), st.booleans())
def test_no_advice_ever_brings_two_doses_closer_than_two_hours(minute, taken, careful) -> None:
    """F-MISS-02 and F-MISS-01: following the advice, doses lie at least two (four) hours apart."""
    rules = Rules() if careful else ADULT
    plan = fixed(first="2024-05-01")
    slots = [f"2024-05-0{day}T{clock}" for day in range(1, 5) for clock in ("08:00", "14:00", "20:00")]
    now = at("2024-05-01T00:00") + timedelta(minutes=minute)
    done = [event(slot) for slot, yes in zip(slots, taken, strict=True) if yes and at(slot) <= now]
    around = situation(plan, log(*done), now)
    found = advise(around, rules)
    if found.dose is Action.TAKE:
        assert all(now - one.at >= (4 if careful else 2) * HOUR for one in done)
        assert found.closes_at is not None
        assert now <= found.closes_at
    assert found.check_first


def test_the_sedation_check_comes_before_every_dose() -> None:
    """F-OD-17: hard to wake, breathing slowly, confused: nothing by mouth, not even the next dose."""
    for clock in ("08:00", "11:00", "13:00", "14:00", "20:30"):
        assert advice(f"2024-05-06T{clock}").check_first


def test_the_card_has_its_eight_items() -> None:
    items = "child kidney_disease sedatives pump pregnancy epilepsy injury_t6 earlier_withdrawal"
    assert AboutYou.__struct_fields__ == ITEMS == tuple(items.split())
