"""Everything the checks look at, read once: all pages of all languages, and what could not be read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from baclofen_guide.guide import figures, glossary, grades, messages, questions, review, sheets
from baclofen_guide.guide.ask import words as ask_words
from baclofen_guide.guide.catalogue import DOORS, URGENT, Catalogue, Language
from baclofen_guide.guide.check.problem import Problem
from baclofen_guide.guide.errors import ContentError
from baclofen_guide.guide.fingerprint import page_hash
from baclofen_guide.guide.made.finish import as_read
from baclofen_guide.guide.parse import parse_page
from baclofen_guide.guide.passages import Passage, passages
from baclofen_guide.guide.shelf import decode
from baclofen_guide.guide.toml_file import TomlFile
from baclofen_guide.settings.choices import LEVELS, Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from baclofen_guide.guide.document import Document
    from baclofen_guide.guide.facts import FactBase
    from baclofen_guide.guide.figures import FigureData
    from baclofen_guide.guide.glossary import GlossaryWord
    from baclofen_guide.guide.grades import Grade
    from baclofen_guide.guide.questions import Questions
    from baclofen_guide.guide.review import Reviews
    from baclofen_guide.guide.sheets import Scores

_DATA_FILES = (
    grades.FILE_NAME,
    review.FILE_NAME,
    figures.FILE_NAME,
    glossary.FILE_NAME,
    ask_words.FILE_NAME,
)


@dataclass(frozen=True)
class Entry:
    """One page that could be read.

    Attributes:
        page: Such as ``stopping/easy`` or ``urgent/pump``.
        topic: Such as ``stopping``, or ``urgent/pump`` for a door.
        level: Its reading level.
        language: Its language's code.
        path: Its file.
        source: The text of the file.
        document: What its file says.
        passages: Its passages.
        whole: The same with the words of the glossary, if this is its page: what is measured and approved.
        hash: `page_hash` of the whole.
    """

    page: str
    topic: str
    level: Level
    language: str
    path: Path
    source: str
    document: Document
    passages: tuple[Passage, ...]
    whole: Document
    hash: str

    @property
    def is_door(self) -> bool:
        """Whether this is a page of Urgent help."""
        return self.topic.startswith(f"{URGENT}/")

    def key_line(self, key: str) -> int:
        """The line of a key of the front matter."""
        for number, line in enumerate(self.source.splitlines(), 1):
            if re.match(rf"{key}\s*=", line):
                return number
        return 1

    def problem(self, line: int, rule: str, text: str, *, warning: bool = False) -> Problem:
        """A problem in this page."""
        return Problem(self.path, line, rule, text, warning)


@dataclass(frozen=True)
class Quiz:
    """The questions of one topic.

    Attributes:
        topic: Such as ``stopping``.
        language: Its language's code.
        file: The file as it could be read.
        questions: What it asks.
    """

    topic: str
    language: str
    file: TomlFile
    questions: Questions

    @property
    def page(self) -> str:
        """Under which name its grade is kept."""
        return f"{self.topic}/{questions.QUESTIONS}"

    def problem(self, heading: str, number: int, rule: str, text: str) -> Problem:
        """A problem in the table of that heading and number, from 1."""
        return Problem(self.file.path, self.file.line_of(heading, number), rule, text)


@dataclass(frozen=True)
class Book:
    """All content, as the rules see it.

    Attributes:
        content_dir: ``resources/content``.
        base: The fact base.
        catalogue: The planned topics.
        languages: The languages that are checked, English always among them.
        entries: The pages that could be read, in the order of languages and catalogue.
        quizzes: The questions that could be read, in the same order.
        grades: Reading grades by language and page.
        reviews: Reviews by language.
        figures: Figures by language and name.
        glossaries: Words of the glossary by language and id.
        scores: Score sheets by language, and the items they mark.
        today: Against which review dates are held.
        pictograms: Names that can be drawn; None when that is not known here.
    """

    content_dir: Path
    base: FactBase
    catalogue: Catalogue
    languages: dict[str, Language]
    entries: tuple[Entry, ...]
    quizzes: tuple[Quiz, ...]
    grades: dict[str, dict[str, Grade]]
    reviews: dict[str, Reviews]
    figures: dict[str, dict[str, FigureData]]
    glossaries: dict[str, dict[str, GlossaryWord]]
    scores: dict[str, Scores]
    today: date
    pictograms: frozenset[str] | None

    def of_language(self, language: str) -> tuple[Entry, ...]:
        """The pages of one language."""
        return tuple(entry for entry in self.entries if entry.language == language)

    def of_topic(self, topic: str) -> tuple[Entry, ...]:
        """The pages of one topic or door: English first, simplest level first."""
        return tuple(entry for entry in self.entries if entry.topic == topic)

    @property
    def topics(self) -> tuple[str, ...]:
        """Topics and doors that have a page, each once."""
        return tuple(dict.fromkeys(entry.topic for entry in self.entries))


@dataclass(frozen=True)
class Planned:
    """A page the catalogue foresees."""

    page: str
    topic: str
    level: Level

    @property
    def is_scored(self) -> bool:
        """Whether it has a score sheet; doors have none."""
        return self.level in sheets.SCORED_LEVELS and not self.topic.startswith(URGENT)


def planned_pages(catalogue: Catalogue) -> tuple[Planned, ...]:
    """Every page the catalogue foresees, in order, doors last."""
    topics = [
        Planned(f"{topic}/{level}", topic, level)
        for topic in catalogue.topics
        for level in catalogue.levels_of(topic)
    ]
    doors = [Planned(f"{URGENT}/{door}", f"{URGENT}/{door}", LEVELS[0]) for door in DOORS]
    return (*topics, *doors)


def read_entries(
    content_dir: Path, catalogue: Catalogue, languages: Iterable[str]
) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """The pages of `languages`, and a problem for each file that is no page or cannot be read.

    Raises:
        ContentError: When the figures or the glossary of a language are broken, on which its pages depend.
    """
    entries: list[Entry] = []
    problems: list[Problem] = []
    for language in languages:
        folder = content_dir / language
        planned = {folder / f"{page.page}.md": page for page in planned_pages(catalogue)}
        known = {*planned, *(folder / name for name in _DATA_FILES), *messages.message_files(folder)}
        known |= {folder / topic / questions.FILE_NAME for topic in catalogue.topics}
        known |= {sheets.sheet_path(folder, page.page) for page in planned.values() if page.is_scored}
        files = {path for path in folder.rglob("*") if path.is_file()}
        problems += [_stray(path, folder) for path in sorted(files - known)]
        drawn = figures.read_figures(folder / figures.FILE_NAME)
        words = glossary.read_glossary(folder / glossary.FILE_NAME)
        for path, page in planned.items():
            if path in files:
                try:
                    entries.append(_read_entry(path, page, language, drawn, words))
                except ContentError as error:
                    problems.append(Problem(error.path, error.line, "page", error.problem))
    return tuple(entries), tuple(problems)


def read_quizzes(
    content_dir: Path, catalogue: Catalogue, languages: Iterable[str]
) -> tuple[tuple[Quiz, ...], tuple[Problem, ...]]:
    """The questions of every topic in `languages`, and a problem for each file that is broken."""
    quizzes: list[Quiz] = []
    problems: list[Problem] = []
    for language in languages:
        for topic in catalogue.topics:
            path = content_dir / language / topic / questions.FILE_NAME
            if not path.is_file():
                continue
            try:
                source = path.read_bytes()
                asked = questions.parse_questions(path, source)
                quizzes.append(Quiz(topic, language, TomlFile.parse(path, source), asked))
            except ContentError as error:
                problems.append(Problem(error.path, error.line, "questions", error.problem))
    return tuple(quizzes), tuple(problems)


def _read_entry(
    path: Path,
    page: Planned,
    language: str,
    drawn: Mapping[str, FigureData],
    words: Mapping[str, GlossaryWord],
) -> Entry:
    source = decode(path.read_bytes(), path)
    document = parse_page(
        source, path=path, topic=page.topic, level=page.level, language=language, figures=drawn
    )
    found = passages(document)
    whole = as_read(document, words)
    return Entry(
        page=page.page,
        topic=page.topic,
        level=page.level,
        language=language,
        path=path,
        source=source,
        document=document,
        passages=found,
        whole=whole,
        hash=page_hash(whole),
    )


def _stray(path: Path, folder: Path) -> Problem:
    name = path.relative_to(folder).as_posix()
    return Problem(
        path, 1, "files", f"{name} belongs to no topic of topics.toml, or to a level it does not have"
    )
