"""Fields of the plan page: an amount in mg, a time of day, a date; by mouse alone or by keys alone."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLineEdit, QWidget

from baclofen_guide.ui.controls import ActionButton, ChoiceBox, label
from baclofen_guide.ui.plan.form import amount_typed

if TYPE_CHECKING:
    from collections.abc import Callable

    from baclofen_guide.ui.style import Style

QUARTERS = tuple(time(hour, minute) for hour in range(24) for minute in (0, 15, 30, 45))


class AmountField(QWidget):
    """A number with minus and plus.

    Signals:
        amount_changed: the amount is another one, or is none.
    """

    amount_changed = Signal()

    def __init__(self, style: Style, unit: str = "mg", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = Decimal(5)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._less, self._more = ActionButton(style, "minus"), ActionButton(style, "plus")
        self._line = QLineEdit()
        self._line.setMaximumWidth(style.chrome_px(96))
        self._line.setMinimumWidth(style.chrome_px(72))
        self._line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._line.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        self._unit = label(wrap=False)
        self._unit.setText(unit)
        for widget in (self._less, self._line, self._unit, self._more):
            row.addWidget(widget)
        row.addStretch(1)
        self._less.clicked.connect(self._on_less_clicked)
        self._more.clicked.connect(self._on_more_clicked)
        self._line.textEdited.connect(self.amount_changed)

    def say(self, name: str, less: str, more: str) -> None:
        """Set what the field and its buttons are called."""
        self._line.setAccessibleName(name)
        self._less.say(less, name=f"{less}: {name}", icon_only=True)
        self._more.say(more, name=f"{more}: {name}", icon_only=True)

    def change_by(self, step: Decimal) -> None:
        """Let minus and plus change the amount by `step`."""
        self._step = step

    def amount(self) -> Decimal | None:
        """The amount, or None when what stands there is none."""
        return amount_typed(self._line.text())

    def is_empty(self) -> bool:
        """Whether nothing stands there yet."""
        return not self._line.text().strip()

    def put(self, amount: Decimal | None) -> None:
        """Show `amount`, or nothing."""
        self._line.setText("" if amount is None else f"{amount.normalize():f}")

    def _on_less_clicked(self) -> None:
        self._move(-self._step)

    def _on_more_clicked(self) -> None:
        self._move(self._step)

    def _move(self, step: Decimal) -> None:
        self.put(max(Decimal(), (self.amount() or Decimal()) + step))
        self.amount_changed.emit()


class TimeField(ChoiceBox):
    """A time of day on the quarter hour, as this reader's clocks show it.

    Signals:
        time_changed: another time was chosen.
    """

    time_changed = Signal()

    def __init__(self, style: Style, words: Callable[[time], str], parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self._words = words
        for quarter in QUARTERS:
            self.addItem(words(quarter), quarter.isoformat())
        self.setMaxVisibleItems(12)
        self.setMinimumWidth(style.chrome_px(150))
        self.activated.connect(self.time_changed)

    def say_anew(self) -> None:
        """Say every time anew: the reader's clocks or language may be others now."""
        for index in range(self.count()):
            self.setItemText(index, self._words(time.fromisoformat(self.itemData(index))))

    def chosen(self) -> time:
        """The chosen time."""
        return time.fromisoformat(self.currentData())

    def put(self, at: time) -> None:
        """Show `at`; a time between the quarters is added."""
        found = self.findData(at.isoformat())
        if found < 0:
            self.addItem(self._words(at), at.isoformat())
            found = self.count() - 1
        self.setCurrentIndex(found)


class DateField(QDateEdit):
    """A date with a calendar to pick from.

    Signals:
        date_chosen: another date.
    """

    date_chosen = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCalendarPopup(True)
        self.setDisplayFormat("d MMMM yyyy")
        self.setDateRange(QDate(2000, 1, 1), QDate(2100, 1, 1))
        self._style = style
        style.on_change(self._keep_room)
        self.userDateChanged.connect(self.date_chosen)

    def _keep_room(self) -> None:
        # A date whose year is cut off is a date misread.
        self.setMinimumWidth(self._style.chrome_px(260))

    def day(self) -> date:
        """The chosen day."""
        chosen = self.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def put(self, day: date) -> None:
        """Show `day`."""
        self.setDate(QDate(day.year, day.month, day.day))
