"""The prescriber's rule, "lower by so much every so many days", as it is typed; it only becomes dates."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QWidget

from baclofen_guide.ui.controls import ChoiceBox, TickBox, label
from baclofen_guide.ui.plan.fields import AmountField
from baclofen_guide.ui.plan.form import Lowering
from baclofen_guide.ui.worded import Worded

if TYPE_CHECKING:
    from baclofen_guide.ui.style import Style

TURNS = ("each", "last-first", "first-first", "last-until-gone", "first-until-gone")


class LowerBox(Worded, QWidget):
    """How much less, how often, down to what, and which dose.

    Signals:
        rule_changed: anything is another.
    """

    rule_changed = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._build()
        self._connect()
        self.retranslate()

    def lowering(self) -> Lowering | None:
        """The rule; None while something is missing."""
        by, days, to = self._by.amount(), self._days.amount(), self._to.amount()
        if by is None or days is None or to is None or days % 1:
            return None
        return Lowering(by, int(days), to, self._then_ends.isChecked(), self._turns.currentData())

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        names = (self.tr("Lower by"), self.tr("Every"), self.tr("Until, a day"))
        for name, words_label, field in zip(
            names, self._labels, (self._by, self._days, self._to), strict=True
        ):
            words_label.setText(name)
            field.say(name, self.tr("Less"), self.tr("More"))
        self._turns_label.setText(self.tr("Which dose gets smaller?"))
        turns = (
            self.tr("Every dose, each time"),
            self.tr("One dose each time, in turn, the last of the day first"),
            self.tr("One dose each time, in turn, the first of the day first"),
            self.tr("Only the last dose of the day, down to 0, then the one before it"),
            self.tr("Only the first dose of the day, down to 0, then the one after it"),
        )
        for index, words in enumerate(turns):
            self._turns.setItemText(index, words)
        self._turns.setAccessibleName(self._turns_label.text())
        self._then_ends.setText(self.tr("After that it ends"))

    def _build(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._by, self._to = AmountField(self._style), AmountField(self._style)
        self._days = AmountField(self._style, self.tr("days"))
        self._days.change_by(Decimal(1))
        self._to.put(Decimal())
        self._labels = [label(), label(), label()]
        for words, field in zip(self._labels, (self._by, self._days, self._to), strict=True):
            form.addRow(words, field)
        self._turns = ChoiceBox(self._style)
        for turn in TURNS:
            self._turns.addItem("", turn)
        self._turns_label = label()
        form.addRow(self._turns_label, self._turns)
        self._then_ends = TickBox(self._style)
        form.addRow(self._then_ends)

    def _connect(self) -> None:
        for field in (self._by, self._days, self._to):
            field.amount_changed.connect(self.rule_changed)
        self._turns.activated.connect(self.rule_changed)
        self._then_ends.toggled.connect(self.rule_changed)
