"""Ask through the window: typed as somebody types, answered at once, and nothing of it kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from baclofen_guide.app import Application
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.pages.ask import LONGEST, AskPage
from baclofen_guide.ui.reader.page_text import PageText
from baclofen_guide.ui.reader.source_panel import SourcePanel
from baclofen_guide.ui.shell import Fold
from tests.guide.conftest import digest_of


@pytest.fixture
def ask(window: Application) -> AskPage:
    """The page, as the rail opens it."""
    return opened(window)


def opened(window: Application) -> AskPage:
    window.shell.go(Place("ask"))
    QApplication.processEvents()
    page = window.shell.page("ask")
    assert isinstance(page, AskPage)
    return page


def line_of(page: AskPage) -> QLineEdit:
    return page.findChild(QLineEdit)


def type_in(page: AskPage, words: str) -> str:
    """Type `words` key by key; what the page says then."""
    line_of(page).clear()
    QTest.keyClicks(line_of(page), words)
    QApplication.processEvents()
    return page.text()


def press_link(page: AskPage, target: str) -> None:
    page.findChild(PageText).link_pressed.emit(target)
    QApplication.processEvents()


class TestTyping:
    def test_the_line_has_the_focus_and_shows_what_people_ask(self, ask) -> None:
        assert QApplication.focusWidget() is line_of(ask)
        assert "Questions people often ask" in ask.text()

    def test_the_answer_comes_without_pressing_anything(self, ask) -> None:
        assert "Can I have a glass of wine?" in type_in(ask, "can i drink wine")
        assert "Also in the guide" in ask.text()

    def test_it_follows_every_key(self, ask) -> None:
        seen = []
        for letter in "alcohol":
            QTest.keyClicks(line_of(ask), letter)
            seen.append(ask.text())
        assert "Alcohol" in seen[3]
        assert "Alcohol" in seen[-1]

    def test_slips_are_put_right(self, ask) -> None:
        assert "drive" in type_in(ask, "cn i dirve")

    def test_what_the_guide_does_not_know_it_says(self, ask) -> None:
        assert "no page that fits these words" in type_in(ask, "who won the world cup")

    def test_enter_leads_to_the_answer(self, ask) -> None:
        type_in(ask, "can i drive")
        QTest.keyClick(line_of(ask), Qt.Key.Key_Return)
        assert QApplication.focusWidget() is ask.findChild(PageText)

    def test_escape_clears_the_line(self, ask) -> None:
        type_in(ask, "can i drive")
        QTest.keyClick(line_of(ask), Qt.Key.Key_Escape)
        assert line_of(ask).text() == ""
        assert "Questions people often ask" in ask.text()

    def test_the_button_clears_it_too(self, ask) -> None:
        (clear,) = [
            one for one in ask.findChildren(QPushButton) if one.accessibleName() == "Clear the question"
        ]
        assert not clear.isVisible()
        type_in(ask, "can i drive")
        assert clear.isVisible()
        QTest.mouseClick(clear, Qt.MouseButton.LeftButton)
        assert line_of(ask).text() == ""
        assert QApplication.focusWidget() is line_of(ask)

    def test_a_book_pasted_by_mistake(self, ask) -> None:
        line_of(ask).setText("stop " * 10_000)
        QTest.keyClicks(line_of(ask), "x")
        assert len(line_of(ask).text()) == LONGEST
        assert ask.text().strip()

    def test_hostile_words_stay_words(self, ask) -> None:
        words = type_in(ask, '<img src=x> "a" OR b* NEAR(')
        assert "<img" not in words


class TestEmergencies:
    def test_come_first_and_lead_to_urgent_help(self, window, ask) -> None:
        """R-E-02, R-E-07."""
        words = type_in(ask, "he took 20 pills and wont wake up")
        assert words.lstrip("￼ \n").startswith("Emergency: Is this happening now? Call 911.")
        assert "Hard to wake" in words
        press_link(ask, "door:too-much")
        assert window.shell.place == Place("urgent", "too-much")

    def test_with_no_country_no_number_is_guessed(self, make_window) -> None:
        page = opened(make_window(region=""))
        assert "Call your local emergency number" in type_in(page, "he is having a fit")

    def test_said_to_a_screen_reader_once_the_typing_stops(self, ask, monkeypatch) -> None:
        said: list[str] = []
        monkeypatch.setattr(
            "baclofen_guide.ui.pages.ask.QAccessible.updateAccessibility",
            lambda event: said.append(event.message()),
        )
        type_in(ask, "he is having a fit")
        assert said == []
        QTest.qWait(1100)
        assert len(said) == 1
        assert said[0].startswith("This may be an emergency.")


class TestLeaving:
    def test_a_place_may_bring_its_question(self, window) -> None:
        window.shell.go(Place("ask", "can I drive"))
        QApplication.processEvents()
        page = window.shell.page("ask")
        assert line_of(page).text() == "can I drive"
        assert "Can I drive?" in page.text()

    def test_a_link_leads_to_the_part_and_back_to_the_question(self, window, ask) -> None:
        type_in(ask, "can i drink wine")
        press_link(ask, "topic:faq#q-15")
        assert window.shell.place == Place("topic", "faq", "q-15")
        window.shell.go_back()
        assert line_of(ask).text() == "can i drink wine"
        assert "glass of wine" in ask.text()

    def test_the_next_who_asks_finds_an_empty_line(self, window, ask) -> None:
        type_in(ask, "can i drink wine")
        window.shell.go(Place("learn"))
        window.shell.go(Place("ask"))
        assert line_of(ask).text() == ""
        assert "Questions people often ask" in ask.text()

    def test_nothing_asked_is_written_anywhere(self, window, ask, tmp_path) -> None:
        type_in(ask, "first")
        before = digest_of(tmp_path)
        type_in(ask, "zanzibar quokka")
        press_link(ask, "topic:missed#top")
        assert digest_of(tmp_path) == before

    def test_where_a_statement_comes_from(self, ask) -> None:
        type_in(ask, "can i drink wine")
        panel = ask.findChild(SourcePanel)
        press_link(ask, "facts:F-INT-02")
        assert panel.isVisible()
        type_in(ask, "can i drive")
        assert not panel.isVisible()

    def test_a_list_is_ticked_on_its_own_page(self, window, ask) -> None:
        type_in(ask, "what do i check before i drive")
        press_link(ask, "tick:1")
        assert window.shell.place.page == "topic"


class TestLooks:
    def test_level_and_letters_are_followed(self, window, ask) -> None:
        easy = type_in(ask, "how long does withdrawal last")
        window.choices.change(level="clinical")
        QApplication.processEvents()
        assert ask.text() != easy
        window.choices.change(text_percent=200, theme="dark")
        QApplication.processEvents()
        assert ask.text().strip()

    @pytest.mark.parametrize("percent", [100, 150, 200, 300])
    @pytest.mark.parametrize("size", [(800, 600), (1366, 768)])
    def test_the_rail_never_cuts_its_words(self, make_window, size, percent) -> None:
        window = make_window(size=size, audience="clinician", text_percent=percent)
        opened(window)
        rail = window.shell._rail
        if window.shell._fold is not Fold.FOLDED:
            assert rail.isVisible()
            assert rail.height() >= rail.least_height()

    def test_a_clinic_that_teaches_has_it_too(self, make_window) -> None:
        window = make_window(teaches=True, audience="clinician")
        assert "ask" in [one.place.page for one in window.shell._rail.offered()]
        assert "Alcohol" in type_in(opened(window), "alcohol")
