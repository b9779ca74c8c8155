"""A question in place, with large answers; nothing else can be pressed by mistake meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from baclofen_guide.ui.controls import ActionButton, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from baclofen_guide.ui.style import Style
    from baclofen_guide.ui.today.press_guard import PressGuard


@dataclass(frozen=True)
class Choice:
    """One answer: what it stands for, its words, and the kind of its button."""

    value: str
    words: str
    kind: str = ""


@dataclass(frozen=True)
class Question:
    """What to ask.

    Attributes:
        title: the question in a few words.
        body: why, or what exactly.
        pictures: (pictogram, words) shown side by side above the answers.
        choices: the answers, the safest first.
    """

    title: str
    body: str
    choices: tuple[Choice, ...]
    pictures: tuple[tuple[str, str], ...] = ()


class AskPanel(QFrame):
    """Shows one question; hidden while there is none.

    Args:
        style: the look.
        guard: the second of two quick presses on what was there before must answer nothing here.

    Signals:
        answered: the value of the pressed choice.
    """

    answered = Signal(str)

    def __init__(self, style: Style, guard: PressGuard | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style, self._guard = style, guard
        self._parts: list[QWidget] = []
        self._question: Question | None = None
        self.setProperty("kind", "notice")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(8)
        self.hide()
        style.style_changed.connect(self._on_style_changed)

    def ask(self, question: Question) -> None:
        """Show `question` and move the focus to its first answer."""
        self._show(question)
        first = self.findChild(ActionButton)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, question: Question) -> None:
        self._question = question
        self._clear()
        self._add(_words("section", question.title))
        if question.pictures:
            self._add(self._pictures(question.pictures))
        if question.body:
            self._add(_words("", question.body))
        self._add(self._answers(question.choices))
        self.setAccessibleName(question.title)
        self.show()

    def close_question(self) -> None:
        """Hide without an answer."""
        self._question = None
        self._clear()
        self.hide()

    def _on_style_changed(self) -> None:
        """Answers stand beside each other or below each other, as the size of the letters asks."""
        if self._question is not None:
            self._show(self._question)

    def _add(self, part: QWidget) -> None:
        self._parts.append(part)
        self._column.addWidget(part)

    def _clear(self) -> None:
        for part in self._parts:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = []

    def _pictures(self, pictures: Sequence[tuple[str, str]]) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        for icon, words in pictures:
            column = QVBoxLayout()
            size = self._style.chrome_px(40)
            picture = QLabel()
            picture.setPixmap(self._style.icon(icon, "warning").pixmap(QSize(size, size)))
            picture.setAccessibleName(words)
            column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
            said = _words("", words)
            said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(said)
            row.addLayout(column, 1)
        return holder

    def _answers(self, choices: Sequence[Choice]) -> QWidget:
        holder = QWidget()
        row = QVBoxLayout(holder) if self._style.stacks else QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        for choice in choices:
            button = ActionButton(self._style, "", choice.kind)
            button.setProperty("value", choice.value)
            button.setProperty("heft", "large")
            button.say(choice.words)
            button.clicked.connect(self._on_button_clicked)
            row.addWidget(button)
        return holder

    def _on_button_clicked(self) -> None:
        value = self.sender().property("value")
        if self._guard is not None and not self._guard.accepts():
            return
        self.close_question()
        self.answered.emit(value)


def _words(kind: str, text: str) -> QLabel:
    widget = label(kind)
    widget.setText(text)
    return widget
