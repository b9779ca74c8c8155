"""Below a page: back to the question that sent the reader there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from baclofen_guide.ui.controls import ActionButton

if TYPE_CHECKING:
    from baclofen_guide.ui.style import Style


class WayBack(QFrame):
    """One button, hidden until it leads somewhere.

    Signals:
        pressed: the reader wants to go back.
    """

    pressed = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self._button = ActionButton(style, "back", "primary")
        self._button.clicked.connect(self.pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.addStretch(1)
        row.addWidget(self._button)
        row.addStretch(1)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._button.say(self.tr("Back to the questions"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
