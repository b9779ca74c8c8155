"""Is this computer ready? Each thing that must be so, and each way it can fail to be."""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path

import msgspec
import pytest

from baclofen_guide import doctor_kiosk
from baclofen_guide.cli import run
from baclofen_guide.doctor_kiosk import Computer, examine_kiosk, known_printers
from baclofen_guide.settings.policy import KioskPolicy, Loaded, Policy, Printing
from tests.kiosk.conftest import POLICY

READY = msgspec.structs.replace(POLICY, printing=Printing(allowed=True, printer="Ward"))
READY = msgspec.structs.replace(READY, kiosk=msgspec.structs.replace(READY.kiosk, headphones=False))


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    screen = tmp_path / "inputs" / "input7"
    screen.mkdir(parents=True)
    (screen / "properties").write_text("2\n")
    (screen / "name").write_text("ELAN Touchscreen\n")
    return Computer(
        data=tmp_path / "data",
        inputs=tmp_path / "inputs",
        can_write=lambda _path: False,
        is_administrator=False,
        printers=lambda: ("Ward", "Office"),
        keeps_awake=lambda: True,
    )


def states(policy: Policy, computer: Computer, **loaded: object) -> dict[str, str]:
    found = Loaded(**{"policy": policy, "path": Path("/etc/xdg/baclofen-guide/policy.toml"), **loaded})
    return {line.id: line.state for line in examine_kiosk(found, computer)}


def test_a_computer_that_is_ready_has_nothing_to_put_right(computer: Computer) -> None:
    found = states(READY, computer)
    assert set(found.values()) == {"ok"}
    assert set(found) == {
        "kiosk.policy", "kiosk.read-only", "kiosk.code", "kiosk.region", "kiosk.printer", "kiosk.touch",
        "kiosk.no-record", "kiosk.awake",
    }  # fmt: skip


def kiosk(**changes: object) -> Policy:
    return msgspec.structs.replace(READY, kiosk=msgspec.structs.replace(READY.kiosk, **changes))


@pytest.mark.parametrize(
    ("policy", "changes", "line", "state"),
    [
        (msgspec.structs.replace(READY, mode="home"), {}, "kiosk.not-kiosk", "note"),
        (msgspec.structs.replace(READY, region=""), {}, "kiosk.no-region", "bad"),
        (kiosk(admin_code=""), {}, "kiosk.no-code", "note"),
        (kiosk(keep_awake=False), {}, "kiosk.awake-off", "note"),
        (kiosk(headphones=True), {}, "kiosk.no-voice", "bad"),
        (READY, {"can_write": lambda path: path.name == "policy.toml"}, "kiosk.writable", "bad"),
        (READY, {"can_write": lambda path: path.name != "policy.toml"}, "kiosk.writable", "bad"),
        (READY, {"is_administrator": True}, "kiosk.administrator", "note"),
        (READY, {"printers": lambda: ("Office",)}, "kiosk.no-printer", "bad"),
        (READY, {"printers": lambda: ()}, "kiosk.no-printer", "bad"),
        (READY, {"printers": lambda: None}, "kiosk.printer-unknown", "note"),
        (msgspec.structs.replace(READY, printing=Printing()), {}, "kiosk.no-printing", "ok"),
        (READY, {"keeps_awake": lambda: False}, "kiosk.not-awake", "note"),
        (READY, {"inputs": Path("/nowhere")}, "kiosk.touch-unknown", "note"),
    ],
)
def test_each_thing_that_is_missing_is_told(
    computer: Computer, policy: Policy, changes: dict[str, object], line: str, state: str
) -> None:
    assert states(policy, dataclasses.replace(computer, **changes))[line] == state


def test_a_pad_is_no_touch_screen(computer: Computer) -> None:
    (computer.inputs / "input7" / "properties").write_text("5\n")
    assert states(READY, computer)["kiosk.no-touch"] == "note"


def test_a_personal_record_on_the_kiosks_account_is_told(computer: Computer) -> None:
    computer.data.mkdir()
    (computer.data / "record.db").write_bytes(b"")
    assert states(READY, computer)["kiosk.record"] == "bad"


def test_without_a_policy_and_with_mistakes_in_it(computer: Computer) -> None:
    assert states(Policy(), computer, path=None)["kiosk.no-policy"] == "bad"
    assert states(READY, computer, problems=("policy.toml: x",))["doctor.policy-mistake"] == "bad"


def test_the_printers_are_those_of_cups_the_usual_one_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert known_printers() is None
    lpstat = tmp_path / "lpstat"
    lpstat.write_text(
        "#!/bin/sh\n"
        'if [ "$1" = -d ]; then echo "system default destination: Ward"; else echo Office; echo Ward; fi\n'
    )
    lpstat.chmod(0o755)
    assert known_printers() == ("Ward", "Office")


def test_the_command_says_it_in_words_and_makes_no_record(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor_kiosk, "_keeps_awake", lambda: False)
    policy = tmp_path / "policy.toml"
    policy.write_text('mode = "kiosk"\nregion = "UK"\n')
    code = run(["doctor", "--kiosk", "--data-dir", str(tmp_path / "own"), "--policy", str(policy)])
    out = capsys.readouterr().out
    assert code == (0 if os.geteuid() == 0 else 1)
    assert f"ok    The policy is {policy}." in out
    assert "note  No code for staff is set" in out
    assert "ok    This account has no personal record." in out
    assert "{" not in out
    assert not (tmp_path / "own" / "data").exists()


def test_every_line_has_words() -> None:
    from baclofen_guide.guide.messages import Messages
    from baclofen_guide.paths import find_resources

    messages = Messages.load(find_resources().content, "en")
    source = Path(doctor_kiosk.__file__).read_text("utf-8")
    import re

    for name in re.findall(r'"(kiosk\.[a-z-]+)"', source):
        assert name in messages.words


def test_the_code_command_asks_twice_and_prints_what_the_policy_needs(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import io
    import tomllib

    from baclofen_guide.settings.admin_code import is_code

    def given(typed: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        return run(["--data-dir", str(tmp_path), "kiosk-code"]), *capsys.readouterr()

    code, out, _ = given("246810\n246810\n")
    assert code == 0
    assert is_code("246810", tomllib.loads(out)["kiosk"]["admin_code"])
    assert "246810" not in out
    code, out, err = given("246810\n246811\n")
    assert (code, out) == (2, "")
    assert "not the same" in err
    code, out, err = given("12345\n12345\n")
    assert (code, out) == (2, "")
    assert "6 to 12 digits" in err
    assert KioskPolicy().admin_code == ""
