"""What the reader is told after an answer: kindly, with the reason, and with a way on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from baclofen_guide.ui.controls import ActionButton, label
from baclofen_guide.ui.questions.button_row import ButtonRow

if TYPE_CHECKING:
    from baclofen_guide.ui.style import Style


class Feedback(QFrame):
    """The reason of the answer just chosen.

    Signals:
        sources_requested: where does this come from?
        section_requested: read that part of the page again.
        again_requested: ask the same question once more.
        next_requested: go on.
    """

    sources_requested = Signal()
    section_requested = Signal()
    again_requested = Signal()
    next_requested = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._right = False
        self._build()
        self._connect()
        self.retranslate(last=False)

    def retranslate(self, *, last: bool) -> None:
        """Take the words of the window's language; after the `last` question the way on is the end."""
        self._sources.say(self.tr("Where does this come from?"))
        self._section.say(self.tr("Read that part again"))
        self._again.say(self.tr("Try again"))
        for button in (self._next, self._leave):
            button.say(self.tr("Finish") if last else self.tr("Next question"))
        self._ways.arrange()
        self._on.arrange()

    def tell(self, why: str, *, right: bool) -> None:
        """Show the reason, say it to a screen reader, and offer the way on first."""
        self._right = right
        self._why.setText(why)
        self.setAccessibleName(why)
        self.setProperty("kind", "good" if right else "notice")
        for widget in (self, self._why):
            self.style().polish(widget)
        for button, shown in ((self._again, not right), (self._leave, not right), (self._next, right)):
            button.setVisible(shown)
        self._restyle()
        self.show()
        self._on.arrange()
        (self._next if right else self._again).setFocus(Qt.FocusReason.OtherFocusReason)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, why))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(12)
        self._sign = label(wrap=False)
        self._why = label("reading")
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._why, 1)
        self._sources = ActionButton(self._style, "sources", "quiet")
        self._section = ActionButton(self._style, "learn", "quiet")
        self._again = ActionButton(self._style, "try-again", "primary")
        self._next = ActionButton(self._style, "forward", "primary")
        # After a wrong answer trying again comes first; one may still go on.
        self._leave = ActionButton(self._style, "forward")
        self._ways = ButtonRow(self._section, self._sources, quiet=True)
        self._on = ButtonRow(self._again, self._next, self._leave)
        column.addLayout(row)
        column.addWidget(self._ways)
        column.addWidget(self._on)
        self._style.style_changed.connect(self._restyle)

    def _connect(self) -> None:
        self._sources.clicked.connect(self.sources_requested)
        self._section.clicked.connect(self.section_requested)
        self._again.clicked.connect(self.again_requested)
        self._next.clicked.connect(self.next_requested)
        self._leave.clicked.connect(self.next_requested)

    def _restyle(self) -> None:
        name, role = ("right", "good") if self._right else ("tip", "warning")
        size = self._style.chrome_px(26)
        self._sign.setPixmap(self._style.icon(name, role).pixmap(size, size))
