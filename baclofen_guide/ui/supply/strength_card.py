"""One strength of the supply: how much there is, and what happened to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from baclofen_guide.dosing.supply import SupplyKind
from baclofen_guide.ui.card_grid import CardGrid
from baclofen_guide.ui.controls import ActionButton, label
from baclofen_guide.ui.supply.entry_box import EntryBox
from baclofen_guide.ui.worded import Worded

if TYPE_CHECKING:
    from decimal import Decimal

    from baclofen_guide.dosing.supply import Level
    from baclofen_guide.ui.style import Style

ICONS = {
    SupplyKind.COUNT: "checklist",
    SupplyKind.REFILL: "plus",
    SupplyKind.CORRECTION: "scale",
    SupplyKind.UNKNOWN: "not-known",
}

NEEDS_COUNT = (SupplyKind.CORRECTION, SupplyKind.UNKNOWN)
"""Only said about a supply that is known."""


@dataclass(frozen=True)
class StrengthWords:
    """What a card says: the strength, how much there is, since when, and the unit beside a number."""

    name: str
    level: str
    since: str
    unit: str


class StrengthCard(Worded, QFrame):
    """Says the level and asks for entries, one question at a time.

    Signals:
        entered: kind, strength and count of an entry; the count is None for "not known any more".
        asked: a number is asked for, below what was in sight.
    """

    entered = Signal(object, object, object)
    asked = Signal()

    def __init__(
        self, style: Style, level: Level, words: StrengthWords, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._style, self._level, self._words = style, level, words
        self.setProperty("kind", "card")
        self.setAccessibleName(f"{words.name}: {words.level}")
        self._build()
        self.retranslate()

    def is_asking(self) -> bool:
        """Whether a number is being entered."""
        return not self._box.isHidden()

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        said = {
            SupplyKind.COUNT: self.tr("Count them"),
            SupplyKind.REFILL: self.tr("I got a refill"),
            SupplyKind.CORRECTION: self.tr("Lost or found"),
            SupplyKind.UNKNOWN: self.tr("I do not know"),
        }
        for kind, button in self._buttons.items():
            button.say(said[kind], name=f"{said[kind]}: {self._words.name}")

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        texts = (("action", self._words.name), ("section", self._words.level), ("small", self._words.since))
        for kind, text in texts:
            line = label(kind)
            line.setText(text)
            line.setVisible(bool(text))
            column.addWidget(line)
        self._holder = QWidget()
        grid = CardGrid(self._style, least=160, most=4, parent=self._holder)
        self._buttons: dict[SupplyKind, ActionButton] = {}
        for kind, icon in ICONS.items():
            if kind in NEEDS_COUNT and self._level.count is None:
                continue
            shape = "" if kind in (SupplyKind.COUNT, SupplyKind.REFILL) else "quiet"
            button = ActionButton(self._style, icon, shape)
            button.setProperty("entry", kind.value)
            button.clicked.connect(self._on_button_clicked)
            self._buttons[kind] = button
            grid.addWidget(button)
        self._box = EntryBox(self._style, self._level.strength, self._words.unit)
        self._box.entered.connect(self._on_entered)
        self._box.closed.connect(self._on_closed)
        column.addWidget(self._holder)
        column.addWidget(self._box)

    def _on_button_clicked(self) -> None:
        kind = SupplyKind(self.sender().property("entry"))
        if kind is SupplyKind.UNKNOWN:
            self.entered.emit(kind, self._level.strength, None)
            return
        self._holder.hide()
        self._box.ask(kind, self._level.count)
        self.asked.emit()

    def _on_entered(self, kind: SupplyKind, count: Decimal) -> None:
        self._holder.show()
        self.entered.emit(kind, self._level.strength, count)

    def _on_closed(self) -> None:
        self._holder.show()
