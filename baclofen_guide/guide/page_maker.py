"""Pages made from their files: parsed once, kept on disk, the last few at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from baclofen_guide.guide import figures, glossary
from baclofen_guide.guide.document import Document  # noqa: TC001  msgspec reads the annotations
from baclofen_guide.guide.fingerprint import page_hash
from baclofen_guide.guide.made.finish import as_read
from baclofen_guide.guide.made.stock import GLOSSARY
from baclofen_guide.guide.running_text import count_words, running_text
from baclofen_guide.guide.shelf import decode, page_path, read_if_there

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from baclofen_guide.guide.compiled import Cache
    from baclofen_guide.guide.glossary import GlossaryWord
    from baclofen_guide.settings.choices import Level

AT_HAND = 9
"""Pages held in memory: three topics at three levels, so that going to and fro opens nothing again."""


class Compiled(Struct, frozen=True):
    """What is kept of a page: everything that takes time to find out."""

    document: Document
    hash: str
    words: int


class PageMaker:
    """Reads pages; a changed file makes its page anew.

    Args:
        content_dir: ``resources/content``.
        cache: where made pages are kept.
        words: the glossary of a language.
    """

    def __init__(
        self, content_dir: Path, cache: Cache, words: Callable[[str], Mapping[str, GlossaryWord]]
    ) -> None:
        self._content_dir, self._cache, self._words = content_dir, cache, words
        self._at_hand: dict[str, tuple[list[bytes], Compiled]] = {}

    def page(self, page: str, topic: str, level: Level, language: str) -> Compiled:
        """`page`, such as ``stopping/easy``, in `language`.

        Raises:
            ContentError: When its file is broken.
        """
        folder = self._content_dir / language
        path, drawn = page_path(folder, page), folder / figures.FILE_NAME
        source, data = path.read_bytes(), read_if_there(drawn)
        explained = read_if_there(folder / glossary.FILE_NAME) if topic == GLOSSARY else b""

        def make() -> Compiled:
            from baclofen_guide.guide.parse import parse_page

            known = figures.parse_figures(drawn, data)
            document = parse_page(
                decode(source, path), path=path, topic=topic, level=level, language=language, figures=known
            )
            document = as_read(document, self._words(language) if explained else {})
            words = count_words(running_text(document, lambda name: name))
            return Compiled(document, page_hash(document), words)

        name = f"{language}-{page.replace('/', '-')}"
        return self._kept(name, [page.encode(), source, data, explained], make)

    def _kept(self, name: str, sources: list[bytes], make: Callable[[], Compiled]) -> Compiled:
        """What is at hand or on disk as `name`, if it was made from `sources`."""
        before = self._at_hand.pop(name, None)
        if before is not None and before[0] == sources:
            found = before[1]
        else:
            found = self._cache.get(name, sources, Compiled, make)
        self._at_hand[name] = sources, found  # the newest at the end
        if len(self._at_hand) > AT_HAND:
            del self._at_hand[next(iter(self._at_hand))]
        return found
