"""The pages of a paper, one below the other, as wide as there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from baclofen_guide.ui.style import Style

_WIDEST = 860


class PageImage(QWidget):
    """One page; as high as its width asks for."""

    def __init__(self, image: QImage, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image, self._style = image, style
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(_WIDEST)

    def sizeHint(self) -> QSize:
        return QSize(_WIDEST, self.heightForWidth(_WIDEST))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(width * self._image.height() / max(1, self._image.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect(), self._image)
        painter.setPen(self._style.colour("outline"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class Preview(QWidget):
    """Shows pages."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._pages: list[PageImage] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)

    def show_pages(self, pages: Sequence[bytes]) -> None:
        """Show these PNG pages in place of those before."""
        while self._pages:
            old = self._pages.pop()
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        for number, png in enumerate(pages, 1):
            page = PageImage(QImage.fromData(png), self._style)
            page.setAccessibleName(self.tr("Page {page} of {pages}").format(page=number, pages=len(pages)))
            self._column.addWidget(page)
            page.show()
            self._pages.append(page)

    def count(self) -> int:
        """How many pages are shown."""
        return len(self._pages)
