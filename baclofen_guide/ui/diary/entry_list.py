"""All entries, the newest first; each can be changed, which adds a new one in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from baclofen_guide.ui.controls import ActionButton, label
from baclofen_guide.ui.diary.diary_words import DiaryWords

if TYPE_CHECKING:
    from baclofen_guide.diary.entries import DiaryEntry
    from baclofen_guide.ui.diary.diary_desk import DiaryDesk
    from baclofen_guide.ui.style import Style

AT_FIRST = 14
"""Two weeks; more on request."""
MORE = 60


class EntryList(QWidget):
    """A card for each entry that counts.

    Signals:
        change_requested: the `DiaryEntry` to change.
    """

    change_requested = Signal(object)

    def __init__(self, style: Style, desk: DiaryDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style, self._desk, self._words = style, desk, DiaryWords(desk.words)
        self._shown = AT_FIRST
        self._cards: list[QFrame] = []
        self._none = label()
        self._more = ActionButton(style, "open")
        self._more.clicked.connect(self._on_more_clicked)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self._none)
        self._column.addWidget(self._more)
        self.retranslate()

    def look(self) -> None:
        """Show the entries as they are now."""
        for card in self._cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        entries = self._desk.entries()
        self._cards = [self._card(entry) for entry in entries[::-1][: self._shown]]
        for index, card in enumerate(self._cards):
            self._column.insertWidget(1 + index, card)
        self._none.setVisible(not entries)
        self._more.setVisible(len(entries) > self._shown)

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._none.setText(self.tr("There are no entries yet."))
        self._more.say(self.tr("Show earlier entries"))

    def _card(self, entry: DiaryEntry) -> QFrame:
        card = QFrame()
        card.setProperty("kind", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(2)
        lines = [("action", self._words.day(entry.day)), ("", self._words.entry(entry))]
        lines += [("quiet", words) for words in self._words.more(entry)]
        if entry.refers_to is not None:
            lines.append(("small", self._words.text("diary.changed", at=self._desk.written_at(entry))))
        for kind, words in lines:
            part = label(kind)
            part.setText(words)
            column.addWidget(part)
        change = ActionButton(self._style)
        change.say(self.tr("Change"), name=self.tr("Change {day}").format(day=self._words.day(entry.day)))
        change.setProperty("entry", entry.entry_id)
        change.clicked.connect(self._on_change_clicked)
        column.addWidget(change, 0, Qt.AlignmentFlag.AlignLeading)
        return card

    def _on_change_clicked(self) -> None:
        wanted = self.sender().property("entry")
        entry = next((one for one in self._desk.entries() if one.entry_id == wanted), None)
        if entry is not None:
            self.change_requested.emit(entry)

    def _on_more_clicked(self) -> None:
        self._shown += MORE
        self.look()
