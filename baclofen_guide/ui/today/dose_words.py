"""Doses and advice in the reader's words: values from `dosing` in, sentences out."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from baclofen_guide.dosing.events import DoseEvent, EventKind
from baclofen_guide.dosing.missed import ON_TIME, Action
from baclofen_guide.dosing.plan import zone_named
from baclofen_guide.dosing.progress import progress
from baclofen_guide.dosing.slots import key_instant
from baclofen_guide.dosing.states import DayView, SlotState, SlotView
from baclofen_guide.exchange.wording import piece_words
from baclofen_guide.ui.history.entry import EntryWords
from baclofen_guide.ui.today.ask_panel import Choice, Question
from baclofen_guide.ui.today.dose_row import RowWords
from baclofen_guide.ui.today.next_dose import NextWords

if TYPE_CHECKING:
    from decimal import Decimal

    from baclofen_guide.dosing.findings import Finding
    from baclofen_guide.dosing.formulations import Piece
    from baclofen_guide.dosing.reminders import Decision
    from baclofen_guide.dosing.slots import Slot, SlotKey
    from baclofen_guide.records import RecordError
    from baclofen_guide.ui.record_desk import RecordDesk


class DoseWords:
    """Sentences about doses, in the desk's language and zone."""

    def __init__(self, desk: RecordDesk) -> None:
        self._desk = desk

    def text(self, name: str, **values: object) -> str:
        """The message `name`."""
        return self._desk.messages().text(name, **values)

    def local_day(self, instant: datetime) -> date:
        """The date `instant` has on this computer's calendar."""
        return instant.astimezone(zone_named(self._desk.zone())).date()

    def error(self, error: RecordError) -> str:
        """Why there is no record."""
        return self._desk.wording().text(error.id, error.values)

    def row(self, shown: SlotView) -> RowWords:
        """A dose in a list."""
        answer = shown.answer
        at = self._desk.time_words(answer.at) if answer else ""
        return RowWords(
            time=self.slot_time(shown.slot.key),
            amount=self.recorded_amount(shown),
            state=self.text(f"state.{shown.state}", time=at),
        )

    def row_with_day(self, shown: SlotView) -> RowWords:
        """A dose in a list of several days."""
        row = self.row(shown)
        return RowWords(f"{self.day_name(shown.slot.key.local_date)}, {row.time}", row.amount, row.state)

    def pieces(self, pieces: tuple[Piece, ...]) -> str:
        """Tablets, packets or mL in words."""
        return " + ".join(piece_words(piece, self.text) for piece in pieces)

    def days(self, first: date, last: date) -> str:
        """One day, or the first and the last of some."""
        value = self._desk.wording().value
        if first == last:
            return self.text("plan_page.one-day", day=value(first))
        return self.text("plan_page.some-days", first=value(first), last=value(last))

    def day_name(self, day: date) -> str:
        """A date with its weekday."""
        weekday = self.text(f"weekday.{day.isoweekday()}")
        return self.text("history.day", weekday=weekday, day=self._desk.wording().value(day))

    def taken_late(self, shown: SlotView) -> bool:
        """Whether a dose was taken more than an hour after its time."""
        taken = shown.answer is not None and shown.state is SlotState.TAKEN
        return taken and shown.answer.at - shown.slot.instant > ON_TIME  # type: ignore[union-attr]

    def history_row(self, shown: SlotView) -> EntryWords:
        """A dose in the history."""
        time = self.slot_time(shown.slot.key)
        planned = self.text("history.planned", time=time, amount=self.recorded_amount(shown))
        name = "late" if self.taken_late(shown) else str(shown.state)
        when = self._moment(shown) if shown.answer else ""
        known = {"taken", "late", "skipped", "missed"}
        happened = self.text(f"history.{name if name in known else 'due'}", when=when)
        return EntryWords(planned, happened, f"{time}, {self.day_name(shown.slot.key.local_date)}")

    def recorded_amount(self, shown: SlotView) -> str:
        """What the dose was, as it was recorded then; the plan may have changed since."""
        if shown.answer is not None and shown.answer.pieces:
            mg = self.text("drug.mg", mg=f"{shown.mg:f}")
            return self.text("drug.mg-and-pieces", mg=mg, pieces=self.pieces(shown.answer.pieces))
        return self._amount(shown.mg, shown.slot)

    def _amount(self, mg: Decimal, slot: Slot) -> str:
        """What a dose is, of what its own version of the plan has at hand: the next one may be of another."""
        version = next((one for one in self._desk.plan.versions if one.number == slot.version), None)
        return self._desk.amount_words(mg, version)

    def _moment(self, shown: SlotView) -> str:
        """When it was answered: the time, with the day when that was another one."""
        assert shown.answer is not None
        time, day = self._desk.time_words(shown.answer.at), self.local_day(shown.answer.at)
        if day == shown.slot.key.local_date:
            return time
        return self.text("history.at-day", time=time, day=self._desk.wording().value(day))

    def last_taken(self, day: DayView) -> str:
        """When the last dose was taken."""
        if day.last_taken is None:
            return ""
        return self.text("today.last", when=self._when(day.last_taken.at))

    def next_dose(self, day: DayView, *, hide_action: bool) -> NextWords:
        """The card at the top: the open dose, or the one to come.

        Args:
            day: the day as it is now.
            hide_action: the three questions are not answered yet, so nobody is told to take anything.
        """
        if day.open is not None:
            return self._open_dose(day, hide_action=hide_action)
        if day.next is None:
            return NextWords(self.text("today.next"), self.text("today.none-left"), "")
        action = self._action(day) if day.advice.action in (Action.CALL_TODAY, Action.CALL_NOW) else ""
        return NextWords(
            title=self.text("today.next"),
            when=self._when(day.next.instant),
            amount=self._amount(day.next.mg, day.next),
            action=action,
            why=self.text("today.in", time=self._duration(day.next.instant - self._desk.now())),
            facts=day.advice.facts if action else (),
        )

    def slot_time(self, key: SlotKey) -> str:
        """When a dose is scheduled, as this reader's clocks show it."""
        return self._desk.time_words(key_instant(key))

    def bar_line(self, day: DayView | None) -> str:
        """What the warning bar says about the day: it changes, so that the bar stays seen."""
        if day is None:
            return ""
        if day.open is not None:
            time = self.slot_time(day.open.slot.key)
            return self.text("bar.due" if day.open.state is SlotState.DUE else "bar.late", time=time)
        down = self._step_tomorrow()
        if down:
            return down
        if day.next is None:
            return self.text("bar.ended")
        return self.text("bar.next", when=self._when(day.next.instant))

    def has_steps(self) -> bool:
        """Whether the plan has more than one step, ends or was changed."""
        version = self._desk.in_force()
        if version is None:
            return False
        return len(version.steps) > 1 or version.ends_on() is not None or len(self._desk.plan.versions) > 1

    def clock_back(self, back: timedelta) -> str:
        """The computer's clock is earlier than the newest entry."""
        return self.text("record.clock_back", back=self._duration(back))

    def _step_tomorrow(self) -> str:
        """The step that begins tomorrow, with the mg a day before and after."""
        found = progress(self._desk.plan, self._desk.now())
        if found is None or found.next is None or found.next.days != 1:
            return ""
        change = found.next.change
        name = "bar.step-down" if change.after < change.before else "bar.step"
        return self.text(name, before=f"{change.before:f}", after=f"{change.after:f}")

    def reminder(self, message: str, day: DayView) -> str:
        """What the reminder says about the open dose of `day`."""
        values = self._values(day)
        if day.open is not None:
            values["time"] = self.slot_time(day.open.slot.key)
        return self.text(message, **values)

    def tray_line(self, day: DayView | None, *, private: bool) -> str:
        """What the tray says about the next dose; nothing telling when others may look."""
        if day is None or private:
            return self.text("tray.private")
        if day.open is not None:
            return self.text("tray.due", time=self.slot_time(day.open.slot.key))
        if day.next is None:
            return self.text("tray.ended")
        return self.text("tray.next", when=self._when(day.next.instant))

    def may_tick(self, decision: Decision) -> bool:
        """Whether the dose can be ticked without being asked anything: on time, and to be taken."""
        on_time = decision.show is not None and decision.show.state is SlotState.DUE
        return on_time and decision.advice.dose is Action.TAKE

    def question(self, findings: tuple[Finding, ...], kind: EventKind) -> Question:
        """What to ask before something unusual is logged."""
        body = "\n".join(self._desk.finding_words(finding) for finding in findings)
        yes = self.text("ask.yes-taken" if kind is EventKind.TAKEN else "ask.yes-skip")
        return Question(
            title=self.text("ask.title"),
            body=body,
            choices=(Choice("no", self.text("ask.no"), "primary"), Choice("yes", yes)),
        )

    def tell(self, findings: tuple[Finding, ...]) -> None:
        """Say why something cannot be logged."""
        self._desk.refused.emit(" ".join(self._desk.finding_words(finding) for finding in findings))

    def logged(self, event: DoseEvent) -> str:
        """What was just recorded."""
        name = "today.logged-taken" if event.kind is EventKind.TAKEN else "today.logged-skipped"
        time = self.slot_time(event.key)
        return self.text(name, time=time, at=self._desk.time_words(event.at))

    def _open_dose(self, day: DayView, *, hide_action: bool) -> NextWords:
        opened, advice = day.open, day.advice
        assert opened is not None
        title = self.text("today.due" if opened.state is SlotState.DUE else "today.late")
        amount = self._amount(opened.slot.mg, opened.slot)
        if hide_action:
            return NextWords(title, self._when(opened.slot.instant), amount)
        return NextWords(
            title=title,
            when=self._when(opened.slot.instant),
            amount=amount,
            action=self._action(day),
            why=self._why(day),
            facts=advice.facts if advice.rule != "missed.on_time" else (),
            answerable=True,
            may_take=advice.dose in (Action.TAKE, Action.ASK),
        )

    def _action(self, day: DayView) -> str:
        advice = day.advice
        values = self._values(day)
        if advice.rule == "missed.on_time":
            # Time and amount stand above in large letters; saying them again only makes more to read.
            return ""
        parts = [self.text(f"advice.{advice.action}", **values)]
        if advice.dose is not advice.action and advice.dose is not Action.NOTHING:
            parts.append(self.text(f"advice.{advice.dose}", **values))
        if advice.ask:
            parts.append(self.text("advice.ask-too"))
        if advice.next_not_before is not None and advice.action is not Action.NOTHING:
            parts.append(self._next_not_before(day))
        return " ".join(part for part in parts if part)

    def _next_not_before(self, day: DayView) -> str:
        """Only worth saying when the next dose has to move for it."""
        not_before = day.advice.next_not_before
        following = self._following(day)
        if not_before is None or following is None or not_before <= following:
            return ""
        return self.text("advice.next-not-before", time=self._desk.time_words(not_before))

    def _why(self, day: DayView) -> str:
        advice, rules = day.advice, self._desk.rules
        rule = self.text(
            advice.rule,
            window=self._duration(rules.missed.window),
            gap=self._duration(rules.missed.min_gap),
            source=advice.source or rules.missed.source,
        )
        return f"{rule} {self.text('advice.never-double')}" if advice.rule != "missed.on_time" else ""

    def _values(self, day: DayView) -> dict[str, object]:
        following = self._following(day)
        opened = day.open
        return {
            "time": self._desk.time_words(day.advice.not_before)
            if day.advice.not_before
            else (self.slot_time(opened.slot.key) if opened else ""),
            "amount": self._amount(opened.slot.mg, opened.slot) if opened else "",
            "next": self.text("advice.next-dose", when=self._when(following))
            if following
            else self.text("today.none-left"),
            "nurse_line": self._desk.nurse_line(),
        }

    def _following(self, day: DayView) -> datetime | None:
        """When the dose after the open one is due."""
        opened = day.open.slot.instant if day.open else None
        later = [one.slot.instant for one in day.slots if opened is None or one.slot.instant > opened]
        if day.next is not None and (opened is None or day.next.instant > opened):
            later.append(day.next.instant)
        return min(later, default=None)

    def _when(self, instant: datetime) -> str:
        """An instant as people say it: "today at 14:00", "tomorrow at 08:00"."""
        days = (self.local_day(instant) - self.local_day(self._desk.now())).days
        time = self._desk.time_words(instant)
        if days == 0:
            return self.text("drug.today-at", time=time)
        if days == 1:
            return self.text("drug.tomorrow-at", time=time)
        return self.text("drug.day-at", day=self._desk.wording().value(self.local_day(instant)), time=time)

    def _duration(self, length: timedelta) -> str:
        return self._desk.wording().value(max(length, timedelta()))
