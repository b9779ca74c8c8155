"""The sound by one of the small players that Linux desktops have."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, QTimer

from baclofen_guide.desktop.sound.model import PlayerOutcomes

if TYPE_CHECKING:
    from pathlib import Path

LONGEST_MS = 10_000
"""A player that takes longer is stuck at a sound system that does not answer."""


@dataclass(frozen=True)
class Recipe:
    """A program and what it is given before the file's name."""

    program: str
    arguments: tuple[str, ...] = ()


RECIPES = (
    Recipe("pw-play"),
    Recipe("paplay"),
    Recipe("canberra-gtk-play", ("-f",)),
    Recipe("aplay", ("-q",)),
)
"""In the order in which they are tried: those of the running sound server before the bare card."""


class ProgramPlayer(QObject):
    """Plays `file` by the program of `recipe`, as a process of its own."""

    def __init__(self, recipe: Recipe, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name = recipe.program
        self.outcomes = PlayerOutcomes(self)
        self._recipe, self._file = recipe, file
        self._process = QProcess(self)
        self._process.errorOccurred.connect(self._on_error_occurred)
        self._process.finished.connect(self._on_finished)
        self._is_wanted = False
        self._stuck = QTimer(self, singleShot=True, interval=LONGEST_MS)
        self._stuck.timeout.connect(self._on_stuck)

    def is_available(self) -> bool:
        """Whether the program is installed. Whether it finds a sound card, only playing shows."""
        return shutil.which(self._recipe.program) is not None

    def play(self) -> None:
        """Start playing, from the beginning."""
        self.stop()
        self._is_wanted = True
        self._stuck.start()
        self._process.start(self._recipe.program, [*self._recipe.arguments, str(self._file)])

    def stop(self) -> None:
        """Be silent at once: the process is killed, and what it had handed on goes with it."""
        self._is_wanted = False
        self._stuck.stop()
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            self._process.kill()
            self._process.waitForFinished(500)

    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        if status is QProcess.ExitStatus.NormalExit and code == 0:
            if self._settle():
                self.outcomes.finished.emit()
        else:
            said = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace").strip()
            self._fail(f"exit code {code}: {said}")

    def _on_error_occurred(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._fail(self._process.errorString())

    def _on_stuck(self) -> None:
        self._fail(f"not finished after {LONGEST_MS} ms")
        self.stop()

    def _fail(self, reason: str) -> None:
        if self._settle():
            self.outcomes.failed.emit(f"{self.name}: {reason}")

    def _settle(self) -> bool:
        """Whether anybody still waits for an outcome; nobody does afterwards."""
        wanted, self._is_wanted = self._is_wanted, False
        self._stuck.stop()
        return wanted
