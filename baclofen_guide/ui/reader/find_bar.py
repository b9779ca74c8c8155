"""Find words in the page being read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QTextBrowser, QWidget

from baclofen_guide.ui.controls import ActionButton, label
from baclofen_guide.ui.worded import Worded

if TYPE_CHECKING:
    from baclofen_guide.ui.style import Style

_FORWARD = QTextDocument.FindFlag(0)


class FindBar(Worded, QFrame):
    """A line to type in, next and previous; Escape closes it.

    Signals:
        closed: the reader is done; the page takes the focus back.
    """

    closed = Signal()

    def __init__(self, style: Style, text: QTextBrowser, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style, self._text = style, text
        self.setProperty("kind", "panel")
        self._build()
        self._connect()
        self.hide()

    def open(self) -> None:
        """Show the bar with the cursor in it, last words selected."""
        self.show()
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._line.setPlaceholderText(self.tr("Find in this page"))
        self._line.setAccessibleName(self.tr("Find in this page"))
        self._next.say(self.tr("Next"), name=self.tr("Find next"))
        self._previous.say(self.tr("Previous"), name=self.tr("Find previous"))
        self._close.say(self.tr("Close find"), icon_only=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_close_clicked()
            return
        super().keyPressEvent(event)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        self._line = QLineEdit()
        self._line.setMinimumWidth(120)
        self._outcome = label("small", wrap=False)
        self._previous = ActionButton(self._style, "previous")
        self._next = ActionButton(self._style, "next")
        self._close = ActionButton(self._style, "close", "quiet")
        row.addWidget(self._line, 1)
        for widget in (self._outcome, self._previous, self._next, self._close):
            row.addWidget(widget)
        self.retranslate()

    def _connect(self) -> None:
        self._line.textEdited.connect(self._on_text_edited)
        self._line.returnPressed.connect(self._on_next_clicked)
        self._next.clicked.connect(self._on_next_clicked)
        self._previous.clicked.connect(self._on_previous_clicked)
        self._close.clicked.connect(self._on_close_clicked)

    def _on_text_edited(self) -> None:
        cursor = self._text.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self._text.setTextCursor(cursor)
        self._find()

    def _on_next_clicked(self) -> None:
        self._find()

    def _on_previous_clicked(self) -> None:
        self._find(QTextDocument.FindFlag.FindBackward)

    def _on_close_clicked(self) -> None:
        self.hide()
        self.closed.emit()

    def _find(self, flags: QTextDocument.FindFlag = _FORWARD) -> None:
        words = self._line.text()
        if not words:
            self._outcome.clear()
            return
        found = self._text.find(words, flags) or self._find_from_other_end(words, flags)
        self._outcome.setText("" if found else self.tr("Not on this page"))

    def _find_from_other_end(self, words: str, flags: QTextDocument.FindFlag) -> bool:
        kept = self._text.textCursor()
        cursor = self._text.textCursor()
        backward = bool(flags & QTextDocument.FindFlag.FindBackward)
        cursor.movePosition(cursor.MoveOperation.End if backward else cursor.MoveOperation.Start)
        self._text.setTextCursor(cursor)
        if self._text.find(words, flags):
            return True
        self._text.setTextCursor(kept)
        return False
