"""My plan: enter or change what the prescriber ordered, and see it written out before it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from baclofen_guide.dosing.findings import DosingError, Finding, Severity, blocking
from baclofen_guide.dosing.outlook import shortfall
from baclofen_guide.dosing.plan_check import Context, check, ordered_before
from baclofen_guide.ui.controls import ActionButton, label
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.plan.editor import PlanEditor
from baclofen_guide.ui.scroll_page import ScrollPage
from baclofen_guide.ui.today.ask_panel import AskPanel, Choice, Question
from baclofen_guide.ui.today.dose_words import DoseWords

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from baclofen_guide.dosing.plan import PlanVersion
    from baclofen_guide.ui.guide_desk import GuideDesk
    from baclofen_guide.ui.record_desk import RecordDesk
    from baclofen_guide.ui.signals.watch import SignalWatch
    from baclofen_guide.ui.style import Style


class PlanPage(ScrollPage):
    """One form from top to bottom; nothing counts until it is saved.

    Signals:
        place_requested: a `Place` to go to.
    """

    place_requested = Signal(object)

    def __init__(
        self,
        style: Style,
        desk: RecordDesk,
        guide: GuideDesk,
        watch: SignalWatch,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(style, widest=760, parent=parent)
        self._desk, self._guide, self._watch = desk, guide, watch
        self._words = DoseWords(desk)
        self._is_touched = False
        self._build()
        self._connect()
        self.retranslate()
        self.start_anew()

    def open(self, place: Place) -> None:
        """Show the plan as it is, ready to be changed; what somebody has begun to enter stays."""
        super().open(place)
        if self._is_touched:
            self.editor.look()
        else:
            self.start_anew()

    def start_anew(self) -> None:
        """Fill the form with the plan in force, or with the usual beginning."""
        self.editor.start(self._desk.in_force())
        self._ask.close_question()
        self._is_touched = False

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._title.setText(self.tr("My plan"))
        self._lead.setText(
            self.tr("Copy it from your prescription or label. This program never works out a dose.")
        )
        self._open_file.say(self.tr("Open a plan from your hospital"))
        self._again.say(self.tr("Begin again"))
        self._save.say(self.tr("Save this plan"))
        self._about.say(self.tr("About you (for safer rules)"))
        self._supply.say(self.tr("My supply"))

    def _build(self) -> None:
        self._title, self._lead = label("title"), label("quiet")
        self.editor = PlanEditor(self._style, self._desk, self._guide, self._found)
        self._ask = AskPanel(self._style)
        self._save = ActionButton(self._style, "check", "primary")
        self._save.setProperty("heft", "large")
        self._about = ActionButton(self._style, "patient", "quiet")
        self._supply = ActionButton(self._style, "pills", "quiet")
        self._open_file = ActionButton(self._style, "document")
        self._again = ActionButton(self._style, "history", "quiet")
        for widget in (
            self._title, self._lead, self._open_file, self.editor, self._ask, self._save, self._about,
            self._supply, self._again,
        ):  # fmt: skip
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def _connect(self) -> None:
        self.editor.touched.connect(self._on_touched)
        self.editor.looked.connect(self._on_looked)
        self._again.clicked.connect(self.start_anew)
        self._desk.changed.connect(self._on_record_changed)
        self._save.clicked.connect(self._on_save_clicked)
        self._ask.answered.connect(self._on_asked_answered)
        self._about.clicked.connect(self._on_about_clicked)
        self._supply.clicked.connect(self._on_supply_clicked)
        self._open_file.clicked.connect(self._on_open_file_clicked)

    def _found(self, version: PlanVersion) -> tuple[Finding, ...]:
        before = ordered_before(self._desk.plan, self._desk.now())
        context = Context(before_mg=before, about=self._desk.about_you)
        return (*check(version, context), *self._where_they_meet(version))

    def _where_they_meet(self, version: PlanVersion) -> tuple[Finding, ...]:
        """What is worth knowing where the old plan ends and this one begins, and whether the supply lasts."""
        try:
            revision = self._desk.revision(version)
        except DosingError as error:
            # Without an old plan there is nothing to meet.
            return (Finding(error.id, Severity.BLOCK, error.values),) if self._desk.plan.versions else ()
        met = revision.findings if self._desk.plan.versions else blocking(revision.findings)
        return (*met, *shortfall(self._watch.outlook_of(revision.plan)))

    def _on_looked(self) -> None:
        self._save.setEnabled(not self.editor.blocks())

    def _on_touched(self) -> None:
        self._is_touched = True
        self._ask.close_question()

    def _on_record_changed(self) -> None:
        if self._is_touched:
            self.editor.look()
        else:
            self.start_anew()

    def _on_save_clicked(self) -> None:
        warnings = self.editor.warnings()
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
        self.bring_in(self._ask)

    def _on_asked_answered(self, value: str) -> None:
        if value == "yes":
            self._store()

    def _store(self) -> None:
        self.editor.look()
        version = self.editor.version
        if version is not None and self._desk.revise_plan(version) is not None:
            self.start_anew()
            self.place_requested.emit(Place("today"))

    def _on_about_clicked(self) -> None:
        self.place_requested.emit(Place("about-you"))

    def _on_open_file_clicked(self) -> None:
        self.place_requested.emit(Place("open-plan"))

    def _on_supply_clicked(self) -> None:
        self.place_requested.emit(Place("supply"))
