"""What is asked before an answer is logged."""

from __future__ import annotations

import pytest

from baclofen_guide.dosing.findings import Severity
from baclofen_guide.dosing.log_check import Intended, check_answer
from baclofen_guide.dosing.missed import Rules
from baclofen_guide.dosing.slots import slots_between
from tests.dosing.support import ADULT, SKIPPED, TAKEN, at, event, fixed, ids, log

DONE = ("2024-05-05T08:00", "2024-05-05T14:00", "2024-05-05T20:00")


def asked(
    slot: str, when: str, *answered, kind=TAKEN, now: str | None = None, rules: Rules = ADULT
) -> list[str]:
    plan = fixed()
    (found,) = slots_between(plan, at(slot), at(f"{slot}:30"))
    return ids(check_answer(plan, log(*answered), Intended(found, kind, at(when)), at(now or when), rules))


def test_a_dose_on_time_is_logged_without_a_word() -> None:
    assert asked("2024-05-06T08:00", "2024-05-06T08:05", *DONE) == []
    assert asked("2024-05-06T08:00", "2024-05-06T07:10", *DONE) == []


def test_a_second_tick_is_blocked() -> None:
    """medTimer#1077."""
    plan = fixed()
    (slot,) = slots_between(plan, at("2024-05-06T08:00"), at("2024-05-06T08:01"))
    (found,) = check_answer(
        plan, log("2024-05-06T08:00"), Intended(slot, SKIPPED, at("2024-05-06T08:01")), at("2024-05-06T08:01")
    )
    assert (found.id, found.severity) == ("log.already_answered", Severity.BLOCK)


def test_a_dose_cannot_have_been_taken_in_the_future() -> None:
    assert asked("2024-05-06T08:00", "2024-05-06T08:20", *DONE, now="2024-05-06T08:05") == [
        "log.in_the_future"
    ]


def test_two_doses_too_close_are_asked_about() -> None:
    """F-MISS-02, F-OD-12, medTimer#931: the guard near the next dose."""
    late = event("2024-05-06T08:00", TAKEN, "2024-05-06T13:30")
    assert asked("2024-05-06T14:00", "2024-05-06T14:00", *DONE, late) == ["log.too_soon"]
    assert asked("2024-05-06T14:00", "2024-05-06T15:30", *DONE, late) == []
    assert asked("2024-05-06T14:00", "2024-05-06T16:00", *DONE, late, rules=Rules()) == ["log.too_soon"]


def test_a_forgotten_tick_beside_a_later_dose_is_asked_about() -> None:
    later = event("2024-05-06T14:00", TAKEN, "2024-05-06T14:00")
    assert asked("2024-05-06T08:00", "2024-05-06T12:30", *DONE, later, now="2024-05-06T15:00") == [
        "log.too_soon",
        "log.against_rule",
    ]


def test_yesterdays_forgotten_tick_is_filled_in_without_questions() -> None:
    """medTimer#341."""
    rest = ("2024-05-05T08:00", "2024-05-05T20:00")
    assert asked("2024-05-05T14:00", "2024-05-05T14:05", *rest, now="2024-05-06T09:00") == []


def test_a_back_filled_dose_is_judged_by_what_was_known_then() -> None:
    """Only doses taken by then count: one taken later the same day does not make it too late."""
    given = ("2024-05-05T08:00", "2024-05-05T14:00", "2024-05-06T14:00", "2024-05-06T20:00")
    assert asked("2024-05-05T20:00", "2024-05-05T20:40", *given, now="2024-05-06T21:00") == []
    assert asked("2024-05-06T08:00", "2024-05-06T08:00", *DONE, *given[2:], now="2024-05-06T21:00") == []


def test_a_dose_long_before_its_time_is_asked_about() -> None:
    assert asked("2024-05-06T14:00", "2024-05-06T12:59", *DONE, "2024-05-06T08:00") == ["log.early"]
    assert asked("2024-05-06T14:00", "2024-05-06T13:00", *DONE, "2024-05-06T08:00") == []


def test_a_dose_the_rule_leaves_out_is_asked_about() -> None:
    """F-MISS-01."""
    assert asked("2024-05-06T08:00", "2024-05-06T12:30", *DONE) == ["log.against_rule"]


def test_a_dose_after_a_day_without_is_asked_about() -> None:
    """F-MISS-07: ask exactly what dose to take."""
    assert asked("2024-05-07T08:00", "2024-05-07T08:00", *DONE) == ["log.against_rule"]


def test_a_missed_dose_taken_beside_the_next_is_asked_about() -> None:
    """F-MISS-02, medTimer#1136: never two."""
    assert asked("2024-05-06T08:00", "2024-05-06T14:10", *DONE) == ["log.overtaken"]


@pytest.mark.parametrize(
    ("when", "wanted"),
    [
        ("2024-05-06T07:00", ["log.skip_not_needed"]),
        ("2024-05-06T08:30", ["log.skip_not_needed"]),
        ("2024-05-06T12:30", []),
        ("2024-05-06T15:00", []),
    ],
)
def test_skipping_a_dose_that_could_be_taken_is_asked_about(when, wanted) -> None:
    """F-STOP-01, F-DOSE-10: leaving doses out is a way of stopping."""
    assert asked("2024-05-06T08:00", when, *DONE, kind=SKIPPED) == wanted
