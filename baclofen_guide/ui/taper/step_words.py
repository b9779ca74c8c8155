"""Steps in the reader's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baclofen_guide.dosing.plan import Reason
from baclofen_guide.dosing.progress import progress_of

if TYPE_CHECKING:
    from decimal import Decimal

    from baclofen_guide.dosing.levels import Level
    from baclofen_guide.dosing.plan import PlanVersion
    from baclofen_guide.dosing.progress import Progress, StepView
    from baclofen_guide.ui.record_desk import RecordDesk
    from baclofen_guide.ui.today.dose_words import DoseWords


class StepWords:
    """Sentences about the steps of a plan."""

    def __init__(self, desk: RecordDesk, words: DoseWords) -> None:
        self._desk, self._words, self._text = desk, words, words.text

    def progress(self, found: Progress) -> str:
        """Where the plan stands and what comes next, in one or two sentences."""
        version = self._desk.in_force()
        if version is not None and version.reason is Reason.WAITING and found.current is not None:
            return self._text("progress.waiting", mg=f"{found.steps[found.current].step.daily_mg:f}")
        if found.current is None:
            first = found.steps[0].step.first_day
            if found.today < first:
                return self._text("progress.before", day=self._words.day_name(first))
            return self._text("progress.over")
        mg = f"{found.steps[found.current].step.daily_mg:f}"
        if len(found.steps) == 1 and found.next is None:
            return self._text("progress.fixed", mg=mg)
        parts = [self._text("progress.step", number=found.current + 1, count=len(found.steps), mg=mg)]
        if found.next is not None:
            change = found.next.change
            parts.append(
                self._text(
                    "progress.next",
                    day=self._words.day_name(change.day),
                    before=f"{change.before:f}",
                    after=f"{change.after:f}",
                    percent=self._percent(found.next.percent),
                )
            )
        if found.days_left is not None:
            parts.append(self._text("progress.left", n=found.days_left))
        return " ".join(parts)

    def earlier(self, level: Level) -> str:
        """Some days of a version that no longer counts, as a row."""
        days = self._words.days(level.first, level.last)
        return self._text("progress.row-earlier", days=days, mg=f"{level.mg:f}")

    def step(self, view: StepView, *, current: bool) -> str:
        """One step as a row."""
        value = self._desk.wording().value
        if view.last_day is None:
            days = self._text("progress.from", day=value(view.step.first_day))
        else:
            days = self._words.days(view.step.first_day, view.last_day)
        mg = f"{view.step.daily_mg:f}"
        if not view.percent:
            row = self._text("progress.row", number=view.number, days=days, mg=mg)
        else:
            percent = self._percent(view.percent)
            row = self._text("progress.row-change", number=view.number, days=days, mg=mg, percent=percent)
        return self._text("progress.row-today", row=row) if current else row

    def step_doses(self, view: StepView, version: PlanVersion | None = None) -> str:
        """The doses of a step, a line each, with their tablets by `version`, by default the one in force.

        Never one after the other in a line: where it breaks, a time could be read with the dose before it.
        """
        clock, amount = self._desk.clock_words, self._desk.amount_words
        return "\n".join(f"{clock(dose.time)} {amount(dose.mg, version)}" for dose in view.step.doses)

    def steps(self, version: PlanVersion) -> str:
        """All steps of a version, a line each."""
        return "\n".join(self.step(view, current=False) for view in progress_of(version))

    def end(self, version: PlanVersion) -> str:
        """What comes after the last step: no dose, or the same for good."""
        ends = version.ends_on()
        if ends is None:
            return self._text("paper.plan.goes-on" if len(version.steps) > 1 else "paper.plan.goes-on-one")
        return self._text("paper.plan.ends", day=self._words.day_name(ends))

    def _percent(self, percent: Decimal) -> str:
        return self._text("progress.less" if percent < 0 else "progress.more", percent=f"{abs(percent):f}")
