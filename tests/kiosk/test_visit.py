"""A visit to the kiosk: what is offered, what is not, and how it ends."""

from __future__ import annotations

import math

import msgspec
import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QContextMenuEvent, QDragEnterEvent, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QMenu,
    QScrollArea,
    QWidget,
)

from baclofen_guide.guide.key_messages import ATTRACTING, key_message
from baclofen_guide.paths import find_resources
from baclofen_guide.settings.policy import KioskPolicy, Policy, Printing
from baclofen_guide.ui.card import Card
from baclofen_guide.ui.kiosk.bar import KioskBar
from baclofen_guide.ui.kiosk.guard import may_pass
from baclofen_guide.ui.kiosk.reading import Reading
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.pages.check_yourself import CheckYourselfPage
from tests.kiosk.conftest import CODE, POLICY, MakeKiosk, Waiting

PLACES = [
    Place("learn"),
    Place("topic", "stopping"),
    Place("check", "stopping"),
    Place("urgent"),
    Place("urgent", "pump"),
]
SIZES = [(800, 1280), (1366, 768), (1920, 1080)]


def words(widget: QWidget) -> str:
    texts = [one.text() for one in widget.findChildren(QLabel) if one.isVisible()]
    return "\n".join(
        [*texts, *(one.text() for one in widget.findChildren(QAbstractButton) if one.isVisible())]
    )


def press(waiting: Waiting, text: str) -> None:
    """Touch the button that says `text`."""
    found = [
        one
        for one in waiting.kiosk.window.findChildren(QAbstractButton)
        if one.isVisible() and text in (one.text(), one.accessibleName())
    ]
    assert found, (text, words(waiting.kiosk.window))
    for area in waiting.kiosk.window.findChildren(QScrollArea):
        if area.isAncestorOf(found[0]):
            area.ensureWidgetVisible(found[0])  # as a push of the finger would
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
    waiting.settle()


def test_three_messages_of_the_guide_take_turns(waiting: Waiting) -> None:
    attract = waiting.kiosk.attract
    seen = []
    for _ in range(4):
        seen.append(attract._title.text())
        attract._on_turn()
    assert seen == [
        "Never stop baclofen suddenly",
        "One dose at a time, and call early",
        "Get your dose today",
        "Never stop baclofen suddenly",
    ]
    assert attract._why.text()


@pytest.mark.parametrize("topic", ATTRACTING)
def test_each_message_stands_in_the_first_box_of_its_page(waiting: Waiting, topic: str) -> None:
    document = waiting.kiosk._desk.page(topic).document
    message = key_message(document, lambda name: name)
    assert message is not None
    assert len(message.title) < 60
    assert message.why


def test_it_invites_in_every_language_in_its_own_script(waiting: Waiting) -> None:
    start = waiting.kiosk.attract._start
    assert start.text().split("\n") == ["Touch to begin", "Toque para empezar", "المس للبدء"]
    assert start.hasFocus()


def test_every_language_of_the_guide_has_its_invitation(make_kiosk: MakeKiosk) -> None:
    waiting = make_kiosk(resources=find_resources())
    assert all(language.touch for language in waiting.kiosk._languages.values())


def test_a_touch_anywhere_begins(waiting: Waiting) -> None:
    QTest.mouseClick(waiting.kiosk.attract, Qt.MouseButton.LeftButton, pos=QPoint(30, 30))
    assert waiting.kiosk.window.screen_name == "begin"


def test_the_first_choices_are_in_force_at_once(waiting: Waiting) -> None:
    press(waiting, "Touch to begin\nToque para empezar\nالمس للبدء")
    for choice in ("More detail", "Very large", "Strong contrast"):
        press(waiting, choice)
    now = waiting.kiosk.choices.now
    assert (now.level, now.text_percent, now.theme) == ("standard", 200, "high-contrast")
    press(waiting, "العربية")
    assert QApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    waiting.kiosk.begin.chosen.emit()
    assert waiting.kiosk.window.place == Place("learn")


def test_only_the_clinics_languages_are_offered_and_one_needs_no_question(make_kiosk: MakeKiosk) -> None:
    waiting = make_kiosk(msgspec.structs.replace(POLICY, languages=("es",)))
    assert waiting.kiosk.attract._start.text() == "Toque para empezar"
    assert waiting.kiosk.choices.now.language == "es"
    waiting.kiosk._on_begun()
    assert not waiting.kiosk.begin._rows[0][1].isVisible()


def test_urgent_help_begins_with_staff(waiting: Waiting) -> None:
    waiting.kiosk._on_begun()
    waiting.kiosk._on_chosen()
    press(waiting, "Urgent help")
    page = waiting.kiosk.window.page()
    labels = [one for one in page.findChildren(QLabel) if one.isVisible()]
    top = min(labels, key=lambda one: one.mapTo(page, QPoint(0, 0)).y())
    assert top.text() == "Tell a member of staff now"
    assert "Emergency: 999" in words(page)
    assert "Northside, Nurse: 01632 960 001" in words(page)
    assert "Change country" not in words(page)


def test_the_clinic_can_reword_it_by_language(make_kiosk: MakeKiosk) -> None:
    lines = {"en": "Ring the red bell", "es": "Toque la campana roja"}
    kiosk = KioskPolicy(staff_line=lines)
    waiting = make_kiosk(msgspec.structs.replace(POLICY, kiosk=kiosk))
    waiting.kiosk.window.go(Place("urgent"))
    assert "Ring the red bell" in words(waiting.kiosk.window.page())
    waiting.kiosk.choices.change(language="es")
    waiting.settle()
    assert "Toque la campana roja" in words(waiting.kiosk.window.page())


@pytest.mark.expects_log("cannot be shown")
def test_a_page_that_fails_gives_way_to_whom_to_call(
    waiting: Waiting, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a secret of the program")

    monkeypatch.setattr(waiting.kiosk._desk, "topic", broken)
    waiting.kiosk.window.go(Place("topic", "stopping"))
    waiting.settle()
    shown = words(waiting.kiosk.window.page())
    assert "Emergency: 999" in shown
    assert "Tell a member of staff now" in shown
    assert "secret" not in words(waiting.kiosk.window)
    press(waiting, "Topics")
    assert waiting.kiosk.window.place == Place("learn")


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("place", PLACES, ids=str)
def test_controls_are_large_and_in_the_lower_half(
    make_kiosk: MakeKiosk, place: Place, size: tuple[int, int], percent: int
) -> None:
    waiting = make_kiosk(size=size)
    waiting.kiosk.idle.begin()
    waiting.kiosk.choices.change(text_percent=percent)
    waiting.kiosk.window.go(place)
    waiting.settle()
    window = waiting.kiosk.window
    assert (window.width(), window.height()) == size
    bar = window.findChild(KioskBar)
    buttons = [one for one in bar.findChildren(QAbstractButton) if one.isVisible()]
    assert {one.property("command") for one in buttons} >= {"urgent", "topics", "back", "up", "down", "over"}
    for button in buttons:
        top = button.mapTo(window, QPoint(0, 0))
        assert min(button.width(), button.height()) >= 60, button.text()
        assert top.y() >= size[1] / 2, button.text()
        assert top.x() >= 0
        assert top.x() + button.width() <= size[0]
        assert top.y() + button.height() <= size[1]
        assert button.accessibleName()
        assert button.sizeHint().width() <= button.width() + 1, f"{button.text()} is cut off"
    for button in window.page().findChildren(QAbstractButton):
        if button.isVisible():
            assert button.height() >= 60, button.accessibleName()
    for area in window.page().findChildren(QAbstractScrollArea):
        assert not area.horizontalScrollBar().isVisible()


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("place", PLACES, ids=str)
def test_what_stands_at_the_top_can_be_brought_down_to_a_hand_in_a_wheelchair(
    make_kiosk: MakeKiosk, place: Place, size: tuple[int, int]
) -> None:
    waiting = make_kiosk(size=size)
    waiting.kiosk.idle.begin()
    window = waiting.kiosk.window
    window.go(place)
    waiting.settle()
    area = window._scrolled()
    assert area is not None

    def top() -> int:
        waiting.settle()
        return area.viewport().mapTo(window, QPoint(0, 0)).y()

    def press(command: str) -> None:
        button = next(
            one
            for one in window.findChild(KioskBar).findChildren(QAbstractButton)
            if one.property("command") == command
        )
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    usual = top()
    press("up")
    assert area.verticalScrollBar().value() == 0
    assert top() >= usual + area.height() // 2 - 1
    press("up")
    assert top() >= usual + area.height() // 2 - 1
    press("down")
    assert top() == usual
    press("up")
    # Whoever comes to the page anew finds it as it begins.
    window.go(Place("urgent") if place.page != "urgent" else Place("learn"))
    window.go_back()
    area = window._scrolled()
    assert area is not None
    assert top() == usual


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(
    ("screen", "percent"),
    [
        ("attract", 100),
        ("begin", 100),
        ("begin", 200),
        ("still-there", 100),
        ("still-there", 200),
        ("keypad", 100),
    ],
)
def test_every_screen_has_large_buttons_within_it(
    make_kiosk: MakeKiosk, screen: str, percent: int, size: tuple[int, int]
) -> None:
    waiting = make_kiosk(size=size)
    waiting.kiosk.choices.change(text_percent=percent)
    waiting.kiosk.window.show_screen(screen)
    waiting.settle()
    buttons = [one for one in waiting.kiosk.window.findChildren(QAbstractButton) if one.isVisible()]
    assert buttons
    for button in buttons:
        assert min(button.width(), button.height()) >= 60, button.text()
        assert button.sizeHint().width() <= button.width(), f"{button.text()} is cut off"
        if not button.visibleRegion().isEmpty():
            assert button.mapTo(waiting.kiosk.window, QPoint(0, 0)).y() <= size[1]
    if screen == "keypad":
        return
    main = next(one for one in buttons if one.property("heft") == "start")
    assert main.mapTo(waiting.kiosk.window, QPoint(0, 0)).y() >= size[1] / 2 - 60


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_pages_are_moved_by_buttons(waiting: Waiting, place: Place) -> None:
    waiting.kiosk.window.go(place)
    waiting.settle()
    area = waiting.kiosk.window._scrolled()
    if area is not None and area.verticalScrollBar().maximum():
        press(waiting, "Down")
        down = area.verticalScrollBar().value()
        assert down > 0
        press(waiting, "Up")
        assert area.verticalScrollBar().value() < down


def push(waiting: Waiting, widget: QWidget, by: int, *, fast: bool = False) -> None:
    """Press, move up by `by` pixels in four steps, and let go."""
    # On the screen: what is pushed moves along with the finger.
    start = widget.mapToGlobal(widget.visibleRegion().boundingRect().center())
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=widget.mapFromGlobal(start))
    for step in range(1, 5):
        waiting.hand.seconds += 0.01 if fast else 0.3
        QTest.mouseMove(widget, widget.mapFromGlobal(start - QPoint(0, by * step // 4)))
    waiting.hand.seconds += 0 if fast else 0.3
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=widget.mapFromGlobal(start - QPoint(0, by)))


def test_a_page_follows_the_finger_and_what_was_under_it_is_not_pressed(waiting: Waiting) -> None:
    window = waiting.kiosk.window
    window.go(Place("learn"))
    waiting.settle()
    bar = window._scrolled().verticalScrollBar()
    card = next(one for one in window.page().findChildren(Card) if not one.visibleRegion().isEmpty())
    push(waiting, card, 120)
    assert bar.value() == 120
    assert window.place == Place("learn")
    assert not card.isDown()
    push(waiting, card, 10)  # a shaking finger
    assert window.place.page == "topic"


def test_text_follows_the_finger_and_glides_to_rest(waiting: Waiting) -> None:
    window = waiting.kiosk.window
    window.go(Place("topic", "stopping"))
    waiting.settle()
    bar = window.page().text.verticalScrollBar()
    push(waiting, window.page().text.viewport(), 160, fast=True)
    finger = waiting.kiosk._finger
    assert finger.is_gliding
    before = bar.value()
    while finger.is_gliding:
        finger._on_frame()
    assert bar.value() > before >= 160
    push(waiting, window.page().text.viewport(), 80)
    assert not finger.is_gliding
    push(waiting, window.page().text.viewport(), 80, fast=True)
    waiting.kiosk.wipe()
    assert not finger.is_gliding


def test_one_switch_reaches_everything(waiting: Waiting) -> None:
    """Tab and Enter alone: from the first message to a question answered, and back to the start."""
    window = waiting.kiosk.window
    waiting.settle()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert window.screen_name == "begin"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert window.place == Place("learn")
    assert tab_to(waiting, "Do not stop baclofen suddenly")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert window.place == Place("topic", "stopping")
    assert tab_to(waiting, "Quiz: check yourself")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert isinstance(window.page(), CheckYourselfPage)
    assert tab_to(waiting, "Start over: forget everything, for the next person")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert window.screen_name == "attract"


def tab_to(waiting: Waiting, name: str) -> bool:
    """Press Tab until the control called `name` has the focus."""
    for _ in range(400):
        focus = QApplication.focusWidget()
        if focus is not None and focus.accessibleName() == name:
            return True
        QTest.keyClick(focus or waiting.kiosk.window, Qt.Key.Key_Tab)
    return False


def test_f1_opens_urgent_help_from_every_screen_but_the_keypad(waiting: Waiting) -> None:
    kiosk = waiting.kiosk
    for screen in ("attract", "begin", "still-there"):
        kiosk.wipe()
        kiosk.window.show_screen(screen)
        waiting.settle()
        QTest.keyClick(QApplication.focusWidget() or kiosk.window, Qt.Key.Key_F1)
        assert (kiosk.window.screen_name, kiosk.window.place) == ("guide", Place("urgent"))
    assert kiosk.idle.is_running


def test_back_is_exactly_where_one_was(waiting: Waiting) -> None:
    window = waiting.kiosk.window
    window.go(Place("learn"))
    window.go(Place("topic", "stopping"))
    waiting.settle()
    window.page().text.verticalScrollBar().setValue(321)
    press(waiting, "Urgent help")
    press(waiting, "Back")
    assert window.place.item == "stopping"
    assert window.page().position() == 321


def test_links_lead_within_the_guide_and_nowhere_else(
    waiting: Waiting, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr("PySide6.QtGui.QDesktopServices.openUrl", opened.append)
    window = waiting.kiosk.window
    window.go(Place("topic", "stopping"))
    here = window.place
    for target in ("https://example.org", "file:///etc/passwd", "mailto:a@example.org", "page:settings",
                   "page:plan", "page:today", "page:diary", "page:trouble", "nonsense", ""):  # fmt: skip
        window.page()._on_link_pressed(target)
        assert window.place == here, target
    assert opened == []
    window.page()._on_link_pressed("topic:missed")
    assert window.place == Place("topic", "missed")
    window.page()._on_link_pressed("facts:F-STOP-01")
    assert window.place.page == "explain"
    assert isinstance(window.page(), Reading)


def test_no_menu_no_list_no_dialog_and_no_hidden_shortcut(waiting: Waiting) -> None:
    from PySide6.QtGui import QShortcut

    for place in PLACES:
        waiting.kiosk.window.go(place)
        for kind in (QComboBox, QMenu, QDialog, QShortcut):
            assert not waiting.kiosk.window.findChildren(kind), kind
    assert not [
        one for one in QApplication.topLevelWidgets() if isinstance(one, (QDialog, QMenu)) and one.isVisible()
    ]


BAD_KEYS = [
    (Qt.Key.Key_F4, Qt.KeyboardModifier.AltModifier),
    (Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_F11, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Print, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Meta, Qt.KeyboardModifier.MetaModifier),
    (Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier),
]


@pytest.mark.parametrize(("key", "modifier"), BAD_KEYS, ids=str)
def test_a_key_that_means_nothing_here_changes_nothing(
    waiting: Waiting, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    window = waiting.kiosk.window
    window.go(Place("topic", "stopping"))
    waiting.settle()
    before = (window.screen_name, window.place, window.page().position(), window.isVisible())
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)
    waiting.settle()
    assert (window.screen_name, window.place, window.page().position(), window.isVisible()) == before


def test_only_a_handful_of_keys_pass() -> None:
    def event(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> QKeyEvent:
        return QKeyEvent(QEvent.Type.KeyPress, key, modifier)

    passing = [key for key in Qt.Key if may_pass(event(key))]
    assert len(passing) < 32
    assert may_pass(event(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier))
    for modifier in (
        Qt.KeyboardModifier.ControlModifier,
        Qt.KeyboardModifier.AltModifier,
        Qt.KeyboardModifier.MetaModifier,
    ):
        assert not [key for key in Qt.Key if may_pass(event(key, modifier))]


def test_context_menus_drops_zooming_and_closing_end_at_the_guard(waiting: Waiting) -> None:
    window = waiting.kiosk.window
    window.go(Place("topic", "stopping"))
    text = window.page().text
    percent = text.font().pixelSize()
    data = QMimeData()
    data.setUrls([QUrl("file:///etc/passwd")])
    wheel = QWheelEvent(
        QPointF(9, 9), QPointF(9, 9), QPoint(0, 120), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    drag = QDragEnterEvent(
        QPoint(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    menu = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(9, 9), QPoint(9, 9))
    for event in (wheel, menu, QEvent(QEvent.Type.Quit)):
        assert QApplication.sendEvent(text.viewport(), event) is True  # the filter took it
    QApplication.sendEvent(text.viewport(), drag)
    assert not drag.isAccepted()
    assert text.font().pixelSize() == percent
    assert not QApplication.activePopupWidget()
    refused: list[str] = []
    window.close_refused.connect(lambda: refused.append("no"))
    closing = QCloseEvent()
    QApplication.sendEvent(window, closing)
    assert not closing.isAccepted()
    assert not window.close()
    assert refused == ["no", "no"]
    assert window.isVisible()


def test_nothing_can_be_marked_or_copied(waiting: Waiting) -> None:
    window = waiting.kiosk.window
    window.go(Place("topic", "stopping"))
    waiting.settle()
    text = window.page().text
    QTest.mouseDClick(text.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 120))
    QTest.keyClick(text, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(text, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == ""
    assert text.textCursor().selectedText() == ""


def test_still_there_comes_in_time_and_more_time_as_often_as_wanted(waiting: Waiting) -> None:
    kiosk, window = waiting.kiosk, waiting.kiosk.window
    kiosk._on_begun()
    kiosk._on_chosen()
    window.go(Place("topic", "stopping"))
    waiting.settle()
    window.page().text.verticalScrollBar().setValue(150)
    assert kiosk.idle._quiet.interval() == 90_000
    for _ in range(12):
        kiosk.idle._on_quiet()
        waiting.settle()
        assert window.screen_name == "still-there"
        assert "This screen clears itself in 30 s." in words(window)
        kiosk.idle._on_second()
        assert "This screen clears itself in 29 s." in words(window)
        press(waiting, "Yes, more time")
        assert (window.screen_name, window.place.item) == ("guide", "stopping")
        assert window.page().position() == 150
    kiosk.idle._on_quiet()
    for _ in range(30):
        assert window.screen_name == "still-there"
        kiosk.idle._on_second()
    assert (window.screen_name, window.place) == ("attract", None)


def test_a_touch_puts_the_question_off(waiting: Waiting) -> None:
    kiosk = waiting.kiosk
    kiosk._on_begun()
    kiosk.idle._quiet.setTimerType(Qt.TimerType.PreciseTimer)
    kiosk.idle.begin()
    before = kiosk.idle._quiet.remainingTime()
    QTest.qWait(30)
    QTest.mouseClick(kiosk.begin, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert kiosk.idle._quiet.remainingTime() > before - 20


def test_at_the_first_message_nobody_is_asked(waiting: Waiting) -> None:
    assert not waiting.kiosk.idle.is_running


def test_start_over_does_the_same_at_once(waiting: Waiting) -> None:
    waiting.kiosk._on_begun()
    waiting.kiosk._on_chosen()
    press(waiting, "Start over: forget everything, for the next person")
    assert waiting.kiosk.window.screen_name == "attract"
    assert waiting.kiosk.window.place is None


def test_read_aloud_only_where_headphones_are(make_kiosk: MakeKiosk) -> None:
    silent = make_kiosk(has_voice=False)
    silent.kiosk.window.go(Place("topic", "stopping"))
    assert "Read aloud" not in words(silent.kiosk.window)
    silent.kiosk.window.hide()
    waiting = make_kiosk()
    waiting.kiosk.window.go(Place("topic", "stopping"))
    press(waiting, "Read aloud")
    said, language = waiting.voice.said[0]
    assert said.startswith("Do not stop baclofen suddenly")
    assert language == "en"
    press(waiting, "Topics")
    assert not waiting.voice.is_speaking


def printing(**settled: object) -> Policy:
    return msgspec.structs.replace(POLICY, printing=Printing(**{"allowed": True, **settled}))


def print_page(waiting: Waiting) -> str:
    press(waiting, "Print")
    waiting.kiosk._handouts._press.finish()
    waiting.settle()
    return waiting.kiosk.window._said.text()


def test_printing_is_off_unless_the_clinic_allows_it(make_kiosk: MakeKiosk) -> None:
    waiting = make_kiosk(Policy(mode="kiosk"))
    waiting.kiosk.window.go(Place("topic", "stopping"))
    assert "Print" not in words(waiting.kiosk.window)
    waiting.kiosk.window.command_given.emit("print")
    assert waiting.printed == []


def test_a_handout_goes_to_the_clinics_printer_and_then_there_is_a_pause(make_kiosk: MakeKiosk) -> None:
    waiting = make_kiosk(printing(printer="Ward", pause_seconds=60))
    waiting.kiosk.window.go(Place("topic", "storage"))
    assert print_page(waiting) == "Your page is being printed."
    pages, title, printer = waiting.printed[0]
    assert pages >= 1
    assert printer == "Ward"
    assert title
    assert print_page(waiting) == "Please wait 60 s before the next page is printed."
    # The pause is the paper's, not the visitor's: a new visitor waits as well.
    waiting.kiosk.wipe()
    waiting.kiosk.window.go(Place("urgent", "pump"))
    waiting.hand.seconds += 59
    assert "Please wait 1 s" in print_page(waiting)
    waiting.hand.seconds += 2
    assert print_page(waiting) == "Your page is being printed."
    assert len(waiting.printed) == 2


def test_a_page_that_is_too_long_is_not_printed(make_kiosk: MakeKiosk) -> None:
    waiting = make_kiosk(printing(most_pages=1))
    waiting.kiosk.window.go(Place("topic", "faq"))
    assert print_page(waiting) == "This page is too long to print here. Please ask a member of staff."
    assert waiting.printed == []


def test_a_printer_that_is_not_there_is_told(make_kiosk: MakeKiosk) -> None:
    from baclofen_guide.ui.kiosk.handouts import print_on

    waiting = make_kiosk(printing(printer="no such printer"))
    waiting.kiosk._handouts._print_out = print_on
    waiting.kiosk.window.go(Place("topic", "storage"))
    assert print_page(waiting) == "The printer cannot be found. Please tell a member of staff."


def type_code(waiting: Waiting, code: str) -> None:
    for digit in code:
        press(waiting, digit)


def test_staff_leaves_with_the_code_alone(waiting: Waiting) -> None:
    left: list[str] = []
    waiting.kiosk.left.connect(lambda: left.append("left"))
    press(waiting, "For staff")
    type_code(waiting, "111111")
    assert "1" not in waiting.kiosk.keypad._dots.text()
    press(waiting, "Leave")
    assert left == []
    assert "Wrong code. Wait 2 s, then try again." in words(waiting.kiosk.keypad)
    waiting.hand.seconds += 2
    waiting.kiosk.keypad._show()
    type_code(waiting, CODE)
    press(waiting, "Leave")
    assert left == ["left"]


def test_each_wrong_code_costs_twice_the_time_even_after_a_wipe(waiting: Waiting) -> None:
    keypad, waits = waiting.kiosk.keypad, []
    for _ in range(11):
        waiting.kiosk.wipe()
        waiting.kiosk._on_staff_wanted()
        for digit in "999999":
            keypad._type(digit)
        keypad._on_done()
        waits.append(round(keypad._wait()))
        waiting.hand.seconds += math.ceil(keypad._wait())
    assert waits == [2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]


def test_while_it_waits_the_right_code_is_not_looked_at(waiting: Waiting) -> None:
    left: list[str] = []
    waiting.kiosk.left.connect(lambda: left.append("left"))
    waiting.kiosk._on_staff_wanted()
    for digit in "999999":
        waiting.kiosk.keypad._type(digit)
    waiting.kiosk.keypad._on_done()
    for digit in CODE:
        waiting.kiosk.keypad._type(digit)
    waiting.kiosk.keypad._on_done()
    assert left == []


def test_without_a_code_nobody_leaves_and_the_keypad_says_so(make_kiosk: MakeKiosk) -> None:
    waiting = make_kiosk(Policy(mode="kiosk"))
    press(waiting, "For staff")
    type_code(waiting, "000000")
    assert "No code is set for this computer" in words(waiting.kiosk.keypad)
    assert not waiting.kiosk.keypad._done.isEnabled()


def test_the_code_can_be_typed_on_a_keyboard_and_is_gone_after_back(waiting: Waiting) -> None:
    press(waiting, "For staff")
    for digit in "12":
        QTest.keyClick(QApplication.focusWidget(), digit)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backspace)
    assert waiting.kiosk.keypad._typed == "1"
    press(waiting, "Back")
    assert waiting.kiosk.window.screen_name == "attract"
    assert waiting.kiosk.keypad._typed == ""


def test_larger_letters_on_an_explanation_leave_the_page_behind_it_whole(waiting: Waiting) -> None:
    """Hazard H109: the topic below lost its text, and the next wipe ended the kiosk."""
    window = waiting.kiosk.window
    waiting.kiosk.attract.begun.emit()
    waiting.kiosk.begin.chosen.emit()
    window.go(Place("topic", "stopping"))
    waiting.settle()
    behind, gone = window.page(), list[bool]()
    assert isinstance(behind, Reading)
    behind.text.document().destroyed.connect(lambda: gone.append(True))
    window.go(Place("explain", "facts:F-STOP-07", "stopping"))
    for _ in range(2):
        window.command_given.emit("larger")
        waiting.settle()
    assert not gone
    window.go_back()
    waiting.settle()
    assert gone
    assert behind.text.toPlainText()
    window.command_given.emit("over")
    waiting.settle()
    assert waiting.kiosk.window.screen_name == "attract"
