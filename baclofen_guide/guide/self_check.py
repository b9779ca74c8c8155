"""Check yourself as it goes: which question is asked, what was tried. Pure values; nobody counts points."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from baclofen_guide.guide.questions import Answer, Question


@dataclass(frozen=True)
class Outcome:
    """How one question went.

    Attributes:
        question: What was asked.
        known: The first answer chosen was right.
        answer: A right answer, to be said again.
    """

    question: Question
    known: bool
    answer: Answer


@dataclass(frozen=True)
class SelfCheck:
    """One reader's way through the questions of a topic.

    Attributes:
        questions: What is asked, in order; at least one.
        place: Number of the question now, from 0; as many as there are once all are done.
        tried: For each question the numbers of the answers chosen so far, in order.
        told: The reason of the last answer is being told; otherwise an answer is to be chosen.
    """

    questions: tuple[Question, ...]
    place: int = 0
    tried: tuple[tuple[int, ...], ...] = ()
    told: bool = False

    @classmethod
    def start(cls, questions: tuple[Question, ...]) -> SelfCheck:
        """The beginning."""
        return cls(questions, tried=((),) * len(questions))

    @property
    def finished(self) -> bool:
        """Whether every question has been passed."""
        return self.place >= len(self.questions)

    @property
    def question(self) -> Question:
        """The question now; only before the end."""
        return self.questions[self.place]

    @property
    def chosen(self) -> Answer | None:
        """The answer whose reason is being told, if any."""
        return self.question.answers[self.tried[self.place][-1]] if self.told else None

    @property
    def tried_now(self) -> tuple[int, ...]:
        """The answers to this question that were chosen so far."""
        return self.tried[self.place]

    def choose(self, number: int) -> SelfCheck:
        """Choose answer `number`, from 0; while a reason is being told, nothing changes."""
        if self.finished or self.told or not 0 <= number < len(self.question.answers):
            return self
        tried = list(self.tried)
        tried[self.place] = (*self.tried_now, number)
        return replace(self, tried=tuple(tried), told=True)

    def try_again(self) -> SelfCheck:
        """Ask the same question once more."""
        return replace(self, told=False)

    def go_on(self) -> SelfCheck:
        """Ask the next question, or come to the end."""
        return replace(self, place=min(self.place + 1, len(self.questions)), told=False)

    def outcomes(self) -> tuple[Outcome, ...]:
        """How each question went, in order."""
        return tuple(
            Outcome(
                question,
                known=bool(tried) and question.answers[tried[0]].right,
                answer=next(answer for answer in question.answers if answer.right),
            )
            for question, tried in zip(self.questions, self.tried, strict=True)
        )
