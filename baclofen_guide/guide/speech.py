"""A page as sentences to be read aloud."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from baclofen_guide.guide.document import (
    Block,
    Callout,
    Disagreement,
    Document,
    Figure,
    ForAudience,
    Inline,
    ItemList,
    Paragraph,
    Subheading,
    Table,
)
from baclofen_guide.guide.reader import callout_label
from baclofen_guide.guide.walk import for_audience, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from baclofen_guide.guide.reader import Reader

_ENDS = re.compile(r"[.!?…:;][\"”’)]*$")


def render_speech(document: Document, reader: Reader) -> str:
    """What a voice says for the page: one heading, paragraph, item or row a line, each a full sentence.

    Phone numbers are spelled digit by digit, so that 911 is not nine hundred and eleven.
    """
    speaker = _Speaker(reader)
    page = for_audience(document, reader.audience)
    lines = [page.front.title, *speaker.blocks(page.lead)]
    for section in page.sections:
        lines += [speaker.words(section.title), *speaker.blocks(section.blocks)]
    return "".join(f"{_closed(line)}\n" for line in lines if line)


class _Speaker:
    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        """The spoken lines of `blocks`."""
        for block in blocks:
            yield from self._block(block)

    def words(self, runs: Iterable[Inline]) -> str:
        """`runs` without citations, numbers from settings spelled out."""
        return plain(runs, lambda name: _spelled(self._reader.value(name))).strip()

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Paragraph() | Subheading():
                yield self.words(block.children)
            case ItemList():
                for item in block.items:
                    yield from self.blocks(item)
            case Table():
                yield from self._rows(block)
            case Figure():
                yield from (block.data.title, *block.data.words, block.data.note)
            case _:
                yield from self._box(block)

    def _rows(self, table: Table) -> Iterator[str]:
        head = [self.words(cell) for cell in table.head]
        for row in table.rows:
            cells = (self.words(cell) for cell in row)
            yield "; ".join(f"{title}: {cell}" for title, cell in zip(head, cells, strict=True) if cell)

    def _box(self, block: Callout | ForAudience | Disagreement) -> Iterator[str]:
        match block:
            case Callout():
                yield callout_label(block, self._reader)
                yield self.words(block.title)
            case ForAudience():
                yield self._reader.messages.text(f"audience.{block.audience}")
            case _:
                yield self._reader.messages.text("disagree.label")
        yield from self.blocks(block.blocks)


def _closed(line: str) -> str:
    return line if _ENDS.search(line) else f"{line}."


def _spelled(value: str) -> str:
    return re.sub(r"\d+", lambda digits: " ".join(digits.group()), value)
