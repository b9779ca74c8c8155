"""The running text of a page: what its reading grade and its length are measured on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from baclofen_guide.guide.document import Document, Figure, Paragraph
from baclofen_guide.guide.walk import page_blocks, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

WORDS_A_MINUTE = {"easy": 150, "standard": 200, "clinical": 220}
_ENDS = re.compile(r"[.!?…:][\"”’)]*$")


def running_text(document: Document, value: Callable[[str], str]) -> str:
    """Paragraphs, list items and notes of figures as sentences, one a line.

    Titles, headings, tables and the labels of figures are left out.

    Args:
        document: The page; blocks for every audience are included.
        value: Words a placeholder; grades are measured with numbers in its place.
    """
    lines: list[str] = []
    for block in page_blocks(document):
        if isinstance(block, Paragraph):
            lines.append(plain(block.children, value))
        elif isinstance(block, Figure):
            lines.append(block.data.note)
    return as_sentences(lines)


def as_sentences(lines: Iterable[str]) -> str:
    """`lines`, each closed with a full stop where it ends with none; empty ones are left out."""
    words = (line.strip() for line in lines)
    return "\n".join(line if _ENDS.search(line) else f"{line}." for line in words if line)


def count_words(text: str) -> int:
    """Words with at least one letter or digit in them."""
    return len(re.findall(r"\S*\w\S*", text))


def minutes_to_read(words: int, level: str) -> int:
    """Whole minutes, at least one, at a pace that suits the readers of `level`."""
    return max(1, round(words / WORDS_A_MINUTE[level]))
