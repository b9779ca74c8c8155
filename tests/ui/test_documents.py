"""A text lives as long as anybody shows it. Qt went on looking at one that was gone: a segmentation fault."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QTextBrowser

from baclofen_guide.app import Application
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.pages.supply import SupplyPage
from baclofen_guide.ui.pages.today import TodayPage
from baclofen_guide.ui.reader.page_text import PageText
from baclofen_guide.ui.reader.source_panel import SourcePanel
from tests.ui.home import Person

MakePerson = Callable[..., Person]
SIZES = (150, 200, 100)


def let_go() -> None:
    """Let everything that was to go be gone."""
    for _ in range(2):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def text_of(panel: SourcePanel) -> QTextBrowser:
    text = panel.findChild(QTextBrowser)
    assert text is not None
    return text


@pytest.mark.parametrize(("page", "place"), [(TodayPage, "today"), (SupplyPage, "supply")])
def test_a_reason_that_stays_open_takes_each_new_look(
    person_with: MakePerson, page: type[TodayPage | SupplyPage], place: str
) -> None:
    """Hazard H109: with it the reminders ended too."""
    window = person_with().window
    window.shell.go(Place(place))
    shown = window.shell.findChild(page)
    shown._on_source_requested("F-STOP-01")
    let_go()
    panel = shown.findChild(SourcePanel)
    words = text_of(panel).toPlainText()
    for percent in SIZES:
        window.choices.change(text_percent=percent)
        let_go()
        assert text_of(panel).document().defaultFont().pixelSize() == round(16 * percent / 100)
        assert text_of(panel).toPlainText() == words
    light = text_of(panel).toHtml()
    window.choices.change(theme="dark")
    let_go()
    assert text_of(panel).toHtml() != light


def test_a_page_that_nobody_sees_keeps_its_text(window: Application) -> None:
    text, gone = window.topic().findChild(PageText), list[bool]()
    text.document().destroyed.connect(lambda: gone.append(True))
    window.shell.go(Place("settings"))
    for percent in SIZES:
        window.choices.change(text_percent=percent)
        let_go()
    # Either it has another one by now, or still this one: never one that is gone.
    assert text.document().defaultFont().pixelSize() == 16 or not gone
    window.shell.go_back()
    let_go()
    assert text.document().defaultFont().pixelSize() == 16


def test_only_so_many_texts_are_kept(window: Application) -> None:
    gone = list[bool]()
    window.topic().findChild(PageText).document().destroyed.connect(lambda: gone.append(True))
    topics = [topic.id for group in window.desk.topic_groups() for topic in group.topics]
    for topic in topics:
        window.shell.go(Place("topic", topic))
        let_go()
    assert len(topics) > 24
    assert gone
