"""The charts as a table: a row for each day or stretch; with large letters each row is one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
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
    """As high as its rows: the page scrolls, not the table."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._shown: tuple[Span, Sequence[str], DiaryWords] | None = None
        self._heads: list[str] = []
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
        rows = [
            self._cells(span, spot, words) if self._wide else [sentence]
            for spot, sentence in zip(span.spots, sentences, strict=True)
        ]
        self.setColumnCount(len(self._heads) if self._wide else 1)
        self.setHorizontalHeaderLabels(self._heads if self._wide else self._heads[:1])
        self.horizontalHeader().setVisible(bool(self._wide))
        self.setRowCount(len(rows))
        for row, cells in enumerate(reversed(rows)):
            for column, cell in enumerate(cells):
                self.setItem(row, column, QTableWidgetItem(cell))
        if self._wide:
            self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        else:
            self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._fit()

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
        height = self.horizontalHeader().height() if self._wide else 0
        height += sum(self.rowHeight(row) for row in range(self.rowCount()))
        self.setFixedHeight(height + 2 * self.frameWidth() + 2)
