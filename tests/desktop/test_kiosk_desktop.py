"""A real kiosk under a real window manager: a stranger with a keyboard cannot get out.

Slow for what it is: xdotool is asked again and again until the window manager has done its part.
"""
# ruff: noqa: E501  tables of keys

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from baclofen_guide.settings.admin_code import hash_code
from tests.desktop.close_request import ask_to_close
from tests.desktop.conftest import need

pytestmark = pytest.mark.desktop

ROOT = Path(__file__).parents[2]
CODE = "135790"
POLICY = f"""
mode = "kiosk"
region = "UK"
[kiosk]
keep_awake = false
admin_code = "{hash_code(CODE)}"
"""
TITLE = "Baclofen Guide"
KEYS = ("Escape", "F1", "F2", "F4", "F5", "F10", "F11", "F12", "Tab", "Return", "space", "Menu", "Print", "Delete",
        "Home", "q", "w", "p", "f", "o", "s", "n", "t", "c", "v", "a", "x", "z", "l", "d", "e", "r", "plus", "minus",
        "0", "1", "Left", "Right", "Up", "Down", "Page_Up", "Page_Down")  # fmt: skip
MODIFIERS = (
    "",
    "ctrl+",
    "alt+",
    "super+",
    "shift+",
    "ctrl+shift+",
    "ctrl+alt+",
    "alt+shift+",
    "ctrl+alt+shift+",
)
NO_KEYS = """<?xml version="1.0"?>
<openbox_config xmlns="http://openbox.org/3.4/rc"><keyboard></keyboard><mouse></mouse>
<applications><application class="*"><decor>no</decor><fullscreen>yes</fullscreen></application></applications>
</openbox_config>
"""


def xdo(*arguments: str) -> str:
    return subprocess.run(["xdotool", *arguments], capture_output=True, text=True, check=False).stdout.strip()


def windows() -> list[str]:
    return xdo("search", "--onlyvisible", "--name", f"^{TITLE}").split()


def until(condition: Callable[[], object], seconds: float = 20) -> float:
    """Wait until `condition` holds; return how long that took."""
    start = time.monotonic()
    while not condition():
        assert time.monotonic() - start < seconds, "it never came"
        time.sleep(0.02)
    return time.monotonic() - start


def active_name() -> str:
    return xdo("getactivewindow", "getwindowname")


@pytest.fixture
def openbox(tmp_path: Path) -> Iterator[None]:
    need("openbox", "xdotool", "xprop")
    (tmp_path / "rc.xml").write_text(NO_KEYS)
    manager = subprocess.Popen(
        ["openbox", "--sm-disable", "--config-file", str(tmp_path / "rc.xml")], stderr=subprocess.DEVNULL
    )
    until(lambda: "window id" in subprocess.run(
        ["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"], capture_output=True, text=True, check=False).stdout)  # fmt: skip
    yield
    manager.terminate()
    manager.wait(10)


class Running:
    """A kiosk that was started by its command."""

    def __init__(self, tmp_path: Path, *more: str) -> None:
        policy = tmp_path / "policy.toml"
        policy.write_text(POLICY)
        self.home = tmp_path / "home"
        self.log = tmp_path / "log"
        command = [
            sys.executable,
            "-m",
            "baclofen_guide",
            "--policy",
            str(policy),
            "--data-dir",
            str(self.home),
        ]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen([*command, "--kiosk", *more], cwd=ROOT, stderr=log)
        self.began = until(windows)
        until(lambda: active_name().startswith(TITLE))

    def is_up(self) -> bool:
        return self.process.poll() is None and bool(windows())

    def end(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(10)


@pytest.fixture
def start(openbox: None, tmp_path: Path) -> Iterator[Callable[..., Running]]:
    made: list[Running] = []

    def make(*more: str) -> Running:
        made.append(Running(tmp_path, *more))
        return made[-1]

    yield make
    for one in made:
        one.end()


def fills_screen() -> bool:
    shown = windows()
    if not shown:
        return False
    place = dict(
        line.split("=", 1)
        for line in xdo("getwindowgeometry", "--shell", shown[0]).splitlines()
        if "=" in line
    )
    width, height = xdo("getdisplaygeometry").split()
    return (place["X"], place["Y"], place["WIDTH"], place["HEIGHT"]) == ("0", "0", width, height)


def test_the_request_to_close_closes_a_window_that_lets_itself_be_closed(openbox: None) -> None:
    """Or the kiosk's refusal would prove nothing."""
    plain = (
        "from PySide6.QtWidgets import QApplication, QWidget;"
        f"a = QApplication([]); w = QWidget(windowTitle={TITLE!r}); w.show(); a.exec()"
    )
    process = subprocess.Popen([sys.executable, "-c", plain])
    until(windows)
    until(lambda: active_name().startswith(TITLE))
    ask_to_close(int(windows()[0]))
    assert process.wait(15) == 0


def test_no_key_and_no_request_to_close_gets_anybody_out(start: Callable[..., Running]) -> None:
    kiosk = start()
    until(fills_screen)
    for modifier in MODIFIERS:
        xdo("key", "--clearmodifiers", "--delay", "2", *(f"{modifier}{key}" for key in KEYS))
    for ask in (lambda window: xdo("windowminimize", window), lambda window: ask_to_close(int(window))):
        for window in windows():
            ask(window)
        time.sleep(0.5)
        until(fills_screen)
    assert kiosk.is_up()
    assert fills_screen()
    assert len(xdo("search", "--onlyvisible", "--pid", str(kiosk.process.pid)).split()) == 1
    assert "Traceback" not in kiosk.log.read_text()
    data = list((kiosk.home / "data").rglob("*")) if (kiosk.home / "data").exists() else []
    assert not data, "a kiosk writes nothing about anybody"
    assert not (kiosk.home / "config").exists()


@pytest.mark.parametrize("way", ["windowclose", "windowunmap"])
def test_a_window_destroyed_or_hidden_from_outside_comes_back(
    start: Callable[..., Running], way: str
) -> None:
    kiosk = start()
    until(fills_screen)
    before = windows()
    xdo(way, *before)
    until(lambda: windows() != before or way == "windowunmap")
    took = until(fills_screen, 6)
    assert took < 4
    assert kiosk.is_up()


def test_the_code_lets_staff_out_and_a_wrong_one_does_not(start: Callable[..., Running]) -> None:
    kiosk = start()
    until(fills_screen)
    # From the first button on: "Touch to begin", then "For staff".
    xdo("key", "--delay", "60", "Tab", "Return")
    xdo("type", "--delay", "40", "111111")
    leave()
    time.sleep(0.5)
    assert kiosk.process.poll() is None
    time.sleep(2.2)
    xdo("type", "--delay", "40", CODE)
    leave()
    assert kiosk.process.wait(15) == 0


def leave() -> None:
    """From the key 1, where the focus is before a code is typed, go to Leave and press it."""
    xdo("key", "--delay", "40", *["Tab"] * 11, "Return")


def child_of(kiosk: Running) -> str:
    """Process of the kiosk below its supervisor; "" while there is none."""
    asked = ["pgrep", "-P", str(kiosk.process.pid)]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSEGV])
def test_after_a_crash_it_is_back_within_two_seconds(
    start: Callable[..., Running], how: signal.Signals
) -> None:
    kiosk = start("--supervise")
    until(fills_screen)
    child = child_of(kiosk)
    os.kill(int(child), how)
    took = until(lambda: child_of(kiosk) not in ("", child) and fills_screen(), 10)
    sys.stdout.write(f"back after {took:.2f} s; first start took {kiosk.began:.2f} s\n")
    assert took < 2.0
    assert kiosk.process.poll() is None
