"""Today: what is next, whether the last dose was taken, and every dose of the day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from baclofen_guide.dosing.attention import Tier
from baclofen_guide.ui.card_grid import CardGrid
from baclofen_guide.ui.controls import ActionButton, label
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.reader.source_panel import SourcePanel
from baclofen_guide.ui.scroll_page import ScrollPage
from baclofen_guide.ui.signals.board import SignalBoard
from baclofen_guide.ui.signals.words import SignalWords
from baclofen_guide.ui.today.dose_row import DoseRow, RowWords
from baclofen_guide.ui.today.dose_words import DoseWords
from baclofen_guide.ui.today.trouble_box import TroubleBox
from baclofen_guide.ui.today.zone_question import ZoneQuestion

if TYPE_CHECKING:
    from baclofen_guide.dosing.states import DayView, SlotView
    from baclofen_guide.ui.guide_desk import GuideDesk
    from baclofen_guide.ui.record_desk import RecordDesk
    from baclofen_guide.ui.signals.watch import SignalWatch
    from baclofen_guide.ui.style import Style
    from baclofen_guide.ui.taper.step_gate import StepGate
    from baclofen_guide.ui.today.dose_answer import DoseAnswer


class TodayPage(ScrollPage):
    """Reads the day from the desk, shows it, and gives the desk the person's answers.

    Signals:
        place_requested: a `Place` to go to.
    """

    place_requested = Signal(object)

    def __init__(
        self,
        style: Style,
        desk: RecordDesk,
        guide: GuideDesk,
        answer: DoseAnswer,
        gate: StepGate,
        watch: SignalWatch,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(style, widest=720, parent=parent)
        self._desk, self._guide, self._answer, self._gate = desk, guide, answer, gate
        self._words, self._watch = DoseWords(desk), watch
        self._yesterday_shown = False
        self._rows: list[QWidget] = []
        self._rows_said: list[tuple[tuple[str, int], SlotView, RowWords]] = []
        self._looking = QTimer(self, singleShot=True, interval=0)
        self._build()
        self._connect()
        self.retranslate()
        self.refresh()

    def open(self, place: Place) -> None:
        """Show today from its top."""
        self._yesterday_shown = False
        super().open(place)
        self.refresh()

    def refresh(self) -> None:
        """Show the day as it is now."""
        trouble, day = self._desk.trouble, self._desk.day()
        self.trouble.look()
        self._empty.setVisible(day is None and trouble is None and self._desk.record is not None)
        listed = (self._answer, self._listed_title, self._yesterday, self._history, self._change)
        for widget in (*listed, self._steps, self._supply):
            widget.setVisible(day is not None)
        self._last.setVisible(day is not None and day.last_taken is not None)
        if day is not None:
            self._answer.show_day(day)
            self._last.setText(self._words.last_taken(day))
        self._steps.setVisible(day is not None and self._words.has_steps())
        self.zone.look()
        self._gate.look()
        self._show_signals()
        self._show_rows(self._listed(day))
        self._none.setVisible(day is not None and not self._rows)
        self._say_day()

    def look(self) -> None:
        """Show the day as it is now, if anybody sees it: once, however many ask before the next event."""
        self._looking.start()

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._title.setText(self.tr("Today"))
        self._empty_text.setText(
            self.tr(
                "There is no plan yet. Enter what your prescriber ordered, and this page shows each dose."
            )
        )
        self._enter.say(self.tr("Enter my plan"))
        self._open_plan.say(self.tr("Open a plan from your hospital"))
        self._history.say(self.tr("History"))
        self._change.say(self.tr("My plan"))
        self._supply.say(self.tr("My supply"))
        self._steps.say(self.tr("My steps"))
        self._check.say(self.tr("Reminder check-up"))
        self._say_day()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.refresh()

    def _listed(self, today: DayView | None) -> DayView | None:
        """The day whose doses are listed: today, or yesterday for what was forgotten."""
        if today is None or not self._yesterday_shown:
            return today
        return self._desk.day(today.day - timedelta(days=1))

    def _build(self) -> None:
        self._title = label("title")
        self.trouble = TroubleBox(self._style, self._desk, self._words)
        self.zone = ZoneQuestion(self._style, self._desk, self._words)
        self._last = label("quiet")
        self._listed_title, self._none = label("section"), label("quiet")
        self._panel = SourcePanel(self._style)
        self._panel.setMinimumHeight(320)
        self._build_empty()
        self._yesterday = ActionButton(self._style, "back", "quiet")
        self._history = ActionButton(self._style, "history", "quiet")
        self._change = ActionButton(self._style, "plan", "quiet")
        self._steps = ActionButton(self._style, "stairs-down", "quiet")
        self._supply = ActionButton(self._style, "pills", "quiet")
        words = SignalWords(self._desk)
        self._pressing, self._worth_knowing = SignalBoard(self._style, words), SignalBoard(self._style, words)
        self._check = ActionButton(self._style, "bell", "quiet")
        parts = (
            self._title, self.trouble, self.zone, self._gate, self._pressing, self._answer, self._panel,
            self._last,
            self._empty,
        )  # fmt: skip
        for widget in (*parts, self._listed_title, self._none):
            self.column.addWidget(widget)
        self._rows_at = self.column.count()
        holder = QWidget()
        foot = CardGrid(self._style, least=230, most=3, parent=holder)
        for button in self._feet():
            foot.addWidget(button)
        self.column.addWidget(self._worth_knowing)
        self.column.addWidget(holder)
        self.column.addStretch(1)

    def _feet(self) -> tuple[ActionButton, ...]:
        return (self._yesterday, self._history, self._change, self._steps, self._supply, self._check)

    def _build_empty(self) -> None:
        self._empty = QWidget()
        column = QVBoxLayout(self._empty)
        column.setContentsMargins(0, 0, 0, 0)
        self._empty_text = label()
        self._enter = ActionButton(self._style, "plan", "primary")
        column.addWidget(self._empty_text)
        self._open_plan = ActionButton(self._style, "document")
        column.addWidget(self._enter, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._open_plan, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self._looking.timeout.connect(self._on_time_to_look)
        self._desk.changed.connect(self.look)
        self._style.style_changed.connect(self.refresh)
        self._answer.answered.connect(self._on_answered)
        self._answer.source_requested.connect(self._on_source_requested)
        self._gate.stayed.connect(self._on_stayed)
        self._gate.diary_requested.connect(self._on_diary_requested)
        for button, page in (
            (self._enter, "plan"),
            (self._open_plan, "open-plan"),
            (self._change, "plan"),
            (self._history, "history"),
            (self._steps, "taper"),
            (self._supply, "supply"),
            (self._check, "checkup"),
        ):
            button.setProperty("place", Place(page))
            button.clicked.connect(self._on_place_pressed)
        self._yesterday.clicked.connect(self._on_yesterday_clicked)
        for board in (self._pressing, self._worth_knowing):
            board.place_requested.connect(self.place_requested)
            board.source_requested.connect(self._on_source_requested)
            board.dismissed.connect(self._watch.dismiss)

    def _on_diary_requested(self) -> None:
        self.place_requested.emit(Place("diary", "entries"))

    def _say_day(self) -> None:
        if self._yesterday_shown:
            self._listed_title.setText(self.tr("Yesterday's doses"))
            self._none.setText(self.tr("No dose was planned for yesterday."))
            self._yesterday.say(self.tr("Back to today"))
        else:
            self._listed_title.setText(self.tr("Today's doses"))
            self._none.setText(self.tr("No dose is planned for today."))
            self._yesterday.say(self.tr("Yesterday"))

    def _show_signals(self) -> None:
        """What presses stands above the dose, what is only good to know below the list."""
        signals = self._watch.signals()
        self._pressing.show_signals(tuple(one for one in signals if one.tier is not Tier.NEXT_VISIT))
        self._worth_knowing.show_signals(tuple(one for one in signals if one.tier is Tier.NEXT_VISIT))

    def _show_rows(self, day: DayView | None) -> None:
        """A row a dose; left alone while nothing is new in it, so that the keyboard stays where it is."""
        look = (self._style.theme.name, self._style.text_percent)
        said = [(look, one, self._words.row(one)) for one in (day.slots if day else ())]
        while len(self._rows) > len(said):
            self._drop_row(len(self._rows) - 1)
        for place, row_said in enumerate(said):
            if place < len(self._rows):
                if self._rows_said[place] == row_said:
                    continue
                self._drop_row(place)
            self._insert_row(place, row_said[1], row_said[2])
        self._rows_said = said

    def _insert_row(self, place: int, shown: SlotView, words: RowWords) -> None:
        row = DoseRow(self._style, shown, words)
        row.log_requested.connect(self._answer.log_forgotten)
        row.undo_requested.connect(self._answer.undo)
        self.column.insertWidget(self._rows_at + place, row)
        self._rows.insert(place, row)

    def _drop_row(self, place: int) -> None:
        row = self._rows.pop(place)
        self.column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _on_time_to_look(self) -> None:
        if self.isVisible():
            self.refresh()

    def _on_stayed(self) -> None:
        self.place_requested.emit(Place("urgent", "stopped"))

    def _on_answered(self) -> None:
        self.verticalScrollBar().setValue(0)

    def _on_source_requested(self, facts: str) -> None:
        self._panel.open(lambda: self._guide.explain(f"facts:{facts}", ""))

    def _on_place_pressed(self) -> None:
        self.place_requested.emit(self.sender().property("place"))

    def _on_yesterday_clicked(self) -> None:
        self._yesterday_shown = not self._yesterday_shown
        self.refresh()
