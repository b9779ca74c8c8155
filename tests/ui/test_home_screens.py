"""The screens about doses at every size: nothing cut off, everything named and reached by keyboard."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from baclofen_guide.records import Record
from baclofen_guide.ui.navigation import Place
from tests.ui.conftest import MakePerson
from tests.ui.home import HandClock, Person
from tests.ui.test_accessible import CONTROLS, name, walk
from tests.ui.test_layouts import PERCENTS, SIZES, cut_off, long_words
from tests.ui.test_today import yesterday_taken

__all__ = ["long_words"]


def visit(person: Person, what: str) -> None:
    """Bring a screen into one of its fuller states."""
    page = "plan" if what.startswith("plan") else what
    person.window.shell.go(Place(page))
    QApplication.processEvents()
    if what.startswith("plan-"):
        person.page.editor.steps_box._on_way_chosen(what.removeprefix("plan-"))
        QApplication.processEvents()


SCREENS = ("today", "plan", "plan-lower", "plan-steps", "about-you", "history", "checkup", "settings")


@pytest.fixture
def late(person_with: MakePerson, clock: HandClock) -> Person:
    """Somebody with a late dose, so that the page asks its questions."""
    return person_with(
        at=(2026, 3, 4, 16, 0), prepare=yesterday_taken(clock, 8), region="US", quiet_from="22:00",
        quiet_to="07:00",
    )  # fmt: skip


@pytest.mark.parametrize("percent", PERCENTS)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_nothing_is_cut_off(late: Person, size: tuple[int, int], percent: int) -> None:
    late.window.choices.change(text_percent=percent)
    late.window.shell.resize(*size)
    for what in SCREENS:
        visit(late, what)
        assert not cut_off(late.window), what


@pytest.mark.parametrize("percent", PERCENTS)
@pytest.mark.usefixtures("long_words")
def test_nothing_is_cut_off_in_a_longer_language(late: Person, percent: int) -> None:
    late.window.choices.change(text_percent=percent)
    late.window.shell.resize(800, 600)
    for what in SCREENS:
        visit(late, what)
        assert not cut_off(late.window), what


@pytest.mark.parametrize("percent", PERCENTS)
def test_the_reminder_shows_its_buttons_without_scrolling(
    person_with: MakePerson, clock: HandClock, percent: int
) -> None:
    person = person_with(
        at=(2026, 3, 4, 14, 1), prepare=yesterday_taken(clock, 8), region="US", text_percent=percent
    )
    person.look()
    window = person.reminder
    QApplication.processEvents()
    for words in ("Taken", "Later"):
        button = person.button(words, window)
        bottom = button.mapTo(window, button.rect().bottomLeft()).y()
        assert bottom <= window.height(), words
        assert button.width() >= button.sizeHint().width()
        assert button.height() >= 60


def damaged(data: Path, clock: HandClock) -> None:
    with Record.open(data, clock) as record:
        record.care()
    path = data / "record.db"
    path.write_bytes(b"x" * 4096 + path.read_bytes()[4096:])


@pytest.mark.parametrize("percent", PERCENTS)
def test_trouble_absence_and_zone_fit_too(person_with: MakePerson, clock, percent: int) -> None:
    person = person_with(at=(2026, 3, 4, 13, 0), prepare=yesterday_taken(clock, 8), text_percent=percent)
    person.window.shell.resize(800, 600)
    clock.wind(days=1, hours=3)
    person.window.home.ringing._on_woke()
    assert person.window.shell.place == Place("catch-up")
    assert not cut_off(person.window)
    person.window.home.around.environ["TZ"] = "Asia/Tokyo"
    person.window.shell.go(Place("today"))
    assert "The clock here is another one" in person.reads()
    assert not cut_off(person.window)


@pytest.mark.parametrize("percent", PERCENTS)
def test_a_damaged_record_fits_too(person_with: MakePerson, clock, percent: int) -> None:
    person = person_with(
        at=(2026, 3, 4, 13, 0), prepare=lambda data: damaged(data, clock), text_percent=percent
    )
    person.window.shell.resize(800, 600)
    person.press("Use the copy")
    assert not cut_off(person.window)


def nameless(window: QWidget) -> list[object]:
    nodes = list(walk(QAccessible.queryAccessibleInterface(window)))
    found = [node for node in nodes if node.role() in CONTROLS and not name(node)]
    inside = [n for n in found if n.parent() is not None and isinstance(n.parent().object(), QComboBox)]
    return [(node.role(), node.object()) for node in found if node not in inside]


@pytest.mark.parametrize("what", SCREENS)
def test_every_control_has_a_name_and_the_tab_key_reaches_it(late: Person, what: str) -> None:
    visit(late, what)
    late.reads()
    assert not nameless(late.window.shell)
    wanted = {b for b in late.buttons() if b.isEnabled() and not b.objectName().startswith("qt_")}
    reached: set[object] = set()
    widget: QWidget = late.window.shell
    for _ in range(600):
        widget = widget.nextInFocusChain()
        reached.add(widget)
    assert not wanted - reached


def test_the_reminder_is_named_for_those_who_hear_it(person_with: MakePerson, clock) -> None:
    person = person_with(at=(2026, 3, 4, 14, 1), prepare=yesterday_taken(clock, 8))
    person.look()
    assert not nameless(person.reminder)
    assert person.reminder.accessibleName() == "Time for your dose: 10 mg · 1 tablet of 10 mg."
    assert datetime(2026, 3, 4, 14, 1, tzinfo=UTC) == clock.now()
