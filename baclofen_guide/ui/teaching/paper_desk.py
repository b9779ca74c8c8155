"""The papers of a session: what goes home with the patient, and the record for the chart."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from baclofen_guide.dosing.plan import zone_named
from baclofen_guide.exchange.pdf.handout import handout
from baclofen_guide.exchange.pdf.occasion import Occasion, Size
from baclofen_guide.exchange.wording import Wording

if TYPE_CHECKING:
    from baclofen_guide.guide.messages import Messages
    from baclofen_guide.settings.regions import Region
    from baclofen_guide.teaching.discharge import Discharge
    from baclofen_guide.ui.guide_desk import GuideDesk
    from baclofen_guide.ui.paper.wanted import MakeSheet
    from baclofen_guide.ui.teaching.lesson_desk import LessonDesk


@dataclass(frozen=True)
class Wish:
    """How a paper is wanted.

    Attributes:
        size: of its words, in points.
    """

    size: Size = 12


class SessionPapers:
    """Gathers what the papers show; the work itself is done beside the window."""

    def __init__(self, desk: LessonDesk) -> None:
        self._desk = desk

    def messages(self) -> Messages:
        """The nurse's words."""
        return self._desk.guide.messages()

    def region(self) -> Region | None:
        """Where the nurse works; None when not chosen."""
        return self._desk.guide.region()

    def handout(self, discharge: Discharge, wish: Wish) -> MakeSheet:
        """The paper for the patient, in the patient's language."""
        guide = self._desk.patient(discharge.language, discharge.level, is_carer=discharge.is_carer)
        pages = [guide.page(topic) for topic in discharge.topics]
        return partial(handout, pages, guide.facts(), self._occasion(guide, discharge, wish.size))

    def _occasion(self, guide: GuideDesk, discharge: Discharge, size: Size) -> Occasion:
        language = guide.language()
        wording = Wording(guide.messages(), zone_named(discharge.zone), guide.twelve_hour_clock())
        return Occasion(
            reader=guide.reader(language),
            wording=wording,
            language=language,
            region=guide.region(),
            now=self._desk.now(),
            clinic=guide.clinic_number(),
            size=size,
        )
