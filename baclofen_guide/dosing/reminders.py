"""What the reminder shows now, whether it sounds, and when to look again: a pure function of its inputs.

The caller keeps `Memory` between calls and may lose it: then a sound comes once more, never a dose twice. It
may call at any time, after sleep, a restart or a changed clock; nothing here counts calls.
"""

from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from baclofen_guide.dosing import missed
from baclofen_guide.dosing.catch_up import CatchUp, catch_up
from baclofen_guide.dosing.events import Answers
from baclofen_guide.dosing.missed import Action, Advice, Rules, Situation, advise
from baclofen_guide.dosing.nagging import (
    MOST_LATER,
    SECOND,
    Memory,
    Preferences,
    about_dose,
    appearing,
    is_put_off,
    quiet_until,
    sounds_due,
    turns,
)
from baclofen_guide.dosing.plan import Plan
from baclofen_guide.dosing.slots import next_slot
from baclofen_guide.dosing.states import CAUTIOUS_RULES, SlotState, SlotView, open_view, situation

MESSAGES = {
    Action.LEAVE_OUT: "reminder.leave_out",
    Action.ASK: "reminder.ask",
    Action.CALL_TODAY: "reminder.call_today",
    Action.CALL_NOW: "reminder.call_now",
}
CALLS = (Action.CALL_TODAY, Action.CALL_NOW)


class Decision(Struct, frozen=True, kw_only=True):
    """What to do now.

    Attributes:
        show: the dose to show in the reminder window, or None to show nothing.
        message: message id for it, such as ``reminder.due``; empty with nothing to show.
        advice: what the missed-dose rule says of it.
        sound: play the sound once, now.
        catch_up: show this one page instead, with ``show`` on it; until `acknowledged`.
        wake_at: look again then at the latest; None if the plan has nothing more.
        memory: pass this to the next call.
    """

    show: SlotView | None
    message: str
    advice: Advice
    sound: bool
    catch_up: CatchUp | None
    wake_at: datetime | None
    memory: Memory


class Person(Struct, frozen=True, kw_only=True):
    """What stays the same from look to look.

    ``local_zone`` is the computer's zone, for quiet hours.
    """

    local_zone: str
    preferences: Preferences = Preferences()
    rules: Rules = CAUTIOUS_RULES


def decide(plan: Plan, answers: Answers, now: datetime, memory: Memory, person: Person) -> Decision:
    """What the reminder of ``plan`` does at ``now``."""
    around = situation(plan, answers, now)
    opened, advice = open_view(around, person.rules), advise(around, person.rules)
    page = catch_up(plan, answers, now, memory, opened)
    memory = about_dose(memory, opened.slot.key if opened else None)
    memory = replace(memory, seen_at=now, away_since=page.since if page else None)
    shown = opened if opened and _showing(advice, memory, now) else None
    message = _message(shown, advice)
    audible = shown is not None and advice.action is not Action.LEAVE_OUT
    if audible:
        memory = appearing(memory, now, message if advice.action in CALLS else "")
    due = sounds_due(memory, now, person.preferences)
    pending = audible and due > memory.sounded
    quiet = quiet_until(now, person.local_zone, person.preferences) if pending else None
    following = next_slot(plan, now)
    wakes = _rule_turns(around, person.rules)
    wakes += turns(memory, person.preferences) if audible or memory.later_until else []
    wakes += [quiet] if quiet else []
    wakes += [following.instant] if following else []
    sound = pending and quiet is None
    return Decision(
        show=shown,
        message=message,
        advice=advice,
        sound=sound,
        catch_up=page,
        wake_at=min((instant for instant in wakes if instant > now), default=None),
        memory=replace(memory, sounded=due) if sound else memory,
    )


def later(decision: Decision, now: datetime, wait: timedelta) -> Memory:
    """Memory after "Later": the dose put off by ``wait``, an hour at most, never past its last moment.

    Close to the next dose the wait is cut short, so that putting off never becomes leaving out.
    """
    until = now + min(max(wait, SECOND), MOST_LATER)
    if decision.advice.closes_at is not None:
        until = max(min(until, decision.advice.closes_at), now + SECOND)
    return replace(decision.memory, later_until=until, started=None, sounded=0)


def unwell(decision: Decision) -> Memory:
    """Memory after "too sleepy or unwell": no more reminders for this dose, which stays open (F-OD-17)."""
    return replace(decision.memory, hushed=True)


def acknowledged(decision: Decision) -> Memory:
    """Memory after the catch-up page was read."""
    return replace(decision.memory, away_since=None)


def _showing(advice: Advice, memory: Memory, now: datetime) -> bool:
    """Whether the open dose is on the screen now: not while it is too soon for it, put off or hushed."""
    return not memory.hushed and advice.action is not Action.WAIT and not is_put_off(memory, now)


def _message(shown: SlotView | None, advice: Advice) -> str:
    if shown is None:
        return ""
    taking = "reminder.due" if shown.state is SlotState.DUE else "reminder.late"
    return MESSAGES.get(advice.action, taking)


def _rule_turns(around: Situation, rules: Rules) -> list[datetime]:
    """When the rule's answer for the situation may change; past moments among them."""
    found = [missed.day_without_at(around)] if around.slot is not None or around.missed_before else []
    if around.slot is not None:
        found.append(around.next_at)
        found.append(missed.opens_at(around, around.slot, rules))
        found.append(missed.on_time_until(around, around.slot, rules) + SECOND)
        found.append(missed.closes_at(around, around.slot, rules) + SECOND)
    return found
