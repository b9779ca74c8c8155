"""My plan: what a prescriber ordered is entered by hand or by keys, questioned, written out, and saved."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPushButton,
    QStyle,
    QStyleOptionFrame,
    QWidget,
)

from baclofen_guide.dosing.plan import PlanVersion
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.pages.plan import PlanPage
from baclofen_guide.ui.plan.fields import AmountField, DateField
from tests.ui.conftest import MakePerson
from tests.ui.home import THREE_A_DAY, HandClock, Person, plan
from tests.ui.test_today import yesterday_taken


@pytest.fixture
def newcomer(person_with: MakePerson, clock: HandClock) -> Person:
    """Somebody without a plan, on the plan page at noon."""
    found = person_with(has_plan=False, at=(2026, 3, 4, 12, 0))
    found.press("Enter my plan")
    return found


@pytest.fixture
def patient(person_with: MakePerson, clock: HandClock) -> Person:
    """Somebody with 10 mg three times a day who has taken the morning's, on the plan page."""
    found = person_with(at=(2026, 3, 4, 12, 0), prepare=yesterday_taken(clock, 8))
    found.press("My plan")
    return found


def page(person: Person) -> PlanPage:
    assert isinstance(person.page, PlanPage)
    return person.page


def line(person: Person, name: str) -> QLineEdit:
    return next(
        edit
        for edit in person.page.findChildren(QLineEdit)
        if edit.accessibleName() == name and edit.isVisible()
    )


def type_in(person: Person, name: str, text: str) -> None:
    edit = line(person, name)
    edit.selectAll()
    QTest.keyClicks(edit, text) if text else QTest.keyClick(edit, Qt.Key.Key_Delete)


def newest(person: Person) -> PlanVersion:
    return person.window.home.desk.plan.versions[-1]


def can_save(person: Person) -> bool:
    return person.offers("Save this plan")


class TestFixedDose:
    """10 mg three times a day: most people's whole plan."""

    def expect(self, person: Person) -> None:
        assert person.window.shell.place == Place("today")
        (step,) = newest(person).steps
        assert [(dose.time, dose.mg) for dose in step.doses] == [
            (time(8), 10), (time(14), 10), (time(20), 10),
        ]  # fmt: skip
        assert step.last_day is None
        assert "today at 14:00" in person.reads()
        assert person.window.choices.now.opens_today

    def test_by_mouse_alone_in_three_presses(self, newcomer: Person) -> None:
        newcomer.press("Strength: 10 mg")
        newcomer.press("More: Dose 1")
        assert "30 mg a day" in newcomer.reads()
        newcomer.press("Save this plan")
        self.expect(newcomer)

    def test_by_keyboard_alone(self, newcomer: Person) -> None:
        keys = 0

        def to(name: str) -> QWidget:
            nonlocal keys
            for _ in range(60):
                focused = QApplication.focusWidget()
                if focused is not None and focused.accessibleName() == name:
                    return focused
                QTest.keyClick(focused or newcomer.window.shell, Qt.Key.Key_Tab)
                keys += 1
            raise AssertionError(f"{name} is not reached by Tab")

        QTest.keyClick(to("Strength: 10 mg"), Qt.Key.Key_Space)
        QTest.keyClicks(to("Dose 1"), "10")
        QTest.keyClick(to("Save this plan"), Qt.Key.Key_Space)
        self.expect(newcomer)
        # At a press a second, well under a minute.
        assert keys < 55

    def test_the_times_follow_the_count_and_keep_what_was_typed(self, newcomer: Person) -> None:
        type_in(newcomer, "Dose 1", "5")
        newcomer.press("Times a day: 4")
        assert [row.amount.amount() for row in page(newcomer).editor.doses_box._rows] == [Decimal(5)] * 4
        times = page(newcomer).editor.doses_box.times()
        assert times == tuple(sorted(times))
        assert times[0] >= time(6)

    def test_the_first_amount_is_offered_for_the_others_until_they_are_typed(self, newcomer: Person) -> None:
        type_in(newcomer, "Dose 1", "10")
        type_in(newcomer, "Dose 3", "20")
        type_in(newcomer, "Dose 1", "15")
        assert [row.amount.amount() for row in page(newcomer).editor.doses_box._rows] == [15, 15, 20]

    def test_the_preview_writes_out_the_days_with_times_and_tablets(self, newcomer: Person) -> None:
        newcomer.press("Strength: 10 mg")
        type_in(newcomer, "Dose 1", "20")
        words = newcomer.reads()
        assert "Your plan, the first 14 days" in words
        assert "4 March 2026 to 17 March 2026: 60 mg a day" in words
        assert "08:00   20 mg · 2 tablets of 10 mg" in words

    def test_who_ordered_it_and_when(self, newcomer: Person) -> None:
        type_in(newcomer, "Dose 1", "10")
        type_in(newcomer, "Who ordered it?", "Dr Example")
        newcomer.press("Save this plan")
        assert (newest(newcomer).ordered_by, newest(newcomer).ordered_on) == ("Dr Example", date(2026, 3, 4))


class TestAmounts:
    """mg and tablets are different things."""

    def test_what_the_strengths_cannot_make_is_refused_and_never_rounded(self, newcomer: Person) -> None:
        newcomer.press("Strength: 10 mg")
        type_in(newcomer, "Dose 1", "5")
        assert "5 mg cannot be made exactly from the strengths given." in newcomer.reads()
        assert not can_save(newcomer)
        newcomer.press("10 mg has a line to halve it")
        assert "½ tablet of 10 mg" in newcomer.reads()
        assert can_save(newcomer)

    def test_plus_goes_by_the_smallest_piece(self, newcomer: Person) -> None:
        newcomer.press("Strength: 20 mg")
        newcomer.press("More: Dose 1")
        assert page(newcomer).editor.doses_box._rows[0].amount.amount() == 20

    def test_liquid_is_said_in_ml(self, newcomer: Person) -> None:
        newcomer.press("How it comes: Liquid")
        assert "The same number of mL can be another dose." in newcomer.reads()
        newcomer.press("Strength: 1 mg in each mL")
        type_in(newcomer, "Dose 1", "5")
        assert "5 mL (1 mg in each mL)" in newcomer.reads()
        newcomer.press("Save this plan")
        assert newest(newcomer).form.value == "liquid"

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ("600", "is a large single dose. Is it a typing slip?"),
            ("0", "is 0 mg"),
            ("", "Fill in each dose."),
            ("-5", "Fill in each dose."),
            ("ten", "Fill in each dose."),
            ("99999", "Fill in each dose."),
        ],
    )
    def test_slips_are_questioned(self, newcomer: Person, typed: str, said: str) -> None:
        type_in(newcomer, "Dose 1", typed)
        assert said in newcomer.reads()

    def test_a_warning_is_asked_about_before_it_is_saved(self, newcomer: Person) -> None:
        type_in(newcomer, "Dose 1", "600")
        newcomer.press("Save this plan")
        asked, view = page(newcomer)._ask, page(newcomer).viewport()
        assert view.rect().contains(asked.mapTo(view, asked.rect().bottomLeft())), "out of sight"
        assert not newcomer.window.home.desk.plan.versions
        newcomer.press("Go back and look")
        assert not newcomer.window.home.desk.plan.versions
        newcomer.press("Save this plan")
        newcomer.press("It is as my prescriber ordered: save")
        assert newest(newcomer).steps[0].daily_mg == 1800

    def test_a_question_about_what_was_changed_since_is_void(self, newcomer: Person) -> None:
        type_in(newcomer, "Dose 1", "600")
        newcomer.press("Save this plan")
        type_in(newcomer, "Dose 1", "60")
        assert not newcomer.offers("It is as my prescriber ordered: save")

    def test_three_at_night_is_questioned(self, newcomer: Person) -> None:
        type_in(newcomer, "Dose 1", "10")
        box = page(newcomer).editor.doses_box._rows[0].at
        box.put(time(3))
        box.activated.emit(box.currentIndex())
        assert "03:00 is at night. Did you mean 15:00?" in newcomer.reads()

    def test_a_label_maximum_stands_with_its_source(self, newcomer: Person) -> None:
        type_in(newcomer, "Dose 1", "30")
        assert "90 mg a day is more than the 80 mg a day in the official text" in newcomer.reads()
        newcomer.press("Where does this come from?", page(newcomer).editor.preview)
        assert page(newcomer).editor._panel.isVisible()

    def test_a_comma_is_a_decimal_point(self, newcomer: Person) -> None:
        type_in(newcomer, "Dose 1", "2,5")
        assert page(newcomer).editor.doses_box._rows[0].amount.amount() == Decimal("2.5")


class TestSteps:
    """A taper, as prescribed."""

    def lower(self, person: Person, by: str, every: str, to: str = "0") -> None:
        type_in(person, "Dose 1", "20")
        person.press("And after that: It goes down by the same amount")
        type_in(person, "Lower by", by)
        type_in(person, "Every", every)
        type_in(person, "Until, a day", to)

    def test_lower_by_every_is_only_written_out(self, newcomer: Person) -> None:
        self.lower(newcomer, "5", "7")
        words = newcomer.reads()
        assert "4 March 2026 to 10 March 2026: 60 mg a day" in words
        assert "11 March 2026 to 17 March 2026: 45 mg a day" in words
        assert "Only as your prescriber ordered it." in words
        newcomer.press("Save this plan")
        if newcomer.offers("It is as my prescriber ordered: save"):
            newcomer.press("It is as my prescriber ordered: save")
        assert [step.daily_mg for step in newest(newcomer).steps][:3] == [60, 45, 30]

    def test_a_rule_that_does_not_come_out_even_is_refused(self, newcomer: Person) -> None:
        self.lower(newcomer, "7", "7")
        assert "These numbers do not come out evenly." in newcomer.reads()
        assert not can_save(newcomer)

    @pytest.mark.parametrize(("by", "every"), [("", "7"), ("5", ""), ("5", "1.5"), ("5", "0"), ("0", "7")])
    def test_a_rule_with_something_missing_is_not_saved(self, newcomer: Person, by: str, every: str) -> None:
        self.lower(newcomer, by, every)
        assert not can_save(newcomer)

    def test_a_plan_that_is_over_cannot_be_saved(self, newcomer: Person) -> None:
        """A year typed wrongly: every dose would stop at once, or never begin."""
        self.lower(newcomer, "5", "7")
        newcomer.press("After that it ends")
        assert can_save(newcomer)
        first_day = page(newcomer).editor.first_day
        first_day.put(date(2025, 3, 4))
        first_day.date_chosen.emit()
        assert "This plan has no dose from then on: its last day is 31 March 2025." in newcomer.reads()
        assert not can_save(newcomer)

    def test_one_by_one_with_an_end(self, newcomer: Person) -> None:
        type_in(newcomer, "Dose 1", "10")
        newcomer.press("And after that: It changes step by step")
        type_in(newcomer, "Step 2, dose at 14:00", "5")
        newcomer.press("Add a step")
        type_in(newcomer, "Step 3, dose at 08:00", "5")
        newcomer.press("The last step ends on this day")
        newcomer.press("Save this plan")
        newcomer.press("It is as my prescriber ordered: save")
        steps = newest(newcomer).steps
        assert [(step.first_day, step.daily_mg) for step in steps] == [
            (date(2026, 3, 4), 30), (date(2026, 3, 11), 25), (date(2026, 3, 18), 20),
        ]  # fmt: skip
        assert steps[-1].last_day == date(2026, 3, 24)

    def test_another_time_keeps_the_steps(self, newcomer: Person) -> None:
        type_in(newcomer, "Dose 1", "10")
        newcomer.press("And after that: It changes step by step")
        type_in(newcomer, "Step 2, dose at 14:00", "5")
        box = page(newcomer).editor.doses_box._rows[1].at
        box.put(time(15))
        box.activated.emit(box.currentIndex())
        assert [entry.mgs for entry in newest_entries(newcomer)] == [(10, 5, 10)]

    def test_a_step_can_be_removed(self, newcomer: Person) -> None:
        type_in(newcomer, "Dose 1", "10")
        newcomer.press("And after that: It changes step by step")
        newcomer.press("Add a step")
        newcomer.press("Remove step 2")
        assert "2 steps in all." in newcomer.reads()

    def test_a_step_out_of_order_blocks(self, newcomer: Person) -> None:
        type_in(newcomer, "Dose 1", "10")
        newcomer.press("And after that: It changes step by step")
        page(newcomer).editor.steps_box._rows[0].begins.put(date(2026, 3, 1))
        assert not can_save(newcomer)

    def test_another_count_of_doses_says_so_and_begins_the_steps_anew(self, newcomer: Person) -> None:
        type_in(newcomer, "Dose 1", "10")
        newcomer.press("And after that: It changes step by step")
        newcomer.press("Times a day: 2")
        assert "Fill in each dose." in newcomer.reads()
        assert not can_save(newcomer)


def newest_entries(person: Person) -> tuple:
    return page(person).editor.steps_box.entries() or ()


class TestChange:
    """A new version of a plan that is in force."""

    def test_the_form_is_filled_in_with_what_counts_now(self, patient: Person) -> None:
        assert [row.amount.amount() for row in page(patient).editor.doses_box._rows] == [10, 10, 10]
        assert line(patient, "Who ordered it?").text() == "Dr Example"

    def test_from_the_next_dose(self, patient: Person, clock: HandClock) -> None:
        type_in(patient, "Dose 2", "5")
        patient.press("Save this plan")
        versions = patient.window.home.desk.plan.versions
        assert len(versions) == 2
        assert versions[1].effective_from > datetime(2026, 3, 4, 8, tzinfo=UTC)
        words = patient.reads()
        assert "today at 14:00\n5 mg · ½ tablet of 10 mg" in words
        assert "08:00 · 10 mg · 1 tablet of 10 mg\ntaken at 08:00" in words, "history keeps its mg"

    def test_from_a_day(self, patient: Person) -> None:
        type_in(patient, "Dose 2", "5")
        patient.press("From when?: From a day")
        page(patient).editor.first_day.put(date(2026, 3, 9))
        patient.press("Save this plan")
        assert newest(patient).effective_from == datetime(2026, 3, 9, tzinfo=UTC)
        assert "today at 14:00\n10 mg" in patient.reads()

    def test_a_larger_step_down_than_published_is_asked_about(self, patient: Person) -> None:
        patient.press("Times a day: 1")
        type_in(patient, "Dose 1", "5")
        patient.press("Save this plan")
        assert len(patient.window.home.desk.plan.versions) == 1
        assert "Please check" in patient.reads()

    def test_a_plan_saved_for_later_that_would_be_lost_is_told_before_saving(self, patient: Person) -> None:
        type_in(patient, "Dose 2", "5")
        patient.press("From when?: From a day")
        page(patient).editor.first_day.put(date(2026, 3, 9))
        patient.press("Save this plan")
        patient.press("My plan")
        type_in(patient, "Dose 1", "5")
        words = patient.reads()
        assert "9 March 2026" in words
        patient.press("Save this plan")
        assert len(patient.window.home.desk.plan.versions) == 2, "it asks first"

    def test_what_was_begun_stays_through_urgent_help_and_about_you(self, patient: Person) -> None:
        type_in(patient, "Dose 2", "5")
        patient.press("About you (for safer rules)")
        patient.press("Done")
        assert page(patient).editor.doses_box._rows[1].amount.amount() == 5
        patient.window.shell.go_urgent()
        patient.window.shell.go_back()
        assert page(patient).editor.doses_box._rows[1].amount.amount() == 5
        patient.press("Begin again")
        assert page(patient).editor.doses_box._rows[1].amount.amount() == 10

    def test_the_middle_of_a_taper_is_filled_in_with_its_later_steps(self, person_with, clock) -> None:
        start = datetime(2026, 3, 1, tzinfo=UTC)
        version = plan(
            (start.date(), THREE_A_DAY),
            (date(2026, 3, 8), ((time(8), "10"), (time(20), "10"))),
            start=start,
        )
        person = person_with(version, at=(2026, 3, 4, 12, 0), days_ago=3)
        person.press("My plan")
        assert [entry.mgs for entry in newest_entries(person)] == [(10, 0, 10)]

    def test_later_steps_at_other_times_are_never_dropped_in_silence(self, person_with, clock) -> None:
        start = datetime(2026, 3, 1, tzinfo=UTC)
        version = plan((start.date(), THREE_A_DAY), (date(2026, 3, 8), ((time(9), "10"),)), start=start)
        person = person_with(version, at=(2026, 3, 4, 12, 0), days_ago=3)
        person.press("My plan")
        assert "Later steps of your plan have doses at other times" in person.reads()


def test_twelve_hour_clocks(person_with: MakePerson, clock) -> None:
    person = person_with(has_plan=False, region="US")
    person.press("Enter my plan")
    assert page(person).editor.doses_box._rows[1].at.currentText() == "2:00 PM"


@pytest.mark.parametrize(
    "way", ["It stays like this", "It goes down by the same amount", "It changes step by step"]
)
@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_off_in_a_small_window(newcomer: Person, way: str, percent: int) -> None:
    newcomer.window.choices.change(text_percent=percent)
    newcomer.window.shell.resize(800, 600)
    newcomer.press(f"And after that: {way}")
    if newcomer.offers("Add a step"):
        newcomer.press("Add a step")
    assert page(newcomer).horizontalScrollBar().maximum() == 0
    for button in newcomer.buttons():
        if isinstance(button, QPushButton):
            words = button.fontMetrics().horizontalAdvance(button.text())
            assert words <= button.width(), button.text()
    for field in newcomer.page.findChildren(DateField):
        inside = field.lineEdit()
        option = QStyleOptionFrame()
        inside.initStyleOption(option)
        room = inside.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, inside).width()
        assert not field.isVisible() or inside.fontMetrics().horizontalAdvance("30 September 2026") < room


def test_every_amount_field_and_its_buttons_have_names(newcomer: Person) -> None:
    newcomer.press("And after that: It goes down by the same amount")
    for field in newcomer.page.findChildren(AmountField):
        assert field._line.accessibleName()
        assert all(b.accessibleName() for b in field.findChildren(QAbstractButton))


class TestAboutYou:
    """The safety card: optional, explained, saved at once."""

    def test_unanswered_is_not_sure_and_each_answer_is_kept(self, person_with, clock) -> None:
        person = person_with(has_plan=False)
        person.press("Enter my plan")
        person.press("About you (for safer rules)")
        words = person.reads()
        assert "always counts as the careful answer" in words
        assert person.button("Kidney disease, or dialysis?: Not sure").isChecked()
        person.press("Kidney disease, or dialysis?: No")
        assert person.window.home.desk.about_you.kidney_disease.value == "no"
        person.press("Done")
        assert person.window.shell.place == Place("plan")
        person.press("About you (for safer rules)")
        assert person.button("Kidney disease, or dialysis?: No").isChecked()
        assert person.button("A baclofen pump?: Not sure").isChecked()

    def test_it_changes_the_rule_at_once(self, person_with, clock) -> None:
        person = person_with(at=(2026, 3, 4, 16, 30), prepare=yesterday_taken(clock, 8))
        person.press("Yes, all three")
        assert "Take the 14:00 dose now" in person.reads()
        person.window.shell.go(Place("about-you"))
        person.press("Kidney disease, or dialysis?: Yes")
        person.window.shell.go(Place("today"))
        assert "Too late for the 14:00 dose: leave it out." in person.reads()


def test_which_dose_gets_smaller_is_said_without_a_dose_that_is_gone(newcomer: Person) -> None:
    newcomer.press("And after that: It goes down by the same amount")
    boxes = newcomer.page.findChildren(QComboBox)
    turns = next(box for box in boxes if box.accessibleName() == "Which dose gets smaller?")
    said = [turns.itemText(index) for index in range(turns.count())]
    assert "Only the last dose of the day, down to 0, then the one before it" in said
    assert not any("gone" in words for words in said)
