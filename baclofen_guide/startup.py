"""How long this process has been running, measured from its start and not from the first line of ours."""

from __future__ import annotations

import os
import time
from pathlib import Path

_IMPORTED = time.perf_counter()
_START_TIME_FIELD = 19
"""Field 22 of /proc/PID/stat, counted after the name in parentheses."""


def process_age_ms() -> float:
    """Return milliseconds since this process was started.

    Where the system does not tell when that was, since this module was imported.
    """
    try:
        after_name = Path("/proc/self/stat").read_text("ascii", errors="replace").rpartition(")")[2].split()
        started = int(after_name[_START_TIME_FIELD]) / os.sysconf("SC_CLK_TCK")
        return (time.clock_gettime(time.CLOCK_BOOTTIME) - started) * 1000
    except (OSError, AttributeError, ValueError, IndexError):
        return (time.perf_counter() - _IMPORTED) * 1000
