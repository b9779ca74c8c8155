"""Tables in our Markdown: a heading row, a row of dashes, rows of the same length, or an error."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import BlockProcessor

from baclofen_guide.guide.errors import ContentError
from baclofen_guide.guide.stamping import STAMP, line_of

if TYPE_CHECKING:
    from pathlib import Path

    from markdown.blockparser import BlockParser

_BAR = re.compile(r"(?<!\\)\|")
_DASHES = re.compile(r"\|(?: *:?-+:? *\|)+")


class TableBlocks(BlockProcessor):
    """Reads a block that starts with a bar; Python-Markdown's own tables cut or fill uneven rows."""

    def __init__(self, parser: BlockParser, path: Path) -> None:
        super().__init__(parser)
        self._path = path

    def test(self, parent: Element, block: str) -> bool:
        """Tell whether `block` is meant as a table."""
        return block.startswith("|")

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Take the first of `blocks` and hang its table under `parent`.

        Raises:
            ContentError: When it is no table after all.
        """
        head, *rest = blocks.pop(0).split("\n")
        if not STAMP.search(head) or len(rest) <= 1 or not _DASHES.fullmatch(rest[0].strip()):
            line = self._line("".join([head, *rest]))
            raise ContentError(self._path, line, "a table is a heading row, dashes |---|---| and rows")
        table = SubElement(parent, "table")
        columns = self._add_row(table, "th", head)
        if len(_BAR.findall(rest[0])) - 1 != columns:
            raise ContentError(self._path, self._line(head), f"the dashes below need {columns} columns")
        for row in rest[1:]:
            if self._add_row(table, "td", row) != columns:
                raise ContentError(self._path, self._line(row), f"this row needs {columns} cells")

    def _add_row(self, table: Element, tag: str, row: str) -> int:
        row = row.strip()
        if not row.startswith("|") or not row.endswith("|"):
            raise ContentError(self._path, self._line(row), "a table row starts and ends with |")
        cells = _BAR.split(row)[1:-1]
        element = SubElement(table, "tr")
        for cell in cells:
            if tag == "th" and not STAMP.sub("", cell).strip():
                raise ContentError(self._path, self._line(row), "every column of a table needs a heading")
            SubElement(element, tag).text = cell.strip().replace("\\|", "|")
        return len(cells)

    def _line(self, row: str) -> int:
        stamp = STAMP.search(row)
        return line_of(stamp.group()) if stamp else 1
