"""A day and a time that somebody knows, or does not know yet: nothing is taken for granted."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from baclofen_guide.ui.card_grid import CardGrid
from baclofen_guide.ui.controls import TickBox
from baclofen_guide.ui.plan.fields import DateField, TimeField
from baclofen_guide.ui.worded import Worded

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from baclofen_guide.ui.style import Style

MORNING = time(8)


class MomentField(Worded, QWidget):
    """A tick for "it is known", and then the day and the time.

    Args:
        style: the look.
        words: a time of day as this reader's clocks show it.
        day: the day to begin with.

    Signals:
        moment_changed: another moment, or none.
    """

    moment_changed = Signal()

    def __init__(
        self, style: Style, words: Callable[[time], str], day: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = ""
        self._known = TickBox(style)
        self._day, self._time = DateField(style), TimeField(style, words)
        self._day.put(day)
        self._time.put(MORNING)
        self._fields = QWidget()
        grid = CardGrid(style, least=260, most=2, parent=self._fields)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self._day)
        grid.addWidget(self._time)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._known)
        column.addWidget(self._fields)
        self._fields.hide()
        self._known.toggled.connect(self._on_toggled)
        self._day.date_chosen.connect(self.moment_changed)
        self._time.time_changed.connect(self.moment_changed)

    def say(self, words: str) -> None:
        """Set what is asked."""
        self._name = words
        self._known.setText(words)
        self.retranslate()

    def moment(self) -> datetime | None:
        """What was chosen, as the clock on the wall shows it; None while it is not known."""
        if not self._known.isChecked():
            return None
        return datetime.combine(self._day.day(), self._time.chosen())

    def put(self, moment: datetime) -> None:
        """Show `moment` as known."""
        self._day.put(moment.date())
        self._time.put(moment.time())
        self._known.setChecked(True)
        self.moment_changed.emit()

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._day.setAccessibleName(self.tr("{what}: day").format(what=self._name))
        self._time.setAccessibleName(self.tr("{what}: time").format(what=self._name))

    def _on_toggled(self, known: bool) -> None:
        self._fields.setVisible(known)
        self.moment_changed.emit()
