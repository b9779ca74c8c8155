"""Sets sheets in a process of its own, which ends with the sheet.

What typst keeps of the sheets before (200 MB after a hundred) goes back to the computer, a sheet that nobody
waits for any more can be ended in the middle, and a crash in there stays there. What is on a sheet goes
through pipes, never through a file.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from baclofen_guide.exchange.pdf.typeset import SCREEN_PPI, Sheet, TypesetError, Typesetter

if TYPE_CHECKING:
    from collections.abc import Mapping

OPTION = "--set-sheet"
"""What tells this program, as its only argument, that it is such a process."""
LONGEST_S = 120.0
"""A ten-year report takes less than one second; after this it will never be done."""


class _Job(Struct, frozen=True):
    """One sheet to be set; `ppi` for pictures, None for a PDF."""

    templates: str
    glyphs: dict[str, int]
    sheet: Sheet
    ppi: float | None


class _Answer(Struct, frozen=True):
    pages: list[bytes] = []
    problem: str = ""


class ApartTypesetter(Typesetter):
    """Sets each sheet in a process of its own. Safe to call from any thread."""

    def __init__(self, templates: Path, glyphs: Mapping[str, int]) -> None:
        super().__init__(templates, glyphs)
        self._child: subprocess.Popen[bytes] | None = None
        self._lock = Lock()

    def pdf(self, sheet: Sheet) -> bytes:
        """See `Typesetter.pdf`; a process that was ended or crashed raises `TypesetError` too."""
        return b"".join(self._ask(sheet, None))

    def pictures(self, sheet: Sheet, ppi: float = SCREEN_PPI) -> list[bytes]:
        """See `Typesetter.pictures`; a process that was ended or crashed raises `TypesetError` too."""
        return self._ask(sheet, ppi)

    def stop(self) -> None:
        """End the sheet in hand, if there is one: whoever waits for it gets a `TypesetError`."""
        with self._lock:
            if self._child is not None:
                self._child.kill()

    def _ask(self, sheet: Sheet, ppi: float | None) -> list[bytes]:
        job = _Job(str(self.templates), dict(self.glyphs), sheet, ppi)
        told = self._run(msgspec.msgpack.encode(job))
        try:
            answer = msgspec.msgpack.decode(told, type=_Answer)
        except msgspec.DecodeError as error:
            raise TypesetError("the sheet was not finished") from error
        if answer.problem:
            raise TypesetError(answer.problem)
        return answer.pages

    def _run(self, job: bytes) -> bytes:
        try:
            child = self._start()
        except OSError as error:
            raise TypesetError(str(error)) from error
        with child:
            self._hold(child)
            try:
                return child.communicate(job, LONGEST_S)[0]
            except subprocess.TimeoutExpired as error:
                raise TypesetError("the sheet took too long") from error
            finally:
                self._hold(None)
                child.kill()

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603  our own program
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # A crash could print what is on the sheet.
            stderr=subprocess.DEVNULL,
            env=os.environ | _own_place(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    def _hold(self, child: subprocess.Popen[bytes] | None) -> None:
        with self._lock:
            self._child = child


def set_sheet() -> int:
    """Be the process: read a job, write the answer, end. Returns the exit code."""
    job = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=_Job)
    typesetter = Typesetter(Path(job.templates), job.glyphs)
    try:
        if job.ppi is None:
            answer = _Answer([typesetter.pdf(job.sheet)])
        else:
            answer = _Answer(typesetter.pictures(job.sheet, job.ppi))
    except TypesetError as error:
        answer = _Answer(problem=str(error))
    sys.stdout.buffer.write(msgspec.msgpack.encode(answer))
    sys.stdout.buffer.flush()
    return 0


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, OPTION]
    # "-P": what lies in the folder that the program was started from is never taken for a part of it.
    return [sys.executable, "-P", "-m", "baclofen_guide", OPTION]


def _own_place() -> dict[str, str]:
    """Where the process finds this program, however this one found it."""
    if getattr(sys, "frozen", False):
        return {}
    here = str(Path(__file__).parents[3])
    others = os.environ.get("PYTHONPATH")
    return {"PYTHONPATH": os.pathsep.join([here, others] if others else [here])}
