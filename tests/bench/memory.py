"""Resident memory once the first page is painted and the program has come to rest."""

from __future__ import annotations

import subprocess
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import programs
from row import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

ROUNDS = 5
LIMIT = 1.6
REST_S = 0.3
"""At rest: the same memory after this long, three times running."""


def rows() -> Iterator[Row]:
    """The ratio of the medians."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        programs.welcome(folder)
        _resident_mib(programs.guide(folder))
        pairs = [
            (_resident_mib(programs.guide(folder)), _resident_mib(programs.bare())) for _ in range(ROUNDS)
        ]
    guide, window = (median(column) for column in zip(*pairs, strict=True))
    detail = f"{guide:.0f} MiB against {window:.0f} MiB, medians of {ROUNDS} in turn"
    yield Row("resident memory on the first page", guide / window, "×", LIMIT, detail)


def _resident_mib(command: list[str]) -> float:
    """Start the program, wait until it rests, and read its memory."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        try:
            return _at_rest(process)
        finally:
            process.terminate()


def _at_rest(process: subprocess.Popen[bytes]) -> float:
    seen: list[float] = []
    for _ in range(100):
        time.sleep(REST_S)
        if process.poll() is not None:
            raise RuntimeError(f"ended by itself: {process.args!r}")
        status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
        resident = next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS:"))
        seen.append(int(resident) / 1024)
        if len(seen) > 5 and seen[-3] == seen[-2] == seen[-1]:
            return seen[-1]
    return seen[-1]
