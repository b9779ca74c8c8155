"""The papers of a session: what goes home, the nurse's copy of it, and the record for the chart."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from baclofen_guide.dosing.missed import Rules
from baclofen_guide.dosing.plan import zone_named
from baclofen_guide.exchange.pdf.discharge import discharge_sheet
from baclofen_guide.exchange.pdf.letterhead import letterhead_of
from baclofen_guide.exchange.pdf.occasion import Occasion, Size
from baclofen_guide.exchange.pdf.session_record import session_sheet
from baclofen_guide.exchange.pdf.side_by_side import InOneLanguage, side_by_side
from baclofen_guide.exchange.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from baclofen_guide.dosing.missed import MissedRule
    from baclofen_guide.exchange.pdf.letterhead import Letterhead
    from baclofen_guide.guide.library import Page
    from baclofen_guide.guide.messages import Messages
    from baclofen_guide.settings.regions import Region
    from baclofen_guide.teaching.discharge import Discharge
    from baclofen_guide.teaching.outcomes import TeachBackOutcome
    from baclofen_guide.ui.guide_desk import GuideDesk
    from baclofen_guide.ui.paper.wanted import MakeSheet
    from baclofen_guide.ui.teaching.lesson_desk import LessonDesk


@dataclass(frozen=True)
class Wish:
    """How a paper is wanted.

    Attributes:
        size: of its words, in points.
        name: the patient's, for this paper alone; "" leaves a line to write it on.
    """

    size: Size = 12
    name: str = ""


class SessionPapers:
    """Gathers what the papers show; the work itself is done beside the window.

    Args:
        desk: pages and words.
        missed: the missed-dose rule to print.
    """

    def __init__(self, desk: LessonDesk, missed: MissedRule) -> None:
        self._desk, self._rules = desk, Rules(missed=missed)

    def messages(self) -> Messages:
        """The nurse's words."""
        return self._desk.guide.messages()

    def region(self) -> Region | None:
        """Where the nurse works; None when not chosen."""
        return self._desk.guide.region()

    def is_foreign(self, discharge: Discharge) -> bool:
        """Whether the patient reads another language than the nurse."""
        return discharge.language != self._desk.guide.language()

    def handout(self, discharge: Discharge, wish: Wish) -> MakeSheet:
        """The paper for the patient, in the patient's language, with the plan inside it."""
        guide = self._patient(discharge, discharge.language)
        occasion = self._occasion(guide, discharge, wish.size)
        pages = self._pages(guide, discharge)
        return partial(discharge_sheet, discharge, pages, guide.facts(), occasion, self._head(wish))

    def nurse_copy(self, discharge: Discharge, wish: Wish) -> MakeSheet:
        """The same in both languages, side by side."""
        patient, nurse = (
            self._one_language(self._patient(discharge, language), discharge)
            for language in (discharge.language, self._desk.guide.language())
        )
        facts = self._desk.guide.facts()
        return partial(side_by_side, discharge, patient, nurse, facts, self._head(wish))

    def record(self, discharge: Discharge, outcomes: Sequence[TeachBackOutcome], wish: Wish) -> MakeSheet:
        """The record of the session, in the nurse's language."""
        guide = self._desk.guide
        words = {topic: self._desk.title(topic) for topic in discharge.topics}
        words |= {code: language.name for code, language in guide.languages().items()}
        occasion = self._occasion(guide, discharge, Wish().size)
        return partial(session_sheet, discharge, tuple(outcomes), occasion, words, self._head(wish))

    def _patient(self, discharge: Discharge, language: str) -> GuideDesk:
        return self._desk.patient(language, discharge.level, is_carer=discharge.is_carer)

    def _pages(self, guide: GuideDesk, discharge: Discharge) -> tuple[Page, ...]:
        return tuple(guide.page(topic) for topic in discharge.topics)

    def _one_language(self, guide: GuideDesk, discharge: Discharge) -> InOneLanguage:
        return InOneLanguage(
            name=guide.languages()[guide.language()].name,
            pages=self._pages(guide, discharge),
            occasion=self._occasion(guide, discharge, Wish().size),
        )

    def _head(self, wish: Wish) -> Letterhead:
        return letterhead_of(self._desk.guide.clinic(), self._rules, wish.name)

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
            staff=tuple((one.who, one.number) for one in guide.clinic().numbers),
            size=size,
        )
