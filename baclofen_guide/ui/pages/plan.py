"""My plan: enter or change what the prescriber ordered, and see it written out before it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from baclofen_guide.dosing.amounts import Refusal, make
from baclofen_guide.dosing.findings import DosingError, Finding, Severity
from baclofen_guide.dosing.formulations import Form
from baclofen_guide.dosing.plan_check import Context, check, ordered_before
from baclofen_guide.dosing.times import propose
from baclofen_guide.ui.controls import ActionButton, ChoiceRow, label
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.plan.doses_box import DosesBox
from baclofen_guide.ui.plan.fields import DateField
from baclofen_guide.ui.plan.form import PlanForm, Stretch, form_of, smallest_change, stretches
from baclofen_guide.ui.plan.preview import Preview
from baclofen_guide.ui.plan.steps_box import StepsBox
from baclofen_guide.ui.plan.strengths_box import StrengthsBox
from baclofen_guide.ui.reader.documents import PageDocuments
from baclofen_guide.ui.reader.source_panel import SourcePanel
from baclofen_guide.ui.scroll_page import ScrollPage
from baclofen_guide.ui.today.ask_panel import AskPanel, Choice, Question
from baclofen_guide.ui.today.dose_words import DoseWords

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from baclofen_guide.dosing.findings import Value
    from baclofen_guide.dosing.plan import PlanVersion
    from baclofen_guide.ui.guide_desk import GuideDesk
    from baclofen_guide.ui.record_desk import RecordDesk
    from baclofen_guide.ui.style import Style

STARTS = ("next", "day")
FORMS = tuple(form.value for form in Form)
DAYS_SHOWN = 14


class PlanPage(ScrollPage):
    """One form from top to bottom; nothing counts until it is saved.

    Signals:
        place_requested: a `Place` to go to.
    """

    place_requested = Signal(object)

    def __init__(
        self, style: Style, desk: RecordDesk, guide: GuideDesk, parent: QWidget | None = None
    ) -> None:
        super().__init__(style, widest=760, parent=parent)
        self._desk, self._guide = desk, guide
        self._words = DoseWords(desk)
        self._version: PlanVersion | None = None
        self._findings: tuple[Finding, ...] = ()
        self._is_touched = False
        self._build()
        self._connect()
        self.retranslate()
        self.start_anew()

    def open(self, place: Place) -> None:
        """Show the plan as it is, ready to be changed; what somebody has begun to enter stays."""
        super().open(place)
        if self._is_touched:
            self._look()
        else:
            self.start_anew()

    def start_anew(self) -> None:
        """Fill the form with the plan in force, or with the usual beginning."""
        version = self._desk.in_force()
        self._starts.choose("next" if version is not None else "day")
        self._starts.setVisible(version is not None)
        self._lost_steps.hide()
        today = self._words.local_day(self._desk.now())
        if version is None or version.step_index(today) is None:
            self._form_row.choose(Form.TABLET.value)
            self._strengths.show_form(Form.TABLET)
            self._doses.put([(at, None) for at in propose(3)])
            self._first_day.put(today)
            self._steps.put((), None)
        else:
            self._put(form_of(version, today))
        self._ask.close_question()
        self._look()
        self._is_touched = False

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._title.setText(self.tr("My plan"))
        self._lead.setText(
            self.tr("Copy it from your prescription or label. This program never works out a dose.")
        )
        self._form_label.setText(self.tr("How does it come?"))
        forms = {
            Form.TABLET.value: self.tr("Tablets"),
            Form.LIQUID.value: self.tr("Liquid"),
            Form.GRANULES.value: self.tr("Granules"),
        }
        self._form_row.say(forms, self.tr("How it comes"))
        self._strengths_label.setText(self.tr("Which strengths do you have?"))
        self._day_label.setText(self.tr("From when?"))
        starts = {"next": self.tr("From my next dose"), "day": self.tr("From a day")}
        self._starts.say(starts, self._day_label.text())
        self._first_day.setAccessibleName(self._day_label.text())
        self._lost_steps.setText(
            self.tr(
                "Later steps of your plan have doses at other times, and this page cannot show them. "
                "Enter them anew from your prescription before you save."
            )
        )
        self._again.say(self.tr("Begin again"))
        self._by_label.setText(self.tr("Who ordered it?"))
        self._by.setAccessibleName(self._by_label.text())
        self._on_label.setText(self.tr("On which day did they order it?"))
        self._on.setAccessibleName(self._on_label.text())
        self._save.say(self.tr("Save this plan"))
        self._about.say(self.tr("About you (for safer rules)"))
        self._supply.say(self.tr("My supply"))
        self._look()

    def _build(self) -> None:
        self._title, self._lead = label("title"), label("quiet")
        self._form_label, self._strengths_label = label("section"), label("section")
        self._day_label, self._by_label, self._on_label = label("section"), label("section"), label()
        self._form_row, self._starts = (
            ChoiceRow(FORMS, wrap=self._style),
            ChoiceRow(STARTS, wrap=self._style, least=220),
        )
        self._lost_steps = label("warning")
        self._strengths = StrengthsBox(self._style)
        self._doses = DosesBox(self._style, self._desk.clock_words, self._pieces_words)
        self._first_day, self._on = DateField(self._style), DateField(self._style)
        self._steps = StepsBox(self._style, self._desk.clock_words)
        self._by = QLineEdit()
        self._preview = Preview(self._style)
        self._documents = PageDocuments(self._style, self)
        self._panel = SourcePanel(self._style)
        self._panel.setMinimumHeight(320)
        self._ask = AskPanel(self._style)
        self._save = ActionButton(self._style, "check", "primary")
        self._save.setProperty("size", "large")
        self._about = ActionButton(self._style, "patient", "quiet")
        self._supply = ActionButton(self._style, "pills", "quiet")
        self._again = ActionButton(self._style, "history", "quiet")
        for widget in (
            self._title, self._lead, self._form_label, self._form_row, self._strengths_label, self._strengths,
            self._doses, self._day_label, self._starts, self._first_day, self._lost_steps, self._steps,
            self._by_label, self._by, self._on_label, self._on, self._preview, self._panel, self._ask,
            self._save, self._about, self._supply, self._again,
        ):  # fmt: skip
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self._on.put(self._words.local_day(self._desk.now()))

    def _connect(self) -> None:
        self._form_row.choice_made.connect(self._on_form_chosen)
        self._strengths.strengths_changed.connect(self._on_strengths_changed)
        self._doses.doses_changed.connect(self._on_touched)
        self._steps.steps_changed.connect(self._on_touched)
        self._first_day.date_chosen.connect(self._on_touched)
        self._starts.choice_made.connect(self._on_touched)
        self._by.textEdited.connect(self._on_touched)
        self._on.date_chosen.connect(self._on_touched)
        self._again.clicked.connect(self.start_anew)
        self._desk.changed.connect(self._on_record_changed)
        self._preview.source_requested.connect(self._on_source_requested)
        self._save.clicked.connect(self._on_save_clicked)
        self._ask.answered.connect(self._on_asked_answered)
        self._about.clicked.connect(self._on_about_clicked)
        self._supply.clicked.connect(self._on_supply_clicked)

    def _put(self, form: PlanForm) -> None:
        self._form_row.choose(form.form.value)
        self._strengths.show_form(form.form)
        self._strengths.put(form.strengths)
        self._doses.put(form.doses)
        self._first_day.put(form.first_day)
        self._steps.follow(form.first_day, form.doses)
        self._steps.put(form.steps, form.ends_on)
        self._lost_steps.setVisible(form.lost_steps)
        self._by.setText(form.ordered_by)
        if form.ordered_on is not None:
            self._on.put(form.ordered_on)

    def _form(self) -> PlanForm | None:
        """What was entered; None while something is missing."""
        doses = self._doses.doses()
        if doses is None:
            return None
        first_day = self._begins()
        self._steps.follow(first_day, doses)
        entries, lowering = self._steps.entries(), self._steps.lowering()
        if entries is None or (self._steps.way == "lower" and lowering is None):
            return None
        strengths = self._strengths.strengths()
        return PlanForm(
            form=Form(self._chosen_form()),
            first_day=first_day,
            strengths=strengths,
            doses=doses,
            steps=entries,
            lowering=lowering,
            ends_on=self._steps.ends_on(),
            ordered_by=self._by.text(),
            ordered_on=self._on.day(),
        )

    def _begins(self) -> date:
        """The first day: today when it counts from the next dose on."""
        if self._starts.value() == "next":
            return self._words.local_day(self._desk.now())
        return self._first_day.day()

    def _chosen_form(self) -> str:
        return self._form_row.value()

    def _look(self) -> None:
        """Write out what was entered, and check it."""
        self._first_day.setVisible(self._starts.value() != "next")
        self._doses.change_by(smallest_change(self._strengths.strengths()))
        self._version, self._findings = None, ()
        form = self._form()
        if form is None:
            self._preview.show_lines(self.tr("Your plan"), [self.tr("Fill in each dose.")], [], [])
            self._save.setEnabled(False)
            return
        try:
            self._version = form.version(self._desk.now(), self._desk.zone())
        except DosingError as error:
            words = self._desk.wording().text(error.id, error.values)
            self._preview.show_lines(self.tr("Your plan"), [], [(Severity.BLOCK, words)], [])
            self._save.setEnabled(False)
            return
        self._findings = (*check(self._version, self._context()), *self._where_they_meet(self._version))
        self._show_preview(self._version, form)

    def _context(self) -> Context:
        before = ordered_before(self._desk.plan, self._desk.now())
        return Context(before_mg=before, about=self._desk.about_you)

    def _where_they_meet(self, version: PlanVersion) -> tuple[Finding, ...]:
        """What is worth knowing where the old plan ends and this one begins."""
        if not self._desk.plan.versions:
            return ()
        try:
            return self._desk.revision(version).findings
        except DosingError as error:
            return (Finding(error.id, Severity.BLOCK, error.values),)

    def _show_preview(self, version: PlanVersion, form: PlanForm) -> None:
        lines = []
        for stretch in stretches(version, form.first_day, DAYS_SHOWN):
            lines += self._stretch_lines(stretch, version)
        if form.lowering is not None or form.steps:
            lines.append(self._words.text("plan_page.steps", n=len(version.steps)))
        findings = [(finding.severity, self._desk.finding_words(finding)) for finding in self._findings]
        facts = [fact for finding in self._findings for fact in finding.facts]
        self._preview.show_lines(self.tr("Your plan, the first 14 days"), lines, findings, facts)
        self._save.setEnabled(not any(f.severity is Severity.BLOCK for f in self._findings))

    def _stretch_lines(self, stretch: Stretch, version: PlanVersion) -> list[str]:
        """The days with their total, and a line a dose."""
        text, days = self._words.text, self._words.days(stretch.first, stretch.last)
        if not stretch.doses:
            return [text("plan_page.no-doses", days=days)]
        lines = [text("plan_page.days", days=days, mg=f"{stretch.mg:f}")]
        for at, mg in stretch.doses:
            amount = self._desk.amount_words(mg, version)
            lines.append(text("plan_page.dose", time=self._desk.clock_words(at), amount=amount))
        return lines

    def _pieces_words(self, mg: Decimal) -> str:
        strengths = self._strengths.strengths()
        if not strengths:
            return ""
        amount = make(mg, Form(self._chosen_form()), strengths)
        if isinstance(amount, Refusal):
            values: dict[str, Value] = {
                "mg": mg,
                "reason": amount.reason,
                "would_do": tuple(
                    f"{one.mg:f}/2" if one.scored else f"{one.mg:f}" for one in amount.would_do
                ),
            }
            return self._desk.wording().text("plan.amount", values)
        return self._words.pieces(amount.pieces)

    def _on_form_chosen(self, form: str) -> None:
        self._strengths.show_form(Form(form))
        self._on_touched()

    def _on_strengths_changed(self) -> None:
        self._on_touched()

    def _on_touched(self) -> None:
        self._is_touched = True
        self._ask.close_question()
        self._look()

    def _on_record_changed(self) -> None:
        if self._is_touched:
            self._look()
        else:
            self.start_anew()

    def _on_save_clicked(self) -> None:
        warnings = [f for f in self._findings if f.severity is Severity.WARN]
        if not warnings:
            self._store()
            return
        body = "\n\n".join(self._desk.finding_words(finding) for finding in warnings)
        self._ask.ask(
            Question(
                title=self._words.text("ask.title"),
                body=body,
                choices=(
                    Choice("no", self.tr("Go back and look"), "primary"),
                    Choice("yes", self.tr("It is as my prescriber ordered: save")),
                ),
            )
        )
        self.ensureWidgetVisible(self._ask)

    def _on_asked_answered(self, value: str) -> None:
        if value == "yes":
            self._store()

    def _store(self) -> None:
        self._look()
        if self._version is not None and self._desk.revise_plan(self._version) is not None:
            self.start_anew()
            self.place_requested.emit(Place("today"))

    def _on_source_requested(self, facts: str) -> None:
        explained = self._guide.explain(f"facts:{facts}", "")
        self._panel.open(explained.title, self._documents.document(explained.key, explained.html))

    def _on_about_clicked(self) -> None:
        self.place_requested.emit(Place("about-you"))

    def _on_supply_clicked(self) -> None:
        self.place_requested.emit(Place("supply"))
