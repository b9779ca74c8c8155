"""Words of code that has no window: by id, in the language of the document they stand beside."""

from __future__ import annotations

import os
import tomllib
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from baclofen_guide.guide.errors import ContentError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from baclofen_guide.guide.compiled import Cache

FALLBACK_LANGUAGE = "en"
FILE_NAME = "messages.toml"
FOLDER_NAME = "messages"


class Messages(Struct, frozen=True):
    """The messages of one language; what it lacks is said in English.

    Attributes:
        words: The messages by id, such as ``callout.tip``.
        borrowed: Ids that this language lacks and says in English.
    """

    words: dict[str, str]
    borrowed: frozenset[str] = frozenset()

    @classmethod
    def load(cls, content_dir: Path, language: str) -> Messages:
        """Read ``content_dir/<language>/messages.toml`` and ``messages/*.toml`` over the English ones.

        Raises:
            ContentError: When a file is not TOML, holds anything but words, or English is missing.
        """
        words: dict[str, str] = {}
        for path in message_files(content_dir / FALLBACK_LANGUAGE):
            words |= read_messages(path)
        if language == FALLBACK_LANGUAGE:
            return cls(words)
        own: dict[str, str] = {}
        for path in message_files(content_dir / language):
            if path.is_file():
                own |= read_messages(path)
        return cls(words | own, frozenset(words.keys() - own.keys()))

    def borrows(self, *prefixes: str) -> bool:
        """Whether any message whose id begins with one of `prefixes` is said in English."""
        return any(name.startswith(prefixes) for name in self.borrowed)

    def text(self, name: str, /, **values: object) -> str:
        """The message `name` with `values` filled in.

        A message that counts has two wordings, ``name.one`` and ``name.other``; the value ``n`` picks one.

        Raises:
            KeyError: When there is no such message, or a value it needs is missing: a mistake of ours.
        """
        words = self.words.get(name)
        if words is None and "n" in values:
            words = self.words.get(f"{name}.one" if values["n"] == 1 else f"{name}.other")
        if words is None:
            raise KeyError(f"no message {name!r}")
        return words.format_map(values)


def load_messages(content_dir: Path, language: str, cache: Cache) -> Messages:
    """The messages of `language`, from `cache` unless one of their files has changed.

    Raises:
        ContentError: As `Messages.load`.
    """
    folders = [content_dir / code for code in dict.fromkeys((FALLBACK_LANGUAGE, language))]
    paths = [path for folder in folders for path in message_files(folder) if path.is_file()]
    sources = [part for path in paths for part in (os.fsencode(path), path.read_bytes())]
    return cache.get(f"{language}-messages", sources, Messages, lambda: Messages.load(content_dir, language))


def message_files(folder: Path) -> list[Path]:
    """The message files of one language: one for the guide, and one for each room that speaks."""
    return [folder / FILE_NAME, *sorted((folder / FOLDER_NAME).glob("*.toml"))]


def read_messages(path: Path) -> dict[str, str]:
    """The messages of one file by id, tables joined by dots.

    Raises:
        ContentError: When it cannot be read, is not TOML or holds anything but words.
    """
    try:
        tree = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ContentError(path, 1, f"cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise ContentError(path, 1, f"is not TOML: {error}") from error
    return dict(_flat(tree, "", path))


def _flat(tree: dict[str, Any], prefix: str, path: Path) -> Iterator[tuple[str, str]]:
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{key}.", path)
        elif isinstance(value, str):
            yield prefix + key, value
        else:
            raise ContentError(path, 1, f"`{prefix}{key}` is not words in quotes")
