"""Learn: every topic as a card with a pictogram, grouped, those that matter most first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from baclofen_guide.ui.card import Card
from baclofen_guide.ui.card_grid import CardGrid
from baclofen_guide.ui.controls import label
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.scroll_page import ScrollPage

if TYPE_CHECKING:
    from baclofen_guide.settings.preferences import Preferences
    from baclofen_guide.ui.choices import Choices
    from baclofen_guide.ui.guide_desk import GuideDesk
    from baclofen_guide.ui.style import Style


class LearnPage(ScrollPage):
    """A grid of topic cards, rebuilt when the language or the audience changes.

    Signals:
        place_requested: the `Place` of the pressed topic.
    """

    place_requested = Signal(object)

    def __init__(
        self, style: Style, choices: Choices, desk: GuideDesk, parent: QWidget | None = None
    ) -> None:
        super().__init__(style, widest=1120, parent=parent)
        self._desk = desk
        self._shown_for: tuple[object, ...] = ()
        self._groups: list[QWidget] = []
        self._title, self._lead = label("title"), label("quiet")
        self.column.addWidget(self._title)
        self.column.addWidget(self._lead)
        self.column.addStretch(1)
        self.retranslate()
        self._fill(choices.now)
        choices.choices_changed.connect(self._fill)

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        lead = self.tr("Pick a topic. You can change how it is written at the top of each page.")
        self.say(self.tr("Learn about baclofen"), lead)

    def say(self, title: str, lead: str) -> None:
        """Set the words above the topics."""
        self._title.setText(title)
        self._lead.setText(lead)

    def _fill(self, preferences: Preferences) -> None:
        wanted = (preferences.language, preferences.audience)
        if wanted == self._shown_for:
            return
        self._shown_for = wanted
        for widget in self._groups:
            self.column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._groups = []
        for group in self._desk.topic_groups():
            heading = self._heading(group.title)
            cards = self._cards(
                [(topic.id, topic.pictogram, topic.title, topic.summary) for topic in group.topics]
            )
            for widget in (heading, cards):
                self.column.insertWidget(self.column.count() - 1, widget)
                self._groups.append(widget)

    def _heading(self, title: str) -> QLabel:
        heading = label("section")
        heading.setText(title)
        heading.setContentsMargins(0, 12, 0, 0)
        return heading

    def _cards(self, topics: list[tuple[str, str, str, str]]) -> QWidget:
        holder = QWidget()
        grid = CardGrid(self._style, parent=holder)
        for topic, pictogram, title, summary in topics:
            card = Card(self._style, pictogram)
            card.say(title, summary)
            card.setProperty("topic", topic)
            card.clicked.connect(self._on_card_clicked)
            grid.addWidget(card)
        return holder

    def _on_card_clicked(self) -> None:
        self.place_requested.emit(Place("topic", self.sender().property("topic")))
