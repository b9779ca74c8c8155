"""One topic at one level: its text, what is on the page, where statements come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from baclofen_guide.settings.choices import larger_text, smaller_text
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.printing import print_document
from baclofen_guide.ui.reader.contents import Contents
from baclofen_guide.ui.reader.documents import PageDocuments
from baclofen_guide.ui.reader.find_bar import FindBar
from baclofen_guide.ui.reader.page_text import PageText
from baclofen_guide.ui.reader.source_panel import SourcePanel
from baclofen_guide.ui.reader.ticker import Ticker
from baclofen_guide.ui.reader.toolbar import TopicToolbar
from baclofen_guide.ui.reader.way_back import WayBack

if TYPE_CHECKING:
    from baclofen_guide.settings.preferences import Preferences
    from baclofen_guide.ui.choices import Choices
    from baclofen_guide.ui.guide_desk import GuideDesk, Shown
    from baclofen_guide.ui.style import Style


class TopicPage(QWidget):
    """Shows a topic; changing the level keeps the section in view.

    Signals:
        place_requested: a `Place` the reader asked for, by a link or the toolbar.
        back_requested: back to the question from which the reader came.
    """

    place_requested = Signal(object)
    back_requested = Signal()

    def __init__(
        self, style: Style, choices: Choices, desk: GuideDesk, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._style, self._choices, self._desk = style, choices, desk
        self._topic = ""
        self.setProperty("kind", "page")
        self._build()
        self._connect()

    def open(self, place: Place) -> None:
        """Show the topic of `place`, from its section or its beginning."""
        self._panel.hide()
        self._way_back.hide()
        self._topic = place.item
        self._show()
        if place.section:
            self._text.go_to_section(place.section)
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer_way_back(self) -> None:
        """Show the way back to the question, until another page is opened."""
        self._way_back.show()

    def text(self) -> str:
        """Return the words on the page, as plain text."""
        return self._text.toPlainText()

    def position(self) -> int:
        """Return how far the text is scrolled, in pixels."""
        return self._text.verticalScrollBar().value()

    def return_to(self, position: int) -> None:
        """Scroll back to where the reader was."""
        self._text.verticalScrollBar().setValue(position)

    def commands(self) -> dict[str, str]:
        """Return the page's commands with their words, for the folded menu."""
        levels = {f"level:{level}": word for level, word in self._toolbar.level_words().items()}
        contents = {"contents": self._toolbar.contents_words()} if self._contents.isHidden() else {}
        return {**contents, **levels, **self._toolbar.commands()}

    def do(self, command: str) -> None:
        """Carry out one of `commands`."""
        name, _, value = command.partition(":")
        if name == "level":
            self._choices.change(level=value)
        elif name in ("larger", "smaller"):
            step = larger_text if name == "larger" else smaller_text
            self._choices.change(text_percent=step(self._choices.now.text_percent))
        else:
            {
                "back": self._on_back,
                "contents": self._on_contents,
                "find": self._find.open,
                "print": self._on_print,
                "handout": self._on_handout,
                "sources": self._on_all_sources,
                "check": self._on_check,
            }[name]()

    def fold(self, *, folded: bool) -> None:
        """Hide the toolbar when the window's one row carries its commands."""
        self._toolbar.setVisible(not folded)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange and self._topic:
            self._show()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._toolbar = TopicToolbar(self._style)
        self._documents = PageDocuments(self._style, self)
        self._text = PageText(self._style)
        self._ticker = Ticker(self._desk.ticks, self._text, self._documents)
        self._contents = Contents(self._style)
        self._panel = SourcePanel(self._style)
        self._find = FindBar(self._style, self._text)
        self._way_back = WayBack(self._style)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(0)
        self._body.addWidget(self._text, 3)
        self._body.addWidget(self._panel, 2)
        self._body.addWidget(self._contents)
        column.addWidget(self._toolbar)
        column.addLayout(self._body, 1)
        column.addWidget(self._find)
        column.addWidget(self._way_back)

    def _connect(self) -> None:
        self._toolbar.level_chosen.connect(self._on_level_chosen)
        self._toolbar.section_chosen.connect(self._on_section_chosen)
        self._toolbar.command_given.connect(self.do)
        self._text.link_pressed.connect(self._on_link_pressed)
        self._text.section_reached.connect(self._contents.mark)
        self._contents.section_chosen.connect(self._on_section_chosen)
        self._panel.link_pressed.connect(self._on_link_pressed)
        self._panel.closed.connect(self._on_panel_closed)
        self._find.closed.connect(self._on_find_closed)
        self._way_back.pressed.connect(self.back_requested)
        self._choices.choices_changed.connect(self._on_choices_changed)
        self._style.style_changed.connect(self._on_style_changed)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self._find.open)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self).activated.connect(self._on_print)

    def _shown(self) -> Shown:
        return self._desk.topic(self._topic)

    def _show(self) -> None:
        shown = self._shown()
        document = self._documents.document(shown.key, shown.html, shown.pictures)
        if document is not self._text.document():
            self._text.show_document(document)
        self._text.setAccessibleName(shown.title)
        self._contents.show_sections(list(shown.sections))
        self._toolbar.show_place(self._choices.now.level, shown.title)
        self._toolbar.show_sections(shown.sections)
        self._toolbar.offer_check(offered=shown.asks)

    def _reshow(self) -> None:
        """Show the same topic anew, with the same section where it was."""
        if not self._topic:
            return
        spot = self._text.spot()
        self._show()
        self._text.go_to(spot)
        self._contents.mark(spot.section)

    def _arrange(self) -> None:
        """Contents beside the text, or in a menu; sources beside it or, when narrow, below."""
        wide = self.width() >= self._style.chrome_px(232) + self._style.page_px(560)
        self._contents.setVisible(wide and not self._panel.isVisible())
        self._toolbar.offer_contents(offered=not wide)
        beside = self.width() >= self._style.page_px(820)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._body.direction() is not direction:
            self._body.setDirection(direction)

    def _on_level_chosen(self, level: str) -> None:
        self._choices.change(level=level)

    def _on_choices_changed(self, preferences: Preferences) -> None:
        if self.isVisible():
            self._panel.close_panel()
            self._reshow()

    def _on_style_changed(self) -> None:
        self._reshow()
        self._arrange()

    def _on_contents(self) -> None:
        """The sections over the top of the text, where the toolbar is hidden too."""
        self._toolbar.open_contents(self._text.mapToGlobal(self._text.rect().topLeft()))

    def _on_section_chosen(self, section: str) -> None:
        self._text.go_to_section(section)
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_link_pressed(self, target: str) -> None:
        scheme, _, rest = target.partition(":")
        if scheme == "topic":
            topic, _, section = rest.partition("#")
            self.place_requested.emit(Place("topic", topic, section))
        elif scheme == "section":
            self._on_section_chosen(rest)
        elif scheme == "page":
            self.place_requested.emit(Place(rest))
        elif scheme == "check":
            self.place_requested.emit(Place("check", self._topic, rest))
        elif scheme == "tick":
            self._ticker.press(target, self._shown, self._desk.messages())
        else:
            self._open_panel(target)

    def _open_panel(self, target: str) -> None:
        topic, spot = self._topic, self._text.spot()
        self._panel.open(lambda: self._desk.explain(target, topic))
        self._arrange()
        self._text.go_to(spot)

    def _on_all_sources(self) -> None:
        self._open_panel("sources:")

    def _on_check(self) -> None:
        self._on_link_pressed("check:")

    def _on_panel_closed(self) -> None:
        spot = self._text.spot()
        self._arrange()
        self._text.go_to(spot)
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_find_closed(self) -> None:
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_back(self) -> None:
        self.place_requested.emit(Place("learn"))

    def _on_handout(self) -> None:
        self.place_requested.emit(Place("paper", self._topic))

    def _on_print(self) -> None:
        shown = self._desk.topic(self._topic, for_paper=True)
        print_document(shown.title, shown.html(), self, shown.pictures)
