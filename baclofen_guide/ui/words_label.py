"""A label whose numbers stay on one line with their unit, however large the letters."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QLabel

NO_BREAK = "\N{NO-BREAK SPACE}"
_UNIT = re.compile(r"(?<=[0-9]) (?=(?:mg|mcg|µg|mL|ml|AM|PM|min|h|%)(?![^\W_])|%|→)")


def together(words: str) -> str:
    """`words` with no line break between a number and its unit: 2 alone might be read as 2 tablets."""
    return _UNIT.sub(NO_BREAK, words)


class WordsLabel(QLabel):
    """Words as they were said; only where a line may break is another."""

    def setText(self, text: str) -> None:
        """Show `text`."""
        super().setText(together(text))

    def text(self) -> str:
        """The words, with plain spaces."""
        return super().text().replace(NO_BREAK, " ")
