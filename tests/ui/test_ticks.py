"""Checklists: ticked by pointer and by key, remembered while the program runs, printed as they stand."""

from __future__ import annotations

import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QSizeF, Qt, QUrl
from PySide6.QtGui import QAccessible, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from baclofen_guide.app import Application
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.printing import paper_document
from baclofen_guide.ui.reader.fragments import fragments
from baclofen_guide.ui.reader.link_ring import link_rects
from baclofen_guide.ui.reader.page_text import PageText
from baclofen_guide.ui.reader.ticks import Ticks

TOPIC = "running-out"


@pytest.fixture
def text(window: Application) -> PageText:
    """The text of a page with checklists."""
    window.shell.go(Place("topic", TOPIC))
    QApplication.processEvents()
    return window.topic().findChild(PageText)


def boxes(text: PageText) -> dict[str, str]:
    """The pictogram of each thing to do, by its link."""
    return {
        one.charFormat().anchorHref(): one.charFormat().toImageFormat().name().split("?")[0]
        for one in fragments(text.document())
        if one.charFormat().isImageFormat() and one.charFormat().anchorHref().startswith("tick:")
    }


def block_of(text: PageText, target: str):
    return next(
        text.document().findBlock(one.position())
        for one in fragments(text.document())
        if one.charFormat().anchorHref() == target
    )


def show(text: PageText, target: str) -> QPointF:
    """Scroll to a thing to do; return where its line begins, in the view."""
    rect = text.document().documentLayout().blockBoundingRect(block_of(text, target))
    text.verticalScrollBar().setValue(round(rect.top()) - 50)
    return rect.topLeft() - QPointF(0, text.verticalScrollBar().value())


def first(text: PageText) -> str:
    return next(iter(boxes(text)))


def press_at(text: PageText, place: QPointF) -> None:
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=place.toPoint())
    QApplication.processEvents()


@pytest.mark.parametrize(
    "beside", [QPoint(10, 12), QPoint(60, 12), QPoint(500, 12), QPoint(60, -6), QPoint(60, 32)]
)
def test_a_press_anywhere_on_its_line_ticks_and_the_next_takes_it_away(
    text: PageText, beside: QPoint
) -> None:
    target = first(text)
    place = show(text, target) + beside.toPointF()
    press_at(text, place)
    assert boxes(text)[target] == "icon:ticked"
    assert list(boxes(text).values()).count("icon:ticked") == 1
    press_at(text, place)
    assert boxes(text)[target] == "icon:unticked"


def test_a_box_is_as_high_as_a_button(text: PageText) -> None:
    targets = list(boxes(text))
    tops = [
        text.document().documentLayout().blockBoundingRect(block_of(text, one)).top() for one in targets[:3]
    ]
    assert all(below - above >= 44 for above, below in pairwise(tops))


def test_nothing_moves_when_a_box_is_ticked(text: PageText) -> None:
    target = list(boxes(text))[-1]
    place = show(text, target) + QPointF(60, 12)
    document, scrolled = text.document(), text.verticalScrollBar().value()
    height = document.size().height()
    press_at(text, place)
    assert text.document() is document
    assert (text.verticalScrollBar().value(), document.size().height()) == (scrolled, height)


def test_a_press_elsewhere_ticks_nothing(text: PageText) -> None:
    before = boxes(text)
    text.verticalScrollBar().setValue(0)
    press_at(text, QPointF(200, 60))
    place = show(text, first(text))
    press_at(text, place + QPointF(60, -20))
    QTest.mouseClick(text.viewport(), Qt.MouseButton.RightButton, pos=(place + QPointF(400, 12)).toPoint())
    assert boxes(text) == before


def test_selecting_words_ticks_nothing(text: PageText) -> None:
    place = show(text, first(text)).toPoint()
    before = boxes(text)
    QTest.mousePress(text.viewport(), Qt.MouseButton.LeftButton, pos=place + QPoint(300, 12))
    QTest.mouseMove(text.viewport(), place + QPoint(60, 12))
    QTest.mouseRelease(text.viewport(), Qt.MouseButton.LeftButton, pos=place + QPoint(60, 60))
    assert boxes(text) == before


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_by_keyboard(text: PageText, key: Qt.Key) -> None:
    text.setFocus()
    for _ in range(200):
        QTest.keyClick(text, Qt.Key.Key_Tab)
        if text.textCursor().charFormat().anchorHref().startswith("tick:"):
            break
    target = text.textCursor().charFormat().anchorHref()
    QTest.keyClick(text, key)
    assert boxes(text)[target] == "icon:ticked"
    assert text.textCursor().charFormat().anchorHref() == target
    QTest.keyClick(text, key)
    assert boxes(text)[target] == "icon:unticked"


def test_space_elsewhere_still_turns_the_page(text: PageText) -> None:
    text.setFocus()
    text.verticalScrollBar().setValue(0)
    QTest.keyClick(text, Qt.Key.Key_Space)
    assert text.verticalScrollBar().value() > 0


def test_ticks_last_until_the_program_closes_and_are_stored_nowhere(
    window: Application, text: PageText, tmp_path: Path
) -> None:
    target = first(text)
    text.link_pressed.emit(target)
    window.shell.go(Place("topic", "about"))
    window.choices.change(level="clinical")
    window.shell.go(Place("topic", TOPIC))
    assert "icon:ticked" not in boxes(text).values()
    window.choices.change(level="easy")
    assert boxes(text)[target] == "icon:ticked"
    window.choices.change(text_percent=200, theme="dark", region="GB")
    assert boxes(text)[target] == "icon:ticked"
    text.link_pressed.emit(target)
    window.choices.change(region="US")
    assert boxes(text)[target] == "icon:unticked"
    kept = [
        path
        for path in tmp_path.rglob("*")
        if path.is_file() and "tick" in path.read_text("utf-8", "replace")
    ]
    assert kept == []


def test_both_boxes_are_painted_whichever_is_shown(text: PageText) -> None:
    image = QTextDocument.ResourceType.ImageResource.value
    role = "text"
    sizes = {
        text.document().resource(image, QUrl(f"icon:{name}?{role}")).size() for name in ("ticked", "unticked")
    }
    assert len(sizes) == 1
    assert not next(iter(sizes)).isEmpty()


def test_paper_shows_what_is_ticked(window: Application, text: PageText, tmp_path: Path) -> None:
    text.link_pressed.emit(first(text))
    shown = window.desk.topic(TOPIC, for_paper=True)
    assert shown.html().count("icon:ticked?") == 1
    path = tmp_path / "page.pdf"
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    paper_document(shown.html(), QSizeF(210, 297), shown.pictures).print_(writer)
    listed = subprocess.run(["pdfimages", "-list", path], check=True, capture_output=True, text=True).stdout
    assert len(listed.splitlines()) > len(boxes(text))


def test_a_screen_reader_hears_it_and_finds_a_check_box(text: PageText) -> None:
    def item(words: str) -> tuple[str, bool]:
        document = QAccessible.queryAccessibleInterface(text)
        children = [document.child(index) for index in range(document.childCount())]
        line = next(child for child in children if words in child.text(QAccessible.Text.Name))
        box = line.child(0)
        assert line.role() == QAccessible.Role.ListItem
        assert box.role() == QAccessible.Role.CheckBox
        assert box.text(QAccessible.Text.Name) in line.text(QAccessible.Text.Name)
        assert box.state().checkable
        return line.text(QAccessible.Text.Name).partition(":")[0], bool(box.state().checked)

    target = first(text)
    words = block_of(text, target).text().replace("\ufffc", "").strip()[:12]
    assert item(words) == ("Not ticked", False)
    text.link_pressed.emit(target)
    assert item(words) == ("Ticked", True)


def test_a_door_of_urgent_help_can_be_ticked_too(window: Application) -> None:
    """None has a checklist today; a press on one must not be taken for a link to explain."""
    window.shell.go(Place("urgent", "pump"))
    window.urgent().findChild(PageText).link_pressed.emit("tick:999")
    assert window.desk.ticks.of(window.desk.door("pump").page) == {999}


def test_ticks_by_themselves() -> None:
    ticks = Ticks()
    assert ticks.toggle("page", 7)
    assert ticks.toggle("page", 9)
    assert not ticks.toggle("page", 7)
    assert (ticks.of("page"), ticks.of("other")) == ({9}, frozenset())
    ticks.clear()
    assert ticks.of("page") == frozenset()


def test_the_link_the_keyboard_reached_has_a_ring(window: Application, text: PageText) -> None:
    window.choices.change(theme="light")
    text.setFocus()
    assert list(link_rects(text.textCursor())) == []
    while not text.textCursor().charFormat().anchorHref().startswith("tick:"):
        QTest.keyClick(text, Qt.Key.Key_Tab)
    (rect,) = link_rects(text.textCursor())
    scrolled = text.verticalScrollBar().value()
    edge = (
        text.viewport().grab().toImage().pixelColor(round(rect.left()), round(rect.center().y()) - scrolled)
    )
    assert edge.name() == window.style.theme.focus.lower()
    QTest.keyClick(text, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert list(link_rects(text.textCursor())) == []


def test_a_link_on_two_lines_has_two_rings(window: Application, text: PageText) -> None:
    window.shell.resize(480, 600)
    window.choices.change(text_percent=200)
    QApplication.processEvents()
    text.setFocus()
    for _ in range(60):
        QTest.keyClick(text, Qt.Key.Key_Tab)
        rects = list(link_rects(text.textCursor()))
        if len(rects) > 1:
            break
    assert len(rects) > 1
    assert rects[0].top() < rects[1].top()
