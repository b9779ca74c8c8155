"""Where the message buses are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SYSTEM_SOCKET = "unix:path=/run/dbus/system_bus_socket"


def session_address(environ: Mapping[str, str]) -> str | None:
    """Address of the bus of this login, or None where there is none."""
    if address := environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return address
    runtime = environ.get("XDG_RUNTIME_DIR")
    usual = Path(runtime) / "bus" if runtime else None
    return f"unix:path={usual}" if usual is not None and usual.exists() else None


def system_address(environ: Mapping[str, str]) -> str:
    """Address of the bus of this computer."""
    return environ.get("DBUS_SYSTEM_BUS_ADDRESS") or SYSTEM_SOCKET
