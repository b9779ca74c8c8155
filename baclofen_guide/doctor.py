"""Is the record well, and what comes next? One line for each link of the chain.

Whoever adds a link (a window, a notification, the tray) adds a function that returns its lines.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from baclofen_guide.dosing.plan import zone_named
from baclofen_guide.dosing.slots import slots_between, uneven
from baclofen_guide.dosing.states import home_zone, next_open
from baclofen_guide.dosing.wallclock import DAY, next_change
from baclofen_guide.records import BusyError, Record, RecordError, RecordReader

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from baclofen_guide.dosing.findings import Value
    from baclofen_guide.dosing.plan import Plan
    from baclofen_guide.records import Clock

State = Literal["ok", "note", "bad"]
OK: State = "ok"
NOTE: State = "note"
BAD: State = "bad"


@dataclass(frozen=True)
class Line:
    """One line of the report.

    Attributes:
        state: "ok", "note" (worth knowing) or "bad" (something must be done).
        id: message id of its words.
        values: what the message fills in.
    """

    state: State
    id: str
    values: Mapping[str, Value] = field(default_factory=dict)


def examine_record(folder: Path, clock: Clock) -> list[Line]:
    """The lines about the record in ``folder``: opens, whole, backed up, next dose, next change of the clock.

    An empty record is made where there has never been one.
    """
    try:
        with Record.open(folder, clock) as record:
            return [
                Line(OK, "doctor.opens", {"path": str(folder)}),
                *_look_after(record),
                *_ahead(record, clock),
            ]
    except BusyError:
        return _in_use(folder, clock)
    except RecordError as error:
        return [Line(BAD, error.id, error.values)]


def _look_after(record: Record) -> Iterator[Line]:
    """The daily care, so that a record that is only ever examined is backed up too."""
    care = record.care()
    yield Line(OK, "doctor.whole")
    yield _last_backup(record)
    if care.clock_back is not None:
        yield Line(BAD, "record.clock_back", {"back": care.clock_back})


def _in_use(folder: Path, clock: Clock) -> list[Line]:
    """What can be said while the window has the record open."""
    try:
        with RecordReader.open_reading(folder) as record:
            record.check()
            in_use = Line(OK, "doctor.in_use", {"path": str(folder)})
            return [in_use, Line(OK, "doctor.whole"), _last_backup(record), *_ahead(record, clock)]
    except RecordError as error:
        return [Line(BAD, error.id, error.values)]


def _last_backup(record: RecordReader) -> Line:
    newest = next(iter(record.backups()), None)
    if newest is None:
        return Line(NOTE, "doctor.no_backup")
    return Line(OK, "doctor.backup", {"made": newest.made_at, "path": str(newest.path)})


def _ahead(record: RecordReader, clock: Clock) -> Iterator[Line]:
    now, plan = clock.now(), record.plan()
    if not plan.versions:
        yield Line(NOTE, "doctor.no_plan")
        return
    following = next_open(plan, record.recent_answers(now), now)
    if following is None:
        yield Line(NOTE, "doctor.plan_over")
        return
    yield Line(OK, "doctor.next", {"time": following.instant})
    yield from clock_change(plan, now)


def clock_change(plan: Plan, now: datetime) -> Iterator[Line]:
    """When the clock of the plan's zone next changes after ``now``, and what becomes of the doses then."""
    zone = zone_named(home_zone(plan, now))
    change = next_change(zone, now)
    if change is None:
        yield Line(OK, "doctor.no_change", {"zone": zone.key})
        return
    forward = change.by.total_seconds() > 0
    values: dict[str, Value] = {"at": change.instant, "by": abs(change.by), "zone": zone.key}
    yield Line(NOTE, "doctor.forward" if forward else "doctor.back", values)
    around = slots_between(plan, change.instant - DAY, change.instant + DAY)
    for slot in around:
        if slot.moved:
            moved: dict[str, Value] = {"time": slot.key.scheduled_time, "at": slot.instant}
            yield Line(NOTE, "doctor.moved", moved)
    for finding in uneven(plan, around):
        yield Line(NOTE, f"doctor.{finding.id.replace('.', '_')}", finding.values)
