"""Buttons, labels and choices made in one way, so that each has a name, an icon and a size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from baclofen_guide.ui.card_grid import CardGrid
from baclofen_guide.ui.icons import draw_glyph
from baclofen_guide.ui.words_label import WordsLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from baclofen_guide.ui.style import Style

_ICON_ROLE = {"primary": "on_primary", "emergency": "on_emergency_button", "quiet": "primary"}


class ActionButton(QPushButton):
    """A button with a verb and a pictogram that follows the theme.

    Args:
        style: the current look.
        icon: a name in `icons.GLYPHS`, or "" for none.
        kind: "" for a plain button, "primary" (one a screen), "quiet" or "emergency".
    """

    def __init__(self, style: Style, icon: str = "", kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style, self._icon, self._kind = style, icon, kind
        self._has_words = True
        self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if icon:
            style.on_change(self._redraw)

    def say(self, text: str, *, name: str = "", icon_only: bool = False) -> None:
        """Set the words: shown beside the icon, or spoken and shown as a tip when `icon_only`."""
        self.setText("" if icon_only else text)
        self.setAccessibleName(name or text)
        self.setToolTip(text if icon_only else "")
        if self._icon and icon_only is self._has_words:
            self._has_words = not icon_only
            self._redraw()

    def change_icon(self, icon: str) -> None:
        """Show another pictogram."""
        self._icon = icon
        self._redraw()

    def _redraw(self) -> None:
        role = _ICON_ROLE.get(self._kind, "text")
        size = self._style.chrome_px(22)
        # Qt leaves four pixels between icon and words, whatever the size of the letters.
        margin = self._style.chrome_px(2) if self._has_words else 0
        self.setIconSize(QSize(size + 2 * margin, size))
        self.setIcon(self._style.icon(self._icon, role, "on_primary", margin))


class ChoiceRow(QWidget):
    """A few choices side by side, one of them pressed in; arrows move between them.

    Args:
        values: the values, in order.
        wrap: the current look, for a row that breaks into several where letters are large.
        least: how wide a choice of such a row must be, in pixels at 100 %.
        even: every row of them is full: four stand two and two, never three and one.

    Signals:
        choice_made: the value of the choice the reader pressed.
    """

    choice_made = Signal(str)

    def __init__(
        self,
        values: Sequence[str],
        parent: QWidget | None = None,
        *,
        wrap: Style | None = None,
        least: int = 150,
        even: bool = False,
    ) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        row = (
            QHBoxLayout(self)
            if wrap is None
            else CardGrid(wrap, least=least, most=len(values), even=even, parent=self)
        )
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for value in values:
            button = QPushButton(self)
            button.setCheckable(True)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            self._buttons[value] = button
            self._group.addButton(button)
            row.addWidget(button)
        # Toggled, not clicked: assistive technology toggles a button without clicking it.
        self._group.buttonToggled.connect(self._on_button_toggled)

    def say(self, words: dict[str, str], name: str) -> None:
        """Set the word of each value and the name of the whole row."""
        self.setAccessibleName(name)
        for value, word in words.items():
            self._buttons[value].setText(word)
            self._buttons[value].setAccessibleName(f"{name}: {word}")

    def value(self) -> str:
        """The value of the pressed choice; "" while none is."""
        return next((value for value, button in self._buttons.items() if button.isChecked()), "")

    def choose(self, value: str) -> None:
        """Press in the button of `value` without announcing it; "" for none."""
        with QSignalBlocker(self._group):
            self._group.setExclusive(bool(value))
            for candidate, button in self._buttons.items():
                button.setChecked(candidate == value)
            self._group.setExclusive(True)

    def offer(self, value: str, *, offered: bool) -> None:
        """Show or hide the button of `value`."""
        self._buttons[value].setVisible(offered)

    def _on_button_toggled(self, button: QAbstractButton, pressed_in: bool) -> None:
        for value, candidate in self._buttons.items():
            if candidate is button and pressed_in:
                self.choice_made.emit(value)


def label(kind: str = "", *, wrap: bool = True) -> QLabel:
    """Return an empty label of a kind known to the style sheet: title, section, quiet, small."""
    widget = WordsLabel()
    widget.setProperty("kind", kind)
    widget.setWordWrap(wrap)
    widget.setTextFormat(Qt.TextFormat.PlainText)
    return widget


class TickBox(QCheckBox):
    """A box to tick, with a tick in it: a filled square alone does not say which of the two it is."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.isChecked():
            option = QStyleOptionButton()
            self.initStyleOption(option)
            box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
            painter = QPainter(self)
            draw_glyph(painter, "check", QRectF(box), self._style.colour("on_primary"))
            painter.end()


class ChoiceBox(QComboBox):
    """A drop-down whose arrow follows the theme; the wheel never changes it by accident."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Otherwise the longest item decides how wide the whole page is.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        size = self._style.chrome_px(22)
        left = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        x = self.width() - size - 14 if left else 14
        draw_glyph(
            painter, "open", QRectF(x, (self.height() - size) / 2, size, size), self._style.colour("text")
        )
        painter.end()


def choice_box(style: Style, items: Sequence[tuple[str, str]], on_choice: Callable[[int], None]) -> ChoiceBox:
    """Return a drop-down of (value, words); the value is the item's data."""
    box = ChoiceBox(style)
    for value, words in items:
        box.addItem(words, value)
    box.activated.connect(on_choice)
    return box


def select(box: QComboBox, value: str) -> None:
    """Show the item of `box` whose data is `value`."""
    box.setCurrentIndex(max(0, box.findData(value)))
