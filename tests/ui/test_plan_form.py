"""Properties of what the plan page holds: whatever is typed, nothing is lost, changed or crashes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from baclofen_guide.dosing.findings import DosingError
from baclofen_guide.dosing.formulations import Form, Strength
from baclofen_guide.dosing.plan import PlanVersion
from baclofen_guide.dosing.plan_check import check
from baclofen_guide.exchange.wording import Wording
from baclofen_guide.guide.messages import Messages
from baclofen_guide.paths import find_resources
from baclofen_guide.ui.plan.form import (
    MOST_MG_TYPED,
    Lowering,
    PlanForm,
    StepEntry,
    amount_typed,
    days_typed,
    form_of,
    smallest_change,
    stretches,
)

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
TODAY = NOW.date()
MG = st.decimals(0, 500, places=1)
CLOCK = st.builds(time, st.integers(0, 23), st.integers(0, 59))
TIMES = st.lists(CLOCK, min_size=1, max_size=6, unique=True)


@cache
def wording() -> Wording:
    return Wording(Messages.load(find_resources().content, "en"), UTC)


@st.composite
def forms(draw: st.DrawFn) -> PlanForm:
    times = sorted(draw(TIMES))
    doses = tuple((at, draw(MG)) for at in times)
    steps, day = [], TODAY
    for _ in range(draw(st.integers(0, 4))):
        day += timedelta(days=draw(st.integers(1, 30)))
        steps.append(StepEntry(day, tuple(draw(MG) for _ in times)))
    ends = day + timedelta(days=draw(st.integers(0, 30))) if draw(st.booleans()) else None
    return PlanForm(
        form=Form.TABLET, first_day=TODAY, doses=doses, steps=tuple(steps), ends_on=ends, ordered_by="Dr X "
    )


def built(form: PlanForm) -> PlanVersion:
    return form.version(NOW, "UTC")


@given(st.text(max_size=12))
def test_anything_typed_is_an_amount_or_none(text: str) -> None:
    amount = amount_typed(text)
    assert amount is None or (amount.is_finite() and 0 <= amount <= MOST_MG_TYPED)


@given(st.decimals(0, 10_000, places=3))
def test_what_is_shown_reads_back_as_the_same_amount(mg: Decimal) -> None:
    assert amount_typed(f"{mg.normalize():f}") == mg
    assert amount_typed(f"{mg.normalize():f}".replace(".", ",")) == mg


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("2,5", "2.5"),
        (".5", "0.5"),
        ("5.", "5"),
        ("0", "0"),
        ("٢٫٥", "2.5"),
        ("２", "2"),
        ("0.000", "0"),
        ("1,000", None),
        ("10.000", None),
        ("2e1", None),
        ("1e3", None),
        ("1_0", None),
        ("-5", None),
        ("1/2", None),
        ("½", None),
        ("1 0", None),
        ("٥²", None),
        ("nan", None),
        ("Infinity", None),
        ("1.2.3", None),
        ("9" * 5000, None),
    ],
)
def test_what_could_be_two_amounts_is_none(typed: str, amount: str | None) -> None:
    assert amount_typed(typed) == (None if amount is None else Decimal(amount))


@pytest.mark.parametrize(("typed", "days"), [("7", 7), ("3.5", None), ("0", None), ("", None), ("7,0", 7)])
def test_half_a_day_is_no_number_of_days(typed: str, days: int | None) -> None:
    """Cut down to whole days, a plan would go down faster than it was ordered."""
    assert days_typed(amount_typed(typed)) == days


@given(forms())
def test_every_mg_typed_is_in_the_version_and_nothing_else(form: PlanForm) -> None:
    version = built(form)
    assert [(dose.time, dose.mg) for dose in version.steps[0].doses] == list(form.doses)
    for entry, step in zip(form.steps, version.steps[1:], strict=True):
        assert step.first_day == entry.first_day
        assert step.daily_mg == sum(entry.mgs)
    assert version.ends_on() == form.ends_on
    assert version.ordered_by == "Dr X"


@given(forms())
def test_the_form_of_a_version_makes_the_same_version_again(form: PlanForm) -> None:
    assume(all(mg for _, mg in form.doses))
    version = built(form)
    again = form_of(version, TODAY)
    assert not again.lost_steps
    assert built(again).steps == version.steps
    assert again.ends_on == form.ends_on


@given(forms(), st.integers(1, 40))
def test_the_preview_adds_up_to_the_days_shown(form: PlanForm, days: int) -> None:
    version = built(form)
    found = stretches(version, TODAY, days)
    assert found[0].first == TODAY
    assert found[-1].last == TODAY + timedelta(days=days - 1)
    for before, after in pairwise(found):
        assert after.first == before.last + timedelta(days=1)
        assert after.doses != before.doses
    for one in found:
        index = version.step_index(one.first)
        assert one.mg == (Decimal() if index is None else version.steps[index].daily_mg)


@given(
    forms(),
    st.decimals(-5, 50, places=1),
    st.integers(-2, 400),
    st.decimals(-5, 50, places=1),
    st.booleans(),
    st.sampled_from(["each", "last-first", "first-first", "last-until-gone", "first-until-gone"]),
)
def test_any_rule_is_written_out_exactly_or_refused_in_words(
    form: PlanForm,
    by: Decimal,
    every: int,
    to: Decimal,
    ends: bool,
    turns: str,
) -> None:
    rule = Lowering(by, every, to, ends, turns)
    form = PlanForm(form=form.form, first_day=TODAY, doses=form.doses, lowering=rule)
    try:
        version = built(form)
    except DosingError as error:
        wording().text(error.id, error.values)
        return
    totals = [step.daily_mg for step in version.steps]
    assert totals == sorted(totals, reverse=True)
    assert totals[0] == sum(mg for _, mg in form.doses)
    assert totals[-1] >= to


@given(forms())
def test_every_finding_has_words(form: PlanForm) -> None:
    for finding in check(built(form)):
        assert wording().text(finding.id, finding.values)


@given(
    st.lists(
        st.tuples(st.sampled_from(["5", "10", "20", "25"]), st.booleans()),
        max_size=4,
        unique_by=lambda s: s[0],
    )
)
def test_plus_and_minus_go_by_something_that_can_be_taken(strengths: list[tuple[str, bool]]) -> None:
    given_ = [Strength(Form.TABLET, Decimal(mg), scored) for mg, scored in strengths]
    step = smallest_change(given_)
    assert step > 0
    if given_:
        assert any(step in (one.mg, one.mg / 2) for one in given_)


def test_a_later_step_at_another_time_is_said_to_be_lost() -> None:
    from baclofen_guide.dosing.plan import Dose, Step

    steps = (Step(TODAY, (Dose(time(8), Decimal(10)),)), Step(date(2026, 4, 1), (Dose(time(9), Decimal(5)),)))
    version = PlanVersion(number=1, steps=steps, form=Form.TABLET, effective_from=NOW, zone="UTC")
    found = form_of(version, TODAY)
    assert (found.lost_steps, found.steps, found.ends_on) == (True, (), None)
