"""My supply and what needs attention, through the front door: a real record, presses and words."""

from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from baclofen_guide.dosing.attention import Act, Tier
from baclofen_guide.dosing.formulations import Form, Strength
from baclofen_guide.dosing.supply import SupplyKind, levels
from baclofen_guide.guide.messages import Messages
from baclofen_guide.paths import find_resources
from baclofen_guide.records import Record
from baclofen_guide.ui.icons import GLYPHS
from baclofen_guide.ui.navigation import PAGES, Place
from baclofen_guide.ui.signals.board import ICONS, LOOKS, SignalCard
from baclofen_guide.ui.signals.words import PLACES
from tests.ui.conftest import MakePerson
from tests.ui.home import HandClock, Person, plan
from tests.ui.test_layouts import cut_off
from tests.ui.test_plan_page import type_in as type_into
from tests.ui.test_today import take

TEN = Strength(Form.TABLET, Decimal(10), scored=True)
NOON = (2026, 3, 4, 12, 40)  # a Wednesday
FOLLOWED = ((1, 8), (1, 14), (1, 20), (0, 8))


def with_tablets(clock: HandClock, count: str | None, *slots: tuple[int, int]):
    """Prepares a record with `slots` taken and then so many tablets of 10 mg counted."""

    def prepare(data: Path) -> None:
        take(clock, data, *(slots or FOLLOWED))
        if count is not None:
            with Record.open(data, clock) as record:
                record.add_supply(SupplyKind.COUNT, TEN, Decimal(count))

    return prepare


def at_supply(person_with: MakePerson, clock: HandClock, count: str | None, **other) -> Person:
    person = person_with(at=NOON, prepare=with_tablets(clock, count), **other)
    person.window.shell.go(Place("supply"))
    QApplication.processEvents()
    return person


def type_in(person: Person, words: str) -> None:
    line = next(one for one in person.page.findChildren(QLineEdit) if one.isVisible())
    line.clear()
    QTest.keyClicks(line, words)


def count_of(person: Person) -> Decimal | None:
    record = person.window.home.desk.record
    (found,) = levels(record.supply(), record.recent_answers(person.clock.time))
    return found.count


def bar(person: Person) -> str:
    return person.window.shell._bar._text.text()


def test_the_first_count_by_typing_gives_days_and_the_day_to_order(person_with: MakePerson, clock) -> None:
    person = at_supply(person_with, clock, None)
    assert "Nothing is counted yet." in person.reads()
    person.press("Count them")
    type_in(person, "38")
    person.press("Save")
    assert "13 days of tablets left." in person.reads()
    assert "Order by Tue 10 Mar. Nothing is left for the 08:00 dose on Tue 17 Mar." in person.reads()
    assert "38 tablets left\nCounted on Wed 4 Mar" in person.reads()


def test_every_ticked_dose_is_taken_off_and_an_undo_puts_it_back(person_with: MakePerson, clock) -> None:
    person = at_supply(person_with, clock, "38")
    clock.set_to(2026, 3, 4, 14, 5)
    person.window.shell.go(Place("today"))
    person.press("Taken")
    assert count_of(person) == 37
    person.press("Undo")
    assert count_of(person) == 38


def test_a_refill_with_plus_and_minus_and_a_slip_taken_back(person_with: MakePerson, clock) -> None:
    person = at_supply(person_with, clock, "5")
    person.press("I got a refill")
    type_in(person, "28")
    person.press("More")
    person.press("Save")
    assert count_of(person) == 34
    assert "Saved: 29 tablets more." in person.reads()
    person.press("Undo")
    assert count_of(person) == 5
    assert "Taken back: Refill: 29 tablets more" in person.reads()


def test_lost_and_found_tablets_and_not_knowing_any_more(person_with: MakePerson, clock) -> None:
    person = at_supply(person_with, clock, "30")
    person.press("Lost or found")
    type_in(person, "1.5")
    person.press("Save")
    assert count_of(person) == Decimal("28.5")
    assert "28½ tablets left" in person.reads()
    person.press("Lost or found")
    person.press("Found", person.page)
    type_in(person, "2")
    person.press("Save")
    assert count_of(person) == Decimal("30.5")
    person.press("I do not know")
    assert count_of(person) is None
    assert "Nobody can tell when you will run out." in person.reads()
    assert not person.offers("Lost or found")


def test_what_cannot_be_counted_cannot_be_saved(person_with: MakePerson, clock) -> None:
    person = at_supply(person_with, clock, "30")
    person.press("I got a refill")
    for words, may in (("", False), ("0", False), ("1.25", False), ("x", False), ("2", True)):
        type_in(person, words)
        assert person.offers("Save") is may, words
    person.press("Cancel")
    assert person.offers("I got a refill: 10 mg tablets")
    assert count_of(person) == 30


def test_a_short_supply_is_a_stopping_danger_and_says_what_to_do(person_with: MakePerson, clock) -> None:
    person = at_supply(person_with, clock, "8")
    words = person.reads()
    assert "3 days of tablets left." in words
    assert "Call the pharmacy that holds your prescription today. Ask for an emergency supply." in words
    assert "Do not take someone else's baclofen. Do not skip or halve doses" in words
    assert bar(person).endswith("3 days of tablets left: call today")
    person.press("How to get a dose")
    assert person.window.shell.place == Place("topic", "running-out", "out")


def test_out_of_tablets_says_today_not_tomorrow_and_leads_to_urgent_help(person_with, clock) -> None:
    person = at_supply(person_with, clock, "0")
    assert person.page._outlook.property("kind") == "notice"
    assert "Get a dose today, not tomorrow." in person.reads()
    assert "I have run out of baclofen and cannot stop suddenly." in person.reads()
    person.press("Urgent help", person.page)
    assert person.window.shell.place == Place("urgent", "stopped")


def test_a_count_below_nothing_is_told_as_it_is(person_with: MakePerson, clock) -> None:
    def prepare(data: Path) -> None:
        with Record.open(data, clock) as record:
            now = clock.time
            record.add_supply(SupplyKind.COUNT, TEN, Decimal(2), at=now - timedelta(days=1, hours=6))
        take(clock, data, *FOLLOWED)

    person = person_with(at=NOON, prepare=prepare)
    person.window.shell.go(Place("supply"))
    assert "−2 tablets: more was taken than was ever entered." in person.reads()
    assert "Please count again." in person.reads()


def test_another_strength_can_be_counted(person_with: MakePerson, clock) -> None:
    person = at_supply(person_with, clock, "30")
    person.press("Another strength")
    person.press("Strength: 5 mg")
    person.press("Count them: 5 mg tablets")
    type_in(person, "40")
    person.press("Save")
    assert "40 tablets left" in person.reads()
    assert "10 mg tablets\n30 tablets left" in person.reads()


def test_who_needs_longer_to_get_more_is_told_earlier(person_with: MakePerson, clock) -> None:
    person = at_supply(person_with, clock, "38")
    assert "Order by Tue 10 Mar." in person.reads()
    person.press("14 days")
    assert person.window.choices.now.supply_lead_days == 14
    assert "Call the pharmacy that holds your prescription today." in person.reads()
    assert "13 days of tablets left: call today" in bar(person)


def test_where_it_comes_from_is_one_press_away(person_with: MakePerson, clock) -> None:
    person = at_supply(person_with, clock, "8")
    person.press("Where does this come from?")
    assert person.page._panel.isVisible()


def test_a_long_ledger_shows_the_newest_first_and_all_on_a_press(person_with: MakePerson, clock) -> None:
    person = at_supply(person_with, clock, None)
    for number in range(1, 16):
        person.window.home.watch.add(SupplyKind.COUNT, TEN, Decimal(number))
    QApplication.processEvents()
    assert "Counted: 15 tablets" in person.reads()
    assert "Counted: 1 tablet\n" not in person.reads()
    person.press("Show all")
    assert "Counted: 1 tablet\n" in person.reads()


def test_without_a_plan_the_page_says_what_is_missing(make_window) -> None:
    window = make_window(audience="patient", level="easy")
    window.shell.go(Place("supply"))
    QApplication.processEvents()
    assert window.home.watch.signals() == ()
    assert window.home.watch.ledger() == ()
    page = window.shell.page("supply")
    assert page._none.isVisible()
    assert not page._outlook.isVisible()


def cards(person: Person) -> list[SignalCard]:
    return [card for card in person.page.findChildren(SignalCard) if card.isVisible()]


def test_today_shows_what_needs_attention_with_one_action_and_a_way_to_put_it_aside(
    person_with: MakePerson, clock
) -> None:
    person = person_with(at=NOON, prepare=with_tablets(clock, "30"))
    (card,) = cards(person)
    assert (card.signal.id, card.signal.tier) == ("signal.supply_order", Tier.NEXT_VISIT)
    assert "Good to know\n10 days of tablets left\nOrder by Fri 6 Mar." in person.reads(card)
    person.press("Why?", card)
    person.press("My supply", card)
    assert person.window.shell.place == Place("supply")
    person.window.shell.go_back()
    person.press("I have seen this", cards(person)[0])
    assert cards(person) == []
    clock.set_to(2026, 3, 8, 12, 40)
    person.page.refresh()
    assert {one.signal.id for one in cards(person)} >= {"signal.silent"}


def test_a_dismissed_card_stays_away_after_a_restart(person_with: MakePerson, clock) -> None:
    person = person_with(at=NOON, prepare=with_tablets(clock, "30"))
    person.press("I have seen this", cards(person)[0])
    record = person.window.home.desk.record
    assert [one.signal for one in record.dismissals()] == ["signal.supply_order"]


def test_a_day_without_a_word_stands_above_the_dose_and_leads_to_the_history(person_with, clock) -> None:
    person = person_with(at=(2026, 3, 4, 14, 5), prepare=with_tablets(clock, "90", (1, 8)))
    (card,) = cards(person)
    assert card.signal.id == "signal.silent"
    assert (
        card.mapTo(person.page, card.rect().topLeft()).y()
        < person.page._answer.mapTo(person.page, person.page._answer.rect().topLeft()).y()
    )
    assert not any("I have seen this" in one.text() for one in person.buttons(card))
    assert "No answer for about a day" in bar(person)
    person.press("Fill in the doses", card)
    assert person.window.shell.place == Place("history")


def test_a_day_without_and_no_tablets_is_an_emergency_card(person_with: MakePerson, clock) -> None:
    person = person_with(at=(2026, 3, 4, 14, 5), prepare=with_tablets(clock, "0", (1, 8)))
    first, second = cards(person)
    assert (first.signal.tier, first.signal.id) == (Tier.EMERGENCY, "signal.day_without_and_out")
    assert second.signal.id == "signal.supply_out"
    assert "Go to an emergency department now" in person.reads(first)
    person.window.shell.go(Place("supply"))
    assert person.page._outlook.property("kind") == "numbers"
    person.window.shell.go_back()
    first = cards(person)[0]
    person.press("What to do now", first)
    assert person.window.shell.place == Place("urgent", "stopped")


def test_the_tray_says_it_too_but_not_when_others_may_look(person_with: MakePerson, clock) -> None:
    person = person_with(at=NOON, prepare=with_tablets(clock, "8"))
    ringing = person.window.home.ringing
    assert "3 days of tablets left: call today" in ringing._tray_texts(None).next_dose
    person.window.choices.change(private_reminders=True)
    assert "tablets" not in ringing._tray_texts(None).next_dose


def test_the_bar_names_a_dose_that_is_due_before_what_is_only_good_to_know(person_with, clock) -> None:
    person = person_with(at=NOON, prepare=with_tablets(clock, "30"))
    assert bar(person).endswith("10 days of tablets left")
    clock.set_to(2026, 3, 4, 14, 5)
    person.look()
    assert "tablets left" not in bar(person)


def test_a_taper_longer_than_the_supply_is_said_as_soon_as_it_is_saved(person_with, clock) -> None:
    person = person_with(at=NOON, prepare=with_tablets(clock, "60"))
    twenty = tuple((time(hour), "10") for hour in (8, 14, 20))
    five = tuple((time(hour), "5") for hour in (8, 14, 20))
    version = plan(
        (date(2026, 3, 4), twenty), (date(2026, 4, 1), five), start=clock.time, ends=date(2026, 4, 28)
    )
    person.window.home.desk.revise_plan(version)
    QApplication.processEvents()
    shown = {card.signal.id: card for card in cards(person)}
    assert "Your plan goes on until Tue 28 Apr" in person.reads(shown["signal.supply_too_short"])


def test_a_taper_longer_than_the_supply_is_said_before_it_is_saved(person_with, clock) -> None:
    """F-RUN-01: on the page where it is typed, from what is counted now."""
    person = person_with(at=NOON, prepare=with_tablets(clock, "30"))
    person.window.shell.go(Place("plan"))
    QApplication.processEvents()
    assert "Your supply ends before this plan does" not in person.reads()
    person.press("And after that: It goes down by the same amount")
    for name, typed in (("Lower by", "5"), ("Every", "14"), ("Until, a day", "0")):
        type_into(person, name, typed)
    assert "Your supply ends before this plan does: the plan goes on until 31 March 2026" in person.reads()
    assert "on 14 March 2026 nothing is left" in person.reads()


def test_a_supply_counted_long_ago_still_counts_every_dose(person_with: MakePerson, clock) -> None:
    """Older than what the desk remembers: read once, then kept up to date."""

    def prepare(data: Path) -> None:
        with Record.open(data, clock) as record:
            record.add_supply(SupplyKind.COUNT, TEN, Decimal(200), at=clock.time - timedelta(days=30))
        take(clock, data, *((day, hour) for day in range(1, 21) for hour in (8, 14, 20)), (0, 8))

    person = person_with(at=NOON, prepare=prepare, days_ago=40)
    watch = person.window.home.watch
    assert watch.outlook().levels[0].count == 200 - 61
    clock.set_to(2026, 3, 4, 14, 5)
    person.page.refresh()
    person.press("Taken")
    assert watch.outlook().levels[0].count == 200 - 62
    person.press("Undo")
    assert watch.outlook().levels[0].count == 200 - 61


def test_a_refused_entry_says_why_and_changes_nothing(person_with: MakePerson, clock) -> None:
    person = at_supply(person_with, clock, "30")
    watch = person.window.home.watch
    assert watch.undo(77) is None
    assert "taken back already" in person.reads(person.window.shell)
    person.window.home.desk.close()
    assert watch.add(SupplyKind.COUNT, TEN, Decimal(1)) is None


def test_every_signal_has_its_words_and_every_place_exists() -> None:
    words = Messages.load(find_resources().content, "en").words
    names = {name.split(".")[1] for name in words if name.startswith("signal.")}
    for table in ("signal_do", "signal_bar"):
        assert {name.split(".")[1] for name in words if name.startswith(f"{table}.")} == names
    assert {f"signal_tier.{tier}" for tier in Tier} | {f"signal_act.{act}" for act in Act} <= set(words)
    assert set(PLACES) == set(ICONS) == set(Act)
    assert {place.page for place in PLACES.values()} <= set(PAGES)
    assert set(LOOKS) == set(Tier)
    assert {*ICONS.values(), *(look[1] for look in LOOKS.values())} <= set(GLYPHS)


def test_the_words_say_no_more_than_they_may() -> None:
    words = Messages.load(find_resources().content, "en").words
    said = {name: text for name, text in words.items() if name.startswith(("signal", "supply_page"))}
    for name, text in said.items():
        assert "take two" not in text.lower(), name
        assert "safe" not in text.lower(), name


@pytest.mark.parametrize("percent", [100, 200, 300])
@pytest.mark.parametrize("size", [(800, 600), (1366, 768)], ids=str)
@pytest.mark.parametrize("count", ["0", "8", "30"])
def test_nothing_is_cut_off(person_with: MakePerson, clock, count, size, percent) -> None:
    person = person_with(at=NOON, prepare=with_tablets(clock, count))
    person.window.choices.change(text_percent=percent)
    person.window.shell.resize(*size)
    for page in ("today", "supply"):
        person.window.shell.go(Place(page))
        QApplication.processEvents()  # a page that has just been filled settles in two rounds
        assert not cut_off(person.window), page
    person.press("I got a refill")
    person.page.verticalScrollBar().setValue(0)
    assert not cut_off(person.window)


def test_everything_is_reached_by_keys(person_with: MakePerson, clock) -> None:
    person = at_supply(person_with, clock, "8")
    button = person.button("Count them")
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, Qt.Key.Key_Space)
    line = next(one for one in person.page.findChildren(QLineEdit) if one.isVisible())
    assert line.text() == "8"
    assert line.accessibleName()
