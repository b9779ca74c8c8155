"""Pages as laid-out documents, kept so that going back to one costs almost nothing."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont, QTextDocument, QTextOption

from baclofen_guide.ui.fonts import READING_FAMILY
from baclofen_guide.ui.page_look import screen_look
from baclofen_guide.ui.reader.pictures import Pictures

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from PySide6.QtWidgets import QTextEdit

    from baclofen_guide.ui.style import Style

_KEPT = 24
_SHOWN, _DROPPED = "shown", "dropped"
"""Properties of a document: by how many texts it is shown, and whether nobody keeps it any more."""


def show_in(text: QTextEdit, document: QTextDocument) -> None:
    """Show `document` of some `PageDocuments` in `text`, and let go of the one before."""
    before = text.document()
    if before is document:
        return
    # None for the document that a text is born with, which is the text's own to destroy.
    times = before.property(_SHOWN)
    document.setProperty(_SHOWN, (document.property(_SHOWN) or 0) + 1)
    text.setDocument(document)
    if times:
        before.setProperty(_SHOWN, times - 1)
        if times == 1 and before.property(_DROPPED):
            before.deleteLater()


def _drop(document: QTextDocument) -> None:
    if document.property(_SHOWN):
        document.setProperty(_DROPPED, True)
    else:
        document.deleteLater()


class PageDocuments(QObject):
    """Builds a `QTextDocument` from HTML once per key and keeps the last two dozen.

    What is dropped while a text shows it goes only when `show_in` shows another one there: Qt (6.11) keeps on
    looking at the document of a text after somebody destroyed it.
    """

    def __init__(self, style: Style, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._kept: OrderedDict[Hashable, QTextDocument] = OrderedDict()
        style.style_changed.connect(self.forget)

    def document(
        self, key: Hashable, html: Callable[[], str], pictures: Pictures | None = None
    ) -> QTextDocument:
        """Return the document kept under `key`, or build it from ``html()`` with its `pictures`."""
        document = self._kept.get(key)
        if document is None:
            document = self._kept[key] = self._build(html(), pictures)
        self._kept.move_to_end(key)
        while len(self._kept) > _KEPT:
            _drop(self._kept.popitem(last=False)[1])
        return document

    def rename(self, old: Hashable, new: Hashable) -> None:
        """Keep the document of key `old` as `new`: it was changed in place and now says the same."""
        if old in self._kept:
            self._kept[new] = self._kept.pop(old)

    def forget(self) -> None:
        """Drop every document: colours or sizes have changed."""
        for document in self._kept.values():
            _drop(document)
        self._kept.clear()

    def _build(self, html: str, pictures: Pictures | None) -> QTextDocument:
        document = QTextDocument(self)
        font = QFont(READING_FAMILY)
        font.setPixelSize(self._style.page_px(16))
        document.setDefaultFont(font)
        document.setDocumentMargin(self._style.page_px(16))
        option = QTextOption(document.defaultTextOption())
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        (pictures or Pictures(self._style.theme, screen_look(self._style))).add_to(document, html)
        document.setHtml(html)
        return document
