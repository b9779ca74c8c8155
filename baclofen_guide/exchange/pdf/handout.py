"""Topics of the guide as a handout to take home."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baclofen_guide.exchange.pdf.nodes import Node, NodeWriter
from baclofen_guide.exchange.pdf.typeset import Attachment, Sheet
from baclofen_guide.guide.catalogue import URGENT
from baclofen_guide.guide.urgent import tiered
from baclofen_guide.guide.walk import cited, for_audience

if TYPE_CHECKING:
    from collections.abc import Sequence

    from baclofen_guide.exchange.pdf.occasion import Occasion
    from baclofen_guide.guide.document import Document
    from baclofen_guide.guide.facts import FactBase
    from baclofen_guide.guide.library import Page


def handout(
    pages: Sequence[Page],
    facts: FactBase,
    occasion: Occasion,
    attachments: tuple[Attachment, ...] = (),
) -> Sheet:
    """The sheet with `pages`, one after the other; doors of Urgent help may be among them.

    Sources stand at the end: numbered where a page is clinical, else as one short list.
    """
    return Sheet("handout", handout_data(pages, facts, occasion), occasion.now, attachments=attachments)


def handout_data(pages: Sequence[Page], facts: FactBase, occasion: Occasion) -> dict[str, object]:
    """What a paper with `pages` shows: the frame, the topics, their sources."""
    documents = [_shown(page.document, occasion) for page in pages]
    titles = [document.front.title for document in documents]
    title = titles[0] if len(titles) == 1 else occasion.text("paper.handout")
    sources = facts.sources_for(dict.fromkeys(name for page in pages for name in cited(page.document)))
    clinical = any(page.document.level == "clinical" for page in pages)
    marks = {source.id: number for number, source in enumerate(sources, 1)} if clinical else None
    targets = _targets(documents)
    topics = [
        _topic(page, document, occasion, NodeWriter(document, occasion.reader, facts, marks, targets))
        for page, document in zip(pages, documents, strict=True)
    ]
    return {
        **occasion.frame(title),
        "inside": {"title": occasion.text("paper.inside"), "titles": titles} if len(titles) > 1 else None,
        "topics": topics,
        "sources": {
            "title": occasion.text("facts.sources"),
            "numbered": clinical,
            "names": [source.full if clinical else source.short for source in sources],
        },
        "disclaimer": occasion.text("disclaimer.long"),
    }


def _shown(document: Document, occasion: Occasion) -> Document:
    page = for_audience(document, occasion.reader.audience)
    return tiered(page) if page.topic.startswith(f"{URGENT}/") else page


def _targets(documents: Sequence[Document]) -> frozenset[str]:
    """What a link can lead to inside the handout."""
    found = {f"topic:{document.topic}" for document in documents}
    found |= {f"topic:{page.topic}#{section.id}" for page in documents for section in page.sections}
    return frozenset(found)


def _topic(page: Page, document: Document, occasion: Occasion, writer: NodeWriter) -> Node:
    sections = [
        {
            "id": f"topic:{document.topic}#{section.id}",
            "title": writer.runs(section.title),
            "blocks": writer.blocks(section.blocks),
        }
        for section in document.sections
    ]
    return {
        "id": f"topic:{document.topic}",
        "title": document.front.title,
        "icon": document.front.pictogram,
        "standing": _standing(page, occasion),
        "notices": _notices(page, occasion),
        "lead": writer.blocks(document.lead),
        "sections": sections,
    }


def _standing(page: Page, occasion: Occasion) -> list[str]:
    """How the page stands: reviewed by whom, how old, from how many sources."""
    text, value, review = occasion.text, occasion.wording.value, page.review
    if review.state == "never" or review.date is None:
        reviewed = text("review.never")
    else:
        reviewed = text(f"review.{review.state}", who=review.who, role=review.role, date=value(review.date))
    updated = text("page.updated", date=value(page.document.front.updated))
    return [reviewed, updated, text("page.sources", n=page.sources)]


def _notices(page: Page, occasion: Occasion) -> list[str]:
    """What must be said before all else: that the text is old, or in another language than asked for."""
    notices = []
    if page.fallback:
        notices.append(occasion.text("paper.fallback"))
    if page.old:
        review_by = occasion.wording.value(page.document.front.review_by)
        notices.append(occasion.text("page.old", date=review_by))
    return notices
