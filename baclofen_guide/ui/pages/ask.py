"""Ask: a question in the reader's own words, answered as they type with parts of the guide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from baclofen_guide.guide.ask.desk import DOOR
from baclofen_guide.ui.controls import ActionButton, label
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.reader.documents import PageDocuments
from baclofen_guide.ui.reader.page_text import PageText
from baclofen_guide.ui.reader.source_panel import SourcePanel
from baclofen_guide.ui.worded import Worded

if TYPE_CHECKING:
    from baclofen_guide.guide.ask.desk import Reply
    from baclofen_guide.ui.ask_desk import AskDesk
    from baclofen_guide.ui.choices import Choices
    from baclofen_guide.ui.style import Style

LONGEST = 300
"""Characters of a question; a paste by mistake should not slow anything."""
_PAUSE_MS = 900
"""A screen reader says what was found once the reader has stopped typing for so long."""


class AskPage(Worded, QWidget):
    """A line to type in, and under it what the guide has to say. Nothing asked is kept.

    Signals:
        place_requested: a `Place` the reader asked for.
    """

    place_requested = Signal(object)

    def __init__(self, style: Style, choices: Choices, desk: AskDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style, self._desk = style, desk
        self._reply: Reply | None = None
        self.setProperty("kind", "page")
        self._build()
        self._connect()
        self.retranslate()
        choices.choices_changed.connect(self._reshow)
        style.style_changed.connect(self._reshow)

    def open(self, place: Place) -> None:
        """Show what was asked when coming back to it; otherwise what `place` asks, mostly nothing."""
        if place.position is None:
            self._line.setText(place.item)
        self._panel.hide()
        self._show()
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def text(self) -> str:
        """Return the words under the line, as plain text."""
        return self._text.toPlainText()

    def position(self) -> int:
        """Return how far the answer is scrolled, in pixels."""
        return self._text.verticalScrollBar().value()

    def return_to(self, position: int) -> None:
        """Scroll back to where the reader was."""
        self._text.verticalScrollBar().setValue(position)

    def commands(self) -> dict[str, str]:
        """Return the page's own commands; it has none."""
        return {}

    def do(self, command: str) -> None:
        """Carry out one of `commands`."""

    def fold(self, *, folded: bool) -> None:
        """Leave out the words above the line where there is little room: the line says the same."""
        self._title.setVisible(not folded)
        self._lead.setVisible(not folded)

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._title.setText(self.tr("Ask the guide"))
        self._lead.setText(
            self.tr("Use your own words. The answers are this guide's own. Your question is not kept.")
        )
        self._line.setPlaceholderText(self.tr("Type your question"))
        self._line.setAccessibleName(self.tr("Your question"))
        self._clear.say(self.tr("Clear the question"), icon_only=True)
        self._text.setAccessibleName(self.tr("What the guide says"))
        self._reshow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._line.text():
            self._on_clear_clicked()
            return
        super().keyPressEvent(event)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head = QVBoxLayout()
        self._title, self._lead = label("title"), label("quiet")
        self._line = QLineEdit()
        self._line.setMaxLength(LONGEST)
        self._clear = ActionButton(self._style, "close", "quiet")
        row = QHBoxLayout()
        row.addWidget(self._line, 1)
        row.addWidget(self._clear)
        for widget in (self._title, self._lead):
            self._head.addWidget(widget)
        self._head.addLayout(row)
        column.addLayout(self._head)
        self._documents = PageDocuments(self._style, self)
        self._text = PageText(self._style)
        self._panel = SourcePanel(self._style)
        column.addWidget(self._text, 3)
        column.addWidget(self._panel, 2)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)

    def _connect(self) -> None:
        self._line.textChanged.connect(self._on_text_changed)
        self._line.returnPressed.connect(self._on_return_pressed)
        self._text.link_pressed.connect(self._on_link_pressed)
        self._panel.link_pressed.connect(self._on_link_pressed)
        self._panel.closed.connect(self._text.setFocus)
        self._clear.clicked.connect(self._on_clear_clicked)
        self._pause.timeout.connect(self._announce)
        self._text.column_moved.connect(self._fit)

    def _fit(self) -> None:
        """The line stands over the column of the answers."""
        side, edge = self._text.column_left(), min(12, self._style.chrome_px(8))
        self._head.setContentsMargins(side, edge, side, edge)

    def _show(self, *, typing: bool = False) -> None:
        question = self._line.text().strip()
        if question:
            self._reply, shown = self._desk.reply(self._line.text(), typing=typing)
        else:
            self._reply, shown = None, self._desk.often_asked()
        self._clear.setVisible(bool(question))
        self._text.show_document(self._documents.document(shown.key, shown.html, shown.pictures))
        self._fit()

    def _reshow(self) -> None:
        if self.isVisible():
            self._panel.close_panel()
            self._show()

    def _announce(self) -> None:
        """Say what was found, for somebody who does not see it."""
        reply = self._reply
        if reply is None:
            return
        found = reply.answer.entry.titles[-1] if reply.answer else self.tr("The guide does not know.")
        urgent = self.tr("This may be an emergency.") if reply.signs else ""
        words = f"{urgent} {found}".strip()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._text, words))

    def _on_text_changed(self) -> None:
        if self.isVisible():
            self._panel.hide()
            self._show(typing=True)
            self._pause.start()

    def _on_clear_clicked(self) -> None:
        self._line.clear()
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_return_pressed(self) -> None:
        """The question is whole: read the answer."""
        self._show()
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_link_pressed(self, target: str) -> None:
        scheme, _, rest = target.partition(":")
        if scheme == "topic":
            topic, _, section = rest.partition("#")
            self.place_requested.emit(Place("topic", topic, section))
        elif target.startswith(DOOR):
            self.place_requested.emit(Place("urgent", rest))
        elif scheme == "page":
            self.place_requested.emit(Place(rest))
        elif scheme == "tick":
            # A list is ticked where it stands, with everything around it.
            self._open_answer()
        else:
            topic = self._reply.answer.entry.topic if self._reply and self._reply.answer else "faq"
            self._panel.open(lambda: self._desk.guide.explain(target, topic))

    def _open_answer(self) -> None:
        if self._reply and self._reply.answer:
            entry = self._reply.answer.entry
            self.place_requested.emit(Place("topic", entry.topic, entry.part or entry.section))
