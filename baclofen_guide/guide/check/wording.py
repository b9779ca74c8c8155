"""Rules about words: numbers are the facts' own, and no line may make a reader stop baclofen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from baclofen_guide.guide.facts import RedFlag
from baclofen_guide.guide.messages import FALLBACK_LANGUAGE
from baclofen_guide.guide.numbers import numbers_in, without_phrases
from baclofen_guide.guide.walk import cited

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from baclofen_guide.guide.check.book import Book, Entry
    from baclofen_guide.guide.check.problem import Problem
    from baclofen_guide.guide.facts import Fact, FactBase

HOLD_THE_DOSE = "F-OD-17"
"""The one fact under which a dose is held; a block that cites it may say so."""


def numbers_are_the_facts(book: Book) -> Iterator[Problem]:
    """Every number in a block is in a fact the block cites, or part of one of its allowed renderings."""
    for entry in book.entries:
        front = entry.document.front
        everything = cited(entry.document)
        for key in ("title", "summary"):
            yield from _check_numbers(book, entry, getattr(front, key), everything, entry.key_line(key))
        for passage in entry.passages:
            if not passage.figure:
                yield from _check_numbers(book, entry, passage.own, passage.facts, passage.line)


def _check_numbers(
    book: Book, entry: Entry, text: str, facts: tuple[str, ...], line: int
) -> Iterator[Problem]:
    for problem in wrong_numbers(book, entry.language, text, facts):
        yield entry.problem(line, "number", problem)


def wrong_numbers(
    book: Book, language: str, text: str, facts: tuple[str, ...], given: Collection[str] = ()
) -> Iterator[str]:
    """What is wrong with each number in `text` that is neither in `facts` nor `given`."""
    words = book.languages[language].number_words
    claims = [claim for name in facts if (claim := book.base.claim(name))]
    phrases = [phrase for claim in claims for phrase in claim.renderings.get(language, ())]
    found = numbers_in(without_phrases(text, sorted(phrases, key=len, reverse=True)), words)
    english = book.languages[FALLBACK_LANGUAGE].number_words
    allowed = {*given, *_numbers_of(claims, book.base, english)}
    for value, shown in found.items():
        if value not in allowed:
            where = f"in none of {', '.join(facts)}" if facts else "here, and nothing is cited"
            yield f"the number {shown!r} stands {where}"


def _numbers_of(claims: Iterable[Fact | RedFlag], base: FactBase, words: Mapping[str, str]) -> set[str]:
    """The numbers of `claims`; a red flag has those of the facts behind it too."""
    statements: list[str] = []
    for claim in claims:
        if isinstance(claim, RedFlag):
            statements += [claim.sign, *(base.facts[name].statement for name in claim.facts)]
        else:
            statements.append(claim.statement)
    return {value for statement in statements for value in numbers_in(statement, words)}


def no_line_stops_baclofen(book: Book) -> Iterator[Problem]:
    """A line for patients that warns off baclofen says right there: do not stop, call.

    Where the next dose is held because somebody is too sleepy, the block cites F-OD-17 instead, or a red
    flag that stands on it.
    """
    for entry in book.entries:
        if entry.level == "clinical":
            continue
        language = book.languages[entry.language]
        for passage in entry.passages:
            warned = first_match(language.warns_off, passage.own)
            if not warned or passage.heading or _holds_the_dose(passage.facts, book.base):
                continue
            if not all(first_match([expression], passage.text) for expression in language.keeps_safe):
                text = f"{warned!r} needs beside it: do not stop; call your prescriber"
                yield entry.problem(passage.line, "do-not-stop", text)


def _holds_the_dose(facts: tuple[str, ...], base: FactBase) -> bool:
    """Whether a block cites the one fact under which a dose is held, or a red flag that stands on it."""
    flags = (flag for name in facts if (flag := base.red_flags.get(name)))
    return HOLD_THE_DOSE in facts or any(HOLD_THE_DOSE in flag.facts for flag in flags)


def first_match(expressions: Iterable[str], text: str) -> str:
    """The words in `text` that the first expression to be found there matches; "" when none is."""
    plain = " ".join(text.split()).replace("’", "'")
    found = (re.search(expression, plain, re.IGNORECASE) for expression in expressions)
    return next((match.group() for match in found if match), "")
