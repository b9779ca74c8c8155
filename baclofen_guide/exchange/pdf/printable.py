"""Words made fit for paper: every character has a glyph, no word leaves the sheet, no number loses its unit.

PDF/UA refuses a character that no embedded font can show, so one that cannot be shown becomes a square, which
a reader sees and can ask about. Nothing else about the words is changed but where a line may break.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from baclofen_guide.exchange.pdf.fonts import characters, reading_font
from baclofen_guide.guide.units import together

UNSHOWN = "\u25a1"
"""Stands for a character that no font has: a white square."""
BREAK = "\u200b"
"""A place where a line may break; it has no width."""
_LONGEST = 24
"""More letters than this without a space may be broken."""
_LONG = re.compile(rf"[^\s{BREAK}]{{{_LONGEST},}}")
_DIRECTING = re.compile("[\u202a-\u202e\u2066-\u2069\ufe00-\ufe0f\ufeff]")
"""Marks that turn lines around or choose between emoji: they could make the text say something else."""
_KEPT = frozenset(map(ord, "\n\u200b\u200c\u200d\u200e\u200f\u00ad\u2060"))
"""Characters without a glyph of their own."""
_BUILT_IN = (
    *((0x0391, 0x03A1), (0x03A3, 0x03C9), (0x0410, 0x044F)),
    *((0x05D0, 0x05EA), (0x0621, 0x063A), (0x0641, 0x064A), (0x0660, 0x0669)),
    *((0x2190, 0x2193), (0x25A0, 0x25A1), (0x25CB, 0x25CB), (0x25CF, 0x25CF), (0x2713, 0x2714)),
)
"""What the fonts built into typst add: Greek, Cyrillic, Hebrew, Arabic, some signs. A test sets them all."""


def printable(text: str) -> str:
    """`text` as it can be set; quotes, brackets and backslashes stay what they are."""
    plain = _DIRECTING.sub("", unicodedata.normalize("NFC", text)).replace("\r\n", "\n").replace("\t", " ")
    shown = "".join(_shown(letter) for letter in plain)
    return together(_LONG.sub(_breakable, shown))


def printable_tree(value: object) -> object:
    """`value` (what JSON can hold) with every text in it made `printable`; keys stay."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {name: printable_tree(inner) for name, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [printable_tree(inner) for inner in value]
    return value


@cache
def known_characters() -> frozenset[int]:
    """Every code point that can be set."""
    font = reading_font()
    own = characters(font.read_bytes()) if font else frozenset(range(0x20, 0x7F))
    return own | _KEPT | {code for first, last in _BUILT_IN for code in range(first, last + 1)}


def _shown(letter: str) -> str:
    if ord(letter) in known_characters():
        return letter
    return "" if unicodedata.category(letter) in ("Cc", "Cf", "Cs") else UNSHOWN


def _breakable(word: re.Match[str]) -> str:
    return BREAK.join(word.group())
