"""The Qt application, with its names."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication


def make_qt() -> QApplication:
    """Return the Qt application with its names set."""
    qt = QApplication(sys.argv[:1])
    QCoreApplication.setApplicationName("baclofen-guide")
    qt.setApplicationDisplayName("Baclofen Guide")
    qt.setDesktopFileName("baclofen-guide")
    # With the window in the tray, closing the reminder is no end.
    qt.setQuitOnLastWindowClosed(False)
    return qt
