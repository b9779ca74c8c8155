"""Likely slips of the finger in a plan: 600 mg, 3 a.m., a nought too many. They are asked about."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from decimal import Decimal
from itertools import pairwise

from baclofen_guide.dosing.findings import Finding, Severity, Values, Where
from baclofen_guide.dosing.plan import PlanVersion, Step, zone_named
from baclofen_guide.dosing.wallclock import DAY, local_day

HIGH_DOSE = Decimal(40)
"""One dose of this many mg or more is above every label's single dose (20 mg in F-DOSE-03, F-DOSE-05)."""
TEN_TIMES = 8
"""Doses that differ by this factor or more look like a nought too many or too few."""
NIGHT_ENDS = time(5)
"""Doses from midnight until before this time are usually meant for the afternoon."""
MOST_DOSES = 4
"""Usually three a day, for some people four (F-TAKE-01)."""
CLOSE = timedelta(hours=4)
"""Closer doses than the widest least gap of F-MISS-01."""
FAR_APART = timedelta(hours=14)
"""Evenly spaced doses of two or more a day are at most 12 hours apart (F-TAKE-01)."""
RISE_MG = Decimal(15)
"""Label steps go up by 15 mg a day (F-DOSE-02)."""
RISE_DAYS = 3
"""... every 3 days (F-DOSE-02)."""
FAR_START = timedelta(days=60)


def slips(version: PlanVersion, before_mg: Decimal | None) -> Iterator[Finding]:
    """What in ``version`` looks mistyped; ``before_mg`` is the mg a day until it begins, if known."""
    for index, step in enumerate(version.steps):
        yield from _doses(index, step)
        yield from _times(index, step)
    yield from _between_steps(version)
    yield from _noughts(version)
    yield from _rises(version, before_mg)
    yield from _dates(version)


def _doses(index: int, step: Step) -> Iterator[Finding]:
    for at, dose in enumerate(step.doses):
        if dose.mg >= HIGH_DOSE:
            values: Values = {"mg": dose.mg, "time": dose.time}
            yield Finding(
                "plan.dose_high", Severity.WARN, values, ("F-DOSE-03", "F-DOSE-04"), Where(index, at)
            )
        if dose.time < NIGHT_ENDS:
            values = {"time": dose.time, "perhaps": dose.time.replace(hour=dose.time.hour + 12)}
            yield Finding("plan.night_time", Severity.WARN, values, (), Where(index, at))
    if len(step.doses) > MOST_DOSES:
        count: Values = {"count": len(step.doses)}
        yield Finding("plan.many_doses", Severity.WARN, count, ("F-TAKE-01",), Where(index))


def _times(index: int, step: Step) -> Iterator[Finding]:
    """Doses closer than four hours, and long stretches of a day without one."""
    if len(step.doses) < 2:  # noqa: PLR2004 - one dose has no neighbour
        return
    for at, gap in enumerate(step.gaps()):
        following = step.doses[(at + 1) % len(step.doses)]
        values: Values = {"gap": gap, "time": step.doses[at].time, "next": following.time}
        if timedelta() < gap < CLOSE:
            yield Finding(
                "plan.doses_close", Severity.WARN, values, ("F-TAKE-01", "F-MISS-02"), Where(index, at)
            )
        if gap > FAR_APART:
            yield Finding("plan.gap_long", Severity.NOTE, values, ("F-TAKE-01",), Where(index, at))


def _between_steps(version: PlanVersion) -> Iterator[Finding]:
    """From the last dose of a step to the first of the next: under four hours, or longer than in both."""
    for index, (one, two) in enumerate(pairwise(version.steps), 1):
        adjacent = one.last_day is None or one.last_day + DAY == two.first_day
        if not (one.doses and two.doses and adjacent):
            continue
        last, first = one.doses[-1].time, two.doses[0].time
        gap = datetime.combine(two.first_day, first) - datetime.combine(two.first_day - DAY, last)
        values: Values = {"gap": gap, "time": last, "next": first}
        if gap < CLOSE:
            yield Finding("plan.steps_close", Severity.WARN, values, ("F-TAKE-01", "F-MISS-02"), Where(index))
        if gap > max(one.longest_gap(), two.longest_gap()):
            yield Finding("plan.steps_apart", Severity.WARN, values, ("F-TAKE-01", "F-MISS-07"), Where(index))


def _noughts(version: PlanVersion) -> Iterator[Finding]:
    """The first step in which one dose is about ten times another, there or in the step before."""
    groups = [[dose.mg for dose in step.doses if dose.mg] for step in version.steps]
    for index, group in enumerate(groups):
        together = group + (groups[index - 1] if index else [])
        if together and max(together) >= TEN_TIMES * min(together):
            values: Values = {"smaller": min(together), "larger": max(together)}
            yield Finding("plan.ten_times", Severity.WARN, values, (), Where(index))
            return


def _rises(version: PlanVersion, before_mg: Decimal | None) -> Iterator[Finding]:
    """Steps up that are larger, or sooner after one another, than label steps (F-DOSE-02, F-DOSE-09)."""
    days = [(step.first_day, step.daily_mg) for step in version.steps]
    facts = ("F-DOSE-02", "F-DOSE-09")
    first = version.first_counted()[0]
    if before_mg is not None and days[first][1] - before_mg > RISE_MG:
        values: Values = {"before": before_mg, "after": days[first][1]}
        yield Finding("plan.rise_large", Severity.WARN, values, facts, Where(first))
    last_rise = None
    for index, ((_, before), (day, after)) in enumerate(pairwise(days), 1):
        if after <= before:
            continue
        values = {"before": before, "after": after}
        if after - before > RISE_MG:
            yield Finding("plan.rise_large", Severity.WARN, values, facts, Where(index))
        if last_rise is not None and (day - last_rise).days < RISE_DAYS:
            values = {**values, "days": (day - last_rise).days}
            yield Finding("plan.rise_soon", Severity.WARN, values, facts, Where(index))
        last_rise = day


def _dates(version: PlanVersion) -> Iterator[Finding]:
    """A first day far ahead, or an order from the future: often a slip in month or year."""
    begins = local_day(version.effective_from, zone_named(version.zone))
    first_day = version.steps[0].first_day
    if first_day - begins > FAR_START:
        values: Values = {"day": first_day}
        yield Finding("plan.start_far", Severity.WARN, values, (), Where(0))
    if version.ordered_on is not None and version.ordered_on > begins:
        yield Finding("plan.ordered_later", Severity.WARN, {"day": version.ordered_on}, ())
