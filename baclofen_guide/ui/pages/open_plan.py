"""A plan from the hospital: what it says, how it differs from the plan here, and which of them counts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from baclofen_guide.dosing.events import EventKind
from baclofen_guide.exchange.carried_plan import SUFFIXES, read_carried_plan
from baclofen_guide.exchange.plan_reader import PlanFileError
from baclofen_guide.ui.card_grid import CardGrid
from baclofen_guide.ui.controls import ActionButton, ChoiceRow, label
from baclofen_guide.ui.handed.arrival import Arrival, InUse, arrive
from baclofen_guide.ui.handed.difference_view import DifferenceView
from baclofen_guide.ui.handed.lines_card import Line, LinesCard
from baclofen_guide.ui.handed.take_up import TakeUp
from baclofen_guide.ui.handed.words import HandedWords
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.plan.preview import Preview
from baclofen_guide.ui.reader.source_panel import SourcePanel
from baclofen_guide.ui.scroll_page import ScrollPage

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from baclofen_guide.dosing.events import DoseEvent
    from baclofen_guide.exchange.plan_reader import PlanRead
    from baclofen_guide.ui.guide_desk import GuideDesk
    from baclofen_guide.ui.record_desk import RecordDesk
    from baclofen_guide.ui.style import Style

ANSWERS = ("new", "mine", "unsure")


class OpenPlanPage(ScrollPage):
    """Nothing counts before it was shown, compared and asked about.

    Args:
        style: the look.
        desk: the plan here.
        guide: sources and the reader's clinic.

    Signals:
        place_requested: a `Place` to go to.
    """

    place_requested = Signal(object)

    def __init__(
        self, style: Style, desk: RecordDesk, guide: GuideDesk, parent: QWidget | None = None
    ) -> None:
        super().__init__(style, widest=760, parent=parent)
        self._desk, self._guide = desk, guide
        self._words = HandedWords(desk, guide.clinic_number)
        self._read: PlanRead | None = None
        self._wrong = ""
        self._is_storing = False
        self._build()
        self._connect()
        self.retranslate()

    def open(self, place: Place) -> None:
        """Show the plan in the file that the place names, or how to open one."""
        super().open(place)
        if place.item:
            self.show_file(Path(place.item))
        else:
            self._forget()

    def show_file(self, path: Path) -> None:
        """Read the file at `path` and show what is in it; nothing of it counts yet."""
        self._forget()
        try:
            self._read = read_carried_plan(path)
        except PlanFileError as error:
            self._wrong = self._words.problems(error.problems)
        self._look(anew=True)

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._title.setText(self.tr("A plan from your hospital"))
        self._lead.setText(
            self.tr(
                "Open the PDF or the plan file that you were given, or drop it on this window. "
                "Nothing changes before you say so."
            )
        )
        self._plan_title.setText(self.tr("What it says"))
        self._open.say(self.tr("Open a file …"))
        self._type.say(self.tr("Type it in from the paper"))
        self._back.say(self.tr("Back to today"))
        self._given.say(self.tr("Tick that dose as taken"))
        self._difference.retranslate()
        self._take.retranslate()
        self._look(anew=False)

    def _build(self) -> None:
        self._title, self._lead = label("title"), label("quiet")
        self._wrong_card, self._letter = LinesCard("notice"), LinesCard("card")
        self._plan_title, self._steps = label("section"), LinesCard("card")
        self._difference = DifferenceView(self._style, self._words)
        self._checks = Preview(self._style)
        self._panel = SourcePanel(self._style)
        self._panel.setMinimumHeight(320)
        self._question, self._which = label("section"), ChoiceRow(ANSWERS, wrap=self._style, least=220)
        self._answer = LinesCard("notice")
        self._given = ActionButton(self._style, "check")
        self._take = TakeUp(self._style, self._desk, self._words)
        self._open = ActionButton(self._style, "document", "primary")
        self._type = ActionButton(self._style, "plan")
        self._back = ActionButton(self._style, "back", "quiet")
        holder = QWidget()
        foot = CardGrid(self._style, least=230, most=3, parent=holder)
        for button in (self._open, self._type, self._back):
            foot.addWidget(button)
        for widget in (
            self._title, self._lead, self._wrong_card, self._letter, self._plan_title, self._steps,
            self._difference, self._checks, self._panel,
            self._question, self._which, self._answer, self._given, self._take, holder,
        ):  # fmt: skip
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def _connect(self) -> None:
        self._desk.changed.connect(self._on_record_changed)
        self._which.choice_made.connect(self._on_answered)
        self._take.confirmed.connect(self._on_confirmed)
        self._take.asked.connect(self.bring_in)
        self._given.clicked.connect(self._on_given_clicked)
        self._checks.source_requested.connect(self._on_source_requested)
        self._open.clicked.connect(self._on_open_clicked)
        for button, page in ((self._type, "plan"), (self._back, "today")):
            button.setProperty("place", Place(page))
            button.clicked.connect(self._on_place_pressed)

    def _forget(self) -> None:
        self._read, self._wrong = None, ""
        self._which.choose("")
        self._panel.hide()
        self._look(anew=True)

    def _known(self) -> InUse:
        desk = self._desk
        return InUse(
            plan=desk.plan, answers=desk.answers, about=desk.about_you, rules=desk.rules, now=desk.now(),
            zone=desk.zone(),
        )  # fmt: skip

    def _look(self, *, anew: bool) -> None:
        """Show everything as it is now."""
        self._lead.setVisible(self._read is None)
        self._show_wrong()
        known = self._known()
        arrival = arrive(self._read, known) if self._read is not None else None
        is_first = not known.plan.versions
        compared = arrival is not None and not is_first and not arrival.is_same
        self._show_letter(arrival, compared=compared)
        self._difference.show_arrival(arrival, is_first=is_first)
        self._show_checks(arrival)
        # Without a plan here one that is over is the same as none, and why it cannot be used is to be said.
        asks = arrival is not None and (is_first or not arrival.is_same)
        self._question.setVisible(asks)
        self._which.setVisible(asks)
        self._open.setVisible(arrival is None)
        self._given.hide()
        if arrival is None or not asks:
            self._take.hide()
            self._show_given(arrival, ())
            return
        self._ask_which(is_first=is_first)
        self._show_answer(arrival, is_first=is_first)
        self._take.show_arrival(arrival, known, anew=anew)

    def _show_wrong(self) -> None:
        lines = [("section", self.tr("This file cannot be used")), ("", self._wrong)]
        said = [
            ("action", self._words.text("handed.nothing-changed")),
            ("", self._words.text("handed.what-now")),
        ]
        self._wrong_card.show_lines([*lines, *said] if self._wrong else [])

    def _show_letter(self, arrival: Arrival | None, *, compared: bool) -> None:
        """Who ordered it, the times on the way home, and each step unless the difference shows them."""
        self._letter.setVisible(arrival is not None)
        self._plan_title.setVisible(arrival is not None and not compared)
        self._steps.setVisible(arrival is not None and not compared)
        if arrival is None:
            return
        first, *rest = self._words.letter(arrival)
        times = [("section", words) for words in self._words.times(arrival.handover)]
        doubts = [("warning", words) for words in self._words.doubts(arrival)]
        self._letter.show_lines([("action", first), *(("", words) for words in rest), *times, *doubts])
        steps = [] if compared else self._words.steps(arrival.version)
        lines = [line for days, doses in steps for line in (("action", days), ("", doses))]
        self._steps.show_lines([*lines, ("action", self._words.end(arrival.version))] if lines else [])

    def _show_checks(self, arrival: Arrival | None) -> None:
        found = arrival.findings if arrival is not None else ()
        self._checks.setVisible(bool(found))
        findings = [(finding.severity, self._desk.finding_words(finding)) for finding in found]
        facts = [fact for finding in found for fact in finding.facts]
        self._checks.show_lines(self.tr("Worth checking in it"), [], findings, facts)

    def _ask_which(self, *, is_first: bool) -> None:
        self._which.offer("mine", offered=not is_first)
        words = {
            "new": self.tr("Yes, it is mine") if is_first else self.tr("The plan from the hospital"),
            "mine": self.tr("The plan I have here"),
            "unsure": self.tr("I am not sure"),
        }
        self._question.setText(self.tr("Is this your plan?") if is_first else self.tr("Which plan is right?"))
        self._which.say(words, self._question.text())

    def _show_answer(self, arrival: Arrival, *, is_first: bool) -> None:
        """What follows from what was answered: take it up, or keep the present one and call."""
        answer, who = self._which.value(), self._words.who(arrival.handover)
        self._take.setVisible(answer == "new")
        lines = []
        if answer == "mine":
            lines = [("action", self._words.text("handed.keep", who=who))]
        elif answer == "unsure":
            name = "handed.unsure-first" if is_first else "handed.unsure"
            lines = [("section", self._words.text(name, who=who))]
            lines += [("", words) for words in self._words.times(arrival.handover)]
        self._show_given(arrival if lines else None, lines)

    def _show_given(self, arrival: Arrival | None, lines: Sequence[Line]) -> None:
        """Whatever plan is right: a dose that was given before coming home must not be taken again."""
        given = self._words.given(arrival) if arrival is not None else ""
        self._answer.show_lines([*lines, ("", given)])
        self._given.setVisible(bool(given))

    def _store(self, arrival: Arrival, start: datetime | None, *, tick: bool) -> bool:
        """Tick the dose given before coming home and make the plan a version: both, or neither."""
        tick = tick and arrival.given is not None
        event = self._tick(arrival) if tick else None
        if tick and event is None:
            return False
        if self._desk.revise_plan(arrival.version, start) is not None:
            return True
        if event is not None:
            self._desk.undo(event.event_id)
        return False

    def _tick(self, arrival: Arrival) -> DoseEvent | None:
        """Record the dose that was given before coming home; None when that was refused."""
        if arrival.given is None:
            return None
        last, note = arrival.handover.last_instant(), self._words.text("handed.note")
        return self._desk.log(arrival.given.key, EventKind.TAKEN, at=last, note=note)

    def _on_given_clicked(self) -> None:
        if self._read is not None:
            self._tick(arrive(self._read, self._known()))

    def _on_answered(self, _answer: str) -> None:
        self._look(anew=True)

    def _on_confirmed(self, start: object, tick: bool) -> None:
        if self._read is None:
            return
        arrival = arrive(self._read, self._known())
        self._is_storing = True
        try:
            stored = self._store(arrival, start, tick=tick)  # type: ignore[arg-type]
        finally:
            self._is_storing = False
        if stored:
            self._forget()
            self.place_requested.emit(Place("today"))
        else:
            self._look(anew=False)

    def _on_record_changed(self) -> None:
        if self._read is not None and not self._is_storing:
            self._look(anew=False)

    def _on_open_clicked(self) -> None:
        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        kinds = f"{self.tr('Plans')} ({patterns});;{self.tr('All files')} (*)"
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Open a plan"), "", kinds)
        if chosen:
            self.show_file(Path(chosen))

    def _on_source_requested(self, facts: str) -> None:
        self._panel.open(lambda: self._guide.explain(f"facts:{facts}", ""))

    def _on_place_pressed(self) -> None:
        self.place_requested.emit(self.sender().property("place"))
