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

    from baclofen_guide.dosing.plan import Step
    from baclofen_guide.ui.record_desk import RecordDesk
    from baclofen_guide.ui.signals.watch import SignalWatch
    from baclofen_guide.ui.style import Style
    from baclofen_guide.ui.today.press_guard import PressGuard

SIGNS = ("stiff", "shaking", "heart", "mood", "sick", "skin", "missed")
"""What is asked about, in words of ``messages/taper.toml``: F-STOP-08, F-TAPER-11."""


class StepGate(QWidget):
    """Asks once on the morning of a step down; hidden on all other days.

    Args:
        style: the look.
        desk: the way to the record.
        watch: keeps what was answered.
        noted: what the diary says against a step down, a line each. Then the step is not offered: it would be
            against what the person wrote themselves (F-TAPER-11).
        guard: shared with the doses: the second of two quick presses must not land on what moves up below.

    Signals:
        stayed: there are signs; the plan waits, unless that was refused, and the prescriber is to be called
            today.
        passed_through: none of the signs; the step goes on as ordered.
        diary_requested: what the diary says is not right.
    """

    stayed = Signal()
    passed_through = Signal()
    diary_requested = Signal()

    def __init__(
        self,
        style: Style,
        desk: RecordDesk,
        watch: SignalWatch,
        noted: Callable[[], tuple[str, ...]],
        guard: PressGuard | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._watch, self._noted = desk, watch, noted
        self._asked: tuple[date, tuple[str, ...]] | None = None
        self._ask = AskPanel(style, guard)
        self._ask.answered.connect(self._on_answered)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._ask)
        self.look()

    def look(self) -> None:
        """Ask if today is the day of a step down that nobody has answered yet."""
        down = self._watch.step_to_ask_about()
        if down is None:
            self._asked = None
            self._ask.close_question()
            self.hide()
            return
        asked = (down[1].first_day, self._noted())
        if self._asked != asked:
            self._asked = asked
            self._ask.ask(self._question(*down, asked[1]))
        self.show()

    def _question(self, before: Step, after: Step, noted: tuple[str, ...]) -> Question:
        text = self._desk.messages().text
        lines = noted or [text(f"gate.sign.{sign}") for sign in SIGNS]
        listed = "\n".join(f"• {line}" for line in lines)
        first = text("gate.noted" if noted else "gate.any")
        other = Choice("diary", text("gate.not-right")) if noted else Choice("go", text("gate.go"))
        mg = f"{before.daily_mg:f}"
        stay = text("gate.stay-noted", before=mg) if noted else text("gate.stay")
        return Question(
            title=text("gate.title", before=mg, after=f"{after.daily_mg:f}"),
            body=f"{first}\n{listed}\n\n{text('gate.why', before=mg)}",
            choices=(Choice("stay", stay, "primary"), other),
        )

    def _on_answered(self, value: str) -> None:
        asked, self._asked = self._asked, None
        down = acts.steps_down_today(self._desk.plan, self._desk.now())
        if value == "stay":
            # Had it stood there overnight, to stay would now be to stay on the lower dose.
            if down is not None and asked is not None and down[1].first_day == asked[0]:
                self._desk.revise_plan(acts.wait(self._desk.plan, self._desk.now()))
            # There are signs: help is opened whether or not it could be recorded.
            self.stayed.emit()
        elif value == "diary":
            self.diary_requested.emit()
        elif asked is not None and self._watch.pass_step(asked[0]) is not None:
            self.passed_through.emit()
        self.look()
