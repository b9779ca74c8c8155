"""What the reader wants on paper, and the data for it, gathered so that a worker can set it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from baclofen_guide.dosing.plan import zone_named
from baclofen_guide.exchange.pdf.card import card
from baclofen_guide.exchange.pdf.diary_panel import diary_panels
from baclofen_guide.exchange.pdf.handout import handout
from baclofen_guide.exchange.pdf.occasion import Occasion, Size
from baclofen_guide.exchange.pdf.plan_data import printed_version
from baclofen_guide.exchange.pdf.plan_sheet import plan_sheet
from baclofen_guide.exchange.pdf.report import visit_report
from baclofen_guide.exchange.pdf.supply_panel import supply_panels
from baclofen_guide.exchange.pdf.visit import USUAL_DAYS, gather_visit
from baclofen_guide.exchange.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from baclofen_guide.dosing.plan import PlanVersion
    from baclofen_guide.exchange.pdf.typeset import Kind, Sheet
    from baclofen_guide.ui.guide_desk import GuideDesk
    from baclofen_guide.ui.record_desk import RecordDesk

    MakeSheet = Callable[[], Sheet]


@dataclass(frozen=True)
class Wanted:
    """One paper the reader asked for.

    Attributes:
        kind: which paper.
        size: of its words, in points.
        days: how far a report looks back.
        topics: ids of the topics of a handout, in order.
        questions: for a report, in words.
    """

    kind: Kind
    size: Size = 12
    days: int = USUAL_DAYS
    topics: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()


class PaperDesk:
    """Gathers what a paper shows.

    Args:
        guide: pages, words and numbers of the guide.
        record: plan, doses, supply and diary.
    """

    def __init__(self, guide: GuideDesk, record: RecordDesk) -> None:
        self._guide, self._record = guide, record

    def maker(self, wanted: Wanted) -> MakeSheet | None:
        """What makes the sheet, on any thread; None while there is nothing to print."""
        if wanted.kind == "handout":
            return self._handout(wanted)
        version = printed_version(self._record.plan, self._record.now())
        if version is None:
            return None
        occasion = self._occasion(wanted, version)
        if wanted.kind == "plan":
            return partial(plan_sheet, version, self._record.rules, occasion)
        if wanted.kind == "card":
            return partial(card, version, self._record.answers.last_taken, occasion)
        return self._report(wanted, version, occasion)

    def _handout(self, wanted: Wanted) -> MakeSheet | None:
        if not wanted.topics:
            return None
        pages = [self._guide.page(topic) for topic in dict.fromkeys(wanted.topics)]
        return partial(handout, pages, self._guide.facts(), self._occasion(wanted, None))

    def _report(self, wanted: Wanted, version: PlanVersion, occasion: Occasion) -> MakeSheet | None:
        desk = self._record
        if desk.record is None:
            return None
        visit = gather_visit(desk.plan, desk.record.events_between, desk.about_you, desk.now(), wanted.days)
        panels = (
            *diary_panels(desk.record, desk.plan, visit.first, visit.last, occasion),
            *supply_panels(desk.record, desk.plan, occasion),
        )
        visit = replace(visit, questions=wanted.questions, panels=panels)
        return partial(visit_report, visit, version, occasion)

    def _occasion(self, wanted: Wanted, version: PlanVersion | None) -> Occasion:
        guide = self._guide
        language, clinic = guide.language(), guide.clinic_number()
        zone = zone_named(version.zone if version else self._record.zone())
        wording = Wording(guide.messages(), zone, guide.twelve_hour_clock())
        return Occasion(
            reader=guide.reader(language),
            wording=wording,
            language=language,
            region=guide.region(),
            now=self._record.now(),
            clinic=clinic,
            staff=tuple((one.who, one.number) for one in guide.clinic().numbers),
            size=wanted.size,
        )
