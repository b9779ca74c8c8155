"""Puts the reader's choices of colours, text size and language onto the whole application."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTranslator
from PySide6.QtGui import QFont

from baclofen_guide.ui.fonts import READING_FAMILY
from baclofen_guide.ui.garbage import left_alone
from baclofen_guide.ui.style import Style
from baclofen_guide.ui.stylesheet import stylesheet
from baclofen_guide.ui.theme import load_theme, palette, theme_name

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from baclofen_guide.settings.preferences import Preferences
    from baclofen_guide.ui.choices import Choices


class Appearance(QObject):
    """Follows `choices` and the desktop's light or dark scheme.

    Args:
        application: what to paint.
        choices: the reader's choices.
        themes: folder of theme files.
        translations: folder of compiled translations, or None.
        factor: how much larger everything is than at home.
        target: least height of a button in pixels.
    """

    def __init__(
        self,
        application: QApplication,
        choices: Choices,
        themes: Path,
        translations: Path | None,
        parent: QObject | None = None,
        *,
        factor: float = 1.0,
        target: int = 44,
    ) -> None:
        super().__init__(parent)
        self._application, self._choices = application, choices
        self._themes, self._translations = themes, translations
        self._translators: dict[str, list[QTranslator]] = {}
        self._language = ""
        with left_alone():
            application.setStyle("Fusion")
        theme, percent = load_theme(themes, self._theme_name(choices.now)), choices.now.text_percent
        self.style = Style(theme, percent, self, factor=factor, target=target)
        self._apply_language(choices.now.language)
        self._paint()
        choices.choices_changed.connect(self._on_choices_changed)
        application.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    def _theme_name(self, preferences: Preferences) -> str:
        dark = self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return theme_name(preferences.theme, system_is_dark=dark)

    def _on_choices_changed(self, preferences: Preferences) -> None:
        if preferences.language != self._language:
            self._apply_language(preferences.language)
        self._restyle(preferences)

    def _on_scheme_changed(self) -> None:
        self._restyle(self._choices.now)

    def _restyle(self, preferences: Preferences) -> None:
        theme = load_theme(self._themes, self._theme_name(preferences))
        if (theme, preferences.text_percent) == (self.style.theme, self.style.text_percent):
            return
        # The style first, so that what is painted by hand has its new size when the sheet arrives.
        self.style.change(theme, preferences.text_percent)
        self._paint()

    def _paint(self) -> None:
        font = QFont(READING_FAMILY)
        font.setPixelSize(self.style.chrome_px(16))
        with left_alone():
            self._application.setPalette(palette(self.style.theme))
            self._application.setFont(font)
        self.renew()

    def renew(self) -> None:
        """Take the style sheet off and lay it on again.

        Qt (6.11) keeps the rules of some widgets that are gone: memory that is never given back, and a new
        sheet laid over the old one visits them all. Without a sheet it forgets every rule.
        """
        with left_alone():
            self._application.setStyleSheet("")
            self._application.setStyleSheet(stylesheet(self.style))

    def _apply_language(self, language: str) -> None:
        with left_alone():
            for translator in self._translators.get(self._language, ()):
                self._application.removeTranslator(translator)
        self._language = language
        if language not in self._translators:
            # Kept for good: each one thrown away leaves some memory behind, and going back is faster.
            self._translators[language] = self._load(language)
        with left_alone():
            for translator in self._translators[language]:
                self._application.installTranslator(translator)
            self._application.setLayoutDirection(QLocale(language).textDirection())

    def _load(self, language: str) -> list[QTranslator]:
        own = str(self._translations) if self._translations else ""
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        loaded = []
        for name, folder in ((f"qtbase_{language}", qt), (f"baclofen_guide_{language}", own)):
            translator = QTranslator(self)
            if folder and translator.load(name, folder):
                loaded.append(translator)
        return loaded
