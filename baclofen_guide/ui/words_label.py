"""A label whose numbers stay on one line with their unit, however large the letters."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QLabel

NO_BREAK = "\N{NO-BREAK SPACE}"
_UNIT = re.compile(r"(?<=[0-9]) (?=(?:mg|mcg|µg|mL|ml|AM|PM|min|h|%)(?![^\W_])|%|→)")
_COUNTED = re.compile(r"(?:(?<=[·+] [0-9½¼¾])|(?<=[·+] [0-9][0-9½¼¾])) (?=[^\W0-9_])")
"""Of an amount such as "15 mg · 1 tablet of 10 mg + 1½ tablets of 5 mg"."""


def together(words: str) -> str:
    """`words` with no line break between a number and its unit, or how many tablets and the word for them."""
    return _COUNTED.sub(NO_BREAK, _UNIT.sub(NO_BREAK, words))


class WordsLabel(QLabel):
    """Words as they were said; only where a line may break is another."""

    def setText(self, text: str) -> None:
        """Show `text`."""
        super().setText(together(text))

    def text(self) -> str:
        """The words, with plain spaces."""
        return super().text().replace(NO_BREAK, " ")
