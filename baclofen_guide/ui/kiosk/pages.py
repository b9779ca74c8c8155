"""Makes the pages of the kiosk. What is not here cannot be reached: no record, no settings, no files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QTextBrowser, QVBoxLayout, QWidget

from baclofen_guide.ui.kiosk.guard import lock_text
from baclofen_guide.ui.kiosk.reading import Reading
from baclofen_guide.ui.kiosk.trouble import Trouble
from baclofen_guide.ui.kiosk.urgent import KioskUrgent
from baclofen_guide.ui.kiosk.window import TROUBLE
from baclofen_guide.ui.pages.check_yourself import CheckYourselfPage
from baclofen_guide.ui.pages.learn import LearnPage
from baclofen_guide.ui.questions.question_view import QuestionView

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from baclofen_guide.ui.choices import Choices
    from baclofen_guide.ui.guide_desk import GuideDesk
    from baclofen_guide.ui.navigation import Place
    from baclofen_guide.ui.style import Style


class UrgentPages(QWidget):
    """The doors of Urgent help, or the page behind one of them."""

    def __init__(self, doors: KioskUrgent, behind: Reading, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._doors, self._behind = doors, behind
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._stack.addWidget(doors)
        self._stack.addWidget(behind)

    def open(self, place: Place) -> None:
        """Show the doors, or the door that `place` names."""
        page = self._behind if place.item else self._doors
        self._stack.setCurrentWidget(page)
        page.open(place)

    def position(self) -> int:
        """Return how far the page is scrolled, in pixels."""
        return self._shown().position()

    def return_to(self, position: int) -> None:
        """Scroll back to where the visitor was."""
        self._shown().return_to(position)

    def _shown(self) -> KioskUrgent | Reading:
        return self._behind if self._stack.currentWidget() is self._behind else self._doors


class Topics(LearnPage):
    """The topics, without words about a toolbar that a kiosk does not have."""

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self.say(self.tr("What would you like to know?"), self.tr("Touch a topic."))


class KioskPages(QObject):
    """Makes pages by name.

    Args:
        style: the current look.
        choices: the visitor's choices.
        desk: the guide.
        staff_line: what the clinic says in Urgent help, by language.

    Signals:
        place_requested: a `Place` of the kiosk.
        back_requested: back to where the visitor was.
    """

    place_requested = Signal(object)
    back_requested = Signal()

    def __init__(
        self, style: Style, choices: Choices, desk: GuideDesk, staff_line: Mapping[str, str]
    ) -> None:
        super().__init__()
        self._style, self._choices, self._desk, self._staff_line = style, choices, desk, staff_line
        self.makers: dict[str, Callable[[], QWidget]] = {
            "learn": self._make_learn,
            "topic": self._make_reading,
            "explain": self._make_reading,
            "urgent": self._make_urgent,
            "check": self._make_check,
            TROUBLE: self._make_trouble,
        }

    def _make_learn(self) -> QWidget:
        page = Topics(self._style, self._choices, self._desk)
        page.place_requested.connect(self.place_requested)
        return page

    def _make_reading(self) -> Reading:
        page = Reading(self._style, self._choices, self._desk)
        page.place_requested.connect(self.place_requested)
        return page

    def _make_urgent(self) -> QWidget:
        doors = KioskUrgent(self._style, self._desk, self._staff_line)
        doors.place_requested.connect(self.place_requested)
        return UrgentPages(doors, self._make_reading())

    def _make_check(self) -> QWidget:
        page = CheckYourselfPage(self._style, self._choices, self._desk)
        # The bar has the way back.
        page.fold(folded=True)
        page.back_requested.connect(self.back_requested)
        page.reading_requested.connect(self.place_requested)
        for text in page.findChildren(QTextBrowser):
            lock_text(text)
        for view in page.findChildren(QuestionView):
            # The room above brings the answers down to where a hand in a wheelchair reaches.
            view.column.insertStretch(0, 3)
        return page

    def _make_trouble(self) -> QWidget:
        return Trouble(self._style, self._desk, self._staff_line)
