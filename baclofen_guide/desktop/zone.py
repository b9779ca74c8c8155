"""The time zone of this computer as an IANA key such as Europe/Berlin."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from baclofen_guide.desktop.posix_zone import LOCALTIME, TIMEZONE, known, posix_zone

if TYPE_CHECKING:
    from collections.abc import Mapping


def computer_zone(environ: Mapping[str, str]) -> str:
    """The zone of this computer now; "" when it cannot be told."""
    if os.name == "posix":
        return posix_zone(environ, LOCALTIME, TIMEZONE)
    return _zone_by_qt()


def _zone_by_qt() -> str:
    """What Qt makes of the system's own names. Untested on Windows."""
    from PySide6.QtCore import QTimeZone

    return known(bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace"))
