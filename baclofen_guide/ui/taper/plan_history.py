"""Every version of the plan, the newest first: since when, why, by whom, and how many mg a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from baclofen_guide.dosing.plan import Reason, zone_named
from baclofen_guide.ui.controls import label
from baclofen_guide.ui.handed.lines_card import Line, LinesCard

if TYPE_CHECKING:
    from baclofen_guide.dosing.plan import PlanVersion
    from baclofen_guide.ui.record_desk import RecordDesk

MOST = 20
"""Versions shown; a report on paper has them all."""


class PlanHistory(QWidget):
    """What was changed in the plan; hidden while nothing was.

    Args:
        desk: the way to the record.
    """

    def __init__(self, desk: RecordDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._title, self._card = label("section"), LinesCard("card")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self._card)

    def look(self) -> None:
        """Show the versions as they are now."""
        versions = self._desk.plan.versions
        self.setVisible(len(versions) > 1)
        self._title.setText(self.tr("How my plan changed"))
        self._card.show_lines([line for one in versions[: -MOST - 1 : -1] for line in self._lines(one)])

    def _lines(self, version: PlanVersion) -> list[Line]:
        text, value = self._desk.messages().text, self._desk.wording().value
        began = version.effective_from.astimezone(zone_named(version.zone)).date()
        why = text(f"paper.reason.{version.reason}")
        lines = [("action", text("plan_history.row", day=value(began), why=why))]
        # Waiting is the person's own doing; the prescriber is still to be asked.
        if version.reason is not Reason.WAITING:
            lines.append(("", self._ordered(version)))
        return [*lines, ("quiet", self._steps(version))]

    def _ordered(self, version: PlanVersion) -> str:
        who, day = version.ordered_by.strip(), version.ordered_on
        name = ("who" if who else "nobody") + ("-on" if day else "")
        said = self._desk.wording().value(day) if day else ""
        return self._desk.messages().text(f"paper.ordered.{name}", who=who, day=said)

    def _steps(self, version: PlanVersion) -> str:
        text, steps = self._desk.messages().text, " → ".join(f"{step.daily_mg:f}" for step in version.steps)
        ends = version.ends_on()
        if ends is not None:
            steps = text("paper.report.ends", steps=steps, day=self._desk.wording().value(ends))
        return text("plan_history.steps", steps=steps)
