"""Diary: write how it was, look back over the doses, and put entries right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout

from baclofen_guide.ui.controls import ActionButton, ChoiceRow, label
from baclofen_guide.ui.diary.entry_list import EntryList
from baclofen_guide.ui.diary.look_back import LookBack
from baclofen_guide.ui.diary.write_view import WriteView
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.scroll_page import ScrollPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from baclofen_guide.diary.entries import DiaryEntry
    from baclofen_guide.ui.diary.diary_desk import DiaryDesk
    from baclofen_guide.ui.style import Style

WRITE, CHARTS, ENTRIES = "write", "charts", "entries"
VIEWS = (WRITE, CHARTS, ENTRIES)
BESIDE_UP_TO = 125
"""Up to this text size in percent title and views share a line."""


class DiaryPage(ScrollPage):
    """Three views; ``Place("diary", view)`` names one, and no view is the first.

    Signals:
        place_requested: a `Place` to go to.
    """

    place_requested = Signal(object)

    def __init__(self, style: Style, desk: DiaryDesk, parent: QWidget | None = None) -> None:
        super().__init__(style, widest=760, parent=parent)
        self._desk = desk
        self._view = WRITE
        self._build()
        self._connect()
        self.retranslate()

    def open(self, place: Place) -> None:
        """Show the view that `place` names, as things are now."""
        super().open(place)
        self._view = place.item or WRITE
        self._choice.choose(self._view)
        self.refresh()

    def refresh(self) -> None:
        """Show the diary as it is now."""
        for name, view in self._views.items():
            view.setVisible(name == self._view)
        self._views[self._view].look()
        self._after.setVisible(self._view == WRITE and len(self._desk.entries()) > 1)

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._title.setText(self.tr("Diary"))
        words = {WRITE: self.tr("Write"), CHARTS: self.tr("Look back"), ENTRIES: self.tr("All entries")}
        self._choice.say(words, self.tr("Diary"))
        self._after.say(self.tr("See how it has been"))
        for view in self._views.values():
            view.retranslate()

    def _build(self) -> None:
        self._title = label("title")
        self._choice = ChoiceRow(VIEWS)
        self._write = WriteView(self._style, self._desk)
        self._charts = LookBack(self._style, self._desk)
        self._entries = EntryList(self._style, self._desk)
        self._views: dict[str, WriteView | LookBack | EntryList] = {
            WRITE: self._write, CHARTS: self._charts, ENTRIES: self._entries,
        }  # fmt: skip
        self._after = ActionButton(self._style, "history", "quiet")
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(12)
        self._head.addWidget(self._title)
        self._head.addWidget(self._choice, 1)
        self.column.addLayout(self._head)
        for part in (*self._views.values(), self._after):
            self.column.addWidget(part)
        self.column.addStretch(1)

    def _connect(self) -> None:
        self._choice.choice_made.connect(self._on_view_chosen)
        self._after.clicked.connect(self._on_after_clicked)
        self._write.urgent_requested.connect(self._on_urgent_requested)
        self._entries.change_requested.connect(self._on_change_requested)
        self._desk.changed.connect(self._on_changed)
        self._style.style_changed.connect(self._on_changed)
        self._style.on_change(self._arrange)

    def _arrange(self) -> None:
        """Title and views share a line while the letters are small: Save stays in sight at 800 × 600."""
        beside = self._style.text_percent <= BESIDE_UP_TO
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._head.setDirection(way)

    def _on_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def _on_view_chosen(self, view: str) -> None:
        self.place_requested.emit(Place("diary", "" if view == WRITE else view))

    def _on_after_clicked(self) -> None:
        self.place_requested.emit(Place("diary", CHARTS))

    def _on_urgent_requested(self, door: str) -> None:
        self.place_requested.emit(Place("urgent", door))

    def _on_change_requested(self, entry: DiaryEntry) -> None:
        self._write.write_about(entry)
        self.place_requested.emit(Place("diary"))
