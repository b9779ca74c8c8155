"""The missed-dose rule: for the one open dose, one action, with the rule it follows and its source.

The program never says more than the texts it cites, and always the cautious one of them: a longer wait, a
call rather than a dose. Before any dose the person is asked "easily woken, breathing normally, thinking
clearly?" (`Advice.check_first`, F-OD-17).
"""

import enum
from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from baclofen_guide.dosing.about_you import AboutYou, Answer
from baclofen_guide.dosing.findings import require
from baclofen_guide.dosing.slots import Slot

ON_TIME = timedelta(hours=1)
"""Up to an hour after its time a dose counts as on time: the strictest published cut-off (F-MISS-04)."""
DAY_WITHOUT = timedelta(hours=24)
"""After about this long without baclofen a person is told to phone now (F-MISS-07)."""
OVERDUE = timedelta(hours=2)
"""With doses 24 h apart by order, a day without means this much more; late by F-RUN-07's two hours."""
TWO_IN_A_ROW = 2
"""So many doses missed one after the other: call today (F-MISS-06)."""


class MissedRule(Struct, frozen=True, kw_only=True):
    """The published cut-off a clinic or region goes by; the default is the NHS rule (F-MISS-01).

    Attributes:
        window: leave a missed dose out when the next is less than this away.
        min_gap: least time between two doses for a child, or with kidney disease or sedatives (F-MISS-03).
        up_to_doses: the rule is meant for at most so many doses a day; with more, ask the pharmacist.
        source: who published it.
        facts: fact ids that carry it.

    Raises:
        DosingError: ``rule.window``, ``rule.min_gap``, ``rule.up_to_doses`` or ``rule.source``. A window may
            be wider than the NHS one but never narrower (two doses too close), and never over 4 hours
            (every late dose would be left out, a way of stopping suddenly).
    """

    window: timedelta = timedelta(hours=2)
    min_gap: timedelta = timedelta(hours=4)
    up_to_doses: int = 3
    source: str = "NHS"
    facts: tuple[str, ...] = ("F-MISS-01",)

    def __post_init__(self) -> None:
        require(timedelta(hours=2) <= self.window <= timedelta(hours=4), "rule.window", window=self.window)
        require(timedelta(hours=4) <= self.min_gap <= timedelta(hours=6), "rule.min_gap", gap=self.min_gap)
        require(1 <= self.up_to_doses <= 6, "rule.up_to_doses", count=self.up_to_doses)  # noqa: PLR2004
        require(bool(self.source.strip()), "rule.source")


class Rules(Struct, frozen=True, kw_only=True):
    """What the rules go by for one person: the safety card and the cut-off in use.

    The default is a card not filled in, so every "not sure" counts, with the NHS cut-off.
    """

    about: AboutYou = AboutYou()
    missed: MissedRule = MissedRule()


class Branch(enum.StrEnum):
    """Which part of the rule fits a person and a plan."""

    ADULT = "missed.adult"
    """At most three doses a day, none of the below: F-MISS-01."""
    CAUTIOUS = "missed.cautious"
    """Kidney disease, sedatives, or perhaps; or perhaps a child: four hours, and ask (F-MISS-01)."""
    CHILD = "missed.child"
    """Give it when remembered, then wait four hours (F-MISS-03)."""
    PHARMACIST = "missed.pharmacist"
    """More doses a day than the rule is meant for: ask for your own cut-off (F-MISS-01)."""


class Action(enum.StrEnum):
    """The one thing to do."""

    NOTHING = "nothing"
    TAKE = "take"
    WAIT = "wait"
    """Too soon after the last dose: not before `Advice.not_before`."""
    LEAVE_OUT = "leave_out"
    ASK = "ask"
    """Ask the pharmacist before taking this dose."""
    CALL_TODAY = "call_today"
    CALL_NOW = "call_now"


class Situation(Struct, frozen=True, kw_only=True):
    """What the rule looks at; `baclofen_guide.dosing.states.situation` gathers it.

    Attributes:
        now: the present instant.
        slot: the open slot, or None.
        next_at: when the dose after it falls due; if the plan has ended, when it would have.
        doses_a_day: how many doses the step of the open slot has.
        shortest_gap: shortest planned distance between doses; the longer one where the slot before the open
            one belongs to another step.
        longest_gap: longest planned distance between doses, in any step around the slot.
        last_taken: when the last dose was really taken, if any is known.
        without_since: since when there was no dose: the last one taken, or the first one never taken.
        missed_before: doses missed or left out in a row just before the open slot (before now if none).
    """

    now: datetime
    slot: Slot | None
    next_at: datetime
    doses_a_day: int
    shortest_gap: timedelta
    longest_gap: timedelta
    last_taken: datetime | None
    without_since: datetime
    missed_before: int


class Advice(Struct, frozen=True, kw_only=True):
    """One action and why.

    Attributes:
        action: the one thing to do.
        dose: what that means for the open dose: take, wait, leave out, ask, or nothing if none is open.
        rule: message id of the rule followed.
        facts: fact ids behind it.
        source: who published the cut-off used; empty where the rule is not a cut-off.
        not_before: for ``wait``: the instant from which the dose may be taken.
        closes_at: the last instant at which the open dose may still be taken.
        next_not_before: when the dose after it may be taken, if this one is taken now.
        ask: whether to ask a pharmacist as well, whatever the action.
        check_first: ask "easily woken, breathing normally, thinking clearly?" first; if not: Urgent help.
    """

    action: Action
    dose: Action
    rule: str
    facts: tuple[str, ...]
    source: str = ""
    not_before: datetime | None = None
    closes_at: datetime | None = None
    next_not_before: datetime | None = None
    ask: bool = False
    check_first: bool = True


def branch_for(doses_a_day: int, rules: Rules) -> Branch:
    """Which part of the rule counts. "Not sure" is answered by the more cautious part. Source: F-MISS-01."""
    if doses_a_day > rules.missed.up_to_doses:
        return Branch.PHARMACIST
    if rules.about.cautious("kidney_disease", "sedatives") or rules.about.child is Answer.NOT_SURE:
        return Branch.CAUTIOUS
    return Branch.CHILD if rules.about.child is Answer.YES else Branch.ADULT


def least_gap(situation: Situation, rules: Rules) -> timedelta:
    """Least time from one dose really taken to the next; never more than the prescriber's own plan has.

    Four hours for a child, kidney disease or sedatives (F-MISS-01, F-MISS-03), else the rule's window: that
    is as close as the rule itself lets two doses come. Never two together (F-MISS-02).
    """
    careful = rules.about.cautious("kidney_disease", "sedatives", "child")
    return min(rules.missed.min_gap if careful else rules.missed.window, situation.shortest_gap)


def opens_at(situation: Situation, slot: Slot, rules: Rules) -> datetime:
    """The first instant at which ``slot`` may be taken: its own, or later if the last dose was late."""
    if situation.last_taken is None:
        return slot.instant
    return max(slot.instant, situation.last_taken + least_gap(situation, rules))


def on_time_until(situation: Situation, slot: Slot, rules: Rules) -> datetime:
    """The last instant at which ``slot`` counts as on time, and no missed-dose rule is needed."""
    return min(opens_at(situation, slot, rules) + ON_TIME, situation.next_at)


def closes_at(situation: Situation, slot: Slot, rules: Rules) -> datetime:
    """The last instant at which ``slot`` may still be taken; after it the dose is left out.

    Adults: while the next dose is at least `MissedRule.window` away (F-MISS-01: two hours). Kidney disease or
    sedatives: at least four hours. A child: until the next is due (F-MISS-03). Ask-the-pharmacist: likewise.
    """
    branch = branch_for(situation.doses_a_day, rules)
    window = rules.missed.window
    wide = {Branch.ADULT: window, Branch.CAUTIOUS: max(window, rules.missed.min_gap)}
    last = situation.next_at - wide.get(branch, timedelta())
    return max(last, on_time_until(situation, slot, rules))


def advise(situation: Situation, rules: Rules, *, unsure: bool = False) -> Advice:
    """The one action now; ``unsure`` says that the person does not know whether the open dose was taken.

    A day without baclofen outweighs everything (F-MISS-07), then two doses missed in a row (F-MISS-06), then
    "not sure whether I took it" (F-MISS-08), then the rule for one late dose.
    """
    dose = _about_the_dose(situation, rules, unsure=unsure)
    lost = situation.missed_before + (dose.dose is Action.LEAVE_OUT)
    if _day_without(situation):
        asked = Action.NOTHING if situation.slot is None else Action.ASK
        facts = ("F-MISS-07", "F-MISS-02")
        return Advice(action=Action.CALL_NOW, dose=asked, rule="missed.day_without", facts=facts)
    if lost >= TWO_IN_A_ROW:
        facts = ("F-MISS-06", "F-MISS-02")
        return replace(dose, action=Action.CALL_TODAY, rule="missed.two_in_a_row", facts=facts, source="")
    return dose


def day_without_at(situation: Situation) -> datetime:
    """When it will be about a day since the last dose, and longer than the prescriber planned (F-MISS-07)."""
    return situation.without_since + max(DAY_WITHOUT, situation.longest_gap + OVERDUE)


def _day_without(situation: Situation) -> bool:
    """Whether doses are outstanding and none was taken for about a day."""
    waiting = situation.slot is not None or situation.missed_before > 0
    return waiting and situation.now >= day_without_at(situation)


def _about_the_dose(situation: Situation, rules: Rules, *, unsure: bool) -> Advice:
    """What the rule for a single dose says about the open one."""
    slot, now = situation.slot, situation.now
    if slot is None:
        return _one(Action.NOTHING, "missed.none_open", ())
    if unsure:
        return _one(Action.LEAVE_OUT, "missed.unsure", ("F-MISS-08", "F-MISS-02"))
    opens = opens_at(situation, slot, rules)
    if now < opens:
        return replace(_one(Action.WAIT, "missed.too_soon", ("F-MISS-02", "F-MISS-01")), not_before=opens)
    closes = closes_at(situation, slot, rules)
    following = max(situation.next_at, now + least_gap(situation, rules))
    if now <= on_time_until(situation, slot, rules):
        found = _one(Action.TAKE, "missed.on_time", ("F-TAKE-03",))
    else:
        found = _late(branch_for(situation.doses_a_day, rules), rules.missed, in_time=now <= closes)
    if found.action is Action.TAKE:
        found = replace(found, next_not_before=following)
    return replace(found, closes_at=closes)


def _late(branch: Branch, rule: MissedRule, *, in_time: bool) -> Advice:
    """What ``branch`` says about a dose more than an hour late, while ``in_time`` or after."""
    if branch is Branch.PHARMACIST:
        return _one(Action.ASK, branch, ("F-MISS-01", "F-MISS-02"))
    child = ("F-MISS-03",) if branch is Branch.CHILD else ()
    action = Action.TAKE if in_time else Action.LEAVE_OUT
    found = _one(action, branch, (*rule.facts, *child, "F-MISS-02"))
    return replace(found, source=rule.source, ask=branch is Branch.CAUTIOUS)


def _one(action: Action, rule: str, facts: tuple[str, ...]) -> Advice:
    """Advice whose one action is about the dose itself."""
    return Advice(action=action, dose=action, rule=rule, facts=facts)
