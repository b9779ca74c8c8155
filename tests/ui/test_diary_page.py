"""The diary through its page, over a real record: three presses, red flags, yesterday, corrections."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit, QToolButton

from baclofen_guide.app import Application
from baclofen_guide.diary.alarms import EMERGENCY
from baclofen_guide.diary.entries import MAX_NOTE, DiaryEntry, Sign, Trigger
from baclofen_guide.dosing.about_you import AboutYou, Answer
from baclofen_guide.records import Record
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.stylesheet import stylesheet
from tests.ui.diary_home import TODAY, DiaryHome
from tests.ui.test_layouts import cut_off

DAY = timedelta(days=1)


@pytest.fixture
def home(qapp: QApplication, tmp_path: Path) -> Iterator[DiaryHome]:
    home = DiaryHome(tmp_path / "record")
    yield home
    home.close()


def sign(home: DiaryHome, name: str) -> str:
    return home.desk.messages().text(f"diary.sign.{name}")


def urgent(home: DiaryHome) -> list[str]:
    """The doors of Urgent help that were asked for."""
    return [place.item for place in home.places if place.page == "urgent"]


def opened(home: DiaryHome) -> Record:
    return Record.open(home.folder, home.clock)


def test_three_presses_are_an_entry(home: DiaryHome) -> None:
    for words in ("Stiffness: 4", "Less than 1 an hour", "Save"):
        home.press(words)
    (entry,) = home.entries()
    assert (entry.day, entry.stiffness, entry.frequency) == (TODAY, 4, 2)
    assert (entry.severity, entry.sleep, entry.falls, entry.signs) == (None, None, None, ())
    assert "Saved: Stiffness 4 of 10, spasms 2 of 4 (less than 1 an hour)." in home.words()
    assert urgent(home) == []


def test_an_entry_by_keyboard_alone(home: DiaryHome) -> None:
    for words in ("Stiffness: 7", "None", "Save"):
        button = home.button(words)
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        QApplication.processEvents()
    (entry,) = home.entries()
    assert (entry.stiffness, entry.frequency) == (7, 0)


def test_a_day_like_yesterday_is_two_presses_and_never_brings_signs_back(home: DiaryHome) -> None:
    home.note(1, stiffness=5, frequency=1, severity=2, sleep=3, falls=2, signs=(Sign.SICK,), note="bad")
    home.press("A day like yesterday")
    home.press("Save")
    entry = home.entries()[-1]
    assert (entry.day, entry.stiffness, entry.frequency, entry.severity, entry.sleep) == (TODAY, 5, 1, 2, 3)
    assert (entry.falls, entry.signs, entry.note) == (None, (), "")
    assert urgent(home) == []


def test_what_differs_from_yesterday_is_changed_before_saving(home: DiaryHome) -> None:
    home.note(1, stiffness=5, frequency=1)
    for words in ("A day like yesterday", "Stiffness: 8", "Save"):
        home.press(words)
    assert (home.entries()[-1].stiffness, home.entries()[-1].frequency) == (8, 1)


def test_without_yesterday_there_is_nothing_to_be_like(home: DiaryHome) -> None:
    home.note(2, stiffness=5)
    home.note(1, note="only words")
    with pytest.raises(AssertionError):
        home.button("A day like yesterday")


def test_only_spasms_have_a_strength(home: DiaryHome) -> None:
    with pytest.raises(AssertionError):
        home.button("Strength: Severe")
    home.press("More than 10 an hour")
    home.press("Strength: Severe")
    home.press("Save")
    assert home.entries()[-1].severity == 3
    home.press("None")
    home.press("Save")
    assert (home.entries()[-1].frequency, home.entries()[-1].severity) == (0, None)


def test_a_press_too_much_is_taken_back_by_pressing_again(home: DiaryHome) -> None:
    for words in ("Stiffness: 4", "Stiffness: 4", "None", "Save"):
        home.press(words)
    assert home.entries()[-1].stiffness is None


def test_everything_there_is_to_say(home: DiaryHome) -> None:
    for words in ("Stiffness: 6", "More than 1 an hour", "Strength: Mild", "Sleep: 2", "Falls: 1"):
        home.press(words)
    home.press("Pressure sore")
    home.press("Stress")
    QTest.keyClicks(home.page.findChild(QPlainTextEdit), "=1+1 <b>cramps</b>")
    home.press("Save")
    (entry,) = home.entries()
    assert (entry.sleep, entry.falls, entry.triggers) == (2, 1, (Trigger.SKIN, Trigger.STRESS))
    home.look_at("entries")
    assert "“=1+1 <b>cramps</b>”" in home.words()
    assert "May have made it worse: Pressure sore; Stress" in home.words()
    assert "1 fall" in home.words()


@pytest.mark.parametrize("name", [one.value for one in EMERGENCY])
def test_an_emergency_sign_is_saved_and_opens_urgent_help_at_once(home: DiaryHome, name: str) -> None:
    """F-STOP-07, F-OD-01: no Save is waited for, and what was pressed before is kept too."""
    home.press("Stiffness: 9")
    home.press(sign(home, name))
    door = "too-much" if name in {"hard_to_wake", "breathing"} else "stopped"
    assert urgent(home) == [door]
    (entry,) = home.entries()
    assert (entry.stiffness, entry.signs) == (9, (Sign(name),))


def test_urgent_help_opens_although_nothing_can_be_saved(qapp: QApplication, tmp_path: Path) -> None:
    home = DiaryHome(tmp_path / "record", opened=False)
    home.press("A seizure (fit)")
    assert urgent(home) == ["stopped"]
    assert home.entries() == ()
    home.close()


def test_urgent_help_opens_although_the_record_is_damaged(home: DiaryHome) -> None:
    home.desk.close()
    (home.folder / "record.db").write_bytes(b"no record")
    home.desk.open(lambda: opened(home))
    home.press("A seizure (fit)")
    assert urgent(home) == ["stopped"]
    assert len(home.refusals) == 1


def test_an_early_sign_says_call_today_and_opens_the_door_when_saved(home: DiaryHome) -> None:
    """F-STOP-08, F-TAPER-11."""
    home.press("Shaking or sweating")
    assert "Call your prescriber today. Do not take the next step down." in home.words()
    assert urgent(home) == []
    home.press("Save")
    assert urgent(home) == ["stopped"]
    assert home.entries()[-1].signs == (Sign.SHAKING,)


def test_more_signs_can_be_ticked_before_saving(home: DiaryHome) -> None:
    for words in ("Shaking or sweating", "Sick or light-headed", "Save and open Urgent help"):
        home.press(words)
    assert home.entries()[-1].signs == (Sign.SHAKING, Sign.SICK)
    assert urgent(home) == ["stopped"]


def test_about_a_day_without_a_dose_makes_an_early_sign_an_emergency(home: DiaryHome) -> None:
    """F-MISS-07: the last dose is in the record."""
    home.on(TODAY + 2 * DAY)
    home.press("A fast heartbeat")
    assert urgent(home) == ["stopped"]
    assert home.entries()[-1].signs == (Sign.FAST_HEART,)


def test_with_a_pump_an_early_sign_leads_to_its_own_door(home: DiaryHome) -> None:
    home.desk.set_about_you(AboutYou(pump=Answer.YES))
    home.press("Itching or tingling without a rash")
    assert urgent(home) == ["pump"]


@pytest.mark.parametrize(
    ("answer", "doors", "kept"),
    [("Yes", ["pump"], Answer.YES), ("Not sure", ["pump"], Answer.NOT_SURE), ("No", [], Answer.NO)],
)
def test_where_nobody_said_whether_there_is_a_pump_it_is_asked_once(
    home: DiaryHome, answer: str, doors: list[str], kept: Answer
) -> None:
    home.desk.set_about_you(AboutYou())
    home.press("Itching or tingling without a rash")
    assert "Do you have a baclofen pump?" in home.words()
    assert urgent(home) == []
    home.press(answer)
    assert urgent(home) == doors
    assert home.desk.about_you.pump is kept
    if not doors:
        assert "Call your prescriber today." in home.words()


def test_an_unanswered_question_about_the_pump_counts_as_one(home: DiaryHome) -> None:
    home.desk.set_about_you(AboutYou())
    home.press("Sick or light-headed")
    home.press("Save")
    assert urgent(home) == ["pump"]


def test_unticking_a_sign_opens_nothing(home: DiaryHome) -> None:
    home.press("A seizure (fit)")
    home.press("A seizure (fit)")
    assert urgent(home) == ["stopped"]
    home.press("Save")
    assert urgent(home) == ["stopped"]
    assert home.entries()[-1].signs == ()
    record = home.desk.record
    assert record is not None
    assert [entry.signs for entry in record.all_diary()] == [(Sign.SEIZURE,), ()]


def test_a_red_flag_about_yesterday_counts_too(home: DiaryHome) -> None:
    home.press("Yesterday")
    home.press("Confused, or seeing things")
    assert urgent(home) == ["stopped"]
    assert home.entries()[-1].day == TODAY - DAY


def test_yesterday_is_filled_in_and_what_stood_there_goes_with_it(home: DiaryHome) -> None:
    home.press("Stiffness: 3")
    home.press("Yesterday")
    assert "How stiff were you that day?" in home.words()
    home.press("Save")
    (entry,) = home.entries()
    assert (entry.day, entry.stiffness) == (TODAY - DAY, 3)


def test_a_day_already_written_is_not_overwritten_by_another_and_nothing_typed_is_lost(
    home: DiaryHome,
) -> None:
    home.note(1, stiffness=2)
    home.press("Stiffness: 9")
    home.press("Yesterday")
    assert home.button("Stiffness: 2").isChecked()
    home.press("Today")
    assert home.button("Stiffness: 9").isChecked()
    home.press("Save")
    assert [(entry.day, entry.stiffness) for entry in home.entries()] == [(TODAY - DAY, 2), (TODAY, 9)]


def test_any_earlier_day_can_be_chosen_and_none_to_come(home: DiaryHome) -> None:
    from baclofen_guide.ui.plan.fields import DateField

    home.press("Another day")
    field = home.page.findChild(DateField)
    assert field.isVisible()
    assert field.day() == TODAY - 2 * DAY
    assert field.maximumDate().toPython() == TODAY
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Down)
    home.press("Stiffness: 1")
    home.press("Save")
    assert home.entries()[-1].day == TODAY - 3 * DAY


def test_the_chosen_day_stays_chosen_when_pressed_again(home: DiaryHome) -> None:
    home.press("Today")
    assert home.button("Today").isChecked()


def test_saving_again_corrects_and_keeps_the_first_in_the_record(home: DiaryHome) -> None:
    for words in ("Stiffness: 4", "Save", "Stiffness: 6", "Save"):
        home.press(words)
    (entry,) = home.entries()
    assert (entry.stiffness, entry.refers_to) == (6, 1)
    record = home.desk.record
    assert record is not None
    assert [one.stiffness for one in record.all_diary()] == [4, 6]


def test_shaky_hands_press_save_twice_and_nothing_is_written_twice(home: DiaryHome) -> None:
    for words in ("Stiffness: 4", "Save", "Save"):
        home.press(words)
    assert "This is saved already." in home.words()
    record = home.desk.record
    assert record is not None
    assert len(record.all_diary()) == 1


def test_an_empty_entry_is_not_saved(home: DiaryHome) -> None:
    home.press("Save")
    assert "Press a number or words first, then save." in home.words()
    assert home.entries() == ()


def test_an_old_entry_is_changed_from_the_list(home: DiaryHome) -> None:
    home.note(5, stiffness=2, falls=9, note="old words")
    home.look_at("entries")
    home.press("Change")
    assert home.places[-1] == Place("diary")
    home.press("Stiffness: 7")
    home.press("Save")
    (entry,) = home.entries()
    assert (entry.day, entry.stiffness, entry.falls, entry.note) == (TODAY - 5 * DAY, 7, 9, "old words")
    home.look_at("entries")
    assert "Changed on 18 March 2026 08:30." in home.words()


def test_the_morning_after_yesterdays_entry_is_the_one_that_is_changed(home: DiaryHome) -> None:
    home.press("Stiffness: 3")
    home.press("Save")
    home.clock.go_to(TODAY + DAY)
    home.look_at("entries")
    home.press("Change")
    assert home.button("Yesterday").isChecked()
    home.press("Stiffness: 7")
    home.press("Save")
    assert [(entry.day, entry.stiffness) for entry in home.entries()] == [(TODAY, 7)]


def test_the_list_shows_two_weeks_and_more_on_request(home: DiaryHome) -> None:
    for back in range(20):
        home.note(back, stiffness=1)
    home.look_at("entries")
    assert home.words().count("Stiffness 1 of 10") == 14
    home.press("Show earlier entries")
    assert home.words().count("Stiffness 1 of 10") == 20


def test_no_entries_is_said(home: DiaryHome) -> None:
    home.look_at("entries")
    assert "There are no entries yet." in home.words()
    home.look_at("charts")
    assert "Nothing was noted in this time." in home.words()


def test_overnight_an_untouched_page_moves_on_and_a_touched_one_keeps_its_day(home: DiaryHome) -> None:
    home.on(TODAY + DAY)
    home.press("Stiffness: 5")
    home.on(TODAY + 2 * DAY)
    assert home.button("Yesterday").isChecked()
    home.press("Save")
    assert home.entries()[-1].day == TODAY + DAY


def test_a_note_never_grows_too_long_to_be_saved(home: DiaryHome) -> None:
    field = home.page.findChild(QPlainTextEdit)
    field.setPlainText("x" * (MAX_NOTE + 50))
    home.press("Save")
    assert len(home.entries()[-1].note) == MAX_NOTE


def test_a_record_opened_later_is_shown(qapp: QApplication, tmp_path: Path) -> None:
    first = DiaryHome(tmp_path / "record")
    first.note(0, stiffness=8)
    first.close()
    home = DiaryHome(tmp_path / "record", opened=False)
    home.press("None")
    home.desk.open(lambda: opened(home))
    QApplication.processEvents()
    home.press("Save")
    (entry,) = home.entries()
    assert (entry.stiffness, entry.frequency, entry.refers_to) == (8, 0, 1)
    home.close()


@pytest.mark.parametrize("percent", [100, 200, 300])
@pytest.mark.parametrize("size", [(700, 500), (1280, 660)], ids=str)
def test_nothing_is_cut_off_in_a_full_diary(
    qapp: QApplication, tmp_path: Path, size: tuple[int, int], percent: int
) -> None:
    """In what the window leaves to the page; the empty one is looked at in ``test_layouts``."""
    home = DiaryHome(tmp_path / "record", percent=percent)
    qapp.setStyleSheet(stylesheet(home.style))
    home.page.resize(*size)
    for back in range(10):
        home.note(back, stiffness=back, frequency=4, severity=3, sleep=9, falls=3, note="word " * 40)
    home.press(sign(home, "itching"))
    for view in ("write", "charts", "entries"):
        home.look_at(view)
        if view == "charts":
            home.press("Show as a table")
        QApplication.processEvents()
        assert not cut_off(SimpleNamespace(shell=home.page)), view
    home.close()
    qapp.setStyleSheet("")


def test_nothing_moves_under_a_hand_that_presses_twice(home: DiaryHome) -> None:
    home.note(1, stiffness=5, frequency=1)
    scale = home.button("Stiffness: 0, not stiff")
    before = scale.mapTo(home.page, scale.rect().topLeft())
    home.press("A day like yesterday")
    assert scale.mapTo(home.page, scale.rect().topLeft()) == before


def test_in_a_small_window_the_three_presses_need_no_scrolling(window: Application) -> None:
    window.shell.resize(800, 600)
    window.shell.go(Place("diary"))
    QApplication.processEvents()
    buttons = window.shell.page("diary").findChildren(QAbstractButton)
    for name in ("Stiffness: 10, as stiff as can be", "Spasms: More than 10 an hour", "Save"):
        button = next(one for one in buttons if one.accessibleName() == name)
        assert button.visibleRegion().boundingRect().size() == button.size(), name


def test_in_a_small_window_save_stays_where_it_is_when_spasms_are_pressed(window: Application) -> None:
    """The third press is for Save, not for what would have come up in its place."""
    window.home.open_record()
    record, now = window.home.desk.record, window.home.desk.now()
    assert record is not None
    yesterday = DiaryEntry(entry_id=1, person_id=1, day=now.date() - DAY, recorded_at=now, stiffness=3)
    record.note_symptoms(yesterday, None)
    window.shell.resize(800, 600)
    window.shell.go(Place("diary"))
    for _ in range(5):
        QApplication.processEvents()
    buttons = {one.accessibleName(): one for one in window.shell.page("diary").findChildren(QAbstractButton)}
    assert any(name.startswith("A day like yesterday") for name in buttons)
    save = next(
        one for one in window.shell.page("diary").findChildren(QAbstractButton) if one.text() == "Save"
    )
    before = save.mapTo(window.shell, save.rect().topLeft())
    for name in ("Stiffness: 7", "Spasms: More than 1 an hour"):
        QTest.mouseClick(buttons[name], Qt.MouseButton.LeftButton)
        QApplication.processEvents()
    assert save.mapTo(window.shell, save.rect().topLeft()) == before
    assert save.visibleRegion().boundingRect().size() == save.size()
    assert buttons["Strength: Mild"].isVisible()
    QTest.mouseClick(save, Qt.MouseButton.LeftButton)
    assert [entry.stiffness for entry in record.all_diary()] == [3, 7]


def test_in_the_window_a_red_flag_leads_to_its_door_and_back_to_the_diary(window: Application) -> None:
    rail = next(
        button for button in window.shell.findChildren(QToolButton) if button.text().strip() == "Diary"
    )
    QTest.mouseClick(rail, Qt.MouseButton.LeftButton)
    assert window.shell.place == Place("diary")
    QApplication.processEvents()
    page = window.shell.page("diary")
    seizure = next(one for one in page.findChildren(QAbstractButton) if one.text() == "A seizure (fit)")
    QTest.mouseClick(seizure, Qt.MouseButton.LeftButton)
    assert window.shell.place == Place("urgent", "stopped")
    assert "A seizure (fit)" in window.urgent().text()
    record = window.home.desk.record
    assert record is not None
    assert [entry.signs for entry in record.all_diary()] == [(Sign.SEIZURE,)]
    window.shell.go_back()
    assert window.shell.place.page == "diary"
    assert seizure.isChecked()
