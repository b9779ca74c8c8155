"""Start at login on Linux: a desktop file in the autostart folder (XDG Desktop Application Autostart)."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from baclofen_guide.desktop.autostart.desktop_entry import entry_text, exec_line, read_entry
from baclofen_guide.desktop.autostart.entry_file import remove_entry, write_entry
from baclofen_guide.desktop.link import Link

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from baclofen_guide.desktop.autostart.model import EntryTexts

_log = logging.getLogger(__name__)

READS_AUTOSTART = {
    "budgie", "cinnamon", "cosmic", "cutefish", "deepin", "dde", "enlightenment", "gnome", "kde", "lxde",
    "lxqt", "mate", "pantheon", "razor", "trinity", "tde", "ukui", "unity", "x-cinnamon", "xfce",
}  # fmt: skip
"""Desktops, in small letters, that start what is in the folder. Bare window managers mostly do not."""


class XdgAutostart:
    """One file in the autostart folder.

    Args:
        config_home: where the login keeps its settings, such as ``~/.config``.
        command: what to start, from `start_command`.
        texts: how the desktop's own list of starting programs names us.
        desktop: the value of ``XDG_CURRENT_DESKTOP``.
    """

    def __init__(self, config_home: Path, command: Sequence[str], texts: EntryTexts, desktop: str) -> None:
        self.path = config_home / "autostart" / "baclofen-guide.desktop"
        self._command = tuple(command)
        self._texts, self._desktop = texts, desktop

    def is_on(self) -> bool:
        """Whether the file is there, not switched off, and starts this program as it lies now."""
        values = self._read()
        return _is_switched_on(values) and values.get("Exec") == self._exec()

    def turn_on(self) -> None:
        """Write the file and read it back.

        Raises:
            AutostartError: it could not be written, or says something else afterwards.
        """
        write_entry(self.path, lambda: entry_text(self._values()).encode(), self.is_on)

    def turn_off(self) -> None:
        """Remove the file.

        Raises:
            AutostartError: it could not be removed.
        """
        remove_entry(self.path)

    def explain(self) -> Link:
        """Off, on, switched off by the desktop, pointing elsewhere, or on where perhaps nobody reads it."""
        values = self._read()
        if not values:
            return Link("autostart", "off", "checkup.autostart.off")
        if not _is_switched_on(values):
            return Link("autostart", "off", "checkup.autostart.switched-off")
        if not self.is_on():
            return Link("autostart", "warn", "checkup.autostart.elsewhere")
        if not self._desktop_reads_it():
            return Link("autostart", "warn", "checkup.autostart.unsure", {"desktop": self._desktop or "?"})
        return Link("autostart", "ok", "checkup.autostart.on")

    def _desktop_reads_it(self) -> bool:
        return any(name.lower() in READS_AUTOSTART for name in self._desktop.split(":"))

    def _values(self) -> dict[str, str]:
        return {
            "Type": "Application",
            "Name": self._texts.name,
            "Comment": self._texts.comment,
            "Exec": self._exec(),
            "Icon": "baclofen-guide",
            "Terminal": "false",
            "X-GNOME-Autostart-enabled": "true",
        }

    def _exec(self) -> str:
        return exec_line(self._command)

    def _read(self) -> dict[str, str]:
        try:
            return read_entry(self.path.read_text("utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, UnicodeDecodeError) as error:
            _log.info("the autostart file cannot be read: %s", error)
            return {}


def _is_switched_on(values: dict[str, str]) -> bool:
    """Whether the entry counts: the desktop's own settings switch one off without removing it."""
    return (
        bool(values)
        and values.get("Hidden", "false").lower() != "true"
        and values.get("X-GNOME-Autostart-enabled", "true").lower() != "false"
    )
