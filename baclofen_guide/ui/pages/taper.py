"""My steps: where the plan stands, what comes next, what was really taken, and what the prescriber says."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from baclofen_guide.dosing.progress import progress, taken_by_day
from baclofen_guide.ui.controls import ActionButton, label
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.scroll_page import ScrollPage
from baclofen_guide.ui.taper.plan_history import PlanHistory
from baclofen_guide.ui.taper.staircase import OPEN_END, Drawing, Staircase, Tread
from baclofen_guide.ui.taper.step_words import StepWords
from baclofen_guide.ui.today.dose_words import DoseWords

if TYPE_CHECKING:
    from collections.abc import Iterator

    from baclofen_guide.dosing.progress import Progress
    from baclofen_guide.ui.record_desk import RecordDesk
    from baclofen_guide.ui.style import Style
    from baclofen_guide.ui.taper.step_gate import StepGate
    from baclofen_guide.ui.taper.told_me import ToldMe

LONGEST_HISTORY = 3700
"""Days of doses looked at: ten years."""


class TaperPage(ScrollPage):
    """The sentence, the staircase, the table that says the same, and the acts.

    Signals:
        place_requested: a `Place` to go to.
    """

    place_requested = Signal(object)

    def __init__(
        self, style: Style, desk: RecordDesk, gate: StepGate, told: ToldMe, parent: QWidget | None = None
    ) -> None:
        super().__init__(style, widest=860, parent=parent)
        self._desk, self._gate, self._told = desk, gate, told
        self._words = DoseWords(desk)
        self._step_words = StepWords(desk, self._words)
        self._rows: list[QWidget] = []
        self._build()
        self._connect()
        self.retranslate()

    def open(self, place: Place) -> None:
        """Show where the plan stands now."""
        super().open(place)
        self.refresh()
        self._told.look()

    def refresh(self) -> None:
        """Show the plan as it is now."""
        found = progress(self._desk.plan, self._desk.now())
        self._none.setVisible(found is None)
        for widget in (self._sentence, self._stairs, self._key, self._table_title):
            widget.setVisible(found is not None)
        self._clear()
        self._history.look()
        if found is None:
            return
        self._sentence.setText(self._step_words.progress(found))
        self._draw(found)
        for level in found.earlier:
            self._add_row(self._step_words.earlier(level), "")
        for view in found.steps:
            current = found.current == view.number - 1
            words = self._step_words.step(view, current=current)
            self._add_row(words, self._step_words.step_doses(view), current=current)
        version = self._desk.in_force()
        if version is not None and found.current is not None:
            self._add_row(self._step_words.end(version), "")
        self._gate.look()

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._title.setText(self.tr("My steps"))
        self._none.setText(self.tr("There is no plan yet."))
        self._key.setText(
            self.tr(
                "Steps: what was ordered, in mg a day. Full dot: all taken that day. Empty dot: less taken."
            )
        )
        self._table_title.setText(self.tr("The steps in words"))
        self._back.say(self.tr("Back to today"))
        self._change.say(self.tr("My plan"))
        self.refresh()

    def _build(self) -> None:
        self._title, self._sentence, self._none = label("title"), label("action"), label()
        self._stairs = Staircase(self._style)
        self._key, self._table_title = label("small"), label("section")
        self._back = ActionButton(self._style, "back", "quiet")
        self._change = ActionButton(self._style, "plan", "quiet")
        for widget in (
            self._back, self._title, self._none, self._gate, self._sentence, self._stairs, self._key,
            self._table_title,
        ):  # fmt: skip
            self.column.addWidget(widget)
        self.column.setAlignment(self._back, Qt.AlignmentFlag.AlignLeft)
        self._rows_at = self.column.count()
        self.column.addWidget(self._told)
        self._history = PlanHistory(self._desk)
        self.column.addWidget(self._history)
        self.column.addWidget(self._change)
        self.column.addStretch(1)

    def _connect(self) -> None:
        self._desk.changed.connect(self._on_changed)
        self._style.style_changed.connect(self._on_changed)
        self._told.recorded.connect(self.refresh)
        self._gate.stayed.connect(self._on_stayed)
        self._gate.diary_requested.connect(self._on_diary_requested)
        self._gate.passed_through.connect(self.refresh)
        for button, place in ((self._back, Place("today")), (self._change, Place("plan"))):
            button.setProperty("place", place)
            button.clicked.connect(self._on_place_pressed)

    def _draw(self, found: Progress) -> None:
        treads = tuple(_treads(found))
        days = min(LONGEST_HISTORY, max(0, (found.today - treads[0].first).days) + 1)
        taken = taken_by_day(self._desk.history(days))
        self._stairs.show_drawing(
            Drawing(
                treads=treads,
                taken=tuple(day for day in taken if day.day >= treads[0].first - timedelta(days=1)),
                today=found.today,
                name=self.tr("Staircase of your plan"),
                description=self._step_words.progress(found),
                today_word=self.tr("Today"),
            )
        )

    def _add_row(self, words: str, doses: str, *, current: bool = False) -> None:
        frame = QFrame()
        frame.setProperty("kind", "card" if not current else "good")
        column = QVBoxLayout(frame)
        column.setContentsMargins(12, 6, 12, 6)
        column.setSpacing(2)
        for shape, text in (("action" if current else "", words), ("quiet", doses)):
            if text:
                line = label(shape)
                line.setText(text)
                column.addWidget(line)
        self.column.insertWidget(self._rows_at + len(self._rows), frame)
        self._rows.append(frame)

    def _clear(self) -> None:
        for row in self._rows:
            self.column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []

    def _on_changed(self) -> None:
        if self.isVisible():
            self.refresh()
            self._told.look()

    def _on_stayed(self) -> None:
        self.place_requested.emit(Place("urgent", "stopped"))

    def _on_diary_requested(self) -> None:
        self.place_requested.emit(Place("diary", "entries"))

    def _on_place_pressed(self) -> None:
        self.place_requested.emit(self.sender().property("place"))


def _treads(found: Progress) -> Iterator[Tread]:
    """What was ordered before, and the steps that count now."""
    for level in found.earlier:
        yield Tread(level.first, level.last, level.mg, current=False)
    for view in found.steps:
        last = view.last_day or max(found.today, view.step.first_day) + OPEN_END
        current = found.current == view.number - 1
        yield Tread(view.step.first_day, last, view.step.daily_mg, current)
