"""Who and what: language and level of this patient, who is taught, how baclofen is given, which topics."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from baclofen_guide.settings.choices import LEVELS
from baclofen_guide.teaching.discharge import Route
from baclofen_guide.teaching.session import Changed, Session, Way, suggested, taught_topics
from baclofen_guide.ui.card_grid import CardGrid
from baclofen_guide.ui.controls import ActionButton, ChoiceBox, ChoiceRow, label
from baclofen_guide.ui.scroll_page import ScrollPage
from baclofen_guide.ui.teaching.topic_picker import TopicPicker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QLabel

    from baclofen_guide.settings.choices import Level
    from baclofen_guide.ui.style import Style
    from baclofen_guide.ui.teaching.lesson_desk import LessonDesk

READERS = ("patient", "carer")
ROUTES = tuple(route.value for route in Route)
CHANGES = tuple(changed.value for changed in Changed)
WAYS = tuple(way.value for way in Way)


class StartView(ScrollPage):
    """One form; nothing of it is kept anywhere.

    Signals:
        begun: a new `Session`.
        handout_requested: paper alone: a `Session` that nobody is taught in.
        settings_requested: no country was chosen, and the nurse wants to choose one.
    """

    begun = Signal(object)
    handout_requested = Signal(object)
    settings_requested = Signal()

    def __init__(self, style: Style, desk: LessonDesk, parent: QWidget | None = None) -> None:
        super().__init__(style, widest=1080, parent=parent)
        self._desk = desk
        self._build()
        self._connect()
        self._choose_usual()
        self.retranslate()

    def look(self) -> None:
        """See whether a country was chosen meanwhile: its numbers go onto the paper."""
        missing = self._desk.guide.region() is None
        self._region.setVisible(missing)
        self._settings.setVisible(missing)

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._title.setText(self.tr("Teaching"))
        self._lead.setText(
            self.tr(
                "For a nurse with a patient. Nothing here is stored: it is gone when you finish or leave."
            )
        )
        self._region.setText(
            self.tr("No country is chosen, so pages and paper have no phone numbers. Choose one first.")
        )
        self._settings.say(self.tr("Open settings"))
        self._language.setAccessibleName(self.tr("The patient's language"))
        for widget, words in zip(self._labels, self._asked(), strict=True):
            widget.setText(words)
        self._say_choices()
        self._begin.say(self.tr("Begin"))
        self._handout.say(self.tr("Only a handout, without a session"))

    def _asked(self) -> list[str]:
        return [
            self.tr("Which language does the patient read best?"),
            self.tr("How easy should the words be?"),
            self.tr("Who is being taught?"),
            self.tr("How is baclofen given?"),
            self.tr("What is new for this patient?"),
            self.tr("Topics"),
            self.tr("How much time is there?"),
        ]

    def _say_choices(self) -> None:
        levels = {"easy": self.tr("Easy"), "standard": self.tr("Standard"), "clinical": self.tr("Clinical")}
        readers = {"patient": self.tr("The patient"), "carer": self.tr("A carer")}
        routes = {"tablets": self.tr("Tablets"), "liquid": self.tr("Liquid"), "pump": self.tr("Pump")}
        changes = {
            "started": self.tr("Baclofen is new"),
            "dose": self.tr("Another dose"),
            "lowered": self.tr("It is being lowered"),
            "other_medicine": self.tr("Another medicine"),
            "going_home": self.tr("Going home"),
            "sleepy": self.tr("Side effects"),
            "nothing": self.tr("None of these"),
        }
        ways = {"full": self.tr("Part by part"), "short": self.tr("3 minutes")}
        for row, words, name in zip(
            (self._level, self._reader, self._route, self._changed, self._way),
            (levels, readers, routes, changes, ways),
            (self._asked()[1], *self._asked()[2:5], self._asked()[6]),
            strict=True,
        ):
            row.say(words, name)

    def _build(self) -> None:
        style = self._style
        self._title, self._lead, self._region = label("title"), label("quiet"), label("warning")
        self._settings = ActionButton(style, "settings", "quiet")
        self._language = ChoiceBox(style)
        for code, language in self._desk.guide.languages().items():
            self._language.addItem(language.name, code)
        self._level = ChoiceRow(LEVELS, wrap=style, least=110)
        self._reader = ChoiceRow(READERS, wrap=style)
        self._route = ChoiceRow(ROUTES, wrap=style, least=110)
        self._changed = ChoiceRow(CHANGES, wrap=style, least=210)
        self._topics = TopicPicker(style, self._desk.topics())
        self._way = ChoiceRow(WAYS, wrap=style, least=200)
        self._begin = ActionButton(style, "next", "primary")
        self._begin.setProperty("size", "large")
        self._handout = ActionButton(style, "print", "quiet")
        self._labels: list[QLabel] = []
        way = QWidget()
        below = QVBoxLayout(way)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self._way)
        for button in (self._begin, self._handout):
            below.addWidget(button)
        for widget in (self._title, self._lead, self._region, self._settings):
            self.column.addWidget(widget)
        self.column.setAlignment(self._settings, Qt.AlignmentFlag.AlignLeft)
        for group in (
            (self._language, self._level, self._reader, self._route),
            (self._changed,),
            (self._topics, way),
        ):
            self.column.addWidget(self._group(group))
        self._labels[0].setBuddy(self._language)
        self.column.addStretch(1)

    def _group(self, fields: Sequence[QWidget]) -> QWidget:
        """Fields under their labels, two side by side where there is room."""
        holder = QWidget()
        grid = CardGrid(self._style, least=420, most=min(2, len(fields)), parent=holder)
        grid.setContentsMargins(0, 0, 0, 0)
        for field in fields:
            part = QWidget()
            column = QVBoxLayout(part)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(4)
            self._labels.append(label("action"))
            column.addWidget(self._labels[-1])
            column.addWidget(field)
            column.addStretch(1)
            grid.addWidget(part)
        return holder

    def _connect(self) -> None:
        self._route.choice_made.connect(self._suggest)
        self._changed.choice_made.connect(self._suggest)
        self._topics.topics_changed.connect(self._on_topics_changed)
        self._begin.clicked.connect(self._on_begin_clicked)
        self._handout.clicked.connect(self._on_handout_clicked)
        self._settings.clicked.connect(self.settings_requested)

    def _choose_usual(self) -> None:
        self._language.setCurrentIndex(max(0, self._language.findData(self._desk.guide.language())))
        for row, value in (
            (self._level, LEVELS[0]), (self._reader, READERS[0]), (self._route, Route.TABLETS.value),
            (self._changed, Changed.GOING_HOME.value), (self._way, Way.FULL.value),
        ):  # fmt: skip
            row.choose(value)
        self._suggest()
        self.look()

    def _suggest(self) -> None:
        """Tick what fits, until somebody has ticked for themselves."""
        if not self._topics.is_touched:
            self._topics.suggest(suggested(Changed(self._changed.value()), Route(self._route.value())))

    def _on_topics_changed(self) -> None:
        self._begin.setEnabled(bool(self._topics.chosen()))
        self._handout.setEnabled(bool(self._topics.chosen()))

    def _on_handout_clicked(self) -> None:
        self.handout_requested.emit(self._session(self._topics.chosen(), Way.FULL))

    def _on_begin_clicked(self) -> None:
        way = Way(self._way.value())
        self.begun.emit(self._session(taught_topics(self._topics.chosen(), way), way))

    def _session(self, topics: tuple[str, ...], way: Way) -> Session:
        return Session(
            begun=self._desk.now(),
            language=self._language.currentData(),
            level=cast("Level", self._level.value()),
            is_carer=self._reader.value() == "carer",
            route=Route(self._route.value()),
            topics=topics,
            way=way,
        )
