"""Which topics and languages the guide has, in which order: ``topics.toml`` and ``languages.toml``."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, TypeVar

import msgspec

from baclofen_guide.guide.errors import ContentError
from baclofen_guide.guide.reader import Direction  # noqa: TC001  msgspec reads the annotations
from baclofen_guide.settings.choices import LEVELS, Audience, Level

if TYPE_CHECKING:
    from pathlib import Path

T = TypeVar("T")

TOPICS_FILE = "topics.toml"
LANGUAGES_FILE = "languages.toml"
URGENT = "urgent"
DOORS = ("stopped", "too-much", "pump")
"""The doors of Urgent help, in the order they are shown; each is a page ``urgent/<door>.md``."""


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Topics shown together; the title is the message ``group.<id>``."""

    id: str
    topics: tuple[str, ...]


class Catalogue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The planned topics in order.

    Attributes:
        groups: The groups in the order they are shown.
        levels: Levels of the topics that are not written at every level.
        order: For an audience, the groups it wants first; the others follow in their usual order.
        related: For a topic, those that belong to it; shown at the end of its pages.
        emergency_first: Topics whose pages show the emergency signs before anything else.
        lengths: For a topic of another length than usual, the fewest and most words at each level.
    """

    groups: tuple[Group, ...]
    levels: dict[str, tuple[Level, ...]] = {}
    order: dict[Audience, tuple[str, ...]] = {}
    related: dict[str, tuple[str, ...]] = {}
    emergency_first: tuple[str, ...] = ()
    lengths: dict[str, dict[Level, tuple[int, int]]] = {}

    @property
    def topics(self) -> tuple[str, ...]:
        """Ids of all planned topics in order."""
        return tuple(topic for group in self.groups for topic in group.topics)

    def groups_for(self, audience: Audience | None) -> tuple[Group, ...]:
        """The groups in the order in which `audience` wants them."""
        first = self.order.get(audience, ()) if audience else ()
        places = {name: place for place, name in enumerate(first)}
        return tuple(sorted(self.groups, key=lambda group: places.get(group.id, len(places))))

    def levels_of(self, topic: str) -> tuple[Level, ...]:
        """The levels at which `topic` is to be written."""
        return self.levels.get(topic, LEVELS)


class Language(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A language of the guide.

    Attributes:
        name: What its speakers call it.
        touch: "Touch to begin" in it, for the screen of a waiting room.
        direction: Which way its script runs.
        number_words: Words that count as numbers when texts are compared with facts.
        warns_off: Expressions of a line that could make somebody stop baclofen.
        keeps_safe: Expressions that must all stand beside such a line.
    """

    name: str
    touch: str = ""
    direction: Direction = "ltr"
    number_words: dict[str, str] = {}
    warns_off: tuple[str, ...] = ()
    keeps_safe: tuple[str, ...] = ()


def read_catalogue(content_dir: Path) -> Catalogue:
    """The topics of the guide.

    Raises:
        ContentError: When ``topics.toml`` is missing, not as `Catalogue` says, or names a topic twice.
    """
    path = content_dir / TOPICS_FILE
    catalogue = _read(path, Catalogue)
    topics = catalogue.topics
    for topic in topics:
        if topics.count(topic) > 1:
            raise ContentError(path, 1, f"the topic {topic} is listed twice")
    named = {*catalogue.related, *(one for those in catalogue.related.values() for one in those)}
    if unknown := named - set(topics):
        raise ContentError(path, 1, f"a related topic is none: {min(unknown)}")
    known = {group.id for group in catalogue.groups}
    for audience, groups in catalogue.order.items():
        if unknown := set(groups) - known:
            raise ContentError(path, 1, f"the order for {audience} names no group: {min(unknown)}")
    return catalogue


def read_languages(content_dir: Path) -> dict[str, Language]:
    """The languages of the guide by code.

    Raises:
        ContentError: When ``languages.toml`` is missing or not as `Language` says.
    """
    return _read(content_dir / LANGUAGES_FILE, dict[str, Language])


def _read(path: Path, kind: type[T]) -> T:
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), kind)
    except OSError as error:
        raise ContentError(path, 1, f"cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise ContentError(path, 1, str(error)) from error
