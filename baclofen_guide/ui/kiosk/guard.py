"""What reaches the kiosk at all: touches, and the few keys that turn pages. Everything else is swallowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

if TYPE_CHECKING:
    from baclofen_guide.ui.kiosk.touch import Finger

_Key, _Type = Qt.Key, QEvent.Type
ALLOWED_KEYS = frozenset(
    (
        _Key.Key_Tab, _Key.Key_Backtab, _Key.Key_Return, _Key.Key_Enter, _Key.Key_Space, _Key.Key_Select,
        _Key.Key_Up, _Key.Key_Down, _Key.Key_Left, _Key.Key_Right,
        _Key.Key_PageUp, _Key.Key_PageDown, _Key.Key_Home, _Key.Key_End, _Key.Key_F1,
        # The answers of a question, and the staff's code.
        *(Qt.Key(_Key.Key_0.value + digit) for digit in range(10)), _Key.Key_Backspace,
    )
)  # fmt: skip
"""No letters, so nothing can be typed; no Escape and no function key but F1, which opens Urgent help."""

_MODIFIERS_ALLOWED = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier
_PRESSES = (_Type.KeyPress, _Type.KeyRelease, _Type.ShortcutOverride)
_NEVER = frozenset(
    (
        _Type.ContextMenu, _Type.Shortcut, _Type.DragEnter, _Type.DragMove, _Type.Drop, _Type.NativeGesture,
        _Type.Quit, _Type.FileOpen, _Type.Clipboard, _Type.ToolTip, _Type.WhatsThis, _Type.InputMethod,
    )
)  # fmt: skip
_HOVER = (_Type.Enter, _Type.HoverEnter, _Type.HoverMove)
"""A finger leaves the pointer where it was last: what lies there, an answer perhaps, would look chosen."""
_MOUSE = (_Type.MouseButtonPress, _Type.MouseButtonRelease, _Type.MouseButtonDblClick, _Type.MouseMove)
_SIGNS_OF_LIFE = (_Type.KeyPress, _Type.MouseButtonPress, _Type.TouchBegin, _Type.TouchUpdate, _Type.Wheel)


def may_pass(event: QKeyEvent) -> bool:
    """Whether a key means anything here. Shift goes with Tab alone; no other modifier goes with anything."""
    modifiers = event.modifiers() & ~_MODIFIERS_ALLOWED
    if modifiers == Qt.KeyboardModifier.ShiftModifier:
        return event.key() in (_Key.Key_Tab, _Key.Key_Backtab)
    return modifiers == Qt.KeyboardModifier.NoModifier and event.key() in ALLOWED_KEYS


class Guard(QObject):
    """An event filter over the whole application.

    Args:
        application: whose events.
        finger: pushes pages.

    Signals:
        touched: somebody is there.
        urgent_wanted: F1 was pressed.
    """

    touched = Signal()
    urgent_wanted = Signal()

    def __init__(self, application: QApplication, finger: Finger, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._application, self._finger = application, finger
        application.installEventFilter(self)

    def stop(self) -> None:
        """Let everything through again."""
        self._application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return whether `event` ends here."""
        kind = event.type()
        if kind in _SIGNS_OF_LIFE:
            self.touched.emit()
        if kind in _NEVER or (kind in _HOVER and watched.isWidgetType()):
            return True
        if kind in _PRESSES:
            return self._is_swallowed_key(watched, event)
        if kind in _MOUSE and isinstance(event, QMouseEvent):
            return self._is_swallowed_touch(watched, event)
        # With Ctrl the wheel would change letters, behind the back of the choice of text size.
        return isinstance(event, QWheelEvent) and event.modifiers() != Qt.KeyboardModifier.NoModifier

    def _is_swallowed_touch(self, watched: QObject, event: QMouseEvent) -> bool:
        """One finger, or the left button: there is no other, and it pushes pages."""
        if event.type() is not _Type.MouseMove and event.button() is not Qt.MouseButton.LeftButton:
            return True
        return isinstance(watched, QWidget) and self._finger.follow(watched, event)

    def _is_swallowed_key(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return True
        if not may_pass(event):
            return True
        if event.type() is not _Type.KeyPress or not _is_widget(watched):
            return False
        if event.key() == _Key.Key_F1:
            self.urgent_wanted.emit()
            return True
        return self._press(watched, event)

    def _press(self, watched: QObject, event: QKeyEvent) -> bool:
        """Enter presses the button in focus, as a switch with one key needs it."""
        enter = event.key() in (_Key.Key_Return, _Key.Key_Enter, _Key.Key_Select)
        if not enter or not isinstance(watched, QAbstractButton) or not watched.isEnabled():
            return False
        if not event.isAutoRepeat():
            watched.click()
        return True


def _is_widget(watched: QObject) -> bool:
    """Keys come to the window first and then to its widget; each is to be heard once."""
    return watched.isWidgetType()


def lock_text(text: QWidget) -> None:
    """Take drops away from `text` and its surface."""
    text.setAcceptDrops(False)
    text.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
