"""sd_notify: one datagram a message, to the socket that systemd or `--supervise` names. No Qt."""

from __future__ import annotations

import logging
import socket

_log = logging.getLogger(__name__)
NAMED_IN = "NOTIFY_SOCKET"
"""The variable of the environment that names the socket."""


def tell(address: str, words: str) -> None:
    """Send `words` to the socket at `address`; where nobody listens nothing happens."""
    family = getattr(socket, "AF_UNIX", None)
    if not address or family is None:
        return
    # A leading @ stands for the zero byte of an abstract name.
    name = "\0" + address[1:] if address.startswith("@") else address
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as line:
            line.connect(name)
            line.sendall(words.encode())
    except OSError as error:
        _log.info("whoever looks after this process cannot be told: %s", error.strerror)
