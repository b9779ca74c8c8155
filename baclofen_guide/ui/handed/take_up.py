"""Taking up a plan that was handed over: from when, which dose comes first, and a last question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from baclofen_guide.dosing.findings import DosingError, Finding, Severity
from baclofen_guide.dosing.plan import zone_named
from baclofen_guide.dosing.wallclock import day_start, local_day
from baclofen_guide.ui.controls import ActionButton, ChoiceRow, TickBox, label
from baclofen_guide.ui.handed.arrival import Arrival, InUse, taken_up, usual_start, worth_saying
from baclofen_guide.ui.handed.lines_card import LinesCard
from baclofen_guide.ui.plan.fields import DateField
from baclofen_guide.ui.today.ask_panel import AskPanel, Choice, Question

if TYPE_CHECKING:
    from datetime import datetime

    from baclofen_guide.ui.handed.words import HandedWords
    from baclofen_guide.ui.record_desk import RecordDesk
    from baclofen_guide.ui.style import Style

STARTS = ("hospital", "next", "day")


class TakeUp(QFrame):
    """Asks from when a plan counts, and says what that does before it is done.

    Args:
        style: the look.
        desk: words of findings.
        words: words of the page.

    Signals:
        asked: a question is asked, in the widget given: it is to be seen.
        confirmed: the plan is wanted from `start` (None: from just after the last answered dose), with the
            dose given before coming home ticked or not.
    """

    asked = Signal(object)
    confirmed = Signal(object, bool)

    def __init__(
        self, style: Style, desk: RecordDesk, words: HandedWords, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._style, self._desk, self._words = style, desk, words
        self._arrival: Arrival | None = None
        self._known: InUse | None = None
        self._usual: datetime | None = None
        self._findings: tuple[Finding, ...] = ()
        self.setProperty("kind", "card")
        self._build()
        self._connect()
        self.retranslate()

    def show_arrival(self, arrival: Arrival, known: InUse, *, anew: bool) -> None:
        """Offer `arrival`; `anew` begins with what fits it best, else what was chosen stays."""
        newly_given = arrival.given is not None and (self._arrival is None or self._arrival.given is None)
        self._arrival, self._known = arrival, known
        self._usual = usual_start(arrival, known)
        self._starts.offer("hospital", offered=self._usual is not None)
        if anew or (self._usual is None and self._starts.value() == "hospital"):
            self._starts.choose("hospital" if self._usual is not None else "next")
            self._day.put(local_day(known.now, zone_named(known.zone)))
        if anew or newly_given:
            self._tick.setChecked(arrival.given is not None)
        self._look()

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._title.setText(self.tr("From when?"))
        words = {
            "hospital": self.tr("As the hospital wrote"),
            "next": self.tr("From my next dose"),
            "day": self.tr("From a day"),
        }
        self._starts.say(words, self._title.text())
        self._day.setAccessibleName(self._title.text())
        self._tick.setText(self.tr("Tick it as taken"))
        self._use.say(self.tr("Use this plan"))
        self._look()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(10)
        self._title, self._first = label("section"), label("action")
        self._starts = ChoiceRow(STARTS, wrap=self._style, least=220)
        self._day = DateField(self._style)
        self._given, self._tick = label(), TickBox(self._style)
        self._meeting = LinesCard("panel")
        self._ask = AskPanel(self._style)
        self._use = ActionButton(self._style, "check", "primary")
        self._use.setProperty("size", "large")
        for widget in (
            self._title, self._starts, self._day, self._first, self._given, self._tick, self._meeting,
            self._ask, self._use,
        ):  # fmt: skip
            column.addWidget(widget)

    def _connect(self) -> None:
        self._starts.choice_made.connect(self._look)
        self._day.date_chosen.connect(self._look)
        self._tick.toggled.connect(self._look)
        self._use.clicked.connect(self._on_use_clicked)
        self._ask.answered.connect(self._on_asked_answered)

    def _start(self) -> datetime | None:
        """From when it is to count; None for just after the last answered dose."""
        assert self._known is not None
        if self._starts.value() == "day":
            return max(day_start(self._day.day(), zone_named(self._known.zone)), self._known.now)
        return self._usual if self._starts.value() == "hospital" else None

    def _look(self) -> None:
        """Say what taking it up as chosen would do."""
        self._day.setVisible(self._starts.value() == "day")
        self._ask.close_question()
        if self._arrival is None or self._known is None:
            return
        self._given.setText(self._words.given(self._arrival))
        for widget in (self._given, self._tick):
            widget.setVisible(bool(self._given.text()))
        try:
            revision = taken_up(self._arrival, self._known, self._start(), tick=self._tick.isChecked())
        except DosingError as error:
            self._findings = (Finding(error.id, Severity.BLOCK, error.values),)
            self._first.setText("")
        else:
            self._findings = worth_saying(revision.findings)
            self._first.setText(self._words.first_dose(revision.first, self._arrival.version))
        self._first.setVisible(bool(self._first.text()))
        self._meeting.show_lines([("warning", self._desk.finding_words(one)) for one in self._findings])
        blocked = not self._arrival.can_be_followed or any(
            one.severity is Severity.BLOCK for one in self._findings
        )
        self._use.setEnabled(not blocked)

    def _doubts(self) -> list[str]:
        """What is asked once more before it counts."""
        assert self._arrival is not None
        found = [*self._arrival.findings, *self._findings]
        warnings = [self._desk.finding_words(one) for one in found if one.severity is Severity.WARN]
        return [*self._words.doubts(self._arrival), *warnings]

    def _on_use_clicked(self) -> None:
        doubts = self._doubts()
        if not doubts:
            self._confirm()
            return
        self._ask.ask(
            Question(
                title=self._words.text("ask.title"),
                body="\n\n".join(doubts),
                choices=(
                    Choice("no", self.tr("Go back and look"), "primary"),
                    Choice("yes", self.tr("It is as my prescriber ordered: use it")),
                ),
            )
        )
        self.asked.emit(self._ask)

    def _on_asked_answered(self, value: str) -> None:
        if value == "yes":
            self._confirm()

    def _confirm(self) -> None:
        ticked = self._tick.isVisible() and self._tick.isChecked()
        self.confirmed.emit(self._start(), ticked)
