"""Rules about score sheets: every page has been read and scored, as it stands, and scores high enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baclofen_guide.guide import sheets
from baclofen_guide.guide.check.book import planned_pages
from baclofen_guide.guide.check.problem import Problem
from baclofen_guide.guide.errors import ContentError
from baclofen_guide.guide.messages import FALLBACK_LANGUAGE
from baclofen_guide.guide.sheets import LEAST, PARTS, Scores, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from baclofen_guide.guide.catalogue import Catalogue
    from baclofen_guide.guide.check.book import Book, Entry

RULE = "score"


def read_scores(
    content_dir: Path, catalogue: Catalogue, languages: Iterable[str]
) -> tuple[dict[str, Scores], tuple[Problem, ...]]:
    """The score sheets of `languages`, and a problem for each that is broken.

    Raises:
        ContentError: When the list of items is broken.
    """
    items = sheets.read_items(content_dir)
    found: dict[str, Scores] = {}
    problems: list[Problem] = []
    for language in languages:
        read: dict[str, Sheet] = {}
        for page in planned_pages(catalogue):
            path = sheets.sheet_path(content_dir / language, page.page)
            if path.is_file():
                try:
                    read[page.page] = sheets.parse_sheet(path, path.read_bytes(), items)
                except ContentError as error:
                    problems.append(Problem(error.path, error.line, RULE, error.problem))
        found[language] = Scores(items, read)
    return found, tuple(problems)


def pages_are_scored(book: Book) -> Iterator[Problem]:
    """Every English page for the public has a sheet; one that was filled for another text is worth a look.

    Without a list of items nothing is scored.
    """
    for entry in book.entries:
        scores = book.scores[entry.language]
        if not scores.items or entry.is_door or entry.level not in sheets.SCORED_LEVELS:
            continue
        sheet = scores.sheets.get(entry.page)
        path = _path(book, entry)
        if sheet and sheet.hash != entry.hash:
            text = f"{entry.page} has changed since it was scored: read it anew; its hash is {entry.hash}"
            yield Problem(path, 1, RULE, text, warning=True)
        elif not sheet and not path.is_file() and entry.language == FALLBACK_LANGUAGE:
            text = f"{entry.page} has no score sheet; its hash is {entry.hash}"
            yield entry.problem(1, RULE, text)


def scores_are_high(book: Book) -> Iterator[Problem]:
    """Everything that applies in PEMAT-P is met, and ninety of a hundred in the CDC index."""
    for entry in book.entries:
        scores = book.scores[entry.language]
        if sheet := scores.sheets.get(entry.page):
            for part in PARTS:
                found = sheets.score(sheet, scores.items, part)
                if found.percent < LEAST[part]:
                    unmet = ", ".join(found.unmet)
                    text = f"{part} {found.percent} %, at least {LEAST[part]}; not met: {unmet}"
                    yield Problem(_path(book, entry), 1, RULE, text)


def _path(book: Book, entry: Entry) -> Path:
    return sheets.sheet_path(book.content_dir / entry.language, entry.page)
