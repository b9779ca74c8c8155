"""A real window on a real display, read and pressed over AT-SPI."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from baclofen_guide.settings.preferences import Preferences, PreferencesFile

_spec = importlib.util.spec_from_file_location("atspi", Path(__file__).with_name("atspi.py"))
atspi = importlib.util.module_from_spec(_spec)
sys.modules["atspi"] = atspi
_spec.loader.exec_module(atspi)

pytestmark = pytest.mark.desktop


@pytest.fixture
def reader() -> Iterator[object]:
    reader = atspi.ScreenReader()
    yield reader
    reader.close()


@pytest.fixture
def program(tmp_path: Path, reader) -> Iterator[object]:
    """The guide, started as its reader starts it, for somebody who was here before."""
    PreferencesFile(tmp_path / "config" / "preferences.json").save(
        Preferences(welcomed=True, audience="patient", region="US")
    )
    command = [sys.executable, "-m", "baclofen_guide", "--data-dir", str(tmp_path)]
    with subprocess.Popen(command) as process:
        try:
            yield reader.program("baclofen-guide")
        finally:
            process.terminate()


def test_a_blind_reader_finds_the_page_reads_it_changes_level_and_gets_urgent_help(program) -> None:
    program.find("push button", "Do not stop baclofen suddenly").press()
    page = atspi.wait_for(lambda: program.find("document", "Do not stop baclofen suddenly"))
    parts = list(page.below())
    headings = [part.name for part in parts if part.role == "heading"]
    assert headings[0] == "Do not stop baclofen suddenly"
    assert len(headings) > 5
    spoken = " ".join(part.name for part in parts)
    assert "A seizure (fit). " in spoken
    assert "911" in spoken
    assert [part.name for part in parts if part.role == "link"]

    program.find("check box", "Reading level: Clinical").press()
    atspi.wait_for(lambda: "status epilepticus" in " ".join(n.name for n in program.below()))

    program.find("push button", "Urgent help").press()
    atspi.wait_for(lambda: program.find("push button", "I took too much")).press()
    atspi.wait_for(lambda: program.find("document", "I took too much"))


def test_things_to_do_are_check_boxes_and_pictures_are_said_in_words(program) -> None:
    program.find("push button", "Running out").press()
    page = atspi.wait_for(lambda: program.find("document", "Running out"))
    parts = list(page.below())
    item = next(part for part in parts if part.role == "list item" and part.name.startswith("Not ticked: "))
    (box, *_) = item.children
    assert box.role == "check box"
    assert box.name in item.name
    pictures = [part.name for part in page.children if part.role in {"icon", "image", "graphic"}]
    assert pictures
    assert all(pictures)
