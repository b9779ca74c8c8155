"""The history as a table."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest

from baclofen_guide.dosing.events import DoseEvent, EventKind, answers
from baclofen_guide.dosing.formulations import Form, Piece, Strength
from baclofen_guide.dosing.plan import Dose, Plan, PlanVersion, Step
from baclofen_guide.dosing.slots import SlotKey
from baclofen_guide.dosing.states import history
from baclofen_guide.exchange.csv_file import COLUMNS, history_file

START = datetime(2026, 3, 28, 12, 0, tzinfo=UTC)
NOW = datetime(2026, 3, 30, 12, 0, tzinfo=UTC)
TABLET = Strength(Form.TABLET, Decimal(10), scored=True)
STEP = Step(date(2026, 3, 28), (Dose(time(8), Decimal(10)), Dose(time(20), Decimal(15))))
PLAN = Plan(
    1,
    (
        PlanVersion(
            number=1,
            steps=(STEP,),
            form=Form.TABLET,
            effective_from=START,
            zone="Europe/Berlin",
            strengths=(TABLET,),
            ordered_by="=Dr Grün",
        ),
    ),
)


def event(number: int, day: int, hour: int, kind: EventKind, late: int, **other) -> DoseEvent:
    key = SlotKey(1, date(2026, 3, day), time(hour), "Europe/Berlin")
    offset = 2 if day >= 29 else 1
    at = datetime(2026, 3, day, hour - offset, tzinfo=UTC) + timedelta(minutes=late)
    values = {
        "zone": "Europe/Berlin",
        "mg": Decimal(10),
        "version": 1,
        "pieces": (Piece(TABLET, Decimal("1.5")),),
    }
    return DoseEvent(event_id=number, kind=kind, key=key, at=at, recorded_at=NOW, **(values | other))


EVENTS = (
    event(1, 28, 20, EventKind.TAKEN, 12, mg=Decimal(15), note='=1+1; "quoted",\nünd more'),
    event(2, 29, 8, EventKind.TAKEN, 0),
    event(3, 29, 8, EventKind.SKIPPED, 30, refers_to=2),
    event(4, 30, 8, EventKind.TAKEN, -15, zone="America/New_York"),
)


@pytest.fixture
def table(messages) -> list[dict[str, str]]:
    views = history(PLAN, answers(EVENTS), START, NOW)
    data = history_file(PLAN, views, messages)
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == 5
    rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    names = [messages.text(f"csv.{column}") for column in COLUMNS]
    assert next(rows) == names
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


def test_a_row_for_each_scheduled_dose(table) -> None:
    assert [(row["due_date"], row["due_time"], row["what"]) for row in table] == [
        ("2026-03-28", "20:00", "taken"),
        ("2026-03-29", "08:00", "left out"),
        ("2026-03-29", "20:00", "missed"),
        ("2026-03-30", "08:00", "taken"),
    ]


def test_what_was_taken_when_and_how_late(table) -> None:
    first = table[0]
    assert (first["ordered_mg"], first["taken_mg"], first["pieces"]) == ("15", "15", "1.5 × 10 mg")
    assert (first["answered_at"], first["minutes_late"]) == ("2026-03-28 20:12", "12")
    assert (first["plan_version"], first["corrected"], first["recorded_at_utc"]) == (
        "1",
        "no",
        "2026-03-30 12:00:00",
    )


def test_a_dose_left_out_has_no_mg_and_a_correction_says_so(table) -> None:
    assert (table[1]["taken_mg"], table[1]["pieces"], table[1]["corrected"]) == ("0", "", "yes")


def test_a_missed_dose_has_no_answer(table) -> None:
    answered = (
        "taken_mg",
        "pieces",
        "answered_at",
        "answered_zone",
        "minutes_late",
        "recorded_at_utc",
        "note",
    )
    assert {table[2][column] for column in answered} == {""}


def test_a_dose_abroad_is_told_on_the_clock_of_the_place(table) -> None:
    assert (table[3]["answered_at"], table[3]["answered_zone"]) == ("2026-03-30 01:45", "America/New_York")
    assert (table[3]["zone"], table[3]["minutes_late"]) == ("Europe/Berlin", "-15")


def test_typed_words_are_never_formulas(table) -> None:
    assert table[0]["note"] == '\'=1+1; "quoted",\nünd more'
    assert table[0]["ordered_by"] == "'=Dr Grün"


def test_an_answer_of_a_plan_that_is_gone(messages) -> None:
    views = history(Plan(1), answers([event(1, 28, 20, EventKind.TAKEN, 0)]), START, NOW)
    assert history_file(Plan(1), views, messages).count(b"2026-03-28 20:00") == 1
