"""One question: what is asked, the answers, and what came of the one chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from baclofen_guide.ui.controls import label
from baclofen_guide.ui.questions.answer_button import AnswerButton, Mark
from baclofen_guide.ui.questions.feedback import Feedback
from baclofen_guide.ui.scroll_page import ScrollPage

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from baclofen_guide.guide.self_check import SelfCheck
    from baclofen_guide.ui.style import Style

MOST_ANSWERS = 4
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class QuestionView(ScrollPage):
    """Shows a `SelfCheck`; the numbers 1 to 4 and the arrows reach the answers.

    Signals:
        answer_chosen: number of the answer, from 0.
    """

    answer_chosen = Signal(int)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, widest=720, parent=parent)
        self._check: SelfCheck | None = None
        self._progress, self._ask = label("small"), label("asking")
        self._answers = QFrame()
        column = QVBoxLayout(self._answers)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._buttons = [AnswerButton(style, number) for number in range(1, MOST_ANSWERS + 1)]
        for button in self._buttons:
            column.addWidget(button)
            button.clicked.connect(self._on_button_clicked)
        self.feedback = Feedback(style)
        for widget in (self._progress, self._ask, self._answers, self.feedback):
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def show_check(self, check: SelfCheck) -> None:
        """Show where `check` stands; it is not finished."""
        before = self._check
        fresh = before is None or (check.place, check.questions) != (before.place, before.questions)
        self._check = check
        self.retranslate()
        for number, button in enumerate(self._buttons):
            button.setVisible(number < len(check.question.answers))
            self._show_answer(number, button, check)
        self.feedback.hide()
        if check.chosen is not None:
            self.feedback.tell(check.chosen.why, right=check.chosen.right)
            QTimer.singleShot(0, self, self._reveal_feedback)
        elif fresh:
            self.verticalScrollBar().setValue(0)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, check.question.ask))
        else:
            self._first_untried().setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        if self._check is None or self._check.finished:
            return
        place, total = self._check.place + 1, len(self._check.questions)
        self._progress.setText(self.tr("Question {place} of {total}").format(place=place, total=total))
        self._ask.setText(self._check.question.ask)
        self.setAccessibleName(self._check.question.ask)
        self._answers.setAccessibleName(self._check.question.ask)
        self.feedback.retranslate(last=place == total)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_1
        if 0 <= number < MOST_ANSWERS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._buttons[number].click()
        elif event.key() in _STEPS:
            self._move(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _show_answer(self, number: int, button: AnswerButton, check: SelfCheck) -> None:
        answers, tried = check.question.answers, check.tried_now
        button.say(answers[number].text if number < len(answers) else "")
        button.setEnabled(not check.told)
        mark, said = Mark.NONE, ""
        if check.told and number == tried[-1]:
            right = answers[number].right
            mark = Mark.RIGHT if right else Mark.WRONG
            said = self.tr("Your answer, and right") if right else self.tr("Your answer")
        elif number in tried:
            mark, said = Mark.TRIED, self.tr("Tried already")
        button.show_mark(mark, said)

    def _first_untried(self) -> AnswerButton:
        return next(button for button in self._buttons if button.mark is Mark.NONE)

    def _move(self, step: int) -> None:
        """Move the focus to the answer below or above, round and round."""
        shown = [button for button in self._buttons if button.isVisible() and button.isEnabled()]
        if not shown:
            return
        here = next((place for place, button in enumerate(shown) if button.hasFocus()), -1 if step > 0 else 0)
        button = shown[(here + step) % len(shown)]
        button.setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(button, 0, 16)

    def _reveal_feedback(self) -> None:
        """Scroll as little as shows all of the feedback, or at least its beginning."""
        self._row.activate()
        page = self.widget()
        assert page is not None
        top = self.feedback.mapTo(page, QPoint(0, 0)).y()
        bar, room = self.verticalScrollBar(), self.viewport().height()
        if top + self.feedback.height() + 16 > bar.value() + room:
            bar.setValue(min(top - 16, top + self.feedback.height() + 16 - room))

    def _on_button_clicked(self) -> None:
        sender = self.sender()
        self.answer_chosen.emit(next(n for n, button in enumerate(self._buttons) if button is sender))
