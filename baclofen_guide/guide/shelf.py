"""What the guide has in one language, gathered once and kept: fronts of pages, grades, reviews."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from msgspec import Struct

from baclofen_guide.guide import grades, review
from baclofen_guide.guide.catalogue import DOORS, URGENT, Catalogue
from baclofen_guide.guide.document import FrontMatter  # noqa: TC001  msgspec reads the annotations
from baclofen_guide.guide.errors import ContentError
from baclofen_guide.guide.grades import Grade  # noqa: TC001
from baclofen_guide.guide.review import Reviews

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from baclofen_guide.guide.compiled import Cache

_log = logging.getLogger(__name__)


class Shelf(Struct, frozen=True):
    """One language's pages.

    Attributes:
        fronts: What each page says about itself, by page: ``stopping/easy``, ``urgent/pump``.
        grades: Measured reading grades by page.
        reviews: Approvals and sign-offs.
    """

    fronts: dict[str, FrontMatter]
    grades: dict[str, Grade]
    reviews: Reviews


def gather_shelf(content_dir: Path, language: str, catalogue: Catalogue, cache: Cache) -> Shelf:
    """The shelf of `language`, from `cache` unless a file has changed.

    A page that is broken is left out with a line in the log: the others must stay readable.
    """
    folder = content_dir / language
    pages = dict(_read_pages(folder, catalogue))
    extra = [read_if_there(folder / name) for name in (grades.FILE_NAME, review.FILE_NAME)]
    sources = [text for page, source in pages.items() for text in (page.encode(), source)]

    def make() -> Shelf:
        return Shelf(
            fronts=dict(_read_fronts(folder, pages)),
            grades=_read_grades(folder / grades.FILE_NAME),
            reviews=_read_reviews(folder / review.FILE_NAME),
        )

    return cache.get(f"shelf-{language}", [*sources, *extra], Shelf, make)


def page_path(folder: Path, page: str) -> Path:
    """The file of `page` in a language's folder."""
    return folder / f"{page}.md"


def _read_pages(folder: Path, catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """The bytes of every page that exists, in the order of the catalogue."""
    planned = [f"{topic}/{level}" for topic in catalogue.topics for level in catalogue.levels_of(topic)]
    for page in (*planned, *(f"{URGENT}/{door}" for door in DOORS)):
        if source := read_if_there(page_path(folder, page)):
            yield page, source


def read_if_there(path: Path) -> bytes:
    """What stands in `path`; nothing when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _read_fronts(folder: Path, pages: dict[str, bytes]) -> Iterator[tuple[str, FrontMatter]]:
    from baclofen_guide.guide.parse import parse_front_matter  # only when nothing is kept

    for page, source in pages.items():
        path = page_path(folder, page)
        try:
            yield page, parse_front_matter(decode(source, path), path)
        except ContentError:
            _log.exception("a page is left out")


def decode(source: bytes, path: Path) -> str:
    """The text of a content file.

    Raises:
        ContentError: When it is not UTF-8.
    """
    try:
        return source.decode("utf-8")
    except UnicodeDecodeError as error:
        line = source[: error.start].count(b"\n") + 1
        raise ContentError(path, line, "is not UTF-8 text") from error


def _read_grades(path: Path) -> dict[str, Grade]:
    try:
        return grades.read_grades(path)
    except ContentError:
        _log.exception("no reading grades")
        return {}


def _read_reviews(path: Path) -> Reviews:
    try:
        return review.read_reviews(path)
    except ContentError:
        _log.exception("no reviews")
        return Reviews()
