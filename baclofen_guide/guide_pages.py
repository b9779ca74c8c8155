"""Builds and connects the pages of the guide, each when it is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from baclofen_guide.ui.choices import Choices
    from baclofen_guide.ui.guide_desk import GuideDesk
    from baclofen_guide.ui.navigation import Place
    from baclofen_guide.ui.pages.topic import TopicPage
    from baclofen_guide.ui.shell import Shell
    from baclofen_guide.ui.style import Style

    Pairs = list[tuple[str, str]]

GUIDE_PAGES = ("welcome", "learn", "ask", "topic", "check", "urgent", "paper")


class GuidePages(QObject):
    """Makes pages by name.

    Args:
        style: the look.
        choices: the reader's choices.
        desk: the guide.
        shell: the window that shows the pages.
        make_paper: makes the page of paper, which knows of doses too.
        regions: (id, name) of each region, for the first question.
        languages: (code, name) of each language, likewise.

    Signals:
        welcomed: the first question was answered or skipped.
    """

    welcomed = Signal()

    def __init__(
        self,
        style: Style,
        choices: Choices,
        desk: GuideDesk,
        shell: Shell,
        make_paper: Callable[[], QWidget],
        regions: Pairs,
        languages: Pairs,
    ) -> None:
        super().__init__(shell)
        self._style, self._choices, self._desk, self._shell = style, choices, desk, shell
        self._regions, self._languages = regions, languages
        self._makers: dict[str, Callable[[], QWidget]] = {
            "welcome": self._make_welcome,
            "learn": self._make_learn,
            "ask": self._make_ask,
            "topic": self._make_topic,
            "check": self._make_check,
            "urgent": self._make_urgent,
            "paper": make_paper,
        }

    def make(self, name: str) -> QWidget:
        """A new page `name`."""
        return self._makers[name]()

    def _make_welcome(self) -> QWidget:
        from baclofen_guide.ui.pages.welcome import WelcomePage

        page = WelcomePage(self._style, self._choices, self._regions, self._languages)
        page.answered.connect(self.welcomed)
        return page

    def _make_learn(self) -> QWidget:
        from baclofen_guide.ui.pages.learn import LearnPage

        page = LearnPage(self._style, self._choices, self._desk)
        page.place_requested.connect(self._shell.go)
        return page

    def _make_ask(self) -> QWidget:
        from baclofen_guide.ui.ask_desk import AskDesk
        from baclofen_guide.ui.pages.ask import AskPage

        page = AskPage(self._style, self._choices, AskDesk(self._desk))
        page.place_requested.connect(self._shell.go)
        return page

    def _make_topic(self) -> QWidget:
        from baclofen_guide.ui.pages.topic import TopicPage

        page = TopicPage(self._style, self._choices, self._desk)
        page.place_requested.connect(self._shell.go)
        page.back_requested.connect(self._shell.go_back)
        return page

    def _make_check(self) -> QWidget:
        from baclofen_guide.ui.pages.check_yourself import CheckYourselfPage

        page = CheckYourselfPage(self._style, self._choices, self._desk)
        page.back_requested.connect(self._shell.go_back)
        page.reading_requested.connect(self._on_reading_requested)
        return page

    def _make_urgent(self) -> QWidget:
        from baclofen_guide.ui.pages.urgent import UrgentPage

        page = UrgentPage(self._style, self._choices, self._desk)
        page.place_requested.connect(self._shell.go)
        page.back_requested.connect(self._shell.go_back)
        return page

    def _on_reading_requested(self, place: Place) -> None:
        self._shell.go(place)
        cast("TopicPage", self._shell.page("topic")).offer_way_back()
