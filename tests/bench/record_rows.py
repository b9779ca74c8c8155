"""The record of ten years against an empty one: opening, logging a dose for good, the daily care.

Also a program: ``python tests/bench/record_rows.py``.
"""

from __future__ import annotations

import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from datetime import time as time_of_day
from decimal import Decimal
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

sys.path.append(str(Path(__file__).parent.parent.parent))
sys.path.append(str(Path(__file__).parent.parent / "ui"))

from diary_home import fill_diary
from row import Row

from baclofen_guide.dosing.events import DoseEvent, EventKind
from baclofen_guide.dosing.formulations import Form, Strength
from baclofen_guide.dosing.plan import Dose, PlanVersion, Step
from baclofen_guide.dosing.slots import SlotKey
from baclofen_guide.records import Record, seal
from baclofen_guide.records.connection import transaction
from baclofen_guide.records.rows import event_values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from baclofen_guide.records import Clock as TellsTime

EVENTS = 15_000
ZONE = "Europe/Berlin"
"""Of the plan, and of the computer: away from home a question about it would be timed too."""
A_DAY = 4
DIARY_DAYS = 3_600
HOURS = (8, 12, 17, 22)
FIRST = date(2016, 1, 1)
LAST = FIRST + timedelta(days=EVENTS // A_DAY)
OPENINGS = 80
LOGGED = 400


class Clock:
    """Stands still, long after everything."""

    def now(self) -> datetime:
        return datetime.combine(LAST + timedelta(days=LOGGED), time_of_day(), UTC)


def rows() -> Iterator[Row]:
    """Opening, as a ratio, then logging and care in milliseconds."""
    with tempfile.TemporaryDirectory() as scratch:
        empty, full = Path(scratch) / "empty", Path(scratch) / "full"
        _make(empty)
        _make(full)
        _fill(full)
        yield _opening(empty, full)
        yield from _logging(full)
        yield _care(full)


def _make(folder: Path, first: date = FIRST, clock: TellsTime | None = None) -> None:
    """A record with a plan of four doses a day from `first` on."""
    doses = tuple(Dose(time_of_day(hour), Decimal(10)) for hour in HOURS)
    draft = PlanVersion(
        number=1,
        steps=(Step(first, doses),),
        form=Form.TABLET,
        effective_from=datetime.combine(first, time_of_day(), UTC),
        zone=ZONE,
        strengths=(Strength(Form.TABLET, Decimal(10)),),
    )
    with Record.open(folder, clock or Clock()) as record:
        record.revise_plan(draft, effective_from=draft.effective_from)


def _fill(folder: Path, first: date = FIRST, clock: TellsTime | None = None) -> None:
    """Ten years of doses and diary, in one transaction each because that is not what is measured."""
    with Record.open(folder, clock or Clock()) as record, transaction(record._connection):
        for number in range(EVENTS):
            slot = _slot(number, first)
            at = datetime.combine(slot.local_date, slot.scheduled_time, UTC)
            event = DoseEvent(
                event_id=number + 1,
                kind=EventKind.TAKEN,
                key=slot,
                at=at,
                zone=slot.zone,
                recorded_at=at,
                mg=Decimal(10),
                version=1,
            )
            seal.insert(record._connection, "dose_event", event_values(event, 1))
    with Record.open(folder, clock or Clock()) as record:
        fill_diary(record, first + timedelta(days=EVENTS // A_DAY - 1), DIARY_DAYS)


def _slot(number: int, first: date = FIRST) -> SlotKey:
    day, dose = divmod(number, A_DAY)
    return SlotKey(1, first + timedelta(days=day), time_of_day(HOURS[dose]), "Europe/Berlin")


def _opening(empty: Path, full: Path) -> Row:
    """Both in turn, with everything a first page asks for: the plan, the card, the answers of late."""
    times: dict[Path, list[float]] = {empty: [], full: []}
    for _ in range(OPENINGS):
        for folder, found in times.items():
            start = time.perf_counter()
            record = Record.open(folder, Clock())
            record.plan()
            record.about_you()
            found.append(time.perf_counter() - start)
            record.close()
    bare, heavy = (median(times[folder]) * 1000 for folder in (empty, full))
    detail = f"{heavy:.2f} ms with {EVENTS:,} doses and {DIARY_DAYS:,} diary days, {bare:.2f} ms empty"
    return Row("open ten years of record", heavy / bare, "×", 1.15, detail)


def _logging(folder: Path) -> Iterator[Row]:
    times = []
    with Record.open(folder, Clock()) as record:
        for number in range(EVENTS, EVENTS + LOGGED):
            start = time.perf_counter()
            record.log_dose(_slot(number))
            times.append((time.perf_counter() - start) * 1000)
    percentiles = quantiles(times, n=100)
    detail = f"slowest {max(times):.2f} ms of {LOGGED}, the first also looks the file through"
    yield Row("log a dose durably, median", percentiles[49], "ms", 50, "")
    yield Row("log a dose durably, p99", percentiles[98], "ms", 50, detail)


def _care(folder: Path) -> Row:
    with Record.open(folder, Clock()) as record:
        start = time.perf_counter()
        record.care()
        taken = (time.perf_counter() - start) * 1000
    return Row(
        "look the whole record through, back it up", taken, "ms", None, "once a day, after the first page"
    )


if __name__ == "__main__":
    for row in rows():
        print(row.line())
