"""Reminders, wired: what `dosing` decides becomes a window, a notification and a sound.

One timer asks at the next moment at which anything may change, and whenever something is recorded, the
clock is set or the computer wakes. What is due, what to say and whether to sound is decided by
`baclofen_guide.dosing.reminders`; nothing here knows medicine.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal

from baclofen_guide.desktop.notifications.model import Action, Message
from baclofen_guide.dosing import reminders
from baclofen_guide.dosing.catch_up import ABSENT
from baclofen_guide.dosing.events import EventKind
from baclofen_guide.dosing.nagging import Memory, Preferences

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from baclofen_guide.desktop.notifications.choose import Notifications
    from baclofen_guide.desktop.notifications.model import Answer
    from baclofen_guide.desktop.sound.chime import Chime
    from baclofen_guide.dosing.catch_up import CatchUp
    from baclofen_guide.dosing.reminders import Decision
    from baclofen_guide.dosing.slots import Slot, SlotKey
    from baclofen_guide.ui.record_desk import RecordDesk
    from baclofen_guide.ui.reminder_window import ReminderWindow
    from baclofen_guide.ui.today.dose_words import DoseWords

_log = logging.getLogger(__name__)
LATER = timedelta(minutes=10)
KEEP_SEEN = timedelta(minutes=10)
"""How often the time is put on the disk; well within what counts as an absence."""
TAKEN, LATER_KEY = "taken", "later"


class MemoryFile:
    """What the reminder remembers between two runs; losing it is safe, so damage is passed over."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Memory:
        """What was kept, or an empty memory."""
        try:
            memory = msgspec.json.decode(self._path.read_bytes(), type=Memory)
        except (OSError, ValueError):
            return Memory()
        instants = (memory.seen_at, memory.started, memory.later_until, memory.away_since)
        return Memory() if any(one is not None and one.tzinfo is None for one in instants) else memory

    def save(self, memory: Memory) -> None:
        """Keep `memory`, or log that it could not be kept."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            partial = self._path.with_suffix(".part")
            partial.write_bytes(msgspec.json.encode(memory))
            partial.replace(self._path)
        except OSError as error:
            _log.info("the reminder's memory cannot be kept: %s", error.strerror)


class FiredFile:
    """When a reminder was last shown, for the check-up."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> datetime | None:
        """That instant, if one is known."""
        try:
            at = msgspec.json.decode(self._path.read_bytes(), type=datetime)
        except (OSError, ValueError):
            return None
        return at if at.tzinfo is not None else None

    def save(self, at: datetime) -> None:
        """Keep `at`, where the disk allows it."""
        try:
            self._path.write_bytes(msgspec.json.encode(at))
        except OSError as error:
            _log.info("the last reminder cannot be noted: %s", error.strerror)


@dataclass(frozen=True)
class Channels:
    """The ways by which a reminder reaches a person."""

    window: ReminderWindow
    notifications: Notifications
    chime: Chime


class Reminding(QObject):
    """Looks when told, and makes what was decided happen.

    Args:
        desk: the way to the record.
        words: doses in the reader's words.
        channels: window, notifications and sound.
        memory: where the memory is kept.
        preferences: asked anew at each look: sounds, quiet hours; and whether names and mg are hidden.
        asks_first: whether the window asks something before any dose may be ticked.

    Signals:
        decided: the `Decision` just made, for the tray; None when there is no plan any more.
        caught_up: a `CatchUp` to show, once for each absence.
        last_fired: the instant a reminder was shown.
    """

    decided = Signal(object)
    caught_up = Signal(object)
    last_fired = Signal(object)

    def __init__(
        self,
        desk: RecordDesk,
        words: DoseWords,
        channels: Channels,
        memory: MemoryFile,
        preferences: Callable[[], tuple[Preferences, bool]],
        asks_first: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._words, self._channels, self._file = desk, words, channels, memory
        self._preferences, self._asks_first = preferences, asks_first
        self._memory = memory.load()
        self._kept = self._memory
        self._decision: Decision | None = None
        self._shown_token = ""
        self._told_absence: datetime | None = None
        self._connect()

    @property
    def catch_up(self) -> CatchUp | None:
        """What was missed during an absence that nobody has seen yet."""
        return self._decision.catch_up if self._decision is not None else None

    def next_wake(self, now: datetime) -> datetime | None:
        """The next moment to look again; for the wake timer."""
        if self._desk.record is None or not self._desk.plan.versions:
            return None
        if self._decision is None:
            return now
        return self._decision.wake_at

    def notice_time(self) -> None:
        """Nothing may be due, but the program is awake: only a time without this counts as an absence."""
        now, seen = self._desk.now(), self._memory.seen_at
        if self._decision is None or seen is None or now - seen >= ABSENT:
            self.look(now)
        else:
            self._remember(msgspec.structs.replace(self._memory, seen_at=now))

    def look(self, now: datetime | None = None) -> None:
        """Decide anew and act on it."""
        if self._desk.record is None or not self._desk.plan.versions:
            self._decision = None
            self._withdraw()
            self.decided.emit(None)
            return
        now = now or self._desk.now()
        preferences, private = self._preferences()
        person = reminders.Person(
            local_zone=self._desk.zone(), preferences=preferences, rules=self._desk.rules
        )
        decision = reminders.decide(self._desk.plan, self._desk.answers, now, self._memory, person)
        self._decision = decision
        self._remember(decision.memory)
        if decision.show is None:
            self._withdraw()
        else:
            self._show(decision, private=private)
        if decision.sound:
            self._channels.chime.play()
        self.decided.emit(decision)
        page = decision.catch_up
        if page is not None and page.since != self._told_absence:
            self._told_absence = page.since
            self.caught_up.emit(page)

    def put_off(self, slot: Slot) -> datetime | None:
        """Answer "Later": be silent about `slot` for a while, never past its last moment.

        Returns:
            When the reminder comes again; None when `slot` is no longer open.
        """
        decision = self._decision
        if decision is None or decision.memory.key != slot.key:
            self.look()
            decision = self._decision
        if decision is not None and decision.memory.key == slot.key:
            self._remember(reminders.later(decision, self._desk.now(), LATER))
            self._channels.chime.stop()
            self.look()
            return self._memory.later_until
        return None

    def hush(self) -> None:
        """Too sleepy or unwell: no more reminders for this dose, which stays open (F-OD-17)."""
        if self._decision is not None:
            self._remember(reminders.unwell(self._decision))
        self._channels.chime.stop()
        self.look()

    def acknowledge(self) -> None:
        """The catch-up page was read."""
        if self._decision is not None:
            self._remember(reminders.acknowledged(self._decision))
            self.look()

    def close(self) -> None:
        """Withdraw everything; for the end of the program."""
        self._channels.chime.stop()
        self._channels.window.hide()
        self._channels.notifications.close()
        self._file.save(self._memory)

    def _connect(self) -> None:
        window, outcomes = self._channels.window, self._channels.notifications.outcomes
        window.dismissed.connect(self._channels.chime.stop)
        outcomes.answered.connect(self._on_notification_answered)
        self._desk.changed.connect(self._on_record_changed)

    def _show(self, decision: Decision, *, private: bool) -> None:
        day, shown = self._desk.day(), decision.show
        if day is None or shown is None:
            return
        token = token_of(shown.slot.key)
        first = token != self._shown_token
        if first:
            self._withdraw()
        said = self._words.reminder(decision.message, day)
        # After an absence its page comes first, with this dose on it; the window with the next sound.
        on_page = decision.catch_up is not None and first
        if not on_page and (first or decision.sound or self._channels.window.isVisible()):
            self._channels.window.show_dose(day, said)
        if first or decision.sound:
            self._channels.notifications.show(self._notification(decision, token, said, private=private))
            self.last_fired.emit(self._desk.now())
        self._shown_token = token

    def _notification(self, decision: Decision, token: str, said: str, *, private: bool) -> Message:
        """Taken is offered only for a dose that is on time: a late one asks three questions first."""
        text = self._words.text
        buttons = [Action(LATER_KEY, text("reminder.later"))]
        if self._words.may_tick(decision) and not self._asks_first():
            buttons.insert(0, Action(TAKEN, text("reminder.taken")))
        if private:
            title, body = text("reminder.private-title"), text("reminder.private-body")
        else:
            time = self._words.slot_time(decision.show.slot.key) if decision.show else ""
            title, body = text("reminder.title", time=time), said
        return Message(token=token, title=title, body=body, actions=tuple(buttons))

    def _withdraw(self) -> None:
        if self._shown_token:
            self._channels.notifications.withdraw(self._shown_token)
            self._shown_token = ""
        self._channels.chime.stop()
        self._channels.window.leave()

    def _remember(self, memory: Memory) -> None:
        """Keep `memory`; on disk only when more than the time of the last look is new."""
        self._memory = memory
        before, after = self._kept.seen_at, memory.seen_at
        same = msgspec.structs.replace(memory, seen_at=before) == self._kept
        if not same or before is None or after is None or abs(after - before) >= KEEP_SEEN:
            self._kept = memory
            self._file.save(memory)

    def _on_notification_answered(self, answer: Answer) -> None:
        day = self._desk.day()
        if day is None or day.open is None or token_of(day.open.slot.key) != answer.token:
            self.look()
            return
        slot = day.open.slot
        if answer.action == LATER_KEY:
            self.put_off(slot)
        elif answer.action == TAKEN:
            if self._asks_first() or self._desk.questions_before(slot, EventKind.TAKEN):
                # Something is unusual: the window asks, a notification cannot.
                self._channels.window.show_dose(day, self._words.reminder("reminder.due", day))
                return
            self._desk.log(slot.key, EventKind.TAKEN)

    def _on_record_changed(self, change: object) -> None:
        self.look()


def token_of(key: SlotKey) -> str:
    """A name for one dose, for notifications and the tray."""
    return f"{key.local_date.isoformat()}T{key.scheduled_time:%H:%M}@{key.zone}"
