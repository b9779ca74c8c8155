"""The values a session hands on: what they refuse, and the gap between ward and home."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baclofen_guide.dosing.findings import DosingError
from baclofen_guide.teaching.discharge import Route
from baclofen_guide.teaching.outcomes import MAX_NOTE, Outcome, TeachBackOutcome
from tests.dosing.support import ODD_ZONES, fixed
from tests.teaching.support import going_home


@pytest.mark.parametrize(
    ("outcome", "is_understood"),
    [
        (Outcome.SAID_BACK, True),
        (Outcome.AFTER_ANOTHER_GO, True),
        (Outcome.NEEDS_MORE, False),
        (Outcome.DECLINED, False),
    ],
)
def test_only_what_was_said_back_counts_as_understood(outcome: Outcome, *, is_understood: bool) -> None:
    assert outcome.is_understood is is_understood


def test_a_note_is_a_line_and_not_a_record() -> None:
    assert TeachBackOutcome(topic="missed", outcome=Outcome.DECLINED, note="x" * MAX_NOTE).prompt == 0
    with pytest.raises(DosingError, match=r"teaching\.note"):
        TeachBackOutcome(topic="missed", outcome=Outcome.DECLINED, note="x" * (MAX_NOTE + 1))


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"topics": ("missed", "missed")}, "discharge.topics"),
        ({"topics": tuple(f"t{n}" for n in range(41))}, "discharge.topics"),
        ({"last_given": datetime(2026, 3, 4, 8, tzinfo=UTC)}, "discharge.time"),
        ({"next_due": datetime(2026, 3, 4, 8, 0, 30)}, "discharge.time"),
        ({"next_due": datetime(9999, 3, 4, 8)}, "discharge.time"),
        ({"typed_by": "x" * 201}, "discharge.name"),
        ({"minutes": -1}, "discharge.minutes"),
        ({"zone": "Mars/North"}, "zone.unknown"),
        ({"route": Route.PUMP, "plan": fixed("08:00")}, "discharge.pump_plan"),
    ],
)
def test_what_can_have_no_meaning_is_refused(values: dict[str, object], message: str) -> None:
    with pytest.raises(DosingError) as refused:
        going_home(**values)
    assert refused.value.id == message


def test_the_ordered_version_is_the_newest() -> None:
    plan = fixed("08:00", "20:00")
    assert going_home(plan=plan).version == plan.versions[-1]
    assert going_home().version is None


@pytest.mark.parametrize(
    ("typed", "checked", "is_checked"),
    [("Ann", "", False), ("Ann", " ann ", False), ("Ann", "Ben", True), ("", "Ben", True)],
)
def test_nobody_checks_their_own_typing(typed: str, checked: str, *, is_checked: bool) -> None:
    assert going_home(typed_by=typed, checked_by=checked).is_checked is is_checked


def test_the_gap_needs_both_ends() -> None:
    assert going_home(last_given=datetime(2026, 3, 4, 8)).gap() is None
    assert going_home(next_due=datetime(2026, 3, 4, 8)).gap() is None


@pytest.mark.parametrize(
    ("last", "due", "hours"),
    [
        (datetime(2026, 3, 4, 8), datetime(2026, 3, 4, 14), 6),
        # The clock is put back on 25 October 2026 and forward on 28 March 2027.
        (datetime(2026, 10, 24, 22), datetime(2026, 10, 25, 6), 9),
        (datetime(2027, 3, 27, 22), datetime(2027, 3, 28, 6), 7),
    ],
)
def test_the_gap_is_real_time(last: datetime, due: datetime, hours: int) -> None:
    assert going_home(last_given=last, next_due=due).gap() == timedelta(hours=hours)


READINGS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)).map(
    lambda found: found.replace(second=0, microsecond=0, fold=0)
)


@given(READINGS, st.timedeltas(timedelta(), timedelta(days=3)), st.sampled_from(ODD_ZONES))
def test_a_later_reading_is_never_an_earlier_instant(last: datetime, later: timedelta, zone: str) -> None:
    due = (last + later).replace(second=0, microsecond=0)
    gap = going_home(last_given=last, next_due=due, zone=zone).gap()
    assert gap is not None
    # A zone puts its clock back an hour or less; Samoa left out a whole day.
    assert -timedelta(hours=1) <= gap <= due - last + timedelta(hours=1)
    assert gap >= timedelta() or due - last < timedelta(hours=1)
