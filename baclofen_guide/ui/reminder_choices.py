"""Settings of reminders: start at login, quiet hours, what others may read, and trying the sound."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from baclofen_guide.ui.card_grid import CardGrid
from baclofen_guide.ui.controls import ActionButton, TickBox, label
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.plan.fields import TimeField
from baclofen_guide.ui.worded import Worded

if TYPE_CHECKING:
    from collections.abc import Callable

    from baclofen_guide.settings.preferences import Preferences
    from baclofen_guide.ui.choices import Choices
    from baclofen_guide.ui.style import Style

USUAL_QUIET = (time(22), time(7))


class Computer(Protocol):
    """What the settings ask of the computer."""

    def starts_at_login(self) -> bool:
        """Whether the program starts at the next login."""

    def start_at_login(self, *, on: bool) -> str:
        """Switch that; return why it did not work, or ""."""

    def login_words(self) -> str:
        """How starting at login stands, in a sentence."""

    def play_sound(self) -> str:
        """Play the reminder sound once; return what plays it, in a sentence."""


class ReminderChoices(Worded, QWidget):
    """A column of choices, each taking effect at once.

    Args:
        style: the look.
        choices: the reader's choices.
        clock_words: a time of day as this reader's clocks show it.
        computer: starts at login, plays the sound.

    Signals:
        place_requested: a `Place` to go to.
    """

    place_requested = Signal(object)

    def __init__(
        self,
        style: Style,
        choices: Choices,
        clock_words: Callable[[time], str],
        computer: Computer,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style, self._choices, self._computer = style, choices, computer
        self._from, self._to = TimeField(style, clock_words), TimeField(style, clock_words)
        self._build()
        self._connect()
        self.retranslate()
        self._show(choices.now)

    def look(self) -> None:
        """Ask the computer anew: somebody may have switched the start at login elsewhere."""
        self._login.setChecked(self._computer.starts_at_login())
        self._login_state.setText(self._computer.login_words())
        self._from.say_anew()
        self._to.say_anew()

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._title.setText(self.tr("Reminders"))
        self._login.setText(self.tr("Start when I log in"))
        self._quiet.setText(self.tr("Quiet hours"))
        self._quiet_hint.setText(self.tr("In these hours a reminder shows, but makes no sound."))
        self._from_label.setText(self.tr("Quiet from"))
        self._from.setAccessibleName(self.tr("Quiet from"))
        self._to_label.setText(self.tr("Quiet until"))
        self._to.setAccessibleName(self.tr("Quiet until"))
        self._private.setText(self.tr("Private reminders"))
        self._private_hint.setText(
            self.tr("Messages and the tray then name no medicine and no amount. The reminder window does.")
        )
        self._sound.say(self.tr("Play the sound"))
        self._checkup.say(self.tr("Reminder check-up"))
        self.look()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._title, self._login_state, self._heard = label("section"), label("small"), label("small")
        self._from_label, self._to_label = label(), label()
        self._quiet_hint, self._private_hint = label("small"), label("small")
        self._login, self._quiet, self._private = (
            TickBox(self._style),
            TickBox(self._style),
            TickBox(self._style),
        )
        self._times = QWidget()
        grid = CardGrid(self._style, least=200, most=2, parent=self._times)
        for words, box in ((self._from_label, self._from), (self._to_label, self._to)):
            words.setBuddy(box)
            part = QWidget()
            inside = QVBoxLayout(part)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.addWidget(words)
            inside.addWidget(box)
            grid.addWidget(part)
        self._sound = ActionButton(self._style, "bell")
        self._checkup = ActionButton(self._style, "checklist", "quiet")
        for widget in (
            self._title, self._login, self._login_state, self._quiet, self._quiet_hint, self._times,
            self._private, self._private_hint, self._sound, self._heard, self._checkup,
        ):  # fmt: skip
            column.addWidget(widget)
        for button in (self._sound, self._checkup):
            column.setAlignment(button, Qt.AlignmentFlag.AlignLeft)
        self._heard.hide()

    def _connect(self) -> None:
        self._login.clicked.connect(self._on_login_clicked)
        self._quiet.clicked.connect(self._on_quiet_changed)
        self._from.time_changed.connect(self._on_quiet_changed)
        self._to.time_changed.connect(self._on_quiet_changed)
        self._private.clicked.connect(self._on_private_clicked)
        self._sound.clicked.connect(self._on_sound_clicked)
        self._checkup.clicked.connect(self._on_checkup_clicked)
        self._choices.choices_changed.connect(self._show)

    def _show(self, now: Preferences) -> None:
        quiet = bool(now.quiet_from and now.quiet_to)
        self._quiet.setChecked(quiet)
        self._times.setVisible(quiet)
        starts, ends = USUAL_QUIET
        if quiet:
            starts, ends = time.fromisoformat(now.quiet_from), time.fromisoformat(now.quiet_to)
        self._from.put(starts)
        self._to.put(ends)
        self._private.setChecked(now.private_reminders)

    def _on_login_clicked(self, on: bool) -> None:
        failure = self._computer.start_at_login(on=on)
        self.look()
        if failure:
            self._login_state.setText(failure)

    def _on_quiet_changed(self) -> None:
        if not self._quiet.isChecked():
            self._choices.change(quiet_from="", quiet_to="")
            return
        starts, ends = self._from.chosen(), self._to.chosen()
        self._choices.change(quiet_from=f"{starts:%H:%M}", quiet_to=f"{ends:%H:%M}")

    def _on_private_clicked(self, on: bool) -> None:
        self._choices.change(private_reminders=on)

    def _on_sound_clicked(self) -> None:
        self._heard.setText(self._computer.play_sound())
        self._heard.show()

    def _on_checkup_clicked(self) -> None:
        self.place_requested.emit(Place("checkup"))
