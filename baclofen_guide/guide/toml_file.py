"""Strict reading of content in TOML: checked values, or one error that names file, line and key."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from baclofen_guide.guide.errors import ContentError

if TYPE_CHECKING:
    from pathlib import Path

T = TypeVar("T")

_AT_LINE = re.compile(r" \(at line (?P<line>\d+), column \d+\)$| \(at end of document\)$")
_FIRST_KEY = re.compile(r"[.\[].*")


@dataclass(frozen=True)
class TomlFile:
    """A TOML file that could be read, with its text to find lines in.

    Attributes:
        path: The file.
        text: What stands in it.
        tree: The same as Python values.
    """

    path: Path
    text: str
    tree: dict[str, Any]

    @classmethod
    def parse(cls, path: Path, source: bytes) -> TomlFile:
        """Read `source`, which came from `path`.

        Raises:
            ContentError: When it is not UTF-8 or not TOML.
        """
        try:
            text = source.decode("utf-8")
            return cls(path, text, tomllib.loads(text.replace("\r\n", "\n")))
        except UnicodeDecodeError as error:
            line = source[: error.start].count(b"\n") + 1
            raise ContentError(path, line, "is not UTF-8 text") from error
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            found = _AT_LINE.search(str(error))
            line = int(found["line"]) if found and found["line"] else source.count(b"\n") + 1
            raise ContentError(path, line, f"is not TOML: {_AT_LINE.sub('', str(error))}") from error

    def line_of(self, heading: str, number: int = 1, key: str = "") -> int:
        """The line of a key, or of its table when the key stands on no line of its own.

        Args:
            heading: The table as it is headed, such as ``[sleepiness]`` or ``[[questions]]``.
            number: Which table of that heading, from 1.
            key: A key of the table, or of the first table inside it; "" for none.
        """
        inside = f"[[{heading.strip('[]')}."
        start, seen = 1, 0
        for line, words in enumerate(map(_bare, self.text.splitlines()), 1):
            if words.startswith("[") and not words.startswith(inside):
                if seen == number:
                    break
                seen += words == heading
                start = line if words == heading and seen == number else start
            elif seen == number and key and words.startswith((f"{key}=", f"{inside}{key}]]")):
                return line
        return start

    def convert(self, raw: object, kind: type[T], where: str, heading: str, number: int = 1) -> T:
        """`raw`, a table of the file, as `kind`.

        Args:
            raw: What was read.
            kind: What it must be.
            where: The table's name for the error, such as ``sleepiness``.
            heading: How the table is headed, to find its line.
            number: Which table of that heading, from 1.

        Raises:
            ContentError: When a key is missing, unknown or of the wrong kind.
        """
        try:
            return msgspec.convert(raw, kind)
        except msgspec.ValidationError as error:
            reason, _, place = str(error).partition(" - at `$")
            place = place.rstrip("`")
            line = self.line_of(heading, number, key=_FIRST_KEY.sub("", place.removeprefix(".")))
            raise ContentError(self.path, line, f"{where}{place}: {_plain(reason)}") from error


def _bare(words: str) -> str:
    """A line without blanks, quotes and remarks, to see what it starts with."""
    return re.sub(r"[\s\"']", "", words.partition("#")[0])


def _plain(reason: str) -> str:
    reason = reason.replace("Object contains unknown field", "unknown key")
    reason = reason.replace("Object missing required field", "missing key")
    reason = reason.replace(r"`str` matching regex '\\S'", "words")
    return reason[0].lower() + reason[1:]
