"""A new time zone: asked, never guessed, with what the first day would look like."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baclofen_guide.dosing.findings import DosingError
from baclofen_guide.dosing.plan import Plan, Reason
from baclofen_guide.dosing.slots import slots_between
from baclofen_guide.dosing.states import SlotState, day_view
from baclofen_guide.dosing.travel import ZoneChoice, must_ask, preview
from tests.dosing.support import ADULT, BERLIN, TAKEN, at, event, fixed, ids, key, log, zones

ADJUST, KEEP = ZoneChoice
NEW_YORK, TOKYO = "America/New_York", "Asia/Tokyo"
HOUR = timedelta(hours=1)


def test_another_clock_is_asked_about_and_the_same_clock_is_not() -> None:
    """medTimer#759: ask, do not guess."""
    noon = at("2024-05-06T12:00")
    assert must_ask(fixed(), noon, NEW_YORK)
    assert not must_ask(fixed(), noon, BERLIN)
    assert not must_ask(fixed(), noon, "Europe/Paris")
    assert not must_ask(fixed(), noon, NEW_YORK, kept_in=NEW_YORK)
    assert must_ask(fixed(), noon, TOKYO, kept_in=NEW_YORK)
    assert not must_ask(Plan(1), noon, NEW_YORK)


def test_keep_leaves_every_moment_as_it_was() -> None:
    found = preview(fixed(), log("2024-05-06T14:00"), at("2024-05-06T18:00"), NEW_YORK, KEEP, ADULT)
    assert found.revision is None
    assert [one.key.zone for one in found.slots] == [BERLIN] * 6
    assert (found.shortest, found.longest) == (6 * HOUR, 12 * HOUR)
    assert found.findings == ()


def test_adjust_westward_does_not_mistake_berlins_14_00_for_new_yorks() -> None:
    """The same date and time of day twice: taken at 14:00 in Berlin, due again at 14:00 in New York."""
    answers = log("2024-05-06T08:00", "2024-05-06T14:00")
    now = at("2024-05-06T15:00")
    found = preview(fixed(), answers, now, NEW_YORK, ADJUST, ADULT)
    assert found.revision is not None
    assert found.revision.version.reason is Reason.ZONE
    assert found.slots[0].key == key("2024-05-06T14:00", NEW_YORK)
    assert found.slots[0].instant - at("2024-05-06T14:00") == 6 * HOUR
    view = day_view(found.revision.plan, answers, at("2024-05-06T14:00", NEW_YORK), ADULT)
    assert view.open is not None
    assert (view.open.slot.key.zone, view.open.state) == (NEW_YORK, SlotState.DUE)


def test_adjust_eastward_gives_no_dose_soon_after_the_last() -> None:
    """F-MISS-02: 20:00 in Tokyo is noon in Berlin, four hours after the morning dose; 14:00 there is past."""
    answers = log("2024-05-06T08:00")
    found = preview(fixed(), answers, at("2024-05-06T08:30"), TOKYO, ADJUST, ADULT)
    assert found.slots[0].key == key("2024-05-06T20:00", TOKYO)
    assert found.shortest == 5 * HOUR
    assert "revise.gap_short" in ids(found.findings)


def test_adjust_shows_the_longest_gap_of_the_first_days() -> None:
    """F-RUN-09: keep doses about 6 to 8 hours apart; a longer gap is said before choosing."""
    answers = log("2024-05-06T20:00")
    found = preview(fixed(), answers, at("2024-05-06T20:30"), "Pacific/Honolulu", ADJUST, ADULT)
    assert found.longest is not None
    assert found.longest >= found.slots[0].instant - at("2024-05-06T20:00")
    assert found.slots[0].key == key("2024-05-06T14:00", "Pacific/Honolulu")


def test_the_open_dose_takes_the_new_clock() -> None:
    found = preview(fixed(), log("2024-05-06T08:00"), at("2024-05-06T14:30"), TOKYO, ADJUST, ADULT)
    assert found.slots[0].key == key("2024-05-06T20:00", TOKYO)
    assert found.slots[0].instant < at("2024-05-06T14:30")


def test_without_a_plan_there_is_nothing_to_choose() -> None:
    with pytest.raises(DosingError, match=r"travel\.no_plan"):
        preview(Plan(1), log(), at("2024-05-06T14:30"), TOKYO, KEEP, ADULT)


def test_nothing_taken_and_nothing_to_come() -> None:
    from tests.dosing.support import step, version

    plan = Plan(1, (version(step("2024-01-01", "08:00", until="2024-01-02")),))
    found = preview(plan, log(), at("2024-05-06T14:30"), TOKYO, KEEP, ADULT)
    assert (found.slots, found.shortest, found.longest) == ((), None, None)


@given(zones, zones, st.integers(0, 5 * 24 * 60), st.booleans())
def test_there_and_back_every_dose_has_its_own_key_and_none_comes_twice(home, away, minute, back) -> None:
    """medTimer#1077, medTimer#759."""
    plan = fixed(zone=home, first="2024-03-28")
    now = at("2024-03-29T00:00", home) + timedelta(minutes=minute)
    taken = [
        event(one.key, TAKEN, one.instant) for one in slots_between(plan, at("2024-03-28T00:00", home), now)
    ]
    for zone, later in ((away, now), (home, now + 9 * HOUR))[: 1 + back]:
        change = preview(plan, log(*taken), later, zone, ADJUST, ADULT)
        assert change.revision is not None
        plan = change.revision.plan
        answered = {one.key for one in taken}
        assert not answered & {one.key for one in change.slots}
        assert change.shortest is not None
        assert change.shortest >= 3 * HOUR
        here = slots_between(plan, later, later + 9 * HOUR)
        taken += [event(one.key, TAKEN, one.instant) for one in here if one.key not in answered]
    got = slots_between(plan, at("2024-03-28T00:00", home), now + timedelta(days=5))
    assert len({one.key for one in got}) == len(got)
    assert len({one.instant for one in got}) == len(got)
