"""The topics of a session: suggested ones to begin with, up to three, any other in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from baclofen_guide.teaching.session import MOST_TOPICS
from baclofen_guide.ui.controls import ChoiceBox, TickBox, label
from baclofen_guide.ui.worded import Worded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from baclofen_guide.ui.style import Style


class TopicPicker(Worded, QWidget):
    """A box to tick for each suggested topic, and a list of all others to add from.

    Args:
        style: the look.
        topics: (id, title) of each topic.

    Signals:
        topics_changed: others are chosen.
    """

    topics_changed = Signal()

    def __init__(
        self, style: Style, topics: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._style = style
        self._titles = dict(topics)
        self._boxes: dict[str, TickBox] = {}
        self.is_touched = False
        self._build()
        self.retranslate()

    def chosen(self) -> tuple[str, ...]:
        """The ticked topics, from top to bottom."""
        return tuple(topic for topic, box in self._boxes.items() if box.isChecked())

    def suggest(self, topics: Sequence[str]) -> None:
        """Begin anew with `topics` ticked."""
        for box in self._boxes.values():
            self._column.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._boxes = {}
        for topic in topics:
            self._add(topic)
        self._fit()

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._hint.setText(self.tr("One to three: more is not remembered."))
        self._others.setItemText(0, self.tr("Add another topic"))
        self._others.setAccessibleName(self.tr("Add another topic"))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._hint = label("quiet")
        self._column = QVBoxLayout()
        self._column.setSpacing(2)
        self._others = ChoiceBox(self._style)
        self._others.addItem("", "")
        for topic, title in self._titles.items():
            self._others.addItem(title, topic)
        self._others.activated.connect(self._on_other_chosen)
        column.addWidget(self._hint)
        column.addLayout(self._column)
        column.addWidget(self._others)

    def _add(self, topic: str) -> None:
        box = TickBox(self._style)
        box.setText(self._titles[topic])
        box.setChecked(True)
        box.toggled.connect(self._on_toggled)
        self._boxes[topic] = box
        self._column.addWidget(box)

    def _fit(self) -> None:
        """With three ticked, no other can be ticked or added."""
        full = len(self.chosen()) >= MOST_TOPICS
        for box in self._boxes.values():
            box.setEnabled(box.isChecked() or not full)
        self._others.setEnabled(not full)
        self.topics_changed.emit()

    def _on_toggled(self) -> None:
        self.is_touched = True
        self._fit()

    def _on_other_chosen(self, index: int) -> None:
        topic = self._others.itemData(index)
        self._others.setCurrentIndex(0)
        if not topic:
            return
        self.is_touched = True
        if topic in self._boxes:
            self._boxes[topic].setChecked(True)
        else:
            self._add(topic)
        self._fit()
