"""A card with a few words and ways back to the page: one question gone over, or one to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from baclofen_guide.ui.controls import ActionButton, label
from baclofen_guide.ui.questions.button_row import ButtonRow

if TYPE_CHECKING:
    from baclofen_guide.ui.style import Style


class PartCard(QFrame):
    """A sign, a heading and lines below it; two buttons at its foot.

    Args:
        style: the current look.
        icon: a pictogram and the colour role it is drawn in.
        section: the section of the page behind it.
        facts: what it rests on.

    Signals:
        section_requested: the section.
        sources_requested: the facts.
    """

    section_requested = Signal(str)
    sources_requested = Signal(tuple)

    def __init__(
        self,
        style: Style,
        icon: tuple[str, str],
        section: str,
        facts: tuple[str, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style, self._icon = style, icon
        self._section, self._facts = section, facts
        self.setProperty("kind", "card")
        self._build()
        style.on_change(self._restyle)

    def say(self, heading: str, lines: list[str], read_again: str, sources: str) -> None:
        """Set the heading, the lines below it, and the words of both buttons."""
        self._heading.setText(heading)
        self._lines.setText("\n".join(lines))
        self.setAccessibleName(heading)
        self._read.say(read_again, name=f"{read_again}: {heading}")
        self._sources.say(sources, name=f"{sources} {heading}")
        self._ways.arrange()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(12)
        self._sign = label(wrap=False)
        self._heading, self._lines = label("reading-strong"), label("reading")
        self._read = ActionButton(self._style, "learn", "quiet")
        self._sources = ActionButton(self._style, "sources", "quiet")
        self._read.clicked.connect(self._on_read_clicked)
        self._sources.clicked.connect(self._on_sources_clicked)
        self._ways = ButtonRow(self._read, self._sources, quiet=True)
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(self._heading)
        words.addWidget(self._lines)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        column.addLayout(row)
        column.addWidget(self._ways)

    def _restyle(self) -> None:
        size = self._style.chrome_px(26)
        self._sign.setPixmap(self._style.icon(*self._icon).pixmap(size, size))

    def _on_read_clicked(self) -> None:
        self.section_requested.emit(self._section)

    def _on_sources_clicked(self) -> None:
        self.sources_requested.emit(self._facts)
