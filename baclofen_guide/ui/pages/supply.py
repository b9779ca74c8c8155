"""My supply: how much there is, how long it lasts, by when to order, and everything that was entered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal

from baclofen_guide.dosing.attention import Tier
from baclofen_guide.dosing.formulations import Form
from baclofen_guide.dosing.outlook import SupplyState
from baclofen_guide.dosing.supply import Level, kin
from baclofen_guide.ui.controls import ActionButton, ChoiceRow, label
from baclofen_guide.ui.navigation import Place
from baclofen_guide.ui.plan.strengths_box import StrengthsBox
from baclofen_guide.ui.reader.source_panel import SourcePanel
from baclofen_guide.ui.scroll_page import ScrollPage
from baclofen_guide.ui.signals.words import SignalWords
from baclofen_guide.ui.supply.ledger_list import LedgerList
from baclofen_guide.ui.supply.outlook_panel import OutlookPanel
from baclofen_guide.ui.supply.strength_card import StrengthCard, StrengthWords
from baclofen_guide.ui.supply.words import SupplyWords
from baclofen_guide.ui.today.undo_bar import UndoBar

if TYPE_CHECKING:
    from decimal import Decimal

    from PySide6.QtGui import QHideEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from baclofen_guide.dosing.formulations import Strength
    from baclofen_guide.dosing.supply import SupplyKind
    from baclofen_guide.ui.choices import Choices
    from baclofen_guide.ui.guide_desk import GuideDesk
    from baclofen_guide.ui.record_desk import RecordDesk
    from baclofen_guide.ui.signals.watch import SignalWatch
    from baclofen_guide.ui.style import Style

LOOK_AGAIN_MS = 60_000
LEADS = (7, 10, 14)
"""Days from ordering to having it that can be chosen; 7 is the least (F-RUN-01)."""


class SupplyPage(ScrollPage):
    """Asks the watch, shows what it says, and gives it the person's entries.

    Signals:
        place_requested: a `Place` to go to.
    """

    place_requested = Signal(object)

    def __init__(
        self,
        style: Style,
        desk: RecordDesk,
        guide: GuideDesk,
        watch: SignalWatch,
        choices: Choices,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(style, widest=760, parent=parent)
        self._desk, self._guide, self._watch, self._choices = desk, guide, watch, choices
        self._words = SupplyWords(desk, SignalWords(desk))
        self._cards: list[StrengthCard] = []
        self._said: object = None
        self._more: tuple[Strength, ...] = ()
        self._build()
        self._connect()
        self.retranslate()

    def open(self, place: Place) -> None:
        """Show the supply from the top."""
        super().open(place)
        self._undo.put_away()
        self._box.hide()
        self.refresh()

    def refresh(self) -> None:
        """Show the supply as it is now; a number that is being typed is left alone."""
        found = self._watch.outlook()
        worst = self._watch.signals()[:1]
        out = found.state is SupplyState.OUT and any(one.tier is Tier.EMERGENCY for one in worst)
        self._outlook.say(self._words.outlook(found, is_emergency=out))
        self._outlook.setVisible(bool(self._desk.plan.versions) or bool(found.levels))
        self._none.setVisible(not self._desk.plan.versions)
        self._show_cards(self._levels(found.levels))
        lead = str(self._choices.now.supply_lead_days)
        if lead in map(str, LEADS):
            self._lead.choose(lead)
        entries = self._watch.ledger()
        self._list_title.setVisible(bool(entries))
        self._list.show_entries(entries)

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._back.say(self.tr("Back to today"))
        self._title.setText(self.tr("My supply"))
        self._none.setText(
            self.tr("There is no plan yet. Enter it, and this page can say how long your supply lasts.")
        )
        self._have.setText(self.tr("What you have"))
        self._another.say(self.tr("Another strength"))
        self._lead_title.setText(self.tr("How many days does it take you to get more?"))
        days = {str(number): self.tr("{n} days").format(n=number) for number in LEADS}
        self._lead.say(days, self._lead_title.text())
        self._list_title.setText(self.tr("What was entered"))
        self._said = None
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def _build(self) -> None:
        self._back = ActionButton(self._style, "back", "quiet")
        self._title, self._none = label("title"), label("quiet")
        self._outlook = OutlookPanel(self._style)
        self._undo = UndoBar(self._style)
        self._panel = SourcePanel(self._style)
        self._panel.setMinimumHeight(320)
        self._have, self._list_title = label("section"), label("section")
        self._lead_title, self._lead = label("section"), ChoiceRow([str(number) for number in LEADS])
        self._another = ActionButton(self._style, "plus", "quiet")
        self._box = StrengthsBox(self._style)
        self._list = LedgerList(self._style, self._words)
        head: tuple[QWidget, ...] = (
            self._back, self._title, self._none, self._outlook, self._panel, self._undo, self._have,
        )  # fmt: skip
        foot: tuple[QWidget, ...] = (
            self._another, self._box, self._lead_title, self._lead, self._list_title, self._list,
        )  # fmt: skip
        for widget in (*head, *foot):
            self.column.addWidget(widget)
        for button in (self._back, self._another):
            self.column.setAlignment(button, Qt.AlignmentFlag.AlignLeft)
        self._cards_at = len(head)
        self.column.addStretch(1)
        self._box.hide()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_AGAIN_MS)

    def _connect(self) -> None:
        self._watch.signals_changed.connect(self.refresh)
        self._timer.timeout.connect(self.refresh)
        self._style.style_changed.connect(self.refresh)
        self._back.clicked.connect(self._on_back_clicked)
        self._outlook.place_requested.connect(self.place_requested)
        self._outlook.source_requested.connect(self._on_source_requested)
        self._another.clicked.connect(self._on_another_clicked)
        self._box.strengths_changed.connect(self._on_strengths_changed)
        self._lead.choice_made.connect(self._on_lead_chosen)
        self._list.undo_requested.connect(self._on_undo_requested)
        self._undo.undo_pressed.connect(self._on_undo_requested)

    def _levels(self, counted: tuple[Level, ...]) -> tuple[Level, ...]:
        """Each strength of the ledger, of the plan, and just added by hand; the largest first."""
        version = self._desk.in_force() or next(iter(self._desk.plan.versions[-1:]), None)
        shown = {kin(one): Level(strength=one, count=None) for one in self._more}
        shown |= {kin(one): Level(strength=one, count=None) for one in (version.strengths if version else ())}
        shown |= {kin(level.strength): level for level in counted}
        return tuple(sorted(shown.values(), key=lambda level: level.strength, reverse=True))

    def _show_cards(self, levels: tuple[Level, ...]) -> None:
        words = [self._card_words(level) for level in levels]
        said = (levels, words, self._style.theme.name, self._style.text_percent)
        if said == self._said or any(card.is_asking() for card in self._cards):
            return
        self._said = said
        for card in self._cards:
            self.column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = [StrengthCard(self._style, *pair) for pair in zip(levels, words, strict=True)]
        for index, card in enumerate(self._cards):
            card.entered.connect(self._on_entered)
            card.asked.connect(self._on_asked)
            self.column.insertWidget(self._cards_at + index, card)

    def _card_words(self, level: Level) -> StrengthWords:
        form = level.strength.form
        units = {
            Form.TABLET: self.tr("tablets"),
            Form.LIQUID: self.tr("mL"),
            Form.GRANULES: self.tr("packets"),
        }
        return StrengthWords(
            self._words.strength(level.strength),
            self._words.level(level),
            self._words.since(level),
            units[form],
        )

    def _on_entered(self, kind: SupplyKind, strength: Strength, count: Decimal | None) -> None:
        done = self._watch.add(kind, strength, count)
        if done is not None:
            self._undo.offer(self._words.saved(done.entry), done.entry.entry_id)
            self.bring_in(self._undo)

    def _on_asked(self) -> None:
        """The question and its buttons come into sight."""
        card = self.sender()
        assert isinstance(card, StrengthCard)
        self._row.activate()
        self.bring_in(card)

    def _on_undo_requested(self, entry_id: int) -> None:
        self._undo.put_away()
        self._watch.undo(entry_id)

    def _on_another_clicked(self) -> None:
        version = self._desk.in_force()
        self._box.show_form(version.form if version else Form.TABLET)
        self._box.setVisible(self._box.isHidden())

    def _on_strengths_changed(self) -> None:
        self._more = self._box.strengths()
        self.refresh()

    def _on_lead_chosen(self, days: str) -> None:
        self._choices.change(supply_lead_days=int(days))

    def _on_source_requested(self, facts: str) -> None:
        self._panel.open(lambda: self._guide.explain(f"facts:{facts}", ""))
        self.bring_in(self._panel)

    def _on_back_clicked(self) -> None:
        self.place_requested.emit(Place("today"))
