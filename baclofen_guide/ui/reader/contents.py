"""What is on this page: its headings, to see at a glance and to jump by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from baclofen_guide.ui.controls import label
from baclofen_guide.ui.worded import Worded

if TYPE_CHECKING:
    from baclofen_guide.ui.style import Style


class _WholeTitles(QStyledItemDelegate):
    """Leaves room for every line of a title: Qt reckons without the padding beside it, and cuts a line."""

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self._style = style

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        beside = 2 * (self._style.chrome_px(8) + 3)
        narrower = QStyleOptionViewItem(option)
        narrower.rect.setWidth(option.rect.width() - beside)
        return super().sizeHint(narrower, index)


class Contents(Worded, QFrame):
    """A list of section titles; the one in view is marked.

    Signals:
        section_chosen: the id of the section the reader pressed.
    """

    section_chosen = Signal(str)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._heading = label("small")
        self._list = QListWidget()
        self._list.setWordWrap(True)
        self._list.setItemDelegate(_WholeTitles(style, self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setCursor(Qt.CursorShape.PointingHandCursor)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 16, 8, 8)
        column.addWidget(self._heading)
        column.addWidget(self._list, 1)
        self._list.itemClicked.connect(self._on_item_chosen)
        self._list.itemActivated.connect(self._on_item_chosen)
        style.on_change(self._restyle)
        self.retranslate()

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._heading.setText(self.tr("On this page"))
        self._list.setAccessibleName(self.tr("On this page"))

    def show_sections(self, sections: list[tuple[str, str]]) -> None:
        """List (id, title) of each section."""
        self._list.clear()
        for section, title in sections:
            item = QListWidgetItem(title)
            item.setData(Qt.ItemDataRole.UserRole, section)
            self._list.addItem(item)

    def mark(self, section: str) -> None:
        """Mark the section in view; none while the page's beginning is."""
        for row in range(self._list.count()):
            item = self._list.item(row)
            if item.data(Qt.ItemDataRole.UserRole) == section:
                self._list.setCurrentItem(item)
                return
        self._list.setCurrentRow(-1)

    def _on_item_chosen(self, item: QListWidgetItem) -> None:
        self.section_chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def _restyle(self) -> None:
        self.setFixedWidth(self._style.chrome_px(232))
