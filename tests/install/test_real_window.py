"""The program as a reader starts it, on a real display: Qt finds its libraries and a page is painted."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(sys.executable).with_name("baclofen-guide")


@pytest.mark.desktop
def test_the_first_page_is_painted_on_a_real_display(tmp_path: Path) -> None:
    done = subprocess.run(
        [str(PROGRAM), "--data-dir", str(tmp_path), "--exit-after-first-paint"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert float(done.stdout) > 0
    assert not done.stderr
