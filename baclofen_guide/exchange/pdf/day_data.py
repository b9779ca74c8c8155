"""The days of a report: as a chart under the staircase of the plan, and week by week as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from baclofen_guide.exchange.pdf.intake import DayCount, Intake
    from baclofen_guide.exchange.pdf.occasion import Occasion


class DayData:
    """What the report says about each day of `found`."""

    def __init__(self, found: Intake, occasion: Occasion) -> None:
        self._intake, self._occasion, self._text = found, occasion, occasion.text

    def chart(self, began: Mapping[date, int], taken: str) -> dict[str, object]:
        """Ordered and taken mg, a column a day.

        Args:
            began: days on which a version began, with its number.
            taken: what was taken in all, in words.
        """
        days, text, value = self._intake.days, self._text, self._occasion.wording.value
        most = max((max(day.ordered_mg, day.taken_mg) for day in days), default=0)
        return {
            "title": text("paper.report.chart"),
            "alt": text("paper.report.chart-alt", most=f"{most:f}", taken=taken),
            "key": text("paper.report.chart-key"),
            "most": float(most),
            "first": value(days[0].day),
            "last": value(days[-1].day),
            "days": [
                {
                    "ordered": float(day.ordered_mg),
                    "taken": float(day.taken_mg),
                    "open": bool(day.open),
                    "mark": text("paper.report.mark", number=began[day.day]) if day.day in began else "",
                }
                for day in days
            ],
        }

    def calendar(self) -> dict[str, object]:
        """A row a week, a cell a day: taken of ordered, and the week's percentage."""
        text = self._text
        rows = [
            {
                "week": self._week(next(day.day for day in week if day)),
                "days": [self._cell(day) for day in week],
                "percent": _percent(week),
            }
            for week in self._intake.weeks()
            if any(day and (day.judged or day.open) for day in week)
        ]
        weekdays = [text(f"paper.weekday.{number}") for number in range(1, 8)]
        return {
            "title": text("paper.report.calendar"),
            "head": [text("paper.report.week"), *weekdays, text("paper.report.percent")],
            "rows": rows,
            "key": text("paper.report.calendar-key"),
        }

    def _week(self, day: date) -> str:
        return self._text("paper.report.week-day", day=day.day, month=self._text(f"month.{day.month}"))

    def _cell(self, day: DayCount | None) -> dict[str, object]:
        if day is None or not (day.judged or day.open):
            return {"text": "", "state": "empty"}
        if not day.judged:
            return {"text": self._text("paper.report.open"), "state": "open"}
        state = "all" if day.taken == day.judged else "some" if day.taken else "nothing"
        return {"text": f"{day.taken}/{day.judged}", "state": state}


def _percent(week: list[DayCount | None]) -> str:
    judged = sum(day.judged for day in week if day)
    taken = sum(day.taken for day in week if day)
    return f"{100 * taken // judged} %" if judged else ""
