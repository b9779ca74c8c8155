"""A topic in parts: few enough words at a time for somebody who is tired or frightened."""

from msgspec import Struct
from msgspec.structs import replace

from baclofen_guide.guide.document import LEAD_ID, Document
from baclofen_guide.settings.choices import LEVELS, Level
from baclofen_guide.teaching.session import Way

NOT_TAUGHT = "not-known"
"""The section that says what nobody knows: on the page and on paper, but no part of a talk at the bedside."""


class Chunk(Struct, frozen=True):
    """One part of a topic: `LEAD_ID` (the main thing and the emergency signs) or a section's id."""

    topic: str
    section: str


def chunks(document: Document, way: Way) -> tuple[Chunk, ...]:
    """The parts of a topic in the order they are explained; in short only what stands first."""
    first = Chunk(document.topic, LEAD_ID)
    if way is Way.SHORT:
        return (first,)
    sections = (section.id for section in document.sections if section.id != NOT_TAUGHT)
    return (first, *(Chunk(document.topic, section) for section in sections))


def part_of(document: Document, section: str) -> Document:
    """The document with that part alone; a part it has not gives the lead."""
    kept = tuple(one for one in document.sections if one.id == section)
    if not kept:
        return replace(document, sections=())
    return replace(document, lead=(), sections=kept)


def simpler(level: Level) -> Level | None:
    """One level simpler than ``level``; None when there is none."""
    place = LEVELS.index(level)
    return LEVELS[place - 1] if place else None
