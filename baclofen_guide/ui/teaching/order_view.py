"""The ordered plan of a patient who goes home, and the gap between the ward's last dose and the next."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from baclofen_guide.dosing.findings import Severity
from baclofen_guide.dosing.formulations import Form
from baclofen_guide.dosing.plan import Plan
from baclofen_guide.dosing.plan_check import check
from baclofen_guide.teaching.discharge import MAX_NAME, Discharge, Route
from baclofen_guide.teaching.handover import check_handover, first_due
from baclofen_guide.ui.controls import ActionButton, label
from baclofen_guide.ui.plan.editor import PlanEditor
from baclofen_guide.ui.plan.preview import Preview
from baclofen_guide.ui.scroll_page import ScrollPage
from baclofen_guide.ui.teaching.moment_field import MomentField
from baclofen_guide.ui.today.ask_panel import AskPanel, Choice, Question

if TYPE_CHECKING:
    from baclofen_guide.dosing.findings import Finding
    from baclofen_guide.teaching.session import Session
    from baclofen_guide.ui.style import Style
    from baclofen_guide.ui.teaching.lesson_desk import LessonDesk

FORM_FOR = {Route.TABLETS: Form.TABLET, Route.LIQUID: Form.LIQUID}


class OrderView(ScrollPage):
    """The plan editor, then when the last dose was given and when the next is due.

    Signals:
        read_back_requested: the order is complete and is to be read back.
        skipped: on without a plan.
        order_changed: something else is ordered now: what was read back counts no more.
    """

    read_back_requested = Signal()
    skipped = Signal()
    order_changed = Signal()

    def __init__(self, style: Style, desk: LessonDesk, parent: QWidget | None = None) -> None:
        super().__init__(style, widest=760, parent=parent)
        self._desk = desk
        self._session: Session | None = None
        self._checked_by, self._is_read_back = "", False
        self._build()
        self._connect()
        self.retranslate()

    def begin(self, session: Session) -> None:
        """Start with an empty order for `session`; a pump has none."""
        self._session = session
        self._checked_by, self._is_read_back = "", False
        self.editor.clear()
        by_mouth = session.route is not Route.PUMP
        if by_mouth:
            self.editor.show_form(FORM_FOR[session.route])
        for widget in self._by_mouth:
            widget.setVisible(by_mouth)
        self._pump.setVisible(not by_mouth)
        self._look()

    def go_on(self, session: Session) -> None:
        """Keep the order for `session`, which is about the same patient."""
        self._session = session

    def is_unread(self) -> bool:
        """Whether a whole plan stands here that was not read back as it is: it does not go onto paper."""
        return self.draft().plan is not None and not self._is_read_back

    def check_by(self, name: str) -> None:
        """The order was read back; `name` is by whom, "" when nobody but the one who typed it was there."""
        self._checked_by, self._is_read_back = name.strip(), True
        self._look()

    def discharge(self) -> Discharge:
        """What goes home: a plan only as it was read back."""
        draft = self.draft()
        return draft if self._is_read_back else replace(draft, plan=None, checked_by="")

    def draft(self) -> Discharge:
        """What stands here now; the topics and minutes are the session's."""
        session = self._session
        assert session is not None
        version = None if session.route is Route.PUMP else self.editor.version
        return Discharge(
            language=session.language,
            level=session.level,
            is_carer=session.is_carer,
            route=session.route,
            topics=session.topics,
            plan=None if version is None or self.editor.blocks() else Plan(1, (version,)),
            ordered_by=self.editor.ordered_by(),
            typed_by=self._typed.text().strip(),
            checked_by=self._checked_by,
            last_given=self._last.moment(),
            next_due=self._next.moment(),
            zone=self._desk.zone,
            minutes=session.minutes(self._desk.now()),
        )

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._title.setText(self.tr("The ordered plan"))
        self._lead.setText(
            self.tr(
                "Copy it from the order. This program never works out a dose, and it keeps nothing of this."
            )
        )
        self._pump.setText(
            self.tr(
                "A pump's dose is in micrograms and is set by the pump clinic, so no plan is entered here. "
                "Make sure that the patient knows the date of the next refill."
            )
        )
        self._gap_title.setText(self.tr("From the ward to home"))
        self._last.say(self.tr("I know when the last dose was given"))
        self._next.say(self.tr("I know when the next dose is due at home"))
        self._typed_label.setText(self.tr("Typed by"))
        self._typed.setAccessibleName(self._typed_label.text())
        self._read.say(self.tr("Read it back"))
        self._skip.say(self.tr("Go on without a plan"))
        self._look()

    def _build(self) -> None:
        style, desk = self._style, self._desk
        today = desk.today()
        self._title, self._lead, self._pump = label("title"), label("quiet"), label("warning")
        self.editor = PlanEditor(style, desk.doses, desk.guide, check)
        self._gap_title, self._typed_label = label("section"), label("action")
        self._last = MomentField(style, desk.doses.clock_words, today)
        self._next = MomentField(style, desk.doses.clock_words, today)
        self._as_planned = ActionButton(style, "plan", "quiet")
        self._typed = QLineEdit()
        self._typed.setMaxLength(MAX_NAME)
        self._typed_label.setBuddy(self._typed)
        self._found = Preview(style)
        self._ask = AskPanel(style)
        self._read = ActionButton(style, "check", "primary")
        self._read.setProperty("size", "large")
        self._skip = ActionButton(style, "next", "quiet")
        self._by_mouth: tuple[QWidget, ...] = (
            self._lead, self.editor, self._gap_title, self._last, self._next, self._as_planned, self._found,
            self._typed_label, self._typed, self._read,
        )  # fmt: skip
        for widget in (
            self._title, self._lead, self._pump, self.editor, self._gap_title, self._last, self._next,
            self._as_planned, self._typed_label, self._typed, self._found, self._ask, self._read, self._skip,
        ):  # fmt: skip
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def _connect(self) -> None:
        self.editor.touched.connect(self._on_touched)
        self.editor.looked.connect(self._look)
        self._last.moment_changed.connect(self._on_touched)
        self._next.moment_changed.connect(self._on_touched)
        self._typed.textEdited.connect(self._on_touched)
        self._as_planned.clicked.connect(self._on_as_planned_clicked)
        self._read.clicked.connect(self._on_read_clicked)
        self._skip.clicked.connect(self.skipped)
        self._ask.answered.connect(self._on_asked_answered)

    def _handover(self) -> tuple[Finding, ...]:
        """What is missing or odd about the way home; that nobody has read it back is said there."""
        found = check_handover(self.draft(), self._desk.now())
        return tuple(one for one in found if one.id not in {"handover.not_checked", "handover.no_plan"})

    def _look(self) -> None:
        """Check what was entered, and say it."""
        if self._session is None:
            return
        found = self._handover()
        words = [(one.severity, self._desk.doses.finding_words(one)) for one in found]
        lines, gap = [], self.draft().gap()
        if gap is not None and gap > timedelta():
            length = self._desk.doses.wording().value(gap)
            lines.append(self.tr("Between the two doses: {gap}.").format(gap=length))
        self._found.show_lines(self.tr("The gap"), lines, words, [])
        self._found.setVisible(bool(lines or words) and self._session.route is not Route.PUMP)
        blocked = any(one.severity is Severity.BLOCK for one in found)
        self._read.setEnabled(not self.editor.blocks() and not blocked)
        self._offer_planned()

    def _offer_planned(self) -> None:
        """The plan's own next dose after the last one, to be taken over by a press."""
        due = first_due(replace(self.draft(), next_due=None))
        self._as_planned.setVisible(due is not None and due != self._next.moment())
        if due is not None:
            day, at = self._desk.doses.wording().value(due.date()), self._desk.doses.clock_words(due.time())
            words = self.tr("Next in this plan: {day}, {time}").format(day=day, time=at)
            self._as_planned.say(words)

    def _on_touched(self) -> None:
        """What was read back is no longer what stands here."""
        self._checked_by, self._is_read_back = "", False
        self._ask.close_question()
        self._look()
        self.order_changed.emit()

    def _on_as_planned_clicked(self) -> None:
        due = first_due(replace(self.draft(), next_due=None))
        if due is not None:
            self._next.put(due)

    def _on_read_clicked(self) -> None:
        warnings = [*self.editor.warnings()]
        warnings += [one for one in self._handover() if one.severity is Severity.WARN]
        if not warnings:
            self.read_back_requested.emit()
            return
        body = "\n\n".join(self._desk.doses.finding_words(one) for one in warnings)
        choices = (
            Choice("no", self.tr("Go back and look"), "primary"),
            Choice("yes", self.tr("It is as ordered: read it back")),
        )
        self._ask.ask(Question(self.tr("Look at these once more"), body, choices))
        self.bring_in(self._ask)

    def _on_asked_answered(self, value: str) -> None:
        if value == "yes":
            self.read_back_requested.emit()
