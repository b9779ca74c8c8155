"""One running copy for each data folder: the second start hands its wish to the first and leaves."""

from __future__ import annotations

import enum
import hashlib
import logging
import sys
import time
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from baclofen_guide.desktop.instance_lock import InstanceLock

_log = logging.getLogger(__name__)
_MOST_BYTES = 64 * 1024
_HEARD = b"heard\n"
_STEP_MS = 250
_LONGEST_SOCKET_PATH = 100
"""Systems cut socket paths at 104 or 108 bytes."""


class Request(msgspec.Struct, frozen=True):
    """What the second start wants of the first.

    Attributes:
        show: bring the window forward; not wanted of a start in hiding.
        open: absolute path of a file to open, or "".
    """

    show: bool = True
    open: str = ""


class Claim(enum.Enum):
    """What came of asking to be the first copy."""

    FIRST = enum.auto()
    """We are the first: go on, and hear what others ask."""
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
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_new_connection)

    def claim(self, request: Request, patience_ms: int = 5000) -> Claim:
        """Become the first copy, or hand `request` to it. May wait `patience_ms` for the first to answer."""
        end = time.monotonic() + patience_ms / 1000
        while True:
            if self._lock.take():
                self._listen()
                return Claim.FIRST
            # The first may have just begun and not listen yet, or be just leaving.
            if self._hand_over(request):
                return Claim.HANDED_OVER
            if time.monotonic() > end:
                return Claim.NO_ANSWER
            time.sleep(_STEP_MS / 1000)

    def close(self) -> None:
        """Stop listening and let the next copy be the first."""
        self._server.close()
        self._lock.release()

    def _listen(self) -> None:
        # We hold the lock, so a socket that is still there belongs to nobody living.
        QLocalServer.removeServer(self._address)
        if not self._server.listen(self._address):
            _log.warning("later starts cannot reach this one: %s", self._server.errorString())

    def _hand_over(self, request: Request) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._address)
        if not socket.waitForConnected(_STEP_MS):
            return False
        socket.write(msgspec.json.encode(request) + b"\n")
        heard = socket.waitForBytesWritten(_STEP_MS) and _wait_for_line(socket, 2000) == _HEARD
        socket.abort()
        return heard

    def _on_new_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.setParent(self)
            socket.readyRead.connect(self._on_ready_read)
            socket.disconnected.connect(socket.deleteLater)
            self._read(socket)

    def _on_ready_read(self) -> None:
        sender = self.sender()
        if isinstance(sender, QLocalSocket):
            self._read(sender)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > _MOST_BYTES:
                socket.abort()
            return
        request = parse_request(bytes(socket.readLine().data()))
        if request is None:
            socket.abort()
            return
        socket.write(_HEARD)
        socket.flush()
        self.asked.emit(request)


def instance_name(data_folder: Path) -> str:
    """The name that copies with this data folder share."""
    return "baclofen-guide-" + hashlib.sha256(str(data_folder.resolve()).encode()).hexdigest()[:16]


def runtime_folder() -> Path:
    """This login's folder for sockets and locks: not shared with other computers, emptied by the system."""
    places = QStandardPaths.StandardLocation
    for place in (places.RuntimeLocation, places.TempLocation):
        if found := QStandardPaths.writableLocation(place):
            return Path(found)
    return Path.home()


def parse_request(line: bytes) -> Request | None:
    """The request in `line`, or None when it is not one of ours."""
    try:
        request = msgspec.json.decode(line, type=Request)
    except msgspec.DecodeError:
        return None
    return None if request.open and not Path(request.open).is_absolute() else request


def _socket_address(folder: Path, name: str) -> str:
    """Path of the socket; only its name on Windows, where it is a pipe, and where the path is too long."""
    path = str(folder / f"{name}.sock")
    return name if sys.platform == "win32" or len(path.encode()) > _LONGEST_SOCKET_PATH else path


def _wait_for_line(socket: QLocalSocket, patience_ms: int) -> bytes:
    while not socket.canReadLine():
        if not socket.waitForReadyRead(patience_ms):
            return b""
    return bytes(socket.readLine().data())
