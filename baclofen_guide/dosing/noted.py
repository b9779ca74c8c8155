"""Signals from what the person noted about themselves: signs, more stiffness, more falls.

The diary itself is another room; what it comes to arrives here as plain values.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from baclofen_guide.dosing.attention import Act, Signal, Tier
from baclofen_guide.dosing.levels import level_changes, levels
from baclofen_guide.dosing.plan import Plan
from baclofen_guide.dosing.progress import Progress

DOORS = {"stopped": Act.URGENT, "too-much": Act.TOO_MUCH, "pump": Act.PUMP}
"""The door of Urgent help that signs lead to."""
LATELY = timedelta(days=14)
"""A step down so long ago may still be why somebody is stiffer."""


class Noted(Struct, frozen=True, kw_only=True):
    """What a diary says on a day.

    Attributes:
        tier: what signs noted about today or yesterday call for; None without such signs.
        door: the door of Urgent help they lead to.
        facts: the facts behind that.
        day: the newest day with such a sign.
        entry: the newest entry that says so; another one is news again.
        rose: measures whose average of the last seven days is worse than of the seven before: "stiffness",
            "frequency".
        more_falls: more falls in the last seven days than in the seven before.
    """

    tier: Tier | None = None
    door: str = "stopped"
    facts: tuple[str, ...] = ()
    day: date | None = None
    entry: int = 0
    rose: tuple[str, ...] = ()
    more_falls: bool = False


NOTHING = Noted()


def noted_signals(plan: Plan, at: Progress | None, noted: Noted) -> Iterator[Signal]:
    """What the diary calls for (F-STOP-07, F-STOP-08, F-TAPER-11, F-TAPER-12, F-TRIG-01, R-T-07)."""
    if noted.tier is not None and noted.day is not None:
        grave = noted.tier is Tier.EMERGENCY
        yield Signal(
            id="signal.noted_emergency" if grave else f"signal.noted_signs_{noted.door.replace('-', '_')}",
            tier=noted.tier,
            act=DOORS[noted.door],
            facts=noted.facts,
            values={"day": noted.day},
            situation=str(noted.entry),
            dismissible=not grave,
        )
    if noted.rose and at is not None:
        lowering = _is_lowering(plan, at)
        yield Signal(
            id="signal.noted_worse_lowering" if lowering else "signal.noted_worse",
            tier=Tier.TODAY if lowering else Tier.NEXT_VISIT,
            act=Act.DIARY if lowering else Act.TRIGGERS,
            facts=("F-TAPER-12", "F-TAPER-11") if lowering else ("F-TRIG-01", "F-STOP-10"),
            situation=f"{_week(at.today)} {' '.join(noted.rose)}",
        )
    if noted.more_falls and at is not None:
        yield Signal(
            id="signal.noted_falls",
            tier=Tier.TODAY,
            act=Act.DIARY,
            facts=("R-T-07", "F-SER-10", "F-SE-14"),
            situation=_week(at.today),
        )


def _week(today: date) -> str:
    """What was seen this week is news again next week."""
    year, week, _ = today.isocalendar()
    return f"{year}-{week:02}"


def _is_lowering(plan: Plan, at: Progress) -> bool:
    """Whether the dose went down lately, or goes down next."""
    if at.next is not None and at.next.change.drop > 0:
        return True
    lately = levels(plan, at.today - LATELY, at.today)
    return any(change.after < change.before for change in level_changes(lately))
