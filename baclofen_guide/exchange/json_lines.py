"""A strict JSON reader that knows on which line everything stands.

For small files that somebody else wrote. It refuses what the common readers let pass (a key given twice, NaN,
text that is not Unicode, endless nesting), and it keeps numbers exact.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Union

MAX_DEPTH = 16
"""How many lists and objects may stand inside one another."""
MAX_VALUES = 50_000
"""How many values there may be; the largest plan has 37,000."""
MAX_DIGITS = 30
"""How many characters one number may have."""

Json = Union[dict[str, "Json"], list["Json"], str, Decimal, bool, None]  # noqa: UP007 - recursive
Path = tuple[str | int, ...]
"""Where a value stands: the keys and indexes that lead to it; the whole file is ``()``."""

_SPACE = re.compile(r"[ \t\r\n]*")
_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"')
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?")
_WORD = re.compile(r"-?[A-Za-z]+")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None}


class JsonError(Exception):
    """The text is not the JSON we take.

    Attributes:
        id: a message id.
        line: where, counted from 1.
        word: what stands there, shortened; may be empty.
    """

    def __init__(self, message_id: str, line: int, word: str = "") -> None:
        self.id = message_id
        self.line = line
        self.word = word[:40]
        super().__init__(f"{message_id}, line {line}")


@dataclass(frozen=True)
class Read:
    """What was read.

    Attributes:
        value: objects as dicts, every number a `Decimal`.
        lines: the line each value begins on, counted from 1.
    """

    value: Json
    lines: dict[Path, int] = field(repr=False)

    def line(self, path: Path) -> int:
        """The line of the value at ``path``, or of the nearest one around it that is there."""
        while path not in self.lines:
            path = path[:-1]
        return self.lines[path]


def read_json(data: bytes) -> Read:
    """Read ``data``, UTF-8 with or without a byte order mark.

    Raises:
        JsonError: ``json.not_text``, ``json.syntax``, ``json.twice``, ``json.deep``, ``json.many``,
            ``json.number`` or ``json.after_end``.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise JsonError("json.not_text", data.count(b"\n", 0, error.start) + 1) from None
    reader = _Reader(text)
    value = reader.value(())
    reader.end()
    return Read(value, reader.lines)


class _Reader:
    """Goes through one text from front to back."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._breaks = [match.start() for match in re.finditer("\n", text)]
        self.lines: dict[Path, int] = {}

    def value(self, path: Path) -> Json:
        """The value that begins here."""
        mark = self._peek()
        self.lines[path] = self._line()
        if len(path) >= MAX_DEPTH and mark in {"{", "["}:
            raise self._error("json.deep")
        if len(self.lines) > MAX_VALUES:
            raise self._error("json.many")
        if mark == "{":
            return self._object(path)
        if mark == "[":
            return self._list(path)
        if mark == '"':
            return self._string()
        return self._scalar()

    def end(self) -> None:
        """Make sure that nothing follows."""
        if self._peek():
            raise self._error("json.after_end")

    def _object(self, path: Path) -> dict[str, Json]:
        found: dict[str, Json] = {}
        self._at += 1
        if self._taken("}"):
            return found
        while True:
            if self._peek() != '"':
                raise self._error("json.syntax")
            line = self._line()
            key = self._string()
            if key in found:
                raise JsonError("json.twice", line, key)
            self._expect(":")
            found[key] = self.value((*path, key))
            if self._taken("}"):
                return found
            self._expect(",")

    def _list(self, path: Path) -> list[Json]:
        found: list[Json] = []
        self._at += 1
        if self._taken("]"):
            return found
        while True:
            found.append(self.value((*path, len(found))))
            if self._taken("]"):
                return found
            self._expect(",")

    def _string(self) -> str:
        match = _STRING.match(self._text, self._at)
        if match is None:
            raise self._error("json.syntax")
        found = str(json.loads(match[0]))
        if any("\ud800" <= char <= "\udfff" for char in found):
            raise self._error("json.not_text")
        self._at = match.end()
        return found

    def _scalar(self) -> Decimal | bool | None:
        word = _WORD.match(self._text, self._at)
        if word and word[0] in _WORDS:
            self._at = word.end()
            return _WORDS[word[0]]
        number = None if word else _NUMBER.match(self._text, self._at)
        if number is None:
            raise self._error("json.number" if word else "json.syntax")
        if len(number[0]) > MAX_DIGITS:
            raise self._error("json.number")
        self._at = number.end()
        return Decimal(number[0])

    def _peek(self) -> str:
        """The next character that is no space; empty at the end."""
        space = _SPACE.match(self._text, self._at)
        self._at = space.end() if space else self._at
        return self._text[self._at : self._at + 1]

    def _taken(self, mark: str) -> bool:
        if self._peek() != mark:
            return False
        self._at += 1
        return True

    def _expect(self, mark: str) -> None:
        if not self._taken(mark):
            raise self._error("json.syntax")

    def _line(self) -> int:
        return bisect_right(self._breaks, self._at - 1) + 1

    def _error(self, message_id: str) -> JsonError:
        rest = self._text[self._at : self._at + 20].split("\n", 1)[0]
        return JsonError(message_id, self._line(), rest)
