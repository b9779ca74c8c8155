"""The plan sheet and the carry card read back: every dose, version, warning, rule and sign."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from baclofen_guide.dosing.about_you import ITEMS, AboutYou, Answer
from baclofen_guide.dosing.events import DoseEvent, EventKind
from baclofen_guide.dosing.formulations import Form, Strength
from baclofen_guide.dosing.missed import Rules
from baclofen_guide.dosing.plan import Plan, PlanVersion, Reason
from baclofen_guide.dosing.slots import SlotKey
from baclofen_guide.exchange.pdf.card import card
from baclofen_guide.exchange.pdf.occasion import Occasion
from baclofen_guide.exchange.pdf.plan_data import PlanData, printed_version
from baclofen_guide.exchange.pdf.plan_sheet import EARLY_SIGNS, SIGNS, plan_sheet
from baclofen_guide.guide.facts import FactBase
from baclofen_guide.paths import find_resources
from tests.exchange.paper_support import (
    NOW,
    TAPER,
    Pdf,
    assert_accessible,
    has_no_system_font,
    messages,
    occasion,
    squashed,
    typesetter,
    version,
)

ADULT = AboutYou(**dict.fromkeys(ITEMS, Answer.NO))


def sheet(plan: PlanVersion, at: Occasion | None = None, rules: Rules | None = None) -> Pdf:
    return Pdf(typesetter().pdf(plan_sheet(plan, rules or Rules(), at or occasion())))


def carried(plan: PlanVersion, last: DoseEvent | None = None, at: Occasion | None = None) -> Pdf:
    return Pdf(typesetter().pdf(card(plan, last, at or occasion())))


def taken(at: datetime) -> DoseEvent:
    key = SlotKey(1, at.date(), time(14), "UTC")
    return DoseEvent(
        event_id=1, kind=EventKind.TAKEN, key=key, at=at, zone="UTC", recorded_at=at, version=3,
        mg=Decimal("12.5"),
    )  # fmt: skip


def test_the_sheet_is_accessible() -> None:
    pdf = sheet(version(*TAPER), occasion(size=16))
    assert_accessible(pdf, "My baclofen plan")
    assert has_no_system_font(pdf, "DejaVuSansMono", "Libertinus")  # the arrow between two doses
    assert pdf.tags["/Table"] >= 2
    assert pdf.tags["/TH"] == 7


def test_every_dose_of_every_step_stands_there() -> None:
    pdf = sheet(version(*TAPER))
    for words in ("8:00 AM 10 mg", "2:00 PM 5 mg", "8:00 PM 10 mg", "8:00 AM 5 mg", "8:00 PM 5 mg"):
        assert pdf.says(words)
    for daily in ("30 mg", "25 mg −17 %", "20 mg −20 %", "15 mg −25 %", "10 mg −33 %"):
        assert pdf.says(daily)
    assert pdf.says("1 tablet of 10 mg")
    assert pdf.says("2:00 PM 5 mg = ½ tablet of 10 mg")  # nobody has to reckon tablets for a step to come
    assert pdf.says("The last step has no end date. Keep taking it every day: only your prescriber ends it.")
    assert pdf.says("Together: 30 mg a day")


@settings(max_examples=25)
@given(
    st.lists(
        st.lists(st.sampled_from(["2.5", "5", "7.5", "10", "20", "0.125"]), min_size=1, max_size=4),
        min_size=1,
        max_size=12,
    )
)
def test_any_plan_comes_back_whole(amounts: list[list[str]]) -> None:
    plan = version(*map(tuple, amounts))
    pdf, at = sheet(plan, occasion(region="UK")), occasion(region="UK")
    clock = at.wording.clock
    for step in plan.steps:
        assert pdf.says(f"{step.daily_mg:f} mg")
    steps = plan.steps if len(plan.steps) > 1 else ()
    for dose in (dose for step in steps for dose in step.doses):
        assert pdf.says(f"{clock(dose.time)} {dose.mg:f} mg")
    for dose in PlanData(plan, at).current.step.doses:
        assert squashed(f"{clock(dose.time)}{dose.mg:f} mg") in pdf.text


def test_version_order_and_warning() -> None:
    pdf = sheet(version(*TAPER, note="with food"))
    assert pdf.says("Version 3, from 16 November 2026. It replaces all earlier versions.")
    assert pdf.says("Ordered by Dr Ada Grün on 14 November 2026.")
    assert pdf.says("Printed 22 November 2026 3:00 PM")
    assert pdf.says("Never stop baclofen suddenly.")
    assert pdf.says("Note: with food")
    assert pdf.says("Who to call (United States)")
    assert pdf.says("555 0100")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"ordered_on": None}, "Ordered by Dr Ada Grün."),
        ({"ordered_by": " "}, "Ordered on 14 November 2026. Who ordered it was not written down."),
        ({"ordered_by": "", "ordered_on": None}, "earlier versions. Who ordered it was not written down."),
    ],
)
def test_who_ordered_it_is_said_or_said_to_be_missing(given: dict[str, object], words: str) -> None:
    assert sheet(version(("10",), **given)).says(words)


@pytest.mark.parametrize(
    ("amounts", "about", "words"),
    [
        (("10", "10", "10"), ADULT, "Leave the missed one out, and take the next one on time. (Rule: NHS)"),
        (("10", "10", "10"), AboutYou(), "only if the next one is at least 4 hours away. Less?"),
        (("10", "10", "10"), replace(ADULT, child=Answer.YES), "at least 4 hours must pass before the next"),
        (("10", "10", "10", "10"), ADULT, "With four or more doses a day there is no one rule."),
    ],
)
def test_the_rule_for_missed_doses_fits_the_person(
    amounts: tuple[str, ...], about: AboutYou, words: str
) -> None:
    pdf = sheet(version(amounts), rules=Rules(about=about))
    assert pdf.says(words)
    assert pdf.says("Never take two doses together, or extra to catch up.")
    assert pdf.says("No baclofen for about a day?")


def test_emergency_signs_come_before_missed_doses_and_steps_down() -> None:
    pdf = sheet(version(*TAPER))
    first = pdf.text.index(squashed("Call 911 now for any one of these"))
    assert first < pdf.text.index(squashed("If you miss a dose"))
    assert first < pdf.text.index(squashed("Before each step down"))
    assert pdf.says("nothing by mouth, not even the next dose")


def test_what_the_sheet_says_keeps_what_the_facts_ask() -> None:
    facts = FactBase.load(find_resources().facts)
    text = messages().text
    signs = "\n".join(text(f"paper.sign.{name}") for name in SIGNS)
    said = {
        "F-STOP-01": f"{text('paper.stop')} {text('paper.stop-why')} {signs}",
        "F-STOP-07": f"{text('paper.signs', emergency='{emergency}')}\n{signs}",
        "F-OD-17": f"{text('paper.signs', emergency='{emergency}')} {text('paper.nothing-by-mouth')}",
        "F-MISS-02": text("paper.missed.never-two"),
        "F-MISS-06": text("paper.missed.two"),
        "F-MISS-07": text("paper.missed.day", nurse_line="{nurse_line}"),
        "F-MISS-08": text("paper.missed.unsure"),
        "F-TAPER-11": f"{text('paper.gate.title')} {text('paper.gate.stay', emergency='{emergency}')}",
        "F-RUN-01": text("paper.order-in-time"),
        "F-STOP-22": "\n".join(text(f"paper.card.{name}") for name in ("title", "tell", "hospital"))
        + text("paper.card.nobody")
        + text("paper.plan.dose"),
    }
    for name, words in said.items():
        assert facts.facts[name].unsaid(words, "en") == (), name
        assert facts.facts[name].wrongly_said(words, "en") == (), name
    assert {f"gate.sign.{name}" for name in EARLY_SIGNS} <= set(messages().words)


def test_no_words_leave_open_what_is_meant() -> None:
    """A tired reader takes "it" for the medicine and "the last dose" for the last row of the table."""
    stop, stay = messages().text("paper.stop-why"), messages().text("paper.gate.stay", emergency="911")
    assert stop.startswith("A sudden stop can kill.")
    assert "last dose" not in stay
    assert "Keep taking the doses you take now" in stay
    assert "Stay on 60 mg a day" in messages().text("gate.why", before="60")
    assert "Holding it" not in messages().text("paper.nothing-by-mouth")


def test_a_plan_that_goes_on_has_no_gate() -> None:
    pdf = sheet(version(("10", "10", "10")))
    assert not pdf.says("Before each step down")
    assert not pdf.says("All steps")
    assert pdf.says("Keep taking this every day: only your prescriber ends it.")
    assert pdf.says("Your plan stays at 30 mg a day.")


def test_a_plan_with_an_end_says_when_and_asks_to_check() -> None:
    pdf = sheet(version(("10",), ("5",), last=date(2026, 12, 20)))
    assert pdf.says(
        "There are no doses in this plan after Sunday, 20 December 2026. Before that day, check with your"
    )
    assert pdf.says("Before each step down")


def test_a_plan_that_is_over_says_to_call() -> None:
    over = version(("10",), first=date(2026, 10, 1), last=date(2026, 10, 20))
    pdf = sheet(over)
    assert pdf.says("Your plan has ended. If nobody told you to stop, call your prescriber today.")
    assert not pdf.says("Take every day")
    assert not pdf.says("Before each step down")
    assert carried(over).says("Your plan has ended.")


def test_a_plan_that_is_still_to_begin_shows_its_first_step() -> None:
    coming = version(("10", "10"), ("5", "5"), first=date(2027, 1, 4))
    pdf = sheet(coming)
    assert pdf.says("Take every day, 4 January 2027 to 17 January 2027")
    assert not pdf.says("Doses 1 now")
    assert sheet(version(*TAPER)).says("Doses 1 now")
    assert printed_version(Plan(1, (coming,)), NOW) is coming
    assert printed_version(Plan(1), NOW) is None


def test_a_plan_begun_before_its_first_step_is_announced() -> None:
    early = version(("10",), first=date(2027, 1, 4), effective_from=datetime(2026, 11, 1, tzinfo=UTC))
    assert sheet(early).says("Your plan begins on Monday, 4 January 2027.")


def test_waiting_for_the_prescriber_is_said() -> None:
    assert sheet(version(*TAPER, reason=Reason.WAITING)).says("Waiting for your prescriber.")


def test_pieces_are_left_out_where_they_are_not_known() -> None:
    assert not sheet(version(("10",), strengths=())).says("tablet of")
    impossible = version(("7",), strengths=(Strength(Form.TABLET, Decimal(10)),))
    assert not sheet(impossible).says("tablet of")


@pytest.mark.parametrize(
    ("form", "mg", "dose", "words"),
    [
        (Form.LIQUID, "2", "5", "2.5 mL (2 mg in each mL)"),
        (Form.LIQUID, "5", "2.5", "0.5 mL (5 mg in each mL)"),
        (Form.GRANULES, "10", "20", "2 packets of 10 mg"),
        (Form.TABLET, "10", "5", "½ tablet of 10 mg"),
        (Form.TABLET, "10", "15", "1½ tablets of 10 mg"),
    ],
)
def test_forms_are_counted_in_their_own_pieces(form: Form, mg: str, dose: str, words: str) -> None:
    strength = Strength(form, Decimal(mg), scored=form is Form.TABLET)
    assert sheet(version((dose,), form=form, strengths=(strength,))).says(words)


def test_the_card_says_who_takes_what_and_whom_to_call() -> None:
    pdf = carried(version(*TAPER), taken(datetime(2026, 11, 22, 14, 5, tzinfo=UTC)))
    assert_accessible(pdf, "Baclofen card")
    assert pdf.pages == 2
    for words in (
        "I take BACLOFEN by mouth.",
        "Never stop baclofen suddenly.",
        "8:00 AM 10 mg",
        "2:00 PM 10 mg",
        "Last dose taken: 12.5 mg on 22 November 2026 2:05 PM",
        "Prescriber: Dr Ada Grün.",
        "Clinic: 555 0100",
        "Call 911 now for any one of these",
        "Staff: please do not stop it.",
        "Version 3, from 16 November 2026. It replaces all earlier versions.",
        "Next change Monday, 30 November 2026: 30 → 25 mg a day",
    ):
        assert pdf.says(words), words


def test_the_card_is_wallet_sized_between_its_cut_marks() -> None:
    pdf = carried(version(*TAPER))
    drawn = pdf.reader.pages[0].get_contents()
    assert drawn is not None
    assert f"{85.6 / 25.4 * 72:.1f}".encode() in drawn.get_data()


def test_an_unknown_last_dose_is_said_to_be_unknown() -> None:
    pdf = carried(version(("10",)), at=occasion(clinic=""))
    assert pdf.says("Last dose taken: not written down.")
    assert not pdf.says("Clinic:")


def test_a_crowded_card_is_set_smaller_not_cut() -> None:
    crowded = version(("10", "10", "10", "10"), ordered_by="Prof. Dr. " + "Maximilian " * 25)
    pdf = carried(crowded)
    first = squashed(pdf.reader.pages[0].extract_text())
    assert first.count("Maximilian") == 25
    assert squashed("11:00 PM 10 mg") in first
