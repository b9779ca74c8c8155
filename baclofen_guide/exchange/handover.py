"""What is said when a plan changes hands: the last dose before, the next one after, who typed, who checked.

Doses are lost in the gap between the ward and home, so both times travel with the plan.
"""

import re
from datetime import date, datetime, timedelta
from typing import Annotated, Any

from msgspec import Meta, Struct

from baclofen_guide.dosing.findings import DosingError, require
from baclofen_guide.dosing.plan import in_range, zone_named
from baclofen_guide.dosing.wallclock import resolve

MAX_NAME = 200
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}", re.ASCII)

Name = Annotated[str, Meta(max_length=MAX_NAME)]


class Handover(Struct, frozen=True, kw_only=True):
    """One handing over of a plan.

    Attributes:
        made_on: the day it was written.
        last_given: when the last dose was given before, as the clock on the wall showed it (naive, whole
            minutes); None when it is not known.
        next_due: when the next dose is due after, likewise.
        zone: IANA name of the zone of that clock.
        typed_by: who typed the order; may be empty.
        checked_by: who read it back; may be empty, then nobody has.
        clinic: name of the clinic; may be empty.
        clinic_number: its phone number; may be empty.

    Raises:
        DosingError: ``handover.moment``, ``handover.name`` or ``zone.unknown``.
    """

    made_on: date | None = None
    last_given: datetime | None = None
    next_due: datetime | None = None
    zone: str = "UTC"
    typed_by: str = ""
    checked_by: str = ""
    clinic: str = ""
    clinic_number: str = ""

    def __post_init__(self) -> None:
        for reading in (self.last_given, self.next_due):
            if reading is not None:
                whole = reading.tzinfo is None and not (reading.second or reading.microsecond)
                require(whole, "handover.moment", moment=str(reading))
                in_range(reading.date(), "handover.moment", moment=str(reading))
        if self.made_on is not None:
            in_range(self.made_on, "handover.moment", moment=str(self.made_on))
        for name in (self.typed_by, self.checked_by, self.clinic, self.clinic_number):
            require(len(name) <= MAX_NAME, "handover.name", limit=MAX_NAME)
        zone_named(self.zone)

    def last_instant(self) -> datetime | None:
        """When the last dose was given, in UTC."""
        return self._instant(self.last_given)

    def next_instant(self) -> datetime | None:
        """When the next dose is due, in UTC."""
        return self._instant(self.next_due)

    def _instant(self, reading: datetime | None) -> datetime | None:
        if reading is None:
            return None
        found = resolve(reading.date(), reading.time(), zone_named(self.zone))
        # A date that the zone leaves out: the clock jumps over it to the next midnight.
        return found.instant if found else self._instant(reading + timedelta(days=1))


class FileHandover(Struct, frozen=True, forbid_unknown_fields=True):
    """A handing over as the plan file has it; moments are YYYY-MM-DDTHH:MM on the wall clock of ``zone``."""

    made_on: date | None = None
    last_given: str = ""
    next_due: str = ""
    zone: Name = "UTC"
    typed_by: Name = ""
    checked_by: Name = ""
    clinic: Name = ""
    clinic_number: Name = ""

    def handover(self) -> Handover:
        """The handing over meant.

        Raises:
            DosingError: as `Handover`.
        """
        return Handover(
            made_on=self.made_on,
            last_given=_read(self.last_given),
            next_due=_read(self.next_due),
            zone=self.zone,
            typed_by=self.typed_by,
            checked_by=self.checked_by,
            clinic=self.clinic,
            clinic_number=self.clinic_number,
        )


def plain_handover(handover: Handover) -> dict[str, Any]:
    """``handover`` as it is written; what is empty is left out, and so is a zone without a time in it."""
    moments = {"last_given": handover.last_given, "next_due": handover.next_due}
    whole = {
        "made_on": handover.made_on and handover.made_on.isoformat(),
        **{name: moment and moment.isoformat(timespec="minutes") for name, moment in moments.items()},
        "zone": handover.zone if any(moments.values()) else "",
        "typed_by": handover.typed_by,
        "checked_by": handover.checked_by,
        "clinic": handover.clinic,
        "clinic_number": handover.clinic_number,
    }
    return {name: value for name, value in whole.items() if value}


def _read(words: str) -> datetime | None:
    if not words:
        return None
    require(_MOMENT.fullmatch(words) is not None, "handover.moment", moment=words[:40])
    try:
        return datetime.fromisoformat(words)
    except ValueError:
        raise DosingError("handover.moment", moment=words[:40]) from None
