"""The reminder: a window above the others with the dose, large enough to be read from across the room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from baclofen_guide.ui.controls import ActionButton, label
from baclofen_guide.ui.stylesheet import stylesheet
from baclofen_guide.ui.today.undo_bar import SHOWN_MS
from baclofen_guide.ui.worded import Worded

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from baclofen_guide.dosing.states import DayView
    from baclofen_guide.ui.style import Style
    from baclofen_guide.ui.taper.step_gate import StepGate
    from baclofen_guide.ui.today.dose_answer import DoseAnswer

WIDTH, HEIGHT = 520, 460


class ReminderWindow(Worded, QWidget):
    """Shows one dose until it is answered. Closing it is no answer: the reminder comes again.

    It never takes the keyboard away from another window, so that somebody who is typing cannot answer a
    dose by mistake; a click or the window list gives it the keyboard.

    Args:
        style: the look, half as large again as the rest.
        answer: the dose and its buttons.
        gate: the question before a step down, above the dose until it is answered.

    Signals:
        urgent_requested: F1.
        open_requested: the whole program is wanted.
        dismissed: the window was closed without an answer.
    """

    urgent_requested = Signal()
    open_requested = Signal()
    dismissed = Signal()

    def __init__(
        self, style: Style, answer: DoseAnswer, gate: StepGate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._style, self._answer, self._gate = style, answer, gate
        self._is_wanted = False
        self.setObjectName("window")
        self.setWindowFlags(Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._build()
        self._connect()
        self.retranslate()
        style.on_change(self._restyle)

    def show_dose(self, day: DayView, message: str) -> None:
        """Show the open dose of `day` under `message`, above other windows."""
        self._leaving.stop()
        self._is_wanted = True
        self._say(message)
        self._trial.hide()
        self._answer.show()
        self._gate.look()
        self._answer.show_day(day)
        self._appear()

    def show_trial(self, message: str) -> None:
        """Show the window for a test, without a dose to answer."""
        if self.isVisible():
            return
        self._say(message)
        self._answer.hide()
        self._gate.hide()
        self._trial.setText(message)
        self._trial.show()
        self._appear()

    def leave(self) -> None:
        """Hide; after an answer only when the ten seconds of Undo are over."""
        self._is_wanted = False
        if self.isVisible() and not self._leaving.isActive() and not self._trial.isVisible():
            self.hide()

    def _say(self, message: str) -> None:
        self.setWindowTitle(message)
        self.setAccessibleName(message)

    def _appear(self) -> None:
        if not self.isVisible():
            wanted = QSize(self._style.chrome_px(WIDTH), self._style.chrome_px(HEIGHT))
            self.resize(wanted.boundedTo(self.screen().availableSize()))
            self.show()
        self.raise_()

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._urgent.say(self.tr("Urgent help (F1)"))
        self._open.say(self.tr("Open Baclofen Guide"))

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self._leaving.stop()
        if self.isVisible():
            self.hide()
            self.dismissed.emit()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(20, 16, 20, 16)
        self._urgent = ActionButton(self._style, "alarm-light", "emergency")
        self._open = ActionButton(self._style, "", "quiet")
        self._trial = label("section")
        self._trial.hide()
        inside.addWidget(self._trial)
        inside.addWidget(self._gate)
        inside.addWidget(self._answer)
        inside.addStretch(1)
        inside.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(self._urgent)
        area.setWidget(inner)
        column.addWidget(area)
        self._leaving = QTimer(self, singleShot=True, interval=SHOWN_MS)

    def _connect(self) -> None:
        self._answer.recording.connect(self._leaving.start)
        self._urgent.clicked.connect(self.urgent_requested)
        self._open.clicked.connect(self.open_requested)
        self._leaving.timeout.connect(self._on_time_to_leave)
        QShortcut(QKeySequence(Qt.Key.Key_F1), self).activated.connect(self.urgent_requested)

    def _restyle(self) -> None:
        self.setStyleSheet(stylesheet(self._style))

    def _on_time_to_leave(self) -> None:
        if not self._is_wanted:
            self.hide()
