"""Check yourself: the questions of a topic, one at a time; for clinicians also what to ask the patient."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from baclofen_guide.guide.questions import Questions
from baclofen_guide.guide.self_check import SelfCheck
from baclofen_guide.ui.controls import ActionButton, ChoiceRow
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.questions.card_list import Prompts, Summary
from baclofen_guide.ui.questions.question_view import QuestionView
from baclofen_guide.ui.reader.source_panel import SourcePanel
from baclofen_guide.ui.worded import Worded

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from baclofen_guide.ui.choices import Choices
    from baclofen_guide.ui.guide_desk import GuideDesk
    from baclofen_guide.ui.scroll_page import ScrollPage
    from baclofen_guide.ui.style import Style

ASK = "ask"
"""The section of a `Place` that opens what to ask the patient."""

_VIEWS = ("check", ASK)


class CheckYourselfPage(Worded, QWidget):
    """Keeps where the reader is in each topic until the program closes; stores nothing.

    Signals:
        back_requested: back to exactly where the reader was.
        reading_requested: a `Place` on a topic's page, from where the reader wants to come back here.
    """

    back_requested = Signal()
    reading_requested = Signal(object)

    def __init__(
        self, style: Style, choices: Choices, desk: GuideDesk, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._style, self._choices, self._desk = style, choices, desk
        self._topic = ""
        self._questions = Questions(())
        self._checks: dict[str, SelfCheck] = {}
        self.setProperty("kind", "page")
        self._build()
        self._connect()
        self.retranslate()

    def open(self, place: Place) -> None:
        """Show the questions of the topic of `place`: where the reader left them, or from the first."""
        self._panel.hide()
        self._topic = place.item
        self._questions = self._desk.questions(place.item) or Questions(())
        known = self._checks.get(self._topic)
        # Those who finished before and come anew begin anew; those who only look back see their end.
        if known is None or (known.finished and place.position is None) or not self._fits(known):
            known = SelfCheck.start(self._questions.questions)
        self._checks[self._topic] = replace(known, questions=self._questions.questions)
        self._choose_view(ASK if place.section == ASK else _VIEWS[0])

    def position(self) -> int:
        """Return how far the view is scrolled, in pixels."""
        return self._view().position()

    def return_to(self, position: int) -> None:
        """Scroll back to where the reader was."""
        self._view().return_to(position)

    def commands(self) -> dict[str, str]:
        """Return the page's commands with their words, for the folded menu."""
        words = {"back": self.tr("Back to the page")}
        if self._for_clinicians():
            words |= self._view_words()
        return words

    def do(self, command: str) -> None:
        """Carry out one of `commands`."""
        if command == "back":
            self.back_requested.emit()
        else:
            self._choose_view(command)

    def fold(self, *, folded: bool) -> None:
        """Hide the head when the window's one row carries its commands."""
        self._head.setVisible(not folded)

    def forget(self) -> None:
        """Forget every answer, as for the next visitor of a kiosk."""
        self._checks.clear()

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._back.say(self.tr("Back to the page"))
        self._views.say(self._view_words(), self.tr("Show"))
        for view in (self._question, self._summary, self._prompts):
            view.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focus = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.back_requested.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(focus, QPushButton):
            focus.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._build_head())
        self._question, self._summary = QuestionView(self._style), Summary(self._style)
        self._prompts = Prompts(self._style)
        self._stack = QStackedWidget()
        for view in (self._question, self._summary, self._prompts):
            self._stack.addWidget(view)
        self._panel = SourcePanel(self._style)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(0)
        self._body.addWidget(self._stack, 3)
        self._body.addWidget(self._panel, 2)
        column.addLayout(self._body, 1)

    def _build_head(self) -> QWidget:
        self._head = QFrame()
        row = QHBoxLayout(self._head)
        row.setContentsMargins(8, 2, 8, 2)
        self._back = ActionButton(self._style, "back", "quiet")
        self._views = ChoiceRow(_VIEWS)
        row.addWidget(self._back)
        row.addStretch(1)
        row.addWidget(self._views)
        return self._head

    def _arrange(self) -> None:
        """Sources beside the question or, when narrow, below it."""
        beside = self.width() >= self._style.page_px(820)
        self._body.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )

    def _connect(self) -> None:
        self._style.style_changed.connect(self._arrange)
        self._back.clicked.connect(self.back_requested)
        self._views.choice_made.connect(self._choose_view)
        self._question.answer_chosen.connect(self._on_answer_chosen)
        feedback = self._question.feedback
        feedback.again_requested.connect(self._on_again_requested)
        feedback.next_requested.connect(self._on_next_requested)
        feedback.section_requested.connect(self._on_question_section_requested)
        feedback.sources_requested.connect(self._on_question_sources_requested)
        self._summary.again_requested.connect(self._on_start_again_requested)
        self._summary.back_requested.connect(self.back_requested)
        for cards in (self._summary, self._prompts):
            cards.section_requested.connect(self._on_section_requested)
            cards.sources_requested.connect(self._on_sources_requested)
        self._panel.closed.connect(self._on_panel_closed)

    @property
    def _check(self) -> SelfCheck:
        return self._checks[self._topic]

    def _fits(self, check: SelfCheck) -> bool:
        """Whether `check` is about the questions as they are now, in whatever language."""
        return [one.id for one in check.questions] == [one.id for one in self._questions.questions]

    def _for_clinicians(self) -> bool:
        return self._choices.now.audience == "clinician" and bool(self._questions.teach_back)

    def _view_words(self) -> dict[str, str]:
        return {_VIEWS[0]: self.tr("Check yourself"), ASK: self.tr("Ask the patient")}

    def _view(self) -> ScrollPage:
        view: ScrollPage = self._stack.currentWidget()  # type: ignore[assignment]
        return view

    def _choose_view(self, view: str) -> None:
        for_clinicians = self._for_clinicians()
        self._views.setVisible(for_clinicians)
        self._views.choose(view if for_clinicians else _VIEWS[0])
        if view == ASK and for_clinicians:
            self._prompts.show_prompts(self._questions.teach_back)
            self._stack.setCurrentWidget(self._prompts)
            self._prompts.open(Place("check"))
        else:
            self._go_on(self._check)

    def _go_on(self, check: SelfCheck) -> None:
        """Take `check` as where the reader is now, and show it."""
        self._checks[self._topic] = check
        self._panel.hide()
        if check.finished:
            self._summary.show_outcomes(check.outcomes())
            self._stack.setCurrentWidget(self._summary)
            self._summary.open(Place("check"))
        else:
            self._stack.setCurrentWidget(self._question)
            self._question.show_check(check)

    def _on_answer_chosen(self, number: int) -> None:
        self._go_on(self._check.choose(number))

    def _on_again_requested(self) -> None:
        self._go_on(self._check.try_again())

    def _on_next_requested(self) -> None:
        self._go_on(self._check.go_on())

    def _on_start_again_requested(self) -> None:
        self._go_on(SelfCheck.start(self._questions.questions))

    def _on_question_section_requested(self) -> None:
        self._on_section_requested(self._check.question.section)

    def _on_question_sources_requested(self) -> None:
        self._on_sources_requested(self._check.question.facts)

    def _on_section_requested(self, section: str) -> None:
        self.reading_requested.emit(Place("topic", self._topic, section))

    def _on_sources_requested(self, facts: tuple[str, ...]) -> None:
        topic = self._topic
        self._panel.open(lambda: self._desk.explain(f"facts:{','.join(facts)}", topic))

    def _on_panel_closed(self) -> None:
        self._view().setFocus(Qt.FocusReason.OtherFocusReason)
