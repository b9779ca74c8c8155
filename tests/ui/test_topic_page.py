"""Reading a topic through the window: levels, sources, find, paper, going back."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSizeF, Qt
from PySide6.QtGui import QPageSize, QPdfWriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QMenu, QPushButton

from baclofen_guide.app import Application
from baclofen_guide.settings.choices import LEVELS
from baclofen_guide.ui.controls import ActionButton
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.printing import paper_document
from baclofen_guide.ui.reader.find_bar import FindBar
from baclofen_guide.ui.reader.page_text import PageText
from baclofen_guide.ui.reader.source_panel import SourcePanel

TOPICS = ("stopping", "about")


def page_text(window: Application) -> PageText:
    return window.topic().findChild(PageText)


def press(window: Application, name: str) -> None:
    """Press the visible button that a screen reader calls `name`."""
    for button in window.shell.findChildren(QPushButton):
        if button.accessibleName() == name and button.isVisible():
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
            QApplication.processEvents()
            return
    raise AssertionError(f"no visible button {name!r}")


def test_the_page_opens_with_the_message_and_the_emergency_signs(window: Application) -> None:
    text = page_text(window).toPlainText()
    assert text.index("never stop baclofen suddenly") < text.index("911") < text.index("Early signs")


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("section_number", [0, 2, -1])
@pytest.mark.parametrize("below", [0, 60])
def test_switching_level_keeps_the_section_in_view(
    window: Application, topic: str, section_number: int, below: int
) -> None:
    window.shell.go(Place("topic", topic))
    QApplication.processEvents()
    text = page_text(window)
    section = window.desk.topic(topic).sections[section_number][0]
    text.go_to_section(section)
    bar = text.verticalScrollBar()
    bar.setValue(bar.value() + below)
    before = text.spot()
    for level, name in (("clinical", "Clinical"), ("standard", "Standard"), ("easy", "Easy")):
        press(window, f"Reading level: {name}")
        assert window.choices.now.level == level
        at_the_end = bar.value() == bar.maximum()
        assert text.spot().section == before.section or at_the_end


def test_sections_are_the_same_at_every_level(window: Application) -> None:
    found = []
    for level in LEVELS:
        window.choices.change(level=level)
        found.append([section for section, _ in window.desk.topic("stopping").sections])
    assert found[0] == found[1] == found[2]


def test_a_citation_opens_its_facts_and_sources_and_escape_comes_back(window: Application) -> None:
    text = page_text(window)
    text.link_pressed.emit("facts:F-STOP-01")
    panel = window.topic().findChild(SourcePanel)
    assert panel.isVisible()
    said = panel.findChild(type(text).__mro__[1]).toPlainText()
    assert "F-STOP-01" in said
    assert "Ozobax label" in said
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert text.hasFocus()


def test_where_sources_disagree_every_position_can_be_opened(window: Application) -> None:
    page_text(window).link_pressed.emit("conflict:C-10")
    panel = window.topic().findChild(SourcePanel)
    said = panel.findChild(type(page_text(window)).__mro__[1]).toPlainText()
    for position in window.desk._library.facts.conflicts["C-10"].positions_at("easy"):
        assert position.says in said


def test_a_glossary_word_explains_itself_on_the_page(window: Application) -> None:
    page_text(window).link_pressed.emit("term:G-42")
    panel = window.topic().findChild(SourcePanel)
    assert panel.accessibleName() == "Spasticity"
    assert window.shell.place == Place("topic", "stopping")


def test_links_in_the_text_are_reached_by_keyboard(window: Application) -> None:
    text = page_text(window)
    text.setFocus()
    QTest.keyClick(text, Qt.Key.Key_Tab)
    assert text.textCursor().charFormat().isAnchor()
    QTest.keyClick(text, Qt.Key.Key_Return)
    assert window.topic().findChild(SourcePanel).isVisible()


def test_a_topic_that_is_not_written_at_the_level_says_so(window: Application) -> None:
    note = "There is no such page at the level you chose; this is the standard one"
    window.shell.go(Place("topic", "pharmacology"))
    assert note in page_text(window).toPlainText()
    window.choices.change(level="standard")
    assert note not in page_text(window).toPlainText()


def test_the_contents_list_jumps_and_follows(window: Application) -> None:
    contents = window.topic().findChild(QListWidget)
    assert contents.isVisible()
    contents.itemActivated.emit(contents.item(2))
    text = page_text(window)
    assert text.spot().section == window.desk.topic("stopping").sections[2][0]
    assert contents.currentRow() == 2


def test_every_title_in_the_contents_list_is_there_to_its_end(window: Application) -> None:
    contents = window.topic().findChild(QListWidget)
    room = contents.viewport().width() - 2 * (window.style.chrome_px(8) + 3) - 6
    line, single = contents.fontMetrics().height(), contents.visualItemRect(contents.item(1)).height()
    for row in range(contents.count()):
        item = contents.item(row)
        wanted = contents.fontMetrics().boundingRect(
            QRect(0, 0, room, line), Qt.TextFlag.TextWordWrap, item.text()
        )
        assert contents.visualItemRect(item).height() >= single - line + wanted.height(), item.text()


def test_where_the_contents_list_has_no_room_a_menu_of_the_sections_jumps(window: Application) -> None:
    window.shell.resize(800, 600)
    QApplication.processEvents()
    page = window.topic()
    assert not page.findChild(QListWidget).isVisible()
    button = next(one for one in page.findChildren(ActionButton) if one.text() == "On this page")
    assert button.isVisible()
    button.menu().aboutToShow.emit()
    sections = window.desk.topic("stopping").sections
    assert [action.text() for action in button.menu().actions()] == [title for _, title in sections]
    button.menu().actions()[2].trigger()
    assert page_text(window).spot().section == sections[2][0]


def test_where_not_even_the_button_of_the_sections_fits_they_stand_under_more(window: Application) -> None:
    window.shell.resize(800, 600)
    window.choices.change(text_percent=150, level="clinical")
    QApplication.processEvents()
    page = window.topic()
    buttons = {one.text(): one for one in page.findChildren(ActionButton) if one.isVisible()}
    assert "On this page" not in buttons
    assert all(one.width() >= one.minimumSizeHint().width() for one in buttons.values())
    buttons["More"].menu().aboutToShow.emit()
    buttons["More"].menu().actions()[0].trigger()
    menu = next(one for one in page.findChildren(QMenu) if one.isVisible())
    assert menu.actions()[0].text() == window.desk.topic("stopping").sections[0][1]
    menu.close()


def test_in_large_letters_the_folded_menu_opens_the_sections(window: Application) -> None:
    assert "contents" not in window.topic().commands()
    window.shell.resize(800, 600)
    window.choices.change(text_percent=200)
    QApplication.processEvents()
    page = window.topic()
    assert page.commands()["contents"] == "On this page"
    page.do("contents")
    menu = next(one for one in page.findChildren(QMenu) if one.isVisible())
    menu.actions()[1].trigger()
    menu.close()
    assert page_text(window).spot().section == window.desk.topic("stopping").sections[1][0]


def test_find_goes_round_the_page_and_says_when_there_is_nothing(window: Application) -> None:
    QTest.keyClick(window.shell, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    find = window.topic().findChild(FindBar)
    assert find.isVisible()
    QTest.keyClicks(find._line, "seizure")
    first = page_text(window).textCursor().selectionStart()
    assert page_text(window).textCursor().selectedText().lower() == "seizure"
    for _ in range(40):
        QTest.keyClick(find._line, Qt.Key.Key_Return)
        if page_text(window).textCursor().selectionStart() == first:
            break
    else:
        raise AssertionError("find never came round")
    QTest.keyClicks(find._line, "zzz")
    assert find._outcome.text()
    QTest.keyClick(find._line, Qt.Key.Key_Escape)
    assert not find.isVisible()
    assert page_text(window).hasFocus()


def test_text_size_keys_change_the_page_and_keep_the_place(window: Application) -> None:
    text = page_text(window)
    text.go_to_section("early-signs")
    before = text.document().defaultFont().pixelSize()
    QTest.keyClick(window.shell, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert text.document().defaultFont().pixelSize() > before
    assert text.spot().section == "early-signs"
    QTest.keyClick(window.shell, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window.shell, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert text.document().defaultFont().pixelSize() < before
    QTest.keyClick(window.shell, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert text.document().defaultFont().pixelSize() == before


def test_no_page_is_wider_than_the_window(window: Application) -> None:
    for percent in (100, 200, 300):
        for level in LEVELS:
            window.choices.change(level=level, text_percent=percent)
            window.shell.resize(800, 600)
            QApplication.processEvents()
            text = page_text(window)
            assert text.document().size().width() <= text.viewport().width() + 1, (percent, level)


def test_paper_holds_the_whole_page_in_readable_letters(window: Application, tmp_path: Path) -> None:
    shown = window.desk.topic("stopping", for_paper=True)
    path = tmp_path / "page.pdf"
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    paper_document(shown.html(), QSizeF(210, 297)).print_(writer)
    words = subprocess.run(
        ["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True
    ).stdout
    for _, title in shown.sections:
        assert title in " ".join(words.split())
    assert "Not yet reviewed by a clinician" in " ".join(words.split())
    command = ["pdftotext", "-bbox", path, "-"]
    boxes = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    heights = [
        float(line.split('yMax="')[1].split('"')[0]) - float(line.split('yMin="')[1].split('"')[0])
        for line in boxes.splitlines()
        if "<word" in line and ">suddenly" in line
    ]
    assert max(heights) > 12  # points


def test_the_next_and_previous_topics_are_a_press_away(window: Application) -> None:
    assert "Next: What baclofen is" in page_text(window).toPlainText()
    page_text(window).link_pressed.emit("topic:about")
    assert window.shell.place == Place("topic", "about")
    assert "Before this: Do not stop baclofen suddenly" in page_text(window).toPlainText()
    QTest.keyClick(window.shell, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.shell.place.item == "stopping"
    QTest.keyClick(window.shell, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert window.shell.place.item == "about"


def test_a_glossary_word_opens_by_keyboard_at_the_reader_s_level_and_leads_to_all_words(
    window: Application,
) -> None:
    window.choices.change(level="standard")
    window.shell.go(Place("topic", "missed"))
    QApplication.processEvents()
    text = page_text(window)
    text.setFocus()
    for _ in range(30):
        QTest.keyClick(text, Qt.Key.Key_Tab)
        if text.textCursor().charFormat().anchorHref().startswith("term:"):
            break
    QTest.keyClick(text, Qt.Key.Key_Return)
    panel = window.topic().findChild(SourcePanel)
    assert panel.isVisible()
    assert panel.accessibleName() == "Seizure (fit)"
    said = panel.findChild(type(text).__mro__[1])
    assert "A burst of brain activity that no one can control" in said.toPlainText()
    panel.link_pressed.emit("topic:glossary#letter-s")
    QApplication.processEvents()
    assert window.shell.place.item == "glossary"
    assert page_text(window).spot().section in ("letter-s", "letter-r")


@pytest.mark.parametrize("topic", ["faq", "glossary", "sources", "editorial-policy"])
def test_long_pages_made_from_data_open_at_every_level(window: Application, topic: str) -> None:
    for level in LEVELS:
        window.choices.change(level=level)
        window.shell.go(Place("topic", topic))
        QApplication.processEvents()
        text = page_text(window)
        assert window.desk.topic(topic).title in text.toPlainText()
        assert text.document().size().width() <= text.viewport().width() + 1
