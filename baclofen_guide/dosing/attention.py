"""What a signal is: something that needs attention, with its tier, its facts and one action."""

import enum
from collections.abc import Mapping

from msgspec import Struct

from baclofen_guide.dosing.findings import Finding, Value


class Tier(enum.StrEnum):
    """How soon; the weightiest first."""

    EMERGENCY = "emergency"
    TODAY = "today"
    NEXT_VISIT = "next_visit"


class Act(enum.StrEnum):
    """What the one button of a signal leads to."""

    URGENT = "urgent"
    """Urgent help, behind the door for missed doses."""
    TOO_MUCH = "too_much"
    """Urgent help, behind the door for too much or too sleepy."""
    PUMP = "pump"
    """Urgent help, behind the door of the pump."""
    FILL_IN = "fill_in"
    """The history, to tick what was taken."""
    SUPPLY = "supply"
    RUNNING_OUT = "running_out"
    """What to do when the supply runs short."""
    STEPS = "steps"
    PLAN = "plan"
    ABOUT_YOU = "about_you"
    DIARY = "diary"
    """The charts of the diary."""
    TRIGGERS = "triggers"
    """What makes spasms worse, and how to look for it."""


class Dismissal(Struct, frozen=True):
    """The person has seen ``signal``; it stays away while its ``situation`` is the same."""

    signal: str
    situation: str


class Signal(Struct, frozen=True, kw_only=True):
    """One thing that needs attention.

    Attributes:
        id: message id of its words, such as ``signal.supply_low``.
        tier: how soon.
        act: the one action.
        facts: fact ids behind it.
        values: fill its words.
        situation: what it is about; dismissing holds until this is another.
        dismissible: an emergency, and what only an answer can end, is not.
        findings: for checks of the plan: what was found, worded by their own ids.
    """

    id: str
    tier: Tier
    act: Act
    facts: tuple[str, ...]
    values: Mapping[str, Value] = {}
    situation: str = ""
    dismissible: bool = True
    findings: tuple[Finding, ...] = ()

    def dismissal(self) -> Dismissal:
        """What to record when the person dismisses it."""
        return Dismissal(self.id, self.situation)
