"""The ledger of what is at hand: counts, refills and corrections in, what taken doses used out.

Nothing is clamped and nothing is guessed. A count below nothing is told as it is, because it says that the
ledger is wrong; what was never counted is unknown, and unknown is no supply (F-RUN-01).
"""

import enum
from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import force_setattr

from baclofen_guide.dosing.amounts import HALF
from baclofen_guide.dosing.events import Answers, DoseEvent, EventKind
from baclofen_guide.dosing.findings import require
from baclofen_guide.dosing.formulations import Form, Strength, exact, plain
from baclofen_guide.dosing.plan import MAX_TEXT, utc, zone_named

WHOLE_IN = {Form.TABLET: HALF, Form.GRANULES: Decimal(1), Form.LIQUID: Decimal("0.01")}
"""What a count is a multiple of: half tablets (F-FORM-02), whole packets (F-TAKE-07), hundredths of a mL."""
Kin = tuple[Form, Decimal]
"""Tablets of one strength are the same supply whether or not the line to halve them was noticed."""


class SupplyKind(enum.StrEnum):
    """What happened to the supply."""

    COUNT = "count"
    """So many were counted; what was entered before no longer matters."""
    REFILL = "refill"
    """So many more came from the pharmacy."""
    CORRECTION = "correction"
    """So many were lost (less than 0) or found (more than 0)."""
    UNKNOWN = "unknown"
    """Nobody knows any more how many there are."""
    UNDONE = "undone"
    """An entry was a slip; `SupplyEntry.refers_to` names it."""


class SupplyEntry(Struct, frozen=True, kw_only=True):
    """One entry of the ledger, never changed.

    Attributes:
        entry_id: its place in the record, rising from 1.
        kind: what happened.
        strength: of which strength; an undo carries that of the entry it names.
        at: when it was so (aware, kept in UTC); of two at one instant the later entry counts.
        zone: IANA name of the zone the person was in.
        recorded_at: when the entry was made (aware, kept in UTC).
        count: tablets, packets or mL; None for unknown and undone.
        refers_to: the entry that an undo takes back.
        note: the person's own words.

    Raises:
        DosingError: ``supply.id``, ``supply.instant``, ``supply.count``, ``supply.refers_to``,
            ``supply.text`` or ``zone.unknown``.
    """

    entry_id: int
    kind: SupplyKind
    strength: Strength
    at: datetime
    zone: str
    recorded_at: datetime
    count: Decimal | None = None
    refers_to: int | None = None
    note: str = ""

    def __post_init__(self) -> None:
        require(self.entry_id >= 1, "supply.id", number=self.entry_id)
        force_setattr(self, "at", utc(self.at, "supply.instant"))
        force_setattr(self, "recorded_at", utc(self.recorded_at, "supply.instant"))
        force_setattr(self, "count", self._checked_count())
        earlier = self.refers_to is not None and 1 <= self.refers_to < self.entry_id
        undone = self.kind is SupplyKind.UNDONE
        require(earlier if undone else self.refers_to is None, "supply.refers_to", number=self.refers_to or 0)
        require(len(self.note) <= MAX_TEXT, "supply.text", limit=MAX_TEXT)
        zone_named(self.zone)

    def _checked_count(self) -> Decimal | None:
        """The count in its plain form; only a correction may be below 0, and only a count may be 0."""
        if self.kind in (SupplyKind.UNKNOWN, SupplyKind.UNDONE):
            require(self.count is None, "supply.count", value=str(self.count)[:40])
            return None
        count = Decimal("NaN") if self.count is None else self.count
        shown = str(count)[:40]
        size = exact(abs(count), "supply.count")
        whole = not size % WHOLE_IN[self.strength.form]
        sign = count >= 0 or self.kind is SupplyKind.CORRECTION
        empty = not size and self.kind is not SupplyKind.COUNT
        require(whole and sign and not empty, "supply.count", value=shown)
        return -size if count < 0 else size


class Level(Struct, frozen=True, kw_only=True):
    """How much of one strength there is by the ledger.

    Attributes:
        strength: as it was entered last.
        count: tablets, packets or mL; below 0 when more was taken than was ever entered; None: unknown.
        at_least: it was never counted, only refilled: there may be more.
        since: the instant of the count, or of the first refill, that it goes back to; None when unknown.
    """

    strength: Strength
    count: Decimal | None
    at_least: bool = False
    since: datetime | None = None


def kin(strength: Strength) -> Kin:
    """What `strength` is the same supply as."""
    return strength.form, strength.mg


def standing(entries: Iterable[SupplyEntry]) -> tuple[SupplyEntry, ...]:
    """The entries that count, in order of time: neither undone nor an undo."""
    every = tuple(entries)
    undone = {entry.refers_to for entry in every if entry.kind is SupplyKind.UNDONE}
    kept = (one for one in every if one.kind is not SupplyKind.UNDONE and one.entry_id not in undone)
    return tuple(sorted(kept, key=lambda one: (one.at, one.entry_id)))


def levels(entries: Iterable[SupplyEntry], answers: Answers) -> tuple[Level, ...]:
    """What there is of each strength ever entered, the largest strength first.

    ``answers`` must reach back to the last count; `since` says how far.
    """
    by_kin: dict[Kin, list[SupplyEntry]] = {}
    for entry in standing(entries):
        by_kin.setdefault(kin(entry.strength), []).append(entry)
    found = (_level(mine, answers) for mine in by_kin.values())
    return tuple(sorted(found, key=lambda level: level.strength, reverse=True))


def since(entries: Iterable[SupplyEntry]) -> datetime | None:
    """From when doses must be known to reckon every level; None while nothing was counted."""
    return min((one.since for one in levels(entries, Answers()) if one.since is not None), default=None)


def unclear(entries: Iterable[SupplyEntry], answers: Answers) -> int:
    """How many doses taken since the last count do not say which tablets, packets or mL they used."""
    start = since(entries)
    if start is None:
        return 0
    return sum(1 for event in taken_after(answers, start) if not event.pieces)


def taken_after(answers: Answers, start: datetime) -> Iterator[DoseEvent]:
    """The doses that count as taken later than ``start``; one taken before a count is in the count."""
    standing_answers = (chain[-1] for chain in answers.live.values())
    return (one for one in standing_answers if one.kind is EventKind.TAKEN and one.at > start)


def _level(entries: list[SupplyEntry], answers: Answers) -> Level:
    """The level that ``entries`` of one strength, in order of time, come to."""
    strength = max(entries, key=lambda entry: entry.entry_id).strength
    base = _base(entries)
    if base is None:
        return Level(strength=strength, count=None)
    first = entries[base]
    moved = sum((entry.count or Decimal() for entry in entries[base:]), Decimal())
    used = _used(strength, answers, first.at)
    at_least = first.kind is SupplyKind.REFILL
    # "At least" a refill minus what was taken: that may have come out of what was there before.
    count = max(moved - used, Decimal()) if at_least else moved - used
    return Level(strength=strength, count=plain(count), at_least=at_least, since=first.at)


def _base(entries: list[SupplyEntry]) -> int | None:
    """Index of the entry to reckon from: the last count, else the first refill since nothing was known."""
    base: int | None = None
    for index, entry in enumerate(entries):
        if entry.kind is SupplyKind.COUNT:
            base = index
        elif entry.kind is SupplyKind.UNKNOWN:
            base = None
        elif entry.kind is SupplyKind.REFILL and base is None:
            base = index
    return base


def _used(strength: Strength, answers: Answers, start: datetime) -> Decimal:
    """What doses taken later than ``start`` used of ``strength``, by the copies kept with them."""
    pieces = (piece for event in taken_after(answers, start) for piece in event.pieces)
    return sum((piece.count for piece in pieces if kin(piece.strength) == kin(strength)), Decimal())
