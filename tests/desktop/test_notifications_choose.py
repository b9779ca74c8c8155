"""The ordered list of ways, and the ways that have no buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Signal

from baclofen_guide.desktop.checkup.seen import TEST_TOKEN, SeenTest, SeenWords
from baclofen_guide.desktop.link import Link
from baclofen_guide.desktop.notifications.choose import Notifications
from baclofen_guide.desktop.notifications.model import Answer, Message, Outcomes
from baclofen_guide.desktop.notifications.none import NoNotifier
from baclofen_guide.desktop.notifications.tray_message import TrayNotifier

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

DOSE = Message("dose-8", "Title", "text")
WORDS = SeenWords("Test", "Do you see this?", "I see it")


class Way:
    """A way of showing messages that does what the test says."""

    def __init__(self, *, available: bool = True) -> None:
        self.outcomes = Outcomes()
        self.available = available
        self.calls: list[tuple[str, str]] = []

    def is_available(self) -> bool:
        return self.available

    def show(self, message: Message) -> None:
        self.calls.append(("show", message.token))

    def withdraw(self, token: str) -> None:
        self.calls.append(("withdraw", token))

    def close(self) -> None:
        self.calls.append(("close", ""))

    def explain(self, told: Callable[[Link], None]) -> None:
        told(Link("notifications", "ok", "way"))


@pytest.fixture
def ways(qapp: object) -> tuple[Way, Way]:
    return Way(), Way()


def told(notifications: Notifications) -> list[tuple[str, object]]:
    story: list[tuple[str, object]] = []
    for name in ("shown", "answered", "opened", "closed", "failed"):
        getattr(notifications.outcomes, name).connect(lambda what, name=name: story.append((name, what)))
    return story


def test_first_available_way_shows_it(ways: tuple[Way, Way]) -> None:
    notifications = Notifications(ways)
    notifications.show(DOSE)
    ways[0].available = False
    notifications.show(DOSE)
    assert (ways[0].calls, ways[1].calls) == ([("show", "dose-8")], [("show", "dose-8")])


def test_next_way_shows_what_the_first_could_not(ways: tuple[Way, Way]) -> None:
    notifications = Notifications(ways)
    story = told(notifications)
    notifications.show(DOSE)
    ways[0].outcomes.failed.emit("dose-8")
    ways[0].outcomes.failed.emit("dose-8")
    assert ways[1].calls == [("show", "dose-8")]
    assert story == []
    ways[1].outcomes.failed.emit("dose-8")
    ways[1].outcomes.failed.emit("dose-8")
    assert story == [("failed", "dose-8")]


def test_answer_on_one_way_withdraws_from_all(ways: tuple[Way, Way]) -> None:
    notifications = Notifications(ways)
    story = told(notifications)
    notifications.show(DOSE)
    ways[0].outcomes.failed.emit("dose-8")
    ways[0].outcomes.answered.emit(Answer("dose-8", "taken"))
    ways[1].outcomes.failed.emit("dose-8")
    assert ("withdraw", "dose-8") in ways[1].calls
    assert story == [("answered", Answer("dose-8", "taken"))]


def test_other_news_is_passed_on(ways: tuple[Way, Way]) -> None:
    notifications = Notifications(ways)
    story = told(notifications)
    for name in ("shown", "opened", "closed"):
        getattr(ways[1].outcomes, name).emit("dose-8")
    assert story == [("shown", "dose-8"), ("opened", "dose-8"), ("closed", "dose-8")]


def test_closing_and_withdrawing_reach_every_way(ways: tuple[Way, Way]) -> None:
    notifications = Notifications(ways)
    notifications.withdraw("dose-8")
    notifications.close()
    assert ways[0].calls == ways[1].calls == [("withdraw", "dose-8"), ("close", "")]


def test_no_way_at_all_is_reported(ways: tuple[Way, Way], qtbot: QtBot) -> None:
    ways[0].available = False
    notifications = Notifications([ways[0], NoNotifier()])
    with qtbot.waitSignal(notifications.outcomes.failed) as failed:
        notifications.show(DOSE)
    assert failed.args == ["dose-8"]
    notifications.withdraw("dose-8")
    notifications.close()


def test_link_is_that_of_the_way_in_use(ways: tuple[Way, Way]) -> None:
    links: list[Link] = []
    ways[0].available = False
    Notifications(ways).explain(links.append)
    Notifications([ways[0], NoNotifier()]).explain(links.append)
    Notifications([ways[0]]).explain(links.append)
    none = "checkup.notifications.none"
    assert [link.message for link in links] == ["way", none, none]


class FakeTray(QObject):
    message_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.there = True
        self.shown: list[tuple[str, str]] = []

    def shows_messages(self) -> bool:
        return self.there

    def show_message(self, title: str, body: str) -> bool:
        self.shown.append((title, body))
        return self.there


def test_tray_message_opens_and_never_answers(qtbot: QtBot) -> None:
    tray = FakeTray()
    notifier = TrayNotifier(tray)  # type: ignore[arg-type]
    opened: list[str] = []
    notifier.outcomes.opened.connect(opened.append)
    tray.message_pressed.emit()
    with qtbot.waitSignal(notifier.outcomes.shown):
        notifier.show(DOSE)
    tray.message_pressed.emit()
    notifier.withdraw("another")
    tray.message_pressed.emit()
    notifier.withdraw("dose-8")
    tray.message_pressed.emit()
    assert opened == ["dose-8", "dose-8"]
    assert tray.shown == [("Title", "text")]
    notifier.close()


def test_tray_that_vanished_fails(qtbot: QtBot) -> None:
    tray = FakeTray()
    tray.there = False
    notifier = TrayNotifier(tray)  # type: ignore[arg-type]
    assert not notifier.is_available()
    with qtbot.waitSignal(notifier.outcomes.failed):
        notifier.show(DOSE)
    links: list[Link] = []
    notifier.explain(links.append)
    assert links[0].state == "warn"


def test_test_message_is_only_proved_by_a_press(ways: tuple[Way, Way]) -> None:
    seen = SeenTest(Notifications(ways))
    states = [seen.explain().message]
    seen.link_changed.connect(lambda link: states.append(link.message))
    seen.start(WORDS)
    for outcomes, token in ((ways[0].outcomes, "dose-8"), (ways[0].outcomes, TEST_TOKEN)):
        outcomes.shown.emit(token)
        outcomes.closed.emit(token)
    ways[0].outcomes.answered.emit(Answer("dose-8", "seen"))
    ways[0].outcomes.answered.emit(Answer(TEST_TOKEN, "seen"))
    assert states == [f"checkup.seen.{word}" for word in ("untried", "sending", "sent", "seen")]


def test_test_message_that_failed_says_so(ways: tuple[Way, Way]) -> None:
    seen = SeenTest(Notifications([ways[0]]))
    seen.start(WORDS)
    seen._notifications.outcomes.failed.emit("dose-8")
    ways[0].outcomes.failed.emit(TEST_TOKEN)
    assert seen.explain().state == "off"
