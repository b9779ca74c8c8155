"""A session: its topics, its outcomes, its clock that only tells."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baclofen_guide.dosing.findings import DosingError
from baclofen_guide.guide.document import LEAD_ID
from baclofen_guide.guide.library import Library
from baclofen_guide.paths import find_resources
from baclofen_guide.teaching.chunks import Chunk, chunks, part_of, simpler
from baclofen_guide.teaching.discharge import Route
from baclofen_guide.teaching.outcomes import Outcome
from baclofen_guide.teaching.session import STOPPING, TOPIC_FOR, Changed, Way, suggested, taught_topics, worst
from tests.teaching.support import BEGUN, said, session
from tests.ui.conftest import TODAY


@pytest.fixture(scope="module")
def library() -> Library:
    resources = find_resources()
    return Library.open(resources.content, resources.facts)


class TestTopics:
    @pytest.mark.parametrize("changed", list(Changed))
    @pytest.mark.parametrize("route", list(Route))
    def test_stopping_is_always_suggested_first_and_three_are_the_most(
        self, changed: Changed, route: Route
    ) -> None:
        found = suggested(changed, route)
        assert found[0] == STOPPING
        assert session(*found).topics == found
        assert found[1] == ("pump" if route is Route.PUMP else "missed")

    def test_every_suggestion_is_a_topic(self, library: Library) -> None:
        assert {STOPPING, "missed", "pump", *TOPIC_FOR.values()} <= set(library.catalogue.topics)
        assert set(TOPIC_FOR) == set(Changed) - {Changed.NOTHING}

    @pytest.mark.parametrize("topics", [(), ("dose", "dose"), ("dose", "missed", "pump", "driving")])
    def test_none_too_many_or_one_twice_is_refused(self, topics: tuple[str, ...]) -> None:
        with pytest.raises(DosingError, match=r"teaching\.topics"):
            session(topics=topics)

    def test_the_short_way_always_teaches_stopping_first(self) -> None:
        assert taught_topics(("dose", "driving"), Way.SHORT) == (STOPPING, "dose", "driving")
        assert taught_topics(("dose", STOPPING), Way.SHORT) == (STOPPING, "dose")
        assert taught_topics(("dose", "driving", "missed"), Way.SHORT) == (STOPPING, "dose", "driving")
        assert taught_topics(("dose", STOPPING), Way.FULL) == ("dose", STOPPING)


class TestPrompts:
    def test_the_full_way_asks_them_all(self) -> None:
        assert session("dose").prompts("dose", 2) == (0, 1)

    def test_the_short_way_asks_the_first_of_stopping_alone(self) -> None:
        short = session("stopping", "dose", way=Way.SHORT)
        assert (short.prompts("stopping", 2), short.prompts("dose", 2)) == ((0,), ())
        assert short.prompts("stopping", 0) == ()

    def test_the_last_word_on_a_prompt_counts_and_keeps_its_place(self) -> None:
        found = session("dose", "missed").with_outcome(said("dose", Outcome.NEEDS_MORE))
        found = found.with_outcome(said("missed")).with_outcome(said("dose", Outcome.AFTER_ANOTHER_GO))
        assert [one.outcome for one in found.outcomes] == [Outcome.AFTER_ANOTHER_GO, Outcome.SAID_BACK]
        assert found.outcome("dose", 0) == said("dose", Outcome.AFTER_ANOTHER_GO)
        assert found.outcome("dose", 1) is None

    def test_an_outcome_is_taken_back(self) -> None:
        found = session("dose").with_outcome(said("dose")).with_outcome(said("dose", prompt=1))
        assert found.without_outcome("dose", 0).outcomes == (said("dose", prompt=1),)

    @pytest.mark.parametrize(
        ("outcomes", "expected"),
        [
            ((), None),
            ((Outcome.SAID_BACK, Outcome.AFTER_ANOTHER_GO), Outcome.AFTER_ANOTHER_GO),
            ((Outcome.SAID_BACK, Outcome.DECLINED), Outcome.DECLINED),
            ((Outcome.DECLINED, Outcome.NEEDS_MORE), Outcome.NEEDS_MORE),
        ],
    )
    def test_the_outcome_that_weighs_most(
        self, outcomes: tuple[Outcome, ...], expected: Outcome | None
    ) -> None:
        assert worst(tuple(said("dose", one) for one in outcomes)) is expected


@given(st.timedeltas(timedelta(days=-2), timedelta(days=2)))
def test_the_clock_counts_whole_minutes_and_never_below_none(passed: timedelta) -> None:
    minutes = session().minutes(BEGUN + passed)
    assert minutes == max(0, int(passed.total_seconds() // 60))


class TestChunks:
    @pytest.mark.parametrize("level", ["easy", "standard", "clinical"])
    def test_the_parts_are_the_same_at_every_level_and_come_out_alone(
        self, library: Library, level: str
    ) -> None:
        document = library.page("stopping", level, "en", TODAY).document  # type: ignore[arg-type]
        parts = chunks(document, Way.FULL)
        assert [part.section for part in parts][:3] == [LEAD_ID, "what-to-do-today", "early-signs"]
        assert "not-known" not in {part.section for part in parts}
        for part in parts[1:]:
            shown = part_of(document, part.section)
            assert ([one.id for one in shown.sections], shown.lead) == ([part.section], ())

    def test_the_short_way_shows_what_stands_first(self, library: Library) -> None:
        document = library.page("stopping", "easy", "en", TODAY).document
        assert chunks(document, Way.SHORT) == (Chunk("stopping", LEAD_ID),)
        lead = part_of(document, LEAD_ID)
        assert (lead.lead, lead.sections) == (document.lead, ())
        assert part_of(document, "gone") == lead

    def test_one_level_simpler_where_there_is_one(self) -> None:
        assert [simpler(level) for level in ("clinical", "standard", "easy")] == ["standard", "easy", None]


def test_every_misunderstanding_leads_to_a_part_at_every_level(library: Library) -> None:
    """The paragraph to explain again exists wherever the prompt is asked."""
    seen = 0
    for topic in library.catalogue.topics:
        questions = library.questions(topic, "en")
        for prompt in questions.teach_back if questions else ():
            for wrong in prompt.misunderstandings:
                for level in ("easy", "standard", "clinical"):
                    document = library.page(topic, level, "en", TODAY).document  # type: ignore[arg-type]
                    assert wrong.section in {LEAD_ID, *(section.id for section in document.sections)}
                seen += 1
    assert seen > 40
