"""Entering a count, a refill or a correction of one strength, right where its button was pressed."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from baclofen_guide.dosing.formulations import Form
from baclofen_guide.dosing.supply import WHOLE_IN, SupplyKind
from baclofen_guide.ui.card_grid import CardGrid
from baclofen_guide.ui.controls import ActionButton, ChoiceRow, label
from baclofen_guide.ui.plan.fields import AmountField
from baclofen_guide.ui.worded import Worded

if TYPE_CHECKING:
    from baclofen_guide.dosing.formulations import Strength
    from baclofen_guide.ui.style import Style

STEPS = {Form.TABLET: Decimal(1), Form.GRANULES: Decimal(1), Form.LIQUID: Decimal(5)}
"""By how much minus and plus change a count; halves and tenths can be typed."""
WAYS = ("lost", "found")


class EntryBox(Worded, QWidget):
    """One number with its question; hidden until it is asked.

    Signals:
        entered: a `SupplyKind` and the count.
        closed: nothing more is asked.
    """

    entered = Signal(object, object)
    closed = Signal()

    def __init__(self, style: Style, strength: Strength, unit: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style, self._strength, self._unit = style, strength, unit
        self._kind = SupplyKind.COUNT
        self._build()
        self.hide()

    def ask(self, kind: SupplyKind, present: Decimal | None) -> None:
        """Ask for a count, a refill or a correction; a count begins with what is thought to be there."""
        self._kind = kind
        known = present is not None and present >= 0
        self._amount.put(present if kind is SupplyKind.COUNT and known else None)
        self._ways.setVisible(kind is SupplyKind.CORRECTION)
        self._ways.choose("lost")
        self.retranslate()
        self._look()
        self.show()
        self._amount.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        questions = {
            SupplyKind.COUNT: self.tr("How many do you have now? Count them all, the open box too."),
            SupplyKind.REFILL: self.tr("How many did you get? Check the mg on the box."),
            SupplyKind.CORRECTION: self.tr("How many were lost or found?"),
        }
        if self._strength.form is Form.LIQUID:
            questions[SupplyKind.COUNT] = self.tr("How many mL do you have now? Add up all bottles.")
            questions[SupplyKind.REFILL] = self.tr("How many mL did you get? Check the mg in each mL.")
        question = questions.get(self._kind, "")
        self._question.setText(question)
        self._amount.say(question, self.tr("Fewer"), self.tr("More"))
        self._ways.say({"lost": self.tr("Lost"), "found": self.tr("Found")}, self.tr("Lost or found"))
        self._save.say(self.tr("Save"))
        self._cancel.say(self.tr("Cancel"))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 4)
        self._question = label()
        self._ways = ChoiceRow(WAYS)
        self._amount = AmountField(self._style, self._unit)
        self._amount.change_by(STEPS[self._strength.form])
        self._amount.amount_changed.connect(self._look)
        self._save = ActionButton(self._style, "check", "primary")
        self._cancel = ActionButton(self._style, "", "quiet")
        self._save.clicked.connect(self._on_save_clicked)
        self._cancel.clicked.connect(self._on_cancel_clicked)
        holder = QWidget()
        grid = CardGrid(self._style, least=150, most=3, parent=holder)
        grid.addWidget(self._save)
        grid.addWidget(self._cancel)
        for widget in (self._question, self._ways, self._amount, holder):
            column.addWidget(widget)

    def _look(self) -> None:
        """Only what can be counted can be saved."""
        amount = self._amount.amount()
        whole = amount is not None and not amount % WHOLE_IN[self._strength.form]
        self._save.setEnabled(whole and (bool(amount) or self._kind is SupplyKind.COUNT))

    def _on_save_clicked(self) -> None:
        amount = self._amount.amount()
        if amount is None:
            return
        lost = self._kind is SupplyKind.CORRECTION and self._ways.value() == "lost"
        self.hide()
        self.entered.emit(self._kind, -amount if lost else amount)

    def _on_cancel_clicked(self) -> None:
        self.hide()
        self.closed.emit()
