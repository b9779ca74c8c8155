"""The plan file: what is written is read back; what is no sound plan file ends in one clear line a fault."""

from __future__ import annotations

import hashlib
import json
import re
import time as clocks
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from baclofen_guide.dosing.findings import Severity
from baclofen_guide.dosing.formulations import Form, Strength
from baclofen_guide.dosing.plan import Dose, Step
from baclofen_guide.exchange.carried_plan import read_carried_plan
from baclofen_guide.exchange.plan_file import MAX_BYTES, Order, checksum, order_of, write_plan
from baclofen_guide.exchange.plan_findings import check_plan_file, draft
from baclofen_guide.exchange.plan_reader import PlanFileError, read_plan

ROOT = Path(__file__).parent.parent.parent
SCHEMA = json.loads((ROOT / "resources" / "schemas" / "plan-1.json").read_text("utf-8"))
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)

amounts = st.decimals(min_value=0, max_value=Decimal("9999.999"), places=3)
days = st.dates(min_value=date(1970, 1, 1), max_value=date(2199, 12, 31))
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
doses = st.builds(Dose, st.times().map(lambda at: at.replace(second=0, microsecond=0, fold=0)), amounts)


@st.composite
def orders(draw: st.DrawFn) -> Order:
    form = draw(st.sampled_from(list(Form)))
    strengths = st.builds(Strength, st.just(form), amounts.filter(bool), st.just(False))
    steps = []
    for _ in range(draw(st.integers(1, 3))):
        first, last = sorted([draw(days), draw(days)])
        steps.append(
            Step(first, tuple(draw(st.lists(doses, max_size=4))), draw(st.sampled_from([None, last])))
        )
    return Order(
        form=form,
        steps=tuple(steps),
        strengths=tuple(draw(st.lists(strengths, max_size=3))),
        ordered_by=draw(words),
        ordered_on=draw(st.none() | days),
        note=draw(words),
    )


@given(orders())
def test_what_is_written_is_read_back_and_fits_the_schema(order: Order) -> None:
    data = write_plan(order)
    jsonschema.validate(json.loads(data), SCHEMA)
    assert read_plan(data).order == order


def test_an_order_and_a_version_of_a_plan_are_turned_into_one_another(order: Order) -> None:
    version = draft(order, NOW, "Europe/Berlin")
    assert (version.number, version.effective_from, version.zone) == (1, NOW, "Europe/Berlin")
    assert order_of(version) == order


def test_the_example_in_the_documentation_holds() -> None:
    text = (ROOT / "docs" / "plan-file.md").read_text("utf-8")
    example = re.search(r"```json\n(\{.*?\n\})\n```", text, re.DOTALL)[1]
    jsonschema.validate(json.loads(example), SCHEMA)
    assert len(read_plan(example.encode()).order.steps) == 2
    recipe = re.search(r"```python\n(.*?)```", text, re.DOTALL)[1]
    content = json.loads(example)
    exec(recipe, {"content": content, "json": json, "hashlib": hashlib})
    assert content == json.loads(example)


@given(st.data())
def test_any_damage_is_noticed(order: Order, data: st.DataObject) -> None:
    written = bytearray(write_plan(order))
    place = data.draw(st.integers(0, len(written) - 1))
    written[place] ^= 1 << data.draw(st.integers(0, 7))
    try:
        assert read_plan(bytes(written)).order == order  # a space that became another kind of space
    except PlanFileError as error:
        assert error.problems  # noqa: PT017


@given(
    st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass"))
)
def test_any_file_at_all_ends_in_a_clear_error(data: bytes) -> None:
    with pytest.raises(PlanFileError):
        read_plan(data)


def sealed(text: str) -> bytes:
    """`text` of a plan file with the checksum that fits, if it can have one."""
    try:
        content = json.loads(text, parse_float=Decimal)
        content["sha256"] = checksum(content)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return text.encode()
    return re.sub(r'"sha256": "[^"]*"', f'"sha256": "{content["sha256"]}"', text).encode()


def file_text(**changes: str) -> str:
    """A small plan file as text, one value replaced by other text."""
    values = {
        "format": '"baclofenplan"',
        "version": "1",
        "form": '"tablet"',
        "strength": "10",
        "scored": "true",
        "day": '"2026-11-23"',
        "last": '"2026-12-31"',
        "time": '"08:00"',
        "mg": "10",
        "note": '"x"',
        "more": "",
        "sha256": '"' + "0" * 64 + '"',
    } | changes
    return """{{
  "format": {format},
  "version": {version},
  "plan": {{
    "form": {form},
    "strengths": [{{"mg": {strength}, "scored": {scored}}}],
    "note": {note},
    "steps": [
      {{
        "first_day": {day},
        "last_day": {last},
        "doses": [
          {{"time": {time}, "mg": {mg}}}
        ]
      }}
    ]{more}
  }},
  "sha256": {sha256}
}}
""".format(**values)


def problems(data: bytes) -> list[tuple[int, str]]:
    """Lines and ids of everything wrong with a file; it is refused within a second of work."""
    start = clocks.process_time()
    with pytest.raises(PlanFileError) as caught:
        read_plan(data)
    assert clocks.process_time() - start < 1
    return [(problem.line, problem.id) for problem in caught.value.problems]


def test_the_small_file_is_sound() -> None:
    assert read_plan(sealed(file_text())).order.steps[0].doses == (
        Dose(datetime.min.time().replace(8), Decimal(10)),
    )
    assert read_plan(b"\xef\xbb\xbf" + sealed(file_text(mg="1e1"))).order.steps[0].daily_mg == 10


HOSTILE = [
    ({"mg": "NaN"}, 13, "json.number"),
    ({"mg": "Infinity"}, 13, "json.number"),
    ({"mg": "-Infinity"}, 13, "json.number"),
    ({"mg": "-5"}, 13, "dose.mg"),
    ({"mg": "1000000000"}, 13, "dose.mg"),
    ({"mg": "1e9"}, 13, "dose.mg"),
    ({"mg": "1e999"}, 13, "dose.mg"),
    ({"mg": "1e-999"}, 13, "dose.mg"),
    ({"mg": "1e9999"}, 13, "json.syntax"),
    ({"mg": "0.0001"}, 13, "dose.mg"),
    ({"mg": "9" * 5000}, 13, "json.number"),
    ({"mg": '"10"'}, 13, "plan_file.wrong_kind"),
    ({"mg": "null"}, 13, "plan_file.wrong_kind"),
    ({"mg": "true"}, 13, "plan_file.wrong_kind"),
    ({"mg": "01"}, 13, "json.syntax"),
    ({"mg": "10, \"mg\": 20"}, 13, "json.twice"),
    ({"mg": "10, \"mcg\": 20"}, 13, "plan_file.unknown_field"),
    ({"day": '"0001-01-01"'}, 9, "step.date"),
    ({"day": '"9999-12-31"', "last": "null"}, 9, "step.date"),
    ({"last": '"9999-12-31"'}, 9, "step.date"),
    ({"day": '"2027-01-01"'}, 9, "step.ends_before_start"),
    ({"day": '"2026-02-30"'}, 10, "plan_file.date"),
    ({"day": '"0000-00-00"'}, 10, "plan_file.date"),
    ({"day": '"23.11.2026"'}, 10, "plan_file.date"),
    ({"day": "20261123"}, 10, "plan_file.wrong_kind"),
    ({"time": '"24:00"'}, 13, "plan_file.time"),
    ({"time": '"8:00"'}, 13, "plan_file.time"),
    ({"time": '"08:00:30"'}, 13, "plan_file.time"),
    ({"form": '"pump"'}, 5, "plan_file.wrong_value"),
    ({"strength": "0"}, 6, "strength.mg"),
    ({"form": '"liquid"'}, 6, "strength.scored"),
    ({"scored": "1"}, 6, "plan_file.wrong_kind"),
    ({"note": '"' + "x" * 2001 + '"'}, 7, "plan_file.length"),
    ({"note": '"\\ud800"'}, 7, "json.not_text"),
    ({"note": '"a\nb"'}, 7, "json.syntax"),
    ({"note": "[" * 5000}, 7, "json.deep"),
    ({"note": "[" * 10_000 + "]" * 10_000}, 7, "json.deep"),
    ({"note": '{"a":' * 20 + "1" + "}" * 20}, 7, "json.deep"),
    ({"version": "2"}, 3, "plan_file.newer"),
    ({"version": "1.5"}, 3, "plan_file.newer"),
    ({"version": "2, \"and\": \"what is new\""}, 3, "plan_file.newer"),
    ({"version": "0"}, 3, "plan_file.no_version"),
    ({"version": '"1"'}, 3, "plan_file.no_version"),
    ({"format": '"songs"'}, 1, "plan_file.not_a_plan"),
    ({"more": ', "patient": "me"'}, 4, "plan_file.unknown_field"),
    ({"more": ","}, 17, "json.syntax"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "line", "message"), HOSTILE)
def test_each_fault_is_one_clear_line(changes: dict[str, str], line: int, message: str, messages) -> None:
    assert problems(sealed(file_text(**changes))) == [(line, message)]
    assert messages.words[message]


def test_a_checksum_that_is_none() -> None:
    assert problems(file_text(sha256='"abc"').encode()) == [(18, "plan_file.wrong_value")]


@pytest.mark.parametrize(("strengths", "expected"), [(13, "plan_file.length"), (30_000, "json.many")])
def test_too_many_of_anything(strengths: int, expected: str) -> None:
    many = "10}, " + ", ".join(['{"mg": 10}'] * strengths) + ', {"mg": 10'
    assert problems(sealed(file_text(strength=many, scored="false"))) == [(6, expected)]


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        (b"", 1, "json.syntax"),
        (b"\n\n\xff\xfe", 3, "json.not_text"),
        ('{"format": "baclofenplan"}'.encode("utf-16"), 1, "json.not_text"),
        (b"[1]", 1, "plan_file.not_a_plan"),
        (b"null", 1, "plan_file.not_a_plan"),
        (b"{}", 1, "plan_file.not_a_plan"),
        (b'{"format": "baclofenplan"}', 1, "plan_file.no_version"),
        (b'{"format": "baclofenplan", "version": 1}', 1, "plan_file.missing_field"),
        (b"{} {}", 1, "json.after_end"),
        (b"{1: 2}", 1, "json.syntax"),
        (b'{"a" 1}', 1, "json.syntax"),
        (b"[1 2]", 1, "json.syntax"),
        (b'{"format": tru}', 1, "json.number"),
        (b"x" * (MAX_BYTES + 1), 0, "plan_file.too_large"),
        (b'{"format": "' + b"x" * (MAX_BYTES - 30), 1, "json.syntax"),
        (b"[" * MAX_BYTES, 1, "json.deep"),
        (b'{"a":' * (MAX_BYTES // 5), 1, "json.deep"),
        (b'{"a": "' + b"\\" * (MAX_BYTES - 20), 1, "json.syntax"),
        (b" " * MAX_BYTES, 1, "json.syntax"),
        (b"\n" * MAX_BYTES, MAX_BYTES + 1, "json.syntax"),
        (b"[" + b"1," * (MAX_BYTES // 2 - 1), 1, "json.many"),
    ],
)
def test_what_is_no_plan_file(data: bytes, line: int, message: str, messages) -> None:
    assert problems(data) == [(line, message)]
    assert messages.words[message]


def test_a_file_that_was_changed_by_hand_is_damaged(order: Order) -> None:
    data = write_plan(order).replace(b'"mg": 7.5', b'"mg": 75')
    assert problems(data) == [(len(data.splitlines()) - 1, "plan_file.checksum")]


def test_every_fault_is_named_in_order_of_lines() -> None:
    text = file_text(mg='-1}, {"time": "09:00", "mg": 99999', strength="-3")
    assert problems(text.encode()) == [
        (6, "strength.mg"),
        (13, "dose.mg"),
        (13, "dose.mg"),
        (18, "plan_file.checksum"),
    ]


def test_the_largest_plan_there_may_be_is_read_quickly() -> None:
    times = [datetime.min.time().replace(hour) for hour in range(24)]
    most = tuple(Dose(at, Decimal("1007.125")) for at in times)
    steps = tuple(Step(date.fromordinal(740_000 + 2 * index), most) for index in range(500))
    data = write_plan(Order(form=Form.TABLET, steps=steps))
    assert len(data) < MAX_BYTES
    start = clocks.process_time()
    assert len(read_plan(data).order.steps) == 500
    assert clocks.process_time() - start < 1


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    for path in (tmp_path / "nothing", tmp_path):
        with pytest.raises(PlanFileError) as caught:
            read_carried_plan(path)
        assert [(one.line, one.id) for one in caught.value.problems] == [(0, "plan_file.unreadable")]


def test_only_so_much_of_an_endless_file_is_read() -> None:
    with pytest.raises(PlanFileError) as caught:
        read_carried_plan(Path("/dev/zero"))
    assert caught.value.problems[0].id == "plan_file.too_large"


def test_findings_stand_on_the_line_of_their_dose(tmp_path: Path) -> None:
    path = tmp_path / "a.baclofenplan"
    more = '10},\n          {"time": "06:00", "mg": 600},\n          {"time": "03:00", "mg": 10'
    path.write_bytes(sealed(file_text(mg=more, scored="false")))
    found = {(one.id, one.line) for one in check_plan_file(path, NOW).problems}
    assert {("plan.dose_high", 14), ("plan.night_time", 15), ("plan.label_maximum", 9)} <= found


def test_a_plan_with_nothing_to_say_about(tmp_path: Path) -> None:
    path = tmp_path / "a.baclofenplan"
    times = (8, 14, 22)
    doses = tuple(Dose(datetime.min.time().replace(hour), Decimal(10)) for hour in times)
    order = Order(
        form=Form.TABLET,
        steps=(Step(date(2026, 11, 23), doses),),
        strengths=(Strength(Form.TABLET, Decimal(10)),),
    )
    path.write_bytes(write_plan(order))
    checked = check_plan_file(path, NOW)
    assert (checked.order, checked.problems, checked.reminders) == (order, (), ())


def test_beside_a_taper_it_is_always_said_that_no_flag_means_safe(order: Order, tmp_path: Path) -> None:
    path = tmp_path / "a.baclofenplan"
    path.write_bytes(write_plan(order))
    checked = check_plan_file(path, NOW)
    assert {one.id for one in checked.reminders} == {"taper.no_flag_is_not_safe", "taper.card_not_filled"}
    assert {one.severity for one in checked.problems} <= set(Severity)
    assert [one.line for one in checked.problems] == sorted(one.line for one in checked.problems)


def test_a_file_that_cannot_be_used_has_no_order(tmp_path: Path) -> None:
    path = tmp_path / "a.baclofenplan"
    path.write_bytes(b"{}")
    checked = check_plan_file(path, NOW)
    assert (checked.order, len(checked.problems)) == (None, 1)
