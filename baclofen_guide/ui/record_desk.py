"""The window's one way to the record of doses: asks it, gives it commands, says in words what it answers."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from baclofen_guide.dosing.about_you import AboutYou
from baclofen_guide.dosing.amounts import Refusal, make
from baclofen_guide.dosing.events import Answers, DoseEvent, EventKind, answers
from baclofen_guide.dosing.findings import DosingError, Finding
from baclofen_guide.dosing.log_check import Intended, check_answer
from baclofen_guide.dosing.missed import MissedRule, Rules
from baclofen_guide.dosing.plan import Plan, PlanVersion, zone_named
from baclofen_guide.dosing.revise import revise
from baclofen_guide.dosing.states import DayView, SlotView, day_view, history
from baclofen_guide.dosing.travel import must_ask, preview
from baclofen_guide.exchange.wording import Wording, piece_words
from baclofen_guide.records import (
    DamagedError,
    DoseCorrected,
    DoseLogged,
    DoseUndone,
    Record,
    RecordError,
    Replaced,
    restore,
    start_anew,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from baclofen_guide.dosing.revise import Revision
    from baclofen_guide.dosing.slots import Slot as DoseSlot
    from baclofen_guide.dosing.slots import SlotKey
    from baclofen_guide.dosing.travel import ZoneChange, ZoneChoice
    from baclofen_guide.guide.messages import Messages
    from baclofen_guide.settings.clock import Clock

_log = logging.getLogger(__name__)
T = TypeVar("T")
D = TypeVar("D")
_USUAL_RULE = MissedRule()


@dataclass(frozen=True)
class Surroundings:
    """What the desk needs to know about where it is.

    Attributes:
        clock: tells the time.
        zone: names the computer's time zone, such as "Europe/Berlin"; asked anew each time.
        kept_zone: the zone for which the reader chose to keep the dose times of home; "" for none.
        messages: the words of the reader's language; asked anew each time.
        twelve_hour: whether this reader's clocks say 2:05 PM; asked anew each time.
        nurse_line: whom to call for advice, a number or plain words; asked anew each time.
        missed: the missed-dose cut-off in use.
    """

    clock: Clock
    zone: Callable[[], str]
    messages: Callable[[], Messages]
    twelve_hour: Callable[[], bool]
    nurse_line: Callable[[], str]
    missed: MissedRule = _USUAL_RULE
    kept_zone: Callable[[], str] = str


class RecordDesk(QObject):
    """Questions and commands for pages, reminders and tray.

    There may be no record: it is opened after the first page is painted, and it may be damaged or in use.
    Questions then see an empty plan, commands do nothing, and `trouble` says why.

    Signals:
        changed: something recorded has changed (one of `baclofen_guide.records.Change`), or the record was
            opened (None).
        refused: plain words for the reader: a command was not carried out, and what to do.
        lost: the record could be read a moment ago and no longer can; `trouble` says why.
    """

    changed = Signal(object)
    refused = Signal(str)
    lost = Signal()

    def __init__(self, surroundings: Surroundings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._around = surroundings
        self._record: Record | None = None
        self._trouble: RecordError | None = None
        self._opener: Callable[[], Record] | None = None
        self._known: tuple[Plan, Answers, AboutYou] | None = None
        self._cared_on: date | None = None

    # The record itself

    def open(self, opener: Callable[[], Record]) -> bool:
        """Open the record with `opener`; return whether that worked. `trouble` then says why not."""
        self._opener = opener
        before = self._trouble
        try:
            self._record = opener()
        except RecordError as error:
            self._trouble = error
            self._record = None
        else:
            self._trouble = None
            self._record.subscribe(self._on_change)
        self._known = None
        if not _is_the_same(before, self._trouble):
            self.changed.emit(None)
        return self._record is not None

    def close(self) -> None:
        """Let others write the record; a second call does nothing."""
        if self._record is not None:
            self._record.close()
            self._record = None
            self._known = None

    def use_backup(self) -> Replaced | None:
        """Put the newest good backup in place of the damaged record, which is kept; None when refused."""
        trouble = self._trouble
        if not isinstance(trouble, DamagedError) or trouble.backup is None:
            return None
        backup = trouble.backup.path
        return self._replace(lambda: restore(trouble.path.parent, backup, self.now()))

    def start_anew(self) -> Replaced | None:
        """Begin an empty record in place of a damaged one without backups; None when refused."""
        trouble = self._trouble
        if not isinstance(trouble, DamagedError) or trouble.backup is not None:
            return None
        return self._replace(lambda: start_anew(trouble.path.parent, self.now()))

    def care_is_due(self) -> bool:
        """Whether the record was not looked after today."""
        return self._record is not None and self._cared_on not in (None, self.now().date())

    def care(self) -> timedelta | None:
        """Read the record through and back it up when that is due.

        Returns:
            How much earlier than the newest entry the clock is; None when it is not.
        """
        self._cared_on = self.now().date()
        done = self._command(lambda record: record.care())
        return done.clock_back if done else None

    def look_again(self) -> None:
        """The clock or its zone is another: have everything that shows doses look anew."""
        self._known = None
        self.changed.emit(None)

    @property
    def record(self) -> Record | None:
        """The open record, for what is not asked every day: backup, export, care."""
        return self._record

    @property
    def trouble(self) -> RecordError | None:
        """Why there is no record, or None."""
        return self._trouble

    # Questions

    def now(self) -> datetime:
        """This instant, aware."""
        return self._around.clock.now()

    def zone(self) -> str:
        """The computer's time zone, such as "Europe/Berlin"."""
        return self._around.zone()

    @property
    def plan(self) -> Plan:
        """Everything ordered so far; a plan without versions when nothing was."""
        return self._facts()[0]

    @property
    def answers(self) -> Answers:
        """The answers of the last weeks."""
        return self._facts()[1]

    @property
    def about_you(self) -> AboutYou:
        """The safety card; everything "not sure" when it was never filled in."""
        return self._facts()[2]

    @property
    def rules(self) -> Rules:
        """The missed-dose rule for this person."""
        return Rules(about=self.about_you, missed=self._around.missed)

    def in_force(self) -> PlanVersion | None:
        """The version of the plan that counts now."""
        return self.plan.in_force(self.now())

    def day(self, day: date | None = None) -> DayView | None:
        """The local `day`, today by default, as it is now; None without a plan."""
        if not self.plan.versions:
            return None
        return day_view(self.plan, self.answers, self.now(), self.rules, day)

    def zone_differs(self) -> bool:
        """Whether to ask "adjust or keep?": this computer is in a zone with another clock than the plan's."""
        kept = self._around.kept_zone() or None
        return must_ask(self.plan, self.now(), self.zone(), kept)

    def zone_preview(self, choice: ZoneChoice) -> ZoneChange:
        """What `choice` would do to the doses of the next two days."""
        return preview(self.plan, self.answers, self.now(), self.zone(), choice, self.rules)

    def revision(self, draft: PlanVersion, effective_from: datetime | None = None) -> Revision:
        """What saving `draft` would do.

        Raises:
            DosingError: it would rewrite what is answered.
        """
        return revise(self.plan, draft, self.answers, self.now(), effective_from, self.rules)

    def history(self, days: int) -> list[SlotView]:
        """Every dose of the last `days` days, oldest first; answered ones as they were recorded."""
        if self._record is None or not self.plan.versions:
            return []
        now = self.now()
        start = now - timedelta(days=days)
        first = start.date() - timedelta(days=2)
        # Also what was ticked under a clock that was months ahead: else nobody could undo it.
        events = self.ask(lambda record: record.events_between(first, date.max), ())
        return history(self.plan, answers(events), start, now, self.rules)

    def ask(self, question: Callable[[Record], T], otherwise: D) -> T | D:
        """What the record answers; `otherwise` where there is none, or none that can be read any more."""
        if self._record is None:
            return otherwise
        try:
            return question(self._record)
        except RecordError as error:
            self._lose(error)
            return otherwise

    def questions_before(
        self, slot: DoseSlot, kind: EventKind, at: datetime | None = None
    ) -> tuple[Finding, ...]:
        """What to ask before `slot` is logged as `kind`; nothing means it can be logged without a word."""
        intended = Intended(slot, kind, at or self.now())
        return check_answer(self.plan, self.answers, intended, self.now(), self.rules)

    # Commands; each returns None when it was refused, and `refused` has said why

    def log(
        self, key: SlotKey, kind: EventKind, *, at: datetime | None = None, note: str = ""
    ) -> DoseEvent | None:
        """Answer a dose: taken or skipped, now or at an earlier instant."""
        done = self._command(lambda record: record.log_dose(key, kind, at=at, zone=self.zone(), note=note))
        return done.event if done else None

    def undo(self, event_id: int) -> DoseEvent | None:
        """Take back an answer, as a new entry."""
        done = self._command(lambda record: record.undo(event_id))
        return done.event if done else None

    def correct(
        self, event_id: int, kind: EventKind, *, at: datetime | None = None, note: str | None = None
    ) -> DoseEvent | None:
        """Replace an answer, as a new entry."""
        done = self._command(
            lambda record: record.correct(event_id, kind, at=at, zone=self.zone(), note=note)
        )
        return done.event if done else None

    def revise_plan(self, draft: PlanVersion, effective_from: datetime | None = None) -> PlanVersion | None:
        """Make `draft` the newest version of the plan, from an instant or from just after the last answer."""
        done = self._command(
            lambda record: record.revise_plan(
                draft, effective_from=effective_from, missed=self._around.missed
            )
        )
        return done.version if done else None

    def set_about_you(self, card: AboutYou) -> bool:
        """Fill in the safety card anew; return whether it was saved."""
        return self._command(lambda record: record.set_about_you(card)) is not None

    # Words

    def messages(self) -> Messages:
        """The words of the reader's language."""
        return self._around.messages()

    def wording(self) -> Wording:
        """Findings, errors and values in the reader's language, on the wall clock of this computer."""
        return Wording(self._around.messages(), zone_named(self.zone()), self._around.twelve_hour())

    def finding_words(self, finding: Finding) -> str:
        """A finding as a sentence."""
        return self.wording().text(finding.id, finding.values)

    def amount_words(self, mg: Decimal, version: PlanVersion | None = None) -> str:
        """What to take for `mg`: "10 mg · 1 tablet of 10 mg"; mg alone where pieces are not known."""
        version = version or self.in_force()
        text = self._around.messages().text
        words = text("drug.mg", mg=f"{mg:f}")
        if version is None or not version.strengths:
            return words
        amount = make(mg, version.form, version.strengths)
        if isinstance(amount, Refusal):
            return words
        pieces = " + ".join(piece_words(piece, text) for piece in amount.pieces)
        return text("drug.mg-and-pieces", mg=words, pieces=pieces)

    def time_words(self, instant: datetime) -> str:
        """An instant as a time of day on this computer's wall clock."""
        return self.clock_words(instant.astimezone(zone_named(self.zone())).time())

    def nurse_line(self) -> str:
        """Whom to call for advice: the region's number, or plain words."""
        return self._around.nurse_line()

    def clock_words(self, at: time) -> str:
        """A time of day as this reader's clocks show it."""
        return self.wording().clock(at)

    def _facts(self) -> tuple[Plan, Answers, AboutYou]:
        if self._known is None:
            if self._record is None:
                return Plan(1), Answers(), AboutYou()
            record = self._record
            try:
                self._known = (record.plan(), record.recent_answers(self.now()), record.about_you())
            except RecordError as error:
                self._lose(error)
                return Plan(1), Answers(), AboutYou()
        return self._known

    def _lose(self, error: RecordError) -> None:
        """The record cannot be read any more: say so everywhere, once whoever asked has finished."""
        self._trouble = error
        self.close()
        QTimer.singleShot(0, self, self._tell_lost)

    @Slot()
    def _tell_lost(self) -> None:
        self.changed.emit(None)
        self.lost.emit()

    def _replace(self, way: Callable[[], Replaced]) -> Replaced | None:
        assert self._opener is not None
        try:
            done = way()
        except RecordError as error:
            self.refused.emit(self._error_words(error))
            return None
        self.open(self._opener)
        return done

    def _command(self, command: Callable[[Record], T]) -> T | None:
        if self._record is None:
            if self._trouble is not None:
                self.refused.emit(self._error_words(self._trouble))
            return None
        try:
            return command(self._record)
        except DamagedError as error:
            self._lose(error)
            self.refused.emit(self._error_words(error))
        except RecordError as error:
            self.refused.emit(self._error_words(error))
        except DosingError as error:
            self.refused.emit(self.wording().text(error.id, error.values))
        return None

    def _error_words(self, error: RecordError) -> str:
        return self.wording().text(error.id, error.values)

    def _on_change(self, change: object) -> None:
        if self._known is not None and isinstance(change, DoseLogged | DoseUndone | DoseCorrected):
            # A tick is shown at once: the weeks before it need not be read again.
            plan, answers, about = self._known
            self._known = plan, answers.adding(change.event), about
        else:
            self._known = None
        self.changed.emit(change)


def _is_the_same(before: RecordError | None, after: RecordError | None) -> bool:
    """Whether trouble goes on: then nothing needs to be shown anew."""
    return before is not None and after is not None and (before.id, before.values) == (after.id, after.values)
