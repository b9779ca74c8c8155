"""The parts of a page that can answer a question: what stands under one heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from baclofen_guide.guide.document import LEAD_ID, Block, Callout, Document, Section, Subheading, Text
from baclofen_guide.guide.passages import words_of
from baclofen_guide.guide.walk import cited_in, kept_for, said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from baclofen_guide.settings.choices import Audience


class Entry(Struct, frozen=True):
    """One part.

    Attributes:
        topic: Id of the page it stands on.
        section: Id of its section, ``top`` before the first.
        part: Id of the subheading it stands under; "" for what comes before the first.
        titles: The headings above it, from the page's title down.
        words: Everything it says, for everybody it may be said to.
        blocks: The same as it is shown.
        facts: What it rests on.
        boxes: When to call for help, as its page says first; () where the part says it itself.
    """

    topic: str
    section: str
    part: str
    titles: tuple[str, ...]
    words: str
    blocks: tuple[Block, ...]
    facts: tuple[str, ...]
    boxes: tuple[Block, ...] = ()

    @property
    def target(self) -> str:
        """Where it stands, as a link says it: ``topic:missed#one-dose``."""
        return f"topic:{self.place}"

    @property
    def place(self) -> str:
        """Where it stands, such as ``missed#one-dose``."""
        return f"{self.topic}#{self.part or self.section}"

    def shown_to(self, audience: Audience) -> tuple[Block, ...]:
        """Its blocks without those meant for others."""
        return kept_for(self.blocks, audience)


def entries(document: Document) -> Iterator[Entry]:
    """The parts of a page in reading order."""
    page = document.front.title
    if document.lead:
        lead = _entry(document.topic, LEAD_ID, "", (page,), document.lead)
        yield replace(lead, words=f"{document.front.summary}\n{lead.words}")
    boxes = tuple(one for one in document.lead if isinstance(one, Callout) and one.kind == "emergency")
    for section in document.sections:
        above = (page, words_of(section.title))
        for heading, blocks in _parts(section.blocks):
            part = heading.id if heading else ""
            below = (words_of(heading.children),) if heading else ()
            if blocks:
                yield replace(_entry(document.topic, section.id, part, above + below, blocks), boxes=boxes)


def titled(entry: Entry, section_id: str, blocks: tuple[Block, ...]) -> Section:
    """`blocks` under the nearest heading of `entry`, to stand on a page of answers."""
    return Section(section_id, (Text(entry.titles[-1]),), blocks, 0)


def _parts(blocks: Iterable[Block]) -> Iterator[tuple[Subheading | None, tuple[Block, ...]]]:
    """What stands under each subheading; what comes before the first has none."""
    heading: Subheading | None = None
    gathered: list[Block] = []
    for block in blocks:
        if isinstance(block, Subheading):
            yield heading, tuple(gathered)
            heading, gathered = block, []
        else:
            gathered.append(block)
    yield heading, tuple(gathered)


def _entry(topic: str, section: str, part: str, titles: tuple[str, ...], blocks: tuple[Block, ...]) -> Entry:
    return Entry(topic, section, part, titles, said(blocks, _as_name), blocks, cited_in(blocks))


def _as_name(placeholder: str) -> str:
    return placeholder.replace("_", " ")
