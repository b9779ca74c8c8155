"""The one place that builds the window's objects and connects them."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut

from baclofen_guide.files_in import FilesIn
from baclofen_guide.guide.compiled import Cache
from baclofen_guide.guide.library import Library
from baclofen_guide.guide.messages import load_messages
from baclofen_guide.guide_pages import GUIDE_PAGES, GuidePages
from baclofen_guide.settings.choices import larger_text, smaller_text
from baclofen_guide.settings.policy import Policy, settled
from baclofen_guide.settings.preferences import Loaded, PreferencesFile
from baclofen_guide.settings.regions import UNSET_REGION, load_regions
from baclofen_guide.teaching_room import TEACHING, TeachingRoom, offered
from baclofen_guide.ui.appearance import Appearance
from baclofen_guide.ui.choices import Choices
from baclofen_guide.ui.fonts import load_fonts
from baclofen_guide.ui.guide_desk import GuideDesk, PhoneBook
from baclofen_guide.ui.icons import glyph_icon
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.shell import Shell
from baclofen_guide.ui.theme import load_theme

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from PySide6.QtWidgets import QApplication, QWidget

    from baclofen_guide.home import Home
    from baclofen_guide.home_pages import HomePages
    from baclofen_guide.paths import Resources, UserFolders
    from baclofen_guide.settings.clock import Clock
    from baclofen_guide.ui.pages.topic import TopicPage
    from baclofen_guide.ui.pages.urgent import UrgentPage

FIRST_SIZE = QSize(1100, 760)
UNPAINTED_MS = 2_000
LEAST_SIZE = QSize(480, 360)
HOME_PAGES = (
    "today", "plan", "open-plan", "about-you", "history", "taper", "supply", "diary", "catch-up", "checkup",
    "settings",
)  # fmt: skip
"""Pages that know of doses; their parts are loaded when one is first wanted."""


@dataclass(frozen=True)
class Setup:
    """What a run of the window is given.

    Attributes:
        resources: the program's own files.
        folders: the reader's files.
        clock: tells the time.
        overrides: choices for this run only, by name, such as ``{"level": "clinical"}``.
        arguments: what starts this program again with the same files, for start at login.
        environ: the environment: where the message buses are, the time zone.
        monotonic: seconds that nobody can set.
        policy: what the clinic settled for this computer.
        teaches: this run is for teaching patients: nobody's record is opened and nothing rings.
    """

    resources: Resources
    folders: UserFolders
    clock: Clock
    overrides: dict[str, str]
    arguments: tuple[str, ...] = ()
    environ: Mapping[str, str] = field(default_factory=lambda: os.environ)
    monotonic: Callable[[], float] = time.monotonic
    policy: Policy = field(default_factory=Policy)
    teaches: bool = False


class Application(QObject):
    """Everything the window is made of, connected.

    Args:
        qt: the Qt application, already made.
        setup: files, folders, clock and overrides of this run.

    Signals:
        left: the reader has left; nothing is shown any more and nothing will ring.
        settled: the first page is painted, or will not be; what could wait for that may begin.
    """

    left = Signal()
    settled = Signal()

    def __init__(self, qt: QApplication, setup: Setup) -> None:
        super().__init__()
        self._qt, self._setup = qt, setup
        load_fonts()
        self.choices, self._loaded = _open_choices(setup)
        resources = setup.resources
        translations = resources.translations if resources.translations.is_dir() else None
        self.appearance = Appearance(qt, self.choices, resources.themes, translations, self)
        self.style = self.appearance.style
        self.desk = _desk(setup, self.choices, self.appearance)
        self._home: Home | None = None
        self._pages: HomePages | None = None
        self._is_home_open = False
        self._report = ""
        self._opening = QTimer(self, singleShot=True, interval=0)
        self._opening.timeout.connect(self._open_home)
        self._resources = resources
        makers: dict[str, Callable[[], QWidget]] = {
            **{name: partial(self._make_home_page, name) for name in HOME_PAGES},
            **{name: partial(self._make_guide_page, name) for name in GUIDE_PAGES},
            TEACHING: self._make_teaching,
        }
        paper = (resources.root / "handout", setup.policy.missed_dose)
        self._teaching = TeachingRoom(self.style, self.choices, self.desk, setup.clock, setup.environ, paper)
        self.shell = Shell(self.style, makers, self._may_close, self._teaching.may_go)
        self.files = FilesIn(self.shell, self.choices, lambda: self.home, takes=not setup.teaches)
        self._connect()

    @property
    def home(self) -> Home:
        """Record and reminders. Loaded on first use, which is after the first page is painted."""
        if self._home is None:
            self._home = self._make_home()
        return self._home

    @property
    def home_pages(self) -> HomePages:
        """What builds the pages that know of doses."""
        if self._pages is None:
            from baclofen_guide.home_pages import HomePages

            self._pages = HomePages(self.home, self.shell, self.desk, self._regions(), self._languages())
        return self._pages

    @cached_property
    def guide_pages(self) -> GuidePages:
        """What builds the pages of the guide."""
        pages = GuidePages(
            self.style,
            self.choices,
            self.desk,
            self.shell,
            self._make_paper,
            self._regions(),
            self._languages(),
        )
        pages.welcomed.connect(self._on_welcome_answered)
        return pages

    def start(self, *, hidden: bool = False) -> None:
        """Show the window at its first page; `hidden`, only the tray or the first reminder is seen."""
        self.shell.resize(FIRST_SIZE.boundedTo(self._qt.primaryScreen().availableSize()))
        self.shell.setMinimumSize(LEAST_SIZE)
        place = self._first_place()
        if place.page == "today":
            # Its first picture must not say that there is no plan.
            self.home.open_record()
        self.shell.go(place)
        if hidden and not self._setup.teaches:
            self.home.open()
            self.settled.emit()
        else:
            self.shell.first_painted.connect(self._opening.start)
            self.shell.show()
            # A window that stays covered is never painted, and reminders must come all the same.
            QTimer.singleShot(UNPAINTED_MS, self, self._open_home)
        if self._loaded.set_aside is not None:
            self._on_choices_set_aside(self._loaded.set_aside)

    def topic(self) -> TopicPage:
        """The page that shows topics."""
        return cast("TopicPage", self.shell.page("topic"))

    def urgent(self) -> UrgentPage:
        """The page of urgent help."""
        return cast("UrgentPage", self.shell.page("urgent"))

    def bring_forward(self) -> None:
        """Show the window in front of the others."""
        self.shell.setWindowState(self.shell.windowState() & ~Qt.WindowState.WindowMinimized)
        self.shell.show()
        self.shell.raise_()
        self.shell.activateWindow()

    def leave(self) -> None:
        """End the program: no more reminders."""
        self.close()
        self.shell.hide()
        self.left.emit()

    def close(self) -> None:
        """Keep what was chosen; let go of the record, the tray and the messages on the screen."""
        self.choices.save()
        self._is_home_open = True
        self._teaching.close()
        if self._home is not None:
            self._home.close()

    def say_went_wrong(self, report: str, *, last_time: bool = False) -> None:
        """Tell the reader that a part of the program failed, now or the last time, and what still works.

        Args:
            report: what can be passed on about it.
            last_time: it was the run before this one.
        """
        self._report = report
        if last_time:
            words = self.tr(
                "Last time, something in this program went wrong. Please look at Today: "
                "is your last dose ticked?"
            )
        else:
            words = self.tr(
                "Something in this program went wrong. Urgent help still works. "
                "If a page looks wrong, close the program and open it again."
            )
        self.shell.notice.say(words, with_report=True)

    def _on_report_requested(self) -> None:
        from baclofen_guide.ui.report_box import ReportBox

        ReportBox(self.style, self._report, self.shell).open()

    @Slot()
    def _open_home(self) -> None:
        if not self._is_home_open:
            self._is_home_open = True
            self.shell.first_painted.disconnect(self._opening.start)
            self.settled.emit()
            if not self._setup.teaches:
                self.home.open()

    def _first_place(self) -> Place:
        if self._setup.teaches:
            return Place(TEACHING)
        if not self.choices.now.welcomed:
            return Place("welcome")
        return Place("today" if self.choices.now.opens_today else "learn")

    def _make_home(self) -> Home:
        from baclofen_guide.clinic_rule import missed_rule
        from baclofen_guide.home import Around, Home

        setup = self._setup
        around = Around(
            clock=setup.clock,
            data=setup.folders.data,
            sound=self._resources.root / "sounds" / "reminder.wav",
            environ=setup.environ,
            monotonic=setup.monotonic,
            arguments=setup.arguments,
            missed=missed_rule(setup.policy.missed_dose),
        )
        home = Home(self.style, self.choices, self.desk, around)
        home.said.connect(self.shell.notice.say)
        home.place_requested.connect(self._on_place_wanted)
        home.window_requested.connect(self.bring_forward)
        home.leave_requested.connect(self.leave)
        home.day_said.connect(self.shell.say_next)
        home.tray_lost.connect(self._on_tray_lost)
        return home

    def _make_guide_page(self, name: str) -> QWidget:
        return self.guide_pages.make(name)

    def _make_home_page(self, name: str) -> QWidget:
        return self.home_pages.make(name)

    def _make_paper(self) -> QWidget:
        from baclofen_guide.exchange.pdf.apart import ApartTypesetter
        from baclofen_guide.ui.glyphs import GLYPHS
        from baclofen_guide.ui.pages.paper import PaperPage
        from baclofen_guide.ui.paper.press import Press
        from baclofen_guide.ui.paper.wanted import PaperDesk

        press = Press(ApartTypesetter(self._resources.root / "handout", GLYPHS))
        self._qt.aboutToQuit.connect(press.close)
        return PaperPage(self.style, PaperDesk(self.desk, self.home.desk), press, self.desk, self.home.desk)

    def _make_teaching(self) -> QWidget:
        return self._teaching.make(self.shell)

    def _regions(self) -> list[tuple[str, str]]:
        regions = load_regions(self._resources.facts / "regions.toml")
        return [(region.id, region.name) for region in regions.values() if region.id != UNSET_REGION]

    def _languages(self) -> list[tuple[str, str]]:
        offered = self._setup.policy.languages
        languages = self.desk.languages().items()
        return [(code, language.name) for code, language in languages if not offered or code in offered]

    def _connect(self) -> None:
        self.choices.save_failed.connect(self._on_save_failed)
        self.shell.notice.report_requested.connect(self._on_report_requested)
        self.shell.closing.connect(self.leave)
        self._teaching.closed.connect(self.shell.close)
        self.choices.choices_changed.connect(self._offer_pages)
        self._offer_pages()
        self.style.style_changed.connect(self._on_style_changed)
        self._on_style_changed()
        for keys, action in (
            ((QKeySequence.StandardKey.ZoomIn, "Ctrl+="), self._on_larger),
            ((QKeySequence.StandardKey.ZoomOut,), self._on_smaller),
            (("Ctrl+0",), self._on_usual_size),
        ):
            for key in keys:
                QShortcut(QKeySequence(key), self.shell).activated.connect(action)

    def _may_close(self) -> bool:
        """Whether closing the window ends the program; else it stays, or goes into the tray."""
        if not self._teaching.may_close():
            return False
        return self._home is None or self.home_pages.closing.may_close()

    def _offer_pages(self) -> None:
        self.shell.offer(offered(self.choices.now.audience, teaches=self._setup.teaches))

    def _on_place_wanted(self, place: Place) -> None:
        self.bring_forward()
        self.shell.go(place)

    def _on_tray_lost(self) -> None:
        """Nothing else would bring a hidden window back."""
        if not self.shell.isVisible():
            self.shell.showMinimized()

    def _on_welcome_answered(self) -> None:
        self.files.go_on(Place("learn"))

    def _on_larger(self) -> None:
        self.choices.change(text_percent=larger_text(self.choices.now.text_percent))

    def _on_smaller(self) -> None:
        self.choices.change(text_percent=smaller_text(self.choices.now.text_percent))

    def _on_usual_size(self) -> None:
        self.choices.change(text_percent=100)

    def _on_style_changed(self) -> None:
        self.shell.setWindowIcon(glyph_icon("pill", 64, self.style.colour("primary")))

    def _on_choices_set_aside(self, path: Path) -> None:
        self.shell.notice.say(
            self.tr(
                "Your settings could not be read, so the usual ones are in use. "
                "The damaged file was kept as {name}. Please check the country in Settings."
            ).format(name=path.name)
        )

    def _on_save_failed(self) -> None:
        self.shell.notice.say(
            self.tr(
                "Your settings could not be saved on this computer. They last until you close this window."
            )
        )


def _open_choices(setup: Setup) -> tuple[Choices, Loaded]:
    file = PreferencesFile(setup.folders.config / "preferences.json")
    loaded = file.load()
    # Not saved: what the clinic settles counts until the reader chooses, and changes when the clinic does.
    overrides = {**settled(loaded.preferences, setup.policy), **setup.overrides}
    return Choices(loaded.preferences, file, overrides=overrides), loaded


def _desk(setup: Setup, choices: Choices, appearance: Appearance) -> GuideDesk:
    resources = setup.resources
    library = Library.open(resources.content, resources.facts, setup.folders.cache)
    cache = Cache(setup.folders.cache)
    return GuideDesk(
        library=library,
        phone_book=PhoneBook(load_regions(resources.facts / "regions.toml"), setup.policy.clinic),
        messages=lambda language: load_messages(resources.content, language, cache),
        choices=choices,
        style=appearance.style,
        light=load_theme(resources.themes, "light"),
        clock=setup.clock,
    )
