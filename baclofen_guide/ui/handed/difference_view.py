"""A plan that was handed over against the one in use: both staircases, and every dose in words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from baclofen_guide.ui.controls import label
from baclofen_guide.ui.handed.lines_card import Line, LinesCard
from baclofen_guide.ui.taper.staircase import OPEN_END, Drawing, Staircase, Tread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from baclofen_guide.dosing.compare import Stretch
    from baclofen_guide.ui.handed.arrival import Arrival
    from baclofen_guide.ui.handed.words import HandedWords
    from baclofen_guide.ui.style import Style


class DifferenceView(QWidget):
    """Shows the difference, or that there is none.

    Args:
        style: the look.
        words: words of the page.
    """

    def __init__(self, style: Style, words: HandedWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._arrival: Arrival | None = None
        self._is_first = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._title, self._stairs = label("section"), Staircase(style)
        self._key, self._table = label("small"), LinesCard("card")
        for widget in (self._title, self._stairs, self._key, self._table):
            column.addWidget(widget)

    def show_arrival(self, arrival: Arrival | None, *, is_first: bool) -> None:
        """Compare the plan of `arrival` with the one in use, if there is one; None hides everything."""
        self._arrival, self._is_first = arrival, is_first
        self.setVisible(arrival is not None)
        if arrival is not None and is_first:
            self._show_alone(arrival)
        elif arrival is not None:
            self._show(arrival)

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self.show_arrival(self._arrival, is_first=self._is_first)

    def _show_alone(self, arrival: Arrival) -> None:
        """There is nothing to compare with: its own staircase, if it has steps."""
        self.setVisible(len(arrival.stretches) > 1)
        for widget in (self._title, self._key, self._table):
            widget.hide()
        self._stairs.show()
        self._stairs.show_drawing(self._drawing(arrival))

    def _show(self, arrival: Arrival) -> None:
        self._title.show()
        for widget in (self._stairs, self._key):
            widget.setVisible(not arrival.is_same)
        if arrival.is_same:
            self._title.setText(self.tr("It is the plan you have here: every dose is the same."))
            self._table.show_lines([])
            return
        self._title.setText(self.tr("What is different from the plan you have here"))
        self._key.setText(
            self.tr("Filled steps: the plan from the hospital. Dashed line: the plan you have here.")
        )
        self._table.show_lines([line for one in arrival.stretches for line in self._lines(one, arrival)])
        self._stairs.show_drawing(self._drawing(arrival))

    def _lines(self, stretch: Stretch, arrival: Arrival) -> list[Line]:
        """Some days, and each of their doses when any differs."""
        lines = [("action", self._words.stretch(stretch))]
        if stretch.differs:
            lines += [
                ("" if change.differs else "quiet", self._words.change(change, arrival))
                for change in stretch.doses()
            ]
        return lines

    def _drawing(self, arrival: Arrival) -> Drawing:
        alone = self._is_first
        said = self._words.steps(arrival.version) if alone else ()
        both = () if alone else tuple(self._words.stretch(one) for one in arrival.stretches)
        return Drawing(
            treads=treads(arrival.stretches, after=True),
            taken=(),
            today=arrival.stretches[0].first,
            name=self.tr("Staircase of your plan") if alone else self.tr("Staircase of both plans"),
            description=" ".join([*(days for days, _ in said), *both]),
            today_word=self.tr("Today"),
            other=() if alone else treads(arrival.stretches, after=False),
        )


def treads(stretches: Sequence[Stretch], *, after: bool) -> tuple[Tread, ...]:
    """The mg a day of one of the two plans, stretch by stretch; the last one is drawn for some days."""
    return tuple(
        Tread(
            one.first,
            one.last or one.first + max(OPEN_END, timedelta(days=1)),
            one.after_mg if after else one.before_mg,
            current=False,
        )
        for one in stretches
    )
