"""One session with one patient: who it is for, what is taught, and how each prompt went.

A value: every act gives a new one, the time comes in from outside, and nothing of it is ever stored.
"""

import enum
from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from baclofen_guide.dosing.findings import require
from baclofen_guide.settings.choices import Level
from baclofen_guide.teaching.discharge import Route
from baclofen_guide.teaching.outcomes import Outcome, TeachBackOutcome

MOST_TOPICS = 3
"""People keep two or three things from a talk at the bedside."""
STOPPING = "stopping"
"""The one topic that every session holds: what it says can save a life (F-STOP-01)."""
MINUTE = timedelta(minutes=1)


class Way(enum.StrEnum):
    """How much time there is."""

    FULL = "full"
    """Part by part, with every prompt."""
    SHORT = "short"
    """Three minutes: the main thing of each topic, and the one prompt about stopping."""


class Changed(enum.StrEnum):
    """What is new for this patient; it suggests a topic."""

    STARTED = "started"
    DOSE = "dose"
    LOWERED = "lowered"
    OTHER_MEDICINE = "other_medicine"
    GOING_HOME = "going_home"
    SLEEPY = "sleepy"
    NOTHING = "nothing"


TOPIC_FOR: dict[Changed, str] = {
    Changed.STARTED: "taking",
    Changed.DOSE: "dose",
    Changed.LOWERED: "tapering",
    Changed.OTHER_MEDICINE: "interactions",
    Changed.GOING_HOME: "running-out",
    Changed.SLEEPY: "side-effects",
}
"""The topic that each change suggests; `Changed.NOTHING` suggests none."""


def suggested(changed: Changed, route: Route) -> tuple[str, ...]:
    """The topics to begin with: stopping, missed (of a pump, the pump itself), and what has changed."""
    second = "pump" if route is Route.PUMP else "missed"
    third = TOPIC_FOR.get(changed)
    return (STOPPING, second) if third is None else (STOPPING, second, third)


class Session(Struct, frozen=True, kw_only=True):
    """What is known of a session while it lasts.

    Attributes:
        begun: when, aware.
        language: code of the patient's language.
        level: the patient's reading level.
        is_carer: the one being taught looks after the patient.
        route: how the medicine is given.
        topics: ids in the order taught, each once, one to `MOST_TOPICS`.
        way: full or short.
        outcomes: how the prompts went, in the order they were first answered; one a prompt.

    Raises:
        DosingError: ``teaching.topics`` for no topic, too many, or one twice.
    """

    begun: datetime
    language: str
    level: Level
    is_carer: bool = False
    route: Route = Route.TABLETS
    topics: tuple[str, ...]
    way: Way = Way.FULL
    outcomes: tuple[TeachBackOutcome, ...] = ()

    def __post_init__(self) -> None:
        distinct = len(set(self.topics)) == len(self.topics)
        require(distinct and 1 <= len(self.topics) <= MOST_TOPICS, "teaching.topics", most=MOST_TOPICS)

    def with_outcome(self, outcome: TeachBackOutcome) -> "Session":
        """The session with ``outcome`` in place of what was said of that prompt before."""
        key = (outcome.topic, outcome.prompt)
        if self.outcome(*key) is None:
            return replace(self, outcomes=(*self.outcomes, outcome))
        kept = (outcome if (one.topic, one.prompt) == key else one for one in self.outcomes)
        return replace(self, outcomes=tuple(kept))

    def without_outcome(self, topic: str, prompt: int) -> "Session":
        """The session as if that prompt had not been asked."""
        kept = (one for one in self.outcomes if (one.topic, one.prompt) != (topic, prompt))
        return replace(self, outcomes=tuple(kept))

    def outcome(self, topic: str, prompt: int) -> TeachBackOutcome | None:
        """How a prompt went; None while it was not asked."""
        return next((one for one in self.outcomes if (one.topic, one.prompt) == (topic, prompt)), None)

    def prompts(self, topic: str, count: int) -> tuple[int, ...]:
        """Which of the ``count`` prompts of ``topic`` are asked: all, or in short the first of stopping."""
        if self.way is Way.FULL:
            return tuple(range(count))
        return (0,) if topic == STOPPING and count else ()

    def minutes(self, now: datetime) -> int:
        """Whole minutes since the session began; a clock set back counts as none."""
        return max(0, (now - self.begun) // MINUTE)


def taught_topics(topics: tuple[str, ...], way: Way) -> tuple[str, ...]:
    """The topics of a session: in a short one stopping is always there, and first."""
    if way is Way.SHORT and STOPPING not in topics:
        return (STOPPING, *topics)[:MOST_TOPICS]
    if way is Way.SHORT:
        return (STOPPING, *(topic for topic in topics if topic != STOPPING))
    return topics


def worst(outcomes: tuple[TeachBackOutcome, ...]) -> Outcome | None:
    """The outcome that weighs most: needs more, then declined, then another go; None without any."""
    order = (Outcome.NEEDS_MORE, Outcome.DECLINED, Outcome.AFTER_ANOTHER_GO, Outcome.SAID_BACK)
    found = {one.outcome for one in outcomes}
    return next((outcome for outcome in order if outcome in found), None)
