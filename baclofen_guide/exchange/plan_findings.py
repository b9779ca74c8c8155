"""Everything wrong with a plan file, or worth checking, by line."""

from datetime import datetime
from pathlib import Path

from msgspec import Struct

from baclofen_guide.dosing.findings import Finding
from baclofen_guide.dosing.plan import PlanVersion
from baclofen_guide.dosing.plan_check import check
from baclofen_guide.exchange.carried_plan import read_carried_plan
from baclofen_guide.exchange.plan_file import Order
from baclofen_guide.exchange.plan_reader import PlanFileError, PlanRead, Problem

ALWAYS_SAID = frozenset({"taper.no_flag_is_not_safe", "taper.card_not_filled"})
"""What is said beside every taper, whether anything in it is worth checking or not."""


class Checked(Struct, frozen=True):
    """What came of a plan file.

    Attributes:
        order: what was ordered; None if the file cannot be used at all.
        problems: by line.
        reminders: what is said beside every plan of its kind.
    """

    order: Order | None
    problems: tuple[Problem, ...]
    reminders: tuple[Problem, ...] = ()


def check_plan_file(path: Path, now: datetime) -> Checked:
    """Read and check the plan in the file at ``path``, as it would be if it were taken up at ``now``."""
    try:
        read = read_carried_plan(path)
    except PlanFileError as error:
        return Checked(None, error.problems)
    return check_plan(read, now)


def check_plan(read: PlanRead, now: datetime) -> Checked:
    """Check a plan that was read, as it would be if it were taken up at the instant ``now``."""
    found = [_located(finding, read) for finding in check(draft(read.order, now, "UTC"))]
    problems = sorted((one for one in found if one.id not in ALWAYS_SAID), key=lambda one: one.line)
    return Checked(read.order, tuple(problems), tuple(one for one in found if one.id in ALWAYS_SAID))


def draft(order: Order, effective_from: datetime, zone: str) -> PlanVersion:
    """``order`` as a version in force from ``effective_from`` (aware), on the wall clock of ``zone``.

    Its number is 1; whoever adds it to a plan gives it the next one.

    Raises:
        DosingError: as `PlanVersion`.
    """
    return PlanVersion(
        number=1,
        steps=order.steps,
        form=order.form,
        effective_from=effective_from,
        zone=zone,
        strengths=order.strengths,
        ordered_by=order.ordered_by,
        ordered_on=order.ordered_on,
        note=order.note,
    )


def _located(finding: Finding, read: PlanRead) -> Problem:
    line = read.line_of(finding.where)
    return Problem(line, finding.id, finding.severity, finding.values, finding.facts)
