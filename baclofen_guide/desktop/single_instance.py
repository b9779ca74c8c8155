"""One running copy for each data folder: the second start hands its wish to the first and leaves."""

from __future__ import annotations

import enum
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QObject, QStandardPaths, Signal, Slot

from baclofen_guide.desktop.instance_lock import InstanceLock

if TYPE_CHECKING:
    from baclofen_guide.desktop.instance_line import Listener
    from baclofen_guide.desktop.instance_request import Request

_STEP_MS = 250
_LONGEST_SOCKET_PATH = 100
"""Systems cut socket paths at 104 or 108 bytes."""


class Claim(enum.Enum):
    """What came of asking to be the first copy."""

    FIRST = enum.auto()
    """We are the first: go on, and `SingleInstance.listen` as soon as the window stands."""
    HANDED_OVER = enum.auto()
    """The first copy has heard our request: leave."""
    NO_ANSWER = enum.auto()
    """A living process holds the lock and does not answer: say so, and do not write its files."""


class SingleInstance(QObject):
    """Finds out whether this is the first copy for a data folder.

    Args:
        data_folder: whose copies must not run twice.
        runtime_folder: where lock and socket are kept, on this computer's own disk; see `runtime_folder`.

    Signals:
        asked: a `Request` of a copy that was started later.
    """

    asked = Signal(object)

    def __init__(self, data_folder: Path, runtime_folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        name = instance_name(data_folder)
        self._address = _socket_address(runtime_folder, name)
        self._lock = InstanceLock(runtime_folder / f"{name}.lock")
        self._listener: Listener | None = None

    def claim(self, request: Request, patience_ms: int = 5000) -> Claim:
        """Become the first copy, or hand `request` to it. May wait `patience_ms` for the first to answer."""
        end = time.monotonic() + patience_ms / 1000
        while True:
            if self._lock.take():
                return Claim.FIRST
            # The first may have just begun and not listen yet, or be just leaving.
            if self._hand_over(request):
                return Claim.HANDED_OVER
            if time.monotonic() > end:
                return Claim.NO_ANSWER
            time.sleep(_STEP_MS / 1000)

    @Slot()
    def listen(self) -> None:
        """Hear later copies from now on. Only for the first copy; later calls do nothing."""
        if self._listener is None:
            # Qt's network library takes milliseconds to load, which the first page need not wait for.
            from baclofen_guide.desktop.instance_line import Listener

            self._listener = Listener(self._address, self)
            self._listener.asked.connect(self.asked)

    def close(self) -> None:
        """Stop listening and let the next copy be the first."""
        if self._listener is not None:
            self._listener.close()
        self._lock.release()

    def _hand_over(self, request: Request) -> bool:
        from baclofen_guide.desktop.instance_line import hand_over

        return hand_over(self._address, request)


def instance_name(data_folder: Path) -> str:
    """The name that copies with this data folder share."""
    # Qt's, since `hashlib` would load the whole of OpenSSL for it.
    digest = QCryptographicHash.hash(
        os.fsencode(data_folder.resolve()), QCryptographicHash.Algorithm.Sha256
    ).toHex()
    return "baclofen-guide-" + str(digest.data()[:16], "ascii")


def runtime_folder() -> Path:
    """This login's folder for sockets and locks: not shared with other computers, emptied by the system."""
    places = QStandardPaths.StandardLocation
    for place in (places.RuntimeLocation, places.TempLocation):
        if found := QStandardPaths.writableLocation(place):
            return Path(found)
    return Path.home()


def _socket_address(folder: Path, name: str) -> str:
    """Path of the socket; only its name on Windows, where it is a pipe, and where the path is too long."""
    path = str(folder / f"{name}.sock")
    return name if sys.platform == "win32" or len(path.encode()) > _LONGEST_SOCKET_PATH else path
