"""Whatever is done in whatever order, the record says the same as a list kept by hand beside it."""

from __future__ import annotations

import shutil
import tempfile
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, multiple, rule

from baclofen_guide.dosing.events import EventKind, answers
from baclofen_guide.dosing.plan import Dose, Step
from baclofen_guide.dosing.slots import SlotKey, slots_between
from baclofen_guide.records import AnsweredError, Record, RefusedError
from tests.records.support import HandClock, version

KINDS = st.sampled_from([EventKind.TAKEN, EventKind.SKIPPED])


class Story(RuleBasedStateMachine):
    """A person presses what a person can press; the program is closed and opened now and then."""

    answered = Bundle("answered")

    @initialize()
    def begin(self) -> None:
        self.root = Path(tempfile.mkdtemp())
        self.clock = HandClock(datetime(2026, 3, 20, 5, 0, tzinfo=UTC))
        self.record = Record.open(self.root / "data", self.clock)
        self.record.revise_plan(version(first_day=date(2026, 3, 20)), effective_from=self.clock.now())
        self.stacks: dict[SlotKey, list[int]] = {}
        self.heard: list[object] = []
        self.told = 1

    def teardown(self) -> None:
        if hasattr(self, "record"):
            self.record.close()
            shutil.rmtree(self.root)

    @rule(hours=st.integers(-3, 30))
    def time_passes(self, hours: int) -> None:
        self.clock.turn(hours=hours)

    @rule(target=answered, kind=KINDS, back=st.integers(0, 6))
    def answer(self, kind: EventKind, back: int):
        """Answer one of the last doses whose time has come, answered already or not."""
        now = self.clock.now()
        reached = slots_between(self.record.plan(), now - timedelta(days=3), now)
        if back >= len(reached):
            return multiple()
        key = reached[-1 - back].key
        if self.stacks.get(key):
            with pytest.raises(AnsweredError) as caught:
                self.record.log_dose(key, kind)
            assert caught.value.standing.event_id == self.stacks[key][-1]
            return multiple()
        event = self.record.log_dose(key, kind).event
        assert (event.mg, event.version) == (reached[-1 - back].mg, reached[-1 - back].version)
        self.stacks[key] = [event.event_id]
        return key

    @rule(key=answered, kind=KINDS)
    def correct(self, key: SlotKey, kind: EventKind) -> None:
        if self.stacks[key]:
            event = self.record.correct(self.stacks[key][-1], kind).event
            self.stacks[key].append(event.event_id)

    @rule(key=consumes(answered))
    def undo(self, key: SlotKey) -> None:
        stack = self.stacks[key]
        if stack:
            change = self.record.undo(stack.pop())
            assert (change.standing.event_id if change.standing else None) == (stack[-1] if stack else None)

    @rule(key=answered)
    def undo_what_does_not_stand(self, key: SlotKey) -> None:
        for event in self.record.events_of(key):
            if event.event_id not in self.stacks[key][-1:]:
                with pytest.raises(RefusedError):
                    self.record.undo(event.event_id)

    @rule(
        mg=st.sampled_from(["5", "10", "15"]),
        hour=st.integers(0, 23),
        zone=st.sampled_from(["Europe/Berlin", "UTC"]),
    )
    def revise(self, mg: str, hour: int, zone: str) -> None:
        """A new plan at any moment: earlier doses keep their version, answered ones their answer."""
        now = self.clock.now()
        before = {slot.key: slot for slot in slots_between(self.record.plan(), now - timedelta(days=9), now)}
        steps = (Step(now.date(), (Dose(time(hour), Decimal(mg)), Dose(time(hour // 2, 30), Decimal(10)))),)
        change = self.record.revise_plan(version(steps=steps, zone=zone, strengths=()))
        assert change.version.number == len(self.record.plan().versions)
        start = change.version.effective_from
        after = {slot.key: slot for slot in slots_between(self.record.plan(), now - timedelta(days=9), now)}
        for key, slot in before.items():
            if slot.instant < start:
                assert after[key] == slot
            else:
                assert not self.stacks.get(key)

    @rule()
    def close_and_open(self) -> None:
        self.record.close()
        self.record = Record.open(self.root / "data", self.clock)

    @rule()
    def a_day_begins(self) -> None:
        self.record.care()

    @invariant()
    def the_record_says_what_happened(self) -> None:
        if not hasattr(self, "record"):
            return
        events = self.record.all_events()
        assert [event.event_id for event in events] == list(range(1, len(events) + 1))
        folded = answers(events)
        standing = {key: stack[-1] for key, stack in self.stacks.items() if stack}
        assert {key: live[-1].event_id for key, live in folded.live.items()} == standing


TestAnyStory = pytest.mark.filterwarnings("default")(Story.TestCase)
TestAnyStory.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
