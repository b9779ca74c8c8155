"""Regions and the numbers people call there, from ``resources/facts/regions.toml``."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Annotated

import msgspec

if TYPE_CHECKING:
    from pathlib import Path

UNSET_REGION = "other"
"""Id of the region that stands in while the reader has chosen none: it has words instead of numbers."""

_VALUES = ("emergency", "poison", "nurse_line", "crisis", "report_side_effects")
_Words = Annotated[str, msgspec.Meta(min_length=1)]


class RegionError(Exception):
    """One mistake in the regions file; its text is one line: file, region or line, key, what was expected."""


class Region(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A country or group of countries that share their numbers.

    Attributes:
        id: two capital letters, or "other".
        name: the name printed with every number.
        emergency: number of the ambulance, or words such as "your local emergency number".
        poison: poison help; here and below, None where the region has none.
        nurse_line: advice that is not an emergency.
        crisis: line for people who think of harming themselves.
        report_side_effects: where side effects are reported.
        check: how far the numbers were checked.
        twelve_hour_clock: clocks there say 2:05 PM where others say 14:05.
    """

    id: _Words
    name: _Words
    emergency: _Words
    poison: _Words
    nurse_line: _Words | None = None
    crisis: _Words | None = None
    report_side_effects: _Words | None = None
    check: _Words
    twelve_hour_clock: bool = False

    def value(self, name: str) -> str | None:
        """What stands for the placeholder `name` here; None when the region has no such number.

        Placeholders that are no business of a region, such as ``clinic``, give None too.
        """
        found: str | None = getattr(self, name) if name in _VALUES else None
        return found


def load_regions(path: Path) -> dict[str, Region]:
    """The regions by id, in the order of the file; `UNSET_REGION` is always among them.

    Raises:
        RegionError: the file is missing, not TOML, or one of its regions is not as `Region` says.
    """
    content = _read_toml(path)
    entries = content.pop("regions", None)
    if content:
        raise RegionError(f"{path.name}: unknown key `{min(content)}`, expected [[regions]]")
    if not isinstance(entries, list):
        raise RegionError(f"{path.name}: expected at least one [[regions]]")
    regions: dict[str, Region] = {}
    for number, raw in enumerate(entries, 1):
        region = _checked(path.name, number, raw)
        if region.id in regions:
            raise RegionError(f"{path.name}: {region.id}: id: used twice")
        regions[region.id] = region
    if UNSET_REGION not in regions:
        raise RegionError(f'{path.name}: expected a region with id = "{UNSET_REGION}"')
    return regions


def _checked(file: str, number: int, raw: object) -> Region:
    if not isinstance(raw, dict):
        raise RegionError(f"{file}: region {number}: expected a table")
    name = raw.get("id")
    where = f"{file}: {name}" if isinstance(name, str) and name else f"{file}: region {number}"
    try:
        region = msgspec.convert(raw, Region)
    except msgspec.ValidationError as error:
        raise RegionError(f"{where}: {_plain_reason(str(error))}") from error
    if not re.fullmatch(rf"[A-Z][A-Z]|{UNSET_REGION}", region.id):
        raise RegionError(f'{where}: id: expected two capital letters such as UK, or "{UNSET_REGION}"')
    return region


def _plain_reason(message: str) -> str:
    """The message of msgspec with the key first."""
    reason, _, path = message.partition(" - at `$")
    reason = reason.replace("Object contains unknown field", "unknown key")
    reason = reason.replace("Object missing required field", "missing key")
    key = path.rstrip("`").lstrip(".")
    return f"{key}: {reason[0].lower()}{reason[1:]}" if key else reason


def _read_toml(path: Path) -> dict[str, object]:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise RegionError(f"{path.name}: cannot be read: {error.strerror}") from error
    try:
        return tomllib.loads(raw.decode())
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise RegionError(f"{path.name}: line {line}: expected UTF-8 text") from error
    except tomllib.TOMLDecodeError as error:
        reason, _, place = str(error).partition(" (at line ")
        line_number = place.partition(",")[0]
        where = f"line {line_number}: " if line_number else ""
        raise RegionError(f"{path.name}: {where}not valid TOML: {reason}") from error
