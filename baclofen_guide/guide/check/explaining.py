"""Rules about the glossary: every word is explained, from facts, and nothing warns off baclofen alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baclofen_guide.guide.check.problem import Problem
from baclofen_guide.guide.check.wording import HOLD_THE_DOSE, first_match, wrong_numbers
from baclofen_guide.guide.facts import Fact
from baclofen_guide.guide.glossary import FILE_NAME
from baclofen_guide.guide.made.stock import GLOSSARY
from baclofen_guide.guide.messages import FALLBACK_LANGUAGE
from baclofen_guide.guide.numbers import numbers_in
from baclofen_guide.guide.toml_file import TomlFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from baclofen_guide.guide.check.book import Book
    from baclofen_guide.guide.glossary import GlossaryWord

_KEYS = ("easy", "clinical")


def every_word_is_explained(book: Book) -> Iterator[Problem]:
    """A language with a page of the glossary explains the words of the fact base and no others."""
    for language, words in book.glossaries.items():
        if words or any(entry.language == language for entry in book.of_topic(GLOSSARY)):
            for name in sorted(words.keys() ^ book.base.glossary.keys()):
                known = book.base.glossary.get(name)
                wrong = f"({known.term}) is not explained" if known else "is no word of the fact base"
                yield _problem(book, language, name, "", f"{name} {wrong}")


def explanations_rest_on_facts(book: Book) -> Iterator[Problem]:
    """Facts of an explanation exist and may be shown to everyone."""
    for language, name, word in _all(book):
        for fact in word.facts:
            claim = book.base.claim(fact)
            if not isinstance(claim, Fact):
                yield _problem(book, language, name, "facts", f"there is no fact {fact}")
            elif not claim.may_be_shown_at("easy"):
                text = f"{fact} is not for the easy level, and explanations open at every level"
                yield _problem(book, language, name, "facts", text)


def explanations_say_what_facts_say(book: Book) -> Iterator[Problem]:
    """Numbers are those of the facts or of the word's own meaning; a warning says: do not stop, call."""
    for language, name, word in _all(book):
        spoken = book.languages[language]
        meaning = book.base.glossary[name].meaning if name in book.base.glossary else ""
        given = numbers_in(meaning, book.languages[FALLBACK_LANGUAGE].number_words)
        for key in _KEYS:
            said = getattr(word, key)
            for text in wrong_numbers(book, language, said, word.facts, given):
                yield _problem(book, language, name, key, text)
            for fact in word.facts:
                claim = book.base.claim(fact)
                for forbidden in claim.wrongly_said(said, language) if claim else ():
                    yield _problem(book, language, name, key, f"{fact} forbids /{forbidden}/ here")
        warned = first_match(spoken.warns_off, word.easy)
        safe = all(first_match([expression], word.easy) for expression in spoken.keeps_safe)
        if warned and not safe and HOLD_THE_DOSE not in word.facts:
            text = f"{warned!r} needs beside it: do not stop; call your prescriber"
            yield _problem(book, language, name, "easy", text)


def _all(book: Book) -> Iterator[tuple[str, str, GlossaryWord]]:
    for language, words in book.glossaries.items():
        for name, word in words.items():
            yield language, name, word


def _problem(book: Book, language: str, name: str, key: str, text: str) -> Problem:
    path = book.content_dir / language / FILE_NAME
    source = path.read_bytes() if path.is_file() else b""
    line = TomlFile.parse(path, source).line_of(f"[{name}]", key=key)
    return Problem(path, line, "glossary", f"{name}{key and '.'}{key}: {text}" if key else text)
