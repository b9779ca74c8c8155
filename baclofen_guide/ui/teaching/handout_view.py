"""A handout without a session: two presses, and nothing is asked or kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from baclofen_guide.ui.controls import ActionButton, label
from baclofen_guide.ui.scroll_page import ScrollPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from baclofen_guide.teaching.discharge import Discharge
    from baclofen_guide.ui.style import Style
    from baclofen_guide.ui.teaching.paper_panel import PaperPanel


class HandoutView(ScrollPage):
    """The paper of the chosen topics, in the patient's language and level, without a plan.

    Signals:
        back_requested: back to who and what; the paper is forgotten.
    """

    back_requested = Signal()

    def __init__(self, style: Style, paper: PaperPanel, parent: QWidget | None = None) -> None:
        super().__init__(style, widest=860, parent=parent)
        self._paper = paper
        self._back, self._plan = ActionButton(style, "back", "quiet"), label("quiet")
        self._back.clicked.connect(self.back_requested)
        for widget in (self._back, self._plan, paper, paper.preview):
            self.column.addWidget(widget)
        self.column.setAlignment(self._back, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        self.retranslate()

    def show_handout(self, discharge: Discharge) -> None:
        """Show the paper of `discharge`, which nobody was taught for."""
        self._paper.show_handout(discharge)

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._back.say(self.tr("Back"))
        self._plan.setText(self.tr("There is no plan on it. To send the ordered plan home, begin a session."))
