"""A file given without a command, as a file manager does: ``baclofen-guide handout.pdf``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

WITH_VALUE = ("--lang", "--level", "--data-dir", "--policy", "--log-level", "--tour", "--open")
"""Options before a command whose value is the next word."""


def with_file_named(arguments: Sequence[str]) -> list[str]:
    """`arguments`, with ``--open`` before a file that stands where a command could."""
    words = list(arguments)
    first = _first_bare(words)
    if first is not None and _may_carry_a_plan(words[first]):
        words.insert(first, "--open")
    return words


def _may_carry_a_plan(name: str) -> bool:
    """Whether a file called `name` is one we open; no command is called so."""
    from baclofen_guide.exchange.carried_plan import SUFFIXES

    return name.casefold().endswith(SUFFIXES)


def _first_bare(words: Sequence[str]) -> int | None:
    """Where the first word stands that is neither an option nor the value of one."""
    skip = False
    for place, word in enumerate(words):
        if skip:
            skip = False
        elif word in WITH_VALUE:
            skip = True
        elif not word.startswith("-"):
            return place
    return None
