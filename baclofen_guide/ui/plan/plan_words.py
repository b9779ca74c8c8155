"""A plan in the reader's words: days with their totals, and a line a dose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baclofen_guide.ui.today.dose_words import DoseWords

if TYPE_CHECKING:
    from baclofen_guide.dosing.plan import PlanVersion
    from baclofen_guide.ui.plan.form import Stretch
    from baclofen_guide.ui.record_desk import RecordDesk


class PlanWords:
    """Lines about a version, in the desk's language."""

    def __init__(self, desk: RecordDesk) -> None:
        self._desk, self._words = desk, DoseWords(desk)

    def stretch(self, stretch: Stretch, version: PlanVersion) -> list[str]:
        """The days with their total, and a line a dose."""
        text, days = self._words.text, self._words.days(stretch.first, stretch.last)
        if not stretch.doses:
            return [text("plan_page.no-doses", days=days)]
        lines = [text("plan_page.days", days=days, mg=f"{stretch.mg:f}")]
        for at, mg in stretch.doses:
            amount = self._desk.amount_words(mg, version)
            lines.append(text("plan_page.dose", time=self._desk.clock_words(at), amount=amount))
        return lines
