"""A page of cards under a title: the end of Check yourself, or what to ask a patient."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from baclofen_guide.ui.controls import ActionButton, label
from baclofen_guide.ui.questions.button_row import ButtonRow
from baclofen_guide.ui.questions.part_card import PartCard
from baclofen_guide.ui.scroll_page import ScrollPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from baclofen_guide.guide.questions import TeachBack
    from baclofen_guide.guide.self_check import Outcome
    from baclofen_guide.ui.style import Style


class CardList(ScrollPage):
    """Filled anew each time it is shown.

    Signals:
        section_requested: a section of the page.
        sources_requested: facts.
    """

    section_requested = Signal(str)
    sources_requested = Signal(tuple)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, widest=720, parent=parent)
        self._title, self._lead = label("title"), label("reading")
        self._cards: list[PartCard] = []
        self.column.addWidget(self._title)
        self.column.addWidget(self._lead)
        self.column.addStretch(1)

    def _say(self, title: str, lead: str) -> None:
        self._title.setText(title)
        self._lead.setText(lead)
        self.setAccessibleName(title)

    def _empty(self) -> None:
        for card in self._cards:
            self.column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = []

    def _add(self, icon: tuple[str, str], section: str, facts: tuple[str, ...]) -> PartCard:
        card = PartCard(self._style, icon, section, facts)
        card.section_requested.connect(self.section_requested)
        card.sources_requested.connect(self.sources_requested)
        self.column.insertWidget(2 + len(self._cards), card)
        self._cards.append(card)
        return card


class Summary(CardList):
    """How it went: each question with its right answer; no points are counted.

    Signals:
        again_requested: from the first question once more.
        back_requested: back to the page.
    """

    again_requested = Signal()
    back_requested = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self._outcomes: tuple[Outcome, ...] = ()
        self._back = ActionButton(style, "back", "primary")
        self._again = ActionButton(style, "try-again")
        self._ways = ButtonRow(self._back, self._again)
        self._back.clicked.connect(self.back_requested)
        self._again.clicked.connect(self.again_requested)
        self.column.insertWidget(2, self._ways)

    def show_outcomes(self, outcomes: tuple[Outcome, ...]) -> None:
        """Show how each question went."""
        self._outcomes = outcomes
        self._empty()
        for outcome in outcomes:
            icon = ("right", "good") if outcome.known else ("learn", "primary")
            self._add(icon, outcome.question.section, outcome.question.facts)
        self.retranslate()

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._say(*self._how_it_went())
        self._back.say(self.tr("Back to the page"))
        self._again.say(self.tr("Start again"))
        self._again.setVisible(bool(self._outcomes))
        for card, outcome in zip(self._cards, self._outcomes, strict=True):
            word = self.tr("You knew this:") if outcome.known else self.tr("Worth another look:")
            card.say(
                outcome.question.ask,
                [f"{word} {outcome.answer.text}"],
                self.tr("Read that part again"),
                self.tr("Where does this come from?"),
            )

    def _how_it_went(self) -> tuple[str, str]:
        """Return a title and a kind word."""
        if not self._outcomes:
            return self.tr("No questions yet"), self.tr("There are no questions about this page yet.")
        if all(outcome.known for outcome in self._outcomes):
            lead = self.tr("You knew it all. Come back to it whenever you like.")
        else:
            lead = self.tr("Good that you checked. The marked parts are worth another look.")
        return self.tr("All done"), lead


class Prompts(CardList):
    """What a clinician asks a patient, and what to listen for."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self._prompts: tuple[TeachBack, ...] = ()

    def show_prompts(self, prompts: tuple[TeachBack, ...]) -> None:
        """Show the questions to ask."""
        self._prompts = prompts
        self._empty()
        for prompt in prompts:
            self._add(("patient-speaks", "primary"), prompt.section, prompt.facts)
        self.retranslate()

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._say(
            self.tr("Ask the patient"),
            self.tr(
                "Ask in your own words, and let the patient say it back in theirs. "
                "If something is missing, explain it another way and ask again."
            ),
        )
        for card, prompt in zip(self._cards, self._prompts, strict=True):
            lines = [self.tr("Listen for:"), *(f"•  {one}" for one in prompt.listen_for)]
            card.say(
                prompt.ask, lines, self.tr("Read that part again"), self.tr("Where does this come from?")
            )
