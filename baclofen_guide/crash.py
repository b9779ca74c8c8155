"""What nobody caught: noted in a report without a word of the reader's, and told at the next start."""

from __future__ import annotations

import faulthandler
import logging
import re
import sys
import threading
from typing import IO, TYPE_CHECKING

from baclofen_guide import __version__
from baclofen_guide.outline import outline, place_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path
    from types import TracebackType

_log = logging.getLogger(__name__)

REPORT, FAULT, TOLD = "went-wrong.txt", "fault.txt", "went-wrong-told.txt"
MOST_REPORTS = 5
"""The same fault comes with each picture of a page; the first few say all there is to say."""
_FAULT_LINES = (
    r"Fatal Python error: (?:Segmentation fault|Aborted|Bus error|Floating point exception"
    r"|Illegal instruction)",
    r"Windows fatal exception: [a-z ]+",
    r"(?:Current thread|Thread) 0x[0-9a-f]+",
    r'  File "(?P<file>[^"]*)", line \d+ in [\w.<>]+',
)
"""All that is taken over from what Python writes when the process itself breaks."""


class CrashWatch:
    """Notes exceptions that nobody caught, in any thread, and what Python says when the process breaks.

    Args:
        folder: where the report is kept; made when needed.
        today: tells the date.

    Attributes:
        tell: called, in the thread that failed, after an exception was noted.
    """

    def __init__(self, folder: Path, today: Callable[[], date]) -> None:
        self._folder, self._today = folder, today
        self._noted: set[str] = set()
        self._fault: IO[str] | None = None
        self.tell: Callable[[], None] | None = None

    def start(self) -> None:
        """Watch until the process ends. Slots of Qt end here too, for Qt hands their exceptions to Python."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread
        sys.unraisablehook = self._on_unraisable
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._fault = (self._folder / FAULT).open("a", encoding="utf-8")
        except OSError:
            return
        faulthandler.enable(self._fault)

    def report(self) -> str:
        """What this run has noted so far; "" when nothing went wrong."""
        return _read(self._folder / REPORT)

    def left_behind(self) -> str:
        """What earlier runs noted and nobody has been told; "" when nothing. It is told only once."""
        report, fault = self._folder / REPORT, self._folder / FAULT
        broke = clean_fault(_read(fault))
        found = _read(report)
        if broke:
            found = "\n".join(filter(None, [found or self._head(), broke]))
        if not found:
            return ""
        try:
            (self._folder / TOLD).write_text(found, "utf-8")
            report.unlink(missing_ok=True)
            # Cut short, not removed: this run's own faults go into the same open file.
            fault.write_text("", "utf-8")
        except OSError as error:
            _log.warning("the report of the last run cannot be put aside: %s", error)
        return found

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.note(error)

    def _on_thread(self, failed: threading.ExceptHookArgs) -> None:
        if failed.exc_value is not None and not issubclass(failed.exc_type, SystemExit):
            self.note(failed.exc_value)

    def _on_unraisable(self, failed: sys.UnraisableHookArgs) -> None:
        if failed.exc_value is not None:
            self.note(failed.exc_value)

    def note(self, error: BaseException) -> None:
        """Write `error` down, without its words, and tell whoever asked to be told."""
        lines = "\n".join(outline(error))
        if lines not in self._noted and len(self._noted) < MOST_REPORTS:
            _log.critical("an exception nobody caught", exc_info=error)
            self._append(lines)
            self._noted.add(lines)
        if self.tell is not None:
            self.tell()

    def _append(self, lines: str) -> None:
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with (self._folder / REPORT).open("a", encoding="utf-8") as file:
                file.write(lines + "\n" if file.tell() else f"{self._head()}\n{lines}\n")
        except OSError as error:
            _log.warning("the report cannot be written: %s", error)

    def _head(self) -> str:
        """What is needed to look for the fault: versions and the day."""
        import platform

        qt = getattr(sys.modules.get("PySide6"), "__version__", "")
        parts = [f"Python {platform.python_version()}", f"Qt {qt}" if qt else "", self._today().isoformat()]
        return f"Baclofen Guide {__version__}\n{platform.platform()}\n{', '.join(filter(None, parts))}\n"


def clean_fault(text: str) -> str:
    """The lines of a fault that say where it happened, without folders of the user, or ""."""
    kept = []
    for line in text.splitlines():
        found = next(filter(None, (re.match(pattern, line) for pattern in _FAULT_LINES)), None)
        if found is not None:
            file = found.groupdict().get("file")
            kept.append(found[0].replace(file, place_of(file)) if file else found[0])
    return "\n".join(kept)


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8", errors="replace")
    except OSError:
        return ""
