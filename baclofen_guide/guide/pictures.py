"""Pictures in our Markdown: ``![What it shows](figure:name)``, alone between two empty lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import BlockProcessor

from baclofen_guide.guide.errors import ContentError
from baclofen_guide.guide.stamping import FIGURE, STAMP, line_of

if TYPE_CHECKING:
    from pathlib import Path

    from markdown.blockparser import BlockParser

_AT_LINE_START = re.compile(r"^!\[", re.MULTILINE)


class FigureBlocks(BlockProcessor):
    """Reads a block that is one picture, and refuses a picture that touches other words."""

    def __init__(self, parser: BlockParser, path: Path) -> None:
        super().__init__(parser)
        self._path = path

    def test(self, parent: Element, block: str) -> bool:
        """Tell whether a line of `block` starts as a picture does."""
        return bool(_AT_LINE_START.search(block))

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Take the first of `blocks` and hang its picture under `parent`.

        Raises:
            ContentError: When something else stands in the same block.
        """
        block = blocks.pop(0)
        stamp = STAMP.search(block)
        figure = FIGURE.fullmatch(STAMP.sub("", block).strip())
        if figure is None:
            line = line_of(stamp.group()) if stamp else 1
            raise ContentError(self._path, line, "leave an empty line before and after a picture")
        element = SubElement(parent, "figure", name=figure["name"], alt=figure["alt"].strip())
        element.text = stamp.group() if stamp else ""
