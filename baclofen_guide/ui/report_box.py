"""The report of what went wrong, to read and to copy for whoever looks after the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from baclofen_guide.ui.controls import ActionButton, label

if TYPE_CHECKING:
    from baclofen_guide.ui.style import Style

SIZE = (640, 480)


class ReportBox(QDialog):
    """A window over the window; goes when it is closed.

    Args:
        style: the look.
        report: the report, which holds nothing of the reader's.
        parent: the window it stands over.
    """

    def __init__(self, style: Style, report: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._style = style
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._text = QPlainTextEdit(report)
        self._said = label("quiet")
        self._copy = ActionButton(style, "copy", "primary")
        self._close = ActionButton(style, "close")
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setWindowTitle(self.tr("What went wrong"))
        space = self._style.chrome_px(16)
        column = QVBoxLayout(self)
        column.setContentsMargins(space, space, space, space)
        column.setSpacing(space)
        about = label()
        about.setText(
            self.tr(
                "This says where in the program something failed. It holds no name, no dose and nothing "
                "you typed, and it is not sent to anybody. Copy it for the person who looks after this "
                "program for you."
            )
        )
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(self.tr("Report"))
        self._copy.say(self.tr("Copy the report"))
        self._close.say(self.tr("Close"))
        row = QHBoxLayout()
        row.addWidget(self._copy)
        row.addWidget(self._close)
        row.addWidget(self._said, 1)
        for part in (about, self._text):
            column.addWidget(part)
        column.addLayout(row)
        wanted = QSize(*(self._style.chrome_px(length) for length in SIZE))
        self.resize(wanted.boundedTo(self.screen().availableSize()))

    def _connect(self) -> None:
        self._copy.clicked.connect(self._on_copy_clicked)
        self._close.clicked.connect(self.accept)

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())
        self._said.setText(self.tr("Copied."))
