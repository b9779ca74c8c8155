"""The report for a visit: one or two pages that a prescriber takes in within a minute."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from baclofen_guide.dosing.about_you import AboutYou
from baclofen_guide.dosing.findings import Finding, Severity
from baclofen_guide.dosing.plan import Plan, PlanVersion, Reason, zone_named
from baclofen_guide.dosing.plan_check import Context, check, ordered_before
from baclofen_guide.dosing.wallclock import local_day
from baclofen_guide.exchange.pdf.day_data import DayData
from baclofen_guide.exchange.pdf.intake import Intake, intake
from baclofen_guide.exchange.pdf.occasion import SIZES
from baclofen_guide.exchange.pdf.plan_data import PlanData
from baclofen_guide.exchange.pdf.typeset import Sheet
from baclofen_guide.exchange.plan_findings import ALWAYS_SAID

if TYPE_CHECKING:
    from collections.abc import Iterator

    from baclofen_guide.exchange.pdf.occasion import Occasion
    from baclofen_guide.exchange.pdf.visit import Panel, Visit

_MOST_PAGES = 2
_MOST_NOTES = 8
_MOST_VERSIONS = 8
_MOST_FLAGS = 8


def visit_report(visit: Visit, version: PlanVersion, occasion: Occasion) -> Sheet:
    """The report, with `version` as the plan that counts."""
    drawings = tuple(panel.picture for panel in visit.panels)
    # Who asked for large letters needs them, on however many pages.
    most = _MOST_PAGES if occasion.size == SIZES[0] else 0
    data = _Report(visit, version, occasion).data()
    return Sheet("report", data, occasion.now, drawings, most_pages=most)


class _Report:
    """Words the parts of one report."""

    def __init__(self, visit: Visit, version: PlanVersion, occasion: Occasion) -> None:
        self._visit, self._occasion, self._text = visit, occasion, occasion.text
        self._plan = PlanData(version, occasion)
        self._words = self._plan.words
        self._intake: Intake = intake(visit.views, visit.first, visit.last)

    def data(self) -> dict[str, object]:
        """All of it."""
        text, flags = self._text, list(self._flags())
        days = DayData(self._intake, self._occasion)
        span = self._words.days(self._visit.first, self._visit.last)
        return {
            **self._occasion.frame(text("paper.report.title")),
            "span": span,
            "name": text("paper.name"),
            "glance": self._glance(len(flags)),
            "doses": {
                "title": text("paper.report.now"),
                "head": [text(f"paper.plan.{name}") for name in ("time", "dose", "pieces")],
                "rows": [] if self._plan.over else self._plan.doses(self._plan.current),
            },
            "chart": days.chart(self._began(), self._taken()),
            "calendar": days.calendar(),
            "versions": self._versions(),
            "flags": {"title": text("paper.report.flags"), "lines": flags},
            "panels": [self._panel(panel) for panel in self._visit.panels],
            "notes": {"title": text("paper.report.notes"), "lines": self._notes()},
            "questions": {
                "title": text("paper.report.questions"),
                "lines": list(self._visit.questions),
                "own": text("paper.report.own"),
            },
            "source": text("paper.report.source"),
        }

    def _glance(self, flags: int) -> list[list[str]]:
        """The sentences that say it all, each with its label."""
        text, found = self._text, self._intake
        form = text(f"paper.report.form.{self._plan.version.form}")
        rows = [
            ("medicine", text("paper.report.baclofen", form=form)),
            ("plan", f"{self._plan.standing()} {self._plan.ordered()}"),
            ("where", self._plan.progress()),
            ("taken", self._taken()),
        ]
        if found.longest_gap is not None:
            rows.append(("gap", self._occasion.wording.value(_to_minutes(found.longest_gap))))
        rows.append(
            ("look", text("paper.report.flag-count", n=flags) if flags else text("paper.report.none"))
        )
        named = [[text(f"paper.report.{name}"), words] for name, words in rows]
        return [
            *named,
            *([one.label or one.title, one.headline] for one in self._visit.panels if one.headline),
        ]

    def _taken(self) -> str:
        found, text = self._intake, self._text
        if found.percent is None:
            return text("paper.report.nothing-due")
        return text(
            "paper.report.counts",
            taken=found.taken,
            judged=found.judged,
            percent=found.percent,
            missed=found.missed,
            left_out=found.left_out,
            late=found.late,
        )

    def _began(self) -> dict[date, int]:
        """The days on which a version began, with its number."""
        return {self._first_day(version): version.number for version in self._visit.plan.versions}

    def _versions(self) -> dict[str, object]:
        """The versions of the span and what came before it, the newest first."""
        text = self._text
        start = self._visit.first
        plan = self._visit.plan.versions
        before = [one for one in plan if self._first_day(one) < start][-1:]
        inside = [one for one in plan if self._first_day(one) >= start]
        shown = [*before, *inside][::-1]
        rows = [
            [
                str(one.number),
                self._occasion.wording.value(self._first_day(one)),
                text(f"paper.reason.{one.reason}"),
                # Waiting is the person's own doing; the prescriber is still to be asked.
                "–" if one.reason is Reason.WAITING else one.ordered_by,
                self._daily(one),
            ]
            for one in shown[:_MOST_VERSIONS]
        ]
        head = [text(f"paper.report.{name}") for name in ("version", "from", "why", "who", "daily")]
        left = len(shown) - len(rows)
        more = text("paper.report.more-versions", n=left) if left else ""
        return {"title": text("paper.report.versions"), "head": head, "rows": rows, "more": more}

    def _daily(self, version: PlanVersion) -> str:
        """The mg a day of each step, and when it ends."""
        found = " → ".join(f"{step.daily_mg:f}" for step in version.steps)
        ends = version.ends_on()
        if ends is None:
            return found
        return self._text("paper.report.ends", steps=found, day=self._occasion.wording.value(ends))

    def _first_day(self, version: PlanVersion) -> date:
        return local_day(version.effective_from, zone_named(version.zone))

    def _flags(self) -> Iterator[dict[str, str]]:
        """What the checks of the plan found worth a second look, the weightiest first."""
        found = [one for one in self._found() if one.id not in ALWAYS_SAID]
        wording = self._occasion.wording
        for one in found[:_MOST_FLAGS]:
            weight = "flag" if one.severity is not Severity.NOTE else "edge"
            label = self._text(f"paper.report.{weight}")
            yield {"weight": weight, "label": label, "text": wording.text(one.id, one.values)}

    def _found(self) -> tuple[Finding, ...]:
        version, plan = self._plan.version, self._visit.plan
        others = Plan(plan.person_id, tuple(one for one in plan.versions if one.number < version.number))
        about = self._visit.about
        context = Context(
            before_mg=ordered_before(others, version.effective_from),
            about=None if about == AboutYou() else about,
            taking_since=self._first_day(plan.versions[0]),
        )
        return check(version, context)

    def _panel(self, panel: Panel) -> dict[str, object]:
        return {
            "title": panel.title,
            "sentences": list(panel.sentences),
            "alt": panel.alt,
            "head": list(panel.head),
            "rows": [list(row) for row in panel.rows],
        }

    def _notes(self) -> list[list[str]]:
        """What the person wrote beside doses of the span, the newest first."""
        answers = [view.answer for view in self._visit.views if view.answer and view.answer.note.strip()]
        newest = sorted(answers, key=lambda one: one.at, reverse=True)[:_MOST_NOTES]
        return [[self._words.moment(one.at), one.note] for one in newest]


def _to_minutes(length: timedelta) -> timedelta:
    return timedelta(minutes=length // timedelta(minutes=1))
