"""After a journey: "adjust or keep?", with what each choice does to the next doses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from baclofen_guide.dosing.findings import DosingError
from baclofen_guide.dosing.travel import ZoneChange, ZoneChoice
from baclofen_guide.ui.today.ask_panel import AskPanel, Choice, Question

if TYPE_CHECKING:
    from baclofen_guide.ui.record_desk import RecordDesk
    from baclofen_guide.ui.style import Style
    from baclofen_guide.ui.today.dose_words import DoseWords

SHOWN = 4
"""So many of the next doses are told."""


class ZoneQuestion(QWidget):
    """Hidden until the clock here is another one than the plan's.

    Signals:
        kept: the zone for which the times of home are kept.
    """

    kept = Signal(str)

    def __init__(
        self, style: Style, desk: RecordDesk, words: DoseWords, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._words = desk, words
        self._asked_in = ""
        self._ask = AskPanel(style)
        self._ask.answered.connect(self._on_answered)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._ask)
        self.look()

    def look(self) -> None:
        """Ask when there is something to ask."""
        version, here = self._desk.in_force(), self._desk.zone()
        if version is None or not self._desk.zone_differs():
            self._asked_in = ""
            self._ask.close_question()
            self.hide()
            return
        asked = f"{version.number} {here} {self._desk.answers.last_taken}"
        if asked != self._asked_in:
            self._asked_in = asked
            self._show(version.zone, here)
        self.show()

    def _show(self, home: str, here: str) -> None:
        text = self._words.text
        keep, adjust = (self._desk.zone_preview(choice) for choice in (ZoneChoice.KEEP, ZoneChoice.ADJUST))
        lines = [text("zone.body", home=_spoken(home), here=_spoken(here)), ""]
        lines += [self._line("zone.keep", keep), self._line("zone.adjust", adjust)]
        self._ask.ask(
            Question(
                title=text("zone.title"),
                body="\n".join(lines),
                choices=(
                    Choice("keep", text("zone.keep-button"), "primary"),
                    Choice("adjust", text("zone.adjust-button")),
                ),
            )
        )

    def _line(self, name: str, change: ZoneChange) -> str:
        """Times of the next doses on the clock here, and the gaps between them."""
        value = self._desk.wording().value
        times = ", ".join(self._desk.time_words(slot.instant) for slot in change.slots[:SHOWN])
        gaps = ""
        if change.shortest is not None and change.longest is not None:
            same = change.shortest == change.longest
            name_of_gaps = "zone.one-gap" if same else "zone.gaps"
            gaps = self._words.text(
                name_of_gaps, shortest=value(change.shortest), longest=value(change.longest)
            )
        words = self._words.text(name, times=times, gaps=gaps)
        return f"• {words} {self._words.text('zone.careful')}" if change.findings else f"• {words}"

    def _on_answered(self, value: str) -> None:
        here = self._desk.zone()
        if value == "keep":
            self.kept.emit(here)
        else:
            self._adjust()
        self._asked_in = ""
        self.look()

    def _adjust(self) -> None:
        try:
            change = self._desk.zone_preview(ZoneChoice.ADJUST)
        except DosingError:
            return
        if change.revision is not None:
            self._desk.revise_plan(change.revision.version)


def _spoken(zone: str) -> str:
    """The place in a zone's name: "New York" for America/New_York."""
    return zone.rpartition("/")[2].replace("_", " ")
