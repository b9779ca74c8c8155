"""``baclofen-guide FILE``: a file where a command could stand is opened in the window."""

from __future__ import annotations

from pathlib import Path

import pytest

from baclofen_guide import cli, starting
from baclofen_guide.cli_open import WITH_VALUE, with_file_named
from baclofen_guide.context import OK, WRONG_USE
from baclofen_guide.guide.messages import Messages
from baclofen_guide.paths import find_resources


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        (["home.pdf"], ["--open", "home.pdf"]),
        (["a b.BaclofenPlan"], ["--open", "a b.BaclofenPlan"]),
        (["--lang", "en", "home.pdf"], ["--lang", "en", "--open", "home.pdf"]),
        (["--lang=en", "--hidden", "home.pdf"], ["--lang=en", "--hidden", "--open", "home.pdf"]),
        (["--open", "home.pdf"], ["--open", "home.pdf"]),
        (["--data-dir", "x.pdf"], ["--data-dir", "x.pdf"]),
        (["plan", "check", "home.pdf"], ["plan", "check", "home.pdf"]),
        (["handout", "missed", "-o", "home.pdf"], ["handout", "missed", "-o", "home.pdf"]),
        (["shwo"], ["shwo"]),
        ([], []),
    ],
)
def test_a_file_is_told_from_a_command(given: list[str], meant: list[str]) -> None:
    assert with_file_named(given) == meant


def test_every_option_with_a_value_is_known() -> None:
    parser = cli.make_parser(Messages.load(find_resources().content, "en"))
    taking = {
        name
        for action in parser._actions
        if action.option_strings and action.nargs != 0
        for name in action.option_strings
    }
    assert taking == set(WITH_VALUE)


def test_the_window_is_given_the_whole_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[Path | None] = []

    def run(_setup: object, **given: object) -> int:
        file = given["file"]
        assert file is None or isinstance(file, Path)
        asked.append(file)
        return OK

    monkeypatch.setattr(starting, "run", run)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.chdir(tmp_path)
    assert cli.run(["--data-dir", str(tmp_path), "home.pdf"]) == OK
    assert cli.run(["--data-dir", str(tmp_path)]) == OK
    assert asked == [Path.cwd() / "home.pdf", None]
    assert cli.run(["--data-dir", str(tmp_path), "home.odt"]) == WRONG_USE
    assert "home.odt" in capsys.readouterr().err
