"""Sleep and waking, told by a stand-in for logind on a private bus."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from baclofen_guide.desktop.power import LOGIND, MANAGER, PATH, SleepWatch
from baclofen_guide.desktop.wake_timer import WakeTimer
from tests.desktop.standins import StandIn

if TYPE_CHECKING:
    from datetime import datetime

    from pytestqt.qtbot import QtBot

    from baclofen_guide.desktop.dbus.bus import Bus
    from tests.desktop.standins import HandClock, PrivateBus


def test_waking_looks_at_once_at_what_is_due(
    bus: Bus, private_bus: PrivateBus, clock: HandClock, qtbot: QtBot
) -> None:
    logind = StandIn(private_bus.address, LOGIND, PATH)
    sleep = SleepWatch(bus)
    due, told = clock.now() + timedelta(hours=1), []

    def next_wake(now: datetime) -> datetime | None:
        return None if told else due

    timer = WakeTimer(clock, next_wake, told.append)
    sleep.woke.connect(timer.look)
    timer.look()
    qtbot.waitUntil(sleep.is_listening)
    assert sleep.explain().state == "ok"
    with qtbot.waitSignal(sleep.fell_asleep):
        logind.emit_signal(MANAGER, "PrepareForSleep", "b", True)
    clock.wind(timedelta(hours=7))
    assert told == []
    with qtbot.waitSignal(sleep.woke):
        logind.emit_signal(MANAGER, "PrepareForSleep", "b", False)
    assert told == [clock.now()]
    timer.stop()
    logind.vanish()


def test_without_logind_it_says_that_a_sleep_is_noticed_later(bus: Bus, qtbot: QtBot) -> None:
    for watch in (SleepWatch(bus), SleepWatch(None)):
        qtbot.wait(20)
        assert not watch.is_listening()
        assert watch.explain().state == "warn"
