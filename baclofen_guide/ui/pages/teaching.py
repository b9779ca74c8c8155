"""Teaching: who and what, the teaching itself, the ordered plan, the summary. It lives in memory only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from baclofen_guide.teaching.discharge import Discharge
from baclofen_guide.ui.controls import ChoiceRow
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.scroll_page import ScrollPage
from baclofen_guide.ui.teaching.handout_view import HandoutView
from baclofen_guide.ui.teaching.order_view import OrderView
from baclofen_guide.ui.teaching.read_back_view import ReadBackView
from baclofen_guide.ui.teaching.start_view import StartView
from baclofen_guide.ui.teaching.summary_view import SummaryView
from baclofen_guide.ui.teaching.teach_view import TeachView
from baclofen_guide.ui.today.ask_panel import AskPanel, Choice, Question
from baclofen_guide.ui.worded import Worded

if TYPE_CHECKING:
    from collections.abc import Callable

    from baclofen_guide.teaching.session import Session
    from baclofen_guide.ui.style import Style
    from baclofen_guide.ui.teaching.lesson_desk import LessonDesk
    from baclofen_guide.ui.teaching.paper_panel import PaperPanel

STEPS = ("who", "teach", "plan", "summary")
LOOK_MS = 15_000
"""How often the minutes are said anew: often enough, and no more than four times a minute."""


class TeachingPage(Worded, QWidget):
    """One session at a time; leaving builds everything anew, so that nothing of a patient stays.

    Args:
        style: the look.
        desk: pages and words.
        make_paper: builds the panel with the paper that goes home.

    Signals:
        place_requested: a `Place` to go to.
        left: the nurse has confirmed to leave, for the `Place` that was wanted or None for the end.
    """

    place_requested = Signal(object)
    left = Signal(object)

    def __init__(
        self,
        style: Style,
        desk: LessonDesk,
        make_paper: Callable[[], PaperPanel],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style, self._desk, self._make_paper = style, desk, make_paper
        self._session: Session | None = None
        self._wanted: Place | None = None
        self._before: QWidget | None = None
        self.setProperty("kind", "page")
        self._build()
        self._fill()
        self.retranslate()

    def open(self, place: Place) -> None:
        """Show the session where it was left, or a new one."""
        self.start.look()
        self._clock.start()
        view = self._stack.currentWidget()
        assert view is not None
        view.setFocus(Qt.FocusReason.OtherFocusReason)

    def position(self) -> int:
        """Return how far the view is scrolled, in pixels."""
        view = self._stack.currentWidget()
        return view.position() if isinstance(view, ScrollPage) else 0

    def return_to(self, position: int) -> None:
        """Scroll back to where the nurse was."""
        view = self._stack.currentWidget()
        if isinstance(view, ScrollPage):
            view.return_to(position)

    def commands(self) -> dict[str, str]:
        """Return the steps, for the folded menu."""
        return self._step_words() if self._session is not None else {}

    def do(self, command: str) -> None:
        """Go to a step."""
        self._on_step_chosen(command)

    def fold(self, *, folded: bool) -> None:
        """Hide the steps when the window's one row carries them."""
        self._is_folded = folded
        self._head.setVisible(not folded and self._session is not None)

    def holds_something(self) -> bool:
        """Whether leaving would lose something."""
        return self._session is not None

    def leave_quietly(self) -> None:
        """Forget a handout without a session, and the name that may stand on it."""
        if self._session is None and self._stack.currentWidget() is self.handout:
            self.forget()

    def ask_to_leave(self, place: Place | None) -> None:
        """Ask before everything is forgotten; `place` is where the nurse wants to go, None for the end."""
        self._wanted = place
        if self._stack.currentWidget() is not self._leaving:
            self._before = self._stack.currentWidget()
        self._stack.setCurrentWidget(self._leaving)
        self._ask.ask(
            Question(
                self.tr("Leave this session?"),
                self.tr("Everything of this patient is forgotten: outcomes, notes and the plan."),
                (
                    Choice("stay", self.tr("Stay"), "primary"),
                    Choice("leave", self.tr("Leave and forget it")),
                ),
            )
        )

    def forget(self) -> None:
        """Forget everything about the patient: what held it is taken down and built anew."""
        self._session, self._before = None, None
        self.summary.forget()
        self._ask.close_question()
        self._empty()
        self._fill()
        self._head.hide()

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._steps.say(self._step_words(), self.tr("Step"))

    def _step_words(self) -> dict[str, str]:
        return {
            "who": self.tr("Who and what"),
            "teach": self.tr("Teach"),
            "plan": self.tr("Plan"),
            "summary": self.tr("Summary"),
        }

    def _build(self) -> None:
        self._is_folded = False
        self._steps = ChoiceRow(STEPS)
        self._steps.choose(STEPS[0])
        self._steps.choice_made.connect(self._on_step_chosen)
        self._head = QFrame()
        row = QHBoxLayout(self._head)
        row.setContentsMargins(12, 4, 12, 2)
        row.addWidget(self._steps)
        row.addStretch(1)
        self._head.hide()
        self._ask = AskPanel(self._style)
        self._ask.answered.connect(self._on_asked_answered)
        self._leaving = ScrollPage(self._style, widest=640)
        self._leaving.column.addWidget(self._ask)
        self._leaving.column.addStretch(1)
        self._stack = QStackedWidget()
        self._clock = QTimer(self, interval=LOOK_MS)
        self._clock.timeout.connect(self._on_time_passed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._stack, 1)

    def _fill(self) -> None:
        style, desk = self._style, self._desk
        self.paper = self._make_paper()
        self.start, self.teach = StartView(style, desk), TeachView(style, desk)
        self.order, self.read_back = OrderView(style, desk), ReadBackView(style, desk)
        self.summary = SummaryView(style, desk, self.paper)
        self.handout = self._new_handout()
        for view in self._views():
            self._stack.addWidget(view)
        self._stack.addWidget(self._leaving)
        self._stack.setCurrentWidget(self.start)
        self.start.begun.connect(self._on_begun)
        self.start.handout_requested.connect(self._on_handout_requested)
        self.start.settings_requested.connect(self._on_settings_requested)
        self.teach.session_changed.connect(self._on_session_changed)
        self.teach.finished.connect(self._on_taught)
        self.order.read_back_requested.connect(self._on_read_back_requested)
        self.order.skipped.connect(self._on_plan_done)
        self.read_back.checked.connect(self._on_checked)
        self.read_back.wrong.connect(self._on_order_wrong)
        self.summary.finish_requested.connect(self._on_finish_requested)

    def _new_handout(self) -> HandoutView:
        handout = HandoutView(self._style, self._make_paper())
        handout.back_requested.connect(self._on_handout_left)
        return handout

    def _views(self) -> tuple[QWidget, ...]:
        return self.start, self.teach, self.order, self.read_back, self.summary, self.handout

    def _empty(self) -> None:
        for view in self._views():
            self._drop(view)

    def _drop(self, view: QWidget) -> None:
        self._stack.removeWidget(view)
        # It stays the stack's until then: Python would free it at once, while a button of it is pressed.
        view.hide()
        view.deleteLater()

    def _show(self, view: QWidget, step: str) -> None:
        self._steps.choose(step)
        self._stack.setCurrentWidget(view)
        if isinstance(view, ScrollPage):
            view.open(Place("teaching"))

    def _show_summary(self) -> None:
        assert self._session is not None
        discharge = self.order.discharge()
        self.summary.show_session(self._session, discharge, is_unread=self.order.is_unread())
        self.paper.show_discharge(discharge, self._session.outcomes)
        self._show(self.summary, "summary")

    def _on_begun(self, session: Session) -> None:
        """A new session; going back to the first step and on keeps what was said back before."""
        before = self._session
        if before is not None:
            kept = tuple(one for one in before.outcomes if one.topic in session.topics)
            session = replace(session, begun=before.begun, outcomes=kept)
        self._session = session
        self.teach.begin(session)
        if before is not None and before.route is session.route:
            self.order.go_on(session)
        else:
            self.order.begin(session)
        self._head.setVisible(not self._is_folded)
        self._show(self.teach, "teach")

    def _on_session_changed(self, session: Session) -> None:
        self._session = session

    def _on_taught(self) -> None:
        self._show(self.order, "plan")

    def _on_read_back_requested(self) -> None:
        self.read_back.show_order(self.order.draft())
        self._show(self.read_back, "plan")

    def _on_order_wrong(self) -> None:
        self._show(self.order, "plan")

    def _on_checked(self, name: str) -> None:
        self.order.check_by(name)
        self._show_summary()

    def _on_plan_done(self) -> None:
        self._show_summary()

    def _on_step_chosen(self, step: str) -> None:
        self._ask.close_question()
        if self._session is None:
            return
        if step == "summary":
            self._show_summary()
        else:
            views: dict[str, QWidget] = {"who": self.start, "teach": self.teach, "plan": self.order}
            self._show(views[step], step)

    def _on_finish_requested(self) -> None:
        self.ask_to_leave(Place("teaching"))

    def _on_asked_answered(self, value: str) -> None:
        if value == "leave":
            self.forget()
            self.left.emit(self._wanted)
        elif self._before is not None:
            self._stack.setCurrentWidget(self._before)

    def _on_handout_requested(self, session: Session) -> None:
        """Two presses: this one, and Print or Save. A session under way has its own paper."""
        if self._session is not None:
            self._on_step_chosen("summary")
            return
        self.handout.show_handout(
            Discharge(
                language=session.language,
                level=session.level,
                is_carer=session.is_carer,
                route=session.route,
                topics=session.topics,
                zone=self._desk.zone,
            )
        )
        self._show(self.handout, "who")

    def _on_handout_left(self) -> None:
        """Back to who and what as it was; the paper, and a name on it, are gone."""
        self._show(self.start, "who")
        self._drop(self.handout)
        self.handout = self._new_handout()
        self._stack.addWidget(self.handout)

    def _on_settings_requested(self) -> None:
        self.place_requested.emit(Place("settings"))

    def _on_time_passed(self) -> None:
        if self.isVisible():
            self.teach.tick()
        else:
            self._clock.stop()
