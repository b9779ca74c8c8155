"""The running text of a page: what its reading grade and its length are measured on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from baclofen_guide.guide.document import Document, Paragraph
from baclofen_guide.guide.walk import page_blocks, plain

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS_A_MINUTE = {"easy": 150, "standard": 200, "clinical": 220}
_ENDS = re.compile(r"[.!?…:][\"”’)]*$")


def running_text(document: Document, value: Callable[[str], str]) -> str:
    """Paragraphs and list items as sentences, one a line; titles, headings and tables are left out.

    Args:
        document: The page; blocks for every audience are included.
        value: Words a placeholder; grades are measured with numbers in its place.
    """
    paragraphs = (block for block in page_blocks(document) if isinstance(block, Paragraph))
    lines = (plain(paragraph.children, value).strip() for paragraph in paragraphs)
    return "\n".join(line if _ENDS.search(line) else f"{line}." for line in lines if line)


def count_words(text: str) -> int:
    """Words with at least one letter or digit in them."""
    return len(re.findall(r"\S*\w\S*", text))


def minutes_to_read(words: int, level: str) -> int:
    """Whole minutes, at least one, at a pace that suits the readers of `level`."""
    return max(1, round(words / WORDS_A_MINUTE[level]))
