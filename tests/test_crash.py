"""What nobody caught is noted, told at the next start, and holds nothing of the person it happened to."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from baclofen_guide.crash import FAULT, REPORT, CrashWatch, clean_fault
from baclofen_guide.outline import MOST_FRAMES, outline, place_of
from baclofen_guide.paths import user_folders
from baclofen_guide.ui.notice import Notice
from baclofen_guide.ui.report_box import ReportBox
from baclofen_guide.ui.style import Style
from baclofen_guide.ui.theme import load_theme

ROOT = Path(__file__).parents[1]
CHILD = Path(__file__).with_name("crash_child.py")
TYPED = ("Xanthippe", "Quellmalz", "giraffe", "13.7")


def fail(folder: Path, way: str, code: int = 0) -> subprocess.CompletedProcess[str]:
    """Run the window until it has failed in this way, and end it as the system would."""
    environ = os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, str(CHILD), str(folder), way]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, env=environ)
    assert done.returncode == code, done.stderr
    return done


def nothing_typed(folder: Path, *texts: str) -> None:
    state = user_folders(folder).state
    files = [path for path in state.rglob("*") if path.is_file()]
    assert files
    for text in (*texts, *(path.read_text("utf-8") for path in files)):
        assert not [word for word in TYPED if word in text], text


@pytest.mark.parametrize(("way", "where"), [("slot", "Bad.in_slot"), ("thread", "Thread.run")])
def test_an_exception_is_told_at_once_without_what_was_typed(tmp_path: Path, way: str, where: str) -> None:
    done = fail(tmp_path, way)
    assert done.stdout.startswith("now\nBaclofen Guide ")
    assert {"LookupError", "from InvalidOperation"} <= set(done.stdout.splitlines())
    assert where in done.stdout
    nothing_typed(tmp_path, done.stdout, done.stderr)
    assert (user_folders(tmp_path).state / "baclofen-guide.log").exists()
    again = fail(tmp_path, "look")
    assert again.stdout.startswith("last time\nBaclofen Guide ")
    assert "LookupError" in again.stdout


def test_a_process_that_breaks_is_told_at_the_next_start_and_only_there(tmp_path: Path) -> None:
    broken = fail(tmp_path, "process", code=-11)
    again = fail(tmp_path, "look")
    assert again.stdout.startswith("last time\nBaclofen Guide ")
    assert "Fatal Python error: Segmentation fault" in again.stdout
    assert 'File "crash_child.py", line' in again.stdout
    assert str(tmp_path) not in again.stdout
    nothing_typed(tmp_path, broken.stdout, broken.stderr, again.stdout)
    assert CrashWatch(user_folders(tmp_path).state, date.today).left_behind() == ""


def test_a_start_that_fails_is_noted_and_ends(tmp_path: Path) -> None:
    done = fail(tmp_path, "start", code=1)
    report = (user_folders(tmp_path).state / REPORT).read_text("utf-8")
    assert "ValueError" in report
    nothing_typed(tmp_path, done.stdout, done.stderr)


@pytest.mark.expects_log("an exception nobody caught")
def test_the_same_fault_is_noted_once_and_only_a_few_are_kept(tmp_path: Path) -> None:
    watch = CrashWatch(tmp_path / "state", lambda: date(2026, 11, 30))
    told: list[int] = []
    watch.tell = lambda: told.append(1)
    kinds = [type(f"Kind{number}", (Exception,), {}) for number in range(7)]
    for kind in [*kinds, *kinds]:
        watch.note(kind("of words"))
    assert len(told) == 14
    assert [f"Kind{number}" in watch.report() for number in range(7)] == [True] * 5 + [False] * 2
    assert watch.report().count("Kind0") == 1
    assert "2026-11-30" in watch.report()
    assert watch.left_behind() == (tmp_path / "state" / "went-wrong-told.txt").read_text("utf-8")
    assert watch.left_behind() == ""


@pytest.mark.expects_log("an exception nobody caught", "the report cannot be written")
def test_a_folder_that_cannot_be_written_costs_only_the_report(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    watch = CrashWatch(tmp_path / "state", date.today)
    watch.note(ValueError())
    assert (watch.report(), watch.left_behind()) == ("", "")


def test_what_python_writes_when_the_process_breaks_is_taken_by_list() -> None:
    text = (
        "Fatal Python error: Segmentation fault\n\n"
        "Fatal Python error: anything else, such as Ada\n"
        "Current thread 0x00007f (most recent call first):\n"
        '  File "/users/ada/baclofen_guide/app.py", line 7 in Application.start\n'
        "Ada Lovelace\n"
        "Extension modules: ada.secret (total: 1)\n"
    )
    assert clean_fault(text).splitlines() == [
        "Fatal Python error: Segmentation fault",
        "Current thread 0x00007f",
        '  File "baclofen_guide/app.py", line 7 in Application.start',
    ]
    assert clean_fault("Ada Lovelace\n") == ""


def test_a_fault_of_others_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / FAULT).write_text("Ada Lovelace\n")
    assert CrashWatch(tmp_path, date.today).left_behind() == ""


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/users/ada/.venv/lib/site-packages/msgspec/json.py", "msgspec/json.py"),
        ("/users/ada/baclofen_guide/.venv/baclofen_guide/ui/shell.py", "baclofen_guide/ui/shell.py"),
        (r"C:\Users\Ada\guide\_internal\baclofen_guide\app.py", "baclofen_guide/app.py"),
        ("/users/ada/notes.py", "notes.py"),
        ("", "?"),
    ],
)
def test_a_place_names_no_folder_of_the_user(path: str, told: str) -> None:
    assert place_of(path) == told


def test_endless_calls_make_a_short_outline() -> None:
    def again(words: str) -> None:
        again(words)

    with pytest.raises(RecursionError) as caught:
        again("Ada")
    lines = outline(caught.value)
    assert len(lines) == MOST_FRAMES + 2
    assert "Ada" not in "".join(lines)


def test_errors_that_came_from_each_other_end() -> None:
    one, other = ValueError("Ada"), TimeoutError("Ada")
    one.__context__, other.__context__ = other, one
    assert outline(one) == ["ValueError", "while handling TimeoutError"]


@pytest.fixture
def style() -> Style:
    return Style(load_theme(ROOT / "resources" / "themes", "light"), 100)


def test_the_notice_offers_the_report_only_where_there_is_one(qtbot: QtBot, style: Style) -> None:
    notice = Notice(style)
    qtbot.addWidget(notice)
    notice.say("Something went wrong.", with_report=True)
    offer = next(b for b in notice.findChildren(type(notice._close)) if b.text() == "See the report")
    assert offer.isVisibleTo(notice)
    with qtbot.waitSignal(notice.report_requested):
        offer.click()
    notice.say("Saved.")
    assert not offer.isVisibleTo(notice)


def test_the_report_is_shown_whole_and_copied(qtbot: QtBot, style: Style) -> None:
    notice = Notice(style)
    qtbot.addWidget(notice)
    box = ReportBox(style, "ValueError\n  app.py:1", notice)
    assert box._text.toPlainText() == "ValueError\n  app.py:1"
    box._copy.click()
    assert QGuiApplication.clipboard().text() == "ValueError\n  app.py:1"
    assert box._said.text() == "Copied."
