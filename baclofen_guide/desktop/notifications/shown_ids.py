"""The numbers of messages now on the screen, in a small file, so that the next start can withdraw them.

A killed program leaves messages whose buttons are dead: somebody may press Taken and nothing is recorded.
"""

from __future__ import annotations

import contextlib
import logging
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from pathlib import Path

_log = logging.getLogger(__name__)


class ShownIds(msgspec.Struct, frozen=True):
    """Messages on the screen of one server.

    Attributes:
        server: bus and owner of the notification service. Another server counts from the beginning, and
            the same number there may be somebody else's message.
        ids: their numbers.
    """

    server: str = ""
    ids: tuple[int, ...] = ()


class ShownIdsFile:
    """Keeps `ShownIds`; a damaged or missing file means none."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._last = ShownIds()

    def load(self) -> ShownIds:
        """What the last run left on the screen."""
        try:
            self._last = msgspec.json.decode(self._path.read_bytes(), type=ShownIds)
        except (OSError, msgspec.DecodeError):
            self._last = ShownIds()
        return self._last

    def save(self, shown: ShownIds) -> None:
        """Remember `shown`; where the disk refuses, the next start cannot withdraw them."""
        if shown.ids == self._last.ids and (not shown.ids or shown == self._last):
            return
        self._last = shown
        partial = self._path.with_suffix(".part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            partial.write_bytes(msgspec.json.encode(shown))
            partial.replace(self._path)
        except OSError as error:
            _log.info("shown messages cannot be remembered: %s", error.strerror)
            with contextlib.suppress(OSError):
                partial.unlink(missing_ok=True)
