"""Keeps a kiosk running: starts it again when it crashes or hangs, and tells systemd that it lives. No Qt."""

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

from baclofen_guide.context import FOUND_PROBLEMS, OK, START_ANEW, WRONG_USE
from baclofen_guide.desktop.notify_socket import NAMED_IN, tell

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
_PASSED_ON = ("READY=1", "WATCHDOG=1")
"""What systemd hears too. Not that the kiosk ends: another one comes."""


class Supervisor:
    """Runs one command again and again, until it ends because it was meant to.

    Args:
        command: what starts the kiosk.
        hung_after: seconds without a sign of life after which it is killed.
        sleep: waits so many seconds.
        keeper: where whoever looks after us listens; "" for nobody.
    """

    def __init__(
        self,
        command: Sequence[str],
        hung_after: float = HUNG_AFTER_S,
        sleep: Callable[[float], None] = time.sleep,
        keeper: str = "",
    ) -> None:
        self._command, self._hung_after, self._sleep = list(command), hung_after, sleep
        self._keeper = keeper
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
            # In words: the log takes no numbers.
            if code == START_ANEW:
                _log.error("the kiosk wants a clean screen; it starts again")
            else:
                _log.error("the kiosk crashed or was killed; it starts again")
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
            for words in _heard(line) if line is not None else ():
                heard = now
                if words in _PASSED_ON:
                    tell(self._keeper, words)
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
    return {NAMED_IN: line.getsockname(), "WATCHDOG_USEC": str(round(hung_after * 1_000_000))}


def _heard(line: socket.socket) -> list[str]:
    """All that has come by now."""
    heard = []
    with contextlib.suppress(BlockingIOError):
        while words := line.recv(256):
            heard.append(words.decode("ascii", "replace"))
    return heard


def supervise(command: Sequence[str]) -> int:
    """Run `command` until it ends as it was meant to; return its exit code."""
    return Supervisor(command, keeper=os.environ.get(NAMED_IN, "")).run()
