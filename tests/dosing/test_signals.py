"""What needs attention: one thing at a time, with its facts, and never said to be all well."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from baclofen_guide.dosing.about_you import AboutYou
from baclofen_guide.dosing.attention import Act, Dismissal, Signal, Tier
from baclofen_guide.dosing.formulations import Piece
from baclofen_guide.dosing.missed import Rules
from baclofen_guide.dosing.noted import NOTHING, Noted
from baclofen_guide.dosing.outlook import outlook
from baclofen_guide.dosing.plan import Plan, Reason
from baclofen_guide.dosing.signals import Known, signals
from baclofen_guide.dosing.supply import SupplyKind
from tests.dosing.support import (
    ADULT,
    SKIPPED,
    TEN,
    THREE,
    at,
    event,
    fixed,
    ids,
    log,
    mg,
    step,
    times_of_day,
    version,
)
from tests.dosing.test_supply import entry

NOW = "2024-05-06T12:00"
ALL_DAY = [f"2024-05-0{day}T{hour}:00" for day in (3, 4, 5) for hour in ("08", "14", "20")] + [
    "2024-05-06T08:00"
]


def seen(
    plan: Plan,
    events=ALL_DAY,
    *,
    now: str = NOW,
    count=900,
    dismissed=(),
    rules=ADULT,
    others=None,
    noted=NOTHING,
):
    """The signals with plenty of tablets unless told otherwise."""
    counted = [] if count is None else [entry(1, SupplyKind.COUNT, count, now)]
    answers = log(*events)
    supply = outlook(plan, counted if others is None else others, answers, at(now))
    known = Known(plan=plan, answers=answers, supply=supply, rules=rules, noted=noted)
    return signals(known, at(now), dismissed)


def one(found: tuple[Signal, ...]) -> Signal:
    (only,) = found
    return only


def test_a_plan_followed_with_enough_tablets_needs_nothing() -> None:
    assert seen(fixed(), count=3000) == ()
    assert seen(fixed(), count=200) == ()


def test_nothing_is_asked_without_a_plan() -> None:
    assert seen(Plan(1), count=None) == ()


def test_two_missed_in_a_row_call_today() -> None:
    found = one(seen(fixed(), ALL_DAY[:-2], now="2024-05-06T12:30"))
    assert (found.id, found.tier, found.act) == ("signal.two_missed", Tier.TODAY, Act.URGENT)
    assert "F-MISS-06" in found.facts


def test_dismissing_two_missed_holds_until_it_gets_worse() -> None:
    events = ALL_DAY[:-2]
    gone = [one(seen(fixed(), events, now="2024-05-06T12:30")).dismissal()]
    assert seen(fixed(), events, now="2024-05-06T13:30", dismissed=gone) == ()
    assert ids(seen(fixed(), events, now="2024-05-06T14:05", dismissed=gone)) == ["signal.silent"]
    skipped = [*events, event("2024-05-06T08:00", SKIPPED)]
    worse = seen(fixed(), skipped, now="2024-05-06T14:05", dismissed=gone)
    assert ids(worse) == ["signal.day_without"]


def test_a_day_without_that_is_known_is_an_emergency_and_cannot_be_dismissed() -> None:
    skipped = [event(slot, SKIPPED) for slot in ("2024-05-05T14:00", "2024-05-05T20:00", "2024-05-06T08:00")]
    found = one(seen(fixed(), [*ALL_DAY[:-3], *skipped], now="2024-05-06T12:00"))
    assert (found.id, found.tier, found.dismissible) == ("signal.day_without", Tier.EMERGENCY, False)
    assert "F-MISS-07" in found.facts
    again = seen(fixed(), [*ALL_DAY[:-3], *skipped], dismissed=[found.dismissal()])
    assert ids(again) == ["signal.day_without"]


def test_a_day_without_a_word_asks_whether_it_was_taken() -> None:
    found = one(seen(fixed(), ALL_DAY[:-4]))
    assert (found.id, found.tier, found.act) == ("signal.silent", Tier.TODAY, Act.FILL_IN)
    assert {"F-MISS-07", "F-MISS-08"} <= set(found.facts)
    assert found.values == {"n": 2}


@pytest.mark.parametrize(
    ("now", "days"), [("2024-05-06T08:30", 1), ("2024-05-08T12:00", 3), ("2024-05-14T09:00", 9)]
)
def test_days_without_a_word_are_counted(now: str, days: int) -> None:
    """F-MISS-07: "about a day" after nine would make light of it."""
    found = one(seen(fixed(), ALL_DAY[:-3], now=now))
    assert (found.id, found.values) == ("signal.silent", {"n": days})


def test_a_day_without_a_word_and_no_tablets_is_an_emergency() -> None:
    found = seen(fixed(), ALL_DAY[:-4], count=0)
    assert [(one.id, one.tier) for one in found] == [
        ("signal.day_without_and_out", Tier.EMERGENCY),
        ("signal.supply_out", Tier.TODAY),
    ]


def test_the_first_day_of_a_plan_is_no_silence() -> None:
    assert seen(fixed(first="2024-05-06"), []) == ()


@pytest.mark.parametrize(
    ("count", "name", "tier", "fact", "dismissible"),
    [
        (30, "signal.supply_order", Tier.NEXT_VISIT, "F-RUN-01", True),
        (20, "signal.supply_order_today", Tier.TODAY, "F-RUN-01", True),
        (12, "signal.supply_low", Tier.TODAY, "F-RUN-02", True),
        (0, "signal.supply_out", Tier.TODAY, "F-RUN-03", False),
        (None, "signal.supply_never_counted", Tier.NEXT_VISIT, "F-RUN-01", True),
    ],
)
def test_a_supply_that_runs_down(count, name, tier, fact, dismissible) -> None:
    found = one(seen(fixed(), count=count))
    assert (found.id, found.tier, found.dismissible) == (name, tier, dismissible)
    assert fact in found.facts
    back = seen(fixed(), count=count, dismissed=[found.dismissal()])
    assert ids(back) == ([] if dismissible else [name])


def test_a_dismissed_low_supply_comes_back_the_next_day_and_after_any_new_entry() -> None:
    plan, events = fixed(), ALL_DAY
    first = one(seen(plan, events, others=[entry(1, SupplyKind.COUNT, 12)]))
    next_day = [*events, "2024-05-06T14:00", "2024-05-06T20:00", "2024-05-07T08:00"]
    found = seen(
        plan,
        next_day,
        now="2024-05-07T12:00",
        others=[entry(1, SupplyKind.COUNT, 12)],
        dismissed=[first.dismissal()],
    )
    assert ids(found) == ["signal.supply_low"]
    found = seen(
        plan,
        events,
        others=[entry(1, SupplyKind.COUNT, 12), entry(2, SupplyKind.COUNT, 11)],
        dismissed=[first.dismissal()],
    )
    assert ids(found) == ["signal.supply_low"]


def test_a_count_that_cannot_be_and_one_that_is_not_known() -> None:
    taken = [event("2024-05-06T08:00", pieces=_tablet(2))]
    found = seen(fixed(), [*ALL_DAY[:-1], *taken], others=[entry(1, SupplyKind.COUNT, 1, "2024-05-06T07:00")])
    assert ids(found) == ["signal.supply_out", "signal.supply_below_nothing"]
    found = seen(fixed(), others=[entry(1, SupplyKind.UNKNOWN)])
    assert ids(found) == ["signal.supply_unknown"]


def _tablet(count):
    return (Piece(TEN, mg(count)),)


def test_a_dose_the_supply_cannot_make() -> None:
    plan = Plan(
        1, (version(step("2024-05-01", *THREE), step("2024-05-09", *THREE, each="7.5"), strengths=()),)
    )
    found = one([one for one in seen(plan, rules=Rules(about=ADULT.about)) if "supply" in one.id])
    assert (found.id, found.tier, found.dismissible) == ("signal.supply_misfit", Tier.TODAY, False)
    later = Plan(
        1, (version(step("2024-05-01", *THREE), step("2024-06-19", *THREE, each="7.5"), strengths=()),)
    )
    found = one([one for one in seen(later) if "supply" in one.id])
    assert (found.id, found.tier, found.act) == ("signal.supply_misfit", Tier.NEXT_VISIT, Act.SUPPLY)


def test_a_taper_longer_than_the_supply_says_so_at_once() -> None:
    plan = Plan(
        1, (version(step("2024-05-01", *THREE), step("2024-06-10", *THREE, each=5, until="2024-07-07")),)
    )
    found = [one for one in seen(plan, count=90) if "supply" in one.id]
    assert ids(found) == ["signal.supply_too_short"]
    assert {"runs_out", "ends_on", "order_by"} <= set(found[0].values)


def test_waiting_for_the_prescriber_is_said_every_day() -> None:
    plan = Plan(1, (version(step("2024-05-01", *THREE), reason=Reason.WAITING),))
    found = one(seen(plan))
    assert (found.id, found.tier, found.facts) == ("signal.waiting", Tier.TODAY, ("F-TAPER-11",))
    assert seen(plan, dismissed=[found.dismissal()]) == ()
    tomorrow = [*ALL_DAY, "2024-05-06T14:00", "2024-05-06T20:00", "2024-05-07T08:00"]
    assert ids(seen(plan, tomorrow, now="2024-05-07T12:00", dismissed=[found.dismissal()])) == [
        "signal.waiting"
    ]


@pytest.mark.parametrize(
    ("later", "name"),
    [
        (step("2024-05-07", *THREE, each="7.5"), "signal.step_down_tomorrow"),
        (step("2024-05-07", *THREE, each="12.5"), "signal.step_up_tomorrow"),
    ],
)
def test_a_step_tomorrow(later, name) -> None:
    plan = Plan(1, (version(step("2024-05-01", *THREE), later, strengths=()),))
    assert name in ids(seen(plan))
    assert name not in ids(seen(plan, ALL_DAY[:-1], now="2024-05-05T22:00"))


def test_a_grave_sign_in_the_diary_is_an_emergency_that_cannot_be_dismissed() -> None:
    """F-STOP-07, F-OD-01: help now, through the door that fits."""
    noted = Noted(tier=Tier.EMERGENCY, door="too-much", facts=("F-OD-17",), day=date(2024, 5, 6), entry=4)
    found = one(seen(fixed(), noted=noted))
    assert (found.id, found.tier, found.act) == ("signal.noted_emergency", Tier.EMERGENCY, Act.TOO_MUCH)
    assert found.facts == ("F-OD-17",)
    assert not found.dismissible


def test_early_signs_in_the_diary_call_today_and_another_entry_is_news() -> None:
    """F-STOP-08, F-TAPER-11."""
    noted = Noted(tier=Tier.TODAY, facts=("F-STOP-08",), day=date(2024, 5, 5), entry=4)
    found = one(seen(fixed(), noted=noted))
    assert (found.id, found.act) == ("signal.noted_signs_stopped", Act.URGENT)
    gone = [found.dismissal()]
    assert seen(fixed(), noted=noted, dismissed=gone) == ()
    assert ids(seen(fixed(), noted=replace(noted, entry=5), dismissed=gone)) == ["signal.noted_signs_stopped"]


@pytest.mark.parametrize(
    ("steps", "name", "tier"),
    [
        ((step("2024-05-01", *THREE),), "signal.noted_worse", Tier.NEXT_VISIT),
        (
            (step("2024-04-01", *THREE), step("2024-05-02", *THREE, each=5)),
            "signal.noted_worse_lowering",
            Tier.TODAY,
        ),
        (
            (step("2024-04-01", *THREE), step("2024-04-02", *THREE, each=5)),
            "signal.noted_worse",
            Tier.NEXT_VISIT,
        ),
        (
            (step("2024-05-01", *THREE), step("2024-05-20", *THREE, each=5)),
            "signal.noted_worse_lowering",
            Tier.TODAY,
        ),
    ],
    ids=["same dose", "lowered lately", "lowered long ago", "to be lowered"],
)
def test_more_stiffness_means_more_where_the_dose_goes_down(steps, name: str, tier: Tier) -> None:
    """F-TAPER-12: report it either way; F-TRIG-01: without a change there is often a trigger."""
    found = {s.id: s for s in seen(Plan(1, (version(*steps),)), noted=Noted(rose=("stiffness",)))}
    assert found[name].tier is tier


def test_more_falls_are_told_today_and_again_next_week() -> None:
    """R-T-07."""
    noted = Noted(more_falls=True)
    found = one(seen(fixed(), noted=noted))
    assert (found.id, found.tier) == ("signal.noted_falls", Tier.TODAY)
    gone = [found.dismissal()]
    assert seen(fixed(), noted=noted, dismissed=gone) == ()
    on_time = [*ALL_DAY, "2024-05-06T14:00", "2024-05-06T20:00"]
    for day in range(7, 13):
        on_time += [f"2024-05-{day:02}T{hour}:00" for hour in ("08", "14", "20")]
    later = seen(fixed(), [*on_time, "2024-05-13T08:00"], now="2024-05-13T12:00", noted=noted, dismissed=gone)
    assert ids(later) == ["signal.noted_falls"]


def test_a_plan_that_ends_today_and_one_that_has_ended() -> None:
    plan = Plan(1, (version(step("2024-05-01", *THREE, until="2024-05-06")),))
    assert "signal.ends_tomorrow" in ids(seen(plan))
    over = Plan(1, (version(step("2024-05-01", *THREE, until="2024-05-05")),))
    found = one(seen(over, ALL_DAY[:-1]))
    assert (found.id, found.act) == ("signal.plan_ended", Act.PLAN)
    ahead = Plan(
        1, (*over.versions, version(step("2024-05-20", *THREE), number=2, effective="2024-05-20T00:00"))
    )
    assert "signal.plan_ended" not in ids(seen(ahead, ALL_DAY[:-1]))


def test_steps_outside_published_texts_are_listed_until_they_are_over() -> None:
    plan = Plan(1, (version(step("2024-05-01", *THREE, each=20), step("2024-05-20", *THREE)),))
    found = {one.id: one for one in seen(plan)}
    assert ids(found["signal.plan_outside"].findings) == ["taper.drop_outside"]
    assert found["signal.plan_outside"].facts == ("F-TAPER-15",)
    brisk = Plan(1, (version(step("2024-05-01", *THREE), step("2024-05-20", *THREE, each=6), strengths=()),))
    fast = {one.id: one for one in seen(brisk)}["signal.plan_fast"]
    assert (fast.tier, ids(fast.findings)) == (Tier.NEXT_VISIT, ["taper.drop_fast"])
    gone = seen(plan, now="2024-09-01T12:00", events=["2024-09-01T08:00"])
    assert found["signal.plan_outside"].dismissal() in {
        one.dismissal() for one in gone
    }  # its step is today's
    third = Plan(
        1,
        (version(*plan.versions[0].steps, step("2024-06-20", *THREE, each=10)),),
    )
    assert "signal.plan_outside" not in ids(seen(third, now="2024-09-01T12:00", events=["2024-09-01T08:00"]))


def test_a_card_never_filled_in_is_asked_for_when_the_plan_goes_down() -> None:
    plan = Plan(1, (version(step("2024-05-01", *THREE), step("2024-06-20", *THREE, each=5)),))
    empty = {one.id: one for one in seen(plan, rules=Rules(about=AboutYou()))}
    assert empty["signal.card_not_filled"].act is Act.ABOUT_YOU
    assert "signal.plan_outside" not in empty or "taper.specialist" not in ids(
        empty["signal.plan_outside"].findings
    )
    assert "signal.card_not_filled" not in ids(seen(plan))


def test_the_flags_of_a_plan_that_is_over_are_not_shown() -> None:
    plan = Plan(
        1, (version(step("2024-05-01", *THREE, each=20), step("2024-05-03", *THREE, until="2024-05-04")),)
    )
    assert ids(seen(plan, ALL_DAY[:6])) == ["signal.plan_ended"]


def test_dismissing_flags_holds_for_this_plan_only() -> None:
    plan = Plan(1, (version(step("2024-05-01", *THREE, each=20), step("2024-05-20", *THREE)),))
    gone = [one.dismissal() for one in seen(plan)]
    assert seen(plan, dismissed=gone) == ()
    newer = Plan(
        1, (*plan.versions, version(*plan.versions[0].steps, number=2, effective="2024-05-06T09:00"))
    )
    assert "signal.plan_outside" in ids(seen(newer, dismissed=gone))


def test_a_dismissal_of_another_situation_changes_nothing() -> None:
    found = seen(fixed(), count=12)
    assert seen(fixed(), count=12, dismissed=[Dismissal("signal.supply_low", "long ago")]) == found


@settings(max_examples=60)
@given(times_of_day(most=4), st.integers(0, 40), st.lists(st.booleans(), max_size=12), st.integers(0, 95))
def test_whatever_happens_the_weightiest_comes_first_and_has_its_facts(times, count, taken, quarter) -> None:
    parts = tuple(f"{one:%H:%M}" for one in times)
    plan = Plan(
        1,
        (
            version(
                step("2024-05-01", *parts, each=20),
                step("2024-05-07", *parts),
                step("2024-05-12", *parts, each=5),
            ),
        ),
    )
    now = f"2024-05-0{5 + quarter // 32}T{quarter % 24:02}:30"
    slots = [f"2024-05-0{day}T{part}" for day in (3, 4, 5) for part in parts]
    events = [event(slot) for slot, yes in zip(slots, taken, strict=False) if yes]
    found = seen(plan, events, now=now, count=count)
    tiers = [list(Tier).index(one.tier) for one in found]
    assert tiers == sorted(tiers)
    assert len({one.id for one in found}) == len(found)
    assert all(one.facts for one in found)
    assert all(not one.dismissible for one in found if one.tier is Tier.EMERGENCY)
    left = seen(plan, events, now=now, count=count, dismissed=[one.dismissal() for one in found])
    assert all(not one.dismissible for one in left)
    # Ten tablets at one dose a day last past the days in which to order.
    assert any(one.id.startswith("signal.supply") for one in found) or count >= 10
