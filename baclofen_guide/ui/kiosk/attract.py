"""What a waiting room sees while nobody is at the screen: one message, and an invitation to touch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from baclofen_guide.ui.controls import ActionButton, label
from baclofen_guide.ui.worded import Worded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QMouseEvent, QResizeEvent

    from baclofen_guide.guide.key_messages import KeyMessage
    from baclofen_guide.ui.style import Style

EACH_MS = 9_000
"""How long a message stands: long enough to read it twice."""
_SIGN, _TITLE, _WHY = 120, 42, 28
"""Sizes in pixels at 100 %, on a screen that has room for them."""
_SCALES = (1.0, 0.85, 0.7, 0.6, 0.5, 0.4)
"""On a smaller one: a warning must never be cut off, since "Never stop" alone would say the opposite."""


class Attract(Worded, QWidget):
    """Messages one after the other; a touch anywhere begins.

    Args:
        style: the current look.
        messages: the messages in the usual language; asked anew each time this page is shown.
        invitations: "Touch to begin" in each language's own script.

    Signals:
        begun: somebody touched the screen.
        staff_wanted: staff wants to leave the kiosk.
    """

    begun = Signal()
    staff_wanted = Signal()

    def __init__(
        self,
        style: Style,
        messages: Callable[[], Sequence[KeyMessage]],
        invitations: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style, self._messages = style, messages
        self._shown: tuple[KeyMessage, ...] = ()
        self._place = 0
        self._turn = QTimer(self, interval=EACH_MS)
        self._turn.timeout.connect(self._on_turn)
        self.setProperty("kind", "page")
        self._build(invitations)
        self._connect()
        self.retranslate()

    @property
    def place(self) -> int:
        """Which message is shown, from 0."""
        return self._place

    def begin(self) -> None:
        """Show the first message, and then one after the other."""
        self._shown = tuple(self._messages())
        self._place = 0
        self._show()
        self._turn.start()
        self._start.setFocus(Qt.FocusReason.OtherFocusReason)

    def rest(self) -> None:
        """Nobody sees this now."""
        self._turn.stop()

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._staff.say(self.tr("For staff"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.begun.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _build(self, invitations: Sequence[str]) -> None:
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(40, 32, 40, 32)
        column.setSpacing(16)
        self._sign = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._title, self._why = label("attract"), label("attract-why")
        for words in (self._title, self._why):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        # In the lower half, within reach of a wheelchair; the rest of the screen does the same.
        self._start = QPushButton("\n".join(invitations))
        self._start.setProperty("kind", "primary")
        self._start.setProperty("heft", "start")
        self._start.setAccessibleName(". ".join(invitations))
        self._staff = ActionButton(self._style, "lock", "quiet")
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._staff)
        column.addStretch(2)
        for widget in (self._sign, self._title, self._why):
            column.addWidget(widget)
        column.addStretch(3)
        column.addWidget(self._start)
        column.addLayout(foot)

    def _connect(self) -> None:
        self._start.clicked.connect(self.begun)
        self._staff.clicked.connect(self.staff_wanted)
        self._style.on_change(self._restyle)

    def _show(self) -> None:
        if not self._shown:
            return
        message = self._shown[self._place]
        self._title.setText(message.title)
        self._why.setText(message.why)
        self._restyle()

    def _restyle(self) -> None:
        if self._shown:
            self._fit()

    def _fit(self) -> None:
        """Show the words as large as there is room for all of them, and the picture where it has room too."""
        if not self._shown:
            return
        room = self._room()
        wanted = ((scale, has_sign) for scale in _SCALES for has_sign in (True, False))
        usable = ((scale, sign) for scale, sign in wanted if self._height(scale, sign) <= room)
        scale, has_sign = next(usable, (_SCALES[-1], False))
        for words, size in ((self._title, _TITLE), (self._why, _WHY)):
            words.setStyleSheet(f"font-size: {self._px(size, scale)}px" if scale < 1 else "")
        size = self._px(_SIGN, scale)
        icon = self._style.icon(self._shown[self._place].pictogram, "primary")
        self._sign.setPixmap(icon.pixmap(size, size))
        self._sign.setVisible(has_sign)

    def _px(self, size: int, scale: float) -> int:
        return round(self._style.chrome_px(size) * scale)

    def _room(self) -> int:
        """How high picture and words may be together, with the gaps around each."""
        edges, gap = self._column.contentsMargins(), self._column.spacing()
        below = self._start.sizeHint().height() + self._staff.sizeHint().height() + 4 * gap
        return self.height() - edges.top() - edges.bottom() - below

    def _height(self, scale: float, has_sign: bool) -> int:
        """How high picture and words are at `scale`."""
        edges = self._column.contentsMargins()
        width = self.width() - edges.left() - edges.right()
        gap = self._column.spacing()
        height = self._px(_SIGN, scale) + gap if has_sign else 0
        for words, size in ((self._title, _TITLE), (self._why, _WHY)):
            font = words.font()
            font.setPixelSize(self._px(size, scale))
            asked = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter
            needed = QFontMetrics(font).boundingRect(QRect(0, 0, width, 0), asked, words.text())
            height += needed.height() + gap
        return height

    def _on_turn(self) -> None:
        self._place = (self._place + 1) % max(1, len(self._shown))
        self._show()
