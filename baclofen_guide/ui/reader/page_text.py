"""The text of a page: one browser that keeps its place when the words around it change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, QUrl, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from baclofen_guide.ui.reader.documents import show_in
from baclofen_guide.ui.reader.fragments import block_fragments
from baclofen_guide.ui.reader.link_ring import link_rects
from baclofen_guide.ui.reader.presses import TICK, pressed_link

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock

    from baclofen_guide.ui.style import Style

COLUMN_CHARACTERS = 68
"""Line length that reads best, in average characters."""

SECTION_LEVEL = 2
"""Sections are the second level of headings; the page's title is the first."""


@dataclass(frozen=True)
class Spot:
    """A place in a page: pixels below the heading of a section, as seen at the top of the view."""

    section: str
    below: int


class PageText(QTextBrowser):
    """Shows ready-made documents in a centred column of readable width.

    Signals:
        link_pressed: the link's target, such as "topic:missed" or "facts:F-STOP-01".
        section_reached: id of the section now at the top of the view.
        document_shown: another document has taken the place of the one before.
        words_changed: something on the page was ticked; it says the same otherwise.
        column_moved: the text begins at another `column_left`.
    """

    link_pressed = Signal(str)
    section_reached = Signal(str)
    document_shown = Signal()
    words_changed = Signal()
    column_moved = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        from baclofen_guide.ui.reader.accessible import install_accessible_pages  # which imports this class

        super().__init__(parent)
        install_accessible_pages()
        self._style = style
        self._headings: list[tuple[int, str]] = []
        self._section = ""
        self.setProperty("kind", "page-text")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUndoRedoEnabled(False)
        self.anchorClicked.connect(self._on_anchor_clicked)
        self.selectionChanged.connect(self._on_selection_changed)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        style.style_changed.connect(self._fit_column)

    def show_document(self, document: QTextDocument) -> None:
        """Show `document`, from its beginning."""
        show_in(self, document)
        self._headings = _heading_positions(document)
        self._fit_column()
        self.verticalScrollBar().setValue(0)
        self._on_scrolled()
        self.document_shown.emit()

    def say_changed(self, words: str) -> None:
        """Tell a screen reader what has just changed on the page."""
        self.words_changed.emit()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def rect_of(self, start: int, length: int) -> QRect:
        """Return where `length` characters from `start` are on the screen, in global pixels."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        first = self.cursorRect(cursor)
        cursor.setPosition(min(start + max(0, length - 1), self.document().characterCount() - 1))
        rect = first.united(self.cursorRect(cursor))
        if rect.height() > first.height():
            rect.setLeft(0)
            rect.setRight(self.viewport().width())
        return QRect(self.viewport().mapToGlobal(rect.topLeft()), rect.size())

    def column_left(self) -> int:
        """Where the text begins, in pixels from the left edge."""
        return self.viewportMargins().left() + round(self.document().documentMargin())

    def spot(self) -> Spot:
        """Return what is at the top of the view, to be found again in another version of the page."""
        top = self.verticalScrollBar().value()
        section, y = self._heading_above(top)
        return Spot(section, top - y)

    def go_to(self, spot: Spot) -> None:
        """Scroll so that the section of `spot` is where it was; a page without it begins at its top."""
        for position, section in self._headings:
            if section == spot.section:
                # So far that the section is still the one at the top of the view.
                reach = self._section_height(section) - self._near() - 1
                below = min(spot.below, max(0, reach)) if spot.below > 0 else spot.below
                self.verticalScrollBar().setValue(self._y(position) + below)
                return
        self.verticalScrollBar().setValue(spot.below if not spot.section else 0)

    def go_to_section(self, section: str) -> None:
        """Scroll the heading of `section` to the top and put the text cursor there."""
        self.go_to(Spot(section, -self._style.page_px(8)))
        for position, name in self._headings:
            if name == section:
                cursor = QTextCursor(self.document())
                cursor.setPosition(position)
                self.setTextCursor(cursor)
                self.go_to(Spot(section, -self._style.page_px(8)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        spot = self.spot()
        super().resizeEvent(event)
        self._fit_column()
        if spot.section or spot.below:
            self.go_to(spot)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        # Asked before the press is carried out: a link may bring another page under the pointer.
        aside = self.textCursor().hasSelection() or self.anchorAt(event.position().toPoint())
        super().mouseReleaseEvent(event)
        if aside or event.button() is not Qt.MouseButton.LeftButton:
            return
        # What is pressed like a button is pressed beside its words too.
        if target := pressed_link(self, event.position(), self._style.page_px):
            self.link_pressed.emit(target)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        target = self.textCursor().charFormat().anchorHref() if self.textCursor().hasSelection() else ""
        if event.key() == Qt.Key.Key_Space and target.startswith(TICK):
            self.link_pressed.emit(target)
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._style.colour("focus"), 3))
            painter.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
            for rect in link_rects(self.textCursor()):
                painter.drawRoundedRect(rect, 4, 4)
            painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        # The ring is for those who move by keyboard; on opening a page it would frame the whole window.
        keyboard = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self._show_ring(on=event.reason() in keyboard)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._show_ring(on=False)
        super().focusOutEvent(event)

    def _show_ring(self, *, on: bool) -> None:
        if bool(self.property("ring")) is not on:
            self.setProperty("ring", on)
            self.style().polish(self)

    def _fit_column(self) -> None:
        font = self.document().defaultFont()
        column = QFontMetrics(font).averageCharWidth() * COLUMN_CHARACTERS
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        least = 12 if self.width() < 2 * column else 24
        side = max(least, (room - column) // 2)
        margins = self.viewportMargins()
        if margins.left() != side:
            self.setViewportMargins(side, 0, side, 0)
            self.column_moved.emit()
        if self.document().textWidth() != self.viewport().width():
            # Margins set while the page was hidden reach the layout only on being asked to wrap anew.
            self.setLineWrapColumnOrWidth(0)

    def _y(self, position: int) -> int:
        block = self.document().findBlock(position)
        return round(self.document().documentLayout().blockBoundingRect(block).top())

    def _heading_above(self, top: int) -> tuple[str, int]:
        found = ("", 0)
        for position, section in self._headings:
            y = self._y(position)
            if y > top + self._near():
                break
            found = (section, y)
        return found

    def _near(self) -> int:
        """Return how far below the top of the view a heading already counts as the one at the top."""
        return self._style.page_px(40)

    def _section_height(self, section: str) -> int:
        names = [name for _, name in self._headings]
        following = names.index(section) + 1
        start = self._y(self._headings[following - 1][0])
        if following < len(self._headings):
            return self._y(self._headings[following][0]) - start
        return round(self.document().size().height()) - start

    def _on_anchor_clicked(self, url: QUrl) -> None:
        self.link_pressed.emit(url.toString())

    def _on_selection_changed(self) -> None:
        # Qt paints anew where words were selected; the ring reaches a little further.
        self.viewport().update()

    def _on_scrolled(self) -> None:
        section = self._heading_above(self.verticalScrollBar().value())[0]
        if section != self._section:
            self._section = section
            self.section_reached.emit(section)


def _heading_positions(document: QTextDocument) -> list[tuple[int, str]]:
    """Return (position, section id) of each heading that has an anchor, in order."""
    found = []
    block = document.begin()
    while block.isValid():
        if block.blockFormat().headingLevel() == SECTION_LEVEL:
            names = block.charFormat().anchorNames() or _first_anchor(block)
            if names:
                found.append((block.position(), names[0]))
        block = block.next()
    return found


def _first_anchor(block: QTextBlock) -> list[str]:
    names = (one.charFormat().anchorNames() for one in block_fragments(block))
    return next((list(found) for found in names if found), [])
