"""The supply in the reader's words: levels, entries, and the one sentence that matters."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from baclofen_guide.dosing.attention import Tier
from baclofen_guide.dosing.outlook import SupplyState
from baclofen_guide.dosing.plan import zone_named
from baclofen_guide.dosing.supply import SupplyEntry, SupplyKind
from baclofen_guide.dosing.wallclock import local_day
from baclofen_guide.exchange.wording import count_words

if TYPE_CHECKING:
    from datetime import date, datetime

    from baclofen_guide.dosing.formulations import Form, Strength
    from baclofen_guide.dosing.outlook import Outlook
    from baclofen_guide.dosing.supply import Level
    from baclofen_guide.ui.record_desk import RecordDesk
    from baclofen_guide.ui.signals.words import SignalWords

SOON = (SupplyState.LOW, SupplyState.OUT)


@dataclass(frozen=True)
class OutlookWords:
    """What the page says at its top.

    Attributes:
        tier: how it is painted; None when nothing presses.
        title: how long it lasts.
        lines: what to do, and what the count may hide.
        facts: fact ids behind it.
        is_out: there is nothing left for the next dose.
    """

    tier: Tier | None
    title: str
    lines: tuple[str, ...]
    facts: tuple[str, ...]
    is_out: bool = False


class SupplyWords:
    """Sentences about the supply, in the desk's language."""

    def __init__(self, desk: RecordDesk, words: SignalWords) -> None:
        self._desk, self._words, self.text = desk, words, words.text

    def outlook(self, found: Outlook, *, is_emergency: bool = False) -> OutlookWords:
        """How long the supply lasts and what to do about it.

        Args:
            found: how it stands.
            is_emergency: none is left and it is about a day without (R-E-15); otherwise "today" (R-T-01).
        """
        values = self._values(found)
        lines = [self.text(f"supply_page.line.{self._line(found)}", **values)]
        if found.state in SOON:
            lines.append(self.text("supply_page.line.never-stretch"))
        elif found.too_short:
            lines.append(self.text("supply_page.line.too-short", **values))
        return OutlookWords(
            tier=Tier.EMERGENCY if is_emergency else self._tier(found),
            title=self._title(found, values),
            lines=(*lines, *self._doubts(found)),
            facts=_facts(found),
            is_out=found.state is SupplyState.OUT,
        )

    def strength(self, strength: Strength) -> str:
        """A strength as it stands on the box."""
        return self.text(f"supply_page.strength.{strength.form}", mg=f"{strength.mg:f}")

    def amount(self, form: Form, count: Decimal) -> str:
        """So many tablets, packets or mL."""
        name = "one" if abs(count) <= 1 and count else "other"
        sign = "−" if count < 0 else ""
        return self.text(f"supply_page.amount.{form}.{name}", count=sign + count_words(abs(count), form))

    def level(self, level: Level) -> str:
        """How much there is of one strength."""
        if level.count is None:
            return self.text("supply_page.level.unknown")
        amount = self.amount(level.strength.form, level.count)
        name = "below" if level.count < 0 else "at-least" if level.at_least else "known"
        return self.text(f"supply_page.level.{name}", amount=amount)

    def since(self, level: Level) -> str:
        """When it was counted; "" when it was not."""
        if level.since is None:
            return ""
        name = "since-refill" if level.at_least else "since"
        return self.text(f"supply_page.level.{name}", day=self.day(level.since))

    def entry(self, entry: SupplyEntry, undone: SupplyEntry | None = None) -> str:
        """One entry of the ledger."""
        what = self._what(undone or entry)
        if undone is not None:
            what = self.text("supply_page.entry.undone", entry=what)
        return self.text("supply_page.entry.line", strength=self.strength(entry.strength), what=what)

    def saved(self, entry: SupplyEntry) -> str:
        """What was just recorded."""
        amount = self.amount(entry.strength.form, entry.count or Decimal())
        return self.text(
            f"supply_page.saved.{entry.kind}", amount=self._what(entry) if _moved(entry) else amount
        )

    def day(self, instant: datetime) -> str:
        """The day of an instant on this computer's calendar."""
        return self._words.day(self._local(instant))

    def _what(self, entry: SupplyEntry) -> str:
        if entry.count is None:
            return self.text("supply_page.entry.unknown")
        name = str(entry.kind)
        if _moved(entry):
            name = "lost" if entry.count < 0 else "found"
        amount = self.amount(entry.strength.form, abs(entry.count))
        return self.text(f"supply_page.entry.{name}", amount=amount)

    def _values(self, found: Outlook) -> dict[str, object]:
        things = self._words.things()
        values: dict[str, object] = {"things": things, "nurse_line": self._desk.nurse_line()}
        values["strengths"] = ", ".join(self.strength(one) for one in found.uncounted)
        values["ends_on"] = self._words.day(found.ends_on) if found.ends_on else ""
        if found.fails is not None and found.order_by is not None:
            values["n"] = found.days_left
            values["runs_out"] = self._words.day(self._local(found.fails.instant))
            values["time"] = self._desk.clock_words(found.fails.key.scheduled_time)
            values["order_by"] = self._words.day(found.order_by)
            values["mg"] = f"{found.fails.mg:f}"
        return values

    def _title(self, found: Outlook, values: dict[str, object]) -> str:
        name = str(found.state)
        if found.state is SupplyState.OUT:
            name = "out-misfit" if found.misfit else "out"
        elif found.fails is not None:
            name = "fine" if found.days_left else "last-day"
        elif found.state is SupplyState.ENOUGH and found.ends_on is not None:
            name = "enough-plan"
        elif found.state is SupplyState.UNKNOWN and not found.levels:
            name = "never"
        return self.text(f"supply_page.title.{name}", **values)

    def _line(self, found: Outlook) -> str:
        """Which of the sentences says what to do."""
        if found.misfit:
            return "misfit-soon" if found.state in SOON else "misfit"
        if found.state is SupplyState.UNKNOWN:
            return "unknown" if found.uncounted else "unknown-any" if found.levels else "never"
        if found.state is SupplyState.ORDER and found.order_by == self._local(self._desk.now()):
            return "order-today"
        return str(found.state)

    def _doubts(self, found: Outlook) -> list[str]:
        """What makes the count less sure."""
        lines = []
        if found.below_nothing:
            strengths = ", ".join(self.strength(level.strength) for level in found.below_nothing)
            lines.append(self.text("supply_page.line.below-nothing", strengths=strengths))
        if found.unanswered:
            lines.append(self.text("supply_page.line.unanswered", n=found.unanswered))
        if found.unclear:
            lines.append(self.text("supply_page.line.unclear", n=found.unclear))
        return lines

    def _tier(self, found: Outlook) -> Tier | None:
        today = found.order_by is not None and found.order_by <= self._local(self._desk.now())
        soon = found.state in SOON or (found.state is SupplyState.ORDER and today)
        return Tier.TODAY if soon or found.below_nothing else None

    def _local(self, instant: datetime) -> date:
        return local_day(instant, zone_named(self._desk.zone()))


def _moved(entry: SupplyEntry) -> bool:
    return entry.kind is SupplyKind.CORRECTION


def _facts(found: Outlook) -> tuple[str, ...]:
    if found.state is SupplyState.OUT:
        return ("F-RUN-03", "F-RUN-04", "F-STOP-01")
    return ("F-RUN-02", "F-RUN-04", "F-STOP-01") if found.state is SupplyState.LOW else ("F-RUN-01",)
