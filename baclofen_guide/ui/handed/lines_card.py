"""Lines of words in one frame, replaced as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from baclofen_guide.ui.controls import label

if TYPE_CHECKING:
    from collections.abc import Sequence

Line = tuple[str, str]
"""The kind of a label, and its words."""


class LinesCard(QFrame):
    """Shows lines; hidden while there are none."""

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[QWidget] = []
        self._said: tuple[Line, ...] = ()
        self.setProperty("kind", kind)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(6)
        self.hide()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show `lines` in place of those before; empty words are passed over."""
        said = tuple(line for line in lines if line[1])
        self.setVisible(bool(said))
        if said == self._said:
            return
        self._said = said
        for old in self._lines:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._lines = [self._line(kind, words) for kind, words in said]

    def _line(self, kind: str, words: str) -> QWidget:
        line = label(kind)
        line.setText(words)
        line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._column.addWidget(line)
        return line
