"""What the editorial policy counts: how sure we are, what is reviewed, and how pages score."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec.structs import replace

from baclofen_guide.guide.document import Block, Document, ItemList, Link, Paragraph, Table, Text
from baclofen_guide.guide.sheets import PARTS, SCORED_LEVELS, score

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from baclofen_guide.guide.factbase.model import Evidence
    from baclofen_guide.guide.made.stock import PageNote, Stock
    from baclofen_guide.guide.sheets import Part

EVIDENCE: tuple[Evidence, ...] = ("seen", "seen-secondary", "to-verify", "policy")
"""In the order they are shown, the surest first."""


def with_counts(document: Document, stock: Stock) -> Document:
    """The page `document` of the editorial policy, its sections followed by what they speak of, counted."""
    sections = tuple(
        replace(section, blocks=(*section.blocks, *_COUNTED[section.id](document, stock)))
        if section.id in _COUNTED
        else section
        for section in document.sections
    )
    return replace(document, sections=sections)


def _how_sure(_: Document, stock: Stock) -> Iterator[Block]:
    text = stock.messages.text
    found = Counter(fact.evidence for fact in stock.base.facts.values())
    head = _cells(text("policy.evidence"), text("policy.facts"), text("policy.means"))
    rows = [
        _cells(text(f"policy.kind.{kind}"), f"{found[kind]}", text(f"facts.evidence.{kind}"))
        for kind in EVIDENCE
    ]
    yield Table(head, tuple(rows))


def _disagreements(_: Document, stock: Stock) -> Iterator[Block]:
    yield _line(stock.messages.text("policy.conflicts", n=len(stock.base.conflicts)))


def _reviewed(_: Document, stock: Stock) -> Iterator[Block]:
    text, pages = stock.messages.text, stock.pages()
    found = Counter(page.review for page in pages)
    yield _line(text("policy.reviewed", approved=found["approved"], pages=len(pages)))
    if found["lapsed"]:
        yield _line(text("policy.lapsed", n=found["lapsed"]))


def _scores(_: Document, stock: Stock) -> Iterator[Block]:
    """Every topic that is scored, and below what is not met on any of its pages."""
    text = stock.messages.text
    scored = [page for page in stock.pages() if page.level in SCORED_LEVELS]
    rows = tuple(_score_row(list(pages), stock) for _, pages in groupby(scored, key=lambda page: page.topic))
    yield Table(_cells(*(text(f"policy.score.{name}") for name in ("page", *PARTS))), rows)
    unmet = _unmet(scored, stock)
    if unmet:
        yield _line(text("policy.unmet"))
        yield ItemList(ordered=False, items=tuple((_line(words),) for words in unmet))


def _score_row(pages: list[PageNote], stock: Stock) -> tuple[tuple[Link | Text, ...], ...]:
    title = (Link(f"topic:{pages[0].topic}", (Text(pages[0].title),)),)
    return (title, *_cells(*(", ".join(_percent(page, part, stock) for page in pages) for part in PARTS)))


def _percent(page: PageNote, part: Part, stock: Stock) -> str:
    """The score of one page, with a mark when its text has changed since."""
    sheet = stock.scores.sheets.get(page.page)
    if sheet is None:
        return stock.messages.text("policy.not-scored")
    changed = "" if sheet.hash == page.hash else f" {stock.messages.text('policy.changed')}"
    return f"{score(sheet, stock.scores.items, part).percent}%{changed}"


def _unmet(pages: list[PageNote], stock: Stock) -> list[str]:
    """Each item that is not met somewhere, with the pages where it is not."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for page in pages:
        level = stock.messages.text(f"level.{page.level}")
        if sheet := stock.scores.sheets.get(page.page):
            for part in PARTS:
                for name in score(sheet, stock.scores.items, part).unmet:
                    found[name].append(f"{page.title} ({level})")
    return [f"{stock.scores.items[name].asks} {'; '.join(where)}." for name, where in found.items()]


def _cells(*words: str) -> tuple[tuple[Text, ...], ...]:
    return tuple((Text(word),) for word in words)


def _line(words: str) -> Paragraph:
    return Paragraph((Text(words),))


_COUNTED: dict[str, Callable[[Document, Stock], Iterator[Block]]] = {
    "how-sure": _how_sure,
    "disagree": _disagreements,
    "reviewed": _reviewed,
    "scores": _scores,
}
"""Section of the page → what follows its words."""
