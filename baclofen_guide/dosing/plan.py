"""What a prescriber ordered: a plan of versions, a version of dated steps, a step of doses.

Constructors refuse only what can have no meaning (NaN mg, a time without a zone, the year 9999). What a
person may type by mistake can be built and is reported by `baclofen_guide.dosing.plan_check`.
"""

import enum
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import force_setattr

from baclofen_guide.dosing.findings import DosingError, Value, require
from baclofen_guide.dosing.formulations import Form, Strength, exact, plain

FIRST_DAY = date(1970, 1, 1)
LAST_DAY = date(2199, 12, 31)
"""Plans live between these days; anything outside is a damaged file or a slip."""
MAX_STEPS = 500
MAX_DOSES = 24
MAX_STRENGTHS = 12
MAX_TEXT = 2000
"""No real plan comes near these; they keep a damaged or hostile plan file from tying up the program."""


@lru_cache(maxsize=64)
def zone_named(key: str) -> ZoneInfo:
    """The time zone called ``key``, such as ``Europe/Berlin``.

    Raises:
        DosingError: ``zone.unknown`` if there is none of that name.
    """
    try:
        return ZoneInfo(key)
    except (ValueError, OSError, LookupError):
        raise DosingError("zone.unknown", zone=key[:80]) from None


def utc(instant: datetime, message_id: str) -> datetime:
    """``instant`` in UTC.

    Raises:
        DosingError: with ``message_id`` if it is naive or outside `FIRST_DAY` … `LAST_DAY`.
    """
    require(instant.tzinfo is not None, message_id, instant=str(instant))
    in_range(instant.date(), message_id, instant=str(instant))
    return instant.astimezone(UTC)


def in_range(day: date, message_id: str, **values: Value) -> None:
    """Raise `DosingError` with ``message_id`` unless ``day`` is from `FIRST_DAY` to `LAST_DAY`.

    The message is filled with ``values``, or else with the ``day``.
    """
    require(FIRST_DAY <= day <= LAST_DAY, message_id, **(values or {"day": day.isoformat()}))


class Dose(Struct, frozen=True, order=True):
    """``mg`` at a wall-clock ``time`` of day, which is naive and falls on a whole minute.

    Zero mg can be built, so that a check can ask about it; it never becomes a slot.

    Raises:
        DosingError: ``dose.time`` or ``dose.mg``.
    """

    time: time
    mg: Decimal

    def __post_init__(self) -> None:
        plain = self.time.tzinfo is None and not (self.time.second or self.time.microsecond or self.time.fold)
        require(plain, "dose.time", time=str(self.time))
        force_setattr(self, "mg", exact(self.mg, "dose.mg"))


class Step(Struct, frozen=True):
    """The same doses every day from ``first_day`` on (local dates).

    ``last_day`` is inclusive. None means: until the day before the next step, and for the last step that
    it goes on. Doses are kept in order of time.

    Raises:
        DosingError: ``step.date``, ``step.ends_before_start`` or ``step.too_many_doses``.
    """

    first_day: date
    doses: tuple[Dose, ...]
    last_day: date | None = None

    def __post_init__(self) -> None:
        in_range(self.first_day, "step.date")
        if self.last_day is not None:
            in_range(self.last_day, "step.date")
            require(self.first_day <= self.last_day, "step.ends_before_start", day=self.last_day)
        require(len(self.doses) <= MAX_DOSES, "step.too_many_doses", count=len(self.doses))
        force_setattr(self, "doses", tuple(sorted(self.doses)))

    @property
    def daily_mg(self) -> Decimal:
        """The mg of one whole day."""
        return plain(sum((dose.mg for dose in self.doses), Decimal()))

    def gaps(self) -> tuple[timedelta, ...]:
        """Wall-clock distances from each dose to the next, the last one over midnight to the first.

        One dose a day gives 24 hours; no dose gives an empty tuple.
        """
        minutes = [dose.time.hour * 60 + dose.time.minute for dose in self.doses]
        following = [*minutes[1:], minutes[0] + 24 * 60] if minutes else []
        return tuple(timedelta(minutes=b - a) for a, b in zip(minutes, following, strict=True))

    def shortest_gap(self) -> timedelta:
        """The shortest planned distance between two doses; 24 hours if there is one or none."""
        return min(self.gaps(), default=timedelta(days=1))

    def longest_gap(self) -> timedelta:
        """The longest planned distance between two doses; 24 hours if there is one or none."""
        return max(self.gaps(), default=timedelta(days=1))


class Reason(enum.StrEnum):
    """Why a version of a plan was made."""

    ORDERED = "ordered"
    """A prescriber ordered it: the first plan, or a new one."""
    CORRECTED = "corrected"
    """It was typed wrongly before."""
    ZONE = "zone"
    """The person travelled and chose "adjust"."""
    WAITING = "waiting"
    """Staying on the last dose until the prescriber has been asked."""
    SLOWER = "slower"
    STEPPED_BACK = "stepped_back"
    WENT_ON = "went_on"


class PlanVersion(Struct, frozen=True, kw_only=True):
    """One version of a plan, in force from ``effective_from`` until a later version takes effect.

    Attributes:
        number: 1 for the first version, then rising; later numbers replace earlier ones.
        steps: the steps in the order they were written; `plan_check` asks for rising dates.
        form: how the medicine comes.
        strengths: what is at hand, all of that form; empty when it is not known.
        ordered_by: who ordered it, as typed; may be empty.
        ordered_on: the date of the order, if known.
        effective_from: aware instant; kept in UTC.
        zone: IANA name of the zone whose wall clock the doses follow.
        reason: why this version was made.
        note: the person's own words.

    Raises:
        DosingError: ``version.number``, ``version.steps``, ``version.strengths``, ``version.forms_mixed``,
            ``version.instant``, ``version.text`` or ``zone.unknown``.
    """

    number: int
    steps: tuple[Step, ...]
    form: Form
    effective_from: datetime
    zone: str
    strengths: tuple[Strength, ...] = ()
    ordered_by: str = ""
    ordered_on: date | None = None
    reason: Reason = Reason.ORDERED
    note: str = ""

    def __post_init__(self) -> None:
        require(self.number >= 1, "version.number", number=self.number)
        require(1 <= len(self.steps) <= MAX_STEPS, "version.steps", count=len(self.steps))
        require(all(s.form is self.form for s in self.strengths), "version.forms_mixed")
        require(len(self.strengths) <= MAX_STRENGTHS, "version.strengths", count=len(self.strengths))
        require(max(len(self.ordered_by), len(self.note)) <= MAX_TEXT, "version.text", limit=MAX_TEXT)
        force_setattr(self, "effective_from", utc(self.effective_from, "version.instant"))
        force_setattr(self, "strengths", tuple(sorted(set(self.strengths))))
        zone_named(self.zone)

    def first_counted(self) -> tuple[int, date]:
        """The index of the first step that counts once the version is in force, and from which local day.

        Steps that were over by then are history: a version may repeat the whole staircase from its start.
        """
        day = self.effective_from.astimezone(zone_named(self.zone)).date()
        index = self.step_index(day)
        if index is not None:
            return index, max(day, self.steps[index].first_day)
        ahead = [(step.first_day, index) for index, step in enumerate(self.steps) if step.first_day > day]
        first_day, index = min(ahead, default=(day, len(self.steps) - 1))
        return index, first_day

    def ends_on(self) -> date | None:
        """The last local day with doses, or None if the last step goes on."""
        return self.steps[-1].last_day

    def step_index(self, day: date) -> int | None:
        """Which step counts on the local ``day``: the last one begun, unless it has ended. None if none."""
        begun = [(step.first_day, index) for index, step in enumerate(self.steps) if step.first_day <= day]
        if not begun:
            return None
        index = max(begun)[1]
        last_day = self.steps[index].last_day
        return index if last_day is None or day <= last_day else None


class Plan(Struct, frozen=True):
    """Everything ordered for one person, version by version; the history is never rewritten.

    Of the versions that have taken effect by an instant, the one with the highest number is in force then.
    A plan without versions has no doses.

    Raises:
        DosingError: ``plan.version_numbers`` unless numbers rise.
    """

    person_id: int
    versions: tuple[PlanVersion, ...] = ()

    def __post_init__(self) -> None:
        numbers = [version.number for version in self.versions]
        require(all(a < b for a, b in pairwise(numbers)), "plan.version_numbers")

    def version(self, number: int) -> PlanVersion:
        """The version called ``number``.

        Raises:
            DosingError: ``plan.no_such_version``.
        """
        found = next((version for version in self.versions if version.number == number), None)
        if found is None:
            raise DosingError("plan.no_such_version", number=number)
        return found

    def in_force(self, instant: datetime) -> PlanVersion | None:
        """The version in force at the aware ``instant``, or None before the first takes effect."""
        in_effect = (version for version in reversed(self.versions) if version.effective_from <= instant)
        return next(in_effect, None)
