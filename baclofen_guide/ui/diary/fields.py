"""The fields of a diary entry: the two that make one, and those for whoever has more to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from baclofen_guide.diary.entries import (
    MAX_NOTE,
    MOST_FREQUENCY,
    MOST_SEVERITY,
    MOST_SLEEP,
    MOST_STIFFNESS,
    Trigger,
)
from baclofen_guide.ui.controls import label
from baclofen_guide.ui.diary.picks import Scale, Ticks, WordPicks

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from baclofen_guide.diary.entries import DiaryEntry
    from baclofen_guide.ui.diary.diary_words import DiaryWords
    from baclofen_guide.ui.style import Style

MANY_FALLS = 5
NOTE_LINES = 4


class MainFields(QWidget):
    """Stiffness, spasms, and how strong they were.

    Attributes:
        strength: what asks how strong the spasms were, to be placed below Save: it comes and goes, and Save
            must be found where it always is.

    Signals:
        touched: the name of the field that the reader has changed.
    """

    touched = Signal(str)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strength = QWidget()
        self._stiffness = Scale(style, range(MOST_STIFFNESS + 1))
        self._frequency = WordPicks(style, range(MOST_FREQUENCY + 1))
        self._severity = WordPicks(style, range(1, MOST_SEVERITY + 1), least=150)
        self._titles = [label("action") for _ in range(3)]
        upper, lower = QVBoxLayout(self), QVBoxLayout(self.strength)
        for column in (upper, lower):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(6)
        fields = (self._stiffness, self._frequency, self._severity)
        for name, title, field in zip(
            ("stiffness", "frequency", "severity"), self._titles, fields, strict=True
        ):
            column = lower if field is self._severity else upper
            column.addWidget(title)
            column.addWidget(field)
            field.setProperty("field", name)
            field.picked.connect(self._on_picked)

    def say(self, words: DiaryWords) -> None:
        """Take the words of the window's language."""
        self._titles[2].setText(self.tr("If you like: how strong were the spasms?"))
        self._stiffness.say(self.tr("Stiffness"), self.tr("not stiff"), self.tr("as stiff as can be"))
        self._frequency.say(self.tr("Spasms"), words.scale("frequency", range(MOST_FREQUENCY + 1)))
        self._severity.say(self.tr("Strength"), words.scale("severity", range(1, MOST_SEVERITY + 1)))

    def ask(self, *, today: bool) -> None:
        """Ask about the time since yesterday, or about an earlier day."""
        stiff, spasms = self._titles[:2]
        stiff.setText(
            self.tr("How stiff were you since yesterday?")
            if today
            else self.tr("How stiff were you that day?")
        )
        spasms.setText(
            self.tr("Spasms since yesterday: how often?") if today else self.tr("Spasms that day: how often?")
        )

    def values(self) -> dict[str, object]:
        """What stands in each field, by name."""
        frequency = self._frequency.value()
        return {
            "stiffness": self._stiffness.value(),
            "frequency": frequency,
            "severity": self._severity.value() if frequency else None,
        }

    def put(self, entry: DiaryEntry | None) -> None:
        """Show `entry`, or nothing."""
        self._stiffness.put(entry.stiffness if entry else None)
        self._frequency.put(entry.frequency if entry else None)
        self._severity.put(entry.severity if entry else None)
        self._show_severity()

    def _on_picked(self) -> None:
        self._show_severity()
        self.touched.emit(self.sender().property("field"))

    def _show_severity(self) -> None:
        """Only spasms have a strength."""
        self.strength.setVisible(bool(self._frequency.value()))


class MoreFields(QFrame):
    """Sleep, falls, what may have made it worse, and a note.

    Signals:
        touched: the name of the field that the reader has changed.
    """

    touched = Signal(str)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.setProperty("kind", "card")
        self._heading = label("section")
        self._sleep = Scale(style, range(MOST_SLEEP + 1))
        self._falls = Scale(style, range(MANY_FALLS + 1))
        self._triggers = Ticks(style, [trigger.value for trigger in Trigger])
        self._note = QPlainTextEdit()
        self._note.setTabChangesFocus(True)
        self._titles: list[QLabel] = [label("action") for _ in range(4)]
        self._build()
        self._sleep.picked.connect(self._on_sleep_picked)
        self._falls.picked.connect(self._on_falls_picked)
        self._triggers.ticked.connect(self._on_triggers_ticked)
        self._note.textChanged.connect(self._on_note_changed)
        style.on_change(self._fit)

    def say(self, words: DiaryWords) -> None:
        """Take the words of the window's language."""
        self._heading.setText(self.tr("More, if you like"))
        asked = (
            self.tr("How did you sleep?"),
            self.tr("How many falls?"),
            self.tr("What may have made it worse?"),
            self.tr("Anything else, in your own words"),
        )
        for title, text in zip(self._titles, asked, strict=True):
            title.setText(text)
        self._sleep.say(self.tr("Sleep"), self.tr("very badly"), self.tr("very well"))
        self._falls.say(self.tr("Falls"), self.tr("none"), self.tr("5 or more"))
        worded = {trigger.value: words.text(f"diary.trigger.{trigger}") for trigger in Trigger}
        self._triggers.say(self._titles[2].text(), worded)
        self._note.setAccessibleName(self._titles[3].text())

    def values(self) -> dict[str, object]:
        """What stands in each field, by name."""
        return {
            "sleep": self._sleep.value(),
            "falls": self._falls.value(),
            "triggers": tuple(Trigger(value) for value in self._triggers.values()),
            "note": self._note.toPlainText().strip(),
        }

    def put(self, entry: DiaryEntry | None) -> None:
        """Show `entry`, or nothing."""
        self._sleep.put(entry.sleep if entry else None)
        falls = entry.falls if entry else None
        self._falls.put(None if falls is None else min(falls, MANY_FALLS))
        self._triggers.put([trigger.value for trigger in entry.triggers] if entry else [])
        with QSignalBlocker(self._note):
            self._note.setPlainText(entry.note if entry else "")

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addWidget(self._heading)
        fields = (self._sleep, self._falls, self._triggers, self._note)
        for title, field in zip(self._titles, fields, strict=True):
            column.addWidget(title)
            column.addWidget(field)

    def _fit(self) -> None:
        self._note.setFixedHeight(self._style.chrome_px(24) * NOTE_LINES)

    def _on_sleep_picked(self) -> None:
        self.touched.emit("sleep")

    def _on_falls_picked(self) -> None:
        self.touched.emit("falls")

    def _on_triggers_ticked(self) -> None:
        self.touched.emit("triggers")

    def _on_note_changed(self) -> None:
        """What is too long to be kept is not taken, so that saving cannot fail for it."""
        text = self._note.toPlainText()
        if len(text) > MAX_NOTE:
            with QSignalBlocker(self._note):
                self._note.setPlainText(text[:MAX_NOTE])
            self._note.moveCursor(QTextCursor.MoveOperation.End)
        self.touched.emit("note")
