"""Before each step down: any sign? Then stay on the last dose and call today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from baclofen_guide.dosing import acts
from baclofen_guide.ui.today.ask_panel import AskPanel, Choice, Question

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from baclofen_guide.ui.record_desk import RecordDesk
    from baclofen_guide.ui.style import Style

SIGNS = ("stiff", "shaking", "heart", "mood", "sick", "skin", "missed")
"""What is asked about, in words of ``messages/taper.toml``: F-STOP-08, F-TAPER-11."""


class StepGate(QWidget):
    """Asks once on the morning of a step down; hidden on all other days.

    Args:
        style: the look.
        desk: the way to the record.
        passed: whether somebody has answered "none of these" for the step of a day already.
        pass_: remember that answer.

    Signals:
        stayed: there are signs; the plan waits, and the prescriber is to be called today.
        passed_through: none of the signs; the step goes on as ordered.
    """

    stayed = Signal()
    passed_through = Signal()

    def __init__(
        self,
        style: Style,
        desk: RecordDesk,
        passed: Callable[[date], bool],
        pass_: Callable[[date], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._passed, self._pass = desk, passed, pass_
        self._asked_for: date | None = None
        self._ask = AskPanel(style)
        self._ask.answered.connect(self._on_answered)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._ask)
        self.look()

    def look(self) -> None:
        """Ask if today is the day of a step down that nobody has answered yet."""
        down = acts.steps_down_today(self._desk.plan, self._desk.now())
        if down is None or self._passed(down[1].first_day):
            self._asked_for = None
            self._ask.close_question()
            self.hide()
            return
        before, after = down
        if self._asked_for == after.first_day:
            return
        self._asked_for = after.first_day
        text = self._desk.messages().text
        signs = "\n".join(f"• {text(f'gate.sign.{sign}')}" for sign in SIGNS)
        self._ask.ask(
            Question(
                title=text("gate.title", before=f"{before.daily_mg:f}", after=f"{after.daily_mg:f}"),
                body=f"{text('gate.any')}\n{signs}\n\n{text('gate.why')}",
                choices=(
                    Choice("stay", text("gate.stay"), "primary"),
                    Choice("go", text("gate.go")),
                ),
            )
        )
        self.show()

    def _on_answered(self, value: str) -> None:
        day, self._asked_for = self._asked_for, None
        if value == "stay":
            if self._desk.revise_plan(acts.wait(self._desk.plan, self._desk.now())) is not None:
                self.stayed.emit()
        elif day is not None:
            self._pass(day)
            self.passed_through.emit()
        self.look()
