"""Tells whoever looks after this process (systemd, or our own `--supervise`) that it is alive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from baclofen_guide.desktop.notify_socket import NAMED_IN, tell

if TYPE_CHECKING:
    from collections.abc import Mapping


class ServiceManager(QObject):
    """Says that we are ready, alive, and leaving.

    The sign of life comes from the window's own event loop, so that a window that hangs gives none.

    Args:
        environ: the environment, with ``NOTIFY_SOCKET`` and ``WATCHDOG_USEC`` where somebody listens.
    """

    def __init__(self, environ: Mapping[str, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._address = environ.get(NAMED_IN, "")
        self._alive = QTimer(self)
        self._alive.timeout.connect(self._on_alive)
        patience = environ.get("WATCHDOG_USEC", "")
        # Twice in the time after which we would be taken for dead, as systemd advises.
        self._alive.setInterval(max(100, int(patience) // 2000) if patience.isdecimal() else 0)

    @property
    def is_listened_to(self) -> bool:
        """Whether somebody looks after this process."""
        return bool(self._address)

    def ready(self) -> None:
        """The first page is on the screen."""
        self._say("READY=1")
        if self._address and self._alive.interval():
            self._alive.start()
            self._on_alive()

    def leaving(self) -> None:
        """We end because somebody wants it so."""
        self._alive.stop()
        self._say("STOPPING=1")

    def _on_alive(self) -> None:
        self._say("WATCHDOG=1")

    def _say(self, words: str) -> None:
        tell(self._address, words)
