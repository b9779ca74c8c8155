"""Kills a process that logs doses, again and again, and looks after each kill whether a dose is missing.

Run as a program, because it forks: ``python tests/records/killer.py FOLDER KILLS SEED``. Prints one line of
JSON. The child opens the record, logs, undoes and corrects doses as fast as it can, backs up now and then,
and writes a line to a pipe only when a command has returned. It gets SIGKILL at a random moment: while making
the record, opening, writing, checkpointing or backing up.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time as clocks
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent.parent)]

from support import HandClock, version  # noqa: E402

from baclofen_guide.dosing.events import EventKind  # noqa: E402
from baclofen_guide.dosing.plan import Dose, Step  # noqa: E402
from baclofen_guide.dosing.slots import SlotKey  # noqa: E402
from baclofen_guide.records import Record  # noqa: E402

FIRST_DAY = date(2026, 1, 1)
LONG_AFTER = HandClock(datetime(2100, 1, 1, tzinfo=UTC))
HOURLY = tuple(Dose(time(hour), Decimal(10)) for hour in range(24))
LIVES = (0.02, 0.2)  # seconds: the least and the most that the longest life of a child is set to


def slot_at(number: int) -> SlotKey:
    """The slot of the ``number``-th hour."""
    return SlotKey(1, FIRST_DAY + timedelta(days=number // 24), time(number % 24), "UTC")


def work(folder: Path, pipe: int, dice: random.Random) -> None:
    """Log doses until killed; one line to the pipe for each command that has returned."""
    clock = HandClock(LONG_AFTER.now() + timedelta(days=dice.randrange(1000)))
    record = Record.open(folder, clock)
    if not record.plan().versions:
        draft = version(steps=(Step(FIRST_DAY, HOURLY),), zone="UTC")
        record.revise_plan(draft, effective_from=datetime(2026, 1, 1, tzinfo=UTC))
        os.write(pipe, b"plan\n")
    number = 1 + max((index(event.key) for event in record.all_events()[-5:]), default=-1)
    while True:
        done = [record.log_dose(slot_at(number)).event]
        tell(pipe, done[-1])
        if dice.random() < 0.2:
            done.append(record.correct(done[-1].event_id, EventKind.SKIPPED).event)
            tell(pipe, done[-1])
        if dice.random() < 0.2:
            tell(pipe, record.undo(done[-1].event_id).event)
        if dice.random() < 0.1:
            clock.turn(days=1)
            record.care()
        number += 1


def index(key: SlotKey) -> int:
    """The number of the hour that ``key`` names."""
    return (key.local_date - FIRST_DAY).days * 24 + key.scheduled_time.hour


def tell(pipe: int, event) -> None:
    """Acknowledge."""
    os.write(pipe, f"{event.event_id} {event.kind} {index(event.key)}\n".encode())


def one_kill(folder: Path, dice: random.Random, longest: float) -> list[str]:
    """Let a child work for up to ``longest`` seconds and kill it; returns what it acknowledged."""
    reading, writing = os.pipe()
    seed = dice.random()
    child = os.fork()
    if not child:
        os.close(reading)
        try:
            work(folder, writing, random.Random(seed))
        finally:
            os._exit(1)
    os.close(writing)
    clocks.sleep(dice.random() * longest)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with os.fdopen(reading) as pipe:
        lines = pipe.read().splitlines()
    if os.WTERMSIG(status) != signal.SIGKILL:
        raise SystemExit("the child ended by itself")
    return lines


def missing(folder: Path, told: list[str]) -> tuple[list[str], int]:
    """What was acknowledged and is not in the record, and how many entries it holds."""
    with Record.open(folder, LONG_AFTER) as record:
        record.check()
        events = record.all_events()
        found = {f"{event.event_id} {event.kind} {index(event.key)}" for event in events}
        found |= {"plan"} if record.plan().versions else set()
    return [line for line in told if line not in found], len(events)


def main(folder: Path, kills: int, seed: int) -> None:
    """Kill, look, and say what came of it."""
    dice = random.Random(seed)
    told: list[str] = []
    lost: list[str] = []
    entries = births = 0
    longest = LIVES[0]
    for number in range(kills):
        place = folder / ("grown" if number % 4 else f"new-{number}")
        fresh = one_kill(place, dice, longest)
        # A busy machine gives a child less done in the same time.
        longest = min(max(longest * (0.9 if len(fresh) > 5 else 1.1), LIVES[0]), LIVES[1])
        if number % 4:
            told += fresh
            gone, entries = missing(place, told)
        else:
            gone, _ = missing(place, fresh)
            births += 1
        lost += gone
    print(json.dumps({"kills": kills, "births": births, "told": len(told), "entries": entries, "lost": lost}))  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
