"""Questions answered by a press: a number on a scale, words, or as many things to tick as there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from baclofen_guide.ui.card_grid import CardGrid
from baclofen_guide.ui.controls import label
from baclofen_guide.ui.diary.tick_button import TickButton

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtWidgets import QAbstractButton, QLayout

    from baclofen_guide.ui.style import Style

ROWS_OF = (11, 6, 4, 3, 2, 1)
"""Eleven numbers stand in one row, or in rows as equal as can be."""


class EvenGrid(CardGrid):
    """Numbers side by side; where not all fit, in equal rows."""

    def _columns(self, width: int) -> int:
        fit = super()._columns(width)
        return next(columns for columns in ROWS_OF if columns <= fit)

    def _gap(self) -> int:
        return 4


class TightGrid(CardGrid):
    """Answers side by side, nearer to each other than cards."""

    def _gap(self) -> int:
        return 8


class Picks(QWidget):
    """Buttons of which one is pressed in, or none: pressing it again takes the answer back.

    Signals:
        picked: the reader has pressed; `value` is the answer now.
    """

    picked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[int, QAbstractButton] = {}

    def value(self) -> int | None:
        """The answer, or None."""
        return next((value for value, button in self._buttons.items() if button.isChecked()), None)

    def put(self, value: int | None) -> None:
        """Show `value` as the answer without announcing it."""
        for one, button in self._buttons.items():
            with QSignalBlocker(button):
                button.setChecked(one == value)
            button.update()

    def _add(self, value: int, button: QAbstractButton, layout: QLayout) -> None:
        button.setProperty("value", value)
        # Toggled, not clicked: assistive technology toggles a button without clicking it.
        button.toggled.connect(self._on_toggled)
        self._buttons[value] = button
        layout.addWidget(button)

    def _on_toggled(self, pressed_in: bool) -> None:
        pressed = self.sender().property("value")
        self.put(pressed if pressed_in else None)
        self.picked.emit()


class Scale(Picks):
    """The numbers from 0 to 10 as large buttons, with words at both ends."""

    def __init__(self, style: Style, values: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        holder = QWidget()
        grid = EvenGrid(style, least=50, most=len(values), parent=holder)
        for value in values:
            button = QPushButton(str(value))
            button.setCheckable(True)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.setProperty("heft", "scale")
            self._add(value, button, grid)
        column.addWidget(holder)
        self._least, self._most = label("small"), label("small")
        self._most.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        ends = QHBoxLayout()
        ends.addWidget(self._least, 1)
        ends.addWidget(self._most, 1)
        column.addLayout(ends)

    def say(self, name: str, least: str, most: str) -> None:
        """Set what the scale is called, and the words at its ends."""
        self.setAccessibleName(name)
        first, last = min(self._buttons), max(self._buttons)
        self._least.setText(f"{first} = {least}")
        self._most.setText(most if str(last) in most else f"{last} = {most}")
        ends = {first: f", {least}", last: f", {most}"}
        for value, button in self._buttons.items():
            button.setAccessibleName(f"{name}: {value}{ends.get(value, '')}")


class WordPicks(Picks):
    """Values in words; one of them is the answer."""

    def __init__(
        self, style: Style, values: Iterable[int], *, least: int = 180, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        grid = TightGrid(style, least=least, most=3, parent=self)
        for value in values:
            self._add(value, TickButton(style, one_of=True), grid)

    def say(self, name: str, words: Mapping[int, str]) -> None:
        """Set what is asked, and the words of each value."""
        self.setAccessibleName(name)
        for value, button in self._buttons.items():
            assert isinstance(button, TickButton)
            button.say(words[value], f"{name}: {words[value]}")


class Ticks(QWidget):
    """Any number of things to tick.

    Signals:
        ticked: the reader has ticked or unticked; `values` is what is ticked now.
    """

    ticked = Signal()

    def __init__(
        self, style: Style, values: Iterable[str], *, urgent: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._buttons: dict[str, TickButton] = {}
        grid = TightGrid(style, least=190, most=3, parent=self)
        for value in values:
            button = self._buttons[value] = TickButton(style, urgent=urgent)
            button.toggled.connect(self._on_toggled)
            grid.addWidget(button)

    def say(self, name: str, words: Mapping[str, str]) -> None:
        """Set what is asked, and the words of each thing."""
        self.setAccessibleName(name)
        for value, button in self._buttons.items():
            button.say(words[value])

    def values(self) -> tuple[str, ...]:
        """What is ticked."""
        return tuple(value for value, button in self._buttons.items() if button.isChecked())

    def put(self, values: Iterable[str]) -> None:
        """Tick `values` and nothing else, without announcing it."""
        wanted = set(values)
        for value, button in self._buttons.items():
            with QSignalBlocker(button):
                button.setChecked(value in wanted)
            button.update()

    def _on_toggled(self) -> None:
        self.ticked.emit()
