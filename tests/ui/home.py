"""A person with a plan in a real record, at a moment the test chooses; pressed and read as a person would."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLabel, QWidget
from shiboken6 import isValid

from baclofen_guide.dosing.about_you import AboutYou, Answer
from baclofen_guide.dosing.formulations import Form, Strength
from baclofen_guide.dosing.plan import Dose, PlanVersion, Step
from baclofen_guide.records import Record

if TYPE_CHECKING:
    from baclofen_guide.app import Application
    from baclofen_guide.dosing.events import DoseEvent

THREE_A_DAY = ((time(8), "10"), (time(14), "10"), (time(20), "10"))
ADULT = AboutYou(
    child=Answer.NO,
    kidney_disease=Answer.NO,
    sedatives=Answer.NO,
    pump=Answer.NO,
    pregnancy=Answer.NO,
    epilepsy=Answer.NO,
    injury_t6=Answer.NO,
    earlier_withdrawal=Answer.NO,
)


def put_away(application: Application) -> None:
    """Close a window for good, with everything in it; one that is gone already is left."""
    if not isValid(application):
        return
    application.close()
    application.shell.hide()
    application.shell.deleteLater()
    application.deleteLater()
    # processEvents alone leaves what was deleted later alive, and every window would slow down the next.
    # Twice: what goes may take something along.
    for _ in range(2):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@dataclass
class HandClock:
    """A clock that stands still until it is wound, and a second one that nobody can set."""

    time: datetime = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)
    steady: float = field(default=1000.0)

    def now(self) -> datetime:
        return self.time

    def today(self) -> date:
        return self.time.date()

    def monotonic(self) -> float:
        return self.steady

    def wind(self, **by: float) -> None:
        step = timedelta(**by)
        self.time += step
        self.steady += step.total_seconds()

    def set_to(self, *at: int) -> None:
        self.time = datetime(*at, tzinfo=UTC)  # type: ignore[misc]
        self.steady += 1


def plan(
    *steps: tuple[date, tuple[tuple[time, str], ...]],
    start: datetime,
    zone: str = "UTC",
    ends: date | None = None,
) -> PlanVersion:
    """A plan of 10 mg tablets that can be halved."""
    built = [
        Step(day, tuple(Dose(at, Decimal(mg)) for at, mg in doses), ends if place == len(steps) else None)
        for place, (day, doses) in enumerate(steps, 1)
    ]
    ten = Strength(Form.TABLET, Decimal(10), scored=True)
    return PlanVersion(
        number=1, steps=tuple(built), form=Form.TABLET, effective_from=start, zone=zone, strengths=(ten,),
        ordered_by="Dr Example",
    )  # fmt: skip


def write_plan(
    data: Path,
    clock: HandClock,
    version: PlanVersion | None = None,
    *,
    days_ago: int = 1,
    about: AboutYou = ADULT,
    zone: str = "UTC",
) -> None:
    """Put a plan (10 mg three times a day, if none is given) into the record, made `days_ago` days ago."""
    now = clock.time
    clock.time = now - timedelta(days=days_ago)
    start = clock.time.replace(hour=0, minute=0)
    version = version or plan((start.date(), THREE_A_DAY), start=start, zone=zone)
    with Record.open(data, clock) as record:
        record.set_about_you(about)
        record.revise_plan(version, effective_from=start)
    clock.time = now


@dataclass
class Person:
    """Somebody at the window."""

    window: Application
    clock: HandClock

    @property
    def page(self) -> QWidget:
        place = self.window.shell.place
        assert place is not None
        return self.window.shell.page(place.page)

    def press(self, words: str, within: QWidget | None = None) -> None:
        """Press the visible button that says `words`, or whose spoken name begins so."""
        self.clock.steady += 1
        button = self.button(words, within)
        # Of a box to tick only the tick and its words take a press.
        at = QPoint(20, button.height() // 2) if isinstance(button, QCheckBox) else QPoint()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
        QApplication.processEvents()

    def button(self, words: str, within: QWidget | None = None) -> QAbstractButton:
        found = [b for b in self.buttons(within) if words in (b.text(), b.accessibleName())]
        found = found or [b for b in self.buttons(within) if b.accessibleName().startswith(words)]
        assert found, f"no button {words!r} among {[b.accessibleName() for b in self.buttons(within)]}"
        return found[0]

    def buttons(self, within: QWidget | None = None) -> list[QAbstractButton]:
        QApplication.processEvents()
        return [b for b in (within or self.page).findChildren(QAbstractButton) if b.isVisible()]

    def offers(self, words: str, within: QWidget | None = None) -> bool:
        return any(words in (b.text(), b.accessibleName()) and b.isEnabled() for b in self.buttons(within))

    def reads(self, within: QWidget | None = None) -> str:
        """Every visible word, from top to bottom."""
        QApplication.processEvents()
        labels = (within or self.page).findChildren(QLabel)
        shown = "\n".join(label.text() for label in labels if label.isVisible() and label.text())
        return shown.replace("\N{NO-BREAK SPACE}", " ")

    def events(self) -> list[DoseEvent]:
        """Everything in the record, undos included."""
        record = self.window.home.desk.record
        assert record is not None
        far = timedelta(days=400)
        return list(record.events_between((self.clock.time - far).date(), (self.clock.time + far).date()))

    def look(self) -> None:
        """Let what is due happen now."""
        ringing = self.window.home.ringing
        assert ringing is not None
        ringing.look()
        QApplication.processEvents()

    @property
    def reminder(self) -> QWidget:
        ringing = self.window.home.ringing
        assert ringing is not None
        return ringing.window
