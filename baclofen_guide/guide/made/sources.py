"""The sources as a page: a section a kind, an item a source, with how it was read and where it is used."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec.structs import replace

from baclofen_guide.guide.document import (
    Block,
    Document,
    Inline,
    ItemList,
    Link,
    Paragraph,
    Section,
    Strong,
    Text,
)
from baclofen_guide.guide.factbase.model import SourceKind  # noqa: TC001
from baclofen_guide.guide.made.stock import MADE

if TYPE_CHECKING:
    from baclofen_guide.guide.facts import Source
    from baclofen_guide.guide.made.stock import PageNote, Stock
    from baclofen_guide.settings.choices import Level

KINDS: tuple[SourceKind, ...] = ("label", "guideline", "study", "reference", "policy", "web")
"""In the order they are shown, those with most weight first."""

_READ = ("seen-secondary", "seen in review", "seen; rejected", "seen", "from knowledge", "policy")
"""How `read` may begin, the longer first; each has its words in the messages."""


def with_sources(document: Document, stock: Stock) -> Document:
    """The page `document` of the sources, followed by each of them under its kind."""
    uses = _uses(document, stock)
    sections = []
    for kind in KINDS:
        sources = [source for source in stock.base.sources.values() if source.kind == kind]
        if sources:
            items = tuple(_item(source, uses[source.id], document.level, stock) for source in sources)
            title = (Text(stock.messages.text(f"sources.kind.{kind}", n=len(sources))),)
            sections.append(Section(f"kind-{kind}", title, (ItemList(ordered=False, items=items),), 0))
    return replace(document, sections=(*document.sections, *sections))


def _uses(document: Document, stock: Stock) -> defaultdict[str, list[PageNote]]:
    """The pages of this level that rest on each source, but for those made from data."""
    uses: defaultdict[str, list[PageNote]] = defaultdict(list)
    for page in stock.pages():
        if page.level == document.level and page.topic not in MADE:
            for source in stock.base.sources_for(page.facts):
                uses[source.id].append(page)
    return uses


def _item(source: Source, pages: list[PageNote], level: Level, stock: Stock) -> tuple[Block, ...]:
    """One source; which pages rest on it is counted at the easy level and listed at the others."""
    full = source.full if source.full.endswith(".") else f"{source.full}."
    read = how_read(source.read, stock)
    runs: list[Inline] = [Strong((Text(f"{source.short}."),)), Text(f" {full} {read} ")]
    if not pages or level == "easy":
        count = (
            stock.messages.text("sources.count", n=len(pages))
            if pages
            else stock.messages.text("sources.unused")
        )
        return (Paragraph((*runs, Text(count))),)
    runs.append(Text(stock.messages.text("sources.used")))
    for place, page in enumerate(pages):
        runs += [Text(", " if place else " "), Link(f"topic:{page.topic}", (Text(page.title),))]
    return (Paragraph((*runs, Text("."))),)


def how_read(read: str, stock: Stock) -> str:
    """How a source was read, in words for readers, with the detail its entry gives.

    A `read` that begins in no known way is shown as it stands.
    """
    for way in _READ:
        if read.startswith(way):
            name = way.replace("; ", "-").replace(" ", "-")
            detail = read.removeprefix(way).strip(" ;,()")
            return stock.messages.text(f"sources.read.{name}", detail=f" ({detail})" if detail else "")
    return f"{read}."
