"""Writing into the diary: two presses and Save make an entry; red flags lead to help at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from baclofen_guide.diary.alarms import Alarm, Tier
from baclofen_guide.dosing.about_you import Answer
from baclofen_guide.ui.controls import ActionButton, label
from baclofen_guide.ui.diary.day_pick import DayPick
from baclofen_guide.ui.diary.diary_words import DiaryWords
from baclofen_guide.ui.diary.fields import MainFields, MoreFields
from baclofen_guide.ui.diary.signs_card import SignsCard
from baclofen_guide.ui.diary.writing import Writing

if TYPE_CHECKING:
    from datetime import date

    from baclofen_guide.diary.entries import DiaryEntry
    from baclofen_guide.ui.diary.diary_desk import DiaryDesk
    from baclofen_guide.ui.style import Style

PUMP_DOOR = "pump"


class WriteView(QWidget):
    """The entry of a day.

    Signals:
        urgent_requested: the door of Urgent help that the entry leads to.
        saved: the entry that was saved.
    """

    urgent_requested = Signal(str)
    saved = Signal(object)

    def __init__(self, style: Style, desk: DiaryDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style, self._desk, self._words = style, desk, DiaryWords(desk.words)
        today = desk.today()
        self._writing = Writing(today, desk.entry_of(today))
        self._began = today
        self._seen: tuple[str, ...] = ()
        self._build()
        self._connect()
        self.retranslate()
        self.look()

    def look(self) -> None:
        """Show the day's entry; an untouched one moves on with the calendar."""
        today = self._desk.today()
        day = self._writing.day
        if not self._writing.touched:
            day = today if day == self._began else day
            self._writing.turn_to(day, self._desk.entry_of(day))
        elif self._writing.base is None:
            self._writing.base = self._desk.entry_of(self._writing.day)
        self._began = today
        self._show()

    def write_about(self, entry: DiaryEntry) -> None:
        """Change `entry`, an earlier one."""
        self._writing.turn_to(entry.day, entry)
        # Yesterday's entry stays the one that is changed, also where this page was last seen yesterday.
        self._began = self._desk.today()
        self._show()

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        words = (self.tr("Today"), self.tr("Yesterday"), self.tr("Another day"))
        self._day.say(self.tr("Which day?"), words, self.tr("Which day?"))
        self._main.say(self._words)
        self._more.say(self._words)
        self._signs.say(self._words.text)
        for button in (self._save, self._save_all):
            button.say(self.tr("Save"))
        self._show()

    def _build(self) -> None:
        self._day, self._main, self._more = (
            DayPick(self._style), MainFields(self._style), MoreFields(self._style),
        )  # fmt: skip
        self._signs = SignsCard(self._style)
        self._like = ActionButton(self._style, "history")
        self._save = ActionButton(self._style, "check", "primary")
        self._save_all = ActionButton(self._style, "check", "primary")
        self._said = label("quiet")
        card = QFrame()
        card.setProperty("kind", "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(16, 12, 16, 12)
        inner.setSpacing(8)
        parts: tuple[QWidget, ...] = (
            self._day, self._like, self._main, self._save, self._said, self._main.strength,
        )  # fmt: skip
        for part in parts:
            inner.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        parts = (card, self._signs, self._more, self._save_all)
        for part in parts:
            column.addWidget(part)

    def _connect(self) -> None:
        self._day.day_picked.connect(self._on_day_picked)
        self._like.clicked.connect(self._on_like_clicked)
        self._main.touched.connect(self._on_main_touched)
        self._more.touched.connect(self._on_more_touched)
        self._signs.ticked.connect(self._on_signs_ticked)
        self._signs.pump_answered.connect(self._on_pump_answered)
        self._signs.help_requested.connect(self._on_help_requested)
        self._save.clicked.connect(self._on_save_clicked)
        self._save_all.clicked.connect(self._on_save_clicked)

    def _entry(self) -> DiaryEntry:
        return self._writing.over(self._desk.draft(self._writing.day))

    def _show(self) -> None:
        """The whole entry as it stands."""
        entry = self._entry()
        self._day.put(self._writing.day, self._desk.today())
        self._main.ask(today=self._writing.day == self._desk.today())
        self._main.put(entry)
        self._more.put(entry)
        self._signs.put(entry.signs)
        self._seen = entry.signs
        self._show_alarm(self._desk.alarm(entry))
        self._show_like()
        self._say_state()

    def _show_like(self) -> None:
        """Offer the day before, where it was written down and this one is still empty."""
        before = self._before()
        self._like.setVisible(before is not None and self._writing.base is None)
        # Not hidden once something was touched: nothing may move under a hand that presses twice.
        self._like.setEnabled(not self._writing.touched)
        if before is not None:
            today = self._writing.day == self._desk.today()
            words = self.tr("A day like yesterday") if today else self.tr("Like the day before")
            self._like.say(words, name=f"{words}: {self._words.entry(before)}")

    def _before(self) -> DiaryEntry | None:
        from baclofen_guide.ui.diary.day_pick import DAY

        found = self._desk.entry_of(self._writing.day - DAY)
        return found if found is not None and self._writing.like(found) else None

    def _say_state(self, words: str = "") -> None:
        base = self._writing.base
        if not words and base is not None and not self._writing.touched:
            words = self.tr("Saved: {entry}. You can change it or add to it.").format(
                entry=self._words.entry(base)
            )
        self._said.setText(words)
        self._said.setVisible(bool(words))

    def _announce(self, words: str) -> None:
        self._say_state(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _show_alarm(self, found: Alarm | None) -> None:
        words = "" if found is None else self._words.text(f"diary.alarm.{found.tier}-{found.door}")
        self._signs.show_alarm(found, words)

    def _on_day_picked(self, day: date) -> None:
        self._writing.turn_to(day, self._desk.entry_of(day), carry=True)
        self._show()

    def _on_like_clicked(self) -> None:
        before = self._before()
        if before is not None:
            self._writing.touch(self._writing.like(before))
            self._show()
            self._announce(self.tr("{entry}. Change what is different, then save.").format(
                entry=self._words.entry(before)
            ))  # fmt: skip
            self._save.setFocus()

    def _on_main_touched(self, name: str) -> None:
        self._touch(name, self._main.values())

    def _on_more_touched(self, name: str) -> None:
        self._touch(name, self._more.values())

    def _touch(self, name: str, values: dict[str, object]) -> None:
        self._writing.touch({name: values[name]})
        self._show_like()
        self._say_state()

    def _on_signs_ticked(self) -> None:
        """An emergency does not wait for Save."""
        signs = self._signs.values()
        added = set(signs) - set(self._seen)
        self._seen = signs
        self._writing.touch({"signs": signs})
        self._say_state()
        found = self._desk.alarm(self._entry())
        depends_on_pump = found is not None and found.door == PUMP_DOOR and not self._desk.knows_of_pump()
        if added and depends_on_pump:
            self._signs.ask_about_pump(self._words.text)
            return
        self._show_alarm(found)
        if found is not None and found.tier is Tier.EMERGENCY and added:
            self._get_help(found)

    def _on_pump_answered(self, answer: Answer) -> None:
        """The card keeps it; not sure counts as yes."""
        if answer is not Answer.NOT_SURE:
            self._desk.tell_of_pump(answer)
        entry = self._entry()
        found = self._desk.alarm(entry)
        if answer is Answer.NO:
            # Also where the card could not be saved.
            found = self._desk.alarm_without_pump(entry)
        self._show_alarm(found)
        if found is not None and found.tier is Tier.EMERGENCY:
            self._get_help(found)

    def _on_help_requested(self) -> None:
        found = self._desk.alarm(self._entry())
        if found is not None:
            self._get_help(found)

    def _get_help(self, found: Alarm) -> None:
        """Save, and open Urgent help whether or not it could be saved."""
        self._keep()
        self.urgent_requested.emit(found.door)

    def _on_save_clicked(self) -> None:
        if not self._writing.touched:
            empty = self._writing.base is None
            nothing = self.tr("Press a number or words first, then save.")
            self._announce(nothing if empty else self.tr("This is saved already."))
            return
        found = self._desk.alarm(self._entry()) if "signs" in self._writing.touched else None
        self._keep()
        if found is not None:
            self.urgent_requested.emit(found.door)

    def _keep(self) -> None:
        """Write the entry into the record; what was typed stays when that fails."""
        base = self._writing.base
        if base is not None and not self._writing.touched:
            return
        written = self._desk.note(self._entry(), None if base is None else base.entry_id)
        if written is not None:
            self._writing.saved(written)
            self._show()
            self._announce(self.tr("Saved: {entry}.").format(entry=self._words.entry(written)))
            self.saved.emit(written)
