"""Start at login: what is written is what is meant, and what is said about it is true."""

from __future__ import annotations

import os
import plistlib
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baclofen_guide.desktop.autostart.choose import choose_autostart
from baclofen_guide.desktop.autostart.command import Running, start_command
from baclofen_guide.desktop.autostart.desktop_entry import entry_text, exec_line, read_entry
from baclofen_guide.desktop.autostart.macos import LaunchAgentAutostart
from baclofen_guide.desktop.autostart.model import AutostartError, EntryTexts
from baclofen_guide.desktop.autostart.windows import APPROVED, RUN, VALUE, RunKeyAutostart
from baclofen_guide.desktop.autostart.xdg import XdgAutostart
from tests.desktop.conftest import need

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TEXTS = EntryTexts("Baclofen Guide", "Reminders")
COMMAND = ("/opt/my apps/baclofen-guide", "--hidden")
ODD = [
    "plain",
    "two words",
    'say "hi"',
    "cost $5 `now`",
    "back\\slash",
    "100%",
    "%f",
    "",
    "ä;ß'",
    "~#*?&|<>()",
]

# ---- the command ----------------------------------------------------------------------------------------


def running(folder: Path, platform: str = "linux", **how: object) -> Running:
    return Running(folder / "python", bool(how.get("frozen")), str(how.get("image", "")), platform)


def test_installed_program_is_started_by_its_script(tmp_path: Path) -> None:
    (tmp_path / "baclofen-guide").touch()
    command = start_command(running(tmp_path), ["--data-dir", "/my data"])
    assert command == (str(tmp_path / "baclofen-guide"), "--hidden", "--data-dir", "/my data")


def test_program_without_script_is_started_as_a_module(tmp_path: Path) -> None:
    python = str(tmp_path / "python")
    assert start_command(running(tmp_path)) == (python, "-m", "baclofen_guide", "--hidden")


def test_python_of_a_virtual_environment_is_not_followed_to_the_systems(tmp_path: Path) -> None:
    (tmp_path / "python").symlink_to(sys.executable)
    assert start_command(running(tmp_path))[0] == str(tmp_path / "python")


def test_built_program_is_started_itself(tmp_path: Path) -> None:
    assert start_command(running(tmp_path, frozen=True)) == (str(tmp_path / "python"), "--hidden")
    image = running(tmp_path, frozen=True, image=str(tmp_path / "Guide.AppImage"))
    assert start_command(image) == (str(tmp_path / "Guide.AppImage"), "--hidden")


def test_windows_start_opens_no_console(tmp_path: Path) -> None:
    module = ("-m", "baclofen_guide", "--hidden")
    assert start_command(running(tmp_path, "win32")) == (str(tmp_path / "python"), *module)
    (tmp_path / "pythonw.exe").touch()
    assert start_command(running(tmp_path, "win32")) == (str(tmp_path / "pythonw.exe"), *module)


def test_this_process_knows_how_it_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    now = Running.now()
    assert (now.executable, now.is_frozen, now.platform) == (Path(sys.executable), False, sys.platform)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv("APPIMAGE", "/x.AppImage")
    assert Running.now().app_image == "/x.AppImage"


# ---- Linux ----------------------------------------------------------------------------------------------


@pytest.fixture
def xdg(tmp_path: Path) -> XdgAutostart:
    return XdgAutostart(tmp_path / "config", COMMAND, TEXTS, "ubuntu:GNOME")


def test_on_and_off(xdg: XdgAutostart) -> None:
    xdg.turn_off()
    assert (xdg.is_on(), xdg.explain().message) == (False, "checkup.autostart.off")
    xdg.turn_on()
    xdg.turn_on()
    assert (xdg.is_on(), xdg.explain().state) == (True, "ok")
    assert [path.name for path in xdg.path.parent.iterdir()] == ["baclofen-guide.desktop"]
    xdg.turn_off()
    assert not xdg.is_on()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[Desktop Entry]\n", "[Desktop Entry]\nHidden=true\n", "switched-off"),
        ("enabled=true", "enabled=false", "switched-off"),
        ("my apps", "old apps", "elsewhere"),
        ("[Desktop Entry]", "[Other]", "off"),
    ],
)
def test_what_others_did_to_the_file_is_seen(xdg: XdgAutostart, old: str, new: str, message: str) -> None:
    xdg.turn_on()
    xdg.path.write_text(xdg.path.read_text("utf-8").replace(old, new), "utf-8")
    assert not xdg.is_on()
    assert xdg.explain().message == f"checkup.autostart.{message}"
    xdg.turn_on()
    assert xdg.is_on()


@pytest.mark.parametrize("desktop", ["", "i3", "sway"])
def test_bare_window_manager_is_not_trusted(tmp_path: Path, desktop: str) -> None:
    xdg = XdgAutostart(tmp_path, COMMAND, TEXTS, desktop)
    xdg.turn_on()
    assert (xdg.is_on(), xdg.explain().state) == (True, "warn")


def test_failure_is_said(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file where the folder should be")
    xdg = XdgAutostart(tmp_path / "config", COMMAND, TEXTS, "KDE")
    with pytest.raises(AutostartError):
        xdg.turn_on()
    with pytest.raises(AutostartError):
        xdg.turn_off()
    assert xdg.explain().message == "checkup.autostart.off"
    with pytest.raises(AutostartError):
        XdgAutostart(tmp_path, ("new\nline",), TEXTS, "KDE").turn_on()


def test_disk_that_does_not_keep_what_is_written_is_said(
    xdg: XdgAutostart, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "write_bytes", lambda path, *_rest: path.touch())
    with pytest.raises(AutostartError):
        xdg.turn_on()


def test_unreadable_file_counts_as_off(xdg: XdgAutostart) -> None:
    xdg.path.parent.mkdir(parents=True)
    xdg.path.write_bytes(b"[Desktop Entry]\nName=\xff\xfe\n")
    assert xdg.explain().state == "off"


@pytest.mark.parametrize("argument", ODD)
def test_quoting_as_glib_reads_it(tmp_path: Path, qtbot: QtBot, argument: str) -> None:
    """GLib, which GNOME and others start programs by, gives the program exactly these arguments."""
    need("gio")
    told = tmp_path / "told"
    script = tmp_path / "our $program"
    script.write_text(f'#!/bin/sh\nprintf "%s\\0" "$@" > "{told}.part" && mv "{told}.part" "{told}"\n')
    script.chmod(0o755)
    entry = tmp_path / "entry.desktop"
    values = {"Type": "Application", "Name": "x", "Exec": exec_line((str(script), "--hidden", argument))}
    entry.write_text(entry_text(values), "utf-8")
    subprocess.run(["gio", "launch", str(entry)], check=True, env=os.environ | {"DISPLAY": ""})
    qtbot.waitUntil(told.exists)
    assert told.read_text("utf-8").split("\0")[:-1] == ["--hidden", argument]


@given(st.lists(st.text(st.characters(exclude_categories=["Cc", "Cs"])), min_size=1, max_size=4))
def test_exec_reads_back_by_the_rules_of_the_specification(command: list[str]) -> None:
    assert _parse_exec(read_entry(entry_text({"Exec": exec_line(command)})).get("Exec", "")) == command


def _parse_exec(value: str) -> list[str]:
    """Two passes as the specification has them: the string, then the command line."""
    line = value.replace("\\\\", "\\")
    words: list[str] = []
    rest = line
    while rest:
        if rest[0] == " ":
            rest = rest[1:]
            continue
        word, quoted, place = "", rest[0] == '"', int(rest[0] == '"')
        while place < len(rest) and rest[place] != ('"' if quoted else " "):
            if quoted and rest[place] == "\\":
                place += 1
            word += rest[place]
            place += 1
        words.append(word.replace("%%", "%"))
        rest = rest[place + quoted :]
    return words


# ---- macOS: the file, not the system --------------------------------------------------------------------


def test_launch_agent(tmp_path: Path) -> None:
    agent = LaunchAgentAutostart(tmp_path, COMMAND)
    assert (agent.is_on(), agent.explain().state) == (False, "off")
    agent.turn_on()
    content = plistlib.loads(agent.path.read_bytes())
    assert content["ProgramArguments"] == list(COMMAND)
    assert content["RunAtLoad"] is True
    assert (agent.is_on(), agent.explain().message) == (True, "checkup.autostart.untested")
    other = LaunchAgentAutostart(tmp_path, ("/other",))
    assert other.explain().message == "checkup.autostart.elsewhere"
    agent.turn_off()
    assert not agent.is_on()


@pytest.mark.parametrize("content", [b"", b"<plist", b"<plist><array/></plist>", b"bplist00x"])
def test_damaged_launch_agent_counts_as_off(tmp_path: Path, content: bytes) -> None:
    agent = LaunchAgentAutostart(tmp_path, COMMAND)
    agent.path.parent.mkdir(parents=True)
    agent.path.write_bytes(content)
    assert agent.explain().state == "off"


def test_launch_agent_that_cannot_be_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "Library").touch()
    agent = LaunchAgentAutostart(tmp_path, COMMAND)
    with pytest.raises(AutostartError):
        agent.turn_on()
    with pytest.raises(AutostartError):
        agent.turn_off()
    monkeypatch.setattr(Path, "write_bytes", lambda path, *_rest: path.touch())
    with pytest.raises(AutostartError):
        LaunchAgentAutostart(tmp_path / "b", COMMAND).turn_on()


# ---- Windows: the logic, not the system -----------------------------------------------------------------


class Registry:
    """A registry in memory."""

    def __init__(self) -> None:
        self.values: dict[tuple[str, str], str | bytes] = {}
        self.refuses = False
        self.forgets = False

    def read(self, key: str, name: str) -> str | bytes | None:
        return self.values.get((key, name))

    def write(self, key: str, name: str, value: str) -> None:
        if self.refuses:
            raise PermissionError("refused")
        if not self.forgets:
            self.values[key, name] = value

    def remove(self, key: str, name: str) -> None:
        if self.refuses:
            raise PermissionError("refused")
        self.values.pop((key, name), None)


def test_run_key() -> None:
    registry = Registry()
    run_key = RunKeyAutostart(registry, (r"C:\My Apps\guide.exe", "--hidden"))
    assert run_key.explain().message == "checkup.autostart.off"
    run_key.turn_on()
    assert registry.values == {(RUN, VALUE): r'"C:\My Apps\guide.exe" --hidden'}
    assert (run_key.is_on(), run_key.explain().message) == (True, "checkup.autostart.untested")
    registry.values[APPROVED, VALUE] = b"\x03" + bytes(11)
    assert (run_key.is_on(), run_key.explain().message) == (False, "checkup.autostart.switched-off")
    registry.values[APPROVED, VALUE] = b"\x02" + bytes(11)
    assert run_key.is_on()
    registry.values[RUN, VALUE] = "old.exe"
    assert run_key.explain().message == "checkup.autostart.elsewhere"
    run_key.turn_off()
    assert not run_key.is_on()


def test_run_key_that_fails_is_said() -> None:
    registry = Registry()
    run_key = RunKeyAutostart(registry, ("guide.exe",))
    registry.forgets = True
    with pytest.raises(AutostartError):
        run_key.turn_on()
    registry.refuses = True
    with pytest.raises(AutostartError):
        run_key.turn_on()
    with pytest.raises(AutostartError):
        run_key.turn_off()
    with pytest.raises(AutostartError, match="longer"):
        RunKeyAutostart(Registry(), ("x" * 300,)).turn_on()


# ---- the choice -----------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="chooses the Run key there")
def test_each_system_has_its_way(tmp_path: Path) -> None:
    linux = running(tmp_path)
    chosen = choose_autostart(linux, (), TEXTS, {"XDG_CONFIG_HOME": str(tmp_path / "c")}, tmp_path)
    assert isinstance(chosen, XdgAutostart)
    assert chosen.path == tmp_path / "c" / "autostart" / "baclofen-guide.desktop"
    usual = choose_autostart(linux, (), TEXTS, {}, tmp_path)
    assert isinstance(usual, XdgAutostart)
    assert usual.path.parent.parent == tmp_path / ".config"
    mac = choose_autostart(running(tmp_path, "darwin"), (), TEXTS, {}, tmp_path)
    assert isinstance(mac, LaunchAgentAutostart)
