"""The paper that goes home, read back: plan, times, what to do, what was taught, and the plan inside."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from baclofen_guide.dosing.about_you import AboutYou, Answer
from baclofen_guide.dosing.missed import Rules
from baclofen_guide.dosing.plan import Plan
from baclofen_guide.exchange.carried_plan import plan_inside
from baclofen_guide.exchange.pdf.discharge import PLAN_NAME, discharge_sheet
from baclofen_guide.exchange.pdf.discharge_parts import ILL, OUT
from baclofen_guide.exchange.pdf.letterhead import Letterhead, letterhead_of, logo_svg
from baclofen_guide.exchange.pdf.occasion import Size
from baclofen_guide.exchange.pdf.session_record import session_sheet
from baclofen_guide.exchange.plan_file import order_of
from baclofen_guide.exchange.plan_reader import read_plan
from baclofen_guide.guide.facts import FactBase
from baclofen_guide.settings.policy import Clinic
from baclofen_guide.teaching.discharge import Discharge, Route
from baclofen_guide.teaching.outcomes import Outcome, TeachBackOutcome
from tests.exchange.paper_support import (
    RESOURCES,
    TAPER,
    TODAY,
    Pdf,
    assert_accessible,
    has_no_system_font,
    library,
    messages,
    occasion,
    typesetter,
    version,
)
from tests.exchange.test_pdf_handout import page, unsaid

GIVEN = datetime(2026, 11, 22, 8, 5)
DUE = datetime(2026, 11, 22, 14, 0)
HEAD = Letterhead(clinic="Northside Spasticity Clinic")
DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63606060000000"
    "040001f61738550000000049454e44ae426082"
)


def going_home(**given: Any) -> Discharge:
    values: dict[str, Any] = {
        "language": "en",
        "level": "easy",
        "topics": ("stopping", "missed"),
        "plan": Plan(1, (version(*TAPER, first=TODAY, number=1),)),
        "ordered_by": "Dr Ada Grün",
        "typed_by": "Sam Lee, RN",
        "checked_by": "Ola Nowak, RN",
        "last_given": GIVEN,
        "next_due": DUE,
        "minutes": 9,
        **given,
    }
    return Discharge(**values)


def made(discharge: Discharge, size: Size = 12, head: Letterhead = HEAD) -> Pdf:
    pages = [page(topic) for topic in discharge.topics]
    sheet = discharge_sheet(discharge, pages, library().facts, occasion(size=size), head)
    return Pdf(typesetter().pdf(sheet))


def test_it_is_accessible_and_carries_the_plan_as_an_archive_may() -> None:
    pdf = made(going_home())
    assert_accessible(pdf, "Going home with baclofen")
    # typst's own, for the arrow between two amounts
    assert has_no_system_font(pdf, "LibertinusSerif")
    assert (pdf.part("pdfaid:part"), pdf.part("pdfaid:conformance")) == ("3", "U")
    (spec,) = pdf.root["/AF"]
    assert spec.get_object()["/AFRelationship"] == "/Data"
    assert spec.get_object()["/UF"] == PLAN_NAME


@pytest.mark.parametrize("size", [12, 16, 20])
def test_how_many_and_the_word_for_tablets_share_a_line(size: Size) -> None:
    """ "25 mg = 2" at the end of a line, and "tablets" below, might be read as 2 mg."""
    lines = [line for text in made(going_home(topics=()), size)._raw for line in text.splitlines()]
    assert any("tablet" in line for line in lines)
    assert not [line for line in lines if re.search(r"^\s*(tablet|mg\b|[AP]M\b)|[=+] *[0-9½]+\s*$", line)]


@pytest.mark.parametrize("size", [12, 16, 20])
def test_times_doses_and_people_are_all_there(size: Size) -> None:
    pdf = made(going_home(), size)
    for words in (
        "Never stop baclofen suddenly.",
        "Last dose given 8:05 AM Sunday, 22 November 2026",
        "Next dose due 2:00 PM Sunday, 22 November 2026 10 mg",
        "Together: 30 mg a day",
        "Ordered by Dr Ada Grün on 14 November 2026.",
        "Typed by Sam Lee, RN.",
        "Read back and checked by Ola Nowak, RN.",
        "Northside Spasticity Clinic",
        "Made on 22 November 2026. This paper replaces all earlier ones.",
        "Name",
    ):
        assert pdf.says(words), words
    for step in version(*TAPER, first=TODAY).steps:
        assert pdf.says(f"{step.daily_mg:f} mg")
        for dose in step.doses:
            clock = dose.time.strftime("%I:%M %p").lstrip("0")
            assert pdf.says(f"{clock} {dose.mg:f} mg")


@pytest.mark.parametrize("size", [12, 20])
def test_every_topic_keeps_what_it_must_say(size: Size) -> None:
    at, discharge = occasion(size=size), going_home(topics=("stopping", "missed", "running-out"))
    pdf = made(discharge, size)
    for topic in discharge.topics:
        assert unsaid(pdf, page(topic), at) == []


def test_warning_and_times_stand_first_and_emergencies_before_the_rest() -> None:
    text = made(going_home()).text
    order = [
        "Neverstopbaclofensuddenly", "Nextdosedue", "Takeeveryday", "Call911nowforanyone", "Whotocall",
        "Ifyoumissadose", "Ifyourunout", "Ifyoufeelill", "Onyourcomputerathome",
    ]  # fmt: skip
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_the_emergency_signs_stand_on_the_first_page_beside_the_doses() -> None:
    for discharge in (going_home(), going_home(checked_by="")):
        first = " ".join(made(discharge).reader.pages[0].extract_text().split())
        for words in ("Together:", "Call 911 now for any one of these", "Waiting for help is not stopping."):
            assert words in first


def test_what_it_says_keeps_what_the_facts_ask() -> None:
    facts = FactBase.load(RESOURCES.facts).facts
    text = messages().text

    def said(*names: str) -> str:
        return " ".join(text(f"going_home.{name}", nurse_line="{nurse_line}") for name in names)

    early = [f"ill.{name}" for name in ("early", "early-pump", "early-missed", "early-plan")]
    held = {
        "F-RUN-01": text("paper.order-in-time"),
        "F-RUN-02": said("out.nearly"),
        "F-RUN-03": said("out.out", "out.say", "out.emergency"),
        "F-RUN-04": said("out.share"),
        "F-RUN-05": said("ill.sick", "ill.twice", "ill.at-once"),
        "F-RUN-06": said("ill.at-once"),
        "F-MISS-06": said("ill.sick", "ill.twice"),
        "F-STOP-08": said(*early),
        "F-PUMP-12": said("pump"),
    }
    for name, words in held.items():
        assert facts[name].unsaid(words, "en") == (), name
        assert facts[name].wrongly_said(words, "en") == (), name
    every = said(*(f"out.{name}" for name in OUT), *(f"ill.{name}" for name in ILL), *early)
    assert "F-RUN-02" in held
    for fact in facts.values():
        assert fact.wrongly_said(every, "en") == (), fact.id


def test_the_rule_for_missed_doses_is_the_one_given() -> None:
    adult = AboutYou(**dict.fromkeys(AboutYou.__struct_fields__, Answer.NO))
    pdf = made(going_home(), head=Letterhead(rules=Rules(about=adult)))
    assert pdf.says("Leave the missed one out, and take the next one on time. (Rule: NHS)")
    assert made(going_home()).says("Take a missed dose only if the next one is at least 4 hours away.")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"checked_by": ""}, "Nobody else has checked it yet. Checked by"),
        ({"checked_by": "sam lee,  RN"}, "Nobody else has checked it yet."),
        ({"typed_by": ""}, "Who typed it was not written down."),
        ({"last_given": None}, "Last dose given not written down"),
        (
            {"next_due": datetime(2026, 11, 22, 15, 0)},
            "3:00 PM Sunday, 22 November 2026 ______ mg. Ask before you leave.",
        ),
        ({"plan": None, "ordered_by": ""}, "Your doses are not on this paper. Ask for them in writing"),
        ({"plan": None, "route": Route.PUMP}, "Your baclofen comes from a pump. A two-tone alarm"),
        ({"plan": None, "route": Route.PUMP}, "You have a pump? Go to a hospital now."),
    ],
)
def test_what_is_missing_is_said(given: dict[str, Any], words: str) -> None:
    assert made(going_home(**given)).says(words)


def test_a_next_dose_that_the_plan_does_not_have_is_asked_about_and_left_to_write_in() -> None:
    """Somebody whose plan begins tomorrow must not guess what to take tonight."""
    tonight, begins = datetime(2026, 11, 22, 20, 0), date(2026, 11, 23)
    plan = version(*TAPER, first=begins, number=1)
    pdf = made(going_home(plan=Plan(1, (plan,)), next_due=tonight))
    assert pdf.says("Next dose due 8:00 PM Sunday, 22 November 2026 ______ mg. Ask before you leave.")
    assert not pdf.says("Doses 1 now")
    assert not record([], plan=Plan(1, (plan,)), next_due=tonight).says("Ask before you leave")


def test_early_signs_lead_to_a_call_whatever_the_plan_does() -> None:
    steady = made(going_home(plan=Plan(1, (version(("10", "10", "10"), first=TODAY, number=1),))))
    assert steady.says("You missed none? Call your prescriber today. Do not change the dose on your own.")
    assert not steady.says("Your plan is going down and you missed none?")
    going_down = made(going_home())
    assert going_down.says("Your plan is going down and you missed none? Keep taking the doses you take now.")
    assert not going_down.says("You missed none? Call")


def test_a_dose_at_midnight_says_which_night() -> None:
    pdf = made(going_home(next_due=datetime(2026, 11, 23, 0, 0)))
    assert pdf.says("12:00 AM (midnight) Monday, 23 November 2026 the night from Sunday to Monday")
    assert made(going_home(next_due=datetime(2026, 11, 22, 12, 0))).says("12:00 PM (noon) Sunday")
    assert not made(going_home()).says("the night from")


def test_without_a_plan_nothing_is_inside() -> None:
    pdf = made(going_home(plan=None, topics=()))
    assert "/AF" not in pdf.root
    assert not pdf.says("On your computer at home")
    assert pdf.says("If you run out, or are nearly out")


def test_a_name_stands_on_the_paper_alone() -> None:
    head = replace(HEAD, name="Maria #strong[Silva]")
    pdf = made(going_home(), head=head)
    assert pdf.says("Name: Maria #strong[Silva]")
    assert b"Silva" not in plan_inside(pdf.data)
    assert "Silva" not in pdf.title


def test_the_plan_inside_says_what_the_paper_says() -> None:
    discharge = going_home()
    read = read_plan(plan_inside(made(discharge).data))
    assert discharge.version is not None
    assert read.order == order_of(discharge.version)
    assert (read.handover.last_given, read.handover.next_due) == (GIVEN, DUE)
    assert (read.handover.typed_by, read.handover.checked_by) == ("Sam Lee, RN", "Ola Nowak, RN")
    assert (read.handover.clinic, read.handover.clinic_number) == ("Northside Spasticity Clinic", "555 0100")
    assert read.handover.made_on == date(2026, 11, 22)


def test_who_ordered_it_is_who_the_session_says() -> None:
    pdf = made(going_home(ordered_by="Dr Kim"))
    assert pdf.says("Ordered by Dr Kim on 14 November 2026.")
    assert read_plan(plan_inside(pdf.data)).order.ordered_by == "Dr Kim"
    unchecked = read_plan(plan_inside(made(going_home(checked_by="Sam Lee, RN")).data))
    assert unchecked.handover.checked_by == ""


def test_a_logo_stands_at_the_head_and_a_damaged_one_keeps_no_paper_from_being_made(tmp_path: Path) -> None:
    logo = tmp_path / "logo.png"
    logo.write_bytes(DOT)
    head = letterhead_of(Clinic(name="Northside", logo=str(logo)))
    pdf = made(going_home(topics=()), head=head)
    assert pdf.alts.count("Logo of Northside") == 1
    for data in (b"", b"<svg", DOT[:30], b'<svg viewBox="0 0 40 1000" xmlns="http://www.w3.org/2000/svg"/>'):
        logo.write_bytes(data)
        assert made(going_home(topics=()), head=letterhead_of(Clinic(logo=str(logo)))).pages
    assert logo_svg(tmp_path / "none.png") == ""
    assert letterhead_of(Clinic(name="Northside")).logo == ""


def test_the_clinics_own_numbers_stand_with_the_regions() -> None:
    at = replace(occasion(), staff=(("Spasticity nurse, weekdays", "555 0199"), ("Night desk", "555 0100")))
    pdf = Pdf(typesetter().pdf(discharge_sheet(going_home(topics=()), [], library().facts, at)))
    assert pdf.says("Emergency 911 Spasticity nurse, weekdays 555 0199 Night desk 555 0100 Poison help")


def record(outcomes: list[TeachBackOutcome], **given: Any) -> Pdf:
    words = {"stopping": "Do not stop", "missed": "If you miss a dose", "en": "English", "stopping/0": "Why?"}
    return Pdf(typesetter().pdf(session_sheet(going_home(**given), outcomes, occasion(), words, HEAD)))


def test_the_record_of_a_session_is_a_page_apart() -> None:
    outcomes = [
        TeachBackOutcome(topic="stopping", outcome=Outcome.AFTER_ANOTHER_GO, note="days, not weeks"),
        TeachBackOutcome(topic="stopping", outcome=Outcome.NEEDS_MORE, prompt=1),
    ]
    pdf = record(outcomes)
    assert_accessible(pdf, "Teaching session record")
    assert pdf.pages == 1
    for words in (
        "22 November 2026 3:00 PM (9 minutes)",
        "English, easy words",
        "Do not stop Why? Said it back after another go days, not weeks",
        "Needs more: not yet said back",
        "If you miss a dose not asked",
        "5 steps, 30 mg a day at first",
        "5 h 55 min",
        "Ordered by Dr Ada Grün on 14 November 2026. Typed by Sam Lee, RN.",
        "the patient",
        "Signed",
    ):
        assert pdf.says(words), words
    assert "/AF" not in pdf.root


def test_a_record_without_a_plan_and_without_topics() -> None:
    pdf = record([], plan=None, topics=(), is_carer=True, minutes=0)
    for words in ("no plan of doses", "No topic was taught.", "somebody who looks after the patient"):
        assert pdf.says(words)
    assert not pdf.says("minutes")
    assert not record([], route=Route.PUMP, plan=None).says("Last dose given")
    assert record([], last_given=None).says("Last dose given not written down")


def test_the_patients_paper_says_nothing_of_the_teach_back() -> None:
    data = json.dumps(discharge_sheet(going_home(), [], library().facts, occasion()).data)
    assert "Teaching session" not in data
