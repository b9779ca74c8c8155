"""A plan from the ward to the record at home: what was ordered arrives unchanged, on paper and inside it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from baclofen_guide.dosing.findings import blocking
from baclofen_guide.dosing.formulations import Form, Strength
from baclofen_guide.dosing.plan import Dose, Plan, PlanVersion, Step
from baclofen_guide.dosing.plan_check import check
from baclofen_guide.dosing.slots import next_slot
from baclofen_guide.exchange.carried_plan import plan_inside
from baclofen_guide.exchange.handover import Handover
from baclofen_guide.exchange.pdf.discharge import discharge_sheet
from baclofen_guide.exchange.plan_file import Order, order_of, write_plan
from baclofen_guide.exchange.plan_findings import draft
from baclofen_guide.exchange.plan_reader import read_plan
from baclofen_guide.records import Record
from baclofen_guide.teaching.discharge import Discharge
from tests.exchange.paper_support import Pdf, library, occasion, typesetter

NOW = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)
TODAY = NOW.date()
AT_HAND = {
    Form.TABLET: (Strength(Form.TABLET, Decimal(10), scored=True), Strength(Form.TABLET, Decimal(5))),
    Form.LIQUID: (Strength(Form.LIQUID, Decimal(5)),),
    Form.GRANULES: (Strength(Form.GRANULES, Decimal(10)),),
}
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
names = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
times = st.times().map(lambda at: at.replace(second=0, microsecond=0, fold=0))
readings = st.none() | st.datetimes(datetime(2026, 11, 20), datetime(2026, 11, 25)).map(
    lambda at: at.replace(second=0, microsecond=0)
)


class Clock:
    """Stands still."""

    def now(self) -> datetime:
        return NOW

    def today(self) -> date:
        return TODAY


@st.composite
def plans(draw: st.DrawFn) -> PlanVersion:
    """A plan of one to six steps that can be followed as written, from these strengths."""
    form = draw(st.sampled_from(list(Form)))
    unit = {Form.TABLET: "5", Form.LIQUID: "0.5", Form.GRANULES: "10"}[form]
    steps, day = [], TODAY - timedelta(days=draw(st.integers(0, 20)))
    for number in range(count := draw(st.integers(1, 6))):
        at = draw(st.lists(times, min_size=1, max_size=6, unique=True))
        doses = tuple(Dose(one, Decimal(unit) * draw(st.integers(1, 8))) for one in at)
        days = draw(st.integers(1, 40))
        ends = number == count - 1 and draw(st.booleans())
        steps.append(Step(day, doses, day + timedelta(days=days) if ends else None))
        day += timedelta(days=days)
    return PlanVersion(
        number=1,
        steps=tuple(steps),
        form=form,
        effective_from=NOW,
        zone="UTC",
        strengths=AT_HAND[form] if draw(st.booleans()) else (),
        ordered_by=draw(names),
        ordered_on=draw(st.none() | st.dates(date(2020, 1, 1), TODAY)),
        note=draw(words),
    )


def can_be_followed(plan: PlanVersion) -> bool:
    """Whether no check forbids it and a dose is still to come: a plan that is over is refused at home."""
    return not blocking(check(plan)) and next_slot(Plan(1, (plan,)), NOW + timedelta(seconds=1)) is not None


followed = plans().filter(can_be_followed)
handovers = st.builds(
    Handover,
    made_on=st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    last_given=readings,
    next_due=readings,
    typed_by=names,
    checked_by=names,
    clinic=names,
    clinic_number=names,
)


@pytest.fixture(scope="module")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Homes]:
    """Somebody's record; every plan that arrives becomes its newest version."""
    found = Homes(tmp_path_factory)
    yield found
    found.close()


class Homes:
    """A record, and another one once it has grown long: years of new plans are no part of this."""

    def __init__(self, folders: pytest.TempPathFactory) -> None:
        self._folders, self._record = folders, Record.open(folders.mktemp("home"), Clock())

    def arrives(self, order: Order) -> None:
        """Take `order` up at home, and find in the record what was ordered."""
        self._record.revise_plan(draft(order, NOW, "UTC"), effective_from=NOW + timedelta(seconds=1))
        kept = self._record.plan().versions
        assert order_of(kept[-1]) == order
        if len(kept) == 12:
            self.close()
            self._record = Record.open(self._folders.mktemp("home"), Clock())

    def close(self) -> None:
        self._record.close()


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plan=followed, handover=handovers)
def test_any_plan_file_arrives_unchanged(plan: PlanVersion, handover: Handover, homes: Homes) -> None:
    read = read_plan(write_plan(order_of(plan), handover))
    assert (read.order, read.handover) == (order_of(plan), handover)
    homes.arrives(read.order)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plan=followed, last=readings, due=readings, typed=names, checked=names)
def test_any_plan_arrives_through_the_paper(
    plan: PlanVersion,
    last: datetime | None,
    due: datetime | None,
    typed: str,
    checked: str,
    homes: Homes,
) -> None:
    discharge = Discharge(
        language="en", level="easy", plan=Plan(1, (plan,)), last_given=last, next_due=due, typed_by=typed,
        checked_by=checked,
    )  # fmt: skip
    made = typesetter().pdf(discharge_sheet(discharge, [], library().facts, occasion()))
    read = read_plan(plan_inside(made))
    assert read.order == order_of(plan)
    assert (read.handover.last_given, read.handover.next_due) == (last, due)
    assert read.handover.typed_by == typed
    homes.arrives(read.order)
    _all_doses_are_on_the_paper(plan, Pdf(made))


def _all_doses_are_on_the_paper(plan: PlanVersion, pdf: Pdf) -> None:
    """Every dose of every step with its time and mg, and its pieces where they can be made today."""
    clock = occasion().wording.clock
    shown = plan.steps if len(plan.steps) > 1 else ()
    for dose in (dose for step in shown for dose in step.doses):
        assert pdf.says(f"{clock(dose.time)} {dose.mg:f} mg")
    index = plan.step_index(TODAY)
    if index is None:
        return
    assert pdf.says(f"Together: {plan.steps[index].daily_mg:f} mg a day")
    for dose in plan.steps[index].doses:
        assert pdf.says(f"{clock(dose.time)} {dose.mg:f} mg")
