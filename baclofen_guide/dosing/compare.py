"""How a plan that was handed over differs from the one in use: by day and by dose."""

from datetime import date, time
from decimal import Decimal

from msgspec import Struct

from baclofen_guide.dosing.formulations import plain
from baclofen_guide.dosing.plan import LAST_DAY, Dose, Plan, PlanVersion, zone_named
from baclofen_guide.dosing.wallclock import DAY

Doses = tuple[Dose, ...]


class DoseChange(Struct, frozen=True):
    """At the wall-clock time ``at``: mg ``before`` and ``after``; None where there is no dose."""

    at: time
    before: Decimal | None
    after: Decimal | None

    @property
    def differs(self) -> bool:
        """Whether the two plans say different things here."""
        return self.before != self.after


class Stretch(Struct, frozen=True):
    """From local day ``first`` to ``last`` (included; None goes on), the doses of a day in both plans."""

    first: date
    last: date | None
    before: Doses
    after: Doses

    @property
    def differs(self) -> bool:
        """Whether any dose of these days differs."""
        return self.before != self.after

    @property
    def before_mg(self) -> Decimal:
        """The mg of one whole day in the plan in use."""
        return _total(self.before)

    @property
    def after_mg(self) -> Decimal:
        """The mg of one whole day in the plan handed over."""
        return _total(self.after)

    def doses(self) -> tuple[DoseChange, ...]:
        """Each time at which either plan has a dose, in order; two doses at one time count together."""
        before, after = _by_time(self.before), _by_time(self.after)
        times = sorted({*before, *after})
        return tuple(DoseChange(at, before.get(at), after.get(at)) for at in times)


def compare(present: Plan, handed: PlanVersion, first: date) -> tuple[Stretch, ...]:
    """Every day from ``first`` on in both plans, days with the same doses in each joined.

    The last stretch goes on for good. A day on which a version of ``present`` takes effect counts as its own.
    """
    edges = sorted({first, *(edge for edge in _edges(present, handed) if first < edge <= LAST_DAY)})
    found: list[Stretch] = []
    ends = [edge - DAY for edge in edges[1:]]
    for day, last in zip(edges, [*ends, None], strict=True):
        stretch = Stretch(day, last, _ordered(present, day), _of_version(handed, day))
        if found and (found[-1].before, found[-1].after) == (stretch.before, stretch.after):
            stretch = Stretch(found.pop().first, last, stretch.before, stretch.after)
        found.append(stretch)
    return tuple(found)


def same(stretches: tuple[Stretch, ...]) -> bool:
    """Whether both plans have the same doses on every day."""
    return not any(stretch.differs for stretch in stretches)


def _edges(present: Plan, handed: PlanVersion) -> set[date]:
    """Every day on which the doses of either plan may change."""
    found = {_start(version) for version in present.versions}
    for version in (*present.versions, handed):
        for step in version.steps:
            found.add(step.first_day)
            if step.last_day is not None and step.last_day < LAST_DAY:
                found.add(step.last_day + DAY)
    return found


def _ordered(plan: Plan, day: date) -> Doses:
    """The doses of ``day`` in the version that counts by then; none before the first."""
    begun = (version for version in reversed(plan.versions) if _start(version) <= day)
    version = next(begun, None)
    return _of_version(version, day) if version else ()


def _of_version(version: PlanVersion, day: date) -> Doses:
    index = version.step_index(day)
    return () if index is None else tuple(dose for dose in version.steps[index].doses if dose.mg)


def _start(version: PlanVersion) -> date:
    """The local day on which ``version`` takes effect."""
    return version.effective_from.astimezone(zone_named(version.zone)).date()


def _by_time(doses: Doses) -> dict[time, Decimal]:
    found: dict[time, Decimal] = {}
    for dose in doses:
        found[dose.time] = plain(found.get(dose.time, Decimal()) + dose.mg)
    return found


def _total(doses: Doses) -> Decimal:
    return plain(sum((dose.mg for dose in doses), Decimal()))
