"""The words of the glossary as readers see them: plainly for most, precisely for clinicians.

One file a language, ``glossary.toml``; the fact base says which words there are.
"""

from __future__ import annotations

import logging
import re
import unicodedata
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta, Struct

from baclofen_guide.guide.document import PLACEHOLDERS, Citation, Inline, Placeholder, Text
from baclofen_guide.guide.errors import ContentError
from baclofen_guide.guide.shelf import read_if_there
from baclofen_guide.guide.toml_file import TomlFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from baclofen_guide.guide.compiled import Cache
    from baclofen_guide.settings.choices import Level

FILE_NAME = "glossary.toml"

_log = logging.getLogger(__name__)
_GAP = re.compile(r"\{(\w+)\}")
Words = Annotated[str, Meta(pattern=r"\S")]


class GlossaryWord(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One word and what it means.

    Attributes:
        term: The word itself.
        easy: What it means in everyday words, for the easy and the standard level.
        clinical: What it means precisely.
        facts: What the explanations rest on, where they say more than what the word means.
    """

    term: Words
    easy: Words
    clinical: Words
    facts: tuple[Words, ...] = ()

    def words(self, level: Level) -> str:
        """The explanation for readers of `level`, placeholders as ``{emergency}``."""
        return self.clinical if level == "clinical" else self.easy

    def runs(self, level: Level) -> tuple[Inline, ...]:
        """The explanation for readers of `level`, and where it comes from."""
        cites = (Citation(self.facts, 0),) if self.facts else ()
        return (*_runs(self.words(level)), *cites)


def parse_glossary(path: Path, source: bytes) -> dict[str, GlossaryWord]:
    """The words in `source`, by id such as ``G-42``.

    Args:
        path: Where it came from, for errors; nothing is read.
        source: What stands in the file.

    Raises:
        ContentError: With file, line and key of the first mistake.
    """
    file = TomlFile.parse(path, source)
    found = {name: file.convert(raw, GlossaryWord, name, f"[{name}]") for name, raw in file.tree.items()}
    for name, word in found.items():
        for key in ("easy", "clinical"):
            for gap in _GAP.findall(getattr(word, key)):
                if gap not in PLACEHOLDERS:
                    line = file.line_of(f"[{name}]", key=key)
                    raise ContentError(path, line, f"{name}.{key}: there is no placeholder {{{gap}}}")
    return found


def read_glossary(path: Path) -> dict[str, GlossaryWord]:
    """The words of one language; none when there is no file.

    Raises:
        ContentError: When the file is broken.
    """
    source = read_if_there(path)
    return parse_glossary(path, source) if source else {}


def open_glossary(path: Path, cache: Cache) -> dict[str, GlossaryWord]:
    """The words of one language, from `cache` unless the file has changed.

    None when there is no file; and when it is broken, with a line in the log: pages must stay readable.
    """
    source = read_if_there(path)
    name = f"{path.parent.name}-glossary-words"
    try:
        kind = dict[str, GlossaryWord]
        return cache.get(name, [source], kind, lambda: parse_glossary(path, source)) if source else {}
    except ContentError:
        _log.exception("explanations are left out")
        return {}


def in_order(words: Mapping[str, GlossaryWord]) -> list[tuple[str, GlossaryWord]]:
    """The words as a dictionary lists them, without regard to capitals and accents."""
    return sorted(words.items(), key=lambda item: bare(item[1].term))


def bare(term: str) -> str:
    """`term` in small letters without accents."""
    letters = unicodedata.normalize("NFKD", term).casefold()
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _runs(words: str) -> Iterator[Inline]:
    """`words` with their gaps: every second part of the split is the name of one."""
    for place, part in enumerate(_GAP.split(words)):
        if part:
            yield Placeholder(part) if place % 2 else Text(part)
