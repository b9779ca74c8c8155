"""Everything by which a reminder reaches a person: window, messages, sound, tray and timer, connected."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

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
from baclofen_guide.dosing.events import EventKind
from baclofen_guide.dosing.nagging import Preferences as Nagging
from baclofen_guide.reminding import Channels, FiredFile, MemoryFile, Reminding, token_of
from baclofen_guide.ui.icons import glyph_icon
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.reminder_window import ReminderWindow
from baclofen_guide.ui.style import Style

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

    from baclofen_guide.desktop.clock_watch import ClockChange
    from baclofen_guide.desktop.notifications.model import Notifier
    from baclofen_guide.dosing.reminders import Decision
    from baclofen_guide.home import Home

LARGER, MOST_PERCENT = 1.5, 150
"""The reminder is read from further away: half as large again, up to 225 % in all."""
APP_ID = "baclofen-guide"


class Ringing(QObject):
    """The channels of one home run, and what connects them.

    Args:
        home: the record and the reader's choices.
    """

    def __init__(self, home: Home) -> None:
        super().__init__(home)
        self._home, self._desk, around = home, home.desk, home.around
        self.session = open_bus(session_address(around.environ), self)
        self.tray = Tray(self._icon(), self._tray_texts(None), self.session, self)
        self.notifications = Notifications(self._notifiers(), self)
        self.chime = Chime(usual_players(around.sound, self), self)
        self._large = Style(home.style.theme, self._large_percent(), self, factor=LARGER)
        self.gate = home.step_gate(self._large)
        self.window = ReminderWindow(self._large, home.answer_card(self._large), self.gate)
        channels = Channels(self.window, self.notifications, self.chime)
        self.fired = FiredFile(around.data / "last-reminder.json")
        self.reminding = Reminding(
            self._desk,
            home.words,
            channels,
            MemoryFile(around.data / "reminder.json"),
            self._nagging,
            self._asks_first,
            self,
        )
        self.sleep_watch = SleepWatch(open_bus(system_address(around.environ), self), self)
        self.clock_watch = ClockWatch(around.clock, self._desk.zone, parent=self)
        self.timer = WakeTimer(
            around.clock, self.reminding.next_wake, self.reminding.look, self._on_look, self
        )
        self._connect()

    def start(self) -> None:
        """Show the tray icon and look at what is due."""
        self.tray.start()
        self.look()

    def look(self) -> None:
        """Look now at what is due."""
        self.reminding.look()
        self.timer.look()
        self._home.look_after_record()

    def close(self) -> None:
        """Withdraw everything; for the end of the program."""
        self.timer.stop()
        self.reminding.close()
        self.tray.close()
        self.window.deleteLater()
        self.deleteLater()
        if self.session is not None:
            self.session.close()

    def _icon(self) -> QIcon:
        return glyph_icon("pill", 64, self._home.style.colour("primary"))

    def _notifiers(self) -> list[Notifier]:
        ways: list[Notifier] = []
        if self.session is not None:
            sender = Sender("Baclofen Guide", APP_ID, APP_ID)
            ids = ShownIdsFile(self._home.around.data / "shown-notifications.json")
            ways.append(FreedesktopNotifier(self.session, sender, ids, self))
        return [*ways, TrayNotifier(self.tray, self), NoNotifier()]

    def _connect(self) -> None:
        home = self._home
        self.reminding.decided.connect(self._on_decided)
        self.reminding.caught_up.connect(self._on_caught_up)
        self.reminding.last_fired.connect(self.fired.save)
        self.window.urgent_requested.connect(self._on_urgent_requested)
        self.window.open_requested.connect(self._on_open_requested)
        self.gate.stayed.connect(self._on_stayed)
        self.gate.diary_requested.connect(self._on_diary_requested)
        self.notifications.outcomes.opened.connect(self._on_open_requested)
        self.sleep_watch.woke.connect(self._on_woke)
        self.clock_watch.clock_changed.connect(self._on_clock_changed)
        self._desk.changed.connect(self._on_record_changed)
        self.tray.open_chosen.connect(home.window_requested)
        self.tray.urgent_chosen.connect(self._on_urgent_requested)
        self.tray.leave_chosen.connect(home.leave_requested)
        self.tray.taken_chosen.connect(self._on_tray_taken)
        self.tray.later_chosen.connect(self._on_tray_later)
        self.tray.availability_changed.connect(self._on_tray_changed)
        home.choices.choices_changed.connect(self._on_choices_changed)
        home.style.style_changed.connect(self._on_style_changed)

    def _large_percent(self) -> int:
        """Large letters stay large; larger still, and the buttons would be out of sight."""
        return min(self._home.style.text_percent, MOST_PERCENT)

    def _nagging(self) -> tuple[Nagging, bool]:
        choices = self._home.choices.now
        quiet = None
        if choices.quiet_from and choices.quiet_to:
            quiet = (time.fromisoformat(choices.quiet_from), time.fromisoformat(choices.quiet_to))
        return Nagging(quiet=quiet), choices.private_reminders

    def _asks_first(self) -> bool:
        """Whether the question before a step down stands open: then no dose is ticked on a message."""
        return self._home.watch.step_to_ask_about() is not None

    def _tray_line(self, *, private: bool) -> str:
        """The next dose, and what presses; nothing telling when others may look."""
        line = self._home.words.tray_line(self._desk.day(), private=private)
        pressing = "" if private else self._home.pressing_line()
        return f"{pressing} · {line}" if pressing else line

    def _tray_texts(self, decision: Decision | None) -> TrayTexts:
        words = self._home.words
        private = self._home.choices.now.private_reminders
        token = taken = later = ""
        if decision is not None and decision.show is not None and not private:
            token = token_of(decision.show.slot.key)
            later = words.text("reminder.later")
            if words.may_tick(decision) and not self._asks_first():
                taken = words.text("reminder.taken")
        return TrayTexts(
            next_dose=self._tray_line(private=private),
            open=self.tr("Open Baclofen Guide"),
            urgent=self.tr("Urgent help"),
            leave=self.tr("Leave (no more reminders)"),
            taken=taken,
            later=later,
            token=token,
        )

    def _on_style_changed(self) -> None:
        self._large.change(self._home.style.theme, self._large_percent())
        self.tray.change_icon(self._icon())

    def _on_choices_changed(self, _choices: object) -> None:
        self.look()

    def _on_decided(self, decision: Decision | None) -> None:
        self.tray.say(self._tray_texts(decision))
        self._home.say_day()

    def _on_record_changed(self, _change: object) -> None:
        self.timer.look()

    def _on_look(self) -> None:
        self.clock_watch.look()
        self.reminding.notice_time()
        # What stands on Today counts the minutes.
        self._home.say_day()
        self._home.look_after_record()

    def _on_woke(self) -> None:
        self.clock_watch.look()
        self.look()

    def _on_clock_changed(self, change: ClockChange) -> None:
        self._home.forget_kept_zone()
        self.look()
        self._desk.look_again()
        if change.zones is not None and self._desk.zone_differs():
            self._home.place_requested.emit(Place("today"))

    def _on_urgent_requested(self) -> None:
        # It stands above all windows; closing it is no answer.
        self.window.close()
        self._home.place_requested.emit(Place("urgent"))

    def _on_open_requested(self) -> None:
        self.window.close()
        self._home.place_requested.emit(Place("today"))

    def _on_stayed(self) -> None:
        self.window.close()
        self._home.place_requested.emit(Place("urgent", "stopped"))

    def _on_diary_requested(self) -> None:
        self.window.close()
        self._home.place_requested.emit(Place("diary", "entries"))

    def _on_caught_up(self, _page: object) -> None:
        self._home.place_requested.emit(Place("catch-up"))

    def _on_tray_changed(self, there: bool) -> None:
        if not there:
            self._home.tray_lost.emit()

    def _on_tray_taken(self, token: str) -> None:
        day = self._desk.day()
        if day is not None and day.open is not None and token_of(day.open.slot.key) == token:
            if self._asks_first() or self._desk.questions_before(day.open.slot, EventKind.TAKEN):
                self._home.place_requested.emit(Place("today"))
            else:
                self._desk.log(day.open.slot.key, EventKind.TAKEN)

    def _on_tray_later(self, token: str) -> None:
        day = self._desk.day()
        if day is not None and day.open is not None and token_of(day.open.slot.key) == token:
            self.reminding.put_off(day.open.slot)
