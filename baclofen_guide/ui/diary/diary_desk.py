"""The diary's one way to the record: what was noted, what it calls for, what the plan ordered meanwhile."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal

from baclofen_guide.diary.alarms import Alarm, alarm, weightiest
from baclofen_guide.diary.entries import DiaryEntry
from baclofen_guide.diary.summary import LOOKS_BACK, Summary, summary
from baclofen_guide.dosing.about_you import Answer
from baclofen_guide.dosing.attention import Tier
from baclofen_guide.dosing.levels import Level, levels
from baclofen_guide.dosing.noted import Noted
from baclofen_guide.dosing.states import situation
from baclofen_guide.records import FIRST_PERSON, RecordError, SymptomsNoted
from baclofen_guide.ui.today.dose_words import DoseWords

if TYPE_CHECKING:
    from baclofen_guide.ui.record_desk import RecordDesk

DAY = timedelta(days=1)


class DiaryDesk(QObject):
    """Questions and one command about the diary, over the desk of the record.

    Signals:
        changed: the record has changed, or was opened.
    """

    changed = Signal()

    def __init__(self, desk: RecordDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.words = DoseWords(desk)
        self._entries: tuple[DiaryEntry, ...] | None = None
        desk.changed.connect(self._on_record_changed)

    def today(self) -> date:
        """The date on this computer's calendar."""
        return self.words.local_day(self._desk.now())

    def entries(self) -> tuple[DiaryEntry, ...]:
        """Every entry that counts, the oldest day first; none while there is no record."""
        if self._entries is None:
            self._entries = self._read()
        return self._entries

    def entry_of(self, day: date) -> DiaryEntry | None:
        """The last entry about the local `day`."""
        return next((entry for entry in reversed(self.entries()) if entry.day == day), None)

    def written_at(self, entry: DiaryEntry) -> str:
        """When `entry` was written, in words."""
        return self._desk.wording().value(entry.recorded_at)

    def levels(self, first: date, last: date) -> tuple[Level, ...]:
        """The mg a day that were ordered."""
        return levels(self._desk.plan, first, last)

    def note(self, entry: DiaryEntry, corrects: int | None) -> DiaryEntry | None:
        """Add `entry`; None when the record refused, and the desk of the record has said why."""
        record = self._desk.record
        try:
            if record is not None:
                return record.note_symptoms(entry, corrects).entry
            trouble = self._desk.trouble
        except RecordError as error:
            trouble = error
        if trouble is not None:
            self._desk.refused.emit(self.words.error(trouble))
        return None

    def alarm(self, entry: DiaryEntry) -> Alarm | None:
        """What `entry` calls for; a pump that may be there counts as one."""
        return alarm(entry, pump=bool(self._desk.about_you.cautious("pump")), without=self._without())

    def alarm_without_pump(self, entry: DiaryEntry) -> Alarm | None:
        """What `entry` would call for if there is no pump."""
        return alarm(entry, pump=False, without=self._without())

    def noted(self) -> Noted:
        """What the diary says now, for the signals."""
        found = self._summary()
        called = [(alarm, entry) for entry in found.fresh if (alarm := self.alarm(entry)) is not None]
        if not called:
            return Noted(rose=found.rose, more_falls=found.more_falls)
        first = weightiest(alarm for alarm, _ in called)
        assert first is not None
        return Noted(
            tier=Tier(first.tier),
            door=first.door,
            facts=first.facts,
            day=called[0][1].day,
            entry=max(entry.entry_id for _, entry in called),
            rose=found.rose,
            more_falls=found.more_falls,
        )

    def against_step_down(self) -> tuple[str, ...]:
        """What was noted against a step down (F-TAPER-11), a line each: fresh signs, what got worse."""
        found, text = self._summary(), self.words.text
        if not found.holds_back_a_step:
            return ()
        signs = [
            text("gate.noted-sign", sign=text(f"diary.sign.{sign}"), day=self.words.day_name(entry.day))
            for entry in found.fresh
            for sign in entry.signs
        ]
        return (*signs, *(text(f"gate.noted-rose.{measure}") for measure in found.rose))

    def knows_of_pump(self) -> bool:
        """Whether the person has said yes or no."""
        return self._desk.about_you.pump is not Answer.NOT_SURE

    def tell_of_pump(self, answer: Answer) -> None:
        """Keep the answer on the safety card."""
        self._desk.set_about_you(msgspec.structs.replace(self._desk.about_you, pump=answer))

    def draft(self, day: date) -> DiaryEntry:
        """An empty entry about `day`, for the record to number."""
        return DiaryEntry(entry_id=1, person_id=FIRST_PERSON, day=day, recorded_at=self._desk.now())

    def _read(self) -> tuple[DiaryEntry, ...]:
        return self._desk.ask(lambda record: record.diary_between(date.min, date.max), ())

    def _summary(self) -> Summary:
        today = self.today()
        return summary(self._desk.ask(lambda one: one.diary_between(today - LOOKS_BACK, today), ()), today)

    def _without(self) -> timedelta | None:
        """How long since the last recorded dose; None without a plan."""
        now = self._desk.now()
        if self._desk.plan.in_force(now) is None:
            return None
        return now - situation(self._desk.plan, self._desk.answers, now).without_since

    def _on_record_changed(self, change: object) -> None:
        # Doses are logged more often than symptoms, and ten years of notes take a moment to read.
        if change is None or isinstance(change, SymptomsNoted):
            self._entries = None
        self.changed.emit()
