"""The yardstick: a window with a QTextBrowser and a page's worth of text, and nothing else.

With --exit-after-first-paint it prints milliseconds from process start to the first painted page, and leaves.
"""

from __future__ import annotations

import html
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QTextBrowser

from baclofen_guide.startup import process_age_ms

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

PAGE = Path(__file__).parents[2] / "resources" / "content" / "en" / "stopping" / "standard.md"


class Browser(QTextBrowser):
    """Tells of its first paint."""

    leave_when_painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.leave_when_painted:
            self.leave_when_painted = False
            print(f"{process_age_ms():.0f}", flush=True)
            QTimer.singleShot(0, QApplication.quit)


qt = QApplication(sys.argv[:1])
browser = Browser()
browser.leave_when_painted = "--exit-after-first-paint" in sys.argv
blocks = PAGE.read_text(encoding="utf-8").split("\n\n")
browser.setHtml("".join(f"<p>{html.escape(block)}</p>" for block in blocks))
browser.resize(1100, 760)
browser.show()
sys.exit(qt.exec())
