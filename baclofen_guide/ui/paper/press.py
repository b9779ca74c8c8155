"""Sets paper beside the window: the work runs in a thread of its own, which gets no Qt object to touch.

Python's pool, not Qt's: a `QThreadPool` destroyed while a job runs waits for it without letting Python go on,
and the window hangs for good. Results wait in a queue until the window looks for them.
"""

from __future__ import annotations

import contextlib
import logging
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from functools import partial
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from baclofen_guide.exchange.pdf.typeset import PRINT_PPI, SCREEN_PPI, TypesetError
from baclofen_guide.exchange.save import SaveError, save
from baclofen_guide.ui import garbage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from baclofen_guide.exchange.pdf.apart import ApartTypesetter
    from baclofen_guide.exchange.pdf.typeset import Sheet

    MakeSheet = Callable[[], Sheet]
    Work = Callable[[], tuple[bytes, ...]]

LOOK_MS = 25
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

    def __init__(self, typesetter: ApartTypesetter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._typesetter = typesetter
        # One at a time: the newest preview waits for no more than one that is no longer wanted.
        self._pool = ThreadPoolExecutor(1, "paper")
        self._made: SimpleQueue[Made] = SimpleQueue()
        self._under_way: dict[int, Future[None]] = {}
        # The thread must never hold the last reference to anything of Qt's that a job reaches.
        self._kept: deque[Work] = deque(maxlen=4)
        self._ticket = 0
        self._closed = False
        self._looking = QTimer(self, interval=LOOK_MS)
        self._looking.timeout.connect(self._look)
        self.destroyed.connect(partial(garbage.let_go, id(self)))

    def preview(self, make: MakeSheet) -> int:
        """Begin to set the pages for the screen; return the job's ticket."""
        return self._start("preview", partial(_pictures, self._typesetter, make, SCREEN_PPI))

    def pages_to_print(self, make: MakeSheet) -> int:
        """Begin to set the pages for a printer."""
        return self._start("print", partial(_pictures, self._typesetter, make, PRINT_PPI))

    def save(self, make: MakeSheet, path: Path) -> int:
        """Begin to write the PDF to `path`."""
        return self._start("save", partial(_write, self._typesetter, make, path), path)

    def forget(self) -> None:
        """Drop every job: one that waits never begins, one in hand is ended and said to have failed."""
        for ticket, job in list(self._under_way.items()):
            if job.cancel():
                del self._under_way[ticket]
        self._typesetter.stop()

    def close(self) -> None:
        """Finish the job in hand and take no more."""
        self._closed = True
        self._looking.stop()
        self._pool.shutdown(cancel_futures=True)
        garbage.let_go(id(self))

    def finish(self) -> None:
        """Wait until nothing is under way, and say what was done."""
        wait(self._under_way.values())
        self._look()

    def _start(self, job: str, work: Work, path: Path | None = None) -> int:
        self._ticket += 1
        if not self._closed:
            made = Made(job, self._ticket, path=path)
            self._kept.append(work)
            garbage.hold(id(self))
            self._under_way[self._ticket] = self._pool.submit(_carry_out, made, work, self._made)
            self._looking.start()
        return self._ticket

    def _look(self) -> None:
        """Say what is done; once nothing is under way, look no more."""
        found: list[Made] = []
        with contextlib.suppress(Empty):
            while True:
                found.append(self._made.get_nowait())
        for made in found:
            self._under_way.pop(made.ticket, None)
        if not self._under_way:
            self._looking.stop()
            garbage.let_go(id(self))
        for made in found:
            self.done.emit(made)


def _carry_out(made: Made, work: Work, told: SimpleQueue[Made]) -> None:
    """Do one job and put what came of it into `told`, whatever it is."""
    try:
        told.put(replace(made, pages=work()))
    except (SaveError, TypesetError) as error:
        told.put(replace(made, trouble=error))
    except Exception as error:
        _log.exception("paper could not be made")
        told.put(replace(made, trouble=TypesetError(str(error))))


def _pictures(typesetter: ApartTypesetter, make: MakeSheet, ppi: float) -> tuple[bytes, ...]:
    return tuple(typesetter.pictures(make(), ppi))


def _write(typesetter: ApartTypesetter, make: MakeSheet, path: Path) -> tuple[bytes, ...]:
    save(path, typesetter.pdf(make()))
    return ()
