"""The mg a day over time, across versions."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from baclofen_guide.dosing.formulations import Form
from baclofen_guide.dosing.levels import Level, LevelChange, level_changes, level_on, levels
from baclofen_guide.dosing.plan import Dose, Plan, PlanVersion, Step

FIRST = date(2026, 3, 2)


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def version(number: int, start: int, *steps: tuple[int, int], last: int | None = None) -> PlanVersion:
    """A version in force from the day `start`, with steps of (first day, mg a day)."""
    made = [Step(day(first), (Dose(time(8), Decimal(mg)),)) for first, mg in steps]
    if last is not None:
        made[-1] = msgspec.structs.replace(made[-1], last_day=day(last))
    return PlanVersion(
        number=number, steps=tuple(made), form=Form.TABLET, zone="UTC",
        effective_from=datetime.combine(day(start), time(9), UTC),
    )  # fmt: skip


def test_a_plan_without_versions_has_no_level() -> None:
    assert levels(Plan(1), day(0), day(9)) == ()
    assert level_on((), FIRST) is None


def test_steps_are_levels_and_the_end_is_none() -> None:
    plan = Plan(1, (version(1, 0, (0, 30), (7, 20), last=10),))
    found = levels(plan, day(-5), day(20))
    assert found == (
        Level(day(0), day(6), Decimal(30)),
        Level(day(7), day(10), Decimal(20)),
        Level(day(11), day(20), Decimal()),
    )
    assert level_changes(found) == (
        LevelChange(day(7), Decimal(30), Decimal(20)),
        LevelChange(day(11), Decimal(20), Decimal()),
    )
    assert [level_on(found, day(n)) for n in (-1, 0, 8, 12, 21)] == [None, 30, 20, 0, None]


def test_a_later_version_counts_from_its_own_day_and_the_earlier_never_again() -> None:
    plan = Plan(1, (version(1, 0, (0, 30), (7, 20), (14, 10)), version(2, 8, (0, 30), (21, 20))))
    assert levels(plan, day(0), day(30)) == (
        Level(day(0), day(6), Decimal(30)),
        Level(day(7), day(7), Decimal(20)),
        Level(day(8), day(20), Decimal(30)),
        Level(day(21), day(30), Decimal(20)),
    )


def test_a_version_that_takes_effect_before_an_earlier_one_replaces_it() -> None:
    plan = Plan(1, (version(1, 10, (0, 30)), version(2, 5, (0, 20))))
    assert levels(plan, day(0), day(20)) == (Level(day(5), day(20), Decimal(20)),)


def test_only_the_days_asked_for() -> None:
    plan = Plan(1, (version(1, 0, (0, 30), (7, 20)),))
    assert levels(plan, day(3), day(4)) == (Level(day(3), day(4), Decimal(30)),)
    assert levels(plan, day(3), day(2)) == ()


@given(
    st.lists(
        st.tuples(
            st.integers(0, 40),
            st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), min_size=1, max_size=4),
        ),
        max_size=4,
    )
)
def test_each_day_says_what_the_version_in_force_at_its_end_orders(story) -> None:
    made = [version(n, start, *sorted(dict(steps).items())) for n, (start, steps) in enumerate(story, 1)]
    plan = Plan(1, tuple(made))
    found = levels(plan, day(0), day(50))
    for number in range(51):
        counting = plan.in_force(datetime.combine(day(number), time(23), UTC))
        index = None if counting is None else counting.step_index(day(number))
        said = None if counting is None else Decimal() if index is None else counting.steps[index].daily_mg
        assert level_on(found, day(number)) == said
