"""A changed time zone: the program asks "adjust or keep?" and shows what the first day would look like."""

import enum
from datetime import datetime, timedelta
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from baclofen_guide.dosing.events import Answers
from baclofen_guide.dosing.findings import Finding, require
from baclofen_guide.dosing.missed import Rules
from baclofen_guide.dosing.plan import Plan, Reason, zone_named
from baclofen_guide.dosing.revise import Revision, revise
from baclofen_guide.dosing.slots import Slot, slots_between, uneven
from baclofen_guide.dosing.states import CAUTIOUS_RULES
from baclofen_guide.dosing.wallclock import DAY


class ZoneChoice(enum.StrEnum):
    """What happens to dose times after a change of zone."""

    ADJUST = "adjust"
    """They move to the new wall clock: 08:00 here."""
    KEEP = "keep"
    """They stay at the same moments: 08:00 at home, whatever the clock here says."""


class ZoneChange(Struct, frozen=True, kw_only=True):
    """What a choice would do.

    Attributes:
        choice: adjust or keep.
        zone: the new zone.
        revision: the new version that "adjust" makes; None for "keep".
        slots: the doses of the next two days, after the last one taken.
        shortest: the shortest time between two of them, the last dose taken included; None under two doses.
        longest: the longest such time.
        findings: where these leave the plan's own gaps. The doses themselves never change.
    """

    choice: ZoneChoice
    zone: str
    revision: Revision | None
    slots: tuple[Slot, ...]
    shortest: timedelta | None
    longest: timedelta | None
    findings: tuple[Finding, ...]


def must_ask(plan: Plan, now: datetime, local_zone: str, kept_in: str | None = None) -> bool:
    """Whether to ask "adjust or keep?": the clock here differs from the one the doses follow.

    ``kept_in`` is the zone for which "keep" was chosen before; there it is not asked again.
    """
    version = plan.in_force(now)
    if version is None or local_zone in (version.zone, kept_in):
        return False
    here, home = (now.astimezone(zone_named(key)).utcoffset() for key in (local_zone, version.zone))
    return here != home


def preview(
    plan: Plan,
    answers: Answers,
    now: datetime,
    local_zone: str,
    choice: ZoneChoice,
    rules: Rules = CAUTIOUS_RULES,
) -> ZoneChange:
    """What ``choice`` does to the doses of the next two days (F-RUN-09: about 6 to 8 hours apart).

    Raises:
        DosingError: ``travel.no_plan`` if no version is in force at ``now``.
    """
    version = plan.in_force(now)
    require(version is not None, "travel.no_plan")
    revision = None
    if choice is ZoneChoice.ADJUST and version is not None:
        draft = replace(version, zone=local_zone, reason=Reason.ZONE)
        revision = revise(plan, draft, answers, now, rules=rules)
    after = revision.plan if revision else plan
    begins = min(now, revision.version.effective_from) if revision else now
    slots = [slot for slot in slots_between(after, begins, now + 2 * DAY) if not answers.of(slot.key)]
    taken = [answers.last_taken.at] if answers.last_taken else []
    instants = [*taken, *(slot.instant for slot in slots)]
    gaps = [two - one for one, two in pairwise(instants)]
    return ZoneChange(
        choice=choice,
        zone=local_zone,
        revision=revision,
        slots=tuple(slots),
        shortest=min(gaps, default=None),
        longest=max(gaps, default=None),
        findings=(*(revision.findings if revision else ()), *uneven(after, slots)),
    )
