"""Finds the parts of the guide that speak of what a question asks: SQLite's full-text search (FTS5, bm25)."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from baclofen_guide.guide.ask.spelling import Spelling
from baclofen_guide.guide.glossary import bare

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from baclofen_guide.guide.ask.entries import Entry
    from baclofen_guide.guide.ask.words import AskWords

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile(r"['’`´]")
_WEIGHTS = (8.0, 4.0, 1.0)
"""How much a word counts in the nearest heading, in the headings above it, and in the text."""
_STANDING = {"glossary": 0.5, "not-known": 0.5, "faq": 1.2}
"""By topic or section: what explains a word or says what nobody knows comes after what answers."""
_UNKNOWN, _MOST_TELLING = 4.0, 4.5
"""How much a word tells that stands nowhere, and one that stands in a single part."""
_DEEPEST = 60
"""So many parts are looked at for each word."""


@dataclass(frozen=True)
class Hit:
    """A part of the guide that speaks of a question.

    Attributes:
        entry: The part.
        score: How well it fits; higher is better, and only comparable within one question.
        share: How much of what the question asks about it speaks of, from 0 to 1.
        fits: It is about that: two telling words stand in it, or the only one in a heading above it.
    """

    entry: Entry
    score: float
    share: float
    fits: bool


@dataclass(frozen=True)
class _Asked:
    """One word of a question: what to look for instead of it, and how much it tells."""

    looks_for: tuple[str, ...]
    weight: float


class Index:
    """The parts of the guide at one level in one language.

    Args:
        entries: what can be found.
        words: what the language needs.
    """

    def __init__(self, entries: Iterable[Entry], words: AskWords) -> None:
        import apsw

        self._entries = tuple(entries)
        self._little = frozenset(bare(word) for word in words.little_words)
        self._watchwords = words.watchwords
        self._same = {tuple(tokens(says)): means for says, means in words.same_words.items()}
        self._longest = max(map(len, self._same), default=1)
        self._table = apsw.Connection(":memory:")
        tokenizer = f"{words.stemmer} unicode61 remove_diacritics 2".strip()
        self._table.execute(
            f"create virtual table part using fts5 (heading, above, words, tokenize='{tokenizer}')"
        )
        rows = [(number, *_columns(entry)) for number, entry in enumerate(self._entries)]
        self._table.executemany("insert into part (rowid, heading, above, words) values (?, ?, ?, ?)", rows)
        self._spelling = Spelling(self._all_words(rows), lambda word: self._count(_quoted(word)) > 0)

    def search(self, question: str, most: int = 8, *, typing: bool = False) -> tuple[Hit, ...]:
        """The parts that fit `question` best, best first; none when it asks about nothing.

        `typing`: the last word may not be finished.
        """
        asked = self._asked(question, typing=typing and question[-1:].isalnum())
        whole = sum(one.weight for one in asked)
        if not whole:
            return ()
        scores: dict[int, float] = {}
        said: dict[int, list[_Asked]] = {}
        for one in asked:
            for number, score in self._found(one.looks_for).items():
                scores[number] = scores.get(number, 0.0) + score
                said.setdefault(number, []).append(one)
        shares = {number: sum(one.weight for one in ones) / whole for number, ones in said.items()}
        for number, share in shares.items():
            scores[number] *= share * _standing(self._entries[number])
        best = sorted(scores, key=lambda number: -scores[number])[:most]
        return tuple(self._hit(number, scores[number], shares[number], said[number]) for number in best)

    def _hit(self, number: int, score: float, share: float, said: list[_Asked]) -> Hit:
        fits = len(said) > 1 or self._stands_above(number, said[0])
        return Hit(self._entries[number], score, share, fits)

    def _stands_above(self, number: int, one: _Asked) -> bool:
        """Whether a word stands in a heading of a part, and not only somewhere in its text."""
        looks_for = f"{{heading above}} : ({' OR '.join(one.looks_for)})"
        found = self._table.execute("select 1 from part(?) where rowid = ?", (looks_for, number)).get
        return found is not None

    def corrected(self, question: str) -> str:
        """`question` in small letters, each mistyped word as it was meant."""
        return " ".join(map(self._spelling.corrected, tokens(question)))

    def _asked(self, question: str, *, typing: bool) -> list[_Asked]:
        typed = tokens(question)
        begun = typed.pop() if typing and typed and self._begins_a_word(typed[-1]) else ""
        wanted = list(self._with_same_words([self._spelling.corrected(word) for word in typed]))
        # "What is baclofen?" has nothing but little words, and asks something all the same.
        telling = [group for group in wanted if not self._says_little(group)] or [
            group for group in wanted if not group[0].isdigit()
        ]
        looks_for = [tuple(map(_quoted, group)) for group in telling]
        if begun:
            looks_for.append((f"{_quoted(begun)} *",))
        return [self._weighed(one) for one in dict.fromkeys(looks_for)]

    def _with_same_words(self, typed: Sequence[str]) -> Iterable[tuple[str, ...]]:
        """Each word with what the guide says instead of it; the longest that means something goes first."""
        place = 0
        while place < len(typed):
            for length in range(min(self._longest, len(typed) - place), 0, -1):
                words = tuple(typed[place : place + length])
                if words in self._same:
                    yield (" ".join(words), *self._same[words])
                    break
            else:
                length, words = 1, (typed[place],)
                yield words
            place += length

    def _begins_a_word(self, typed: str) -> bool:
        return not self._spelling.knows(typed) and self._count(f"{_quoted(typed)} *") > 0

    def _says_little(self, group: tuple[str, ...]) -> bool:
        """Whether it is a bare number, or a word that says nothing about what is asked."""
        return all(word in self._little or word.isdigit() for word in group)

    def _weighed(self, looks_for: tuple[str, ...]) -> _Asked:
        number = self._count(" OR ".join(looks_for))
        if not number:
            # A word the guide does not know: it may be what matters, or only a manner of speaking.
            return _Asked(looks_for, _UNKNOWN)
        return _Asked(looks_for, min(_MOST_TELLING, math.log((len(self._entries) + 1) / (number + 0.5))))

    def _count(self, looks_for: str) -> int:
        """In how many parts that stands."""
        number: int = self._table.execute("select count(*) from part(?)", (looks_for,)).get
        return number

    def _found(self, looks_for: tuple[str, ...]) -> dict[int, float]:
        """How well each part fits, by its number: by the best of the words that mean the same."""
        by_rank = "select rowid, -bm25(part, ?, ?, ?) from part(?) order by 2 desc limit ?"
        found: dict[int, float] = {}
        for one in looks_for:
            for number, score in self._table.execute(by_rank, (*_WEIGHTS, one, _DEEPEST)):
                found[number] = max(score, found.get(number, 0.0))
        return found

    def _all_words(self, rows: Iterable[tuple[object, ...]]) -> Iterable[str]:
        for _, *columns in rows:
            for words in columns:
                yield from tokens(str(words))
        # So that these are not taken for slips of other words.
        for says, means in self._same.items():
            yield from says
            for words in means:
                yield from tokens(words)
        yield from self._little
        yield from self._watchwords


def _standing(entry: Entry) -> float:
    """How likely a part is to be what somebody asks for, whatever its words: short ones fit all too well."""
    return _STANDING.get(entry.topic, 1.0) * _STANDING.get(entry.section, 1.0)


def tokens(words: str) -> list[str]:
    """The words of a text in small letters without accents and apostrophes: ``can't`` is ``cant``."""
    return _WORD.findall(bare(_APOSTROPHE.sub("", words)))


def _columns(entry: Entry) -> tuple[str, str, str]:
    *above, heading = (_APOSTROPHE.sub("", title) for title in entry.titles)
    return heading, " ".join(above), _APOSTROPHE.sub("", entry.words)


def _quoted(words: str) -> str:
    return '"' + " ".join(tokens(words)) + '"'
