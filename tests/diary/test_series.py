"""Notes joined by stretches of days, and the diary as one plain value."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baclofen_guide.diary.entries import DiaryEntry, Sign
from baclofen_guide.diary.series import MOST, Band, stretches, width_for

DAY = date(2026, 3, 30)
NOON = datetime(2026, 3, 30, 12, tzinfo=UTC)


def entry(back: int = 0, **values: object) -> DiaryEntry:
    day = DAY - timedelta(days=back)
    return DiaryEntry(entry_id=1, person_id=1, day=day, recorded_at=NOON, **values)


def test_nothing_noted_is_nothing() -> None:
    assert stretches([], DAY, 7) == ()


def test_each_day_stands_alone_in_order_of_date() -> None:
    found = stretches([entry(0, stiffness=3), entry(2, frequency=1), entry(9)], DAY, 1)
    assert [one.last for one in found] == [DAY - timedelta(days=n) for n in (9, 2, 0)]
    assert [one.first == one.last for one in found] == [True] * 3
    assert [one.bands for one in found] == [
        {}, {"frequency": Band(1, 1, Decimal(1))}, {"stiffness": Band(3, 3, Decimal(3))},
    ]  # fmt: skip


def test_a_week_has_least_greatest_and_average() -> None:
    entries = [entry(n, stiffness=n, sleep=10, falls=n or None) for n in range(4)]
    signs = entry(1, signs=(Sign.ITCHING,))
    (found,) = stretches([*entries, signs], DAY, 7)
    assert found.bands["stiffness"] == Band(0, 3, Decimal("1.5"))
    assert found.bands["sleep"] == Band(10, 10, Decimal(10))
    assert (found.first, found.last, found.notes) == (DAY - timedelta(days=6), DAY, 5)
    assert (found.falls, found.signs) == (6, (Sign.ITCHING,))


def test_falls_nobody_spoke_of_are_not_none() -> None:
    assert [one.falls for one in stretches([entry(0), entry(3, falls=0)], DAY, 1)] == [0, None]


@pytest.mark.parametrize(("days", "width"), [(7, 1), (140, 1), (141, 7), (980, 7), (3650, 28), (20_000, 91)])
def test_how_many_days_are_joined(days: int, width: int) -> None:
    assert width_for(DAY - timedelta(days=days - 1), DAY) == width


@given(st.lists(st.integers(0, 3650), max_size=40), st.sampled_from([1, 7, 28, 91]))
def test_no_note_is_lost_and_none_stands_outside_its_stretch(backs: list[int], width: int) -> None:
    found = stretches([entry(back, stiffness=1) for back in backs], DAY, width)
    assert sum(one.notes for one in found) == len(backs)
    for back in backs:
        day = DAY - timedelta(days=back)
        assert sum(one.first <= day <= one.last for one in found) == 1
    assert len(found) <= MOST or width < 28
