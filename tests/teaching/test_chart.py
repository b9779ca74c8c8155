"""The lines for the chart: nothing better than it was, nothing left unsaid, every line worded."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest

from baclofen_guide.exchange.wording import Wording
from baclofen_guide.guide.messages import Messages
from baclofen_guide.paths import find_resources
from baclofen_guide.settings.choices import Level
from baclofen_guide.teaching.chart import chart
from baclofen_guide.teaching.discharge import Route
from baclofen_guide.teaching.outcomes import Outcome
from baclofen_guide.teaching.session import Way
from tests.dosing.support import fixed
from tests.teaching.support import BEGUN, going_home, said, session

PROMPTS = {"stopping": 2, "missed": 2, "dose": 0}
LATER = BEGUN + timedelta(minutes=9)


def ids(taught, **home: object) -> list[str]:
    return [line.id.removeprefix("chart.") for line in chart(taught, going_home(**home), PROMPTS, LATER)]


def test_every_prompt_has_its_line_also_one_that_was_not_asked() -> None:
    taught = session("stopping", "missed", "dose").with_outcome(
        said("stopping", Outcome.DECLINED, note=" deaf ")
    )
    lines = chart(taught, going_home(), PROMPTS, LATER)
    of_topics = [(line.topic, line.id, line.question, line.note) for line in lines if line.topic]
    assert of_topics == [
        ("stopping", "chart.declined", 1, "deaf"),
        ("stopping", "chart.not_asked", 2, ""),
        ("missed", "chart.not_asked", 1, ""),
        ("missed", "chart.not_asked", 2, ""),
        ("dose", "chart.explained", 0, ""),
    ]


def test_declining_is_never_written_as_understood() -> None:
    words = Messages.load(find_resources().content, "en").words
    for outcome in (Outcome.DECLINED, Outcome.NEEDS_MORE):
        assert not words[f"chart.{outcome}"].startswith("Said back")
    assert "not known" in words["chart.declined"]


def test_the_short_way_asks_one_prompt() -> None:
    found = ids(session("stopping", "missed", way=Way.SHORT))
    assert (found.count("not_asked"), found.count("explained")) == (1, 1)


def test_the_order_says_who_stands_for_it() -> None:
    assert ids(session(), plan=fixed("08:00"), ordered_by="Dr A", typed_by=" ")[-5:] == [
        "ordered_by", "typed_by_unknown", "checked_by_unknown", "last_given_unknown", "next_due_unknown",
    ]  # fmt: skip
    assert "no_plan" in ids(session())


@pytest.mark.parametrize("level", get_args(Level))
@pytest.mark.parametrize("route", list(Route))
@pytest.mark.parametrize("is_carer", [True, False])
def test_every_line_has_its_words(level: str, route: Route, *, is_carer: bool) -> None:
    wording = Wording(Messages.load(find_resources().content, "en"), UTC)
    taught = session("stopping", "missed", "dose", level=level, route=route, is_carer=is_carer)
    for number, outcome in enumerate(Outcome):
        taught = taught.with_outcome(said("stopping", outcome, number))
    plan = None if route is Route.PUMP else fixed("08:00")
    home = going_home(
        route=route, plan=plan, ordered_by="A", typed_by="B", checked_by="C",
        last_given=datetime(2026, 3, 4, 8), next_due=datetime(2026, 3, 4, 14),
    )  # fmt: skip
    said_of = {**PROMPTS, "stopping": len(Outcome)}
    words = [wording.text(line.id, line.values) for line in chart(taught, home, said_of, LATER)]
    assert words[0] == "Teaching about baclofen, 4 March 2026 09:09, 9 min."
    if route is Route.PUMP:
        assert words[2] == "Baclofen by pump."
        assert not any("dose" in line for line in words[3:])
        return
    assert words[-2:] == ["Last dose given: 4 March 2026 at 08:00.", "Next dose due: 4 March 2026 at 14:00."]
