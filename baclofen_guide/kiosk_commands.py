"""What a visitor can do with the page on the kiosk's bar: letters, level, questions, read aloud, print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from baclofen_guide.guide.speech import render_speech
from baclofen_guide.settings.choices import LEVELS
from baclofen_guide.ui.kiosk.begin import TEXT_SIZES
from baclofen_guide.ui.navigation import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from baclofen_guide.desktop.voice import Voice
    from baclofen_guide.guide.library import Page
    from baclofen_guide.ui.choices import Choices
    from baclofen_guide.ui.guide_desk import GuideDesk
    from baclofen_guide.ui.kiosk.handouts import Handouts
    from baclofen_guide.ui.kiosk.window import KioskWindow


class PageCommands(QObject):
    """The commands of the bar, each for the page that is shown.

    Args:
        desk: the guide.
        choices: what this visitor chose.
        handouts: prints pages; None where the clinic allows no printing.
        open_voice: opens the voice when it is first wanted; None where there is none, or nobody hears it.
    """

    def __init__(
        self,
        desk: GuideDesk,
        choices: Choices,
        handouts: Handouts | None,
        open_voice: Callable[[], Voice | None] | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._choices, self._handouts = desk, choices, handouts
        self._open_voice = open_voice
        self._voice: Voice | None = None
        self._window: KioskWindow | None = None

    def serve(self, window: KioskWindow) -> None:
        """Do what is pressed on the bar of `window`."""
        self._window = window
        window.command_given.connect(self._on_command_given)
        window.arrived.connect(self.stop_voice)

    def offers(self, place: Place) -> frozenset[str]:
        """What the bar has on a page besides the usual."""
        is_topic = place.page == "topic"
        if not is_topic and not (place.page == "urgent" and place.item):
            return frozenset()
        offered = {
            "level": is_topic,
            "check": is_topic and self._desk.questions(place.item) is not None,
            "read": self._open_voice is not None,
            "print": self._handouts is not None,
        }
        return frozenset(command for command, is_there in offered.items() if is_there)

    def stop_voice(self) -> None:
        """Read no further."""
        if self._voice is not None:
            self._voice.stop()

    def cancel_printing(self) -> None:
        """Take back what is not yet on its way to the printer."""
        if self._handouts is not None:
            self._handouts.cancel()

    def close(self) -> None:
        """Let go of the printer."""
        if self._handouts is not None:
            self._handouts.close()

    def _on_command_given(self, command: str) -> None:
        ways = {
            "larger": self._make_larger,
            "level": self._change_level,
            "check": self._ask,
            "read": self._read_aloud,
            "print": self._print,
        }
        # What the bar has besides is not about the page.
        if command in ways and self._window is not None:
            ways[command](self._window)

    def _make_larger(self, _window: KioskWindow) -> None:
        place = TEXT_SIZES.index(self._choices.now.text_percent)
        self._choices.change(text_percent=TEXT_SIZES[(place + 1) % len(TEXT_SIZES)])

    def _change_level(self, window: KioskWindow) -> None:
        level = LEVELS[(LEVELS.index(self._choices.now.level) + 1) % len(LEVELS)]
        self._choices.change(level=level)
        window.say_level(level)

    def _ask(self, window: KioskWindow) -> None:
        if window.place is not None:
            window.go(Place("check", window.place.item))

    def _read_aloud(self, window: KioskWindow) -> None:
        if self._voice is None and self._open_voice is not None:
            self._voice = self._open_voice()
        page = self._page(window.place)
        if self._voice is None or page is None:
            return
        if self._voice.is_speaking:
            self._voice.stop()
            return
        language = page.document.language
        self._voice.say(render_speech(page.document, self._desk.reader(language)), language)

    def _print(self, window: KioskWindow) -> None:
        page = self._page(window.place)
        if self._handouts is not None and page is not None:
            self._handouts.print_page(page)

    def _page(self, here: Place | None) -> Page | None:
        """The page being read, as the library has it."""
        if here is None or not here.item:
            return None
        if here.page == "urgent":
            return self._desk.door_page(here.item)
        return self._desk.page(here.item) if here.page == "topic" else None
