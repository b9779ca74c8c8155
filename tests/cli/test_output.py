"""Terminals as they are: none, of few letters, or led into a full disk; and names nobody expects."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from baclofen_guide import cli, starting
from baclofen_guide.context import FOUND_PROBLEMS, OK, WRONG_USE
from baclofen_guide.output import say_aside, steady_output
from baclofen_guide.paths import whole_path
from baclofen_guide.records import RecordReader


class Full(io.StringIO):
    """Leads into a disk without room."""

    def write(self, _words: str) -> int:
        raise OSError(28, "No space left on device")


def started(*arguments: str, **environ: str) -> subprocess.CompletedProcess[bytes]:
    """The program as a terminal starts it."""
    command = [sys.executable, "-m", "baclofen_guide", *arguments]
    return subprocess.run(command, capture_output=True, check=False, env={**os.environ, **environ})


def test_a_terminal_of_few_letters_still_shows_the_warning(tmp_path: Path) -> None:
    done = started("--data-dir", str(tmp_path), "show", "stopping", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (OK, b"")
    assert b"Do not stop baclofen suddenly" in done.stdout


def test_a_half_is_named_where_it_cannot_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """``2?`` could be read as another amount."""
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="ascii", write_through=True))
    steady_output()
    sys.stdout.write("2½")
    assert written.getvalue() == rb"2\N{VULGAR FRACTION ONE HALF}"


def test_without_a_console_a_mistake_in_the_policy_keeps_no_window_from_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A windowed program on Windows has no streams at all."""
    opened: list[object] = []
    monkeypatch.setattr(starting, "run", lambda *given, **_more: opened.append(given) or OK)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    policy = tmp_path / "policy.toml"
    policy.write_text("no_such_key = 1\n", "utf-8")
    given = ["--data-dir", str(tmp_path), "--policy", str(policy)]
    assert cli.run(given) == OK
    assert len(opened) == 1
    assert cli.run([*given, "delete-everything"]) == FOUND_PROBLEMS
    for name in ("stdin", "stdout", "stderr"):
        getattr(sys, name).close()


def test_a_full_disk_behind_standard_error_keeps_no_window_from_opening(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stderr", Full())
    say_aside("one mistake")


def test_a_full_disk_behind_standard_output_is_one_plain_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", Full())
    assert cli.run(["--data-dir", str(tmp_path), "show", "stopping"]) == FOUND_PROBLEMS
    said = capsys.readouterr().err
    assert said.startswith("Something on this computer was in the way: No space left on device.")
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("backup", "a" * 300), FOUND_PROBLEMS),
        (("backup", os.fsdecode(b"\xff")), FOUND_PROBLEMS),
        (("--data-dir", os.fsdecode(b"\xff"), "doctor"), FOUND_PROBLEMS),
        (("--policy", "a" * 300, "show"), FOUND_PROBLEMS),
        (("--lang", "a" * 300, "show"), FOUND_PROBLEMS),
        (("--data-dir", "~nobody-here/x", "show"), OK),
        (("--lang", "../..", "show"), WRONG_USE),
    ],
)
def test_names_that_cannot_be_are_told_plainly(
    arguments: tuple[str, ...],
    code: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.run(["--data-dir", str(tmp_path), *arguments]) == code
    said = capsys.readouterr()
    assert code == OK or said.err.count("\n") == 1 or "\n" in said.out


def test_a_home_of_nobody_stands_for_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert whole_path(Path("~nobody-here/x")) == tmp_path / "~nobody-here" / "x"


def test_no_paper_takes_the_place_of_the_record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = ["--data-dir", str(tmp_path)]
    assert cli.run([*given, "backup", str(tmp_path / "copy.db")]) == OK
    record = tmp_path / "data" / "record.db"
    before = record.read_bytes()
    for path in (record, tmp_path / "copy.db"):
        assert cli.run([*given, "handout", "stopping", "-o", str(path)]) == FOUND_PROBLEMS
        assert "holds a record of doses. It was left alone." in capsys.readouterr().err
    assert record.read_bytes() == before
    with RecordReader.open_reading(tmp_path / "data") as found:
        found.check()


@pytest.mark.parametrize("output", ["", ".", "pipe", "folder", "a" * 300])
def test_what_is_no_file_is_never_replaced_by_one(
    output: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A device would be gone for the whole computer."""
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe")
    Path("folder").mkdir()
    assert cli.run(["--data-dir", "data", "handout", "stopping", "-o", output]) == FOUND_PROBLEMS
    assert "cannot be written" in capsys.readouterr().err
    assert Path("pipe").is_fifo()


def test_a_language_for_the_nurse_that_there_is_not_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["handout", "stopping", "-o", str(tmp_path / "a.pdf"), "--nurse-lang", "xx"]
    assert cli.run(["--data-dir", str(tmp_path), *given]) == WRONG_USE
    assert "There is no language xx." in capsys.readouterr().err
