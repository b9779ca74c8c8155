"""What a screen reader finds in a page of text: a document with headings, paragraphs, list items and links.

To assistive technology a plain text browser is one flat label. Here each block of the page becomes an
object of its own, and each link an object inside its block.
"""

from __future__ import annotations

import weakref
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QColor,
    QTextBlock,
    QTextDocument,
    QTextFragment,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget

from baclofen_guide.ui.reader.fragments import block_fragments
from baclofen_guide.ui.reader.page_text import PageText
from baclofen_guide.ui.reader.presses import TICK

if TYPE_CHECKING:
    from PySide6.QtCore import QObject, QRect

CITATION = "facts:"
"""Links to where a statement comes from start so."""

TICKED = ":ticked?"
"""In the name of the picture of a thing that is ticked."""

_pages: weakref.WeakKeyDictionary[PageText, PageDocument] = weakref.WeakKeyDictionary()


@cache
def install_accessible_pages() -> None:
    """Tell Qt how to describe a `PageText` to assistive technology, once, however often called."""
    QAccessible.installFactory(_describe)


def _describe(name: str, widget: QObject | None) -> QAccessibleInterface | None:
    # Called for every class on the way up to QObject; only the page itself is ours.
    if isinstance(widget, PageText) and name == "PageText":
        page = _pages[widget] = PageDocument(widget)
        return page
    return None


@dataclass(frozen=True)
class _Span:
    """Some words of the page: where they stand, what they are, and the links inside."""

    start: int
    length: int
    role: QAccessible.Role
    words: str
    links: tuple[_Span, ...] = ()
    ticked: bool | None = None


class PageDocument(QAccessibleWidget):
    """The page as a document; its children are made when somebody asks and dropped when the page changes."""

    def __init__(self, page: PageText) -> None:
        super().__init__(page, QAccessible.Role.Document)
        self._page = page
        self._known: list[_Span] | None = None
        self._children: dict[int, _Passage] = {}
        page.document_shown.connect(self._forget)
        page.words_changed.connect(self._forget)

    @property
    def _spans(self) -> list[_Span]:
        """The parts of the page, read when somebody asks: most pages are turned without a screen reader."""
        if self._known is None:
            self._known = _spans(self._page.document())
        return self._known

    def childCount(self) -> int:
        return len(self._spans)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        if not 0 <= index < len(self._spans):
            return None
        if index not in self._children:
            passage = _Passage(self._page, self, self._spans[index])
            QAccessible.registerAccessibleInterface(passage)
            self._children[index] = passage
        return self._children[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return next((index for index, known in self._children.items() if known == child), -1)

    def text(self, kind: QAccessible.Text) -> str:
        return self._page.accessibleName() if kind is QAccessible.Text.Name else ""

    def _forget(self) -> None:
        for child in self._children.values():
            child.forget_links()
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(child))
        self._children.clear()
        self._known = None


class _Passage(QAccessibleInterface):
    """A heading, paragraph, list item or link."""

    def __init__(self, page: PageText, parent: QAccessibleInterface, span: _Span) -> None:
        super().__init__()
        self._page, self._parent, self._span = page, parent, span
        self._links: dict[int, _Passage] = {}

    def forget_links(self) -> None:
        """Drop the links before the passage itself is dropped."""
        for link in self._links.values():
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(link))
        self._links.clear()

    def isValid(self) -> bool:
        return True

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        return self._page.window().windowHandle()

    def parent(self) -> QAccessibleInterface:
        return self._parent

    def childCount(self) -> int:
        return len(self._span.links)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        if not 0 <= index < len(self._span.links):
            return None
        if index not in self._links:
            link = _Passage(self._page, self, self._span.links[index])
            QAccessible.registerAccessibleInterface(link)
            self._links[index] = link
        return self._links[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return next((index for index, known in self._links.items() if known == child), -1)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        for index in range(self.childCount()):
            child = self.child(index)
            if child is not None and child.rect().contains(x, y):
                return child
        return None

    def role(self) -> QAccessible.Role:
        return self._span.role

    def text(self, kind: QAccessible.Text) -> str:
        return self._span.words if kind is QAccessible.Text.Name else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Pages are read only."""

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.readOnly = True
        state.checkable = self._span.ticked is not None
        state.checked = bool(self._span.ticked)
        return state

    def rect(self) -> QRect:
        return self._page.rect_of(self._span.start, self._span.length)

    def foregroundColor(self) -> QColor:
        return self._page.palette().text().color()

    def backgroundColor(self) -> QColor:
        return self._page.palette().base().color()


def _spans(document: QTextDocument) -> list[_Span]:
    """Return every block of `document` that has words, in reading order."""
    found = []
    block = document.begin()
    while block.isValid():
        links = tuple(_links(block))
        role, words = _role(block), _words(block)
        if links and links[0].ticked is not None:
            # Whoever reads line by line hears it too; the box itself tells its state.
            role, words = QAccessible.Role.ListItem, f"{_tooltip(block)}: {words}"
        elif not words:
            role, words = QAccessible.Role.Graphic, _tooltip(block)
        if words:
            found.append(_Span(block.position(), block.length(), role, words, links))
        block = block.next()
    return found


def _role(block: QTextBlock) -> QAccessible.Role:
    if block.blockFormat().headingLevel() > 0:
        return QAccessible.Role.Heading
    if block.textList() is not None:
        return QAccessible.Role.ListItem
    return QAccessible.Role.Paragraph


def _tooltip(block: QTextBlock) -> str:
    """Return what stands behind the first picture or link of `block`: what a picture shows, or a tick."""
    return next((one.charFormat().toolTip() for one in block_fragments(block)), "")


def _words(block: QTextBlock) -> str:
    """Return what is read out: everything but the numbers of citations, which are links of their own."""
    parts = (
        part for part in block_fragments(block) if not part.charFormat().anchorHref().startswith(CITATION)
    )
    return _spoken("".join(part.text() for part in parts))


def _links(block: QTextBlock) -> list[_Span]:
    """Return the links of `block`; runs of one link that stand together are one."""
    found: list[_Span] = []
    before = ""
    for fragment in block_fragments(block):
        form = fragment.charFormat()
        target = form.anchorHref() if form.isAnchor() else ""
        if target:
            span = _link(fragment)
            found.append(_joined(found.pop(), span) if target == before else span)
        before = target
    return found


def _link(fragment: QTextFragment) -> _Span:
    form = fragment.charFormat()
    words = _spoken(fragment.text())
    if form.anchorHref().startswith(TICK):
        ticked = form.isImageFormat() and TICKED in form.toImageFormat().name()
        role = QAccessible.Role.CheckBox
        return _Span(fragment.position(), fragment.length(), role, words, ticked=ticked)
    # A citation is only a number on screen; its tooltip says what it is.
    words = form.toolTip() or words
    return _Span(fragment.position(), fragment.length(), QAccessible.Role.Link, words)


def _joined(one: _Span, other: _Span) -> _Span:
    words = " ".join(filter(None, (one.words, other.words)))
    return replace(one, length=one.length + other.length, words=words)


def _spoken(text: str) -> str:
    """Return `text` without the characters that stand for pictures and line breaks."""
    return " ".join(text.replace("\ufffc", " ").replace("\u2028", " ").split())
