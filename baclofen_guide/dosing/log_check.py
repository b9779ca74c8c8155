"""Asking before an answer is logged: taken twice, too early, too late by the rule, or in the future."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from msgspec import Struct

from baclofen_guide.dosing.events import Answers, DoseEvent, EventKind
from baclofen_guide.dosing.findings import Finding, Severity, Values
from baclofen_guide.dosing.missed import Action, Rules, Situation, advise, least_gap
from baclofen_guide.dosing.plan import Plan
from baclofen_guide.dosing.slots import Slot, slots_between
from baclofen_guide.dosing.states import CAUTIOUS_RULES, LOOK_BACK, situation

EARLY = timedelta(hours=1)
"""A dose taken more than this before its time is asked about."""
SLACK = timedelta(minutes=1)
"""Clocks of two programs may differ by this much."""


class Intended(Struct, frozen=True):
    """An answer about to be logged: ``slot`` taken or skipped at the instant ``at``."""

    slot: Slot
    kind: EventKind
    at: datetime


def check_answer(
    plan: Plan,
    answers: Answers,
    intended: Intended,
    now: datetime,
    rules: Rules = CAUTIOUS_RULES,
) -> tuple[Finding, ...]:
    """What to ask before an answer is logged; nothing found means that it can be logged without a word.

    ``log.already_answered`` and ``log.in_the_future`` block; a change of an answer is a correction. The
    others ask. The state is judged as it was at the time, so a forgotten tick is filled in without questions.
    """
    slot, at = intended.slot, intended.at
    if answers.of(slot.key) is not None:
        return (Finding("log.already_answered", Severity.BLOCK, {"time": slot.key.scheduled_time}),)
    if at > now + SLACK:
        return (Finding("log.in_the_future", Severity.BLOCK, {"at": at, "now": now}),)
    then = situation(plan, _as_of(plan, answers, at), at)
    if intended.kind is EventKind.SKIPPED:
        return tuple(_skipping(then, slot, rules))
    return (*_too_close(plan, answers, at, least_gap(then, rules)), *_taking(then, slot, at, rules))


def _near(plan: Plan, answers: Answers, at: datetime) -> list[DoseEvent]:
    """The answers that count for slots within a few days of ``at``."""
    found = (answers.of(slot.key) for slot in slots_between(plan, at - 2 * LOOK_BACK, at + LOOK_BACK))
    return [event for event in found if event is not None]


def _as_of(plan: Plan, answers: Answers, at: datetime) -> Answers:
    """The answers near ``at`` that had been given by then, with the last dose taken by then."""
    known = [event for event in _near(plan, answers, at) if event.at <= at]
    taken = [event for event in known if event.kind is EventKind.TAKEN]
    last = max(taken, key=lambda event: event.at, default=None)
    return Answers({event.key: (event,) for event in known}, last)


def _too_close(plan: Plan, answers: Answers, at: datetime, least: timedelta) -> Iterator[Finding]:
    """Another dose taken shortly before or after: never two together (F-MISS-02, F-OD-12)."""
    near = [*_near(plan, answers, at), *filter(None, [answers.last_taken])]
    times = [event.at for event in near if event.kind is EventKind.TAKEN]
    nearest = min(times, key=lambda other: abs(other - at), default=None)
    if nearest is not None and abs(nearest - at) < least:
        values: Values = {"other": nearest, "gap": abs(nearest - at), "least": least}
        yield Finding("log.too_soon", Severity.WARN, values, ("F-MISS-02", "F-OD-12"))


def _taking(then: Situation, slot: Slot, at: datetime, rules: Rules) -> Iterator[Finding]:
    """Taking a dose before its time, after the next one fell due, or against the missed-dose rule."""
    is_open = then.slot is not None and then.slot.key == slot.key
    if slot.instant - at > EARLY:
        yield Finding("log.early", Severity.WARN, {"due": slot.instant, "at": at}, ("F-TAKE-03",))
    elif is_open:
        advice = advise(then, rules)
        if advice.dose not in (Action.TAKE, Action.WAIT):
            values: Values = {"due": slot.instant, "action": advice.action.value}
            yield Finding("log.against_rule", Severity.WARN, values, advice.facts)
    elif slot.instant <= at:
        yield Finding("log.overtaken", Severity.WARN, {"due": slot.instant, "at": at}, ("F-MISS-02",))


def _skipping(then: Situation, slot: Slot, rules: Rules) -> Iterator[Finding]:
    """Leaving out a dose that could be taken, or is not yet due: that is a step towards stopping."""
    is_open = then.slot is not None and then.slot.key == slot.key
    if slot.instant > then.now or (is_open and advise(then, rules).dose is Action.TAKE):
        yield Finding("log.skip_not_needed", Severity.WARN, {"due": slot.instant}, ("F-STOP-01", "F-DOSE-10"))
