"""The current look: theme, text size, and what to do when either changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QIcon

from baclofen_guide.ui.icons import glyph_icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from baclofen_guide.ui.theme import Theme

CHROME_LIMIT = 200
"""Bars and buttons grow with the text up to this percent; pages go on to 300."""

STACKED_FROM = 150
"""Percent of the usual size, whether the reader chose it or the window is for reading from further away."""

SPACE = 4
"""Spacing goes in steps of this many pixels at 100 %."""


class Style(QObject):
    """Holds the theme and text size that every widget is painted with.

    Args:
        theme: the colours.
        text_percent: the reader's text size.
        factor: how much larger than the rest: 1.5 for what is read from further away.
        target: least height of a button in pixels, at any text size.
    """

    style_changed = Signal()

    def __init__(
        self,
        theme: Theme,
        text_percent: int,
        parent: QObject | None = None,
        *,
        factor: float = 1.0,
        target: int = 44,
    ) -> None:
        super().__init__(parent)
        self._factor, self.target = factor, target
        self._theme = theme
        self._text_percent = text_percent

    @property
    def theme(self) -> Theme:
        """The colours in use."""
        return self._theme

    @property
    def text_percent(self) -> int:
        """The reader's text size in percent."""
        return self._text_percent

    def change(self, theme: Theme, text_percent: int) -> None:
        """Take a new theme or text size and tell everyone, if anything is new."""
        if (theme, text_percent) == (self._theme, self._text_percent):
            return
        self._theme, self._text_percent = theme, text_percent
        self.style_changed.emit()

    def page_px(self, size: float) -> int:
        """Return `size` pixels at 100 % scaled for page text."""
        return round(size * self._factor * self._text_percent / 100)

    def chrome_px(self, size: float) -> int:
        """Return `size` pixels at 100 % scaled for bars, buttons and cards."""
        return round(size * self._factor * min(self._text_percent, CHROME_LIMIT) / 100)

    @property
    def stacks(self) -> bool:
        """Whether letters are so large that buttons beside each other would be cut off."""
        return self.chrome_px(100) > STACKED_FROM

    def colour(self, role: str) -> QColor:
        """Return the theme's colour for `role`, such as "quiet"."""
        return QColor(getattr(self._theme, role))

    def icon(self, name: str, role: str = "text", checked_role: str | None = None, margin: int = 0) -> QIcon:
        """Return a pictogram in the colour of `role`, sized for a button; `margin` as in `glyph_icon`."""
        checked = self.colour(checked_role) if checked_role else None
        # White on a filled button is nothing on the pale one that cannot be pressed.
        disabled = self.colour("quiet") if role.startswith("on_") else None
        return glyph_icon(name, self.chrome_px(24), self.colour(role), checked, margin, disabled)

    def on_change(self, redraw: Callable[[], None]) -> None:
        """Call the bound method `redraw` now and after each change."""
        self.style_changed.connect(redraw)
        redraw()
