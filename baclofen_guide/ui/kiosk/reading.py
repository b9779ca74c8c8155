"""A page of text in the kiosk: a topic, a door of Urgent help, or where a statement comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from baclofen_guide.ui.kiosk.guard import lock_text
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.reader.documents import PageDocuments
from baclofen_guide.ui.reader.page_text import PageText
from baclofen_guide.ui.reader.ticker import Ticker

if TYPE_CHECKING:
    from baclofen_guide.settings.preferences import Preferences
    from baclofen_guide.ui.choices import Choices
    from baclofen_guide.ui.guide_desk import GuideDesk, Shown
    from baclofen_guide.ui.style import Style

EXPLAINED = ("facts", "conflict", "term", "sources")
"""What a link may open an explanation of. Nothing else leads anywhere, least of all out of the guide."""


class Reading(QWidget):
    """Text that can be pushed, pressed and ticked, and neither selected nor copied.

    Args:
        style: the current look.
        choices: the visitor's choices.
        desk: the guide.

    Signals:
        place_requested: a `Place` of the kiosk.
    """

    place_requested = Signal(object)

    def __init__(
        self, style: Style, choices: Choices, desk: GuideDesk, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._style, self._choices, self._desk = style, choices, desk
        self._place: Place | None = None
        self._build()
        self._connect()

    @property
    def text(self) -> PageText:
        """The text, to be scrolled."""
        return self._text

    def open(self, place: Place) -> None:
        """Show `place`, from its section or its beginning."""
        self._place = place
        self._show()
        if place.section and place.page == "topic":
            self._text.go_to_section(place.section)
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def position(self) -> int:
        """Return how far the text is scrolled, in pixels."""
        return self._text.verticalScrollBar().value()

    def return_to(self, position: int) -> None:
        """Scroll back to where the visitor was."""
        self._text.verticalScrollBar().setValue(position)

    def asks(self) -> bool:
        """Whether there are questions about what is shown."""
        return self._place is not None and self._place.page == "topic" and self._shown().asks

    def changeEvent(self, event: QEvent) -> None:
        # A hidden one is opened anew before anybody sees it; those of the last visit are on their way out.
        if event.type() is QEvent.Type.LanguageChange and self._place is not None and self.isVisible():
            self._show()
        super().changeEvent(event)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._documents = PageDocuments(self._style, self)
        self._text = PageText(self._style)
        # Links work, and nothing can be marked: what is marked could be copied.
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        lock_text(self._text)
        self._ticker = Ticker(self._desk.ticks, self._text, self._documents)
        column.addWidget(self._text)

    def _connect(self) -> None:
        self._text.link_pressed.connect(self._on_link_pressed)
        self._choices.choices_changed.connect(self._on_choices_changed)
        self._style.style_changed.connect(self._reshow)

    def _shown(self) -> Shown:
        place = self._place
        assert place is not None
        if place.page == "explain":
            return self._desk.explain(place.item, place.section)
        return self._desk.door(place.item) if place.page == "urgent" else self._desk.topic(place.item)

    def _show(self) -> None:
        shown = self._shown()
        document = self._documents.document(shown.key, shown.html, shown.pictures)
        if document is not self._text.document():
            self._text.show_document(document)
        self._text.setAccessibleName(shown.title)

    def _reshow(self) -> None:
        """Show the same anew, with the same section where it was."""
        if self._place is None or not self.isVisible():
            return
        spot = self._text.spot()
        self._show()
        self._text.go_to(spot)

    def _on_choices_changed(self, _preferences: Preferences) -> None:
        self._reshow()

    def _on_link_pressed(self, target: str) -> None:
        scheme, _, rest = target.partition(":")
        here = self._place
        if here is None:
            return
        if scheme == "topic":
            topic, _, section = rest.partition("#")
            self.place_requested.emit(Place("topic", topic, section))
        elif scheme == "section" and here.page == "topic":
            self._text.go_to_section(rest)
        elif scheme == "page":
            self.place_requested.emit(Place(rest))
        elif scheme == "check":
            self.place_requested.emit(Place("check", here.item))
        elif scheme == "tick":
            self._ticker.press(target, self._shown, self._desk.messages())
        elif scheme in EXPLAINED:
            page = here.section if here.page == "explain" else here.item
            self.place_requested.emit(Place("explain", target, page))
