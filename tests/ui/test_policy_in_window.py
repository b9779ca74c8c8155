"""What a clinic settled is in force in the window, until the reader chooses something else."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QLabel

from baclofen_guide.settings.policy import Clinic, ClinicNumber, MissedDose, Policy
from tests.ui.conftest import MakePerson, MakeWindow
from tests.ui.test_today import yesterday_taken

NURSE = ClinicNumber(who="Nurse", number="01632 960 001")
PUMP = ClinicNumber(who="Pump helpline", number="01632 960 002")
POLICY = Policy(
    region="UK",
    languages=("en",),
    clinic=Clinic(name="Northside Clinic", numbers=(NURSE, PUMP)),
    missed_dose=MissedDose(window_hours=4, source="Northside Hospital"),
)


def urgent_words(window) -> str:
    window.shell.go_urgent()
    return "\n".join(label.text() for label in window.urgent().findChildren(QLabel))


def test_the_clinics_name_and_numbers_stand_in_urgent_help(make_window: MakeWindow) -> None:
    words = urgent_words(make_window(policy=POLICY))
    assert "Northside Clinic, Nurse: 01632 960 001" in words
    assert "Northside Clinic, Pump helpline: 01632 960 002" in words
    assert "Emergency: 999" in words


def test_a_number_that_the_reader_typed_comes_first_and_none_is_lost(make_window: MakeWindow) -> None:
    words = urgent_words(make_window(policy=POLICY, clinic_number="555 1"))
    assert words.index("Your clinic: 555 1") < words.index(NURSE.number) < words.index(PUMP.number)


def test_without_a_country_the_clinics_numbers_are_shown_all_the_same(make_window: MakeWindow) -> None:
    words = urgent_words(make_window(policy=Policy(clinic=POLICY.clinic), region=""))
    assert NURSE.number in words
    assert "poison" not in words.casefold()


def test_your_clinic_in_a_text_is_the_clinics_number(make_window: MakeWindow) -> None:
    window = make_window(policy=POLICY)
    assert window.desk.reader("en").value("clinic") == NURSE.number
    assert window.desk.clinic_number() == NURSE.number


def test_the_readers_own_country_wins(make_window: MakeWindow) -> None:
    assert "Emergency: 911" in urgent_words(make_window(policy=POLICY, region="US"))


def test_what_the_clinic_settles_is_never_saved_as_the_readers_choice(
    make_window: MakeWindow, tmp_path: Path
) -> None:
    window = make_window(policy=POLICY)
    window.choices.change(text_percent=150)
    window.close()
    saved = (tmp_path / "config" / "preferences.json").read_text()
    assert "150" in saved
    assert "UK" not in saved
    assert NURSE.number not in saved


def test_only_the_clinics_languages_are_offered(make_window: MakeWindow) -> None:
    window = make_window(policy=POLICY)
    boxes = window.shell.page("welcome").findChildren(QComboBox)
    offered = [[box.itemData(place) for place in range(box.count())] for box in boxes]
    assert ["en"] in offered


def test_the_missed_dose_rule_is_the_clinics(person_with: MakePerson, clock) -> None:
    """The 14:00 dose, with the next at 20:00: at home it may be taken until 18:00, here until 16:00."""
    person = person_with(at=(2026, 3, 4, 16, 30), prepare=yesterday_taken(clock, 8), policy=POLICY)
    assert person.window.home.desk.rules.missed.window == timedelta(hours=4)
    words = person.reads()
    assert "Too late for the 14:00 dose: leave it out." in words
    assert "unless the next is less than 4 h away. Source: Northside Hospital." in words
