"""The built folder, made once for a run of the tests and kept as long as its sources stay the same."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def built() -> Path:
    """The folder, built now unless it was built from these very sources."""
    subprocess.run([sys.executable, "tools/build.py"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return ROOT / "dist" / "baclofen-guide"
