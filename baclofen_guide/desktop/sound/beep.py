"""The last way: the computer's own beep, which many computers do not have or have switched off."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from baclofen_guide.desktop.sound.model import PlayerOutcomes


class Beep:
    """One beep. Nobody can tell whether it was heard."""

    name = ""

    def __init__(self) -> None:
        self.outcomes = PlayerOutcomes()

    def is_available(self) -> bool:
        """Always: it ends the list."""
        return True

    def play(self) -> None:
        """Beep once."""
        QApplication.beep()
        self.outcomes.finished.emit()

    def stop(self) -> None:
        """It is over already."""
