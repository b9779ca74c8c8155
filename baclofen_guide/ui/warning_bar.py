"""The bar that is in sight on every screen: the one warning, and the way to urgent help."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QWidget

from baclofen_guide.ui.controls import ActionButton, label
from baclofen_guide.ui.worded import Worded

if TYPE_CHECKING:
    from baclofen_guide.ui.style import Style


class BarShape(Enum):
    """How much the bar carries: alone above a rail, or everything in one row."""

    WIDE = "wide"
    FOLDED = "folded"


class WarningBar(Worded, QFrame):
    """Warning, Urgent help button and, when folded, the menu that replaces rail and toolbar.

    Signals:
        urgent_requested: the reader wants urgent help.
        menu_opened: the menu is about to show; whoever owns the window fills it.
    """

    urgent_requested = Signal()
    menu_opened = Signal(object)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._shape = BarShape.WIDE
        self._next = ""
        self.setProperty("kind", "warning-bar")
        self._build()
        self._connect()
        style.on_change(self._restyle)

    def fold(self, shape: BarShape) -> None:
        """Carry everything in one row, or leave the rest to the rail and toolbar."""
        self._shape = shape
        self._menu_button.setVisible(shape is BarShape.FOLDED)
        self._sign.setVisible(shape is BarShape.WIDE)
        self._restyle()
        self.retranslate()

    def say_next(self, words: str) -> None:
        """Say what the day brings: a bar that never changes goes unseen."""
        self._next = words
        self.retranslate()

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        folded = self._shape is BarShape.FOLDED
        warning = self.tr("Do not stop suddenly") if folded else self.tr("Never stop baclofen suddenly.")
        self._text.setText(f"{warning}  ·  {self._next}" if self._next and not folded else warning)
        self._urgent.say(self.tr("Urgent help") if folded else self.tr("Urgent help (F1)"))
        self._menu_button.say(self.tr("Menu"), icon_only=True)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setSpacing(8)
        self._menu_button = ActionButton(self._style, "menu", "quiet")
        self._menu = QMenu(self)
        self._menu_button.setMenu(self._menu)
        self._menu_button.setVisible(False)
        self._sign = label(wrap=False)
        self._text = label()
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._urgent = ActionButton(self._style, "alarm-light", "emergency")
        row.addWidget(self._menu_button)
        row.addWidget(self._sign)
        row.addWidget(self._text, 1)
        row.addWidget(self._urgent)
        row.setAlignment(self._urgent, Qt.AlignmentFlag.AlignVCenter)
        self._row = row
        self.retranslate()

    def _connect(self) -> None:
        self._urgent.clicked.connect(self.urgent_requested)
        self._menu.aboutToShow.connect(self._on_menu_about_to_show)

    def _on_menu_about_to_show(self) -> None:
        self._menu.clear()
        self.menu_opened.emit(self._menu)

    def _restyle(self) -> None:
        edge = self._style.chrome_px(16) if self._shape is BarShape.WIDE else 6
        self._row.setContentsMargins(edge, 2, edge, 2)
        size = self._style.chrome_px(24)
        self._sign.setPixmap(self._style.icon("alert", "warning").pixmap(size, size))
        font = self._text.font()
        font.setBold(True)
        self._text.setFont(font)
