"""The guide as its readers meet it: a list of topics, and pages that know how they stand."""

from __future__ import annotations

import logging
from functools import cached_property, partial
from typing import TYPE_CHECKING

from msgspec import Struct

from baclofen_guide.guide import glossary, questions, sheets
from baclofen_guide.guide.ask.words import FILE_NAME as ASK_FILE
from baclofen_guide.guide.ask.words import AskWords, open_ask_words
from baclofen_guide.guide.catalogue import DOORS, URGENT, read_catalogue, read_languages
from baclofen_guide.guide.compiled import Cache
from baclofen_guide.guide.document import Document, FrontMatter  # noqa: TC001  msgspec reads the annotations
from baclofen_guide.guide.errors import ContentError
from baclofen_guide.guide.facts import FactBase
from baclofen_guide.guide.made.finish import as_shown
from baclofen_guide.guide.made.stock import MADE, PageNote, Stock
from baclofen_guide.guide.messages import FALLBACK_LANGUAGE, Messages
from baclofen_guide.guide.page_maker import PageMaker
from baclofen_guide.guide.review import Review, Reviews, review_of
from baclofen_guide.guide.running_text import minutes_to_read
from baclofen_guide.guide.shelf import Shelf, gather_shelf
from baclofen_guide.guide.walk import cited
from baclofen_guide.settings.choices import LEVELS, Audience, Level

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from pathlib import Path

    from baclofen_guide.guide.catalogue import Language
    from baclofen_guide.guide.glossary import GlossaryWord
    from baclofen_guide.guide.questions import Questions


_EMPTY = Shelf({}, {}, Reviews())
_log = logging.getLogger(__name__)


class UnknownPageError(LookupError):
    """There is no such topic or door, in no language; `near` are names that look like it."""

    def __init__(self, name: str, near: tuple[str, ...]) -> None:
        super().__init__(name, near)
        self.name = name
        self.near = near


class TopicInfo(Struct, frozen=True):
    """A topic as its card shows it.

    Attributes:
        id: Such as ``stopping``.
        group: Id of its group; the title is the message ``group.<id>``.
        title: In the words of the level asked for, or the nearest there is.
        summary: One line, likewise.
        pictogram: A name that `ui` draws.
        levels: The levels it is written at, in the language shown.
        fallback: Shown in English because the language asked for lacks it.
    """

    id: str
    group: str
    title: str
    summary: str
    pictogram: str
    levels: tuple[Level, ...]
    fallback: bool


class Page(Struct, frozen=True):
    """A page and how it stands.

    Attributes:
        document: What it says; its `level` and `language` are those found, not always those asked for.
        grade: Reading grade, None when this text was never measured.
        words: Words of the running text.
        minutes: Whole minutes to read it.
        sources: How many sources are behind the facts it cites.
        review: Approved, lapsed or never reviewed.
        old: Past its review-by date.
        fallback: In English because the language asked for lacks it.
        hash: `page_hash` of the text.
    """

    document: Document
    grade: float | None
    words: int
    minutes: int
    sources: int
    review: Review
    old: bool
    fallback: bool
    hash: str


class Library:
    """All pages, read when they are asked for.

    Args:
        content_dir: ``resources/content``.
        load_facts: Opens the fact base that the pages cite; called when a page is first asked for.
        cache_dir: Where compiled pages are kept; None keeps none.
    """

    def __init__(
        self, content_dir: Path, load_facts: Callable[[], FactBase], cache_dir: Path | None = None
    ) -> None:
        self._content_dir = content_dir
        self._cache = Cache(cache_dir)
        self._shelves: dict[str, Shelf] = {}
        self._questions: dict[tuple[str, str], Questions | None] = {}
        self._made: dict[tuple[str, str], Document] = {}
        self._pages = PageMaker(content_dir, self._cache, self._words)
        self._source_counts: dict[tuple[str, str], int] = {}
        self._load_facts = load_facts
        self.catalogue = read_catalogue(content_dir)
        self.languages: dict[str, Language] = read_languages(content_dir)

    @classmethod
    def open(cls, content_dir: Path, facts_dir: Path, cache_dir: Path | None = None) -> Library:
        """A library with its fact base, compiled as well."""
        return cls(content_dir, partial(load_facts, facts_dir, Cache(cache_dir)), cache_dir)

    @cached_property
    def facts(self) -> FactBase:
        """The fact base. The list of topics does without it, so that the window opens sooner.

        Raises:
            FactError: At the first mistake in its files.
        """
        return self._load_facts()

    def topics(
        self, language: str, level: Level = "easy", audience: Audience | None = None
    ) -> tuple[TopicInfo, ...]:
        """The topics that have pages, in the order in which `audience` wants them."""
        infos = (
            self._info(topic, group.id, language, level)
            for group in self.catalogue.groups_for(audience)
            for topic in group.topics
        )
        return tuple(info for info in infos if info)

    def doors(self, language: str) -> tuple[tuple[str, FrontMatter], ...]:
        """The doors of Urgent help that exist, by name, in order."""
        found = ((door, self._front(f"{URGENT}/{door}", language)) for door in DOORS)
        return tuple((door, front) for door, front in found if front)

    def page(self, topic: str, level: Level, language: str, today: date) -> Page:
        """The page of `topic`, at `level` and in `language` or what comes nearest.

        Raises:
            UnknownPageError: When the topic has no page at all.
            ContentError: When the page's file is broken.
        """
        for candidate in (language, FALLBACK_LANGUAGE):
            levels = self._levels(topic, candidate)
            if levels:
                found = _nearest_level(level, levels)
                return self._page(f"{topic}/{found}", topic, found, candidate, language, today)
        raise UnknownPageError(topic, self.nearest(topic))

    def door(self, name: str, language: str, today: date) -> Page:
        """The page of Urgent help behind the door `name`; doors are written at the easy level.

        Raises:
            UnknownPageError: When there is no such door.
            ContentError: When its file is broken.
        """
        page = f"{URGENT}/{name}"
        for candidate in (language, FALLBACK_LANGUAGE):
            if page in self._shelf(candidate).fronts:
                return self._page(page, page, "easy", candidate, language, today)
        raise UnknownPageError(page, tuple(door for door, _ in self.doors(language)))

    def questions(self, topic: str, language: str) -> Questions | None:
        """What `topic` asks in `language`; None when it asks nothing, or its file is broken."""
        key = (topic, language)
        if key not in self._questions:
            path = self._content_dir / language / topic / questions.FILE_NAME
            self._questions[key] = questions.open_questions(path, self._cache)
        return self._questions[key]

    def glossary(self, language: str) -> dict[str, GlossaryWord]:
        """The words of the glossary by id; those that `language` lacks in English."""
        return {**self._words(FALLBACK_LANGUAGE), **self._words(language)}

    def ask_words(self, language: str) -> AskWords:
        """What `language` needs to be asked in; English words where it has none of its own.

        Raises:
            ContentError: When the file is broken.
        """
        own = self._content_dir / language / ASK_FILE
        return open_ask_words(
            own if own.exists() else self._content_dir / FALLBACK_LANGUAGE / ASK_FILE, self._cache
        )

    def nearest(self, name: str) -> tuple[str, ...]:
        """Up to three ids of topics that look like `name`, or whose title does."""
        import difflib

        infos = self.topics(FALLBACK_LANGUAGE)
        names = {info.title.casefold(): info.id for info in infos} | {info.id: info.id for info in infos}
        found = difflib.get_close_matches(name.casefold(), names, n=3, cutoff=0.5)
        return tuple(dict.fromkeys(names[match] for match in found))

    def _shelf(self, language: str) -> Shelf:
        if language not in self.languages:
            return _EMPTY
        if language not in self._shelves:
            self._shelves[language] = gather_shelf(self._content_dir, language, self.catalogue, self._cache)
        return self._shelves[language]

    def _levels(self, topic: str, language: str) -> tuple[Level, ...]:
        fronts = self._shelf(language).fronts
        return tuple(level for level in LEVELS if f"{topic}/{level}" in fronts)

    def _front(self, page: str, language: str) -> FrontMatter | None:
        return self._shelf(language).fronts.get(page) or self._shelf(FALLBACK_LANGUAGE).fronts.get(page)

    def _info(self, topic: str, group: str, language: str, level: Level) -> TopicInfo | None:
        for candidate in (language, FALLBACK_LANGUAGE):
            levels = self._levels(topic, candidate)
            if levels:
                front = self._shelf(candidate).fronts[f"{topic}/{_nearest_level(level, levels)}"]
                return TopicInfo(
                    topic, group, front.title, front.summary, front.pictogram, levels, candidate != language
                )
        return None

    def _page(self, page: str, topic: str, level: Level, language: str, asked: str, today: date) -> Page:
        compiled = self._pages.page(page, topic, level, language)
        document = self._shown(page, language, compiled.document)
        shelf = self._shelf(language)
        grade = shelf.grades.get(page)
        measured = grade if grade and grade.hash == compiled.hash else None
        words = measured.words if measured else compiled.words
        return Page(
            document=document,
            grade=measured.grade if measured else None,
            words=words,
            minutes=measured.minutes if measured else minutes_to_read(words, level),
            sources=self._count_sources(document, compiled.hash),
            review=review_of(page, compiled.hash, shelf.reviews.approvals),
            old=today > compiled.document.front.review_by,
            fallback=language != asked,
            hash=compiled.hash,
        )

    def _count_sources(self, document: Document, page_hash: str) -> int:
        key = (page_hash, document.language)
        if key not in self._source_counts:
            self._source_counts[key] = len(self.facts.sources_for(cited(document)))
        return self._source_counts[key]

    def _shown(self, page: str, language: str, document: Document) -> Document:
        """`document` with its made part, which is made once."""
        if document.topic not in MADE:
            return document
        if (page, language) not in self._made:
            self._made[page, language] = as_shown(document, self._stock(language))
        return self._made[page, language]

    def _stock(self, language: str) -> Stock:
        return Stock(
            messages=Messages.load(self._content_dir, language),
            base=self.facts,
            scores=sheets.open_sheets(self._content_dir, language, self._cache),
            pages=lambda: tuple(self._notes(language)),
        )

    def _notes(self, language: str) -> Iterator[PageNote]:
        """What there is to know of every topic's pages; one that is broken is left out."""
        shelf = self._shelf(language)
        for topic in self.catalogue.topics:
            for level in self._levels(topic, language):
                page = f"{topic}/{level}"
                try:
                    compiled = self._pages.page(page, topic, level, language)
                except ContentError:
                    _log.exception("a page is left out")
                    continue
                state = review_of(page, compiled.hash, shelf.reviews.approvals).state
                front, facts = compiled.document.front, cited(compiled.document)
                yield PageNote(page, topic, level, front.title, facts, compiled.hash, state)

    def _words(self, language: str) -> dict[str, GlossaryWord]:
        return glossary.open_glossary(self._content_dir / language / glossary.FILE_NAME, self._cache)


def load_facts(facts_dir: Path, cache: Cache) -> FactBase:
    """The fact base, from `cache` unless one of its files has changed.

    Raises:
        FactError: At the first mistake in the files.
    """
    paths = sorted(facts_dir.rglob("*.toml"))
    sources = [part for path in paths for part in (path.name.encode(), path.read_bytes())]
    return cache.get("facts", sources, FactBase, lambda: FactBase.load(facts_dir))


def _nearest_level(wanted: Level, levels: tuple[Level, ...]) -> Level:
    """`wanted`, or the nearest level there is, the simpler of two."""
    place = LEVELS.index(wanted)
    return min(levels, key=lambda level: abs(LEVELS.index(level) - place))
