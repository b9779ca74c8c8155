"""Where a statement comes from: opens beside or below the page, closes back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from baclofen_guide.ui.controls import ActionButton, label
from baclofen_guide.ui.reader.documents import PageDocuments, show_in
from baclofen_guide.ui.worded import Worded

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from baclofen_guide.ui.guide_desk import Shown
    from baclofen_guide.ui.style import Style


class SourcePanel(Worded, QFrame):
    """A heading, a text and a way to close it.

    Signals:
        link_pressed: target of a link in the panel.
        closed: the reader is done; the page takes the focus back.
    """

    link_pressed = Signal(str)
    closed = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._ask: Callable[[], Shown] | None = None
        self._documents = PageDocuments(style, self)
        self.setProperty("kind", "source-panel")
        self._build()
        self.hide()
        style.style_changed.connect(self._tell_anew)

    def open(self, ask: Callable[[], Shown]) -> None:
        """Show what `ask` answers, now and whenever look or language change, and take the focus."""
        self._ask = ask
        self._tell()
        self._text.verticalScrollBar().setValue(0)
        self.show()
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._close.say(self.tr("Close"), icon_only=True)
        self._tell_anew()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
            return
        super().keyPressEvent(event)

    def close_panel(self) -> None:
        """Hide the panel and give the focus back, if it was open."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 8)
        row = QHBoxLayout()
        self._title = label("section")
        self._close = ActionButton(self._style, "close", "quiet")
        self._close.clicked.connect(self.close_panel)
        row.addWidget(self._title, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        self._text = QTextBrowser()
        self._text.setOpenLinks(False)
        self._text.anchorClicked.connect(self._on_anchor_clicked)
        column.addWidget(self._text, 1)
        self.retranslate()

    def _tell(self) -> None:
        assert self._ask is not None
        shown = self._ask()
        self._title.setText(shown.title)
        self.setAccessibleName(shown.title)
        self._text.setAccessibleName(shown.title)
        show_in(self._text, self._documents.document(shown.key, shown.html))

    def _tell_anew(self) -> None:
        """The same in other letters, colours or words, about as far down."""
        if self._ask is None or self.isHidden():
            return
        bar = self._text.verticalScrollBar()
        part = bar.value() / max(1, bar.maximum())
        self._tell()
        bar.setValue(round(part * bar.maximum()))

    def _on_anchor_clicked(self, url: QUrl) -> None:
        self.link_pressed.emit(url.toString())
