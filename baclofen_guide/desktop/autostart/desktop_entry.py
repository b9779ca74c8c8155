"""Desktop files as the freedesktop Desktop Entry Specification 1.5 has them. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SAFE = re.compile(r"[A-Za-z0-9_@%+=:,./-]+")
_ESCAPED_IN_QUOTES = re.compile(r'(["`$\\])')
_GROUP = "[Desktop Entry]"


def exec_line(command: Sequence[str]) -> str:
    """`command` as the value of ``Exec``.

    Quoted for the command line of the specification, then escaped as a string of the file: two passes.

    Raises:
        ValueError: an argument holds a character that no desktop file can hold.
    """
    return _string(" ".join(_quoted(argument) for argument in command))


def entry_text(values: Mapping[str, str]) -> str:
    """A desktop file with these keys; ``Exec`` is as `exec_line` gives it, the rest plain."""
    lines = [f"{key}={value if key == 'Exec' else _string(value)}" for key, value in values.items()]
    return "\n".join([_GROUP, *lines, ""])


def read_entry(text: str) -> dict[str, str]:
    """Keys and raw values of the main group of a desktop file; what is not understood is left out."""
    values: dict[str, str] = {}
    group = ""
    for line in text.splitlines():
        if line.startswith("["):
            group = line.strip()
        elif group == _GROUP and "=" in line and not line.startswith("#"):
            key, _, value = line.partition("=")
            values[key.strip()] = value.strip()
    return values


def _quoted(argument: str) -> str:
    if any(ord(character) < ord(" ") for character in argument):
        raise ValueError(f"a desktop file cannot start {argument!r}")
    # A percent sign is doubled, because alone it stands for a file or a name.
    doubled = argument.replace("%", "%%")
    if _SAFE.fullmatch(argument):
        return doubled
    return '"' + _ESCAPED_IN_QUOTES.sub(r"\\\1", doubled) + '"'


def _string(value: str) -> str:
    return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")
