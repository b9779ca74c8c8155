"""The nurse's side of the screen: what to say, the clinical notes to this part, or what to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QVBoxLayout, QWidget

from baclofen_guide.ui.controls import label
from baclofen_guide.ui.reader.documents import show_in
from baclofen_guide.ui.scroll_page import ScrollPage
from baclofen_guide.ui.teaching.teach_back_card import TeachBackCard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent, QTextDocument

    from baclofen_guide.ui.style import Style

WIDEST = 760
LINES = ("ask_first", "show", "check", "answer")
"""What to say and do, in order: ``teaching.script`` of the messages."""


class Notes(QTextBrowser):
    """A document as high as its words, so that the column around it scrolls and not the notes in it.

    Signals:
        link_pressed: the target of a link.
    """

    link_pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.anchorClicked.connect(self._on_anchor_clicked)

    def show_document(self, document: QTextDocument) -> None:
        """Show `document` whole."""
        show_in(self, document)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(round(self.document().size().height()) + 2)

    def _on_anchor_clicked(self, url: QUrl) -> None:
        self.link_pressed.emit(url.toString())


class NurseSide(ScrollPage):
    """A narrow column: the script and the notes while a part is explained, the card while it is asked.

    Signals:
        link_pressed: a link in the notes.
    """

    link_pressed = Signal(str)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, widest=WIDEST, parent=parent)
        self._build()
        self.retranslate()

    def show_part(self, script: Sequence[str], notes: QTextDocument) -> None:
        """Show what to say and the clinical notes."""
        self._script.setText("\n".join(f"•  {line}" for line in script))
        self._notes.show_document(notes)
        self._switch(asking=False)

    def show_card(self) -> None:
        """Show what to ask."""
        self._switch(asking=True)

    def show_answer(self) -> None:
        """Bring what to say into sight."""
        self._row.activate()
        self.bring_in(self.card.answer)

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self.setAccessibleName(self.tr("For the nurse"))
        self._script_label.setText(self.tr("What to do"))
        self._notes_label.setText(self.tr("Clinical notes to this part"))
        self._notes.setAccessibleName(self._notes_label.text())

    def _build(self) -> None:
        self._script_label, self._script, self._notes_label = label("action"), label(), label("action")
        self._notes = Notes()
        self.card = TeachBackCard(self._style)
        self._explaining = QFrame()
        self._explaining.setProperty("kind", "card")
        column = QVBoxLayout(self._explaining)
        column.setContentsMargins(16, 12, 16, 12)
        for widget in (self._script_label, self._script, self._notes_label, self._notes):
            column.addWidget(widget)
        self.column.addWidget(self._explaining)
        self.column.addWidget(self.card)
        self.column.addStretch(1)
        self._notes.link_pressed.connect(self.link_pressed)

    def _switch(self, *, asking: bool) -> None:
        self.card.setVisible(asking)
        self._explaining.setVisible(not asking)
        self.verticalScrollBar().setValue(0)
