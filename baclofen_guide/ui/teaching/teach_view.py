"""Teaching: the patient's page and the nurse's side, beside each other or one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from baclofen_guide.guide.document import LEAD_ID
from baclofen_guide.teaching.course import Ask, Stop, next_question, next_topic
from baclofen_guide.ui.controls import ActionButton, ChoiceRow, label
from baclofen_guide.ui.questions.button_row import ButtonRow
from baclofen_guide.ui.reader.documents import PageDocuments
from baclofen_guide.ui.reader.source_panel import SourcePanel
from baclofen_guide.ui.teaching.nurse_side import LINES, NurseSide
from baclofen_guide.ui.teaching.patient_side import PatientSide
from baclofen_guide.ui.worded import Worded

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QTextDocument

    from baclofen_guide.guide.questions import Misunderstanding
    from baclofen_guide.teaching.outcomes import TeachBackOutcome
    from baclofen_guide.teaching.session import Session
    from baclofen_guide.ui.guide_desk import GuideDesk, Shown
    from baclofen_guide.ui.style import Style
    from baclofen_guide.ui.teaching.lesson_desk import Lesson, LessonDesk

SIDES = ("patient", "nurse")


class TeachView(Worded, QWidget):
    """Walks through the stops of a session.

    Signals:
        session_changed: the `Session` with another outcome.
        finished: on after the last stop.
    """

    session_changed = Signal(object)
    finished = Signal()

    def __init__(self, style: Style, desk: LessonDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style, self._desk = style, desk
        self._session: Session | None = None
        self._lesson: Lesson | None = None
        self._stops: tuple[Stop, ...] = ()
        self._here = 0
        self._notes: dict[Ask, str] = {}
        self.setProperty("kind", "page")
        self._build()
        self._connect()
        self.retranslate()

    def begin(self, session: Session) -> None:
        """Start at the first part."""
        self._session, self._lesson = session, self._desk.lesson(session)
        self._stops = self._lesson.course()
        self._notes = {}
        self._go(0)

    def tick(self) -> None:
        """Say how long it has taken so far, as a plain fact."""
        if self._session is not None:
            minutes = self._session.minutes(self._desk.now())
            self._clock.setText(self.tr("%n min", "", minutes))

    def patient_reads(self) -> str:
        """What stands on the patient's side."""
        return self._patient.text()

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._sides.say(
            {"patient": self.tr("Patient's page"), "nurse": self.tr("For the nurse")}, self.tr("Show")
        )
        self._back.say(self.tr("Back"))
        self._ask.say(self.tr("To the question"))
        self._skip.say(self.tr("Next topic"))
        self._say_next()
        if self._session is not None:
            self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        self._documents = PageDocuments(self._style, self)
        self._where, self._clock = label("small"), label("small", wrap=False)
        self._sides = ChoiceRow(SIDES)
        self._sides.choose(SIDES[0])
        self._patient = PatientSide(self._style, self._documents)
        self._nurse = NurseSide(self._style)
        self._panel = SourcePanel(self._style)
        head = QFrame()
        above = QVBoxLayout(head)
        above.setContentsMargins(12, 2, 12, 2)
        above.setSpacing(2)
        row = QHBoxLayout()
        row.addWidget(self._where, 1)
        row.addWidget(self._clock)
        above.addWidget(self._sides)
        above.addLayout(row)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._nurse, 2)
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self._patient, 3)
        right.addWidget(self._panel, 2)
        body.addWidget(self._right, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addLayout(body, 1)
        column.addWidget(self._build_foot())

    def _build_foot(self) -> QWidget:
        self._back = ActionButton(self._style, "previous", "quiet")
        self._skip = ActionButton(self._style, "forward", "quiet")
        self._ask = ActionButton(self._style, "patient-speaks")
        self._next = ActionButton(self._style, "next", "primary")
        foot = QFrame()
        row = QHBoxLayout(foot)
        row.setContentsMargins(12, 4, 12, 8)
        self._ways = ButtonRow(self._back, self._skip, self._ask, self._next)
        row.addWidget(self._ways)
        return foot

    def _connect(self) -> None:
        self._sides.choice_made.connect(self._arrange)
        self._style.style_changed.connect(self._on_style_changed)
        self._back.clicked.connect(self._on_back_clicked)
        self._next.clicked.connect(self._on_next_clicked)
        self._skip.clicked.connect(self._on_skip_clicked)
        self._ask.clicked.connect(self._on_ask_clicked)
        self._nurse.card.outcome_changed.connect(self._on_outcome_changed)
        self._nurse.card.again_requested.connect(self._on_again_requested)
        self._nurse.card.paragraph_requested.connect(self._on_paragraph_requested)
        self._nurse.card.sources_requested.connect(self._on_sources_requested)
        self._patient.back_requested.connect(self._on_back_to_stop)
        self._patient.link_pressed.connect(self._on_patient_link_pressed)
        self._nurse.link_pressed.connect(self._on_nurse_link_pressed)
        self._panel.link_pressed.connect(self._on_nurse_link_pressed)
        self._panel.closed.connect(self._arrange)

    def _arrange(self) -> None:
        """Both sides where there is room for both; else the chosen one."""
        both = self.width() >= self._style.page_px(940)
        self._sides.setVisible(not both)
        self._nurse.card.offer_paragraph(offered=not both)
        side = self._sides.value()
        self._nurse.setVisible(both or side == "nurse")
        self._patient.setVisible(both or side == "patient")
        self._right.setVisible(both or side == "patient" or not self._panel.isHidden())

    def _go(self, place: int) -> None:
        self._here = place
        self._panel.close_panel()
        self._show()

    def _show(self) -> None:
        assert self._lesson is not None
        assert self._session is not None
        stop, lesson = self._stops[self._here], self._lesson
        if isinstance(stop, Ask):
            known = self._session.outcome(stop.topic, stop.prompt)
            prompt = lesson.prompts(stop.topic)[stop.prompt]
            self._nurse.card.show_prompt(stop, prompt, known, self._notes.get(stop, ""))
            self._nurse.show_card()
            self._patient.show_question(lesson.patient_prompt(stop.topic, stop.prompt).ask)
            self._choose_side("nurse")
        else:
            self._nurse.show_part(self._script(), self._document(lesson.notes(stop.topic, stop.section)))
            self._patient.show_part(lesson.part(stop.topic, stop.section))
            self._choose_side("patient")
        self._say_where(stop)
        self._say_next()
        self.tick()

    def _document(self, shown: Shown) -> QTextDocument:
        return self._documents.document(("notes", shown.key), shown.html, shown.pictures)

    def _script(self) -> list[str]:
        assert self._session is not None
        text = self._desk.guide.messages().text
        first = "ask_first_carer" if self._session.is_carer else LINES[0]
        return [text(f"teaching.script.{name}") for name in (first, *LINES[1:])]

    def _say_where(self, stop: Stop) -> None:
        assert self._session is not None
        topics = self._session.topics
        own = [one for one in self._stops if one.topic == stop.topic]
        words = self.tr("{title}: {part} of {parts}. Topic {topic} of {topics}.").format(
            title=self._desk.title(stop.topic),
            part=own.index(stop) + 1,
            parts=len(own),
            topic=topics.index(stop.topic) + 1,
            topics=len(topics),
        )
        self._where.setText(words)

    def _say_next(self) -> None:
        last = self._here + 1 >= len(self._stops)
        self._next.say(self.tr("On to the plan") if last else self.tr("Next"))
        self._back.setEnabled(self._here > 0)
        question = next_question(self._stops, self._here)
        # Beside Next it would say the same twice when the question comes next anyway.
        self._ask.setVisible(question is not None and question > self._here + 1)
        self._skip.setVisible(bool(self._stops) and next_topic(self._stops, self._here) is not None)
        self._ways.arrange()

    def _choose_side(self, side: str) -> None:
        self._sides.choose(side)
        self._arrange()

    def _on_style_changed(self) -> None:
        self._arrange()
        if self._session is not None:
            self._show()

    def _on_back_clicked(self) -> None:
        self._go(self._here - 1)

    def _on_next_clicked(self) -> None:
        if self._here + 1 < len(self._stops):
            self._go(self._here + 1)
        else:
            self.finished.emit()

    def _on_skip_clicked(self) -> None:
        place = next_topic(self._stops, self._here)
        if place is not None:
            self._go(place)

    def _on_ask_clicked(self) -> None:
        place = next_question(self._stops, self._here)
        if place is not None:
            self._go(place)

    def _on_outcome_changed(self, ask: Ask, outcome: TeachBackOutcome | None) -> None:
        assert self._session is not None
        self._notes[ask] = self._nurse.card.note()
        if outcome is None:
            self._session = self._session.without_outcome(ask.topic, ask.prompt)
        else:
            self._session = self._session.with_outcome(outcome)
        self.session_changed.emit(self._session)

    def _on_again_requested(self, wrong: Misunderstanding) -> None:
        """Show the patient the paragraph once more; the nurse's card stays as it is."""
        assert self._lesson is not None
        shown = self._lesson.again(self._stops[self._here].topic, wrong.section)
        self._patient.show_again(shown, is_simpler=self._lesson.is_simpler)
        self._nurse.show_answer()

    def _on_paragraph_requested(self) -> None:
        self._choose_side("patient")

    def _on_back_to_stop(self) -> None:
        """From what was explained again to the question as it stands."""
        assert self._lesson is not None
        stop = self._stops[self._here]
        if isinstance(stop, Ask):
            self._patient.show_question(self._lesson.patient_prompt(stop.topic, stop.prompt).ask)
            self._choose_side("nurse")
        else:
            self._patient.show_part(self._lesson.part(stop.topic, stop.section))

    def _on_sources_requested(self, facts: str) -> None:
        self._explain(self._desk.guide, f"facts:{facts}")

    def _on_patient_link_pressed(self, target: str) -> None:
        assert self._lesson is not None
        self._follow(self._lesson.patient, target)

    def _on_nurse_link_pressed(self, target: str) -> None:
        self._follow(self._desk.clinical(), target)

    def _follow(self, guide: GuideDesk, target: str) -> None:
        """Explain a word or a statement; another part of the guide is shown as something once more."""
        assert self._lesson is not None
        scheme, _, rest = target.partition(":")
        if scheme in {"topic", "section"}:
            topic, _, section = rest.partition("#") if scheme == "topic" else (self._topic, "", rest)
            self._patient.show_again(self._lesson.part(topic, section or LEAD_ID), is_simpler=False)
        elif scheme not in {"page", "check", "tick"}:
            self._explain(guide, target)

    def _explain(self, guide: GuideDesk, target: str) -> None:
        topic = self._topic
        self._panel.open(lambda: guide.explain(target, topic))
        self._arrange()

    @property
    def _topic(self) -> str:
        return self._stops[self._here].topic
