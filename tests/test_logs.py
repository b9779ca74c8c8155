"""The log file: the program's own words, no value, and a size with an end."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from baclofen_guide.logs import FILE_NAME, MOST_BYTES, OLDER_FILES, log_to_file

PROGRAM = Path(sys.executable).with_name("baclofen-guide")
OURS = logging.getLogger("baclofen_guide.tried")


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """The file that what is logged now goes to; its folder is made when needed."""
    root = logging.getLogger()
    level, before = root.level, list(root.handlers)
    log_to_file(tmp_path / "state", "info")
    yield tmp_path / "state" / FILE_NAME
    root.setLevel(level)
    for handler in [handler for handler in root.handlers if handler not in before]:
        root.removeHandler(handler)
        handler.close()


def test_a_run_with_nothing_to_say_makes_no_file(log: Path) -> None:
    OURS.debug("less than asked for")
    assert not log.parent.exists()


@pytest.mark.expects_log("Ada")
def test_values_are_told_by_their_kind(log: Path) -> None:
    OURS.warning("%s takes %.2f mg, 100%% of %d: %r", "Ada", 7.5, 3, PermissionError(13, "of Ada"))
    (line,) = log.read_text("utf-8").splitlines()
    assert line.endswith(
        "WARNING baclofen_guide.tried: (<str>) takes (<float>) mg, 100% of (<int>): "
        "(PermissionError, errno 13)"
    )


def test_named_values_and_too_few_values(log: Path) -> None:
    OURS.info("of %(name)s", {"name": "Ada"})
    OURS.info("nothing %s to fill in")
    first, second = log.read_text("utf-8").splitlines()
    assert first.endswith("of (<dict>)")
    assert second.endswith("nothing (?) to fill in")


@pytest.mark.expects_log("of Ada")
def test_words_of_other_parts_are_left_out(log: Path) -> None:
    logging.getLogger("typesetter").warning("a line of Ada")
    assert log.read_text("utf-8").endswith("WARNING typesetter: (words of another part, left out)\n")


@pytest.mark.expects_log("it failed")
def test_an_error_is_told_by_its_places(log: Path) -> None:
    try:
        int("Ada")
    except ValueError:
        OURS.exception("it failed")
    first, kind, place = log.read_text("utf-8").splitlines()
    assert first.endswith("it failed")
    assert kind == "ValueError"
    assert place.strip().startswith("test_logs.py")
    assert "Ada" not in place


def test_the_file_has_an_end(log: Path) -> None:
    for _ in range(MOST_BYTES * (OLDER_FILES + 2) // 10_000):
        OURS.info("x" * 10_000)
    files = sorted(log.parent.iterdir())
    assert len(files) == OLDER_FILES + 1
    assert all(file.stat().st_size <= MOST_BYTES for file in files)


def test_a_folder_that_cannot_be_written_costs_only_the_log(log: Path) -> None:
    log.parent.write_text("a file where the folder should be")
    OURS.info("nobody reads this")
    OURS.info("nor this")
    assert log.parent.read_text() == "a file where the folder should be"


def test_the_level_is_asked_for_on_the_command_line(tmp_path: Path) -> None:
    command = [PROGRAM, "--data-dir", tmp_path, "show", "stopping", "--log-level"]
    wrong = subprocess.run([*command, "loud"], capture_output=True, text=True, check=False)
    assert wrong.returncode == 2
    assert "debug, info" in wrong.stderr.replace("'", "")
    right = subprocess.run([*command, "debug"], capture_output=True, text=True, check=False)
    assert right.returncode == 0
