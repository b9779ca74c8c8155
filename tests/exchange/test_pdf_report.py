"""The report for a visit: what was taken, counted; plan, flags, notes and questions read back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from msgspec.structs import replace

from baclofen_guide.diary.entries import DiaryEntry, Sign
from baclofen_guide.dosing.about_you import AboutYou, Answer
from baclofen_guide.dosing.events import Answers, DoseEvent, EventKind
from baclofen_guide.dosing.formulations import Form, Strength
from baclofen_guide.dosing.outlook import Outlook, SupplyState
from baclofen_guide.dosing.plan import Plan, PlanVersion, Reason
from baclofen_guide.dosing.slots import slots_between
from baclofen_guide.dosing.supply import Level, SupplyEntry, SupplyKind
from baclofen_guide.exchange.pdf.diary_panel import diary_panels
from baclofen_guide.exchange.pdf.intake import DayCount, intake
from baclofen_guide.exchange.pdf.occasion import Size
from baclofen_guide.exchange.pdf.plan_data import printed_version
from baclofen_guide.exchange.pdf.report import visit_report
from baclofen_guide.exchange.pdf.supply_panel import supply_panel, supply_panels
from baclofen_guide.exchange.pdf.visit import QUESTIONS, Panel, Visit, gather_visit
from tests.exchange.paper_support import Pdf, assert_accessible, occasion, typesetter, version

NOW = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)
FIRST = date(2026, 10, 1)
STEADY = version(("10", "10", "10"), first=FIRST, number=1, ordered_on=None)
FAST = version(
    ("10", "10", "10"), ("5",), first=date(2026, 11, 16), last=date(2026, 12, 2), number=2,
    ordered_by="Dr Böse",
)  # fmt: skip


def events_of(plan: Plan, days: int = 40) -> tuple[DoseEvent, ...]:
    """Every tenth dose missed, every eleventh left out, every seventh an hour and a half late."""
    found: list[DoseEvent] = []
    for number, slot in enumerate(slots_between(plan, NOW - timedelta(days=days), NOW)):
        if number % 10 == 9:
            continue
        kind = EventKind.SKIPPED if number % 11 == 10 else EventKind.TAKEN
        late = timedelta(minutes=90 if number % 7 == 6 else 3)
        note = "#emph[stiff] legs" if number == 60 else ""
        found.append(
            DoseEvent(
                event_id=len(found) + 1, kind=kind, key=slot.key, at=slot.instant + late, zone="UTC",
                recorded_at=slot.instant + late, mg=slot.mg, version=slot.version, note=note,
            )
        )  # fmt: skip
    return tuple(found)


def visit(plan: Plan, days: int = 28, about: AboutYou | None = None) -> Visit:
    events = events_of(plan, days + 12)

    def between(first: date, last: date) -> tuple[DoseEvent, ...]:
        return tuple(event for event in events if first <= event.key.local_date <= last)

    return gather_visit(plan, between, about or AboutYou(), NOW, days)


def report(found: Visit, number: int | None = None) -> Pdf:
    at = occasion(now=NOW)
    counts: PlanVersion | None = found.plan.version(number) if number else printed_version(found.plan, NOW)
    assert counts is not None
    return Pdf(typesetter().pdf(visit_report(found, counts, at)))


def test_it_is_accessible_and_short() -> None:
    pdf = report(visit(Plan(1, (STEADY, FAST))))
    assert_accessible(pdf, "Report for your visit")
    assert pdf.pages <= 2
    assert pdf.tags["/Table"] >= 3
    assert pdf.tags["/TH"] >= 15
    (chart,) = pdf.alts
    assert chart.startswith("The line is what was ordered each day")


def test_three_months_still_fit_on_two_pages() -> None:
    assert report(visit(Plan(1, (STEADY, FAST)), 91)).pages == 2


@pytest.mark.parametrize("region", ["US", "UK"], ids=["letter", "A4"])
@pytest.mark.parametrize("days", [28, 91])
def test_with_diary_supply_flags_and_questions_it_still_fits_on_two_pages(days: int, region: str) -> None:
    """The first page holds what a neurologist has a minute for: the box, the doses, both charts."""
    plan, at = Plan(1, (STEADY, FAST)), occasion(now=NOW, region=region)
    found = visit(plan, days)
    panels = (
        *diary_panels(Diary(days), plan, found.first, found.last, at),
        *supply_panels(Ledger("36", "20"), plan, at),
    )
    asked = tuple(at.text(f"paper.question.{name}") for name in QUESTIONS[:3])
    sheet = visit_report(replace(found, panels=panels, questions=asked), plan.versions[-1], at)
    pdf = Pdf(typesetter().pdf(sheet))
    assert_accessible(pdf, "Report for your visit")
    assert pdf.pages == 2
    one, two = (page.extract_text() for page in pdf.reader.pages)
    for title in (
        "Taking now",
        "Supply",
        "Ordered and taken",
        "Symptoms over the dose",
        "mg a day, as ordered",
    ):
        assert title in one
    for title in ("Doses taken, day by day", "Worth a second look", "Questions for this visit", *asked):
        assert title in two


@pytest.mark.parametrize("region", ["US", "UK"], ids=["letter", "A4"])
def test_after_many_changes_its_letters_become_smaller(region: str) -> None:
    """Two pages, whatever happened and was ticked: a third is not read in a visit."""
    changed = [
        version(
            ("10", "10", "10"),
            ("5",),
            first=FIRST + timedelta(days=9 * number),
            last=FIRST + timedelta(days=9 * number + 40),
            number=number,
            ordered_by="Dr Böse",
        )
        for number in range(2, 10)
    ]
    plan, at = Plan(1, (STEADY, *changed)), occasion(now=NOW, region=region)
    found = visit(plan, 91)
    panels = (
        *diary_panels(Diary(91), plan, found.first, found.last, at),
        *supply_panels(Ledger("36", "20"), plan, at),
    )
    asked = tuple(at.text(f"paper.question.{name}") for name in QUESTIONS)
    sheet = visit_report(replace(found, panels=panels, questions=asked), plan.versions[-1], at)
    pdf = Pdf(typesetter().pdf(sheet))
    assert_accessible(pdf, "Report for your visit")
    assert pdf.pages == 2
    assert len(typesetter().pictures(sheet, 20)) == 2
    said = "".join(pdf.text.split())
    assert all("".join(question.split()) in said for question in asked)


@pytest.mark.parametrize("size", [12, 16, 20])
@pytest.mark.parametrize("region", ["US", "UK"], ids=["letter", "A4"])
def test_the_doses_taken_now_are_never_parted_by_the_end_of_a_page(region: str, size: Size) -> None:
    """Half a day's doses at the foot of a page look like the whole day."""
    plan, at = Plan(1, (STEADY, FAST)), occasion(now=NOW, region=region, size=size)
    found = visit(plan)
    panels = (
        *diary_panels(Diary(28), plan, found.first, found.last, at),
        *supply_panels(Ledger("36"), plan, at),
    )
    pdf = Pdf(typesetter().pdf(visit_report(replace(found, panels=panels), plan.versions[-1], at)))
    page = next(text for text in (one.extract_text() for one in pdf.reader.pages) if "Taking now" in text)
    now = page[page.index("Taking now") :]
    assert now.count("1 tablet of") == 3


def test_the_counts_are_right() -> None:
    found = visit(Plan(1, (STEADY,)))
    counted = intake(found.views, found.first, found.last)
    assert (found.first, found.last) == (date(2026, 10, 26), date(2026, 11, 22))
    assert counted.judged == counted.taken + counted.missed + counted.left_out
    assert counted.judged + sum(day.open for day in counted.days) == 27 * 3 + 2
    assert counted.percent == 100 * counted.taken // counted.judged
    assert report(found).says(
        f"{counted.taken} of {counted.judged} doses ({counted.percent} %). Missed: {counted.missed}. "
        f"Left out: {counted.left_out}. More than an hour late: {counted.late}."
    )


def test_every_day_is_counted_in_its_week() -> None:
    found = visit(Plan(1, (STEADY,)))
    weeks = intake(found.views, found.first, found.last).weeks()
    assert [len(week) for week in weeks] == [7, 7, 7, 7]
    assert next(day.day for week in weeks for day in week if day) == found.first
    pdf = report(found)
    for week in weeks:
        judged = sum(day.judged for day in week if day)
        taken = sum(day.taken for day in week if day)
        cells = "".join(f"{day.taken}/{day.judged}" for day in week if day and day.judged)
        assert pdf.says(f"{cells}{100 * taken // judged} %")


def test_the_longest_gap_is_told() -> None:
    found = visit(Plan(1, (STEADY,)))
    gap = intake(found.views, found.first, found.last).longest_gap
    assert gap is not None
    assert report(found).says(f"Longest gap {occasion().wording.value(gap)}")


def test_a_span_that_begins_midweek_has_gaps_not_guesses() -> None:
    weeks = intake((), date(2026, 11, 18), date(2026, 11, 24)).weeks()
    assert weeks[0][:2] == [None, None]
    assert weeks[1][2:] == [None] * 5
    assert intake((), date(2026, 11, 18), date(2026, 11, 17)).weeks() == []
    assert DayCount(date(2026, 11, 18)).judged == 0


def test_plan_versions_and_their_reasons() -> None:
    slower = replace(FAST, number=3, reason=Reason.SLOWER, effective_from=datetime(2026, 11, 20, tzinfo=UTC))
    pdf = report(visit(Plan(1, (STEADY, FAST, slower))))
    assert pdf.says("Version 3, from 20 November 2026. It replaces all earlier versions.")
    assert pdf.says("slower, as told")
    assert pdf.says("30 → 5")
    assert pdf.says("v2")


def test_many_versions_are_cut_short_and_said_so() -> None:
    start = datetime(2026, 11, 1, tzinfo=UTC)
    many = [replace(STEADY, number=n, effective_from=start + timedelta(days=n)) for n in range(1, 16)]
    assert report(visit(Plan(1, tuple(many)))).says("7 more, older.")


def test_flags_of_the_plan_are_told_with_their_weight() -> None:
    pdf = report(visit(Plan(1, (STEADY, FAST))))
    assert pdf.says("Check: From 30 to 5 mg a day is a drop of 25 mg at once, outside published texts")
    assert pdf.says("points, below")


def test_the_safety_card_counts_once_it_is_filled_in() -> None:
    about = AboutYou(kidney_disease=Answer.YES, child=Answer.NO)
    assert report(visit(Plan(1, (STEADY,)), about=about)).says(
        "mg a day with kidney disease needs a second look"
    )


def test_the_first_box_names_the_medicine_and_what_presses() -> None:
    found = visit(Plan(1, (STEADY,)))
    panels = supply_panels(Ledger("9"), found.plan, occasion(now=NOW))
    pdf = report(replace(found, panels=panels))
    assert pdf.says("Medicine Baclofen by mouth, tablets")
    assert pdf.text.count("Ordertoday.") == 2


def test_no_flag_is_not_called_safe() -> None:
    assert report(visit(Plan(1, (STEADY,)))).says(
        "Second look None found. That never means that a plan is safe."
    )


def test_notes_stay_words_and_questions_have_a_box() -> None:
    found = replace(visit(Plan(1, (STEADY,))), questions=("May I swim?", "*Why?*"))
    pdf = report(found)
    assert pdf.says("#emph[stiff] legs")
    assert pdf.says("May I swim?")
    assert pdf.says("*Why?*")
    assert pdf.text.count("Myownquestion") == 2


def test_parts_from_elsewhere_have_their_place() -> None:
    picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><path d="M0 9L40 1"/></svg>'
    symptoms = Panel(
        title="Symptoms", sentences=("Stiffness rose from 3 to 5.",), picture=picture,
        alt="Stiffness over 28 days", head=("Day", "Stiffness"), rows=(("Monday", "5"),),
    )  # fmt: skip
    supply = Panel(title="Supply", sentences=("Enough for 12 days.",))
    pdf = report(replace(visit(Plan(1, (STEADY,))), panels=(symptoms, supply)))
    assert pdf.says("Stiffness rose from 3 to 5.")
    assert pdf.says("Monday5")
    assert pdf.says("Enough for 12 days.")
    assert "Stiffness over 28 days" in pdf.alts


def test_before_the_first_dose_nothing_is_due() -> None:
    coming = version(("10",), first=date(2026, 12, 1), number=1)
    pdf = report(visit(Plan(1, (coming,))))
    assert pdf.says("No dose fell due in these days.")


def test_a_plan_that_is_over_has_no_doses_now() -> None:
    over = version(("10", "10", "10"), first=FIRST, last=date(2026, 11, 10), number=1)
    assert not report(visit(Plan(1, (over,)))).says("Taking now")


@pytest.mark.parametrize("hour", [8, 9])
def test_a_day_that_is_not_over_is_open(hour: int) -> None:
    plan = Plan(1, (version(("10",), first=date(2026, 11, 22), number=1),))
    now = datetime(2026, 11, 22, hour, 30, tzinfo=UTC)
    found = gather_visit(plan, lambda _first, _last: (), AboutYou(), now, 1)
    counted = intake(found.views, found.first, found.last)
    assert counted.percent is None
    assert counted.days[0].open == 1
    pdf = Pdf(typesetter().pdf(visit_report(found, plan.versions[0], occasion(now=now))))
    assert pdf.says("open")


def test_mg_come_from_what_was_recorded() -> None:
    found = visit(Plan(1, (STEADY,)))
    counted = intake(found.views, found.first, found.last)
    assert all(day.taken_mg == 10 * day.taken for day in counted.days)
    assert counted.days[0].ordered_mg == Decimal(30)


class Diary:
    """A record with something noted every other day, signs of withdrawal on one."""

    def __init__(self, days: int) -> None:
        self._entries = tuple(
            DiaryEntry(
                entry_id=back + 1, person_id=1, day=NOW.date() - timedelta(days=back), recorded_at=NOW,
                stiffness=3 + back % 5, frequency=back % 5, sleep=5, falls=back // 20,
                signs=(Sign.SHAKING,) if back == 4 else (),
            )
            for back in range(days - 1, -1, -2)
        )  # fmt: skip

    def diary_between(self, first: date, last: date) -> tuple[DiaryEntry, ...]:
        return tuple(entry for entry in self._entries if first <= entry.day <= last)


class Ledger:
    """A record with a supply in it."""

    def __init__(self, *counts: str | None, kind: SupplyKind = SupplyKind.COUNT) -> None:
        self._entries = tuple(
            SupplyEntry(
                entry_id=place, kind=kind, strength=Strength(Form.TABLET, Decimal(10 * place)),
                count=Decimal(count) if count else None, at=NOW - timedelta(hours=1), zone="UTC",
                recorded_at=NOW - timedelta(hours=1),
            )
            for place, count in enumerate(counts, 1)
        )  # fmt: skip

    def supply(self) -> tuple[SupplyEntry, ...]:
        return self._entries

    def answers_since(self, _instant: datetime) -> Answers:
        return Answers()


@pytest.mark.parametrize(
    ("ledger", "plan", "said"),
    [
        (Ledger("36"), STEADY, "days left, until"),
        (Ledger("9"), STEADY, "Order today."),
        (Ledger("0"), STEADY, "Nothing is left for the next dose"),
        (Ledger("9999"), STEADY, "Enough to the end of the plan, or for more than a year."),
        (Ledger("20", kind=SupplyKind.REFILL), STEADY, "at least 20"),
        (Ledger("5"), version(("10",), first=FIRST, last=date(2026, 11, 1), number=1), "has no more doses"),
    ],
)
def test_the_supply_is_told_when_there_is_one(ledger: Ledger, plan: PlanVersion, said: str) -> None:
    found = visit(Plan(1, (plan,)))
    panels = supply_panels(ledger, found.plan, occasion(now=NOW))
    assert report(replace(found, panels=panels)).says(said)


def test_the_supply_says_what_it_does_not_know() -> None:
    plan = Plan(1, (STEADY,))
    at = occasion(now=NOW)
    assert supply_panels(Ledger(), plan, at) == ()
    level = Level(strength=Strength(Form.TABLET, Decimal(10)), count=None)
    panel = supply_panel(Outlook(state=SupplyState.UNKNOWN, levels=(level,), unanswered=2), plan, at)
    assert panel.rows == (("10 mg tablets", "not counted"),)
    assert "nobody can see how long it lasts" in panel.sentences[0]
    assert "2 doses since the last count have no answer" in panel.sentences[1]


def test_a_count_below_nothing_is_called_wrong() -> None:
    level = Level(strength=Strength(Form.TABLET, Decimal(10), scored=True), count=Decimal("-2.5"))
    panel = supply_panel(
        Outlook(state=SupplyState.OUT, levels=(level,)), Plan(1, (STEADY,)), occasion(now=NOW)
    )
    assert panel.rows == (("10 mg tablets", "2½ more taken than counted: count again"),)
