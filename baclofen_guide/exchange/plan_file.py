"""The plan file (``.baclofenplan``): one prescriber's order, carried to another computer.

JSON after ``resources/schemas/plan-1.json``, described in ``docs/plan-file.md``. A checksum guards it against
damage: SHA-256 over the file without its ``sha256``, in the canonical form of RFC 8785.
"""

import hashlib
import json
import re
from datetime import date, time
from decimal import Decimal
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from baclofen_guide.dosing.formulations import Form, Strength
from baclofen_guide.dosing.plan import MAX_STEPS, MAX_STRENGTHS, MAX_TEXT, Dose, PlanVersion, Step
from baclofen_guide.exchange.handover import FileHandover, Handover, plain_handover

FORMAT = "baclofenplan"
VERSION = 1
"""The version of the format this program writes, and the newest it reads."""
MAX_BYTES = 1024 * 1024
"""The largest plan there may be takes half of this; a larger file is refused unread."""
_LONG_DOSE = re.compile(r'\{\s+"time": ("[0-9:]{5}"),\s+"mg": ([0-9.]+)\s+\}')
SUFFIX = ".baclofenplan"
MIME = "application/vnd.baclofenguide.plan+json"
"""What mail programs and PDF readers call it."""

Short = Annotated[str, Meta(max_length=MAX_TEXT)]
ClockTime = Annotated[str, Meta(pattern=r"^(?:[01][0-9]|2[0-3]):[0-5][0-9]$")]


class FileDose(Struct, frozen=True, forbid_unknown_fields=True):
    """A dose as the file has it: ``time`` is HH:MM on the wall clock, ``mg`` milligrams."""

    time: ClockTime
    mg: Decimal

    def dose(self) -> Dose:
        """The dose meant; raises `DosingError` for an impossible amount."""
        return Dose(time.fromisoformat(self.time), self.mg)


class FileStep(Struct, frozen=True, forbid_unknown_fields=True):
    """A step as the file has it; days are YYYY-MM-DD, ``last_day`` inclusive."""

    first_day: date
    doses: tuple[FileDose, ...]
    last_day: date | None = None


class FileStrength(Struct, frozen=True, forbid_unknown_fields=True):
    """A strength at hand: ``mg`` in one tablet, packet or mL."""

    mg: Decimal
    scored: bool = False


class FileOrder(Struct, frozen=True, forbid_unknown_fields=True):
    """What was ordered."""

    form: Form
    steps: Annotated[tuple[FileStep, ...], Meta(min_length=1, max_length=MAX_STEPS)]
    strengths: Annotated[tuple[FileStrength, ...], Meta(max_length=MAX_STRENGTHS)] = ()
    ordered_by: Short = ""
    ordered_on: date | None = None
    note: Short = ""


class FileContent(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    format: Literal["baclofenplan"]
    version: Decimal
    plan: FileOrder
    sha256: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
    handover: FileHandover | None = None


class Order(Struct, frozen=True, kw_only=True):
    """One prescriber's order, free of any computer, zone or history; see `PlanVersion` for the fields."""

    form: Form
    steps: tuple[Step, ...]
    strengths: tuple[Strength, ...] = ()
    ordered_by: str = ""
    ordered_on: date | None = None
    note: str = ""


def order_of(version: PlanVersion) -> Order:
    """What of ``version`` can be carried elsewhere."""
    return Order(
        form=version.form,
        steps=version.steps,
        strengths=version.strengths,
        ordered_by=version.ordered_by,
        ordered_on=version.ordered_on,
        note=version.note,
    )


def write_plan(order: Order, handover: Handover | None = None) -> bytes:
    """The plan file for ``order``: UTF-8, two spaces of indent, a line for each dose, checksum last."""
    content = {"format": FORMAT, "version": VERSION, "plan": _plain_order(order)}
    if handover is not None and (said := plain_handover(handover)):
        content["handover"] = said
    content["sha256"] = checksum(content)
    text = _LONG_DOSE.sub(r'{ "time": \1, "mg": \2 }', json.dumps(content, ensure_ascii=False, indent=2))
    return f"{text}\n".encode()


def checksum(content: dict[str, Any]) -> str:
    """SHA-256 in hex of ``content`` without its ``sha256``, in canonical form (RFC 8785)."""
    rest = {key: value for key, value in content.items() if key != "sha256"}
    canonical = json.dumps(
        rest, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain_number
    )
    return hashlib.sha256(canonical.encode()).hexdigest()


def _plain_order(order: Order) -> dict[str, Any]:
    """``order`` as it is written; what is empty is left out."""
    whole = {
        "form": order.form.value,
        "strengths": [{"mg": _plain_number(s.mg), "scored": s.scored} for s in order.strengths],
        "ordered_by": order.ordered_by,
        "ordered_on": order.ordered_on and order.ordered_on.isoformat(),
        "note": order.note,
        "steps": [_plain_step(step) for step in order.steps],
    }
    return {name: value for name, value in whole.items() if value or name == "steps"}


def _plain_step(step: Step) -> dict[str, Any]:
    doses = [{"time": f"{dose.time:%H:%M}", "mg": _plain_number(dose.mg)} for dose in step.doses]
    days = {"first_day": step.first_day.isoformat()}
    if step.last_day is not None:
        days["last_day"] = step.last_day.isoformat()
    return {**days, "doses": doses}


def _plain_number(value: Decimal) -> int | float:
    """``value`` as JSON writes it shortest. Amounts, below 10,000 with three decimals, come through whole."""
    return int(value) if value == value.to_integral_value() else float(value)
