"""A whole year of one person: doses missed and late, a taper, travel, clock changes, a computer asleep."""

from __future__ import annotations

import random
from collections import Counter
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from msgspec.structs import replace

from baclofen_guide.dosing.about_you import AboutYou
from baclofen_guide.dosing.events import Answers
from baclofen_guide.dosing.expand import Order, Pattern, expand
from baclofen_guide.dosing.findings import blocking
from baclofen_guide.dosing.formulations import Form, Strength
from baclofen_guide.dosing.missed import Action, Rules
from baclofen_guide.dosing.nagging import Memory
from baclofen_guide.dosing.plan import Plan
from baclofen_guide.dosing.plan_check import Context, check, ordered_before
from baclofen_guide.dosing.reminders import Decision, Person, acknowledged, decide, later
from baclofen_guide.dosing.revise import revise
from baclofen_guide.dosing.slots import slots_between
from baclofen_guide.dosing.states import SlotState, history
from baclofen_guide.dosing.travel import ZoneChoice, must_ask, preview
from tests.dosing.support import (
    ADULT,
    BERLIN,
    ODD_ZONES,
    SKIPPED,
    TAKEN,
    THREE,
    at,
    doses,
    event,
    mg,
    step,
    version,
)

STRENGTHS = (Strength(Form.TABLET, mg(5), scored=True), Strength(Form.TABLET, mg(10), scored=True))


class Diary:
    """A person who mostly does what the reminder says, and sometimes does not."""

    def __init__(self, seed: int, start: datetime, rules: Rules) -> None:
        self.random = random.Random(seed)
        self.rules = rules
        self.now = start
        self.zone = BERLIN
        self.answers = Answers()
        self.memory = Memory()
        draft = version(step(f"{start:%Y-%m-%d}", *THREE), strengths=STRENGTHS)
        self.plan = revise(Plan(1), draft, self.answers, start, rules=rules).plan
        self.heard: Counter[str] = Counter()
        self.pages = 0

    def answer(self, found: Decision, kind) -> None:
        assert found.show is not None
        slot = found.show.slot
        copies = {"mg": slot.mg, "version": slot.version, "zone": self.zone}
        self.answers = self.answers.adding(event(slot.key, kind, self.now, **copies))

    def travel(self) -> None:
        self.zone = self.random.choice(ODD_ZONES)
        if must_ask(self.plan, self.now, self.zone) and self.random.random() < 0.7:
            change = preview(self.plan, self.answers, self.now, self.zone, ZoneChoice.ADJUST, self.rules)
            assert change.revision is not None
            self.plan = change.revision.plan

    def begin_taper(self) -> None:
        version_now = self.plan.versions[-1]
        first_day = (self.now + timedelta(days=self.random.randint(0, 5))).date()
        order = Order(lower_by=mg(5), every=14, pattern=Pattern.IN_TURN, turn=(1, 0, 2), down_to=mg(5))
        draft = replace(version_now, steps=expand(first_day, doses(*THREE), order))
        revision = revise(self.plan, draft, self.answers, self.now, rules=self.rules)
        context = Context(
            before_mg=ordered_before(self.plan, revision.version.effective_from), about=self.rules.about
        )
        assert not blocking(check(revision.version, context))
        self.plan = revision.plan

    def react(self, found: Decision) -> None:
        chance = self.random.random()
        if found.catch_up is not None:
            self.pages += 1
            self.memory = acknowledged(found)
        if found.show is None:
            return
        self.heard[found.message] += 1
        if found.advice.dose is Action.LEAVE_OUT:
            self.answer(found, SKIPPED)
        elif found.advice.action is Action.CALL_NOW or chance < 0.35:
            self.answer(found, TAKEN)
        elif chance < 0.45:
            self.memory = later(found, self.now, timedelta(minutes=self.random.choice((5, 15, 30, 60))))

    def live_until(self, end: datetime) -> None:
        while self.now < end:
            found = decide(
                self.plan, self.answers, self.now, self.memory, Person(local_zone=self.zone, rules=self.rules)
            )
            self.memory = found.memory
            self.react(found)
            assert found.wake_at is not None
            assert found.wake_at > self.now
            self.now = min(found.wake_at, self.now + timedelta(hours=3))
            if self.random.random() < 0.004:
                self.now += timedelta(hours=self.random.choice((8, 30, 100)))
            if self.random.random() < 0.004:
                self.travel()


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("rules", [ADULT, Rules(about=AboutYou())], ids=["card says no", "empty card"])
def test_a_year_leaves_a_history_a_pharmacist_would_believe(seed, rules) -> None:
    start = at("2024-01-10T09:30")
    diary = Diary(seed, start, rules)
    diary.live_until(at("2024-06-01T00:00"))
    diary.begin_taper()
    diary.live_until(at("2025-01-10T00:00"))

    past = history(diary.plan, diary.answers, start, diary.now, rules)
    keys = [one.slot.key for one in past]
    assert len(set(keys)) == len(keys)
    assert set(diary.answers.live) <= set(keys)
    assert {one.slot.key for one in past} >= {one.key for one in slots_between(diary.plan, start, diary.now)}
    assert sum(one.state in (SlotState.DUE, SlotState.LATE) for one in past) <= 1

    taken = sorted(one.answer.at for one in past if one.state is SlotState.TAKEN and one.answer)
    least = timedelta(hours=2 if rules is ADULT else 4)
    assert all(two - one >= least for one, two in pairwise(taken))

    by_day = Counter(one.astimezone().date() for one in taken)
    assert max(by_day.values()) <= 4
    assert len(diary.plan.versions) > 2
    assert diary.pages
    assert {"reminder.due", "reminder.late", "reminder.leave_out", "reminder.call_now"} <= set(diary.heard)


def test_what_was_answered_under_an_old_version_stays_as_it_was() -> None:
    """MediTrak#222: a year later the first week still says what was taken then."""
    diary = Diary(7, at("2024-01-10T09:30"), ADULT)
    diary.live_until(at("2024-01-20T00:00"))
    first_week = history(diary.plan, diary.answers, at("2024-01-10T00:00"), at("2024-01-17T00:00"), ADULT)
    settled = [one for one in first_week if one.state is not SlotState.UPCOMING]
    diary.live_until(at("2024-06-01T00:00"))
    diary.begin_taper()
    diary.live_until(at("2025-01-10T00:00"))
    again = {
        one.slot.key: one
        for one in history(diary.plan, diary.answers, at("2024-01-10T00:00"), diary.now, ADULT)
    }
    assert [again[one.slot.key] for one in settled] == settled
