"""Colours, text size and language on the whole application, and what may not happen meanwhile."""

from __future__ import annotations

import gc
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from baclofen_guide.app import Application
from tests.ui.home import put_away

MakeWindow = Callable[..., Application]
WALKS = {
    QEvent.Type.ApplicationPaletteChange,
    QEvent.Type.FontChange,
    QEvent.Type.PaletteChange,
    QEvent.Type.StyleChange,
}


class Listener(QWidget):
    """Notes whether Python may collect garbage whenever Qt tells it of something new to wear."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.heard: list[tuple[QEvent.Type, bool]] = []

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in WALKS:
            self.heard.append((event.type(), gc.isenabled()))
        super().changeEvent(event)


@pytest.mark.parametrize("choice", [{"text_percent": 200}, {"theme": "dark"}])
def test_no_garbage_is_collected_while_qt_goes_through_the_widgets(
    window: Application, choice: dict[str, object]
) -> None:
    """Hazard H107. A widget that died then was called all the same: a segmentation fault."""
    listener = Listener(window.shell)
    listener.show()
    QApplication.processEvents()
    listener.heard.clear()
    gc.enable()
    window.choices.change(**choice)
    assert QEvent.Type.StyleChange in {kind for kind, _ in listener.heard}
    assert not [kind for kind, may_collect in listener.heard if may_collect]
    assert gc.isenabled()


def test_a_closed_window_leaves_no_widget_to_be_collected(
    qapp: QApplication, make_window: MakeWindow
) -> None:
    """Hazard H107: what is left could be collected while Qt goes through the widgets of the next window."""
    before = set(qapp.allWidgets())
    window = make_window(audience="patient", level="easy")
    window.home.open()
    assert set(qapp.allWidgets()) - before
    put_away(window)
    assert not [type(widget).__name__ for widget in set(qapp.allWidgets()) - before]
