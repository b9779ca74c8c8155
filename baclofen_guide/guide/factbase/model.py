"""The values of the fact base: what the guide claims, where from, and how sure we are.

Frozen msgspec structs; ``resources/facts/README.md`` explains every key to the people who write them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Meta, Struct

if TYPE_CHECKING:
    from baclofen_guide.settings.choices import Level

SourceKind = Literal["label", "guideline", "study", "reference", "policy", "web"]
Evidence = Literal["seen", "seen-secondary", "to-verify", "policy"]
Tier = Literal["emergency", "today", "next-visit"]

Words = Annotated[str, Meta(min_length=1)]
Ids = Annotated[tuple[str, ...], Meta(min_length=1)]
PerLanguage = dict[str, Annotated[tuple[Words, ...], Meta(min_length=1)]]
"""Expressions or phrases by language, such as ``{"en": (...)}``."""


class Claim(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Something a passage can cite, with what its words must keep in any simpler rendering.

    Attributes:
        id: ``F-STOP-01`` for a fact, ``R-E-01`` for a red flag.
        says: regular expressions of which all must be found in a text that says this.
        never_says: regular expressions of which none may be found there.
        renderings: phrases that give the claim's numbers another way, such as "6 in 10" for 63 %.
    """

    id: str
    says: PerLanguage = {}
    never_says: PerLanguage = {}
    renderings: PerLanguage = {}

    def unsaid(self, text: str, language: str) -> tuple[str, ...]:
        """The expressions of `says` that are missing from `text`; () when all is said.

        `text` is plain text with placeholders as ``{emergency}``. A language without expressions asks
        for nothing, so a caller that must be sure looks into `says` first.
        """
        words = plain(text)
        return tuple(e for e in self.says.get(language, ()) if not _compiled(e).search(words))

    def wrongly_said(self, text: str, language: str) -> tuple[str, ...]:
        """The expressions of `never_says` that stand in `text` nevertheless."""
        words = plain(text)
        return tuple(e for e in self.never_says.get(language, ()) if _compiled(e).search(words))


class Fact(Claim, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One statement about baclofen.

    Attributes:
        section: title of the part of the fact base it stands in.
        statement: the claim in our own words, for the people who write and check the guide.
        sources: ids of `Source`, best first.
        kind: the strongest kind of source behind it.
        evidence: how far we checked it: read in a source, read second hand, to verify, or our own policy.
        clinical_only: never shown at the easy or standard level.
        for_editors: a rule for those who write the guide, such as a figure never to print; no reader
            sees it.
        note: what a reviewer should know.
    """

    section: Words
    statement: Words
    sources: Ids
    kind: SourceKind
    evidence: Evidence
    clinical_only: bool = False
    for_editors: bool = False
    note: Words | None = None

    def may_be_shown_at(self, level: Level) -> bool:
        """Whether a reader at `level` may see the statement itself."""
        return not self.for_editors and (level == "clinical" or not self.clinical_only)


class RedFlag(Claim, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A sign that needs help, and how fast.

    Attributes:
        tier: emergency number now, a call today, or the next visit.
        sign: what is seen or has happened.
        facts: ids of the facts behind it.
    """

    tier: Tier
    sign: Words
    facts: Ids


class Source(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Where facts come from; `read` says how much of it we read, and how."""

    id: str
    short: Words
    full: Words
    kind: SourceKind
    read: Words


class Position(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What one side of a disagreement says.

    Attributes:
        who: the source, or the kind of sources.
        says: its position in a few words.
        clinical_only: a dose, an unsupported figure or a bare warning that could make a patient act alone.
    """

    who: Words
    says: Words
    clinical_only: bool = False


class Conflict(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A point on which sources disagree.

    Attributes:
        patient_wording: the cautious line for patients, or what must not be shown to them.
        clinical_note: how clinicians are shown the disagreement.
        positions: who says what.
    """

    id: str
    title: Words
    patient_wording: Words
    clinical_note: Words
    facts: Ids
    positions: Annotated[tuple[Position, ...], Meta(min_length=1)]

    def positions_at(self, level: Level) -> tuple[Position, ...]:
        """The positions that may be shown at `level`; () when patients get the cautious line alone."""
        return tuple(one for one in self.positions if level == "clinical" or not one.clinical_only)


class Question(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A question people ask; `gist` is what an answer must amount to."""

    id: str
    question: Words
    gist: Words
    facts: Ids


class GlossaryTerm(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A word that explains itself on demand."""

    id: str
    term: Words
    meaning: Words


def plain(text: str) -> str:
    """`text` on one line with single spaces and straight quotes, so that expressions stay short."""
    return " ".join(text.split()).replace("\u2019", "'").replace("\u2018", "'")


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)
