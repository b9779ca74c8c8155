"""A page as plain text for the terminal: wrapped, with boxes and links in words."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from baclofen_guide.guide.document import (
    CHECKLIST,
    Block,
    Callout,
    Citation,
    Disagreement,
    Document,
    Figure,
    ForAudience,
    Inline,
    ItemList,
    Link,
    Paragraph,
    Placeholder,
    Subheading,
    Table,
    Text,
)
from baclofen_guide.guide.reader import callout_label
from baclofen_guide.guide.text_table import format_table
from baclofen_guide.guide.walk import caption, cited, for_audience

if TYPE_CHECKING:
    from collections.abc import Iterable

    from baclofen_guide.guide.facts import FactBase
    from baclofen_guide.guide.reader import Reader

WIDEST = 100
"""Longer lines are hard to follow, however wide the terminal."""
_INDENT = 2
_NARROWEST = 20


def render_text(
    document: Document, reader: Reader, base: FactBase, *, width: int = 78, facts: bool = False
) -> str:
    """The page as plain text that ends in a line break.

    Args:
        document: The page.
        reader: Decides which audience's blocks are shown and what stands for placeholders.
        base: Sources, and positions on which sources disagree, come from here.
        width: Longest line in characters; at least twenty.
        facts: Say behind each sentence which facts it rests on, and list their sources at the end.
    """
    page = for_audience(document, reader.audience)
    return _TextWriter(page, reader, base, facts=facts).page(max(width, _NARROWEST))


class _TextWriter:
    """Writes one page; methods return lines without line breaks."""

    def __init__(self, page: Document, reader: Reader, base: FactBase, *, facts: bool) -> None:
        self._page = page
        self._reader = reader
        self._base = base
        self._show_facts = facts

    def page(self, width: int) -> str:
        """All of it."""
        title = self._page.front.title
        lines = [*_underlined(title, "=", width), ""] if title else []
        lines += self._blocks(self._page.lead, width)
        for section in self._page.sections:
            lines += [*_underlined(self._words(section.title), "-", width), ""]
            lines += self._blocks(section.blocks, width)
        if self._show_facts:
            lines += self._sources(width)
        return "\n".join(lines).rstrip() + "\n"

    def _blocks(self, blocks: Iterable[Block], width: int, *, to_tick: bool = False) -> list[str]:
        """The lines of `blocks`, each block followed by an empty one; lists have boxes when `to_tick`."""
        lines: list[str] = []
        for block in blocks:
            lines += [*self._block(block, width, to_tick=to_tick), ""]
        return lines

    def _block(self, block: Block, width: int, *, to_tick: bool) -> list[str]:
        match block:
            case Paragraph():
                return textwrap.wrap(self._words(block.children), width)
            case Subheading():
                return textwrap.wrap(self._words(block.children) + ":", width)
            case ItemList():
                return self._list(block, width, to_tick=to_tick)
            case Figure():
                return self._figure(block, width)
            case Table():
                head, *rows = [[self._words(cell) for cell in row] for row in (block.head, *block.rows)]
                return format_table(head, rows, width)
            case _:
                return self._box(block, width)

    def _list(self, block: ItemList, width: int, *, to_tick: bool) -> list[str]:
        lines: list[str] = []
        for number, item in enumerate(block.items, 1):
            mark = f"{number}. " if block.ordered else self._box_of(item) if to_tick else "- "
            inside = self._blocks(item, max(width - len(mark), _NARROWEST))[:-1]
            lines += _indented(inside, mark)
        return lines

    def _box_of(self, item: tuple[Block, ...]) -> str:
        """The box before a thing to do, ticked or not."""
        (thing,) = item
        return "[x] " if isinstance(thing, Paragraph) and thing.line in self._reader.ticks else "[ ] "

    def _box(self, block: Callout | ForAudience | Disagreement, width: int) -> list[str]:
        """What the box is in words, and what it holds, set in."""
        room = max(width - _INDENT, _NARROWEST)
        to_tick = isinstance(block, Callout) and block.kind == CHECKLIST
        inside = self._blocks(block.blocks, room, to_tick=to_tick)[:-1]
        if isinstance(block, Disagreement):
            inside += self._positions(block, room)
        heading = textwrap.wrap(self._heading(block), width)
        return [*heading, *_indented(inside, " " * _INDENT)]

    def _heading(self, block: Callout | ForAudience | Disagreement) -> str:
        messages = self._reader.messages
        match block:
            case Callout():
                label, title = callout_label(block, self._reader).upper(), self._words(block.title)
                return f"{label}: {title}" if label and title else title or f"{label}:"
            case ForAudience():
                return messages.text(f"audience.{block.audience}").upper() + ":"
            case _:
                return messages.text("disagree.label").upper() + ":"

    def _figure(self, block: Figure, width: int) -> list[str]:
        """The figure in words: its title, what each part says, its note."""
        parts = [line for words in block.data.words for line in _wrapped(words, width, "- ")]
        note = textwrap.wrap(block.data.note, width)
        return [*textwrap.wrap(self._words(caption(block)), width), *parts, *note]

    def _positions(self, block: Disagreement, width: int) -> list[str]:
        """Who says what, for clinicians and for those who ask for the facts."""
        conflict = self._base.conflicts.get(block.conflict)
        level = self._page.level
        positions = conflict.positions_at(level) if conflict else ()
        if not positions or not (self._show_facts or level == "clinical"):
            return []
        head = [self._reader.messages.text(name) for name in ("disagree.who", "disagree.says")]
        return ["", *format_table(head, [[one.who, one.says] for one in positions], width)]

    def _words(self, runs: Iterable[Inline]) -> str:
        return "".join(self._run(run) for run in runs)

    def _run(self, run: Inline) -> str:
        match run:
            case Text():
                return run.text
            case Placeholder():
                return self._reader.value(run.name)
            case Citation():
                return f" [{', '.join(run.facts)}]" if self._show_facts else ""
            case Link():
                page = run.target.removeprefix("topic:")
                return self._words(run.children) + self._reader.messages.text("text.see", page=page)
            case _:
                return self._words(run.children)

    def _sources(self, width: int) -> list[str]:
        title = self._reader.messages.text("facts.sources")
        lines = [*_underlined(title, "-", width), ""]
        for name in cited(self._page):
            sources = "; ".join(source.short for source in self._base.sources_for([name]))
            lines += textwrap.wrap(f"{name}: {sources}", width, subsequent_indent="  ")
        return lines


def _underlined(words: str, mark: str, width: int) -> list[str]:
    lines = textwrap.wrap(words, width)
    return [*lines, mark * max(map(len, lines))]


def _wrapped(words: str, width: int, mark: str) -> list[str]:
    return textwrap.wrap(words, width, initial_indent=mark, subsequent_indent=" " * len(mark))


def _indented(lines: list[str], mark: str) -> list[str]:
    """`lines` behind `mark`, the further ones behind as many spaces."""
    rest = " " * len(mark)
    return [((rest if number else mark) + line).rstrip() for number, line in enumerate(lines)]
