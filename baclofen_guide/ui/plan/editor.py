"""The fields of an ordered plan, and what they come to: written out and checked with every press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from baclofen_guide.dosing.amounts import Refusal, make
from baclofen_guide.dosing.findings import DosingError, Finding, Severity
from baclofen_guide.dosing.formulations import Form
from baclofen_guide.dosing.plan import zone_named
from baclofen_guide.dosing.times import propose
from baclofen_guide.dosing.wallclock import local_day
from baclofen_guide.ui.controls import ChoiceRow, label
from baclofen_guide.ui.plan.doses_box import DosesBox
from baclofen_guide.ui.plan.fields import DateField
from baclofen_guide.ui.plan.form import PlanForm, form_of, smallest_change, stretches
from baclofen_guide.ui.plan.plan_words import PlanWords
from baclofen_guide.ui.plan.preview import Preview
from baclofen_guide.ui.plan.steps_box import StepsBox
from baclofen_guide.ui.plan.strengths_box import StrengthsBox
from baclofen_guide.ui.reader.source_panel import SourcePanel
from baclofen_guide.ui.today.dose_words import DoseWords

if TYPE_CHECKING:
    from collections.abc import Callable
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


class PlanEditor(QWidget):
    """From the form of the medicine to who ordered it, with the coming days below.

    Args:
        style: the look.
        desk: the clock, the zone and the words of doses; nothing is asked of a record or written to one.
        guide: says where a finding comes from.
        check: everything found about a version.

    Signals:
        touched: the person changed something.
        looked: what was entered has been written out anew.
    """

    touched = Signal()
    looked = Signal()

    def __init__(
        self,
        style: Style,
        desk: RecordDesk,
        guide: GuideDesk,
        check: Callable[[PlanVersion], tuple[Finding, ...]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style, self._desk, self._guide, self._check = style, desk, guide, check
        self._words, self._plan_words = DoseWords(desk), PlanWords(desk)
        self._home_zone = ""
        self.version: PlanVersion | None = None
        self.findings: tuple[Finding, ...] = ()
        self._build()
        self._connect()
        self.retranslate()

    def start(self, version: PlanVersion | None) -> None:
        """Fill the fields with `version`, to be changed, or with the usual beginning."""
        self.starts.choose("next" if version is not None else "day")
        self.starts.setVisible(version is not None)
        self._lost_steps.hide()
        # Who keeps the times of home on a journey changes them on the clock of home.
        self._home_zone = version.zone if version is not None else ""
        today = self._today()
        if version is None or version.step_index(today) is None:
            self.show_form(Form.TABLET)
            self.doses_box.put([(at, None) for at in propose(3)])
            self.first_day.put(today)
            self.steps_box.put((), None)
        else:
            self._put(form_of(version, today))
        self.look()

    def clear(self) -> None:
        """The usual beginning, and nobody's name."""
        self._by.clear()
        self._on.put(self._words.local_day(self._desk.now()))
        self.start(None)

    def show_form(self, form: Form) -> None:
        """Offer the strengths of `form`."""
        self._form_row.choose(form.value)
        self._strengths.show_form(form)

    def ordered_by(self) -> str:
        """Who ordered it, as typed."""
        return self._by.text().strip()

    def blocks(self) -> bool:
        """Whether something is missing, or cannot be followed as written."""
        return self.version is None or any(f.severity is Severity.BLOCK for f in self.findings)

    def warnings(self) -> tuple[Finding, ...]:
        """What to ask about before it is saved."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.WARN)

    def look(self) -> None:
        """Write out what was entered, and check it."""
        self.first_day.setVisible(self.starts.value() != "next")
        self._say_zone()
        self.doses_box.change_by(smallest_change(self._strengths.strengths()))
        self.version, self.findings = None, ()
        form = self._form()
        if form is None:
            self.preview.show_lines(self.tr("Your plan"), [self.tr("Fill in each dose.")], [], [])
        else:
            self._look_at(form)
        self.looked.emit()

    def retranslate(self) -> None:
        """Take the words of the window's language."""
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
        self.starts.say(starts, self._day_label.text())
        self.first_day.setAccessibleName(self._day_label.text())
        self._lost_steps.setText(
            self.tr(
                "Later steps of your plan have doses at other times, and this page cannot show them. "
                "Enter them anew from your prescription before you save."
            )
        )
        self._by_label.setText(self.tr("Who ordered it?"))
        self._by.setAccessibleName(self._by_label.text())
        self._on_label.setText(self.tr("On which day did they order it?"))
        self._on.setAccessibleName(self._on_label.text())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
            self.look()
        super().changeEvent(event)

    def _build(self) -> None:
        self._form_label, self._strengths_label = label("section"), label("section")
        self._day_label, self._by_label, self._on_label = label("section"), label("section"), label()
        self._form_row = ChoiceRow(FORMS, wrap=self._style)
        self.starts = ChoiceRow(STARTS, wrap=self._style, least=220)
        self._lost_steps, self._zone_note = label("warning"), label("warning")
        self._strengths = StrengthsBox(self._style)
        self.doses_box = DosesBox(self._style, self._desk.clock_words, self._pieces_words)
        self.first_day, self._on = DateField(self._style), DateField(self._style)
        self.steps_box = StepsBox(self._style, self._desk.clock_words)
        self._by = QLineEdit()
        self.preview = Preview(self._style)
        self._panel = SourcePanel(self._style)
        self._panel.setMinimumHeight(320)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (
            self._form_label, self._form_row, self._strengths_label, self._strengths, self._zone_note,
            self.doses_box, self._day_label, self.starts, self.first_day, self._lost_steps, self.steps_box,
            self._by_label, self._by, self._on_label, self._on, self.preview, self._panel,
        ):  # fmt: skip
            column.addWidget(widget)
        self._on.put(self._words.local_day(self._desk.now()))

    def _connect(self) -> None:
        self._form_row.choice_made.connect(self._on_form_chosen)
        self._strengths.strengths_changed.connect(self._on_touched)
        self.doses_box.doses_changed.connect(self._on_touched)
        self.steps_box.steps_changed.connect(self._on_touched)
        self.first_day.date_chosen.connect(self._on_touched)
        self.starts.choice_made.connect(self._on_touched)
        self._by.textEdited.connect(self._on_touched)
        self._on.date_chosen.connect(self._on_touched)
        self.preview.source_requested.connect(self._on_source_requested)

    def _put(self, form: PlanForm) -> None:
        self.show_form(form.form)
        self._strengths.put(form.strengths)
        self.doses_box.put(form.doses)
        self.first_day.put(form.first_day)
        self.steps_box.follow(form.first_day, form.doses)
        self.steps_box.put(form.steps, form.ends_on)
        self._lost_steps.setVisible(form.lost_steps)
        self._by.setText(form.ordered_by)
        if form.ordered_on is not None:
            self._on.put(form.ordered_on)

    def _form(self) -> PlanForm | None:
        """What was entered; None while something is missing."""
        doses = self.doses_box.doses()
        if doses is None:
            return None
        first_day = self._begins()
        self.steps_box.follow(first_day, doses)
        entries, lowering = self.steps_box.entries(), self.steps_box.lowering()
        if entries is None or (self.steps_box.way == "lower" and lowering is None):
            return None
        return PlanForm(
            form=Form(self._form_row.value()),
            first_day=first_day,
            strengths=self._strengths.strengths(),
            doses=doses,
            steps=entries,
            lowering=lowering,
            ends_on=self.steps_box.ends_on(),
            ordered_by=self._by.text(),
            ordered_on=self._on.day(),
        )

    def _begins(self) -> date:
        """The first day: today when it counts from the next dose on."""
        return self._today() if self.starts.value() == "next" else self.first_day.day()

    def _zone(self) -> str:
        """Whose clock the times are on: that of the plan being changed, for a new one that of here."""
        return self._home_zone or self._desk.zone()

    def _today(self) -> date:
        return local_day(self._desk.now(), zone_named(self._zone()))

    def _say_zone(self) -> None:
        now, zones = self._desk.now(), (self._zone(), self._desk.zone())
        there, here = (now.astimezone(zone_named(zone)).utcoffset() for zone in zones)
        place = zones[0].rpartition("/")[2].replace("_", " ")
        words = self.tr("The times here are those of {place}, as in your plan, and not of the clock here.")
        self._zone_note.setText(words.format(place=place))
        self._zone_note.setVisible(there != here)

    def _look_at(self, form: PlanForm) -> None:
        try:
            self.version = form.version(self._desk.now(), self._zone())
        except DosingError as error:
            words = self._desk.wording().text(error.id, error.values)
            self.preview.show_lines(self.tr("Your plan"), [], [(Severity.BLOCK, words)], [])
            return
        self.findings = self._check(self.version)
        lines = []
        for stretch in stretches(self.version, form.first_day, DAYS_SHOWN):
            lines += self._plan_words.stretch(stretch, self.version)
        if form.lowering is not None or form.steps:
            lines.append(self._words.text("plan_page.steps", n=len(self.version.steps)))
        found = [(finding.severity, self._desk.finding_words(finding)) for finding in self.findings]
        facts = [fact for finding in self.findings for fact in finding.facts]
        self.preview.show_lines(self.tr("Your plan, the first 14 days"), lines, found, facts)

    def _pieces_words(self, mg: Decimal) -> str:
        strengths = self._strengths.strengths()
        if not strengths:
            return ""
        amount = make(mg, Form(self._form_row.value()), strengths)
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

    def _on_touched(self) -> None:
        self.touched.emit()
        self.look()

    def _on_source_requested(self, facts: str) -> None:
        self._panel.open(lambda: self._guide.explain(f"facts:{facts}", ""))
