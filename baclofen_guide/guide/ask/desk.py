"""Answers a question with parts of the guide, or says that the guide does not know."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from baclofen_guide.guide.ask.alarm import alarms_in, decision_in
from baclofen_guide.guide.ask.entries import Entry, entries
from baclofen_guide.guide.ask.index import Hit, Index, tokens
from baclofen_guide.guide.catalogue import DOORS
from baclofen_guide.guide.document import Block, Callout, ItemList
from baclofen_guide.guide.errors import ContentError
from baclofen_guide.guide.walk import cited_in, page_blocks, said, walk_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from baclofen_guide.guide.ask.words import Alarm, AskWords
    from baclofen_guide.guide.document import Document
    from baclofen_guide.guide.library import Library
    from baclofen_guide.settings.choices import Level

_log = logging.getLogger(__name__)
SILENT = frozenset({"sources"})
"""Pages that list what others rest on and answer nothing themselves."""
LEAST_SHARE = 0.55
"""A part that speaks of less than this much of a question is no answer to it."""
DOOR = "door:"
"""Links of this scheme lead to a page of Urgent help."""
RED_FLAG, EMERGENCY = "R-", "R-E-"
"""How the ids of red flags begin; and of those that mean: call now."""
MOST_SIGNS, MOST_ANSWERS = 3, 6
SHORT_ANSWERS, OFTEN = "faq", 2


@dataclass(frozen=True)
class Sign:
    """A red flag that a question may be about, and what the guide says about it.

    Attributes:
        flag: Its id, such as ``R-E-02``, or that of a fact in the emergency box of a page.
        target: Where that stands, as a link says it: ``door:stopped`` or ``topic:other-conditions``.
        title: What that page is called.
        words: What it says about the sign.
        said: The same as bare words.
        is_emergency: Whether it means: call now.
    """

    flag: str
    target: str
    title: str
    words: tuple[Block, ...]
    said: str
    is_emergency: bool

    def fits(self, alarm: Alarm) -> bool:
        """Whether it is the line, on the page, that `alarm` picks."""
        return alarm.line in self.said and (not alarm.door or self.target == DOOR + alarm.door)


@dataclass(frozen=True)
class Reply:
    """What the guide has to say to a question.

    Attributes:
        question: As it was asked.
        signs: What sounds like an emergency, to come before everything else; mostly none.
        answer: The part that answers it; None when the guide does not know.
        more: Other parts that speak of it, the nearest first.
    """

    question: str
    signs: tuple[Sign, ...]
    answer: Hit | None
    more: tuple[Hit, ...]


class Asker:
    """Answers questions at one level in one language.

    Args:
        pages: The pages that may answer.
        doors: The pages of Urgent help, by name.
        words: What the language needs.
    """

    def __init__(self, pages: Iterable[Document], doors: dict[str, Document], words: AskWords) -> None:
        self._words = words
        pages = tuple(pages)
        self._entries = [entry for page in pages for entry in entries(page)]
        self._index = Index(self._entries, words)
        self._signs = signs_in(doors, pages)

    def often_asked(self) -> tuple[Entry, ...]:
        """The first questions of each section of the page that answers them shortly."""
        found: dict[str, list[Entry]] = {}
        for entry in self._entries:
            if entry.topic == SHORT_ANSWERS and entry.part:
                found.setdefault(entry.section, []).append(entry)
        return tuple(entry for section in found.values() for entry in section[:OFTEN])

    def ask(self, question: str, *, typing: bool = False) -> Reply:
        """What the guide has to say. `typing`: the last word may not be finished."""
        # A mistyped word may hide what it was meant to be, and a right one be taken for a slip.
        asked = (question, " ".join(tokens(question)), self._index.corrected(question))
        signs = self._signs_in(asked)
        found = self._index.search(question, 2 * MOST_ANSWERS, typing=typing)
        hits = _once_each((*self._decided(asked), *found))
        # Where seconds count, an answer about something else is in the way of what helps.
        is_emergency = any(sign.is_emergency for sign in signs)
        if hits and hits[0].fits and hits[0].share >= LEAST_SHARE and not is_emergency:
            return Reply(question, signs, hits[0], hits[1:MOST_ANSWERS])
        return Reply(question, signs, None, hits[: MOST_ANSWERS // 2])

    def _decided(self, asked: tuple[str, ...]) -> Iterator[Hit]:
        """The part that answers a question on which too much hangs, whatever else speaks of it."""
        decision = decision_in(asked, self._words.decisions)
        for entry in self._entries if decision else ():
            if decision and decision.part == entry.place:
                yield Hit(entry, 0.0, 1.0, fits=True)

    def _signs_in(self, asked: tuple[str, ...]) -> tuple[Sign, ...]:
        """What Urgent help says about what a question sounds like, each line once."""
        alarms = alarms_in(asked, self._words.alarms)
        found: dict[tuple[Block, ...], Sign] = {}
        for alarm in alarms:
            for flag in alarm.flags:
                lines = self._signs.get(flag, ())
                fitting = [sign for sign in lines if sign.fits(alarm)] or lines
                for sign in fitting[:1]:
                    found.setdefault(sign.words, sign)
        # One line of each red flag before a second line of any.
        firsts = {sign.flag: sign for sign in reversed(found.values())}
        in_order = sorted(found.values(), key=lambda sign: firsts[sign.flag] is not sign)
        return tuple(in_order)[:MOST_SIGNS]


def open_asker(library: Library, level: Level, language: str, today: date) -> Asker:
    """What answers from the pages of `library`; a page that is broken answers nothing.

    Raises:
        ContentError: When the words of the language, or a page of Urgent help, are broken.
    """
    doors = {door: library.door(door, language, today).document for door, _ in library.doors(language)}
    return Asker(_pages(library, level, language, today), doors, library.ask_words(language))


def _pages(library: Library, level: Level, language: str, today: date) -> Iterator[Document]:
    for topic in library.topics(language, level):
        if topic.id not in SILENT:
            try:
                yield library.page(topic.id, level, language, today).document
            except ContentError:
                _log.exception("a page answers nothing")


def signs_in(doors: dict[str, Document], pages: Iterable[Document]) -> dict[str, list[Sign]]:
    """What Urgent help says about each red flag, and the emergency boxes of `pages` about facts."""
    found: dict[str, list[Sign]] = {}
    for door in DOORS:
        for sign in _signs(DOOR + door, doors[door], page_blocks(doors[door])) if door in doors else ():
            if sign.flag.startswith(RED_FLAG):
                found.setdefault(sign.flag, []).append(sign)
    for page in pages:
        boxes = walk_blocks(box for box in page.lead if isinstance(box, Callout) and box.kind == "emergency")
        for sign in _signs(f"topic:{page.topic}", page, boxes):
            found.setdefault(sign.flag, []).append(replace(sign, is_emergency=True))
    return found


def _signs(target: str, page: Document, blocks: Iterable[Block]) -> Iterator[Sign]:
    """Each item of each list, once for everything it cites."""
    for block in blocks:
        for item in block.items if isinstance(block, ItemList) else ():
            for flag in cited_in(item):
                yield Sign(flag, target, page.front.title, item, said(item, str), flag.startswith(EMERGENCY))


def _once_each(hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """The best part of each section: its neighbours are on the same screen."""
    found: dict[tuple[str, str], Hit] = {}
    for hit in hits:
        entry: Entry = hit.entry
        found.setdefault((entry.topic, entry.part or entry.section), hit)
    return tuple(found.values())
