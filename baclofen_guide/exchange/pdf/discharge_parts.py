"""The parts of the paper that goes home, each a node that ``resources/handout/parts.typ`` knows how to set.

A part has a ``kind``; in another language the same discharge gives the same parts in the same order, so that
two copies can stand side by side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from baclofen_guide.exchange.pdf.plan_data import PlanData
from baclofen_guide.exchange.pdf.plan_sheet import emergency_signs, gate, missed_lines, plan_end, plan_steps
from baclofen_guide.teaching.discharge import Route

if TYPE_CHECKING:
    from datetime import datetime

    from baclofen_guide.dosing.missed import Rules
    from baclofen_guide.dosing.plan import PlanVersion
    from baclofen_guide.exchange.pdf.occasion import Occasion
    from baclofen_guide.teaching.discharge import Discharge

Part = dict[str, object]
MORNING = 6
"""The hour from which on nobody takes a time for one of the night before or after."""
OUT = ("nearly", "out", "say", "emergency", "share")
"""What to do when it runs out: F-RUN-02, F-RUN-03, F-RUN-04."""
ILL = ("sick", "twice", "at-once", "hospital")
"""What to do when doses do not stay down, and in hospital: F-RUN-05, F-RUN-06, F-RUN-07."""


class DischargeParts:
    """Makes the parts of one paper.

    Args:
        discharge: what goes home.
        occasion: for whom and when.
        rules: the missed-dose rule to print.
    """

    def __init__(self, discharge: Discharge, occasion: Occasion, rules: Rules) -> None:
        self._discharge, self._occasion, self._rules = discharge, occasion, rules
        self._text = occasion.text
        version = discharge.version
        self._plan = PlanData(_by(version, discharge.ordered_by), occasion) if version is not None else None

    def first(self) -> list[Part]:
        """What must be seen at once: warning, times, today's doses, who ordered them, signs, whom to call."""
        signs: Part = {"kind": "signs", **emergency_signs(self._occasion)}
        parts = [
            self._warning(), self._times(), self._doses(), self._after(), self._people(), signs,
            self._numbers(),
        ]  # fmt: skip
        return [part for part in parts if part]

    def then(self) -> list[Part]:
        """The steps to come, and what to do when something goes wrong."""
        text, plan = self._text, self._plan
        parts: list[Part | None] = [
            self._steps(),
            {"kind": "gate", **gate(self._occasion)} if plan and plan.goes_down() else None,
            self._missed(),
            self._lines("pills", text("going_home.out.title"), self._out()),
            self._lines("thermometer", text("going_home.ill.title"), self._ill()),
            self._home(),
        ]
        return [part for part in parts if part]

    def times_in_words(self) -> list[tuple[str, str]]:
        """Last dose given and next dose due, each with its label, in one line."""
        if self._times() is None:
            return []
        return [
            (one["label"], ", ".join(one[part] for part in ("time", "day", "night", "mg") if one[part]))
            for one in (self._last(), self._next())
        ]

    def _last(self) -> dict[str, str]:
        return self._moment(self._text("going_home.last"), self._discharge.last_given)

    def _next(self) -> dict[str, str]:
        return self._moment(self._text("going_home.next"), self._discharge.next_due, self._due_mg())

    def _moment(self, label: str, reading: datetime | None, mg: str = "") -> dict[str, str]:
        """A reading of the ward's clock, with the amount where it is known."""
        if reading is None:
            return {
                "label": label,
                "time": self._text("going_home.unknown"),
                "day": "",
                "night": "",
                "mg": "",
            }
        weekday = self._text(f"weekday.{reading.isoweekday()}")
        day = self._text("history.day", weekday=weekday, day=self._occasion.wording.value(reading.date()))
        clock = self._occasion.wording.clock(reading.time())
        return {"label": label, "time": clock, "day": day, "night": self._night(reading), "mg": mg}

    def _night(self, reading: datetime) -> str:
        """Which night is meant, before the morning; "" by day."""
        if reading.hour >= MORNING:
            return ""
        after = reading.isoweekday()
        before = (after - 2) % 7 + 1
        names = {"before": f"weekday.{before}", "after": f"weekday.{after}"}
        return self._text("going_home.night", **{name: self._text(day) for name, day in names.items()})

    def _warning(self) -> Part:
        text = self._text
        return {"kind": "warning", "title": text("paper.stop"), "text": text("paper.stop-why")}

    def _times(self) -> Part | None:
        given = self._discharge
        if given.route is Route.PUMP or (given.last_given is None and given.next_due is None):
            return None
        due = self._next()
        if given.next_due is not None and not due["mg"]:
            due["mg"] = self._text("going_home.how-much")
        return {"kind": "times", "last": self._last(), "next": due}

    def _due_mg(self) -> str:
        """How much is due at the next dose, if the plan has one at that time."""
        due = self._discharge.next_due
        if due is None or self._plan is None:
            return ""
        index = self._plan.version.step_index(due.date())
        doses = () if index is None else self._plan.version.steps[index].doses
        mg = next((dose.mg for dose in doses if dose.time == due.time()), None)
        return self._plan.words.mg(mg) if mg is not None else ""

    def _doses(self) -> Part:
        """Today's doses, or why there are none."""
        text, plan = self._text, self._plan
        if plan is None:
            pump = self._discharge.route is Route.PUMP
            words = text("going_home.pump" if pump else "going_home.no-plan")
            return {"kind": "no-plan", "text": words, "blank": text("going_home.pump-refill") if pump else ""}
        current = plan.current
        days = plan.words.days(current.step.first_day, current.last_day)
        return {
            "kind": "doses",
            "title": text("paper.plan.take", days=days),
            "head": [text("paper.plan.time"), text("paper.plan.dose"), text("paper.plan.pieces")],
            "rows": plan.doses(current),
            "total": text("paper.plan.total", mg=plan.words.mg(current.step.daily_mg)),
            "progress": plan.progress(),
            "over": text("progress.over") if plan.over else "",
        }

    def _steps(self) -> Part | None:
        plan = self._plan
        return {"kind": "steps", **plan_steps(plan, self._occasion)} if plan and len(plan.steps) > 1 else None

    def _after(self) -> Part | None:
        """How it goes on, what to have in hand, and the prescriber's own words."""
        text, plan = self._text, self._plan
        if plan is None:
            return None
        lines = [plan_end(plan, self._occasion), text("going_home.in-hand"), text("paper.order-in-time")]
        return {
            "kind": "after",
            "lines": lines,
            "label": text("paper.note"),
            "note": plan.version.note.strip(),
        }

    def _people(self) -> Part | None:
        given, text = self._discharge, self._text
        if self._plan is None:
            return None
        typed = given.typed_by.strip()
        checked = text("going_home.checked", who=given.checked_by.strip())
        return {
            "kind": "people",
            "ordered": self._plan.ordered(),
            "typed": text("going_home.typed", who=typed) if typed else text("going_home.typed-by-nobody"),
            "checked": checked if given.is_checked else text("going_home.not-checked"),
            "blank": "" if given.is_checked else text("going_home.checked-line"),
        }

    def _numbers(self) -> Part:
        return {"kind": "numbers", **self._occasion.numbers()}

    def _home(self) -> Part | None:
        if self._plan is None:
            return None
        lines = [self._text("going_home.home-open"), self._text("going_home.home-type")]
        return {"kind": "home", "title": self._text("going_home.home"), "lines": lines}

    def _missed(self) -> Part | None:
        if self._plan is None:
            return None
        lines = missed_lines(self._plan, self._rules, self._occasion)
        return self._lines("clock", self._text("paper.missed.title"), lines)

    def _out(self) -> list[str]:
        nurse_line = self._occasion.reader.value("nurse_line")
        return [self._text(f"going_home.out.{name}", nurse_line=nurse_line) for name in OUT]

    def _ill(self) -> list[object]:
        """Early signs with what to do about each case, then doses that do not stay down."""
        pump = self._discharge.route is Route.PUMP
        steady = self._plan is not None and not self._plan.goes_down()
        cases = ("early-pump",) if pump else ("early-missed", "early-same" if steady else "early-plan")
        early = {
            "text": self._text("going_home.ill.early"),
            "below": [self._text(f"going_home.ill.{name}") for name in cases],
        }
        return [early, *(self._text(f"going_home.ill.{name}") for name in ILL)]

    def _lines(self, icon: str, title: str, lines: list[str] | list[object]) -> Part:
        return {"kind": "lines", "icon": icon, "title": title, "lines": list(lines)}


def _by(version: PlanVersion, ordered_by: str) -> PlanVersion:
    return replace(version, ordered_by=ordered_by) if ordered_by else version
