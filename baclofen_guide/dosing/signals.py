"""What needs attention now: one pure function over plan, answers, supply, diary, safety card and clock.

Each signal has a tier, one action and the facts behind it. It never says more than those facts, and no signal
never means that all is well.
"""

from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta

from msgspec import Struct

from baclofen_guide.dosing.attention import Act, Dismissal, Signal, Tier
from baclofen_guide.dosing.events import Answers
from baclofen_guide.dosing.findings import Finding, Severity, Values
from baclofen_guide.dosing.missed import Action, Rules, Situation, advise
from baclofen_guide.dosing.noted import NOTHING, Noted, noted_signals
from baclofen_guide.dosing.outlook import Outlook, SupplyState
from baclofen_guide.dosing.plan import Plan, PlanVersion, Reason
from baclofen_guide.dosing.plan_check import Context, check, ordered_before
from baclofen_guide.dosing.progress import progress
from baclofen_guide.dosing.slots import next_slot, slots_between
from baclofen_guide.dosing.states import CAUTIOUS_RULES, INSTANT, situation
from baclofen_guide.dosing.supply_signals import local_today, supply_signals

SHOWN_FLAGS = ("taper.", "plan.label_maximum", "plan.child_dose", "plan.kidney_dose", "plan.stops_at_once")
"""Checks of a plan that stay worth knowing after it was saved; the others ask about slips of typing."""
NOT_FLAGS = ("taper.no_flag_is_not_safe", "taper.card_not_filled")


class Known(Struct, frozen=True, kw_only=True):
    """What the signals look at.

    Attributes:
        plan: everything ordered.
        answers: the answers of the last days at least.
        supply: how long the supply lasts, at the same instant.
        rules: the safety card and the missed-dose cut-off in use.
        noted: what the diary says.
    """

    plan: Plan
    answers: Answers
    supply: Outlook
    rules: Rules = CAUTIOUS_RULES
    noted: Noted = NOTHING


def signals(known: Known, now: datetime, dismissed: Collection[Dismissal] = ()) -> tuple[Signal, ...]:
    """Everything that needs attention at ``now`` and was not dismissed, the weightiest first."""
    found = [
        *_doses(known, now),
        *noted_signals(known.plan, progress(known.plan, now), known.noted),
        *supply_signals(known.plan, known.supply, now),
        *_steps(known, now),
        *_flags(known, now),
    ]
    shown = [one for one in found if not one.dismissible or one.dismissal() not in dismissed]
    weight = list(Tier)
    return tuple(sorted(shown, key=lambda one: weight.index(one.tier)))


def _doses(known: Known, now: datetime) -> Iterator[Signal]:
    """A day without (F-MISS-07), a day without a word, two missed in a row (F-MISS-06)."""
    around = situation(known.plan, known.answers, now)
    advice = advise(around, known.rules)
    if advice.action is Action.CALL_NOW:
        out = known.supply.state is SupplyState.OUT
        # "About a day" after nine would make light of it; the rule itself looks back only a few.
        since = around.last_taken or around.without_since
        days: Values = {"n": max(1, round((now - since) / timedelta(days=1)))}
        if _silent(known, around) and not out:
            # Whether it was missed is not known: the first thing is to say so. Its words carry both rules.
            yield Signal(
                id="signal.silent",
                tier=Tier.TODAY,
                act=Act.FILL_IN,
                facts=("F-MISS-07", "F-MISS-08"),
                values=days,
                dismissible=False,
            )
        else:
            facts = ("F-MISS-07", "F-RUN-03", "F-AID-03") if out else ("F-MISS-07", "F-STOP-07")
            name = "signal.day_without_and_out" if out else "signal.day_without"
            yield Signal(
                id=name, tier=Tier.EMERGENCY, act=Act.URGENT, facts=facts, values=days, dismissible=False
            )
    elif advice.action is Action.CALL_TODAY:
        missed = around.missed_before + (advice.dose is Action.LEAVE_OUT)
        yield Signal(
            id="signal.two_missed",
            tier=Tier.TODAY,
            act=Act.URGENT,
            facts=("F-MISS-06", "F-STOP-19"),
            situation=f"{around.without_since:%Y-%m-%dT%H:%M} {missed}",
        )


def _silent(known: Known, around: Situation) -> bool:
    """Whether nothing at all was answered since the last dose: taken but not logged, or missed?"""
    near = slots_between(known.plan, around.without_since + INSTANT, around.now + INSTANT)
    return not any(known.answers.of(slot.key) for slot in near)


def _steps(known: Known, now: datetime) -> Iterator[Signal]:
    """Waiting for the prescriber, a step tomorrow, and a plan that is over (F-TAPER-09, F-TAPER-11)."""
    version = known.plan.in_force(now)
    at = progress(known.plan, now)
    if version is None or at is None:
        return
    if version.reason is Reason.WAITING:
        yield Signal(
            id="signal.waiting",
            tier=Tier.TODAY,
            act=Act.STEPS,
            facts=("F-TAPER-11",),
            values={"mg": version.steps[0].daily_mg},
            situation=f"{version.number} {at.today}",
        )
    if at.next is not None and at.next.days == 1:
        change = at.next.change
        name = "down" if change.drop > 0 else "up"
        yield Signal(
            id=f"signal.step_{name}_tomorrow" if change.after else "signal.ends_tomorrow",
            tier=Tier.NEXT_VISIT,
            act=Act.STEPS,
            facts=("F-TAPER-11",) if change.drop > 0 else ("F-TAPER-09",),
            values={"before": change.before, "after": change.after, "percent": f"{abs(at.next.percent)}"},
            situation=f"{version.number} {change.day}",
        )
    if next_slot(known.plan, now) is None and at.current is None:
        yield Signal(
            id="signal.plan_ended",
            tier=Tier.TODAY,
            act=Act.PLAN,
            facts=("F-TAPER-09", "F-STOP-08"),
            values={"day": version.ends_on() or at.today},
            situation=f"{version.number}",
        )


def _flags(known: Known, now: datetime) -> Iterator[Signal]:
    """What comparing the newest plan with published texts found, if still to come (F-TAPER-15)."""
    if not known.plan.versions:
        return
    version = known.plan.versions[-1]
    found = _check(known, version)
    today = local_today(known.plan, now)
    ahead = [one for one in found if _still_to_come(version, one, today)]
    for name, tier, severity in (
        ("signal.plan_outside", Tier.TODAY, Severity.WARN),
        ("signal.plan_fast", Tier.NEXT_VISIT, Severity.NOTE),
    ):
        flags = tuple(one for one in ahead if one.severity is severity and one.id not in NOT_FLAGS)
        if flags:
            facts = tuple(dict.fromkeys(fact for one in flags for fact in one.facts))
            mark = " ".join(dict.fromkeys(one.id for one in flags))
            yield Signal(
                id=name,
                tier=tier,
                act=Act.STEPS,
                facts=facts,
                values={"n": len(flags)},
                situation=f"{version.number} {mark}",
                findings=flags,
            )
    if any(one.id == "taper.card_not_filled" for one in ahead):
        yield Signal(
            id="signal.card_not_filled",
            tier=Tier.NEXT_VISIT,
            act=Act.ABOUT_YOU,
            facts=("F-TAPER-10",),
            situation=f"{version.number}",
        )


def _check(known: Known, version: PlanVersion) -> tuple[Finding, ...]:
    """The findings about ``version`` that stay worth knowing."""
    earlier = Plan(known.plan.person_id, known.plan.versions[:-1])
    context = Context(before_mg=ordered_before(earlier, version.effective_from), about=known.rules.about)
    return tuple(one for one in check(version, context) if one.id.startswith(SHOWN_FLAGS))


def _still_to_come(version: PlanVersion, finding: Finding, today: date) -> bool:
    """Whether the step a finding is about is not over."""
    ends_on = version.ends_on()
    if ends_on is not None and ends_on < today:
        return False
    return finding.where.step is None or finding.where.step >= (version.step_index(today) or 0)
