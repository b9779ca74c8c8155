"""What a report for a visit is made of."""

from __future__ import annotations

from datetime import date, datetime  # noqa: TC003  msgspec reads the annotations
from typing import TYPE_CHECKING

from msgspec import Struct

from baclofen_guide.dosing.about_you import AboutYou  # noqa: TC001
from baclofen_guide.dosing.events import answers
from baclofen_guide.dosing.missed import Rules
from baclofen_guide.dosing.plan import Plan, zone_named
from baclofen_guide.dosing.states import SlotView, history, home_zone
from baclofen_guide.dosing.wallclock import DAY, day_start, local_day

if TYPE_CHECKING:
    from collections.abc import Callable

    from baclofen_guide.dosing.events import DoseEvent

    EventsBetween = Callable[[date, date], tuple[DoseEvent, ...]]

USUAL_DAYS = 28
QUESTIONS = ("right", "missed", "night", "swallow", "sleepy", "slower", "run-out")
"""Questions to choose from, worded in ``paper.question``."""


class Panel(Struct, frozen=True, kw_only=True):
    """A part of the report that comes from elsewhere, such as the symptoms of the diary, or the supply.

    Attributes:
        title: its heading.
        label: its name in the box that says it all.
        headline: what of it belongs there; "" for nothing.
        sentences: what it comes to, in words; they stand first.
        picture: a chart as SVG, drawn over `days_of` the report; "" for none.
        alt: what the picture shows; needed with a picture.
        head: headings of a table that says the same; () for none.
        rows: its rows, as long as `head`.
    """

    title: str
    label: str = ""
    headline: str = ""
    sentences: tuple[str, ...] = ()
    picture: str = ""
    alt: str = ""
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


class Visit(Struct, frozen=True, kw_only=True):
    """What a report is made of.

    Attributes:
        plan: everything ordered.
        views: the doses of the span, as `baclofen_guide.dosing.states.history` gives them.
        about: the safety card.
        first: first day of the span (local date).
        last: last day.
        panels: parts that come from elsewhere, in order.
        questions: what the person wants to ask, in words.
    """

    plan: Plan
    views: tuple[SlotView, ...]
    about: AboutYou
    first: date
    last: date
    panels: tuple[Panel, ...] = ()
    questions: tuple[str, ...] = ()


def gather_visit(
    plan: Plan, events_between: EventsBetween, about: AboutYou, now: datetime, days: int = USUAL_DAYS
) -> Visit:
    """The last `days` days up to `now`, today among them.

    Args:
        plan: everything ordered.
        events_between: the entries about slots between two local dates, inclusive.
        about: the safety card.
        now: this instant, aware.
        days: at least one.
    """
    zone = zone_named(home_zone(plan, now))
    last = local_day(now, zone)
    first = last - (days - 1) * DAY
    events = events_between(first - DAY, last + DAY)
    views = history(plan, answers(events), day_start(first, zone), now, Rules(about=about))
    return Visit(plan=plan, views=tuple(views), about=about, first=first, last=last)
