"""Whom to call: the region's numbers with the country's name, and the clinic's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from baclofen_guide.ui.controls import ActionButton, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from baclofen_guide.ui.style import Style


class NumbersPanel(QFrame):
    """The emergency number large, the others below, and a way to change the country.

    Signals:
        settings_requested: the reader wants to choose the country.
    """

    settings_requested = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._has_country = False
        self.setProperty("kind", "numbers")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        self._emergency = label()
        self._others = label()
        self._others.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._country = label("small")
        self._change = ActionButton(style, "", "quiet")
        self._change.clicked.connect(self.settings_requested)
        foot = QHBoxLayout()
        foot.addWidget(self._country, 1)
        foot.addWidget(self._change)
        column.addWidget(self._emergency)
        column.addWidget(self._others)
        column.addLayout(foot)
        style.on_change(self._restyle)

    def show_numbers(self, country: str, emergency: str, others: Sequence[tuple[str, str]]) -> None:
        """Show the numbers.

        Args:
            country: name of the country they belong to; "" when none was chosen.
            emergency: the emergency number, or words for it.
            others: (who, number) of the rest.
        """
        self._has_country = bool(country)
        self._emergency.setText(self.tr("Emergency: {number}").format(number=emergency))
        self._country.setText(
            self.tr("Numbers for: {country}").format(country=country)
            if country
            else self.tr("Choose your country to see its numbers here.")
        )
        self._change.say(self.tr("Change country") if country else self.tr("Choose country"))
        self._others.setText("\n".join(f"{who}: {number}" for who, number in others))
        self._others.setVisible(bool(others))

    def fix_country(self) -> None:
        """Nobody chooses a country here: say nothing where none is set, and offer no way to change it."""
        self._change.hide()
        self._country.setVisible(self._has_country)

    def _restyle(self) -> None:
        self._emergency.setStyleSheet(f"font-size: {self._style.chrome_px(28)}px; font-weight: bold;")
