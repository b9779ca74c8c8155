"""A plan that was handed over, in the reader's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baclofen_guide.dosing.plan import zone_named
from baclofen_guide.dosing.progress import progress_of
from baclofen_guide.ui.taper.step_words import StepWords
from baclofen_guide.ui.today.dose_words import DoseWords

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from decimal import Decimal

    from baclofen_guide.dosing.compare import DoseChange, Stretch
    from baclofen_guide.dosing.findings import Value
    from baclofen_guide.dosing.plan import PlanVersion
    from baclofen_guide.dosing.progress import StepView
    from baclofen_guide.dosing.slots import Slot
    from baclofen_guide.exchange.handover import Handover
    from baclofen_guide.exchange.plan_reader import Problem
    from baclofen_guide.ui.handed.arrival import Arrival
    from baclofen_guide.ui.record_desk import RecordDesk

MOST_PROBLEMS = 4


class HandedWords:
    """Sentences for the page that opens a plan.

    Args:
        desk: words and clocks of the reader.
        clinic_number: the reader's own clinic, as typed; asked anew each time.
    """

    def __init__(self, desk: RecordDesk, clinic_number: Callable[[], str]) -> None:
        self._desk, self._clinic_number = desk, clinic_number
        self._words = DoseWords(desk)
        self.text = self._words.text

    def problems(self, problems: tuple[Problem, ...]) -> str:
        """What is wrong with a file, a line each; of many the first few."""
        wording = self._desk.wording()
        return "\n".join(wording.text(one.id, one.values) for one in problems[:MOST_PROBLEMS])

    def letter(self, arrival: Arrival) -> list[str]:
        """Who ordered it, where it is from, who typed and who checked it."""
        said, version, value = arrival.handover, arrival.version, self._desk.wording().value
        lines = [self._ordered(version)]
        if said.clinic:
            lines.append(self.text("handed.from", clinic=said.clinic))
        if said.made_on:
            lines.append(self.text("handed.made", day=value(said.made_on)))
        if said.typed_by:
            lines.append(self.text("going_home.typed", who=said.typed_by))
        checked = "checked" if said.checked_by else "not-checked"
        if said.typed_by or said.checked_by:
            lines.append(self.text(f"going_home.{checked}", who=said.checked_by))
        if version.note.strip():
            lines.append(f"{self.text('paper.note')}: {version.note.strip()}")
        return lines

    def times(self, handover: Handover) -> list[str]:
        """Last dose given and next dose due, on the clock here."""
        said = (("last", handover.last_instant()), ("next", handover.next_instant()))
        return [self.text(f"handed.{name}", when=self.moment(at)) for name, at in said if at is not None]

    def moment(self, at: datetime) -> str:
        """An instant with its day, on the clock here."""
        day = self._words.day_name(at.astimezone(zone_named(self._desk.zone())).date())
        return self.text("history.at-day", time=self._desk.time_words(at), day=day)

    def who(self, handover: Handover) -> str:
        """Whom to call about it: the clinic that wrote it, the reader's own, or plain words."""
        number = handover.clinic_number or self._clinic_number()
        if not number:
            return self.text("handed.somebody")
        return self.text("handed.who", clinic=handover.clinic or self.text("numbers.clinic"), number=number)

    def steps(self, version: PlanVersion) -> list[tuple[str, str]]:
        """Each step: its days with mg, and its doses with tablets."""
        return [(self._step(view), self._doses(view, version)) for view in progress_of(version)]

    def end(self, version: PlanVersion) -> str:
        """What comes after the last step."""
        return StepWords(self._desk, self._words).end(version)

    def stretch(self, stretch: Stretch) -> str:
        """Some days with the mg of both plans."""
        values = {
            "days": _as_first_words(self._days(stretch)),
            "before": f"{stretch.before_mg:f}",
            "after": f"{stretch.after_mg:f}",
        }
        if not stretch.differs:
            return self.text("handed.stretch-same", **values)
        moved = stretch.before_mg == stretch.after_mg
        return self.text("handed.stretch-moved" if moved else "handed.stretch", **values)

    def change(self, change: DoseChange, arrival: Arrival) -> str:
        """One time of day in both plans."""
        if change.after is None:
            name = "dose-gone"
        elif change.before is None:
            name = "dose-new"
        else:
            name = "dose-changed" if change.differs else "dose-same"
        return self.text(
            f"handed.{name}",
            time=self._desk.clock_words(change.at),
            before=self._mg(change.before),
            after=self._desk.amount_words(change.after, arrival.version) if change.after is not None else "",
        )

    def first_dose(self, slot: Slot | None, version: PlanVersion) -> str:
        """The first dose of the new plan."""
        if slot is None:
            return self.text("handed.first-none")
        amount = self._desk.amount_words(slot.mg, version)
        return self.text("handed.first", when=self.moment(slot.instant), amount=amount)

    def given(self, arrival: Arrival) -> str:
        """Which dose was given before coming home and has no tick yet; "" when there is none."""
        last = arrival.handover.last_instant()
        if arrival.given is None or last is None:
            return ""
        time = self._desk.time_words(arrival.given.instant)
        return self.text("handed.given", time=time, at=self._desk.time_words(last))

    def doubts(self, arrival: Arrival) -> list[str]:
        """What makes one ask before it is taken up."""
        found, who = [], self.who(arrival.handover)
        if arrival.newer is not None and arrival.version.ordered_on is not None:
            value = self._desk.wording().value
            days: dict[str, Value] = {"day": value(arrival.version.ordered_on), "own": value(arrival.newer)}
            found.append(self.text("handed.older", who=who, **days))
        due = arrival.handover.next_instant()
        if arrival.joined is not None and not arrival.joined.fits and due is not None:
            found.append(self.text("handed.not-due", due=self.moment(due), who=who))
        return found

    def _ordered(self, version: PlanVersion) -> str:
        who, day = version.ordered_by.strip(), version.ordered_on
        name = ("who" if who else "nobody") + ("-on" if day else "")
        return self.text(f"paper.ordered.{name}", who=who, day=self._desk.wording().value(day) if day else "")

    def _step(self, view: StepView) -> str:
        first, last = view.step.first_day, view.last_day
        days = self._words.days(first, last) if last is not None else self._from(first)
        return self.text("handed.step", days=_as_first_words(days), mg=f"{view.step.daily_mg:f}")

    def _doses(self, view: StepView, version: PlanVersion) -> str:
        clock, amount = self._desk.clock_words, self._desk.amount_words
        return "\n".join(f"{clock(dose.time)}   {amount(dose.mg, version)}" for dose in view.step.doses)

    def _days(self, stretch: Stretch) -> str:
        if stretch.last is None:
            return self._from(stretch.first)
        return self._words.days(stretch.first, stretch.last)

    def _from(self, day: object) -> str:
        return self.text("progress.from", day=self._desk.wording().value(day))  # type: ignore[arg-type]

    def _mg(self, mg: Decimal | None) -> str:
        return self.text("drug.mg", mg=f"{mg:f}") if mg is not None else ""


def _as_first_words(words: str) -> str:
    """`words` as they stand at the beginning of a line."""
    return words[:1].upper() + words[1:]
