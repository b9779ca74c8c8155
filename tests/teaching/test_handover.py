"""Between ward and home: a missing time, a gap longer than the plan's, an order nobody read back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baclofen_guide.dosing.findings import Severity
from baclofen_guide.dosing.plan import Plan, PlanVersion
from baclofen_guide.teaching.discharge import Discharge, Route
from baclofen_guide.teaching.handover import check_handover, first_due
from tests.dosing.support import ODD_ZONES, step, version
from tests.teaching.support import going_home

NOON = datetime(2026, 3, 4, 11, tzinfo=UTC)
"""Noon in Berlin."""
AT_8 = datetime(2026, 3, 4, 8)
TIMES = ("08:00", "14:00", "20:00")


def ordered(*times: str, first: str = "2026-03-04", until: str | None = None) -> Plan:
    return Plan(1, (version(step(first, *(times or TIMES), until=until), effective="2026-03-04T12:00"),))


def home(**values: object) -> Discharge:
    """A way home without a fault: three doses a day, the next one six hours after the last."""
    usual = {
        "plan": ordered(),
        "typed_by": "Ann",
        "checked_by": "Ben",
        "last_given": AT_8,
        "next_due": datetime(2026, 3, 4, 14),
    }
    return going_home(**(usual | values))


def found(discharge: Discharge, now: datetime = NOON) -> list[str]:
    return [finding.id.removeprefix("handover.") for finding in check_handover(discharge, now)]


def test_nothing_to_say() -> None:
    assert found(home()) == []


@pytest.mark.parametrize(
    ("values", "ids"),
    [
        ({"last_given": None}, ["last_given_missing"]),
        ({"next_due": None}, ["next_due_missing"]),
        ({"plan": None}, ["no_plan"]),
        ({"next_due": datetime(2026, 3, 4, 20)}, ["dose_between"]),
        ({"next_due": datetime(2026, 3, 4, 15)}, ["dose_between", "not_a_time"]),
        ({"next_due": datetime(2026, 3, 4, 13)}, ["gap_short", "not_a_time"]),
        ({"plan": ordered("14:00"), "last_given": datetime(2026, 3, 3, 8)}, ["gap_long"]),
        ({"plan": ordered(first="2026-03-05")}, ["day_not_in_plan"]),
        (
            {"plan": ordered(until="2026-03-05"), "next_due": datetime(2026, 3, 6, 8)},
            ["dose_between", "day_not_in_plan"],
        ),
        ({"next_due": AT_8}, ["wrong_way_round", "next_due_past"]),
        ({"last_given": datetime(2026, 3, 4, 13)}, ["last_given_ahead", "gap_short"]),
        ({"checked_by": "ann"}, ["not_checked"]),
    ],
)  # fmt: skip
def test_each_finding(values: dict[str, object], ids: list[str]) -> None:
    assert found(home(**values)) == ids


def test_a_next_dose_that_is_past_already_was_given_or_missed() -> None:
    assert "next_due_past" not in found(home(), NOON + timedelta(hours=2))
    assert found(home(), NOON + timedelta(hours=2, minutes=1)) == ["next_due_past"]


def test_only_times_the_wrong_way_round_block() -> None:
    (blocked,) = check_handover(home(next_due=datetime(2026, 3, 4, 7)), NOON)[:1]
    assert (blocked.id, blocked.severity) == ("handover.wrong_way_round", Severity.BLOCK)
    for values in ({"last_given": None, "next_due": None}, {"plan": None}, {"checked_by": ""}):
        assert all(one.severity is not Severity.BLOCK for one in check_handover(home(**values), NOON))


def test_the_gap_names_itself_and_what_the_plan_waits() -> None:
    plan = ordered("14:00")
    (finding,) = check_handover(home(plan=plan, last_given=datetime(2026, 3, 3, 8)), NOON)
    assert finding.values == {"gap": timedelta(hours=30), "planned": timedelta(hours=24)}


def test_the_night_the_clock_goes_back_is_an_hour_longer() -> None:
    """12 hours by the clock are 13: the plan of two doses a day never waits that long."""
    plan = Plan(1, (version(step("2026-10-24", "08:00", "20:00"), effective="2026-10-24T12:00"),))
    last, due = datetime(2026, 10, 24, 20), datetime(2026, 10, 25, 8)
    (finding,) = check_handover(
        home(plan=plan, last_given=last, next_due=due), datetime(2026, 10, 24, 19, tzinfo=UTC)
    )
    assert (finding.id, finding.values["gap"]) == ("handover.gap_long", timedelta(hours=13))


def test_nothing_is_said_of_a_pump() -> None:
    assert check_handover(going_home(route=Route.PUMP), NOON) == ()


class TestFirstDue:
    def test_the_dose_after_the_last_one(self) -> None:
        assert first_due(home()) == datetime(2026, 3, 4, 14)

    def test_it_is_not_known_without_a_last_one_or_a_plan(self) -> None:
        assert first_due(home(last_given=None)) is None
        assert first_due(home(plan=None)) is None
        assert first_due(home(plan=ordered(first="2026-04-01"))) is None


TIMES_OF_DAY = st.lists(
    st.integers(0, 95).map(lambda n: f"{n // 4:02}:{n % 4 * 15:02}"), min_size=1, max_size=5, unique=True
)


@given(
    TIMES_OF_DAY,
    st.datetimes(datetime(2026, 3, 1), datetime(2026, 11, 30)).map(
        lambda at: at.replace(minute=0, second=0, microsecond=0)
    ),
    st.sampled_from(ODD_ZONES),
)
def test_the_first_dose_after_the_last_one_is_never_said_to_leave_one_out(
    times: list[str], last: datetime, zone: str
) -> None:
    """Whatever the plan, the zone and the season: the dose the plan itself has next loses none."""
    ordered_version: PlanVersion = version(
        step("2026-01-01", *times), zone=zone, effective="2026-01-01T00:00"
    )
    discharge = home(plan=Plan(1, (ordered_version,)), last_given=last, next_due=None, zone=zone)
    due = first_due(discharge)
    assert due is not None
    discharge = home(plan=discharge.plan, last_given=last, next_due=due, zone=zone)
    now = discharge.instant(last)
    assert not {"dose_between", "not_a_time", "day_not_in_plan", "wrong_way_round"} & set(
        found(discharge, now)
    )
