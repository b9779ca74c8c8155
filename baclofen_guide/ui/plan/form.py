"""What the plan page holds while somebody fills it in, and how that becomes a version of the plan. No Qt."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from baclofen_guide.dosing.expand import Order, Pattern, expand
from baclofen_guide.dosing.findings import DosingError
from baclofen_guide.dosing.formulations import Form, Strength
from baclofen_guide.dosing.plan import Dose, PlanVersion, Reason, Step

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_MG_TYPED = Decimal(10_000)
"""Larger numbers are slips of the keyboard; they are kept from overflowing anything."""
_NUMBER = re.compile(r"\d{1,12}(\.\d{0,12})?|\.\d{1,12}")
_THOUSAND = re.compile(r"[^\W0]\d{0,2}\.(\d{3}\.)*000")


@dataclass(frozen=True)
class StepEntry:
    """A later step: the day it begins, and mg for each dose time of the first step."""

    first_day: date
    mgs: tuple[Decimal, ...]


@dataclass(frozen=True)
class Lowering:
    """The order "lower by _ mg every _ days, as prescribed", and in which way doses take turns.

    Attributes:
        turns: "each", "last-first", "first-first", "last-until-gone" or "first-until-gone".
    """

    lower_by: Decimal
    every: int
    down_to: Decimal
    then_ends: bool = False
    turns: str = "each"

    def order(self, doses: int) -> Order:
        """The order for a day of so many doses."""
        forward = tuple(range(doses))
        patterns = {
            "each": (Pattern.EACH_DOSE, ()),
            "first-first": (Pattern.IN_TURN, forward),
            "last-first": (Pattern.IN_TURN, forward[::-1]),
            "first-until-gone": (Pattern.ONE_AFTER_ANOTHER, forward),
            "last-until-gone": (Pattern.ONE_AFTER_ANOTHER, forward[::-1]),
        }
        pattern, turn = patterns[self.turns]
        return Order(
            lower_by=self.lower_by,
            every=self.every,
            pattern=pattern,
            turn=turn,
            down_to=self.down_to,
            then_ends=self.then_ends,
        )


@dataclass(frozen=True)
class PlanForm:
    """Everything on the page.

    Attributes:
        form: tablet, liquid or granules.
        strengths: what is at hand.
        doses: time and mg of each dose of the first step.
        first_day: the day the plan begins.
        steps: later steps, one by one.
        lowering: or the steps as one rule; then `steps` is not used.
        ends_on: the last day with doses when the plan ends; None when the last step goes on.
        ordered_by: who ordered it.
        ordered_on: when.
        lost_steps: later steps have doses at times that the first one has not, and are not in here.
    """

    form: Form
    first_day: date
    strengths: tuple[Strength, ...] = ()
    doses: tuple[tuple[time, Decimal], ...] = ()
    steps: tuple[StepEntry, ...] = ()
    lowering: Lowering | None = None
    ends_on: date | None = None
    ordered_by: str = ""
    ordered_on: date | None = None
    note: str = field(default="")
    lost_steps: bool = False

    def version(self, now: datetime, zone: str) -> PlanVersion:
        """The version that was entered; its number and start are set when it is saved.

        Raises:
            DosingError: what was entered has no meaning, such as a rule that does not come out even.
        """
        return PlanVersion(
            number=1,
            steps=self._steps(),
            form=self.form,
            effective_from=now,
            zone=zone,
            strengths=self.strengths,
            ordered_by=self.ordered_by.strip(),
            ordered_on=self.ordered_on,
            reason=Reason.ORDERED,
            note=self.note,
        )

    def _steps(self) -> tuple[Step, ...]:
        first = tuple(Dose(at, mg) for at, mg in self.doses)
        if self.lowering is not None:
            return expand(self.first_day, first, self.lowering.order(len(first)))
        steps = [Step(self.first_day, first)]
        for entry in self.steps:
            doses = [Dose(at, mg) for (at, _), mg in zip(self.doses, entry.mgs, strict=True) if mg]
            steps.append(Step(entry.first_day, tuple(doses)))
        if self.ends_on is not None:
            steps[-1] = Step(steps[-1].first_day, steps[-1].doses, self.ends_on)
        return tuple(steps)


def amount_typed(text: str) -> Decimal | None:
    """The number somebody typed: "12.5", "12,5" or " 7 "; None when it is no amount.

    "1,000" is a thousand to some and one to others, and "2e1" is a slip of the finger: neither is guessed at.
    """
    typed = text.strip().replace("\N{ARABIC DECIMAL SEPARATOR}", ".").replace(",", ".")
    if not _NUMBER.fullmatch(typed) or _THOUSAND.fullmatch(typed):
        return None
    value = Decimal(typed)
    return value if value <= MOST_MG_TYPED else None


def days_typed(amount: Decimal | None) -> int | None:
    """A whole number of days; None for half a day, which no step of a plan can last, and for none."""
    return int(amount) if amount and amount == amount.to_integral_value() else None


def smallest_change(strengths: Sequence[Strength]) -> Decimal:
    """By how many mg plus and minus change a dose: the smallest tablet or its half; 1 mg for liquids."""
    sizes = [
        strength.mg / 2 if strength.scored else strength.mg
        for strength in strengths
        if strength.form is not Form.LIQUID
    ]
    return min(sizes, default=Decimal(1 if strengths else 5))


def form_of(version: PlanVersion, today: date) -> PlanForm:
    """The form filled in with `version` as it goes on from `today`, to be changed."""
    index = version.step_index(today) or 0
    current = version.steps[index]
    times = [dose.time for dose in current.doses]
    ahead = version.steps[index + 1 :]
    # All or none: with one left out in the middle, the rest would be another plan.
    fits = all(dose.time in times for step in ahead for dose in step.doses)
    later = tuple(
        StepEntry(step.first_day, tuple(_mg_at(step, at) for at in times)) for step in ahead if fits
    )
    return PlanForm(
        form=version.form,
        first_day=max(current.first_day, today),
        strengths=version.strengths,
        doses=tuple((dose.time, dose.mg) for dose in current.doses),
        steps=later,
        lost_steps=not fits,
        ends_on=version.ends_on() if fits else None,
        ordered_by=version.ordered_by,
        ordered_on=version.ordered_on,
    )


def _mg_at(step: Step, at: time) -> Decimal:
    return next((dose.mg for dose in step.doses if dose.time == at), Decimal())


@dataclass(frozen=True)
class Stretch:
    """Days in a row with the same doses: first and last day, the doses and their sum in mg."""

    first: date
    last: date
    doses: tuple[tuple[time, Decimal], ...]
    mg: Decimal


def stretches(version: PlanVersion, first: date, days: int) -> list[Stretch]:
    """The coming `days` days of `version`, alike days together; days without a dose are there too."""
    found: list[Stretch] = []
    for offset in range(days):
        day = first + timedelta(days=offset)
        index = version.step_index(day)
        doses = () if index is None else tuple((d.time, d.mg) for d in version.steps[index].doses)
        if found and found[-1].doses == doses:
            found[-1] = Stretch(found[-1].first, day, doses, found[-1].mg)
        else:
            found.append(Stretch(day, day, doses, sum((mg for _, mg in doses), Decimal())))
    return found


__all__ = [
    "DosingError",
    "Lowering",
    "PlanForm",
    "StepEntry",
    "Stretch",
    "amount_typed",
    "days_typed",
    "form_of",
    "smallest_change",
    "stretches",
]
