"""Keeps together on paper what belongs together: a box, a figure, a heading and what comes under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor, QTextFormat, QTextTable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QTextBlock, QTextDocument

_BEFORE = QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore
_TALLEST = 0.75
"""A box taller than this part of a page is broken after all: a page almost empty before it helps nobody."""


def keep_together(document: QTextDocument) -> None:
    """Start a new page before boxes, figures and headings that would be torn apart.

    Args:
        document: laid out in pages.
    """
    before: list[QTextBlock | QTextTable] = []
    for part in _parts(document):
        if _torn(document, part) or (before and _apart(document, before[-1], part)):
            _break_before(next(iter(before), part))
        # Headings that follow one another move as one.
        before = [*before, part] if _is_heading(part) else []


def _parts(document: QTextDocument) -> Iterator[QTextBlock | QTextTable]:
    """Every paragraph and table of the page itself, not of what stands in them."""
    iterator = document.rootFrame().begin()
    while not iterator.atEnd():
        frame = iterator.currentFrame()
        if isinstance(frame, QTextTable):
            yield frame
        elif iterator.currentBlock().isValid():
            yield iterator.currentBlock()
        iterator += 1


def _is_heading(part: QTextBlock | QTextTable) -> bool:
    return not isinstance(part, QTextTable) and part.blockFormat().headingLevel() > 0


def _torn(document: QTextDocument, part: QTextBlock | QTextTable) -> bool:
    """Whether `part` is a box or figure that begins on one page and ends on another."""
    if not isinstance(part, QTextTable) or part.rows() > 1 or part.columns() > 1:
        return False
    rect = _rect(document, part)
    small = rect.height() < _TALLEST * document.pageSize().height()
    return small and _page(document, rect.top()) != _page(document, rect.bottom())


def _apart(document: QTextDocument, heading: QTextBlock | QTextTable, part: QTextBlock | QTextTable) -> bool:
    """Whether `part` begins on a later page than the heading above it."""
    return _page(document, _rect(document, heading).top()) != _page(document, _rect(document, part).top())


def _page(document: QTextDocument, y: float) -> int:
    return int(y // document.pageSize().height())


def _rect(document: QTextDocument, part: QTextBlock | QTextTable) -> QRectF:
    layout = document.documentLayout()
    return layout.frameBoundingRect(part) if isinstance(part, QTextTable) else layout.blockBoundingRect(part)


def _break_before(part: QTextBlock | QTextTable) -> None:
    if isinstance(part, QTextTable):
        table = part.format().toTableFormat()
        table.setPageBreakPolicy(_BEFORE)
        part.setFormat(table)
        return
    block = part.blockFormat()
    block.setPageBreakPolicy(_BEFORE)
    QTextCursor(part).setBlockFormat(block)
