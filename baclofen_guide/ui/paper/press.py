"""Sets paper beside the window: the work runs in a thread of Qt's pool, which gets no Qt objects to touch."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from baclofen_guide.exchange.pdf.typeset import PRINT_PPI, SCREEN_PPI, TypesetError, Typesetter
from baclofen_guide.exchange.save import SaveError, save

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from baclofen_guide.ui.paper.wanted import MakeSheet

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Made:
    """What came of one job.

    Attributes:
        job: "preview", "print" or "save".
        ticket: rises with each job; a preview that is no longer wanted is known by it.
        pages: PNG pages, for a preview or a printer.
        path: the file written.
        trouble: why it did not work, or None.
    """

    job: str
    ticket: int
    pages: tuple[bytes, ...] = ()
    path: Path | None = None
    trouble: SaveError | TypesetError | None = None


class Press(QObject):
    """Takes jobs and says when each is done.

    Args:
        typesetter: sets the sheets.

    Signals:
        done: a `Made`.
    """

    done = Signal(object)
    _finished = Signal(object)

    def __init__(self, typesetter: Typesetter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._typesetter = typesetter
        self._pool = QThreadPool(self)
        # One at a time: the newest preview waits for no more than one that is no longer wanted.
        self._pool.setMaxThreadCount(1)
        self._ticket = 0
        self._closed = False
        # Across threads a signal waits in the queue of the thread that owns the receiver.
        self._finished.connect(self._on_finished)

    def preview(self, make: MakeSheet) -> int:
        """Begin to set the pages for the screen; return the job's ticket."""
        return self._start("preview", lambda: self._pictures(make, SCREEN_PPI))

    def pages_to_print(self, make: MakeSheet) -> int:
        """Begin to set the pages for a printer."""
        return self._start("print", lambda: self._pictures(make, PRINT_PPI))

    def save(self, make: MakeSheet, path: Path) -> int:
        """Begin to write the PDF to `path`."""

        def write() -> tuple[bytes, ...]:
            save(path, self._typesetter.pdf(make()))
            return ()

        return self._start("save", write, path)

    def close(self) -> None:
        """Wait for the job in hand and take no more."""
        self._closed = True
        self._pool.clear()
        self._pool.waitForDone()

    def wait(self) -> None:
        """Wait until nothing is under way; what is done is said afterwards."""
        self._pool.waitForDone()

    def _pictures(self, make: MakeSheet, ppi: float) -> tuple[bytes, ...]:
        return tuple(self._typesetter.pictures(make(), ppi))

    def _start(self, job: str, work: Callable[[], tuple[bytes, ...]], path: Path | None = None) -> int:
        self._ticket += 1
        ticket = self._ticket

        def run() -> None:
            try:
                made = Made(job, ticket, work(), path)
            except (SaveError, TypesetError) as error:
                made = Made(job, ticket, path=path, trouble=error)
            except Exception as error:
                _log.exception("paper could not be made")
                made = Made(job, ticket, path=path, trouble=TypesetError(str(error)))
            self._finished.emit(made)

        if not self._closed:
            self._pool.start(QRunnable.create(run))
        return ticket

    def _on_finished(self, made: Made) -> None:
        if not self._closed:
            self.done.emit(made)
