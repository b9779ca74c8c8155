"""Rules about questions in the reader's own words: an emergency is heard, and leads to what helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baclofen_guide.guide.ask.desk import signs_in
from baclofen_guide.guide.ask.entries import entries
from baclofen_guide.guide.ask.words import FILE_NAME, parse_ask_words
from baclofen_guide.guide.catalogue import URGENT
from baclofen_guide.guide.check.problem import Problem
from baclofen_guide.guide.errors import ContentError
from baclofen_guide.guide.shelf import read_if_there
from baclofen_guide.guide.toml_file import TomlFile
from baclofen_guide.guide.walk import cited

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from baclofen_guide.guide.ask.words import AskWords
    from baclofen_guide.guide.check.book import Book
    from baclofen_guide.guide.document import Document

_RULE = "ask"


def emergencies_are_heard(book: Book) -> Iterator[Problem]:
    """In each language with doors, words lead to every red flag of an emergency and to a line about it."""
    for language in book.languages:
        doors = {
            entry.topic.removeprefix(f"{URGENT}/"): entry.document
            for entry in book.of_language(language)
            if entry.is_door
        }
        if doors:
            path = book.content_dir / language / FILE_NAME
            try:
                yield from _of_language(book, path, doors, _pages(book, language))
            except ContentError as error:
                yield Problem(error.path, error.line, _RULE, error.problem)


def _pages(book: Book, language: str) -> tuple[Document, ...]:
    return tuple(entry.document for entry in book.of_language(language) if not entry.is_door)


def _of_language(
    book: Book, path: Path, doors: dict[str, Document], pages: tuple[Document, ...]
) -> Iterator[Problem]:
    source = read_if_there(path)
    if not source:
        yield Problem(path, 1, _RULE, "there is no such file: emergencies in this language would go unheard")
        return
    signs = signs_in(doors, pages)
    # One that stands behind no door at all is found by `red_flags_have_doors`.
    behind = {name for door in doors.values() for name in cited(door)}
    file, words = TomlFile.parse(path, source), parse_ask_words(path, source)
    for number, alarm in enumerate(words.alarms, 1):
        line = file.line_of("[[alarms]]", number)
        for flag in alarm.flags:
            if flag not in book.base.red_flags and flag not in book.base.facts:
                yield Problem(path, line, _RULE, f"there is no red flag and no fact {flag}")
            elif flag not in signs and (flag in behind or flag in book.base.facts):
                yield Problem(
                    path, line, _RULE, f"no list of Urgent help or of an emergency box cites {flag}"
                )
        lines = [sign for flag in alarm.flags for sign in signs.get(flag, ())]
        if lines and not any(sign.fits(alarm) for sign in lines):
            text = f"no line about it in Urgent help says {alarm.line!r} behind the door {alarm.door!r}"
            yield Problem(path, line, _RULE, text)
    yield from _decisions(file, words, pages)
    heard = {flag for alarm in words.alarms for flag in alarm.flags}
    for sign in book.base.red_flags.values():
        if sign.tier == "emergency" and sign.id not in heard:
            yield Problem(path, 1, _RULE, f"no words lead to {sign.id}: {sign.sign}")


def _decisions(file: TomlFile, words: AskWords, pages: tuple[Document, ...]) -> Iterator[Problem]:
    """What answers a decision is there at every level, or some readers would get a guess instead."""
    there = {(page.topic, page.level): {entry.place for entry in entries(page)} for page in pages}
    for number, decision in enumerate(words.decisions, 1):
        topic = decision.part.partition("#")[0]
        places = [found for (name, _), found in there.items() if name == topic]
        if not places or not all(decision.part in found for found in places):
            text = f"{decision.part} is not there at every level of its page"
            yield Problem(file.path, file.line_of("[[decisions]]", number), _RULE, text)
