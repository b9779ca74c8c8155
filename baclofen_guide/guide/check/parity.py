"""Rules that hold the levels and languages of a topic together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baclofen_guide.guide.check.problem import Problem
from baclofen_guide.guide.document import Callout

if TYPE_CHECKING:
    from collections.abc import Iterator

    from baclofen_guide.guide.check.book import Book, Entry
    from baclofen_guide.guide.document import Section

DOOR_SECTIONS = ("emergency", "today", "next-visit")
"""The sections of a page of Urgent help, which are also the tiers of red flags."""


def same_sections(book: Book) -> Iterator[Problem]:
    """Every page of a topic has the same section ids in the same order; doors have one for each tier."""
    for topic in book.topics:
        first, *others = book.of_topic(topic)
        if first.is_door:
            yield from _compare(first, DOOR_SECTIONS, "a door has")
        wanted = tuple(section.id for section in first.document.sections)
        for other in others:
            yield from _compare(other, wanted, f"{first.language}/{first.page} has")


def _compare(entry: Entry, wanted: tuple[str, ...], who: str) -> Iterator[Problem]:
    sections = entry.document.sections
    found = tuple(section.id for section in sections)
    if found == wanted:
        return
    place = next(i for i in range(len(found) + 1) if found[i : i + 1] != wanted[i : i + 1])
    line = _line_at(entry, sections, place)
    here = found[place] if place < len(found) else "the end"
    there = wanted[place] if place < len(wanted) else "the end"
    yield entry.problem(line, "sections", f"here comes {here} where {who} {there}")


def _line_at(entry: Entry, sections: tuple[Section, ...], place: int) -> int:
    if place < len(sections):
        return sections[place].line
    return sections[-1].line if sections else len(entry.source.splitlines())


def same_front(book: Book) -> Iterator[Problem]:
    """`must_say` and `pictogram` are the same on every page of a topic."""
    for topic in book.topics:
        first, *others = book.of_topic(topic)
        for other in others:
            for key in ("must_say", "pictogram"):
                wanted, found = getattr(first.document.front, key), getattr(other.document.front, key)
                if wanted != found:
                    text = f"`{key}` differs from {first.language}/{first.page}{_difference(wanted, found)}"
                    yield other.problem(other.key_line(key), "front", text)


def _difference(wanted: object, found: object) -> str:
    if not isinstance(wanted, tuple) or not isinstance(found, tuple):
        return f": {wanted}"
    missing = [name for name in wanted if name not in found]
    extra = [name for name in found if name not in wanted]
    parts = [*(f"-{name}" for name in extra), *(f"+{name}" for name in missing)]
    return f": {' '.join(parts)}" if parts else " in its order"


def known_pictogram(book: Book) -> Iterator[Problem]:
    """Every pictogram can be drawn."""
    for entry in book.entries:
        name = entry.document.front.pictogram
        if book.pictograms is not None and name not in book.pictograms:
            line = entry.key_line("pictogram")
            yield entry.problem(line, "front", f"there is no pictogram named {name!r}")


def every_level(book: Book) -> Iterator[Problem]:
    """A topic is written at each of its levels in each language that has it."""
    for topic in book.catalogue.topics:
        planned = book.catalogue.levels_of(topic)
        for language in book.languages:
            mine = [entry for entry in book.of_topic(topic) if entry.language == language]
            missing = [level for level in planned if level not in {entry.level for entry in mine}]
            for level in missing if mine else ():
                path = mine[0].path.with_name(f"{level}.md")
                if not path.exists():
                    yield Problem(path, 1, "levels", f"{topic} is not written at the {level} level")


def opens_with_message(book: Book) -> Iterator[Problem]:
    """A page opens with the box `key`; a door may open with the emergency at once."""
    for entry in book.entries:
        allowed = ("key", "emergency") if entry.is_door else ("key",)
        first = next(iter(entry.document.lead), None)
        if not isinstance(first, Callout) or first.kind not in allowed:
            line = entry.passages[0].line if entry.passages else len(entry.source.splitlines())
            yield entry.problem(line, "key", 'a page opens with its main message: !!! key "The main thing"')


def emergency_first(book: Book) -> Iterator[Problem]:
    """Where the emergency signs come first, they stand before the first section, for everyone."""
    for entry in book.entries:
        boxes = (block for block in entry.document.lead if isinstance(block, Callout))
        if entry.topic in book.catalogue.emergency_first and not any(
            box.kind == "emergency" for box in boxes
        ):
            line = entry.document.sections[0].line if entry.document.sections else 1
            yield entry.problem(
                line, "emergency", "the box !!! emergency comes before the first section of this page"
            )
