"""The whole program with nothing to do for hours: how often it wakes the computer, and what it uses of it."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import programs
from row import Row

from baclofen_guide.dosing.formulations import Form, Strength
from baclofen_guide.dosing.plan import Dose, PlanVersion, Step
from baclofen_guide.records import Record
from baclofen_guide.settings.clock import SystemClock

if TYPE_CHECKING:
    from collections.abc import Iterator

SETTLING_S, WATCHED_S = 20, 60
"""The daily care comes a few seconds after the start and is over long before."""
TICKS = os.sysconf("SC_CLK_TCK")


def rows() -> Iterator[Row]:
    """Wake-ups in a minute, of every thread, and processor time, with a dose due in hours."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        programs.welcome(folder)
        _make_record(folder / "data")
        # Without one, the program looks for a tray again and again in its first two minutes.
        tray = subprocess.Popen(["trayer"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        guide = subprocess.Popen(programs.guide(folder), stdout=subprocess.DEVNULL, env=_environ())
        with tray, guide as process:
            try:
                time.sleep(SETTLING_S)
                wakes, used = _wake_ups(process.pid), _processor_s(process.pid)
                time.sleep(WATCHED_S)
                wakes, used = _wake_ups(process.pid) - wakes, _processor_s(process.pid) - used
            finally:
                process.terminate()
                tray.terminate()
    yield Row("idle: wake-ups a minute, every thread", wakes, "", 4, f"{WATCHED_S} s, window open on Learn")
    yield Row("idle: processor time", 100 * used / WATCHED_S, "%", 0.05, f"{used * 1000:.0f} ms")


def _environ() -> dict[str, str]:
    """That of somebody without a screen reader: one that listens makes every change of words a message."""
    unwanted = "QT_LINUX_ACCESSIBILITY_ALWAYS_ON"
    return {name: value for name, value in os.environ.items() if name != unwanted}


def _make_record(folder: Path) -> None:
    """One dose a day, next due in about twelve hours."""
    now = datetime.now(UTC)
    hour = (now + timedelta(hours=12)).time().replace(minute=0, second=0, microsecond=0)
    draft = PlanVersion(
        number=1, steps=(Step(now.date(), (Dose(hour, Decimal(10)),)),), form=Form.TABLET,
        effective_from=now, zone="UTC", strengths=(Strength(Form.TABLET, Decimal(10)),),
    )  # fmt: skip
    with Record.open(folder, SystemClock()) as record:
        record.revise_plan(draft, effective_from=now)


def _wake_ups(pid: int) -> int:
    """How often any thread has waited: each wait is ended by a wake-up."""
    waits = 0
    for thread in Path(f"/proc/{pid}/task").iterdir():
        status = (thread / "status").read_text("ascii", errors="replace")
        waits += int(status.partition("\nvoluntary_ctxt_switches:")[2].split()[0])
    return waits


def _processor_s(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text("ascii", errors="replace").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS
