"""When the record cannot be read: what happened, what it means, and the one way on, after a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from baclofen_guide.records import DamagedError
from baclofen_guide.ui.controls import ActionButton, label
from baclofen_guide.ui.today.ask_panel import AskPanel, Choice, Question

if TYPE_CHECKING:
    from baclofen_guide.records import RecordError
    from baclofen_guide.ui.record_desk import RecordDesk
    from baclofen_guide.ui.style import Style
    from baclofen_guide.ui.today.dose_words import DoseWords


class TroubleBox(QWidget):
    """Says why there is no record; for a damaged one offers the newest good copy.

    Signals:
        said: plain words about what was done.
    """

    said = Signal(str)

    def __init__(
        self, style: Style, desk: RecordDesk, words: DoseWords, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._words = desk, words
        self._text = label("warning")
        self._offer = ActionButton(style, "history", "primary")
        self._ask = AskPanel(style)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._text)
        column.addWidget(self._offer, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._ask)
        self._offer.clicked.connect(self._on_offer_clicked)
        self._ask.answered.connect(self._on_answered)
        self.look()

    def look(self) -> None:
        """Show the trouble there is now; nothing while there is none."""
        trouble = self._desk.trouble
        self.setVisible(trouble is not None)
        self._offer.setVisible(isinstance(trouble, DamagedError))
        if trouble is None:
            self._ask.close_question()
            return
        self._text.setText(self._about(trouble))
        if isinstance(trouble, DamagedError):
            made = self._made(trouble)
            name = "trouble.use-backup" if made else "trouble.start-anew"
            self._offer.say(self._words.text(name, made=made))

    def _about(self, trouble: RecordError) -> str:
        if not isinstance(trouble, DamagedError):
            return self._words.error(trouble)
        made = self._made(trouble)
        return self._words.text("trouble.damaged" if made else "trouble.no-backup", made=made)

    def _made(self, trouble: DamagedError) -> str:
        return self._desk.wording().value(trouble.backup.made_at) if trouble.backup else ""

    def _on_offer_clicked(self) -> None:
        trouble = self._desk.trouble
        if not isinstance(trouble, DamagedError):
            return
        text, made = self._words.text, self._made(trouble)
        name = "trouble.use-backup" if made else "trouble.start-anew"
        self._ask.ask(
            Question(
                title=text(f"{name}-title"),
                body=text(f"{name}-body", made=made),
                choices=(
                    Choice("no", text("trouble.no"), "primary"),
                    Choice("yes", text(name, made=made)),
                ),
            )
        )

    def _on_answered(self, value: str) -> None:
        trouble = self._desk.trouble
        if value != "yes" or not isinstance(trouble, DamagedError):
            return
        made = self._made(trouble)
        done = self._desk.use_backup() if made else self._desk.start_anew()
        if done is not None and made:
            self.said.emit(self._words.text("trouble.used-backup", made=made))
