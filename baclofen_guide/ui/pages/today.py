"""Today: what is next, whether the last dose was taken, and every dose of the day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from baclofen_guide.dosing.events import DoseEvent, EventKind
from baclofen_guide.dosing.findings import Severity
from baclofen_guide.dosing.missed import Action
from baclofen_guide.dosing.states import DayView, SlotState, SlotView
from baclofen_guide.ui.controls import ActionButton, label
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.reader.documents import PageDocuments
from baclofen_guide.ui.reader.source_panel import SourcePanel
from baclofen_guide.ui.scroll_page import ScrollPage
from baclofen_guide.ui.today.ask_panel import AskPanel, Choice, Question
from baclofen_guide.ui.today.dose_row import DoseRow, RowWords
from baclofen_guide.ui.today.dose_words import DoseWords
from baclofen_guide.ui.today.next_dose import NextDose
from baclofen_guide.ui.today.undo_bar import UndoBar

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from baclofen_guide.dosing.slots import Slot
    from baclofen_guide.ui.guide_desk import GuideDesk
    from baclofen_guide.ui.record_desk import RecordDesk
    from baclofen_guide.ui.style import Style
    from baclofen_guide.ui.today.press_guard import PressGuard

LOOK_AGAIN_MS = 30_000
PICTURES = (("sleep", "woken"), ("lungs", "breathing"), ("brain", "clear"))


class TodayPage(ScrollPage):
    """Reads the day from the desk, shows it, and gives the desk the person's answers.

    Signals:
        place_requested: a `Place` to go to.
        later_requested: the open `Slot` is put off.
        unwell_reported: the person is too sleepy or unwell for the open `Slot`.
    """

    place_requested = Signal(object)
    later_requested = Signal(object)
    unwell_reported = Signal(object)

    def __init__(
        self,
        style: Style,
        desk: RecordDesk,
        guide: GuideDesk,
        guard: PressGuard,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(style, widest=720, parent=parent)
        self._desk, self._guide, self._guard = desk, guide, guard
        self._words = DoseWords(desk)
        self._day_shown = 0
        self._cleared: set[object] = set()
        self._asked: tuple[Slot, EventKind] | None = None
        self._rows: list[QWidget] = []
        self._build()
        self._connect()
        self.retranslate()
        self.refresh()

    def open(self, place: Place) -> None:
        """Show today from its top."""
        self._day_shown = 0
        super().open(place)
        self.refresh()

    def refresh(self) -> None:
        """Show the day as it is now."""
        self._trouble.setVisible(self._desk.trouble is not None)
        if self._desk.trouble is not None:
            self._trouble.setText(self._words.error(self._desk.trouble))
        shown_day = self._desk.now() + timedelta(days=self._day_shown)
        day = self._desk.day()
        listed = day if not self._day_shown else self._desk.day(self._words.local_day(shown_day))
        self._empty.setVisible(day is None and self._desk.trouble is None)
        for widget in (self._next, self._listed_title, self._yesterday):
            widget.setVisible(day is not None)
        self._last.setVisible(day is not None and day.last_taken is not None)
        self._show_rows(listed)
        if day is not None:
            self._show_next(day)
            self._last.setText(self._words.last_taken(day))
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

    def _build(self) -> None:
        self._title = label("title")
        self._trouble = label("warning")
        self._next = NextDose(self._style)
        self._ask = AskPanel(self._style)
        self._undo = UndoBar(self._style)
        self._last = label("quiet")
        self._listed_title = label("section")
        self._build_empty()
        self._yesterday = ActionButton(self._style, "back", "quiet")
        self._history = ActionButton(self._style, "calendar", "quiet")
        self._list_row = QHBoxLayout()
        self._list_row.addWidget(self._yesterday)
        self._list_row.addWidget(self._history)
        self._list_row.addStretch(1)
        self._documents = PageDocuments(self._style, self)
        self._panel = SourcePanel(self._style)
        self._panel.setMinimumHeight(320)
        parts = (self._title, self._trouble, self._undo, self._ask, self._next, self._panel, self._last)
        for widget in (*parts, self._empty):
            self.column.addWidget(widget)
        self.column.addWidget(self._listed_title)
        self._rows_at = self.column.count()
        self.column.addLayout(self._list_row)
        self.column.addStretch(1)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_AGAIN_MS)

    def _build_empty(self) -> None:
        self._empty = QWidget()
        row = QHBoxLayout(self._empty)
        row.setContentsMargins(0, 0, 0, 0)
        self._empty_text = label()
        self._enter = ActionButton(self._style, "pill", "primary")
        row.addWidget(self._empty_text, 1)
        row.addWidget(self._enter)

    def _connect(self) -> None:
        self._desk.changed.connect(self.refresh)
        self._timer.timeout.connect(self.refresh)
        self._style.style_changed.connect(self.refresh)
        self._next.command_given.connect(self._on_command_given)
        self._next.source_requested.connect(self._on_source_requested)
        self._ask.answered.connect(self._on_asked_answered)
        self._undo.undo_pressed.connect(self._on_undo_pressed)
        self._enter.clicked.connect(self._on_enter_clicked)
        self._history.clicked.connect(self._on_history_clicked)
        self._yesterday.clicked.connect(self._on_yesterday_clicked)

    def _say_day(self) -> None:
        if self._day_shown:
            self._listed_title.setText(self.tr("Yesterday's doses"))
            self._yesterday.say(self.tr("Back to today"))
        else:
            self._listed_title.setText(self.tr("Today's doses"))
            self._yesterday.say(self.tr("Yesterday"))

    def _show_next(self, day: DayView) -> None:
        unclear = day.open is not None and self._needs_check(day)
        self._next.show_words(self._words.next_dose(day, hide_action=unclear))
        if unclear and not self._ask.isVisible():
            self._ask_check_first()

    def _show_rows(self, day: DayView | None) -> None:
        for row in self._rows:
            self.column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for shown in day.slots if day else ():
            row = DoseRow(self._style, shown, self._row_words(shown))
            row.log_requested.connect(self._on_log_requested)
            row.undo_requested.connect(self._on_undo_pressed)
            self.column.insertWidget(self._rows_at + len(self._rows), row)
            self._rows.append(row)

    def _row_words(self, shown: SlotView) -> RowWords:
        return self._words.row(shown)

    def _needs_check(self, day: DayView) -> bool:
        """Whether the three questions come before the advice: once for each dose that is late (F-OD-17)."""
        late = day.open is not None and day.open.state is not SlotState.DUE
        told = day.advice.dose in (Action.TAKE, Action.ASK, Action.WAIT)
        return late and told and day.advice.check_first and day.open.slot.key not in self._cleared  # type: ignore[union-attr]

    def _ask_check_first(self) -> None:
        text = self._words.text
        self._asked = None
        self._ask.ask(
            Question(
                title=text("check_first.question"),
                body=text("check_first.why"),
                pictures=tuple((icon, text(f"check_first.{name}")) for icon, name in PICTURES),
                choices=(
                    Choice("unclear", text("check_first.no"), "emergency"),
                    Choice("clear", text("check_first.yes"), "primary"),
                ),
            )
        )

    def _on_command_given(self, command: str) -> None:
        day = self._desk.day()
        if day is None or not self._guard.accepts():
            return
        slot = day.open.slot if day.open else day.next
        if slot is None:
            return
        if command == "later":
            self.later_requested.emit(slot)
        elif command == "unwell":
            self.unwell_reported.emit(slot)
            self.place_requested.emit(Place("urgent", "too-much"))
        else:
            self._log(slot, EventKind.TAKEN if command == "taken" else EventKind.SKIPPED)

    def _log(self, slot: Slot, kind: EventKind) -> None:
        """Log an answer, or ask first when it is unusual."""
        findings = self._desk.questions_before(slot, kind)
        if any(finding.severity is Severity.BLOCK for finding in findings):
            self._words.tell(findings)
        elif findings:
            self._asked = (slot, kind)
            self._ask.ask(self._words.question(findings, kind))
        else:
            self._record(slot, kind)

    def _record(self, slot: Slot, kind: EventKind) -> None:
        event = self._desk.log(slot.key, kind)
        if event is not None:
            self._offer_undo(event)

    def _offer_undo(self, event: DoseEvent) -> None:
        self._undo.offer(self._words.logged(event), event.event_id)
        self.verticalScrollBar().setValue(0)

    def _on_asked_answered(self, value: str) -> None:
        if value == "unclear":
            self.place_requested.emit(Place("urgent", "too-much"))
        elif value == "clear":
            day = self._desk.day()
            if day is not None and day.open is not None:
                self._cleared.add(day.open.slot.key)
            self.refresh()
        elif value == "yes" and self._asked is not None:
            self._record(*self._asked)
        self._asked = None

    def _on_log_requested(self, shown: SlotView) -> None:
        """A forgotten tick: taken at its time, unless the person says otherwise in the history."""
        if self._guard.accepts():
            event = self._desk.log(shown.slot.key, EventKind.TAKEN, at=shown.slot.instant)
            if event is not None:
                self._offer_undo(event)

    def _on_source_requested(self, facts: str) -> None:
        explained = self._guide.explain(f"facts:{facts}", "")
        self._panel.open(explained.title, self._documents.document(explained.key, explained.html))

    def _on_undo_pressed(self, event_id: int) -> None:
        self._desk.undo(event_id)

    def _on_enter_clicked(self) -> None:
        self.place_requested.emit(Place("plan"))

    def _on_history_clicked(self) -> None:
        self.place_requested.emit(Place("history"))

    def _on_yesterday_clicked(self) -> None:
        self._day_shown = 0 if self._day_shown else -1
        self.refresh()
