"""The ledger of supplies and the signals that were seen, as the record keeps them."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import apsw
import pytest

from baclofen_guide.dosing.attention import Dismissal
from baclofen_guide.dosing.formulations import Form, Strength
from baclofen_guide.dosing.supply import SupplyKind, levels
from baclofen_guide.records import Record, RefusedError, SignalDismissed, SupplyChanged
from tests.records.support import BERLIN, NOON, HandClock, key

COUNT, REFILL, CORRECTION, UNKNOWN, UNDONE = SupplyKind
TEN = Strength(Form.TABLET, Decimal(10), scored=True)
LIQUID = Strength(Form.LIQUID, Decimal("2"))


def refusal(call, *args, **kwargs) -> str:
    with pytest.raises(RefusedError) as caught:
        call(*args, **kwargs)
    return caught.value.id


def test_an_entry_is_kept_as_it_was_made(record: Record) -> None:
    earlier = NOON - timedelta(hours=1)
    change = record.add_supply(COUNT, TEN, Decimal("30.5"), at=earlier, zone=BERLIN, note="tin")
    (entry,) = record.supply()
    assert change == SupplyChanged(1, entry)
    assert (entry.entry_id, entry.kind, entry.strength, entry.count) == (1, COUNT, TEN, Decimal("30.5"))
    assert (entry.at, entry.recorded_at, entry.zone) == (earlier, NOON, BERLIN)
    assert (entry.note, entry.refers_to) == ("tin", None)


def test_each_kind_comes_back(record: Record) -> None:
    record.add_supply(COUNT, LIQUID, Decimal("112.25"))
    record.add_supply(REFILL, LIQUID, Decimal(250))
    record.add_supply(CORRECTION, LIQUID, Decimal("-5"))
    record.add_supply(UNKNOWN, LIQUID)
    record.undo_supply(4)
    assert [(one.kind, one.count) for one in record.supply()] == [
        (COUNT, Decimal("112.25")),
        (REFILL, Decimal(250)),
        (CORRECTION, Decimal(-5)),
        (UNKNOWN, None),
        (UNDONE, None),
    ]
    (level,) = levels(record.supply(), record.recent_answers(NOON))
    assert level.count == Decimal("357.25")


def test_an_entry_is_taken_back_once(record: Record) -> None:
    record.add_supply(COUNT, TEN, Decimal(30))
    change = record.undo_supply(1)
    assert (change.undone, change.entry.refers_to) == (record.supply()[0], 1)
    for number in (1, 2, 3):
        assert refusal(record.undo_supply, number) == "record.no_such_supply"
    assert len(record.supply()) == 2


def test_what_has_no_meaning_is_refused_and_changes_nothing(record: Record) -> None:
    assert refusal(record.add_supply, COUNT, TEN, Decimal("0.3")) == "supply.count"
    assert refusal(record.add_supply, COUNT, TEN, Decimal(3), at=NOON + timedelta(hours=1)) == (
        "record.supply_in_future"
    )
    assert record.supply() == ()


def test_doses_since_an_old_count_are_found(record: Record, clock: HandClock) -> None:
    """Day-to-day rules look back two weeks; a supply counted before looks back to its count."""
    record.add_supply(COUNT, TEN, Decimal(90), at=NOON - timedelta(days=15))
    record.log_dose(key(8), at=NOON - timedelta(days=14))
    clock.turn(days=30)
    record.log_dose(key(22, month=12))
    assert len(record.recent_answers(clock.now()).live) == 1
    (level,) = levels(record.supply(), record.answers_since(NOON - timedelta(days=15)))
    assert level.count == Decimal(88)


def test_a_dismissal_is_kept_with_what_it_was_about(record: Record) -> None:
    seen = []
    record.subscribe(seen.append)
    first = Dismissal("signal.supply_low", "3 low 2026-11-22")
    assert record.dismiss(first) == SignalDismissed(1, first)
    record.dismiss(first)
    record.dismiss(Dismissal("signal.waiting", "2 2026-11-22"))
    assert record.dismissals() == {first, Dismissal("signal.waiting", "2 2026-11-22")}
    assert seen[0] == SignalDismissed(1, first)


@pytest.mark.parametrize(
    ("kind", "count", "refers_to"),
    [("count", None, None), ("unknown", "3", None), ("undone", None, None), ("refill", "3", 1),
     ("lost", "3", None), ("undone", None, 9)],
)  # fmt: skip
def test_the_database_itself_refuses_what_cannot_be(record: Record, kind, count, refers_to) -> None:
    record.add_supply(COUNT, TEN, Decimal(30))
    sql = "INSERT INTO supply_entry VALUES (2, 1, ?, 'tablet', '10', 1, ?, '', '', '', ?, '', x'00')"
    with pytest.raises(apsw.ConstraintError):
        record._connection.execute(sql, (kind, count, refers_to))


def test_the_database_itself_refuses_to_take_back_twice(record: Record) -> None:
    record.add_supply(COUNT, TEN, Decimal(30))
    record.undo_supply(1)
    sql = (
        "INSERT INTO supply_entry VALUES (3, 1, 'undone', 'tablet', '10', 1, NULL, '', '', '', 1, '', x'00')"
    )
    with pytest.raises(apsw.ConstraintError):
        record._connection.execute(sql)
