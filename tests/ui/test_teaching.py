"""A teaching session through the front door: taught, said back, ordered, read back, and forgotten."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton

from baclofen_guide.paths import user_folders
from baclofen_guide.records import Record
from baclofen_guide.teaching_room import offered
from baclofen_guide.ui.navigation import Place
from tests.ui.conftest import MakeWindow
from tests.ui.home import HandClock, write_plan
from tests.ui.lesson import Nurse, files

MakeNurse = Callable[..., Nurse]
TODAY = datetime(2026, 3, 4, 9, 0)


@pytest.fixture
def nurse_with(make_window: MakeWindow, clock: HandClock) -> MakeNurse:
    """Opens the window for teaching alone, at nine in the morning."""

    def make(**values: object) -> Nurse:
        usual: dict[str, object] = {"audience": "clinician", "level": "clinical", "size": (1366, 768)}
        values = {"teaches": True, **usual, **values}
        window = make_window(clock=clock, monotonic=clock.monotonic, **values)
        window.shell.go(Place("teaching"))
        QApplication.processEvents()
        return Nurse(window, clock)

    return make


@pytest.fixture
def nurse(nurse_with: MakeNurse) -> Nurse:
    return nurse_with()


class TestWayIn:
    def test_the_rail_offers_teaching_to_clinicians_alone(self) -> None:
        assert "teaching" in offered("clinician", teaches=False)
        assert "teaching" not in offered("patient", teaches=False) | offered(None, teaches=False)
        assert not {"today", "diary"} & offered("clinician", teaches=True)

    def test_one_who_becomes_a_clinician_finds_it_at_once(self, make_window: MakeWindow) -> None:
        window = make_window(audience="patient")
        rail = [b for b in window.shell.findChildren(QToolButton) if b.accessibleName() == "Teaching"]
        assert [button.isVisible() for button in rail] == [False]
        window.choices.change(audience="clinician")
        assert [button.isVisible() for button in rail] == [True]

    def test_others_find_it_in_the_settings(self, make_window: MakeWindow, clock: HandClock) -> None:
        window = make_window(audience="carer", clock=clock)
        window.shell.go(Place("settings"))
        nurse = Nurse(window, clock)
        nurse.press("Teach a patient (for nurses)")
        assert nurse.is_teaching

    def test_the_folded_menu_offers_it_too(self, nurse: Nurse) -> None:
        menu = QMenu()
        nurse.window.shell._on_menu_opened(menu)
        words = [action.text() for action in menu.actions()]
        assert "Teaching" in words
        assert "Today" not in words

    def test_nobodys_record_is_opened(self, nurse_with: MakeNurse, tmp_path: Path, clock: HandClock) -> None:
        data = user_folders(tmp_path).data
        write_plan(data, clock)
        before = files(data)
        nurse = nurse_with()
        nurse.window._open_home()
        nurse.begin()
        assert nurse.window.home.desk.record is None
        with Record.open(data, clock) as record:
            assert record.plan().versions
        assert {name: before[name] for name in before if name.endswith(".sqlite")} == {
            name: found for name, found in files(data).items() if name.endswith(".sqlite")
        }

    def test_the_first_page_is_teaching_also_for_somebody_never_welcomed(
        self, make_window: MakeWindow, clock: HandClock
    ) -> None:
        window = make_window(teaches=True, clock=clock)
        assert window.shell.place == Place("teaching")
        assert "No country is chosen" in Nurse(window, clock).reads()


class TestWhoAndWhat:
    def ticked(self, nurse: Nurse) -> tuple[str, ...]:
        return nurse.teaching.start._topics.chosen()

    def test_three_topics_are_suggested_and_follow_what_is_new(self, nurse: Nurse) -> None:
        assert self.ticked(nurse) == ("stopping", "missed", "running-out")
        nurse.press("What is new for this patient?: It is being lowered")
        assert self.ticked(nurse) == ("stopping", "missed", "tapering")
        nurse.press("How is baclofen given?: Pump")
        assert self.ticked(nurse) == ("stopping", "pump", "tapering")

    def test_a_fourth_topic_cannot_be_added_and_a_choice_is_not_overwritten(self, nurse: Nurse) -> None:
        assert not nurse.teaching.start._topics._others.isEnabled()
        nurse.tick("If you miss a dose")
        nurse.add_topic(_title(nurse, "driving"))
        assert self.ticked(nurse) == ("stopping", "running-out", "driving")
        nurse.press("What is new for this patient?: Another dose")
        assert self.ticked(nurse) == ("stopping", "running-out", "driving")

    def test_nothing_begins_without_a_topic(self, nurse: Nurse) -> None:
        for topic in self.ticked(nurse):
            nurse.tick(_title(nurse, topic))
        assert not nurse.offers("Begin")


def _title(nurse: Nurse, topic: str) -> str:
    return nurse.window.desk.page(topic).document.front.title


class TestTeaching:
    def test_the_patients_words_stand_beside_the_notes_to_the_same_part(self, nurse: Nurse) -> None:
        nurse.begin()
        assert "A seizure (fit)." in nurse.patient_reads()
        notes = nurse.teaching.teach._nurse._notes
        assert "rhabdomyolysis" in notes.toPlainText()
        nurse.press("Next")
        assert "If you missed doses" in nurse.patient_reads()
        assert "A seizure (fit)." not in nurse.patient_reads()
        assert "First ask: what do you already know about this?" in nurse.reads()

    def test_a_carer_is_asked_otherwise_and_reads_what_is_for_carers(self, nurse: Nurse) -> None:
        nurse.press("Who is being taught?: A carer")
        nurse.begin()
        assert "what worries you about giving it?" in nurse.reads()
        while "Say it for them" not in nurse.patient_reads():
            nurse.press("Next")

    def test_while_it_is_asked_the_answer_does_not_stand_beside_it(self, nurse: Nurse) -> None:
        nurse.begin()
        nurse.to_question()
        assert nurse.patient_reads().startswith("Just so I know I explained it well: why should you never")
        assert "Names a danger: seizures, high fever, confusion or death" in nurse.reads()

    def test_a_misunderstanding_leads_to_the_paragraph_one_level_simpler(self, nurse: Nurse) -> None:
        nurse.press("How easy should the words be?: Standard")
        nurse.begin()
        nurse.to_question()
        nurse.press("My dose is small, so I can just stop.")
        assert "A small dose or short use does not make stopping safe." in nurse.patient_reads()
        assert "Once more, in easier words" in nurse.reads()
        assert "Say: A small dose does not make a sudden stop safe." in nurse.reads()
        nurse.press("Back", nurse.teaching.teach._patient)
        assert nurse.patient_reads().startswith("Just so I know")

    def test_the_sources_of_a_prompt_are_explained(self, nurse: Nurse) -> None:
        nurse.begin()
        nurse.to_question()
        nurse.press("Where does this come from?")
        assert nurse.teaching.teach._panel.isVisible()

    def test_a_link_in_the_page_shows_that_part_and_the_way_back(self, nurse: Nurse) -> None:
        nurse.begin()
        nurse.teaching.teach._patient.link_pressed.emit("topic:missed#one-dose")
        assert "missed" in nurse.patient_reads().lower()
        nurse.teaching.teach._nurse.link_pressed.emit("facts:F-STOP-01")
        assert nurse.teaching.teach._panel.isVisible()

    def test_three_minutes_show_the_main_things_and_ask_once(self, nurse: Nurse) -> None:
        nurse.press("How much time is there?: 3 minutes")
        nurse.begin()
        stops = nurse.teaching.teach._stops
        assert [(stop.topic, type(stop).__name__) for stop in stops] == [
            ("stopping", "Chunk"), ("stopping", "Ask"), ("missed", "Chunk"), ("running-out", "Chunk"),
        ]  # fmt: skip

    def test_the_clock_tells_and_never_nags(self, nurse: Nurse, clock: HandClock) -> None:
        nurse.begin()
        clock.wind(minutes=42)
        nurse.teaching._on_time_passed()
        assert "42 min" in nurse.reads()
        assert nurse.teaching.teach._clock.property("kind") == "small"

    def test_a_topic_without_questions_has_a_general_one(self, nurse: Nurse) -> None:
        for topic in ("stopping", "missed", "running-out"):
            nurse.tick(_title(nurse, topic))
        nurse.add_topic(_title(nurse, "pharmacology"))
        nurse.begin()
        nurse.to_question()
        assert "tell me in your own words what we talked about" in nurse.patient_reads()

    @pytest.mark.parametrize("size", [(800, 600), (500, 900)])
    def test_narrow_it_is_one_side_at_a_time(self, nurse_with: MakeNurse, size: tuple[int, int]) -> None:
        nurse = nurse_with(size=size)
        nurse.begin()
        teach = nurse.teaching.teach
        assert (teach._patient.isVisible(), teach._nurse.isVisible()) == (True, False)
        nurse.press("Show: For the nurse")
        assert (teach._patient.isVisible(), teach._nurse.isVisible()) == (False, True)
        nurse.to_question()
        nurse.press("I can stop once I feel better.")
        nurse.press("Show it to the patient")
        assert teach._patient.isVisible()
        nurse.press("Back", teach._patient)
        assert teach._nurse.isVisible()


class TestOutcomes:
    def answered(self, nurse: Nurse, outcome: str, note: str = "") -> None:
        nurse.begin()
        nurse.to_question()
        nurse.press(outcome)
        if note:
            nurse.type_in("Note, if you like (no names)", note)

    def test_what_was_said_back_stands_in_the_summary_with_its_note(self, nurse: Nurse) -> None:
        self.answered(nurse, "After another go", "hard of hearing")
        nurse.press("Step: Summary")
        line = "question 1: Said back after another explanation. (hard of hearing)"
        assert f"Do not stop baclofen suddenly, {line}" in nurse.reads()
        assert "All that was asked was said back." in nurse.reads()
        assert "question 2: Teach-back not asked." in nurse.reads()

    @pytest.mark.parametrize(
        ("outcome", "words"),
        [
            ("Declined", "nobody knows whether it was understood"),
            ("Needs more", "Say who goes on teaching"),
        ],
    )
    def test_what_was_not_said_back_is_never_summed_up_as_understood(
        self, nurse: Nurse, outcome: str, words: str
    ) -> None:
        self.answered(nurse, outcome)
        nurse.press("Next")
        nurse.press("Said back")
        nurse.press("Step: Summary")
        assert words in nurse.reads()
        assert "All that was asked was said back." not in nurse.reads()

    def test_a_slip_is_taken_back_and_the_note_stays(self, nurse: Nurse) -> None:
        self.answered(nurse, "Said back", "tired")
        nurse.press("Said back")
        assert nurse.teaching._session is not None
        assert nurse.teaching._session.outcomes == ()
        nurse.press("Next")
        nurse.press("Back", nurse.teaching.teach._ways)
        assert nurse.teaching.teach._nurse.card.note() == "tired"

    def test_going_back_to_the_first_step_keeps_what_was_said_back(self, nurse: Nurse) -> None:
        self.answered(nurse, "Said back")
        nurse.press("Step: Who and what")
        nurse.tick("If you miss a dose")
        nurse.begin()
        assert [one.topic for one in nurse.teaching._session.outcomes] == ["stopping"]
        nurse.press("Step: Summary")
        assert "If you miss a dose" not in nurse.reads()

    def test_the_lines_are_copied_and_leave_the_clipboard_with_the_session(self, nurse: Nurse) -> None:
        self.answered(nurse, "Said back", "note of the patient")
        nurse.press("Step: Summary")
        nurse.press("Copy these lines")
        assert "note of the patient" in QGuiApplication.clipboard().text()
        nurse.press("Finish and forget everything")
        nurse.press("Leave and forget it")
        assert "note of the patient" not in QGuiApplication.clipboard().text()
        assert nurse.offers("Begin")


class TestPlan:
    @pytest.fixture
    def ordering(self, nurse: Nurse) -> Nurse:
        """A nurse who has typed a taper: 60 mg a day, down by 15 each week."""
        nurse.begin()
        nurse.to_plan()
        nurse.order()
        return nurse

    def test_a_taper_is_read_back_and_goes_home(self, ordering: Nurse) -> None:
        ordering.given(TODAY.replace(hour=8))
        ordering.press("Next in this plan:")
        assert "Between the two doses: 6 h." in ordering.reads()
        ordering.type_in("Typed by", "Ann")
        ordering.press("Read it back")
        shown = ordering.reads()
        for words in (
            "Last dose given: Wednesday, 4 March 2026, 8:00 AM.",
            "Next dose: Wednesday, 4 March 2026, 2:00 PM.",
            "Step 4 · 25 March 2026 to 31 March 2026 · 15 mg a day",
            "8:00 AM 15 mg · 1 tablet of 10 mg + 1 tablet of 5 mg",
            "There are no doses in this plan after Tuesday, 31 March 2026.",
        ):
            assert words in shown
        assert ordering.teaching.read_back._stairs.isVisible()
        ordering.type_in("Read back by (not the one who typed it)", "Ben")
        ordering.press("It is the same as the order")
        discharge = ordering.teaching.order.discharge()
        assert discharge.is_checked
        assert [step.daily_mg for step in discharge.version.steps] == [60, 45, 30, 15]
        assert "Read back and checked by: Ben." in ordering.reads()

    def test_nobody_checks_their_own_typing(self, ordering: Nurse) -> None:
        ordering.type_in("Typed by", "Ann")
        ordering.press("Read it back")
        ordering.press("It is as ordered: read it back")
        ordering.type_in("Read back by (not the one who typed it)", " ann ")
        assert not ordering.offers("It is the same as the order")
        assert "Somebody else has to read it back." in ordering.reads()
        ordering.press("Nobody can check it now")
        assert "Not read back by a second person." in ordering.reads()

    def test_the_gap_between_ward_and_home_is_asked_about(self, ordering: Nurse) -> None:
        assert "It is not said when the last dose was given." in ordering.reads()
        assert "Between ward and home is where doses are lost." in ordering.reads()
        ordering.given(TODAY.replace(hour=8))
        ordering.due(TODAY.replace(hour=20))
        assert "The plan has a dose in between: 4 March 2026 at 2:00 PM." in ordering.reads()
        ordering.press("Read it back")
        assert "Look at these once more" in ordering.reads()
        ordering.press("Go back and look")
        assert ordering.teaching.order.isVisible()

    def test_times_the_wrong_way_round_go_nowhere(self, ordering: Nurse) -> None:
        ordering.given(TODAY.replace(hour=8))
        ordering.due(TODAY.replace(hour=7))
        assert "due before the last one was given" in ordering.reads()
        assert not ordering.offers("Read it back")

    def test_what_is_changed_after_it_was_read_back_is_not_on_the_paper(self, ordering: Nurse) -> None:
        ordering.read_back()
        assert ordering.teaching.order.discharge().plan is not None
        ordering.to_plan()
        ordering.type_in("Dose 1", "25")
        ordering.press("Step: Summary")
        assert ordering.teaching.order.discharge().plan is None
        assert "A plan was typed but not read back, so it is not on the paper." in ordering.reads()

    def test_something_wrong_leads_back_with_everything_still_there(self, ordering: Nurse) -> None:
        ordering.press("Read it back")
        ordering.press("It is as ordered: read it back")
        ordering.press("Something is wrong: back to the order")
        assert ordering.teaching.order.editor.version is not None
        assert ordering.teaching.order.discharge().plan is None

    def test_a_pump_has_no_plan_in_mg(self, nurse: Nurse) -> None:
        nurse.press("How is baclofen given?: Pump")
        nurse.begin()
        nurse.to_plan()
        assert "A pump's dose is in micrograms" in nurse.reads()
        assert not nurse.teaching.order.editor.isVisible()
        nurse.press("Go on without a plan")
        assert "Baclofen by pump." in nurse.reads()

    def test_another_route_begins_another_order(self, ordering: Nurse) -> None:
        ordering.press("Step: Who and what")
        ordering.press("How is baclofen given?: Liquid")
        ordering.begin()
        ordering.to_plan()
        assert ordering.teaching.order.editor.version is None
        assert "Dr Example" not in ordering.typed_anywhere()


class TestLeaving:
    @pytest.fixture
    def busy(self, nurse: Nurse) -> Nurse:
        """A nurse in the middle of a session, with a note and half a plan."""
        nurse.begin()
        nurse.to_question()
        nurse.press("Said back")
        nurse.type_in("Note, if you like (no names)", "afraid of falling")
        nurse.to_plan()
        nurse.order()
        return nurse

    def test_urgent_help_and_back_loses_nothing(self, busy: Nurse) -> None:
        QTest.keyClick(busy.window.shell, Qt.Key.Key_F1)
        assert busy.window.shell.place == Place("urgent")
        busy.window.shell.go_back()
        assert busy.is_teaching
        assert busy.teaching.order.isVisible()
        assert "Dr Example" in busy.typed_anywhere()
        assert "afraid of falling" in busy.typed_anywhere()
        assert len(busy.teaching._session.outcomes) == 1

    def test_leaving_is_asked_about_and_staying_keeps_everything(self, busy: Nurse) -> None:
        busy.window.shell.go(Place("learn"))
        assert busy.is_teaching
        assert "Leave this session?" in busy.reads()
        busy.press("Stay")
        assert "afraid of falling" in busy.typed_anywhere()

    def test_leaving_forgets_everything(self, busy: Nurse) -> None:
        busy.window.shell.go(Place("learn"))
        busy.press("Leave and forget it")
        assert busy.window.shell.place == Place("learn")
        busy.window.shell.go(Place("teaching"))
        QApplication.processEvents()
        teaching = busy.teaching
        assert teaching._session is None
        assert (teaching.teach._session, teaching.teach._notes, teaching.order._session) == (None, {}, None)
        assert teaching.order.editor.version is None
        for word in ("Dr Example", "afraid of falling"):
            assert word not in busy.typed_anywhere()
        assert busy.offers("Begin")

    def test_from_urgent_help_too_leaving_is_asked_about(self, busy: Nurse) -> None:
        busy.window.shell.go_urgent()
        busy.window.shell.go(Place("paper"))
        assert busy.is_teaching
        assert "Leave this session?" in busy.reads()

    def test_going_back_in_history_is_leaving_too(self, nurse_with: MakeNurse) -> None:
        nurse = nurse_with(teaches=False)
        nurse.begin()
        nurse.window.shell.go_back()
        assert nurse.is_teaching
        assert "Leave this session?" in nurse.reads()

    def test_closing_the_window_asks_first(self, busy: Nurse) -> None:
        gone: list[bool] = []
        busy.window.left.connect(lambda: gone.append(True))
        assert not busy.window.shell.close()
        assert busy.window.shell.isVisible()
        assert not gone
        busy.press("Leave and forget it")
        assert gone == [True]

    def test_nothing_of_a_session_is_written_anywhere(self, busy: Nurse, tmp_path: Path) -> None:
        before = files(tmp_path)
        busy.given(TODAY.replace(hour=8))
        busy.read_back()
        busy.press("Finish and forget everything")
        busy.press("Leave and forget it")
        busy.window.choices.save()
        assert files(tmp_path) == before

    def test_before_a_session_begins_nothing_is_asked(self, nurse: Nurse) -> None:
        nurse.window.shell.go(Place("learn"))
        assert nurse.window.shell.place == Place("learn")


def test_an_hour_of_teaching_wakes_nobody_more_than_four_times_a_minute(nurse: Nurse) -> None:
    assert timedelta(milliseconds=nurse.teaching._clock.interval()) >= timedelta(seconds=15)
    nurse.begin()
    nurse.window.shell.go_urgent()
    nurse.teaching._on_time_passed()
    assert not nurse.teaching._clock.isActive()
