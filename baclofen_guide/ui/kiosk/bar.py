"""The bar at the foot, within reach of a wheelchair: the same large buttons on every page."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QToolButton, QWidget

from baclofen_guide.ui.worded import Worded

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from baclofen_guide.ui.style import Style

LEAST_PX = 64
"""Higher and wider than the 60 px that a shaking finger needs."""
_GAP = 8
_LETTERS, _SIGN, _MOST_PERCENT = 18, 30, 150
"""The bar grows with the letters, but never so far that it takes the page's place."""

ICONS = {
    "urgent": "alarm-light",
    "topics": "learn",
    "back": "back",
    "up": "up",
    "down": "open",
    "larger": "text-larger",
    "level": "level",
    "check": "questions",
    "read": "volume",
    "print": "print",
    "over": "restart",
}
"""Commands of the bar in their order, with their pictograms."""
ON_PAGES = ("level", "check", "read", "print")
"""Commands that only a page of text has."""


class KioskBar(Worded, QFrame):
    """Buttons in as many rows as they need.

    Signals:
        command_given: a key of `ICONS`.
    """

    command_given = Signal(str)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._offered: frozenset[str] = frozenset(ICONS) - frozenset(ON_PAGES)
        self._columns, self._level = 0, "easy"
        self._buttons: dict[str, QToolButton] = {}
        self.setProperty("kind", "panel")
        self._build()
        self.retranslate()
        style.on_change(self._restyle)

    def offer(self, commands: frozenset[str]) -> None:
        """Show the buttons that are always there, and of `ON_PAGES` those in `commands`."""
        offered = (frozenset(ICONS) - frozenset(ON_PAGES)) | commands
        if offered != self._offered:
            self._offered = offered
            self._arrange(anew=True)

    def words(self) -> dict[str, str]:
        """The word of each command."""
        return {
            "urgent": self.tr("Urgent help"),
            "topics": self.tr("Topics"),
            "back": self.tr("Back"),
            "up": self.tr("Up"),
            "down": self.tr("Down"),
            "larger": self.tr("Letters"),
            "level": self._level_words(),
            "check": self.tr("Quiz"),
            "read": self.tr("Read aloud"),
            "print": self.tr("Print"),
            "over": self.tr("Start over"),
        }

    def say_level(self, level: str) -> None:
        """Say how pages are written now: ``easy``, ``standard`` or ``clinical``."""
        self._level = level
        self.retranslate()

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        spoken = {
            "up": self.tr("Up: show what is above, or bring the top down within reach"),
            "down": self.tr("Down: show what comes next"),
            "larger": self.tr("Letters: make them larger, or small again after the largest"),
            "level": self.tr("{words}. Press for other words").format(words=self._level_words()),
            "check": self.tr("Quiz: check yourself"),
            "over": self.tr("Start over: forget everything, for the next person"),
        }
        for command, word in self.words().items():
            self._buttons[command].setText(word)
            self._buttons[command].setAccessibleName(spoken.get(command, word))
        self._arrange(anew=True)

    def _level_words(self) -> str:
        words = {
            "easy": self.tr("Easy words"),
            "standard": self.tr("More detail"),
            "clinical": self.tr("Clinical"),
        }
        return words[self._level]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(_GAP, _GAP, _GAP, _GAP)
        self._grid.setSpacing(_GAP)
        for command in ICONS:
            button = QToolButton(self)
            button.setProperty("command", command)
            button.setProperty("kind", {"urgent": "emergency"}.get(command, ""))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(self._on_button_clicked)
            self._buttons[command] = button

    def _scaled(self, size: int) -> int:
        return round(size * min(self._style.text_percent, _MOST_PERCENT) / 100)

    def _restyle(self) -> None:
        size, letters = self._scaled(_SIGN), self._scaled(_LETTERS)
        self.setStyleSheet(
            f"QToolButton {{ font-size: {letters}px; min-height: {LEAST_PX - 4}px;"
            f" min-width: {LEAST_PX}px; padding: 2px; }}"
        )
        for command, button in self._buttons.items():
            role = "on_emergency_button" if command == "urgent" else "primary"
            button.setIcon(self._style.icon(ICONS[command], role))
            button.setIconSize(QSize(size, size))
        self._arrange(anew=True)

    def _arrange(self, *, anew: bool = False) -> None:
        """Put the buttons into rows of equal length."""
        shown = [self._buttons[command] for command in ICONS if command in self._offered]
        widest = max(button.sizeHint().width() for button in shown)
        most = max(1, (self.width() - _GAP) // (widest + _GAP))
        rows = -(-len(shown) // most)
        columns = -(-len(shown) // rows)
        if columns == self._columns and not anew:
            return
        self._columns = columns
        for button in self._buttons.values():
            # Not `takeAt`: what it returns is never given back, and this happens with every page.
            self._grid.removeWidget(button)
            button.setVisible(button in shown)
        # Urgent help takes what the last row would leave empty.
        spare = rows * columns - len(shown)
        self._grid.addWidget(shown[0], 0, 0, 1, 1 + spare)
        for place, button in enumerate(shown[1:], 1 + spare):
            self._grid.addWidget(button, place // columns, place % columns)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for before, after in pairwise(shown):
            QWidget.setTabOrder(before, after)

    def _on_button_clicked(self) -> None:
        self.command_given.emit(self.sender().property("command"))
