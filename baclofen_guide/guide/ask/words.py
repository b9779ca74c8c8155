"""What a language needs to know to be asked in: one strictly read file, ``ask.toml``.

Nothing in it is a claim about medicine: only which words mean the same, and which sound like an emergency.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Meta, Struct
from msgspec.structs import replace

from baclofen_guide.guide.errors import ContentError
from baclofen_guide.guide.shelf import read_if_there
from baclofen_guide.guide.toml_file import TomlFile

if TYPE_CHECKING:
    from pathlib import Path

    from baclofen_guide.guide.compiled import Cache

FILE_NAME = "ask.toml"

_LINE_BREAK = re.compile(r"(^|\n) *")
_NAME = re.compile(r"<([a-z]+(?:-[a-z]+)*)>")
Words = Annotated[str, Meta(pattern=r"\S")]
Stemmer = Literal["porter", ""]
"""Cuts endings off English words; other languages are taken as they are."""


class Alarm(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that sound like an emergency.

    Attributes:
        flags: The red flags they may mean, such as ``R-E-02``, or facts in the emergency box of a page.
        when: Regular expressions that must all be found in the question, in small letters.
        line: Words of the line to show, where Urgent help has several about that flag; "" for its first.
        door: The page of Urgent help that fits best, where several speak of it; "" for the first.
    """

    flags: Annotated[tuple[Words, ...], Meta(min_length=1)]
    when: Annotated[tuple[Words, ...], Meta(min_length=1)]
    line: str = ""
    door: str = ""


class Decision(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A question before a dose is stopped, left out, doubled or changed: too much hangs on it to search.

    Attributes:
        when: Regular expressions that must all be found in the question, in small letters.
        part: What answers it, such as ``missed#find-your-row``.
    """

    when: Annotated[tuple[Words, ...], Meta(min_length=1)]
    part: Annotated[str, Meta(pattern=r"^[a-z-]+#[a-z0-9-]+$")]


class AskWords(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One language.

    Attributes:
        stemmer: What brings the forms of a word together.
        little_words: Words that say nothing about what a question is about.
        watchwords: Words of an emergency that a slip must not hide, besides those of the guide.
        same_words: What readers say, and what the guide says instead; each a word or some words.
        named: Expressions that `alarms` name as ``<breathing>``.
        alarms: What sounds like an emergency.
        decisions: What answers questions about a dose; the first that fits counts.
    """

    stemmer: Stemmer = ""
    little_words: tuple[Words, ...] = ()
    watchwords: tuple[Words, ...] = ()
    same_words: dict[str, tuple[Words, ...]] = {}
    named: dict[str, Words] = {}
    alarms: tuple[Alarm, ...] = ()
    decisions: tuple[Decision, ...] = ()


def parse_ask_words(path: Path, source: bytes) -> AskWords:
    """The words in `source`, with every name in an alarm written out.

    Args:
        path: Where it came from, for errors; nothing is read.
        source: What stands in the file.

    Raises:
        ContentError: With file, line and key of the first mistake.
    """
    file = TomlFile.parse(path, source)
    words = file.convert(file.tree, AskWords, "ask", "")
    spelled = _Spelled(file, words.named)
    return replace(
        words,
        named={},
        alarms=tuple(
            replace(one, when=spelled.out("alarms", place, one.when))
            for place, one in enumerate(words.alarms, 1)
        ),
        decisions=tuple(
            replace(one, when=spelled.out("decisions", place, one.when))
            for place, one in enumerate(words.decisions, 1)
        ),
    )


def open_ask_words(path: Path, cache: Cache) -> AskWords:
    """The words of one language, from `cache` unless the file has changed; without a file, none.

    Raises:
        ContentError: When the file is broken: an emergency must not go unnoticed because of a slip.
    """
    source = read_if_there(path)
    if not source:
        return AskWords()
    name = f"{path.parent.name}-ask-words"
    return cache.get(name, [source], AskWords, lambda: parse_ask_words(path, source))


class _Spelled:
    """Writes out the names in expressions."""

    def __init__(self, file: TomlFile, named: dict[str, str]) -> None:
        self._file, self._named = file, named

    def out(self, table: str, number: int, expressions: tuple[str, ...]) -> tuple[str, ...]:
        """`expressions` of that table of the file, from 1, without names; each can be searched for."""
        line = self._file.line_of(f"[[{table}]]", number, key="when")
        return tuple(self._one(table, line, expression) for expression in expressions)

    def _one(self, table: str, line: int, expression: str, within: tuple[str, ...] = ()) -> str:
        def meaning(found: re.Match[str]) -> str:
            name = found[1]
            if name not in self._named:
                text = f"{table}: {found[0]} does not stand under [named]"
                raise ContentError(self._file.path, line, text)
            if name in within:
                raise ContentError(self._file.path, line, f"{table}: {found[0]} stands for itself")
            return f"(?:{self._one(table, line, self._named[name], (*within, name))})"

        # Long ones stand on several lines.
        written = _NAME.sub(meaning, _LINE_BREAK.sub("", expression))
        try:
            re.compile(written)
        except re.error as error:
            text = f"{table}: {expression!r} is no expression: {error}"
            raise ContentError(self._file.path, line, text) from error
        return written
