"""What needs attention, in the reader's words: signals from `dosing` in, sentences out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING

from baclofen_guide.dosing.attention import Act, Tier
from baclofen_guide.dosing.formulations import Form
from baclofen_guide.ui.navigation import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from baclofen_guide.dosing.attention import Signal
    from baclofen_guide.dosing.findings import Value
    from baclofen_guide.ui.record_desk import RecordDesk

PLACES = {
    Act.URGENT: Place("urgent", "stopped"),
    Act.TOO_MUCH: Place("urgent", "too-much"),
    Act.PUMP: Place("urgent", "pump"),
    Act.FILL_IN: Place("history"),
    Act.SUPPLY: Place("supply"),
    Act.RUNNING_OUT: Place("topic", "running-out", "out"),
    Act.STEPS: Place("taper"),
    Act.PLAN: Place("plan"),
    Act.ABOUT_YOU: Place("about-you"),
    Act.DIARY: Place("diary", "charts"),
    Act.TRIGGERS: Place("topic", "spasm-triggers"),
}
"""Where the one button of a signal leads."""


@dataclass(frozen=True)
class CardWords:
    """What a card says.

    Attributes:
        tier: how soon.
        title: the thing in a few words.
        body: what to do.
        lines: what was found, one by one.
        action: the word on the button.
    """

    tier: str
    title: str
    body: str
    lines: tuple[str, ...]
    action: str


class SignalWords:
    """Sentences about signals, in the desk's language."""

    def __init__(self, desk: RecordDesk) -> None:
        self._desk = desk

    def card(self, signal: Signal) -> CardWords:
        """Everything a card says."""
        name = signal.id.removeprefix("signal.")
        return CardWords(
            tier=self.text(f"signal_tier.{signal.tier}"),
            title=self._filled(signal.id, signal.values),
            body=self._filled(f"signal_do.{name}", signal.values),
            lines=tuple(self._desk.finding_words(finding) for finding in signal.findings),
            action=self.text(f"signal_act.{signal.act}"),
        )

    def bar(self, signals: tuple[Signal, ...]) -> str:
        """A few words about the weightiest of `signals` that has any; "" when nothing needs saying."""
        names = ((one.id.removeprefix("signal."), one) for one in signals)
        said = (self._filled(f"signal_bar.{name}", one.values) for name, one in names)
        return next((words for words in said if words), "")

    def is_pressing(self, signals: tuple[Signal, ...]) -> bool:
        """Whether the weightiest signal weighs more than the next dose."""
        return bool(signals) and signals[0].tier is not Tier.NEXT_VISIT

    def things(self) -> str:
        """Tablets, liquid or packets, as the plan has them."""
        versions = self._desk.plan.versions
        form = versions[-1].form if versions else Form.TABLET
        return self.text(f"supply_page.things.{form}")

    def day(self, day: date) -> str:
        """A date as one looks it up on a calendar: "Tue 1 Dec", with the year when it is another one."""
        name = "supply.day" if day.year == self._desk.now().year else "supply.day-year"
        weekday = self.text(f"weekday_short.{day.isoweekday()}")
        month = self.text(f"month_short.{day.month}")
        return self.text(name, weekday=weekday, day=day.day, month=month, year=day.year)

    def text(self, name: str, **values: object) -> str:
        """The message `name`."""
        return self._desk.messages().text(name, **values)

    def _filled(self, name: str, values: Mapping[str, Value]) -> str:
        shown: dict[str, object] = {key: self._shown(value) for key, value in values.items()}
        return self.text(name, things=self.things(), nurse_line=self._desk.nurse_line(), **shown)

    def _shown(self, value: Value) -> object:
        if isinstance(value, date):
            return self.day(value)
        if isinstance(value, time):
            return self._desk.clock_words(value)
        return f"{value:f}" if isinstance(value, Decimal) else value
