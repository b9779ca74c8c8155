"""A plan inside a handout or a file: whole and unchanged, or a clear reason and nothing at all."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfWriter

from baclofen_guide.dosing.findings import DosingError
from baclofen_guide.dosing.plan import Step, utc
from baclofen_guide.exchange.carried_plan import MAX_PDF_BYTES, plan_inside, read_carried_plan
from baclofen_guide.exchange.handover import Handover, plain_handover
from baclofen_guide.exchange.plan_file import Order, write_plan
from baclofen_guide.exchange.plan_reader import PlanFileError, read_plan
from baclofen_guide.exchange.wording import Wording
from baclofen_guide.guide.messages import Messages
from baclofen_guide.teaching.discharge import Discharge

HANDOVER = Handover(
    made_on=date(2026, 11, 22),
    last_given=datetime(2026, 11, 22, 8, 5),
    next_due=datetime(2026, 11, 22, 14, 0),
    zone="Europe/London",
    typed_by="Sam Lee, RN",
    checked_by="Ola Nowak, RN",
    clinic="Spasticity clinic",
    clinic_number="555 0100",
)


def pdf(*attached: tuple[str, bytes], locked: bool = False) -> bytes:
    writer, into = PdfWriter(), BytesIO()
    writer.add_blank_page(200, 200)
    for name, data in attached:
        writer.add_attachment(name, data)
    if locked:
        writer.encrypt("secret", algorithm="RC4-128")
    writer.write(into)
    return into.getvalue()


def refused(data: bytes, folder: Path) -> str:
    path = folder / "handed over"
    path.write_bytes(data)
    with pytest.raises(PlanFileError) as caught:
        read_carried_plan(path)
    return caught.value.problems[0].id


def test_a_plan_file_and_a_pdf_with_it_say_the_same(order: Order, tmp_path: Path) -> None:
    written = write_plan(order, HANDOVER)
    for name, data in (("a.txt", written), ("b", pdf(("Plan.BACLOFENPLAN", written), ("cat.png", b"x")))):
        (tmp_path / name).write_bytes(data)
        read = read_carried_plan(tmp_path / name)
        assert (read.order, read.handover) == (order, HANDOVER)


def test_the_same_plan_twice_is_one_plan(order: Order) -> None:
    written = write_plan(order)
    assert plan_inside(pdf(("a.baclofenplan", written), ("b.baclofenplan", written))) == written


def test_a_plan_without_a_handing_over_has_an_empty_one(order: Order) -> None:
    assert read_plan(write_plan(order)).handover == Handover()
    assert read_plan(write_plan(order, Handover())) == read_plan(write_plan(order))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "plan_file.empty"),
        (b"\xef\xbb\xbf \n", "plan_file.empty"),
        (b"\x89PNG\r\n", "plan_file.not_a_plan"),
        (b"PK\x03\x04 a document", "plan_file.not_a_plan"),
        (b"Dear patient", "plan_file.not_a_plan"),
        (b"{}", "plan_file.not_a_plan"),
        (b"x" * 2_000_000, "plan_file.too_large"),
        (b"%PDF-1.7 and then nothing", "plan_file.pdf_damaged"),
        (pdf(), "plan_file.pdf_without_plan"),
        (pdf(("notes.txt", b"{}")), "plan_file.pdf_without_plan"),
        (pdf(("a.baclofenplan", b"{}"), locked=True), "plan_file.pdf_locked"),
        (pdf(("a.baclofenplan", b"{1}"), ("b.baclofenplan", b"{2}")), "plan_file.pdf_two_plans"),
        (pdf(("a.baclofenplan", b"garbage")), "json.number"),
        (b"%PDF-" + b" " * MAX_PDF_BYTES, "plan_file.pdf_too_large"),
    ],
)
def test_what_carries_no_plan(data: bytes, reason: str, tmp_path: Path, messages) -> None:
    assert refused(data, tmp_path) == reason
    assert messages.words[reason]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(PlanFileError) as caught:
        read_carried_plan(tmp_path / "nothing")
    assert caught.value.problems[0].id == "plan_file.unreadable"


def test_half_a_pdf_is_damaged_or_says_what_it_lacks(order: Order, tmp_path: Path) -> None:
    whole = pdf(("a.baclofenplan", write_plan(order)))
    for share in range(1, 20):
        assert refused(whole[: len(whole) * share // 20], tmp_path).startswith("plan_file.")


def test_a_changed_handing_over_is_noticed(order: Order) -> None:
    written = write_plan(order, HANDOVER).replace(b"T14:00", b"T18:00")
    with pytest.raises(PlanFileError) as caught:
        read_plan(written)
    assert [one.id for one in caught.value.problems] == ["plan_file.checksum"]


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("next_due", '"2026-11-22 14:00"', "handover.moment"),
        ("next_due", '"2026-02-30T14:00"', "handover.moment"),
        ("next_due", '"1969-11-22T14:00"', "handover.moment"),
        ("zone", '"Middle/Earth"', "zone.unknown"),
        ("typed_by", '"' + "x" * 201 + '"', "plan_file.length"),
        ("typed_by", "1", "plan_file.wrong_kind"),
        ("patient", '"me"', "plan_file.unknown_field"),
    ],
)
def test_a_handing_over_that_cannot_be(field: str, value: str, reason: str, order: Order, messages) -> None:
    text = write_plan(order, Handover(typed_by="Sam")).decode()
    text = re.sub(r'"typed_by": "Sam"', f'"{field}": {value}', text)
    with pytest.raises(PlanFileError) as caught:
        read_plan(text.encode())
    problem = caught.value.problems[0]
    assert problem.id == reason
    assert problem.line > 1
    assert messages.words[reason]


@pytest.mark.parametrize(
    "given",
    [
        {"last_given": datetime(2026, 11, 22, 8, 0, 30)},
        {"made_on": date(1900, 1, 1)},
        {"clinic": "x" * 201},
        {"zone": "Nowhere"},
    ],
)
def test_a_handing_over_without_meaning_is_refused(given: dict[str, object]) -> None:
    with pytest.raises(DosingError):
        Handover(**given)


def test_moments_are_instants_where_they_were_written() -> None:
    instant = HANDOVER.next_instant()
    assert instant is not None
    assert instant.isoformat() == "2026-11-22T14:00:00+00:00"
    skipped = Handover(next_due=datetime(2011, 12, 30, 8), zone="Pacific/Apia").next_instant()
    assert skipped is not None
    assert skipped.date() == date(2011, 12, 30)
    assert Handover().last_instant() is None


def test_only_what_was_said_is_written() -> None:
    assert plain_handover(Handover(zone="Europe/London")) == {}
    assert plain_handover(HANDOVER)["last_given"] == "2026-11-22T08:05"


@pytest.mark.parametrize(
    "make",
    [
        lambda: Handover(last_given=datetime(9999, 12, 31, 23, 59)),
        lambda: Handover(next_due=datetime(1, 1, 1)),
        lambda: Handover(made_on=date(1, 1, 1)),
        lambda: utc(datetime(9999, 1, 1, tzinfo=UTC), "version.instant"),
        lambda: utc(datetime(1, 1, 1, tzinfo=UTC), "event.instant"),
        lambda: utc(datetime(1, 1, 1, tzinfo=UTC), "supply.instant"),
        lambda: Step(date(9999, 1, 1), ()),
        lambda: Discharge(language="en", level="easy", topics=(), last_given=datetime(9999, 1, 1)),
    ],
)
def test_days_that_cannot_be_are_told_in_words(messages: Messages, make: Callable[[], object]) -> None:
    """A file may hold them; a message without its value would be a crash."""
    with pytest.raises(DosingError) as caught:
        make()
    words = Wording(messages, None).text(caught.value.id, caught.value.values)
    assert re.search(r"9999|\b1\b|0001", words)
