"""Checking a plan before it is saved: what blocks, what is asked, what is shown with its source."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baclofen_guide.dosing.about_you import AboutYou, Answer
from baclofen_guide.dosing.findings import Severity, Where, blocking
from baclofen_guide.dosing.formulations import Form, Strength
from baclofen_guide.dosing.plan import Plan, Step
from baclofen_guide.dosing.plan_check import Context, check, ordered_before
from baclofen_guide.dosing.slots import slots_between
from tests.dosing.support import ALL_NO, TEN, THREE, at, doses, fixed, ids, mg, step, version

TABLETS = tuple(Strength(Form.TABLET, mg(one), scored=True) for one in (5, 10, 20, 25))


def checked(*steps: Step, context: Context | None = None, **other):
    made = version(*steps, **({"strengths": TABLETS} | other))
    return check(made, context or Context())


def found(name: str, *steps: Step, context: Context | None = None, **other):
    """The one finding called ``name``."""
    (only,) = [one for one in checked(*steps, context=context, **other) if one.id == name]
    return only


def test_an_ordinary_plan_has_nothing_to_ask() -> None:
    assert checked(step("2024-01-01", *THREE)) == ()


def test_days_between_steps_without_a_dose_are_blocked() -> None:
    """F-STOP-01; MedTimer's adjacent periods, whose gaps nothing checks."""
    one = found("plan.step_gap", step("2024-01-01", *THREE, until="2024-01-10"), step("2024-01-13", *THREE))
    assert (one.severity, one.where, one.values["days"]) == (Severity.BLOCK, Where(1), 2)
    assert one.facts == ("F-STOP-01",)


def test_two_steps_on_one_day_are_blocked() -> None:
    one = found(
        "plan.step_overlap", step("2024-01-01", *THREE, until="2024-01-10"), step("2024-01-10", *THREE)
    )
    assert one.severity is Severity.BLOCK


def test_adjacent_steps_are_fine() -> None:
    assert checked(step("2024-01-01", *THREE, until="2024-01-10"), step("2024-01-11", *THREE)) == ()


@pytest.mark.parametrize("second", ["2023-12-01", "2024-01-01"])
def test_steps_out_of_order_are_blocked(second) -> None:
    assert (
        found("plan.step_order", step("2024-01-01", *THREE), step(second, *THREE)).severity is Severity.BLOCK
    )


def test_a_step_without_doses_is_blocked() -> None:
    assert found("plan.step_empty", Step(date(2024, 1, 1), ())).facts == ("F-STOP-01",)


def test_a_dose_of_zero_is_blocked() -> None:
    one = found("plan.dose_zero", step("2024-01-01", "08:00", "14:00=0", "20:00"))
    assert (one.severity, one.where) == (Severity.BLOCK, Where(0, 1))


def test_two_doses_at_one_time_are_blocked() -> None:
    """F-MISS-02."""
    both = [
        one for one in checked(step("2024-01-01", "08:00", "08:00=5", "20:00")) if one.id == "plan.dose_twice"
    ]
    assert [one.where for one in both] == [Where(0, 0), Where(0, 1)]
    assert blocking(tuple(both)) == tuple(both)


def test_a_dose_that_cannot_be_made_is_blocked_and_says_what_would_do() -> None:
    one = found(
        "plan.amount", step("2024-01-01", "08:00=5", "20:00=10"), strengths=(Strength(Form.TABLET, mg(10)),)
    )
    assert (one.severity, one.where) == (Severity.BLOCK, Where(0, 0))
    assert one.values["reason"] == "amount.needs_other_strength"
    assert one.values["would_do"] == ("5", "5/2", "10/2")


def test_unknown_strengths_are_asked_about_once() -> None:
    """F-FORM-10: read the strength on every new pack."""
    assert ids(checked(step("2024-01-01", *THREE), strengths=())) == ["plan.strength_not_given"]
    odd = (Strength(Form.TABLET, mg(30)), TEN)
    assert found("plan.strength_unknown", step("2024-01-01", *THREE), strengths=odd).severity is Severity.WARN


def test_two_liquids_at_hand_are_asked_about() -> None:
    """F-FORM-09: the same mL of another strength is five times the dose."""
    liquids = (Strength(Form.LIQUID, mg(1)), Strength(Form.LIQUID, mg(5)))
    one = found("plan.two_liquids", step("2024-01-01", *THREE), form=Form.LIQUID, strengths=liquids)
    assert "F-FORM-09" in one.facts
    assert checked(step("2024-01-01", *THREE), form=Form.LIQUID, strengths=liquids[:1]) == ()


@pytest.mark.parametrize(
    ("each", "places"), [(25, []), ("26.665", []), (27, ["us_ca"]), (30, ["us_ca"]), (35, ["us_ca", "uk"])]
)
def test_above_a_label_maximum_is_shown_with_its_source(each, places) -> None:
    """F-DOSE-03: 80 mg a day (US, Canada); F-DOSE-04: 100 mg a day (UK)."""
    got = [
        one
        for one in checked(step("2024-01-01", *THREE, each=each), strengths=())
        if one.id == "plan.label_maximum"
    ]
    assert [one.values["place"] for one in got] == places
    assert all(one.severity is Severity.WARN and one.facts[0] in ("F-DOSE-03", "F-DOSE-04") for one in got)


def test_the_label_maximum_itself_is_not_above_it() -> None:
    assert "plan.label_maximum" not in ids(
        checked(step("2024-01-01", "07:00", "12:00", "17:00", "22:00", each=20))
    )


def test_a_child_above_the_lowest_published_ceiling_is_asked_about() -> None:
    """F-CHILD-05: doses go by weight and age."""
    child = Context(about=AboutYou(child=Answer.YES))
    assert "plan.child_dose" in ids(checked(step("2024-01-01", *THREE, each=15), context=child))
    assert "plan.child_dose" not in ids(checked(step("2024-01-01", "08:00=20", "20:00=20"), context=child))


def test_kidney_disease_above_five_mg_is_asked_about() -> None:
    """F-KID-10: toxicity in kidney disease above 5 mg a day; F-KID-14: but never just stop."""
    kidney = Context(about=AboutYou(kidney_disease=Answer.YES))
    assert found("plan.kidney_dose", step("2024-01-01", *THREE), context=kidney).facts == (
        "F-KID-10",
        "F-KID-14",
    )
    assert "plan.kidney_dose" not in ids(checked(step("2024-01-01", "08:00=5"), context=kidney))


def test_a_plan_that_ends_without_going_down_stops_at_once() -> None:
    """F-STOP-01, F-TAPER-15."""
    one = found("plan.stops_at_once", step("2024-01-01", *THREE, until="2024-03-01"))
    assert one.values["last_day"] == date(2024, 3, 1)
    up = [step("2024-01-01", *THREE, each=5), step("2024-02-01", *THREE, each=10, until="2024-03-01")]
    assert "plan.stops_at_once" in ids(checked(*up))
    falling = Context(before_mg=mg(40))
    assert "plan.stops_at_once" not in ids(
        checked(step("2024-01-01", *THREE, until="2024-03-01"), context=falling)
    )


def test_six_hundred_mg_is_asked_about() -> None:
    one = found("plan.dose_high", step("2024-01-01", "08:00=600", "14:00=10", "20:00=10"), strengths=())
    assert (one.severity, one.values["mg"], one.where) == (Severity.WARN, 600, Where(0, 0))
    assert "plan.dose_high" not in ids(checked(step("2024-01-01", *THREE, each=25)))


def test_a_nought_too_many_is_asked_about() -> None:
    one = found("plan.ten_times", step("2024-01-01", "08:00=5", "14:00=50", "20:00=5"), strengths=())
    assert (one.values["smaller"], one.values["larger"]) == (5, 50)
    later = found(
        "plan.ten_times",
        step("2024-01-01", *THREE, each=5),
        step("2024-02-01", *THREE, each="0.5"),
        strengths=(),
    )
    assert later.where == Where(1)
    night_dose = step("2024-01-01", "08:00=5", "14:00=5", "22:00=25")
    assert "plan.ten_times" not in ids(checked(night_dose))


def test_three_in_the_morning_is_asked_about() -> None:
    one = found("plan.night_time", step("2024-01-01", "03:00", "08:00", "20:00"))
    assert f"{one.values['perhaps']:%H:%M}" == "15:00"
    assert "plan.night_time" not in ids(checked(step("2024-01-01", "05:00", "13:00", "21:00")))


def test_more_than_four_doses_a_day_are_asked_about() -> None:
    """F-TAKE-01: usually three, for some four."""
    many = step("2024-01-01", "06:00", "10:00", "14:00", "18:00", "22:00", each=5)
    assert found("plan.many_doses", many).facts == ("F-TAKE-01",)


def test_doses_close_together_and_far_apart_are_asked_about() -> None:
    """F-TAKE-01, F-MISS-02."""
    one = found("plan.doses_close", step("2024-01-01", "08:00", "11:30", "20:00"))
    assert (one.values["gap"], one.where) == (timedelta(hours=3, minutes=30), Where(0, 0))
    far = found("plan.gap_long", step("2024-01-01", "08:00", "13:00", "17:00"))
    assert (far.values["gap"], far.severity) == (timedelta(hours=15), Severity.NOTE)
    assert checked(step("2024-01-01", "08:00", "12:00", "16:00", "20:00")) == ()
    assert checked(step("2024-01-01", "20:00")) == ()


def test_where_two_steps_meet_doses_come_neither_close_nor_far_apart() -> None:
    """F-TAKE-01, F-MISS-02, F-MISS-07: once a day at eight, then at twenty hundred, is 36 hours."""
    apart = found("plan.steps_apart", step("2024-01-01", "08:00"), step("2024-02-01", "20:00"))
    assert (apart.values["gap"], apart.where) == (timedelta(hours=36), Where(1))
    close = found(
        "plan.steps_close", step("2024-01-01", "08:00", "23:00"), step("2024-02-01", "02:30", "14:30")
    )
    assert close.values["gap"] == timedelta(hours=3, minutes=30)
    fine = [step("2024-01-01", *THREE, until="2024-01-31"), step("2024-02-01", "20:00")]
    assert not {"plan.steps_apart", "plan.steps_close"} & {*ids(checked(*fine))}
    exact = checked(step("2024-01-01", "08:00", "22:00"), step("2024-02-01", "02:00", "12:00"))
    assert "plan.steps_close" not in ids(exact)
    pause = checked(step("2024-01-01", "08:00", until="2024-01-20"), step("2024-02-01", "20:00"))
    assert "plan.steps_apart" not in ids(pause)


def test_the_limits_themselves() -> None:
    """Each limit on its edge: flagged from forty mg and from eight times; not at four or fourteen hours."""
    edge = checked(step("2024-01-01", "08:00=5", "20:00=40"), strengths=())
    assert {"plan.dose_high", "plan.ten_times"} <= {*ids(edge)}
    below = checked(step("2024-01-01", "08:00=5", "20:00=39.9"), strengths=())
    assert not {"plan.dose_high", "plan.ten_times"} & {*ids(below)}
    assert checked(step("2024-01-01", "08:00", "18:00")) == ()
    assert ids(checked(step("2024-01-01", "08:00", "11:59"))) == ["plan.doses_close", "plan.gap_long"]
    assert checked(step("2024-03-01", *THREE), ordered_on=date(2024, 1, 1)) == ()
    assert ids(checked(step("2024-03-02", *THREE))) == ["plan.start_far"]


def test_the_highest_day_of_the_plan_is_compared_with_the_label() -> None:
    """F-DOSE-03."""
    rising = [step(f"2024-0{month}-01", *THREE, each=each) for month, each in ((1, 25), (2, 27), (3, 25))]
    got = [one for one in checked(*rising, strengths=()) if one.id == "plan.label_maximum"]
    assert [(one.where, one.values["mg"]) for one in got] == [(Where(1), 81)]


def test_rising_faster_than_a_label_is_asked_about() -> None:
    """F-DOSE-02: 15 mg a day more every 3 days; F-DOSE-09: rising too fast."""
    label = [step(f"2024-01-0{1 + 3 * index}", *THREE, each=5 * (index + 1)) for index in range(3)]
    assert checked(*label) == ()
    large = found("plan.rise_large", step("2024-01-01", *THREE, each=5), step("2024-01-08", *THREE, each=15))
    assert (large.values["before"], large.values["after"]) == (15, 45)
    soon = [step(f"2024-01-0{1 + 2 * index}", *THREE, each=5 * (index + 1)) for index in range(3)]
    assert found("plan.rise_soon", *soon).values["days"] == 2


def test_doubling_against_the_plan_before_is_asked_about() -> None:
    one = found("plan.rise_large", step("2024-01-01", *THREE, each=20), context=Context(before_mg=mg(30)))
    assert (one.values["before"], one.where) == (30, Where(0))
    assert checked(step("2024-01-01", *THREE, each=15), context=Context(before_mg=mg(30))) == ()


def test_a_version_made_half_way_down_is_compared_with_the_dose_of_that_day() -> None:
    """A re-dated staircase may repeat the steps behind it: 60 mg in January is no rise over 30 in March."""
    stairs = [step("2024-01-01", *THREE, each=20), step("2024-03-01", *THREE, each=10)]
    assert "plan.rise_large" not in ids(
        checked(*stairs, effective="2024-03-15T00:00", context=Context(before_mg=mg(30)))
    )
    back = found("plan.rise_large", *stairs, effective="2024-02-15T00:00", context=Context(before_mg=mg(30)))
    assert (back.values["after"], back.where) == (60, Where(0))


def test_what_was_ordered_before() -> None:
    plan = Plan(
        1, (version(step("2024-01-01", *THREE), step("2024-02-01", *THREE, each=5, until="2024-02-28")),)
    )
    wanted = {"2023-12-31": None, "2024-01-15": mg(30), "2024-02-15": mg(15), "2024-03-15": mg(0)}
    assert {day: ordered_before(plan, at(f"{day}T12:00")) for day in wanted} == wanted


def test_the_first_step_that_counts() -> None:
    stairs = [step("2024-01-01", *THREE, until="2024-01-31"), step("2024-03-01", *THREE, until="2024-03-31")]
    wanted = {
        "2023-12-01": (0, date(2024, 1, 1)),
        "2024-01-15": (0, date(2024, 1, 15)),
        "2024-02-15": (1, date(2024, 3, 1)),
        "2024-05-01": (1, date(2024, 5, 1)),
    }
    got = {day: version(*stairs, effective=f"{day}T12:00").first_counted() for day in wanted}
    assert got == wanted


def test_slips_in_a_date_are_asked_about() -> None:
    assert found("plan.start_far", step("2025-01-01", *THREE)).values["day"] == date(2025, 1, 1)
    assert found("plan.ordered_later", step("2024-01-01", *THREE), ordered_on=date(2024, 2, 1))
    assert checked(step("2024-01-01", *THREE), ordered_on=date(2023, 12, 20)) == ()


def test_the_weightiest_finding_comes_first() -> None:
    weights = [one.severity for one in checked(step("2024-01-01", "03:00=600", "14:00=0"), strengths=())]
    assert weights == sorted(weights, key=list(Severity).index)
    assert weights[0] is Severity.BLOCK


amounts = st.decimals("0", "900", places=1)
steps = st.builds(
    Step,
    st.dates(date(2023, 6, 1), date(2025, 6, 1)),
    st.lists(st.builds(lambda minute, amount: doses(f"{minute // 60:02}:{minute % 60:02}={amount}")[0],
                       st.integers(0, 1439), amounts), max_size=6).map(tuple),
)  # fmt: skip


@given(
    st.lists(steps, min_size=1, max_size=5),
    st.none() | st.just(ALL_NO) | st.just(AboutYou()),
    st.none() | amounts,
)
def test_any_plan_that_can_be_built_is_checked_without_error(parts, about, before) -> None:
    made = version(*parts, strengths=TABLETS)
    got = check(made, Context(about=about, before_mg=before))
    assert all(one.id.split(".")[0] in ("plan", "taper") for one in got)
    assert all(one.facts or one.severity is not Severity.NOTE for one in got)


@given(st.lists(steps, min_size=1, max_size=5))
def test_a_plan_that_is_not_blocked_gives_every_dose_of_every_day(parts) -> None:
    """No hole, no doubling: what passes has a dose on each day from the first to the last."""
    made = version(*parts, strengths=())
    if blocking(check(made)):
        return
    plan = fixed()
    plan = type(plan)(1, (version(*parts, strengths=(), effective="2023-05-01T00:00"),))
    got = slots_between(plan, at("2023-05-01T00:00"), at("2025-09-01T00:00"))
    dates = sorted({one.key.local_date for one in got})
    assert dates == [dates[0] + timedelta(days=index) for index in range(len(dates))]
    assert dates[0] == parts[0].first_day
