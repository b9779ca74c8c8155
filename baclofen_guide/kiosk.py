"""The kiosk: its own composition. It opens the guide and nothing else; a record is never within its reach."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QClipboard, QPixmapCache

from baclofen_guide.desktop.memory import give_back, hold_little
from baclofen_guide.guide.compiled import Cache
from baclofen_guide.guide.key_messages import ATTRACTING
from baclofen_guide.guide.library import Library
from baclofen_guide.guide.messages import load_messages
from baclofen_guide.kiosk_commands import PageCommands
from baclofen_guide.settings.preferences import Preferences
from baclofen_guide.settings.regions import load_regions
from baclofen_guide.ui.appearance import Appearance
from baclofen_guide.ui.choices import Choices
from baclofen_guide.ui.figures.images import figure_image
from baclofen_guide.ui.fonts import load_fonts
from baclofen_guide.ui.guide_desk import GuideDesk, PhoneBook
from baclofen_guide.ui.kiosk.attract import Attract
from baclofen_guide.ui.kiosk.begin import TEXT_SIZES, Begin
from baclofen_guide.ui.kiosk.guard import Guard
from baclofen_guide.ui.kiosk.idle import Idle
from baclofen_guide.ui.kiosk.keypad import Keypad
from baclofen_guide.ui.kiosk.pages import KioskPages
from baclofen_guide.ui.kiosk.still_there import StillThere
from baclofen_guide.ui.kiosk.touch import Finger
from baclofen_guide.ui.kiosk.window import KioskWindow
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.theme import load_theme

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from baclofen_guide.desktop.scratch import Scratch
    from baclofen_guide.desktop.voice import Voice
    from baclofen_guide.guide.catalogue import Language
    from baclofen_guide.paths import Resources
    from baclofen_guide.settings.clock import Clock
    from baclofen_guide.settings.policy import Policy
    from baclofen_guide.ui.kiosk.handouts import Handouts, PrintOut

_log = logging.getLogger(__name__)
FACTOR, TARGET_PX = 1.5, 60
PICTURES_KB = 1024
FORGOTTEN = ("language", "level", "text_percent", "theme")
"""Choices that a visitor can make."""


@dataclass(frozen=True)
class KioskSetup:
    """What a run of the kiosk is given.

    Attributes:
        resources: the program's own files.
        cache: where compiled pages of the guide are kept; nothing about visitors is.
        scratch: the folder for everything temporary.
        clock: tells the time.
        monotonic: seconds that nobody can set.
        policy: what the clinic settled.
        print_out: sends pages to a printer.
        open_voice: opens the voice when it is first wanted; None where there is none, or nobody hears it.
    """

    resources: Resources
    cache: Path
    scratch: Scratch
    clock: Clock
    monotonic: Callable[[], float]
    policy: Policy
    print_out: PrintOut
    open_voice: Callable[[], Voice | None] | None = None


class Kiosk(QObject):
    """Everything the kiosk is made of, connected.

    Args:
        qt: the Qt application, already made.
        setup: files, clocks and policy.

    Signals:
        left: staff typed the code; the program is to end.
        failed: the screen could not be wiped; only a new start is clean.
        wiped: the screen is as at the beginning.
    """

    left = Signal()
    failed = Signal()
    wiped = Signal()

    def __init__(self, qt: QApplication, setup: KioskSetup) -> None:
        super().__init__()
        self._qt, self._setup = qt, setup
        # A kiosk is never switched off.
        hold_little()
        # Pictures drawn anew are kept there until it is full.
        QPixmapCache.setCacheLimit(PICTURES_KB)
        load_fonts()
        library = Library.open(setup.resources.content, setup.resources.facts, setup.cache)
        self._languages = offered_languages(library.languages, setup.policy.languages)
        self._first = first_choices(setup.policy, next(iter(self._languages)))
        self.choices = Choices(self._first)
        self._desk = self._make_desk(library)
        self._handouts = self._make_handouts() if setup.policy.printing.allowed else None
        self._commands = PageCommands(self._desk, self.choices, self._handouts, setup.open_voice, self)
        self._build()
        self._finger = Finger(setup.monotonic, self)
        self.guard = Guard(qt, self._finger, self)
        self.idle = Idle(setup.policy.kiosk.idle_seconds, self)
        self._before_question = ""
        # Once the pages of the visit are really gone, while nobody waits for anything.
        self._giving_back = QTimer(self, singleShot=True, interval=0)
        self.forgotten = {name: getattr(self._first, name) for name in FORGOTTEN}
        self.clears: dict[str, Callable[[], None]] = self._clears()
        self._connect()

    def start(self) -> None:
        """Show the window, at the first message."""
        # What was copied before, perhaps by a visitor whose kiosk crashed, is nobody's to paste.
        self._clear_clipboard()
        self._forget_pictures()
        self._show_beginning()
        self.window.showFullScreen()

    def wipe(self) -> None:
        """Forget everything about this visitor and show the first message."""
        is_whole = True
        for name, clear in self.clears.items():
            try:
                clear()
            except Exception:
                _log.exception("the kiosk could not forget: %s", name)
                is_whole = False
        if is_whole:
            self.wiped.emit()
        else:
            self.failed.emit()

    def close(self) -> None:
        """Let go of the application; the window may close now."""
        self.wipe()
        self.attract.rest()
        self._commands.close()
        self.guard.stop()
        self.window.end()
        self.window.close()

    def _make_desk(self, library: Library) -> GuideDesk:
        setup, resources = self._setup, self._setup.resources
        translations = resources.translations if resources.translations.is_dir() else None
        self._appearance = Appearance(
            self._qt, self.choices, resources.themes, translations, self, factor=FACTOR, target=TARGET_PX
        )
        self.style = self._appearance.style
        cache = Cache(setup.cache)
        return GuideDesk(
            library=library,
            phone_book=PhoneBook(load_regions(resources.facts / "regions.toml"), setup.policy.clinic),
            messages=lambda language: load_messages(resources.content, language, cache),
            choices=self.choices,
            style=self.style,
            light=load_theme(resources.themes, "light"),
            clock=setup.clock,
        )

    def _make_handouts(self) -> Handouts:
        from baclofen_guide.exchange.pdf.apart import ApartTypesetter
        from baclofen_guide.ui.glyphs import GLYPHS
        from baclofen_guide.ui.kiosk.handouts import Handouts, Rules
        from baclofen_guide.ui.paper.press import Press

        setup = self._setup
        press = Press(ApartTypesetter(setup.resources.root / "handout", GLYPHS), self)
        rules = Rules(setup.policy.printing, setup.clock, setup.monotonic)
        return Handouts(self._desk, press, rules, setup.print_out, self)

    def _build(self) -> None:
        kiosk = self._setup.policy.kiosk
        pages = KioskPages(self.style, self.choices, self._desk, kiosk.staff_line)
        self.window = KioskWindow(self.style, pages.makers, self._commands.offers)
        pages.place_requested.connect(self.window.go)
        pages.back_requested.connect(self.window.go_back)
        pages.setParent(self.window)
        invitations = [one.touch or one.name for one in self._languages.values()]
        self.attract = Attract(self.style, partial(self._desk.key_messages, ATTRACTING), invitations)
        names = [(code, language.name) for code, language in self._languages.items()]
        self.begin = Begin(self.style, self.choices, names)
        self.still_there = StillThere(self.style)
        self.keypad = Keypad(self.style, kiosk.admin_code, self._setup.monotonic)
        screens = {
            "attract": self.attract,
            "begin": self.begin,
            "still-there": self.still_there,
            "keypad": self.keypad,
        }
        for name, screen in screens.items():
            self.window.add_screen(name, screen)

    def _connect(self) -> None:
        self.guard.touched.connect(self.idle.touched)
        self.guard.urgent_wanted.connect(self._on_urgent_wanted)
        self.attract.begun.connect(self._on_begun)
        self.attract.staff_wanted.connect(self._on_staff_wanted)
        self.begin.chosen.connect(self._on_chosen)
        self.idle.asked.connect(self._on_idle_asked)
        self.idle.seconds_left.connect(self.still_there.say_seconds)
        self.idle.ended.connect(self.wipe)
        self.wiped.connect(self._giving_back.start)
        self._giving_back.timeout.connect(self._give_back)
        self.still_there.more_wanted.connect(self._on_more_wanted)
        self.still_there.over_wanted.connect(self.wipe)
        self.keypad.given_up.connect(self.wipe)
        self.keypad.right_code.connect(self.left)
        self.window.command_given.connect(self._on_command_given)
        self._commands.serve(self.window)
        if self._handouts is not None:
            self._handouts.said.connect(self.window.say)

    def _clears(self) -> dict[str, Callable[[], None]]:
        """What a wipe does, by what it makes the screen forget. A test takes each away and sees it missed."""
        first = self._first
        return {
            "the visit itself": self.idle.rest,
            "speech": self._commands.stop_voice,
            "print jobs": self._commands.cancel_printing,
            "pages, scrolling and answers": self._forget_pages,
            "history": self.window.forget_history,
            "ticks": self._desk.ticks.clear,
            "what was said": partial(self.window.say, ""),
            "first choices": self.begin.forget,
            "staff code": self.keypad.forget,
            "question": partial(self.still_there.say_seconds, 0),
            "choices": self._forget_choices,
            "level on the bar": partial(self.window.say_level, first.level),
            "clipboard": self._clear_clipboard,
            "temporary files": self._setup.scratch.empty,
            "pictures": self._forget_pictures,
            "screen": self._show_beginning,
        }

    def _forget_pages(self) -> None:
        self._finger.forget()
        self.window.forget_pages()

    def _forget_choices(self) -> None:
        # All at once: the window is painted anew only once.
        self.choices.change(**self.forgotten)

    def _show_beginning(self) -> None:
        self._before_question = ""
        self.window.show_screen("attract")
        self.attract.begin()

    def _clear_clipboard(self) -> None:
        clipboard = self._qt.clipboard()
        clipboard.clear(QClipboard.Mode.Clipboard)
        if clipboard.supportsSelection():
            clipboard.clear(QClipboard.Mode.Selection)

    def _give_back(self) -> None:
        self._appearance.renew()
        give_back()

    def _forget_pictures(self) -> None:
        # Some MB for each text size and theme that somebody chose.
        figure_image.cache_clear()
        QPixmapCache.clear()

    def _on_begun(self) -> None:
        self.attract.rest()
        self.idle.begin()
        self.window.show_screen("begin")
        self.begin.open()

    def _on_staff_wanted(self) -> None:
        self.attract.rest()
        self.idle.begin()
        self.window.show_screen("keypad")
        self.keypad.open()

    def _on_chosen(self) -> None:
        self.window.say_level(self.choices.now.level)
        self.window.go(Place("learn"))

    def _on_urgent_wanted(self) -> None:
        if self.window.screen_name == "keypad":
            return
        self.attract.rest()
        self.idle.begin()
        self.window.go(Place("urgent"))

    def _on_idle_asked(self) -> None:
        if self.window.screen_name == "keypad":
            self.wipe()
            return
        self._before_question = self.window.screen_name
        self.window.show_screen("still-there")
        self.still_there.ask()

    def _on_more_wanted(self) -> None:
        self.idle.more_time()
        if self._before_question == "guide":
            self.window.show_guide()
        else:
            self.window.show_screen(self._before_question)

    def _on_command_given(self, command: str) -> None:
        if command == "over":
            self.wipe()


def offered_languages(known: dict[str, Language], wanted: tuple[str, ...]) -> dict[str, Language]:
    """The languages a visitor can choose, the usual one first."""
    chosen = {code: known[code] for code in wanted if code in known}
    return chosen or known


def first_choices(policy: Policy, language: str) -> Preferences:
    """What everybody at the kiosk begins with."""
    numbers = policy.clinic.numbers
    return Preferences(
        welcomed=True,
        audience="patient",
        level="easy",
        region=policy.region,
        language=language,
        theme="light",
        text_percent=TEXT_SIZES[0],
        clinic_number=numbers[0].number if numbers else "",
    )
