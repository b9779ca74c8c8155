"""What can be built and what cannot: forms, strengths, doses, steps, versions, plans, the safety card."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from baclofen_guide.dosing.about_you import ITEMS, AboutYou, Answer
from baclofen_guide.dosing.findings import DosingError, Finding, Severity, blocking
from baclofen_guide.dosing.formulations import KNOWN_MG, Form, Piece, Strength, exact, known, plain
from baclofen_guide.dosing.missed import MissedRule
from baclofen_guide.dosing.plan import MAX_DOSES, MAX_STEPS, Dose, Plan, Step, zone_named
from tests.dosing.support import TEN, at, doses, event, fixed, mg, step, version


def refused(build, *args, **kwargs) -> str:
    with pytest.raises(DosingError) as caught:
        build(*args, **kwargs)
    return caught.value.id


@pytest.mark.parametrize(
    "text",
    [
        "NaN",
        "sNaN",
        "Infinity",
        "-Infinity",
        "-1",
        "1E+9",
        "10000",
        "0.0001",
        "1E-400",
        "5.00000000000000000000000000000001",
    ],
)
def test_an_amount_without_meaning_is_refused_and_never_rounded(text) -> None:
    assert refused(exact, Decimal(text), "dose.mg") == "dose.mg"


@pytest.mark.parametrize(
    ("text", "shown"), [("10.0", "10"), ("1E+1", "10"), ("2.50", "2.5"), ("-0", "0"), ("0.001", "0.001")]
)
def test_an_amount_has_one_plain_form(text, shown) -> None:
    assert str(exact(Decimal(text), "dose.mg")) == shown


@given(st.decimals(0, 9999, places=3))
def test_a_plain_amount_is_the_same_amount(value) -> None:
    assert exact(value, "dose.mg") == plain(value) == value


def test_an_error_says_what_and_which() -> None:
    assert str(DosingError("dose.mg", value="NaN")) == "dose.mg (value=NaN)"
    assert str(DosingError("version.forms_mixed")) == "version.forms_mixed"


def test_blocking_findings() -> None:
    block, warn = Finding("a", Severity.BLOCK), Finding("b", Severity.WARN)
    assert blocking((warn, block)) == (block,)


def test_strengths_named_by_our_sources() -> None:
    """F-FORM-01 … F-FORM-07, F-FORM-12."""
    assert {form: [str(one) for one in amounts] for form, amounts in KNOWN_MG.items()} == {
        Form.TABLET: ["5", "10", "15", "20", "25"],
        Form.LIQUID: ["1", "2", "5", "10"],
        Form.GRANULES: ["5", "10", "20"],
    }
    assert known(Strength(Form.TABLET, mg(25)))
    assert not known(Strength(Form.GRANULES, mg(25)))


def test_strengths_that_cannot_be() -> None:
    assert refused(Strength, Form.TABLET, mg(0)) == "strength.mg"
    assert refused(Strength, Form.TABLET, mg("NaN")) == "strength.mg"
    assert refused(Strength, Form.LIQUID, mg(1), scored=True) == "strength.scored"
    assert refused(Strength, Form.GRANULES, mg(5), scored=True) == "strength.scored"
    assert refused(Piece, TEN, mg(-1)) == "piece.count"
    assert Piece(TEN, mg("2.5")).mg == 25


@pytest.mark.parametrize("bad", [time(8, 0, 1), time(8, 0, 0, 1), time(8, tzinfo=UTC), time(8, fold=1)])
def test_a_dose_is_at_a_plain_whole_minute(bad) -> None:
    assert refused(Dose, bad, mg(5)) == "dose.time"


def test_a_dose_of_zero_can_be_built_so_that_a_check_can_ask() -> None:
    assert Dose(time(8), mg(0)).mg == 0
    assert refused(Dose, time(8), mg("1e9")) == "dose.mg"


def test_a_step_keeps_its_doses_in_order_and_adds_them_up() -> None:
    one = Step(date(2024, 1, 1), doses("20:00=2.5", "08:00=7.5", "14:00"))
    assert [f"{dose.time:%H}" for dose in one.doses] == ["08", "14", "20"]
    assert str(one.daily_mg) == "20"
    assert one.gaps() == (timedelta(hours=6), timedelta(hours=6), timedelta(hours=12))
    assert (one.shortest_gap(), one.longest_gap()) == (timedelta(hours=6), timedelta(hours=12))


def test_gaps_of_one_dose_and_of_none() -> None:
    assert step("2024-01-01", "08:00").gaps() == (timedelta(hours=24),)
    empty = Step(date(2024, 1, 1), ())
    assert empty.gaps() == ()
    assert empty.shortest_gap() == empty.longest_gap() == timedelta(hours=24)


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1969, 12, 31), date(2200, 1, 1), date(9999, 12, 31)])
def test_a_step_lies_within_a_lifetime(day) -> None:
    assert refused(Step, day, doses("08:00")) == "step.date"
    assert refused(Step, date(2024, 1, 1), doses("08:00"), day) == "step.date"


def test_steps_that_cannot_be() -> None:
    assert refused(Step, date(2024, 1, 2), doses("08:00"), date(2024, 1, 1)) == "step.ends_before_start"
    many = tuple(Dose(time(0, minute), mg(1)) for minute in range(MAX_DOSES + 1))
    assert refused(Step, date(2024, 1, 2), many) == "step.too_many_doses"


def test_versions_that_cannot_be() -> None:
    one = step("2024-01-01", "08:00")
    assert refused(version, one, number=0) == "version.number"
    assert refused(version) == "version.steps"
    assert refused(version, *[one] * (MAX_STEPS + 1)) == "version.steps"
    assert refused(version, one, form=Form.LIQUID) == "version.forms_mixed"
    many = tuple(Strength(Form.TABLET, mg(number)) for number in range(1, 14))
    assert refused(version, one, strengths=many) == "version.strengths"
    assert refused(version, one, note="x" * 3000) == "version.text"
    assert refused(version, one, ordered_by="x" * 3000) == "version.text"
    naive = datetime(2024, 1, 1)
    assert refused(version, one, effective_from=naive) == "version.instant"
    late = datetime(9999, 12, 31, 23, tzinfo=timezone(timedelta(hours=-12)))
    assert refused(version, one, effective_from=late) == "version.instant"


@pytest.mark.parametrize("name", ["Mars/Base", "America", "../../etc/passwd", "", "a\0b", "x" * 500])
def test_an_unknown_zone_is_refused_in_one_way(name) -> None:
    assert refused(zone_named, name) == "zone.unknown"


def test_an_instant_is_kept_in_utc() -> None:
    moment = datetime(2024, 7, 1, 8, tzinfo=timezone(timedelta(hours=2)))
    made = version(step("2024-01-01", "08:00"), effective_from=moment)
    assert made.effective_from == moment
    assert made.effective_from.tzinfo is UTC


def test_strengths_are_a_set_in_order() -> None:
    five = Strength(Form.TABLET, mg(5))
    made = version(step("2024-01-01", "08:00"), strengths=(TEN, five, TEN))
    assert made.strengths == (five, TEN)


def test_which_step_counts_on_a_day() -> None:
    made = version(step("2024-01-01", "08:00"), step("2024-01-10", "09:00", until="2024-01-12"))
    wanted = {
        "2023-12-31": None,
        "2024-01-01": 0,
        "2024-01-09": 0,
        "2024-01-10": 1,
        "2024-01-12": 1,
        "2024-01-13": None,
    }
    assert {day: made.step_index(date.fromisoformat(day)) for day in wanted} == wanted
    assert made.ends_on() == date(2024, 1, 12)


def test_a_plan_counts_its_versions_upwards() -> None:
    one, two = version(step("2024-01-01", "08:00")), version(step("2024-01-01", "08:00"), number=2)
    assert refused(Plan, 1, (two, one)) == "plan.version_numbers"
    plan = Plan(1, (one, two))
    assert plan.version(2) is two
    assert refused(plan.version, 3) == "plan.no_such_version"
    assert plan.in_force(at("2024-01-01T00:00")) is two
    assert plan.in_force(at("2023-12-31T23:59")) is None
    assert Plan(1).in_force(at("2024-01-01T00:00")) is None


def test_values_go_through_json_and_back() -> None:
    plan = fixed(note="after the clinic", ordered_on=date(2024, 1, 1))
    assert msgspec.json.decode(msgspec.json.encode(plan), type=Plan) == plan
    one = event("2024-01-01T08:00", pieces=(Piece(TEN, mg(1)),))
    assert msgspec.json.decode(msgspec.json.encode(one), type=type(one)) == one


@pytest.mark.parametrize("damage", ['"mg":"NaN"', '"mg":"-5"', '"mg":"1000000000"', '"mg":null'])
def test_a_damaged_file_is_refused_with_one_clear_error(damage) -> None:
    text = msgspec.json.encode(fixed()).decode().replace('"mg":"10"', damage)
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(text, type=Plan)


def test_an_empty_card_is_a_cautious_one() -> None:
    """Not sure counts as the cautious answer."""
    assert AboutYou().cautious(*ITEMS) == ITEMS
    card = AboutYou(child=Answer.NO, pump=Answer.YES)
    assert card.cautious("child", "pump", "epilepsy") == ("pump", "epilepsy")


def test_a_clinic_rule_is_never_looser_than_the_nhs_one() -> None:
    """F-MISS-01: a narrower window would bring two doses closer than any source allows."""
    assert refused(MissedRule, window=timedelta(minutes=119)) == "rule.window"
    assert refused(MissedRule, window=timedelta(minutes=241)) == "rule.window"
    assert refused(MissedRule, min_gap=timedelta(hours=3)) == "rule.min_gap"
    assert refused(MissedRule, min_gap=timedelta(hours=7)) == "rule.min_gap"
    assert refused(MissedRule, up_to_doses=0) == "rule.up_to_doses"
    assert refused(MissedRule, up_to_doses=7) == "rule.up_to_doses"
    assert refused(MissedRule, source=" ") == "rule.source"
    assert MissedRule(window=timedelta(hours=4), min_gap=timedelta(hours=6), up_to_doses=6, source="Clinic")
    assert MissedRule(window=timedelta(hours=2), min_gap=timedelta(hours=4), up_to_doses=1)


def test_an_event_needs_a_place_an_instant_and_for_an_undo_what_it_undoes() -> None:
    from tests.dosing.support import UNDONE

    assert refused(event, "2024-01-01T08:00", event_id=0) == "event.id"
    naive = datetime(2024, 1, 1)
    assert refused(event, "2024-01-01T08:00", recorded_at=naive) == "event.instant"
    assert refused(event, "2024-01-01T08:00", mg=mg("NaN")) == "event.mg"
    assert refused(event, "2024-01-01T08:00", note="x" * 3000) == "event.text"
    assert refused(event, "2024-01-01T08:00", zone="Mars/Base") == "zone.unknown"
    assert refused(event, "2024-01-01T08:00", UNDONE) == "event.refers_to"
    assert refused(event, "2024-01-01T08:00", event_id=5, refers_to=5) == "event.refers_to"
    assert refused(event, "2024-01-01T08:00", event_id=5, refers_to=0) == "event.refers_to"
