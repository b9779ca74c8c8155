"""The two programs compared: the guide as its reader starts it, and a bare window with such text."""

from __future__ import annotations

import sys
from pathlib import Path

from baclofen_guide.settings.preferences import Preferences, PreferencesFile

HERE = Path(__file__).parent
GUIDE = str(Path(sys.executable).with_name("baclofen-guide"))


def guide(folder: Path, *arguments: str) -> list[str]:
    """The command that opens the guide for somebody who has used it before, their files in `folder`."""
    return [GUIDE, "--data-dir", str(folder), *arguments]


def bare(*arguments: str) -> list[str]:
    """The command that opens the bare window."""
    return [sys.executable, str(HERE / "bare_window.py"), *arguments]


def welcome(folder: Path) -> None:
    """Make the guide take `folder` for that of somebody who has answered its first question."""
    PreferencesFile(folder / "config" / "preferences.json").save(Preferences(welcomed=True))
