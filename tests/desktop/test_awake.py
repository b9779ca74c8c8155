"""The kiosk's screen is kept awake where the clinic wants it; where that fails nothing else does."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.desktop.standins import PrivateBus, RefusedError, StandIn

ROOT, CHILD = Path(__file__).parents[2], Path(__file__).with_name("kiosk_child.py")
SCREEN_SAVER, SCREEN_SAVER_PATH = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"
COOKIE = 77
PATIENCE_MS = 30_000


def _refuse(*_values: object) -> None:
    raise RefusedError("org.freedesktop.DBus.Error.AccessDenied")


@pytest.fixture
def screen_saver(private_bus: PrivateBus, qapp: object) -> Iterator[StandIn]:
    found = StandIn(private_bus.address, SCREEN_SAVER, SCREEN_SAVER_PATH)
    found.answers = {"Inhibit": lambda *_who: ("u", (COOKIE,)), "UnInhibit": lambda _cookie: None}
    yield found
    found.vanish()


@pytest.fixture
def run_kiosk(qtbot, tmp_path: Path) -> Callable[..., tuple[int, str]]:
    """Runs a kiosk until staff leaves it; returns its exit code and what it wrote."""

    def run(bus: str, *, keep_awake: bool = True) -> tuple[int, str]:
        policy = tmp_path / "policy.toml"
        policy.write_text(f'mode = "kiosk"\n[kiosk]\nkeep_awake = {str(keep_awake).lower()}\n', "utf-8")
        ours = {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), "DBUS_SESSION_BUS_ADDRESS": bus}
        # A system bus of the machine may have a login manager that keeps awake too.
        ours["DBUS_SYSTEM_BUS_ADDRESS"] = "unix:path=/nowhere"
        command = [sys.executable, str(CHILD), str(policy), str(tmp_path / "own")]
        with subprocess.Popen(
            command, cwd=ROOT, env=os.environ | ours, stdout=subprocess.PIPE, text=True
        ) as child:
            # The stand-in answers from this very event loop.
            qtbot.waitUntil(lambda: child.poll() is not None, timeout=PATIENCE_MS)
            assert child.stdout is not None
            return child.returncode, child.stdout.read()

    return run


def test_the_screen_is_kept_awake_until_staff_leaves(
    screen_saver: StandIn, private_bus: PrivateBus, run_kiosk: Callable[..., tuple[int, str]]
) -> None:
    assert run_kiosk(private_bus.address) == (0, "held True\n")
    assert [method for method, _ in screen_saver.heard] == ["Inhibit", "UnInhibit"]
    assert screen_saver.heard[1][1] == (COOKIE,)


def test_a_clinic_that_wants_the_screen_to_sleep_has_its_way(
    screen_saver: StandIn, private_bus: PrivateBus, run_kiosk: Callable[..., tuple[int, str]]
) -> None:
    assert run_kiosk(private_bus.address, keep_awake=False) == (0, "")
    assert screen_saver.heard == []


@pytest.mark.parametrize("how", ["nobody there", "refused", "never answers", "nonsense", "no bus"])
def test_a_screen_that_cannot_be_kept_awake_does_not_stop_the_kiosk(
    screen_saver: StandIn, private_bus: PrivateBus, run_kiosk: Callable[..., tuple[int, str]], how: str
) -> None:
    if how == "nobody there":
        screen_saver.vanish()
    elif how == "refused":
        screen_saver.answers["Inhibit"] = _refuse
    elif how == "never answers":
        screen_saver.hold_replies()
    elif how == "nonsense":
        screen_saver.answers["Inhibit"] = lambda *_who: None
    address = "unix:path=/nowhere" if how == "no bus" else private_bus.address
    assert run_kiosk(address) == (0, "held False\n")
