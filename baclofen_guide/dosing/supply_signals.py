"""Signals about the supply: never counted, time to order, low, out, or not enough for the whole plan."""

from collections.abc import Iterator
from datetime import date, datetime

from baclofen_guide.dosing.attention import Act, Signal, Tier
from baclofen_guide.dosing.findings import Values
from baclofen_guide.dosing.outlook import Outlook, SupplyState
from baclofen_guide.dosing.plan import Plan, zone_named
from baclofen_guide.dosing.states import home_zone
from baclofen_guide.dosing.wallclock import local_day


def supply_signals(plan: Plan, supply: Outlook, now: datetime) -> Iterator[Signal]:
    """Short, out, or not known (F-RUN-01 to F-RUN-04)."""
    mark = f"{supply.newest} {supply.state}"
    if supply.state is SupplyState.UNKNOWN:
        name = "signal.supply_unknown" if supply.levels else "signal.supply_never_counted"
        yield Signal(id=name, tier=Tier.NEXT_VISIT, act=Act.SUPPLY, facts=("F-RUN-01",), situation=mark)
    if supply.fails is not None:
        yield from _running_down(plan, supply, now, mark)
    # After what runs out: the warning bar has room for one, and the pharmacy comes before a count.
    if supply.below_nothing:
        yield Signal(
            id="signal.supply_below_nothing",
            tier=Tier.TODAY,
            act=Act.SUPPLY,
            facts=("F-RUN-01",),
            situation=mark,
        )


def _running_down(plan: Plan, supply: Outlook, now: datetime, mark: str) -> Iterator[Signal]:
    """The day on which it runs out is known."""
    values = _supply_values(plan, supply, now)
    today = local_today(plan, now)
    state = supply.state
    if supply.misfit:
        soon = state in (SupplyState.OUT, SupplyState.LOW)
        yield Signal(
            id="signal.supply_misfit",
            tier=Tier.TODAY if soon else Tier.NEXT_VISIT,
            act=Act.RUNNING_OUT if soon else Act.SUPPLY,
            facts=("F-RUN-02", "F-RUN-04", "F-RUN-11") if soon else ("F-RUN-01", "F-RUN-11"),
            values=values,
            situation=mark,
            dismissible=not soon,
        )
    elif state is SupplyState.OUT:
        facts = ("F-RUN-03", "F-RUN-04", "F-STOP-01")
        name = "signal.supply_out"
        yield Signal(
            id=name, tier=Tier.TODAY, act=Act.RUNNING_OUT, facts=facts, values=values, dismissible=False
        )
    elif state is SupplyState.LOW:
        facts = ("F-RUN-02", "F-RUN-04", "F-STOP-01")
        place = f"{mark} {today}"
        name = "signal.supply_low"
        yield Signal(
            id=name, tier=Tier.TODAY, act=Act.RUNNING_OUT, facts=facts, values=values, situation=place
        )
    elif state is SupplyState.ORDER:
        last = supply.order_by == today
        name = "signal.supply_order_today" if last else "signal.supply_order"
        tier = Tier.TODAY if last else Tier.NEXT_VISIT
        yield Signal(id=name, tier=tier, act=Act.SUPPLY, facts=("F-RUN-01",), values=values, situation=mark)
    elif supply.too_short:
        place = f"{mark} {plan.versions[-1].number}"
        name = "signal.supply_too_short"
        yield Signal(
            id=name,
            tier=Tier.NEXT_VISIT,
            act=Act.SUPPLY,
            facts=("F-RUN-01",),
            values=values,
            situation=place,
        )


def _supply_values(plan: Plan, supply: Outlook, now: datetime) -> Values:
    """What the sentences about a supply are filled with."""
    assert supply.fails is not None  # noqa: S101 - asked by the caller
    values: Values = {
        "n": supply.days_left or 0,
        "runs_out": local_day(supply.fails.instant, zone_named(home_zone(plan, now))),
        "order_by": supply.order_by or local_today(plan, now),
        "mg": supply.fails.mg,
        "time": supply.fails.key.scheduled_time,
    }
    if supply.ends_on is not None:
        values["ends_on"] = supply.ends_on
    return values


def local_today(plan: Plan, now: datetime) -> date:
    """The local date at ``now`` where the plan is followed."""
    return local_day(now, zone_named(home_zone(plan, now)))
