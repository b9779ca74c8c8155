"""What only a home run has: the record of doses, its pages, reminders, tray. A kiosk never builds this."""

from __future__ import annotations

import os
from datetime import date, time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from baclofen_guide.desktop.clock_watch import ClockWatch
from baclofen_guide.desktop.dbus.address import session_address, system_address
from baclofen_guide.desktop.dbus.bus import open_bus
from baclofen_guide.desktop.notifications.choose import Notifications
from baclofen_guide.desktop.notifications.freedesktop import FreedesktopNotifier
from baclofen_guide.desktop.notifications.none import NoNotifier
from baclofen_guide.desktop.notifications.shown_ids import ShownIdsFile
from baclofen_guide.desktop.notifications.tray_message import TrayNotifier
from baclofen_guide.desktop.notifications.wire import Sender
from baclofen_guide.desktop.power import SleepWatch
from baclofen_guide.desktop.sound.chime import Chime, usual_players
from baclofen_guide.desktop.tray import Tray, TrayTexts
from baclofen_guide.desktop.wake_timer import WakeTimer
from baclofen_guide.desktop.zone import computer_zone
from baclofen_guide.dosing.events import EventKind
from baclofen_guide.dosing.nagging import Preferences as Nagging
from baclofen_guide.dosing.slots import SlotKey
from baclofen_guide.records import PlanRevised, Record
from baclofen_guide.reminding import Channels, MemoryFile, Reminding, token_of
from baclofen_guide.ui.icons import glyph_icon
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.record_desk import RecordDesk, Surroundings
from baclofen_guide.ui.reminder_window import ReminderWindow
from baclofen_guide.ui.style import Style
from baclofen_guide.ui.taper.step_gate import StepGate
from baclofen_guide.ui.today.dose_answer import DoseAnswer
from baclofen_guide.ui.today.dose_words import DoseWords
from baclofen_guide.ui.today.press_guard import PressGuard

if TYPE_CHECKING:
    from pathlib import Path

    from baclofen_guide.desktop.dbus.bus import Bus
    from baclofen_guide.desktop.notifications.model import Notifier
    from baclofen_guide.dosing.reminders import Decision
    from baclofen_guide.settings.clock import Clock
    from baclofen_guide.ui.choices import Choices
    from baclofen_guide.ui.guide_desk import GuideDesk

APP_ID = "baclofen-guide"


class Home(QObject):
    """Record, reminders and tray of one person.

    Args:
        style: the look.
        choices: the reader's choices.
        guide: words and numbers of the guide.
        clock: tells the time.
        data: folder of the record.
        sound: the WAV file of the reminder.

    Signals:
        place_requested: the window is wanted at a `Place`.
        window_requested: the window is wanted as it was.
        leave_requested: the program is to end.
    """

    place_requested = Signal(object)
    window_requested = Signal()
    leave_requested = Signal()

    def __init__(
        self, style: Style, choices: Choices, guide: GuideDesk, clock: Clock, data: Path, sound: Path
    ) -> None:
        super().__init__()
        self._style, self._choices, self._guide, self._clock, self._data = style, choices, guide, clock, data
        self._guard, self._cleared = PressGuard(), set[SlotKey]()
        self.desk = RecordDesk(self._surroundings(), self)
        self._words = DoseWords(self.desk)
        self._passed_gates: set[date] = set()
        self._sound = sound
        self._reminding: Reminding | None = None

    def open(self) -> None:
        """Open the record and begin to remind; called once the first page is there to be read."""
        if self.desk.record is not None:
            return
        self.desk.open(partial(Record.open, self._data, self._clock))
        self._build_reminding()

    def close(self) -> None:
        """Stop reminding and let others write the record."""
        if self._reminding is not None:
            self._timer.stop()
            self._reminding.close()
            self.tray.close()
            self._reminding = None
        self.desk.close()

    @property
    def reminding(self) -> Reminding | None:
        """The reminders, once the record was opened."""
        return self._reminding

    def keeps_running_without_window(self) -> bool:
        """Whether closing the window leaves the reminders on: only where a tray brings the window back."""
        return self._reminding is not None and self.tray.is_available()

    def answer_card(self, style: Style | None = None) -> DoseAnswer:
        """A card that answers doses, for a page or for the reminder window."""
        return DoseAnswer(style or self._style, self.desk, self._guard, self._cleared)

    def step_gate(self) -> StepGate:
        """The question before a step down. An answer counts until the program ends; then it asks again."""
        return StepGate(self._style, self.desk, self._passed_gates.__contains__, self._passed_gates.add)

    def look(self) -> None:
        """Look now at what is due."""
        if self._reminding is not None:
            self._reminding.look()
            self._timer.look()

    def _surroundings(self) -> Surroundings:
        return Surroundings(
            clock=self._clock,
            zone=lambda: computer_zone(os.environ) or "UTC",
            messages=self._guide.messages,
            twelve_hour=self._guide.twelve_hour_clock,
            nurse_line=self._guide.nurse_line,
        )

    def _build_reminding(self) -> None:
        session = open_bus(session_address(os.environ), self)
        icon = glyph_icon("pill", 64, self._style.colour("primary"))
        self.tray = Tray(icon, self._tray_texts(None), session, self)
        self.notifications = Notifications(self._notifiers(session), self)
        self.chime = Chime(usual_players(self._sound, self), self)
        self._large = Style(self._style.theme, self._style.text_percent, self, factor=1.5)
        self._style.style_changed.connect(self._on_style_changed)
        self.window = ReminderWindow(self._large, self.answer_card(self._large))
        channels = Channels(self.window, self.notifications, self.chime)
        memory = MemoryFile(self._data / "reminder.json")
        self._reminding = Reminding(self.desk, self._words, channels, memory, self._nagging, self)
        self.sleep_watch = SleepWatch(open_bus(system_address(os.environ), self), self)
        self.clock_watch = ClockWatch(self._clock, self.desk.zone, parent=self)
        self._timer = WakeTimer(
            self._clock, self._reminding.next_wake, self._reminding.look, self.clock_watch.look, self
        )
        self._connect()
        self.tray.start()
        self.look()

    def _notifiers(self, session: Bus | None) -> list[Notifier]:
        ways: list[Notifier] = []
        if session is not None:
            sender = Sender("Baclofen Guide", APP_ID, APP_ID)
            ids = ShownIdsFile(self._data / "shown-notifications.json")
            ways.append(FreedesktopNotifier(session, sender, ids, self))
        return [*ways, TrayNotifier(self.tray, self), NoNotifier()]

    def _connect(self) -> None:
        assert self._reminding is not None  # noqa: S101 - just built
        self._reminding.decided.connect(self._on_decided)
        self._reminding.unwell_reported.connect(self._on_unwell_reported)
        self._reminding.caught_up.connect(self._on_caught_up)
        self.window.urgent_requested.connect(self._on_urgent_requested)
        self.window.open_requested.connect(self._on_open_requested)
        self.notifications.outcomes.opened.connect(self._on_open_requested)
        self.sleep_watch.woke.connect(self.look)
        self.clock_watch.clock_changed.connect(self.look)
        self.desk.changed.connect(self._on_record_changed)
        self.tray.open_chosen.connect(self.window_requested)
        self.tray.urgent_chosen.connect(self._on_urgent_requested)
        self.tray.leave_chosen.connect(self.leave_requested)
        self.tray.taken_chosen.connect(self._on_tray_taken)
        self.tray.later_chosen.connect(self._on_tray_later)
        self._choices.choices_changed.connect(self.look)

    def _nagging(self) -> tuple[Nagging, bool]:
        choices = self._choices.now
        quiet = None
        if choices.quiet_from and choices.quiet_to:
            quiet = (time.fromisoformat(choices.quiet_from), time.fromisoformat(choices.quiet_to))
        return Nagging(quiet=quiet), choices.private_reminders

    def _tray_texts(self, decision: Decision | None) -> TrayTexts:
        day = self.desk.day()
        private = self._choices.now.private_reminders
        token = taken = later = ""
        if decision is not None and decision.show is not None and not private:
            token = token_of(decision.show.slot.key)
            later = self._words.text("reminder.later")
            if self._words.may_tick(decision):
                taken = self._words.text("reminder.taken")
        return TrayTexts(
            next_dose=self._words.tray_line(day, private=private),
            open=self.tr("Open Baclofen Guide"),
            urgent=self.tr("Urgent help"),
            leave=self.tr("Leave (no more reminders)"),
            taken=taken,
            later=later,
            token=token,
        )

    def _on_style_changed(self) -> None:
        self._large.change(self._style.theme, self._style.text_percent)
        self.tray.change_icon(glyph_icon("pill", 64, self._style.colour("primary")))

    def _on_decided(self, decision: Decision) -> None:
        self.tray.say(self._tray_texts(decision))

    def _on_record_changed(self, change: object) -> None:
        if isinstance(change, PlanRevised):
            self._choices.change(opens_today=True)
        self._timer.look()

    def _on_unwell_reported(self) -> None:
        self.place_requested.emit(Place("urgent", "too-much"))

    def _on_urgent_requested(self) -> None:
        self.place_requested.emit(Place("urgent"))

    def _on_open_requested(self) -> None:
        self.place_requested.emit(Place("today"))

    def _on_caught_up(self, _page: object) -> None:
        self.place_requested.emit(Place("catch-up"))

    def _on_tray_taken(self, token: str) -> None:
        day = self.desk.day()
        if day is not None and day.open is not None and token_of(day.open.slot.key) == token:
            if self.desk.questions_before(day.open.slot, EventKind.TAKEN):
                self.place_requested.emit(Place("today"))
            else:
                self.desk.log(day.open.slot.key, EventKind.TAKEN)

    def _on_tray_later(self, token: str) -> None:
        day = self.desk.day()
        if self._reminding is None or day is None or day.open is None:
            return
        if token_of(day.open.slot.key) == token:
            self._reminding.put_off(day.open.slot)


def start_soon(home: Home) -> None:
    """Open `home` as soon as the first page is painted."""
    QTimer.singleShot(0, home.open)
