"""Buttons side by side where there is room, one below the other where there is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


_EDGE = 12
"""A button without a frame has this much room before its words."""


class ButtonRow(QWidget):
    """Holds `buttons` in order; hidden ones take no room. `quiet` ones line up with the text above them."""

    def __init__(self, *buttons: QPushButton, quiet: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons = buttons
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(-_EDGE if quiet else 0, 0, 0, 0)
        self._row.setSpacing(8)
        side = Qt.AlignmentFlag.AlignLeading if quiet else Qt.AlignmentFlag(0)
        for button in buttons:
            self._row.addWidget(button, 0, side)
        self._row.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest button, so that the row never widens the page."""
        return QSize(0, self._row.minimumSize().height())

    def arrange(self) -> None:
        """Choose the direction anew: words or visible buttons have changed."""
        shown = [button for button in self._buttons if not button.isHidden()]
        needed = sum(button.sizeHint().width() for button in shown) + 8 * (len(shown) - 1)
        direction = QBoxLayout.Direction.LeftToRight
        if needed > self.width():
            direction = QBoxLayout.Direction.TopToBottom
        if self._row.direction() is not direction:
            self._row.setDirection(direction)
            self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()
