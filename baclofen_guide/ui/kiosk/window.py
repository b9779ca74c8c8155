"""The kiosk's window: full screen, one page at a time, the bar at the foot, and no way to close it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from baclofen_guide.ui.controls import label
from baclofen_guide.ui.kiosk.bar import KioskBar
from baclofen_guide.ui.kiosk.touch import page_by, put_back
from baclofen_guide.ui.navigation import History, Place
from baclofen_guide.ui.worded import Worded

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent

    from baclofen_guide.ui.style import Style

_log = logging.getLogger(__name__)
TROUBLE = "trouble"
LEAST_SIZE = QSize(480, 360)


class KioskPage(Protocol):
    """What the window asks of a page of the guide."""

    def open(self, place: Place) -> None:
        """Show `place`."""

    def position(self) -> int:
        """Return how far it is scrolled, in pixels."""

    def return_to(self, position: int) -> None:
        """Scroll back to where the visitor was."""


class KioskWindow(Worded, QWidget):
    """Screens that fill the window (attract, first choices, the question, the keypad), and the guide.

    Args:
        style: the current look.
        makers: what makes each page of the guide, by name, with `TROUBLE` among them.
        offers: which commands the bar has besides the usual ones, at a place.

    Signals:
        command_given: a command of the bar that is not about moving.
        arrived: a page of the guide is shown.
        close_refused: somebody tried to close the window.
        first_painted: the first page has been painted.
    """

    command_given = Signal(str)
    arrived = Signal()
    close_refused = Signal()
    first_painted = Signal()

    def __init__(
        self,
        style: Style,
        makers: dict[str, Callable[[], QWidget]],
        offers: Callable[[Place], frozenset[str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style, self._makers, self._offers = style, makers, offers
        self._pages: dict[str, QWidget] = {}
        self._screens: dict[str, QWidget] = {}
        self._history = History()
        self._may_close = False
        self.setObjectName("window")
        # Where full screen is not to be had there would be a title bar, with a button that closes.
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setAcceptDrops(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._build()
        self._connect()
        self.retranslate()

    @property
    def place(self) -> Place | None:
        """Where the visitor is in the guide; None before the first page."""
        return self._history.here

    @property
    def screen_name(self) -> str:
        """Which screen fills the window; "guide" for the guide."""
        shown = self._layers.currentWidget()
        return next((name for name, screen in self._screens.items() if screen is shown), "guide")

    def add_screen(self, name: str, screen: QWidget) -> None:
        """Take in a screen that fills the window."""
        self._screens[name] = screen
        self._layers.addWidget(screen)

    def show_screen(self, name: str) -> None:
        """Fill the window with screen `name`."""
        self._layers.setCurrentWidget(self._screens[name])

    def show_guide(self) -> None:
        """Show the guide again, exactly where it was left."""
        self._layers.setCurrentWidget(self._guide)

    def page(self) -> QWidget | None:
        """The page of the guide that is shown."""
        return self._stack.currentWidget()

    def go(self, place: Place) -> None:
        """Show `place` of the guide. A place that the kiosk does not have leads nowhere."""
        if place.page not in self._makers or place.page == TROUBLE:
            return
        here = self._history.here
        if here is not None:
            if here == place:
                self.show_guide()
                return
            self._remember()
        self._history.visit(place)
        self._show(place)

    def go_back(self) -> None:
        """Return to the place before, exactly where it was left; from the first one, stay."""
        if self._history.can_go(-1):
            place = self._history.go(-1)
            assert place is not None
            self._show(place)

    def forget_pages(self) -> None:
        """Destroy every page of the guide: what a visitor saw, pressed or answered goes with it."""
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.hide()
            page.deleteLater()
        self._pages.clear()
        self._bar.offer(frozenset())

    def say(self, words: str) -> None:
        """Say what became of a command, until the next page; "" says nothing."""
        self._said.setText(words)
        self._said.setVisible(bool(words))
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._said, words))

    def say_level(self, level: str) -> None:
        """Say on the bar how pages are written now."""
        self._bar.say_level(level)

    def forget_history(self) -> None:
        """Forget where the visitor was."""
        self._history = History()

    def end(self) -> None:
        """Let the window close: staff typed the code."""
        self._may_close = True

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self.setWindowTitle(self.tr("Baclofen Guide"))
        self._warning.setText(self.tr("Never stop baclofen suddenly."))

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close:
            super().closeEvent(event)
            return
        event.ignore()
        self.close_refused.emit()

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() is QEvent.Type.Paint:
            self.first_painted.emit()
        return handled

    def _build(self) -> None:
        # Large letters must never make the window larger than its screen.
        self.setMinimumSize(LEAST_SIZE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._layers = QStackedWidget()
        column.addWidget(self._layers)
        self._guide = QWidget()
        inside = QVBoxLayout(self._guide)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        self._stack = QStackedWidget()
        self._bar = KioskBar(self._style)
        inside.addWidget(self._build_warning())
        inside.addWidget(self._stack, 1)
        self._said = label("warning")
        self._said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._said.hide()
        inside.addWidget(self._said)
        inside.addWidget(self._bar)
        self._layers.addWidget(self._guide)

    def _build_warning(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("kind", "warning-bar")
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 4, 16, 4)
        self._warning = label("action")
        self._warning.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(self._warning)
        return frame

    def _connect(self) -> None:
        self._bar.command_given.connect(self._on_command_given)

    def _show(self, place: Place) -> None:
        """Show `place`; what cannot be shown gives way to whom to call, never to a report of an error."""
        self.say("")
        try:
            self._open(place.page, place)
        except Exception:
            _log.exception("a page of the kiosk cannot be shown")
            self._open(TROUBLE, place)
            self._bar.offer(frozenset())
        else:
            self._bar.offer(self._offers(place))
        self.show_guide()
        self.arrived.emit()

    def _open(self, name: str, place: Place) -> None:
        if name not in self._pages:
            page = self._pages[name] = self._makers[name]()
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(self._pages[name])
        area = self._scrolled()
        if area is not None:
            put_back(area)
        shown = self._current()
        shown.open(place)
        if place.position is not None:
            shown.return_to(place.position)

    def _current(self) -> KioskPage:
        page: KioskPage = self._stack.currentWidget()  # type: ignore[assignment]
        return page

    def _remember(self) -> None:
        if self._stack.currentWidget() is not None:
            self._history.remember(self._current().position())

    def _scrolled(self) -> QAbstractScrollArea | None:
        """What Up and Down move: the page itself, or the largest part of it that scrolls."""
        page = self._stack.currentWidget()
        if isinstance(page, QAbstractScrollArea):
            return page
        areas = [one for one in page.findChildren(QAbstractScrollArea) if one.isVisible()] if page else []
        return max(areas, key=lambda one: one.height(), default=None)

    def _on_command_given(self, command: str) -> None:
        ways: dict[str, Callable[[], None]] = {"back": self.go_back}
        places = {"urgent": Place("urgent"), "topics": Place("learn")}
        if command in ways:
            ways[command]()
        elif command in places:
            self.go(places[command])
        elif command in ("up", "down"):
            area = self._scrolled()
            if area is not None:
                page_by(area, 1 if command == "down" else -1)
        else:
            self.command_given.emit(command)
