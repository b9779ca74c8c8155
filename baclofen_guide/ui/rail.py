"""The rail at the side: where one can go, as pictogram and word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from baclofen_guide.ui.navigation import Place

if TYPE_CHECKING:
    from collections.abc import Collection

    from baclofen_guide.ui.style import Style


@dataclass(frozen=True)
class Destination:
    """One entry of the rail: where it leads, its pictogram, and whether it sits at the foot."""

    place: Place
    icon: str
    at_foot: bool = False


DESTINATIONS = (
    Destination(Place("today"), "today"),
    Destination(Place("learn"), "learn"),
    Destination(Place("ask"), "ask"),
    Destination(Place("diary"), "diary"),
    Destination(Place("paper"), "print"),
    Destination(Place("teaching"), "school"),
    Destination(Place("settings"), "settings", at_foot=True),
)

_BELONGS = {
    "topic": "learn",
    "check": "learn",
    **dict.fromkeys(("plan", "about-you", "history", "taper", "catch-up", "supply", "checkup"), "today"),
}
"""Pages that have no entry of their own, and the entry they are reached from."""


class Rail(QFrame):
    """Buttons for `DESTINATIONS`, the current one marked.

    Signals:
        place_requested: the `Place` of the pressed entry.
    """

    place_requested = Signal(object)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._narrow = False
        self._current = ""
        self._buttons: dict[str, QToolButton] = {}
        self.setProperty("kind", "rail")
        self._build()
        style.on_change(self._restyle)

    def narrow(self, on: bool) -> None:
        """Put the words under the pictograms instead of beside them."""
        self._narrow = on
        self._restyle()
        self.retranslate()

    def offer(self, pages: Collection[str]) -> None:
        """Offer only the entries of `pages`."""
        for page, button in self._buttons.items():
            button.setVisible(page in pages)

    def offered(self) -> tuple[Destination, ...]:
        """The entries there are for this reader, from top to bottom."""
        return tuple(one for one in DESTINATIONS if not self._buttons[one.place.page].isHidden())

    def least_height(self) -> int:
        """How high the rail must be to show every entry whole, in pixels."""
        # Hidden or not: a layout leaves out what is hidden, and the rail itself may be.
        shown = [one.sizeHint().height() for one in self._buttons.values() if not one.isHidden()]
        margins = self._column.contentsMargins()
        return sum(shown) + len(shown) * self._column.spacing() + margins.top() + margins.bottom()

    def words(self) -> dict[str, str]:
        """Return the word of each entry, by page."""
        return {
            "today": self.tr("Today"),
            "learn": self.tr("Learn"),
            "ask": self.tr("Ask"),
            "diary": self.tr("Diary"),
            "paper": self.tr("Paper"),
            "teaching": self.tr("Teaching"),
            "settings": self.tr("Settings"),
        }

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self.setAccessibleName(self.tr("Main menu"))
        for page, word in self.words().items():
            self._buttons[page].setText(word if self._narrow else f"  {word}")
            self._buttons[page].setAccessibleName(word)

    def mark(self, place: Place) -> None:
        """Mark the entry that `place` belongs to; none on pages outside the rail."""
        self._current = _BELONGS.get(place.page, place.page)
        self._restyle()

    def _build(self) -> None:
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(6, 12, 6, 12)
        column.setSpacing(8)
        for destination in DESTINATIONS:
            if destination.at_foot:
                column.addStretch(1)
            button = QToolButton(self)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._buttons[destination.place.page] = button
            button.setProperty("place", destination.place)
            button.clicked.connect(self._on_button_clicked)
            column.addWidget(button)
        self.retranslate()

    def _on_button_clicked(self) -> None:
        self.place_requested.emit(self.sender().property("place"))

    def _restyle(self) -> None:
        size = self._style.chrome_px(26)
        beside, under = (
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon,
            Qt.ToolButtonStyle.ToolButtonTextUnderIcon,
        )
        for destination in DESTINATIONS:
            button = self._buttons[destination.place.page]
            button.setIconSize(QSize(size, size))
            current = destination.place.page == self._current
            button.setIcon(self._style.icon(destination.icon, "on_primary" if current else "text"))
            if bool(button.property("current")) is not current:
                button.setProperty("current", current)
                button.style().polish(button)
            button.setAccessibleDescription(self.tr("You are here") if current else "")
            button.setToolButtonStyle(under if self._narrow else beside)
