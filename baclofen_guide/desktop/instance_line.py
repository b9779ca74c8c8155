"""The line between two copies of the program: the later one asks, the first one hears and answers."""

from __future__ import annotations

import logging

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from baclofen_guide.desktop.instance_request import Request, parse_request

_log = logging.getLogger(__name__)
_MOST_BYTES = 64 * 1024
_HEARD = b"heard\n"
_STEP_MS = 250


class Listener(QObject):
    """Hears later copies at `address`, a socket's path or a pipe's name.

    Signals:
        asked: a `Request` of a copy that was started later.
    """

    asked = Signal(object)

    def __init__(self, address: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_new_connection)
        # Only the holder of the lock listens, so a socket that is still there belongs to nobody living.
        QLocalServer.removeServer(address)
        if not self._server.listen(address):
            _log.warning("later starts cannot reach this one: %s", self._server.errorString())

    def close(self) -> None:
        """Hear nobody any more."""
        self._server.close()

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


def hand_over(address: str, request: Request) -> bool:
    """Send `request` to the copy that listens at `address`; return whether it was heard."""
    socket = QLocalSocket()
    socket.connectToServer(address)
    if not socket.waitForConnected(_STEP_MS):
        return False
    socket.write(msgspec.json.encode(request) + b"\n")
    heard = socket.waitForBytesWritten(_STEP_MS) and _wait_for_line(socket, 2000) == _HEARD
    socket.abort()
    return heard


def _wait_for_line(socket: QLocalSocket, patience_ms: int) -> bytes:
    while not socket.canReadLine():
        if not socket.waitForReadyRead(patience_ms):
            return b""
    return bytes(socket.readLine().data())
