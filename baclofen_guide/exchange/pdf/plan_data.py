"""The parts of a plan that the plan sheet, the card and the report have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baclofen_guide.dosing.plan import Plan, PlanVersion, zone_named
from baclofen_guide.dosing.progress import progress, progress_of
from baclofen_guide.dosing.wallclock import local_day
from baclofen_guide.exchange.pdf.dose_words import DoseWords

if TYPE_CHECKING:
    from datetime import datetime

    from baclofen_guide.dosing.progress import StepView
    from baclofen_guide.exchange.pdf.occasion import Occasion


def printed_version(plan: Plan, now: datetime) -> PlanVersion | None:
    """The version that is printed: the one in force, or before any is, the newest; None without one."""
    return plan.in_force(now) or (plan.versions[-1] if plan.versions else None)


class PlanData:
    """What a sheet says about one version of a plan.

    Args:
        version: the version.
        occasion: for whom and when.
    """

    def __init__(self, version: PlanVersion, occasion: Occasion) -> None:
        self.version, self._occasion, self._text = version, occasion, occasion.text
        self.words, self._clock = DoseWords(occasion), occasion.wording.clock
        self.steps = tuple(progress_of(version))
        self._today = local_day(occasion.now, zone_named(version.zone))

    @property
    def current(self) -> StepView:
        """Today's step; the first one that is still to come, or the last one of a plan that is over."""
        index = self.version.step_index(self._today)
        if index is not None:
            return self.steps[index]
        coming = (view for view in self.steps if view.step.first_day > self._today)
        return next(coming, self.steps[-1])

    @property
    def over(self) -> bool:
        """Whether the plan has no dose today or later."""
        ends = self.version.ends_on()
        return ends is not None and ends < self._today

    def standing(self) -> str:
        """Which version this is, and that it replaces all others."""
        began = self._occasion.wording.value(
            self.version.effective_from.astimezone(zone_named(self.version.zone)).date()
        )
        return self._text("paper.version", number=self.version.number, day=began)

    def ordered(self) -> str:
        """Who ordered it, and when."""
        who, day = self.version.ordered_by.strip(), self.version.ordered_on
        name = ("who" if who else "nobody") + ("-on" if day else "")
        value = self._occasion.wording.value
        return self._text(f"paper.ordered.{name}", who=who, day=value(day) if day else "")

    def progress(self) -> str:
        """Where the plan stands today."""
        found = progress(Plan(1, (self.version,)), max(self._occasion.now, self.version.effective_from))
        return self.words.progress(found, self.version) if found else ""

    def doses(self, view: StepView) -> list[list[str]]:
        """A row for each dose: time, mg, tablets."""
        return [
            [self._clock(dose.time), self.words.mg(dose.mg), self.words.pieces(dose.mg, self.version)]
            for dose in view.step.doses
        ]

    def step_rows(self) -> list[dict[str, object]]:
        """A row for each step: its number, days, mg a day with the change, doses; today's is marked."""
        return [
            {
                "number": str(view.number),
                "days": self.words.days(view.step.first_day, view.last_day),
                "daily": self.words.mg(view.step.daily_mg),
                "change": self.words.percent(view.percent),
                "doses": self.words.clock_doses(view, self.version),
                "today": view.number - 1 == self.version.step_index(self._today),
            }
            for view in self.steps
        ]

    def goes_down(self) -> bool:
        """Whether a step down, or the end of the plan, is still to come."""
        if self.version.ends_on() is not None:
            return not self.over
        ahead = [view for view in self.steps if view.step.first_day > self._today]
        return any(view.percent is not None and view.percent < 0 for view in ahead)
