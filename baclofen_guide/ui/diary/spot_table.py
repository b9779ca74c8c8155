"""The charts as a table: a row for each day or stretch; with large letters each row is one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from baclofen_guide.dosing.levels import level_on
from baclofen_guide.exchange.symptom_words import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from baclofen_guide.diary.series import Stretch
    from baclofen_guide.ui.diary.diary_words import DiaryWords
    from baclofen_guide.ui.diary.span import Span
    from baclofen_guide.ui.style import Style

MEASURES = ("stiffness", "frequency", "sleep")
WIDE_UP_TO = 125
"""Above this text size in percent a row is one sentence."""
LEAST_WIDTH = 620
"""Narrower than this at 100 %, too."""


class SpotTable(QTableWidget):
    """As high as its rows: the page scrolls, not the table.

    The signs of a day, which the charts mark, are a line of their own across the table.
    """

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._shown: tuple[Span, Sequence[str], DiaryWords] | None = None
        self._heads: list[str] = []
        self._across: dict[int, str] = {}
        self._wide: bool | None = None
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def say(self, name: str, heads: list[str]) -> None:
        """Set what the table is called, and the heads of its columns."""
        self.setAccessibleName(name)
        self._heads = heads

    def show_span(self, span: Span, sentences: Sequence[str], words: DiaryWords) -> None:
        """Fill the table, the newest row first."""
        self._shown = (span, sentences, words)
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._shown is not None and self._wide is not self._is_wide():
            self._fill()
        self._fit()

    def _is_wide(self) -> bool:
        room = self.width() >= self._style.chrome_px(LEAST_WIDTH)
        return room and self._style.text_percent <= WIDE_UP_TO

    def _fill(self) -> None:
        assert self._shown is not None
        span, sentences, words = self._shown
        self._wide = self._is_wide()
        rows = list[list[str]]()
        for spot, sentence in zip(reversed(span.spots), reversed(sentences), strict=True):
            rows.append(self._cells(span, spot, words) if self._wide else [sentence])
            if self._wide and spot.signs:
                rows.append([words.signs(spot)])
        self.clearContents()
        self.clearSpans()
        self.setColumnCount(len(self._heads) if self._wide else 1)
        self.setHorizontalHeaderLabels(self._heads if self._wide else self._heads[:1])
        self.horizontalHeader().setVisible(bool(self._wide))
        self.setRowCount(len(rows))
        self._across = {row: cells[0] for row, cells in enumerate(rows) if len(cells) < self.columnCount()}
        for row, cells in enumerate(rows):
            for column, cell in enumerate([] if row in self._across else cells):
                self.setItem(row, column, QTableWidgetItem(cell))
        self._set_first_width()
        # What stands across the table comes last: it must not make the first column as wide as it is.
        for row, line in self._across.items():
            self.setSpan(row, 0, 1, self.columnCount())
            self.setItem(row, 0, QTableWidgetItem(line))
        self._fit()

    def _set_first_width(self) -> None:
        """The days are never broken; the rest shares what is left."""
        header = self.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        if self._wide:
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
            self.resizeColumnToContents(0)

    def _cells(self, span: Span, spot: Stretch, words: DiaryWords) -> list[str]:
        found = [plain(spot.bands[name].mean) if name in spot.bands else "–" for name in MEASURES]
        mg = level_on(span.levels, spot.last)
        changed = "".join(
            f" ({change.before:f} → {change.after:f})"
            for change in span.changes
            if spot.first <= change.day <= spot.last
        )
        falls = "–" if spot.falls is None else str(spot.falls)
        return [words.stretch_days(spot), *found, falls, "–" if mg is None else f"{mg:f}{changed}"]

    def _fit(self) -> None:
        self.resizeRowsToContents()
        for row, line in self._across.items():
            self._fit_across(row, line)
        height = self.horizontalHeader().height() if self._wide else 0
        height += sum(self.rowHeight(row) for row in range(self.rowCount()))
        self.setFixedHeight(height + 2 * self.frameWidth() + 2)

    def _fit_across(self, row: int, line: str) -> None:
        """As high as words across the whole table want: Qt asks how they would stand in the first column."""
        metrics, around = self.fontMetrics(), self.rowHeight(row - 1) - self.fontMetrics().height()
        room = QRect(0, 0, self.viewport().width() - around, metrics.height())
        high = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, line).height()
        self.setRowHeight(row, high + around)
