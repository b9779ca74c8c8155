"""Steps through the window: the gate, what the prescriber may say, and the staircase (F-TAPER-11)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from baclofen_guide.diary.entries import Sign
from baclofen_guide.dosing.formulations import Form, Strength
from baclofen_guide.dosing.plan import Dose, PlanVersion, Reason, Step
from baclofen_guide.guide.messages import Messages
from baclofen_guide.paths import find_resources
from baclofen_guide.records import Record, SurroundingsError
from baclofen_guide.ui.diary.diary_desk import DiaryDesk
from baclofen_guide.ui.pages.taper import TaperPage
from baclofen_guide.ui.record_desk import RecordDesk, Surroundings
from baclofen_guide.ui.signals.watch import SignalWatch
from baclofen_guide.ui.style import Style
from baclofen_guide.ui.taper.staircase import Drawing, Staircase, Tread, install_accessible_charts
from baclofen_guide.ui.taper.step_gate import StepGate
from baclofen_guide.ui.taper.told_me import ToldMe
from baclofen_guide.ui.theme import load_theme
from baclofen_guide.ui.today.dose_words import DoseWords

FIRST = date(2026, 3, 2)
RESOURCES = find_resources()


class WoundClock:
    """Shows what the test sets it to."""

    def __init__(self, day: date) -> None:
        self.instant = datetime(day.year, day.month, day.day, 6, tzinfo=UTC)

    def now(self) -> datetime:
        return self.instant

    def today(self) -> date:
        return self.instant.date()

    def go_to(self, day: date) -> None:
        self.instant = datetime(day.year, day.month, day.day, 6, tzinfo=UTC)


class Taper(QObject):
    """A page over a real record of a real file, with a taper of four steps in it."""

    placed = Signal(object)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.clock = WoundClock(FIRST)
        messages = Messages.load(RESOURCES.content, "en")
        around = Surroundings(
            clock=self.clock, zone=lambda: "Europe/Berlin", messages=lambda: messages,
            twelve_hour=lambda: False, nurse_line=lambda: "a nurse advice line",
        )  # fmt: skip
        self.desk = RecordDesk(around)
        self.desk.open(lambda: Record.open(folder, self.clock))
        self.desk.revise_plan(self.ordered())
        self.style = Style(load_theme(RESOURCES.themes, "light"), 100)
        self.diary = DiaryDesk(self.desk)
        self.watch = SignalWatch(self.desk, self.diary.noted)
        self.gate = StepGate(self.style, self.desk, self.watch, self.diary.against_step_down)
        self.told = ToldMe(self.style, self.desk, DoseWords(self.desk))
        self.page = TaperPage(self.style, self.desk, self.gate, self.told)
        self.page.place_requested.connect(self.placed)
        self.page.resize(900, 900)
        self.page.show()

    @staticmethod
    def ordered() -> PlanVersion:
        steps = []
        for index, mg in enumerate((20, 15, 10, 5)):
            begins = FIRST + timedelta(days=7 * index)
            doses = tuple(Dose(time(hour), Decimal(mg)) for hour in (8, 14, 20))
            steps.append(Step(begins, doses, begins + timedelta(days=6) if index == 3 else None))
        return PlanVersion(
            number=1, steps=tuple(steps), form=Form.TABLET, zone="Europe/Berlin", ordered_by="Dr Meyer",
            effective_from=datetime(2026, 3, 1, tzinfo=UTC),
            strengths=(Strength(Form.TABLET, Decimal(10), scored=True), Strength(Form.TABLET, Decimal(5))),
        )  # fmt: skip

    def on(self, day: date) -> None:
        self.clock.go_to(day)
        self.page.refresh()
        self.told.look()
        QApplication.processEvents()

    def words(self) -> str:
        return "\n".join(label.text() for label in self.page.findChildren(QLabel) if label.isVisible())

    def buttons(self) -> list[str]:
        return [b.text() for b in self.page.findChildren(QPushButton) if b.isVisible()]

    def press(self, words: str) -> None:
        for button in self.page.findChildren(QPushButton):
            if button.isVisible() and button.text() == words:
                QTest.mouseClick(button, Qt.MouseButton.LeftButton)
                QApplication.processEvents()
                return
        raise AssertionError(f"no button {words!r}")


@pytest.fixture
def taper(qapp: QApplication, tmp_path: Path) -> Iterator[Taper]:
    taper = Taper(tmp_path / "record")
    yield taper
    taper.desk.close()
    taper.page.close()
    taper.page.deleteLater()


def test_the_sentence_says_where_one_stands_and_what_comes_next(taper: Taper) -> None:
    taper.on(FIRST + timedelta(days=2))
    assert "Step 1 of 4: 60 mg a day." in taper.words()
    assert "Monday, 9 March 2026: 60 → 45 mg a day (−25 %)" in taper.words()
    assert "25 days left" in taper.words()


def test_the_table_says_the_same_as_the_picture(taper: Taper) -> None:
    taper.on(FIRST + timedelta(days=2))
    for number, mg in enumerate((60, 45, 30, 15), 1):
        assert f"Step {number} · " in taper.words()
        assert f"{mg} mg a day" in taper.words()
    assert "14:00 15 mg · 1 tablet of 10 mg + 1 tablet of 5 mg" in taper.words()
    assert "There are no doses in this plan after Sunday, 29 March 2026." in taper.words()


def test_only_the_morning_of_a_step_down_asks(taper: Taper) -> None:
    taper.on(FIRST + timedelta(days=6))
    assert "Do you have any of these?" not in taper.words()
    taper.on(FIRST + timedelta(days=7))
    assert "Your plan goes from 60 to 45 mg a day today." in taper.words()


def test_any_sign_stays_on_the_last_dose_and_leads_to_help(taper: Taper) -> None:
    places = []
    taper.placed.connect(places.append)
    day = FIRST + timedelta(days=7)
    taper.on(day)
    taper.press("Yes, or not sure: stay")
    version = taper.desk.in_force()
    assert version is not None
    assert version.reason is Reason.WAITING
    assert version.steps[version.step_index(day + timedelta(days=30))].daily_mg == 60
    assert [place.page for place in places] == ["urgent"]
    taper.page.refresh()
    assert "Waiting for your prescriber. Stay on 60 mg a day" in taper.words()
    assert "Do you have any of these?" not in taper.words()


def test_no_sign_goes_on_as_ordered_and_is_asked_once(taper: Taper) -> None:
    taper.on(FIRST + timedelta(days=7))
    before = taper.desk.plan
    taper.press("None of these: go on")
    assert taper.desk.plan == before
    taper.page.refresh()
    assert "Do you have any of these?" not in taper.words()
    taper.on(FIRST + timedelta(days=14))
    assert "Your plan goes from 45 to 30 mg a day today." in taper.words()


def test_the_answer_is_kept_in_the_record(taper: Taper) -> None:
    taper.on(FIRST + timedelta(days=7))
    taper.press("None of these: go on")
    again = StepGate(taper.style, taper.desk, SignalWatch(taper.desk), tuple)
    assert again.isHidden()
    assert taper.watch.step_passed(FIRST + timedelta(days=7))
    assert not taper.watch.step_passed(FIRST + timedelta(days=14))


def test_a_sign_in_the_diary_is_held_against_the_step_down(taper: Taper) -> None:
    """F-TAPER-11: with symptoms, the next step is not taken; only to stay is offered, or to put it right."""
    day, places = FIRST + timedelta(days=7), []
    taper.placed.connect(places.append)
    taper.on(day)
    draft = replace(taper.diary.draft(day), signs=(Sign.SHAKING,))
    entry = taper.diary.note(draft, None)
    taper.on(day)
    assert "Your diary says:" in taper.words()
    assert f"({taper.diary.words.day_name(day)})" in taper.words()
    assert "None of these: go on" not in taper.buttons()
    taper.press("The diary is wrong: put it right")
    assert [(place.page, place.item) for place in places] == [("diary", "entries")]
    taper.diary.note(taper.diary.draft(day), entry.entry_id)
    taper.on(day)
    assert "None of these: go on" in taper.buttons()
    taper.diary.note(draft, None)
    taper.on(day)
    taper.press("Stay on 60 mg a day")
    assert taper.desk.in_force().reason is Reason.WAITING


def test_help_is_opened_although_nothing_can_be_recorded(taper: Taper, monkeypatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise SurroundingsError("record.disk_full", path="record.db")

    taper.clock.go_to(FIRST + timedelta(days=7))
    taper.page.refresh()
    monkeypatch.setattr(taper.desk.record, "revise_plan", full)
    stayed: list[None] = []
    said: list[str] = []
    taper.gate.stayed.connect(lambda: stayed.append(None))
    taper.desk.refused.connect(said.append)
    taper.press("Yes, or not sure: stay")
    assert stayed == [None]
    assert "no room left" in said[0]
    assert not taper.gate.isHidden()


def test_a_question_that_stood_there_overnight_never_holds_the_lower_dose(taper: Taper) -> None:
    """To stay would be to stay on the step that has begun: help is all that is opened."""
    taper.clock.go_to(FIRST + timedelta(days=7))
    taper.page.refresh()
    taper.clock.go_to(FIRST + timedelta(days=8))
    stayed: list[None] = []
    taper.gate.stayed.connect(lambda: stayed.append(None))
    taper.press("Yes, or not sure: stay")
    assert stayed == [None]
    assert len(taper.desk.plan.versions) == 1
    assert taper.gate.isHidden()


def test_what_was_ordered_before_stays_in_sight_while_waiting(taper: Taper) -> None:
    day = FIRST + timedelta(days=14)
    taper.on(day)
    taper.press("Yes, or not sure: stay")
    taper.on(day)
    assert "Earlier · 2 March 2026 to 8 March 2026 · 60 mg a day" in taper.words()
    assert "Earlier · 9 March 2026 to 15 March 2026 · 45 mg a day" in taper.words()
    stairs = taper.page.findChild(Staircase)
    assert [(tread.mg, tread.current) for tread in stairs._drawing.treads] == [
        (60, False), (45, False), (45, True),
    ]  # fmt: skip


def test_what_would_follow_is_shown_to_its_end(taper: Taper) -> None:
    taper.on(FIRST + timedelta(days=2))
    taper.press("go slower")
    assert taper.words().count("There are no doses in this plan after") == 3


def test_how_the_plan_changed_says_why_and_who(taper: Taper) -> None:
    day = FIRST + timedelta(days=14)
    taper.on(day)
    assert "How my plan changed" not in taper.words()
    taper.press("Yes, or not sure: stay")
    taper.on(day)
    read = taper.words()
    waits, first = read.index("16 March 2026: waiting for the prescriber"), read.index("2026: ordered")
    assert read.index("How my plan changed") < waits < first
    assert read.count("Ordered by Dr Meyer.") == 1
    assert "mg a day: 60 → 45 → 30 → 15 → 0 (last day 29 March 2026)" in read


def test_from_waiting_the_prescriber_may_send_back_a_step(taper: Taper) -> None:
    """F-TAPER-11: go back to the last comfortable dose and go slower."""
    day = FIRST + timedelta(days=14)
    taper.on(day)
    taper.press("Yes, or not sure: stay")
    taper.on(day + timedelta(days=1))
    taper.press("go back one step")
    QTest.keyClicks(taper.told._who, "Dr Meyer")
    taper.press("Save")
    version = taper.desk.in_force()
    assert (version.reason, version.ordered_by) == (Reason.STEPPED_BACK, "Dr Meyer")
    assert [step.daily_mg for step in version.steps] == [60, 45, 30, 15]


def test_what_somebody_has_begun_to_tell_stays_when_the_record_or_the_look_changes(taper: Taper) -> None:
    taper.on(FIRST + timedelta(days=9))
    taper.press("go slower")
    QTest.keyClicks(taper.told._who, "Nurse A")
    taper.style.change(taper.style.theme, 150)
    taper.diary.note(taper.diary.draft(taper.clock.today()), None)
    QApplication.processEvents()
    QTest.keyClicks(taper.told._who, "da")
    taper.press("Save")
    assert taper.desk.in_force().ordered_by == "Nurse Ada"
    assert taper.told._form.isHidden()


def test_after_waiting_the_rest_follows_when_the_prescriber_says_so(taper: Taper) -> None:
    taper.on(FIRST + timedelta(days=7))
    taper.press("Yes, or not sure: stay")
    later = FIRST + timedelta(days=12)
    taper.on(later)
    taper.press("go on")
    QTest.keyClicks(taper.told._who, "Dr Meyer")
    assert "60 mg a day" in taper.told._before.text()
    assert "45 mg a day" in taper.told._after.text()
    taper.press("Save")
    version = taper.desk.in_force()
    assert version is not None
    assert (version.reason, version.ordered_by) == (Reason.WENT_ON, "Dr Meyer")
    assert [step.daily_mg for step in version.steps] == [45, 30, 15]
    assert version.steps[0].first_day == later


@pytest.mark.parametrize(
    ("button", "reason", "first_mg"),
    [("go slower", Reason.SLOWER, 45), ("go back one step", Reason.STEPPED_BACK, 60)],
)
def test_each_act_is_recorded_with_who_said_so(
    taper: Taper, button: str, reason: Reason, first_mg: int
) -> None:
    taper.on(FIRST + timedelta(days=9))
    taper.press(button)
    save = next(b for b in taper.told.findChildren(QPushButton) if b.text() == "Save")
    assert not save.isEnabled(), "nobody was named yet"
    QTest.keyClicks(taper.told._who, "Nurse Ada")
    taper.press("Save")
    version = taper.desk.in_force()
    assert version is not None
    assert (version.reason, version.ordered_by) == (reason, "Nurse Ada")
    assert version.steps[0].daily_mg == first_mg
    assert [one.number for one in taper.desk.plan.versions] == [1, 2]


def test_going_back_from_the_first_step_says_why_not(taper: Taper) -> None:
    taper.on(FIRST + timedelta(days=1))
    taper.press("go back one step")
    assert "There is no step before this one." in taper.told._after.text()


def test_the_staircase_is_a_chart_with_its_words(taper: Taper) -> None:
    install_accessible_charts()
    taper.on(FIRST + timedelta(days=2))
    stairs = taper.page.findChild(Staircase)
    interface = QAccessible.queryAccessibleInterface(stairs)
    assert interface.role() == QAccessible.Role.Chart
    assert interface.text(QAccessible.Text.Name) == "Staircase of your plan"
    assert "Step 1 of 4" in interface.text(QAccessible.Text.Description)


def test_the_staircase_shows_steps_today_and_what_was_taken(qapp: QApplication) -> None:
    """Each thing on it changes the picture; an empty one is blank."""
    from baclofen_guide.dosing.progress import DayTaken

    style = Style(load_theme(RESOURCES.themes, "light"), 100)

    def picture(drawing: Drawing | None) -> QImage:
        stairs = Staircase(style)
        stairs.resize(600, 220)
        if drawing is not None:
            stairs.show_drawing(drawing)
        return stairs.grab().toImage()

    steps = tuple(
        Tread(FIRST + timedelta(days=7 * i), FIRST + timedelta(days=7 * i + 6), Decimal(mg), current=i == 1)
        for i, mg in enumerate((60, 45, 30))
    )
    whole = DayTaken(FIRST, Decimal(60), Decimal(60), open=False)
    part = DayTaken(FIRST, Decimal(60), Decimal(40), open=False)
    today = FIRST + timedelta(days=9)
    pictures = [
        picture(None),
        picture(Drawing(steps, (), today, "", "", "Today")),
        picture(Drawing(steps, (whole,), today, "", "", "Today")),
        picture(Drawing(steps, (part,), today, "", "", "Today")),
        picture(Drawing(steps, (whole,), today + timedelta(days=3), "", "", "Today")),
    ]
    for one in range(len(pictures)):
        for other in range(one):
            assert pictures[one] != pictures[other]
