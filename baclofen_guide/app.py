"""The one place that builds the window's objects and connects them."""

from __future__ import annotations

import logging
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from baclofen_guide.guide.library import Library
from baclofen_guide.guide.messages import Messages
from baclofen_guide.home import Home, start_soon
from baclofen_guide.settings.choices import larger_text, smaller_text
from baclofen_guide.settings.preferences import Loaded, PreferencesFile
from baclofen_guide.settings.regions import UNSET_REGION, load_regions
from baclofen_guide.startup import process_age_ms
from baclofen_guide.ui.appearance import Appearance
from baclofen_guide.ui.choices import Choices
from baclofen_guide.ui.fonts import load_fonts
from baclofen_guide.ui.guide_desk import GuideDesk
from baclofen_guide.ui.icons import glyph_icon
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.pages.about_you import AboutYouPage
from baclofen_guide.ui.pages.history import HistoryPage
from baclofen_guide.ui.pages.learn import LearnPage
from baclofen_guide.ui.pages.plan import PlanPage
from baclofen_guide.ui.pages.settings import SettingsPage
from baclofen_guide.ui.pages.taper import TaperPage
from baclofen_guide.ui.pages.today import TodayPage
from baclofen_guide.ui.pages.topic import TopicPage
from baclofen_guide.ui.pages.urgent import UrgentPage
from baclofen_guide.ui.pages.welcome import WelcomePage
from baclofen_guide.ui.reader.accessible import install_accessible_pages
from baclofen_guide.ui.shell import Shell
from baclofen_guide.ui.taper.staircase import install_accessible_charts
from baclofen_guide.ui.taper.told_me import ToldMe
from baclofen_guide.ui.theme import load_theme
from baclofen_guide.ui.today.dose_words import DoseWords

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

    from baclofen_guide.dosing.slots import Slot
    from baclofen_guide.paths import Resources, UserFolders
    from baclofen_guide.settings.clock import Clock
    from baclofen_guide.ui.pages.check_yourself import CheckYourselfPage

_log = logging.getLogger(__name__)

FIRST_SIZE = QSize(1100, 760)
LEAST_SIZE = QSize(480, 360)


@dataclass(frozen=True)
class Setup:
    """What a run of the window is given.

    Attributes:
        resources: the program's own files.
        folders: the reader's files.
        clock: tells the time.
        overrides: choices for this run only, by name, such as ``{"level": "clinical"}``.
    """

    resources: Resources
    folders: UserFolders
    clock: Clock
    overrides: dict[str, str]


class Application(QObject):
    """Everything the window is made of, connected.

    Args:
        qt: the Qt application, already made.
        setup: files, folders, clock and overrides of this run.
    """

    def __init__(self, qt: QApplication, setup: Setup) -> None:
        super().__init__()
        self._qt = qt
        load_fonts()
        install_accessible_pages()
        install_accessible_charts()
        self.choices, self._loaded = _open_choices(setup)
        resources = setup.resources
        translations = resources.translations if resources.translations.is_dir() else None
        self.appearance = Appearance(qt, self.choices, resources.themes, translations, self)
        self.style = self.appearance.style
        self.desk = _desk(setup, self.choices, self.appearance)
        sound = resources.root / "sounds" / "reminder.wav"
        self.home = Home(self.style, self.choices, self.desk, setup.clock, setup.folders.data, sound)
        self._resources = resources
        self.shell = Shell(
            self.style,
            {
                "welcome": self._make_welcome,
                "today": self._make_today,
                "plan": self._make_plan,
                "about-you": self._make_about_you,
                "history": self._make_history,
                "taper": self._make_taper,
                "learn": self._make_learn,
                "topic": self._make_topic,
                "check": self._make_check,
                "urgent": self._make_urgent,
                "settings": self._make_settings,
            },
        )
        self._connect()

    def start(self) -> None:
        """Show the window at its first page."""
        self.shell.resize(FIRST_SIZE.boundedTo(self._qt.primaryScreen().availableSize()))
        self.shell.setMinimumSize(LEAST_SIZE)
        self.shell.go(self._first_place())
        self.shell.show()
        start_soon(self.home)
        if self._loaded.set_aside is not None:
            self._on_choices_set_aside(self._loaded.set_aside)

    def topic(self) -> TopicPage:
        """The page that shows topics."""
        page = self.shell.page("topic")
        assert isinstance(page, TopicPage)  # noqa: S101 - its maker says so
        return page

    def urgent(self) -> UrgentPage:
        """The page of urgent help."""
        page = self.shell.page("urgent")
        assert isinstance(page, UrgentPage)  # noqa: S101 - its maker says so
        return page

    def _first_place(self) -> Place:
        if not self.choices.now.welcomed:
            return Place("welcome")
        return Place("today" if self.choices.now.opens_today else "learn")

    def _make_today(self) -> TodayPage:
        card = self.home.answer_card()
        card.later_requested.connect(self._on_later_requested)
        card.unwell_reported.connect(self._on_unwell_reported)
        page = TodayPage(self.style, self.home.desk, self.desk, card)
        page.place_requested.connect(self.shell.go)
        return page

    def _make_plan(self) -> PlanPage:
        page = PlanPage(self.style, self.home.desk, self.desk)
        page.place_requested.connect(self.shell.go)
        return page

    def _make_about_you(self) -> AboutYouPage:
        page = AboutYouPage(self.style, self.home.desk)
        page.place_requested.connect(self.shell.go)
        return page

    def _make_history(self) -> HistoryPage:
        page = HistoryPage(self.style, self.home.desk)
        page.place_requested.connect(self.shell.go)
        return page

    def _make_taper(self) -> TaperPage:
        told = ToldMe(self.style, self.home.desk, DoseWords(self.home.desk))
        page = TaperPage(self.style, self.home.desk, self.home.step_gate(), told)
        page.place_requested.connect(self.shell.go)
        return page

    def _make_welcome(self) -> WelcomePage:
        page = WelcomePage(self.style, self.choices, self._regions(), self._languages())
        page.answered.connect(self._on_welcome_answered)
        return page

    def _make_learn(self) -> LearnPage:
        page = LearnPage(self.style, self.choices, self.desk)
        page.place_requested.connect(self.shell.go)
        return page

    def _make_topic(self) -> TopicPage:
        page = TopicPage(self.style, self.choices, self.desk)
        page.place_requested.connect(self.shell.go)
        page.back_requested.connect(self.shell.go_back)
        return page

    def _make_check(self) -> CheckYourselfPage:
        from baclofen_guide.ui.pages.check_yourself import CheckYourselfPage

        page = CheckYourselfPage(self.style, self.choices, self.desk)
        page.back_requested.connect(self.shell.go_back)
        page.reading_requested.connect(self._on_reading_requested)
        return page

    def _make_urgent(self) -> UrgentPage:
        page = UrgentPage(self.style, self.choices, self.desk)
        page.place_requested.connect(self.shell.go)
        page.back_requested.connect(self.shell.go_back)
        return page

    def _make_settings(self) -> SettingsPage:
        return SettingsPage(self.style, self.choices, self._regions(), self._languages())

    def _regions(self) -> list[tuple[str, str]]:
        regions = load_regions(self._resources.facts / "regions.toml")
        return [(region.id, region.name) for region in regions.values() if region.id != UNSET_REGION]

    def _languages(self) -> list[tuple[str, str]]:
        return [(code, language.name) for code, language in self.desk.languages().items()]

    def _connect(self) -> None:
        self.choices.save_failed.connect(self._on_save_failed)
        self.shell.closing.connect(self.choices.save)
        self._qt.aboutToQuit.connect(self.choices.save)
        self.home.desk.refused.connect(self.shell.notice.say)
        self.home.place_requested.connect(self._on_place_wanted)
        self.home.window_requested.connect(self.bring_forward)
        self.home.leave_requested.connect(self.leave)
        self.style.style_changed.connect(self._on_style_changed)
        self._on_style_changed()
        for keys, action in (
            ((QKeySequence.StandardKey.ZoomIn, "Ctrl+="), self._on_larger),
            ((QKeySequence.StandardKey.ZoomOut,), self._on_smaller),
            (("Ctrl+0",), self._on_usual_size),
        ):
            for key in keys:
                QShortcut(QKeySequence(key), self.shell).activated.connect(action)

    def bring_forward(self) -> None:
        """Show the window in front of the others."""
        self.shell.setWindowState(self.shell.windowState() & ~Qt.WindowState.WindowMinimized)
        self.shell.show()
        self.shell.raise_()
        self.shell.activateWindow()

    def leave(self) -> None:
        """End the program: no more reminders."""
        self.home.close()
        self._qt.quit()

    def _on_place_wanted(self, place: Place) -> None:
        self.bring_forward()
        self.shell.go(place)

    def _on_later_requested(self, slot: Slot) -> None:
        if self.home.reminding is not None:
            self.home.reminding.put_off(slot)

    def _on_unwell_reported(self) -> None:
        if self.home.reminding is not None:
            self.home.reminding.hush()

    def _on_reading_requested(self, place: Place) -> None:
        self.shell.go(place)
        self.topic().offer_way_back()

    def _on_welcome_answered(self) -> None:
        self.shell.go(Place("learn"))

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

    def say_went_wrong(self) -> None:
        """Tell the reader that a part of the program failed, and what still works."""
        self.shell.notice.say(
            self.tr(
                "Something in this program went wrong. Urgent help still works. "
                "If a page looks wrong, close the program and open it again."
            )
        )


def make_qt() -> QApplication:
    """Return the Qt application with its names set."""
    qt = QApplication(sys.argv[:1])
    QCoreApplication.setApplicationName("baclofen-guide")
    qt.setApplicationDisplayName("Baclofen Guide")
    qt.setDesktopFileName("baclofen-guide")
    return qt


def run(setup: Setup, *, exit_after_first_paint: bool = False) -> int:
    """Open the window and stay until it is closed; return the exit code."""
    # Before the application, so that an exception in a slot is never lost.
    catcher = _Catcher()
    sys.excepthook = catcher.caught
    qt = make_qt()
    application = Application(qt, setup)
    catcher.tell = application.say_went_wrong
    if exit_after_first_paint:
        leaver = _FirstPaint(qt)
        application.shell.first_painted.connect(leaver.on_first_painted)
    application.start()
    return qt.exec()


class _Catcher:
    """Turns an exception that nobody caught into a log entry and a plain message."""

    def __init__(self) -> None:
        self.tell: Callable[[], None] | None = None

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        _log.critical("an exception nobody caught", exc_info=(kind, error, trace))
        if self.tell is not None:
            QTimer.singleShot(0, self.tell)


class _FirstPaint(QObject):
    """Prints how long it took to the first painted page, and leaves."""

    def __init__(self, qt: QApplication) -> None:
        super().__init__(qt)
        self._qt, self._done = qt, False

    def on_first_painted(self) -> None:
        if not self._done:
            self._done = True
            sys.stdout.write(f"{process_age_ms():.0f}\n")
            sys.stdout.flush()
            QTimer.singleShot(0, self._qt.quit)


def _open_choices(setup: Setup) -> tuple[Choices, Loaded]:
    file = PreferencesFile(setup.folders.config / "preferences.json")
    loaded = file.load()
    return Choices(loaded.preferences, file, overrides=setup.overrides), loaded


def _desk(setup: Setup, choices: Choices, appearance: Appearance) -> GuideDesk:
    resources = setup.resources
    library = Library.open(resources.content, resources.facts, setup.folders.cache)
    return GuideDesk(
        library=library,
        regions=load_regions(resources.facts / "regions.toml"),
        messages=lambda language: Messages.load(resources.content, language),
        choices=choices,
        style=appearance.style,
        light=load_theme(resources.themes, "light"),
        clock=setup.clock,
    )
