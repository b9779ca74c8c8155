"""Score sheets: how easy a page is to understand and to act on, item by item, as a reader of ours judged it.

The items are those of the PEMAT-P (AHRQ) and of the CDC Clear Communication Index, in our own words in
``score-items.toml``. A sheet belongs to one page and to the text it was read in.
"""

from __future__ import annotations

import logging
from datetime import date  # noqa: TC003  msgspec reads the annotations
from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Meta, Struct

from baclofen_guide.guide.errors import ContentError
from baclofen_guide.guide.shelf import read_if_there
from baclofen_guide.guide.toml_file import TomlFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from baclofen_guide.guide.compiled import Cache
    from baclofen_guide.settings.choices import Level

ITEMS_FILE = "score-items.toml"
FOLDER_NAME = "sheets"

Part = Literal["understand", "act", "clear"]
PARTS: tuple[Part, ...] = ("understand", "act", "clear")
LEAST: dict[Part, int] = {"understand": 100, "act": 100, "clear": 90}
"""Percent a page must reach: the two parts of the PEMAT-P, and the CDC index."""

SCORED_LEVELS: tuple[Level, ...] = ("easy", "standard")
"""The tools are made for texts for the public."""

Result = Literal["met", "not-met", "not-applicable"]
Words = Annotated[str, Meta(pattern=r"\S")]

_MAIN = "c01"
_OF_THE_MAIN_MESSAGE = ("c02", "c03", "c04")
"""Without one main message these cannot be met; the CDC index says so."""

_log = logging.getLogger(__name__)


class Item(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One thing a page is judged by.

    Attributes:
        part: What its score counts for.
        asks: What must be true, in our own words.
        optional: Whether it may not apply to a page.
    """

    part: Part
    asks: Words
    optional: bool = False


class Mark(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """How one item stands, and one line that says why."""

    result: Result
    why: Words


class Sheet(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How one reader judged one page.

    Attributes:
        hash: `page_hash` of the text that was read.
        read_on: The day it was read.
        action: What the reader would do after reading, in one line.
        marks: By id of the item.
    """

    hash: Words
    read_on: date
    action: Words
    marks: dict[str, Mark]


class Scores(Struct, frozen=True):
    """The items, and the sheets of one language by page, such as ``stopping/easy``."""

    items: dict[str, Item]
    sheets: dict[str, Sheet]


class Score(Struct, frozen=True):
    """How many of the items that apply are met, and which are not."""

    met: int
    applies: int
    unmet: tuple[str, ...]

    @property
    def percent(self) -> int:
        """Whole percent, rounded down: nothing is called met that is not."""
        return 100 * self.met // self.applies if self.applies else 100


def read_items(content_dir: Path) -> dict[str, Item]:
    """The items by id, such as ``u01``; none when there is no such file.

    Raises:
        ContentError: When the file is broken.
    """
    path = content_dir / ITEMS_FILE
    file = TomlFile.parse(path, read_if_there(path))
    return {name: file.convert(raw, Item, name, f"[{name}]") for name, raw in file.tree.items()}


def parse_sheet(path: Path, source: bytes, items: Mapping[str, Item]) -> Sheet:
    """The sheet in `source`, which has each of `items` and no other.

    Args:
        path: Where it came from, for errors; nothing is read.
        source: What stands in the file.
        items: The items by id.

    Raises:
        ContentError: With file, line and key of the first mistake.
    """
    file = TomlFile.parse(path, source)
    marks = file.tree.get("marks")
    for name, raw in marks.items() if isinstance(marks, dict) else ():
        file.convert(raw, Mark, name, "[marks]")
    sheet = file.convert(file.tree, Sheet, "sheet", "")
    for name in sorted(items.keys() | sheet.marks.keys()):
        if name not in items:
            raise ContentError(path, file.line_of("[marks]", key=name), f"{name}: there is no such item")
        if name not in sheet.marks:
            raise ContentError(path, file.line_of("[marks]"), f"{name} is not marked: {items[name].asks}")
        if sheet.marks[name].result == "not-applicable" and not items[name].optional:
            text = f"{name}: applies to every page: {items[name].asks}"
            raise ContentError(path, file.line_of("[marks]", key=name), text)
    return sheet


def open_sheets(content_dir: Path, language: str, cache: Cache) -> Scores:
    """The sheets of one language, from `cache` unless one has changed.

    A broken sheet is left out, with a line in the log.
    """
    paths = sorted((content_dir / language / FOLDER_NAME).glob("*.toml"))
    sources = [part for path in paths for part in (path.name.encode(), path.read_bytes())]
    head = read_if_there(content_dir / ITEMS_FILE)
    return cache.get(f"sheets-{language}", [head, *sources], Scores, lambda: _gather(content_dir, paths))


def _gather(content_dir: Path, paths: Iterable[Path]) -> Scores:
    try:
        items = read_items(content_dir)
    except ContentError:
        _log.exception("no scores")
        return Scores({}, {})
    return Scores(items, dict(_readable(paths, items)))


def _readable(paths: Iterable[Path], items: Mapping[str, Item]) -> Iterator[tuple[str, Sheet]]:
    for path in paths:
        try:
            yield page_of(path), parse_sheet(path, path.read_bytes(), items)
        except ContentError:
            _log.exception("a score sheet is left out")


def page_of(path: Path) -> str:
    """The page that the sheet in `path` belongs to: ``stopping-easy.toml`` is of ``stopping/easy``."""
    topic, _, level = path.stem.rpartition("-")
    return f"{topic}/{level}"


def sheet_path(folder: Path, page: str) -> Path:
    """The file of the sheet of `page` in a language's folder."""
    return folder / FOLDER_NAME / f"{page.replace('/', '-')}.toml"


def score(sheet: Sheet, items: Mapping[str, Item], part: Part) -> Score:
    """What `sheet` comes to in one part."""
    marks = {name: sheet.marks[name].result for name, item in items.items() if item.part == part}
    if marks.get(_MAIN) == "not-met":
        marks |= dict.fromkeys(_OF_THE_MAIN_MESSAGE, "not-met")
    applies = [name for name, result in marks.items() if result != "not-applicable"]
    unmet = tuple(name for name in applies if marks[name] == "not-met")
    return Score(len(applies) - len(unmet), len(applies), unmet)
