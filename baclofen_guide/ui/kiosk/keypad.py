"""The staff's way out: a code on an on-screen keypad. Wrong codes cost more time each."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from baclofen_guide.settings.admin_code import LONGEST_CODE, SHORTEST_CODE, is_code
from baclofen_guide.settings.tries import Tries
from baclofen_guide.ui.controls import ActionButton, label
from baclofen_guide.ui.worded import Worded

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from baclofen_guide.ui.style import Style

_DIGITS = "123456789"
WIDEST_PX = 680
LOW_PX = 640
"""Where there is less room, the words stand beside the digits."""


class Keypad(Worded, QWidget):
    """Ten digits; the code shows as dots.

    Args:
        style: the current look.
        stored: the code's hash; "" when the clinic set none, and then nobody leaves from here.
        monotonic: seconds that nobody can set.

    Signals:
        right_code: staff may leave the kiosk.
        given_up: back to the beginning.
    """

    right_code = Signal()
    given_up = Signal()

    def __init__(
        self, style: Style, stored: str, monotonic: Callable[[], float], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._style, self._stored, self._monotonic = style, stored, monotonic
        self._typed, self._was_wrong = "", False
        # Kept for as long as the program runs: wiping the screen must not be a way to guess faster.
        self._tries = Tries()
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._show)
        self.setProperty("kind", "page")
        self._build()
        self.retranslate()

    def open(self) -> None:
        """Ask for the code, with nothing typed."""
        self.forget()
        self._buttons["1"].setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Take away what was typed. Wrong tries still count."""
        self._typed, self._was_wrong = "", False
        self._show()

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._title.setText(self.tr("For staff: leave the kiosk"))
        self._erase.say(self.tr("Erase"))
        self._done.say(self.tr("Leave"))
        self._back.say(self.tr("Back"))
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() and event.text() in "0123456789":
            self._type(event.text())
        elif event.key() == Qt.Key.Key_Backspace:
            self._on_erase()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_low = self.height() < LOW_PX
        ways = QBoxLayout.Direction
        self._parts.setDirection(ways.LeftToRight if is_low else ways.TopToBottom)
        self._inner.setMaximumWidth(WIDEST_PX * 2 if is_low else WIDEST_PX)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        inner = self._inner = QWidget()
        row.addStretch(1)
        row.addWidget(inner, 10)
        row.addStretch(1)
        parts = self._parts = QBoxLayout(QBoxLayout.Direction.TopToBottom, inner)
        parts.setContentsMargins(24, 24, 24, 32)
        parts.setSpacing(12)
        self._title, self._dots, self._said = label("section"), label("huge"), label()
        above, column = QVBoxLayout(), QVBoxLayout()
        above.addStretch(1)
        for words in (self._title, self._dots, self._said):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            above.addWidget(words)
        parts.addLayout(above, 1)
        parts.addLayout(column, 1)
        column.setSpacing(12)
        column.addLayout(self._build_digits())
        self._back = ActionButton(self._style, "back")
        self._back.setProperty("heft", "large")
        self._back.clicked.connect(self.given_up)
        column.addWidget(self._back)

    def _build_digits(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(12)
        for column in range(3):
            grid.setColumnStretch(column, 1)
        self._buttons: dict[str, QPushButton] = {}
        for place, digit in enumerate(f"{_DIGITS}0"):
            button = self._buttons[digit] = QPushButton(digit)
            button.setProperty("heft", "large")
            button.setProperty("digit", digit)
            button.setAccessibleName(digit)
            button.clicked.connect(self._on_digit_clicked)
            grid.addWidget(button, place // 3, place % 3 if digit != "0" else 1)
        self._erase = ActionButton(self._style, "erase")
        self._done = ActionButton(self._style, "check", "primary")
        for button in (self._erase, self._done):
            button.setProperty("heft", "large")
        self._erase.clicked.connect(self._on_erase)
        self._done.clicked.connect(self._on_done)
        grid.addWidget(self._erase, 3, 0)
        grid.addWidget(self._done, 3, 2)
        return grid

    def _wait(self) -> float:
        return self._tries.seconds_to_wait(self._monotonic())

    def _show(self) -> None:
        wait = math.ceil(self._wait())
        self._dots.setText("●" * len(self._typed) or "–")
        self._dots.setAccessibleName(self.tr("Digits typed: {count}").format(count=len(self._typed)))
        self._said.setText(self._words(wait))
        self._done.setEnabled(bool(self._stored) and wait == 0 and len(self._typed) >= SHORTEST_CODE)
        if wait and not self._second.isActive():
            self._second.start()
        elif not wait:
            self._second.stop()

    def _words(self, wait: int) -> str:
        if not self._stored:
            return self.tr("No code is set for this computer, so the kiosk cannot be left from here.")
        if wait:
            return self.tr("Wrong code. Wait {seconds} s, then try again.").format(seconds=wait)
        return self.tr("Wrong code. Try again.") if self._was_wrong else self.tr("Type the code.")

    def _type(self, digit: str) -> None:
        if len(self._typed) < LONGEST_CODE:
            self._typed += digit
            self._show()

    def _on_digit_clicked(self) -> None:
        self._type(self.sender().property("digit"))

    def _on_erase(self) -> None:
        self._typed = self._typed[:-1]
        self._show()

    def _on_done(self) -> None:
        if self._wait() or not self._stored:
            return
        if is_code(self._typed, self._stored):
            self.right_code.emit()
            return
        self._tries = self._tries.after_wrong(self._monotonic())
        self._typed, self._was_wrong = "", True
        self._show()
        # Its button can no longer be pressed; the next in line would be the way back.
        self._buttons["1"].setFocus(Qt.FocusReason.OtherFocusReason)
