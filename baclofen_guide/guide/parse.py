"""Reads one page of the guide: front matter and Markdown in, typed document out."""

from __future__ import annotations

import re
import tomllib
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec

from baclofen_guide.guide.blocks import BlockReader
from baclofen_guide.guide.document import Document, FrontMatter
from baclofen_guide.guide.errors import ContentError
from baclofen_guide.guide.markup import parse_tree

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from baclofen_guide.guide.figures import FigureData
    from baclofen_guide.settings.choices import Level

_FENCE = "+++"
_TOML_LINE = re.compile(r" \(at line (?P<line>\d+), column \d+\)$| \(at end of document\)$")
_KEY = re.compile(r"`(\w+)")


def parse_page(
    source: str,
    *,
    path: Path,
    topic: str,
    level: Level,
    language: str,
    figures: Mapping[str, FigureData] = MappingProxyType({}),
) -> Document:
    """The typed document of one page.

    Args:
        source: The whole file.
        path: Where it came from, for errors; nothing is read.
        topic: The topic's id, or ``urgent/stopped`` for a door of Urgent help.
        level: The reading level.
        language: The language's code, such as ``en``.
        figures: The figures of that language by name.

    Raises:
        ContentError: With file, line and what to write instead.
    """
    lines = source.replace("\r\n", "\n").removeprefix("\ufeff").split("\n")
    end = _end_of_front_matter(lines, path)
    front = _read_front_matter(lines[1:end], path)
    lead, sections = BlockReader(path, figures).page(parse_tree(lines[end + 1 :], end + 2, path))
    return Document(topic, level, language, front, lead, sections)


def parse_front_matter(source: str, path: Path) -> FrontMatter:
    """Only what the page says about itself; reads no Markdown.

    Raises:
        ContentError: As `parse_page` would.
    """
    lines = source.replace("\r\n", "\n").removeprefix("\ufeff").split("\n")
    return _read_front_matter(lines[1 : _end_of_front_matter(lines, path)], path)


def _end_of_front_matter(lines: list[str], path: Path) -> int:
    if lines[0].rstrip() != _FENCE:
        raise ContentError(path, 1, f"a page starts with front matter between two lines of {_FENCE}")
    for index, line in enumerate(lines[1:], 1):
        if line.rstrip() == _FENCE:
            return index
    raise ContentError(path, 1, f"the front matter is not closed by a line of {_FENCE}")


def _read_front_matter(lines: list[str], path: Path) -> FrontMatter:
    try:
        front = msgspec.convert(tomllib.loads("\n".join(lines)), FrontMatter)
    except msgspec.ValidationError as error:
        problem = str(error).replace(" - at `$.", " at `")
        raise ContentError(path, _line_of_key(lines, problem), f"front matter: {problem}") from error
    except (ValueError, RecursionError) as error:
        raise _toml_error(error, lines, path) from error
    for key in ("title", "summary", "pictogram"):
        if not getattr(front, key).strip():
            raise ContentError(path, _line_of_key(lines, f"`{key}`"), f"front matter: `{key}` is empty")
    return front


def _toml_error(error: Exception, lines: list[str], path: Path) -> ContentError:
    """What `tomllib` says, with its line counted in the whole file."""
    problem = str(error)
    found = _TOML_LINE.search(problem)
    line = int(found["line"]) if found and found["line"] else len(lines)
    return ContentError(path, line + 1, f"front matter is not TOML: {_TOML_LINE.sub('', problem)}")


def _line_of_key(lines: list[str], problem: str) -> int:
    """The line of the key that `problem` names in backticks, or of the opening fence."""
    for key in _KEY.findall(problem):
        for number, line in enumerate(lines, 2):
            if re.match(rf"{key}\s*=", line):
                return number
    return 1
