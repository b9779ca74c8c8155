"""The supply as a part of the report: how long it lasts, what there is of each strength (F-RUN-01)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from baclofen_guide.dosing.outlook import Outlook, SupplyState, outlook
from baclofen_guide.dosing.plan import zone_named
from baclofen_guide.dosing.states import home_zone
from baclofen_guide.dosing.supply import SupplyEntry, since
from baclofen_guide.dosing.wallclock import local_day
from baclofen_guide.exchange.pdf.visit import Panel
from baclofen_guide.exchange.wording import count_words

if TYPE_CHECKING:
    from baclofen_guide.dosing.events import Answers
    from baclofen_guide.dosing.plan import Plan
    from baclofen_guide.dosing.supply import Level
    from baclofen_guide.exchange.pdf.occasion import Occasion


class SupplyReader(Protocol):
    """What is asked of a record."""

    def supply(self) -> tuple[SupplyEntry, ...]:
        """The whole ledger."""

    def answers_since(self, instant: datetime) -> Answers:
        """What the entries from `instant` on come to."""


def supply_panels(record: SupplyReader, plan: Plan, occasion: Occasion) -> tuple[Panel, ...]:
    """The part about the supply; none while nothing was ever counted."""
    ledger, now = record.supply(), occasion.now
    if not ledger:
        return ()
    found = outlook(plan, ledger, record.answers_since(since(ledger) or now), now)
    return (supply_panel(found, plan, occasion),)


def supply_panel(found: Outlook, plan: Plan, occasion: Occasion) -> Panel:
    """What `found` comes to, in words and as a table."""
    text = occasion.text
    today = local_day(occasion.now, zone_named(home_zone(plan, occasion.now)))
    sentences = [_how_long(found, occasion, today + timedelta(days=found.days_left or 0))]
    if found.unanswered:
        sentences.append(text("paper.supply.unanswered", n=found.unanswered))
    return Panel(
        title=text("paper.supply.title"),
        headline=sentences[0],
        sentences=tuple(sentences),
        head=(text("paper.supply.what"), text("paper.supply.left")),
        rows=tuple(_row(level, occasion) for level in found.levels),
    )


def _how_long(found: Outlook, occasion: Occasion, last: date) -> str:
    if found.days_left is None or found.state is SupplyState.OUT:
        return occasion.text(f"paper.supply.{found.state}")
    value, today = occasion.wording.value, last - timedelta(days=found.days_left)
    if found.order_by is None or found.order_by <= today:
        return occasion.text("paper.supply.days-late", n=found.days_left, until=value(last))
    return occasion.text("paper.supply.days", n=found.days_left, until=value(last), by=value(found.order_by))


def _row(level: Level, occasion: Occasion) -> tuple[str, str]:
    text, strength = occasion.text, level.strength
    name = text(f"supply_page.strength.{strength.form}", mg=f"{strength.mg:f}")
    if level.count is None:
        return name, text("paper.supply.not-counted")
    kind = "below" if level.count < 0 else "at-least" if level.at_least else "count"
    return name, text(f"paper.supply.{kind}", count=count_words(abs(level.count), strength.form))
