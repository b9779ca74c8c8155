"""The fact base: every claim of the guide, its sources, disagreements, red flags, questions and glossary.

Read from the TOML files in ``resources/facts``; ``resources/facts/README.md`` says what each key means.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from baclofen_guide.guide.factbase import checks
from baclofen_guide.guide.factbase.model import (
    Claim,
    Conflict,
    Evidence,
    Fact,
    GlossaryTerm,
    Position,
    Question,
    RedFlag,
    Source,
    SourceKind,
    Tier,
)
from baclofen_guide.guide.factbase.reading import Entry, FactError, read_entries
from baclofen_guide.guide.factbase.words import read_words, written_out

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = [
    "Claim", "Conflict", "Evidence", "Fact", "FactBase", "FactError", "GlossaryTerm", "Position", "Question",
    "RedFlag", "Source", "SourceKind", "Tier",
]  # fmt: skip


class FactBase(msgspec.Struct, frozen=True):
    """Everything in ``resources/facts`` that is about the medicine, by id and in the order of the files."""

    facts: dict[str, Fact]
    sources: dict[str, Source]
    conflicts: dict[str, Conflict]
    red_flags: dict[str, RedFlag]
    questions: dict[str, Question]
    glossary: dict[str, GlossaryTerm]

    @classmethod
    def load(cls, folder: Path) -> FactBase:
        """Read and prove the fact base in `folder`.

        Raises:
            FactError: at the first mistake: a file missing or not TOML, an unknown key, a wrong type, an id
                used twice or badly shaped, a reference to nothing, a bad regular expression.
        """
        words = read_words(folder / "words.toml")
        facts = written_out(_read_facts(folder / "facts"), words)
        sources = read_entries(folder / "sources.toml", "sources", Source)
        conflicts = read_entries(folder / "conflicts.toml", "conflicts", Conflict)
        flags = written_out(read_entries(folder / "red-flags.toml", "red_flags", RedFlag), words)
        questions = read_entries(folder / "faq.toml", "questions", Question)
        terms = read_entries(folder / "glossary.toml", "terms", GlossaryTerm)
        base = cls(
            facts=checks.by_id(facts, checks.FACT_ID),
            sources=checks.by_id(sources, checks.SOURCE_ID),
            conflicts=checks.by_id(conflicts, checks.CONFLICT_ID),
            red_flags=checks.by_id(flags, checks.RED_FLAG_ID),
            questions=checks.by_id(questions, checks.QUESTION_ID),
            glossary=checks.by_id(terms, checks.TERM_ID),
        )
        checks.require_known(facts, "sources", lambda fact: fact.sources, base.sources, "sources.toml")
        checks.require_known(conflicts, "facts", lambda conflict: conflict.facts, base.facts, "facts/")
        checks.require_known(flags, "facts", lambda flag: flag.facts, base.facts, "facts/")
        checks.require_known(questions, "facts", lambda question: question.facts, base.facts, "facts/")
        checks.require_tier_letters(flags)
        checks.require_expressions(facts)
        checks.require_expressions(flags)
        return base

    def claim(self, name: str) -> Fact | RedFlag | None:
        """What a citation names: a fact, a red flag, or None when there is no such id."""
        return self.facts.get(name) or self.red_flags.get(name)

    def sources_for(self, names: Iterable[str]) -> tuple[Source, ...]:
        """The sources behind cited facts and red flags, each once, in order of first use.

        A red flag stands on the sources of its facts. Names that cite nothing are passed over: proving
        citations is the business of `check`.
        """
        found: dict[str, Source] = {}
        for name in names:
            for fact in self._facts_behind(name):
                found.update((source, self.sources[source]) for source in fact.sources if source not in found)
        return tuple(found.values())

    def _facts_behind(self, name: str) -> tuple[Fact, ...]:
        claim = self.claim(name)
        if isinstance(claim, RedFlag):
            return tuple(self.facts[fact] for fact in claim.facts)
        return (claim,) if claim else ()


def _read_facts(folder: Path) -> list[Entry[Fact]]:
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        raise FactError(f"{folder.name}/: expected at least one file, such as 01-what-it-is.toml")
    entries: list[Entry[Fact]] = []
    for path in paths:
        entries += read_entries(path, "facts", Fact, shared=("section",))
    return entries
