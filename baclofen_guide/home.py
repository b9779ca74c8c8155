"""What only a home run has: the record of doses and what answers them. A kiosk never builds this."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from baclofen_guide.desktop.zone import computer_zone
from baclofen_guide.desktop.zone_like import zone_like_here
from baclofen_guide.dosing.missed import MissedRule
from baclofen_guide.dosing.outlook import Habits
from baclofen_guide.dosing.slots import SlotKey
from baclofen_guide.records import BusyError, DamagedError, PlanRevised, Record, TooNewError
from baclofen_guide.ui.diary.diary_desk import DiaryDesk
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.record_desk import RecordDesk, Surroundings
from baclofen_guide.ui.signals.watch import SignalWatch
from baclofen_guide.ui.signals.words import SignalWords
from baclofen_guide.ui.today.dose_answer import DoseAnswer
from baclofen_guide.ui.today.dose_words import DoseWords
from baclofen_guide.ui.today.press_guard import PressGuard

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from pathlib import Path

    from baclofen_guide.dosing.slots import Slot
    from baclofen_guide.ringing import Ringing
    from baclofen_guide.settings.clock import Clock
    from baclofen_guide.ui.choices import Choices
    from baclofen_guide.ui.guide_desk import GuideDesk
    from baclofen_guide.ui.style import Style
    from baclofen_guide.ui.taper.step_gate import StepGate

_USUAL_RULE = MissedRule()
CARE_AFTER_MS = 5_000
"""Reading the whole record takes a moment that nobody should wait for at the start."""
TRY_AGAIN_MS = 5_000
LATER_TRIES_MS = 30_000
PATIENT_TRIES = 6
"""Another program of ours (a backup from the command line) holds the record only for a moment."""


@dataclass(frozen=True)
class Around:
    """What a home run is given.

    Attributes:
        clock: tells the time.
        data: folder of the record.
        sound: the WAV file of the reminder.
        environ: the environment.
        monotonic: seconds that nobody can set.
        arguments: what starts this program again with the same record.
        missed: the missed-dose cut-off in use.
    """

    clock: Clock
    data: Path
    sound: Path
    environ: Mapping[str, str]
    monotonic: Callable[[], float]
    arguments: tuple[str, ...] = ()
    missed: MissedRule = _USUAL_RULE


class Home(QObject):
    """Record and reminders of one person.

    Args:
        style: the look.
        choices: the reader's choices.
        guide: words and numbers of the guide.
        around: files, clocks and the environment.

    Signals:
        said: plain words for the reader.
        day_said: what the warning bar says about the day.
        place_requested: the window is wanted at a `Place`.
        window_requested: the window is wanted as it was.
        leave_requested: the program is to end.
        tray_lost: the tray is gone, and with it the way to a hidden window.
    """

    said = Signal(str)
    day_said = Signal(str)
    place_requested = Signal(object)
    window_requested = Signal()
    leave_requested = Signal()
    tray_lost = Signal()

    def __init__(self, style: Style, choices: Choices, guide: GuideDesk, around: Around) -> None:
        super().__init__()
        self.style, self.choices, self.guide, self.around = style, choices, guide, around
        self._guard, self._cleared = PressGuard(around.monotonic), set[SlotKey]()
        self.desk = RecordDesk(self._surroundings(), self)
        self.words = DoseWords(self.desk)
        self.diary = DiaryDesk(self.desk, self)
        self.watch = SignalWatch(self.desk, self.diary.noted, self._habits, self)
        self.signal_words = SignalWords(self.desk)
        self._ringing: Ringing | None = None
        self._care_timer = QTimer(self, singleShot=True, interval=CARE_AFTER_MS)
        self._try_again = QTimer(self)
        self._tries = 0
        self._connect()

    def open_record(self) -> None:
        """Open the record, unless it is open."""
        if self.desk.record is None:
            self.desk.open(partial(Record.open, self.around.data, self.around.clock))

    def open(self) -> None:
        """Open the record and begin to remind; called once the first page is there to be read."""
        self.open_record()
        if self._ringing is None:
            from baclofen_guide.ringing import Ringing

            self._ringing = Ringing(self)
            self._ringing.start()
        self._care_timer.start()
        self.forget_kept_zone()
        self._on_record_opened()
        self.say_day()

    def close(self) -> None:
        """Stop reminding and let others write the record."""
        self._care_timer.stop()
        self._try_again.stop()
        if self._ringing is not None:
            self._ringing.close()
            self._ringing = None
        self.desk.close()

    @property
    def ringing(self) -> Ringing | None:
        """The reminders, once the record was opened."""
        return self._ringing

    def keeps_running_without_window(self) -> bool:
        """Whether closing the window leaves the reminders on: only where a tray brings the window back."""
        return self._ringing is not None and self._ringing.tray.is_available()

    def expects_doses(self) -> bool:
        """Whether a reminder would be lost if the program ended."""
        day = self.desk.day()
        return day is not None and (day.open is not None or day.next is not None)

    def answer_card(self, style: Style | None = None) -> DoseAnswer:
        """A card that answers doses, for a page or for the reminder window."""
        card = DoseAnswer(style or self.style, self.desk, self._guard, self._cleared)
        card.later_requested.connect(partial(self._on_later_requested, card))
        card.unwell_reported.connect(self._on_unwell_reported)
        return card

    def step_gate(self, style: Style | None = None) -> StepGate:
        """The question before a step down; an answer is kept in the record."""
        from baclofen_guide.ui.taper.step_gate import StepGate

        return StepGate(style or self.style, self.desk, self.watch, self.diary.against_step_down, self._guard)

    def forget_kept_zone(self) -> None:
        """The times of home were kept for one journey: the next one to that place is asked about again."""
        if self.choices.now.zone_kept not in ("", self.desk.zone()):
            self.choices.change(zone_kept="")

    def put_off(self, slot: Slot) -> datetime | None:
        """Answer "Later"; return when the reminder comes again, if it does."""
        return self._ringing.reminding.put_off(slot) if self._ringing is not None else None

    def _surroundings(self) -> Surroundings:
        return Surroundings(
            clock=self.around.clock,
            zone=lambda: computer_zone(self.around.environ) or zone_like_here(self.around.clock.now()),
            kept_zone=lambda: self.choices.now.zone_kept,
            messages=self.guide.messages,
            twelve_hour=self.guide.twelve_hour_clock,
            nurse_line=self.guide.nurse_line,
            missed=self.around.missed,
        )

    def _connect(self) -> None:
        self.desk.refused.connect(self.said)
        self.desk.changed.connect(self._on_record_changed)
        self.desk.lost.connect(self._on_record_opened)
        self.choices.choices_changed.connect(self.watch.look_again)
        self._care_timer.timeout.connect(self._on_time_to_care)
        self._try_again.timeout.connect(self._on_time_to_try_again)

    def _habits(self) -> Habits:
        return Habits(lead_days=self.choices.now.supply_lead_days)

    def say_day(self) -> None:
        """Say in the warning bar what weighs most now; time alone can change it."""
        self.day_said.emit(self._bar_line())

    def pressing_line(self) -> str:
        """A few words about what weighs more than the next dose; "" when nothing does."""
        signals = self.watch.signals()
        return self.signal_words.bar(signals) if self.signal_words.is_pressing(signals) else ""

    def _bar_line(self) -> str:
        """What presses; else the dose that is due; else the weightiest other thing; else the next dose."""
        day = self.desk.day()
        quiet = (
            "" if day is not None and day.open is not None else self.signal_words.bar(self.watch.signals())
        )
        return self.pressing_line() or quiet or self.words.bar_line(day)

    def _on_record_opened(self) -> None:
        """A reminder that cannot come must not stay silent about it."""
        trouble = self.desk.trouble
        if trouble is None:
            self._try_again.stop()
            if self.desk.zone_differs() or self._plan_has_gone():
                self.place_requested.emit(Place("today"))
            return
        if isinstance(trouble, DamagedError | TooNewError):
            self._try_again.stop()
        elif self._try_again.isActive():
            return
        else:
            # A disk that is full, asleep or not there yet: reminders come again when it is back.
            self._tries = 0
            self._try_again.start(TRY_AGAIN_MS)
        if self.choices.now.opens_today and not isinstance(trouble, BusyError):
            self.place_requested.emit(Place("today"))

    def _on_record_changed(self, change: object) -> None:
        if isinstance(change, PlanRevised):
            self.choices.change(opens_today=True)
        self.say_day()

    def _on_time_to_try_again(self) -> None:
        self._tries += 1
        if (self.around.data / "record.db").exists():
            # In a folder that is not there yet, an empty record would be begun.
            self.open_record()
            self._on_record_opened()
        if self._tries == PATIENT_TRIES and self.desk.trouble is not None:
            # Half a minute is more than a moment: until it ends, nothing can remind anybody.
            self._try_again.setInterval(LATER_TRIES_MS)
            if isinstance(self.desk.trouble, BusyError):
                self.place_requested.emit(Place("today"))

    def _plan_has_gone(self) -> bool:
        """Whether somebody who had a plan has none: the record was moved, or its disk is not there."""
        return self.choices.now.opens_today and not self.desk.plan.versions

    def _on_time_to_care(self) -> None:
        """Read the record through and back it up, a while after the start and then once a day."""
        back = self.desk.care()
        if back is not None:
            self.said.emit(self.words.clock_back(back))

    def look_after_record(self) -> None:
        """The day may be another: the care of the record may be due."""
        if self.desk.care_is_due():
            self._on_time_to_care()

    def _on_later_requested(self, card: DoseAnswer, slot: Slot) -> None:
        card.say_put_off(self.put_off(slot))

    def _on_unwell_reported(self) -> None:
        if self._ringing is not None:
            self._ringing.reminding.hush()
        self.place_requested.emit(Place("urgent", "too-much"))
