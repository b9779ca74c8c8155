"""First start: one question, three large answers, and a way to skip it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QWidget

from baclofen_guide.settings.choices import AUDIENCES, LEVEL_FOR_AUDIENCE, Audience
from baclofen_guide.ui.card import Card
from baclofen_guide.ui.card_grid import CardGrid
from baclofen_guide.ui.controls import ActionButton, choice_box, label, select
from baclofen_guide.ui.scroll_page import ScrollPage

if TYPE_CHECKING:
    from baclofen_guide.ui.choices import Choices
    from baclofen_guide.ui.style import Style


class WelcomePage(ScrollPage):
    """Asks who the reader is; language and region stand quietly below.

    Args:
        regions: (id, name) of each region.
        languages: (code, name in its own language) of each language.

    Signals:
        answered: the question was answered or skipped.
    """

    answered = Signal()

    def __init__(
        self,
        style: Style,
        choices: Choices,
        regions: list[tuple[str, str]],
        languages: list[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(style, widest=980, parent=parent)
        self._choices = choices
        self._build(regions, languages)
        self.retranslate()

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._title.setText(self.tr("Which best describes you?"))
        self._why.setText(
            self.tr("Your answer sets how the guide is written for you. You can change it at any time.")
        )
        words = {
            "patient": (self.tr("I take baclofen"), self.tr("Short, plain pages about your own medicine.")),
            "carer": (
                self.tr("I look after someone who does"),
                self.tr("Plain pages, with what a carer needs to watch for."),
            ),
            "clinician": (
                self.tr("I am a nurse or clinician"),
                self.tr("Figures, sources, and where countries disagree."),
            ),
        }
        for audience, (title, line) in words.items():
            self._cards[audience].say(title, line)
        self._language_label.setText(self.tr("&Language"))
        self._region_label.setText(self.tr("&Country, for phone numbers"))
        self._skip.say(self.tr("Skip for now"))
        self._language.setAccessibleName(self.tr("Language"))
        self._region.setAccessibleName(self.tr("Country, for phone numbers"))
        self._region.setItemText(0, self.tr("Not chosen"))

    def _build(self, regions: list[tuple[str, str]], languages: list[tuple[str, str]]) -> None:
        self._title, self._why = label("title"), label("quiet")
        self.column.addWidget(self._title)
        self.column.addWidget(self._why)
        grid_holder = QWidget()
        grid = CardGrid(self._style, least=210, most=3, parent=grid_holder)
        self._cards: dict[str, Card] = {}
        for audience in AUDIENCES:
            card = Card(self._style, audience)
            card.setProperty("value", audience)
            card.clicked.connect(self._on_card_clicked)
            self._cards[audience] = card
            grid.addWidget(card)
        self.column.addSpacing(12)
        self.column.addWidget(grid_holder)
        self.column.addSpacing(12)
        self._build_quiet_part(regions, languages)
        self.column.addStretch(1)

    def _build_quiet_part(self, regions: list[tuple[str, str]], languages: list[tuple[str, str]]) -> None:
        self._language_label, self._region_label = label("quiet"), label("quiet")
        self._language = choice_box(self._style, languages, self._on_language_chosen)
        self._region = choice_box(self._style, [("", ""), *regions], self._on_region_chosen)
        self._language_label.setBuddy(self._language)
        self._region_label.setBuddy(self._region)
        select(self._language, self._choices.now.language)
        select(self._region, self._choices.now.region)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setVerticalSpacing(8)
        form.addRow(self._region_label, self._region)
        form.addRow(self._language_label, self._language)
        self.column.addLayout(form)
        self._skip = ActionButton(self._style, "", "quiet")
        self._skip.clicked.connect(self._on_skip_clicked)
        row = QHBoxLayout()
        row.addWidget(self._skip)
        row.addStretch(1)
        self.column.addLayout(row)

    def _on_card_clicked(self) -> None:
        audience: Audience = self.sender().property("value")
        self._choices.change(audience=audience, level=LEVEL_FOR_AUDIENCE[audience], welcomed=True)
        self.answered.emit()

    def _on_skip_clicked(self) -> None:
        self._choices.change(welcomed=True)
        self.answered.emit()

    def _on_language_chosen(self, index: int) -> None:
        self._choices.change(language=self._language.itemData(index))

    def _on_region_chosen(self, index: int) -> None:
        self._choices.change(region=self._region.itemData(index))
