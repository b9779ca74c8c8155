"""Presses beside the words: a box to tick and a link like a button are as large as they look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from baclofen_guide.ui.reader.fragments import block_fragments

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QTextBlock
    from PySide6.QtWidgets import QTextBrowser

TICK = "tick:"
"""Links of things to do start so."""

BUTTON = "check:"
"""Links that look like buttons start so."""

_ROOM = (20, 12)
"""Pixels at 100 % around the words of a button: beside, and above and below."""


def pressed_link(text: QTextBrowser, place: QPointF, px: Callable[[float], int]) -> str:
    """Return the link of the thing to do or the button around whose words `place` is; "" for none.

    Args:
        text: what shows the page.
        place: in its view.
        px: scales pixels at 100 %.
    """
    reach = px(_ROOM[1])
    for shift in (0, reach, -reach):
        # Between two paragraphs Qt finds the last one of the table they stand in.
        block = text.cursorForPosition((place + QPointF(0, shift)).toPoint()).block()
        target = next((one.charFormat().anchorHref() for one in block_fragments(block)), "")
        if target.startswith((TICK, BUTTON)) and _around(text, block, target, px).contains(place):
            return target
    return ""


def _around(text: QTextBrowser, block: QTextBlock, target: str, px: Callable[[float], int]) -> QRectF:
    """Return where a press is meant for `block`, in the view: its words and half the room to the next."""
    aside, above = 0.0, block.blockFormat().bottomMargin() / 2
    if target.startswith(BUTTON):
        aside, above = px(_ROOM[0]), px(_ROOM[1])
    rect = text.document().documentLayout().blockBoundingRect(block)
    scrolled = QPointF(text.horizontalScrollBar().value(), text.verticalScrollBar().value())
    return rect.translated(-scrolled).adjusted(-aside, -above, aside, above)
