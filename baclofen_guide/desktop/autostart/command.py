"""The command that starts this program again, however it was installed. Pure."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

HIDDEN = "--hidden"
"""Start without a window: into the tray, or behind the first reminder."""
_MODULE = "baclofen_guide"
_SCRIPT = "baclofen-guide"


@dataclass(frozen=True)
class Running:
    """How this program runs.

    Attributes:
        executable: the running program file: Python, or ours when frozen.
        is_frozen: built by PyInstaller.
        app_image: path of the AppImage we run from, or "".
        platform: as `sys.platform`.
    """

    executable: Path
    is_frozen: bool
    app_image: str
    platform: str

    @classmethod
    def now(cls) -> Running:
        """How this process runs."""
        frozen = bool(getattr(sys, "frozen", False))
        app_image = os.environ.get("APPIMAGE", "") if frozen else ""
        return cls(Path(sys.executable), frozen, app_image, sys.platform)


def start_command(running: Running, arguments: Sequence[str] = ()) -> tuple[str, ...]:
    """Program and arguments that start us again, hidden, with `arguments`.

    Links are not followed: the Python of a virtual environment is one, and only by its own path does it
    know its packages.
    """
    return (*program(running), HIDDEN, *arguments)


def program(running: Running) -> tuple[str, ...]:
    """What starts this program again, before any argument."""
    if running.app_image:
        # What is inside is mounted somewhere else each time.
        return (running.app_image,)
    if running.is_frozen:
        return (str(running.executable),)
    folder = running.executable.parent
    if running.platform == "win32":
        quiet = folder / "pythonw.exe"
        return (str(quiet if quiet.exists() else running.executable), "-m", _MODULE)
    script = folder / _SCRIPT
    return (str(script),) if script.exists() else (str(running.executable), "-m", _MODULE)
