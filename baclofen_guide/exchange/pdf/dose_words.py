"""Doses, days and steps of a plan in the words of a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baclofen_guide.dosing.amounts import Refusal, make
from baclofen_guide.dosing.plan import Reason
from baclofen_guide.exchange.wording import piece_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime
    from decimal import Decimal

    from baclofen_guide.dosing.formulations import Piece
    from baclofen_guide.dosing.plan import Dose, PlanVersion
    from baclofen_guide.dosing.progress import Progress, StepView
    from baclofen_guide.exchange.pdf.occasion import Occasion


class DoseWords:
    """Words about doses for one printing."""

    def __init__(self, occasion: Occasion) -> None:
        self._text, self._wording = occasion.text, occasion.wording

    def mg(self, mg: Decimal) -> str:
        """An amount such as "12.5 mg"."""
        return self._text("drug.mg", mg=f"{mg:f}")

    def pieces(self, mg: Decimal, version: PlanVersion) -> str:
        """What to take for `mg`: "1½ tablets of 10 mg"; "" where that is not known."""
        if not version.strengths:
            return ""
        amount = make(mg, version.form, version.strengths)
        return "" if isinstance(amount, Refusal) else self.all_pieces(amount.pieces)

    def all_pieces(self, pieces: Iterable[Piece]) -> str:
        """Tablets, packets or mL of each strength."""
        return " + ".join(piece_words(piece, self._text) for piece in pieces)

    def day(self, day: date) -> str:
        """A date with its weekday."""
        weekday = self._text(f"weekday.{day.isoweekday()}")
        return self._text("history.day", weekday=weekday, day=self._wording.value(day))

    def moment(self, at: datetime) -> str:
        """A date with its time of day."""
        return self._wording.value(at)

    def days(self, first: date, last: date | None) -> str:
        """Some days, one day, or all from a day on."""
        value = self._wording.value
        if last is None:
            return self._text("progress.from", day=value(first))
        if first == last:
            return self._text("plan_page.one-day", day=value(first))
        return self._text("plan_page.some-days", first=value(first), last=value(last))

    def percent(self, percent: Decimal | None) -> str:
        """A change such as "−20 %"; "" where there is none."""
        if not percent:
            return ""
        return self._text("progress.less" if percent < 0 else "progress.more", percent=f"{abs(percent):f}")

    def clock_doses(self, view: StepView, version: PlanVersion) -> list[str]:
        """The doses of a step, such as "8:00 AM 10 mg (1 tablet of 10 mg)"."""
        return [self._clock_dose(dose, version) for dose in view.step.doses]

    def _clock_dose(self, dose: Dose, version: PlanVersion) -> str:
        at, mg, pieces = self._wording.clock(dose.time), self.mg(dose.mg), self.pieces(dose.mg, version)
        if not pieces:
            return self._text("paper.dose", time=at, mg=mg)
        return self._text("paper.dose-pieces", time=at, mg=mg, pieces=pieces)

    def progress(self, found: Progress, version: PlanVersion) -> str:
        """Where the plan stands and what comes next."""
        text = self._text
        if found.current is None:
            first = found.steps[0].step.first_day
            return (
                text("progress.before", day=self.day(first)) if found.today < first else text("progress.over")
            )
        mg = f"{found.steps[found.current].step.daily_mg:f}"
        if version.reason is Reason.WAITING:
            return text("progress.waiting", mg=mg)
        if len(found.steps) == 1 and found.next is None:
            return text("progress.fixed", mg=mg)
        here = text("progress.step", number=found.current + 1, count=len(found.steps), mg=mg)
        return f"{here} {self._next(found)}".strip()

    def _next(self, found: Progress) -> str:
        if found.next is None:
            return ""
        change = found.next.change
        return self._text(
            "progress.next",
            day=self.day(change.day),
            before=f"{change.before:f}",
            after=f"{change.after:f}",
            percent=self.percent(found.next.percent),
        )
