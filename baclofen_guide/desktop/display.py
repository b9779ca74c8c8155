"""Which window system there is, and whether a reminder can stay above other windows on it."""

from __future__ import annotations

import re
import socket
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from baclofen_guide.desktop.link import Link

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

WindowSystem = Literal["x11", "xwayland", "wayland", "windows", "macos", "other"]
_STAYS_ON_TOP = {"x11", "xwayland", "windows", "macos"}
_LOCAL_DISPLAY = re.compile(r"(?:unix)?:(\d+)(?:\.\d+)?")


def platform_for_reminders(
    environ: Mapping[str, str], platform: str, x_answers: Callable[[str], bool]
) -> str | None:
    """What ``QT_QPA_PLATFORM`` should be before Qt starts; None to leave it alone. Pure.

    Wayland lets no window keep itself above others, and X does. So under Wayland the program runs as an
    X program where an X server answers, and natively where none does or Qt cannot use it.

    Args:
        environ: the environment.
        platform: as `sys.platform`.
        x_answers: whether an X server answers at a display such as ``:0``.
    """
    if not platform.startswith("linux") or environ.get("QT_QPA_PLATFORM"):
        return None
    display = environ.get("DISPLAY", "")
    if not _is_wayland(environ) or not display or not x_answers(display):
        return None
    return "xcb;wayland"


def x_server_answers(display: str) -> bool:
    """Whether a local X server listens at `display`. One elsewhere is taken at its word."""
    local = _LOCAL_DISPLAY.fullmatch(display)
    if local is None:
        return bool(display)
    path = f"/tmp/.X11-unix/X{local[1]}"  # noqa: S108 - the place X servers have agreed on
    return _listens("\0" + path) or _listens(path)


@dataclass(frozen=True)
class Display:
    """The window system in use.

    Attributes:
        system: its name.
        stays_on_top: whether a window can keep itself above others.
    """

    system: WindowSystem
    stays_on_top: bool

    def explain(self) -> Link:
        """This link, for the check-up."""
        if self.stays_on_top:
            return Link("window", "ok", "checkup.window.on-top")
        return Link("window", "warn", "checkup.window.not-on-top")


def display_in_use(qt_platform: str, environ: Mapping[str, str]) -> Display:
    """The window system, from the name Qt gives its platform (``QGuiApplication.platformName()``)."""
    system: WindowSystem = "other"
    if qt_platform == "xcb":
        system = "xwayland" if _is_wayland(environ) else "x11"
    elif qt_platform.startswith("wayland"):
        system = "wayland"
    elif qt_platform in {"windows", "direct2d"}:
        system = "windows"
    elif qt_platform == "cocoa":
        system = "macos"
    return Display(system, system in _STAYS_ON_TOP)


def _is_wayland(environ: Mapping[str, str]) -> bool:
    return bool(environ.get("WAYLAND_DISPLAY")) or environ.get("XDG_SESSION_TYPE") == "wayland"


def _listens(address: str) -> bool:
    try:
        with socket.socket(socket.AF_UNIX) as probe:
            probe.settimeout(0.5)
            probe.connect(address)
    except (OSError, AttributeError):
        return False
    return True
