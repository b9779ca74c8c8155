"""The optional "About you" safety card: what the rules need to know about a person."""

import enum

from msgspec import Struct


class Answer(enum.StrEnum):
    """An answer on the card. "Not sure" always counts as the cautious one."""

    YES = "yes"
    NO = "no"
    NOT_SURE = "not_sure"


class AboutYou(Struct, frozen=True, kw_only=True):
    """One person's safety card. Every item begins as "not sure", so that an empty card is a cautious one.

    Attributes:
        child: under 18 years.
        kidney_disease: includes dialysis.
        sedatives: opioids, alcohol, sleeping pills or other medicines that make sleepy.
        pump: a baclofen pump.
        pregnancy: pregnant or perhaps pregnant.
        epilepsy: epilepsy, or a seizure at any time.
        injury_t6: a spinal injury at T6 or above.
        earlier_withdrawal: ill before from stopping or missing baclofen.
    """

    child: Answer = Answer.NOT_SURE
    kidney_disease: Answer = Answer.NOT_SURE
    sedatives: Answer = Answer.NOT_SURE
    pump: Answer = Answer.NOT_SURE
    pregnancy: Answer = Answer.NOT_SURE
    epilepsy: Answer = Answer.NOT_SURE
    injury_t6: Answer = Answer.NOT_SURE
    earlier_withdrawal: Answer = Answer.NOT_SURE

    def cautious(self, *items: str) -> tuple[str, ...]:
        """Those of the named ``items`` that are not a clear "no", in the order given."""
        return tuple(item for item in items if getattr(self, item) is not Answer.NO)


ITEMS: tuple[str, ...] = AboutYou.__struct_fields__
"""The names of the items, in the order of the card."""
