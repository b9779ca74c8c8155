"""A page of widgets in one centred column that scrolls; the base of all pages that are not text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from baclofen_guide.ui.worded import Worded

if TYPE_CHECKING:
    from baclofen_guide.ui.navigation import Place
    from baclofen_guide.ui.style import Style


class ScrollPage(Worded, QScrollArea):
    """Offers `column`, a vertical layout at most `widest` pixels wide at 100 %."""

    def __init__(self, style: Style, *, widest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style, self._widest = style, widest
        self.setProperty("kind", "page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        outer = QWidget()
        row = self._row = QHBoxLayout(outer)
        row.setContentsMargins(0, 0, 0, 0)
        self._inner = QWidget()
        row.addStretch(1)
        row.addWidget(self._inner, 1000)
        row.addStretch(1)
        self.column = QVBoxLayout(self._inner)
        self.column.setSpacing(12)
        self.setWidget(outer)
        style.on_change(self._fit)

    def open(self, place: Place) -> None:
        """Show the page from its top."""
        self.verticalScrollBar().setValue(0)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def commands(self) -> dict[str, str]:
        """Return the page's own commands; pages without a toolbar have none."""
        return {}

    def do(self, command: str) -> None:
        """Carry out one of `commands`."""

    def position(self) -> int:
        """Return how far the page is scrolled, in pixels."""
        return self.verticalScrollBar().value()

    def return_to(self, position: int) -> None:
        """Scroll back to where the reader was."""
        self._row.activate()
        self.verticalScrollBar().setValue(position)

    def bring_in(self, widget: QWidget) -> None:
        """Scroll until all of `widget` is seen, also when it was hidden or grew a moment ago."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self.ensureWidgetVisible(widget, 0, 16)

    def retranslate(self) -> None:
        """Take the words of the window's language; pages with words override this."""

    def _fit(self) -> None:
        edge = min(24, self._style.chrome_px(16))
        self.column.setContentsMargins(edge, edge, edge, edge)
        self._inner.setMaximumWidth(self._style.chrome_px(self._widest))
