"""A layout that puts cards side by side, as many as fit, all in a row equally high."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

if TYPE_CHECKING:
    from baclofen_guide.ui.style import Style


class CardGrid(QLayout):
    """From `most` columns down to one; a column is never narrower than `least` pixels at 100 %.

    With `even`, every row is full: three cards stand side by side or one below the other, never two and one.
    """

    def __init__(
        self,
        style: Style,
        *,
        least: int = 220,
        most: int = 4,
        even: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style, self._least, self._most, self._even = style, least, most, even
        self._items: list[QLayoutItem] = []
        # Qt leaves what a layout of ours holds to us; bound to the list, since the layout is gone by then.
        self.destroyed.connect(partial(_give_back, self._items))
        self._heights: dict[int, int] = {}

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        # Layouts around this one ask for the same widths dozens of times.
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        width = self._style.chrome_px(self._least)
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        # One column; a card's text wraps, so that half the usual width still shows all of it.
        width = self._style.chrome_px(self._least) // 2
        return QSize(width, 0)

    def _columns(self, width: int) -> int:
        gap = self._gap()
        fit = (width + gap) // (self._style.chrome_px(self._least) + gap)
        columns = max(1, min(self._most, fit))
        while self._even and len(self._items) % columns:
            columns -= 1
        return columns

    def _gap(self) -> int:
        return 16

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        columns, gap = self._columns(rect.width()), self._gap()
        width = (rect.width() - gap * (columns - 1)) // columns
        y = rect.y()
        shown = [item for item in self._items if not item.isEmpty()]
        for start in range(0, len(shown), columns):
            row = shown[start : start + columns]
            height = max(_height(item, width) for item in row)
            if move:
                self._place(row, QRect(rect.x(), y, rect.width(), height), width)
            y += height + gap
        return max(0, y - gap - rect.y())

    def _place(self, row: list[QLayoutItem], line: QRect, width: int) -> None:
        parent = self.parentWidget()
        mirrored = parent is not None and parent.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for column, item in enumerate(row):
            step = column * (width + self._gap())
            x = line.right() + 1 - width - step if mirrored else line.x() + step
            item.setGeometry(QRect(QPoint(x, line.y()), QSize(width, line.height())))


def _give_back(items: list[QLayoutItem]) -> None:
    """Free what a layout held; what it showed belongs to the window."""
    for item in items:
        if shiboken6.isValid(item):
            shiboken6.delete(item)
    items.clear()


def _height(item: QLayoutItem, width: int) -> int:
    """How high `item` wants to be at a width; plain buttons do not care about the width."""
    if item.hasHeightForWidth():
        return item.heightForWidth(width)
    return max(item.sizeHint().height(), item.minimumSize().height())
