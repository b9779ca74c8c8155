"""What can be chosen about a paper: size of the words, span of a report, topics, questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from baclofen_guide.exchange.pdf.visit import QUESTIONS, USUAL_DAYS
from baclofen_guide.ui.card_grid import CardGrid
from baclofen_guide.ui.controls import ChoiceBox, ChoiceRow, TickBox, label, select
from baclofen_guide.ui.paper.wanted import Wanted

if TYPE_CHECKING:
    from baclofen_guide.exchange.pdf.occasion import Size
    from baclofen_guide.exchange.pdf.typeset import Kind
    from baclofen_guide.ui.guide_desk import GuideDesk
    from baclofen_guide.ui.style import Style

MOST_TOPICS = 3
USUAL_SIZE: dict[Kind, str] = {"plan": "16"}
"""The plan is read from across a room."""
_TYPING_PAUSE_MS = 400


class PaperOptions(QWidget):
    """The choices that fit one kind of paper at a time.

    Signals:
        changed: another paper is wanted now.
    """

    changed = Signal()

    def __init__(self, style: Style, guide: GuideDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style, self._guide = style, guide
        self._kind: Kind = "plan"
        self._build()
        self._connect()

    @property
    def kind(self) -> Kind:
        """Which paper is chosen."""
        return self._kind

    def show_kind(self, kind: Kind) -> None:
        """Show what can be chosen for `kind`, with the size usual for it."""
        self._kind = kind
        self._size.choose(USUAL_SIZE.get(kind, "12"))
        self._report.setVisible(kind == "report")
        self._handout.setVisible(kind == "handout")

    def choose_topic(self, topic: str) -> None:
        """Want a handout of this topic alone."""
        for number, box in enumerate(self._topics):
            select(box, "" if number else topic)

    def wanted(self) -> Wanted:
        """What is wanted now."""
        asked = [box.text() for box in self._questions.values() if box.isChecked()]
        own = self._own.text().strip()
        topics = [str(box.currentData()) for box in self._topics if box.currentData()]
        return Wanted(
            self._kind,
            size=cast("Size", int(self._size.value())),
            days=int(self._days.value()),
            topics=tuple(topics),
            questions=(*asked, *([own] if own else [])),
        )

    def retranslate(self) -> None:
        """Take the words of the reader's language."""
        text = self._guide.messages().text
        self._size_title.setText(self.tr("Size of the words"))
        sizes = {"12": self.tr("Usual"), "16": self.tr("Large"), "20": self.tr("Very large")}
        self._size.say(sizes, self.tr("Size of the words"))
        self._days_title.setText(self.tr("How far back"))
        days = {"14": self.tr("2 weeks"), "28": self.tr("4 weeks"), "91": self.tr("3 months")}
        self._days.say(days, self.tr("How far back"))
        self._ask_title.setText(self.tr("Questions for the visit"))
        for name, box in self._questions.items():
            box.setText(text(f"paper.question.{name}"))
        self._own.setAccessibleName(text("paper.report.own"))
        self._own.setPlaceholderText(text("paper.report.own"))
        self._topics_title.setText(self.tr("Up to three topics"))
        for number, topic_box in enumerate(self._topics, 1):
            topic_box.setAccessibleName(self.tr("Topic {number}").format(number=number))
            self._fill(topic_box)

    def _fill(self, box: ChoiceBox) -> None:
        """Offer every topic, keeping the one chosen."""
        chosen = str(box.currentData() or "")
        box.clear()
        box.addItem(self.tr("none"), "")
        for group in self._guide.topic_groups():
            for topic in group.topics:
                box.addItem(topic.title, topic.id)
        select(box, chosen)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._size_title, self._size = label("quiet"), ChoiceRow(("12", "16", "20"), wrap=self._style)
        column.addWidget(self._size_title)
        column.addWidget(self._size)
        self._report, self._handout = QWidget(), QWidget()
        self._build_report(QVBoxLayout(self._report))
        self._build_handout(QVBoxLayout(self._handout))
        column.addWidget(self._report)
        column.addWidget(self._handout)
        self._days.choose(str(USUAL_DAYS))
        self._pause = QTimer(self, singleShot=True, interval=_TYPING_PAUSE_MS)

    def _build_report(self, column: QVBoxLayout) -> None:
        column.setContentsMargins(0, 0, 0, 0)
        self._days_title, self._days = label("quiet"), ChoiceRow(("14", "28", "91"), wrap=self._style)
        self._ask_title, self._own = label("quiet"), QLineEdit()
        self._own.setMaxLength(200)
        self._questions = {name: TickBox(self._style) for name in QUESTIONS}
        grid = CardGrid(self._style, least=320, most=2)
        for box in self._questions.values():
            grid.addWidget(box)
        for widget in (self._days_title, self._days, self._ask_title):
            column.addWidget(widget)
        column.addLayout(grid)
        column.addWidget(self._own)

    def _build_handout(self, column: QVBoxLayout) -> None:
        column.setContentsMargins(0, 0, 0, 0)
        self._topics_title = label("quiet")
        column.addWidget(self._topics_title)
        self._topics = [ChoiceBox(self._style) for _ in range(MOST_TOPICS)]
        for box in self._topics:
            column.addWidget(box)

    def _connect(self) -> None:
        self._size.choice_made.connect(self._on_choice)
        self._days.choice_made.connect(self._on_choice)
        for box in self._questions.values():
            box.toggled.connect(self._on_choice)
        for topic_box in self._topics:
            topic_box.activated.connect(self._on_choice)
        self._own.textEdited.connect(self._pause.start)
        self._pause.timeout.connect(self._on_choice)

    def _on_choice(self) -> None:
        self.changed.emit()
