"""What the settings page asks of the computer, answered by `desktop`."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from baclofen_guide.desktop.autostart.choose import choose_autostart
from baclofen_guide.desktop.autostart.command import Running
from baclofen_guide.desktop.autostart.model import AutostartError, EntryTexts

if TYPE_CHECKING:
    from baclofen_guide.desktop.autostart.model import Autostart
    from baclofen_guide.home import Home

_log = logging.getLogger(__name__)


def autostart_of(home: Home) -> Autostart:
    """This system's way of starting at login, for this record."""
    around = home.around
    texts = EntryTexts("Baclofen Guide", home.words.text("settings.autostart-comment"))
    own = Path(around.environ.get("HOME") or Path.home())
    return choose_autostart(Running.now(), around.arguments, texts, around.environ, own)


class ReminderSettings:
    """Start at login and the sound.

    Args:
        home: record, words and channels.
    """

    def __init__(self, home: Home) -> None:
        self._home, self._autostart = home, autostart_of(home)

    def starts_at_login(self) -> bool:
        """Whether the program starts at the next login."""
        return self._autostart.is_on()

    def start_at_login(self, *, on: bool) -> str:
        """Switch that; return why it did not work, or ""."""
        try:
            if on:
                self._autostart.turn_on()
            else:
                self._autostart.turn_off()
        except AutostartError as error:
            _log.info("start at login was not switched: %s", error)
            return self._home.words.text("settings.autostart-failed", reason=error)
        return ""

    def login_words(self) -> str:
        """How starting at login stands, in a sentence."""
        link = self._autostart.explain()
        return self._home.words.text(link.message, **link.values)

    def play_sound(self) -> str:
        """Play the reminder sound once; return what plays it, in a sentence."""
        if self._home.ringing is None:
            return ""
        chime = self._home.ringing.chime
        chime.play()
        link = chime.explain()
        return self._home.words.text(link.message, **link.values)
