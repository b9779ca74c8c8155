"""Urgent help: whom to call, three doors, and behind each its signs with the action beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from baclofen_guide.ui.card import Card
from baclofen_guide.ui.card_grid import CardGrid
from baclofen_guide.ui.controls import ActionButton, label
from baclofen_guide.ui.guide_desk import DOORS, GuideDesk, Shown
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.numbers_panel import NumbersPanel
from baclofen_guide.ui.printing import print_document
from baclofen_guide.ui.reader.documents import PageDocuments
from baclofen_guide.ui.reader.page_text import PageText
from baclofen_guide.ui.reader.source_panel import SourcePanel
from baclofen_guide.ui.reader.ticker import Ticker
from baclofen_guide.ui.scroll_page import ScrollPage

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from baclofen_guide.settings.preferences import Preferences
    from baclofen_guide.ui.choices import Choices
    from baclofen_guide.ui.style import Style


class UrgentPage(QWidget):
    """The doors, or the page behind one of them.

    Signals:
        place_requested: a `Place` the reader asked for.
        back_requested: back to exactly where the reader was.
    """

    place_requested = Signal(object)
    back_requested = Signal()

    def __init__(
        self, style: Style, choices: Choices, desk: GuideDesk, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._style, self._desk = style, desk
        self._door = ""
        self.setProperty("kind", "page")
        self._build()
        self._connect()
        self.retranslate()
        choices.choices_changed.connect(self._on_choices_changed)
        style.style_changed.connect(self._show)

    def open(self, place: Place) -> None:
        """Show the doors, or the door that `place` names."""
        self._door = place.item
        self._show()
        self._stack.setCurrentIndex(1 if self._door else 0)
        if self._door:
            self._text.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._doors_page.open(place)

    def text(self) -> str:
        """Return the words on the page, as plain text."""
        return self._text.toPlainText()

    def position(self) -> int:
        """Return how far the page is scrolled, in pixels."""
        bar = self._text.verticalScrollBar() if self._door else self._doors_page.verticalScrollBar()
        return bar.value()

    def return_to(self, position: int) -> None:
        """Scroll back to where the reader was."""
        if self._door:
            self._text.verticalScrollBar().setValue(position)
        else:
            self._doors_page.return_to(position)

    def commands(self) -> dict[str, str]:
        """Return the page's commands with their words, for the folded menu."""
        return {"back": self._back.text(), "print": self.tr("Print this page")} if self._door else {}

    def do(self, command: str) -> None:
        """Carry out one of `commands`."""
        if command == "print":
            self._on_print()
        elif self._door:
            self.place_requested.emit(Place("urgent"))
        else:
            self.back_requested.emit()

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._title.setText(self.tr("Urgent help"))
        self._ask.setText(self.tr("What is happening?"))
        self._print.say(self.tr("Print"))
        for door, (title, line) in self._door_words().items():
            self._cards[door].say(title, line)
        self._say_back()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
            self._show()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._panel.isVisible():
            self.do("back")
            return
        super().keyPressEvent(event)

    def _door_words(self) -> dict[str, tuple[str, str]]:
        return {door: self._desk.door_words(door) for door in DOORS}

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._build_head())
        self._stack = QStackedWidget()
        self._stack.addWidget(self._build_doors())
        self._stack.addWidget(self._build_behind())
        column.addWidget(self._stack, 1)

    def _build_head(self) -> QWidget:
        head = QFrame()
        row = QHBoxLayout(head)
        row.setContentsMargins(8, 2, 8, 2)
        self._back = ActionButton(self._style, "back", "quiet")
        self._print = ActionButton(self._style, "print", "quiet")
        row.addWidget(self._back)
        row.addStretch(1)
        row.addWidget(self._print)
        return head

    def _build_doors(self) -> QWidget:
        page = self._doors_page = ScrollPage(self._style, widest=980)
        self._title, self._ask = label("title"), label("section")
        self._numbers = NumbersPanel(self._style)
        holder = QWidget()
        grid = CardGrid(self._style, least=200, most=3, parent=holder)
        self._cards: dict[str, Card] = {}
        for door, icon in DOORS.items():
            card = self._cards[door] = Card(self._style, icon, emergency=True)
            card.setProperty("door", door)
            card.clicked.connect(self._on_card_clicked)
            grid.addWidget(card)
        for widget in (self._title, self._numbers, self._ask, holder):
            page.column.addWidget(widget)
        page.column.addStretch(1)
        return page

    def _build_behind(self) -> QWidget:
        behind = QWidget()
        column = QVBoxLayout(behind)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._documents = PageDocuments(self._style, self)
        self._text = PageText(self._style)
        self._ticker = Ticker(self._desk.ticks, self._text, self._documents)
        self._panel = SourcePanel(self._style)
        column.addWidget(self._text, 3)
        column.addWidget(self._panel, 2)
        return behind

    def _connect(self) -> None:
        self._back.clicked.connect(self._on_back_clicked)
        self._print.clicked.connect(self._on_print)
        self._numbers.settings_requested.connect(self._on_settings_requested)
        self._text.link_pressed.connect(self._on_link_pressed)
        self._panel.closed.connect(self._text.setFocus)

    def _show(self) -> None:
        numbers = self._desk.numbers()
        self._numbers.show_numbers(numbers.country, numbers.emergency, numbers.others)
        self._say_back()
        self._print.setVisible(bool(self._door))
        self._panel.hide()
        if self._door:
            shown = self._shown()
            document = self._documents.document(shown.key, shown.html, shown.pictures)
            if document is not self._text.document():
                self._text.show_document(document)
            self._text.setAccessibleName(shown.title)

    def _shown(self) -> Shown:
        return self._desk.door(self._door)

    def _say_back(self) -> None:
        words = self.tr("All urgent help") if self._door else self.tr("Back to where you were")
        self._back.say(words)

    def _on_card_clicked(self) -> None:
        self.place_requested.emit(Place("urgent", self.sender().property("door")))

    def _on_back_clicked(self) -> None:
        self.do("back")

    def _on_settings_requested(self) -> None:
        self.place_requested.emit(Place("settings"))

    def _on_link_pressed(self, target: str) -> None:
        scheme, _, rest = target.partition(":")
        if scheme == "topic":
            topic, _, section = rest.partition("#")
            self.place_requested.emit(Place("topic", topic, section))
            return
        if scheme == "tick":
            self._ticker.press(target, self._shown, self._desk.messages())
            return
        door = self._door
        self._panel.open(lambda: self._desk.explain(target, door))

    def _on_choices_changed(self, preferences: Preferences) -> None:
        self._show()

    def _on_print(self) -> None:
        shown = self._desk.door(self._door, for_paper=True)
        print_document(shown.title, shown.html(), self, shown.pictures)
