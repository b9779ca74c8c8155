"""A year of a record, lived through its own commands, and whether a pharmacist could believe its history."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from baclofen_guide.dosing.events import EventKind
from baclofen_guide.records import RecordReader

SCRIPT = Path(__file__).parent / "simulated_year.py"
AWAY = {date(2026, 6, 1): 4, date(2026, 6, 14): 3, date(2026, 6, 15): 3}


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder of the record, and what was printed."""
    folder = tmp_path_factory.mktemp("year")
    command = [sys.executable, str(SCRIPT), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder, done.stdout


@pytest.fixture(scope="module")
def table(year) -> list[dict[str, str]]:
    data = (year[0] / "year.csv").read_text("utf-8-sig")
    return list(csv.DictReader(io.StringIO(data, newline="")))


def test_every_scheduled_dose_stands_in_the_history_once(table) -> None:
    keys = [(row["Due on"], row["Due at"], row["Time zone"]) for row in table]
    assert len(keys) == len(set(keys))
    a_day = Counter(date.fromisoformat(row["Due on"]) for row in table)
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(365)]
    assert {day: a_day[day] for day in days} == {day: AWAY.get(day, 3) for day in days}


@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25"])
def test_clock_changes_lose_and_double_nothing(table, day: str) -> None:
    assert [row["Due at"] for row in table if row["Due on"] == day] == ["08:00", "14:00", "22:00"]


def test_each_dose_is_what_the_plan_said_that_day(table) -> None:
    by_day: dict[str, list[str]] = {}
    for row in table:
        by_day.setdefault(row["Due on"], []).append(row["Ordered mg"])
    assert by_day["2026-08-01"] == ["10", "10", "10"]
    assert by_day["2026-09-13"] == ["10", "10", "10"]
    assert by_day["2026-09-14"] == ["10", "5", "10"]
    assert by_day["2026-10-05"] == ["5", "5", "10"]
    assert by_day["2026-10-26"] == ["5", "5", "10"], "stayed on the step while waiting for the prescriber"
    assert by_day["2026-11-09"] == ["5", "5", "5"]
    assert by_day["2026-12-07"] == ["5", "2.5", "5"]
    assert next(row for row in table if row["Ordered mg"] == "2.5")["Tablets, packets or mL"] == "0.5 × 5 mg"


def test_nothing_was_taken_twice_or_too_close(table) -> None:
    with_time = [row for row in table if row["What happened"] == "taken"]
    times = [_instant(row) for row in with_time]
    assert len(times) == len(set(times))
    assert min(two - one for one, two in pairwise(sorted(times))) >= timedelta(hours=2)


def _instant(row: dict[str, str]) -> datetime:
    from zoneinfo import ZoneInfo

    local = datetime.strptime(row["Taken or left out at"], "%Y-%m-%d %H:%M")
    return local.replace(tzinfo=ZoneInfo(row["In time zone"])).astimezone(UTC)


def test_the_history_has_the_faults_of_a_real_one(table) -> None:
    states = Counter(row["What happened"] for row in table)
    assert states["missed"] >= 5
    assert states["left out"] >= 3
    assert states["taken"] > 0.95 * len(table)
    late = [row for row in table if row["What happened"] == "taken" and int(row["Minutes late"]) > 60]
    assert len(late) >= 20
    assert {row["Note"] for row in late} == {"remembered late"}
    assert sum(row["Corrected"] == "yes" for row in table) >= 5
    assert sum(row["Note"] == "ticked later" for row in table) >= 5


def test_the_table_and_the_record_agree(year, table) -> None:
    with RecordReader.open_reading(year[0]) as record:
        record.check()
        events = record.all_events()
        assert [version.reason.value for version in record.plan().versions] == [
            "ordered", "zone", "zone", "ordered", "waiting", "went_on",
        ]  # fmt: skip
        assert len(record.backups()) == 6
    undone = {event.refers_to for event in events if event.kind is EventKind.UNDONE}
    replaced = {event.refers_to for event in events if event.kind is not EventKind.UNDONE}
    stands = [event for event in events if event.event_id not in undone | replaced and event.mg]
    taken = sum((event.mg for event in stands if event.kind is EventKind.TAKEN), Decimal())
    assert taken == sum(Decimal(row["Taken mg"] or 0) for row in table)
    assert len(stands) == sum(row["What happened"] in ("taken", "left out") for row in table)


def test_what_is_printed_can_be_read(year) -> None:
    printed = year[1]
    assert (
        "4. from Mon 14 Sep 2026 00:00 (Europe/Berlin), ordered, ordered by Dr Ada Grün on 2026-09-10"
        in printed
    )
    assert "waiting, ordered by Dr Ada Grün on 2026-09-10 more stiffness, called the practice" in printed
    assert "Sun 29 Mar 08:00 Europe/Berlin       10 mg  on time" in printed
    assert "second press, refused" in printed
