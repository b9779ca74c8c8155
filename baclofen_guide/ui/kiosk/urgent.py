"""Urgent help in a clinic: staff first, then the doors, then the numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from baclofen_guide.ui.card import Card
from baclofen_guide.ui.card_grid import CardGrid
from baclofen_guide.ui.controls import label
from baclofen_guide.ui.guide_desk import DOORS, GuideDesk
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.numbers_panel import NumbersPanel
from baclofen_guide.ui.scroll_page import ScrollPage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from baclofen_guide.ui.style import Style


class KioskUrgent(ScrollPage):
    """The line for staff, three doors, whom to call.

    Args:
        style: the current look.
        desk: the guide.
        staff_line: what the clinic says in place of the usual words, by language.

    Signals:
        place_requested: the `Place` of a door.
    """

    place_requested = Signal(object)

    def __init__(
        self, style: Style, desk: GuideDesk, staff_line: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(style, widest=1120, parent=parent)
        self._desk, self._lines = desk, staff_line
        self._build()
        self.retranslate()

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._staff.setText(
            staff_words(self._lines, self._desk.language(), self.tr("Tell a member of staff now"))
        )
        self._ask.setText(self.tr("What is happening?"))
        for door, card in self._cards.items():
            card.say(*self._desk.door_words(door))
        show_numbers(self._numbers, self._desk)

    def _build(self) -> None:
        self._staff, self._ask = label("staff-line"), label("section")
        self._staff.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._numbers = NumbersPanel(self._style)
        holder = QWidget()
        grid = CardGrid(self._style, least=200, most=3, even=True, parent=holder)
        self._cards = {door: Card(self._style, icon, emergency=True) for door, icon in DOORS.items()}
        for door, card in self._cards.items():
            card.setProperty("door", door)
            card.clicked.connect(self._on_card_clicked)
            grid.addWidget(card)
        self.column.addWidget(self._staff)
        # The room in between brings the doors down to where a hand in a wheelchair reaches.
        self.column.addStretch(1)
        for widget in (self._ask, holder, self._numbers):
            self.column.addWidget(widget)

    def _on_card_clicked(self) -> None:
        self.place_requested.emit(Place("urgent", self.sender().property("door")))


def staff_words(lines: Mapping[str, str], language: str, usual: str) -> str:
    """The clinic's own words in `language`, or the `usual` ones."""
    return lines.get(language) or usual


def show_numbers(panel: NumbersPanel, desk: GuideDesk) -> None:
    """Fill `panel` for a screen on which nobody chooses a country."""
    numbers = desk.numbers()
    panel.show_numbers(numbers.country, numbers.emergency, numbers.others)
    panel.fix_country()
