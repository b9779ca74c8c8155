"""Which day an entry is about: today, yesterday, or another one in the past."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from baclofen_guide.ui.diary.picks import WordPicks
from baclofen_guide.ui.plan.fields import DateField

if TYPE_CHECKING:
    from baclofen_guide.ui.style import Style

TODAY, YESTERDAY, OTHER = 0, 1, 2
DAY = timedelta(days=1)


class DayPick(QWidget):
    """Three choices; the third opens a calendar.

    Signals:
        day_picked: the reader has chosen a day.
    """

    day_picked = Signal(object)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = date(2000, 1, 1)
        self._choice = WordPicks(style, (TODAY, YESTERDAY, OTHER), least=150)
        self._date = DateField(style)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._choice)
        column.addWidget(self._date)
        self._choice.picked.connect(self._on_picked)
        self._date.date_chosen.connect(self._on_date_chosen)

    def say(self, name: str, words: tuple[str, str, str], which: str) -> None:
        """Set what is asked, the words of the three choices, and the name of the calendar."""
        self._choice.say(name, dict(enumerate(words)))
        self._date.setAccessibleName(which)

    def put(self, day: date, today: date) -> None:
        """Show that `day` is chosen, seen from `today`."""
        self._today = today
        with QSignalBlocker(self._date):
            self._date.setMaximumDate(QDate(today.year, today.month, today.day))
            self._date.put(day)
        found = {today: TODAY, today - DAY: YESTERDAY}.get(day, OTHER)
        self._choice.put(found)
        self._date.setVisible(found == OTHER)

    def _on_picked(self) -> None:
        picked = self._choice.value()
        if picked is None:
            # Some day it must be: pressing the chosen one again changes nothing.
            self.put(self._date.day(), self._today)
        elif picked == OTHER:
            self.put(self._today - 2 * DAY, self._today)
            self.day_picked.emit(self._date.day())
        else:
            self.put(self._today - picked * DAY, self._today)
            self.day_picked.emit(self._date.day())

    def _on_date_chosen(self) -> None:
        self.day_picked.emit(self._date.day())
