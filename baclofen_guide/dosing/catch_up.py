"""After an absence: one page that says which doses were missed, never a flood of reminders."""

from datetime import datetime, timedelta

from msgspec import Struct

from baclofen_guide.dosing.events import Answers
from baclofen_guide.dosing.nagging import Memory
from baclofen_guide.dosing.plan import Plan
from baclofen_guide.dosing.slots import Slot, slots_between
from baclofen_guide.dosing.states import INSTANT, SlotState, SlotView, view
from baclofen_guide.dosing.wallclock import DAY

ABSENT = timedelta(minutes=30)
"""Not having been looked at for this long means the computer slept or was off."""
REACH_BACK = 31 * DAY
"""A page lists doses at most this old."""


class CatchUp(Struct, frozen=True):
    """The doses ``missed`` since the absence began, oldest first; ``more``: there are older ones still."""

    since: datetime
    missed: tuple[SlotView, ...]
    more: bool


def catch_up(
    plan: Plan, answers: Answers, now: datetime, memory: Memory, opened: SlotView | None
) -> CatchUp | None:
    """The page for an absence not yet shown, or None. The open dose is not on it: it can still be taken."""
    since = memory.away_since
    if since is None and memory.seen_at is not None and now - memory.seen_at >= ABSENT:
        since = memory.seen_at
    if since is None or since > now:
        return None
    shown = [view(slot, answers, now, opened) for slot in _slots_since(plan, since, now)]
    missed = tuple(one for one in shown if one.state is SlotState.MISSED and one is not opened)
    return CatchUp(since, missed, since < now - REACH_BACK) if missed else None


def _slots_since(plan: Plan, since: datetime, now: datetime) -> list[Slot]:
    """Slots from the one that was open at ``since`` on."""
    if since < now - REACH_BACK:
        return slots_between(plan, now - REACH_BACK, now + INSTANT)
    before = slots_between(plan, since - 2 * DAY, since + INSTANT)
    return before[-1:] + slots_between(plan, since + INSTANT, now + INSTANT)
