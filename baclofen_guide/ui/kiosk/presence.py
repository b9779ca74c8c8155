"""Is the window still there? Destroyed, hidden, minimised or moved from outside, it comes back."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_log = logging.getLogger(__name__)
LOOK_MS = 500
PATIENCE = 2
"""Looks in a row that must find it missing: a window is unseen for a moment while it is being shown."""


class Presence(QObject):
    """Looks twice a second.

    Args:
        window: the kiosk's window.
        is_there: asks the window system itself whether the window exists; Qt alone may not have heard.

    Signals:
        recovered: the window was gone and was made anew.
    """

    recovered = Signal()

    def __init__(self, window: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._missing = 0
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Watch from now on."""
        self._timer.start()

    def stop(self) -> None:
        """Let the window go."""
        self._timer.stop()

    def look(self) -> None:
        """Look once; recover what has been missing long enough."""
        if self.is_whole():
            self._missing = 0
            return
        self._missing += 1
        if self._missing >= PATIENCE:
            self._missing = 0
            self._recover()

    def is_whole(self) -> bool:
        """Whether the window is on the screen, full size."""
        handle = self._window.windowHandle()
        if handle is None or not self._window.isVisible() or not handle.isExposed():
            return False
        return bool(self._window.windowState() & Qt.WindowState.WindowFullScreen)

    def _recover(self) -> None:
        _log.warning("the kiosk's window was gone; it is shown anew")
        handle = self._window.windowHandle()
        if handle is not None:
            # Qt may believe in a window that somebody else destroyed: a new one is certain.
            handle.destroy()
        self._window.hide()
        self._window.showFullScreen()
        self._window.raise_()
        self._window.activateWindow()
        self.recovered.emit()
