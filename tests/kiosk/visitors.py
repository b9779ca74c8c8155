"""People at a kiosk: each touches, presses and reads at random, and goes away in the middle of something."""

from __future__ import annotations

import random

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QWidget

from baclofen_guide.ui.kiosk.reading import Reading
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.reader.fragments import fragments
from tests.kiosk.conftest import Waiting

KEYS = (
    Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_PageDown,
    Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_F1, Qt.Key.Key_Escape, Qt.Key.Key_F11, Qt.Key.Key_A,
)  # fmt: skip
FORBIDDEN = (
    (Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_F4, Qt.KeyboardModifier.AltModifier),
    (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier),
)
LEAVING = ("Start over", "nobody answers", "Start over at the question")


class Visitor:
    """One person.

    Args:
        waiting: the kiosk.
        chance: what they decide by.
    """

    def __init__(self, waiting: Waiting, chance: random.Random) -> None:
        self._waiting, self._chance = waiting, chance
        self.acts: list[str] = []

    def visit(self) -> None:
        """Come, do a few things, and leave without a word to the program."""
        self._begin()
        for _ in range(self._chance.randint(1, 6)):
            act = self._chance.choice(
                (
                    self._touch,
                    self._touch,
                    self._touch,
                    self._key,
                    self._forbidden_key,
                    self._link,
                    self._push,
                )
            )
            act()
            # No finger is quicker than the window. And what `findChildren` meets of pages that are on their
            # way out, PySide (6.11) keeps for good.
            self._waiting.settle()
            if self._chance.random() < 0.1:
                self._wait_and_want_more_time()
        if self._chance.random() < 0.02:
            self._print_and_wait()
        self._leave()

    def _begin(self) -> None:
        kiosk = self._waiting.kiosk
        kiosk.attract.begun.emit()
        if self._chance.random() < 0.3:
            self._click(self._one(kiosk.begin))
        way = self._chance.random()
        if way < 0.85:
            kiosk.begin.chosen.emit()
            topic = self._chance.choice(TOPICS)
            kiosk.window.go(Place(self._chance.choice(("topic", "topic", "check")), topic))
        elif way < 0.95:
            QTest.keyClick(kiosk.window, Qt.Key.Key_F1)

    def _leave(self) -> None:
        kiosk, way = self._waiting.kiosk, self._chance.choice(LEAVING)
        self.acts.append(way)
        if way == "Start over" and kiosk.window.screen_name == "guide":
            kiosk.window.command_given.emit("over")
            return
        kiosk.idle._on_quiet()
        if way == "Start over at the question" and kiosk.window.screen_name == "still-there":
            kiosk.still_there._over.click()
            return
        while kiosk.idle.is_running:
            kiosk.idle._on_second()

    def _wait_and_want_more_time(self) -> None:
        kiosk = self._waiting.kiosk
        if kiosk.idle.is_running:
            kiosk.idle._on_quiet()
            if kiosk.window.screen_name == "still-there":
                kiosk.still_there._more.click()

    def _print_and_wait(self) -> None:
        """Most people who print walk off; some wait for their page, and this one pays for a whole print."""
        kiosk = self._waiting.kiosk
        if kiosk.window.screen_name == "guide" and kiosk._handouts is not None:
            self.acts.append("print, and wait for the page")
            self._waiting.hand.seconds += 3600
            kiosk.window.command_given.emit("print")
            kiosk._handouts._press.finish()

    def _one(self, within: QWidget) -> QAbstractButton | None:
        shown = [one for one in within.findChildren(QAbstractButton) if one.isVisible() and one.isEnabled()]
        return self._chance.choice(shown) if shown else None

    def _click(self, button: QAbstractButton | None) -> None:
        if button is None:
            return
        self.acts.append(f"touch {button.accessibleName() or button.text()}")
        if self._chance.random() < 0.5 and not button.visibleRegion().isEmpty():
            centre = button.visibleRegion().boundingRect().center()
            QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=centre)
        else:
            button.click()

    def _touch(self) -> None:
        self._click(self._one(self._waiting.kiosk.window))

    def _key(self) -> None:
        key = self._chance.choice(KEYS)
        self.acts.append(f"key {key.name}")
        QTest.keyClick(QApplication.focusWidget() or self._waiting.kiosk.window, key)

    def _forbidden_key(self) -> None:
        key, modifier = self._chance.choice(FORBIDDEN)
        self.acts.append(f"key {modifier.name} {key.name}")
        QTest.keyClick(QApplication.focusWidget() or self._waiting.kiosk.window, key, modifier)

    def _link(self) -> None:
        page = self._waiting.kiosk.window.page()
        if not isinstance(page, Reading) or not page.isVisible():
            return
        links = [one.charFormat().anchorHref() for one in fragments(page.text.document())]
        links = [one for one in links if one]
        if links:
            link = self._chance.choice(links)
            self.acts.append(f"link {link}")
            page.text.link_pressed.emit(link)

    def _push(self) -> None:
        areas = [
            one
            for one in self._waiting.kiosk.window.findChildren(QAbstractScrollArea)
            if one.isVisible() and one.verticalScrollBar().maximum()
        ]
        if areas:
            area = self._chance.choice(areas)
            self.acts.append("push")
            viewport, centre = area.viewport(), area.viewport().rect().center()
            QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=centre)
            QTest.mouseMove(viewport, centre - QPoint(0, 120))
            QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=centre - QPoint(0, 120))
            area.verticalScrollBar().setValue(self._chance.randint(0, area.verticalScrollBar().maximum()))


TOPICS = ("stopping", "missed", "about", "pump", "side-effects", "faq", "glossary", "sources", "dose")
