"""How the kiosk's screens lie on screens of every size: nothing cut off, nothing out of reach."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from baclofen_guide.ui.kiosk.bar import KioskBar
from baclofen_guide.ui.navigation import Place
from tests.kiosk.conftest import MakeKiosk, Waiting

SIZES = [(800, 1280), (1366, 768), (1920, 1080)]


@pytest.mark.parametrize("size", [*SIZES, (1024, 600), (800, 480)], ids=str)
def test_no_message_is_cut_off(make_kiosk: MakeKiosk, size: tuple[int, int]) -> None:
    """A title that ends after "Never stop" says the opposite."""
    waiting = make_kiosk(size=size)
    attract = waiting.kiosk.attract
    for _ in range(3):
        waiting.settle()
        for words in attract.findChildren(QLabel):
            if words.isVisible() and words.text():
                assert words.height() >= words.heightForWidth(words.width()), words.text()
        attract._on_turn()


@pytest.mark.parametrize("size", [(800, 480), (1024, 600)], ids=str)
def test_the_keys_of_the_keypad_do_not_overlap_on_a_low_screen(
    make_kiosk: MakeKiosk, size: tuple[int, int]
) -> None:
    waiting = make_kiosk(size=size)
    waiting.kiosk.window.show_screen("keypad")
    waiting.settle()
    keypad = waiting.kiosk.keypad
    keys = [one.geometry() for one in keypad.findChildren(QAbstractButton) if one.isVisible()]
    assert len(keys) == 13
    assert not [(a, b) for a, b in combinations(keys, 2) if a.intersects(b)]
    assert all(key.height() >= 60 for key in keys)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("place", [Place("check", "stopping"), Place("urgent")], ids=str)
def test_answers_and_doors_stand_low_and_in_full_rows(
    make_kiosk: MakeKiosk, place: Place, size: tuple[int, int]
) -> None:
    waiting = make_kiosk(size=size)
    window = waiting.kiosk.window
    window.go(place)
    waiting.settle()
    buttons = [one for one in window.page().findChildren(QAbstractButton) if one.isVisible()]
    bottoms = [one.mapTo(window, one.rect().bottomLeft()).y() for one in buttons]
    bar = window.findChild(KioskBar)
    room_below = bar.mapTo(window, QPoint(0, 0)).y() - max(bottoms)
    assert room_below <= max(300, size[1] / 3)
    if place.page == "urgent":
        assert len(set(bottoms)) in (1, 3), "three doors side by side, or one below the other"


def test_what_lies_under_the_last_touch_does_not_look_chosen(waiting: Waiting) -> None:
    waiting.kiosk.window.go(Place("check", "stopping"))
    waiting.settle()
    answer = next(one for one in waiting.kiosk.window.page().findChildren(QAbstractButton) if one.isVisible())
    spot = QPointF(answer.rect().center())
    QApplication.sendEvent(answer, QEnterEvent(spot, spot, QPointF(answer.mapToGlobal(spot.toPoint()))))
    assert not answer.underMouse()
