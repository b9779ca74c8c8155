"""The open or next dose with its buttons, and everything a press can lead to: questions, undo, urgent help.

The same on the Today page and in the reminder window, so that a dose is answered in one way only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from baclofen_guide.dosing.events import EventKind
from baclofen_guide.dosing.findings import Severity
from baclofen_guide.dosing.missed import Action
from baclofen_guide.dosing.states import SlotState
from baclofen_guide.ui.today.ask_panel import AskPanel, Choice, Question
from baclofen_guide.ui.today.dose_words import DoseWords
from baclofen_guide.ui.today.next_dose import NextDose
from baclofen_guide.ui.today.undo_bar import UndoBar

if TYPE_CHECKING:
    from datetime import datetime

    from baclofen_guide.dosing.slots import Slot, SlotKey
    from baclofen_guide.dosing.states import DayView, SlotView
    from baclofen_guide.ui.record_desk import RecordDesk
    from baclofen_guide.ui.style import Style
    from baclofen_guide.ui.today.press_guard import PressGuard

PICTURES = (("sleep", "woken"), ("lungs", "breathing"), ("brain", "clear"))
"""The three questions before anybody is told to take a late dose (F-OD-17): pictogram and message."""


class DoseAnswer(QWidget):
    """Shows what is next and takes the answer to the desk.

    Args:
        style: the current look.
        desk: the way to the record.
        guard: shared by everything that logs a dose.
        cleared: doses for which the three questions were answered well; shared, so that they are asked once.

    Signals:
        later_requested: the open `Slot` is put off.
        unwell_reported: the person is too sleepy or unwell; urgent help is wanted.
        recording: an answer is about to be recorded or taken back; what shows this card stays for the Undo.
        answered: an answer was recorded or taken back, or a question is asked: look at the top.
        source_requested: fact ids to explain, joined by commas.
    """

    later_requested = Signal(object)
    unwell_reported = Signal()
    recording = Signal()
    answered = Signal()
    source_requested = Signal(str)

    def __init__(
        self,
        style: Style,
        desk: RecordDesk,
        guard: PressGuard,
        cleared: set[SlotKey],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._guard, self._cleared = desk, guard, cleared
        self._words = DoseWords(desk)
        self._asked: _Asked | None = None
        self._shown: SlotKey | None = None
        self._next = NextDose(style)
        self._ask = AskPanel(style, guard)
        self._undo = UndoBar(style)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (self._undo, self._ask, self._next):
            column.addWidget(widget)
        self._next.command_given.connect(self._on_command_given)
        self._next.source_requested.connect(self.source_requested)
        self._ask.answered.connect(self._on_asked_answered)
        self._undo.undo_pressed.connect(self.undo)

    def show_day(self, day: DayView) -> None:
        """Show the open dose of `day`, or the one to come."""
        self._shown = day.open.slot.key if day.open is not None else None
        unclear = self._needs_check(day)
        self._next.show_words(self._words.next_dose(day, hide_action=unclear))
        if self._asked is not None and not self._is_still_asked(day, unclear=unclear):
            self._asked = None
            self._ask.close_question()
        if unclear and self._asked is None and day.open is not None:
            self._ask_check_first(day.open.slot)

    def log_forgotten(self, shown: SlotView) -> None:
        """A forgotten tick: taken at its time, unless the person says otherwise in the history."""
        if self._guard.accepts():
            self._log(_Asked(shown.slot, EventKind.TAKEN, shown.slot.instant))

    def undo(self, event_id: int) -> None:
        """Take back an answer."""
        if not self._guard.accepts():
            return
        self.recording.emit()
        if self._desk.undo(event_id) is not None:
            self._undo.put_away()
            self._refresh()
            self.answered.emit()

    def say_put_off(self, until: datetime | None) -> None:
        """Say when the reminder comes again."""
        if until is not None:
            self._undo.tell(self._words.text("today.put-off", time=self._desk.time_words(until)))

    def _is_still_asked(self, day: DayView, *, unclear: bool) -> bool:
        """Whether the question on show still has a sense: its dose may be answered or overtaken by now."""
        assert self._asked is not None
        if self._asked.kind is None:
            return unclear and day.open is not None and day.open.slot.key == self._asked.slot.key
        return self._desk.answers.of(self._asked.slot.key) is None

    def _needs_check(self, day: DayView) -> bool:
        """Whether the three questions come before the advice: once for each dose that is late (F-OD-17)."""
        if day.open is None or day.open.state is SlotState.DUE or not day.advice.check_first:
            return False
        told = day.advice.dose in (Action.TAKE, Action.ASK, Action.WAIT)
        return told and day.open.slot.key not in self._cleared

    def _ask_check_first(self, slot: Slot) -> None:
        text = self._words.text
        self._asked = _Asked(slot, None)
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
        if command == "unwell":
            # Never held up by the guard.
            self.unwell_reported.emit()
            return
        day = self._desk.day()
        if day is None or not self._guard.accepts():
            return
        if day.open is None or day.open.slot.key != self._shown:
            # The computer slept, or its clock was set: what was read when pressing is another dose.
            self.show_day(day)
            return
        if command == "later":
            self.later_requested.emit(day.open.slot)
        else:
            self._log(_Asked(day.open.slot, EventKind.TAKEN if command == "taken" else EventKind.SKIPPED))

    def _log(self, wanted: _Asked) -> None:
        """Log an answer, or ask first when it is unusual."""
        assert wanted.kind is not None
        findings = self._desk.questions_before(wanted.slot, wanted.kind, wanted.at)
        if any(finding.severity is Severity.BLOCK for finding in findings):
            self._words.tell(findings)
        elif findings:
            self._asked = wanted
            self._ask.ask(self._words.question(findings, wanted.kind))
            self.answered.emit()
        else:
            self._record(wanted)

    def _record(self, wanted: _Asked) -> None:
        assert wanted.kind is not None
        self.recording.emit()
        event = self._desk.log(wanted.slot.key, wanted.kind, at=wanted.at)
        if event is not None:
            self._undo.offer(self._words.logged(event), event.event_id)
            self._refresh()
            self.answered.emit()

    def _refresh(self) -> None:
        day = self._desk.day()
        if day is not None:
            self.show_day(day)

    def _on_asked_answered(self, value: str) -> None:
        asked, self._asked = self._asked, None
        if value == "unclear":
            self.unwell_reported.emit()
        elif value == "clear" and asked is not None:
            self._cleared.add(asked.slot.key)
        elif value == "yes" and asked is not None:
            self._record(asked)
        self._refresh()


@dataclass(frozen=True)
class _Asked:
    """What the question on show is about.

    Attributes:
        slot: the dose.
        kind: the answer to log on "yes"; None for the three questions.
        at: when it was taken; None for now.
    """

    slot: Slot
    kind: EventKind | None
    at: datetime | None = None
