"""Which way of starting at login this system has."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from baclofen_guide.desktop.autostart.command import Running, start_command
from baclofen_guide.desktop.autostart.macos import LaunchAgentAutostart
from baclofen_guide.desktop.autostart.xdg import XdgAutostart

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from baclofen_guide.desktop.autostart.model import Autostart, EntryTexts


def choose_autostart(
    running: Running, arguments: Sequence[str], texts: EntryTexts, environ: Mapping[str, str], home: Path
) -> Autostart:
    """The way of this system.

    Args:
        running: how this program runs; see `Running.now`.
        arguments: what the started program is to be given, such as its data folder.
        texts: how it is named in lists.
        environ: the environment.
        home: the user's home folder.
    """
    command = start_command(running, arguments)
    if sys.platform == "win32":
        from baclofen_guide.desktop.autostart.windows import RunKeyAutostart, UserRegistry

        return RunKeyAutostart(UserRegistry(), command)
    if running.platform == "darwin":
        return LaunchAgentAutostart(home, command)
    config_home = Path(environ.get("XDG_CONFIG_HOME") or home / ".config")
    desktop = environ.get("XDG_CURRENT_DESKTOP", "")
    return XdgAutostart(config_home, command, texts, desktop)
