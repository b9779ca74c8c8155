"""Will reminders reach me? Every link told honestly; and the settings of reminders."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox

from baclofen_guide.desktop.autostart.model import AutostartError
from baclofen_guide.settings.preferences import PreferencesFile
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.pages.checkup import CheckupPage
from tests.ui.conftest import MakePerson
from tests.ui.home import HandClock, Person
from tests.ui.test_today import yesterday_taken


@pytest.fixture
def person(person_with: MakePerson, clock: HandClock) -> Person:
    return person_with(at=(2026, 3, 4, 12, 0), prepare=yesterday_taken(clock, 8))


@pytest.fixture
def checkup(person: Person, qtbot) -> Person:
    person.press("Reminder check-up")
    qtbot.waitUntil(lambda: "Computer off or asleep: Not known" in person.reads())
    return person


class TestCheckup:
    def test_each_link_has_its_state_in_words_and_a_sentence(self, checkup: Person) -> None:
        words = checkup.reads()
        assert "Messages from the desktop: Does not work" in words
        assert "This computer shows no messages. Only the reminder window comes." in words
        assert "Small icon in the tray: Please check" in words
        assert "Starts when you log in: Does not work" in words
        assert "A computer that is off or asleep cannot ring." in words

    def test_last_reminder_next_dose_and_the_next_change_of_the_clock(self, person_with, clock) -> None:
        person = person_with(at=(2026, 3, 4, 12, 59), zone="Europe/Berlin", region="UK")
        person.press("Reminder check-up")
        words = person.reads()
        assert "Next dose: 4 March 2026 14:00." in words
        assert "The clock goes forward by 1 h on 29 March 2026 03:00." in words
        clock.wind(minutes=1)
        person.look()
        person.window.shell.go(Place("today"))
        person.press("Reminder check-up")
        assert "Last reminder: 4 March 2026 14:00." in person.reads()

    def test_the_test_goes_by_every_way(self, checkup: Person, silence: list[str], qtbot) -> None:
        silence.clear()
        checkup.press("Send a test reminder")
        assert silence == ["ring"]
        assert checkup.reminder.isVisible()
        assert "This is a test." in checkup.reads(checkup.reminder)
        assert not checkup.offers("Taken", checkup.reminder)
        qtbot.waitUntil(lambda: "Test message: Does not work" in checkup.reads())
        checkup.look()
        assert checkup.reminder.isVisible(), "nothing is due, and the test still stands"
        checkup.reminder.close()
        assert not checkup.reminder.isVisible()

    def test_a_test_window_does_not_hide_a_dose_that_falls_due(self, checkup: Person, clock) -> None:
        checkup.press("Send a test reminder")
        clock.set_to(2026, 3, 4, 14, 0)
        checkup.look()
        assert checkup.offers("Taken", checkup.reminder)
        assert "This is a test." not in checkup.reads(checkup.reminder)

    def test_the_calendar_file_is_saved_where_asked(self, checkup: Person, tmp_path: Path) -> None:
        page = checkup.page
        assert isinstance(page, CheckupPage)
        page._ask_path = lambda *_: None
        checkup.press("Save a calendar file")
        page._ask_path = lambda *_: tmp_path / "times.ics"
        checkup.press("Save a calendar file")
        text = (tmp_path / "times.ics").read_text()
        assert text.count("BEGIN:VEVENT") == 14 * 3
        assert "mg" not in text
        assert "times.ics is saved. It goes up to 18 March 2026 08:00." in checkup.reads()
        page._ask_path = lambda *_: tmp_path / "nowhere" / "times.ics"
        checkup.press("Save a calendar file")
        assert "is saved" not in checkup.reads()

    def test_without_a_plan_there_is_nothing_to_save(self, person_with) -> None:
        person = person_with(has_plan=False)
        person.press("Reminder check-up")
        assert "No dose is planned." in person.reads()
        person.press("Save a calendar file")
        assert "There is no dose in the next 14 days" in person.reads()

    def test_back(self, checkup: Person) -> None:
        checkup.press("Back to today")
        assert checkup.window.shell.place == Place("today")


class TestSettings:
    @pytest.fixture
    def settings(self, person: Person) -> Person:
        person.window.shell.go(Place("settings"))
        QApplication.processEvents()
        return person

    def saved(self, person: Person, tmp_path: Path):
        person.window.choices.save()
        return PreferencesFile(tmp_path / "config" / "preferences.json").load().preferences

    def test_quiet_hours_are_kept(self, settings: Person, tmp_path: Path) -> None:
        settings.press("Quiet hours")
        now = self.saved(settings, tmp_path)
        assert (now.quiet_from, now.quiet_to) == ("22:00", "07:00")
        box = next(b for b in settings.page.findChildren(QCheckBox().__class__) if b.text() == "Quiet hours")
        assert box.isChecked()
        field = settings.page._reminders._from
        assert field.accessibleName() == "Quiet from"
        field.setCurrentIndex(field.findData("21:00:00"))
        field.activated.emit(field.currentIndex())
        assert self.saved(settings, tmp_path).quiet_from == "21:00"
        settings.press("Quiet hours")
        assert self.saved(settings, tmp_path).quiet_from == ""

    def test_private_reminders(self, settings: Person, tmp_path: Path) -> None:
        settings.press("Private reminders")
        assert self.saved(settings, tmp_path).private_reminders
        assert settings.window.home.ringing.tray._texts.next_dose == "Baclofen Guide"

    def test_the_sound_is_tried(self, settings: Person, silence: list[str]) -> None:
        silence.clear()
        settings.press("Play the sound")
        assert silence == ["ring"]

    def test_start_at_login_and_back(self, settings: Person, tmp_path: Path) -> None:
        settings.press("Start when I log in")
        entry = next((tmp_path / ".config" / "autostart").glob("*.desktop"))
        assert "--hidden" in entry.read_text()
        assert "It is on" in settings.reads()
        settings.press("Start when I log in")
        assert not entry.exists()
        assert "It is off. Reminders come only after you open this program." in settings.reads()

    def test_a_refusal_is_said_and_the_tick_goes_back(self, settings: Person, monkeypatch) -> None:
        def refuse(_self: object) -> None:
            raise AutostartError("read-only file system")

        monkeypatch.setattr("baclofen_guide.desktop.autostart.xdg.XdgAutostart.turn_on", refuse)
        settings.press("Start when I log in")
        assert "That did not work: read-only file system." in settings.reads()
        assert not settings.button("Start when I log in").isChecked()

    def test_it_leads_to_the_check_up(self, settings: Person) -> None:
        settings.press("Reminder check-up")
        assert settings.window.shell.place == Place("checkup")
