"""Reads aloud with the system's own voices. The engine comes with the extra ``speech``; without it, none."""

from __future__ import annotations

import importlib
import logging
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QLocale

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

_log = logging.getLogger(__name__)
NO_ENGINES = {"mock"}
"""Listed beside the real ones, and silent."""


class Voice(Protocol):
    """Says words, and stops."""

    @property
    def is_speaking(self) -> bool:
        """Whether something is being said."""
        ...

    def say(self, words: str, language: str) -> None:
        """Say `words`, which are in `language`; what was being said ends."""

    def stop(self) -> None:
        """Be silent at once."""


class QtVoice:
    """The voice of `QTextToSpeech`."""

    def __init__(self, speech: Any) -> None:  # noqa: ANN401  its stubs come with the extra
        self._speech = speech

    @property
    def is_speaking(self) -> bool:
        """Whether something is being said."""
        return bool(self._speech.state() == type(self._speech).State.Speaking)

    def say(self, words: str, language: str) -> None:
        """Say `words`, which are in `language`; what was being said ends."""
        self.stop()
        self._speech.setLocale(QLocale(language))
        self._speech.say(words)

    def stop(self) -> None:
        """Be silent at once."""
        self._speech.stop()


def is_there_a_voice() -> bool:
    """Whether this computer can read aloud. Quick: the engine itself is not started."""
    try:
        engines = importlib.import_module("PySide6.QtTextToSpeech").QTextToSpeech.availableEngines()
    except ImportError:
        return False
    return bool(set(engines) - NO_ENGINES)


def open_voice(parent: QObject | None = None) -> Voice | None:
    """The system's voice; None where there is none. Takes a second: call it when it is first wanted."""
    if not is_there_a_voice():
        return None
    speech = importlib.import_module("PySide6.QtTextToSpeech").QTextToSpeech(parent)
    return QtVoice(speech)
