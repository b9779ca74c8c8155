"""The choices a reader makes once and can change in one click: level, audience, theme, text size."""

from __future__ import annotations

from typing import Literal

Level = Literal["easy", "standard", "clinical"]
LEVELS: tuple[Level, ...] = ("easy", "standard", "clinical")
"""The reading levels, simplest first: grade ≤ 5, grade ≤ 8, free."""

Audience = Literal["patient", "carer", "clinician"]
AUDIENCES: tuple[Audience, ...] = ("patient", "carer", "clinician")

ThemeChoice = Literal["system", "light", "dark", "high-contrast"]
THEME_CHOICES: tuple[ThemeChoice, ...] = ("system", "light", "dark", "high-contrast")

TEXT_PERCENTS = (80, 100, 125, 150, 175, 200, 250, 300)
"""Text sizes in percent of the base size of 16 px, one press apart."""

LEVEL_FOR_AUDIENCE: dict[Audience, Level] = {"patient": "easy", "carer": "standard", "clinician": "clinical"}
"""The level a first answer to "Which best describes you?" sets; it can be changed at any time."""


def larger_text(percent: int) -> int:
    """Return the next larger text size in percent, or the largest."""
    return next((size for size in TEXT_PERCENTS if size > percent), TEXT_PERCENTS[-1])


def smaller_text(percent: int) -> int:
    """Return the next smaller text size in percent, or the smallest."""
    return next((size for size in reversed(TEXT_PERCENTS) if size < percent), TEXT_PERCENTS[0])
