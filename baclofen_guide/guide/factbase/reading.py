"""Strict reading of the fact base's TOML files: checked structs, or one line that says what is wrong."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar, get_args, get_type_hints

import msgspec

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

T = TypeVar("T")


class FactError(Exception):
    """One mistake in the fact base; its text is one line: file, entry or line, key, what was expected."""


@dataclass(frozen=True)
class Entry(Generic[T]):
    """One entry and the name of the file it stands in, for messages."""

    file: str
    value: T


def read_toml(path: Path) -> dict[str, object]:
    """The top-level table of a TOML file.

    Raises:
        FactError: the file is missing, unreadable, not UTF-8 or not TOML.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise FactError(f"{path.name}: cannot be read: {error.strerror}") from error
    try:
        return tomllib.loads(raw.decode())
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise FactError(f"{path.name}: line {line}: expected UTF-8 text") from error
    except tomllib.TOMLDecodeError as error:
        raise FactError(f"{path.name}: {_line_first(str(error))}") from error


def read_entries(path: Path, table: str, kind: type[T], shared: tuple[str, ...] = ()) -> list[Entry[T]]:
    """The entries under ``[[table]]`` as checked structs, in file order.

    Args:
        path: the file; besides `table` it holds only the `shared` keys.
        table: name of the array of tables.
        kind: the struct each entry must fit.
        shared: keys of `kind` that stand once at the top of the file and hold for each of its entries.

    Raises:
        FactError: the file cannot be read or one of its entries does not fit.
    """
    content = read_toml(path)
    if unknown := sorted(content.keys() - {table, *shared}):
        raise FactError(f"{path.name}: unknown key `{unknown[0]}`, expected [[{table}]]")
    if missing := sorted({*shared} - content.keys()):
        raise FactError(f"{path.name}: missing key `{missing[0]}` at the top of the file")
    entries = content.get(table)
    if not isinstance(entries, list) or not entries:
        raise FactError(f"{path.name}: expected at least one [[{table}]]")
    common = {key: content[key] for key in shared}
    return [Entry(path.name, _checked(path.name, n, raw, kind, common)) for n, raw in enumerate(entries, 1)]


def _checked(file: str, number: int, raw: object, kind: type[T], shared: Mapping[str, object]) -> T:
    if not isinstance(raw, dict):
        raise FactError(f"{file}: entry {number}: expected a table")
    name = raw.get("id")
    where = f"{file}: {name}" if isinstance(name, str) and name else f"{file}: entry {number}"
    if doubled := sorted(raw.keys() & shared.keys()):
        raise FactError(f"{where}: unknown key `{doubled[0]}`, it stands once at the top of the file")
    try:
        return msgspec.convert({**shared, **raw}, kind)
    except msgspec.ValidationError as error:
        raise FactError(f"{where}: {_plain_reason(str(error), kind)}") from error


def _plain_reason(message: str, kind: type[object]) -> str:
    """The message of msgspec with the key first, and with the allowed words where it names none."""
    reason, _, path = message.partition(" - at `$")
    key = path.rstrip("`").lstrip(".")
    reason = reason.replace("Object contains unknown field", "unknown key")
    reason = reason.replace("Object missing required field", "missing key")
    if reason.startswith("Invalid enum value"):
        allowed = get_args(get_type_hints(kind)[key])
        reason = f"expected one of {', '.join(allowed)}, got {reason.removeprefix('Invalid enum value ')}"
    reason = reason[0].lower() + reason[1:]
    return f"{key}: {reason}" if key else reason


def _line_first(message: str) -> str:
    found = re.fullmatch(r"(.*) \(at line (\d+), column \d+\)", message)
    return f"line {found[2]}: not valid TOML: {found[1]}" if found else f"not valid TOML: {message}"
