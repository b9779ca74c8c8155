"""A reply as a page to read: signs of an emergency first, then the answer, then where else to look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baclofen_guide.guide.ask.entries import titled
from baclofen_guide.guide.document import (
    Block,
    Callout,
    Document,
    FrontMatter,
    ItemList,
    Link,
    Paragraph,
    Section,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from baclofen_guide.guide.ask.desk import Reply
    from baclofen_guide.guide.ask.entries import Entry
    from baclofen_guide.guide.reader import Reader
    from baclofen_guide.settings.choices import Level

TOPIC = "ask"


def reply_page(reply: Reply, reader: Reader, language: str, level: Level, today: date) -> Document:
    """What there is to read for `reply`, which somebody asked."""
    # Who is told what to do in an emergency needs no word about what the guide does not know.
    lead = _signs(reply, reader) or (() if reply.answer else _unknown(reader))
    sections = []
    if reply.answer:
        entry = reply.answer.entry
        read_on = _paragraph(
            Link(entry.target, (Text(reader.messages.text("ask.read-on", page=entry.titles[0])),))
        )
        sections.append(titled(entry, "answer", (*entry.blocks, *entry.boxes, read_on)))
    if reply.more:
        name = "ask.more" if reply.answer else "ask.nearest"
        places = _places(hit.entry for hit in reply.more)
        sections.append(Section("more", (Text(reader.messages.text(name)),), (places,), 0))
    return _page(lead, tuple(sections), language, level, today)


def first_page(asked: Iterable[Entry], reader: Reader, language: str, level: Level, today: date) -> Document:
    """What there is to read before anything is asked: what people often ask."""
    links = tuple(Link(entry.target, (Text(entry.titles[-1]),)) for entry in asked)
    often = Section("often", (Text(reader.messages.text("ask.often")),), (_links(links),), 0)
    return _page((), (often,), language, level, today)


def _signs(reply: Reply, reader: Reader) -> tuple[Block, ...]:
    if not reply.signs:
        return ()
    text = reader.messages.text
    is_now = any(sign.is_emergency for sign in reply.signs)
    title = text("ask.now", emergency=reader.value("emergency")) if is_now else text("ask.today")
    lines = ItemList(ordered=False, items=tuple(dict.fromkeys(sign.words for sign in reply.signs)))
    pages = {sign.target: sign.title for sign in reply.signs}
    ways = tuple(_paragraph(Link(target, (Text(title),))) for target, title in pages.items())
    return (Callout("emergency" if is_now else "warning", (Text(title),), (lines, *ways)),)


def _unknown(reader: Reader) -> tuple[Block, ...]:
    text = reader.messages.text
    emergency = _paragraph(Text(text("ask.unknown-emergency", emergency=reader.value("emergency"))))
    words = _paragraph(Text(text("ask.unknown", nurse_line=reader.value("nurse_line"))))
    # Words that nobody foresaw may be those of an emergency.
    return (Callout("not-known", (), (words,)), Callout("emergency", (), (emergency,)))


def _places(entries: Iterable[Entry]) -> ItemList:
    return _links(tuple(Link(entry.target, (Text(": ".join(_shown_titles(entry))),)) for entry in entries))


def _shown_titles(entry: Entry) -> tuple[str, ...]:
    """The page and the nearest heading: what stands between says little in a list."""
    return tuple(dict.fromkeys((entry.titles[0], entry.titles[-1])))


def _links(links: tuple[Link, ...]) -> ItemList:
    return ItemList(ordered=False, items=tuple((_paragraph(link),) for link in links))


def _paragraph(*runs: Link | Text) -> Paragraph:
    return Paragraph(runs)


def _page(
    lead: tuple[Block, ...], sections: tuple[Section, ...], language: str, level: Level, today: date
) -> Document:
    front = FrontMatter("", "", pictogram="questions", must_say=(), updated=today, review_by=today)
    return Document(TOPIC, level, language, front, lead, sections)
