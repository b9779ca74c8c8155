"""Everything that was entered about the supply, the newest first; a slip can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from baclofen_guide.dosing.supply import SupplyEntry, SupplyKind
from baclofen_guide.ui.controls import ActionButton, label

if TYPE_CHECKING:
    from baclofen_guide.ui.style import Style
    from baclofen_guide.ui.supply.words import SupplyWords

SHOWN = 12
"""So many newest entries; older ones stay in the record and come with a press."""


class LedgerList(QWidget):
    """A row an entry.

    Signals:
        undo_requested: number of the entry to take back.
    """

    undo_requested = Signal(int)

    def __init__(self, style: Style, words: SupplyWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style, self._words = style, words
        self._parts: list[QWidget] = []
        self._entries: tuple[SupplyEntry, ...] = ()
        self._everything = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_entries(self, entries: tuple[SupplyEntry, ...]) -> None:
        """Show `entries`, given in order of entry."""
        self._entries = entries
        for part in self._parts:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = []
        by_id = {entry.entry_id: entry for entry in entries}
        undone = {entry.refers_to for entry in entries}
        newest = entries[::-1] if self._everything else entries[: -SHOWN - 1 : -1]
        for entry in newest:
            self._add(self._row(entry, by_id.get(entry.refers_to or 0), undone))
        if len(newest) < len(entries):
            more = ActionButton(self._style, "open", "quiet")
            more.say(self.tr("Show all"))
            more.clicked.connect(self._on_more_clicked)
            self._add(more)

    def _row(self, entry: SupplyEntry, names: SupplyEntry | None, undone: set[int | None]) -> QWidget:
        frame = QFrame()
        frame.setProperty("kind", "card")
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 4, 8, 4)
        words = self._words.entry(entry, names)
        column = QVBoxLayout()
        column.setSpacing(0)
        for kind, text in (("", words), ("small", self._words.day(entry.at))):
            line = label(kind)
            line.setText(text)
            column.addWidget(line)
        row.addLayout(column, 1)
        if entry.kind is not SupplyKind.UNDONE and entry.entry_id not in undone:
            back = ActionButton(self._style, "", "quiet")
            back.say(self.tr("Take back"), name=self.tr("Take back: {entry}").format(entry=words))
            back.setProperty("entry", entry.entry_id)
            back.clicked.connect(self._on_back_clicked)
            row.addWidget(back)
        return frame

    def _add(self, part: QWidget) -> None:
        self._column.addWidget(part)
        self._parts.append(part)

    def _on_back_clicked(self) -> None:
        self.undo_requested.emit(self.sender().property("entry"))

    def _on_more_clicked(self) -> None:
        self._everything = True
        self.show_entries(self._entries)
