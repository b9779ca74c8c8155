"""Keeps the screen from going dark, where the system lets us."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wakepy import Mode

_log = logging.getLogger(__name__)


class KeepAwake:
    """Holds the screen awake from `begin` to `end`."""

    def __init__(self) -> None:
        self._mode: Mode | None = None

    @property
    def is_holding(self) -> bool:
        """Whether the system agreed."""
        return self._mode is not None and bool(self._mode.active)

    def begin(self) -> bool:
        """Ask the system; return whether it agreed. Without an answer the screen may go dark."""
        from wakepy import keep

        mode = keep.presenting(on_fail="pass")
        try:
            mode.__enter__()
        except Exception:
            # Whatever the system's services do, a dark screen is no reason for no screen.
            _log.exception("the screen cannot be kept awake")
            return False
        self._mode = mode
        if not self.is_holding:
            _log.info("nothing here keeps the screen awake")
        return self.is_holding

    def end(self) -> None:
        """Let the screen go dark again."""
        mode, self._mode = self._mode, None
        if mode is not None and mode.active:
            mode.__exit__(None, None, None)
