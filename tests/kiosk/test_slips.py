"""What nobody caught: the next screen is the first one, or a new start, and nobody's words are kept."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from baclofen_guide.context import OK, START_ANEW

ROOT, CHILD = Path(__file__).parents[2], Path(__file__).with_name("slip_child.py")


@pytest.mark.parametrize(
    ("where", "times", "code", "wipes"),
    [
        # The last wipe is that of leaving.
        ("slot", 1, OK, 2),
        ("thread", 1, OK, 2),
        ("slot", 3, START_ANEW, 3),
        ("start", 0, START_ANEW, 0),
    ],
)
def test_what_fails_brings_back_the_first_screen_and_then_a_new_start(
    tmp_path: Path, where: str, times: int, code: int, wipes: int
) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text('mode = "kiosk"\n[kiosk]\nkeep_awake = false\n', "utf-8")
    own = tmp_path / "own"
    ours = {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(CHILD), str(policy), str(own), where, str(times)]
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | ours, capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stdout.count("wiped")) == (code, wipes), done.stderr
    kept = "".join(path.read_text("utf-8") for path in own.rglob("*.txt"))
    assert "RuntimeError" in kept
    assert "visitor" not in kept + done.stderr
