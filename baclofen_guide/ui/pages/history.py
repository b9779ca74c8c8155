"""History: every dose that was due, day by day, with what became of it; any answer can be put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from baclofen_guide.dosing.events import EventKind
from baclofen_guide.dosing.states import SlotState, SlotView
from baclofen_guide.ui.controls import ActionButton, ChoiceRow, label
from baclofen_guide.ui.history.calendar import HistoryCalendar
from baclofen_guide.ui.history.change_panel import ChangePanel
from baclofen_guide.ui.history.entry import HistoryEntry
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.scroll_page import ScrollPage
from baclofen_guide.ui.today.dose_words import DoseWords

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from baclofen_guide.ui.record_desk import RecordDesk
    from baclofen_guide.ui.style import Style

SPANS = ("7", "30", "90")
FILTERS = ("all", "missed", "late", "skipped")


class HistoryPage(ScrollPage):
    """A calendar on top, the list of doses below.

    Signals:
        place_requested: a `Place` to go to.
    """

    place_requested = Signal(object)

    def __init__(self, style: Style, desk: RecordDesk, parent: QWidget | None = None) -> None:
        super().__init__(style, widest=760, parent=parent)
        self._desk, self._words = desk, DoseWords(desk)
        self._span, self._filter = 7, "all"
        self._day: date | None = None
        self._parts: list[QWidget] = []
        self._build()
        self.retranslate()
        desk.changed.connect(self.refresh)
        style.style_changed.connect(self.refresh)

    def open(self, place: Place) -> None:
        """Show the last days."""
        super().open(place)
        self._day = None
        self.refresh()

    def refresh(self) -> None:
        """Show the history as it is now."""
        if not self.isVisible() and self._parts:
            return
        views = [view for view in self._desk.history(self._span) if view.state is not SlotState.UPCOMING]
        self._calendar.show_days(views)
        shown = [view for view in views if self._wanted(view)]
        for part in self._parts:
            self.column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = []
        day = None
        for view in reversed(shown):
            if view.slot.key.local_date != day:
                day = view.slot.key.local_date
                heading = label("section")
                heading.setText(self._words.day_name(day))
                self._append(heading)
            entry = HistoryEntry(self._style, view, self._words.history_row(view))
            entry.taken_requested.connect(self._on_taken_requested)
            entry.time_requested.connect(self._on_time_requested)
            entry.skipped_requested.connect(self._on_skipped_requested)
            entry.undo_requested.connect(self._on_undo_requested)
            self._append(entry)
        self._none.setVisible(not shown)

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._title.setText(self.tr("History"))
        spans = {"7": self.tr("7 days"), "30": self.tr("30 days"), "90": self.tr("90 days")}
        self._spans.say(spans, self.tr("How far back"))
        filters = {
            "all": self.tr("All"),
            "missed": self.tr("Missed"),
            "late": self.tr("Taken late"),
            "skipped": self.tr("Left out"),
        }
        self._filters.say(filters, self.tr("Which doses"))
        self._none.setText(self.tr("Nothing to show."))
        self._back.say(self.tr("Back to today"))
        self.refresh()

    def _build(self) -> None:
        self._title = label("title")
        self._back = ActionButton(self._style, "back", "quiet")
        self._back.clicked.connect(self._on_back_clicked)
        self._spans, self._filters = (
            ChoiceRow(SPANS, wrap=self._style, least=110),
            ChoiceRow(FILTERS, wrap=self._style, least=140),
        )
        self._spans.choose("7")
        self._filters.choose("all")
        self._spans.choice_made.connect(self._on_span_chosen)
        self._filters.choice_made.connect(self._on_filter_chosen)
        self._calendar = HistoryCalendar(self._style)
        self._calendar.day_chosen.connect(self._on_day_chosen)
        self._none = label("quiet")
        self._change = ChangePanel(self._style, self._desk, self._words)
        for widget in (
            self._back, self._title, self._spans, self._filters, self._calendar, self._change, self._none,
        ):  # fmt: skip
            self.column.addWidget(widget)
        self.column.setAlignment(self._back, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)

    def _append(self, part: QWidget) -> None:
        self.column.insertWidget(self.column.count() - 1, part)
        self._parts.append(part)

    def _wanted(self, view: SlotView) -> bool:
        if self._day is not None and view.slot.key.local_date != self._day:
            return False
        if self._filter == "missed":
            return view.state is SlotState.MISSED
        if self._filter == "skipped":
            return view.state is SlotState.SKIPPED
        if self._filter == "late":
            return self._words.taken_late(view)
        return True

    def _on_span_chosen(self, days: str) -> None:
        self._span, self._day = int(days), None
        self.refresh()

    def _on_filter_chosen(self, name: str) -> None:
        self._filter = name
        self.refresh()

    def _on_day_chosen(self, day: date) -> None:
        self._day = None if day == self._day else day
        self.refresh()

    def _on_taken_requested(self, view: SlotView) -> None:
        self._answer(view, EventKind.TAKEN)

    def _on_skipped_requested(self, view: SlotView) -> None:
        self._answer(view, EventKind.SKIPPED)

    def _on_time_requested(self, view: SlotView) -> None:
        self._change.ask_time(view)
        self.bring_in(self._change)

    def _answer(self, view: SlotView, kind: EventKind) -> None:
        """A new answer, or a correction of the one that stands; the old one stays in the record."""
        self._change.log(view, kind)
        if self._change.isVisible():
            self.bring_in(self._change)

    def _on_undo_requested(self, view: SlotView) -> None:
        if view.answer is not None:
            self._desk.undo(view.answer.event_id)

    def _on_back_clicked(self) -> None:
        self.place_requested.emit(Place("today"))
