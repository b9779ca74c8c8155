"""Start at login on Windows: a value in this user's Run key. UNTESTED on Windows; the logic is tested."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Protocol

from baclofen_guide.desktop.autostart.model import AutostartError
from baclofen_guide.desktop.link import Link

if TYPE_CHECKING:
    from collections.abc import Sequence

RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
"""Where the Task Manager notes what the user has switched off: the first byte is odd then."""
VALUE = "BaclofenGuide"
MOST_CHARACTERS = 260
"""Windows leaves out a longer command without a word."""


class Registry(Protocol):
    """The part of the registry that belongs to this user."""

    def read(self, key: str, name: str) -> str | bytes | None:
        """The value, or None where there is none."""
        ...

    def write(self, key: str, name: str, value: str) -> None:
        """Set a text value; raises OSError."""
        ...

    def remove(self, key: str, name: str) -> None:
        """Remove the value where there is one; raises OSError."""
        ...


class RunKeyAutostart:
    """One value in the Run key.

    Args:
        registry: the user's registry.
        command: what to start, from `start_command`.
    """

    def __init__(self, registry: Registry, command: Sequence[str]) -> None:
        self._registry = registry
        self._command = subprocess.list2cmdline(command)

    def is_on(self) -> bool:
        """Whether the value starts this program as it lies now and the user has not switched it off."""
        return self._registry.read(RUN, VALUE) == self._command and not self._is_switched_off()

    def turn_on(self) -> None:
        """Set the value and read it back.

        Raises:
            AutostartError: Windows would not take it.
        """
        if len(self._command) > MOST_CHARACTERS:
            raise AutostartError(f"the command is longer than {MOST_CHARACTERS} characters")
        try:
            self._registry.write(RUN, VALUE, self._command)
            self._registry.remove(APPROVED, VALUE)
        except OSError as error:
            raise AutostartError(str(error)) from error
        if not self.is_on():
            raise AutostartError("the Run key does not show what was written")

    def turn_off(self) -> None:
        """Remove the value.

        Raises:
            AutostartError: Windows would not let us.
        """
        try:
            self._registry.remove(RUN, VALUE)
        except OSError as error:
            raise AutostartError(str(error)) from error

    def explain(self) -> Link:
        """Off, switched off in the Task Manager, pointing elsewhere, or on and never tried by us."""
        found = self._registry.read(RUN, VALUE)
        if found is None:
            return Link("autostart", "off", "checkup.autostart.off")
        if self._is_switched_off():
            return Link("autostart", "off", "checkup.autostart.switched-off")
        if found != self._command:
            return Link("autostart", "warn", "checkup.autostart.elsewhere")
        return Link("autostart", "warn", "checkup.autostart.untested")

    def _is_switched_off(self) -> bool:
        approved = self._registry.read(APPROVED, VALUE)
        return isinstance(approved, bytes) and bool(approved) and approved[0] % 2 == 1


if sys.platform == "win32":
    import winreg

    class UserRegistry:
        """The registry itself."""

        def read(self, key: str, name: str) -> str | bytes | None:
            """The value, or None where there is none."""
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
                    value = winreg.QueryValueEx(opened, name)[0]
            except OSError:
                return None
            return value if isinstance(value, str | bytes) else None

        def write(self, key: str, name: str, value: str) -> None:
            """Set a text value."""
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as opened:
                winreg.SetValueEx(opened, name, 0, winreg.REG_SZ, value)

        def remove(self, key: str, name: str) -> None:
            """Remove the value where there is one."""
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key, access=winreg.KEY_SET_VALUE) as opened:
                    winreg.DeleteValue(opened, name)
            except FileNotFoundError:
                return
