"""Pages as laid-out documents, kept so that going back to one costs almost nothing."""

from __future__ import annotations

import re
from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QFont, QTextDocument, QTextOption

from baclofen_guide.ui.fonts import READING_FAMILY
from baclofen_guide.ui.glyphs import GLYPHS
from baclofen_guide.ui.icons import glyph_pixmap

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from baclofen_guide.ui.style import Style

_KEPT = 24
_ICON = re.compile(r'src="icon:([a-z-]+)\?([a-z_]+)"')


class PageDocuments(QObject):
    """Builds a `QTextDocument` from HTML once per key and keeps the last two dozen."""

    def __init__(self, style: Style, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._kept: OrderedDict[Hashable, QTextDocument] = OrderedDict()
        style.style_changed.connect(self.forget)

    def document(self, key: Hashable, html: Callable[[], str]) -> QTextDocument:
        """Return the document kept under `key`, or build it from ``html()``."""
        document = self._kept.get(key)
        if document is None:
            document = self._kept[key] = self._build(html())
        self._kept.move_to_end(key)
        while len(self._kept) > _KEPT:
            # The one on screen was used last, so the oldest is never the one being shown.
            self._kept.popitem(last=False)[1].deleteLater()
        return document

    def forget(self) -> None:
        """Drop every document: colours or sizes have changed."""
        for document in self._kept.values():
            document.deleteLater()
        self._kept.clear()

    def _build(self, html: str) -> QTextDocument:
        document = QTextDocument(self)
        font = QFont(READING_FAMILY)
        font.setPixelSize(self._style.page_px(16))
        document.setDefaultFont(font)
        document.setDocumentMargin(self._style.page_px(16))
        option = QTextOption(document.defaultTextOption())
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        self._add_pictograms(document, html)
        document.setHtml(html)
        return document

    def _add_pictograms(self, document: QTextDocument, html: str) -> None:
        size = self._style.page_px(18)
        for name, role in set(_ICON.findall(html)):
            if name in GLYPHS:
                picture = glyph_pixmap(name, size, self._style.colour(role), 1.0)
                url = QUrl(f"icon:{name}?{role}")
                document.addResource(QTextDocument.ResourceType.ImageResource.value, url, picture)
