"""Which strengths are at hand, and which of the tablets have a line to halve them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from baclofen_guide.dosing.formulations import KNOWN_MG, Form, Strength
from baclofen_guide.ui.card_grid import CardGrid
from baclofen_guide.ui.controls import TickBox, label
from baclofen_guide.ui.worded import Worded

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from baclofen_guide.ui.style import Style


class StrengthsBox(Worded, QWidget):
    """A button for each strength of one form; for pressed tablets, a tick for the line.

    Signals:
        strengths_changed: the person chose another set.
    """

    strengths_changed = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style, self._form = style, Form.TABLET
        self._buttons: dict[Decimal, QPushButton] = {}
        self._lines: dict[Decimal, TickBox] = {}
        self._hint = label("small")
        self._grid_holder = QWidget()
        self._grid = CardGrid(style, least=120, most=5, parent=self._grid_holder)
        self._lines_column = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._hint, self._grid_holder):
            column.addWidget(widget)
        column.addLayout(self._lines_column)
        self.show_form(Form.TABLET)

    def show_form(self, form: Form) -> None:
        """Offer the strengths of `form`; nothing is chosen."""
        self._form = form
        for widget in (*self._buttons.values(), *self._lines.values()):
            widget.hide()
            widget.deleteLater()
        while self._grid.count():
            self._grid.takeAt(0)
        self._buttons, self._lines = {}, {}
        for mg in KNOWN_MG[form]:
            self._add(mg)
        self.retranslate()

    def strengths(self) -> tuple[Strength, ...]:
        """What is at hand."""
        return tuple(
            Strength(self._form, mg, mg in self._lines and self._lines[mg].isChecked())
            for mg, button in self._buttons.items()
            if button.isChecked()
        )

    def put(self, strengths: Iterable[Strength]) -> None:
        """Show `strengths`, all of the form on show."""
        for strength in strengths:
            if strength.mg not in self._buttons:
                self._add(strength.mg)
            self._buttons[strength.mg].setChecked(True)
            if strength.mg in self._lines:
                self._lines[strength.mg].setChecked(strength.scored)
        self.retranslate()
        self._show_lines()

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._hint.setText(
            self.tr("Look at the label. The same number of mL can be another dose.")
            if self._form is Form.LIQUID
            else self.tr("Look at the label. Choose each strength you have.")
        )
        for mg, button in self._buttons.items():
            word = self.tr("{mg} mg in each mL") if self._form is Form.LIQUID else self.tr("{mg} mg")
            button.setText(word.format(mg=f"{mg:f}"))
            button.setAccessibleName(self.tr("Strength: {strength}").format(strength=button.text()))
        for mg, line in self._lines.items():
            line.setText(self.tr("{mg} mg has a line to halve it").format(mg=f"{mg:f}"))

    def _add(self, mg: Decimal) -> None:
        button = QPushButton(self._grid_holder)
        button.setCheckable(True)
        button.toggled.connect(self._on_toggled)
        self._buttons[mg] = button
        self._grid.addWidget(button)
        button.show()
        if self._form is Form.TABLET:
            line = self._lines[mg] = TickBox(self._style)
            line.toggled.connect(self._on_toggled)
            line.hide()
            self._lines_column.addWidget(line)

    def _show_lines(self) -> None:
        for mg, line in self._lines.items():
            line.setVisible(self._buttons[mg].isChecked())

    def _on_toggled(self) -> None:
        self._show_lines()
        self.strengths_changed.emit()
