"""Checking a plan version before it is saved: can it be followed as written, and is it what was meant?

Nothing here says what a dose should be. It blocks what cannot be followed, questions likely slips, and shows
a label's maximum with its source: "check this with your prescriber". No finding never means "safe".
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from baclofen_guide.dosing.about_you import AboutYou, Answer
from baclofen_guide.dosing.amounts import Refusal, make
from baclofen_guide.dosing.findings import Finding, Severity, Values, Where
from baclofen_guide.dosing.formulations import Form, known
from baclofen_guide.dosing.plan import Plan, PlanVersion, zone_named
from baclofen_guide.dosing.slips import slips
from baclofen_guide.dosing.taper import changes, check_taper
from baclofen_guide.dosing.wallclock import DAY, local_day

LABEL_MAXIMA: tuple[tuple[Decimal, str, str], ...] = (
    (Decimal(80), "us_ca", "F-DOSE-03"),
    (Decimal(100), "uk", "F-DOSE-04"),
)
"""The most mg a day in official texts, where that is, and its fact."""
CHILD_MG = Decimal(40)
"""Above the lowest published ceiling for a child's day (F-DOSE-12, clinical only, so it is not shown)."""
KIDNEY_MG = Decimal(5)
"""Labels report toxicity in kidney disease above this many mg a day (F-KID-10)."""


class Context(Struct, frozen=True, kw_only=True):
    """What else is known when a version is checked.

    Attributes:
        before_mg: mg a day ordered until this version begins; None if this is the first plan.
        about: the safety card, or None if it was never filled in.
        taking_since: since when baclofen is taken; None if not known, which counts as long.
    """

    before_mg: Decimal | None = None
    about: AboutYou | None = None
    taking_since: date | None = None


NOTHING_KNOWN = Context()


def ordered_before(plan: Plan, start: datetime) -> Decimal | None:
    """The mg a day that ``plan`` orders just before ``start``: 0 if it is over by then, None without a plan.

    For `Context.before_mg`; give it the plan without the version that is checked.
    """
    version = plan.in_force(start)
    if version is None:
        return None
    index = version.step_index(local_day(start, zone_named(version.zone)))
    return Decimal() if index is None else version.steps[index].daily_mg


def check(version: PlanVersion, context: Context = NOTHING_KNOWN) -> tuple[Finding, ...]:
    """Everything found about ``version``, the weightiest first; within a weight in the order of the plan."""
    found = [*_order(version), *_doses(version), *_at_hand(version), *_limits(version, context)]
    found += [*_ends(version, context), *slips(version, context.before_mg)]
    found += check_taper(version, context.before_mg, context.about, context.taking_since)
    weight = list(Severity)
    return tuple(sorted(found, key=lambda finding: weight.index(finding.severity)))


def _order(version: PlanVersion) -> Iterator[Finding]:
    """Steps out of order, on the same days, or with days between them that have no dose (F-STOP-01)."""
    for index, (one, two) in enumerate(pairwise(version.steps), 1):
        values: Values = {"before": one.first_day, "after": two.first_day}
        if two.first_day <= one.first_day:
            yield Finding("plan.step_order", Severity.BLOCK, values, (), Where(index))
        elif one.last_day is not None and one.last_day >= two.first_day:
            values = {"last_day": one.last_day, "after": two.first_day}
            yield Finding("plan.step_overlap", Severity.BLOCK, values, (), Where(index))
        elif one.last_day is not None and one.last_day + DAY < two.first_day:
            days = (two.first_day - one.last_day).days - 1
            values = {"last_day": one.last_day, "after": two.first_day, "days": days}
            yield Finding("plan.step_gap", Severity.BLOCK, values, ("F-STOP-01",), Where(index))


def _doses(version: PlanVersion) -> Iterator[Finding]:
    """Steps without doses, doses of 0 mg, and two doses at one time."""
    for index, step in enumerate(version.steps):
        if not step.doses:
            values: Values = {"day": step.first_day}
            yield Finding("plan.step_empty", Severity.BLOCK, values, ("F-STOP-01",), Where(index))
        times = Counter(dose.time for dose in step.doses)
        for at, dose in enumerate(step.doses):
            if not dose.mg:
                yield Finding("plan.dose_zero", Severity.BLOCK, {"time": dose.time}, (), Where(index, at))
            if times[dose.time] > 1:
                facts = ("F-MISS-02",)
                yield Finding("plan.dose_twice", Severity.BLOCK, {"time": dose.time}, facts, Where(index, at))


def _at_hand(version: PlanVersion) -> Iterator[Finding]:
    """Doses that cannot be made exactly, and strengths to look at twice."""
    if not version.strengths:
        yield Finding("plan.strength_not_given", Severity.NOTE, {}, ("F-FORM-10",))
        return
    for strength in version.strengths:
        if not known(strength):
            values: Values = {"form": strength.form.value, "mg": strength.mg}
            yield Finding("plan.strength_unknown", Severity.WARN, values, ("F-FORM-10", "F-RUN-11"))
    if version.form is Form.LIQUID and len(version.strengths) > 1:
        yield Finding("plan.two_liquids", Severity.WARN, {}, ("F-FORM-09", "F-FORM-10"))
    for index, step in enumerate(version.steps):
        for at, dose in enumerate(step.doses):
            made = make(dose.mg, version.form, version.strengths)
            if dose.mg and isinstance(made, Refusal):
                yield _refused(made, Where(index, at))


def _refused(refusal: Refusal, where: Where) -> Finding:
    """A dose that cannot be made; ``would_do`` has ``10`` for a strength, ``10/2`` for a scored one."""
    would_do = tuple(f"{one.mg}/2" if one.scored else f"{one.mg}" for one in refusal.would_do)
    values: Values = {"mg": refusal.mg, "reason": refusal.reason, "would_do": would_do}
    return Finding("plan.amount", Severity.BLOCK, values, ("F-FORM-10",), where)


def _limits(version: PlanVersion, context: Context) -> Iterator[Finding]:
    """Days above a label's maximum, and days that need a second look for a child or with kidney disease."""
    index, step = max(enumerate(version.steps), key=lambda pair: pair[1].daily_mg)
    daily = step.daily_mg
    for limit, place, fact in LABEL_MAXIMA:
        if daily > limit:
            values: Values = {"mg": daily, "limit": limit, "place": place}
            yield Finding("plan.label_maximum", Severity.WARN, values, (fact, "F-DOSE-08"), Where(index))
    about = context.about or AboutYou(child=Answer.NO, kidney_disease=Answer.NO)
    if about.child is Answer.YES and daily > CHILD_MG:
        yield Finding("plan.child_dose", Severity.WARN, {"mg": daily}, ("F-CHILD-05",), Where(index))
    if about.kidney_disease is Answer.YES and daily > KIDNEY_MG:
        facts = ("F-KID-10", "F-KID-14")
        yield Finding("plan.kidney_dose", Severity.WARN, {"mg": daily}, facts, Where(index))


def _ends(version: PlanVersion, context: Context) -> Iterator[Finding]:
    """A plan that ends without ever going down: it stops all at once (F-STOP-01)."""
    last_day = version.ends_on()
    drops = [change for change in changes(version, context.before_mg) if change.drop > 0]
    if last_day is not None and len(drops) == 1:
        values: Values = {"mg": version.steps[-1].daily_mg, "last_day": last_day}
        where = Where(len(version.steps) - 1)
        yield Finding("plan.stops_at_once", Severity.WARN, values, ("F-STOP-01", "F-TAPER-15"), where)
