"""The first choices: language, words, letters, colours. All are set already, so that one press goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from baclofen_guide.settings.choices import LEVELS
from baclofen_guide.ui.controls import ActionButton, ChoiceRow, label
from baclofen_guide.ui.scroll_page import ScrollPage
from baclofen_guide.ui.worded import Worded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QLabel

    from baclofen_guide.settings.preferences import Preferences
    from baclofen_guide.ui.choices import Choices
    from baclofen_guide.ui.style import Style

TEXT_SIZES = (100, 150, 200)
THEMES = ("light", "dark", "high-contrast")


class Begin(Worded, QWidget):
    """Rows of large choices, and below them the way on, always in sight.

    Args:
        style: the current look.
        choices: what they change.
        languages: (code, name in its own script) of each language offered.

    Signals:
        chosen: on to the topics.
    """

    chosen = Signal()

    def __init__(
        self,
        style: Style,
        choices: Choices,
        languages: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style, self._choices, self._names = style, choices, dict(languages)
        self.setProperty("kind", "page")
        self._build()
        self._connect()
        self.retranslate()
        self._show(choices.now)

    def open(self) -> None:
        """Show it from the top, ready to go on."""
        self.forget()
        self._go.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Stand at the top, as for somebody new."""
        self._page.verticalScrollBar().setValue(0)

    def retranslate(self) -> None:
        """Take the words of the window's language."""
        self._title.setText(self.tr("How would you like to read?"))
        heads = (self.tr("Language"), self.tr("Words"), self.tr("Letters"), self.tr("Colours"))
        words = (self._names, self._level_words(), self._size_words(), self._theme_words())
        for (head, row), title, said in zip(self._rows, heads, words, strict=True):
            head.setText(title)
            row.say(said, title)
        self._go.say(self.tr("Show me the topics"))

    def _level_words(self) -> dict[str, str]:
        return {
            "easy": self.tr("Short and easy"),
            "standard": self.tr("More detail"),
            "clinical": self.tr("For clinicians"),
        }

    def _size_words(self) -> dict[str, str]:
        words = (self.tr("Large"), self.tr("Larger"), self.tr("Very large"))
        return {str(size): word for size, word in zip(TEXT_SIZES, words, strict=True)}

    def _theme_words(self) -> dict[str, str]:
        words = (self.tr("Light"), self.tr("Dark"), self.tr("Strong contrast"))
        return dict(zip(THEMES, words, strict=True))

    def _build(self) -> None:
        page = self._page = ScrollPage(self._style, widest=980)
        self._title = label("title")
        # The room above brings the choices down to where a hand in a wheelchair reaches.
        page.column.addStretch(1)
        page.column.addWidget(self._title)
        self._rows: list[tuple[QLabel, ChoiceRow]] = []
        for values in (tuple(self._names), LEVELS, tuple(map(str, TEXT_SIZES)), THEMES):
            head = label("section")
            row = ChoiceRow(values, wrap=self._style, least=145)
            self._rows.append((head, row))
            page.column.addWidget(head)
            page.column.addWidget(row)
        for widget in self._rows[0]:
            widget.setVisible(len(self._names) > 1)
        self._go = ActionButton(self._style, "forward", "primary")
        self._go.setProperty("heft", "start")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 8, 24, 24)
        foot.addWidget(self._go)
        column.addLayout(foot)

    def _connect(self) -> None:
        language, level, size, theme = (row for _, row in self._rows)
        language.choice_made.connect(self._on_language_chosen)
        level.choice_made.connect(self._on_level_chosen)
        size.choice_made.connect(self._on_size_chosen)
        theme.choice_made.connect(self._on_theme_chosen)
        self._go.clicked.connect(self.chosen)
        self._choices.choices_changed.connect(self._show)

    def _show(self, now: Preferences) -> None:
        values = (now.language, now.level, str(now.text_percent), now.theme)
        for (_, row), value in zip(self._rows, values, strict=True):
            row.choose(value)

    def _on_language_chosen(self, language: str) -> None:
        self._choices.change(language=language)

    def _on_level_chosen(self, level: str) -> None:
        self._choices.change(level=level)

    def _on_size_chosen(self, size: str) -> None:
        self._choices.change(text_percent=int(size))

    def _on_theme_chosen(self, theme: str) -> None:
        self._choices.change(theme=theme)
