"""What was taught, for the chart: a page apart from the paper that goes home."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baclofen_guide.dosing.plan import zone_named
from baclofen_guide.exchange.pdf.discharge import USUAL, ordered_version
from baclofen_guide.exchange.pdf.discharge_parts import DischargeParts
from baclofen_guide.exchange.pdf.plan_data import PlanData
from baclofen_guide.exchange.pdf.typeset import Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from baclofen_guide.exchange.pdf.letterhead import Letterhead
    from baclofen_guide.exchange.pdf.occasion import Occasion
    from baclofen_guide.teaching.discharge import Discharge
    from baclofen_guide.teaching.outcomes import TeachBackOutcome

Rows = list[list[str]]


def session_sheet(
    discharge: Discharge,
    outcomes: Sequence[TeachBackOutcome],
    occasion: Occasion,
    words: Mapping[str, str],
    letterhead: Letterhead = USUAL,
) -> Sheet:
    """The record of one session, in the language of whoever keeps the chart.

    Args:
        discharge: what was taught and handed over.
        outcomes: how the teach-back went; a topic without one was not asked.
        occasion: when; its language is the nurse's.
        words: titles of the topics by id, and the name of the patient's language by its code.
        letterhead: name and clinic, as on the paper that went home.
    """
    return Sheet("session", _Record(discharge, outcomes, occasion, words, letterhead).data(), occasion.now)


class _Record:
    """Words the parts of one record."""

    def __init__(
        self,
        discharge: Discharge,
        outcomes: Sequence[TeachBackOutcome],
        occasion: Occasion,
        words: Mapping[str, str],
        letterhead: Letterhead,
    ) -> None:
        self._discharge, self._outcomes, self._occasion = discharge, outcomes, occasion
        self._words, self._letterhead, self._text = words, letterhead, occasion.text

    def data(self) -> dict[str, object]:
        """All of it."""
        text, letterhead = self._text, self._letterhead
        return {
            **self._occasion.frame(text("going_home.session.title")),
            "clinic": letterhead.clinic,
            "logo": "",
            "logo-drawn": False,
            "chart": text("going_home.session.chart"),
            "name": {"label": text("paper.name"), "text": letterhead.name},
            "glance": self._glance(),
            "topics": {
                "title": text("going_home.session.topics"),
                "head": [text(f"going_home.session.{name}") for name in ("topic", "outcome", "note")],
                "rows": [row for topic in self._discharge.topics for row in self._topic(topic)],
                "none": text("going_home.session.none"),
            },
            "handed": {"title": text("going_home.session.handed"), "rows": self._handed()},
            "sign": text("going_home.session.sign"),
        }

    def _glance(self) -> Rows:
        """Who was taught, when, in which words."""
        given, text = self._discharge, self._text
        when = self._occasion.wording.value(self._occasion.now.astimezone(zone_named(given.zone)))
        minutes = f" ({text('going_home.session.minutes', n=given.minutes)})" if given.minutes else ""
        language = self._words.get(given.language, given.language)
        return [
            [text("going_home.session.when"), when + minutes],
            [text("going_home.session.who"), text(f"going_home.session.{self._taught()}")],
            [text("going_home.session.language"), f"{language}, {text(f'going_home.level.{given.level}')}"],
            [text("going_home.session.route"), text(f"going_home.route.{given.route}")],
        ]

    def _taught(self) -> str:
        return "carer" if self._discharge.is_carer else "patient"

    def _topic(self, topic: str) -> list[dict[str, object]]:
        """A row for each prompt that was answered, or one that says that nothing was asked."""
        title = self._words.get(topic, topic)
        asked = [one for one in self._outcomes if one.topic == topic]
        if not asked:
            not_asked = self._text("going_home.session.not-asked")
            return [{"topic": title, "asked": "", "outcome": not_asked, "note": "", "open": True}]
        return [
            {
                "topic": title,
                "asked": self._words.get(f"{topic}/{one.prompt}", ""),
                "outcome": self._text(f"going_home.outcome.{one.outcome}"),
                "note": one.note,
                "open": not one.outcome.is_understood,
            }
            for one in asked
        ]

    def _handed(self) -> Rows:
        """The plan, the gap from ward to home, and who is answerable for it."""
        given, text, version = self._discharge, self._text, ordered_version(self._discharge)
        if version is None:
            return [[text("going_home.session.plan"), text("going_home.session.no-plan")]]
        plan = PlanData(version, self._occasion)
        parts = DischargeParts(given, self._occasion, self._letterhead.rules)
        mg = f"{plan.current.step.daily_mg:f}"
        rows = [[text("going_home.session.plan"), text("going_home.session.steps", n=len(plan.steps), mg=mg)]]
        rows += [[label, words] for label, words in parts.times_in_words()]
        gap = given.gap()
        if gap is not None:
            rows.append([text("going_home.session.gap"), self._occasion.wording.value(gap)])
        typed = given.typed_by.strip()
        checked = text("going_home.checked", who=given.checked_by.strip())
        who = [
            plan.ordered(),
            text("going_home.typed", who=typed) if typed else text("going_home.typed-by-nobody"),
            checked if given.is_checked else text("going_home.not-checked"),
        ]
        return [*rows, [text("going_home.session.order"), " ".join(who)]]
