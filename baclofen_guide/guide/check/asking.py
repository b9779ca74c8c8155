"""Rules about questions: they rest on facts, lead back to the page, are easy, and correct what is wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from baclofen_guide.guide.check.upkeep import GRADE_LIMITS
from baclofen_guide.guide.check.wording import HOLD_THE_DOSE, first_match, wrong_numbers
from baclofen_guide.guide.document import LEAD_ID
from baclofen_guide.guide.facts import Fact
from baclofen_guide.guide.messages import FALLBACK_LANGUAGE
from baclofen_guide.guide.questions import (
    QUESTIONS,
    TEACH_BACK,
    Misunderstanding,
    Question,
    TeachBack,
    questions_hash,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from baclofen_guide.guide.catalogue import Language
    from baclofen_guide.guide.check.book import Book, Quiz
    from baclofen_guide.guide.check.problem import Problem
    from baclofen_guide.guide.questions import Answer
    from baclofen_guide.settings.choices import Level

    _Asked = Question | TeachBack | Misunderstanding

_STEM = 4
"""So many letters make a word the same word in another form."""

_HEADINGS = {QUESTIONS: f"[[{QUESTIONS}]]", TEACH_BACK: f"[[{TEACH_BACK}]]"}
_LEVEL: Level = "easy"
"""Questions are the same at every level, so they are written for the easiest."""


def questions_rest_on_facts(book: Book) -> Iterator[Problem]:
    """Facts of questions exist and may be shown to everyone; the section that explains them exists."""
    for quiz in book.quizzes:
        pages = [entry for entry in book.of_topic(quiz.topic) if entry.language == quiz.language]
        sections = {section.id for entry in pages for section in entry.document.sections}
        for heading, number, asked in _asked(quiz):
            for name in asked.facts:
                claim = book.base.claim(name)
                if not isinstance(claim, Fact):
                    yield quiz.problem(heading, number, "citation", f"there is no fact {name}")
                elif not claim.may_be_shown_at(_LEVEL):
                    text = f"{name} is not for the easy level, and questions are"
                    yield quiz.problem(heading, number, "clinical-only", text)
            allowed = sections | {LEAD_ID} if isinstance(asked, Misunderstanding) else sections
            if asked.section not in allowed:
                text = f"the page {quiz.topic} has no section {asked.section}"
                yield quiz.problem(heading, number, "link", text)


def questions_say_what_facts_say(book: Book) -> Iterator[Problem]:
    """Numbers are the facts' own and nothing forbidden is said; a wrong answer may say what it likes."""
    for quiz in book.quizzes:
        for heading, number, asked in _asked(quiz):
            for words in _claimed(asked):
                for text in wrong_numbers(book, quiz.language, words, asked.facts):
                    yield quiz.problem(heading, number, "number", text)
                for name in asked.facts:
                    claim = book.base.claim(name)
                    for said in claim.wrongly_said(words, quiz.language) if claim else ():
                        yield quiz.problem(heading, number, "never-say", f"{name} forbids /{said}/ here")


def wrong_answers_are_corrected(book: Book) -> Iterator[Problem]:
    """The reason of a wrong answer says what is right; where baclofen is warned off: do not stop, call."""
    for quiz in book.quizzes:
        for number, question in enumerate(quiz.questions.questions, 1):
            for answer in question.answers:
                for text in _uncorrected(question, answer, book.languages[quiz.language]):
                    yield quiz.problem(_HEADINGS[QUESTIONS], number, "answer", text)


def misunderstandings_are_put_right(book: Book) -> Iterator[Problem]:
    """What a clinician answers says: do not stop, call, wherever it or the patient warns off baclofen."""
    for quiz in book.quizzes:
        language = book.languages[quiz.language]
        for heading, number, asked in _asked(quiz):
            if not isinstance(asked, Misunderstanding) or HOLD_THE_DOSE in asked.facts:
                continue
            warned = first_match(language.warns_off, f"{asked.thinks} {asked.say}")
            if warned and not all(first_match([one], asked.say) for one in language.keeps_safe):
                text = f"{warned!r} needs in what to say: do not stop; call your prescriber"
                yield quiz.problem(heading, number, "answer", text)


def _uncorrected(question: Question, answer: Answer, language: Language) -> Iterator[str]:
    if not answer.right and not _corrects(question, answer):
        yield f"the reason of {answer.text!r} does not say what to do instead"
    warned = first_match(language.warns_off, f"{answer.text} {answer.why}")
    if warned and not all(first_match([expression], answer.why) for expression in language.keeps_safe):
        yield f"{warned!r} needs in its reason: do not stop; call your prescriber"


def _corrects(question: Question, wrong: Answer) -> bool:
    """Whether the reason of `wrong` shares a word with a right answer that is not in the wrong one itself."""
    right = [f"{answer.text} {_told(answer.why)}" for answer in question.answers if answer.right]
    wanted = {stem for words in right for stem in _stems(words)} - _stems(wrong.text)
    return bool(wanted & _stems(_told(wrong.why)))


def _told(why: str) -> str:
    """A reason without the verdict it opens with, such as "Not this one."."""
    verdict, _, rest = why.partition(". ")
    return rest if rest and len(verdict.split()) < _STEM else why


def _stems(words: str) -> set[str]:
    return {word[:_STEM].casefold() for word in re.findall(r"\w+", words) if len(word) >= _STEM}


def questions_are_easy(book: Book) -> Iterator[Problem]:
    """Questions have been measured as they stand, and are no harder than an easy page."""
    for quiz in book.quizzes:
        grade = book.grades[quiz.language].get(quiz.page)
        if grade is None or grade.hash != questions_hash(quiz.questions):
            text = "have never been measured" if grade is None else "have changed since they were measured"
            yield quiz.problem("", 1, "grade", f"the questions {text}: run make grades")
        elif grade.grade > GRADE_LIMITS[_LEVEL]:
            text = f"the reading grade is {grade.grade}, at most {GRADE_LIMITS[_LEVEL]} for questions"
            yield quiz.problem("", 1, "grade", text)


def questions_are_the_same(book: Book) -> Iterator[Problem]:
    """Questions of another language have the ids, facts, sections and right answers of the English ones."""
    english = {quiz.topic: quiz for quiz in book.quizzes if quiz.language == FALLBACK_LANGUAGE}
    for quiz in book.quizzes:
        wanted = _shape(english[quiz.topic]) if quiz.topic in english else []
        for place, found in enumerate(_shape(quiz)):
            if found != (wanted[place] if place < len(wanted) else None):
                heading, number, _ = list(_asked(quiz))[place]
                text = f"differs from the English questions in {_difference(found, wanted[place:])}"
                yield quiz.problem(heading, number, "questions", text)
                break
        if len(wanted) > len(_shape(quiz)):
            yield quiz.problem("", 1, "questions", f"the English file asks {len(wanted)} things")


def _shape(quiz: Quiz) -> list[dict[str, object]]:
    """What must be the same in every language, for each question and prompt."""
    shapes: list[dict[str, object]] = []
    for _, _, asked in _asked(quiz):
        shape: dict[str, object] = {"facts": asked.facts, "section": asked.section}
        if isinstance(asked, Question):
            shape |= {"id": asked.id, "right": [answer.right for answer in asked.answers]}
        shapes.append(shape)
    return shapes


def _difference(found: dict[str, object], wanted: list[dict[str, object]]) -> str:
    other = wanted[0] if wanted else {}
    return ", ".join(key for key in found if found[key] != other.get(key))


def _asked(quiz: Quiz) -> Iterator[tuple[str, int, _Asked]]:
    """Everything a file asks, with the heading of its table and its number there.

    What a patient may misunderstand is found at the prompt it belongs to.
    """
    for number, question in enumerate(quiz.questions.questions, 1):
        yield _HEADINGS[QUESTIONS], number, question
    for number, prompt in enumerate(quiz.questions.teach_back, 1):
        yield _HEADINGS[TEACH_BACK], number, prompt
        for wrong in prompt.misunderstandings:
            yield _HEADINGS[TEACH_BACK], number, wrong


def _claimed(asked: _Asked) -> Iterator[str]:
    """Words that must be true."""
    if isinstance(asked, Misunderstanding):
        yield asked.say
        return
    yield asked.ask
    if isinstance(asked, TeachBack):
        yield from asked.listen_for
        return
    for answer in asked.answers:
        yield answer.why
        if answer.right:
            yield answer.text
