"""The nurse's copy of a paper in another language: what the patient has, and beside it the same in hers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from baclofen_guide.exchange.pdf.discharge import USUAL, discharge_data
from baclofen_guide.exchange.pdf.typeset import Sheet

if TYPE_CHECKING:
    from baclofen_guide.exchange.pdf.letterhead import Letterhead
    from baclofen_guide.exchange.pdf.occasion import Occasion
    from baclofen_guide.guide.facts import FactBase
    from baclofen_guide.guide.library import Page
    from baclofen_guide.teaching.discharge import Discharge


@dataclass(frozen=True, kw_only=True)
class InOneLanguage:
    """What one of the two columns is made from.

    Attributes:
        name: what the language calls itself.
        pages: the topics in it, in order.
        occasion: for whom and when, in that language.
    """

    name: str
    pages: tuple[Page, ...]
    occasion: Occasion


def side_by_side(
    discharge: Discharge,
    patient: InOneLanguage,
    nurse: InOneLanguage,
    facts: FactBase,
    letterhead: Letterhead = USUAL,
) -> Sheet:
    """The copy of `discharge` for the nurse: no plan inside, since it stays at the ward."""
    text = nurse.occasion.text
    data = {
        **nurse.occasion.frame(text("going_home.both.title", one=patient.name, other=nurse.name)),
        "lead": text("going_home.both.lead", other=nurse.name),
        "one": _column(discharge, patient, facts, letterhead),
        "other": _column(discharge, nurse, facts, letterhead),
    }
    return Sheet("both", data, nurse.occasion.now)


def _column(
    discharge: Discharge, side: InOneLanguage, facts: FactBase, letterhead: Letterhead
) -> dict[str, object]:
    data = discharge_data(discharge, side.pages, facts, side.occasion, letterhead)
    return {**data, "name-of": side.name}
