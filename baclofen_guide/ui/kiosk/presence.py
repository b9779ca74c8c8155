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
_ASKS = 5
"""How often a window system that keeps a full-screen window small is asked again."""


class Presence(QObject):
    """Looks twice a second.

    Args:
        window: the kiosk's window.

    Signals:
        recovered: the window was gone and was made anew.
    """

    recovered = Signal()

    def __init__(self, window: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._missing, self._is_as_full_as_can_be = 0, False
        self._asks = 0
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
            self._missing, self._is_as_full_as_can_be = 0, False
            if not self._fills():
                self._ask_for_the_screen()
            return
        # Where a new window was no larger the next one would not be either, and each begins the visit anew.
        if self._is_seen() and self._is_as_full_as_can_be:
            return
        self._missing += 1
        if self._missing >= PATIENCE:
            self._missing, self._is_as_full_as_can_be = 0, True
            self._recover()

    def is_whole(self) -> bool:
        """Whether the window is on the screen, full size."""
        if not self._is_seen():
            return False
        # Some window systems (cage) fill the screen with a window and never say that it is full screen.
        return self._fills() or bool(self._window.windowState() & Qt.WindowState.WindowFullScreen)

    def _fills(self) -> bool:
        size, screen = self._window.size(), self._window.screen().size()
        return size.width() >= screen.width() and size.height() >= screen.height()

    def _ask_for_the_screen(self) -> None:
        """Qt takes the window for full screen, and it is not: the window system missed the request."""
        if self._asks < _ASKS:
            self._asks += 1
            self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowFullScreen)
            self._window.showFullScreen()

    def _is_seen(self) -> bool:
        handle = self._window.windowHandle()
        return handle is not None and self._window.isVisible() and handle.isExposed()

    def _recover(self) -> None:
        self._asks = 0
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
