"""Runs every rule over all content and counts what the pages cover."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from baclofen_guide.guide import figures, glossary, grades, review
from baclofen_guide.guide.catalogue import LANGUAGES_FILE, read_catalogue, read_languages
from baclofen_guide.guide.check import (
    alarming,
    answering,
    asking,
    citing,
    drawing,
    explaining,
    links,
    parity,
    scoring,
    upkeep,
    wording,
)
from baclofen_guide.guide.check.book import Book, read_entries, read_quizzes
from baclofen_guide.guide.check.problem import Problem
from baclofen_guide.guide.document import Disagreement
from baclofen_guide.guide.errors import ContentError
from baclofen_guide.guide.facts import FactBase, FactError
from baclofen_guide.guide.messages import FALLBACK_LANGUAGE
from baclofen_guide.guide.questions import questions_hash, running_text_of
from baclofen_guide.guide.running_text import count_words, minutes_to_read, running_text
from baclofen_guide.guide.sheets import PARTS, score
from baclofen_guide.guide.walk import cited, page_blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from datetime import date
    from pathlib import Path

    from baclofen_guide.guide.catalogue import Language
    from baclofen_guide.guide.check.book import Entry, Quiz

RULES: tuple[Callable[[Book], Iterator[Problem]], ...] = (
    parity.same_sections,
    parity.same_front,
    parity.known_pictogram,
    parity.every_level,
    parity.opens_with_message,
    parity.emergency_first,
    citing.cited_ids_exist,
    citing.conflicts_exist,
    citing.clinical_facts_stay,
    citing.must_says_are_said,
    citing.nothing_is_wrongly_said,
    citing.red_flags_have_doors,
    alarming.emergencies_are_heard,
    wording.numbers_are_the_facts,
    wording.no_line_stops_baclofen,
    links.links_lead_somewhere,
    links.terms_exist,
    drawing.figures_say_what_facts_say,
    drawing.figures_can_be_drawn,
    drawing.checklists_are_short,
    asking.questions_rest_on_facts,
    asking.questions_say_what_facts_say,
    asking.wrong_answers_are_corrected,
    asking.misunderstandings_are_put_right,
    asking.questions_are_easy,
    asking.questions_are_the_same,
    answering.questions_are_answered,
    explaining.every_word_is_explained,
    explaining.explanations_rest_on_facts,
    explaining.explanations_say_what_facts_say,
    upkeep.grades_fit,
    upkeep.lengths_fit,
    upkeep.dates_hold,
    upkeep.reviews_stand,
    upkeep.messages_agree,
    scoring.pages_are_scored,
    scoring.scores_are_high,
)


@dataclass(frozen=True)
class Coverage:
    """What one page covers.

    Attributes:
        language: Its language's code.
        page: Such as ``stopping/easy``.
        words: Words of its running text.
        grade: Reading grade; None when the text as it stands was never measured.
        minutes: Whole minutes to read it.
        facts: Ids of the facts and red flags it cites.
        scores: Percent of each part of its score sheet, in the order of `PARTS`; () without a sheet.
    """

    language: str
    page: str
    words: int
    grade: float | None
    minutes: int
    facts: tuple[str, ...]
    scores: tuple[int, ...] = ()


@dataclass(frozen=True)
class Report:
    """What the checks found.

    Attributes:
        problems: In the order of files and lines; warnings among them.
        coverage: One row a page.
        facts_cited: How many facts at least one page cites.
        facts_known: How many facts the fact base has.
        for_editors: Ids of those that are rules for whoever writes the guide, shown to no reader.
        uncited: Ids of the others that no page cites.
        conflicts_known: How many disagreements of sources the fact base has.
        unshown: Ids of those that no page shows.
    """

    problems: tuple[Problem, ...]
    coverage: tuple[Coverage, ...] = ()
    facts_cited: int = 0
    facts_known: int = 0
    for_editors: tuple[str, ...] = ()
    uncited: tuple[str, ...] = ()
    conflicts_known: int = 0
    unshown: tuple[str, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems for which content is refused."""
        return tuple(problem for problem in self.problems if not problem.warning)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The problems that are only worth a look."""
        return tuple(problem for problem in self.problems if problem.warning)

    @property
    def is_full(self) -> bool:
        """Whether nothing is wrong and everything that is known has its place."""
        return bool(self.coverage) and not (self.problems or self.uncited or self.unshown)


def run_checks(
    content_dir: Path,
    facts_dir: Path,
    today: date,
    languages: Collection[str] | None = None,
    pictograms: Collection[str] | None = None,
) -> Report:
    """Check all content against every rule.

    Args:
        content_dir: ``resources/content``.
        facts_dir: ``resources/facts``.
        today: Against which review dates are held.
        languages: Codes of the languages to check beside English; all when None.
        pictograms: Names that can be drawn; when None, any name will do.
    """
    try:
        base = FactBase.load(facts_dir)
    except FactError as error:
        return Report((Problem(facts_dir, 1, "facts", str(error)),))
    try:
        book, found = _read_book(content_dir, base, today, languages, pictograms)
    except ContentError as error:
        return Report((Problem(error.path, error.line, "file", error.problem),))
    problems = {*found, *(problem for rule in RULES for problem in rule(book))}
    ids = {name for entry in book.entries for name in cited(entry.document) if name in base.facts}
    rows = [_cover(book, entry) for entry in book.entries] + [
        _cover_quiz(book, quiz) for quiz in book.quizzes
    ]
    shown = {
        block.conflict
        for entry in book.entries
        for block in page_blocks(entry.document)
        if isinstance(block, Disagreement)
    }
    return Report(
        tuple(sorted(problems)),
        tuple(rows),
        facts_cited=len(ids),
        facts_known=len(base.facts),
        for_editors=tuple(fact.id for fact in base.facts.values() if fact.for_editors),
        uncited=tuple(fact.id for fact in base.facts.values() if not fact.for_editors and fact.id not in ids),
        conflicts_known=len(base.conflicts),
        unshown=tuple(name for name in base.conflicts if name not in shown),
    )


def _read_book(
    content_dir: Path,
    base: FactBase,
    today: date,
    languages: Collection[str] | None,
    pictograms: Collection[str] | None,
) -> tuple[Book, tuple[Problem, ...]]:
    """Everything the rules look at.

    Raises:
        ContentError: When a file without which nothing can be checked is broken.
    """
    catalogue = read_catalogue(content_dir)
    wanted = _wanted_languages(content_dir, languages)
    entries, problems = read_entries(content_dir, catalogue, wanted)
    quizzes, unread = read_quizzes(content_dir, catalogue, wanted)
    scores, unscored = scoring.read_scores(content_dir, catalogue, wanted)
    book = Book(
        content_dir=content_dir,
        base=base,
        catalogue=catalogue,
        languages=wanted,
        entries=entries,
        quizzes=quizzes,
        grades={code: grades.read_grades(content_dir / code / grades.FILE_NAME) for code in wanted},
        reviews={code: review.read_reviews(content_dir / code / review.FILE_NAME) for code in wanted},
        figures={code: figures.read_figures(content_dir / code / figures.FILE_NAME) for code in wanted},
        glossaries={code: glossary.read_glossary(content_dir / code / glossary.FILE_NAME) for code in wanted},
        scores=scores,
        today=today,
        pictograms=None if pictograms is None else frozenset(pictograms),
    )
    return book, (*problems, *unread, *unscored)


def _wanted_languages(content_dir: Path, asked: Collection[str] | None) -> dict[str, Language]:
    """The languages to check, English first: the others are held against it.

    Raises:
        ContentError: When a language that was asked for, or a folder's, is not in ``languages.toml``.
    """
    known = read_languages(content_dir)
    folders = (path.name for path in content_dir.iterdir() if path.is_dir())
    wanted = {FALLBACK_LANGUAGE, *(known if asked is None else asked)}
    for code in sorted({*wanted, *folders}):
        if code not in known:
            raise ContentError(content_dir / LANGUAGES_FILE, 1, f"there is no language {code}")
    return {code: known[code] for code in sorted(wanted, key=lambda code: (code != FALLBACK_LANGUAGE, code))}


def _cover(book: Book, entry: Entry) -> Coverage:
    grade = book.grades[entry.language].get(entry.page)
    measured = grade if grade and grade.hash == entry.hash else None
    words = measured.words if measured else count_words(running_text(entry.whole, lambda name: name))
    scores = book.scores[entry.language]
    sheet = scores.sheets.get(entry.page)
    return Coverage(
        language=entry.language,
        page=entry.page,
        words=words,
        grade=measured.grade if measured else None,
        minutes=measured.minutes if measured else minutes_to_read(words, entry.level),
        facts=cited(entry.whole),
        scores=tuple(score(sheet, scores.items, part).percent for part in PARTS) if sheet else (),
    )


def _cover_quiz(book: Book, quiz: Quiz) -> Coverage:
    grade = book.grades[quiz.language].get(quiz.page)
    measured = grade.grade if grade and grade.hash == questions_hash(quiz.questions) else None
    words = count_words(running_text_of(quiz.questions))
    minutes = minutes_to_read(words, "easy")
    return Coverage(quiz.language, quiz.page, words, measured, minutes, quiz.questions.facts)
