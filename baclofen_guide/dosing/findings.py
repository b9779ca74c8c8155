"""What a check found: a message id with values and fact ids, worded elsewhere."""

import enum
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from msgspec import Struct

Value = Decimal | int | str | date | time | datetime | timedelta | tuple[str, ...]
"""What a message may be filled with; amounts of drug are always `Decimal` milligrams."""


Values = dict[str, Value]


class Severity(enum.StrEnum):
    """How much a finding weighs."""

    BLOCK = "block"
    """The plan cannot be followed as written and must not be saved."""
    WARN = "warn"
    """Likely a slip, or outside published texts: ask before saving, "check with your prescriber"."""
    NOTE = "note"
    """Worth knowing or at the edge of published texts. No note never means "safe"."""


class Where(Struct, frozen=True):
    """Which part of a plan version a finding is about; indexes count from 0."""

    step: int | None = None
    dose: int | None = None


class Finding(Struct, frozen=True):
    """One thing a check found.

    ``id`` is a message id such as ``plan.step_gap``; ``values`` fill its words; ``facts`` are ids such as
    ``F-DOSE-03`` that say why.
    """

    id: str
    severity: Severity
    values: Mapping[str, Value] = {}
    facts: tuple[str, ...] = ()
    where: Where = Where()


class DosingError(ValueError):
    """A value that can have no meaning here, such as a dose of NaN mg or a time without a zone.

    ``id`` is a message id and ``values`` fill its words, as in `Finding`.
    """

    def __init__(self, message_id: str, **values: Value) -> None:
        self.id = message_id
        self.values: Mapping[str, Value] = values
        shown = ", ".join(f"{name}={value}" for name, value in values.items())
        super().__init__(f"{message_id} ({shown})" if shown else message_id)


def require(condition: bool, message_id: str, **values: Value) -> None:
    """Raise `DosingError` with ``message_id`` and ``values`` unless ``condition`` holds."""
    if not condition:
        raise DosingError(message_id, **values)


def blocking(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Those of ``findings`` that forbid saving."""
    return tuple(finding for finding in findings if finding.severity is Severity.BLOCK)
