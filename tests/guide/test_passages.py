"""What a citation speaks for, and how numbers are found and compared."""

from __future__ import annotations

import pytest

from baclofen_guide.guide.numbers import numbers_in, without_phrases
from baclofen_guide.guide.passages import joined_passages, passages

BODY = """\
!!! key "The main thing"
    One. [F-A-01]

    Call {emergency} if:

    - Fit [F-B-01]
    - Fever

        Very hot. [F-C-01]

        - Inner [F-D-01]

## Heading {#h}

### Sub {#s}

| Sign | What |
|---|---|
| A [F-E-01] | B [F-F-01] |
| C | D |

!!! carer
    Carers. [F-G-01]

!!! disagree "C-10"
    Slowly. [F-H-01]

- First
- Second
"""


def test_passages(workshop):
    everything = ("F-E-01", "F-F-01", "F-G-01", "F-H-01")
    found = [
        (one.line, one.section, one.facts, one.own, one.context, one.heading)
        for one in passages(workshop.document(BODY))
    ]
    lead = "The main thing Call {emergency} if:"
    assert found == [
        (10, "top", ("F-A-01", "F-B-01", "F-C-01", "F-D-01"), "The main thing", "", True),
        (11, "top", ("F-A-01",), "One.", "The main thing", False),
        (13, "top", (), "Call {emergency} if:", "The main thing", False),
        (15, "top", ("F-B-01",), "Fit", lead, False),
        (16, "top", ("F-C-01",), "Fever Very hot.", lead, False),
        (20, "top", ("F-D-01",), "Inner", "The main thing Fever Very hot.", False),
        (22, "h", everything, "Heading", "", True),
        (24, "h", everything, "Sub", "", True),
        (26, "h", ("F-E-01", "F-F-01"), "Sign", "", True),
        (26, "h", ("F-E-01", "F-F-01"), "What", "", True),
        (28, "h", ("F-E-01", "F-F-01"), "A B", "", False),
        (29, "h", (), "C D", "", False),
        (32, "h", ("F-G-01",), "Carers.", "", False),
        (35, "h", ("F-H-01",), "Slowly.", "", False),
        (37, "h", (), "First", "", False),
        (38, "h", (), "Second", "", False),
    ]


def test_an_item_that_is_only_a_list(workshop):
    found = passages(workshop.document("- - Inner\n"))
    assert [(one.own, one.context) for one in found] == [("Inner", "")]


def test_joined(workshop):
    found = passages(workshop.document(BODY + "\nMore. [F-B-01]\n"))
    assert joined_passages(found, "F-B-01") == "The main thing Call {emergency} if: Fit\nMore."


WORDS = {"two": "2", "half": "0.5", "twice": "2"}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("10 mg, 2.50 mg and 1,000 mcg", {"10", "2.5", "1000"}),
        ("0.50, 07 and 2,5", {"0.5", "7", "2.5"}),
        ("Two halves, half, TWICE, twofold", {"2", "0.5"}),
        ("½ and 2½", {"0.5", "2"}),
        ("10–20 mg, 3-day, T6, 24/7", {"10", "20", "3", "6", "24", "7"}),
        ("1,234.5", {"1234.5"}),
        ("{emergency} none", set()),
        ("the year 2026. Then 5.", {"2026", "5"}),
    ],
)
def test_numbers(text, values):
    assert set(numbers_in(text, WORDS)) == values


def test_numbers_without_words():
    assert numbers_in("two 3", {}) == {"3": "3"}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("about 6 in 10 people", "about  …  people"),
        ("About  6 IN\n10.", "About   … ."),
        ("16 in 10", "16 in 10"),
        ("6 in 100", "6 in 100"),
        ("6 in 10.5", "6 in 10.5"),
        ("1.6 in 10", "1.6 in 10"),
    ],
)
def test_phrases_count_whole(text, left):
    assert without_phrases(text, ["6 in 10"]) == left
