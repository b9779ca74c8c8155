"""The doses of a day: how many, at what times, how much, and what that is in tablets."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from baclofen_guide.dosing.times import propose
from baclofen_guide.ui.card_grid import CardGrid
from baclofen_guide.ui.controls import ChoiceRow, label
from baclofen_guide.ui.plan.fields import AmountField, TimeField
from baclofen_guide.ui.worded import Worded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import time

    from baclofen_guide.ui.style import Style

COUNTS = ("1", "2", "3", "4", "5", "6")


@dataclass(frozen=True)
class _Row:
    frame: QWidget
    at: TimeField
    amount: AmountField
    pieces: QLabel


class DosesBox(Worded, QWidget):
    """Rows of time and mg.

    Args:
        style: the look.
        clock_words: a time of day as this reader's clocks show it.
        pieces_words: what so many mg are in tablets, or why they cannot be made.

    Signals:
        doses_changed: anything about the doses is another.
    """

    doses_changed = Signal()

    def __init__(
        self,
        style: Style,
        clock_words: Callable[[time], str],
        pieces_words: Callable[[Decimal], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style, self._clock_words, self._pieces_words = style, clock_words, pieces_words
        self._rows: list[_Row] = []
        self._step = Decimal(5)
        self._offered: Decimal | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._asked = label("section")
        self._count = ChoiceRow(COUNTS, wrap=style, least=64)
        self._count.choice_made.connect(self._on_count_chosen)
        column.addWidget(self._asked)
        column.addWidget(self._count)
        self._column = QVBoxLayout()
        column.addLayout(self._column)
        self.retranslate()

    def doses(self) -> tuple[tuple[time, Decimal], ...] | None:
        """Time and mg of each dose; None while an amount is missing."""
        found = [(row.at.chosen(), row.amount.amount()) for row in self._rows]
        if not found or any(mg is None for _, mg in found):
            return None
        return tuple((at, mg) for at, mg in found if mg is not None)

    def times(self) -> tuple[time, ...]:
        """The time of each dose."""
        return tuple(row.at.chosen() for row in self._rows)

    def put(self, doses: Sequence[tuple[time, Decimal | None]]) -> None:
        """Show `doses`."""
        for row in self._rows:
            self._column.removeWidget(row.frame)
            row.frame.hide()
            row.frame.deleteLater()
        self._rows = [self._row(at, mg) for at, mg in doses]
        if str(len(doses)) in COUNTS:
            self._count.choose(str(len(doses)))
        self.retranslate()
        self._say_pieces()

    def change_by(self, step: Decimal) -> None:
        """Let minus and plus change amounts by `step`; the pieces are said anew."""
        self._step = step
        for row in self._rows:
            row.amount.change_by(step)
        self._say_pieces()

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._asked.setText(self.tr("How many times a day?"))
        self._count.say({count: count for count in COUNTS}, self.tr("Times a day"))
        for number, row in enumerate(self._rows, 1):
            name = self.tr("Dose {number}").format(number=number)
            row.at.setAccessibleName(self.tr("Time of dose {number}").format(number=number))
            row.amount.say(name, self.tr("Less"), self.tr("More"))

    def _row(self, at: time, mg: Decimal | None) -> _Row:
        frame = QFrame()
        frame.setProperty("kind", "card")
        column = QVBoxLayout(frame)
        holder = QWidget()
        grid = CardGrid(self._style, least=210, most=2, parent=holder)
        when, amount = TimeField(self._style, self._clock_words), AmountField(self._style)
        when.put(at)
        amount.put(mg)
        amount.change_by(self._step)
        pieces = label("quiet")
        grid.addWidget(when)
        grid.addWidget(amount)
        column.addWidget(holder)
        column.addWidget(pieces)
        self._column.addWidget(frame)
        when.time_changed.connect(self._on_row_changed)
        amount.amount_changed.connect(self._on_row_changed)
        return _Row(frame, when, amount, pieces)

    def _say_pieces(self) -> None:
        for row in self._rows:
            mg = row.amount.amount()
            row.pieces.setText(self._pieces_words(mg) if mg else "")
            row.pieces.setVisible(bool(row.pieces.text()))

    def _fill_empty(self) -> None:
        """Most people take the same each time: the first amount is offered for doses still empty."""
        first = self._rows[0].amount
        if self.sender() is first and first.amount() is not None:
            for row in self._rows[1:]:
                if row.amount.is_empty() or row.amount.amount() == self._offered:
                    row.amount.put(first.amount())
            self._offered = first.amount()

    def _on_count_chosen(self, count: str) -> None:
        """Times for so many doses, with the mg already typed."""
        known = [row.amount.amount() for row in self._rows]
        fallback = known[-1] if known else None
        times = propose(int(count))
        self.put([(at, known[i] if i < len(known) else fallback) for i, at in enumerate(times)])
        self.doses_changed.emit()

    def _on_row_changed(self) -> None:
        self._fill_empty()
        self._say_pieces()
        self.doses_changed.emit()
