"""The way through a session: nothing is asked before it is explained."""

from __future__ import annotations

import pytest

from baclofen_guide.guide.document import LEAD_ID, Document
from baclofen_guide.guide.library import Library
from baclofen_guide.paths import find_resources
from baclofen_guide.teaching.chunks import Chunk
from baclofen_guide.teaching.course import Ask, Stop, course, next_question, next_topic
from baclofen_guide.teaching.session import Way
from tests.teaching.support import session
from tests.ui.conftest import TODAY


@pytest.fixture(scope="module")
def library() -> Library:
    resources = find_resources()
    return Library.open(resources.content, resources.facts)


def way_through(library: Library, *topics: str, way: Way = Way.FULL) -> tuple[Stop, ...]:
    def document(topic: str) -> Document:
        return library.page(topic, "easy", "en", TODAY).document

    return course(session(*topics, way=way), document, lambda _topic: 2)


def test_each_topic_is_explained_before_it_is_asked(library: Library) -> None:
    stops = way_through(library, "stopping", "missed")
    for topic in ("stopping", "missed"):
        own = [stop for stop in stops if stop.topic == topic]
        assert own[0] == Chunk(topic, LEAD_ID)
        assert own[-2:] == [Ask(topic, 0), Ask(topic, 1)]
        assert all(isinstance(stop, Chunk) for stop in own[:-2])


def test_three_minutes_are_the_main_things_and_one_question(library: Library) -> None:
    stops = way_through(library, "stopping", "missed", way=Way.SHORT)
    assert stops == (Chunk("stopping", LEAD_ID), Ask("stopping", 0), Chunk("missed", LEAD_ID))


def test_straight_to_the_question_and_to_the_next_topic(library: Library) -> None:
    stops = way_through(library, "stopping", "missed")
    first = next_question(stops, 0)
    assert first is not None
    assert stops[first] == Ask("stopping", 0)
    second = next_topic(stops, first)
    assert second is not None
    assert stops[second] == Chunk("missed", LEAD_ID)
    assert next_topic(stops, second) is None
    assert next_question(stops, len(stops) - 1) is None
