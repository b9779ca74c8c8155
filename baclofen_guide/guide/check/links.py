"""Rules about links: to pages, to sections, to glossary words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from baclofen_guide.guide.document import LEAD_ID, Document, Link, Subheading, Term
from baclofen_guide.guide.messages import FALLBACK_LANGUAGE
from baclofen_guide.guide.passages import words_of
from baclofen_guide.guide.walk import own_runs, page_blocks, walk_runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from baclofen_guide.guide.check.book import Book, Entry
    from baclofen_guide.guide.check.problem import Problem

_STEM = 4
"""So many letters of a linked word must be found in the glossary's word, or the number is a slip."""


def links_lead_somewhere(book: Book) -> Iterator[Problem]:
    """Every link goes to a page that is written, and to a section it has."""
    for entry in book.entries:
        for link, line in _links(entry):
            topic, _, place = link.target.removeprefix("topic:").partition("#")
            pages = book.of_topic(topic)
            if not pages:
                planned = topic in book.catalogue.topics
                text = f"the page {topic} is {'planned but not written yet' if planned else 'unknown'}"
                yield entry.problem(line, "link", text)
            elif place and not any(place in _places(page.document) for page in pages):
                yield entry.problem(line, "link", f"the page {topic} has no section {place}")


def terms_exist(book: Book) -> Iterator[Problem]:
    """Every linked word is in the glossary, and in English looks like the word explained there."""
    for entry in book.entries:
        for term, line in _terms(entry):
            known = book.base.glossary.get(term.glossary_id)
            words = words_of(term.children)
            if known is None:
                yield entry.problem(line, "term", f"there is no {term.glossary_id} in the glossary")
            elif entry.language == FALLBACK_LANGUAGE and not _alike(words, f"{known.term} {known.meaning}"):
                text = f"{words!r} leads to {term.glossary_id}, which explains {known.term!r}"
                yield entry.problem(line, "term", text, warning=True)


def _alike(words: str, term: str) -> bool:
    stems = (word[:_STEM].casefold() for word in re.findall(r"\w+", words))
    return any(stem in term.casefold() for stem in stems)


def _places(document: Document) -> set[str]:
    sections = {section.id for section in document.sections}
    return (
        sections | {block.id for block in page_blocks(document) if isinstance(block, Subheading)} | {LEAD_ID}
    )


def _links(entry: Entry) -> Iterator[tuple[Link, int]]:
    for run, line in _runs(entry):
        if isinstance(run, Link):
            yield run, line


def _terms(entry: Entry) -> Iterator[tuple[Term, int]]:
    for run, line in _runs(entry):
        if isinstance(run, Term):
            yield run, line


def _runs(entry: Entry) -> Iterator[tuple[object, int]]:
    """Every run of the page with the line its block starts at."""
    for section in entry.document.sections:
        for run in walk_runs(section.title):
            yield run, section.line
    for block in page_blocks(entry.document):
        for runs in own_runs(block):
            for run in walk_runs(runs):
                yield run, getattr(block, "line", 1)
