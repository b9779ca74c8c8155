"""The reminder sound by the first way that works; when one fails, the next."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from baclofen_guide.desktop.link import Link
from baclofen_guide.desktop.sound.beep import Beep
from baclofen_guide.desktop.sound.program import RECIPES, ProgramPlayer
from baclofen_guide.desktop.sound.qt_effect import QtEffect

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from baclofen_guide.desktop.sound.model import Player

_log = logging.getLogger(__name__)


class Chime(QObject):
    """Plays the reminder sound.

    Args:
        players: the best first; the last should be `Beep`.
    """

    def __init__(self, players: Sequence[Player], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._players = tuple(players)
        self._failed: set[int] = set()
        self._playing: int | None = None
        for player in self._players:
            player.outcomes.failed.connect(self._on_player_failed)
            player.outcomes.finished.connect(self._on_player_finished)

    def play(self) -> None:
        """Play once, from the beginning."""
        self.stop()
        self._try_from(0)

    def stop(self) -> None:
        """Be silent at once."""
        playing, self._playing = self._playing, None
        if playing is not None:
            self._players[playing].stop()

    def explain(self) -> Link:
        """This link, for the check-up: what would play, as far as is known without playing."""
        for place, player in enumerate(self._players):
            if place not in self._failed and player.is_available():
                if player.name:
                    return Link("sound", "ok", "checkup.sound.on", {"player": player.name})
                return Link("sound", "warn", "checkup.sound.beep")
        return Link("sound", "off", "checkup.sound.off")

    def _try_from(self, first: int) -> None:
        for place in range(first, len(self._players)):
            if self._players[place].is_available():
                self._playing = place
                self._players[place].play()
                return
        self._playing = None

    def _place_of_sender(self) -> int:
        sender = self.sender()
        return next(place for place, player in enumerate(self._players) if player.outcomes is sender)

    @Slot()
    def _on_player_finished(self) -> None:
        place = self._place_of_sender()
        self._failed.discard(place)
        if place == self._playing:
            self._playing = None

    @Slot(str)
    def _on_player_failed(self, reason: str) -> None:
        place = self._place_of_sender()
        _log.info("the sound was not played: %s", reason)
        self._failed.add(place)
        if place == self._playing:
            self._try_from(place + 1)


def usual_players(file: Path, parent: QObject | None = None) -> list[Player]:
    """Every way of playing the WAV file `file`, the best first."""
    programs = (ProgramPlayer(recipe, file, parent) for recipe in RECIPES)
    return [QtEffect(file, parent=parent), *programs, Beep()]
