"""Rules about upkeep: grades, lengths, dates, reviews, and messages in every language."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

from baclofen_guide.guide import messages, review
from baclofen_guide.guide.check.problem import Problem
from baclofen_guide.guide.errors import ContentError
from baclofen_guide.guide.passages import joined_passages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from baclofen_guide.guide.check.book import Book, Entry
    from baclofen_guide.guide.review import SignOff

GRADE_LIMITS = {"easy": 5.0, "standard": 8.0}
"""Highest Flesch-Kincaid grade of each level's running text; the clinical level is free."""

WORD_RANGES = {"easy": (120, 300), "standard": (250, 600), "clinical": (400, 1200)}
"""Words a page should have at least and at most, unless `topics.toml` has another range for its topic."""


def grades_fit(book: Book) -> Iterator[Problem]:
    """Every page has been measured as it stands, and is not too hard for its level."""
    for entry in book.entries:
        grade = book.grades[entry.language].get(entry.page)
        if grade is None or grade.hash != entry.hash:
            text = "has never been measured" if grade is None else "has changed since it was measured"
            yield entry.problem(1, "grade", f"the text {text}: run make grades")
        elif grade.grade > GRADE_LIMITS.get(entry.level, grade.grade):
            text = f"the reading grade is {grade.grade}, at most {GRADE_LIMITS[entry.level]} at this level"
            yield entry.problem(1, "grade", text)


def lengths_fit(book: Book) -> Iterator[Problem]:
    """A page is about as long as its level asks for; only a warning, and not for doors."""
    for entry in book.entries:
        grade = book.grades[entry.language].get(entry.page)
        own = book.catalogue.lengths.get(entry.topic, {})
        fewest, most = own.get(entry.level, WORD_RANGES[entry.level])
        if grade and not entry.is_door and not fewest <= grade.words <= most:
            text = f"{grade.words} words; this page should have {fewest} to {most}"
            yield entry.problem(1, "length", text, warning=True)


def dates_hold(book: Book) -> Iterator[Problem]:
    """No page is past its review date unless that is known, and its dates make sense."""
    for entry in book.entries:
        front = entry.document.front
        if front.updated > min(book.today, front.review_by):
            line = entry.key_line("updated")
            yield entry.problem(line, "date", f"`updated` {front.updated} is later than today or `review_by`")
        known = book.reviews[entry.language].known_old
        if front.review_by < book.today and entry.page not in known:
            text = f"will be shown as old since {front.review_by}: review it, or list it in `known_old`"
            yield entry.problem(entry.key_line("review_by"), "date", text)


def reviews_stand(book: Book) -> Iterator[Problem]:
    """Reviews name pages there are; those of a text that has changed since are reported as lapsed."""
    for language, reviews in book.reviews.items():
        path = book.content_dir / language / review.FILE_NAME
        pages = {entry.page: entry for entry in book.of_language(language)}
        approved = [approval.page for approval in reviews.approvals]
        signed = [sign_off.page for sign_off in reviews.sign_offs]
        for page in dict.fromkeys([*reviews.known_old, *approved, *signed]):
            if page not in pages:
                yield Problem(path, 1, "review", f"there is no page {page}")
            elif review.review_of(page, pages[page].hash, reviews.approvals).state == "lapsed":
                yield Problem(path, 1, "review", f"the approval of {page} has lapsed", warning=True)
        for sign_off in reviews.sign_offs:
            if sign_off.page in pages and not _still_holds(book, pages[sign_off.page], sign_off):
                text = f"{sign_off.who}'s sign-off of {sign_off.fact} on {sign_off.page} has lapsed"
                yield Problem(path, 1, "review", text, warning=True)


def _still_holds(book: Book, entry: Entry, sign_off: SignOff) -> bool:
    fact = book.base.facts.get(sign_off.fact)
    passage = joined_passages(entry.passages, sign_off.fact)
    return fact is not None and review.sign_off_holds(sign_off, fact.statement, passage)


def messages_agree(book: Book) -> Iterator[Problem]:
    """Messages are well formed; those of other languages are known and take the same values."""
    wanted: dict[str, set[str]] = {}
    for language in book.languages:
        english = language == messages.FALLBACK_LANGUAGE
        for path in messages.message_files(book.content_dir / language):
            if not english and not path.is_file():
                continue
            try:
                found = {name: _values(words) for name, words in messages.read_messages(path).items()}
            except ContentError as error:
                yield Problem(path, error.line, "message", error.problem)
                continue
            if english:
                for twice in sorted(found.keys() & wanted.keys()):
                    yield Problem(path, 1, "message", f"{twice} stands in another file of this language too")
                wanted |= {name: values or set() for name, values in found.items()}
            yield from _compare(path, found, wanted)


def _compare(path: Path, found: dict[str, set[str] | None], wanted: dict[str, set[str]]) -> Iterator[Problem]:
    for name, values in found.items():
        if values is None:
            text = f"{name}: braces that do not match"
        elif name not in wanted:
            text = f"{name} is no message of the English file"
        elif values != wanted[name]:
            text = f"{name} takes the values {sorted(wanted[name])}, not {sorted(values)}"
        else:
            continue
        yield Problem(path, _line_of(path, name), "message", text)


def _line_of(path: Path, name: str) -> int:
    """The line of a message: its key, under the heading of its table."""
    table = ""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.startswith("["):
            table = line.strip("[] ") + "."
        elif table + line.partition("=")[0].strip() == name:
            return number
    return 1


def _values(words: str) -> set[str] | None:
    """Names of the values that `words` take; None when their braces do not match."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}
    except ValueError:
        return None
