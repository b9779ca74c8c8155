"""First start and settings: asked once, remembered, changeable, and kept through damage."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from baclofen_guide.app import Application
from baclofen_guide.settings.preferences import Preferences, PreferencesFile
from baclofen_guide.ui.card import Card
from baclofen_guide.ui.navigation import Place

ANSWERS = {"patient": "easy", "carer": "standard", "clinician": "clinical"}


@pytest.fixture
def saved(tmp_path: Path, qtbot: QtBot) -> Callable[[Application], Preferences]:
    """Returns what reads the file once the window has given it everything."""

    def read(window: Application) -> Preferences:
        qtbot.waitUntil(lambda: window.choices.is_saved)
        return PreferencesFile(tmp_path / "config" / "preferences.json").load().preferences

    return read


@pytest.mark.parametrize(("audience", "level"), ANSWERS.items())
def test_the_answer_sets_the_level_and_is_never_asked_again(
    make_window, saved, audience: str, level: str
) -> None:
    first = make_window()
    assert first.shell.place == Place("welcome")
    cards = first.shell.page("welcome").findChildren(Card)
    card = next(card for card in cards if card.property("value") == audience)
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert first.shell.place == Place("learn")
    assert (saved(first).audience, saved(first).level) == (audience, level)
    assert make_window().shell.place == Place("learn")


def test_it_can_be_skipped_and_is_not_asked_again(make_window, saved) -> None:
    window = make_window()
    skip = next(b for b in window.shell.findChildren(QPushButton) if b.text() == "Skip for now")
    QTest.mouseClick(skip, Qt.MouseButton.LeftButton)
    assert window.shell.place == Place("learn")
    assert saved(window) == Preferences(welcomed=True)


def test_it_is_answered_by_keyboard_alone(make_window, saved) -> None:
    window = make_window()
    for _ in range(12):
        QTest.keyClick(QApplication.focusWidget() or window.shell, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if isinstance(focused, Card):
            break
    QTest.keyClick(focused, Qt.Key.Key_Space)
    assert saved(window).audience == "patient"


def choose(window: Application, name: str, value: str) -> None:
    """Choose `value` in the drop-down called `name`, as a press on the item does."""
    boxes = window.shell.page("settings").findChildren(QComboBox)
    box = next(box for box in boxes if box.property("choice") == name)
    index = box.findData(value)
    box.setCurrentIndex(index)
    box.activated.emit(index)


@pytest.mark.parametrize(
    ("name", "value", "stored"),
    [
        ("audience", "carer", "carer"),
        ("audience", "", None),
        ("level", "clinical", "clinical"),
        ("region", "UK", "UK"),
        ("theme", "dark", "dark"),
        ("text_percent", "150", 150),
    ],
)
def test_each_setting_takes_effect_and_is_remembered(
    window: Application, saved, name: str, value: str, stored: object
) -> None:
    window.shell.go(Place("settings"))
    choose(window, name, value)
    assert getattr(window.choices.now, name) == stored
    assert getattr(saved(window), name) == stored


def test_the_clinics_number_is_kept_as_typed(window: Application, saved) -> None:
    window.shell.go(Place("settings"))
    line = window.shell.page("settings").findChild(QLineEdit)
    QTest.keyClicks(line, "  +1 555 0100 ")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert saved(window).clinic_number == "+1 555 0100"


def test_the_theme_repaints_the_page(window: Application) -> None:
    light = window.desk.topic("stopping").html()
    window.choices.change(theme="dark")
    dark = window.desk.topic("stopping").html()
    assert window.style.theme.emergency_soft in dark
    assert window.style.theme.emergency_soft not in light


def test_a_damaged_settings_file_is_set_aside_with_a_message(make_window, tmp_path: Path) -> None:
    path = tmp_path / "config" / "preferences.json"
    path.parent.mkdir(parents=True)
    path.write_text("{broken")
    window = make_window()
    assert window.shell.notice.isVisible()
    said = window.shell.notice.findChild(QLabel).text()
    assert "preferences.damaged.json" in said
    assert (path.parent / "preferences.damaged.json").read_text() == "{broken"


def test_settings_that_cannot_be_saved_are_said_to_last_until_the_end(
    window: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    config = tmp_path / "config"
    (config / "preferences.json").unlink()
    config.rmdir()
    config.write_text("not a folder any more")
    window.choices.change(level="clinical")
    qtbot.waitUntil(lambda: window.choices.is_saved)
    assert window.choices.now.level == "clinical"
    assert "could not be saved" in window.shell.notice.findChild(QLabel).text()


def test_what_the_command_line_asks_for_lasts_one_run(make_window, tmp_path: Path) -> None:
    from baclofen_guide.ui.choices import Choices

    file = PreferencesFile(tmp_path / "preferences.json")
    choices = Choices(Preferences(level="easy"), file, overrides={"level": "clinical"})
    choices.change(text_percent=150)
    choices.save()
    assert choices.now.level == "clinical"
    assert file.load().preferences == Preferences(level="easy", text_percent=150)


def test_a_choice_made_just_before_closing_is_kept(window: Application, tmp_path: Path) -> None:
    window.choices.change(level="clinical")
    window.shell.close()
    assert PreferencesFile(tmp_path / "config" / "preferences.json").load().preferences.level == "clinical"
