"""One dose in the history, with what was planned, what happened and when; and a way to put it right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from baclofen_guide.dosing.states import SlotState, SlotView
from baclofen_guide.ui.controls import ActionButton, label
from baclofen_guide.ui.today.dose_row import ICONS

if TYPE_CHECKING:
    from baclofen_guide.ui.style import Style


@dataclass(frozen=True)
class EntryWords:
    """What an entry says."""

    planned: str
    happened: str
    name: str


class HistoryEntry(QFrame):
    """A row with a menu "Change".

    Signals:
        taken_requested, time_requested, skipped_requested, undo_requested: the `SlotView` to change.
    """

    taken_requested = Signal(object)
    time_requested = Signal(object)
    skipped_requested = Signal(object)
    undo_requested = Signal(object)

    def __init__(
        self, style: Style, view: SlotView, words: EntryWords, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._view = view
        self.setProperty("kind", "card")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        icon, colour = ICONS[view.state]
        size = style.chrome_px(24)
        picture = QLabel()
        picture.setPixmap(style.icon(icon, colour).pixmap(QSize(size, size)))
        picture.setAccessibleName(words.happened)
        column = QVBoxLayout()
        column.setSpacing(0)
        planned, happened = label(), label("quiet")
        planned.setText(words.planned)
        happened.setText(words.happened)
        column.addWidget(planned)
        column.addWidget(happened)
        change = ActionButton(style)
        change.say(self.tr("Change"), name=self.tr("Change {dose}").format(dose=words.name))
        change.setMenu(self._menu())
        row.addWidget(picture)
        row.addLayout(column, 1)
        row.addWidget(change)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        if self._view.state is not SlotState.TAKEN:
            menu.addAction(self.tr("I took it")).triggered.connect(self._on_taken)
        menu.addAction(self.tr("I took it at another time …")).triggered.connect(self._on_time)
        if self._view.state is not SlotState.SKIPPED:
            menu.addAction(self.tr("I left it out")).triggered.connect(self._on_skipped)
        if self._view.answer is not None:
            menu.addAction(self.tr("Undo this answer")).triggered.connect(self._on_undo)
        return menu

    def _on_taken(self) -> None:
        self.taken_requested.emit(self._view)

    def _on_time(self) -> None:
        self.time_requested.emit(self._view)

    def _on_skipped(self) -> None:
        self.skipped_requested.emit(self._view)

    def _on_undo(self) -> None:
        self.undo_requested.emit(self._view)
