"""The kiosk over many visitors: what stays in memory. The test itself proves that nothing else stays."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from row import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
TEST = ROOT / "tests" / "kiosk" / "test_visitors.py"
VISITORS = os.environ.get("KIOSK_VISITORS", "2000")
LIMIT_MB = 5


def rows() -> Iterator[Row]:
    """Growth after the first 500 visitors, in MB."""
    name = f"kiosk: memory over {int(VISITORS):,} visitors"
    if not TEST.is_file():
        yield Row(name, None, "MB", LIMIT_MB, "this version has no kiosk")
        return
    command = [sys.executable, "-m", "pytest", str(TEST), "-q", "-s", "-p", "no:randomly"]
    environ = os.environ | {"KIOSK_VISITORS": VISITORS, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=environ)
    grown = re.search(r"visitors: ([+-][\d.]+) MB", done.stdout)
    detail = "after the first 500; make soak has 10,000"
    if done.returncode and (not grown or float(grown[1]) < LIMIT_MB):
        detail = "THE TEST FAILED"
    yield Row(name, float(grown[1]) if grown else None, "MB", LIMIT_MB, detail)
