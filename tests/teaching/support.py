"""What the tests of teaching share: a session and a way home, written briefly."""

from __future__ import annotations

from datetime import UTC, datetime

from baclofen_guide.teaching.discharge import Discharge
from baclofen_guide.teaching.outcomes import Outcome, TeachBackOutcome
from baclofen_guide.teaching.session import Session

BEGUN = datetime(2026, 3, 4, 9, tzinfo=UTC)


def session(*topics: str, **values: object) -> Session:
    return Session(
        **({"begun": BEGUN, "language": "en", "level": "easy", "topics": topics or ("stopping",)} | values)
    )


def said(
    topic: str, outcome: Outcome = Outcome.SAID_BACK, prompt: int = 0, note: str = ""
) -> TeachBackOutcome:
    return TeachBackOutcome(topic=topic, outcome=outcome, prompt=prompt, note=note)


def going_home(**values: object) -> Discharge:
    return Discharge(**({"language": "en", "level": "easy", "zone": "Europe/Berlin"} | values))
