"""What goes home with a patient: whom the paper is for, the ordered plan, and the gap from ward to home.

Nothing here names the patient: a name is written on the paper, never kept.
"""

import enum
from datetime import datetime, timedelta

from msgspec import Struct

from baclofen_guide.dosing.findings import require
from baclofen_guide.dosing.plan import Plan, PlanVersion, in_range, zone_named
from baclofen_guide.dosing.wallclock import resolve
from baclofen_guide.settings.choices import Level

MAX_TOPICS = 40
MAX_NAME = 200


class Route(enum.StrEnum):
    """How the patient gets baclofen. A pump has no plan here: its doses are never mg (F-FORM-15)."""

    TABLETS = "tablets"
    LIQUID = "liquid"
    PUMP = "pump"


class Discharge(Struct, frozen=True, kw_only=True):
    """One patient's way home.

    Attributes:
        language: code of the patient's language, such as ``es``.
        level: the reading level for the patient.
        is_carer: the reader is somebody who looks after the patient.
        route: how the medicine is given.
        topics: ids of the topics taught, in order, each once; may be empty.
        plan: what was ordered, as one version; None for a pump or when nothing was entered.
        ordered_by: the prescriber, as typed; may be empty.
        typed_by: who typed the order; may be empty.
        checked_by: who read it back; may be empty, then nobody has.
        last_given: when the last dose was given on the ward, as the clock on the wall showed it (naive,
            whole minutes); None when it is not known.
        next_due: when the next dose is due at home, likewise.
        zone: IANA name of the zone of that clock.
        minutes: whole minutes the session took; 0 for a handout without one.

    Raises:
        DosingError: ``discharge.topics``, ``discharge.time``, ``discharge.name``, ``discharge.pump_plan``,
            ``discharge.minutes`` or ``zone.unknown``.
    """

    language: str
    level: Level
    route: Route = Route.TABLETS
    is_carer: bool = False
    topics: tuple[str, ...] = ()
    plan: Plan | None = None
    ordered_by: str = ""
    typed_by: str = ""
    checked_by: str = ""
    last_given: datetime | None = None
    next_due: datetime | None = None
    zone: str = "UTC"
    minutes: int = 0

    def __post_init__(self) -> None:
        distinct = len(set(self.topics)) == len(self.topics) <= MAX_TOPICS
        require(distinct, "discharge.topics", topics=self.topics[:MAX_TOPICS])
        require(self.plan is None or self.route is not Route.PUMP, "discharge.pump_plan")
        require(self.minutes >= 0, "discharge.minutes", minutes=self.minutes)
        for name in (self.ordered_by, self.typed_by, self.checked_by):
            require(len(name) <= MAX_NAME, "discharge.name", limit=MAX_NAME)
        for reading in (self.last_given, self.next_due):
            if reading is not None:
                whole = reading.tzinfo is None and not (reading.second or reading.microsecond)
                require(whole, "discharge.time", time=str(reading))
                in_range(reading.date(), "discharge.time", time=str(reading))
        zone_named(self.zone)

    @property
    def version(self) -> PlanVersion | None:
        """The ordered version: the newest of the plan."""
        return self.plan.versions[-1] if self.plan is not None and self.plan.versions else None

    @property
    def is_checked(self) -> bool:
        """Whether somebody else than the one who typed the order has read it back."""
        checker = " ".join(self.checked_by.split()).casefold()
        return bool(checker) and checker != " ".join(self.typed_by.split()).casefold()

    def gap(self) -> timedelta | None:
        """The real time from the last dose on the ward to the next at home; None unless both are known.

        Two readings of one wall clock: a night in which it is put back is an hour longer.
        """
        if self.last_given is None or self.next_due is None:
            return None
        return self.instant(self.next_due) - self.instant(self.last_given)

    def instant(self, reading: datetime) -> datetime:
        """When the wall clock of `zone` shows ``reading``, in UTC."""
        found = resolve(reading.date(), reading.time(), zone_named(self.zone))
        # A date that the zone leaves out: the clock jumps over it to the next midnight.
        return found.instant if found else self.instant(reading + timedelta(days=1))
