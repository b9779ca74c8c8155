"""One line over the page in which the program says what happened and what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from baclofen_guide.ui.controls import ActionButton, label

if TYPE_CHECKING:
    from baclofen_guide.ui.style import Style


class Notice(QFrame):
    """Hidden until there is something to say; stays until the reader closes it."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "notice")
        self.setObjectName("notice")
        self._text = label()
        self._close = ActionButton(style, "close", "quiet")
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 4)
        row.addWidget(self._text, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.retranslate()
        self.hide()

    def say(self, text: str) -> None:
        """Show `text` and announce it to a screen reader."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self.show()

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._close.say(self.tr("Close this message"), icon_only=True)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
