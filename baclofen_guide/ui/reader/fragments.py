"""The runs of a laid-out page, each of one format, in reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextBlock, QTextDocument, QTextFragment


def block_fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    """Every run of one block."""
    iterator = block.begin()
    while not iterator.atEnd():
        yield iterator.fragment()
        iterator += 1


def fragments(document: QTextDocument) -> Iterator[QTextFragment]:
    """Every run of `document`."""
    block = document.begin()
    while block.isValid():
        yield from block_fragments(block)
        block = block.next()
