"""Where a statement comes from: opens beside or below the page, closes back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from baclofen_guide.ui.controls import ActionButton, label
from baclofen_guide.ui.worded import Worded

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QTextDocument

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
        self.setProperty("kind", "source-panel")
        self._build()
        self.hide()

    def open(self, title: str, document: QTextDocument) -> None:
        """Show `document` under `title` and take the focus."""
        self._title.setText(title)
        self.setAccessibleName(title)
        self._text.setAccessibleName(title)
        self._text.setDocument(document)
        self._text.verticalScrollBar().setValue(0)
        self.show()
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._close.say(self.tr("Close"), icon_only=True)

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

    def _on_anchor_clicked(self, url: QUrl) -> None:
        self.link_pressed.emit(url.toString())
