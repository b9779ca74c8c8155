"""A calendar of the past: each day a square with how many doses were taken; a press shows that day alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from baclofen_guide.dosing.states import SlotState, SlotView
from baclofen_guide.ui.card_grid import CardGrid

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from baclofen_guide.ui.style import Style

WEEK = 7


class HistoryCalendar(QWidget):
    """A grid of days.

    Signals:
        day_chosen: the date of the pressed day.
    """

    day_chosen = Signal(object)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._buttons: list[QPushButton] = []
        self._days: dict[str, date] = {}
        self._grid = CardGrid(style, least=76, most=WEEK, parent=self)

    def show_days(self, views: Iterable[SlotView]) -> None:
        """Count what was taken on each day of `views`."""
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        while self._grid.count():
            self._grid.takeAt(0)
        self._buttons = []
        days: dict[date, list[SlotView]] = {}
        for view in views:
            days.setdefault(view.slot.key.local_date, []).append(view)
        for day, doses in days.items():
            self._add(day, doses)

    def _add(self, day: date, doses: list[SlotView]) -> None:
        taken = sum(view.state is SlotState.TAKEN for view in doses)
        missed = any(view.state is SlotState.MISSED for view in doses)
        weekday = QLocale().dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)
        mark = "✓" if taken == len(doses) else ("!" if missed else "·")
        button = QPushButton(f"{weekday} {day.day}\n{mark} {taken}/{len(doses)}", self)
        name = self.tr("{day}: {taken} of {doses} taken").format(
            day=_long(day),
            taken=taken,
            doses=len(doses),
        )
        button.setAccessibleName(name)
        button.setObjectName(day.isoformat())
        self._days[day.isoformat()] = day
        button.setProperty("kind", "day-missed" if missed else "day")
        button.setMinimumHeight(self._style.chrome_px(52))
        button.clicked.connect(self._on_button_clicked)
        self._buttons.append(button)
        self._grid.addWidget(button)
        button.show()

    def _on_button_clicked(self) -> None:
        self.day_chosen.emit(self._days[self.sender().objectName()])


def _long(day: date) -> str:
    """A date with its weekday, in the window's language."""
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)
