"""What the tour's record tells: a taper in its third week, its doses ticked, and tablets for some days."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from baclofen_guide.dosing.about_you import AboutYou, Answer
from baclofen_guide.dosing.formulations import Form, Strength
from baclofen_guide.dosing.plan import Dose, PlanVersion, Step
from baclofen_guide.dosing.slots import slots_between
from baclofen_guide.dosing.supply import SupplyKind

if TYPE_CHECKING:
    from baclofen_guide.records import Record

STEPS_MG = ({8: 10, 14: 10, 20: 10}, {8: 10, 14: 5, 20: 10}, {8: 5, 14: 5, 20: 10}, {8: 5, 14: 5, 20: 5},
            {8: 5, 20: 5}, {20: 5})  # fmt: skip
"""Steps as a prescriber might order them: mg by the hour of the day."""
STEP_DAYS = 14
BEGUN_DAYS_AGO = 32
TABLETS = {5: 60, 10: 40}
ADULT = AboutYou(
    child=Answer.NO,
    kidney_disease=Answer.NO,
    sedatives=Answer.NO,
    pump=Answer.NO,
    pregnancy=Answer.NO,
    epilepsy=Answer.NO,
    injury_t6=Answer.NO,
    earlier_withdrawal=Answer.NO,
)


def write_story(record: Record, now: datetime, zone: str) -> None:
    """Order a taper in the record, and tick what was due before `now`.

    Args:
        record: an empty one.
        now: the instant the tour is at.
        zone: the zone its clock shows.
    """
    first = now.date() - timedelta(days=BEGUN_DAYS_AGO)
    steps = tuple(
        Step(
            first + timedelta(days=STEP_DAYS * number),
            tuple(Dose(time(hour), Decimal(mg)) for hour, mg in daily.items()),
            first + timedelta(days=STEP_DAYS * len(STEPS_MG) - 1) if number == len(STEPS_MG) - 1 else None,
        )
        for number, daily in enumerate(STEPS_MG)
    )
    strengths = tuple(Strength(Form.TABLET, Decimal(mg)) for mg in TABLETS)
    begun = datetime.combine(first, time(), ZoneInfo(zone))
    draft = PlanVersion(
        number=1,
        steps=steps,
        form=Form.TABLET,
        effective_from=begun,
        zone=zone,
        strengths=strengths,
        ordered_by="Dr Green",
    )
    record.set_about_you(ADULT)
    record.revise_plan(draft, effective_from=begun)
    for slot in slots_between(record.plan(), begun, now):
        record.log_dose(slot.key, at=slot.instant + timedelta(minutes=4))
    for strength, count in zip(strengths, TABLETS.values(), strict=True):
        record.add_supply(SupplyKind.COUNT, strength, Decimal(count))
