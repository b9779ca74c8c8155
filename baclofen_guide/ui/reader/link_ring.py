"""The focus ring around the link that the keyboard has reached, as strong as on any button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextCursor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextBlock

_ROOM = 2
"""Pixels between the words and the ring."""


def link_rects(cursor: QTextCursor) -> Iterator[QRectF]:
    """Where the link that `cursor` has selected stands in its document, one rectangle a line.

    Nothing when the selection is no link.
    """
    block = cursor.document().findBlock(cursor.selectionStart())
    if not cursor.hasSelection() or not _is_one_link(cursor, block):
        return
    corner = cursor.document().documentLayout().blockBoundingRect(block).topLeft()
    first, last = cursor.selectionStart() - block.position(), cursor.selectionEnd() - block.position()
    for number in range(block.layout().lineCount()):
        line = block.layout().lineAt(number)
        start, end = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
        if start < end:
            # PySide gives the position that was meant along with the place.
            sides = sorted(line.cursorToX(place)[0] for place in (start, end))  # type: ignore[index]
            rect = QRectF(sides[0], line.y(), sides[1] - sides[0], line.height())
            yield rect.translated(corner).adjusted(-_ROOM, -_ROOM, _ROOM, _ROOM)


def _is_one_link(cursor: QTextCursor, block: QTextBlock) -> bool:
    """Whether the selection lies in one link, and not across many words with a link at their end."""
    first = QTextCursor(cursor)
    first.setPosition(cursor.selectionStart() + 1)
    target = first.charFormat().anchorHref()
    return (
        bool(target)
        and target == cursor.charFormat().anchorHref()
        and block.contains(cursor.selectionEnd() - 1)
    )
