"""Today through its front door: a real record, a real window, presses and words."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from baclofen_guide.diary.entries import Sign
from baclofen_guide.dosing.about_you import AboutYou
from baclofen_guide.dosing.events import EventKind
from baclofen_guide.dosing.formulations import Form, Strength
from baclofen_guide.dosing.plan import Dose, PlanVersion, Step
from baclofen_guide.records import Record
from baclofen_guide.ui.navigation import Place
from tests.ui.conftest import MakePerson
from tests.ui.home import THREE_A_DAY, HandClock, plan, write_plan


def take(clock: HandClock, data: Path, *slots: tuple[int, int]) -> None:
    """Log doses as taken on time: (days before today, hour)."""
    now = clock.time
    with Record.open(data, clock) as record:
        for days, hour in slots:
            at = now.replace(hour=hour, minute=0) - timedelta(days=days)
            found = next(s for s in record_slots(record, at) if s.instant == at)
            record.log_dose(found.key, EventKind.TAKEN, at=at)


def record_slots(record: Record, at: datetime):
    from baclofen_guide.dosing.slots import slots_between

    return slots_between(record.plan(), at, at + timedelta(minutes=1))


def yesterday_taken(clock: HandClock, *today: int):
    """Prepares a record in which everything was taken yesterday, and `today`'s hours too."""
    return lambda data: take(clock, data, (1, 8), (1, 14), (1, 20), *((0, hour) for hour in today))


def test_says_first_what_is_next_and_when_the_last_was_taken(person_with: MakePerson, clock) -> None:
    person = person_with(at=(2026, 3, 4, 12, 40), prepare=yesterday_taken(clock, 8))
    words = person.reads()
    assert "Next dose\ntoday at 14:00\n10 mg · 1 tablet of 10 mg\nIn 1 h 20 min." in words
    assert "Last dose taken: today at 08:00." in words
    assert "taken at 08:00" in words
    assert not person.offers("Taken")


def test_a_day_without_doses_says_so(person_with: MakePerson) -> None:
    person = person_with(at=(2026, 3, 4, 12, 40), days_ago=0)
    assert "No dose is planned" not in person.reads()
    person.press("Yesterday")
    assert "Yesterday's doses\nNo dose was planned for yesterday." in person.reads()
    person.press("Back to today")
    assert "No dose" not in person.reads()


def test_a_liquid_is_shown_with_a_point(person_with: MakePerson, clock) -> None:
    """A syringe has marks in tenths: "2½ mL" can be misread."""
    start = datetime(2026, 3, 3, tzinfo=UTC)
    strength = Strength(Form.LIQUID, Decimal(2))
    doses = tuple(Dose(time(hour), Decimal(5)) for hour in (8, 14, 20))
    version = PlanVersion(
        number=1, steps=(Step(start.date(), doses),), form=Form.LIQUID, effective_from=start, zone="UTC",
        strengths=(strength,), ordered_by="Dr Example",
    )  # fmt: skip
    person = person_with(at=(2026, 3, 4, 12, 40), version=version)
    assert "5 mg · 2.5 mL (2 mg in each mL)" in person.reads()
    assert "½" not in person.reads()


def test_a_dose_to_come_is_shown_in_the_form_of_its_own_plan(person_with: MakePerson, clock) -> None:
    """Tonight the tablets still count, from tomorrow the liquid: neither is said of the other."""
    person = person_with(at=(2026, 3, 4, 19, 30), prepare=yesterday_taken(clock, 8, 14))
    desk = person.window.home.desk
    liquid = replace(
        desk.plan.versions[-1],
        form=Form.LIQUID,
        strengths=(Strength(Form.LIQUID, Decimal(1)),),
        steps=(Step(clock.today() + timedelta(days=1), desk.plan.versions[-1].steps[0].doses),),
    )
    assert desk.revise_plan(liquid) is not None
    clock.set_to(2026, 3, 4, 20, 0)
    person.look()
    assert "today at 20:00\n10 mg · 1 tablet of 10 mg" in person.reads(person.reminder)
    person.press("Taken", person.reminder)
    QApplication.processEvents()
    assert "tomorrow at 08:00\n10 mg · 10 mL (1 mg in each mL)" in person.reads()
    clock.set_to(2026, 3, 5, 0, 30)
    desk.look_again()
    person.press("Yesterday")
    assert "20:00 · 10 mg · 1 tablet of 10 mg" in person.reads()


@pytest.mark.parametrize("button", ["Taken", "Skip this dose", "Later"])
def test_a_press_counts_for_the_dose_in_sight_and_for_no_other(
    person_with: MakePerson, clock, button: str
) -> None:
    """The computer slept: last night's dose still stands there, and this morning's is due by now."""
    person = person_with(at=(2026, 3, 4, 20, 5), prepare=yesterday_taken(clock, 8, 14))
    assert "today at 20:00" in person.reads()
    answered = len(person.events())
    clock.set_to(2026, 3, 5, 8, 5)
    person.press(button)
    assert len(person.events()) == answered
    assert "today at 08:00" in person.reads()
    person.press("Taken")
    assert person.events()[-1].key.scheduled_time == time(8)


def test_a_due_dose_is_taken_with_one_press(person_with: MakePerson, clock) -> None:
    person = person_with(at=(2026, 3, 4, 14, 5), prepare=yesterday_taken(clock, 8))
    assert "Your dose is due" in person.reads()
    person.press("Taken")
    event = person.events()[-1]
    assert (event.kind, event.key.scheduled_time, event.at) == (EventKind.TAKEN, time(14), clock.time)
    assert event.mg == 10
    assert "The 14:00 dose is written down as taken at 14:05." in person.reads()
    assert "today at 20:00" in person.reads()
    assert not person.offers("Taken")


def test_a_second_press_within_half_a_second_is_no_second_answer(person_with: MakePerson, clock) -> None:
    person = person_with(at=(2026, 3, 4, 14, 5), prepare=yesterday_taken(clock, 8))
    before = len(person.events())
    button = person.button("Taken")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(person.events()) == before + 1
    # The undo button came to stand where the finger is: that press counts for nothing either.
    QTest.mouseClick(person.button("Undo"), Qt.MouseButton.LeftButton)
    assert len(person.events()) == before + 1
    assert person.offers("Undo")


def test_undo_right_after_and_later_are_new_entries(person_with: MakePerson, clock) -> None:
    person = person_with(at=(2026, 3, 4, 14, 5), prepare=yesterday_taken(clock, 8))
    person.press("Taken")
    taken = person.events()[-1]
    person.press("Undo")
    assert person.events()[-1].kind is EventKind.UNDONE
    assert person.events()[-1].refers_to == taken.event_id
    assert person.offers("Taken")
    person.press("Taken")
    clock.wind(minutes=30)
    person.press("Undo the 14:00 dose")
    assert person.events()[-1].kind is EventKind.UNDONE
    assert person.offers("Taken")


def test_the_ten_seconds_of_undo_end(person_with: MakePerson, clock, qtbot, monkeypatch) -> None:
    monkeypatch.setattr("baclofen_guide.ui.today.undo_bar.SHOWN_MS", 30)
    person = person_with(at=(2026, 3, 4, 14, 5), prepare=yesterday_taken(clock, 8))
    person.press("Taken")
    qtbot.waitUntil(lambda: "written down" not in person.reads())
    assert person.offers("Undo the 14:00 dose")


def test_a_late_dose_asks_the_three_questions_once_before_any_advice(person_with: MakePerson, clock) -> None:
    person = person_with(at=(2026, 3, 4, 16, 0), prepare=yesterday_taken(clock, 8))
    words = person.reads()
    assert "First: all three?" in words
    assert {"Easily woken", "Breathing normally", "Thinking clearly"} <= set(words.split("\n"))
    assert not person.offers("Taken")
    assert "Take the 14:00 dose now" not in words
    person.press("Yes, all three")
    assert "Take the 14:00 dose now: 10 mg · 1 tablet of 10 mg." in person.reads()
    assert "Never take two doses together" in person.reads()
    clock.wind(minutes=5)
    person.page.refresh()
    assert "First: all three?" not in person.reads()
    person.press("Taken")
    assert person.events()[-1].at == clock.time


def test_the_answer_counts_only_for_the_dose_it_was_asked_about(person_with: MakePerson, clock) -> None:
    person = person_with(at=(2026, 3, 4, 17, 59), prepare=yesterday_taken(clock, 8))
    assert "First: all three?" in person.reads()
    clock.set_to(2026, 3, 4, 21, 30)
    person.press("Yes, all three")
    assert "First: all three?" in person.reads(), "the 20:00 dose is another one"


def test_not_clear_leads_to_urgent_help_and_ends_the_nagging(
    person_with: MakePerson, clock, silence: list[str]
) -> None:
    person = person_with(at=(2026, 3, 4, 16, 0), prepare=yesterday_taken(clock, 8))
    person.press("No, or not sure")
    assert person.window.shell.place == Place("urgent", "too-much")
    assert not person.reminder.isVisible()
    silence.clear()
    clock.wind(minutes=15)
    person.look()
    assert not silence
    assert not person.reminder.isVisible()
    person.window.shell.go(Place("today"))
    assert not person.offers("Taken")
    assert "First: all three?" in person.reads()


def test_too_sleepy_is_never_held_up(person_with: MakePerson, clock) -> None:
    person = person_with(at=(2026, 3, 4, 14, 5), prepare=yesterday_taken(clock, 8))
    QTest.mouseClick(person.button("Later"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(person.button("Too sleepy or unwell"), Qt.MouseButton.LeftButton)
    assert person.window.shell.place == Place("urgent", "too-much")


def test_past_the_skip_point_it_says_leave_it_out(person_with: MakePerson, clock) -> None:
    person = person_with(at=(2026, 3, 4, 18, 30), prepare=yesterday_taken(clock, 8))
    words = person.reads()
    assert "Too late for the 14:00 dose: leave it out. Take your next dose today at 20:00." in words
    assert not person.offers("Taken")
    assert "First: all three?" not in words
    person.press("Skip this dose")
    assert person.events()[-1].kind is EventKind.SKIPPED


def test_wait_where_the_last_one_was_late(person_with: MakePerson, clock) -> None:
    def prepare(data: Path) -> None:
        take(clock, data, (1, 8), (1, 14), (1, 20))
        with Record.open(data, clock) as record:
            slot = record_slots(record, clock.time.replace(hour=8, minute=0))[0]
            record.log_dose(slot.key, EventKind.TAKEN, at=clock.time.replace(hour=13, minute=0))

    person = person_with(at=(2026, 3, 4, 14, 1), prepare=prepare)
    assert "Not yet. It is too soon after your last dose. Take it at 15:00, not before." in person.reads()
    assert not person.offers("Taken")
    assert not person.reminder.isVisible()


def test_four_doses_a_day_ask_the_pharmacist(person_with: MakePerson, clock) -> None:
    four = tuple((time(hour), "10") for hour in (7, 12, 17, 22))
    version = plan((datetime(2026, 3, 3).date(), four), start=datetime(2026, 3, 3, tzinfo=UTC))
    person = person_with(
        version,
        at=(2026, 3, 4, 9, 0),
        prepare=lambda data: take(clock, data, (1, 7), (1, 12), (1, 17), (1, 22)),
    )
    person.press("Yes, all three")
    assert "Ask your pharmacist before you take the 07:00 dose." in person.reads()
    # Whoever was told to take it can say so; it is asked about.
    person.press("Taken")
    assert "Please check" in person.reads()
    person.press("No, go back")
    assert len(person.events()) == 4


def test_two_in_a_row_call_today(person_with: MakePerson, clock) -> None:
    person = person_with(at=(2026, 3, 4, 12, 30), prepare=lambda data: take(clock, data, (1, 8), (1, 14)))
    words = person.reads()
    assert "Two or more doses in a row are missed." in words
    assert "111" in words
    assert "withdrawal" in words


def test_about_a_day_without_call_now(person_with: MakePerson, clock) -> None:
    person = person_with(at=(2026, 3, 4, 14, 5), prepare=lambda data: take(clock, data, (1, 8)))
    words = person.reads()
    assert "It is about a day or longer without baclofen. Phone" in words
    person.press("Where does this come from?", person.page._answer)
    assert person.page._panel.isVisible()


def test_unsure_is_the_careful_branch(person_with: MakePerson, clock) -> None:
    person = person_with(at=(2026, 3, 4, 15, 30), prepare=yesterday_taken(clock, 8), about=AboutYou())
    person.press("Yes, all three")
    assert "Where you are not sure, this careful rule counts." in person.reads()


def test_later_is_silent_for_ten_minutes_and_says_so(
    person_with: MakePerson, clock, silence: list[str]
) -> None:
    person = person_with(at=(2026, 3, 4, 14, 5), prepare=yesterday_taken(clock, 8))
    person.look()
    assert person.reminder.isVisible()
    person.press("Later")
    assert "You will be reminded again at 14:15." in person.reads()
    assert not person.reminder.isVisible()
    silence.clear()
    clock.wind(minutes=9)
    person.look()
    assert not silence
    clock.wind(minutes=1)
    person.look()
    assert silence == ["ring"]
    assert person.reminder.isVisible()


def test_leaving_out_a_dose_that_can_be_taken_asks_first(person_with: MakePerson, clock) -> None:
    person = person_with(at=(2026, 3, 4, 14, 5), prepare=yesterday_taken(clock, 8))
    before = len(person.events())
    person.press("Skip this dose")
    assert "Leaving doses out is a way of stopping suddenly." in person.reads()
    person.press("No, go back")
    assert len(person.events()) == before
    person.press("Skip this dose")
    person.press("Yes, leave it out")
    assert person.events()[-1].kind is EventKind.SKIPPED


def test_yesterday_is_filled_in_at_its_own_time(person_with: MakePerson, clock) -> None:
    person = person_with(
        at=(2026, 3, 4, 9, 0), prepare=lambda data: take(clock, data, (1, 8), (1, 14), (0, 8))
    )
    person.press("Yesterday")
    assert "Yesterday's doses" in person.reads()
    person.press("I took the 20:00 dose")
    event = person.events()[-1]
    assert (event.key.scheduled_time, event.at) == (time(20), datetime(2026, 3, 3, 20, tzinfo=UTC))
    assert "taken at 20:00" in person.reads()
    person.press("Undo the 20:00 dose")
    assert person.events()[-1].kind is EventKind.UNDONE


def test_filling_in_a_dose_close_to_another_asks_first(person_with: MakePerson, clock) -> None:
    def prepare(data: Path) -> None:
        take(clock, data, (1, 8), (1, 14), (1, 20))
        with Record.open(data, clock) as record:
            slot = record_slots(record, clock.time.replace(hour=14, minute=0))[0]
            record.log_dose(slot.key, EventKind.TAKEN, at=clock.time.replace(hour=9, minute=0))

    person = person_with(at=(2026, 3, 4, 15, 0), prepare=prepare)
    before = len(person.events())
    person.press("I took the 08:00 dose")
    assert "Did you really take this one as well?" in person.reads()
    assert len(person.events()) == before
    person.press("Yes, I took it")
    assert person.events()[-1].at == datetime(2026, 3, 4, 8, tzinfo=UTC)


def test_twelve_hour_clocks(person_with: MakePerson, clock) -> None:
    person = person_with(at=(2026, 3, 4, 14, 5), prepare=yesterday_taken(clock, 8), region="US")
    assert "today at 2:00 PM" in person.reads()
    assert "taken at 8:00 AM" in person.reads()


def test_the_keyboard_stays_where_it_is_when_nothing_is_new(person_with: MakePerson, clock) -> None:
    person = person_with(at=(2026, 3, 4, 12, 0), prepare=yesterday_taken(clock, 8))
    button = person.button("Undo the 08:00 dose")
    button.setFocus()
    clock.wind(seconds=30)
    person.page.refresh()
    assert QApplication.focusWidget() is button


def test_without_a_plan_it_leads_to_one(person_with: MakePerson) -> None:
    person = person_with(has_plan=False)
    assert "There is no plan yet." in person.reads()
    person.press("Enter my plan")
    assert person.window.shell.place == Place("plan")


def test_an_ended_plan_says_call(person_with: MakePerson, clock) -> None:
    start = datetime(2026, 3, 1, tzinfo=UTC)
    version = plan((start.date(), THREE_A_DAY), start=start, ends=datetime(2026, 3, 3).date())
    person = person_with(version, at=(2026, 3, 6, 12, 0), days_ago=5)
    assert "If nobody told you to stop, call your prescriber today." in person.reads()


def test_one_dose_answered_in_the_reminder_is_answered_on_today(person_with: MakePerson, clock) -> None:
    person = person_with(at=(2026, 3, 4, 14, 0), prepare=yesterday_taken(clock, 8))
    person.look()
    person.press("Taken", person.reminder)
    assert "taken at 14:00" in person.reads()
    assert not person.offers("Taken")


class TestTrouble:
    """The record cannot be read."""

    def damage(self, data: Path) -> None:
        path = data / "record.db"
        whole = path.read_bytes()
        path.write_bytes(b"x" * 4096 + whole[4096:])

    def with_backup(self, clock: HandClock):
        def prepare(data: Path) -> None:
            with Record.open(data, clock) as record:
                assert record.care().backup is not None
            take(clock, data, (0, 8))
            self.damage(data)

        return prepare

    def test_a_damaged_record_is_said_plainly_and_nothing_looks_empty(self, person_with, clock) -> None:
        person = person_with(at=(2026, 3, 4, 9, 0), prepare=self.damage)
        assert "Your record of doses is damaged or gone" in person.reads()
        assert "There is no plan yet" not in person.reads()
        assert not person.offers("Enter my plan")
        assert person.offers("Begin an empty record")

    def test_the_newest_good_backup_is_used_after_a_question(self, person_with, clock, tmp_path) -> None:
        person = person_with(at=(2026, 3, 4, 9, 0), prepare=self.with_backup(clock))
        person.press("Use the copy from 4 March 2026 09:00")
        assert "Do not take a dose again because it looks" in person.reads()
        person.press("No, go back")
        assert person.window.home.desk.record is None
        person.press("Use the copy from 4 March 2026 09:00")
        # The offer and the answer say the same; the answer stands in the question.
        person.press("Use the copy from 4 March 2026 09:00", person.page.trouble._ask)
        assert person.window.home.desk.record is not None
        assert "08:00" in person.reads()
        assert "do not take them again" in person.reads(person.window.shell.notice)
        assert list((tmp_path / "data" / "kept").glob("record-*.db"))

    def test_without_a_backup_an_empty_record_is_the_readers_own_choice(self, person_with, clock) -> None:
        person = person_with(at=(2026, 3, 4, 9, 0), prepare=self.damage)
        person.press("Begin an empty record")
        person.press("Begin an empty record", person.page.trouble._ask)
        assert "There is no plan yet." in person.reads()

    def test_another_program_that_has_the_record_is_waited_for(self, make_window, tmp_path, clock) -> None:
        data = tmp_path / "data"
        write_plan(data, clock)
        with Record.open(data, clock):
            window = make_window(clock=clock, monotonic=clock.monotonic, opens_today=True)
            window.home.open()
            assert window.home.desk.trouble is not None
            window.shell.go(Place("learn"))
            for _ in range(6):
                window.home._on_time_to_try_again()
            assert window.shell.place == Place("today")
            assert "in use" in window.shell.page("today").trouble._text.text()
        window.home._on_time_to_try_again()
        assert window.home.desk.trouble is None
        assert window.home.desk.day() is not None

    def test_a_record_that_goes_bad_while_open_is_told_once_everything_has_finished(
        self, person_with, clock, qtbot, monkeypatch
    ) -> None:
        from baclofen_guide.records import DamagedError

        person = person_with(at=(2026, 3, 4, 14, 5), prepare=yesterday_taken(clock, 8))

        def broken(*_: object, **__: object) -> None:
            raise DamagedError(Path("record.db"), None)

        monkeypatch.setattr(person.window.home.desk.record, "log_dose", broken)
        person.press("Taken")
        qtbot.waitUntil(lambda: "damaged or gone" in person.reads())
        assert not person.reminder.isVisible()

    def test_a_disk_that_fails_for_a_moment_does_not_end_the_reminders(
        self, person_with, clock, qtbot, monkeypatch
    ) -> None:
        """After sleep a disk may not be there yet: nobody sits before a hidden window to start it again."""
        from baclofen_guide.records import SurroundingsError

        person = person_with(at=(2026, 3, 4, 13, 55), prepare=yesterday_taken(clock, 8))
        window, home = person.window, person.window.home
        window.shell.go(Place("learn"))
        window.shell.hide()

        def not_there(*_: object) -> None:
            raise SurroundingsError("record.disk_trouble", path="record.db")

        monkeypatch.setattr(home.desk.record, "plan", not_there)
        home.desk.look_again()
        qtbot.waitUntil(window.shell.isVisible)
        assert window.shell.place == Place("today")
        assert "The disk did not answer" in person.reads()
        assert home._try_again.isActive()
        database = home.around.data / "record.db"
        away = database.rename(database.with_name("away"))
        home._on_time_to_try_again()
        assert home.desk.record is None
        assert not database.exists()
        away.rename(database)
        clock.set_to(2026, 3, 4, 14, 0)
        home._on_time_to_try_again()
        assert person.reminder.isVisible()
        assert not home._try_again.isActive()

    def test_trouble_that_goes_on_is_shown_once_and_looked_at_less_often(
        self, make_window, tmp_path, clock
    ) -> None:
        data = tmp_path / "data"
        write_plan(data, clock)
        with Record.open(data, clock):
            window = make_window(clock=clock, monotonic=clock.monotonic, opens_today=True)
            window.home.open()
            shown: list[object] = []
            window.home.desk.changed.connect(shown.append)
            for _ in range(6):
                window.home._on_time_to_try_again()
            assert shown == []
            assert window.home._try_again.interval() == 30_000

    def test_damage_found_while_waiting_ends_the_waiting(self, make_window, tmp_path, clock) -> None:
        data = tmp_path / "data"
        write_plan(data, clock)
        with Record.open(data, clock):
            window = make_window(clock=clock, monotonic=clock.monotonic, opens_today=True)
            window.home.open()
        self.damage(data)
        window.shell.go(Place("learn"))
        window.home._on_time_to_try_again()
        assert window.shell.place == Place("today")
        assert not window.home._try_again.isActive()

    def test_a_plan_that_has_gone_is_told_even_by_a_hidden_start(self, make_window, clock) -> None:
        """A disk that is not there, or a record that was moved: an empty one reminds of nothing."""
        window = make_window(clock=clock, monotonic=clock.monotonic, opens_today=True)
        window.shell.go(Place("learn"))
        window.home.open()
        assert window.shell.place == Place("today")

    @pytest.mark.parametrize("hidden", [True, False])
    def test_a_hidden_start_does_not_keep_it_to_itself(self, make_window, tmp_path, clock, hidden) -> None:
        data = tmp_path / "data"
        write_plan(data, clock)
        self.damage(data)
        window = make_window(clock=clock, opens_today=True)
        window.shell.hide()
        window.close()
        window._home = None
        window._pages = None
        window.start(hidden=hidden)
        window.home.open()
        assert window.shell.isVisible()
        assert window.shell.place == Place("today")


def test_a_sign_in_the_diary_stands_on_today_and_in_the_bar(person_with: MakePerson, clock) -> None:
    """F-STOP-08, F-TAPER-11: what was written down is not forgotten when the diary is closed."""
    person = person_with(at=(2026, 3, 4, 12, 40), prepare=yesterday_taken(clock, 8))
    diary = person.window.home.diary
    diary.note(replace(diary.draft(diary.today()), signs=(Sign.SHAKING,)), None)
    QApplication.processEvents()
    assert "You wrote down signs of too little baclofen" in person.reads()
    assert "Do not take the next step down." in person.reads()
    assert "Signs in your diary: call today" in person.window.home.pressing_line()
    person.press("What to do now")
    assert person.window.shell.place == Place("urgent", "stopped")


def test_who_waits_finds_the_steps_also_after_the_card_was_seen(person_with: MakePerson, clock) -> None:
    """There the answer of the prescriber is entered; to wait is a plan of one step."""
    less = tuple((at, "5") for at, _ in THREE_A_DAY)
    start = datetime(2026, 3, 3, tzinfo=UTC)
    taper = plan((start.date(), THREE_A_DAY), (start.date() + timedelta(days=1), less), start=start)
    person = person_with(taper, at=(2026, 3, 4, 7, 30), prepare=yesterday_taken(clock))
    person.press("Yes, or not sure: stay")
    person.window.shell.go(Place("today"))
    person.press("Seen: You are waiting for your prescriber")
    assert not person.offers("My steps: You are waiting for your prescriber")
    person.press("My steps")
    assert person.offers("go on")
