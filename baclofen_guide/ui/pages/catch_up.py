"""While you were away: one page with the doses that have no answer, read once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from baclofen_guide.ui.controls import ActionButton, label
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.scroll_page import ScrollPage
from baclofen_guide.ui.today.dose_row import DoseRow
from baclofen_guide.ui.today.dose_words import DoseWords

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from baclofen_guide.dosing.catch_up import CatchUp
    from baclofen_guide.ui.record_desk import RecordDesk
    from baclofen_guide.ui.style import Style
    from baclofen_guide.ui.today.dose_answer import DoseAnswer


class CatchUpPage(ScrollPage):
    """The open dose with its advice on top, the older ones below, each with "I took it".

    Args:
        style: the look.
        desk: the way to the record.
        answer: the card of the open dose.
        missed: what was missed and not yet read; None when there is nothing.

    Signals:
        place_requested: a `Place` to go to.
        read: the page was read.
    """

    place_requested = Signal(object)
    read = Signal()

    def __init__(
        self,
        style: Style,
        desk: RecordDesk,
        answer: DoseAnswer,
        missed: Callable[[], CatchUp | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(style, widest=720, parent=parent)
        self._desk, self._answer, self._missed = desk, answer, missed
        self._words = DoseWords(desk)
        self._rows: list[QWidget] = []
        self._said: object = None
        self._build()
        self._connect()
        self.retranslate()

    def open(self, place: Place) -> None:
        """Show what was missed, from the top."""
        super().open(place)
        self.refresh()

    def refresh(self) -> None:
        """Show what is still without an answer."""
        page, day = self._missed(), self._desk.day()
        self._answer.setVisible(day is not None)
        if day is not None:
            self._answer.show_day(day)
        missed = page.missed if page else ()
        if page is not None:
            since = self._desk.wording().value(page.since)
            self._since.setText(self._words.text("catch_up.since", since=since))
        self._since.setVisible(page is not None)
        self._count.setText(self._words.text("catch_up.missed", n=len(missed)) if missed else "")
        self._more.setVisible(page is not None and page.more)
        for part in (self._count, self._rest):
            part.setVisible(bool(missed))
        self._show_rows(page)

    def retranslate(self) -> None:
        """Take the words of the reader's language."""
        text = self._words.text
        self._title.setText(text("catch_up.title"))
        self._rest.setText(text("catch_up.rest"))
        self._more.setText(text("catch_up.more"))
        self._done.say(text("catch_up.done"))
        self._said = None
        self.refresh()

    def _build(self) -> None:
        self._title, self._since, self._count = label("title"), label(), label("section")
        self._rest, self._more = label(), label("quiet")
        self._done = ActionButton(self._style, "check", "primary")
        self._done.setProperty("heft", "large")
        above: tuple[QWidget, ...] = (self._title, self._since, self._answer, self._count)
        below: tuple[QWidget, ...] = (self._more, self._rest, self._done)
        self._rows_at = len(above)
        for part in (*above, *below):
            self.column.addWidget(part)
        self.column.addStretch(1)

    def _connect(self) -> None:
        self._desk.changed.connect(self._on_changed)
        self._style.style_changed.connect(self._on_changed)
        self._answer.answered.connect(self._on_answered)
        self._done.clicked.connect(self._on_done_clicked)

    def _show_rows(self, page: CatchUp | None) -> None:
        missed = page.missed if page else ()
        said = (self._style.theme.name, self._style.text_percent, missed)
        if said == self._said:
            return
        self._said = said
        for row in self._rows:
            self.column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for one in missed:
            row = DoseRow(self._style, one, self._words.row_with_day(one))
            row.log_requested.connect(self._answer.log_forgotten)
            self.column.insertWidget(self._rows_at + len(self._rows), row)
            self._rows.append(row)

    def _on_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def _on_answered(self) -> None:
        self.refresh()
        self.verticalScrollBar().setValue(0)

    def _on_done_clicked(self) -> None:
        self.read.emit()
        self.place_requested.emit(Place("today"))
