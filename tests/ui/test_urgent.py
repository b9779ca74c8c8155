"""Urgent help: one key from anywhere, the right numbers, and back to exactly where one was."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from baclofen_guide.app import Application
from baclofen_guide.ui.card import Card
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.reader.page_text import PageText

PLACES = [Place("welcome"), Place("learn"), Place("topic", "stopping"), Place("settings")]


def labels(window: Application) -> str:
    return "\n".join(label.text() for label in window.urgent().findChildren(QLabel))


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.page)
def test_f1_opens_it_from_everywhere(window: Application, place: Place) -> None:
    window.shell.go(place)
    QTest.keyClick(QApplication.focusWidget() or window.shell, Qt.Key.Key_F1)
    assert window.shell.place == Place("urgent")


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.page)
@pytest.mark.parametrize(("size", "percent"), [((1100, 760), 100), ((800, 600), 200), ((800, 500), 300)])
def test_its_button_and_the_warning_are_in_sight_everywhere(
    window: Application, place: Place, size: tuple[int, int], percent: int
) -> None:
    window.choices.change(text_percent=percent)
    window.shell.resize(*size)
    window.shell.go(place)
    QApplication.processEvents()
    buttons = [b for b in window.shell.findChildren(QPushButton) if b.text().startswith("Urgent help")]
    assert [button for button in buttons if not button.visibleRegion().isEmpty()]
    warnings = [w for w in window.shell.findChildren(QLabel) if "suddenly" in w.text() and w.isVisible()]
    assert any(not warning.visibleRegion().isEmpty() for warning in warnings)


def test_back_is_exactly_where_one_was(window: Application) -> None:
    text = window.topic().findChild(PageText)
    text.verticalScrollBar().setValue(333)
    window.shell.go_urgent()
    card = next(card for card in window.urgent().findChildren(Card) if card.property("door") == "pump")
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert window.shell.place == Place("urgent", "pump")
    window.shell.go_back()
    window.shell.go_back()
    assert window.shell.place.item == "stopping"
    assert text.verticalScrollBar().value() == 333


def test_escape_leaves_it(window: Application) -> None:
    window.shell.go_urgent()
    QTest.keyClick(window.urgent(), Qt.Key.Key_Escape)
    assert window.shell.place.page == "topic"


@pytest.mark.parametrize("region", ["US", "UK", "IE", "AU", "EU"])
def test_the_numbers_are_the_regions_with_its_name(window: Application, region: str) -> None:
    window.choices.change(region=region)
    window.shell.go_urgent()
    wanted = window.desk._regions[region]
    assert wanted.emergency in labels(window)
    assert wanted.poison in labels(window)
    assert wanted.name in labels(window)
    window.shell.go(Place("urgent", "stopped"))
    assert wanted.emergency in window.urgent().text()


def test_without_a_region_no_number_is_invented(window: Application) -> None:
    window.choices.change(region="")
    window.shell.go(Place("urgent", "stopped"))
    assert "your local emergency number" in window.urgent().text()
    assert "911" not in window.urgent().text() + labels(window)
    assert "Choose your country" in labels(window)


def test_the_clinics_own_number_comes_first(window: Application) -> None:
    window.choices.change(clinic_number="555 0100")
    window.shell.go_urgent()
    said = labels(window)
    assert said.index("555 0100") < said.index("Poison help")


def test_every_red_flag_is_behind_a_door(window: Application) -> None:
    cited: set[str] = set()
    for door in ("stopped", "too-much", "pump"):
        cited |= set(window.desk.door(door).html().replace('"', ",").replace(":", ",").split(","))
    assert set(window.desk._library.facts.red_flags) <= cited


@pytest.mark.parametrize("door", ["stopped", "too-much", "pump"])
def test_each_tier_stands_in_its_own_colour_most_urgent_first(window: Application, door: str) -> None:
    html = window.desk.door(door).html()
    theme = window.style.theme
    sections = html.split("<h2")[1:]
    assert len(sections) == 3
    for section, colour in zip(
        sections, (theme.emergency_soft, theme.warning_soft, theme.good_soft), strict=True
    ):
        assert colour in section
