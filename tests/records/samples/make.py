"""Makes the sample of the version this program writes: ``python tests/records/samples/make.py``.

Run it once for each new migration. A sample of every version that was ever released stays here for good, and
is never made anew.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import msgspec

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent.parent.parent)]

from support import BERLIN, START, TIMES, HandClock, version  # noqa: E402

from baclofen_guide.diary.entries import DiaryEntry, Sign, Trigger  # noqa: E402
from baclofen_guide.dosing.about_you import AboutYou, Answer  # noqa: E402
from baclofen_guide.dosing.attention import Dismissal  # noqa: E402
from baclofen_guide.dosing.events import EventKind  # noqa: E402
from baclofen_guide.dosing.formulations import Form, Strength  # noqa: E402
from baclofen_guide.dosing.plan import Dose, Step  # noqa: E402
from baclofen_guide.dosing.slots import SlotKey  # noqa: E402
from baclofen_guide.dosing.supply import SupplyKind  # noqa: E402
from baclofen_guide.records import Record, RecordReader  # noqa: E402
from baclofen_guide.records.schema import newest  # noqa: E402


def contents(record: RecordReader) -> dict:
    """Everything a sample must still say after it has been brought up to date."""
    return msgspec.to_builtins(
        {
            "plan": record.plan(),
            "events": record.all_events(),
            "about_you": record.about_you(),
            "supply": record.supply(),
            "dismissals": sorted((one.signal, one.situation) for one in record.dismissals()),
            "diary": record.all_diary(),
        }
    )


def live(record: Record, clock: HandClock) -> None:
    """A life in small: a plan, a taper, doses late, skipped, corrected and undone, abroad, with notes."""
    record.revise_plan(version(note="nach dem Essen"), effective_from=START)
    record.set_about_you(AboutYou(child=Answer.NO, sedatives=Answer.NO, epilepsy=Answer.YES))
    for day in (1, 2, 3):
        for at in TIMES:
            clock.time = datetime.combine(date(2026, 11, day), time.fromisoformat(at), UTC)
            record.log_dose(SlotKey(1, date(2026, 11, day), time.fromisoformat(at), BERLIN))
    record.correct(9, EventKind.SKIPPED, note="was asleep")
    record.undo(10)
    record.undo(8)
    record.log_dose(
        SlotKey(1, date(2026, 11, 3), time(14), BERLIN), at=clock.time, zone="America/New_York", note="=1+1 ü"
    )
    doses = tuple(Dose(time.fromisoformat(at), Decimal("7.5")) for at in TIMES)
    strengths = (Strength(Form.TABLET, Decimal(5), scored=True),)
    clock.turn(hours=12)
    record.revise_plan(
        version(steps=(Step(date(2026, 11, 4), doses, date(2026, 11, 30)),), strengths=strengths)
    )
    clock.turn(hours=12)
    record.log_dose(SlotKey(1, date(2026, 11, 4), time(14), BERLIN), at=clock.time - timedelta(hours=2))
    stock_up(record)
    write_diary(record, clock)


def stock_up(record: Record) -> None:
    """A ledger in small: counted, refilled, lost some, a slip taken back, and one strength not known."""
    five, liquid = Strength(Form.TABLET, Decimal(5), scored=True), Strength(Form.LIQUID, Decimal(2))
    record.add_supply(SupplyKind.COUNT, five, Decimal("31.5"), zone=BERLIN, note="in the tin =2+2 ü")
    record.add_supply(SupplyKind.REFILL, five, Decimal(560), zone=BERLIN)
    record.undo_supply(2)
    record.add_supply(SupplyKind.REFILL, five, Decimal(56), zone=BERLIN)
    record.add_supply(SupplyKind.CORRECTION, five, Decimal("-1.5"), zone=BERLIN)
    record.add_supply(SupplyKind.COUNT, liquid, Decimal("112.25"), zone=BERLIN)
    record.add_supply(SupplyKind.UNKNOWN, liquid, zone=BERLIN)
    record.dismiss(Dismissal("signal.supply_order", "6 order"))


def write_diary(record: Record, clock: HandClock) -> None:
    """A diary in small: a bad day with everything, a day with nothing said, and a slip put right."""
    values = {"entry_id": 1, "person_id": 1, "recorded_at": clock.time}
    bad = DiaryEntry(
        **values, day=date(2026, 11, 3), stiffness=10, frequency=4, severity=3, sleep=0, falls=2,
        triggers=(Trigger.BLADDER, Trigger.STRESS), signs=(Sign.ITCHING, Sign.SHAKING), note="=3+3 ü",
    )  # fmt: skip
    record.note_symptoms(bad)
    record.note_symptoms(DiaryEntry(**values, day=date(2026, 11, 4)))
    record.note_symptoms(msgspec.structs.replace(bad, stiffness=1, frequency=0, severity=None), corrects=1)


def main() -> None:
    """Write the sample and what it must say."""
    stem = HERE / f"record-{newest()}"
    with tempfile.TemporaryDirectory() as folder:
        clock = HandClock(START)
        with Record.open(Path(folder) / "data", clock) as record:
            live(record, clock)
            record.back_up_to(stem.with_suffix(".db"))
            stem.with_suffix(".json").write_bytes(msgspec.json.format(msgspec.json.encode(contents(record))))


if __name__ == "__main__":
    main()
