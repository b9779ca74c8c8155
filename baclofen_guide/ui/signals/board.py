"""Cards about what needs attention: what it is, what to do, one button, and a way to put it aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from baclofen_guide.dosing.attention import Act, Tier
from baclofen_guide.ui.card_grid import CardGrid
from baclofen_guide.ui.controls import ActionButton, label
from baclofen_guide.ui.signals.words import PLACES

if TYPE_CHECKING:
    from baclofen_guide.dosing.attention import Signal as Attention
    from baclofen_guide.ui.signals.words import CardWords, SignalWords
    from baclofen_guide.ui.style import Style

LOOKS = {
    Tier.EMERGENCY: ("numbers", "alarm-light", "emergency", "emergency"),
    Tier.TODAY: ("notice", "alert", "warning", ""),
    Tier.NEXT_VISIT: ("card", "info", "primary", ""),
}
"""Frame, pictogram, its colour, and the kind of the button of each tier; the tier stands there in words."""
ICONS = {
    Act.URGENT: "phone-alert",
    Act.TOO_MUCH: "phone-alert",
    Act.PUMP: "phone-alert",
    Act.FILL_IN: "history",
    Act.SUPPLY: "pills",
    Act.RUNNING_OUT: "medical-bag",
    Act.STEPS: "stairs-down",
    Act.PLAN: "plan",
    Act.ABOUT_YOU: "patient",
    Act.DIARY: "diary",
    Act.TRIGGERS: "find",
}


class SignalCard(QFrame):
    """One signal.

    Signals:
        place_requested: the `Place` its button leads to.
        dismissed: the signal the person has seen.
        source_requested: fact ids behind it, with commas between them.
    """

    place_requested = Signal(object)
    dismissed = Signal(object)
    source_requested = Signal(str)

    def __init__(
        self, style: Style, signal: Attention, words: CardWords, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._style, self.signal = style, signal
        frame, icon, colour, kind = LOOKS[signal.tier]
        self.setProperty("kind", frame)
        self.setAccessibleName(f"{words.tier}: {words.title}")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 12, 8)
        row.setSpacing(12)
        column = QVBoxLayout()
        column.setSpacing(4)
        self._add_picture(row, words, icon, colour)
        row.addLayout(column, 1)
        listed = [("", f"• {line}") for line in words.lines]
        for shape, text in (("small", words.tier), ("action", words.title), *listed, ("", words.body)):
            line = label(shape)
            line.setText(text)
            column.addWidget(line)
        column.addWidget(self._buttons(words, kind))

    def _add_picture(self, row: QHBoxLayout, words: CardWords, icon: str, colour: str) -> None:
        size = self._style.chrome_px(28)
        picture = QLabel()
        picture.setPixmap(self._style.icon(icon, colour).pixmap(QSize(size, size)))
        picture.setAccessibleName(words.tier)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)

    def _buttons(self, words: CardWords, kind: str) -> QWidget:
        holder = QWidget()
        beside = 3 if self._style.text_percent <= 150 else 1  # noqa: PLR2004 - large words need the row
        grid = CardGrid(self._style, least=190, most=beside, parent=holder)
        action = ActionButton(self._style, ICONS[self.signal.act], kind)
        action.say(words.action, name=f"{words.action}: {words.title}")
        action.clicked.connect(self._on_action_clicked)
        source = ActionButton(self._style, "sources", "quiet")
        source.say(
            self.tr("Why?"), name=self.tr("Where does this come from? {title}").format(title=words.title)
        )
        source.clicked.connect(self._on_source_clicked)
        grid.addWidget(action)
        grid.addWidget(source)
        if self.signal.dismissible:
            dismiss = ActionButton(self._style, "check", "quiet")
            dismiss.say(self.tr("I have seen this"), name=self.tr("Seen: {title}").format(title=words.title))
            dismiss.clicked.connect(self._on_dismiss_clicked)
            grid.addWidget(dismiss)
        return holder

    def _on_action_clicked(self) -> None:
        self.place_requested.emit(PLACES[self.signal.act])

    def _on_source_clicked(self) -> None:
        self.source_requested.emit(",".join(self.signal.facts))

    def _on_dismiss_clicked(self) -> None:
        self.dismissed.emit(self.signal)


class SignalBoard(QWidget):
    """Some signals, one card below the other; built anew only when they say something else.

    Signals:
        place_requested: a `Place` to go to.
        dismissed: the signal the person has seen.
        source_requested: fact ids, with commas between them.
    """

    place_requested = Signal(object)
    dismissed = Signal(object)
    source_requested = Signal(str)

    def __init__(self, style: Style, words: SignalWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style, self._words = style, words
        self._cards: list[SignalCard] = []
        self._shown: tuple[object, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self.hide()

    def show_signals(self, signals: tuple[Attention, ...]) -> None:
        """Show `signals`; hidden while there are none."""
        said = tuple(self._words.card(signal) for signal in signals)
        state = (signals, said, self._style.theme.name, self._style.text_percent)
        if state == self._shown:
            return
        self._shown = state
        for card in self._cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = [SignalCard(self._style, *pair, self) for pair in zip(signals, said, strict=True)]
        for card in self._cards:
            card.place_requested.connect(self.place_requested)
            card.dismissed.connect(self.dismissed)
            card.source_requested.connect(self.source_requested)
            self._column.addWidget(card)
        self.setVisible(bool(signals))
