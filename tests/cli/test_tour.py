"""The tour: a picture of each main screen, among them those the README shows."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage

from baclofen_guide.tour import SIZE, STOPS

ROOT = Path(__file__).parents[2]
PROGRAM = Path(sys.executable).with_name("baclofen-guide")


def test_every_stop_is_a_picture_of_its_own(tmp_path: Path) -> None:
    command = [str(PROGRAM), "--tour", str(tmp_path)]
    environ = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=100, env=environ)
    assert done.returncode == 0, done.stderr
    names = [f"{number:02}-{stop.name}.png" for number, stop in enumerate(STOPS, 1)]
    assert [Path(line).name for line in done.stdout.splitlines()] == names
    pictures = [QImage(str(tmp_path / name)) for name in names]
    assert {picture.size().toTuple() for picture in pictures} == {SIZE}
    assert len({picture.bits().tobytes() for picture in pictures}) == len(pictures)


def test_the_pictures_of_the_readme_are_stops_of_the_tour() -> None:
    shown = set(re.findall(r"docs/pictures/([\w-]+\.png)", (ROOT / "README.md").read_text("utf-8")))
    kept = {path.name for path in (ROOT / "docs" / "pictures").glob("*.png")}
    assert shown == kept
    assert kept <= {f"{number:02}-{stop.name}.png" for number, stop in enumerate(STOPS, 1)}
