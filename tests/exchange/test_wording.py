"""Findings and errors in words."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from baclofen_guide.dosing.about_you import ITEMS
from baclofen_guide.dosing.formulations import Form, Piece, Strength
from baclofen_guide.exchange.wording import Wording, count_words, piece_words

ROOT = Path(__file__).parent.parent.parent
ROOMS = (
    "plan taper amount dose strength step version zone piece revise clock log missed event rule travel "
    "expand supply"
)
MESSAGE_ID = re.compile(rf'"((?:{ROOMS.replace(" ", "|")})\.[a-z_]+)"')


@pytest.fixture
def wording(messages) -> Wording:
    return Wording(messages, ZoneInfo("Europe/Berlin"))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Decimal("12.50"), "12.50"),
        (Decimal("1E+1"), "10"),
        (date(2026, 11, 22), "22 November 2026"),
        (datetime(2026, 11, 22, 12, 0, tzinfo=UTC), "22 November 2026 13:00"),
        (time(8), "08:00"),
        (timedelta(minutes=90), "1 h 30 min"),
        (timedelta(hours=2), "2 h"),
        (timedelta(minutes=5), "5 min"),
        (timedelta(), "0 min"),
        (("a", "b"), "a, b"),
        (7, "7"),
        ("word", "word"),
    ],
)
def test_values(wording: Wording, value, words: str) -> None:
    assert wording.value(value) == words


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (time(0, 5), "12:05 AM"),
        (time(8), "8:00 AM"),
        (time(), "12:00 AM (midnight)"),
        (time(12), "12:00 PM (noon)"),
        (time(14, 5), "2:05 PM"),
        (time(23, 59), "11:59 PM"),
    ],
)
def test_clocks_of_twelve_hours(messages, at: time, words: str) -> None:
    twelve = Wording(messages, ZoneInfo("UTC"), twelve_hour=True)
    assert twelve.value(at).replace("\u00a0", " ").replace("\u202f", " ") == words
    assert words in twelve.value(datetime.combine(date(2026, 11, 22), at, UTC)).replace(
        "\u00a0", " "
    ).replace("\u202f", " ")


@pytest.mark.parametrize(
    ("at", "words"), [(time(), "00:00 (midnight)"), (time(12), "12:00"), (time(0, 5), "00:05")]
)
def test_clocks_of_twenty_four_hours(messages, at: time, words: str) -> None:
    assert Wording(messages, ZoneInfo("UTC")).clock(at) == words


def test_names_of_ours_are_worded(wording: Wording) -> None:
    assert (
        wording.text("taper.specialist", {"items": ("child", "pump")}).count(
            "under 18 years, a baclofen pump"
        )
        == 1
    )
    assert "United Kingdom" in wording.text(
        "plan.label_maximum", {"mg": Decimal(120), "limit": Decimal(100), "place": "uk"}
    )


def test_strengths_that_would_do(wording: Wording) -> None:
    values = {"mg": Decimal("7.5"), "reason": "amount.needs_other_strength", "would_do": ("5/2", "15")}
    words = wording.text("plan.amount", values)
    assert "What would do: 5 mg with a line to halve it, 15 mg." in words
    assert "Ask your pharmacist." in wording.text("plan.amount", values | {"would_do": ()})


def test_there_are_words_for_everything_that_dosing_can_say(messages) -> None:
    files = (ROOT / "baclofen_guide" / "dosing").glob("*.py")
    found = {name for file in files for name in MESSAGE_ID.findall(file.read_text("utf-8"))}
    found |= {f"about_you.{item}" for item in ITEMS} | {f"form.{form}" for form in Form}
    assert len(found) > 90
    assert found - set(messages.words) == set()


def test_no_check_tells_anybody_to_change_a_dose(messages) -> None:
    for name, words in messages.words.items():
        if name.startswith(("plan.", "taper.", "revise.")):
            assert not re.search(
                r"\b(take|lower|raise|reduce|increase|skip) (less|more|your|the dose)\b", words
            ), name


@pytest.mark.parametrize(
    ("form", "count", "words"),
    [
        (Form.TABLET, "0.5", "½ tablet of 10 mg"),
        (Form.TABLET, "1", "1 tablet of 10 mg"),
        (Form.TABLET, "1.50", "1½ tablets of 10 mg"),
        (Form.TABLET, "2.0", "2 tablets of 10 mg"),
        (Form.GRANULES, "2", "2 packets of 10 mg"),
    ],
)
def test_tablets_and_packets_are_written_with_halves(messages, form, count: str, words: str) -> None:
    piece = Piece(Strength(form, Decimal(10), scored=form is Form.TABLET), Decimal(count))
    assert piece_words(piece, messages.text) == words


@pytest.mark.parametrize(
    ("count", "words"), [("0.5", "0.5"), ("2.5", "2.5"), ("2.50", "2.5"), ("2.55", "2.55"), ("10.0", "10")]
)
def test_liquids_are_written_with_a_point(messages, count: str, words: str) -> None:
    piece = Piece(Strength(Form.LIQUID, Decimal(2)), Decimal(count))
    assert piece_words(piece, messages.text) == f"{words} mL (2 mg in each mL)"
    assert count_words(Decimal(count), Form.LIQUID) == words
