"""One line over the page in which the program says what happened and what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from baclofen_guide.ui.controls import ActionButton, label

if TYPE_CHECKING:
    from baclofen_guide.ui.style import Style


class Notice(QFrame):
    """Hidden until there is something to say; stays until the reader closes it.

    Signals:
        report_requested: the reader wants to see the report of what went wrong.
    """

    report_requested = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "notice")
        self.setObjectName("notice")
        self._text = label()
        self._close = ActionButton(style, "close", "quiet")
        self._close.clicked.connect(self.hide)
        self._report = ActionButton(style, "document", "quiet")
        self._report.clicked.connect(self.report_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 4)
        row.addWidget(self._text, 1)
        row.addWidget(self._report, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.retranslate()
        self.hide()

    def say(self, text: str, *, with_report: bool = False) -> None:
        """Show `text` and announce it to a screen reader; `with_report`, offer what can be passed on."""
        self._text.setText(text)
        self._report.setVisible(with_report)
        self.setAccessibleName(text)
        self.show()

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._close.say(self.tr("Close this message"), icon_only=True)
        self._report.say(self.tr("See the report"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
