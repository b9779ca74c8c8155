"""One year in the life of a record: ``python tests/records/simulated_year.py FOLDER``.

A person in Berlin takes 10 mg three times a day, forgets some doses, takes others late as the missed-dose
rule says, ticks some twice, corrects and undoes, spends two weeks in New York, comes down step by step in
autumn, stays on a step when ill, and lives through both clock changes. Everything goes through the record's
own commands with a clock wound by hand; the dice are the same every time. In the end it prints the history
for a pharmacist, and saves it as a table beside the record.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent.parent)]

from msgspec.structs import replace  # noqa: E402
from support import BERLIN, HandClock  # noqa: E402

from baclofen_guide.dosing.about_you import ITEMS, AboutYou, Answer  # noqa: E402
from baclofen_guide.dosing.events import DoseEvent, EventKind, answers  # noqa: E402
from baclofen_guide.dosing.formulations import Form, Strength  # noqa: E402
from baclofen_guide.dosing.log_check import Intended, check_answer  # noqa: E402
from baclofen_guide.dosing.missed import Action, Rules  # noqa: E402
from baclofen_guide.dosing.plan import Dose, PlanVersion, Reason, Step  # noqa: E402
from baclofen_guide.dosing.slots import Slot  # noqa: E402
from baclofen_guide.dosing.states import SlotState, SlotView, day_view, history, next_open  # noqa: E402
from baclofen_guide.exchange.csv_file import history_file, pieces_text  # noqa: E402
from baclofen_guide.guide.messages import Messages  # noqa: E402
from baclofen_guide.records import AnsweredError, Record  # noqa: E402

NEW_YORK = "America/New_York"
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
TIMES = (time(8), time(14), time(22))
TABLETS = (Strength(Form.TABLET, Decimal(5), scored=True), Strength(Form.TABLET, Decimal(10), scored=True))
NO_TO_ALL = AboutYou(**dict.fromkeys(ITEMS, Answer.NO))
RULES = Rules(about=NO_TO_ALL)


def midnight(day: date, zone: str = BERLIN) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)


def step(first_day: date, *mg: str) -> Step:
    return Step(first_day, tuple(Dose(at, Decimal(one)) for at, one in zip(TIMES, mg, strict=True)))


FIXED = PlanVersion(
    number=1,
    steps=(step(FIRST, "10", "10", "10"),),
    form=Form.TABLET,
    effective_from=midnight(FIRST),
    zone=BERLIN,
    strengths=TABLETS,
    ordered_by="Dr Ada Grün",
    ordered_on=date(2025, 12, 30),
)
TAPER = replace(
    FIXED,
    steps=(
        step(date(2026, 9, 14), "10", "5", "10"),
        step(date(2026, 10, 5), "5", "5", "10"),
        step(date(2026, 10, 26), "5", "5", "5"),
        step(date(2026, 11, 23), "5", "2.5", "5"),
    ),
    ordered_on=date(2026, 9, 10),
)
ILL = replace(
    TAPER,
    steps=(step(date(2026, 10, 26), "5", "5", "10"),),
    reason=Reason.WAITING,
    note="more stiffness, called the practice",
)
ON_AGAIN = replace(
    TAPER,
    steps=(step(date(2026, 11, 9), "5", "5", "5"), step(date(2026, 12, 7), "5", "2.5", "5")),
    reason=Reason.WENT_ON,
    ordered_by="Dr Ada Grün, by phone",
    ordered_on=date(2026, 11, 6),
)
"""Wall-clock moments at which the plan is changed, and the new versions."""
CHANGES = (
    (datetime(2026, 6, 1, 16, 0, tzinfo=UTC), replace(FIXED, zone=NEW_YORK, reason=Reason.ZONE)),
    (datetime(2026, 6, 15, 9, 0, tzinfo=UTC), replace(FIXED, reason=Reason.ZONE)),
    (datetime(2026, 9, 10, 9, 30, tzinfo=UTC), TAPER),
    (datetime(2026, 10, 25, 18, 0, tzinfo=UTC), ILL),
    (datetime(2026, 11, 6, 15, 0, tzinfo=UTC), ON_AGAIN),
)


@dataclass
class Person:
    """Lives by the reminders, mostly."""

    record: Record
    clock: HandClock
    dice: random.Random = field(default_factory=lambda: random.Random(2026))
    forgotten: list[Slot] = field(default_factory=list)
    deeds: Counter[str] = field(default_factory=Counter)

    def zone(self) -> str:
        """Where the person is."""
        in_force = self.record.plan().in_force(self.clock.now())
        return in_force.zone if in_force else BERLIN

    def live(self, until: datetime) -> None:
        """From one dose to the next until the instant ``until``, or until a late answer shortly after."""
        while True:
            plan, now = self.record.plan(), self.clock.now()
            slot = next_open(plan, self.record.recent_answers(now), now)
            if slot is None or slot.instant >= until:
                self.clock.time = max(now, until)
                return
            self.clock.time = slot.instant
            self.meet(slot)

    def meet(self, slot: Slot) -> None:
        """What the person does about one dose."""
        self.fill_in()
        fate = self.dice.random()
        if fate < 0.90:
            self.take(slot, self.dice.randrange(25))
        elif fate < 0.955:
            self.take(slot, self.dice.randrange(25, 60))
        elif fate < 0.985:
            in_the_evening = slot.key.scheduled_time == TIMES[-1]
            self.clock.turn(minutes=self.dice.randrange(70, 120 if in_the_evening else 420))
            self.see_what_is_open()
        elif fate < 0.993:
            self.forgotten.append(slot)
        else:
            self.deeds["forgotten for good"] += 1

    def take(self, slot: Slot, minutes: int) -> None:
        """Take it so many minutes late; now and then with a slip of the finger."""
        self.clock.turn(minutes=minutes)
        event = self.log(slot, EventKind.TAKEN)
        slip = self.dice.random()
        if slip < 0.02:
            try:
                self.record.log_dose(slot.key)
            except AnsweredError:
                self.deeds["second press, refused"] += 1
        elif slip < 0.03:
            self.record.undo(event.event_id)
            self.record.log_dose(slot.key, at=event.at, zone=event.zone)
            self.deeds["undone and logged again"] += 1
        elif slip < 0.04:
            self.record.correct(event.event_id, EventKind.TAKEN, at=event.at - timedelta(minutes=minutes))
            self.deeds["time corrected"] += 1

    def see_what_is_open(self) -> None:
        """Look at the program hours later, or after a journey, and do what it says about the open dose."""
        now = self.clock.now()
        view = day_view(self.record.plan(), self.record.recent_answers(now), now, RULES)
        if view.open is None:
            return
        if view.advice.dose is Action.TAKE:
            self.deeds["late, taken as the rule says"] += 1
            self.log(view.open.slot, EventKind.TAKEN, note="remembered late")
        else:
            self.deeds["late, left out as the rule says"] += 1
            self.log(view.open.slot, EventKind.SKIPPED, note="too late")

    def fill_in(self) -> None:
        """Tick what was taken on time and not ticked."""
        for slot in self.forgotten:
            self.record.log_dose(slot.key, at=slot.instant + timedelta(minutes=5), note="ticked later")
            self.deeds["filled in later"] += 1
        self.forgotten.clear()

    def log(self, slot: Slot, kind: EventKind, note: str = "") -> DoseEvent:
        """Log what the program has nothing to ask about."""
        now = self.clock.now()
        asked = check_answer(
            self.record.plan(), self.record.recent_answers(now), Intended(slot, kind, now), now, RULES
        )
        self.deeds[
            f"asked: {', '.join(one.id for one in asked)}" if asked else "logged without a question"
        ] += 1
        return self.record.log_dose(slot.key, kind, zone=self.zone(), note=note).event


def simulate(folder: Path) -> Counter[str]:
    """Live the year; says what the person did."""
    clock = HandClock(midnight(FIRST) - timedelta(hours=3))
    with Record.open(folder, clock) as record:
        record.set_about_you(NO_TO_ALL)
        record.revise_plan(FIXED, effective_from=FIXED.effective_from)
        person = Person(record, clock)
        for moment, draft in CHANGES:
            person.live(moment)
            record.care()
            record.revise_plan(draft)
            person.see_what_is_open()
        person.live(midnight(LAST + timedelta(days=1)))
        person.fill_in()
        record.care()
    return person.deeds


def told(folder: Path) -> tuple[list[str], bytes]:
    """The history as text and as CSV."""
    clock = HandClock(midnight(LAST + timedelta(days=1)))
    resources = HERE.parent.parent / "resources"
    with Record.open(folder, clock) as record:
        record.check()
        plan, events = record.plan(), record.all_events()
        views = history(plan, answers(events), FIXED.effective_from, clock.now(), RULES)
        table = history_file(plan, views, Messages.load(resources / "content", "en"))
        return [*_plan_lines(plan.versions), *_month_lines(views), *_odd_lines(views)], table


def _plan_lines(versions: tuple[PlanVersion, ...]) -> list[str]:
    lines = ["PLAN"]
    for one in versions:
        start = one.effective_from.astimezone(ZoneInfo(one.zone))
        lines.append(
            f"  {one.number}. from {start:%a %d %b %Y %H:%M} ({one.zone}), {one.reason}, "
            f"ordered by {one.ordered_by} on {one.ordered_on} {one.note}".rstrip()
        )
        for part in one.steps:
            doses = ", ".join(f"{dose.time:%H:%M} {dose.mg} mg" for dose in part.doses)
            lines.append(f"       {part.first_day}: {doses} = {part.daily_mg} mg a day")
    return lines


def _month_lines(views: list[SlotView]) -> list[str]:
    lines = ["", "MONTH     due  on time  late  left out  missed   mg taken"]
    for month in range(1, 13):
        found = [view for view in views if view.slot.key.local_date.month == month]
        states = Counter(_kind(view) for view in found)
        mg = sum((view.mg for view in found if view.state is SlotState.TAKEN), Decimal())
        kinds = "".join(f"{states[name]:>{width}}" for name, width in KINDS.items())
        lines.append(f"{date(2026, month, 1):%B}".ljust(10) + f"{len(found):3}{kinds}{mg:11}")
    return lines


KINDS = {"on time": 9, "late": 6, "left out": 10, "missed": 8}


def _kind(view: SlotView) -> str:
    if view.answer is None:
        return "missed"
    if view.state is SlotState.SKIPPED:
        return "left out"
    return "late" if view.answer.at - view.slot.instant > timedelta(hours=1) else "on time"


def _odd_lines(views: list[SlotView]) -> list[str]:
    """Every dose that was not simply taken on time, and the days of clock changes and journeys in full."""
    whole = {date(2026, 3, 29), date(2026, 10, 25), date(2026, 6, 1), date(2026, 6, 15)}
    odd = [view for view in views if _kind(view) != "on time" or view.slot.key.local_date in whole]
    return ["", "NOT SIMPLY ON TIME, AND THE DAYS OF CLOCK CHANGES AND JOURNEYS", *map(_line, odd)]


def _line(view: SlotView) -> str:
    key = view.slot.key
    due = f"{key.local_date:%a %d %b} {key.scheduled_time:%H:%M} {key.zone:17}"
    words = f"  {due}{view.mg:>5} mg  {_kind(view):9}"
    if view.answer is None:
        return words.rstrip()
    at = view.answer.at.astimezone(ZoneInfo(view.answer.zone))
    pieces = pieces_text(view.answer.pieces) if view.state is SlotState.TAKEN else "nothing"
    return f"{words} {at:%d %b %H:%M}  {pieces}  {view.answer.note}".rstrip()


def main(folder: Path) -> None:
    """Live, and tell."""
    deeds = simulate(folder)
    lines, table = told(folder)
    (folder / "year.csv").write_bytes(table)
    say = sys.stdout.write
    say("\n".join(lines) + "\n\nWHAT HAPPENED BEHIND IT\n")
    for deed, count in sorted(deeds.items()):
        say(f"  {count:5}  {deed}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
