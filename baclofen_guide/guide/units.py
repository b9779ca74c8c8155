"""Numbers that stay on one line with what they count, in a window and on paper."""

from __future__ import annotations

import re

NO_BREAK = "\N{NO-BREAK SPACE}"
_UNIT = re.compile(r"(?<=[0-9]) (?=(?:mg|mcg|µg|mL|ml|AM|PM|min|h|%)(?![^\W_])|%|→)")
_COUNTED = re.compile(r"(?:(?<=[·+=] [0-9½¼¾])|(?<=[·+=] [0-9][0-9½¼¾])) (?=[^\W0-9_])")
"""Of an amount such as "15 mg · 1 tablet of 10 mg + 1½ tablets of 5 mg"."""


def together(words: str) -> str:
    """`words` with no line break between a number and its unit, or how many tablets and the word for them."""
    return _COUNTED.sub(NO_BREAK, _UNIT.sub(NO_BREAK, words))
