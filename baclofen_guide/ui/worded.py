"""What widgets with words have in common: they say them anew when the window's language changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget as _Widget
else:
    # Stands before a widget class among the bases; that one is the only widget.
    _Widget = object


class Worded(_Widget):
    """Goes before the Qt class: ``class Panel(Worded, QWidget)``."""

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
