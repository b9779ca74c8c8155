"""The current plan on one sheet, in large print, to hang on the wall and to show to anybody who helps."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from baclofen_guide.dosing.missed import branch_for
from baclofen_guide.exchange.pdf.plan_data import PlanData
from baclofen_guide.exchange.pdf.typeset import Attachment, Sheet

if TYPE_CHECKING:
    from baclofen_guide.dosing.missed import Rules
    from baclofen_guide.dosing.plan import PlanVersion
    from baclofen_guide.exchange.pdf.occasion import Occasion

HOUR = timedelta(hours=1)
SIGNS = ("seizure", "hot", "confused", "heart", "stiff", "urine", "sleepy")
"""Signs to call for at once, worded in ``paper.sign``: F-STOP-07, F-OD-17."""
EARLY_SIGNS = ("stiff", "shaking", "heart", "mood", "sick", "skin", "missed")
"""Signs to stay on the last dose for, worded in ``gate.sign``: F-STOP-08, F-TAPER-11."""


def plan_sheet(
    version: PlanVersion, rules: Rules, occasion: Occasion, attachments: tuple[Attachment, ...] = ()
) -> Sheet:
    """The sheet of `version`.

    Args:
        version: what was ordered.
        rules: the missed-dose rule for this person.
        occasion: for whom and when; its size is that of the plan's words.
        attachments: such as the plan as a file.
    """
    text, plan = occasion.text, PlanData(version, occasion)
    current = plan.current
    data = {
        **occasion.frame(text("paper.plan.title")),
        "standing": plan.standing(),
        "ordered": plan.ordered(),
        "name": text("paper.name"),
        "progress": plan.progress(),
        "today": {
            "title": text("paper.plan.take", days=plan.words.days(current.step.first_day, current.last_day)),
            "head": [text("paper.plan.time"), text("paper.plan.dose"), text("paper.plan.pieces")],
            "rows": plan.doses(current),
            "total": text("paper.plan.total", mg=plan.words.mg(current.step.daily_mg)),
        },
        "over": text("progress.over") if plan.over else "",
        "steps": plan_steps(plan, occasion) if len(plan.steps) > 1 else None,
        "end": plan_end(plan, occasion),
        "gate": gate(occasion) if plan.goes_down() else None,
        "missed": {"title": text("paper.missed.title"), "lines": missed_lines(plan, rules, occasion)},
        "signs": emergency_signs(occasion),
        "supply": text("paper.order-in-time"),
        "note": {"title": text("paper.note"), "text": version.note} if version.note.strip() else None,
    }
    return Sheet("plan", data, occasion.now, attachments=attachments)


def emergency_signs(occasion: Occasion) -> dict[str, object]:
    """The signs to call for at once. Facts: F-STOP-07, F-OD-17."""
    title = occasion.text("paper.signs", emergency=occasion.reader.value("emergency"))
    return {
        "title": title,
        "lines": [occasion.text(f"paper.sign.{name}") for name in SIGNS],
        "nothing": occasion.text("paper.nothing-by-mouth"),
    }


def missed_lines(plan: PlanData, rules: Rules, occasion: Occasion) -> list[str]:
    """What to do about a missed dose: the rule that fits this person, then what holds for everybody."""
    text, rule = occasion.text, rules.missed
    branch = branch_for(sum(1 for dose in plan.current.step.doses if dose.mg), rules)
    window, gap = (f"{length / HOUR:g}" for length in (rule.window, max(rule.window, rule.min_gap)))
    first = text(f"paper.{branch}", window=window, gap=gap, source=rule.source)
    lines = [text(f"paper.missed.{name}") for name in ("never-two", "unsure", "two")]
    return [first, *lines, text("paper.missed.day", nurse_line=occasion.reader.value("nurse_line"))]


def plan_steps(plan: PlanData, occasion: Occasion) -> dict[str, object]:
    """Every step as a row, today's marked."""
    names = ("step", "days", "daily", "doses")
    return {
        "title": occasion.text("paper.plan.steps"),
        "head": [occasion.text(f"paper.plan.{name}") for name in names],
        "today": occasion.text("paper.plan.now"),
        "rows": plan.step_rows(),
    }


def plan_end(plan: PlanData, occasion: Occasion) -> str:
    """How it goes on after the last step."""
    ends = plan.version.ends_on()
    if ends is None:
        return occasion.text("paper.plan.goes-on" if len(plan.steps) > 1 else "paper.plan.goes-on-one")
    return occasion.text("paper.plan.ends", day=plan.words.day(ends))


def gate(occasion: Occasion) -> dict[str, object]:
    """What to look for before each step down. Facts: F-TAPER-11, F-STOP-08."""
    return {
        "title": occasion.text("paper.gate.title"),
        "lines": [occasion.text(f"gate.sign.{name}") for name in EARLY_SIGNS],
        "stay": occasion.text("paper.gate.stay", emergency=occasion.reader.value("emergency")),
    }
