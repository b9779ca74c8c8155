"""About you: eight questions that make the rules for late doses and tapers fit the person. Optional."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from baclofen_guide.dosing.about_you import ITEMS, Answer
from baclofen_guide.ui.controls import ActionButton, ChoiceRow, label
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.scroll_page import ScrollPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from baclofen_guide.ui.record_desk import RecordDesk
    from baclofen_guide.ui.style import Style

ANSWERS = tuple(answer.value for answer in (Answer.YES, Answer.NO, Answer.NOT_SURE))


class AboutYouPage(ScrollPage):
    """One row a question; each answer is saved at once.

    Signals:
        place_requested: a `Place` to go to.
    """

    place_requested = Signal(object)

    def __init__(self, style: Style, desk: RecordDesk, parent: QWidget | None = None) -> None:
        super().__init__(style, widest=640, parent=parent)
        self._desk = desk
        self._rows: dict[str, ChoiceRow] = {}
        self._labels: dict[str, QLabel] = {}
        self._title, self._lead = label("title"), label("quiet")
        self.column.addWidget(self._title)
        self.column.addWidget(self._lead)
        for item in ITEMS:
            self._add(item)
        self._done = ActionButton(style, "check", "primary")
        self._done.clicked.connect(self._on_done_clicked)
        self.column.addWidget(self._done)
        self.column.addStretch(1)
        self.retranslate()
        self._show()
        desk.changed.connect(self._show)

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._title.setText(self.tr("About you"))
        self._lead.setText(
            self.tr(
                "Some rules depend on the person. Answer what you like. “Not sure” always counts as the "
                "careful answer. It stays on this computer."
            )
        )
        words = {"yes": self.tr("Yes"), "no": self.tr("No"), "not_sure": self.tr("Not sure")}
        text = self._desk.messages().text
        for item, row in self._rows.items():
            question = text(f"about_you_question.{item}")
            self._labels[item].setText(question)
            row.say(words, question)
        self._done.say(self.tr("Done"))

    def _add(self, item: str) -> None:
        frame = QFrame()
        frame.setProperty("kind", "card")
        column = QVBoxLayout(frame)
        question = self._labels[item] = label()
        row = self._rows[item] = ChoiceRow(ANSWERS, wrap=self._style, least=110)
        row.setProperty("item", item)
        row.choice_made.connect(self._on_choice_made)
        column.addWidget(question)
        column.addWidget(row)
        self.column.addWidget(frame)

    def _show(self) -> None:
        card = self._desk.about_you
        for item, row in self._rows.items():
            row.choose(getattr(card, item).value)

    def _on_choice_made(self, value: str) -> None:
        item = self.sender().property("item")
        self._desk.set_about_you(msgspec.structs.replace(self._desk.about_you, **{item: Answer(value)}))

    def _on_done_clicked(self) -> None:
        self.place_requested.emit(Place("plan"))
