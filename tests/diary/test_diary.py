"""Entries and their scales, what needs help at once, and what changed when the dose did."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baclofen_guide.diary.alarms import EARLY, EMERGENCY, Alarm, Tier, alarm, weightiest
from baclofen_guide.diary.entries import DiaryEntry, DiaryError, Sign, Trigger, standing
from baclofen_guide.diary.summary import LOOKS_BACK, Summary, summary
from baclofen_guide.diary.trends import around, average, between

DAY = date(2026, 3, 2)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def entry(number: int = 1, day: date = DAY, **values: object) -> DiaryEntry:
    return DiaryEntry(entry_id=number, person_id=1, day=day, recorded_at=NOON, **values)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"stiffness": 11}, "diary.stiffness"),
        ({"stiffness": -1}, "diary.stiffness"),
        ({"frequency": 5}, "diary.frequency"),
        ({"frequency": 2, "severity": 4}, "diary.severity"),
        ({"frequency": 0, "severity": 1}, "diary.severity"),
        ({"severity": 1}, "diary.severity"),
        ({"sleep": 11}, "diary.sleep"),
        ({"falls": 51}, "diary.falls"),
        ({"note": "x" * 2001}, "diary.note"),
        ({"refers_to": 1}, "diary.refers_to"),
    ],
)
def test_what_no_scale_has_is_refused(values: dict[str, object], said: str) -> None:
    with pytest.raises(DiaryError) as caught:
        entry(**values)
    assert caught.value.id == said


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(DiaryError, match=r"diary\.instant"):
        DiaryEntry(entry_id=1, person_id=1, day=DAY, recorded_at=NOON.replace(tzinfo=None))


def test_the_same_trigger_twice_is_one() -> None:
    assert entry(triggers=(Trigger.SKIN, Trigger.SKIN)).triggers == (Trigger.SKIN,)


def test_a_corrected_entry_no_longer_counts_and_the_correction_does() -> None:
    first, other = entry(1, stiffness=3), entry(2, DAY - timedelta(days=1), stiffness=5)
    corrected = entry(3, stiffness=4, refers_to=1)
    assert standing([corrected, first, other]) == (other, corrected)


@pytest.mark.parametrize("sign", EMERGENCY)
def test_emergency_signs_are_an_emergency_whatever_else_is_noted(sign: Sign) -> None:
    """F-STOP-07, F-OD-01."""
    found = alarm(entry(signs=(Sign.ITCHING, sign)), pump=False, without=None)
    assert found is not None
    assert found.tier is Tier.EMERGENCY
    assert found.signs == (sign,)


def test_hard_to_wake_leads_to_the_door_of_too_much() -> None:
    """F-OD-17."""
    found = alarm(entry(signs=(Sign.HARD_TO_WAKE,)), pump=True, without=timedelta(days=2))
    assert found == Alarm(
        Tier.EMERGENCY, "too-much", (Sign.HARD_TO_WAKE,), ("F-STOP-07", "F-OD-01", "F-OD-17")
    )
    mixed = alarm(entry(signs=(Sign.HARD_TO_WAKE, Sign.SEIZURE)), pump=False, without=None)
    assert mixed is not None
    assert mixed.door == "stopped"


@pytest.mark.parametrize("sign", EARLY)
@pytest.mark.parametrize(
    ("pump", "without", "tier", "door"),
    [
        (True, None, Tier.EMERGENCY, "pump"),
        (False, timedelta(hours=24), Tier.EMERGENCY, "stopped"),
        (False, timedelta(hours=23), Tier.TODAY, "stopped"),
        (False, None, Tier.TODAY, "stopped"),
    ],
)
def test_early_signs(sign: Sign, pump: bool, without: timedelta | None, tier: Tier, door: str) -> None:
    """F-STOP-08: pump users hospital now; about a day without (F-MISS-07); otherwise call today."""
    found = alarm(entry(signs=(sign,)), pump=pump, without=without)
    assert found is not None
    assert (found.tier, found.door) == (tier, door)


def test_sleepier_than_usual_is_a_call_today_and_nothing_noted_is_none() -> None:
    """F-KID-12."""
    found = alarm(entry(signs=(Sign.VERY_SLEEPY,)), pump=False, without=None)
    assert found is not None
    assert (found.tier, found.door) == (Tier.TODAY, "too-much")
    assert alarm(entry(stiffness=9), pump=True, without=timedelta(days=3)) is None


@given(st.sets(st.sampled_from(list(Sign))), st.booleans(), st.integers(0, 100))
def test_more_time_without_and_more_signs_never_make_it_less_urgent(
    signs: set[Sign], pump: bool, hours: int
) -> None:
    order = {None: 0, Tier.TODAY: 1, Tier.EMERGENCY: 2}

    def weight(some: set[Sign], time: int) -> int:
        found = alarm(entry(signs=tuple(some)), pump=pump, without=timedelta(hours=time))
        return order[found.tier if found else None]

    for sign in Sign:
        assert weight(signs | {sign}, hours) >= weight(signs, hours)
    assert weight(signs, hours + 30) >= weight(signs, hours)


def week(start: date, values: list[int | None], number: int = 1) -> list[DiaryEntry]:
    return [entry(number + i, start + timedelta(days=i), stiffness=value) for i, value in enumerate(values)]


def test_stiffness_before_and_after_a_step() -> None:
    entries = week(DAY - timedelta(days=7), [3, 3, None, 3]) + week(DAY, [5, 5, 6], 10)
    found = around(entries, DAY, "stiffness")
    assert found is not None
    assert (found.before, found.after, found.direction) == (Decimal("3.0"), Decimal("5.3"), "up")


@pytest.mark.parametrize(("after", "direction"), [([3, 4], "same"), ([1, 1], "down")])
def test_small_changes_are_about_the_same(after: list[int], direction: str) -> None:
    entries = week(DAY - timedelta(days=7), [3, 3]) + week(DAY, after, 10)
    found = around(entries, DAY, "stiffness")
    assert found is not None
    assert found.direction == direction


def test_too_few_notes_say_nothing() -> None:
    entries = week(DAY - timedelta(days=7), [3]) + week(DAY, [5, 5], 10)
    assert around(entries, DAY, "stiffness") is None
    assert around(week(DAY - timedelta(days=7), [3, 3]), DAY, "sleep") is None
    assert average(entries, "frequency") is None


def test_days_are_taken_with_both_ends() -> None:
    entries = week(DAY, [1, 2, 3])
    assert len(between(entries, DAY, DAY + timedelta(days=1))) == 2


def test_half_a_step_on_the_short_scale_of_spasms_is_a_change() -> None:
    entries = [
        entry(n, DAY + timedelta(days=n - 8), frequency=1 if n < 8 else 1 + n % 2, stiffness=3)
        for n in range(1, 15)
    ]
    spasms, stiff = around(entries, DAY, "frequency"), around(entries, DAY, "stiffness")
    assert spasms is not None
    assert stiff is not None
    assert (spasms.before, spasms.after, spasms.direction) == (Decimal(1), Decimal("1.4"), "same")
    more = [*entries, entry(15, DAY, frequency=4)]
    found = around(more, DAY, "frequency")
    assert found is not None
    assert (found.after, found.direction, stiff.direction) == (Decimal("1.8"), "up", "same")


def test_the_summary_knows_fresh_signs_what_rose_and_more_falls() -> None:
    """F-TAPER-11, F-TAPER-12, R-T-07: two days of signs, two weeks of measures."""
    day = timedelta(days=1)
    calm = [entry(n, DAY - (14 - n) * day, stiffness=3, frequency=1, falls=0) for n in range(1, 8)]
    worse = [entry(7 + n, DAY - (7 - n) * day, stiffness=5, frequency=1, falls=1) for n in range(1, 7)]
    signs = entry(20, DAY - day, signs=(Sign.SHAKING,))
    old = entry(21, DAY - 2 * day, signs=(Sign.SEIZURE,))
    ahead = entry(22, DAY + day, signs=(Sign.SICK,))
    found = summary([*calm, *worse, signs, old, ahead], DAY)
    assert found.fresh == (signs,)
    assert found.rose == ("stiffness",)
    assert found.more_falls
    assert found.holds_back_a_step
    assert not summary([entry(1, DAY, falls=2)], DAY).holds_back_a_step
    assert summary([], DAY) == summary(calm, DAY) == Summary(fresh=(), rose=(), more_falls=False)


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 10), st.integers(0, 5)), max_size=40))
def test_entries_older_than_two_weeks_change_nothing(notes: list[tuple[int, int, int]]) -> None:
    entries = [
        entry(n, DAY - timedelta(days=back), stiffness=stiff, falls=falls)
        for n, (back, stiff, falls) in enumerate(notes, 1)
    ]
    recent = [one for one in entries if one.day > DAY - LOOKS_BACK]
    assert summary(entries, DAY) == summary(recent, DAY)


def test_the_weightiest_is_the_one_to_act_on_soonest() -> None:
    today = alarm(entry(1, signs=(Sign.SHAKING,)), pump=False, without=None)
    now = alarm(entry(2, signs=(Sign.SEIZURE,)), pump=False, without=None)
    assert weightiest([today, now]) == now
    assert weightiest([]) is None
