"""The clinic's policy on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from baclofen_guide import kiosk_run
from baclofen_guide.cli import run
from baclofen_guide.context import OK

POLICY = """
region = "UK"
[[clinic.numbers]]
who = "Nurse"
number = "01632 960 001"
[kiosk]
idle_seconds = 1
"""


@pytest.fixture
def guide(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    def call(*arguments: str) -> tuple[int, str, str]:
        code = run(["--data-dir", str(tmp_path / "own"), *arguments])
        return code, *capsys.readouterr()

    return call


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    path = tmp_path / "clinic.toml"
    path.write_text(POLICY)
    return path


def test_its_numbers_stand_in_the_texts(guide, policy: Path) -> None:
    code, out, _ = guide("show", "stopping", "--policy", str(policy))
    assert code == 0
    assert "999" in out
    assert "your local emergency number" not in out


def test_the_policy_of_the_computer_is_found(
    guide, policy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path))
    (tmp_path / "baclofen-guide").mkdir()
    policy.rename(tmp_path / "baclofen-guide" / "policy.toml")
    assert "999" in guide("show", "stopping")[1]


def test_doctor_names_every_mistake(guide, policy: Path) -> None:
    code, out, _ = guide("doctor", "--policy", str(policy))
    assert code == 1
    assert f"A clinic's policy is in force. It is {policy}." in out
    assert "BAD   clinic.toml: kiosk.idle_seconds: expected a whole number of seconds from 20 to 600" in out


def test_a_policy_that_is_not_there_is_wrong_use(guide, tmp_path: Path) -> None:
    code, _, err = guide("show", "stopping", "--policy", str(tmp_path / "none.toml"))
    assert code == 2
    assert err == f"There is no policy file {tmp_path / 'none.toml'}.\n"


def test_a_kiosk_tells_every_mistake_to_the_journal_word_for_word(
    guide, policy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The log takes no values; who mends the file needs them."""
    monkeypatch.setattr(kiosk_run, "run", lambda *_given, **_more: OK)
    code, _, told = guide("--policy", str(policy), "--kiosk")
    assert code == OK
    assert "kiosk.idle_seconds" in told
    assert "not 1" in told
