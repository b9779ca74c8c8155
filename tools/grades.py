"""Measures the reading grade of each page whose text has changed and stores it beside the text's hash.

``make grades``; run from the repository. Needs textstat, which the program itself never imports.
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import textstat

from baclofen_guide.guide.catalogue import read_catalogue, read_languages
from baclofen_guide.guide.check.book import Entry, Quiz, read_entries, read_quizzes
from baclofen_guide.guide.grades import FILE_NAME, Grade, read_grades, write_grades
from baclofen_guide.guide.questions import questions_hash, running_text_of
from baclofen_guide.guide.reader import placeholder_values
from baclofen_guide.guide.running_text import count_words, minutes_to_read, running_text
from baclofen_guide.settings.regions import load_regions

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
GRADED_AS = "US"
"""Placeholders are read with the numbers of this region."""


def main(resources: Path = RESOURCES) -> int:
    """Measure every language; 1 when a page cannot be read."""
    content = resources / "content"
    values = placeholder_values(load_regions(resources / "facts" / "regions.toml")[GRADED_AS], "your clinic")
    catalogue = read_catalogue(content)
    broken = 0
    for language in read_languages(content):
        entries, problems = read_entries(content, catalogue, [language])
        quizzes, unread = read_quizzes(content, catalogue, [language])
        broken += sum(problem.rule == "page" for problem in problems) + len(unread)
        for problem in (*problems, *unread):
            print(problem)
        path = content / language / FILE_NAME
        old = read_grades(path)
        new = {entry.page: measure(entry, values, old.get(entry.page)) for entry in entries}
        new |= {quiz.page: measure_questions(quiz, values, old.get(quiz.page)) for quiz in quizzes}
        for page, grade in new.items():
            if grade != old.get(page):
                print(f"{language}/{page}: grade {grade.grade}, {grade.words} words, {grade.minutes} min")
        if new != old:
            write_grades(path, new)
    return 1 if broken else 0


def measure(entry: Entry, values: dict[str, str], old: Grade | None) -> Grade:
    """The grade of one page; `old` when it was measured on this very text."""
    if old and old.hash == entry.hash:
        return old
    text = running_text(entry.whole, partial(_worded, values))
    return _graded(text, entry.hash, entry.level)


def measure_questions(quiz: Quiz, values: dict[str, str], old: Grade | None) -> Grade:
    """The grade of a topic's questions; `old` when it was measured on this very text."""
    digest = questions_hash(quiz.questions)
    if old and old.hash == digest:
        return old
    text = running_text_of(quiz.questions.filled(partial(_worded, values)))
    return _graded(text, digest, "easy")


def _worded(values: dict[str, str], name: str) -> str:
    """What is read where a placeholder stands."""
    return values.get(name, name.replace("_", " "))


def _graded(text: str, digest: str, level: str) -> Grade:
    words = count_words(text)
    grade = max(0.0, round(float(textstat.flesch_kincaid_grade(text)), 1))
    return Grade(digest, grade, words, minutes_to_read(words, level))


if __name__ == "__main__":
    sys.exit(main())
