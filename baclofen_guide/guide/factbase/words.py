"""Named expressions: `<call>` in a `says` list stands for every way to say it, once per language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from baclofen_guide.guide.factbase.checks import require_compiles
from baclofen_guide.guide.factbase.model import Claim
from baclofen_guide.guide.factbase.reading import Entry, FactError, read_toml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    WordLists = Mapping[str, Mapping[str, str]]

C = TypeVar("C", bound=Claim)

_NAME = re.compile(r"<([A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)>")


def read_words(path: Path) -> WordLists:
    """The named expressions by language and name, from ``words.toml``.

    Raises:
        FactError: the file cannot be read, or holds something else than tables of regular expressions.
    """
    content = read_toml(path)
    words: dict[str, dict[str, str]] = {}
    for language, table in content.items():
        if not isinstance(table, dict):
            raise FactError(f"{path.name}: {language}: expected a table such as [en]")
        for name, expression in table.items():
            where = f"{path.name}: {language}.{name}"
            if not _NAME.fullmatch(f"<{name}>"):
                raise FactError(f"{where}: expected a name of letters, digits and hyphens")
            if not isinstance(expression, str):
                raise FactError(f"{where}: expected an expression in quotes")
            require_compiles(where, [expression])
        words[language] = table
    return words


def written_out(entries: Iterable[Entry[C]], words: WordLists) -> list[Entry[C]]:
    """The entries with each name in `says` and `never_says` replaced by its expression.

    Raises:
        FactError: a name does not stand in `words` for that language.
    """
    return [Entry(entry.file, _written_out(entry, words)) for entry in entries]


def _written_out(entry: Entry[C], words: WordLists) -> C:
    claim = entry.value
    where = f"{entry.file}: {claim.id}"
    return replace(
        claim,
        says=_per_language(claim.says, words, f"{where}: says"),
        never_says=_per_language(claim.never_says, words, f"{where}: never_says"),
    )


def _per_language(
    expressions: Mapping[str, tuple[str, ...]], words: WordLists, where: str
) -> dict[str, tuple[str, ...]]:
    return {
        language: tuple(_expanded(e, words.get(language, {}), f"{where}.{language}") for e in listed)
        for language, listed in expressions.items()
    }


def _expanded(expression: str, words: Mapping[str, str], where: str) -> str:
    def meaning(match: re.Match[str]) -> str:
        if match[1] not in words:
            raise FactError(f"{where}: {match[0]} does not stand in words.toml")
        # A name that stands alone needs no group, and messages read better without one.
        return words[match[1]] if match[0] == expression else f"(?:{words[match[1]]})"

    return _NAME.sub(meaning, expression)
