"""Looking back: what was noted over what was ordered, as charts, as sentences and as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from baclofen_guide.diary.entries import MOST_FREQUENCY, MOST_SLEEP, MOST_STIFFNESS
from baclofen_guide.ui.controls import ActionButton, ChoiceRow, label
from baclofen_guide.ui.diary.chart import Drawing, SymptomChart
from baclofen_guide.ui.diary.diary_words import DiaryWords
from baclofen_guide.ui.diary.span import MONTH, SPANS, Span
from baclofen_guide.ui.diary.spot_table import SpotTable

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from baclofen_guide.ui.diary.diary_desk import DiaryDesk
    from baclofen_guide.ui.style import Style

TOPS = {"stiffness": MOST_STIFFNESS, "frequency": MOST_FREQUENCY, "sleep": MOST_SLEEP}


class LookBack(QWidget):
    """A week, a month or everything; each chart with its sentence above it and the marked day below."""

    def __init__(self, style: Style, desk: DiaryDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style, self._desk, self._words = style, desk, DiaryWords(desk.words)
        self._name = MONTH
        self._charts: dict[str, SymptomChart] = {}
        self._titles: dict[str, QLabel] = {}
        self._sentences: dict[str, QLabel] = {}
        self._said: dict[str, QLabel] = {}
        self._cards: dict[str, QFrame] = {}
        self._table: SpotTable | None = None
        self._span: Span | None = None
        self._lines: tuple[str, ...] = ()
        self._build()
        self.retranslate()

    def look(self) -> None:
        """Show the diary as it is now."""
        span = self._span = Span.of(self._desk, self._name)
        self._lines = span.words(self._words)
        self._none.setVisible(not span.spots)
        self._key.setVisible(bool(span.spots))
        self._table_button.setVisible(bool(span.spots))
        for measure in TOPS:
            shown = any(measure in spot.bands for spot in span.spots)
            self._cards[measure].setVisible(shown)
            if shown:
                self._draw(measure, span)
        self._show_table()

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        spans = (self.tr("Week"), self.tr("Month"), self.tr("All"))
        self._spans.say(dict(zip(SPANS, spans, strict=True)), self.tr("How far back"))
        for measure, title in self._names().items():
            self._titles[measure].setText(title)
        self._none.setText(self.tr("Nothing was noted in this time."))
        self._key.setText(
            self.tr(
                "Line: what you noted. Steps below: mg a day as ordered. Dashed line: the plan changed. "
                "Warning sign: you ticked a sign that day. Press a day, or use the arrow keys."
            )
        )
        self._say_table()

    def _names(self) -> dict[str, str]:
        return {
            "stiffness": self.tr("Stiffness, 0 to 10"),
            "frequency": self.tr("Spasms, 0 to 4"),
            "sleep": self.tr("Sleep, 0 to 10"),
        }

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._spans = ChoiceRow(SPANS)
        self._spans.choose(self._name)
        self._spans.choice_made.connect(self._on_span_chosen)
        self._none, self._key = label(), label("small")
        column.addWidget(self._spans)
        column.addWidget(self._none)
        for measure in TOPS:
            column.addWidget(self._build_card(measure))
        self._table_button = ActionButton(self._style, "contents")
        self._table_button.setCheckable(True)
        self._table_button.toggled.connect(self._on_table_toggled)
        column.addWidget(self._key)
        column.addWidget(self._table_button)
        self._column = column

    def _build_card(self, measure: str) -> QFrame:
        card = self._cards[measure] = QFrame()
        card.setProperty("kind", "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(12, 10, 12, 10)
        inner.setSpacing(4)
        self._titles[measure], self._sentences[measure], self._said[measure] = (
            label("section"), label("action"), label("quiet"),
        )  # fmt: skip
        chart = self._charts[measure] = SymptomChart(self._style)
        chart.marked.connect(self._on_marked)
        for part in (self._titles[measure], self._sentences[measure], chart, self._said[measure]):
            inner.addWidget(part)
        return card

    def _draw(self, measure: str, span: Span) -> None:
        today, entries = self._desk.today(), self._desk.entries()
        ever = self._desk.levels(entries[0].day, today)
        sentence = self._words.trend(entries, measure, ever, today)
        self._sentences[measure].setText(sentence)
        self._said[measure].hide()
        self._charts[measure].show_drawing(
            Drawing(
                measure=measure,
                top=TOPS[measure],
                first=span.first,
                last=span.last,
                spots=span.spots,
                levels=span.levels,
                changes=span.changes,
                dates=span.dates(),
                name=self.tr("Chart: {title}").format(title=self._names()[measure]),
                summary=sentence,
                words=self._lines,
                dose_word=self.tr("mg"),
            )
        )

    def _show_table(self) -> None:
        """The table is made when it is first wanted."""
        wanted = self._table_button.isChecked() and self._span is not None and bool(self._span.spots)
        if self._table is not None:
            self._table.setVisible(wanted)
        if not wanted:
            return
        if self._table is None:
            self._table = SpotTable(self._style)
            self._column.addWidget(self._table)
            self._say_table()
        assert self._span is not None
        self._table.show_span(self._span, self._lines, self._words)

    def _say_table(self) -> None:
        shown = self._table_button.isChecked()
        self._table_button.say(self.tr("Hide the table") if shown else self.tr("Show as a table"))
        if self._table is not None:
            heads = [
                self.tr("Day"), self.tr("Stiffness"), self.tr("Spasms"), self.tr("Sleep"), self.tr("Falls"),
                self.tr("mg a day"),
            ]  # fmt: skip
            self._table.say(self.tr("The charts as a table"), heads)

    def _on_span_chosen(self, name: str) -> None:
        self._name = name
        self.look()

    def _on_table_toggled(self) -> None:
        self._say_table()
        self._show_table()

    def _on_marked(self, index: int) -> None:
        """The same day is marked on all charts, and said below the one in hand."""
        for measure, chart in self._charts.items():
            chart.mark(index)
            in_hand = chart is self.sender()
            self._said[measure].setVisible(in_hand)
            if in_hand:
                self._said[measure].setText(self._lines[index])
