"""Read back: the order as the patient will live it, read aloud against the order by a second person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from baclofen_guide.dosing.progress import progress_of
from baclofen_guide.teaching.discharge import MAX_NAME
from baclofen_guide.ui.controls import ActionButton, label
from baclofen_guide.ui.scroll_page import ScrollPage
from baclofen_guide.ui.taper.staircase import OPEN_END, Drawing, Staircase, Tread, install_accessible_charts
from baclofen_guide.ui.taper.step_words import StepWords
from baclofen_guide.ui.today.dose_words import DoseWords

if TYPE_CHECKING:
    from datetime import datetime

    from baclofen_guide.dosing.plan import PlanVersion
    from baclofen_guide.teaching.discharge import Discharge
    from baclofen_guide.ui.record_desk import RecordDesk
    from baclofen_guide.ui.style import Style
    from baclofen_guide.ui.teaching.lesson_desk import LessonDesk


class ReadBackView(ScrollPage):
    """Times and staircase in the patient's language; the words around them in the nurse's.

    Signals:
        checked: the name of who has read it back.
        wrong: back to the order.
    """

    checked = Signal(str)
    wrong = Signal()

    def __init__(self, style: Style, desk: LessonDesk, parent: QWidget | None = None) -> None:
        super().__init__(style, widest=860, parent=parent)
        install_accessible_charts()
        self._desk = desk
        self._discharge: Discharge | None = None
        self._parts: list[QWidget] = []
        self._build()
        self._connect()
        self.retranslate()

    def show_order(self, discharge: Discharge) -> None:
        """Write out the order of `discharge`."""
        self._discharge = discharge
        self._name.setText(discharge.checked_by)
        self._write()
        self._on_name_typed()

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._title.setText(self.tr("Read it back"))
        self._lead.setText(
            self.tr(
                "Show this to the patient. A second person reads every line aloud against the order. "
                "Dates, mg and times must be the same."
            )
        )
        self._name_label.setText(self.tr("Read back by (not the one who typed it)"))
        self._name.setAccessibleName(self._name_label.text())
        self._same.setText(self.tr("That is the one who typed it. Somebody else has to read it back."))
        self._right.say(self.tr("It is the same as the order"))
        self._later.say(self.tr("Nobody can check it now"))
        self._wrong.say(self.tr("Something is wrong: back to the order"))
        if self._discharge is not None:
            self._write()

    def _build(self) -> None:
        self._title, self._lead = label("title"), label("quiet")
        self._sheet = QFrame()
        self._sheet.setProperty("kind", "card")
        self._rows = QVBoxLayout(self._sheet)
        self._rows.setContentsMargins(16, 12, 16, 12)
        self._stairs = Staircase(self._style)
        self._name_label, self._same = label("action"), label("warning")
        self._name = QLineEdit()
        self._name.setMaxLength(MAX_NAME)
        self._name_label.setBuddy(self._name)
        self._right = ActionButton(self._style, "check", "primary")
        self._right.setProperty("size", "large")
        self._wrong = ActionButton(self._style, "back")
        self._later = ActionButton(self._style, "next", "quiet")
        for widget in (
            self._title, self._lead, self._sheet, self._stairs, self._name_label, self._name, self._same,
            self._right, self._wrong, self._later,
        ):  # fmt: skip
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def _connect(self) -> None:
        self._name.textEdited.connect(self._on_name_typed)
        self._right.clicked.connect(self._on_right_clicked)
        self._later.clicked.connect(self._on_later_clicked)
        self._wrong.clicked.connect(self.wrong)

    def _write(self) -> None:
        assert self._discharge is not None
        for part in self._parts:
            self._rows.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = []
        doses = self._desk.patient_doses(self._discharge.language)
        self._write_gap(doses)
        version = self._discharge.version
        self._stairs.setVisible(version is not None)
        if version is not None:
            self._write_steps(doses, version)

    def _write_gap(self, doses: RecordDesk) -> None:
        assert self._discharge is not None
        for name in ("last_given", "next_due"):
            moment: datetime | None = getattr(self._discharge, name)
            text = doses.messages().text
            if moment is None:
                self._add("warning", text(f"read_back.{name}_unknown"))
            else:
                day = DoseWords(doses).day_name(moment.date())
                self._add(
                    "section", text(f"read_back.{name}", day=day, time=doses.clock_words(moment.time()))
                )

    def _write_steps(self, doses: RecordDesk, version: PlanVersion) -> None:
        words = StepWords(doses, DoseWords(doses))
        views = tuple(progress_of(version))
        for view in views:
            self._add("action", words.step(view, current=False))
            self._add("", words.step_doses(view, version))
        self._add("action", words.end(version))
        today = self._desk.today()
        treads = tuple(
            Tread(
                view.step.first_day,
                view.last_day or max(today, view.step.first_day) + OPEN_END,
                view.step.daily_mg,
                version.step_index(today) == view.number - 1,
            )
            for view in views
        )
        # Of a plan that begins later, today lies before the first step and has no line.
        self._stairs.show_drawing(
            Drawing(
                treads=treads,
                taken=(),
                today=today,
                name=self.tr("Staircase of the plan"),
                description=words.steps(version),
                today_word=self.tr("Today"),
            )
        )

    def _add(self, kind: str, words: str) -> None:
        part = label(kind)
        part.setText(words)
        self._parts.append(part)
        self._rows.addWidget(part)

    def _on_name_typed(self) -> None:
        """Nobody checks their own typing."""
        assert self._discharge is not None
        typed = " ".join(self._discharge.typed_by.split()).casefold()
        name = " ".join(self._name.text().split()).casefold()
        self._same.setVisible(bool(name) and name == typed)
        self._right.setEnabled(bool(name) and name != typed)

    def _on_right_clicked(self) -> None:
        self.checked.emit(self._name.text().strip())

    def _on_later_clicked(self) -> None:
        self.checked.emit("")
