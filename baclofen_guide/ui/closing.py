"""What closing the window means, said before it happens: into the tray, or the end of the reminders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from baclofen_guide.ui.choices import Choices


class Closing(QObject):
    """Decides what closing the window does.

    Args:
        window: the window.
        choices: where it is noted that the reader was told.
        stays_in_tray: whether a tray brings a hidden window back.
        expects_doses: whether there are reminders to lose.

    Signals:
        confirmed: the reader wants no more reminders until the next start.
    """

    confirmed = Signal()

    def __init__(
        self,
        window: QWidget,
        choices: Choices,
        stays_in_tray: Callable[[], bool],
        expects_doses: Callable[[], bool],
    ) -> None:
        super().__init__(window)
        self._window, self._choices = window, choices
        self._stays_in_tray, self._expects_doses = stays_in_tray, expects_doses
        self._box: QMessageBox | None = None

    def may_close(self) -> bool:
        """Whether the window may close now, which ends the program; else it hides, or they are asked."""
        application = QGuiApplication.instance()
        ending = isinstance(application, QGuiApplication) and application.isSavingSession()
        if ending or not self._expects_doses():
            return True
        if not self._stays_in_tray():
            self._ask()
        elif self._choices.now.told_hiding:
            self._window.hide()
        else:
            self._tell()
        return False

    def _tell(self) -> None:
        box = self._new_box(self.tr("Reminders still come"))
        box.setInformativeText(
            self.tr(
                "This window closes. The small pill in the tray stays, and so do the reminders. "
                "To end the program, press the pill and choose “Leave”."
            )
        )
        box.addButton(self.tr("Close the window"), QMessageBox.ButtonRole.AcceptRole)
        box.finished.connect(self._on_told)
        box.open()

    def _ask(self) -> None:
        box = self._new_box(self.tr("Without this window, no reminders come"))
        box.setInformativeText(
            self.tr(
                "This desktop has no tray. Make the window small instead, and reminders still come. "
                "If you close it, nothing reminds you until you open it again."
            )
        )
        small = box.addButton(self.tr("Make it small"), QMessageBox.ButtonRole.AcceptRole)
        leave = box.addButton(self.tr("Close: no reminders"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(self.tr("Go back"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(small)
        box.setEscapeButton(keep)
        small.clicked.connect(self._window.showMinimized)
        leave.clicked.connect(self.confirmed)
        box.finished.connect(self._on_asked)
        box.open()

    def _new_box(self, title: str) -> QMessageBox:
        if self._box is not None:
            self._box.deleteLater()
        box = self._box = QMessageBox(self._window)
        box.setWindowModality(Qt.WindowModality.WindowModal)
        box.setWindowTitle(self.tr("Baclofen Guide"))
        box.setText(title)
        return box

    def _on_told(self) -> None:
        self._choices.change(told_hiding=True)
        self._window.hide()

    def _on_asked(self) -> None:
        self._box = None
