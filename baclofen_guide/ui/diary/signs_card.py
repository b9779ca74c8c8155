"""Signs that need help: ticked here, with what each calls for right beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from baclofen_guide.diary.alarms import EMERGENCY, Alarm, Tier
from baclofen_guide.diary.entries import Sign
from baclofen_guide.dosing.about_you import Answer
from baclofen_guide.ui.controls import ActionButton, label
from baclofen_guide.ui.diary.picks import Ticks
from baclofen_guide.ui.today.ask_panel import AskPanel, Choice, Question

if TYPE_CHECKING:
    from collections.abc import Callable

    from baclofen_guide.ui.style import Style

OTHERS = tuple(sign for sign in Sign if sign not in EMERGENCY)


class SignsCard(QFrame):
    """Emergency signs first, then the others.

    Signals:
        ticked: signs were ticked or unticked; `values` says which.
        pump_answered: an `Answer` to whether there is a baclofen pump.
        help_requested: save, and open Urgent help.
    """

    ticked = Signal()
    pump_answered = Signal(object)
    help_requested = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._title, self._lead, self._now, self._today = (
            label("section"), label("quiet"), label("action"), label("action"),
        )  # fmt: skip
        self._grave = Ticks(style, [sign.value for sign in EMERGENCY], urgent=True)
        self._others = Ticks(style, [sign.value for sign in OTHERS])
        self._ask = AskPanel(style)
        self._line = label()
        self._help = ActionButton(style, "alert", "emergency")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for part in (
            self._title, self._lead, self._now, self._grave, self._today, self._others, self._ask, self._line,
            self._help,
        ):  # fmt: skip
            column.addWidget(part)
        self._grave.ticked.connect(self.ticked)
        self._others.ticked.connect(self.ticked)
        self._ask.answered.connect(self._on_answered)
        self._help.clicked.connect(self.help_requested)
        self.show_alarm(None, "")

    def say(self, text: Callable[..., str]) -> None:
        """Take the words of the window's language; `text` words the signs."""
        self._title.setText(self.tr("Any of these?"))
        self._lead.setText(self.tr("Leave this empty if there were none."))
        self._now.setText(self.tr("Emergency: pressing one saves it and opens Urgent help at once"))
        self._today.setText(self.tr("Early signs"))
        self._help.say(self.tr("Save and open Urgent help"))
        for ticks, name in ((self._grave, self._now.text()), (self._others, self._today.text())):
            ticks.say(name, {sign.value: text(f"diary.sign.{sign}") for sign in Sign})

    def values(self) -> tuple[Sign, ...]:
        """What is ticked."""
        return tuple(Sign(value) for value in (*self._grave.values(), *self._others.values()))

    def put(self, signs: tuple[Sign, ...]) -> None:
        """Tick `signs` and nothing else."""
        self._grave.put(sign.value for sign in signs)
        self._others.put(sign.value for sign in signs)

    def show_alarm(self, found: Alarm | None, words: str) -> None:
        """Say what the ticked signs call for; None takes it away."""
        self._ask.close_question()
        kind = "emergency-line" if found is not None and found.tier is Tier.EMERGENCY else "warning"
        if self._line.property("kind") != kind:
            self._line.setProperty("kind", kind)
            self._line.style().polish(self._line)
        self._line.setText(words)
        self._line.setVisible(found is not None)
        self._help.setVisible(found is not None)

    def ask_about_pump(self, text: Callable[..., str]) -> None:
        """Ask for a baclofen pump: it changes how soon somebody must act."""
        self.show_alarm(None, "")
        self._help.show()
        self._ask.ask(
            Question(
                title=text("diary.alarm.pump-question"),
                body=text("diary.alarm.pump-why"),
                choices=(
                    Choice(Answer.YES.value, self.tr("Yes"), "emergency"),
                    Choice(Answer.NOT_SURE.value, self.tr("Not sure")),
                    Choice(Answer.NO.value, self.tr("No")),
                ),
            )
        )

    def _on_answered(self, value: str) -> None:
        self.pump_answered.emit(Answer(value))
