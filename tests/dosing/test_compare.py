"""The difference between the plan in use and one that was handed over, by day and by dose."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from baclofen_guide.dosing.compare import DoseChange, compare, same
from baclofen_guide.dosing.formulations import Form
from baclofen_guide.dosing.plan import LAST_DAY, Dose, Plan, PlanVersion, Step

TODAY = date(2026, 11, 22)


def doses(*pairs: tuple[int, str]) -> tuple[Dose, ...]:
    return tuple(Dose(time(hour), Decimal(mg)) for hour, mg in pairs)


def version(*steps: Step, number: int = 1, start: date = date(2026, 11, 1)) -> PlanVersion:
    begins = datetime(start.year, start.month, start.day, tzinfo=UTC)
    return PlanVersion(number=number, steps=steps, form=Form.TABLET, effective_from=begins, zone="UTC")


THREE = doses((8, "10"), (14, "10"), (20, "10"))
LESS = doses((8, "10"), (14, "5"), (20, "10"))


def test_the_same_plan_is_the_same() -> None:
    step = Step(date(2026, 11, 1), THREE)
    found = compare(Plan(1, (version(step),)), version(step), TODAY)
    assert same(found)
    assert [(one.first, one.last) for one in found] == [(TODAY, None)]


def test_days_and_doses_that_differ() -> None:
    handed = version(Step(date(2026, 11, 1), THREE), Step(date(2026, 12, 7), LESS, date(2026, 12, 20)))
    found = compare(Plan(1, (version(Step(date(2026, 11, 1), THREE)),)), handed, TODAY)
    assert not same(found)
    assert [(one.first, one.last, one.before_mg, one.after_mg) for one in found] == [
        (TODAY, date(2026, 12, 6), 30, 30),
        (date(2026, 12, 7), date(2026, 12, 20), 30, 25),
        (date(2026, 12, 21), None, 30, 0),
    ]
    assert [one.differs for one in found[1].doses()] == [False, True, False]
    assert found[1].doses()[1] == DoseChange(time(14), Decimal(10), Decimal(5))


def test_a_dose_that_moves_is_gone_at_one_time_and_new_at_another() -> None:
    handed = version(Step(date(2026, 11, 1), doses((9, "10"))))
    (only,) = compare(Plan(1, (version(Step(date(2026, 11, 1), doses((8, "10")))),)), handed, TODAY)
    assert only.doses() == (DoseChange(time(8), Decimal(10), None), DoseChange(time(9), None, Decimal(10)))
    assert only.before_mg == only.after_mg == 10


def test_without_a_plan_everything_is_new() -> None:
    (only,) = compare(Plan(1), version(Step(TODAY, THREE)), TODAY)
    assert (only.before, only.after) == ((), THREE)


def test_a_version_that_is_still_to_begin_counts_from_its_day() -> None:
    first = version(Step(date(2026, 11, 1), THREE))
    second = version(Step(date(2026, 11, 1), LESS), number=2, start=date(2026, 12, 1))
    found = compare(Plan(1, (first, second)), first, TODAY)
    assert [(one.first, one.differs) for one in found] == [(TODAY, False), (date(2026, 12, 1), True)]


def test_a_plan_to_the_last_day_there_is() -> None:
    found = compare(Plan(1), version(Step(TODAY, THREE, LAST_DAY)), TODAY)
    assert [one.last for one in found] == [None]


steps = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 9), st.none() | st.integers(0, 40)), min_size=1, max_size=4
)


@given(steps, steps)
def test_every_day_is_in_one_stretch_and_says_what_each_plan_has(
    one: list[tuple[int, int, int | None]], other: list[tuple[int, int, int | None]]
) -> None:
    present, handed = (
        version(
            *(
                Step(
                    TODAY + timedelta(days=begin),
                    doses((8, str(mg))),
                    None if length is None else TODAY + timedelta(days=begin + length),
                )
                for begin, mg, length in sorted(given_steps, key=lambda step: step[0])
            )
        )
        for given_steps in (one, other)
    )
    found = compare(Plan(1, (present,)), handed, TODAY)
    assert found[0].first == TODAY
    assert found[-1].last is None
    for before, after in pairwise(found):
        assert before.last == after.first - timedelta(days=1)
        assert (before.before, before.after) != (after.before, after.after)
    for offset in range(120):
        day = TODAY + timedelta(days=offset)
        (stretch,) = [one for one in found if one.first <= day and (one.last is None or day <= one.last)]
        for plan, said in ((present, stretch.before), (handed, stretch.after)):
            index = plan.step_index(day)
            assert said == (() if index is None else plan.steps[index].doses)
