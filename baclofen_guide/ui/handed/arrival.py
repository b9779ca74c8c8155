"""A plan that was handed over, against the one in use: pure values, so that no test of it needs a window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from baclofen_guide.dosing.compare import Stretch, compare, same
from baclofen_guide.dosing.events import Answers, DoseEvent, EventKind
from baclofen_guide.dosing.findings import DosingError, Finding, Severity
from baclofen_guide.dosing.handed_over import Joined, dose_given, join
from baclofen_guide.dosing.plan import Plan, PlanVersion, zone_named
from baclofen_guide.dosing.plan_check import Context, check, ordered_before
from baclofen_guide.dosing.revise import revise
from baclofen_guide.dosing.slots import Slot, next_slot
from baclofen_guide.dosing.states import INSTANT
from baclofen_guide.dosing.wallclock import DAY, local_day
from baclofen_guide.exchange.plan_findings import draft

if TYPE_CHECKING:
    from datetime import date, datetime, timedelta

    from baclofen_guide.dosing.about_you import AboutYou
    from baclofen_guide.dosing.missed import Rules
    from baclofen_guide.dosing.revise import Revision
    from baclofen_guide.exchange.handover import Handover
    from baclofen_guide.exchange.plan_reader import PlanRead

HAIR = 10
"""A gap short by a tenth of what is planned is no more than a nurse's round."""


@dataclass(frozen=True, kw_only=True)
class InUse:
    """What is known of the person at home.

    Attributes:
        plan: the plan in use; without versions there is none yet.
        answers: the answers of the last weeks.
        about: the safety card.
        rules: the missed-dose rule.
        now: this instant.
        zone: of this computer.
    """

    plan: Plan
    answers: Answers
    about: AboutYou
    rules: Rules
    now: datetime
    zone: str


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """What is shown of a plan that was handed over.

    Attributes:
        version: the plan, on the wall clock of this computer; not yet part of any record.
        handover: what was said with it.
        stretches: every day from today on in both plans.
        findings: of the checks, the weightiest first.
        joined: where it begins by what was said of last and next dose; None when nothing fits today.
        given: the open dose that was given before coming home, to be ticked.
        newer: when the plan in use was ordered, if that is later; else None.
    """

    version: PlanVersion
    handover: Handover
    stretches: tuple[Stretch, ...]
    findings: tuple[Finding, ...]
    joined: Joined | None
    given: Slot | None
    newer: date | None

    @property
    def is_same(self) -> bool:
        """Whether it says what the plan in use says."""
        return same(self.stretches)

    @property
    def can_be_followed(self) -> bool:
        """Whether no check forbids to save it."""
        return not any(finding.severity is Severity.BLOCK for finding in self.findings)


def arrive(read: PlanRead, known: InUse) -> Arrival:
    """Hold the plan that was read against what is known."""
    version = draft(read.order, known.now, known.zone)
    before = ordered_before(known.plan, known.now)
    last = read.handover.last_instant()
    today = local_day(known.now, zone_named(known.zone))
    return Arrival(
        version=version,
        handover=read.handover,
        stretches=compare(known.plan, version, today),
        findings=check(version, Context(before_mg=before, about=known.about)),
        joined=_joined(version, read.handover, known.now),
        given=dose_given(known.plan, known.answers, last, known.now) if last is not None else None,
        newer=_newer(version, known),
    )


def taken_up(arrival: Arrival, known: InUse, start: datetime | None, *, tick: bool) -> Revision:
    """What taking the plan up does: from `start`, or from just after the last answered dose.

    Args:
        arrival: the plan.
        known: what is known at home.
        start: from when it counts; None for what `revise` does by itself.
        tick: the dose given before coming home is ticked first.

    Raises:
        DosingError: it would rewrite what is answered.
    """
    answers = known.answers
    if tick and arrival.given is not None:
        answers = answers.adding(_as_taken(arrival, known))
    return revise(known.plan, arrival.version, answers, known.now, start, known.rules)


def usual_start(arrival: Arrival, known: InUse) -> datetime | None:
    """Where it begins by what was said of last and next dose, if the record allows that; else None."""
    if arrival.joined is None:
        return None
    try:
        taken_up(arrival, known, arrival.joined.start, tick=arrival.given is not None)
    except DosingError:
        return None
    return arrival.joined.start


def worth_saying(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """What is found where the plans meet, without gaps that are short by a hair."""
    return tuple(one for one in findings if not _by_a_hair(one))


def _joined(version: PlanVersion, handover: Handover, now: datetime) -> Joined | None:
    """Where it begins; None for an old paper: a day old, or its next dose but one has come too."""
    last, due = handover.last_instant(), handover.next_instant()
    joined = join(version, last, due)
    said = due or last
    if joined is None or joined.first is None or said is None or said < now - DAY:
        return None
    following = next_slot(Plan(1, (_in_force_from(version, joined.start),)), joined.first.instant)
    return joined if following is None or following.instant > now else None


def _in_force_from(version: PlanVersion, start: datetime) -> PlanVersion:
    """`version`, in force from `start`."""
    return replace(version, effective_from=start - INSTANT)


def _newer(version: PlanVersion, known: InUse) -> date | None:
    in_force = known.plan.in_force(known.now)
    if in_force is None or in_force.ordered_on is None or version.ordered_on is None:
        return None
    return in_force.ordered_on if in_force.ordered_on > version.ordered_on else None


def _as_taken(arrival: Arrival, known: InUse) -> DoseEvent:
    slot, last = arrival.given, arrival.handover.last_instant()
    assert slot is not None
    assert last is not None
    return DoseEvent(
        event_id=1_000_000_000,
        key=slot.key,
        kind=EventKind.TAKEN,
        at=last,
        recorded_at=known.now,
        mg=slot.mg,
        version=slot.version,
        zone=known.zone,
    )


def _by_a_hair(finding: Finding) -> bool:
    if finding.id != "revise.gap_short":
        return False
    gap: timedelta = finding.values["gap"]  # type: ignore[assignment]
    planned: timedelta = finding.values["planned"]  # type: ignore[assignment]
    return gap >= planned - planned / HAIR
