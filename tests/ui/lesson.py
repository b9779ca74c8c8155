"""A nurse at the teaching page, who presses, types and reads as a nurse would."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit

from baclofen_guide.ui.pages.teaching import TeachingPage
from baclofen_guide.ui.teaching.moment_field import MomentField
from tests.ui.home import Person


@dataclass
class Nurse(Person):
    """The same hands and eyes, on another page."""

    @property
    def teaching(self) -> TeachingPage:
        found = self.window.shell.page("teaching")
        assert isinstance(found, TeachingPage)
        return found

    @property
    def is_teaching(self) -> bool:
        place = self.window.shell.place
        return place is not None and place.page == "teaching"

    def patient_reads(self) -> str:
        return self.teaching.teach.patient_reads()

    def type_in(self, name: str, words: str) -> None:
        edits = [one for one in self.page.findChildren(QLineEdit) if one.accessibleName() == name]
        edit = next(one for one in edits if one.isVisible())
        edit.selectAll()
        QTest.keyClicks(edit, words)
        QApplication.processEvents()

    def typed_anywhere(self) -> str:
        """Everything that stands in any field of the page, seen or not, once what goes is gone."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        fields = self.teaching.findChildren(QLineEdit)
        return "\n".join(field.text() for field in fields)

    def tick(self, words: str) -> None:
        boxes = [box for box in self.page.findChildren(QCheckBox) if box.text() == words]
        next(box for box in boxes if box.isVisible()).click()
        QApplication.processEvents()

    def add_topic(self, title: str) -> None:
        box = next(
            one for one in self.page.findChildren(QComboBox) if one.accessibleName() == "Add another topic"
        )
        index = box.findText(title)
        assert index > 0
        box.setCurrentIndex(index)
        box.activated.emit(index)
        QApplication.processEvents()

    def begin(self) -> None:
        self.press("Begin")

    def to_question(self) -> None:
        self.press("To the question")

    def to_plan(self) -> None:
        self.press("Step: Plan")

    def order(self, mg: str = "20", *, by: str = "5", days: str = "7", to: str = "0") -> None:
        """Three doses a day of so many mg, going down to nothing: with 20 and 5, four steps."""
        self.press("Strength: 10 mg")
        self.press("Strength: 5 mg")
        self.type_in("Dose 1", mg)
        self.press("And after that: It goes down by the same amount")
        for name, words in (("Lower by", by), ("Every", days), ("Until, a day", to)):
            self.type_in(name, words)
        self.tick("After that it ends")
        self.type_in("Who ordered it?", "Dr Example")

    def moment(self, which: str) -> MomentField:
        return self.teaching.order._last if which == "last" else self.teaching.order._next

    def given(self, at: datetime) -> None:
        self.moment("last").put(at)
        QApplication.processEvents()

    def due(self, at: datetime) -> None:
        self.moment("next").put(at)
        QApplication.processEvents()

    def read_back(self, *, typed: str = "Ann", checked: str = "Ben") -> None:
        """From a whole order to the summary."""
        self.type_in("Typed by", typed)
        self.press("Read it back")
        if self.offers("It is as ordered: read it back"):
            self.press("It is as ordered: read it back")
        self.type_in("Read back by (not the one who typed it)", checked)
        self.press("It is the same as the order")


def files(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` with what is in it."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


EIGHT, TWO = time(8), time(14)
