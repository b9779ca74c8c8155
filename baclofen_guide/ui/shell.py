"""The window: warning bar on top, rail at the side, one page at a time, and the way back."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from baclofen_guide.ui.drops import dropped_plan
from baclofen_guide.ui.navigation import History, Place
from baclofen_guide.ui.notice import Notice
from baclofen_guide.ui.rail import Rail
from baclofen_guide.ui.warning_bar import BarShape, WarningBar
from baclofen_guide.ui.worded import Worded

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from baclofen_guide.ui.style import Style


class Page(Protocol):
    """What the window asks of a page; pages are widgets that also do this."""

    def open(self, place: Place) -> None:
        """Show `place`, from its beginning or section."""

    def position(self) -> int:
        """Return how far the page is scrolled, in pixels."""

    def return_to(self, position: int) -> None:
        """Scroll back to where the reader was."""

    def commands(self) -> dict[str, str]:
        """Return what the page's own toolbar offers, as words by command."""

    def do(self, command: str) -> None:
        """Carry out one of `commands`."""


class Fold(Enum):
    """How much room the window has for what stands around the page."""

    ROOMY = "roomy"
    NARROW = "narrow"
    FOLDED = "folded"


FOLD_BELOW_HEIGHT = 600
FOLD_ABOVE_TEXT = 200
NARROW_BELOW_WIDTH = 1000
NARROW_ABOVE_TEXT = 150


def fold_for(width: int, height: int, text_percent: int) -> Fold:
    """Return how the window folds at a size in pixels and a text size in percent.

    Below 600 px of height or above 200 % text, or when a rail would leave too little width for the text,
    bar, rail and toolbar become one row.
    """
    least_width = 480 * min(text_percent, 200) / 100
    if height < FOLD_BELOW_HEIGHT or text_percent > FOLD_ABOVE_TEXT or width < least_width:
        return Fold.FOLDED
    if width < NARROW_BELOW_WIDTH or text_percent > NARROW_ABOVE_TEXT:
        return Fold.NARROW
    return Fold.ROOMY


class Shell(Worded, QWidget):
    """Owns the pages and the history; pages ask for places, the shell shows them.

    Args:
        style: the current look.
        makers: what makes each page, by name; a page is made when it is first shown.
        may_close: asked when the window is about to close; False keeps it.
        may_go: asked before another place is shown; False keeps this one.

    Signals:
        first_painted: the first page has been painted.
        closing: the window is closing for good.
        file_dropped: path of a file that was dropped on the window and may carry a plan.
    """

    first_painted = Signal()
    closing = Signal()
    file_dropped = Signal(str)

    def __init__(
        self,
        style: Style,
        makers: dict[str, Callable[[], QWidget]],
        may_close: Callable[[], bool] | None = None,
        may_go: Callable[[Place], bool] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style = style
        self._makers, self._may_close, self._may_go = makers, may_close, may_go
        self._pages: dict[str, QWidget] = {}
        self._history = History()
        self._fold = Fold.ROOMY
        self.setObjectName("window")
        self._build()
        self._connect()
        self.retranslate()

    @property
    def place(self) -> Place | None:
        """Where the reader is."""
        return self._history.here

    @property
    def notice(self) -> Notice:
        """The line over the page in which the program says what happened."""
        return self._notice

    def page(self, name: str) -> QWidget:
        """Return the page `name`, made now if nobody has asked for it before."""
        if name not in self._pages:
            page = self._pages[name] = self._makers[name]()
            self._stack.addWidget(page)
        return self._pages[name]

    def go(self, place: Place) -> None:
        """Show `place` and remember where the reader came from."""
        here = self._history.here
        if here is not None:
            if here.same_page(place) and not place.section:
                return
            if not self._allows(place):
                return
            self._history.remember(self._page().position())
        self._history.visit(place)
        self._show(place)

    def show_again(self) -> None:
        """Show where the reader is from its beginning, as if they had come there now."""
        if self._history.here is not None:
            self._page().open(self._history.here)

    def go_back(self) -> None:
        """Return to the place before, exactly where it was left."""
        self._step(-1)

    def go_forward(self) -> None:
        """Undo going back."""
        self._step(1)

    def offer(self, pages: Collection[str]) -> None:
        """Offer only `pages` at the side and in the folded menu."""
        self._rail.offer(pages)

    def go_urgent(self) -> None:
        """Open urgent help, from anywhere."""
        self.go(Place("urgent"))

    def say_next(self, words: str) -> None:
        """Say in the warning bar what the day brings."""
        self._bar.say_next(words)

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self.setWindowTitle(self.tr("Baclofen Guide"))
        self._rail.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._refold()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close is not None and not self._may_close():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_plan(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_plan(event.mimeData())
        if path:
            event.acceptProposedAction()
            self.file_dropped.emit(path)

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() is QEvent.Type.Paint:
            self.first_painted.emit()
        return handled

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._bar = WarningBar(self._style)
        self._rail = Rail(self._style)
        self._notice = Notice(self._style)
        self._stack = QStackedWidget()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        page_column = QVBoxLayout()
        page_column.setSpacing(0)
        page_column.addWidget(self._notice)
        page_column.addWidget(self._stack, 1)
        row.addLayout(page_column, 1)
        column.addWidget(self._bar)
        column.addLayout(row, 1)

    def _connect(self) -> None:
        self._bar.urgent_requested.connect(self.go_urgent)
        self._bar.menu_opened.connect(self._on_menu_opened)
        self._rail.place_requested.connect(self.go)
        self._style.style_changed.connect(self._refold)
        keys: tuple[tuple[QKeySequence | QKeySequence.StandardKey, object], ...] = (
            (QKeySequence(Qt.Key.Key_F1), self.go_urgent),
            (QKeySequence("Alt+Left"), self.go_back),
            (QKeySequence("Alt+Right"), self.go_forward),
        )
        for key, action in keys:
            QShortcut(key, self).activated.connect(action)

    def _allows(self, place: Place) -> bool:
        return self._may_go is None or self._may_go(place)

    def _page(self) -> Page:
        page: Page = self._stack.currentWidget()  # type: ignore[assignment]
        return page

    def _step(self, step: int) -> None:
        ahead = self._history.peek(step)
        if ahead is None or not self._allows(ahead):
            return
        self._history.remember(self._page().position())
        place = self._history.go(step)
        assert place is not None
        self._show(place)

    def _show(self, place: Place) -> None:
        self._stack.setCurrentWidget(self.page(place.page))
        self._page().open(place)
        if place.position is not None:
            self._page().return_to(place.position)
        self._rail.mark(place)
        self._refold()

    def _refold(self) -> None:
        here = self._history.here
        welcome = here is not None and here.page == "welcome"
        fold = fold_for(self.width(), self.height(), self._style.text_percent)
        self._rail.narrow(fold is Fold.NARROW)
        # Words that are cut off name nothing.
        if self._rail.least_height() > self.height() - self._bar.sizeHint().height():
            fold = Fold.FOLDED
        self._rail.setVisible(fold is not Fold.FOLDED and not welcome)
        if fold is not self._fold:
            self._fold = fold
            self._bar.fold(BarShape.FOLDED if fold is Fold.FOLDED else BarShape.WIDE)
        for page in self._pages.values():
            page.setProperty("folded", fold is Fold.FOLDED)
            if hasattr(page, "fold"):
                page.fold(folded=fold is Fold.FOLDED)

    def _on_menu_opened(self, menu: QMenu) -> None:
        """Fill the folded menu: where one can go, then what the page offers."""
        words = self._rail.words()
        for destination in self._rail.offered():
            action = menu.addAction(words[destination.place.page])
            action.setData(destination.place)
            action.triggered.connect(self._on_destination_triggered)
        commands = self._page().commands()
        if commands:
            menu.addSeparator()
        for command, word in commands.items():
            action = menu.addAction(word)
            action.setData(command)
            action.triggered.connect(self._on_command_triggered)

    def _on_destination_triggered(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.go(action.data())

    def _on_command_triggered(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self._page().do(action.data())
