"""How a teach-back went: whether the patient could say in their own words what was explained."""

import enum

from msgspec import Struct

from baclofen_guide.dosing.findings import require

MAX_NOTE = 500
"""A note is a line for the chart, not a record."""


class Outcome(enum.StrEnum):
    """How one prompt went. A topic without an outcome has not been asked."""

    SAID_BACK = "said_back"
    """The patient said it in their own words the first time."""
    AFTER_ANOTHER_GO = "after_another_go"
    """Said back after it was explained again."""
    NEEDS_MORE = "needs_more"
    """Not yet said back: somebody has to explain it again."""
    DECLINED = "declined"
    """The patient did not want to be asked, or could not be; nothing is known about understanding."""

    @property
    def is_understood(self) -> bool:
        """Whether the patient has said it back. Declining never counts as that."""
        return self in {Outcome.SAID_BACK, Outcome.AFTER_ANOTHER_GO}


class TeachBackOutcome(Struct, frozen=True, kw_only=True):
    """What came of one prompt.

    Attributes:
        topic: id of the topic, such as ``stopping``.
        outcome: how it went.
        note: the nurse's own words; may be empty.
        prompt: which of the topic's prompts, counted from 0.

    Raises:
        DosingError: ``teaching.note`` when the note is longer than `MAX_NOTE`.
    """

    topic: str
    outcome: Outcome
    note: str = ""
    prompt: int = 0

    def __post_init__(self) -> None:
        require(len(self.note) <= MAX_NOTE, "teaching.note", limit=MAX_NOTE)
