"""The one timer: it fires at the moment, whatever the clock does, and rests when nothing is pending."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from baclofen_guide.desktop.wake_timer import LONGEST_WAIT, RETRY_WAIT, WakeTimer, wait_until_look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.desktop.standins import HandClock

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")


class Plan:
    """Reminders at certain instants, each told once."""

    def __init__(self, *due: datetime) -> None:
        self.due = list(due)
        self.told: list[datetime] = []

    def next_wake(self, _now: datetime) -> datetime | None:
        return min(self.due, default=None)

    def on_wake(self, now: datetime) -> None:
        self.told.append(now)
        self.due = [due for due in self.due if due > now]


@pytest.fixture
def timers(qapp: object) -> Iterator[list[WakeTimer]]:
    made: list[WakeTimer] = []
    yield made
    for timer in made:
        timer.stop()


def test_wait_is_never_long_and_never_short() -> None:
    assert wait_until_look(NOW, None) is None
    assert wait_until_look(NOW, NOW + timedelta(days=3)) == LONGEST_WAIT
    soon = wait_until_look(NOW, NOW + timedelta(seconds=7))
    assert soon is not None
    assert timedelta(seconds=7) < soon < timedelta(seconds=7.1)
    assert wait_until_look(NOW, NOW) == wait_until_look(NOW, NOW - timedelta(days=9)) == RETRY_WAIT
    assert timedelta(minutes=1) / min(LONGEST_WAIT, RETRY_WAIT) <= 4


def test_nothing_pending_sets_no_timer(clock: HandClock, timers: list[WakeTimer]) -> None:
    plan = Plan()
    timer = WakeTimer(clock, plan.next_wake, plan.on_wake)
    timers.append(timer)
    timer.look()
    assert not timer.is_waiting
    plan.due.append(clock.now() + timedelta(hours=1))
    timer.look()
    assert timer.is_waiting
    plan.due.clear()
    timer.look()
    assert not timer.is_waiting


def test_real_timer_fires_at_the_moment(qtbot: QtBot, timers: list[WakeTimer]) -> None:
    from baclofen_guide.settings.clock import SystemClock

    clock = SystemClock()
    due = clock.now() + timedelta(milliseconds=200)
    plan = Plan(due)
    timer = WakeTimer(clock, plan.next_wake, plan.on_wake)
    timers.append(timer)
    timer.look()
    qtbot.waitUntil(lambda: bool(plan.told))
    assert timedelta() <= plan.told[0] - due < timedelta(milliseconds=250)
    assert not timer.is_waiting


def test_stopped_clock_rings_when_it_goes_on(clock: HandClock, timers: list[WakeTimer]) -> None:
    due = clock.now() + timedelta(seconds=10)
    plan = Plan(due)
    timer = WakeTimer(clock, plan.next_wake, plan.on_wake)
    timers.append(timer)
    for _ in range(20):
        timer._on_timeout()
        assert timer.is_waiting
    assert plan.told == []
    clock.wind(timedelta(seconds=10))
    timer._on_timeout()
    assert plan.told == [due]


def test_week_away_wakes_once(clock: HandClock, timers: list[WakeTimer]) -> None:
    plan = Plan(*(clock.now() + timedelta(hours=8 * number) for number in range(1, 30)))
    timer = WakeTimer(clock, plan.next_wake, plan.on_wake)
    timers.append(timer)
    timer.look()
    clock.wind(timedelta(days=7))
    timer.look()
    assert plan.told == [clock.now()]
    assert timer.is_waiting


def test_clock_set_back_rings_nothing_twice_and_nothing_too_early(
    clock: HandClock, timers: list[WakeTimer]
) -> None:
    first, second = clock.now() + timedelta(minutes=1), clock.now() + timedelta(hours=6)
    plan = Plan(first, second)
    timer = WakeTimer(clock, plan.next_wake, plan.on_wake)
    timers.append(timer)
    clock.wind(timedelta(minutes=1))
    timer.look()
    clock.wind(timedelta(hours=-2))
    for _ in range(5):
        timer.look()
        clock.wind(timedelta(minutes=30))
    assert plan.told == [first]


@pytest.mark.parametrize("day", [datetime(2026, 3, 29), datetime(2026, 10, 25)], ids=["spring", "autumn"])
def test_doses_by_the_wall_clock_come_on_the_days_the_clocks_change(
    clock: HandClock, timers: list[WakeTimer], day: datetime
) -> None:
    """Eight, two and eight by the wall, from the evening before to the evening after."""
    walls = [time(8), time(14), time(20)]
    due = [
        datetime.combine(day + timedelta(days=shift), wall, BERLIN).astimezone(UTC)
        for shift in (-1, 0, 1)
        for wall in walls
    ]
    plan = Plan(*due)
    clock.time = due[0] - timedelta(minutes=5)
    timer = WakeTimer(clock, plan.next_wake, plan.on_wake)
    timers.append(timer)
    while clock.now() <= due[-1]:
        timer._on_timeout()
        clock.wind(LONGEST_WAIT)
    assert [told.astimezone(BERLIN).time() for told in plan.told] == walls * 3
    assert plan.told == due


def test_clock_is_looked_at_before_what_is_due(clock: HandClock, timers: list[WakeTimer]) -> None:
    order: list[str] = []
    plan = Plan(clock.now())
    timer = WakeTimer(
        clock,
        plan.next_wake,
        lambda now: (order.append("wake"), plan.on_wake(now))[0],
        lambda: order.append("look"),
    )
    timers.append(timer)
    timer._on_timeout()
    assert order == ["look", "wake"]


def test_mistake_in_a_reminder_does_not_stop_the_next(clock: HandClock, timers: list[WakeTimer]) -> None:
    def stumble(_now: datetime) -> None:
        raise ValueError("a mistake")

    plan = Plan(clock.now())
    timer = WakeTimer(clock, plan.next_wake, stumble)
    timers.append(timer)
    with pytest.raises(ValueError, match="mistake"):
        timer.look()
    assert timer.is_waiting
    looking = WakeTimer(clock, plan.next_wake, plan.on_wake, lambda: stumble(clock.now()))
    timers.append(looking)
    with pytest.raises(ValueError, match="mistake"):
        looking._on_timeout()
    assert plan.told == [clock.now()]


@pytest.mark.expects_log("not known")
def test_unknown_next_reminder_is_looked_for_again(clock: HandClock, timers: list[WakeTimer]) -> None:
    def stumble(_now: datetime) -> datetime:
        raise ValueError("a mistake")

    timer = WakeTimer(clock, stumble, lambda _now: None)
    timers.append(timer)
    with pytest.raises(ValueError, match="mistake"):
        timer.look()
    assert timer.is_waiting


def test_what_stays_due_is_told_again_but_in_no_hurry(clock: HandClock, timers: list[WakeTimer]) -> None:
    told: list[datetime] = []
    timer = WakeTimer(clock, lambda now: now, told.append)
    timers.append(timer)
    timer.look()
    assert timer._timer.remainingTime() > 14_000
    timer._on_timeout()
    assert len(told) == 2


def test_looking_from_within_a_reminder_does_not_tell_it_twice(
    clock: HandClock, timers: list[WakeTimer]
) -> None:
    plan = Plan(clock.now(), clock.now() + timedelta(seconds=5))

    def wake(now: datetime) -> None:
        timers[0].look()
        plan.on_wake(now)

    timers.append(WakeTimer(clock, plan.next_wake, wake))
    timers[0].look()
    assert plan.told == [clock.now()]
    assert 0 < timers[0]._timer.remainingTime() < 6_000
