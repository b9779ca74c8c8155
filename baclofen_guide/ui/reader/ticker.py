"""Carries out a press on a thing to do in the page being read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument

from baclofen_guide.ui.reader.fragments import fragments
from baclofen_guide.ui.reader.pictures import TICKS
from baclofen_guide.ui.reader.presses import TICK

if TYPE_CHECKING:
    from collections.abc import Callable

    from baclofen_guide.guide.messages import Messages
    from baclofen_guide.ui.guide_desk import Shown
    from baclofen_guide.ui.reader.documents import PageDocuments
    from baclofen_guide.ui.reader.page_text import PageText
    from baclofen_guide.ui.reader.ticks import Ticks


def show_tick(document: QTextDocument, target: str, said: str, *, ticked: bool) -> str:
    """Change the box of an item in a page that is already laid out, so that nothing else moves.

    Args:
        document: the page.
        target: the link of the item, such as ``tick:57``.
        said: "Ticked" or "Not ticked" in the page's language.
        ticked: whether it is ticked now.

    Returns:
        The words of the item.
    """
    # All of it before the first change: a change may join or split the runs.
    found = [
        (one.position(), one.length(), one.text(), one.charFormat())
        for one in fragments(document)
        if one.charFormat().anchorHref() == target
    ]
    for start, length, _, form in found:
        cursor = QTextCursor(document)
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(_changed(form, said, ticked=ticked))
    return "".join(text for _, _, text, form in found if not form.isImageFormat()).strip()


def _changed(form: QTextCharFormat, said: str, *, ticked: bool) -> QTextCharFormat:
    form.setToolTip(said)
    if form.isImageFormat():
        image = form.toImageFormat()
        role = image.name().partition("?")[2]
        image.setName(f"icon:{TICKS[ticked]}?{role}")
        return image
    return form


class Ticker:
    """Carries out a press on a thing to do, in the page being read.

    Args:
        ticks: what is ticked.
        text: shows the page.
        documents: keeps it.
    """

    def __init__(self, ticks: Ticks, text: PageText, documents: PageDocuments) -> None:
        self._ticks, self._text, self._documents = ticks, text, documents

    def press(self, target: str, shown: Callable[[], Shown], messages: Messages) -> None:
        """Tick the item `target`, or take its tick away.

        Args:
            target: the link pressed, such as ``tick:57``.
            shown: what is being read, as it is to be kept now.
            messages: furniture in the page's language.
        """
        before = shown()
        ticked = self._ticks.toggle(before.page, int(target.removeprefix(TICK)))
        said = messages.text(f"checklist.{TICKS[ticked]}")
        words = show_tick(self._text.document(), target, said, ticked=ticked)
        self._documents.rename(before.key, shown().key)
        self._text.say_changed(f"{said}: {words}")
