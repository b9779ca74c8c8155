"""Today: what is next, whether the last dose was taken, and every dose of the day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from baclofen_guide.ui.card_grid import CardGrid
from baclofen_guide.ui.controls import ActionButton, label
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.reader.documents import PageDocuments
from baclofen_guide.ui.reader.source_panel import SourcePanel
from baclofen_guide.ui.scroll_page import ScrollPage
from baclofen_guide.ui.today.dose_row import DoseRow
from baclofen_guide.ui.today.dose_words import DoseWords

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from baclofen_guide.dosing.states import DayView
    from baclofen_guide.ui.guide_desk import GuideDesk
    from baclofen_guide.ui.record_desk import RecordDesk
    from baclofen_guide.ui.style import Style
    from baclofen_guide.ui.today.dose_answer import DoseAnswer

LOOK_AGAIN_MS = 30_000


class TodayPage(ScrollPage):
    """Reads the day from the desk, shows it, and gives the desk the person's answers.

    Signals:
        place_requested: a `Place` to go to.
    """

    place_requested = Signal(object)

    def __init__(
        self,
        style: Style,
        desk: RecordDesk,
        guide: GuideDesk,
        answer: DoseAnswer,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(style, widest=720, parent=parent)
        self._desk, self._guide, self._answer = desk, guide, answer
        self._words = DoseWords(desk)
        self._yesterday_shown = False
        self._rows: list[QWidget] = []
        self._build()
        self._connect()
        self.retranslate()
        self.refresh()

    def open(self, place: Place) -> None:
        """Show today from its top."""
        self._yesterday_shown = False
        super().open(place)
        self.refresh()

    def refresh(self) -> None:
        """Show the day as it is now."""
        trouble, day = self._desk.trouble, self._desk.day()
        self._trouble.setVisible(trouble is not None)
        if trouble is not None:
            self._trouble.setText(self._words.error(trouble))
        self._empty.setVisible(day is None and trouble is None)
        for widget in (self._answer, self._listed_title, self._yesterday, self._history, self._change):
            widget.setVisible(day is not None)
        self._last.setVisible(day is not None and day.last_taken is not None)
        if day is not None:
            self._answer.show_day(day)
            self._last.setText(self._words.last_taken(day))
        self._show_rows(self._listed(day))
        self._say_day()

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._title.setText(self.tr("Today"))
        self._empty_text.setText(
            self.tr(
                "There is no plan yet. Enter what your prescriber ordered, and this page shows each dose."
            )
        )
        self._enter.say(self.tr("Enter my plan"))
        self._history.say(self.tr("History"))
        self._change.say(self.tr("My plan"))
        self._say_day()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def _listed(self, today: DayView | None) -> DayView | None:
        """The day whose doses are listed: today, or yesterday for what was forgotten."""
        if today is None or not self._yesterday_shown:
            return today
        return self._desk.day(today.day - timedelta(days=1))

    def _build(self) -> None:
        self._title = label("title")
        self._trouble = label("warning")
        self._last = label("quiet")
        self._listed_title = label("section")
        self._documents = PageDocuments(self._style, self)
        self._panel = SourcePanel(self._style)
        self._panel.setMinimumHeight(320)
        self._build_empty()
        self._yesterday = ActionButton(self._style, "back", "quiet")
        self._history = ActionButton(self._style, "history", "quiet")
        self._change = ActionButton(self._style, "plan", "quiet")
        parts = (self._title, self._trouble, self._answer, self._panel, self._last, self._empty)
        for widget in (*parts, self._listed_title):
            self.column.addWidget(widget)
        self._rows_at = self.column.count()
        holder = QWidget()
        foot = CardGrid(self._style, least=170, most=3, parent=holder)
        for button in (self._yesterday, self._history, self._change):
            foot.addWidget(button)
        self.column.addWidget(holder)
        self.column.addStretch(1)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_AGAIN_MS)

    def _build_empty(self) -> None:
        self._empty = QWidget()
        column = QVBoxLayout(self._empty)
        column.setContentsMargins(0, 0, 0, 0)
        self._empty_text = label()
        self._enter = ActionButton(self._style, "plan", "primary")
        column.addWidget(self._empty_text)
        column.addWidget(self._enter, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self._desk.changed.connect(self.refresh)
        self._timer.timeout.connect(self.refresh)
        self._style.style_changed.connect(self.refresh)
        self._answer.unwell_reported.connect(self._on_unwell_reported)
        self._answer.answered.connect(self._on_answered)
        self._answer.source_requested.connect(self._on_source_requested)
        for button, page in ((self._enter, "plan"), (self._change, "plan"), (self._history, "history")):
            button.setProperty("place", Place(page))
            button.clicked.connect(self._on_place_pressed)
        self._yesterday.clicked.connect(self._on_yesterday_clicked)

    def _say_day(self) -> None:
        if self._yesterday_shown:
            self._listed_title.setText(self.tr("Yesterday's doses"))
            self._yesterday.say(self.tr("Back to today"))
        else:
            self._listed_title.setText(self.tr("Today's doses"))
            self._yesterday.say(self.tr("Yesterday"))

    def _show_rows(self, day: DayView | None) -> None:
        for row in self._rows:
            self.column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for shown in day.slots if day else ():
            row = DoseRow(self._style, shown, self._words.row(shown))
            row.log_requested.connect(self._answer.log_forgotten)
            row.undo_requested.connect(self._answer.undo)
            self.column.insertWidget(self._rows_at + len(self._rows), row)
            self._rows.append(row)

    def _on_unwell_reported(self) -> None:
        self.place_requested.emit(Place("urgent", "too-much"))

    def _on_answered(self) -> None:
        self.verticalScrollBar().setValue(0)

    def _on_source_requested(self, facts: str) -> None:
        explained = self._guide.explain(f"facts:{facts}", "")
        self._panel.open(explained.title, self._documents.document(explained.key, explained.html))

    def _on_place_pressed(self) -> None:
        self.place_requested.emit(self.sender().property("place"))

    def _on_yesterday_clicked(self) -> None:
        self._yesterday_shown = not self._yesterday_shown
        self.refresh()
