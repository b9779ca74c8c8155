"""Ten seconds in which the last press can be taken back with one press, right where it was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from baclofen_guide.ui.controls import ActionButton, label
from baclofen_guide.ui.worded import Worded

if TYPE_CHECKING:
    from baclofen_guide.ui.style import Style

SHOWN_MS = 10_000


class UndoBar(Worded, QFrame):
    """Says what was recorded and offers to take it back.

    Signals:
        undo_pressed: the event to undo, by its number.
    """

    undo_pressed = Signal(int)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._event_id = 0
        self.setProperty("kind", "good")
        self._text = label()
        self._undo = ActionButton(style)
        self._undo.clicked.connect(self._on_undo_clicked)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 4)
        row.addWidget(self._text, 1)
        row.addWidget(self._undo)
        self.retranslate()
        self.hide()

    def offer(self, text: str, event_id: int) -> None:
        """Say `text` and offer to undo the entry `event_id`, for ten seconds."""
        self._event_id = event_id
        self._undo.show()
        self._say(text)

    def tell(self, text: str) -> None:
        """Say `text` for ten seconds; there is nothing to undo."""
        self._undo.hide()
        self._say(text)

    def put_away(self) -> None:
        """The entry was undone, or is no longer the last one."""
        self._timer.stop()
        self.hide()

    def _say(self, text: str) -> None:
        self._text.setText(text)
        self.setAccessibleName(text)
        self.show()
        self._timer.start()

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._undo.say(self.tr("Undo"))

    def _on_undo_clicked(self) -> None:
        self.undo_pressed.emit(self._event_id)
