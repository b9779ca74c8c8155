"""Rules about figures and checklists: what they say is the facts' own, and they can be drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baclofen_guide.guide.check.problem import Problem
from baclofen_guide.guide.check.wording import wrong_numbers
from baclofen_guide.guide.document import CHECKLIST, Callout, ItemList
from baclofen_guide.guide.facts import RedFlag
from baclofen_guide.guide.figures import FILE_NAME, PEOPLE, IconArray, Pictograms, Strengths
from baclofen_guide.guide.toml_file import TomlFile
from baclofen_guide.guide.walk import figures_in, page_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from baclofen_guide.guide.check.book import Book
    from baclofen_guide.guide.figures import FigureData

MOST_TO_DO = 7
"""More things than this in one checklist are not remembered."""


def figures_say_what_facts_say(book: Book) -> Iterator[Problem]:
    """Facts of a figure exist, its numbers are theirs, and it stands on a page."""
    for language, drawn in book.figures.items():
        shown = {name for entry in book.of_language(language) for name in figures_in(entry.document)}
        for name, figure in drawn.items():
            for key, text in _wrong_in(book, language, figure):
                yield _problem(book, language, name, key, text)
            if name not in shown:
                yield _problem(book, language, name, "", "no page shows this figure", warning=True)


def _wrong_in(book: Book, language: str, figure: FigureData) -> Iterator[tuple[str, str]]:
    """The key and the text of each mistake in what `figure` says."""
    for fact in figure.facts:
        claim = book.base.claim(fact)
        if claim is None:
            yield "facts", f"there is no {fact}"
        elif isinstance(claim, RedFlag):
            yield "facts", f"{fact} is a red flag; a figure cites facts"
    for key, words in _words_by_key(figure):
        for text in wrong_numbers(book, language, words, figure.facts, given=_given(figure)):
            yield key, text


def _words_by_key(figure: FigureData) -> Iterator[tuple[str, str]]:
    yield "title", figure.title
    yield "note", figure.note
    if isinstance(figure, IconArray):
        for part in figure.parts[:-1]:
            yield "parts", f"{part.count} {part.label}"
        yield "parts", figure.parts[-1].label
        return
    for label in figure.parts:
        yield "parts", label.label
    if isinstance(figure, Strengths):
        yield "amount", figure.amount


def _given(figure: FigureData) -> tuple[str, ...]:
    """Numbers that need no fact: a hundred people stand in an icon array."""
    return (str(PEOPLE),) if isinstance(figure, IconArray) else ()


def figures_can_be_drawn(book: Book) -> Iterator[Problem]:
    """Every pictogram that a figure names can be drawn."""
    for language, drawn in book.figures.items() if book.pictograms is not None else ():
        for name, figure in drawn.items():
            for part in figure.parts if isinstance(figure, Pictograms) else ():
                if part.icon not in (book.pictograms or ()):
                    text = f"there is no pictogram named {part.icon!r}"
                    yield _problem(book, language, name, "parts", text)


def checklists_are_short(book: Book) -> Iterator[Problem]:
    """A checklist has at most seven things to do."""
    for entry in book.entries:
        for box in page_blocks(entry.document):
            if isinstance(box, Callout) and box.kind == CHECKLIST:
                things = sum(len(block.items) for block in box.blocks if isinstance(block, ItemList))
                if things > MOST_TO_DO:
                    text = f"{things} things to do; a checklist has at most {MOST_TO_DO}"
                    yield entry.problem(box.line, "checklist", text)


def _problem(book: Book, language: str, name: str, key: str, text: str, *, warning: bool = False) -> Problem:
    path = book.content_dir / language / FILE_NAME
    line = TomlFile.parse(path, path.read_bytes()).line_of(f"[{name}]", key=key)
    return Problem(path, line, "figure", f"{name}{key and '.'}{key}: {text}", warning)
