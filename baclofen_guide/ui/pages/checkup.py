"""Will reminders reach me? Each link of the chain, tried and told honestly; and the second way, the phone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from baclofen_guide.exchange.save import SaveError, save
from baclofen_guide.ui.card_grid import CardGrid
from baclofen_guide.ui.controls import ActionButton, label
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.scroll_page import ScrollPage
from baclofen_guide.ui.today.dose_words import DoseWords

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance

    from baclofen_guide.ui.record_desk import RecordDesk
    from baclofen_guide.ui.style import Style

ICONS = {
    "ok": ("check", "good"),
    "warn": ("alert", "warning"),
    "off": ("close", "emergency"),
    "unknown": ("not-known", "quiet"),
}


@dataclass(frozen=True)
class CheckLine:
    """One link in words: its state, its name, the word of the state, and a sentence."""

    state: Literal["ok", "warn", "off", "unknown"]
    name: str
    state_word: str
    words: str


class Checks(Protocol):
    """What runs the check-up; `told` carries a tuple of `CheckLine`."""

    @property
    def told(self) -> SignalInstance:
        """Every link, in order."""

    def run(self) -> None:
        """Ask every link anew."""

    def send_test(self) -> None:
        """Send a test reminder by every way."""

    def facts(self) -> tuple[str, ...]:
        """Last reminder, next dose, next change of the clock."""


class CheckupPage(ScrollPage):
    """A list of links, a test, and the calendar file.

    Args:
        style: the look.
        desk: the way to the record.
        checks: runs the check-up.
        ask_path: asks where to save the calendar file; None when the reader gave up.

    Signals:
        place_requested: a `Place` to go to.
    """

    place_requested = Signal(object)

    def __init__(
        self,
        style: Style,
        desk: RecordDesk,
        checks: Checks,
        ask_path: Callable[[QWidget, str], Path | None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(style, widest=760, parent=parent)
        self._desk, self._checks, self._ask_path = desk, checks, ask_path or ask_where_to_save
        self._words = DoseWords(desk)
        self._lines: tuple[CheckLine, ...] = ()
        self._rows: list[QWidget] = []
        self._build()
        self._connect()
        self.retranslate()

    def open(self, place: Place) -> None:
        """Run the check-up."""
        super().open(place)
        self._saved.hide()
        self._facts.setText("\n".join(self._checks.facts()))
        self._checks.run()

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        text = self._words.text
        self._title.setText(text("check.title"))
        self._lead.setText(text("check.lead"))
        self._test.say(text("check.test"))
        self._again.say(text("check.again"))
        self._phone_title.setText(text("check.phone-title"))
        self._phone.setText(text("check.phone"))
        self._calendar.say(text("check.calendar"))
        self._back.say(self.tr("Back to today"))
        self._facts.setText("\n".join(self._checks.facts()))

    def _build(self) -> None:
        self._back = ActionButton(self._style, "back", "quiet")
        self._title, self._lead, self._facts = label("title"), label("quiet"), label()
        self._test = ActionButton(self._style, "bell", "primary")
        self._again = ActionButton(self._style, "history")
        self._phone_title, self._phone, self._saved = label("section"), label(), label("warning")
        self._calendar = ActionButton(self._style, "calendar")
        holder = QWidget()
        grid = CardGrid(self._style, least=220, most=2, parent=holder)
        grid.addWidget(self._test)
        grid.addWidget(self._again)
        for widget in (self._back, self._title, self._lead, self._facts, holder):
            self.column.addWidget(widget)
        self._rows_at = self.column.count()
        for widget in (self._phone_title, self._phone, self._calendar, self._saved):
            self.column.addWidget(widget)
        for widget in (self._back, self._calendar):
            self.column.setAlignment(widget, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)

    def _connect(self) -> None:
        self._checks.told.connect(self._on_told)
        self._test.clicked.connect(self._checks.send_test)
        self._again.clicked.connect(self._checks.run)
        self._calendar.clicked.connect(self._on_calendar_clicked)
        self._back.clicked.connect(self._on_back_clicked)
        self._style.style_changed.connect(self._on_style_changed)

    def _on_told(self, lines: tuple[CheckLine, ...]) -> None:
        if lines == self._lines:
            return
        self._lines = lines
        self._show_rows()

    def _on_style_changed(self) -> None:
        self._show_rows()

    def _show_rows(self) -> None:
        for row in self._rows:
            self.column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._line_row(line) for line in self._lines]
        for place, row in enumerate(self._rows):
            self.column.insertWidget(self._rows_at + place, row)

    def _line_row(self, line: CheckLine) -> QWidget:
        frame = QFrame()
        frame.setProperty("kind", "card")
        frame.setAccessibleName(f"{line.name}: {line.state_word}")
        row = QHBoxLayout(frame)
        row.setContentsMargins(12, 8, 12, 8)
        icon, colour = ICONS[line.state]
        size = self._style.chrome_px(26)
        picture = QLabel()
        picture.setPixmap(self._style.icon(icon, colour).pixmap(QSize(size, size)))
        picture.setAccessibleName(line.state_word)
        column = QVBoxLayout()
        column.setSpacing(2)
        name, words = label("action"), label("quiet")
        name.setText(f"{line.name}: {line.state_word}")
        words.setText(line.words)
        column.addWidget(name)
        column.addWidget(words)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        return frame

    def _on_calendar_clicked(self) -> None:
        from baclofen_guide.exchange.calendar_file import calendar_file, coming_slots

        now, text = self._desk.now(), self._words.text
        slots = coming_slots(self._desk.plan, now)
        if not slots:
            self._say(text("check.calendar-none"))
            return
        path = self._ask_path(self, text("check.calendar"))
        if path is None:
            return
        try:
            save(path, calendar_file(slots, now, self._desk.messages()))
        except SaveError as error:
            self._say(text(error.id, **error.values))
            return
        last = self._desk.wording().value(slots[-1].instant)
        self._say(text("check.calendar-saved", file=path.name, last=last))

    def _say(self, words: str) -> None:
        self._saved.setText(words)
        self._saved.show()
        self.bring_in(self._saved)

    def _on_back_clicked(self) -> None:
        self.place_requested.emit(Place("today"))


def ask_where_to_save(parent: QWidget, title: str) -> Path | None:
    """Ask for the name of the calendar file."""
    name, _ = QFileDialog.getSaveFileName(parent, title, "dose-times.ics", "iCalendar (*.ics)")
    return Path(name) if name else None
