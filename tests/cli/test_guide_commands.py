"""The command line as a reader and a script use it: words, exit codes, places of options."""

from __future__ import annotations

from pathlib import Path

import pytest

from baclofen_guide import __version__
from baclofen_guide.cli import run

NEEDED = {"stopping": "Do not stop baclofen suddenly", "about": "What baclofen is"}


@pytest.fixture
def guide(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Runs the program with arguments; gives exit code, output and errors."""

    def call(*arguments: str) -> tuple[int, str, str]:
        code = run(["--data-dir", str(tmp_path), *arguments])
        return code, *capsys.readouterr()

    return call


def test_without_a_topic_show_lists_them(guide) -> None:
    code, out, _ = guide("show")
    assert code == 0
    for topic, title in NEEDED.items():
        assert any(line.startswith(topic) and title in line for line in out.splitlines())


def test_show_prints_the_page_with_the_warning_and_no_marks(guide) -> None:
    code, out, _ = guide("show", "stopping", "--level", "easy")
    assert code == 0
    assert "never stop baclofen suddenly" in out
    assert "your local emergency number" in out
    assert "{" not in out
    assert "F-STOP" not in out
    assert max(len(line) for line in out.splitlines()) <= 100


def test_options_may_stand_before_the_command_or_after_it(guide) -> None:
    before, after = (
        guide("--level", "clinical", "show", "about"),
        guide("show", "about", "--level", "clinical"),
    )
    assert before == after
    assert before[1] != guide("show", "about", "--level", "easy")[1]


def test_facts_are_named_when_asked_for(guide) -> None:
    _, out, _ = guide("show", "stopping", "--facts")
    assert "F-STOP-01" in out
    assert "Ozobax label" in out


def test_a_section_alone(guide) -> None:
    code, out, _ = guide("show", "stopping#carry-a-card")
    assert code == 0
    assert "card" in out.lower()
    assert len(out) < len(guide("show", "stopping")[1]) / 3


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("show", "stoping"), "stopping"),
        (("show", "zzzz"), "lists all topics"),
        (("show", "stopping#nowhere"), "carry-a-card"),
        (("show", "stopping", "--lang", "xx"), "en"),
        (("--lang", "xx"), "en"),
        (("show", "stopping", "--level", "hard"), "easy"),
        (("nonsense",), "nonsense"),
    ],
)
def test_wrong_use_exits_with_2_and_says_what_would_be_right(
    guide, arguments: tuple[str, ...], said: str
) -> None:
    code, out, err = guide(*arguments)
    assert code == 2
    assert said in err
    assert not out


def test_check_is_green_and_prints_its_table(guide) -> None:
    code, out, _ = guide("check")
    assert "en/stopping/easy" in out
    assert code == 0, out


def test_check_is_red_with_file_and_line_when_content_is_broken(guide, tmp_path: Path, monkeypatch) -> None:
    import shutil

    from baclofen_guide import cli
    from baclofen_guide.paths import Resources, find_resources

    real = find_resources()
    shutil.copytree(real.root, tmp_path / "resources")
    page = tmp_path / "resources" / "content" / "en" / "stopping" / "easy.md"
    lines = page.read_text().splitlines()
    cited = next(number for number, line in enumerate(lines, 1) if "[F-STOP-03" in line)
    lines[cited - 1] = lines[cited - 1].replace("[F-STOP-03", "[F-STOP-99")
    page.write_text("\n".join(lines))
    monkeypatch.setattr(cli, "find_resources", lambda: Resources(tmp_path / "resources", real.translations))
    code, out, _ = guide("check")
    assert code == 1
    assert f"easy.md:{cited}: " in out
    assert "F-STOP-99" in out


def test_a_damaged_installation_is_one_plain_message(guide, tmp_path: Path, monkeypatch) -> None:
    from baclofen_guide import cli
    from baclofen_guide.paths import ResourcesMissingError

    def missing() -> None:
        raise ResourcesMissingError("no folder resources/content; the program must be installed again")

    monkeypatch.setattr(cli, "find_resources", missing)
    code, _, err = guide("show")
    assert code == 1
    assert "installed again" in err
    assert "Traceback" not in err


def test_without_a_display_it_says_so_instead_of_dying_in_qt(guide, monkeypatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    code, _, err = guide()
    assert code == 1
    assert "no display" in err
    assert "--tour" in err


def test_version(guide) -> None:
    assert guide("--version")[:2] == (0, f"{__version__}\n")
