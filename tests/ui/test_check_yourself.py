"""Check yourself through the window: by pointer and by key, kindly, without a trace."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from baclofen_guide.app import Application
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.pages.check_yourself import CheckYourselfPage
from baclofen_guide.ui.questions.answer_button import AnswerButton, Mark
from baclofen_guide.ui.questions.question_view import QuestionView
from baclofen_guide.ui.reader.fragments import fragments
from baclofen_guide.ui.reader.page_text import PageText
from baclofen_guide.ui.reader.source_panel import SourcePanel
from tests.ui.test_layouts import LongWords, cut_off

TOPIC = "missed"


def page_of(window: Application) -> CheckYourselfPage:
    page = window.shell.page("check")
    assert isinstance(page, CheckYourselfPage)
    return page


def text_of(window: Application) -> PageText:
    return window.topic().findChild(PageText)


@pytest.fixture
def check(window: Application) -> CheckYourselfPage:
    """The first question about a topic, opened from the end of its page."""
    window.shell.go(Place("topic", TOPIC))
    text_of(window).verticalScrollBar().setValue(100)
    text_of(window).link_pressed.emit("check:")
    QApplication.processEvents()
    return page_of(window)


def question(check: CheckYourselfPage):
    return check._check.question


def number_of(check: CheckYourselfPage, *, right: bool) -> int:
    return next(n for n, answer in enumerate(question(check).answers) if answer.right is right)


def answers(check: CheckYourselfPage) -> list[AnswerButton]:
    return [button for button in check.findChildren(AnswerButton) if button.isVisible()]


def choose(check: CheckYourselfPage, *, right: bool) -> None:
    QTest.mouseClick(answers(check)[number_of(check, right=right)], Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def press(check: CheckYourselfPage, name: str) -> None:
    button = next(b for b in check.findChildren(QPushButton) if b.accessibleName() == name and b.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def said(check: CheckYourselfPage) -> str:
    return "\n".join(label.text() for label in check.findChildren(QLabel) if label.isVisible())


class TestWaysIn:
    def test_the_end_of_a_page_invites(self, window: Application) -> None:
        window.shell.go(Place("topic", TOPIC))
        text = text_of(window).toPlainText()
        assert text.index("short questions about this page") < text.rindex("Where does this come from?")
        assert "Check yourself" in text

    @pytest.mark.parametrize("beside", [QPointF(2, 2), QPointF(-12, 8), QPointF(8, -8), QPointF(8, 26)])
    def test_a_press_beside_its_words_counts(self, window: Application, beside: QPointF) -> None:
        window.shell.go(Place("topic", TOPIC))
        QApplication.processEvents()
        text = text_of(window)
        link = next(one for one in fragments(text.document()) if one.charFormat().anchorHref() == "check:")
        block = text.document().findBlock(link.position())
        rect = text.document().documentLayout().blockBoundingRect(block)
        text.verticalScrollBar().setValue(round(rect.top()) - 100)
        place = rect.topLeft() - QPointF(0, text.verticalScrollBar().value()) + beside
        QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=place.toPoint())
        assert window.shell.place == Place("check", TOPIC)

    def test_the_menus_offer_it_where_there_are_questions(self, window: Application) -> None:
        window.shell.go(Place("topic", TOPIC))
        assert window.topic().commands()["check"] == "Check yourself"
        window.topic().do("check")
        assert window.shell.place == Place("check", TOPIC)
        without = next(
            topic.id for topic in window.desk._library.topics("en") if window.desk.questions(topic.id) is None
        )
        window.shell.go(Place("topic", without))
        assert "check" not in window.topic().commands()
        assert "short questions" not in text_of(window).toPlainText()

    def test_paper_does_not_invite(self, window: Application) -> None:
        assert "check:" not in window.desk.topic(TOPIC, for_paper=True).html()

    @pytest.mark.parametrize("way", ["button", "escape", "alt-left", "menu"])
    def test_back_to_exactly_where_one_was(
        self, window: Application, check: CheckYourselfPage, way: str
    ) -> None:
        if way == "button":
            press(check, "Back to the page")
        elif way == "escape":
            QTest.keyClick(check, Qt.Key.Key_Escape)
        elif way == "alt-left":
            QTest.keyClick(window.shell, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        else:
            check.do("back")
        assert window.shell.place.same_page(Place("topic", TOPIC))
        assert text_of(window).verticalScrollBar().value() == 100


class TestOneQuestion:
    def test_it_is_asked_with_its_answers(self, check: CheckYourselfPage) -> None:
        assert question(check).ask in said(check)
        assert "Question 1 of" in said(check)
        assert [button.text() for button in answers(check)] == [a.text for a in question(check).answers]
        assert "{" not in "".join(button.text() for button in answers(check))

    def test_a_right_answer_says_why_and_leads_on(self, check: CheckYourselfPage) -> None:
        choose(check, right=True)
        assert question(check).answers[number_of(check, right=True)].why in said(check)
        assert answers(check)[number_of(check, right=True)].mark is Mark.RIGHT
        shown = {b.accessibleName() for b in check.findChildren(QPushButton) if b.isVisible()}
        assert "Try again" not in shown
        assert QApplication.focusWidget().accessibleName() == "Next question"
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        assert "Question 2 of" in said(check)

    def test_a_wrong_answer_says_what_to_do_and_may_be_tried_again(self, check: CheckYourselfPage) -> None:
        wrong = number_of(check, right=False)
        choose(check, right=False)
        assert question(check).answers[wrong].why in said(check)
        assert answers(check)[wrong].mark is Mark.WRONG
        assert not answers(check)[wrong].isEnabled()
        assert QApplication.focusWidget().accessibleName() == "Try again"
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        assert answers(check)[wrong].mark is Mark.TRIED
        assert question(check).answers[wrong].why not in said(check)
        assert isinstance(QApplication.focusWidget(), AnswerButton)
        assert QApplication.focusWidget().mark is Mark.NONE
        choose(check, right=True)
        assert answers(check)[number_of(check, right=True)].mark is Mark.RIGHT

    def test_one_may_go_on_after_a_wrong_answer(self, check: CheckYourselfPage) -> None:
        choose(check, right=False)
        press(check, "Next question")
        assert "Question 2 of" in said(check)

    def test_where_it_comes_from_opens_beside_it(self, check: CheckYourselfPage) -> None:
        choose(check, right=True)
        press(check, "Where does this come from?")
        panel = check.findChild(SourcePanel)
        assert panel.isVisible()
        shown = panel._text.toPlainText()
        assert all(fact in shown for fact in question(check).facts)
        QTest.keyClick(panel, Qt.Key.Key_Escape)
        assert not panel.isVisible()
        assert question(check).ask in said(check)

    def test_that_part_is_read_and_the_way_back_leads_to_the_question(
        self, window: Application, check: CheckYourselfPage
    ) -> None:
        choose(check, right=False)
        section = question(check).section
        press(check, "Read that part again")
        assert window.shell.place == Place("topic", TOPIC, section)
        assert text_of(window).spot().section == section
        back = next(
            b
            for b in window.topic().findChildren(QPushButton)
            if b.accessibleName() == "Back to the questions"
        )
        assert back.isVisible()
        QTest.mouseClick(back, Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        assert window.shell.place.same_page(Place("check", TOPIC))
        assert check._check.told
        window.shell.go(Place("topic", "about"))
        assert not back.isVisible()

    def test_leaving_and_coming_back_finds_the_same_question(
        self, window: Application, check: CheckYourselfPage
    ) -> None:
        choose(check, right=True)
        press(check, "Next question")
        window.shell.go(Place("learn"))
        window.shell.go(Place("topic", TOPIC))
        text_of(window).link_pressed.emit("check:")
        assert "Question 2 of" in said(check)


class TestKeys:
    @pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier])
    def test_numbers_choose(self, check: CheckYourselfPage, modifier: Qt.KeyboardModifier) -> None:
        QTest.keyClick(check.findChild(QuestionView), Qt.Key.Key_2, modifier)
        assert check._check.tried_now == (1,)

    def test_a_number_without_an_answer_does_nothing(self, check: CheckYourselfPage) -> None:
        assert len(answers(check)) == 3
        QTest.keyClick(check.findChild(QuestionView), Qt.Key.Key_4)
        assert not check._check.told

    def test_arrows_go_round_and_enter_chooses(self, check: CheckYourselfPage) -> None:
        view = check.findChild(QuestionView)
        order = []
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
            QTest.keyClick(QApplication.focusWidget() or view, key)
            order.append(answers(check).index(QApplication.focusWidget()))
        assert order == [0, 1, 2, 0, 2]
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        assert check._check.tried_now == (2,)

    def test_up_begins_with_the_last(self, check: CheckYourselfPage) -> None:
        QTest.keyClick(check.findChild(QuestionView), Qt.Key.Key_Up)
        assert answers(check)[-1].hasFocus()

    def test_while_the_reason_is_told_answers_rest(self, check: CheckYourselfPage) -> None:
        choose(check, right=False)
        before = check._check
        QTest.keyClick(check.findChild(QuestionView), Qt.Key.Key_Down)
        QTest.keyClick(check.findChild(QuestionView), Qt.Key.Key_1)
        assert check._check == before

    def test_a_letter_is_nothing_to_it(self, check: CheckYourselfPage) -> None:
        QTest.keyClick(check.findChild(QuestionView), Qt.Key.Key_X)
        assert not check._check.told


def go_through(check: CheckYourselfPage, *, right: bool) -> None:
    while not check._check.finished:
        choose(check, right=right)
        last = check._check.place + 1 == len(check._check.questions)
        press(check, "Finish" if last else "Next question")


class TestTheEnd:
    def test_all_known(self, check: CheckYourselfPage) -> None:
        go_through(check, right=True)
        assert "You knew it all" in said(check)
        assert said(check).count("You knew this:") == len(check._questions.questions)

    def test_nothing_is_left_uncorrected_and_nothing_is_counted(self, check: CheckYourselfPage) -> None:
        go_through(check, right=False)
        for one in check._questions.questions:
            assert one.ask in said(check)
            assert any(answer.text in said(check) for answer in one.answers if answer.right)
        for word in ("score", "wrong", "0 of", "points", "%"):
            assert word not in said(check).lower()

    def test_the_way_back_and_the_beginning(self, window: Application, check: CheckYourselfPage) -> None:
        go_through(check, right=True)
        press(check, "Start again")
        assert "Question 1 of" in said(check)
        go_through(check, right=True)
        press(check, "Back to the page")
        assert window.shell.place.same_page(Place("topic", TOPIC))

    def test_coming_anew_begins_anew_but_looking_back_sees_the_end(
        self, window: Application, check: CheckYourselfPage
    ) -> None:
        go_through(check, right=True)
        ask = check._questions.questions[-1].ask
        press(check, f"Read that part again: {ask}")
        assert window.shell.place.section == check._questions.questions[-1].section
        window.shell.go_back()
        assert "All done" in said(check)
        window.shell.go(Place("topic", TOPIC))
        text_of(window).link_pressed.emit("check:")
        assert "Question 1 of" in said(check)

    def test_a_topic_without_questions_says_so(self, window: Application, check: CheckYourselfPage) -> None:
        window.shell.go(Place("check", "glossary"))
        QApplication.processEvents()
        assert "There are no questions about this page yet." in said(check)
        assert "Start again" not in {
            b.accessibleName() for b in check.findChildren(QPushButton) if b.isVisible()
        }
        QTest.keyClick(check.findChild(QuestionView), Qt.Key.Key_1)
        press(check, "Back to the page")
        assert window.shell.place.same_page(Place("check", TOPIC))

    def test_nothing_is_stored(self, check: CheckYourselfPage, tmp_path: Path) -> None:
        before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
        go_through(check, right=False)
        assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
        check.forget()
        assert check._checks == {}


class TestClinicians:
    def test_the_patient_is_asked_by_clinicians_only(
        self, window: Application, check: CheckYourselfPage
    ) -> None:
        assert "Ask the patient" not in check.commands().values()
        window.choices.change(audience="clinician")
        window.shell.go(Place("topic", TOPIC))
        assert "Ask the patient" in text_of(window).toPlainText()
        text_of(window).link_pressed.emit("check:ask")
        QApplication.processEvents()
        prompts = window.desk.questions(TOPIC).teach_back
        assert all(prompt.ask in said(check) for prompt in prompts)
        assert all(one in said(check) for prompt in prompts for one in prompt.listen_for)
        assert check.commands()["ask"] == "Ask the patient"
        check.do("check")
        assert "Question 1 of" in said(check)
        check.do("ask")
        press(check, f"Read that part again: {prompts[0].ask}")
        assert window.shell.place == Place("topic", TOPIC, prompts[0].section)

    def test_a_patient_is_not_led_there(self, window: Application, check: CheckYourselfPage) -> None:
        window.shell.go(Place("check", TOPIC, "ask"))
        assert "Question 1 of" in said(check)


class TestLook:
    @pytest.mark.parametrize("theme", ["light", "dark", "high-contrast"])
    @pytest.mark.parametrize(("size", "percent"), [((800, 600), 100), ((800, 600), 200), ((800, 600), 300)])
    def test_nothing_is_cut_off(
        self, window: Application, check: CheckYourselfPage, theme: str, size: tuple[int, int], percent: int
    ) -> None:
        window.choices.change(theme=theme, text_percent=percent, audience="clinician")
        window.shell.resize(*size)
        assert not cut_off(window)
        choose(check, right=False)
        check._question.verticalScrollBar().setValue(0)
        assert not cut_off(window)
        assert check._question.horizontalScrollBar().maximum() == 0
        go_on = check._check.try_again()
        check._go_on(go_on)
        go_through(check, right=True)
        assert not cut_off(window)
        check.do("ask")
        assert not cut_off(window)

    @pytest.mark.parametrize("percent", [100, 200])
    def test_nothing_is_cut_off_in_a_longer_language(
        self, qapp: QApplication, window: Application, check: CheckYourselfPage, percent: int
    ) -> None:
        translator = LongWords()
        qapp.installTranslator(translator)
        window.choices.change(text_percent=percent)
        window.shell.resize(1000, 700)
        choose(check, right=False)
        check._question.verticalScrollBar().setValue(0)
        found = cut_off(window)
        qapp.removeTranslator(translator)
        assert not found

    def test_answers_are_large(self, check: CheckYourselfPage) -> None:
        assert all(button.height() >= 44 for button in answers(check))

    def test_feedback_is_brought_into_view(self, window: Application, check: CheckYourselfPage) -> None:
        window.choices.change(text_percent=200)
        window.shell.resize(800, 600)
        choose(check, right=False)
        QApplication.processEvents()
        feedback = check._question.feedback
        top = feedback.mapTo(check._question.viewport(), feedback.rect().topLeft()).y()
        assert 0 <= top < check._question.viewport().height() / 2

    def test_right_to_left(self, qapp: QApplication, window: Application, check: CheckYourselfPage) -> None:
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        QApplication.processEvents()
        button = answers(check)[0]
        mirrored = button._measure(button.width()).left()
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        assert mirrored < button._measure(button.width()).left()

    def test_words_follow_the_windows_language(
        self, qapp: QApplication, window: Application, check: CheckYourselfPage
    ) -> None:
        translator = LongWords()
        qapp.installTranslator(translator)
        QApplication.processEvents()
        shown = said(check)
        qapp.removeTranslator(translator)
        assert "ë" in next(line for line in shown.splitlines() if line.startswith("Question 1"))


class TestNames:
    def test_everything_has_a_name_and_answers_say_what_came_of_them(self, check: CheckYourselfPage) -> None:
        wrong = number_of(check, right=False)
        choose(check, right=False)
        button = QAccessible.queryAccessibleInterface(answers(check)[wrong])
        assert button.text(QAccessible.Text.Name) == question(check).answers[wrong].text
        assert button.text(QAccessible.Text.Description) == "Your answer"
        press(check, "Try again")
        assert button.text(QAccessible.Text.Description) == "Tried already"
        choose(check, right=True)
        right = QAccessible.queryAccessibleInterface(answers(check)[number_of(check, right=True)])
        assert right.text(QAccessible.Text.Description) == "Your answer, and right"
        feedback = QAccessible.queryAccessibleInterface(check._question.feedback)
        assert (
            feedback.text(QAccessible.Text.Name) == question(check).answers[number_of(check, right=True)].why
        )
        nameless = [b for b in check.findChildren(QPushButton) if b.isVisible() and not b.accessibleName()]
        assert nameless == []

    def test_the_question_names_its_answers(self, check: CheckYourselfPage) -> None:
        assert check._question.accessibleName() == question(check).ask
