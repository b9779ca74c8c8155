"""What a prescriber may say: wait, go slower, step back one, go on. Shows the outcome, then records it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QLineEdit, QVBoxLayout, QWidget

from baclofen_guide.dosing import acts
from baclofen_guide.dosing.findings import DosingError
from baclofen_guide.dosing.plan import Reason
from baclofen_guide.ui.card_grid import CardGrid
from baclofen_guide.ui.controls import ActionButton, label
from baclofen_guide.ui.plan.fields import AmountField, DateField
from baclofen_guide.ui.plan.form import days_typed
from baclofen_guide.ui.taper.step_words import StepWords
from baclofen_guide.ui.worded import Worded

if TYPE_CHECKING:
    from baclofen_guide.dosing.plan import PlanVersion
    from baclofen_guide.ui.record_desk import RecordDesk
    from baclofen_guide.ui.style import Style
    from baclofen_guide.ui.today.dose_words import DoseWords

ACTS = ("wait", "slower", "back", "on")
USUAL_DAYS = Decimal(7)


class ToldMe(Worded, QFrame):
    """Quiet buttons; a pressed one opens a short form with who, when and how long.

    Signals:
        recorded: a new version of the plan was made.
    """

    recorded = Signal()

    def __init__(
        self, style: Style, desk: RecordDesk, words: DoseWords, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._style, self._desk, self._words = style, desk, words
        self._step_words = StepWords(desk, words)
        self._act = ""
        self._draft: PlanVersion | None = None
        self.setProperty("kind", "card")
        self._build()
        self.retranslate()
        self.look()

    def look(self) -> None:
        """Offer what makes sense now: going on only while the plan waits, staying only while it does not.

        A form that somebody has begun stays as it is while its act is still one of them.
        """
        version = self._desk.in_force()
        waiting = version is not None and version.reason is Reason.WAITING
        steps = version is not None and (len(version.steps) > 1 or waiting)
        self.setVisible(steps)
        for act, button in self._buttons.items():
            button.setVisible(act in ("slower", "back") or (act == "on") is waiting)
        if steps and self._act and not self._buttons[self._act].isHidden():
            self._draw_up()
        else:
            self._open("")

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._title.setText(self.tr("My prescriber told me to …"))
        words = {
            "wait": self.tr("stay on this dose"),
            "slower": self.tr("go slower"),
            "back": self.tr("go back one step"),
            "on": self.tr("go on"),
        }
        for act, button in self._buttons.items():
            button.say(words[act])
        self._who_label.setText(self.tr("Who told you?"))
        self._when_label.setText(self.tr("On which day?"))
        self._days_label.setText(self.tr("How many days for each step?"))
        self._from_label.setText(self.tr("The next step begins on"))
        for words_, field in (
            (self._who_label, self._who),
            (self._when_label, self._when),
            (self._from_label, self._from),
        ):
            field.setAccessibleName(words_.text())
        self._days.say(self._days_label.text(), self.tr("Less"), self.tr("More"))
        self._save.say(self.tr("Save"))
        self._cancel.say(self.tr("Cancel"))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        self._title = label("section")
        column.addWidget(self._title)
        holder = QWidget()
        grid = CardGrid(self._style, least=160, most=3, parent=holder)
        self._buttons: dict[str, ActionButton] = {}
        for act in ACTS:
            button = self._buttons[act] = ActionButton(self._style)
            button.setProperty("act", act)
            button.clicked.connect(self._on_act_clicked)
            grid.addWidget(button)
        column.addWidget(holder)
        column.addWidget(self._build_form())

    def _build_form(self) -> QWidget:
        self._form = QWidget()
        form = QFormLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._who, self._when = QLineEdit(), DateField(self._style)
        self._days, self._from = AmountField(self._style, self.tr("days")), DateField(self._style)
        self._days.change_by(Decimal(1))
        self._who_label, self._when_label, self._days_label, self._from_label = (label() for _ in range(4))
        for words, field in (
            (self._who_label, self._who),
            (self._when_label, self._when),
            (self._days_label, self._days),
            (self._from_label, self._from),
        ):
            form.addRow(words, field)
        self._before, self._after = label(), label()
        self._save = ActionButton(self._style, "check", "primary")
        self._cancel = ActionButton(self._style, "", "quiet")
        for widget in (self._before, self._after, self._save, self._cancel):
            form.addRow(widget)
        self._who.textEdited.connect(self._draw_up)
        self._days.amount_changed.connect(self._draw_up)
        self._from.date_chosen.connect(self._draw_up)
        self._save.clicked.connect(self._on_save_clicked)
        self._cancel.clicked.connect(self._on_cancel_clicked)
        return self._form

    def _open(self, act: str) -> None:
        self._act, self._draft = act, None
        self._form.setVisible(bool(act))
        for widget, wanted in (
            (self._days_label, act in ("slower", "back")),
            (self._days, act in ("slower", "back")),
            (self._from_label, act == "on"),
            (self._from, act == "on"),
        ):
            widget.setVisible(wanted)
        if act:
            today = self._words.local_day(self._desk.now())
            self._when.put(today)
            self._days.put(USUAL_DAYS)
            self._from.put(today)
            self._draw_up()

    def _draw_up(self) -> None:
        """What the plan would be, in words; Save only once somebody is named who said so."""
        self._draft = None
        version = self._desk.in_force()
        steps = "" if version is None else self._to_the_end(version)
        self._before.setText(self._words.text("acts.before", steps=steps))
        try:
            self._draft = self._drafted()
        except DosingError as error:
            self._after.setText(self._desk.wording().text(error.id, error.values))
        else:
            self._after.setText(self._words.text("acts.after", steps=self._to_the_end(self._draft)))
        self._save.setEnabled(self._draft is not None and bool(self._who.text().strip()))

    def _to_the_end(self, version: PlanVersion) -> str:
        return f"{self._step_words.steps(version)}\n{self._step_words.end(version)}"

    def _drafted(self) -> PlanVersion:
        plan, now = self._desk.plan, self._desk.now()
        days = days_typed(self._days.amount()) or 0
        if self._act == "wait":
            return acts.wait(plan, now)
        if self._act == "slower":
            return acts.go_slower(plan, now, days)
        if self._act == "back":
            return acts.step_back(plan, now, days)
        return acts.go_on(plan, now, self._from.day())

    def _on_act_clicked(self) -> None:
        self._open(self.sender().property("act"))

    def _on_save_clicked(self) -> None:
        if self._draft is None:
            return
        draft = msgspec.structs.replace(
            self._draft, ordered_by=self._who.text().strip(), ordered_on=self._when.day()
        )
        if self._desk.revise_plan(draft) is not None:
            self._open("")
            self.recorded.emit()
            self.look()

    def _on_cancel_clicked(self) -> None:
        self._open("")
