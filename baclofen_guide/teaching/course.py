"""The way through a session: the parts of each topic in turn, then what to ask about it."""

from collections.abc import Callable

from msgspec import Struct

from baclofen_guide.guide.document import Document
from baclofen_guide.teaching.chunks import Chunk, chunks
from baclofen_guide.teaching.session import Session


class Ask(Struct, frozen=True):
    """Time to ask a prompt of a topic, counted from 0."""

    topic: str
    prompt: int


Stop = Chunk | Ask


def course(
    session: Session, document: Callable[[str], Document], prompts: Callable[[str], int]
) -> tuple[Stop, ...]:
    """Every stop of ``session``.

    Args:
        session: its topics and its way.
        document: the page of a topic as the patient reads it.
        prompts: how many prompts a topic has.
    """
    stops: list[Stop] = []
    for topic in session.topics:
        stops += chunks(document(topic), session.way)
        stops += [Ask(topic, number) for number in session.prompts(topic, prompts(topic))]
    return tuple(stops)


def next_question(stops: tuple[Stop, ...], here: int) -> int | None:
    """The place of the next prompt after ``here``; None when none is left."""
    return next((place for place in range(here + 1, len(stops)) if isinstance(stops[place], Ask)), None)


def next_topic(stops: tuple[Stop, ...], here: int) -> int | None:
    """Where the topic after the one at ``here`` begins; None for the last one."""
    topic = stops[here].topic
    return next((place for place in range(here + 1, len(stops)) if stops[place].topic != topic), None)
