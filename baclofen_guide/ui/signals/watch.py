"""Watches plan, answers, supply and diary, and knows what needs attention; pages, bar and tray ask it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from baclofen_guide.dosing.acts import steps_down_today
from baclofen_guide.dosing.attention import Dismissal
from baclofen_guide.dosing.noted import Noted
from baclofen_guide.dosing.outlook import Habits, Outlook, outlook
from baclofen_guide.dosing.signals import Known, signals
from baclofen_guide.dosing.supply import SupplyEntry, since
from baclofen_guide.records import (
    DoseCorrected,
    DoseLogged,
    DoseUndone,
    Record,
    RecordError,
    SignalDismissed,
    SupplyChanged,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime
    from decimal import Decimal

    from baclofen_guide.dosing.attention import Signal as Attention
    from baclofen_guide.dosing.events import Answers
    from baclofen_guide.dosing.formulations import Strength
    from baclofen_guide.dosing.plan import Plan, Step
    from baclofen_guide.dosing.supply import SupplyKind
    from baclofen_guide.ui.record_desk import RecordDesk

T = TypeVar("T")
RECENT = timedelta(days=14)
"""The desk knows the answers of this long; a supply counted earlier needs older ones."""


class SignalWatch(QObject):
    """Asks the record for the ledger, and `dosing` for what it comes to.

    Everything is worked out when it is asked for, and once a minute. Without a record there is no
    ledger and no plan, so nothing needs attention.

    Args:
        desk: the way to the record.
        noted: what the diary says; asked anew each time.
        habits: how ordering works for this person; asked anew each time.

    Signals:
        signals_changed: something recorded has changed, so what needs attention may be another.
    """

    signals_changed = Signal()

    def __init__(
        self,
        desk: RecordDesk,
        noted: Callable[[], Noted] = Noted,
        habits: Callable[[], Habits] = Habits,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._noted, self._habits = desk, noted, habits
        self._ledger: tuple[SupplyEntry, ...] | None = None
        self._dismissed: frozenset[Dismissal] | None = None
        self._old_answers: Answers | None = None
        self._at: tuple[datetime, Outlook, tuple[Attention, ...]] | None = None
        desk.changed.connect(self._on_changed)

    # Questions

    def ledger(self) -> tuple[SupplyEntry, ...]:
        """Every entry of the ledger, in order of entry."""
        if self._ledger is None:
            self._ledger = self._desk.ask(Record.supply, ())
        return self._ledger

    def outlook(self) -> Outlook:
        """How long the supply lasts, as it is now."""
        return self._look()[1]

    def signals(self) -> tuple[Attention, ...]:
        """What needs attention now, the weightiest first."""
        return self._look()[2]

    def outlook_of(self, plan: Plan) -> Outlook:
        """How long the supply would last with another plan: what is counted, walked forward on that one."""
        now = self._desk.now()
        return outlook(plan, self.ledger(), self._answers(now), now, self._habits())

    def step_passed(self, day: date) -> bool:
        """Whether "none of these signs" was answered before the step down of `day`."""
        return _step(day) in self._seen()

    def look_again(self) -> None:
        """Something other than the record has changed: how this person orders, or the language."""
        self._at = None
        self.signals_changed.emit()

    # Commands; each returns None when it was refused, and the desk has said why

    def add(self, kind: SupplyKind, strength: Strength, count: Decimal | None = None) -> SupplyChanged | None:
        """Add an entry to the ledger, as of now."""
        zone = self._desk.zone()
        return self._command(lambda record: record.add_supply(kind, strength, count, zone=zone))

    def undo(self, entry_id: int) -> SupplyChanged | None:
        """Take an entry of the ledger back."""
        return self._command(lambda record: record.undo_supply(entry_id))

    def dismiss(self, signal: Attention) -> SignalDismissed | None:
        """Note that the person has seen `signal`."""
        return self._command(lambda record: record.dismiss(signal.dismissal()))

    def step_to_ask_about(self) -> tuple[Step, Step] | None:
        """The step before and the step down that begins today, while nobody answered what is asked then."""
        down = steps_down_today(self._desk.plan, self._desk.now())
        return None if down is None or self.step_passed(down[1].first_day) else down

    def pass_step(self, day: date) -> SignalDismissed | None:
        """Note that there were none of the signs before the step down of `day`."""
        return self._command(lambda record: record.dismiss(_step(day)))

    def _look(self) -> tuple[datetime, Outlook, tuple[Attention, ...]]:
        now = self._desk.now()
        minute = now.replace(second=0, microsecond=0)
        if self._at is None or self._at[0] != minute:
            answers = self._answers(now)
            supply = outlook(self._desk.plan, self.ledger(), answers, now, self._habits())
            known = Known(
                plan=self._desk.plan,
                answers=answers,
                supply=supply,
                rules=self._desk.rules,
                noted=self._noted(),
            )
            self._at = (minute, supply, signals(known, now, self._seen()))
        return self._at

    def _answers(self, now: datetime) -> Answers:
        """Answers back to the last count: the desk's, or older ones read once and then kept up to date."""
        start = since(self.ledger())
        if start is None or start >= now - RECENT:
            return self._desk.answers
        if self._old_answers is None and self._desk.record is not None:
            self._old_answers = self._desk.ask(lambda record: record.answers_since(start), None)
        return self._old_answers or self._desk.answers

    def _seen(self) -> frozenset[Dismissal]:
        if self._dismissed is None:
            self._dismissed = self._desk.ask(Record.dismissals, frozenset())
        return self._dismissed

    def _command(self, command: Callable[[Record], T]) -> T | None:
        if self._desk.record is None:
            return None
        try:
            return command(self._desk.record)
        except RecordError as error:
            self._desk.refused.emit(self._desk.wording().text(error.id, error.values))
        return None

    def _on_changed(self, change: object) -> None:
        self._at = None
        if isinstance(change, DoseLogged | DoseUndone | DoseCorrected):
            if self._old_answers is not None:
                self._old_answers = self._old_answers.adding(change.event)
        elif isinstance(change, SignalDismissed):
            self._dismissed = None
        else:
            self._ledger = self._dismissed = self._old_answers = None
        self.signals_changed.emit()


def _step(day: date) -> Dismissal:
    return Dismissal("gate.passed", day.isoformat())
