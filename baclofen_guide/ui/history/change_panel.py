"""Putting one entry of the history right: what happened, and when; asked about where it is unusual."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from baclofen_guide.dosing.events import EventKind
from baclofen_guide.dosing.plan import zone_named
from baclofen_guide.ui.card_grid import CardGrid
from baclofen_guide.ui.controls import ActionButton, label
from baclofen_guide.ui.plan.fields import TimeField
from baclofen_guide.ui.today.ask_panel import AskPanel
from baclofen_guide.ui.worded import Worded

if TYPE_CHECKING:
    from baclofen_guide.dosing.states import SlotView
    from baclofen_guide.ui.record_desk import RecordDesk
    from baclofen_guide.ui.style import Style
    from baclofen_guide.ui.today.dose_words import DoseWords


class ChangePanel(Worded, QFrame):
    """Hidden until an entry is to be changed. The old entry stays in the record.

    Signals:
        finished: it was changed, or not; the panel is gone.
    """

    finished = Signal()

    def __init__(
        self, style: Style, desk: RecordDesk, words: DoseWords, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._words = desk, words
        self._view: SlotView | None = None
        self._at: datetime | None = None
        self.setProperty("kind", "card")
        self._title = label("section")
        self._when = label()
        self._time = TimeField(style, desk.clock_words)
        self._ask = AskPanel(style)
        self._save = ActionButton(style, "check", "primary")
        self._back = ActionButton(style, "", "")
        self._choices = QWidget()
        grid = CardGrid(style, least=160, most=2, parent=self._choices)
        grid.addWidget(self._save)
        grid.addWidget(self._back)
        column = QVBoxLayout(self)
        for widget in (self._title, self._when, self._time, self._choices, self._ask):
            column.addWidget(widget)
        self._save.clicked.connect(self._on_save_clicked)
        self._back.clicked.connect(self.put_away)
        self._ask.answered.connect(self._on_asked_answered)
        self.retranslate()
        self.hide()

    def ask_time(self, view: SlotView) -> None:
        """Ask at what time the dose `view` was taken."""
        self._view = view
        self._title.setText(self._words.history_row(view).name)
        at = view.answer.at if view.answer is not None else view.slot.instant
        self._time.put(self._local(at).time().replace(second=0, microsecond=0))
        self._show_fields(shown=True)
        self.show()
        self._time.setFocus()

    def log(self, view: SlotView, kind: EventKind, at: datetime | None = None) -> None:
        """Put down `kind` for the dose `view`; a correction when it has an answer."""
        self._view, self._at = view, at
        if view.answer is not None:
            self._desk.correct(view.answer.event_id, kind, at=at)
            self.put_away()
            return
        when = at or min(view.slot.instant, self._desk.now())
        findings = self._desk.questions_before(view.slot, kind, when)
        if not findings:
            self._desk.log(view.slot.key, kind, at=when)
            self.put_away()
            return
        self._at = when
        self._ask.setProperty("answer", kind.value)
        self._title.setText(self._words.history_row(view).name)
        self._show_fields(shown=False)
        self._ask.ask(self._words.question(findings, kind))
        self.show()

    def put_away(self) -> None:
        """Change nothing."""
        self._ask.close_question()
        self.hide()
        self.finished.emit()

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._when.setText(self.tr("When did you take it?"))
        self._time.setAccessibleName(self._when.text())
        self._save.say(self.tr("Save"))
        self._back.say(self.tr("Go back"))

    def _show_fields(self, *, shown: bool) -> None:
        for widget in (self._when, self._time, self._choices):
            widget.setVisible(shown)

    def _local(self, instant: datetime) -> datetime:
        return instant.astimezone(zone_named(self._desk.zone()))

    def _chosen(self, view: SlotView, at: time) -> datetime:
        """The instant nearest to the planned one at which the clock here showed `at`."""
        planned = self._local(view.slot.instant)
        days = (-timedelta(days=1), timedelta(), timedelta(days=1))
        near = [datetime.combine(planned.date() + day, at, planned.tzinfo) for day in days]
        past = [one for one in near if one <= self._desk.now()] or near
        return min(past, key=lambda one: abs(one - planned))

    def _on_save_clicked(self) -> None:
        if self._view is not None:
            self.log(self._view, EventKind.TAKEN, self._chosen(self._view, self._time.chosen()))

    def _on_asked_answered(self, value: str) -> None:
        if value == "yes" and self._view is not None:
            self._desk.log(self._view.slot.key, EventKind(self._ask.property("answer")), at=self._at)
        self.put_away()
