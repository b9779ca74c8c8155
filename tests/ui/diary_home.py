"""The diary page over a real record of a real file, with a taper in it and a clock wound by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from baclofen_guide.diary.entries import DiaryEntry
from baclofen_guide.dosing.about_you import AboutYou, Answer
from baclofen_guide.dosing.events import EventKind
from baclofen_guide.dosing.formulations import Form
from baclofen_guide.dosing.plan import Dose, PlanVersion, Step
from baclofen_guide.guide.messages import Messages
from baclofen_guide.paths import find_resources
from baclofen_guide.records import Record
from baclofen_guide.ui.diary.chart import install_accessible_symptom_charts
from baclofen_guide.ui.diary.diary_desk import DiaryDesk
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.pages.diary import DiaryPage
from baclofen_guide.ui.record_desk import RecordDesk, Surroundings
from baclofen_guide.ui.style import Style
from baclofen_guide.ui.theme import load_theme

FIRST = date(2026, 3, 2)
TODAY = FIRST + timedelta(days=16)
RESOURCES = find_resources()


class WoundClock:
    """Shows what the test sets it to."""

    def __init__(self, day: date) -> None:
        self.go_to(day)

    def now(self) -> datetime:
        return self.instant

    def today(self) -> date:
        return self.instant.date()

    def go_to(self, day: date) -> None:
        self.instant = datetime(day.year, day.month, day.day, 7, 30, tzinfo=UTC)


def ordered(*daily: int, days: int = 7, first: date = FIRST) -> PlanVersion:
    """Steps of so many mg a day, each for some days; the last goes on."""
    steps = tuple(
        Step(
            first + timedelta(days=days * n),
            tuple(Dose(time(hour), Decimal(mg) / 3) for hour in (8, 14, 20)),
        )
        for n, mg in enumerate(daily)
    )
    return PlanVersion(
        number=1, steps=steps, form=Form.TABLET, zone="Europe/Berlin", ordered_by="Dr Meyer",
        effective_from=datetime.combine(first, time(), UTC),
    )  # fmt: skip


class DiaryHome(QObject):
    """Page, desk and record; `places` is where the page wanted to go."""

    placed = Signal(object)

    def __init__(
        self, folder: Path, *, theme: str = "light", percent: int = 100, opened: bool = True
    ) -> None:
        super().__init__()
        install_accessible_symptom_charts()
        self.clock = WoundClock(TODAY)
        messages = Messages.load(RESOURCES.content, "en")
        around = Surroundings(
            clock=self.clock, zone=lambda: "Europe/Berlin", messages=lambda: messages,
            twelve_hour=lambda: False, nurse_line=lambda: "a nurse advice line",
        )  # fmt: skip
        self.desk = RecordDesk(around)
        self.refusals: list[str] = []
        self.desk.refused.connect(self.refusals.append)
        self.folder = folder
        if opened:
            self.open_record()
        self.style = Style(load_theme(RESOURCES.themes, theme), percent)
        self.diary = DiaryDesk(self.desk)
        self.page = DiaryPage(self.style, self.diary)
        self.places: list[Place] = []
        self.page.place_requested.connect(self._on_place_requested)
        self.page.resize(760, 900)
        self.page.show()
        self.page.open(Place("diary"))
        QApplication.processEvents()

    def open_record(self) -> None:
        self.desk.open(lambda: Record.open(self.folder, self.clock))
        self.desk.revise_plan(ordered(60, 45, 30, 15), datetime.combine(FIRST, time(), UTC))
        self.desk.set_about_you(AboutYou(pump=Answer.NO))
        self.take_doses()

    def take_doses(self) -> None:
        """Today's first dose was taken."""
        day = self.desk.day()
        assert day is not None
        for view in self.desk.history(2):
            if view.answer is None and view.slot.instant <= self.clock.now():
                self.desk.log(view.slot.key, EventKind.TAKEN, at=view.slot.instant)

    def _on_place_requested(self, place: Place) -> None:
        """As the window does it: the diary's own places are shown, others are noted."""
        self.places.append(place)
        if place.page == "diary":
            self.page.open(place)

    def note(self, back: int, **values: object) -> DiaryEntry:
        """Something noted about the day so many days ago."""
        day = TODAY - timedelta(days=back)
        draft = DiaryEntry(entry_id=1, person_id=1, day=day, recorded_at=self.clock.now(), **values)
        entry = self.diary.note(draft, None)
        assert entry is not None
        QApplication.processEvents()
        return entry

    def on(self, day: date) -> None:
        self.clock.go_to(day)
        self.page.open(Place("diary"))
        QApplication.processEvents()

    def look_at(self, view: str) -> None:
        self.page.open(Place("diary", view))
        QApplication.processEvents()

    def words(self) -> str:
        return "\n".join(label.text() for label in self.page.findChildren(QLabel) if label.isVisible())

    def button(self, words: str) -> QAbstractButton:
        """The visible button that says `words`, or is called so."""
        for button in self.page.findChildren(QAbstractButton):
            if button.isVisible() and words in (button.text(), button.accessibleName()):
                return button
        raise AssertionError(f"no button {words!r}")

    def press(self, words: str) -> None:
        QTest.mouseClick(self.button(words), Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def entries(self) -> tuple[DiaryEntry, ...]:
        return self.diary.entries()

    def close(self) -> None:
        self.desk.close()
        self.page.close()
        self.page.deleteLater()


def fill_diary(record: Record, last: date, days: int) -> None:
    """So many days of notes, put in at once: one by one each is flushed to the disk."""
    from baclofen_guide.records import seal
    from baclofen_guide.records.connection import transaction
    from baclofen_guide.records.rows import diary_values

    with transaction(record._connection):
        for number in range(days):
            entry = DiaryEntry(
                entry_id=number + 1, person_id=1, day=last - timedelta(days=days - 1 - number),
                recorded_at=datetime(2026, 3, 18, tzinfo=UTC), stiffness=number % 11, frequency=number % 5,
                sleep=number % 7,
            )  # fmt: skip
            seal.insert(record._connection, "diary_entry", diary_values(entry))
