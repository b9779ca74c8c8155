"""Coming home: the ward's last dose is not given again, and none is lost."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from baclofen_guide.dosing.events import Answers, DoseEvent, EventKind, answers
from baclofen_guide.dosing.formulations import Form
from baclofen_guide.dosing.handed_over import dose_given, join
from baclofen_guide.dosing.plan import Dose, Plan, PlanVersion, Step
from baclofen_guide.dosing.revise import SAME_DOSE, revise
from baclofen_guide.dosing.slots import next_slot, slots_between

DAY = date(2026, 11, 22)


def at(hour: int, minute: int = 0, day: int = 22) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def version(*hours: int, mg: str = "10") -> PlanVersion:
    doses = tuple(Dose(time(hour), Decimal(mg)) for hour in hours)
    return PlanVersion(
        number=1,
        steps=(Step(date(2026, 11, 1), doses),),
        form=Form.TABLET,
        effective_from=at(0, 0, 1),
        zone="UTC",
    )


OLD = Plan(1, (version(8, 14, 20),))


def test_it_counts_from_just_after_the_last_dose_given() -> None:
    joined = join(version(8, 14, 20), at(8, 5), at(14))
    assert joined is not None
    assert at(8, 5) < joined.start < at(8, 6)
    assert joined.first is not None
    assert joined.first.instant == at(14)
    assert joined.fits


def test_a_dose_given_early_is_not_given_again() -> None:
    joined = join(version(6, 12, 18), at(11, 30), at(18))
    assert joined is not None
    assert joined.start == at(18)
    assert joined.fits


def test_a_next_dose_that_the_plan_does_not_have_is_said_and_loses_none() -> None:
    joined = join(version(8, 17), at(8), at(18))
    assert joined is not None
    assert not joined.fits
    assert joined.first is not None
    assert joined.first.instant == at(17)


def test_one_of_the_two_is_enough_and_neither_is_nothing() -> None:
    only_due = join(version(8, 14, 20), None, at(14))
    assert only_due is not None
    assert (only_due.start, only_due.fits) == (at(14), True)
    only_last = join(version(8, 14, 20), at(9), None)
    assert only_last is not None
    assert only_last.fits
    assert only_last.first is not None
    assert only_last.first.instant == at(14)
    assert join(version(8), None, None) is None


def test_a_plan_that_is_over_has_no_first_dose() -> None:
    step = Step(date(2026, 11, 1), (Dose(time(8), Decimal(5)),), date(2026, 11, 2))
    over = PlanVersion(number=1, steps=(step,), form=Form.TABLET, effective_from=at(0, 0, 1), zone="UTC")
    joined = join(over, at(8), at(14))
    assert joined is not None
    assert (joined.first, joined.fits) == (None, False)


def test_the_dose_given_is_the_open_one() -> None:
    found = dose_given(OLD, Answers(), at(8, 5), at(12))
    assert found is not None
    assert found.instant == at(8)
    early = dose_given(OLD, Answers(), at(13, 30), at(13, 40))
    assert early is not None
    assert early.instant == at(14)
    late = dose_given(OLD, Answers(), at(12), at(12, 30))
    assert late is not None
    assert late.instant in (at(8), at(14))


def test_a_dose_with_an_answer_or_out_of_reach_is_none() -> None:
    slot = next_slot(OLD, at(7))
    assert slot is not None
    event = DoseEvent(
        event_id=1, key=slot.key, kind=EventKind.TAKEN, at=at(8), recorded_at=at(8), mg=Decimal(10),
        version=1, zone="UTC",
    )  # fmt: skip
    assert dose_given(OLD, answers([event]), at(8, 5), at(12)) is None
    assert dose_given(OLD, Answers(), at(13), at(12)) is None
    assert dose_given(OLD, Answers(), at(8, 0, 10), at(12)) is None
    assert dose_given(Plan(1), Answers(), at(8), at(12)) is None


hours = st.lists(st.integers(0, 23), min_size=1, max_size=4, unique=True).map(sorted)


@given(hours, hours, st.integers(0, 600), st.data())
def test_no_plan_has_a_dose_between_the_ward_and_home(
    old: list[int], new: list[int], ago: int, data: st.DataObject
) -> None:
    """Any two plans: no dose of the new one before the one that is due, and that one is there."""
    now = at(18, 0)
    last = now - timedelta(minutes=ago)
    handed = version(*new)
    slots = slots_between(Plan(1, (handed,)), last + SAME_DOSE, last + timedelta(days=2))
    due = data.draw(st.sampled_from(slots[:2])).instant
    joined = join(handed, last, due)
    assert joined is not None
    assert joined.fits
    present = Plan(1, (version(*old),))
    slot = dose_given(present, Answers(), last, now)
    told = Answers()
    if slot is not None:
        told = answers(
            [
                DoseEvent(
                    event_id=1, key=slot.key, kind=EventKind.TAKEN, at=last, recorded_at=now, mg=slot.mg,
                    version=1, zone="UTC",
                )
            ]
        )  # fmt: skip
    first = joined.first
    assert first is not None
    assert first.instant == due
    revised = Plan(1, (version(*old), replace(handed, number=2, effective_from=joined.start)))
    assert [one for one in slots_between(revised, joined.start, due) if told.of(one.key) is None] == []


def test_the_new_plan_takes_over_where_the_ward_left_off() -> None:
    """Ticked at 8:00 on the ward, home at noon: nothing is open, and the next dose is the one that is due."""
    handed, last, due = version(8, 14, 20, mg="5"), at(8), at(14)
    slot = dose_given(OLD, Answers(), last, at(12))
    assert slot is not None
    event = DoseEvent(
        event_id=1, key=slot.key, kind=EventKind.TAKEN, at=last, recorded_at=at(12), mg=Decimal(10),
        version=1, zone="UTC",
    )  # fmt: skip
    joined = join(handed, last, due)
    assert joined is not None
    revision = revise(OLD, handed, answers([event]), at(12), joined.start)
    assert revision.first is not None
    assert (revision.first.instant, revision.first.mg) == (at(14), Decimal(5))
    assert revision.findings == ()
