"""What comes after the first step: it stays, goes down by the prescriber's rule, or changes step by step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from baclofen_guide.ui.card_grid import CardGrid
from baclofen_guide.ui.controls import ActionButton, ChoiceRow, TickBox, label
from baclofen_guide.ui.plan.fields import AmountField, DateField
from baclofen_guide.ui.plan.form import StepEntry
from baclofen_guide.ui.plan.lower_box import LowerBox
from baclofen_guide.ui.worded import Worded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import time

    from baclofen_guide.ui.plan.form import Lowering
    from baclofen_guide.ui.style import Style

WAYS = ("stays", "lower", "steps")


@dataclass
class _StepRow:
    frame: QWidget
    begins: DateField
    amounts: list[AmountField]
    remove: ActionButton


class StepsBox(Worded, QWidget):
    """Three ways to go on.

    Args:
        style: the look.
        clock_words: a time of day as this reader's clocks show it.

    Signals:
        steps_changed: anything is another.
    """

    steps_changed = Signal()

    def __init__(
        self, style: Style, clock_words: Callable[[time], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._style, self._clock_words = style, clock_words
        self._way = "stays"
        self._times: tuple[time, ...] = ()
        self._last_mgs: tuple[Decimal, ...] = ()
        self._rows: list[_StepRow] = []
        self._build()
        self._connect()
        self.retranslate()
        self._show_way("stays")

    @property
    def way(self) -> str:
        """How it goes on: one of `WAYS`."""
        return self._way

    def lowering(self) -> Lowering | None:
        """The rule; None while something is missing, or when there is none."""
        return self._lower.lowering() if self._way == "lower" else None

    def entries(self) -> tuple[StepEntry, ...] | None:
        """The steps one by one; None while an amount is missing."""
        if self._way != "steps":
            return ()
        if not self._rows:
            return None
        found = [(row.begins.day(), [field.amount() for field in row.amounts]) for row in self._rows]
        if any(mg is None for _, mgs in found for mg in mgs):
            return None
        return tuple(StepEntry(day, tuple(mg for mg in mgs if mg is not None)) for day, mgs in found)

    def ends_on(self) -> date | None:
        """The last day with doses, when the steps end."""
        ends = self._way == "steps" and self._ends.isChecked()
        return self._last_day.day() if ends else None

    def follow(self, first_day: date, doses: tuple[tuple[time, Decimal], ...]) -> None:
        """Take times and mg of the first step, so that later steps have the same times."""
        times = tuple(at for at, _ in doses)
        self._last_mgs = tuple(mg for _, mg in doses)
        self._first_day = first_day
        if times != self._times:
            same = len(times) == len(self._times)
            kept = [(row.begins.day(), [field.amount() for field in row.amounts]) for row in self._rows]
            self._times = times
            self._drop_rows()
            for day, mgs in kept:
                # With another count of doses nobody knows which is which: they are to be filled in anew.
                self._add_row(day, mgs if same else [None] * len(times))

    def put(self, entries: tuple[StepEntry, ...], ends_on: date | None) -> None:
        """Show later steps one by one."""
        self._drop_rows()
        for entry in entries:
            self._add_row(entry.first_day, entry.mgs)
        self._ends.setChecked(ends_on is not None)
        if ends_on is not None:
            self._last_day.put(ends_on)
        self._show_way("steps" if entries or ends_on else "stays")

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._asked.setText(self.tr("And after that?"))
        words = {
            "stays": self.tr("It stays like this"),
            "lower": self.tr("It goes down by the same amount"),
            "steps": self.tr("It changes step by step"),
        }
        self._ways.say(words, self.tr("And after that"))
        self._only.setText(self.tr("Only as your prescriber ordered it. This only writes it out as dates."))
        self._add.say(self.tr("Add a step"))
        self._ends.setText(self.tr("The last step ends on this day"))
        for number, row in enumerate(self._rows, 2):
            row.begins.setAccessibleName(self.tr("Step {number} begins on").format(number=number))
            row.remove.say(self.tr("Remove step {number}").format(number=number), icon_only=True)
            for at, field in zip(self._times, row.amounts, strict=True):
                field.say(
                    self.tr("Step {number}, dose at {time}").format(
                        number=number, time=self._clock_words(at)
                    ),
                    self.tr("Less"),
                    self.tr("More"),
                )

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._asked = label("section")
        self._ways = ChoiceRow(WAYS, wrap=self._style, least=310)
        self._only = label("small")
        column.addWidget(self._asked)
        column.addWidget(self._ways)
        column.addWidget(self._only)
        self._lower = LowerBox(self._style)
        column.addWidget(self._lower)
        column.addWidget(self._build_steps())
        self._first_day = date(2000, 1, 1)

    def _build_steps(self) -> QWidget:
        self._steps = QWidget()
        column = QVBoxLayout(self._steps)
        column.setContentsMargins(0, 0, 0, 0)
        self._rows_column = QVBoxLayout()
        column.addLayout(self._rows_column)
        self._add = ActionButton(self._style, "plus")
        self._ends = TickBox(self._style)
        self._last_day = DateField(self._style)
        ends = QWidget()
        grid = CardGrid(self._style, least=340, most=2, parent=ends)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self._ends)
        grid.addWidget(self._last_day)
        column.addWidget(self._add)
        column.addWidget(ends)
        return self._steps

    def _connect(self) -> None:
        self._ways.choice_made.connect(self._on_way_chosen)
        self._lower.rule_changed.connect(self.steps_changed)
        self._add.clicked.connect(self._on_add_clicked)
        self._ends.toggled.connect(self._on_ends_toggled)
        self._last_day.date_chosen.connect(self.steps_changed)

    def _show_way(self, way: str) -> None:
        self._way = way
        self._ways.choose(way)
        self._lower.setVisible(way == "lower")
        self._steps.setVisible(way == "steps")
        self._only.setVisible(way == "lower")
        self._last_day.setVisible(self._ends.isChecked())

    def _add_row(self, day: date, mgs: Sequence[Decimal | None]) -> None:
        frame = QFrame()
        frame.setProperty("kind", "card")
        column = QVBoxLayout(frame)
        head = QHBoxLayout()
        begins, remove = DateField(self._style), ActionButton(self._style, "close", "quiet")
        begins.put(day)
        head.addWidget(begins)
        head.addStretch(1)
        head.addWidget(remove)
        column.addLayout(head)
        holder = QWidget()
        grid = CardGrid(self._style, least=230, most=3, parent=holder)
        amounts = []
        for at, mg in zip(self._times, mgs, strict=True):
            part = QWidget()
            inside = QVBoxLayout(part)
            inside.setContentsMargins(0, 0, 0, 0)
            when, field = label("quiet"), AmountField(self._style)
            when.setText(self._clock_words(at))
            field.put(mg)
            field.amount_changed.connect(self.steps_changed)
            inside.addWidget(when)
            inside.addWidget(field)
            grid.addWidget(part)
            amounts.append(field)
        column.addWidget(holder)
        row = _StepRow(frame, begins, amounts, remove)
        begins.date_chosen.connect(self.steps_changed)
        remove.clicked.connect(self._on_remove_clicked)
        self._rows_column.addWidget(frame)
        self._rows.append(row)
        self.retranslate()

    def _drop_rows(self) -> None:
        for row in self._rows:
            self._rows_column.removeWidget(row.frame)
            row.frame.hide()
            row.frame.deleteLater()
        self._rows = []

    def _on_way_chosen(self, way: str) -> None:
        self._show_way(way)
        if way == "steps" and not self._rows and self._times:
            self._on_add_clicked()
        self.steps_changed.emit()

    def _on_add_clicked(self) -> None:
        """A step like the one before, as many days later as that one lasted."""
        days = [self._first_day, *(row.begins.day() for row in self._rows)]
        apart = days[-1] - days[-2] if len(days) > 1 else timedelta(days=7)
        mgs = (
            tuple(field.amount() or Decimal() for field in self._rows[-1].amounts)
            if self._rows
            else self._last_mgs
        )
        self._add_row(days[-1] + max(apart, timedelta(days=1)), mgs)
        self.steps_changed.emit()

    def _on_remove_clicked(self) -> None:
        for row in list(self._rows):
            if row.remove is self.sender():
                self._rows.remove(row)
                self._rows_column.removeWidget(row.frame)
                row.frame.hide()
                row.frame.deleteLater()
        self.retranslate()
        self.steps_changed.emit()

    def _on_ends_toggled(self) -> None:
        self._last_day.setVisible(self._ends.isChecked())
        if self._ends.isChecked() and self._rows:
            self._last_day.put(self._rows[-1].begins.day() + timedelta(days=6))
        self.steps_changed.emit()
