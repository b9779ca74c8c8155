"""The teach-back: what to ask, what a good answer holds, what is often misunderstood, and how it went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from baclofen_guide.teaching.outcomes import MAX_NOTE, Outcome, TeachBackOutcome
from baclofen_guide.ui.controls import ActionButton, label
from baclofen_guide.ui.questions.answer_button import AnswerButton, Mark
from baclofen_guide.ui.teaching.outcome_row import OutcomeRow
from baclofen_guide.ui.worded import Worded

if TYPE_CHECKING:
    from baclofen_guide.guide.questions import Misunderstanding, TeachBack
    from baclofen_guide.teaching.course import Ask
    from baclofen_guide.ui.style import Style


class TeachBackCard(Worded, QFrame):
    """Everything the nurse needs for one prompt.

    Signals:
        outcome_changed: (`Ask`, `TeachBackOutcome` or None): how it went, with the note.
        again_requested: a `Misunderstanding` to put right.
        sources_requested: facts, joined by commas.
        paragraph_requested: what is to be explained again is wanted on the screen.
    """

    outcome_changed = Signal(object, object)
    again_requested = Signal(object)
    sources_requested = Signal(str)
    paragraph_requested = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._prompt: TeachBack | None = None
        self._ask: Ask | None = None
        self._outcome: Outcome | None = None
        self._wrong: list[AnswerButton] = []
        self.setProperty("kind", "card")
        self._build()
        self._connect()
        self.retranslate()

    def show_prompt(self, ask: Ask, prompt: TeachBack, known: TeachBackOutcome | None, note: str) -> None:
        """Show `prompt`, with what is known of it already and the note typed so far."""
        self._ask, self._prompt = ask, prompt
        self._asking.setText(f"\N{LEFT DOUBLE QUOTATION MARK}{prompt.ask}\N{RIGHT DOUBLE QUOTATION MARK}")
        self._listen.setText("\n".join(f"•  {one}" for one in prompt.listen_for))
        self._outcome = known.outcome if known else None
        self._outcomes.show_outcome(self._outcome)
        self._note.setText(known.note if known else note)
        self._sources.setVisible(bool(prompt.facts))
        self._show_misunderstandings(prompt.misunderstandings)
        self.setAccessibleName(prompt.ask)

    def offer_paragraph(self, *, offered: bool) -> None:
        """Offer the way to the paragraph where it cannot stand beside this card."""
        self._paragraph.setVisible(offered)

    def note(self) -> str:
        """The note as typed."""
        return self._note.text()

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._ask_label.setText(self.tr("Ask"))
        self._listen_label.setText(self.tr("Listen for"))
        self._wrong_label.setText(self.tr("Did they say something like this? Press it: what to say then."))
        self._how_label.setText(self.tr("How did it go?"))
        self._note_label.setText(self.tr("Note, if you like (no names)"))
        self._note.setAccessibleName(self._note_label.text())
        self._paragraph.say(self.tr("Show it to the patient"))
        self._sources.say(self.tr("Where does this come from?"))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        self._ask_label, self._listen_label = label("small"), label("small")
        self._wrong_label, self._how_label, self._note_label = label("small"), label("action"), label("small")
        self._asking, self._listen = label("action"), label()
        self.answer, self._saying = QFrame(), label("action")
        self.answer.setProperty("kind", "good")
        self._paragraph = ActionButton(self._style, "learn")
        inside = QVBoxLayout(self.answer)
        inside.addWidget(self._saying)
        inside.addWidget(self._paragraph)
        self._wrong_column = QVBoxLayout()
        self._outcomes = OutcomeRow(self._style)
        self._note = QLineEdit()
        self._note.setMaxLength(MAX_NOTE)
        self._sources = ActionButton(self._style, "sources", "quiet")
        above: tuple[QWidget, ...] = (
            self._ask_label, self._asking, self._listen_label, self._listen, self._wrong_label,
        )  # fmt: skip
        below: tuple[QWidget, ...] = (
            self.answer, self._how_label, self._outcomes, self._note_label, self._note, self._sources,
        )  # fmt: skip
        for widget in above:
            column.addWidget(widget)
        column.addLayout(self._wrong_column)
        for widget in below:
            column.addWidget(widget)
        self._note_label.setBuddy(self._note)

    def _connect(self) -> None:
        self._outcomes.outcome_chosen.connect(self._on_outcome_chosen)
        self._note.textEdited.connect(self._tell)
        self._sources.clicked.connect(self._on_sources_clicked)
        self._paragraph.clicked.connect(self.paragraph_requested)

    def _show_misunderstandings(self, found: tuple[Misunderstanding, ...]) -> None:
        for button in self._wrong:
            self._wrong_column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._wrong = []
        self.answer.hide()
        self._wrong_label.setVisible(bool(found))
        for number, one in enumerate(found, 1):
            button = AnswerButton(self._style, number)
            button.say(one.thinks)
            button.setProperty("number", number)
            button.clicked.connect(self._on_wrong_clicked)
            self._wrong.append(button)
            self._wrong_column.addWidget(button)

    def _on_wrong_clicked(self) -> None:
        assert self._prompt is not None
        pressed = self.sender()
        for button in self._wrong:
            button.show_mark(Mark.TRIED if button is pressed else Mark.NONE, "")
        wrong = self._prompt.misunderstandings[pressed.property("number") - 1]
        self._saying.setText(self.tr("Say: {words}").format(words=wrong.say))
        self.answer.show()
        self.again_requested.emit(wrong)

    def _on_outcome_chosen(self, outcome: Outcome | None) -> None:
        self._outcome = outcome
        self._tell()

    def _tell(self) -> None:
        assert self._ask is not None
        known = None
        if self._outcome is not None:
            known = TeachBackOutcome(
                topic=self._ask.topic, outcome=self._outcome, note=self._note.text(), prompt=self._ask.prompt
            )
        self.outcome_changed.emit(self._ask, known)

    def _on_sources_clicked(self) -> None:
        assert self._prompt is not None
        self.sources_requested.emit(",".join(self._prompt.facts))
