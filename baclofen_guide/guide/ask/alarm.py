"""What a question sounds like: an emergency, rather once too often than once too few; or a decision."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from baclofen_guide.guide.glossary import bare

if TYPE_CHECKING:
    from collections.abc import Iterable

    from baclofen_guide.guide.ask.words import Alarm, Decision


def alarms_in(questions: Iterable[str], alarms: Iterable[Alarm]) -> tuple[Alarm, ...]:
    """Those of `alarms` that a question sounds like, in their order.

    Args:
        questions: The question as typed, and as it was meant where words are mistyped.
        alarms: What sounds like an emergency.
    """
    asked = tuple(dict.fromkeys(map(_plain, questions)))
    return tuple(alarm for alarm in alarms if _is_about(alarm.when, asked))


def decision_in(questions: Iterable[str], decisions: Iterable[Decision]) -> Decision | None:
    """The first of `decisions` that a question is about; None for any other question."""
    asked = tuple(dict.fromkeys(map(_plain, questions)))
    return next((one for one in decisions if _is_about(one.when, asked)), None)


def _is_about(when: Iterable[str], asked: Iterable[str]) -> bool:
    return any(all(re.search(one, question) for one in when) for question in asked)


def _plain(question: str) -> str:
    """Small letters, no accents, no apostrophes, one blank between words: "can't" is "cant"."""
    return " ".join(re.sub(r"['’`´]", "", bare(question)).split())
