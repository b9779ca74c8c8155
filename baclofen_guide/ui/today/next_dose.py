"""What is next: the time, how much, how long until then, and the large buttons to answer with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from baclofen_guide.ui.controls import ActionButton, label
from baclofen_guide.ui.worded import Worded

if TYPE_CHECKING:
    from baclofen_guide.ui.style import Style


@dataclass(frozen=True)
class NextWords:
    """What the card says.

    Attributes:
        title: what it is about.
        when: the time, large.
        amount: mg and pieces.
        action: the one thing to do; "" while there is nothing to do yet.
        why: the rule behind it.
        facts: fact ids of the rule, for "Where does this come from?".
        answerable: whether Taken, Later and Skip are offered.
        may_take: whether Taken is offered as the main action.
    """

    title: str
    when: str
    amount: str
    action: str = ""
    why: str = ""
    facts: tuple[str, ...] = ()
    answerable: bool = False
    may_take: bool = True


class NextDose(Worded, QFrame):
    """The card at the top of Today.

    Signals:
        command_given: "taken", "later", "skip" or "unwell".
        source_requested: fact ids, joined by commas.
    """

    command_given = Signal(str)
    source_requested = Signal(str)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._facts: tuple[str, ...] = ()
        self.setProperty("kind", "card")
        self._build()
        self._connect()
        self.retranslate()
        style.on_change(self._restyle)

    def show_words(self, words: NextWords) -> None:
        """Show `words`."""
        self._title.setText(words.title)
        self._when.setText(words.when)
        self._amount.setText(words.amount)
        self._action.setText(words.action)
        self._why.setText(words.why)
        self._facts = words.facts
        for widget, text in (
            (self._amount, words.amount),
            (self._action, words.action),
            (self._why, words.why),
        ):
            widget.setVisible(bool(text))
        self._source.setVisible(bool(words.facts))
        self._main.setVisible(words.answerable)
        self._apart.setVisible(words.answerable)
        self._taken.setVisible(words.answerable and words.may_take)
        self.setAccessibleName(" ".join((words.title, words.when, words.amount, words.action)))

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._taken.say(self.tr("Taken"))
        self._later.say(self.tr("Later"))
        self._skip.say(self.tr("Skip this dose"))
        self._unwell.say(self.tr("Too sleepy or unwell"))
        self._source.say(self.tr("Where does this come from?"))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(6)
        self._title, self._when, self._amount = label("quiet"), label("huge"), label("section")
        self._action, self._why = label("action"), label("small")
        self._source = ActionButton(self._style, "sources", "quiet")
        for widget in (self._title, self._when, self._amount, self._action, self._why):
            column.addWidget(widget)
        source_row = QHBoxLayout()
        source_row.addWidget(self._source)
        source_row.addStretch(1)
        column.addLayout(source_row)
        self._taken = ActionButton(self._style, "check", "primary")
        self._later = ActionButton(self._style, "clock")
        self._skip = ActionButton(self._style, "", "quiet")
        self._unwell = ActionButton(self._style, "sleep", "quiet")
        self._main, self._main_row = self._row(self._taken, self._later)
        self._apart, self._apart_row = self._row(self._skip, self._unwell)
        column.addWidget(self._main)
        column.addSpacing(12)
        column.addWidget(self._apart)

    def _row(self, *buttons: ActionButton) -> tuple[QWidget, QBoxLayout]:
        holder = QWidget()
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, holder)
        row.setContentsMargins(0, 0, 0, 0)
        for button in buttons:
            button.setProperty("heft", "large" if button in (self._taken, self._later) else "")
            row.addWidget(button)
        return holder, row

    def _connect(self) -> None:
        for button, command in (
            (self._taken, "taken"),
            (self._later, "later"),
            (self._skip, "skip"),
            (self._unwell, "unwell"),
        ):
            button.setProperty("command", command)
            button.clicked.connect(self._on_button_clicked)
        self._source.clicked.connect(self._on_source_clicked)

    def _on_button_clicked(self) -> None:
        self.command_given.emit(self.sender().property("command"))

    def _on_source_clicked(self) -> None:
        self.source_requested.emit(",".join(self._facts))

    def _restyle(self) -> None:
        direction = (
            QBoxLayout.Direction.TopToBottom if self._style.stacks else QBoxLayout.Direction.LeftToRight
        )
        self._main_row.setDirection(direction)
        self._apart_row.setDirection(direction)
