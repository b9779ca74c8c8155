"""What the command line costs before it does anything."""

from __future__ import annotations

import subprocess
import sys
import time
from statistics import median
from typing import TYPE_CHECKING

from row import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

ROUNDS = 11
COUNT_QT = "import sys, baclofen_guide.cli; print(sum(name.startswith('PySide6') for name in sys.modules))"


def rows() -> Iterator[Row]:
    """Importing it against starting Python alone, and how much of Qt comes along."""
    pairs = [(_seconds("import baclofen_guide.cli"), _seconds("pass")) for _ in range(ROUNDS)]
    ours, python = (median(column) * 1000 for column in zip(*pairs, strict=True))
    yield Row(
        "import baclofen_guide.cli", ours / python, "×", None, f"{ours:.0f} ms, Python alone {python:.0f} ms"
    )
    loaded = subprocess.run([sys.executable, "-c", COUNT_QT], capture_output=True, text=True, check=True)
    yield Row("Qt modules that this loads", float(loaded.stdout), "", 0)


def _seconds(code: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - start
