"""The carry card: takes baclofen, do not stop suddenly. Facts: F-STOP-22, F-AID-01, F-RUN-07."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baclofen_guide.exchange.pdf.plan_data import PlanData
from baclofen_guide.exchange.pdf.plan_sheet import emergency_signs
from baclofen_guide.exchange.pdf.typeset import Sheet

if TYPE_CHECKING:
    from baclofen_guide.dosing.events import DoseEvent
    from baclofen_guide.dosing.plan import PlanVersion
    from baclofen_guide.exchange.pdf.occasion import Occasion

_WALLET = 12
"""Points of the words around the small card; what is on it is as large as fits."""


def card(version: PlanVersion, last_taken: DoseEvent | None, occasion: Occasion) -> Sheet:
    """The card of `version`; `last_taken` is the dose taken last, None when that is not known."""
    text, plan = occasion.text, PlanData(version, occasion)
    current, who = plan.current, version.ordered_by.strip()
    clinic = text("paper.card.clinic", number=occasion.clinic) if occasion.clinic else ""
    data = {
        **occasion.frame(text("paper.card.title")),
        "size": _WALLET,
        "large": occasion.size,
        "how": text("paper.card.how"),
        "takes": text("paper.card.takes"),
        "standing": plan.standing(),
        "ordered": text("paper.card.prescriber" if who else "paper.card.nobody", who=who),
        "progress": plan.progress(),
        "clinic": clinic,
        "doses": {
            "title": text("paper.plan.total", mg=plan.words.mg(current.step.daily_mg)),
            "head": [text("paper.plan.time"), text("paper.plan.dose"), text("paper.plan.pieces")],
            "rows": [] if plan.over else plan.doses(current),
            "total": text("paper.plan.total", mg=plan.words.mg(current.step.daily_mg)),
        },
        "last": {"label": text("paper.card.last"), "text": _last(plan, last_taken, occasion)},
        "signs": emergency_signs(occasion),
        "tell": text("paper.card.tell"),
        "hospital": text("paper.card.hospital"),
    }
    return Sheet("card", data, occasion.now)


def _last(plan: PlanData, event: DoseEvent | None, occasion: Occasion) -> str:
    if event is None:
        return occasion.text("paper.card.last-unknown")
    return occasion.text("paper.card.last-at", when=plan.words.moment(event.at), mg=plan.words.mg(event.mg))
