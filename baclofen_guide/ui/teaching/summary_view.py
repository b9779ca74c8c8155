"""The end of a session: how it went, the paper that goes home, and nothing kept but what the nurse saves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from baclofen_guide.teaching.chart import ChartLine, chart
from baclofen_guide.teaching.outcomes import Outcome
from baclofen_guide.teaching.session import worst
from baclofen_guide.ui.controls import ActionButton, label
from baclofen_guide.ui.questions.button_row import ButtonRow
from baclofen_guide.ui.scroll_page import ScrollPage

if TYPE_CHECKING:
    from baclofen_guide.teaching.discharge import Discharge
    from baclofen_guide.teaching.session import Session
    from baclofen_guide.ui.style import Style
    from baclofen_guide.ui.teaching.lesson_desk import LessonDesk
    from baclofen_guide.ui.teaching.paper_panel import PaperPanel


class SummaryView(ScrollPage):
    """Lines for the chart, the handout, the record of the session as a choice, and the end.

    Signals:
        finish_requested: the session is over.
    """

    finish_requested = Signal()

    def __init__(
        self, style: Style, desk: LessonDesk, paper: PaperPanel, parent: QWidget | None = None
    ) -> None:
        super().__init__(style, widest=860, parent=parent)
        self._desk, self._paper = desk, paper
        self._session: Session | None = None
        self._discharge: Discharge | None = None
        self._parts: list[QWidget] = []
        self._copied = ""
        self._build()
        self.retranslate()

    def show_session(self, session: Session, discharge: Discharge, *, is_unread: bool) -> None:
        """Show how `session` went and what goes home; `is_unread`, a plan was typed and not read back."""
        self._session, self._discharge = session, discharge
        self._unread.setVisible(is_unread)
        self._write()

    def lines(self) -> list[str]:
        """The lines for the chart, in the nurse's words."""
        assert self._session is not None
        assert self._discharge is not None
        prompts = {
            topic: len(self._desk.lesson(self._session).prompts(topic)) for topic in self._session.topics
        }
        found = chart(self._session, self._discharge, prompts, self._desk.now())
        return [self._line(one) for one in found]

    def forget(self) -> None:
        """Take what was copied from here out of the clipboard."""
        clipboard = QGuiApplication.clipboard()
        if self._copied and clipboard.text() == self._copied:
            clipboard.clear()
        self._copied = ""

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._title.setText(self.tr("Summary"))
        self._chart_title.setText(self.tr("For the chart"))
        self._copy.say(self.tr("Copy these lines"))
        self._unread.setText(
            self.tr(
                "A plan was typed but not read back, so it is not on the paper. Go to Plan to read it back."
            )
        )
        self._done.setText(self.tr("Copied. It leaves the clipboard when you finish."))
        self._finish.say(self.tr("Finish and forget everything"))
        if self._session is not None:
            self._write()

    def _build(self) -> None:
        self._title, self._chart_title = label("title"), label("section")
        self._good, self._bad = label("action"), label("warning")
        self._sheet = QFrame()
        self._sheet.setProperty("kind", "card")
        self._rows = QVBoxLayout(self._sheet)
        self._rows.setContentsMargins(16, 12, 16, 12)
        self._rows.setSpacing(4)
        self._copy = ActionButton(self._style, "document", "quiet")
        self._done, self._unread = label("small"), label("warning")
        self._unread.hide()
        self._done.hide()
        self._finish = ActionButton(self._style, "close")
        self._copy.clicked.connect(self._on_copy_clicked)
        self._finish.clicked.connect(self.finish_requested)
        for widget in (
            self._title, self._good, self._bad, self._unread, self._paper, self._chart_title, self._sheet,
            ButtonRow(self._finish, self._copy), self._done, self._paper.preview,
        ):  # fmt: skip
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def _write(self) -> None:
        for part in self._parts:
            self._rows.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = []
        self._done.hide()
        for words in self.lines():
            part = label()
            part.setText(words)
            self._parts.append(part)
            self._rows.addWidget(part)
        self._say_how_it_went()

    def _say_how_it_went(self) -> None:
        """One sentence on what is still to be done; declining is never taken for understanding."""
        assert self._session is not None
        words = {
            Outcome.NEEDS_MORE: self.tr("Something was not said back yet. Say who goes on teaching."),
            Outcome.DECLINED: self.tr("A question was declined, so nobody knows whether it was understood."),
            Outcome.AFTER_ANOTHER_GO: self.tr("All that was asked was said back."),
            Outcome.SAID_BACK: self.tr("All that was asked was said back."),
            None: self.tr("No question was asked."),
        }
        found = worst(self._session.outcomes)
        is_good = found is not None and found.is_understood
        for shown, part in ((is_good, self._good), (not is_good, self._bad)):
            part.setText(words[found])
            part.setVisible(shown)

    def _line(self, line: ChartLine) -> str:
        wording = self._desk.doses.wording()
        words = wording.text(line.id, line.values)
        if line.topic:
            name = "chart.question" if line.question else "chart.topic"
            title = self._desk.title(line.topic)
            words = wording.messages.text(name, topic=title, n=line.question, words=words)
        return f"{words} ({line.note})" if line.note else words

    def _on_copy_clicked(self) -> None:
        self._copied = "\n".join(self.lines())
        QGuiApplication.clipboard().setText(self._copied)
        self._done.show()
