"""The patient's side of the screen: one part of a page in their words, or the question, large."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from baclofen_guide.ui.controls import ActionButton, label
from baclofen_guide.ui.reader.page_text import PageText
from baclofen_guide.ui.scroll_page import ScrollPage
from baclofen_guide.ui.worded import Worded

if TYPE_CHECKING:
    from baclofen_guide.ui.guide_desk import Shown
    from baclofen_guide.ui.reader.documents import PageDocuments
    from baclofen_guide.ui.style import Style


class PatientSide(Worded, QWidget):
    """Only what the patient should see: no notes, no outcome.

    Signals:
        link_pressed: a link in the text.
        back_requested: from what was explained again back to where the session stands.
    """

    link_pressed = Signal(str)
    back_requested = Signal()

    def __init__(self, style: Style, documents: PageDocuments, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style, self._documents = style, documents
        self._shown: Shown | None = None
        self._is_simpler = False
        self.setProperty("kind", "page")
        self._build()
        self.retranslate()
        style.style_changed.connect(self._on_style_changed)

    def show_part(self, shown: Shown) -> None:
        """Show a part of the page."""
        self._again.hide()
        self._show(shown)

    def show_again(self, shown: Shown, *, is_simpler: bool) -> None:
        """Show a part that is explained once more, with the way back."""
        self._is_simpler = is_simpler
        self._show(shown)
        self.retranslate()
        self._again.show()

    def show_question(self, words: str) -> None:
        """Show nothing but the question: the answer must not stand beside it."""
        self._again.hide()
        self._shown = None
        self._question.setText(words)
        self._question.setAccessibleName(words)
        self._stack.setCurrentWidget(self._asking)

    def text(self) -> str:
        """What the patient can read now."""
        return self._question.text() if self._shown is None else self._text.toPlainText()

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._back.say(self.tr("Back"))
        self._simpler.setText(
            self.tr("Once more, in easier words") if self._is_simpler else self.tr("Once more")
        )

    def _build(self) -> None:
        self._again = QWidget()
        row = QHBoxLayout(self._again)
        row.setContentsMargins(8, 2, 8, 2)
        self._back = ActionButton(self._style, "back", "quiet")
        self._simpler = label("action")
        row.addWidget(self._back)
        row.addWidget(self._simpler, 1)
        self._text = PageText(self._style)
        self._asking = ScrollPage(self._style, widest=760)
        self._question = label("huge")
        self._question.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._asking.column.addWidget(self._question, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._text)
        self._stack.addWidget(self._asking)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._again)
        column.addWidget(self._stack, 1)
        self._again.hide()
        self._back.clicked.connect(self.back_requested)
        self._text.link_pressed.connect(self.link_pressed)

    def _show(self, shown: Shown) -> None:
        self._shown = shown
        document = self._documents.document(shown.key, shown.html, shown.pictures)
        if document is not self._text.document():
            self._text.show_document(document)
        self._text.setAccessibleName(shown.title)
        self._stack.setCurrentWidget(self._text)

    def _on_style_changed(self) -> None:
        if self._shown is not None:
            self._show(self._shown)
