"""In place of a page that cannot be shown: staff, and whom to call. It needs no page of the guide itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from baclofen_guide.ui.controls import label
from baclofen_guide.ui.kiosk.urgent import show_numbers, staff_words
from baclofen_guide.ui.numbers_panel import NumbersPanel
from baclofen_guide.ui.scroll_page import ScrollPage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from baclofen_guide.ui.guide_desk import GuideDesk
    from baclofen_guide.ui.style import Style


class Trouble(ScrollPage):
    """What is left when a page fails: the warning, whom to tell, whom to call."""

    def __init__(
        self, style: Style, desk: GuideDesk, staff_line: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(style, widest=980, parent=parent)
        self._desk, self._lines = desk, staff_line
        self._staff, self._why = label("staff-line"), label("section")
        self._staff.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._numbers = NumbersPanel(style)
        for widget in (self._why, self._staff, self._numbers):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.retranslate()

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._why.setText(
            self.tr("This page cannot be shown. If something is wrong with you or somebody here:")
        )
        self._staff.setText(
            staff_words(self._lines, self._desk.language(), self.tr("Tell a member of staff now"))
        )
        show_numbers(self._numbers, self._desk)
