"""What made pages are made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from baclofen_guide.guide.facts import FactBase
    from baclofen_guide.guide.messages import Messages
    from baclofen_guide.guide.review import ReviewState
    from baclofen_guide.guide.sheets import Scores
    from baclofen_guide.settings.choices import Level


GLOSSARY, SOURCES, POLICY = "glossary", "sources", "editorial-policy"
MADE = (GLOSSARY, SOURCES, POLICY)
"""Topics whose pages have a made part."""


@dataclass(frozen=True)
class PageNote:
    """What there is to know of one page that is written by hand.

    Attributes:
        page: Such as ``stopping/easy``.
        topic: Such as ``stopping``.
        level: Its reading level.
        title: Its title.
        facts: Ids of all it cites.
        hash: `page_hash` of its text.
        review: Whether a clinician has approved that text.
    """

    page: str
    topic: str
    level: Level
    title: str
    facts: tuple[str, ...]
    hash: str
    review: ReviewState


@dataclass(frozen=True)
class Stock:
    """Everything the made pages of one language draw on.

    Attributes:
        messages: Words around the data.
        base: Facts and sources.
        scores: The score sheets.
        pages: Asks for the pages of this language, in the order of the catalogue; reading them takes time.
    """

    messages: Messages
    base: FactBase
    scores: Scores
    pages: Callable[[], tuple[PageNote, ...]]
