"""What a report for a visit is made of."""

from __future__ import annotations

from datetime import date  # noqa: TC003  msgspec reads the annotations

from msgspec import Struct

from baclofen_guide.dosing.about_you import AboutYou  # noqa: TC001
from baclofen_guide.dosing.plan import Plan  # noqa: TC001
from baclofen_guide.dosing.states import SlotView  # noqa: TC001
from baclofen_guide.dosing.wallclock import DAY

USUAL_DAYS = 28
QUESTIONS = ("right", "missed", "night", "swallow", "sleepy", "slower", "run-out")
"""Questions to choose from, worded in ``paper.question``."""


class Panel(Struct, frozen=True, kw_only=True):
    """A part of the report that comes from elsewhere, such as the symptoms of the diary, or the supply.

    Attributes:
        title: its heading.
        sentences: what it comes to, in words; they stand first.
        picture: a chart as SVG, drawn over `days_of` the report; "" for none.
        alt: what the picture shows; needed with a picture.
        head: headings of a table that says the same; () for none.
        rows: its rows, as long as `head`.
    """

    title: str
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


def span_before(today: date, days: int) -> tuple[date, date]:
    """The first and last day of a report over `days` days that ends `today`."""
    return today - (days - 1) * DAY, today
