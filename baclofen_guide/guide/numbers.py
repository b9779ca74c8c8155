"""Numbers in words and digits, compared without regard to how they are written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_FRACTIONS = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.33", "⅔": "0.67"}
_DIGITS = r"\d+(?:[.,]\d+)*"
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")


def numbers_in(text: str, words: Mapping[str, str]) -> dict[str, str]:
    """The numbers in `text`: each value, such as ``1000`` or ``0.5``, with the way it is written there.

    Args:
        text: What is searched.
        words: Number words of the text's language with their values.
    """
    spelled = "|".join(re.escape(word) for word in words)
    pattern = rf"{_DIGITS}|[{''.join(_FRACTIONS)}]" + (rf"|\b(?:{spelled})\b" if spelled else "")
    found = (match.group() for match in re.finditer(pattern, text, re.IGNORECASE))
    return {_value(shown, words): shown for shown in found}


def without_phrases(text: str, phrases: Iterable[str]) -> str:
    """`text` without the phrases that stand in it whole, such as "6 in 10"."""
    for phrase in phrases:
        expression = r"\s+".join(re.escape(word) for word in phrase.split())
        text = re.sub(rf"(?<![\w.,])(?<!\w-){expression}(?![.,]?\d|\w)", " … ", text, flags=re.IGNORECASE)
    return text


def _value(shown: str, words: Mapping[str, str]) -> str:
    plain = words.get(shown.lower()) or _FRACTIONS.get(shown) or shown
    if _THOUSANDS.fullmatch(plain):
        plain = plain.replace(",", "")
    plain = plain.replace(",", ".")
    whole, point, part = plain.partition(".")
    part = part.rstrip("0")
    return f"{whole.lstrip('0') or '0'}{point if part else ''}{part}"
