"""Checks across entries and files: ids, references and regular expressions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol, TypeVar

from baclofen_guide.guide.factbase.model import Claim, RedFlag
from baclofen_guide.guide.factbase.reading import Entry, FactError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

FACT_ID = (r"F-[A-Z]+-\d\d", "F-STOP-01")
SOURCE_ID = (r"[A-Z0-9]+(-[A-Z0-9]+)*", "UK-NHS")
CONFLICT_ID = (r"C-\d\d", "C-01")
RED_FLAG_ID = (r"R-[ETV]-\d\d", "R-E-01")
QUESTION_ID = (r"Q-\d\d", "Q-01")
TERM_ID = (r"G-\d\d", "G-01")
"""How the ids of each kind look: an expression, and an example for messages."""

_TIER_LETTER = {"emergency": "E", "today": "T", "next-visit": "V"}
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


I = TypeVar("I", bound=_HasId)  # noqa: E741
C = TypeVar("C", bound=Claim)


def by_id(entries: Sequence[Entry[I]], shape: tuple[str, str]) -> dict[str, I]:
    """The entries by id, in their order.

    Raises:
        FactError: an id does not look like `shape`'s example or is used twice.
    """
    expression, example = shape
    first: dict[str, Entry[I]] = {}
    for entry in entries:
        name = entry.value.id
        if not re.fullmatch(expression, name, re.ASCII):
            raise FactError(
                f"{entry.file}: {name or 'entry without a name'}: id: expected one like {example}"
            )
        if name in first:
            raise FactError(f"{entry.file}: {name}: id: already used in {first[name].file}")
        first[name] = entry
    return {name: entry.value for name, entry in first.items()}


def require_known(
    entries: Iterable[Entry[I]],
    key: str,
    named: Callable[[I], Iterable[str]],
    known: Collection[str],
    home: str,
) -> None:
    """Every id that `named` gives for an entry's `key` stands in `known`, which comes from the file `home`.

    Raises:
        FactError: one does not.
    """
    for entry in entries:
        for name in named(entry.value):
            if name not in known:
                raise FactError(f"{entry.file}: {entry.value.id}: {key}: {name} does not stand in {home}")


def require_tier_letters(entries: Iterable[Entry[RedFlag]]) -> None:
    """A red flag's id carries the letter of its tier: readers of a list see how urgent it is.

    Raises:
        FactError: one does not.
    """
    for entry in entries:
        flag = entry.value
        letter = _TIER_LETTER[flag.tier]
        if not flag.id.startswith(f"R-{letter}-"):
            raise FactError(f"{entry.file}: {flag.id}: tier: {flag.tier} flags have ids like R-{letter}-01")


def require_expressions(entries: Iterable[Entry[C]]) -> None:
    """Languages look like "en"; the expressions compile and are not found in an empty text.

    Raises:
        FactError: one does not, or is.
    """
    for entry in entries:
        value = entry.value
        for key in ("says", "never_says", "renderings"):
            for language, expressions in getattr(value, key).items():
                where = f"{entry.file}: {value.id}: {key}.{language}"
                if not _LANGUAGE.fullmatch(language):
                    raise FactError(f"{where}: expected a language such as en")
                if key != "renderings":
                    require_compiles(where, expressions)


def require_compiles(where: str, expressions: Iterable[str]) -> None:
    """Every expression compiles and asks for something; `where` opens the message.

    Raises:
        FactError: one does not.
    """
    for expression in expressions:
        try:
            found = re.compile(expression, re.IGNORECASE).search("")
        except re.error as error:
            raise FactError(f"{where}: {expression!r} is no regular expression: {error}") from error
        if found:
            raise FactError(f"{where}: {expression!r} is found in any text, expected words")
