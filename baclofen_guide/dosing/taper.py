"""How a plan that goes down compares with published texts, in the two strengths of F-TAPER-15.

It compares; it never proposes a rate. Every finding is worded "check this with your prescriber", and a plan
without one is not called safe: `taper.no_flag_is_not_safe` is always among the findings of a reduction.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from baclofen_guide.dosing.about_you import AboutYou
from baclofen_guide.dosing.findings import Finding, Severity, Values, Where
from baclofen_guide.dosing.plan import PlanVersion
from baclofen_guide.dosing.wallclock import DAY

FACTS = ("F-TAPER-15",)
OUTSIDE, FAST = Severity.WARN, Severity.NOTE
"""Outside published texts, and at their fast end."""
SPECIALIST = ("child", "pump", "pregnancy", "epilepsy", "kidney_disease", "injury_t6", "earlier_withdrawal")
LONG_USE = timedelta(days=60)
"""The cautious end of "2 to 3 months of use"."""
WEEK, SHORTEST, SHORTEST_AFTER_LONG_USE = 7, 14, 21
LARGE_DROP, BRISK_DROP = Decimal(15), Decimal(10)
NEXT_DAY, SOON = 1, 3
LAST_LARGE, LAST_BRISK = Decimal(15), Decimal(5)


class Change(Struct, frozen=True):
    """On the local ``day`` the mg a day go from ``before`` to ``after`` as ``step`` begins or ends."""

    day: date
    before: Decimal
    after: Decimal
    step: int

    @property
    def drop(self) -> Decimal:
        """How many mg a day less; negative for a rise."""
        return self.before - self.after


def changes(version: PlanVersion, before_mg: Decimal | None = None) -> tuple[Change, ...]:
    """Every change of the daily mg in ``version``, in order of date, with the end of the plan as the last.

    ``before_mg`` is the mg a day until the version takes effect; what differs from it then is a change too.
    """
    days = [(step.first_day, step.daily_mg, index) for index, step in enumerate(version.steps)]
    ends_on = version.ends_on()
    if ends_on is not None:
        days.append((ends_on + DAY, Decimal(), len(version.steps) - 1))
    found = [Change(day, before, after, index) for (_, before, _), (day, after, index) in pairwise(days)]
    if before_mg is not None:
        index, day = version.first_counted()
        joined = Change(day, before_mg, version.steps[index].daily_mg, index)
        found = [change for change in found if change.day != day or change.step != index] + [joined]
    return tuple(sorted((change for change in found if change.drop), key=lambda change: change.day))


def check_taper(
    version: PlanVersion,
    before_mg: Decimal | None = None,
    about: AboutYou | None = None,
    taking_since: date | None = None,
) -> tuple[Finding, ...]:
    """Findings for a version that goes down or ends, else none. Source of every limit: F-TAPER-15."""
    every = changes(version, before_mg)
    drops = [change for change in every if change.drop > 0]
    if not drops:
        return ()
    return (
        *_specialist(about),
        *_length(every, taking_since),
        *_sizes(drops),
        *_distances(drops),
        *_half_in_a_week(every),
        Finding("taper.no_flag_is_not_safe", Severity.NOTE, {}, ("F-TAPER-09", "F-TAPER-15")),
    )


def _specialist(about: AboutYou | None) -> Iterator[Finding]:
    """Who always needs a specialist's plan. "Not sure" counts.

    A card never filled in is asked for: to name all its items would be to say what nobody said.
    """
    if about is None or about == AboutYou():
        yield Finding("taper.card_not_filled", Severity.NOTE, {}, ("F-TAPER-10", "F-TAPER-15"))
        return
    items = about.cautious(*SPECIALIST)
    if items:
        yield Finding("taper.specialist", OUTSIDE, {"items": items}, ("F-TAPER-10", "F-TAPER-15"))


def _length(every: tuple[Change, ...], taking_since: date | None) -> Iterator[Finding]:
    """Days from the first drop of the last way down to nothing."""
    last = every[-1]
    if last.after:
        return
    rises = [index for index, change in enumerate(every) if change.drop < 0]
    first = every[rises[-1] + 1] if rises else every[0]
    days = (last.day - first.day).days
    long_use = taking_since is None or first.day - taking_since >= LONG_USE
    limit = SHORTEST_AFTER_LONG_USE if long_use else SHORTEST
    where = Where(last.step)
    if days <= WEEK:
        yield Finding("taper.ends_within_a_week", OUTSIDE, {"days": days}, FACTS, where)
    elif days < limit:
        yield Finding("taper.short", FAST, {"days": days, "limit": limit}, FACTS, where)


def _sizes(drops: list[Change]) -> Iterator[Finding]:
    """Single drops, and the last one to nothing."""
    for change in drops:
        large, brisk = (LARGE_DROP, BRISK_DROP) if change.after else (LAST_LARGE, LAST_BRISK)
        outside = "taper.drop_outside" if change.after else "taper.to_nothing_outside"
        fast = "taper.drop_fast" if change.after else "taper.to_nothing_fast"
        values: Values = {"before": change.before, "after": change.after, "drop": change.drop}
        if change.drop > large:
            yield Finding(outside, OUTSIDE, {**values, "limit": large}, FACTS, Where(change.step))
        elif change.drop > brisk:
            yield Finding(fast, FAST, {**values, "limit": brisk}, FACTS, Where(change.step))


def _distances(drops: list[Change]) -> Iterator[Finding]:
    """Days between one drop and the next."""
    for one, two in pairwise(drops):
        days = (two.day - one.day).days
        values: Values = {"days": days, "day": two.day}
        if days <= NEXT_DAY:
            yield Finding("taper.drops_next_day", OUTSIDE, values, FACTS, Where(two.step))
        elif days < SOON:
            yield Finding("taper.drops_soon", FAST, {**values, "limit": SOON}, FACTS, Where(two.step))


def _half_in_a_week(every: tuple[Change, ...]) -> Iterator[Finding]:
    """The first stretch of 7 days in which more than half of the daily dose goes.

    The last step to nothing from 5 mg or less has its own rule and does not count here by itself.
    """
    for index, change in enumerate(every):
        if change.drop < 0 or (not change.after and change.before <= LAST_BRISK):
            continue
        week_on = [later for later in every[index:] if (later.day - change.day).days < WEEK]
        least = min(later.after for later in week_on)
        if least * 2 < change.before:
            values: Values = {"before": change.before, "after": least, "day": change.day}
            yield Finding("taper.half_in_a_week", FAST, values, FACTS, Where(change.step))
            return
