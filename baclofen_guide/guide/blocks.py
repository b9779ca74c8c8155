"""Turns Python-Markdown's tree into typed blocks and sections."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, cast

from baclofen_guide.guide.document import (
    CHECKLIST,
    LEAD_ID,
    Block,
    Callout,
    CalloutKind,
    Disagreement,
    Figure,
    ForAudience,
    Inline,
    ItemList,
    Paragraph,
    Section,
    Subheading,
    Table,
)
from baclofen_guide.guide.errors import ContentError
from baclofen_guide.guide.inlines import INLINE_TAGS, line_of_element, read_inlines
from baclofen_guide.settings.choices import AUDIENCES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from baclofen_guide.guide.figures import FigureData


class BlockReader:
    """Reads the elements of one page; knows the file for errors and the heading ids seen so far."""

    def __init__(self, path: Path, figures: Mapping[str, FigureData]) -> None:
        self._path, self._figures = path, figures
        self._ids = {LEAD_ID}

    def page(self, root: Element) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
        """The blocks before the first section, and the sections.

        Raises:
            ContentError: At the first element that a page cannot hold.
        """
        lead: list[Block] = []
        sections: list[Section] = []
        blocks = lead
        for element in root:
            if element.tag == "h2":
                self._close(sections, blocks)
                blocks = []
                line = line_of_element(element)
                sections.append(Section(self._new_id(element), self._words(element), (), line))
            else:
                blocks.append(self._block(element, heading_allowed=bool(sections)))
        self._close(sections, blocks)
        return tuple(lead), tuple(sections)

    def _close(self, sections: list[Section], blocks: list[Block]) -> None:
        """Put the gathered `blocks` into the last section, if one is open."""
        if sections:
            last = sections[-1]
            if not blocks:
                raise ContentError(self._path, last.line, f"the section {last.id} is empty")
            for block, after in pairwise([*blocks, None]):
                if isinstance(block, Subheading) and (after is None or isinstance(after, Subheading)):
                    raise ContentError(self._path, block.line, f"nothing stands under the heading {block.id}")
            sections[-1] = Section(last.id, last.title, tuple(blocks), last.line)

    def _block(self, element: Element, *, heading_allowed: bool = False) -> Block:
        line = line_of_element(element)
        match element.tag:
            case "p":
                return Paragraph(self._words(element), line)
            case "ul" | "ol":
                return self._list(element)
            case "table":
                return self._table(element)
            case "div":
                return self._box(element)
            case "figure":
                return self._figure(element)
            case "h3" if heading_allowed:
                return Subheading(self._new_id(element), self._words(element), line)
            case "h3":
                raise ContentError(self._path, line, "a heading ### has its place in a section")
        raise ContentError(self._path, line, "text indented by four spaces belongs to no box or list")

    def _words(self, element: Element) -> tuple[Inline, ...]:
        return read_inlines(element.text, element, self._path)

    def _new_id(self, element: Element) -> str:
        name = element.get("id", "")
        if name in self._ids:
            raise ContentError(self._path, line_of_element(element), f"the id {name} is taken already")
        self._ids.add(name)
        return name

    def _list(self, element: Element) -> ItemList:
        if element.get("start"):
            raise ContentError(self._path, line_of_element(element), "a numbered list starts with 1")
        return ItemList(element.tag == "ol", tuple(self._item(item) for item in element))

    def _item(self, item: Element) -> tuple[Block, ...]:
        """An item's own words, as a paragraph, and the blocks under them."""
        children = list(item)
        count = next((i for i, child in enumerate(children) if child.tag not in INLINE_TAGS), len(children))
        words = read_inlines(item.text, children[:count], self._path)
        own: list[Block] = [Paragraph(words, line_of_element(item))] if words else []
        return (*own, *self._blocks(children[count:]))

    def _blocks(self, elements: Iterable[Element]) -> tuple[Block, ...]:
        return tuple(self._block(element) for element in elements)

    def _table(self, element: Element) -> Table:
        head, *rows = (tuple(read_inlines(cell.text, cell, self._path) for cell in row) for row in element)
        return Table(head, tuple(rows), line_of_element(element))

    def _box(self, element: Element) -> Block:
        title, *rest = element
        kind = element.get("class", "").removeprefix("admonition ")
        line = line_of_element(element)
        blocks = self._blocks(rest)
        if not blocks:
            raise ContentError(self._path, line, "the box is empty; indent its text by four spaces")
        if kind in AUDIENCES:
            return ForAudience(kind, blocks, line)
        words = read_inlines(title.text, title, self._path)
        if kind == "disagree":
            return Disagreement("".join(title.itertext()).strip(), blocks, line)
        if kind == CHECKLIST:
            self._refuse_checklist(words, blocks, line)
        return Callout(cast("CalloutKind", kind), words, blocks, line)

    def _refuse_checklist(self, title: tuple[Inline, ...], blocks: tuple[Block, ...], line: int) -> None:
        """Hold a checklist to its form: a title, and one list of things to do."""
        lists = [block for block in blocks if isinstance(block, ItemList)]
        others = [block for block in blocks if not isinstance(block, (ItemList, Paragraph))]
        if not title:
            raise ContentError(self._path, line, 'a checklist has a title: !!! checklist "Before surgery"')
        if others or len(lists) != 1 or lists[0].ordered:
            raise ContentError(self._path, line, "a checklist holds one list with bullets")
        for item in lists[0].items:
            if len(item) != 1 or not isinstance(item[0], Paragraph):
                raise ContentError(self._path, line, "an item of a checklist is one thing to do, in words")

    def _figure(self, element: Element) -> Figure:
        name, line = element.get("name", ""), line_of_element(element)
        if name not in self._figures:
            raise ContentError(self._path, line, f"there is no figure [{name}] in figures.toml")
        return Figure(name, element.get("alt", ""), self._figures[name], line)
