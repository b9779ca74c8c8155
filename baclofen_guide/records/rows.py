"""From rows to values of `dosing` and `diary`, and back."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import cast

import msgspec

from baclofen_guide.diary.entries import DiaryEntry, Sign, Trigger
from baclofen_guide.dosing.about_you import AboutYou
from baclofen_guide.dosing.attention import Dismissal
from baclofen_guide.dosing.events import DoseEvent, EventKind
from baclofen_guide.dosing.formulations import Form, Piece, Strength
from baclofen_guide.dosing.plan import PlanVersion
from baclofen_guide.dosing.slots import SlotKey
from baclofen_guide.dosing.supply import SupplyEntry, SupplyKind
from baclofen_guide.records.connection import SqlValue
from baclofen_guide.records.instants import from_text, to_text
from baclofen_guide.records.seal import Row

_pieces = msgspec.json.Decoder(tuple[Piece, ...])
_version = msgspec.json.Decoder(PlanVersion)
_card = msgspec.json.Decoder(AboutYou)
_triggers = msgspec.json.Decoder(tuple[Trigger, ...])
_signs = msgspec.json.Decoder(tuple[Sign, ...])


def slot_values(key: SlotKey) -> dict[str, SqlValue]:
    """The columns that name a slot."""
    return {
        "person_id": key.person_id,
        "slot_date": key.local_date.isoformat(),
        "slot_time": f"{key.scheduled_time:%H:%M}",
        "slot_zone": key.zone,
    }


def event_values(event: DoseEvent, turn: int) -> dict[str, SqlValue]:
    """The columns of ``dose_event`` for ``event``, the ``turn``-th entry about its slot."""
    return {
        "event_id": event.event_id,
        **slot_values(event.key),
        "turn": turn,
        "kind": event.kind.value,
        "at": to_text(event.at),
        "zone": event.zone,
        "recorded_at": to_text(event.recorded_at),
        "mg": format(event.mg, "f"),
        "pieces": msgspec.json.encode(event.pieces).decode(),
        "version": event.version,
        "refers_to": event.refers_to,
        "note": event.note,
    }


def event_from(row: Row) -> DoseEvent:
    """The event that `event_values` made ``row`` of."""
    key = SlotKey(
        person_id=_whole(row["person_id"]),
        local_date=date.fromisoformat(str(row["slot_date"])),
        scheduled_time=time.fromisoformat(str(row["slot_time"])),
        zone=str(row["slot_zone"]),
    )
    refers_to = row["refers_to"]
    return DoseEvent(
        event_id=_whole(row["event_id"]),
        kind=EventKind(str(row["kind"])),
        key=key,
        at=from_text(str(row["at"])),
        zone=str(row["zone"]),
        recorded_at=from_text(str(row["recorded_at"])),
        mg=Decimal(str(row["mg"])),
        pieces=_pieces.decode(str(row["pieces"])),
        version=_whole(row["version"]),
        refers_to=None if refers_to is None else _whole(refers_to),
        note=str(row["note"]),
    )


def version_values(person_id: int, version: PlanVersion, recorded_at: datetime) -> dict[str, SqlValue]:
    """The columns of ``plan_version``, but for its id."""
    return {
        "person_id": person_id,
        "number": version.number,
        "recorded_at": to_text(recorded_at),
        "effective_from": to_text(version.effective_from),
        "document": msgspec.json.encode(version).decode(),
    }


def version_from(row: Row) -> PlanVersion:
    """The plan version in ``row``."""
    return _version.decode(str(row["document"]))


def card_values(person_id: int, card: AboutYou, recorded_at: datetime) -> dict[str, SqlValue]:
    """The columns of ``about_you``, but for its id."""
    return {
        "person_id": person_id,
        "recorded_at": to_text(recorded_at),
        "document": msgspec.json.encode(card).decode(),
    }


def card_from(row: Row) -> AboutYou:
    """The safety card in ``row``."""
    return _card.decode(str(row["document"]))


def supply_values(person_id: int, entry: SupplyEntry) -> dict[str, SqlValue]:
    """The columns of ``supply_entry`` for ``entry``."""
    return {
        "entry_id": entry.entry_id,
        "person_id": person_id,
        "kind": entry.kind.value,
        "form": entry.strength.form.value,
        "mg": format(entry.strength.mg, "f"),
        "scored": int(entry.strength.scored),
        "count": None if entry.count is None else format(entry.count, "f"),
        "at": to_text(entry.at),
        "zone": entry.zone,
        "recorded_at": to_text(entry.recorded_at),
        "refers_to": entry.refers_to,
        "note": entry.note,
    }


def supply_from(row: Row) -> SupplyEntry:
    """The entry that `supply_values` made ``row`` of."""
    count, refers_to = row["count"], row["refers_to"]
    return SupplyEntry(
        entry_id=_whole(row["entry_id"]),
        kind=SupplyKind(str(row["kind"])),
        strength=Strength(Form(str(row["form"])), Decimal(str(row["mg"])), bool(row["scored"])),
        at=from_text(str(row["at"])),
        zone=str(row["zone"]),
        recorded_at=from_text(str(row["recorded_at"])),
        count=None if count is None else Decimal(str(count)),
        refers_to=None if refers_to is None else _whole(refers_to),
        note=str(row["note"]),
    )


def dismissal_values(person_id: int, dismissal: Dismissal, recorded_at: datetime) -> dict[str, SqlValue]:
    """The columns of ``dismissal``, but for its id."""
    return {
        "person_id": person_id,
        "signal": dismissal.signal,
        "situation": dismissal.situation,
        "recorded_at": to_text(recorded_at),
    }


def dismissal_from(row: Row) -> Dismissal:
    """The dismissal in ``row``."""
    return Dismissal(str(row["signal"]), str(row["situation"]))


def diary_values(entry: DiaryEntry) -> dict[str, SqlValue]:
    """The columns of ``diary_entry`` for ``entry``."""
    return {
        "entry_id": entry.entry_id,
        "person_id": entry.person_id,
        "day": entry.day.isoformat(),
        "recorded_at": to_text(entry.recorded_at),
        "stiffness": entry.stiffness,
        "frequency": entry.frequency,
        "severity": entry.severity,
        "sleep": entry.sleep,
        "falls": entry.falls,
        "triggers": msgspec.json.encode(entry.triggers).decode(),
        "signs": msgspec.json.encode(entry.signs).decode(),
        "note": entry.note,
        "refers_to": entry.refers_to,
    }


def diary_from(row: Row) -> DiaryEntry:
    """The diary entry that `diary_values` made ``row`` of."""
    return DiaryEntry(
        entry_id=_whole(row["entry_id"]),
        person_id=_whole(row["person_id"]),
        day=date.fromisoformat(str(row["day"])),
        recorded_at=from_text(str(row["recorded_at"])),
        stiffness=_maybe(row["stiffness"]),
        frequency=_maybe(row["frequency"]),
        severity=_maybe(row["severity"]),
        sleep=_maybe(row["sleep"]),
        falls=_maybe(row["falls"]),
        triggers=_triggers.decode(str(row["triggers"])),
        signs=_signs.decode(str(row["signs"])),
        note=str(row["note"]),
        refers_to=_maybe(row["refers_to"]),
    )


def _maybe(value: SqlValue) -> int | None:
    return cast("int | None", value)  # the table is STRICT


def _whole(value: SqlValue) -> int:
    return cast("int", value)  # the table is STRICT
