"""Passages: the words that a citation speaks for, as `docs/content-format.md` defines them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from baclofen_guide.guide.document import (
    LEAD_ID,
    Block,
    Callout,
    Document,
    Figure,
    Inline,
    ItemList,
    Paragraph,
    Subheading,
    Table,
)
from baclofen_guide.guide.walk import cited_in, cited_in_runs, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from baclofen_guide.guide.figures import FigureData


class Passage(Struct, frozen=True):
    """One block and what it is read together with. Placeholders stand as ``{emergency}``.

    Attributes:
        facts: Ids that the block cites, in order; () when it cites none.
        own: The words of the block itself.
        context: The title of the box around it and the paragraph that leads into its list.
        line: Where the block starts in its file.
        section: Id of its section, ``top`` before the first.
        heading: A title or heading; its facts are those of everything under it, and it cites nothing itself.
        figure: Name of the figure whose words, in ``figures.toml``, these are; "" for words of the page.
    """

    facts: tuple[str, ...]
    own: str
    context: str
    line: int
    section: str
    heading: bool = False
    figure: str = ""

    @property
    def text(self) -> str:
        """The block with what it is read together with."""
        return f"{self.context} {self.own}".strip()


def passages(document: Document) -> tuple[Passage, ...]:
    """Every block of the page as a passage, headings and titles among them, in reading order."""
    found = list(_Collector(LEAD_ID).blocks(document.lead))
    for section in document.sections:
        facts = cited_in(section.blocks)
        found.append(Passage(facts, words_of(section.title), "", section.line, section.id, heading=True))
        found.extend(_Collector(section.id, facts).blocks(section.blocks))
    return tuple(found)


def joined_passages(found: Iterable[Passage], fact: str) -> str:
    """All passages that cite `fact`, as one text."""
    return "\n".join(passage.text for passage in found if fact in passage.facts and not passage.heading)


def words_of(runs: Iterable[Inline]) -> str:
    """`runs` without citations, placeholders as ``{emergency}``."""
    return plain(runs, lambda name: f"{{{name}}}")


def figure_words(figure: FigureData) -> str:
    """Everything that `figure` says."""
    return "\n".join(words for words in (figure.title, *figure.words, figure.note) if words)


class _Collector:
    """Collects the passages of one section; `facts` are all that it cites, for its subheadings."""

    def __init__(self, section: str, facts: tuple[str, ...] = ()) -> None:
        self._section = section
        self._facts = facts

    def blocks(self, blocks: Iterable[Block], titles: str = "", lead: str = "") -> Iterator[Passage]:
        """The passages of `blocks`.

        Args:
            blocks: Siblings, in order.
            titles: Titles of the boxes around them.
            lead: The words that lead into a list that comes first among them.
        """
        for block in blocks:
            yield from self._block(block, titles, lead)
            lead = words_of(block.children) if isinstance(block, Paragraph) else ""

    def _block(self, block: Block, titles: str, lead: str) -> Iterator[Passage]:
        match block:
            case Paragraph():
                facts = cited_in_runs(block.children)
                yield Passage(facts, words_of(block.children), titles, block.line, self._section)
            case Subheading():
                yield self._heading(self._facts, block.children, block.line)
            case ItemList():
                for item in block.items:
                    yield from self._item(item, titles, lead)
            case Table():
                yield from self._table(block, titles)
            case Callout():
                yield self._heading(cited_in(block.blocks), block.title, block.line)
                yield from self.blocks(block.blocks, f"{titles} {words_of(block.title)}".strip())
            case Figure():
                yield Passage(block.data.facts, block.alt, titles, block.line, self._section)
                words = figure_words(block.data)
                yield Passage(block.data.facts, words, titles, block.line, self._section, figure=block.name)
            case _:
                yield from self.blocks(block.blocks, titles)

    def _heading(self, facts: tuple[str, ...], runs: tuple[Inline, ...], line: int) -> Passage:
        return Passage(facts, words_of(runs), "", line, self._section, heading=True)

    def _item(self, item: tuple[Block, ...], titles: str, lead: str) -> Iterator[Passage]:
        """The paragraphs of an item are one passage; lists and tables in it have their own."""
        paragraphs = [block for block in item if isinstance(block, Paragraph)]
        own = " ".join(words_of(paragraph.children) for paragraph in paragraphs)
        if paragraphs:
            facts = cited_in(paragraphs)
            yield Passage(facts, own, f"{titles} {lead}".strip(), paragraphs[0].line, self._section)
        inner = (block for block in item if not isinstance(block, Paragraph))
        for block in inner:
            yield from self._block(block, titles, own)

    def _table(self, table: Table, titles: str) -> Iterator[Passage]:
        for cell in table.head:
            yield self._heading(cited_in([table]), cell, table.line)
        for line, row in enumerate(table.rows, table.line + 2):
            facts = tuple(dict.fromkeys(fact for cell in row for fact in cited_in_runs(cell)))
            yield Passage(facts, " ".join(words_of(cell) for cell in row), titles, line, self._section)
