"""Messages by the freedesktop service: a press is never lost, never doubled, never somebody else's."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from baclofen_guide.desktop.dbus.bus import Bus
from baclofen_guide.desktop.notifications import freedesktop
from baclofen_guide.desktop.notifications import server as server_module
from baclofen_guide.desktop.notifications.freedesktop import FreedesktopNotifier
from baclofen_guide.desktop.notifications.model import Action, Answer, Message
from baclofen_guide.desktop.notifications.server import ServerFacts, server_link
from baclofen_guide.desktop.notifications.shown_ids import ShownIds, ShownIdsFile
from baclofen_guide.desktop.notifications.wire import Sender, notify_values
from tests.desktop.standins import NOTIFICATIONS, NOTIFICATIONS_PATH, NotificationStandIn, StandIn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from baclofen_guide.desktop.link import Link
    from tests.desktop.standins import PrivateBus

SENDER = Sender("Baclofen Guide", "baclofen-guide", "baclofen-guide")
TAKEN, LATER = Action("taken", "Taken"), Action("later", "Later")
DOSE = Message("dose-8", "Time for a dose", "10 mg & <b>food</b>", (TAKEN, LATER), open_text="Open")


class Story:
    """What a notifier reported, in order."""

    def __init__(self, notifier: FreedesktopNotifier) -> None:
        self.notifier = notifier
        self.told: list[tuple[str, object]] = []
        for name in ("shown", "answered", "opened", "closed", "failed"):
            getattr(notifier.outcomes, name).connect(lambda what, name=name: self.told.append((name, what)))

    def count(self, name: str) -> int:
        return sum(told == name for told, _ in self.told)


@pytest.fixture
def start(open_bus: Callable[[], Bus], ids_path: Path) -> Iterator[Callable[[], Story]]:
    made: list[Story] = []

    def make() -> Story:
        made.append(Story(FreedesktopNotifier(open_bus(), SENDER, ShownIdsFile(ids_path))))
        return made[-1]

    yield make
    for story in made:
        story.notifier.deleteLater()


@pytest.fixture
def story(start: Callable[[], Story], server: NotificationStandIn) -> Story:
    return start()


def show(story: Story, qtbot: QtBot, message: Message = DOSE) -> None:
    before = story.count("shown")
    story.notifier.show(message)
    qtbot.waitUntil(lambda: story.count("shown") > before)


def settle(story: Story, qtbot: QtBot) -> None:
    """Until everything that was said before has come round."""
    done: list[object] = []
    story.notifier.server._call("GetServerInformation", done.append)
    qtbot.waitUntil(lambda: bool(done))


def test_message_is_critical_stays_and_has_its_buttons(
    story: Story, server: NotificationStandIn, qtbot: QtBot
) -> None:
    show(story, qtbot)
    (values,) = server.sent
    assert values[:6] == (
        "Baclofen Guide", 0, "baclofen-guide", "Time for a dose", "10 mg &amp; &lt;b&gt;food&lt;/b&gt;",
        ["default", "Open", "taken", "Taken", "later", "Later"],
    )  # fmt: skip
    assert values[6] == {
        "urgency": ("y", 2),
        "resident": ("b", True),
        "desktop-entry": ("s", "baclofen-guide"),
        "suppress-sound": ("b", True),
    }
    assert values[7] == 0


def test_press_is_the_answer_and_withdraws_the_message(
    story: Story, server: NotificationStandIn, qtbot: QtBot
) -> None:
    show(story, qtbot)
    server.press(1, "taken")
    qtbot.waitUntil(lambda: not server.shown)
    assert story.told[1:] == [("answered", Answer("dose-8", "taken"))]


def test_second_press_says_nothing(story: Story, server: NotificationStandIn, qtbot: QtBot) -> None:
    show(story, qtbot)
    server.press(1, "taken")
    server.press(1, "taken")
    server.press(1, "later")
    settle(story, qtbot)
    assert story.count("answered") == 1


def test_press_on_the_message_itself_opens_and_answers_nothing(
    story: Story, server: NotificationStandIn, qtbot: QtBot
) -> None:
    show(story, qtbot)
    server.press(1, "default")
    settle(story, qtbot)
    assert story.told[1:] == [("opened", "dose-8")]
    assert server.shown


def test_closing_is_no_answer(story: Story, server: NotificationStandIn, qtbot: QtBot) -> None:
    show(story, qtbot)
    server.dismiss(1)
    server.dismiss(1)
    settle(story, qtbot)
    assert story.told[1:] == [("closed", "dose-8")]


def test_press_that_comes_after_the_closing_is_heard(
    story: Story, server: NotificationStandIn, qtbot: QtBot
) -> None:
    show(story, qtbot)
    server.dismiss(1)
    server.press(1, "taken")
    settle(story, qtbot)
    assert story.told[1:] == [("closed", "dose-8"), ("answered", Answer("dose-8", "taken"))]


def test_key_that_was_not_offered_answers_nothing(
    story: Story, server: NotificationStandIn, qtbot: QtBot
) -> None:
    show(story, qtbot)
    server.press(1, "skip")
    server.press(99, "taken")
    settle(story, qtbot)
    assert story.told == [("shown", "dose-8")]


def test_signal_of_another_program_is_not_believed(
    story: Story, server: NotificationStandIn, private_bus: PrivateBus, qtbot: QtBot
) -> None:
    show(story, qtbot)
    other = StandIn(private_bus.address, "", NOTIFICATIONS_PATH)
    other.emit_signal(NOTIFICATIONS, "ActionInvoked", "us", 1, "taken")
    other.emit_signal(NOTIFICATIONS, "NotificationClosed", "uu", 1, 2)
    other.connection.bus_proxy.GetId()
    settle(story, qtbot)
    other.vanish()
    assert story.told == [("shown", "dose-8")]


def test_same_token_replaces(story: Story, server: NotificationStandIn, qtbot: QtBot) -> None:
    show(story, qtbot)
    show(story, qtbot, Message("dose-8", "Still time", "10 mg", (TAKEN,)))
    assert [values[1] for values in server.sent] == [0, 1]
    assert list(server.shown) == [1]


def test_server_that_gives_a_new_number_loses_the_old_message(
    story: Story, server: NotificationStandIn, qtbot: QtBot
) -> None:
    server.keeps_numbers = False
    show(story, qtbot)
    show(story, qtbot)
    settle(story, qtbot)
    assert list(server.shown) == [2]
    server.press(2, "later")
    settle(story, qtbot)
    assert story.told[-1] == ("answered", Answer("dose-8", "later"))


def test_new_words_while_the_old_are_on_their_way(
    story: Story, server: NotificationStandIn, qtbot: QtBot
) -> None:
    show(story, qtbot)
    server.hold_replies()
    for text in ("one", "two", "three"):
        story.notifier.show(Message("dose-8", "Title", text, (TAKEN,)))
    qtbot.waitUntil(lambda: len(server.held or ()) == 1)
    server.let_go()
    qtbot.waitUntil(lambda: story.count("shown") == 3)
    assert [values[4] for values in server.sent[1:]] == ["one", "three"]


def test_withdrawn_while_on_its_way_does_not_stay(
    story: Story, server: NotificationStandIn, qtbot: QtBot
) -> None:
    show(story, qtbot, Message("other", "Title", "text"))
    server.hold_replies()
    story.notifier.show(DOSE)
    qtbot.waitUntil(lambda: len(server.held or ()) == 1)
    story.notifier.withdraw("dose-8")
    server.let_go()
    settle(story, qtbot)
    assert list(server.shown) == [1]
    assert story.told == [("shown", "other")]


def test_slow_server_counts_as_failed_and_its_button_still_works(
    story: Story, server: NotificationStandIn, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(story, qtbot)
    monkeypatch.setattr(server_module, "SLOW_MS", 30)
    show(story, qtbot, Message("other", "Title", "text"))
    server.hold_replies()
    story.notifier.show(DOSE)
    qtbot.waitUntil(lambda: story.count("failed") == 1)
    server.let_go()
    qtbot.waitUntil(lambda: story.count("shown") == 2)
    server.press(2, "taken")
    settle(story, qtbot)
    assert story.told[1:] == [
        ("failed", "dose-8"), ("shown", "dose-8"), ("answered", Answer("dose-8", "taken")),
    ]  # fmt: skip


def test_server_silent_about_itself_gets_the_message(
    start: Callable[[], Story], server: NotificationStandIn, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server_module, "PATIENCE_MS", 30)
    del server.answers["GetCapabilities"], server.answers["GetServerInformation"]
    story = start()
    show(story, qtbot)
    assert server.sent[0][5][2:] == ["taken", "Taken", "later", "Later"]
    server.hold_replies()
    links: list[Link] = []
    story.notifier.explain(links.append)
    qtbot.waitUntil(lambda: bool(links))
    assert links[0].message == "checkup.notifications.silent"


def test_refusal_is_reported(story: Story, server: NotificationStandIn, qtbot: QtBot) -> None:
    server.refuses = True
    story.notifier.show(DOSE)
    qtbot.waitUntil(lambda: story.told == [("failed", "dose-8")])


def test_no_server_is_reported(start: Callable[[], Story], qtbot: QtBot) -> None:
    story = start()
    story.notifier.show(DOSE)
    qtbot.waitUntil(lambda: story.told == [("failed", "dose-8")])
    assert not story.notifier.is_available()


def test_restarted_server_shows_it_again_and_old_numbers_are_forgotten(
    story: Story, server: NotificationStandIn, start_server: Callable[..., NotificationStandIn], qtbot: QtBot
) -> None:
    show(story, qtbot)
    server.vanish()
    second = start_server()
    second.next_id = 40
    qtbot.waitUntil(lambda: 40 in second.shown)
    assert second.sent[0][1] == 0
    second.press(1, "taken")
    settle(story, qtbot)
    assert story.count("answered") == 0
    second.press(40, "taken")
    settle(story, qtbot)
    assert story.told[-1] == ("answered", Answer("dose-8", "taken"))


def test_closed_message_does_not_come_back_with_a_new_server(
    story: Story, server: NotificationStandIn, start_server: Callable[..., NotificationStandIn], qtbot: QtBot
) -> None:
    show(story, qtbot)
    server.dismiss(1)
    qtbot.waitUntil(lambda: story.count("closed") == 1)
    server.vanish()
    second = start_server()
    settle(story, qtbot)
    assert not second.sent


def test_server_gone_for_good_is_reported(
    story: Story, server: NotificationStandIn, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    story.notifier._absence.setInterval(30)
    show(story, qtbot)
    server.vanish()
    qtbot.waitUntil(lambda: story.told[1:] == [("failed", "dose-8")])


def test_server_that_keeps_crashing_is_given_up(
    story: Story, server: NotificationStandIn, start_server: Callable[..., NotificationStandIn], qtbot: QtBot
) -> None:
    show(story, qtbot)
    for _ in range(freedesktop.MOST_RESTORED):
        server.vanish()
        server = start_server()
        qtbot.waitUntil(lambda server=server: bool(server.shown))
        settle(story, qtbot)
    server.vanish()
    start_server()
    qtbot.waitUntil(lambda: story.told[-1] == ("failed", "dose-8"))


def test_end_of_the_bus_is_reported(
    story: Story, server: NotificationStandIn, private_bus: PrivateBus, qtbot: QtBot
) -> None:
    story.notifier._absence.setInterval(30)
    show(story, qtbot)
    private_bus.process.kill()
    qtbot.waitUntil(lambda: story.told[1:] == [("failed", "dose-8")])
    assert not story.notifier.is_available()
    story.notifier.show(DOSE)
    qtbot.waitUntil(lambda: story.count("failed") == 2)


def test_what_a_killed_run_left_is_withdrawn(
    start: Callable[[], Story], server: NotificationStandIn, ids_path: Path, qtbot: QtBot
) -> None:
    show(start(), qtbot)
    second = start()
    qtbot.waitUntil(lambda: not server.shown)
    settle(second, qtbot)
    assert ShownIdsFile(ids_path).load().ids == ()


def test_number_of_another_server_is_left_alone(
    start: Callable[[], Story], server: NotificationStandIn, ids_path: Path, qtbot: QtBot
) -> None:
    ShownIdsFile(ids_path).save(ShownIds("another bus :1.5", (1,)))
    server.shown[1] = ("somebody else's",)
    settle(start(), qtbot)
    assert server.shown


def test_leaving_withdraws_everything(story: Story, server: NotificationStandIn, qtbot: QtBot) -> None:
    show(story, qtbot)
    show(story, qtbot, Message("other", "Title", "text"))
    story.notifier.close()
    qtbot.waitUntil(lambda: not server.shown)


def test_numbers_use_all_their_bits(story: Story, server: NotificationStandIn, qtbot: QtBot) -> None:
    server.next_id = 4_000_000_000
    show(story, qtbot)
    server.press(4_000_000_000, "taken")
    settle(story, qtbot)
    assert story.count("answered") == 1


def test_nothing_is_written_until_something_was_shown(
    story: Story, server: NotificationStandIn, ids_path: Path, qtbot: QtBot
) -> None:
    settle(story, qtbot)
    assert not ids_path.exists()
    show(story, qtbot)
    assert ShownIdsFile(ids_path).load().ids == (1,)


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_letting_go_of_everything_at_once_is_harmless(
    private_bus: PrivateBus, server: NotificationStandIn, ids_path: Path, qtbot: QtBot
) -> None:
    """A timer whose callback held the last reference to its own parent once brought the process down."""
    for _ in range(10):
        notifier = FreedesktopNotifier(Bus(private_bus.address), SENDER, ShownIdsFile(ids_path))
        shown: list[str] = []
        notifier.outcomes.shown.connect(shown.append)
        notifier.show(DOSE)
        qtbot.waitUntil(lambda shown=shown: bool(shown))
        notifier.show(DOSE)
        del notifier
        gc.collect()
        qtbot.wait(1)


def test_full_disk_does_not_stop_a_message(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    kept = ShownIdsFile(tmp_path / "file" / "shown.json")
    kept.save(ShownIds("server", (1,)))
    assert kept.load() == ShownIds()


@pytest.mark.parametrize("content", [b"", b"{", b'{"server": 3}', b"\xff\xfe"])
def test_damaged_file_means_none(ids_path: Path, content: bytes) -> None:
    ids_path.write_bytes(content)
    assert ShownIdsFile(ids_path).load() == ShownIds()


@pytest.mark.parametrize(
    ("capabilities", "body", "actions"),
    [
        (("actions",), "a & b", ["taken", "Taken"]),
        (("body-markup",), "a &amp; b", []),
        ((), "a & b", []),
    ],
)
def test_only_what_the_server_can_do_is_asked_of_it(
    capabilities: tuple[str, ...], body: str, actions: list[str]
) -> None:
    facts = ServerFacts("s", "1", frozenset(capabilities))
    values = notify_values(Message("t", "Title", "a & b", (TAKEN,), silent=False), SENDER, facts, 0)
    assert (values[4], values[5]) == (body, actions)
    assert values[6]["suppress-sound"] == ("b", False)


@pytest.mark.parametrize(
    ("token", "actions"),
    [("", ()), ("t", (Action("default", "Taken"),)), ("t", (TAKEN, TAKEN)), ("t", (Action("", "Taken"),))],
)
def test_message_that_could_be_misread_is_refused(token: str, actions: tuple[Action, ...]) -> None:
    with pytest.raises(ValueError, match=r"token|action|answer"):
        Message(token, "Title", "text", actions)


def test_link_says_what_the_server_says() -> None:
    some = ServerFacts("dunst", "1.9", frozenset({"actions", "persistence"}))
    assert server_link(some).state == "ok"
    assert server_link(some).values == {"server": "dunst", "version": "1.9"}
    assert some.keeps_messages
    assert server_link(ServerFacts("x", "", frozenset())).message == "checkup.notifications.no-buttons"
    assert server_link(None).state == "off"
