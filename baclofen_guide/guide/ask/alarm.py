"""Whether a question sounds like an emergency. Rather once too often than once too few."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from baclofen_guide.guide.glossary import bare

if TYPE_CHECKING:
    from collections.abc import Iterable

    from baclofen_guide.guide.ask.words import Alarm


def alarms_in(questions: Iterable[str], alarms: Iterable[Alarm]) -> tuple[Alarm, ...]:
    """Those of `alarms` that a question sounds like, in their order.

    Args:
        questions: The question as typed, and as it was meant where words are mistyped.
        alarms: What sounds like an emergency.
    """
    asked = [_plain(question) for question in questions]
    return tuple(alarm for alarm in alarms if any(_sounds_like(alarm, question) for question in asked))


def _sounds_like(alarm: Alarm, question: str) -> bool:
    return all(re.search(one, question) for one in alarm.when)


def _plain(question: str) -> str:
    """Small letters, no accents, no apostrophes, one blank between words: "can't" is "cant"."""
    return " ".join(re.sub(r"['’`´]", "", bare(question)).split())
