"""What the dosing tests share: plans, answers and moments, written briefly."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from baclofen_guide.dosing.about_you import ITEMS, AboutYou, Answer
from baclofen_guide.dosing.events import Answers, DoseEvent, EventKind, answers
from baclofen_guide.dosing.formulations import Form, Strength
from baclofen_guide.dosing.missed import MissedRule, Rules
from baclofen_guide.dosing.plan import Dose, Plan, PlanVersion, Step
from baclofen_guide.dosing.slots import SlotKey, key_instant

TAKEN, SKIPPED, UNDONE = EventKind
BERLIN = "Europe/Berlin"
ODD_ZONES = (
    BERLIN,
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Africa/Casablanca",
    "Pacific/Apia",
)
THREE = ("08:00", "14:00", "20:00")
ALL_NO = AboutYou(**dict.fromkeys(ITEMS, Answer.NO))
ADULT = Rules(about=ALL_NO, missed=MissedRule())
TEN = Strength(Form.TABLET, Decimal(10), scored=True)
_numbers = itertools.count(1)


def mg(value: object) -> Decimal:
    return Decimal(str(value))


def doses(*parts: str, each: object = 10) -> tuple[Dose, ...]:
    """``"08:00"`` for a dose of ``each`` mg, ``"08:00=5"`` for one of 5 mg."""
    found = []
    for part in parts:
        at, _, amount = part.partition("=")
        found.append(Dose(time.fromisoformat(at), mg(amount or each)))
    return tuple(found)


def step(first: str, *parts: str, each: object = 10, until: str | None = None) -> Step:
    last = date.fromisoformat(until) if until else None
    return Step(date.fromisoformat(first), doses(*parts, each=each), last)


def version(*steps: Step, number: int = 1, zone: str = BERLIN, effective: str = "2024-01-01T00:00", **other):
    """A version; ``effective`` is a reading of its own zone's clock."""
    values = {"form": Form.TABLET, "strengths": (TEN,), "zone": zone, "effective_from": at(effective, zone)}
    return PlanVersion(number=number, steps=steps, **(values | other))


def fixed(*times: str, zone: str = BERLIN, first: str = "2024-01-01", each: object = 10, **other) -> Plan:
    """A plan of one step that goes on, in force from the start of its first day."""
    one = step(first, *(times or THREE), each=each)
    return Plan(1, (version(one, zone=zone, effective=f"{first}T00:00", **other),))


def at(reading: str, zone: str = BERLIN) -> datetime:
    """The UTC instant at which the clock of ``zone`` shows ``reading``."""
    return datetime.fromisoformat(reading).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def key(reading: str, zone: str = BERLIN) -> SlotKey:
    moment = datetime.fromisoformat(reading)
    return SlotKey(1, moment.date(), moment.time(), zone)


def event(
    slot: SlotKey | str, kind: EventKind = TAKEN, when: str | datetime | None = None, **other
) -> DoseEvent:
    """An event for a slot in Berlin, by default at the slot's own time, with the next free id."""
    which = key(slot) if isinstance(slot, str) else slot
    moment = at(when) if isinstance(when, str) else when or key_instant(which)
    values = {
        "event_id": next(_numbers),
        "mg": mg(10),
        "version": 1,
        "zone": which.zone,
        "recorded_at": moment,
    }
    return DoseEvent(key=which, kind=kind, at=moment, **(values | other))


def log(*events: DoseEvent | str) -> Answers:
    """Answers; a string is a slot taken at its own time."""
    return answers(one if isinstance(one, DoseEvent) else event(one) for one in events)


def ids(findings) -> list[str]:
    return [finding.id for finding in findings]


zones = st.sampled_from(ODD_ZONES)
days = st.dates(date(2005, 1, 1), date(2036, 12, 31))
minutes = st.integers(0, 24 * 60 - 1).map(lambda minute: time(minute // 60, minute % 60))


@st.composite
def times_of_day(draw: st.DrawFn, least_gap: int = 120, most: int = 5) -> tuple[time, ...]:
    """One to five times of day, at least ``least_gap`` minutes apart, over midnight too."""
    count = draw(st.integers(1, most))
    spare = 24 * 60 - count * least_gap
    cuts = sorted(draw(st.lists(st.integers(0, spare), min_size=count, max_size=count)))
    first = draw(st.integers(0, 24 * 60 - 1))
    found = sorted((first + cut + index * least_gap) % (24 * 60) for index, cut in enumerate(cuts))
    return tuple(time(minute // 60, minute % 60) for minute in dict.fromkeys(found))
