"""The sound by Qt Multimedia, where PySide6-Addons is installed and the computer has an output."""

from __future__ import annotations

import importlib
import importlib.util
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl

from baclofen_guide.desktop.sound.model import PlayerOutcomes

if TYPE_CHECKING:
    from pathlib import Path

_MODULE = "PySide6.QtMultimedia"


class QtEffect(QObject):
    """Plays `file` by QSoundEffect, built on first use: opening the sound system takes its time.

    Args:
        file: a WAV file.
        volume: 0 to 1.
    """

    name = "Qt"

    def __init__(self, file: Path, volume: float = 0.8, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.outcomes = PlayerOutcomes(self)
        self._file, self._volume = file, volume
        # Not typed: the module is no part of what we always have.
        self._effect: Any = None
        self._is_wanted = False

    def is_available(self) -> bool:
        """Whether Qt Multimedia can be loaded and knows an output."""
        if importlib.util.find_spec(_MODULE) is None:
            return False
        try:
            multimedia = importlib.import_module(_MODULE)
        except ImportError:
            # Installed, and a library of the system that it needs is not.
            return False
        return not multimedia.QMediaDevices.defaultAudioOutput().isNull()

    def play(self) -> None:
        """Start playing, from the beginning, as soon as the file is loaded."""
        self._is_wanted = True
        if self._effect is None:
            self._build()
        elif self._effect.isLoaded():
            self._effect.play()

    def stop(self) -> None:
        """Be silent at once."""
        self._is_wanted = False
        if self._effect is not None:
            self._effect.stop()

    def _build(self) -> None:
        effect_class = importlib.import_module(_MODULE).QSoundEffect
        self._effect = effect_class(self)
        self._effect.setVolume(self._volume)
        self._effect.statusChanged.connect(self._on_status_changed)
        self._effect.playingChanged.connect(self._on_playing_changed)
        self._effect.setSource(QUrl.fromLocalFile(str(self._file)))

    def _on_status_changed(self) -> None:
        status = self._effect.status()
        if status is type(self._effect).Status.Error:
            self._is_wanted = False
            self.outcomes.failed.emit("QSoundEffect could not play the file")
        elif status is type(self._effect).Status.Ready and self._is_wanted:
            self._effect.play()

    def _on_playing_changed(self) -> None:
        if self._is_wanted and not self._effect.isPlaying():
            self._is_wanted = False
            self.outcomes.finished.emit()
