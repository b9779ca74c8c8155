"""The window that is gone comes back; one that a window system keeps smaller is not made anew for ever."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from baclofen_guide.ui.kiosk.presence import PATIENCE, Presence
from tests.kiosk.conftest import Waiting


def wait_until_seen(qtbot, window: QWidget) -> None:
    qtbot.waitUntil(lambda: window.windowHandle() is not None and window.windowHandle().isExposed())


class Small(QWidget):
    """Full screen, as Qt believes; the window system grants it only after so many requests more."""

    grants = 1
    asked = 0

    def size(self) -> QSize:
        return super().size() if self.asked > self.grants else QSize(300, 200)

    def showFullScreen(self) -> None:  # noqa: N802 - Qt's name
        self.asked += 1
        super().showFullScreen()


@pytest.fixture
def window(qtbot) -> Iterator[QWidget]:
    found = QWidget()
    qtbot.addWidget(found)
    found.showFullScreen()
    wait_until_seen(qtbot, found)
    yield found
    found.close()


@pytest.fixture
def recovered() -> list[bool]:
    return []


@pytest.fixture
def presence(window: QWidget, recovered: list[bool]) -> Presence:
    found = Presence(window)
    found.recovered.connect(lambda: recovered.append(True))
    return found


def look(presence: Presence, times: int) -> None:
    for _ in range(times):
        presence.look()


def test_a_window_over_the_whole_screen_is_whole_however_it_came_to_it(
    window: QWidget, presence: Presence, recovered: list[bool]
) -> None:
    look(presence, PATIENCE)
    # As cage does it: never "full screen", but maximised over all of it.
    window.setWindowState(Qt.WindowState.WindowMaximized)
    window.setGeometry(window.screen().geometry())
    look(presence, 3 * PATIENCE)
    assert recovered == []


@pytest.mark.expects_log("shown anew")
def test_a_hidden_window_comes_back_each_time(
    qtbot, window: QWidget, presence: Presence, recovered: list[bool]
) -> None:
    for times in (1, 2):
        window.hide()
        look(presence, PATIENCE)
        wait_until_seen(qtbot, window)
        look(presence, PATIENCE)
        assert (len(recovered), presence.is_whole()) == (times, True)


@pytest.mark.expects_log("shown anew")
def test_where_full_screen_is_not_to_be_had_visitors_are_not_sent_to_the_beginning_each_second(
    qtbot, window: QWidget, presence: Presence, recovered: list[bool]
) -> None:
    def make_small() -> None:
        window.showNormal()
        window.resize(300, 200)
        wait_until_seen(qtbot, window)

    presence.recovered.connect(make_small)
    make_small()
    look(presence, 10 * PATIENCE)
    assert len(recovered) == 1
    window.hide()
    look(presence, PATIENCE)
    assert len(recovered) == 2


@pytest.mark.parametrize(("grants", "asked"), [(1, 2), (3, 4), (99, 6)])
def test_a_window_system_that_missed_the_request_is_asked_again_but_not_for_ever(
    qtbot, grants: int, asked: int
) -> None:
    small = Small()
    qtbot.addWidget(small)
    small.grants = grants
    small.showFullScreen()
    wait_until_seen(qtbot, small)
    presence, recovered = Presence(small), []
    presence.recovered.connect(lambda: recovered.append(True))
    for _ in range(20):
        look(presence, 1)
        wait_until_seen(qtbot, small)
    assert small.asked == asked
    # The visit goes on meanwhile.
    assert recovered == []


def test_the_kiosk_has_no_title_bar(waiting: Waiting) -> None:
    assert waiting.kiosk.window.windowFlags() & Qt.WindowType.FramelessWindowHint
