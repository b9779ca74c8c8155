"""Has the visitor left? Counts the time without a touch, and then the seconds of "Still there?"."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

SECONDS_TO_ANSWER = 30


class Idle(QObject):
    """Two clocks: one until the question, one until the screen is wiped.

    Args:
        seconds: without a touch, until the question.

    Signals:
        asked: nobody has touched the screen for a while; ask.
        seconds_left: so many seconds until the end.
        ended: nobody answered.
    """

    asked = Signal()
    seconds_left = Signal(int)
    ended = Signal()

    def __init__(self, seconds: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._left = 0
        self._quiet = QTimer(self, singleShot=True, interval=seconds * 1000)
        self._quiet.timeout.connect(self._on_quiet)
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._on_second)

    @property
    def is_asking(self) -> bool:
        """Whether the question is being asked."""
        return self._second.isActive()

    @property
    def is_running(self) -> bool:
        """Whether there is a visitor whose absence would be noticed."""
        return self._quiet.isActive() or self._second.isActive()

    def begin(self) -> None:
        """There is a visitor: count from now."""
        self._second.stop()
        self._quiet.start()

    def touched(self) -> None:
        """The screen was touched. While the question stands only its answer counts."""
        if self._quiet.isActive():
            self._quiet.start()

    def more_time(self) -> None:
        """The visitor answered. As often as they like: the clock begins anew each time."""
        self.begin()

    def rest(self) -> None:
        """There is no visitor."""
        self._quiet.stop()
        self._second.stop()

    def _on_quiet(self) -> None:
        self._left = SECONDS_TO_ANSWER
        self._second.start()
        self.asked.emit()
        # Whoever heard may have ended the visit.
        if self.is_asking:
            self.seconds_left.emit(self._left)

    def _on_second(self) -> None:
        self._left -= 1
        if self._left > 0:
            self.seconds_left.emit(self._left)
            return
        self._second.stop()
        self.ended.emit()
