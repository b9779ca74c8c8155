"""Check yourself and teach-back: a topic's ``questions.toml``, strictly read.

Nobody is marked: every answer, right or wrong, has a reason that teaches.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Annotated, TypeVar

from msgspec import Meta, Struct
from msgspec.structs import replace

from baclofen_guide.guide.document import PLACEHOLDERS
from baclofen_guide.guide.errors import ContentError
from baclofen_guide.guide.fingerprint import text_hash
from baclofen_guide.guide.running_text import as_sentences
from baclofen_guide.guide.shelf import read_if_there
from baclofen_guide.guide.toml_file import TomlFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from baclofen_guide.guide.compiled import Cache

FILE_NAME = "questions.toml"
QUESTIONS, TEACH_BACK = "questions", "teach_back"
"""The tables of the file."""

MIN_QUESTIONS, MAX_QUESTIONS = 2, 4

_log = logging.getLogger(__name__)
_BRACES = re.compile(r"\{([^{}]*)\}")
T = TypeVar("T")
Words = Annotated[str, Meta(pattern=r"\S")]
Ids = Annotated[tuple[Words, ...], Meta(min_length=1)]


class Answer(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One answer to choose; ``why`` is what the reader is told then."""

    text: Words
    why: Words
    right: bool = False


class Question(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One question.

    Attributes:
        id: Its name, the same in every language.
        ask: The question itself.
        facts: What the right answer rests on.
        section: Where the topic explains it.
        answers: Two to four, at least one right and one wrong.
    """

    id: Words
    ask: Words
    facts: Ids
    section: Words
    answers: Annotated[tuple[Answer, ...], Meta(min_length=2, max_length=4)]


class Misunderstanding(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a patient may say instead, and how to put it right.

    Attributes:
        thinks: In the patient's words; it may be wrong.
        say: What to answer: true, easy, and with what to do.
        facts: What the answer rests on.
        section: Where the topic explains it; `LEAD_ID` for what stands before the first section.
    """

    thinks: Words
    say: Words
    facts: Ids
    section: Words


class TeachBack(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An open question for a clinician to ask, and what a good answer holds."""

    ask: Words
    listen_for: Ids
    facts: Ids
    section: Words
    misunderstandings: tuple[Misunderstanding, ...] = ()

    def words(self) -> Iterator[str]:
        """Everything it says, in order."""
        yield self.ask
        yield from self.listen_for
        for one in self.misunderstandings:
            yield one.thinks
            yield one.say


class Questions(Struct, frozen=True):
    """Everything to ask about one topic in one language."""

    questions: tuple[Question, ...]
    teach_back: tuple[TeachBack, ...] = ()

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that all of it rests on, each once."""
        groups = [one.facts for one in self.questions] + [one.facts for one in self.teach_back]
        groups += [one.facts for prompt in self.teach_back for one in prompt.misunderstandings]
        return tuple(dict.fromkeys(fact for facts in groups for fact in facts))

    def filled(self, value: Callable[[str], str]) -> Questions:
        """The same with what `value` gives for each placeholder in its place."""
        return Questions(
            tuple(_filled_question(one, value) for one in self.questions),
            tuple(_filled_prompt(one, value) for one in self.teach_back),
        )


def _filled_prompt(prompt: TeachBack, value: Callable[[str], str]) -> TeachBack:
    wrong = (
        replace(one, thinks=_fill(one.thinks, value), say=_fill(one.say, value))
        for one in prompt.misunderstandings
    )
    return replace(
        prompt,
        ask=_fill(prompt.ask, value),
        listen_for=_fill_all(prompt.listen_for, value),
        misunderstandings=tuple(wrong),
    )


def _filled_question(question: Question, value: Callable[[str], str]) -> Question:
    answers = (
        replace(answer, text=_fill(answer.text, value), why=_fill(answer.why, value))
        for answer in question.answers
    )
    return replace(question, ask=_fill(question.ask, value), answers=tuple(answers))


def _fill_all(words: Iterable[str], value: Callable[[str], str]) -> tuple[str, ...]:
    return tuple(_fill(one, value) for one in words)


def _fill(words: str, value: Callable[[str], str]) -> str:
    return _BRACES.sub(lambda found: value(found[1]), words)


def parse_questions(path: Path, source: bytes) -> Questions:
    """The questions in `source`.

    Args:
        path: Where it came from, for errors; nothing is read.
        source: What stands in the file.

    Raises:
        ContentError: With file, line and key of the first mistake.
    """
    file = TomlFile.parse(path, source)
    if unknown := sorted(file.tree.keys() - {QUESTIONS, TEACH_BACK}):
        raise ContentError(path, 1, f"unknown key `{unknown[0]}`; known are [[questions]] and [[teach_back]]")
    asked = _read(file, QUESTIONS, Question)
    if not MIN_QUESTIONS <= len(asked) <= MAX_QUESTIONS:
        text = f"{len(asked)} questions; a topic has {MIN_QUESTIONS} to {MAX_QUESTIONS}"
        raise ContentError(path, 1, text)
    for number, question in enumerate(asked, 1):
        if problem := _contradiction(question, asked[: number - 1]):
            line = file.line_of(f"[[{QUESTIONS}]]", number)
            raise ContentError(path, line, f"{QUESTIONS}[{number - 1}]: {problem}")
    prompts = _read(file, TEACH_BACK, TeachBack)
    for number, prompt in enumerate(prompts, 1):
        if unknown := _unknown_placeholders(prompt.words()):
            line = file.line_of(f"[[{TEACH_BACK}]]", number)
            raise ContentError(path, line, f"{TEACH_BACK}[{number - 1}]: unknown placeholder {unknown[0]}")
    return Questions(tuple(asked), tuple(prompts))


def open_questions(path: Path, cache: Cache) -> Questions | None:
    """The questions in `path`, from `cache` unless the file has changed.

    None when there is no such file; and, with a line in the log, when it is broken: pages must stay readable.
    """
    source = read_if_there(path)
    name = f"{path.parent.parent.name}-{path.parent.name}-{QUESTIONS}"
    try:
        return cache.get(name, [source], Questions, lambda: parse_questions(path, source)) if source else None
    except ContentError:
        _log.exception("questions are left out")
        return None


def _read(file: TomlFile, name: str, kind: type[T]) -> list[T]:
    """The tables headed ``[[name]]``."""
    tables = file.tree.get(name, [])
    if not isinstance(tables, list):
        raise ContentError(file.path, file.line_of(f"[{name}]"), f"expected tables headed [[{name}]]")
    heading = f"[[{name}]]"
    return [
        file.convert(raw, kind, f"{name}[{number}]", heading, number + 1) for number, raw in enumerate(tables)
    ]


def _contradiction(question: Question, before: list[Question]) -> str:
    """What is wrong between the parts of `question`, or with those before it; "" when nothing is."""
    texts = {answer.text for answer in question.answers}
    if unknown := _unknown_placeholders(_words(Questions((question,)))):
        return f"unknown placeholder {unknown[0]}; known are {', '.join(PLACEHOLDERS)}"
    if any(question.id == other.id for other in before):
        return f"the id {question.id} is taken already"
    if not any(answer.right for answer in question.answers):
        return "no answer is right; write right = true"
    if all(answer.right for answer in question.answers):
        return "every answer is right, so there is nothing to choose"
    if len(texts) < len(question.answers):
        return "two answers say the same"
    return ""


def _unknown_placeholders(words: Iterable[str]) -> list[str]:
    found = (match for one in words for match in _BRACES.finditer(one))
    return [match[0] for match in found if match[1] not in PLACEHOLDERS]


def questions_hash(questions: Questions) -> str:
    """A hash of every word the questions say, so that a grade belongs to one text: 32 hexadecimal digits."""
    return text_hash("\n".join(_words(questions)))


def running_text_of(questions: Questions) -> str:
    """What readers are asked and told, as sentences, one a line: what the reading grade is measured on."""
    return as_sentences(_words(questions, for_clinicians=False))


def _words(questions: Questions, *, for_clinicians: bool = True) -> Iterator[str]:
    for question in questions.questions:
        yield question.ask
        for answer in question.answers:
            yield answer.text
            yield answer.why
    for prompt in questions.teach_back:
        if for_clinicians:
            yield from prompt.words()
        else:
            yield prompt.ask
            yield from (one.say for one in prompt.misunderstandings)
