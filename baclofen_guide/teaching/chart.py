"""The session as lines for the chart: what was taught to whom, how it went, who ordered and who checked."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from msgspec import Struct

from baclofen_guide.dosing.findings import Value
from baclofen_guide.teaching.discharge import Discharge, Route
from baclofen_guide.teaching.session import Session


class ChartLine(Struct, frozen=True):
    """One line: a message id of ``messages/teaching.toml`` with what fills it in.

    ``topic`` is the id of the topic a line is about, "" for the session itself; its title is the reader's.
    ``question`` counts from 1 where several were to be asked about one topic; else it is 0.
    """

    id: str
    values: Mapping[str, Value] = {}
    topic: str = ""
    note: str = ""
    question: int = 0


def chart(
    session: Session, discharge: Discharge, prompts: Mapping[str, int], now: datetime
) -> tuple[ChartLine, ...]:
    """What to write into the chart.

    Args:
        session: how it went.
        discharge: what goes home.
        prompts: how many prompts each topic has.
        now: this instant, aware.
    """
    return (
        ChartLine("chart.session", {"at": now, "minutes": session.minutes(now)}),
        ChartLine(f"chart.reader.{'carer' if session.is_carer else 'patient'}.{session.level}"),
        ChartLine(f"chart.route.{session.route}"),
        *(line for topic in session.topics for line in _of_topic(session, topic, prompts.get(topic, 0))),
        *_way_home(discharge),
    )


def _of_topic(session: Session, topic: str, count: int) -> Iterator[ChartLine]:
    """A line a prompt that was to be asked; one that was not asked is said too."""
    asked = session.prompts(topic, count)
    if not asked:
        yield ChartLine("chart.explained", topic=topic)
    for number in asked:
        found = session.outcome(topic, number)
        question = number + 1 if len(asked) > 1 else 0
        outcome = "not_asked" if found is None else found.outcome.value
        note = "" if found is None else found.note.strip()
        yield ChartLine(f"chart.{outcome}", topic=topic, note=note, question=question)


def _way_home(discharge: Discharge) -> Iterator[ChartLine]:
    """The order and the gap; nobody's name but those of the people who stand for it. A pump has neither."""
    if discharge.route is Route.PUMP:
        return
    if discharge.plan is None:
        yield ChartLine("chart.no_plan")
    else:
        for name in ("ordered_by", "typed_by", "checked_by"):
            words = getattr(discharge, name).strip()
            yield ChartLine(f"chart.{name}", {"name": words}) if words else ChartLine(f"chart.{name}_unknown")
    for name in ("last_given", "next_due"):
        reading: datetime | None = getattr(discharge, name)
        if reading is None:
            yield ChartLine(f"chart.{name}_unknown")
        else:
            yield ChartLine(f"chart.{name}", {"day": reading.date(), "time": reading.time()})
