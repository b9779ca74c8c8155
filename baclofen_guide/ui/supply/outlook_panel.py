"""The one sentence that matters: how long the supply lasts, and by when to order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from baclofen_guide.dosing.attention import Act, Tier
from baclofen_guide.ui.card_grid import CardGrid
from baclofen_guide.ui.controls import ActionButton, label
from baclofen_guide.ui.signals.words import PLACES
from baclofen_guide.ui.worded import Worded

if TYPE_CHECKING:
    from baclofen_guide.ui.style import Style
    from baclofen_guide.ui.supply.words import OutlookWords

LOOKS = {
    Tier.EMERGENCY: ("numbers", "alarm-light", "emergency"),
    Tier.TODAY: ("notice", "alert", "warning"),
    None: ("card", "pills", "primary"),
}


class OutlookPanel(Worded, QFrame):
    """Painted as a stopping danger when the supply is short.

    Signals:
        place_requested: a `Place` to go to.
        source_requested: fact ids, with commas between them.
    """

    place_requested = Signal(object)
    source_requested = Signal(str)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._words: OutlookWords | None = None
        self._build()
        self.retranslate()

    def say(self, words: OutlookWords) -> None:
        """Show `words`."""
        self._words = words
        frame, icon, colour = LOOKS[words.tier]
        if self.property("kind") != frame:
            self.setProperty("kind", frame)
            for widget in (self, *self.findChildren(QWidget)):
                widget.style().unpolish(widget)
                widget.style().polish(widget)
        size = self._style.chrome_px(32)
        self._picture.setPixmap(self._style.icon(icon, colour).pixmap(QSize(size, size)))
        self._picture.setAccessibleName(words.title)
        self._title.setText(words.title)
        self._lines.setText("\n\n".join(words.lines))
        self.setAccessibleName(words.title)
        self._how.setVisible(words.tier is not None)
        self._urgent.setVisible(words.is_out)

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._urgent.say(self.tr("Urgent help"))
        self._how.say(self.tr("How to get a dose"))
        self._source.say(self.tr("Where does this come from?"))

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 8)
        row.setSpacing(12)
        self._picture = label(wrap=False)
        self._title, self._lines = label("section"), label()
        self._urgent = ActionButton(self._style, "phone-alert", "emergency")
        self._how = ActionButton(self._style, "medical-bag")
        self._source = ActionButton(self._style, "sources", "quiet")
        self._urgent.clicked.connect(self._on_urgent_clicked)
        self._how.clicked.connect(self._on_how_clicked)
        self._source.clicked.connect(self._on_source_clicked)
        holder = QWidget()
        grid = CardGrid(self._style, least=260, most=2, parent=holder)
        for button in (self._urgent, self._how, self._source):
            grid.addWidget(button)
        column = QVBoxLayout()
        column.setSpacing(8)
        for widget in (self._title, self._lines, holder):
            column.addWidget(widget)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)

    def _on_urgent_clicked(self) -> None:
        self.place_requested.emit(PLACES[Act.URGENT])

    def _on_how_clicked(self) -> None:
        self.place_requested.emit(PLACES[Act.RUNNING_OUT])

    def _on_source_clicked(self) -> None:
        if self._words is not None:
            self.source_requested.emit(",".join(self._words.facts))
