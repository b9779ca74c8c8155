"""One dose of a day: its time, how much, what became of it, and what can still be done about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from baclofen_guide.dosing.states import SlotState, SlotView
from baclofen_guide.ui.controls import ActionButton, label

if TYPE_CHECKING:
    from baclofen_guide.ui.style import Style

ICONS = {
    SlotState.UPCOMING: ("clock", "quiet"),
    SlotState.DUE: ("bell", "primary"),
    SlotState.LATE: ("bell", "warning"),
    SlotState.MISSED: ("close", "warning"),
    SlotState.TAKEN: ("check", "good"),
    SlotState.SKIPPED: ("minus", "quiet"),
}
"""Pictogram and colour of each state; the state stands beside it in words."""


@dataclass(frozen=True)
class RowWords:
    """What a row says: time, amount and state."""

    time: str
    amount: str
    state: str


class DoseRow(QFrame):
    """A row with one button: to log a dose that was forgotten, or to take back an answer.

    Signals:
        log_requested: the `SlotView` of the dose the person took after all.
        undo_requested: the number of the answer to take back.
    """

    log_requested = Signal(object)
    undo_requested = Signal(int)

    def __init__(self, style: Style, shown: SlotView, words: RowWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style, self._shown = style, shown
        self.setProperty("kind", "card")
        self._build(words)

    def _build(self, words: RowWords) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        icon, colour = ICONS[self._shown.state]
        size = self._style.chrome_px(26)
        picture = QLabel()
        picture.setPixmap(self._style.icon(icon, colour).pixmap(QSize(size, size)))
        picture.setAccessibleName(words.state)
        row.addWidget(picture)
        column = QVBoxLayout()
        column.setSpacing(0)
        first, second = label(), label("quiet")
        first.setText(f"{words.time} · {words.amount}")
        second.setText(words.state)
        column.addWidget(first)
        column.addWidget(second)
        row.addLayout(column, 1)
        button = self._button(words)
        if button is not None:
            row.addWidget(button)

    def _button(self, words: RowWords) -> ActionButton | None:
        if self._shown.answer is not None:
            button = ActionButton(self._style)
            button.say(self.tr("Undo"), name=self.tr("Undo the {time} dose").format(time=words.time))
            button.clicked.connect(self._on_undo_clicked)
            return button
        if self._shown.state is SlotState.MISSED:
            button = ActionButton(self._style)
            name = self.tr("I took the {time} dose").format(time=words.time)
            button.say(self.tr("I took it"), name=name)
            button.clicked.connect(self._on_log_clicked)
            return button
        return None

    def _on_undo_clicked(self) -> None:
        if self._shown.answer is not None:
            self.undo_requested.emit(self._shown.answer.event_id)

    def _on_log_clicked(self) -> None:
        self.log_requested.emit(self._shown)
