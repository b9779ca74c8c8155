"""Over a page: where it stands, and the reader's choices of level and text size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from baclofen_guide.settings.choices import LEVELS
from baclofen_guide.ui.controls import ActionButton, ChoiceRow, label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QResizeEvent

    from baclofen_guide.ui.style import Style


class TopicToolbar(QFrame):
    """Back, level, text size, find, print and handout; what does not fit moves into one menu.

    Where there is no room for the list of sections beside the text, a button opens it.

    Signals:
        level_chosen: a reading level.
        section_chosen: the id of a section of the page.
        command_given: "back", "contents", "larger", "smaller", "find", "print", "handout" or "sources".
    """

    level_chosen = Signal(str)
    section_chosen = Signal(str)
    command_given = Signal(str)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._level: str = LEVELS[0]
        self._asks = False
        self._sections: tuple[tuple[str, str], ...] = ()
        self._sections_offered = False
        self._build()
        self._connect()
        self.retranslate()
        style.on_change(self._arrange)

    def show_place(self, level: str, topic_title: str) -> None:
        """Show the level in force and the page's name."""
        self._level = level
        self._levels.choose(level)
        self._where.setText(topic_title)
        self._say_level()
        self._arrange()

    def offer_check(self, *, offered: bool) -> None:
        """Offer the questions about the page in the menu, or not: some pages have none."""
        self._asks = offered

    def show_sections(self, sections: Iterable[tuple[str, str]]) -> None:
        """Keep (id, title) of each section for the menu of them."""
        self._sections = tuple(sections)

    def open_contents(self, at: QPoint) -> None:
        """Open the menu of sections at a place on the screen."""
        self._contents_menu.popup(at)

    def offer_contents(self, *, offered: bool) -> None:
        """Offer the sections of the page, or not: they stand beside it."""
        if offered is not self._sections_offered:
            self._sections_offered = offered
            self._arrange()

    def contents_words(self) -> str:
        """Return the words of the command that shows the sections of the page."""
        return self.tr("On this page")

    def commands(self) -> dict[str, str]:
        """Return the words of each command that a menu may offer, by name."""
        check = {"check": self.tr("Check yourself")} if self._asks else {}
        return check | {
            "find": self.tr("Find in this page"),
            "print": self.tr("Print this page"),
            "handout": self.tr("Handout: look, save or print"),
            "sources": self.tr("Where does this come from?"),
            "larger": self.tr("Larger text"),
            "smaller": self.tr("Smaller text"),
        }

    def level_words(self) -> dict[str, str]:
        """Return the word of each reading level."""
        return {"easy": self.tr("Easy"), "standard": self.tr("Standard"), "clinical": self.tr("Clinical")}

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._back.say(self.tr("All topics"))
        self._levels.say(self.level_words(), self.tr("Reading level"))
        words = self.commands()
        self._smaller.say(words["smaller"], icon_only=True)
        self._larger.say(words["larger"], icon_only=True)
        self._find.say(words["find"], icon_only=True)
        self._print.say(words["print"], icon_only=True)
        self._handout.say(words["handout"], icon_only=True)
        self._more.say(self.tr("More"))
        self._contents.say(self.contents_words())
        self._say_level()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
            self._arrange()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 8, 2)
        row.setSpacing(4)
        self._back = ActionButton(self._style, "back", "quiet")
        self._where = label("quiet", wrap=False)
        self._levels = ChoiceRow(LEVELS)
        self._contents = ActionButton(self._style, "open")
        self._contents_menu = QMenu(self)
        self._contents.setMenu(self._contents_menu)
        self._contents.hide()
        self._level_menu_button = ActionButton(self._style, "open")
        self._level_menu = QMenu(self)
        self._level_menu_button.setMenu(self._level_menu)
        self._smaller = ActionButton(self._style, "text-smaller", "quiet")
        self._larger = ActionButton(self._style, "text-larger", "quiet")
        self._find = ActionButton(self._style, "find", "quiet")
        self._print = ActionButton(self._style, "print", "quiet")
        self._handout = ActionButton(self._style, "document", "quiet")
        self._more = ActionButton(self._style, "open")
        self._menu = QMenu(self)
        self._more.setMenu(self._menu)
        row.addWidget(self._back)
        row.addWidget(self._where)
        row.addStretch(1)
        for widget in (self._contents, self._levels, self._level_menu_button, self._smaller, self._larger,
                       self._find, self._print, self._handout, self._more):  # fmt: skip
            row.addWidget(widget)

    def _connect(self) -> None:
        self._levels.choice_made.connect(self.level_chosen)
        self._level_menu.aboutToShow.connect(self._fill_level_menu)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._contents_menu.aboutToShow.connect(self._fill_contents_menu)
        for button, command in (
            (self._back, "back"),
            (self._smaller, "smaller"),
            (self._larger, "larger"),
            (self._find, "find"),
            (self._print, "print"),
            (self._handout, "handout"),
        ):
            button.setProperty("command", command)
            button.clicked.connect(self._on_button_clicked)

    def _on_button_clicked(self) -> None:
        self.command_given.emit(self.sender().property("command"))

    def _say_level(self) -> None:
        word = self.level_words()[self._level]
        self._level_menu_button.say(word, name=self.tr("Reading level: {level}").format(level=word))

    def _arrange(self) -> None:
        """Show all buttons when they fit; otherwise the level as a menu and the rest under More.

        The sections have a button of their own while there is any room: they are looked for most often.
        """
        buttons = (self._smaller, self._larger, self._find, self._print, self._handout)
        wide = self._back.sizeHint().width() + self._levels.sizeHint().width() + self._style.chrome_px(40)
        sections = self._contents.sizeHint().width() if self._sections_offered else 0
        wide += sum(button.sizeHint().width() for button in buttons) + sections
        roomy = self.width() >= wide
        least = sum(one.sizeHint().width() for one in (self._back, self._level_menu_button, self._more))
        fits = roomy or self.width() >= least + sections + self._style.chrome_px(40)
        self._contents.setVisible(self._sections_offered and fits)
        self._levels.setVisible(roomy)
        self._level_menu_button.setVisible(not roomy)
        for button in buttons:
            button.setVisible(roomy)
        self._more.setVisible(not roomy)
        # A name cut in half helps nobody, and the page's own title stands just below.
        self._where.setVisible(roomy and self.width() >= wide + self._where.sizeHint().width())

    def _fill_level_menu(self) -> None:
        self._level_menu.clear()
        for level, word in self.level_words().items():
            action = self._level_menu.addAction(word)
            action.setCheckable(True)
            action.setChecked(level == self._level)
            action.setProperty("level", level)
            action.triggered.connect(self._on_level_triggered)

    def _on_level_triggered(self) -> None:
        self.level_chosen.emit(self.sender().property("level"))

    def _fill_contents_menu(self) -> None:
        self._contents_menu.clear()
        for section, title in self._sections:
            action = self._contents_menu.addAction(title.replace("&", "&&"))
            action.setProperty("section", section)
            action.triggered.connect(self._on_section_triggered)

    def _on_section_triggered(self) -> None:
        self.section_chosen.emit(self.sender().property("section"))

    def _fill_menu(self) -> None:
        self._menu.clear()
        hidden = self._sections_offered and self._contents.isHidden()
        contents = {"contents": self.contents_words()} if hidden else {}
        for command, word in {**contents, **self.commands()}.items():
            action = self._menu.addAction(word)
            action.setProperty("command", command)
            action.triggered.connect(self._on_button_clicked)
