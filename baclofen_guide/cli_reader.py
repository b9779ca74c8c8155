"""Who a command of the guide speaks to: their language, level and numbers, and the guide opened for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from baclofen_guide.guide.library import Library
from baclofen_guide.guide.reader import Reader, placeholder_values
from baclofen_guide.settings.policy import under
from baclofen_guide.settings.preferences import PreferencesFile
from baclofen_guide.settings.regions import load_regions

if TYPE_CHECKING:
    from baclofen_guide.context import Context
    from baclofen_guide.settings.choices import Level
    from baclofen_guide.settings.preferences import Preferences


class UnknownLanguageError(LookupError):
    """The guide is not written in that language; the text says in which it is."""


@dataclass(frozen=True)
class Terminal:
    """The guide as somebody at a terminal reads it.

    Attributes:
        library: The pages.
        language: Code of the language asked for or chosen.
        level: The level asked for or chosen.
    """

    library: Library
    language: str
    level: Level
    _context: Context
    _preferences: Preferences

    def reader(self, language: str) -> Reader:
        """The reader as a page in `language` knows them."""
        context, preferences = self._context, self._preferences
        region = load_regions(context.resources.facts / "regions.toml").get(preferences.region)
        return Reader(
            messages=context.messages,
            audience=preferences.audience or "patient",
            values=placeholder_values(region, preferences.clinic_number),
            direction=self.library.languages[language].direction,
        )


def open_terminal(context: Context) -> Terminal:
    """The guide for whoever gave the command.

    Raises:
        UnknownLanguageError: There is no guide in the language asked for.
    """
    loaded = PreferencesFile(context.folders.config / "preferences.json").load()
    preferences = under(loaded.preferences, context.policy.policy)
    language = context.language or preferences.language
    library = Library.open(context.resources.content, context.resources.facts, context.folders.cache)
    if language not in library.languages:
        known = ", ".join(library.languages)
        raise UnknownLanguageError(context.messages.text("cli.unknown-language", name=language, known=known))
    return Terminal(library, language, context.level or preferences.level, context, preferences)
