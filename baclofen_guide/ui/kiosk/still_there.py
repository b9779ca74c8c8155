"""Still there? Asked before the screen forgets; answered with one large button, as often as one likes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from baclofen_guide.ui.controls import ActionButton, label
from baclofen_guide.ui.worded import Worded

if TYPE_CHECKING:
    from baclofen_guide.ui.style import Style


class StillThere(Worded, QWidget):
    """The question, the seconds left, and two answers.

    Signals:
        more_wanted: yes, still here.
        over_wanted: no; forget everything now.
    """

    more_wanted = Signal()
    over_wanted = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seconds = 0
        self.setProperty("kind", "page")
        self._build(style)
        self.retranslate()

    def ask(self) -> None:
        """The question is on the screen now."""
        self._more.setFocus(Qt.FocusReason.OtherFocusReason)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._ask.text()))

    def say_seconds(self, seconds: int) -> None:
        """So many seconds are left; 0 for none to show."""
        self._seconds = seconds
        self._left.setText(self.tr("This screen clears itself in {seconds} s.").format(seconds=seconds))

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._ask.setText(self.tr("Still there?"))
        self._more.say(self.tr("Yes, more time"))
        self._over.say(self.tr("Start over"))
        self.say_seconds(self._seconds)

    def _build(self, style: Style) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 32, 40, 48)
        column.setSpacing(24)
        self._ask, self._left = label("attract"), label("attract-why")
        for words in (self._ask, self._left):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._more = ActionButton(style, "check", "primary")
        self._more.setProperty("heft", "start")
        self._over = ActionButton(style, "restart")
        self._over.setProperty("heft", "large")
        column.addStretch(2)
        column.addWidget(self._ask)
        column.addWidget(self._left)
        column.addStretch(1)
        column.addWidget(self._more)
        column.addWidget(self._over)
        self._more.clicked.connect(self.more_wanted)
        self._over.clicked.connect(self.over_wanted)
