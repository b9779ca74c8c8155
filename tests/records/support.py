"""What the tests of the record share: a clock wound by hand, a plan, and ways to fill a record."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

from baclofen_guide.diary.entries import DiaryEntry
from baclofen_guide.dosing.formulations import Form, Strength
from baclofen_guide.dosing.plan import Dose, PlanVersion, Step
from baclofen_guide.dosing.slots import SlotKey
from baclofen_guide.records import Record

BERLIN = "Europe/Berlin"
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
START = datetime(2026, 11, 1, tzinfo=UTC)
TIMES = ("08:00", "14:00", "22:00")


class HandClock:
    """A clock that shows what it is set to."""

    def __init__(self, now: datetime = NOON) -> None:
        self.time = now

    def now(self) -> datetime:
        return self.time

    def turn(self, **by: float) -> None:
        self.time += timedelta(**by)


def version(number: int = 1, mg: str = "10", *, first_day: date = date(2026, 11, 1), **other) -> PlanVersion:
    """10 mg three times a day in Berlin, from 1 November 2026 on."""
    doses = tuple(Dose(time.fromisoformat(at), Decimal(mg)) for at in TIMES)
    values = {
        "steps": (Step(first_day, doses),),
        "form": Form.TABLET,
        "strengths": (Strength(Form.TABLET, Decimal(10), scored=True),),
        "effective_from": datetime(2026, 11, 1, tzinfo=UTC),
        "zone": BERLIN,
        "ordered_by": "Dr Ada Grün",
    }
    return PlanVersion(number=number, **(values | other))


def key(day: int = 22, at: str = "08:00", month: int = 11, year: int = 2026) -> SlotKey:
    """A slot of that plan."""
    return SlotKey(1, date(year, month, day), time.fromisoformat(at), BERLIN)


def noted(day: date = date(2026, 11, 22), **values) -> DiaryEntry:
    """What somebody writes into the diary; number and instant are the record's to give."""
    return DiaryEntry(entry_id=1, person_id=1, day=day, recorded_at=START, **values)


def opened(folder: Path, clock: HandClock | None = None) -> Record:
    """The record in ``folder``, with the plan in it if it is new."""
    record = Record.open(folder, clock or HandClock())
    if not record.plan().versions:
        record.revise_plan(version(), effective_from=START)
    return record


def fill(folder: Path, days: int = 10) -> int:
    """A closed record with ``days`` days of doses logged; returns how many events it holds."""
    clock = HandClock(datetime(2026, 11, 1, 7, 0, tzinfo=UTC))
    with opened(folder, clock) as record:
        for number in range(days):
            day = date(2026, 11, 1) + timedelta(days=number)
            for at in TIMES:
                clock.time = datetime.combine(day, time.fromisoformat(at), UTC)
                record.log_dose(SlotKey(1, day, time.fromisoformat(at), BERLIN))
    return 3 * days


def copied(folder: Path, target: Path) -> Path:
    """A copy of a record's whole folder."""
    return Path(shutil.copytree(folder, target))
