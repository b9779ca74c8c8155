"""What a patient takes home from a ward or clinic: plan, what to do, and what was taught, on one paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from baclofen_guide.dosing.plan import PlanVersion, zone_named
from baclofen_guide.exchange.handover import Handover
from baclofen_guide.exchange.pdf.discharge_parts import DischargeParts
from baclofen_guide.exchange.pdf.handout import handout_data
from baclofen_guide.exchange.pdf.letterhead import Letterhead
from baclofen_guide.exchange.pdf.typeset import Attachment, Sheet
from baclofen_guide.exchange.plan_file import MIME, SUFFIX, order_of, write_plan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from baclofen_guide.exchange.pdf.occasion import Occasion
    from baclofen_guide.guide.facts import FactBase
    from baclofen_guide.guide.library import Page
    from baclofen_guide.teaching.discharge import Discharge

OWN_WORDS = ("going_home.", "paper.")
"""Ids of the messages that this paper is worded in."""
PLAN_NAME = f"baclofen-plan{SUFFIX}"
"""What the plan inside the PDF is called."""


USUAL = Letterhead()


def discharge_sheet(
    discharge: Discharge,
    pages: Sequence[Page],
    facts: FactBase,
    occasion: Occasion,
    letterhead: Letterhead = USUAL,
) -> Sheet:
    """The paper for the patient, with the plan inside it.

    Args:
        discharge: what goes home.
        pages: its topics in the patient's language and level, in order.
        facts: what the pages rest on.
        occasion: for whom and when; its language is the patient's, its wall clock that of the ward.
        letterhead: name, clinic, rule for missed doses.
    """
    data = discharge_data(discharge, pages, facts, occasion, letterhead)
    logo = (letterhead.logo,) if letterhead.logo else ()
    return Sheet("discharge", data, occasion.now, logo, plan_attachments(discharge, occasion, letterhead))


def discharge_data(
    discharge: Discharge,
    pages: Sequence[Page],
    facts: FactBase,
    occasion: Occasion,
    letterhead: Letterhead,
) -> dict[str, object]:
    """What the paper shows."""
    text = occasion.text
    parts = DischargeParts(discharge, occasion, letterhead.rules)
    made = occasion.wording.value(occasion.now.astimezone(zone_named(discharge.zone)).date())
    return {
        **handout_data(pages, facts, occasion),
        "title": text("going_home.title"),
        "standing": text("going_home.replaces", day=made),
        "notice": text("going_home.fallback") if occasion.reader.messages.borrows(*OWN_WORDS) else "",
        "clinic": letterhead.clinic,
        "logo": text("going_home.logo", clinic=letterhead.clinic or text("numbers.clinic")),
        "logo-drawn": bool(letterhead.logo),
        "name": {"label": text("paper.name"), "text": letterhead.name},
        "first": parts.first(),
        "then": parts.then(),
    }


def plan_attachments(
    discharge: Discharge, occasion: Occasion, letterhead: Letterhead
) -> tuple[Attachment, ...]:
    """The plan as a file, if there is one."""
    version = ordered_version(discharge)
    if version is None:
        return ()
    handover = Handover(
        made_on=occasion.now.astimezone(zone_named(discharge.zone)).date(),
        last_given=discharge.last_given,
        next_due=discharge.next_due,
        zone=discharge.zone,
        typed_by=discharge.typed_by,
        checked_by=discharge.checked_by if discharge.is_checked else "",
        clinic=letterhead.clinic,
        clinic_number=occasion.clinic,
    )
    written = write_plan(order_of(version), handover).decode()
    return (Attachment(PLAN_NAME, MIME, occasion.text("going_home.attached"), written),)


def ordered_version(discharge: Discharge) -> PlanVersion | None:
    """The version that was ordered, by whom the session says."""
    version = discharge.version
    if version is None or not discharge.ordered_by:
        return version
    return replace(version, ordered_by=discharge.ordered_by)
