"""Which window system, and how to reach one on which a reminder stays above the rest."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from baclofen_guide.desktop import display as display_module
from baclofen_guide.desktop.display import display_in_use, platform_for_reminders, x_server_answers

if TYPE_CHECKING:
    from pathlib import Path

WAYLAND = {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}


@pytest.mark.parametrize(
    ("environ", "platform", "answers", "choice"),
    [
        (WAYLAND, "linux", True, "xcb;wayland"),
        ({"XDG_SESSION_TYPE": "wayland", "DISPLAY": ":0"}, "linux", True, "xcb;wayland"),
        (WAYLAND, "linux", False, None),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True, None),
        ({"DISPLAY": ":0"}, "linux", True, None),
        (WAYLAND | {"QT_QPA_PLATFORM": "wayland"}, "linux", True, None),
        (WAYLAND, "darwin", True, None),
        ({}, "win32", True, None),
    ],
)
def test_reminders_run_as_an_x_program_where_they_can(
    environ: dict[str, str], platform: str, answers: bool, choice: str | None
) -> None:
    assert platform_for_reminders(environ, platform, lambda _display: answers) == choice


@pytest.mark.parametrize(
    ("qt_platform", "environ", "system", "on_top"),
    [
        ("xcb", {}, "x11", True),
        ("xcb", WAYLAND, "xwayland", True),
        ("wayland", WAYLAND, "wayland", False),
        ("wayland-egl", WAYLAND, "wayland", False),
        ("windows", {}, "windows", True),
        ("cocoa", {}, "macos", True),
        ("offscreen", {}, "other", False),
    ],
)
def test_window_system_in_use(qt_platform: str, environ: dict[str, str], system: str, on_top: bool) -> None:
    found = display_in_use(qt_platform, environ)
    assert (found.system, found.stays_on_top) == (system, on_top)
    assert found.explain().state == ("ok" if on_top else "warn")


def test_x_server_is_asked_and_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not x_server_answers("")
    assert not x_server_answers(":987")
    assert not x_server_answers("unix:987.0")
    assert x_server_answers("elsewhere:0")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "x"))
        server.listen()
        assert display_module._listens(str(tmp_path / "x"))
