"""From process start to the first painted page, the guide and the bare window in turn."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import programs
from row import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

ROUNDS = 15
LIMIT = 2.0


def rows() -> Iterator[Row]:
    """The ratio of the medians; the very first start, which has to fill the cache, is only told."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        ours, bare = (
            programs.guide(folder, "--exit-after-first-paint"),
            programs.bare("--exit-after-first-paint"),
        )
        _milliseconds(bare)
        first = _milliseconds(ours)
        programs.welcome(folder)
        _milliseconds(ours)
        pairs = [(_milliseconds(ours), _milliseconds(bare)) for _ in range(ROUNDS)]
    guide, window = (median(column) for column in zip(*pairs, strict=True))
    yield Row(
        "cold start to first painted page", guide / window, "×", LIMIT,
        f"{guide:.0f} ms against {window:.0f} ms, medians of {ROUNDS} in turn",
    )  # fmt: skip
    yield Row("the very first start (makes the cache)", first / window, "×", None, f"{first:.0f} ms")


def _milliseconds(command: list[str]) -> float:
    """What the program itself says it took."""
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    return float(done.stdout.split()[0])
