"""Four large buttons: how the teach-back went. One is pressed in, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from baclofen_guide.teaching.outcomes import Outcome
from baclofen_guide.ui.card_grid import CardGrid
from baclofen_guide.ui.controls import ActionButton
from baclofen_guide.ui.worded import Worded

if TYPE_CHECKING:
    from baclofen_guide.ui.style import Style

ICONS = {
    Outcome.SAID_BACK: "right",
    Outcome.AFTER_ANOTHER_GO: "try-again",
    Outcome.NEEDS_MORE: "school",
    Outcome.DECLINED: "close",
}


class OutcomeRow(Worded, QWidget):
    """The four outcomes; pressing the pressed one takes it back.

    Signals:
        outcome_chosen: an `Outcome`, or None when it was taken back.
    """

    outcome_chosen = Signal(object)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[Outcome, ActionButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        holder = QWidget()
        grid = CardGrid(style, least=180, most=2, parent=holder)
        grid.setContentsMargins(0, 0, 0, 0)
        for outcome, icon in ICONS.items():
            button = self._buttons[outcome] = ActionButton(style, icon)
            button.setCheckable(True)
            button.setProperty("size", "large")
            button.setProperty("outcome", outcome.value)
            button.clicked.connect(self._on_clicked)
            grid.addWidget(button)
        column.addWidget(holder)
        self.retranslate()

    def show_outcome(self, outcome: Outcome | None) -> None:
        """Press in the button of `outcome`, or none."""
        for one, button in self._buttons.items():
            button.setChecked(one is outcome)

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        words = {
            Outcome.SAID_BACK: self.tr("Said back"),
            Outcome.AFTER_ANOTHER_GO: self.tr("After another go"),
            Outcome.NEEDS_MORE: self.tr("Needs more"),
            Outcome.DECLINED: self.tr("Declined"),
        }
        for outcome, word in words.items():
            self._buttons[outcome].say(word)

    def _on_clicked(self) -> None:
        pressed = self.sender()
        assert isinstance(pressed, ActionButton)
        outcome = Outcome(pressed.property("outcome")) if pressed.isChecked() else None
        self.show_outcome(outcome)
        self.outcome_chosen.emit(outcome)
