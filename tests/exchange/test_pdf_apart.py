"""Sheets set in a process of their own: the same paper, nothing left behind, and a crash stays in there."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from baclofen_guide.exchange.pdf import apart
from baclofen_guide.exchange.pdf.apart import ApartTypesetter
from baclofen_guide.exchange.pdf.handout import handout
from baclofen_guide.exchange.pdf.typeset import Sheet, TypesetError
from baclofen_guide.ui.glyphs import GLYPHS
from tests.exchange.paper_support import RESOURCES, TODAY, library, occasion, typesetter


@pytest.fixture
def setter() -> ApartTypesetter:
    return ApartTypesetter(RESOURCES.root / "handout", GLYPHS)


@pytest.fixture
def sheet() -> Sheet:
    return handout([library().page("missed", "easy", "en", TODAY)], library().facts, occasion())


def test_the_paper_is_the_same(setter: ApartTypesetter, sheet: Sheet) -> None:
    assert setter.pdf(sheet) == typesetter().pdf(sheet)
    assert setter.pictures(sheet, 40) == typesetter().pictures(sheet, 40)


def test_it_works_from_any_folder(
    setter: ApartTypesetter, sheet: Sheet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "typst.py").write_text("raise SystemExit('taken for a part of the program')")
    monkeypatch.chdir(tmp_path)
    assert setter.pdf(sheet).startswith(b"%PDF")


def test_a_sheet_that_cannot_be_set_says_why(sheet: Sheet) -> None:
    nowhere = ApartTypesetter(RESOURCES.root / "nowhere", {})
    with pytest.raises(TypesetError, match="No such file"):
        nowhere.pdf(sheet)


def test_one_that_crashes_is_an_error(
    setter: ApartTypesetter, sheet: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    dying = [sys.executable, "-c", "import os, sys; sys.stdin.read(); os.abort()"]
    monkeypatch.setattr(apart, "_command", lambda: dying)
    with pytest.raises(TypesetError, match="not finished"):
        setter.pdf(sheet)
    assert setter._child is None


def test_one_that_cannot_be_started_is_an_error(
    setter: ApartTypesetter, sheet: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "_command", lambda: ["/nowhere/at-all"])
    with pytest.raises(TypesetError):
        setter.pdf(sheet)


def test_one_that_never_ends_is_ended(
    setter: ApartTypesetter, sheet: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "_command", lambda: [sys.executable, "-c", "import time; time.sleep(60)"])
    monkeypatch.setattr(apart, "LONGEST_S", 0.2)
    with pytest.raises(TypesetError, match="too long"):
        setter.pdf(sheet)


def test_it_can_be_ended_in_the_middle(
    setter: ApartTypesetter, sheet: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "_command", lambda: [sys.executable, "-c", "import time; time.sleep(60)"])
    troubles: list[TypesetError] = []

    def ask() -> None:
        try:
            setter.pdf(sheet)
        except TypesetError as error:
            troubles.append(error)

    asking = threading.Thread(target=ask)
    asking.start()
    while setter._child is None:
        time.sleep(0.005)
    child = setter._child
    setter.stop()
    asking.join(20)
    assert len(troubles) == 1
    assert child.returncode == -9
    # With nothing in hand there is nothing to end.
    setter.stop()


def test_nothing_of_the_sheet_is_written_anywhere(
    setter: ApartTypesetter, sheet: Sheet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TMPDIR", "HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    assert setter.pictures(sheet, 30)
    assert list(tmp_path.iterdir()) == []


def test_the_process_reads_no_more_of_the_program_than_it_needs() -> None:
    asked = "import baclofen_guide.exchange.pdf.apart, sys; print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert "baclofen_guide.exchange.pdf.typeset" in told.stdout
    assert not [name for name in told.stdout.split() if name.startswith(("PySide6", "baclofen_guide.cli"))]
