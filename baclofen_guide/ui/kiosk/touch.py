"""Scrolling with a finger, and a page at a time for those who cannot drag.

Our own, because each `QScroller.grabGesture` makes a new kind of gesture that is never given back: some
kilobytes with every page, which is too much for a screen that is never switched off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollBar, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

_STEP = 0.8
"""How much of what is seen moves by one press: some lines stay, so that nobody loses their place."""
DRAG_FROM_PX = 18
"""A shaking finger that moves less than this still presses what is under it."""
_FRAME_MS = 16
_SLOWER = 0.93
"""What is left of the speed after each frame."""
_STILL = 0.05
_AWAY = QPointF(-10_000, -10_000)


def page_by(area: QAbstractScrollArea, direction: int) -> None:
    """Move `area` by most of what is seen; `direction` is 1 for further down, -1 for back up.

    Up from the top brings the top down into the lower half, where a hand in a wheelchair reaches what is
    there; Down puts it back.
    """
    bar, margins = area.verticalScrollBar(), area.viewportMargins()
    is_at_top = bar.value() == bar.minimum()
    if margins.top():
        top = margins.top() if direction < 0 else 0
    elif direction < 0 and is_at_top:
        top = area.height() // 2
    else:
        bar.setValue(bar.value() + round(direction * _STEP * area.viewport().height()))
        return
    area.setViewportMargins(margins.left(), top, margins.right(), margins.bottom())


def put_back(area: QAbstractScrollArea) -> None:
    """Have `area` begin at its top again, for somebody who has just come to it."""
    margins = area.viewportMargins()
    if margins.top():
        area.setViewportMargins(margins.left(), 0, margins.right(), margins.bottom())


class Finger(QObject):
    """Follows one finger, or the mouse, through press, push and letting go.

    Args:
        monotonic: seconds that nobody can set.
    """

    def __init__(self, monotonic: Callable[[], float], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._monotonic = monotonic
        self._area: QAbstractScrollArea | None = None
        self._pressed: QWidget | None = None
        self._start_y = self._last_y = self._last_at = self._speed = self._place = 0.0
        self._start_value = 0
        self._is_pushing = self._is_letting_go = False
        self._glide = QTimer(self, interval=_FRAME_MS)
        self._glide.timeout.connect(self._on_frame)

    @property
    def is_gliding(self) -> bool:
        """Whether a page still moves after the finger has gone."""
        return self._glide.isActive()

    def forget(self) -> None:
        """Let go of whatever is being pushed: it may be about to be destroyed."""
        self._glide.stop()
        self._area = self._pressed = None
        self._is_pushing = False

    def follow(self, widget: QWidget, event: QMouseEvent) -> bool:
        """Take part in `event`; return whether it ends here."""
        if self._is_letting_go:
            return False
        y = event.globalPosition().y()
        if event.type() is QEvent.Type.MouseButtonPress:
            self._press(widget, y)
            return False
        if self._area is None:
            return False
        if event.type() is QEvent.Type.MouseMove:
            return self._move(y)
        return self._release()

    def _press(self, widget: QWidget, y: float) -> None:
        if self._pressed is not None and y == self._start_y and widget.isAncestorOf(self._pressed):
            # The same press on its way up, past widgets that have no use for it.
            return
        self.forget()
        area = None if isinstance(widget, QScrollBar) else _scrolled_around(widget)
        if area is None:
            return
        self._area, self._pressed = area, widget
        self._start_y = self._last_y = y
        self._start_value = area.verticalScrollBar().value()
        self._last_at, self._speed = self._monotonic(), 0.0

    def _move(self, y: float) -> bool:
        if not self._is_pushing:
            if abs(y - self._start_y) < DRAG_FROM_PX:
                return False
            self._is_pushing = True
            self._let_go_of_button()
        now = self._monotonic()
        if now > self._last_at:
            self._speed = (self._last_y - y) / ((now - self._last_at) * 1000)
        self._last_y, self._last_at = y, now
        assert self._area is not None
        self._area.verticalScrollBar().setValue(round(self._start_value + self._start_y - y))
        return True

    def _release(self) -> bool:
        was_pushing, self._is_pushing = self._is_pushing, False
        self._pressed = None
        if not was_pushing:
            self._area = None
            return False
        assert self._area is not None
        # A finger that rested before it left does not throw the page.
        if self._monotonic() - self._last_at < 0.1:  # noqa: PLR2004
            self._place = float(self._area.verticalScrollBar().value())
            self._glide.start()
        return True

    def _let_go_of_button(self) -> None:
        """What was pressed at first was not meant: it hears that the finger left it."""
        if self._pressed is None:
            return
        nothing, left = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
        event = QMouseEvent(
            QEvent.Type.MouseButtonRelease, _AWAY, _AWAY, left, nothing, Qt.KeyboardModifier.NoModifier
        )
        self._is_letting_go = True
        QApplication.sendEvent(self._pressed, event)
        self._is_letting_go = False

    def _on_frame(self) -> None:
        area = self._area
        self._speed *= _SLOWER
        if area is None or abs(self._speed) < _STILL:
            self.forget()
            return
        self._place += self._speed * _FRAME_MS
        area.verticalScrollBar().setValue(round(self._place))


def _scrolled_around(widget: QWidget) -> QAbstractScrollArea | None:
    """The nearest part around `widget` that has something to scroll."""
    around: QWidget | None = widget
    while around is not None:
        if isinstance(around, QAbstractScrollArea) and around.verticalScrollBar().maximum() > 0:
            return around
        around = around.parentWidget()
    return None
