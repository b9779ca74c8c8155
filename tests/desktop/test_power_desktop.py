"""How often the waiting program wakes the computer: the whole process, a real display, a real minute."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from baclofen_guide.desktop.power import LOGIND, PATH
from tests.desktop.conftest import need
from tests.desktop.standins import NotificationStandIn, StandIn

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.desktop.standins import PrivateBus

pytestmark = pytest.mark.desktop

CHILD = Path(__file__).with_name("idle_child.py")
ROOT = Path(__file__).parents[2]
MINUTE = 60


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="counts wake-ups as Linux does")
def test_waiting_for_a_dose_wakes_the_computer_at_most_four_times_a_minute(
    private_bus: PrivateBus, server: NotificationStandIn, ids_path: Path, qtbot: QtBot
) -> None:
    need("trayer")
    logind = StandIn(private_bus.address, LOGIND, PATH)
    trayer = subprocess.Popen(["trayer"], stderr=subprocess.DEVNULL)
    child = subprocess.Popen(
        [sys.executable, str(CHILD), private_bus.address, private_bus.address, str(ids_path), str(MINUTE)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    try:
        qtbot.waitUntil(lambda: child.poll() is not None, timeout=(MINUTE + 30) * 1000)
        looks, wake_ups, cpu_ms = map(int, child.communicate()[0].split())
    finally:
        trayer.kill()
        trayer.wait(10)
        child.kill()
        child.wait(10)
        logind.vanish()
    measured = f"{looks} looks, {wake_ups} wake-ups, {cpu_ms} ms of CPU in {MINUTE} s"
    assert looks >= MINUTE // 30 - 1, measured
    assert wake_ups <= 4, measured
    assert cpu_ms < 60, measured
