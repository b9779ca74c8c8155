"""Keeps a kiosk running where no systemd does: starts it again when it crashes or hangs. No Qt."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from baclofen_guide.context import FOUND_PROBLEMS, OK, WRONG_USE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import FrameType

_log = logging.getLogger(__name__)
AGAIN_AFTER_S = 0.2
"""Together with a start of about a second the screen is back within two."""
HUNG_AFTER_S = 15.0
STEP_S = 0.1
MOST_CRASHES, WITHIN_S, REST_S = 6, 60.0, 10.0
"""A kiosk that crashes again and again must not keep the computer too busy to be repaired."""
_END = (OK, FOUND_PROBLEMS, WRONG_USE)


class Supervisor:
    """Runs one command again and again, until it ends because it was meant to.

    Args:
        command: what starts the kiosk.
        hung_after: seconds without a sign of life after which it is killed.
        sleep: waits so many seconds.
    """

    def __init__(
        self,
        command: Sequence[str],
        hung_after: float = HUNG_AFTER_S,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._command, self._hung_after, self._sleep = list(command), hung_after, sleep
        self._child: subprocess.Popen[bytes] | None = None
        self._is_ended = False
        self._crashes: list[float] = []

    def run(self) -> int:
        """Stay until the kiosk ends itself; return its exit code."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._on_signal)
        while True:
            code = self._run_once()
            if self._is_ended or code in _END:
                return code
            _log.error("the kiosk ended with %s; it starts again", code)
            self._sleep(self._rest())

    def _run_once(self) -> int:
        with _listener() as line:
            environment = os.environ | ({} if line is None else _told(line, self._hung_after))
            self._child = subprocess.Popen(self._command, env=environment)  # noqa: S603  our own program
            return self._wait(self._child, line)

    def _wait(self, child: subprocess.Popen[bytes], line: socket.socket | None) -> int:
        heard: float | None = None
        while True:
            with contextlib.suppress(subprocess.TimeoutExpired):
                return child.wait(STEP_S)
            now = time.monotonic()
            if line is not None and _hears(line):
                heard = now
            # Until its first word a slow computer may take as long as it likes.
            if heard is not None and now - heard > self._hung_after:
                _log.error("the kiosk hangs")
                child.kill()

    def _rest(self) -> float:
        now = time.monotonic()
        self._crashes = [*(one for one in self._crashes if one > now - WITHIN_S), now]
        return REST_S if len(self._crashes) > MOST_CRASHES else AGAIN_AFTER_S

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        """Whoever ends us ends the kiosk too."""
        self._is_ended = True
        if self._child is not None:
            self._child.terminate()


@contextlib.contextmanager
def _listener() -> Iterator[socket.socket | None]:
    """A socket that hears sd_notify; None where the system has no such sockets."""
    if not hasattr(socket, "AF_UNIX") or not hasattr(os, "getuid"):
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="baclofen-guide-watch-") as folder:
        line = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        line.bind(str(Path(folder) / "alive"))
        line.setblocking(False)
        try:
            yield line
        finally:
            line.close()


def _told(line: socket.socket, hung_after: float) -> dict[str, str]:
    return {"NOTIFY_SOCKET": line.getsockname(), "WATCHDOG_USEC": str(round(hung_after * 1_000_000))}


def _hears(line: socket.socket) -> bool:
    """Whether anything has come, all of it taken."""
    heard = False
    with contextlib.suppress(BlockingIOError):
        while line.recv(256):
            heard = True
    return heard


def supervise(command: Sequence[str]) -> int:
    """Run `command` until it ends as it was meant to; return its exit code."""
    return Supervisor(command).run()
