"""The glossary as a page: a section a letter, a subheading a word."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from msgspec.structs import replace

from baclofen_guide.guide.document import Block, Document, Paragraph, Section, Subheading, Text
from baclofen_guide.guide.glossary import GlossaryWord, bare, in_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from baclofen_guide.settings.choices import Level


def with_words(document: Document, words: Mapping[str, GlossaryWord]) -> Document:
    """The page `document` of the glossary, followed by all words from A to Z."""
    letters = groupby(in_order(words), key=lambda item: letter_of(item[1].term))
    sections = tuple(
        Section(section_id(letter), (Text(letter.upper()),), tuple(_entries(document.level, items)), 0)
        for letter, items in letters
    )
    return replace(document, sections=document.sections + sections)


def letter_of(term: str) -> str:
    """The letter under which `term` stands: its first, small and without accents."""
    return bare(term)[0]


def section_id(letter: str) -> str:
    """The id of a letter's section."""
    return f"letter-{letter}"


def _entries(level: Level, items: Iterator[tuple[str, GlossaryWord]]) -> Iterator[Block]:
    for name, word in items:
        yield Subheading(name.casefold(), (Text(word.term),))
        yield Paragraph(word.runs(level))
