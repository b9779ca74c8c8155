"""A label whose numbers stay on one line with their unit, however large the letters."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from baclofen_guide.guide.units import NO_BREAK, together


class WordsLabel(QLabel):
    """Words as they were said; only where a line may break is another."""

    def setText(self, text: str) -> None:
        """Show `text`."""
        super().setText(together(text))

    def text(self) -> str:
        """The words, with plain spaces."""
        return super().text().replace(NO_BREAK, " ")
