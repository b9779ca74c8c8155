"""Rules about the page of questions people ask: each is answered, from its own facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baclofen_guide.guide.document import Subheading
from baclofen_guide.guide.walk import cited_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from baclofen_guide.guide.check.book import Book, Entry
    from baclofen_guide.guide.check.problem import Problem
    from baclofen_guide.guide.document import Block, Document

FAQ = "faq"
"""The topic that answers the questions of the fact base."""


def questions_are_answered(book: Book) -> Iterator[Problem]:
    """Each question of the fact base is a subheading, and the answer cites all its facts for that level."""
    for entry in book.of_topic(FAQ):
        answers = {heading.id: (heading, blocks) for heading, blocks in _answers(entry.document)}
        for question in book.base.questions.values():
            name = question.id.casefold()
            if name not in answers:
                text = f"{question.id} is not answered: ### {question.question} {{#{name}}}"
                yield entry.problem(_last_line(entry), "faq", text)
                continue
            heading, blocks = answers.pop(name)
            cites = cited_in(blocks)
            for fact in question.facts:
                if fact not in cites and book.base.facts[fact].may_be_shown_at(entry.level):
                    text = f"the answer to {question.id} does not cite {fact}"
                    yield entry.problem(heading.line, "faq", text)
        for heading, _ in answers.values():
            yield entry.problem(heading.line, "faq", f"{heading.id} is no question of faq.toml")


def _answers(document: Document) -> Iterator[tuple[Subheading, list[Block]]]:
    """Each subheading with the blocks under it."""
    for section in document.sections:
        heading: Subheading | None = None
        under: list[Block] = []
        for block in section.blocks:
            if isinstance(block, Subheading):
                if heading:
                    yield heading, under
                heading, under = block, []
            else:
                under.append(block)
        if heading:
            yield heading, under


def _last_line(entry: Entry) -> int:
    return max((section.line for section in entry.document.sections), default=1)
