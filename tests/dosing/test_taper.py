"""The two strengths of F-TAPER-15, and who always needs a specialist's plan."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baclofen_guide.dosing.about_you import AboutYou, Answer
from baclofen_guide.dosing.findings import Severity
from baclofen_guide.dosing.taper import Change, changes, check_taper
from tests.dosing.support import ALL_NO, ids, mg, step, version

OUTSIDE, FAST = Severity.WARN, Severity.NOTE
RECENT = date(2024, 3, 1)
FIRST = date(2024, 4, 1)


def staircase(*parts: tuple[int, object], ends: int | None = None):
    """``(day, mg a day)`` counted from 1 April; ``ends`` is the last day with a dose."""
    made = []
    for index, (day, amount) in enumerate(parts):
        last = (
            (FIRST + timedelta(days=ends)).isoformat()
            if ends is not None and index == len(parts) - 1
            else None
        )
        made.append(step((FIRST + timedelta(days=day)).isoformat(), f"20:00={amount}", until=last))
    return version(*made)


def flags(*parts, ends=None, before=None, since: date | None = RECENT) -> list[str]:
    """Findings without the ones that always come."""
    got = check_taper(staircase(*parts, ends=ends), mg(before) if before else None, ALL_NO, since)
    assert got[-1].id == "taper.no_flag_is_not_safe"
    return ids(got[:-1])


def severity(name: str, *parts, **other) -> Severity:
    got = check_taper(staircase(*parts, **other), None, ALL_NO, RECENT)
    return next(one.severity for one in got if one.id == name)


def test_a_plan_that_does_not_go_down_is_no_taper() -> None:
    assert check_taper(staircase((0, 10), (7, 20)), None, ALL_NO) == ()
    assert check_taper(staircase((0, 10)), mg(10), ALL_NO) == ()


def test_a_slow_plan_has_no_flag_and_is_still_not_called_safe() -> None:
    """F-TAPER-15: no flag never means "safe": say so."""
    slow = [(14 * index, 60 - 5 * index) for index in range(12)]
    assert flags(*slow, ends=14 * 12 - 1, since=None) == []


def test_changes_of_the_daily_dose_in_order() -> None:
    made = staircase((0, 30), (7, 30), (14, 20), ends=20)
    assert changes(made) == (
        Change(FIRST + timedelta(days=14), mg(30), mg(20), 2),
        Change(FIRST + timedelta(days=21), mg(20), mg(0), 2),
    )
    assert changes(made, mg(45))[0] == Change(FIRST, mg(45), mg(30), 0)
    assert changes(made, mg(45))[0].drop == 15


@pytest.mark.parametrize(
    ("last", "wanted"), [(6, "taper.ends_within_a_week"), (7, "taper.short"), (12, "taper.short")]
)
def test_days_from_the_first_drop_to_nothing(last, wanted) -> None:
    """Ends in 7 days or less: outside. Under 14 days: the fast end. First drop on day 0, from 10 to 5."""
    assert wanted in flags((-7, 10), (0, 5), ends=last)


def test_fourteen_days_are_not_short_but_after_long_use_twenty_one_are_wanted() -> None:
    """Under 21 days after more than 2 to 3 months of use; not knowing how long counts as long."""
    assert "taper.short" not in flags((-7, 10), (0, 5), ends=13)
    assert "taper.short" in flags((-7, 10), (0, 5), ends=13, since=None)
    assert "taper.short" in flags((-7, 10), (0, 5), ends=19, since=FIRST - timedelta(days=60))
    assert "taper.short" not in flags((-7, 10), (0, 5), ends=19, since=FIRST - timedelta(days=59))
    assert "taper.short" not in flags((-7, 10), (0, 5), ends=20, since=None)


def test_only_the_last_way_down_counts_for_the_length() -> None:
    assert "taper.ends_within_a_week" in flags((-60, 10), (-50, 5), (-40, 10), (0, 5), ends=5)


def test_a_plan_that_stays_on_a_lower_dose_has_no_length() -> None:
    assert flags((0, 20), (7, 15)) == []


@pytest.mark.parametrize(
    ("drop", "wanted"),
    [(10, []), ("10.5", ["taper.drop_fast"]), (15, ["taper.drop_fast"]), ("15.5", ["taper.drop_outside"])],
)
def test_size_of_a_single_drop(drop, wanted) -> None:
    """Over 15 mg a day: outside. Over 10: the fast end."""
    assert flags((0, 100), (7, mg(100) - mg(drop))) == wanted


@pytest.mark.parametrize(
    ("last", "wanted"),
    [
        (5, []),
        ("5.5", ["taper.to_nothing_fast"]),
        (15, ["taper.to_nothing_fast"]),
        ("15.5", ["taper.to_nothing_outside"]),
    ],
)
def test_the_last_step_to_nothing(last, wanted) -> None:
    """Straight to nothing from more than 15 mg a day: outside; from more than 5: the fast end."""
    got = flags((-60, mg(last) + 5), (0, last), ends=60, since=None)
    assert [one for one in got if one.startswith("taper.to_nothing")] == wanted


@pytest.mark.parametrize(
    ("days", "wanted"), [(1, "taper.drops_next_day"), (2, "taper.drops_soon"), (3, None), (7, None)]
)
def test_days_between_drops(days, wanted) -> None:
    """The same or the following day: outside. Less than 3 days: the fast end."""
    got = [one for one in flags((0, 100), (30, 95), (30 + days, 90)) if one.startswith("taper.drops")]
    assert got == ([wanted] if wanted else [])


@pytest.mark.parametrize(("days", "to", "flagged"), [(6, "9.5", True), (7, "9.5", False), (6, 10, False)])
def test_more_than_half_gone_within_seven_days(days, to, flagged) -> None:
    got = flags((-30, 20), (0, 15), (days, to))
    assert ("taper.half_in_a_week" in got) is flagged


def test_the_last_five_mg_have_their_own_rule_only() -> None:
    assert "taper.half_in_a_week" not in flags((-60, 10), (-30, 5), ends=30, since=None)
    assert "taper.half_in_a_week" in flags((-60, 10), (0, 5), ends=3)


def test_the_two_strengths_are_two_severities() -> None:
    assert severity("taper.drop_outside", (0, 60), (7, 40)) is OUTSIDE
    assert severity("taper.drop_fast", (0, 60), (7, 48)) is FAST
    assert severity("taper.ends_within_a_week", (0, 60), ends=3) is OUTSIDE


def test_stopping_sixty_at_once_is_outside_every_published_text() -> None:
    assert flags((0, 60), ends=30) == [
        "taper.ends_within_a_week",
        "taper.to_nothing_outside",
        "taper.half_in_a_week",
    ]


@pytest.mark.parametrize(
    "item", ["child", "pump", "pregnancy", "epilepsy", "kidney_disease", "injury_t6", "earlier_withdrawal"]
)
@pytest.mark.parametrize("answer", [Answer.YES, Answer.NOT_SURE])
def test_who_always_needs_a_specialist(item, answer) -> None:
    """F-TAPER-15, F-TAPER-10; not sure counts."""
    about = AboutYou(**(dict.fromkeys(AboutYou.__struct_fields__, Answer.NO) | {item: answer}))
    first = check_taper(staircase((0, 20), (7, 15)), None, about, RECENT)[0]
    assert (first.id, first.severity, first.values["items"]) == ("taper.specialist", OUTSIDE, (item,))


def test_a_card_never_filled_in_is_asked_for() -> None:
    """It names nothing that a specialist's plan would be needed for: nobody said any of it."""
    for card in (None, AboutYou()):
        assert check_taper(staircase((0, 20), (7, 15)), about=card)[0].id == "taper.card_not_filled"


def test_every_finding_cites_the_rule() -> None:
    got = check_taper(staircase((0, 60), (1, 40), (3, 20), ends=3), mg(80), AboutYou())
    assert len(got) > 5
    assert all("F-TAPER-15" in one.facts for one in got)


@given(
    st.lists(st.tuples(st.integers(1, 20), st.integers(0, 80)), min_size=1, max_size=8), st.integers(1, 30)
)
def test_a_slower_plan_never_gets_more_flags(parts, last) -> None:
    """Doubling every number of days cannot make a plan worse."""

    def plan(stretch: int):
        day, made = 0, []
        for days, amount in parts:
            made.append((day, amount))
            day += days * stretch
        return staircase(*made, ends=made[-1][0] + last * stretch)

    fast, slow = (check_taper(plan(stretch), None, ALL_NO, None) for stretch in (1, 2))
    for limit in (OUTSIDE, FAST):
        weigh = [sum(one.severity in (OUTSIDE, limit) for one in got) for got in (fast, slow)]
        assert weigh[1] <= weigh[0]
