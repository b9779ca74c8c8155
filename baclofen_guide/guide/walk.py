"""Ways through a document: its blocks and runs in reading order, and who sees which of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from baclofen_guide.guide.document import (
    Block,
    Callout,
    Citation,
    Disagreement,
    Document,
    Emphasis,
    Figure,
    ForAudience,
    Inline,
    ItemList,
    Link,
    Paragraph,
    Placeholder,
    Strong,
    Subheading,
    Table,
    Term,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from baclofen_guide.guide.figures import FigureData
    from baclofen_guide.settings.choices import Audience


def walk_runs(runs: Iterable[Inline]) -> Iterator[Inline]:
    """Every run in `runs` and inside them, in reading order."""
    for run in runs:
        yield run
        if isinstance(run, (Strong, Emphasis, Link, Term)):
            yield from walk_runs(run.children)


def walk_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block in `blocks` and inside them, in reading order."""
    for block in blocks:
        yield block
        if isinstance(block, (Callout, ForAudience, Disagreement)):
            yield from walk_blocks(block.blocks)
        elif isinstance(block, ItemList):
            for item in block.items:
                yield from walk_blocks(item)


def own_runs(block: Block) -> Iterator[tuple[Inline, ...]]:
    """The groups of runs that stand in `block` itself: its words, its title, its cells, its caption."""
    if isinstance(block, (Paragraph, Subheading)):
        yield block.children
    elif isinstance(block, Callout):
        yield block.title
    elif isinstance(block, Table):
        yield from block.head
        for row in block.rows:
            yield from row
    elif isinstance(block, Figure):
        yield caption(block)


def caption(figure: Figure) -> tuple[Inline, ...]:
    """The title of `figure` and where its figures come from."""
    return (Text(figure.data.title), Citation(figure.data.facts, figure.line))


def page_blocks(document: Document) -> Iterator[Block]:
    """Every block of the page in reading order, lead first."""
    yield from walk_blocks(document.lead)
    for section in document.sections:
        yield from walk_blocks(section.blocks)


def page_runs(document: Document) -> Iterator[Inline]:
    """Every run of the page in reading order, headings included."""
    for block in walk_blocks(document.lead):
        for runs in own_runs(block):
            yield from walk_runs(runs)
    for section in document.sections:
        yield from walk_runs(section.title)
        for block in walk_blocks(section.blocks):
            for runs in own_runs(block):
                yield from walk_runs(runs)


def figures_in(document: Document) -> dict[str, FigureData]:
    """What the page's pictures are drawn from, by name."""
    return {block.name: block.data for block in page_blocks(document) if isinstance(block, Figure)}


def cited(document: Document) -> tuple[str, ...]:
    """The ids that the page cites, each once, in reading order."""
    return _ids(page_runs(document))


def cited_in(blocks: Iterable[Block]) -> tuple[str, ...]:
    """The ids cited in `blocks`, each once, in reading order."""
    groups = (runs for block in walk_blocks(blocks) for runs in own_runs(block))
    return _ids(run for runs in groups for run in walk_runs(runs))


def cited_in_runs(runs: Iterable[Inline]) -> tuple[str, ...]:
    """The ids cited in `runs`, each once, in reading order."""
    return _ids(walk_runs(runs))


def _ids(runs: Iterable[Inline]) -> tuple[str, ...]:
    groups = (run.facts for run in runs if isinstance(run, Citation))
    return tuple(dict.fromkeys(name for names in groups for name in names))


def number_citations(document: Document) -> dict[tuple[str, ...], int]:
    """The number a reader sees for each citation, from 1 in reading order; the same ids share a number."""
    found = (run.facts for run in page_runs(document) if isinstance(run, Citation))
    return {facts: number for number, facts in enumerate(dict.fromkeys(found), 1)}


def plain(runs: Iterable[Inline], value: Callable[[str], str]) -> str:
    """The words of `runs` without citations; `value` words a placeholder."""
    words = []
    for run in walk_runs(runs):
        if isinstance(run, Text):
            words.append(run.text)
        elif isinstance(run, Placeholder):
            words.append(value(run.name))
    return "".join(words)


def said(blocks: Iterable[Block], value: Callable[[str], str]) -> str:
    """Everything that `blocks` say, one line for each paragraph, title or cell."""
    lines = (plain(runs, value).strip() for block in walk_blocks(blocks) for runs in own_runs(block))
    return "\n".join(line for line in lines if line)


def for_audience(document: Document, audience: Audience) -> Document:
    """`document` without the blocks meant for others."""
    sections = tuple(
        msgspec.structs.replace(section, blocks=kept_for(section.blocks, audience))
        for section in document.sections
    )
    return msgspec.structs.replace(document, lead=kept_for(document.lead, audience), sections=sections)


def kept_for(blocks: Iterable[Block], audience: Audience) -> tuple[Block, ...]:
    """`blocks` without those meant for others."""
    kept: list[Block] = []
    for block in blocks:
        if isinstance(block, ForAudience) and block.audience != audience:
            continue
        if isinstance(block, (Callout, ForAudience, Disagreement)):
            if inner := kept_for(block.blocks, audience):
                kept.append(msgspec.structs.replace(block, blocks=inner))
        elif isinstance(block, ItemList):
            if items := tuple(inner for item in block.items if (inner := kept_for(item, audience))):
                kept.append(ItemList(block.ordered, items))
        else:
            kept.append(block)
    return tuple(kept)
