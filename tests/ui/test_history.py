"""History: every dose and what became of it; anything can be put right, and nothing is overwritten."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QPushButton

from baclofen_guide.dosing.events import EventKind
from baclofen_guide.records import Record
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.plan.fields import TimeField
from tests.ui.conftest import MakePerson
from tests.ui.home import HandClock, Person
from tests.ui.test_today import record_slots, take


@pytest.fixture
def person(person_with: MakePerson, clock: HandClock) -> Person:
    """Three days: all taken on the first, one missed and one late on the second, the morning's today."""

    def prepare(data: Path) -> None:
        take(clock, data, (2, 8), (2, 14), (2, 20), (1, 8))
        with Record.open(data, clock) as record:
            late = record_slots(record, datetime(2026, 3, 3, 20, tzinfo=UTC))[0]
            record.log_dose(late.key, EventKind.TAKEN, at=datetime(2026, 3, 3, 21, 30, tzinfo=UTC))
        take(clock, data, (0, 8))

    found = person_with(at=(2026, 3, 4, 12, 0), prepare=prepare, days_ago=2)
    found.press("History")
    return found


def menu(person: Person, dose: str) -> dict[str, QAction]:
    button = person.button(f"Change {dose}")
    assert isinstance(button, QPushButton)
    return {action.text(): action for action in button.menu().actions()}


def choose(person: Person, dose: str, words: str) -> None:
    person.clock.steady += 1
    menu(person, dose)[words].trigger()
    QApplication.processEvents()


def test_the_list_says_what_was_planned_and_what_happened(person: Person) -> None:
    words = person.reads()
    assert words.index("Wednesday, 4 March 2026") < words.index("Tuesday, 3 March 2026")
    assert "20:00 · 10 mg · 1 tablet of 10 mg\nTaken late, 21:30" in words
    assert "14:00 · 10 mg · 1 tablet of 10 mg\nMissed" in words


def test_the_calendar_counts_and_shows_one_day_alone(person: Person) -> None:
    person.press(
        "Monday, 2 March 2026: 3 of 3 taken"
        if person.offers("Monday, 2 March 2026: 3 of 3 taken")
        else "Monday"
    )
    words = person.reads()
    assert "Monday, 2 March 2026" in words
    assert "Tuesday, 3 March 2026" not in words
    person.press("Monday")
    assert "Tuesday, 3 March 2026" in person.reads()


@pytest.mark.parametrize(
    ("name", "there", "gone"),
    [
        ("Missed", "Missed", "Taken 08:00"),
        ("Taken late", "Taken late, 21:30", "Missed\n"),
        ("Left out", "Nothing to show.", "Taken 08:00"),
    ],
)
def test_filters(person: Person, name: str, there: str, gone: str) -> None:
    person.press(f"Which doses: {name}")
    assert there in person.reads()
    assert gone not in person.reads()


def test_further_back(person: Person) -> None:
    person.press("How far back: 90 days")
    assert "Monday, 2 March 2026" in person.reads()


def test_a_missed_dose_that_was_taken_is_filled_in_at_its_time(person: Person) -> None:
    choose(person, "14:00, Tuesday, 3 March 2026", "I took it")
    event = person.events()[-1]
    assert (event.kind, event.at) == (EventKind.TAKEN, datetime(2026, 3, 3, 14, tzinfo=UTC))
    assert "Missed" not in person.reads().replace("Missed\nTaken late", "")


def test_a_correction_keeps_the_old_entry(person: Person) -> None:
    before = person.events()
    choose(person, "20:00, Tuesday, 3 March 2026", "I left it out")
    after = person.events()
    assert after[: len(before)] == before
    assert after[-1].kind is EventKind.SKIPPED
    assert after[-1].refers_to is not None
    assert "20:00 · 10 mg · 1 tablet of 10 mg\nLeft out" in person.reads()
    choose(person, "20:00, Tuesday, 3 March 2026", "Undo this answer")
    assert person.events()[-1].kind is EventKind.UNDONE
    assert "Taken late, 21:30" in person.reads(), "the answer before it counts again"


def test_another_time(person: Person) -> None:
    choose(person, "20:00, Tuesday, 3 March 2026", "I took it at another time …")
    box = person.page.findChild(TimeField)
    assert box.chosen() == time(21, 30)
    box.put(time(20, 15))
    person.press("Save")
    assert person.events()[-1].at == datetime(2026, 3, 3, 20, 15, tzinfo=UTC)
    assert "Taken 20:15" in person.reads()


def test_after_midnight_is_the_night_after_the_dose(person: Person) -> None:
    choose(person, "20:00, Tuesday, 3 March 2026", "I took it at another time …")
    person.page.findChild(TimeField).put(time(0, 30))
    person.press("Save")
    assert person.events()[-1].at == datetime(2026, 3, 4, 0, 30, tzinfo=UTC)


def test_a_dose_close_to_another_is_asked_about(person: Person) -> None:
    before = len(person.events())
    choose(person, "14:00, Tuesday, 3 March 2026", "I took it at another time …")
    person.page.findChild(TimeField).put(time(21, 0))
    person.press("Save")
    assert "Did you really take" in person.reads()
    person.press("No, go back")
    assert len(person.events()) == before
    choose(person, "14:00, Tuesday, 3 March 2026", "I took it at another time …")
    person.page.findChild(TimeField).put(time(21, 0))
    person.press("Save")
    person.press("Yes, I took it")
    assert person.events()[-1].at == datetime(2026, 3, 3, 21, tzinfo=UTC)


def test_going_back_changes_nothing(person: Person) -> None:
    before = person.events()
    choose(person, "20:00, Tuesday, 3 March 2026", "I took it at another time …")
    person.press("Go back")
    assert person.events() == before
    person.press("Back to today")
    assert person.window.shell.place == Place("today")


def test_the_mg_of_then_stay_after_the_plan_has_changed(person: Person, clock: HandClock) -> None:
    from msgspec.structs import replace as changed

    desk = person.window.home.desk
    version = desk.in_force()
    doses = tuple(changed(dose, mg=dose.mg / 2) for dose in version.steps[0].doses)
    step = changed(version.steps[0], first_day=clock.today(), doses=doses)
    assert desk.revise_plan(changed(version, steps=(step,))) is not None
    assert "08:00 · 10 mg · 1 tablet of 10 mg\nTaken 08:00" in person.reads()
    assert timedelta() < clock.now() - desk.plan.versions[-1].effective_from


def test_a_dose_ticked_under_a_clock_far_ahead_is_seen_and_can_be_undone(person: Person, clock) -> None:
    """Until then no new plan can begin: it would begin after that dose."""
    desk = person.window.home.desk
    clock.set_to(2027, 3, 4, 8, 5)
    assert desk.log(desk.day().open.slot.key, EventKind.TAKEN) is not None
    clock.set_to(2026, 3, 4, 12, 5)
    refused: list[str] = []
    desk.refused.connect(refused.append)
    assert desk.revise_plan(desk.plan.versions[-1]) is None
    assert "undo that dose in History" in refused[0]
    person.window.shell.go(Place("history"))
    menu(person, "08:00, Thursday, 4 March 2027")["Undo this answer"].trigger()
    QApplication.processEvents()
    assert desk.revise_plan(desk.plan.versions[-1]) is not None
