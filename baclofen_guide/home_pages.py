"""Builds and connects the pages that know of doses, each when it is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from baclofen_guide.ui.closing import Closing
from baclofen_guide.ui.navigation import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from baclofen_guide.dosing.catch_up import CatchUp
    from baclofen_guide.home import Home
    from baclofen_guide.ui.guide_desk import GuideDesk
    from baclofen_guide.ui.shell import Shell

Pairs = list[tuple[str, str]]


class HomePages(QObject):
    """Makes pages by name.

    Args:
        home: record and reminders.
        shell: the window that shows the pages.
        guide: words of the guide.
        regions: (id, name) of each region, for the settings.
        languages: (code, name) of each language, for the settings.
    """

    def __init__(self, home: Home, shell: Shell, guide: GuideDesk, regions: Pairs, languages: Pairs) -> None:
        super().__init__(home)
        self._home, self._shell, self._guide = home, shell, guide
        self._regions, self._languages = regions, languages
        self.closing = Closing(shell, home.choices, home.keeps_running_without_window, home.expects_doses)
        self.closing.confirmed.connect(home.leave_requested)
        self._makers: dict[str, Callable[[], QWidget]] = {
            "today": self._make_today,
            "plan": self._make_plan,
            "open-plan": self._make_open_plan,
            "about-you": self._make_about_you,
            "history": self._make_history,
            "taper": self._make_taper,
            "supply": self._make_supply,
            "diary": self._make_diary,
            "catch-up": self._make_catch_up,
            "checkup": self._make_checkup,
            "settings": self._make_settings,
        }

    def make(self, name: str) -> QWidget:
        """A new page `name`."""
        return self._makers[name]()

    def _make_today(self) -> QWidget:
        from baclofen_guide.ui.pages.today import TodayPage

        home = self._home
        page = TodayPage(home.style, home.desk, self._guide, home.answer_card(), home.step_gate(), home.watch)
        page.place_requested.connect(self._shell.go)
        home.day_said.connect(page.look)
        page.trouble.said.connect(home.said)
        page.zone.kept.connect(self._on_zone_kept)
        return page

    def _make_plan(self) -> QWidget:
        from baclofen_guide.ui.pages.plan import PlanPage

        page = PlanPage(self._home.style, self._home.desk, self._guide, self._home.watch)
        page.place_requested.connect(self._shell.go)
        return page

    def _make_open_plan(self) -> QWidget:
        from baclofen_guide.ui.pages.open_plan import OpenPlanPage
        from baclofen_guide.ui.taper.staircase import install_accessible_charts

        install_accessible_charts()
        page = OpenPlanPage(self._home.style, self._home.desk, self._guide)
        page.place_requested.connect(self._shell.go)
        return page

    def _make_about_you(self) -> QWidget:
        from baclofen_guide.ui.pages.about_you import AboutYouPage

        page = AboutYouPage(self._home.style, self._home.desk)
        page.place_requested.connect(self._shell.go)
        return page

    def _make_history(self) -> QWidget:
        from baclofen_guide.ui.pages.history import HistoryPage

        page = HistoryPage(self._home.style, self._home.desk)
        page.place_requested.connect(self._shell.go)
        return page

    def _make_taper(self) -> QWidget:
        from baclofen_guide.ui.pages.taper import TaperPage
        from baclofen_guide.ui.taper.staircase import install_accessible_charts
        from baclofen_guide.ui.taper.told_me import ToldMe

        install_accessible_charts()
        home = self._home
        page = TaperPage(home.style, home.desk, home.step_gate(), ToldMe(home.style, home.desk, home.words))
        page.place_requested.connect(self._shell.go)
        return page

    def _make_supply(self) -> QWidget:
        from baclofen_guide.ui.pages.supply import SupplyPage

        home = self._home
        page = SupplyPage(home.style, home.desk, self._guide, home.watch, home.choices)
        page.place_requested.connect(self._shell.go)
        return page

    def _make_diary(self) -> QWidget:
        from baclofen_guide.ui.diary.chart import install_accessible_symptom_charts
        from baclofen_guide.ui.pages.diary import DiaryPage

        install_accessible_symptom_charts()
        page = DiaryPage(self._home.style, self._home.diary)
        page.place_requested.connect(self._shell.go)
        return page

    def _make_catch_up(self) -> QWidget:
        from baclofen_guide.ui.pages.catch_up import CatchUpPage

        page = CatchUpPage(self._home.style, self._home.desk, self._home.answer_card(), self._missed)
        page.place_requested.connect(self._shell.go)
        page.read.connect(self._on_catch_up_read)
        return page

    def _make_checkup(self) -> QWidget:
        from baclofen_guide.checking import Checking
        from baclofen_guide.ui.pages.checkup import CheckupPage

        checking = Checking(self._home)
        page = CheckupPage(self._home.style, self._home.desk, checking)
        page.place_requested.connect(self._shell.go)
        return page

    def _make_settings(self) -> QWidget:
        from baclofen_guide.reminder_settings import ReminderSettings
        from baclofen_guide.ui.pages.settings import SettingsPage
        from baclofen_guide.ui.reminder_choices import ReminderChoices

        home = self._home
        choices = ReminderChoices(home.style, home.choices, home.desk.clock_words, ReminderSettings(home))
        choices.place_requested.connect(self._shell.go)
        page = SettingsPage(home.style, home.choices, self._regions, self._languages, choices)
        page.place_requested.connect(self._shell.go)
        return page

    def _missed(self) -> CatchUp | None:
        ringing = self._home.ringing
        return ringing.reminding.catch_up if ringing is not None else None

    def _on_catch_up_read(self) -> None:
        if self._home.ringing is not None:
            self._home.ringing.reminding.acknowledge()

    def _on_zone_kept(self, zone: str) -> None:
        self._home.choices.change(zone_kept=zone)
        self._shell.go(Place("today"))
