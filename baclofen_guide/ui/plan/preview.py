"""What the plan will be: the coming days with their doses and totals, and what is worth checking in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from baclofen_guide.dosing.findings import Severity
from baclofen_guide.ui.controls import ActionButton, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from baclofen_guide.ui.style import Style

KIND = {Severity.BLOCK: "emergency-line", Severity.WARN: "warning", Severity.NOTE: "quiet"}


class Preview(QFrame):
    """Lines of days and lines of findings, the weightiest first.

    Signals:
        source_requested: fact ids to explain, joined by commas.
    """

    source_requested = Signal(str)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._parts: list[QWidget] = []
        self.setProperty("kind", "card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._title = label("section")
        self._column.addWidget(self._title)

    def show_lines(
        self, title: str, days: Sequence[str], findings: Sequence[tuple[Severity, str]], facts: Sequence[str]
    ) -> None:
        """Show lines of words.

        Args:
            title: over everything.
            days: one line a stretch of days.
            findings: weight and words of each finding.
            facts: ids behind the findings; "" entries are passed over.
        """
        for part in self._parts:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = []
        self._title.setText(title)
        for words in days:
            self._add("", words)
        for severity, words in findings:
            self._add(KIND[severity], words)
        known = ",".join(dict.fromkeys(fact for fact in facts if fact))
        if known:
            button = ActionButton(self._style, "sources", "quiet")
            button.say(self.tr("Where does this come from?"))
            button.setProperty("facts", known)
            button.clicked.connect(self._on_source_clicked)
            self._parts.append(button)
            self._column.addWidget(button)

    def _add(self, kind: str, words: str) -> None:
        part = label(kind)
        part.setText(words)
        self._parts.append(part)
        self._column.addWidget(part)

    def _on_source_clicked(self) -> None:
        self.source_requested.emit(self.sender().property("facts"))
