"""A hash of what a page says, so that a grade or an approval belongs to one text and no other.

It covers every word, heading, link and citation and the order they stand in, and none of the line
breaks, dates or other keys of the file. It does not depend on how the typed document is stored.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from baclofen_guide.guide.document import (
    Block,
    Callout,
    Citation,
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
    Text,
)
from baclofen_guide.guide.figures import Pictograms
from baclofen_guide.guide.hashing import blake2b

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def page_hash(document: Document) -> str:
    """The hash of everything the page says: 32 hexadecimal digits."""
    lines = [f"title {document.front.title}", f"summary {document.front.summary}", *_blocks(document.lead)]
    for section in document.sections:
        lines.append(f"section {section.id} {_runs(section.title)}")
        lines.extend(_blocks(section.blocks))
    return text_hash("\n".join(lines))


def text_hash(text: str) -> str:
    """The hash of one text, such as a passage or a fact's statement: 32 hexadecimal digits."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield f"p {_runs(block.children)}"
        case Subheading():
            yield f"h3 {block.id} {_runs(block.children)}"
        case ItemList():
            yield "ol" if block.ordered else "ul"
            for item in block.items:
                yield "li"
                yield from _blocks(item)
            yield "end"
        case Table():
            for row in (block.head, *block.rows):
                yield "row\t" + "\t".join(_runs(cell) for cell in row)
        case Callout():
            yield from _group(f"box {block.kind} {_runs(block.title)}", block.blocks)
        case Figure():
            yield from _figure(block)
        case ForAudience():
            yield from _group(f"for {block.audience}", block.blocks)
        case _:
            yield from _group(f"disagree {block.conflict}", block.blocks)


def _figure(figure: Figure) -> Iterator[str]:
    data = figure.data
    yield f"figure {figure.alt}\t{data.title}\t{data.note}\t{','.join(data.facts)}"
    if isinstance(data, Pictograms):
        yield "\t".join(part.icon for part in data.parts)
    yield "\t".join(data.words)


def _group(head: str, blocks: Iterable[Block]) -> Iterator[str]:
    yield head
    yield from _blocks(blocks)
    yield "end"


def _runs(runs: Iterable[Inline]) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Inline) -> str:  # noqa: PLR0911  one for each kind
    match run:
        case Text():
            return run.text.replace("\\", "\\\\").replace("<", "\\<")
        case Placeholder():
            return f"<fill {run.name}>"
        case Citation():
            return f"<cite {','.join(run.facts)}>"
        case Strong():
            return f"<b>{_runs(run.children)}<end>"
        case Emphasis():
            return f"<i>{_runs(run.children)}<end>"
        case Link():
            return f"<link {run.target}>{_runs(run.children)}<end>"
        case _:
            return f"<term {run.glossary_id}>{_runs(run.children)}<end>"
