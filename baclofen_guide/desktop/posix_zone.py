"""The time zone of this computer by the files of a POSIX system, without Qt."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

if TYPE_CHECKING:
    from collections.abc import Mapping

LOCALTIME = Path("/etc/localtime")
TIMEZONE = Path("/etc/timezone")
_MOST_LINKS = 8
_BELOW_DATABASE = re.compile(r"zoneinfo[^/]*/(?:posix/|right/)?(.+)$")


def posix_zone(environ: Mapping[str, str], localtime: Path, timezone: Path) -> str:
    """The zone by the same rules as the C library: ``TZ``, else the file ``/etc/localtime``.

    Only where that is no link does the note in ``/etc/timezone`` count: it is often left behind.

    Args:
        environ: the environment.
        localtime: the file ``/etc/localtime``.
        timezone: the file ``/etc/timezone``.
    """
    if "TZ" in environ:
        return known(environ["TZ"].removeprefix(":")) if environ["TZ"] else "UTC"
    if linked := _linked_zone(localtime):
        return linked
    try:
        return known(timezone.read_text("utf-8").strip())
    except (OSError, UnicodeDecodeError):
        return ""


def _linked_zone(path: Path) -> str:
    """The first zone that the chain of links at `path` names: the one chosen, not what it is an alias of."""
    place = str(path)
    for _ in range(_MOST_LINKS):
        try:
            target = os.readlink(place)  # noqa: PTH115  asked for some fifty times with each dose ticked
        except OSError:
            return ""
        place = os.path.join(os.path.dirname(place), target)  # noqa: PTH118, PTH120
        if zone := known(place):
            return zone
    return ""


def known(name: str) -> str:
    """`name`, a key or a path below a zone database, as a key; "" when there is no such zone."""
    below = _BELOW_DATABASE.search(name)
    key = below[1] if below else name
    try:
        return ZoneInfo(key).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ""
