"""Buttons side by side where there is room, one below the other where there is not."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget


class ButtonRow(QWidget):
    """Holds `buttons` in order; hidden ones take no room. `quiet` ones are no wider than their words."""

    def __init__(self, *buttons: QPushButton, quiet: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons = buttons
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        side = Qt.AlignmentFlag.AlignLeading if quiet else Qt.AlignmentFlag(0)
        for button in buttons:
            self._row.addWidget(button, 0, side)
        self._row.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest button, so that the row never widens the page."""
        return QSize(0, self._row.minimumSize().height())

    def arrange(self) -> None:
        """Choose direction and line breaks anew: width, words or visible buttons have changed."""
        shown = [button for button in self._buttons if not button.isHidden()]
        for button in shown:
            _fit_words(button, self.width())
        needed = sum(button.sizeHint().width() for button in shown) + 8 * (len(shown) - 1)
        direction = QBoxLayout.Direction.LeftToRight
        if needed > self.width():
            direction = QBoxLayout.Direction.TopToBottom
        if self._row.direction() is not direction:
            self._row.setDirection(direction)
            self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        # A layout is asked for whenever a button has become larger or smaller, as by larger letters.
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self.arrange()
        return handled


def _fit_words(button: QPushButton, width: int) -> None:
    """Put the words of `button` on two lines, as even as can be, when one is wider than `width`."""
    measure = button.fontMetrics().horizontalAdvance
    shown = button.text()
    words = shown.replace("\n", " ")
    spaces = [place for place, letter in enumerate(words) if letter == " "]
    needed = button.sizeHint().width() - max(map(measure, shown.split("\n"))) + measure(words)
    fitting = words
    if needed > width > 0 and spaces:
        middle = min(spaces, key=lambda place: abs(2 * place - len(words)))
        fitting = f"{words[:middle]}\n{words[middle + 1 :]}"
    if fitting != shown:
        button.setText(fitting)
