"""Settings: every choice in one place, each taking effect at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from baclofen_guide.settings.choices import AUDIENCES, LEVELS, TEXT_PERCENTS, THEME_CHOICES
from baclofen_guide.ui.controls import ActionButton, choice_box, label, select
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.scroll_page import ScrollPage

if TYPE_CHECKING:
    from baclofen_guide.settings.preferences import Preferences
    from baclofen_guide.ui.choices import Choices
    from baclofen_guide.ui.reminder_choices import ReminderChoices
    from baclofen_guide.ui.style import Style


class SettingsPage(ScrollPage):
    """A column of named choices.

    Args:
        regions: (id, name) of each region.
        languages: (code, name in its own language) of each language.
        reminders: the choices about reminders, below the others.

    Signals:
        place_requested: a `Place` to go to.
    """

    place_requested = Signal(object)

    def __init__(
        self,
        style: Style,
        choices: Choices,
        regions: list[tuple[str, str]],
        languages: list[tuple[str, str]],
        reminders: ReminderChoices,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(style, widest=640, parent=parent)
        self._choices, self._reminders = choices, reminders
        self._boxes: dict[str, QComboBox] = {}
        self._labels: dict[str, QLabel] = {}
        self._hints: dict[str, QLabel] = {}
        self._build(regions, languages)
        self.retranslate()
        self._show(choices.now)
        choices.choices_changed.connect(self._show)

    def open(self, place: Place) -> None:
        """Show the choices as they are now."""
        super().open(place)
        self._reminders.look()

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._title.setText(self.tr("Settings"))
        self._teaching.say(self.tr("Teach a patient (for nurses)"))
        self._saved.setText(self.tr("Changes take effect at once and are remembered on this computer."))
        for name, word in self._names().items():
            self._labels[name].setText(word)
            self._field(name).setAccessibleName(word.replace("&", ""))
        for name, line in self._lines().items():
            self._hints[name].setText(line)
            self._field(name).setAccessibleDescription(line)
        for name, words in self._words().items():
            for index, word in enumerate(words):
                self._boxes[name].setItemText(index, word)

    def _names(self) -> dict[str, str]:
        return {
            "audience": self.tr("&Which best describes you"),
            "level": self.tr("Reading &level"),
            "region": self.tr("&Country, for phone numbers"),
            "clinic_number": self.tr("Your clinic's &phone number"),
            "language": self.tr("L&anguage"),
            "theme": self.tr("C&olours"),
            "text_percent": self.tr("&Text size"),
        }

    def _lines(self) -> dict[str, str]:
        return {
            "region": self.tr("Check that the numbers on the Urgent help page are right for where you are."),
            "clinic_number": self.tr("Shown on the Urgent help page. It stays on this computer."),
            "text_percent": self.tr("Or press Ctrl and plus, Ctrl and minus, Ctrl and 0 on any page."),
        }

    def _words(self) -> dict[str, list[str]]:
        return {
            "audience": [
                self.tr("Not said"),
                self.tr("I take baclofen"),
                self.tr("I look after someone who does"),
                self.tr("I am a nurse or clinician"),
            ],
            "level": [self.tr("Easy"), self.tr("Standard"), self.tr("Clinical")],
            "region": [self.tr("Not chosen")],
            "theme": [
                self.tr("Like the rest of this computer"),
                self.tr("Light"),
                self.tr("Dark"),
                self.tr("High contrast"),
            ],
            "text_percent": [self.tr("{percent} %").format(percent=percent) for percent in TEXT_PERCENTS],
        }

    def _build(self, regions: list[tuple[str, str]], languages: list[tuple[str, str]]) -> None:
        self._title, self._saved = label("title"), label("quiet")
        self.column.addWidget(self._title)
        self.column.addWidget(self._saved)
        items: dict[str, list[tuple[str, str]]] = {
            "audience": [("", ""), *((audience, "") for audience in AUDIENCES)],
            "level": [(level, "") for level in LEVELS],
            "region": [("", ""), *regions],
            "clinic_number": [],
            "language": languages,
            "theme": [(theme, "") for theme in THEME_CHOICES],
            "text_percent": [(str(percent), "") for percent in TEXT_PERCENTS],
        }
        for name in self._names():
            self._add_field(name, items[name])
        self.column.addSpacing(16)
        self.column.addWidget(self._reminders)
        self._teaching = ActionButton(self._style, "school", "quiet")
        self._teaching.clicked.connect(self._on_teaching_clicked)
        self.column.addWidget(self._teaching)
        self.column.addStretch(1)

    def _add_field(self, name: str, items: list[tuple[str, str]]) -> None:
        self._labels[name] = label()
        if name == "clinic_number":
            self._clinic = QLineEdit()
            self._clinic.editingFinished.connect(self._on_clinic_edited)
        else:
            self._boxes[name] = choice_box(self._style, items, self._on_box_chosen)
            self._boxes[name].setProperty("choice", name)
        field = self._field(name)
        self._labels[name].setBuddy(field)
        self.column.addSpacing(8)
        self.column.addWidget(self._labels[name])
        self.column.addWidget(field)
        if name in self._lines():
            self._hints[name] = label("small")
            self.column.addWidget(self._hints[name])

    def _field(self, name: str) -> QWidget:
        return self._clinic if name == "clinic_number" else self._boxes[name]

    def _show(self, preferences: Preferences) -> None:
        for name, box in self._boxes.items():
            value = getattr(preferences, name)
            select(box, "" if value is None else str(value))
        if not self._clinic.hasFocus():
            self._clinic.setText(preferences.clinic_number)

    def _on_box_chosen(self, index: int) -> None:
        box = self.sender()
        assert isinstance(box, QComboBox)
        name, value = box.property("choice"), box.itemData(index)
        if name == "text_percent":
            value = int(value)
        if name == "audience":
            value = value or None
        self._choices.change(**{name: value})

    def _on_teaching_clicked(self) -> None:
        self.place_requested.emit(Place("teaching"))

    def _on_clinic_edited(self) -> None:
        self._choices.change(clinic_number=self._clinic.text().strip())
