"""Start at login on macOS: a property list in LaunchAgents. UNTESTED on macOS; the file itself is tested."""

from __future__ import annotations

import logging
import plistlib
from typing import TYPE_CHECKING, Any
from xml.parsers.expat import ExpatError

from baclofen_guide.desktop.autostart.entry_file import remove_entry, write_entry
from baclofen_guide.desktop.link import Link

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_log = logging.getLogger(__name__)
LABEL = "org.baclofenguide.reminders"


class LaunchAgentAutostart:
    """One property list that launchd reads at login.

    Args:
        home: the user's home folder.
        command: what to start, from `start_command`.
    """

    def __init__(self, home: Path, command: Sequence[str]) -> None:
        self.path = home / "Library" / "LaunchAgents" / f"{LABEL}.plist"
        self._command = list(command)

    def is_on(self) -> bool:
        """Whether the list is there and starts this program as it lies now."""
        found = self._read()
        return bool(found.get("RunAtLoad")) and found.get("ProgramArguments") == self._command

    def turn_on(self) -> None:
        """Write the list and read it back.

        Raises:
            AutostartError: it could not be written, or says something else afterwards.
        """
        content = {
            "Label": LABEL,
            "ProgramArguments": self._command,
            "RunAtLoad": True,
            "LimitLoadToSessionType": "Aqua",
            "ProcessType": "Interactive",
        }
        write_entry(self.path, lambda: plistlib.dumps(content), self.is_on)

    def turn_off(self) -> None:
        """Remove the list.

        Raises:
            AutostartError: it could not be removed.
        """
        remove_entry(self.path)

    def explain(self) -> Link:
        """Off, pointing elsewhere, or on and never tried by us.

        What the user switched off in the system's settings is hidden from us.
        """
        if not self._read():
            return Link("autostart", "off", "checkup.autostart.off")
        if not self.is_on():
            return Link("autostart", "warn", "checkup.autostart.elsewhere")
        return Link("autostart", "warn", "checkup.autostart.untested")

    def _read(self) -> dict[str, Any]:
        try:
            found = plistlib.loads(self.path.read_bytes())
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, ExpatError, plistlib.InvalidFileException) as error:
            _log.info("the launch agent cannot be read: %s", error)
            return {}
        return found if isinstance(found, dict) else {}
