"""Reminders through the real window and record: they come, stop when answered, and never flood."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QScrollArea

from baclofen_guide.desktop.clock_watch import ClockChange
from baclofen_guide.desktop.notifications.model import Answer
from baclofen_guide.dosing.events import EventKind
from baclofen_guide.dosing.nagging import Memory
from baclofen_guide.dosing.plan import Reason
from baclofen_guide.records import Record, SurroundingsError
from baclofen_guide.reminding import MemoryFile, token_of
from baclofen_guide.ui.navigation import Place
from tests.ui.conftest import MakePerson
from tests.ui.home import THREE_A_DAY, HandClock, Person, plan, write_plan
from tests.ui.test_today import take, yesterday_taken


@pytest.fixture
def person(person_with: MakePerson, clock: HandClock, silence: list[str]) -> Person:
    """Somebody whose 14:00 dose comes in five minutes."""
    found = person_with(at=(2026, 3, 4, 13, 55), prepare=yesterday_taken(clock, 8))
    found.look()
    silence.clear()
    return found


def sent(person: Person, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every message to the desktop from now on."""
    messages: list[object] = []
    ways = person.window.home.ringing.notifications
    monkeypatch.setattr(ways, "show", messages.append)
    return messages


def test_it_comes_at_its_time_and_stops_when_answered(person: Person, clock, silence) -> None:
    assert not person.reminder.isVisible()
    clock.wind(minutes=5)
    person.look()
    assert person.reminder.isVisible()
    assert silence == ["ring"]
    assert "10 mg · 1 tablet of 10 mg" in person.reads(person.reminder)
    person.press("Taken", person.reminder)
    assert "written down as taken at 14:00" in person.reads(person.reminder)
    clock.wind(minutes=10)
    person.look()
    assert silence == ["ring"]
    assert person.events()[-1].kind is EventKind.TAKEN


def test_it_stays_above_others_and_takes_no_keyboard_from_them(person: Person, clock) -> None:
    clock.wind(minutes=5)
    person.look()
    assert person.reminder.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert person.reminder.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    for words in ("Taken", "Later"):
        assert person.button(words, person.reminder).height() >= 60


def test_closing_it_is_no_answer(person: Person, clock, silence) -> None:
    clock.wind(minutes=5)
    person.look()
    before = len(person.events())
    person.reminder.close()
    assert not person.reminder.isVisible()
    assert len(person.events()) == before
    clock.wind(minutes=10)
    person.look()
    assert person.reminder.isVisible()
    assert silence == ["ring", "ring"]


def test_it_sounds_at_0_10_20_and_40_minutes_and_then_is_silent(person: Person, clock, silence) -> None:
    rang = []
    for minute in range(1, 61):
        clock.wind(minutes=1)
        silence.clear()
        person.look()
        if silence:
            rang.append(minute - 5)
    assert rang == [0, 10, 20, 40]
    assert person.reminder.isVisible()


def test_undo_in_the_window_within_ten_seconds(person: Person, clock) -> None:
    clock.wind(minutes=5)
    person.look()
    person.press("Taken", person.reminder)
    person.press("Undo", person.reminder)
    assert person.events()[-1].kind is EventKind.UNDONE
    assert person.reminder.isVisible()
    assert person.offers("Taken", person.reminder)


def test_at_the_skip_point_the_words_change_and_nothing_sounds(person: Person, clock, silence) -> None:
    clock.wind(minutes=5)
    person.look()
    clock.set_to(2026, 3, 4, 18, 1)
    silence.clear()
    person.look()
    assert "Too late for the 14:00 dose: leave it out." in person.reads(person.reminder)
    assert not silence
    assert not person.offers("Taken", person.reminder)


def test_quiet_hours_show_and_make_no_sound(person_with: MakePerson, clock, silence) -> None:
    person = person_with(
        at=(2026, 3, 4, 13, 55), prepare=yesterday_taken(clock, 8), quiet_from="13:00", quiet_to="15:00"
    )
    clock.wind(minutes=5)
    person.look()
    assert person.reminder.isVisible()
    assert not silence
    clock.set_to(2026, 3, 4, 15, 0)
    person.look()
    assert silence == ["ring"]


def test_f1_and_too_sleepy_lead_to_urgent_help(person: Person, clock) -> None:
    clock.wind(minutes=5)
    person.look()
    QTest.keyClick(person.reminder, Qt.Key.Key_F1)
    QApplication.processEvents()
    assert person.window.shell.place == Place("urgent")
    assert not person.reminder.isVisible(), "it stands above the window with the help"
    clock.wind(minutes=10)
    person.look()
    person.press("Too sleepy or unwell", person.reminder)
    assert person.window.shell.place == Place("urgent", "too-much")
    clock.wind(minutes=10)
    person.look()
    assert not person.reminder.isVisible()


def test_messages_offer_taken_only_on_time_and_say_nothing_in_private(
    person_with: MakePerson, clock, monkeypatch
) -> None:
    person = person_with(at=(2026, 3, 4, 13, 55), prepare=yesterday_taken(clock, 8))
    messages = sent(person, monkeypatch)
    clock.wind(minutes=5)
    person.look()
    assert (messages[0].title, messages[0].body) == (
        "Baclofen: 14:00", "Time for your dose: 10 mg · 1 tablet of 10 mg.",
    )  # fmt: skip
    assert [action.key for action in messages[0].actions] == ["taken", "later"]
    person.window.choices.change(private_reminders=True)
    clock.set_to(2026, 3, 4, 15, 10)
    person.look()
    assert (messages[-1].title, messages[-1].body) == ("A reminder", "It is time.")
    assert [action.key for action in messages[-1].actions] == ["later"]


def test_taken_on_a_message_logs_the_dose_it_was_about_and_no_other(person: Person, clock) -> None:
    clock.wind(minutes=5)
    person.look()
    ringing = person.window.home.ringing
    token = token_of(person.window.home.desk.day().open.slot.key)
    before = len(person.events())
    ringing.notifications.outcomes.answered.emit(Answer("another dose", "taken"))
    assert len(person.events()) == before
    ringing.notifications.outcomes.answered.emit(Answer(token, "taken"))
    assert len(person.events()) == before + 1
    ringing.notifications.outcomes.answered.emit(Answer(token, "taken"))
    assert len(person.events()) == before + 1


def test_a_press_on_an_old_message_asks_in_the_window(person: Person, clock) -> None:
    clock.wind(minutes=5)
    person.look()
    ringing = person.window.home.ringing
    token = token_of(person.window.home.desk.day().open.slot.key)
    before = len(person.events())
    clock.set_to(2026, 3, 4, 18, 30)
    ringing.notifications.outcomes.answered.emit(Answer(token, "taken"))
    assert len(person.events()) == before
    assert person.reminder.isVisible()


def test_later_on_a_message_and_in_the_tray(person: Person, clock, silence) -> None:
    clock.wind(minutes=5)
    person.look()
    ringing = person.window.home.ringing
    token = token_of(person.window.home.desk.day().open.slot.key)
    ringing.notifications.outcomes.answered.emit(Answer(token, "later"))
    assert not person.reminder.isVisible()
    clock.wind(minutes=10)
    person.look()
    assert person.reminder.isVisible()
    ringing.tray.later_chosen.emit(token)
    assert not person.reminder.isVisible()


def test_the_tray_logs_the_dose_and_asks_where_something_is_unusual(person: Person, clock) -> None:
    clock.wind(minutes=5)
    person.look()
    ringing = person.window.home.ringing
    token = token_of(person.window.home.desk.day().open.slot.key)
    before = len(person.events())
    ringing.tray.taken_chosen.emit("another dose")
    assert len(person.events()) == before
    ringing.tray.taken_chosen.emit(token)
    QApplication.processEvents()
    assert len(person.events()) == before + 1
    assert "taken at 14:00" in person.reads()


def test_the_warning_bar_says_what_the_day_brings(person: Person, clock) -> None:
    assert "Never stop baclofen suddenly.  ·  Next dose today at 14:00" in person.reads(person.window.shell)
    clock.wind(minutes=5)
    person.look()
    assert "Dose due now: 14:00" in person.reads(person.window.shell)
    clock.set_to(2026, 3, 4, 16, 0)
    person.look()
    assert "Your 14:00 dose is late" in person.reads(person.window.shell)


def test_today_counts_the_minutes_with_the_one_timer(person: Person, clock) -> None:
    assert "In 5 min." in person.reads()
    clock.wind(minutes=1)
    person.window.home.ringing._on_look()
    assert "In 4 min." in person.reads()


def test_the_bar_says_that_a_step_comes_tomorrow(person_with: MakePerson, clock) -> None:
    start = datetime(2026, 3, 3, tzinfo=UTC)
    version = plan(
        (start.date(), THREE_A_DAY),
        (date(2026, 3, 5), ((time(8), "10"), (time(14), "5"), (time(20), "10"))),
        start=start,
    )
    person = person_with(version, at=(2026, 3, 4, 12, 0), prepare=yesterday_taken(clock, 8))
    assert "Step down tomorrow" in person.reads(person.window.shell)
    assert person.offers("My steps")


class TestAbsence:
    """The computer slept or was off."""

    def asleep(self, person: Person, clock: HandClock, **by: float) -> None:
        clock.wind(**by)
        person.window.home.ringing._on_woke()
        QApplication.processEvents()

    def test_a_week_is_one_page_and_never_a_flood(self, person, clock, silence, monkeypatch) -> None:
        messages = sent(person, monkeypatch)
        self.asleep(person, clock, days=7, minutes=10)
        assert person.window.shell.place == Place("catch-up")
        assert len(messages) == 1
        assert silence == ["ring"]
        words = person.reads()
        assert "While you were away" in words
        assert "Since 4 March 2026 13:55 this computer was off or asleep" in words
        assert "21 doses have no answer:" in words
        assert "about a day or longer without baclofen" in words
        assert not person.reminder.isVisible(), "the page stands for it"

    def test_it_is_shown_once_and_gone_when_read(self, person, clock) -> None:
        self.asleep(person, clock, days=1, hours=1)
        person.window.shell.go(Place("settings"))
        clock.wind(seconds=30)
        person.look()
        assert person.window.shell.place == Place("settings"), "it does not push itself forward again"
        person.window.shell.go(Place("catch-up"))
        person.press("I have read this")
        assert person.window.shell.place == Place("today")
        clock.wind(seconds=30)
        person.look()
        assert person.window.home.ringing.reminding.catch_up is None

    def test_doses_that_were_taken_all_the_same_are_filled_in(self, person, clock) -> None:
        self.asleep(person, clock, hours=19)
        assert "2 doses have no answer:" in person.reads()
        person.press("I took the Wednesday, 4 March 2026, 14:00 dose")
        assert "One dose has no answer:" in person.reads()
        event = person.events()[-1]
        assert (event.key.scheduled_time, event.at) == (time(14), datetime(2026, 3, 4, 14, tzinfo=UTC))
        person.press("I took the Wednesday, 4 March 2026, 20:00 dose")
        assert "no answer:" not in person.reads()
        person.press("I have read this")
        assert person.window.shell.place == Place("today")

    def test_a_long_time_between_two_doses_is_no_absence(self, person, clock) -> None:
        person.window.home.ringing.timer.stop()
        clock.wind(minutes=5)
        person.look()
        for _ in range(13 * 6):
            clock.wind(minutes=5)
            person.window.home.ringing._on_look()
            person.window.home.ringing.timer.look()
        assert person.window.home.ringing.reminding.catch_up is None
        assert person.window.shell.place == Place("today")

    def test_a_restart_after_a_night_shows_what_was_missed(self, person_with, clock, tmp_path) -> None:
        def prepare(data: Path) -> None:
            take(clock, data, (1, 8), (1, 14))
            MemoryFile(data / "reminder.json").save(Memory(seen_at=clock.time - timedelta(hours=20)))

        person = person_with(at=(2026, 3, 4, 12, 30), prepare=prepare)
        person.window.shell.go(Place("catch-up"))
        assert "One dose has no answer:" in person.reads()

    def test_a_damaged_memory_costs_a_sound_at_most(self, person_with, clock, silence) -> None:
        def prepare(data: Path) -> None:
            yesterday_taken(clock, 8)(data)
            (data / "reminder.json").write_text("{nonsense")

        person = person_with(at=(2026, 3, 4, 14, 1), prepare=prepare)
        assert person.reminder.isVisible()
        assert silence == ["ring"]


class TestClocks:
    """The clock is set, changed by law, or is another one."""

    @pytest.mark.parametrize(
        ("day", "before", "rings"),
        [
            # Clocks go forward at 02:00 and back at 03:00 in Berlin; 08:00 stays 08:00.
            (
                date(2026, 3, 29),
                datetime(2026, 3, 29, 5, 30, tzinfo=UTC),
                datetime(2026, 3, 29, 6, tzinfo=UTC),
            ),
            (
                date(2026, 10, 25),
                datetime(2026, 10, 25, 6, 30, tzinfo=UTC),
                datetime(2026, 10, 25, 7, tzinfo=UTC),
            ),
        ],
    )
    def test_both_changes_of_the_clock_keep_eight_o_clock(
        self, person_with, clock, silence, day, before, rings
    ) -> None:
        start = before - timedelta(days=1)
        version = plan((start.date(), ((time(8), "10"),)), start=start.replace(hour=0), zone="Europe/Berlin")
        clock.time = before
        person = person_with(version, zone="Europe/Berlin")
        person.look()
        silence.clear()
        clock.time = rings - timedelta(seconds=1)
        person.look()
        assert not silence
        clock.time = rings
        person.look()
        assert silence == ["ring"]
        assert person.window.home.desk.day().open.slot.key.local_date == day

    def test_a_clock_set_back_neither_doubles_nor_loses_a_dose(self, person: Person, clock) -> None:
        clock.wind(minutes=5)
        person.look()
        person.press("Taken", person.reminder)
        clock.time -= timedelta(hours=1)
        person.window.home.ringing._on_clock_changed(ClockChange(set_by=timedelta(hours=-1)))
        person.reminder._leaving.stop()
        person.reminder.hide()
        clock.set_to(2026, 3, 4, 14, 0)
        person.look()
        assert not person.reminder.isVisible()
        assert "taken at 14:00" in person.reads()
        clock.set_to(2026, 3, 4, 20, 0)
        person.look()
        assert person.reminder.isVisible()

    def test_a_stopped_clock_rings_once(self, person: Person, clock, silence) -> None:
        clock.wind(minutes=5)
        for _ in range(50):
            person.look()
        assert silence == ["ring"]


@pytest.mark.parametrize("question", ["supply", "dismissals", "diary_between"])
def test_what_cannot_be_read_beside_the_plan_is_told_and_crashes_nothing(
    person: Person, clock, monkeypatch, qtbot, question: str
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise SurroundingsError("record.disk_trouble", path="record.db")

    home = person.window.home
    person.window.shell.hide()
    monkeypatch.setattr(Record, question, fails)
    home.desk.look_again()
    qtbot.waitUntil(person.window.shell.isVisible)
    assert "The disk did not answer" in person.reads()
    monkeypatch.undo()
    clock.wind(minutes=5)
    home._on_time_to_try_again()
    assert person.reminder.isVisible()


class TestStepDown:
    """On the morning of a step down the reminder asks what Today asks (F-TAPER-11)."""

    @pytest.fixture
    def stepping(self, person_with: MakePerson, clock: HandClock) -> Person:
        lower = ((time(8), "5"), (time(14), "10"), (time(20), "10"))
        steps = ((date(2026, 3, 1), THREE_A_DAY), (date(2026, 3, 5), lower))
        version = plan(*steps, start=datetime(2026, 3, 1, tzinfo=UTC))
        found = person_with(
            version, at=(2026, 3, 4, 20, 30), days_ago=3, prepare=yesterday_taken(clock, 8, 14, 20)
        )
        found.look()
        found.window.shell.hide()
        return found

    def test_it_is_asked_above_the_dose(self, stepping: Person, clock, monkeypatch) -> None:
        messages = sent(stepping, monkeypatch)
        clock.set_to(2026, 3, 5, 8, 0)
        stepping.look()
        words = stepping.reads(stepping.reminder)
        assert words.index("Your plan goes from 30 to 25 mg a day today.") < words.index("5 mg · ½ tablet")
        assert [action.key for action in messages[-1].actions] == ["later"]
        stepping.press("None of these: go on", stepping.reminder)
        clock.steady += 0.1
        # A hand that presses twice hits what has moved up.
        stepping.button("Taken", stepping.reminder).click()
        assert stepping.events()[-1].key.local_date == date(2026, 3, 4)
        assert "goes from 30" not in stepping.reads(stepping.reminder)
        stepping.press("Taken", stepping.reminder)
        assert stepping.events()[-1].mg == 5

    @pytest.mark.parametrize("percent", [80, 100, 125, 150, 200, 300])
    def test_no_word_is_cut_off_however_large(self, stepping: Person, clock, percent: int) -> None:
        clock.set_to(2026, 3, 5, 8, 0)
        stepping.look()
        stepping.window.choices.change(text_percent=percent)
        stepping.reminder.resize(780, 560)
        QApplication.processEvents()
        area = stepping.reminder.findChild(QScrollArea)
        assert area is not None
        assert "do not take the next step down" in stepping.reads(stepping.reminder)
        assert area.widget().width() <= area.viewport().width()

    def test_to_stay_brings_back_the_dose_before_and_opens_help(self, stepping: Person, clock) -> None:
        clock.set_to(2026, 3, 5, 8, 0)
        stepping.look()
        stepping.press("Yes, or not sure: stay", stepping.reminder)
        assert stepping.window.shell.place == Place("urgent", "stopped")
        assert stepping.window.home.desk.in_force().reason is Reason.WAITING
        assert stepping.window.home.desk.day().open.mg == 10

    def test_a_press_on_a_message_or_in_the_tray_asks_first(self, stepping: Person, clock) -> None:
        clock.set_to(2026, 3, 5, 8, 0)
        stepping.look()
        ringing, answered = stepping.window.home.ringing, len(stepping.events())
        token = token_of(stepping.window.home.desk.day().open.slot.key)
        ringing.reminding._on_notification_answered(Answer(token, "taken"))
        ringing._on_tray_taken(token)
        assert len(stepping.events()) == answered
        assert stepping.window.shell.place == Place("today")


class TestZone:
    """The computer is in another time zone than the plan."""

    def abroad(self, person: Person, clock: HandClock, zone: str = "Asia/Tokyo") -> None:
        person.window.home.around.environ["TZ"] = zone
        person.window.home.ringing._on_clock_changed(ClockChange(zones=("UTC", zone)))
        QApplication.processEvents()

    def test_it_asks_and_shows_what_each_choice_does(self, person: Person, clock) -> None:
        person.window.shell.go(Place("settings"))
        self.abroad(person, clock)
        assert person.window.shell.place == Place("today")
        words = person.reads()
        assert "The clock here is another one" in words
        assert "This computer is now in Tokyo." in words
        assert "Keep the times of home. Next: 23:00, 05:00" in words
        assert "Move them to the clock here. Next: " in words
        # Every time on the page is on the clock here.
        assert "23:00 · 10 mg" in words

    def test_keep_is_remembered_and_not_asked_again(self, person: Person, clock) -> None:
        self.abroad(person, clock)
        versions = len(person.window.home.desk.plan.versions)
        person.press("Keep the times of home")
        assert "The clock here" not in person.reads()
        assert len(person.window.home.desk.plan.versions) == versions
        assert person.window.choices.now.zone_kept == "Asia/Tokyo"
        self.abroad(person, clock, "Europe/Berlin")
        assert "This computer is now in Berlin." in person.reads()

    def test_the_next_journey_to_the_same_place_is_asked_about_again(self, person: Person, clock) -> None:
        self.abroad(person, clock)
        person.press("Keep the times of home")
        self.abroad(person, clock, "UTC")
        assert "The clock here" not in person.reads()
        self.abroad(person, clock)
        assert "This computer is now in Tokyo." in person.reads()

    def test_a_plan_kept_in_the_times_of_home_is_changed_in_them(self, person: Person, clock) -> None:
        """08:00 on the page would else become 08:00 here: every dose nine hours off."""
        self.abroad(person, clock)
        person.press("Keep the times of home")
        person.press("My plan")
        assert "The times here are those of UTC" in person.reads()
        person.page.editor._by.setText("Dr Other")
        person.page.editor._on_touched()
        person.press("Save this plan")
        newest = person.window.home.desk.plan.versions[-1]
        assert (newest.ordered_by, newest.zone) == ("Dr Other", "UTC")
        assert person.window.home.desk.day().next.instant == datetime(2026, 3, 4, 14, tzinfo=UTC)

    def test_adjust_makes_a_new_version_with_the_same_doses(self, person: Person, clock) -> None:
        before = person.window.home.desk.in_force()
        self.abroad(person, clock)
        person.press("Move to the clock here")
        newest = person.window.home.desk.plan.versions[-1]
        assert (newest.zone, newest.reason) == ("Asia/Tokyo", Reason.ZONE)
        assert newest.steps == before.steps
        assert "The clock here" not in person.reads()

    def test_the_same_clock_under_another_name_is_no_question(self, person: Person, clock) -> None:
        self.abroad(person, clock, "Africa/Abidjan")
        assert "The clock here" not in person.reads()


class TestClosing:
    """What closing the window means is said before it happens."""

    def box(self, person: Person) -> QMessageBox:
        return person.window.shell.findChildren(QMessageBox)[-1]

    def choose(self, person: Person, words: str) -> None:
        button = next(b for b in self.box(person).buttons() if b.text() == words)
        button.click()
        QApplication.processEvents()

    def test_without_a_tray_it_asks(self, person: Person, qtbot) -> None:
        person.window.shell.close()
        assert person.window.shell.isVisible()
        assert "no reminders come" in self.box(person).text()
        with qtbot.assertNotEmitted(person.window.left):
            self.choose(person, "Go back")
        person.window.shell.close()
        self.choose(person, "Make it small")
        assert person.window.shell.isMinimized()
        person.window.bring_forward()
        person.window.shell.close()
        with qtbot.waitSignal(person.window.left):
            self.choose(person, "Close: no reminders")
        assert person.window.home.ringing is None

    def test_with_a_tray_it_hides_and_says_so_once(self, person: Person, monkeypatch) -> None:
        monkeypatch.setattr(person.window.home.ringing.tray, "is_available", lambda: True)
        person.window.shell.close()
        assert person.window.shell.isVisible()
        self.choose(person, "Close the window")
        assert not person.window.shell.isVisible()
        assert person.window.home.ringing is not None
        person.window.bring_forward()
        person.window.shell.close()
        assert not person.window.shell.isVisible()

    def test_a_tray_that_goes_brings_the_window_back(self, person: Person) -> None:
        person.window.shell.hide()
        person.window.home.ringing.tray.availability_changed.emit(False)
        assert person.window.shell.isMinimized()

    def test_without_a_plan_it_just_closes(self, person_with: MakePerson, qtbot) -> None:
        person = person_with(has_plan=False)
        with qtbot.waitSignal(person.window.left):
            person.window.shell.close()

    def test_leave_in_the_tray_ends_it(self, person: Person, qtbot) -> None:
        with qtbot.waitSignal(person.window.left):
            person.window.home.ringing.tray.leave_chosen.emit()


def test_a_hidden_start_shows_only_the_reminder(make_window, tmp_path, clock) -> None:
    clock.set_to(2026, 3, 4, 14, 1)
    write_plan(tmp_path / "data", clock)
    yesterday_taken(clock, 8)(tmp_path / "data")
    window = make_window(clock=clock, opens_today=True)
    window.close()
    window.shell.hide()
    window._home = window._pages = None
    window.start(hidden=True)
    assert not window.shell.isVisible()
    assert window.home.ringing.window.isVisible()
    window.home.ringing.window.open_requested.emit()
    assert window.shell.isVisible()


@pytest.mark.parametrize(
    "kept", ['{"seen_at": "2026-03-04T09:00:00"}', '{"away_since": "2026-03-04T09:00:00"}', "["]
)
def test_a_memory_that_makes_no_sense_is_passed_over(tmp_path: Path, kept: str) -> None:
    """A time without a zone cannot be held against the clock; every look would fail."""
    path = tmp_path / "reminder.json"
    path.write_text(kept, "utf-8")
    assert MemoryFile(path).load() == Memory()
