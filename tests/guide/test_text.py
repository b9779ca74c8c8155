"""Pages as plain text and as speech."""

from __future__ import annotations

import pytest

from baclofen_guide.guide.speech import render_speech
from baclofen_guide.guide.text import render_text
from baclofen_guide.guide.text_table import format_table


@pytest.fixture
def show(workshop):
    """The lines under the title of a page with this body, for this reader."""
    facts = workshop.library().facts

    def text(body, *, level="easy", width=60, facts_too=False, **reader):
        document = workshop.document(body, level)
        shown = render_text(document, workshop.reader(**reader), facts, width=width, facts=facts_too)
        assert shown.startswith("A title\n=======\n\n")
        assert shown.endswith("\n")
        return shown.removeprefix("A title\n=======\n\n").rstrip("\n").split("\n")

    return text


def test_paragraphs_are_wrapped(show):
    assert show("Take it as your prescriber ordered it, each day.", width=30) == [
        "Take it as your prescriber",
        "ordered it, each day.",
    ]


def test_a_width_too_small_is_not_taken(show):
    assert max(map(len, show("Take it as your prescriber ordered it.", width=3))) <= 20


def test_sections_subheadings_and_lists(show):
    items = "- One\n- Two\n\n    1. Three\n    2. Four\n"
    body = f"Lead.\n\n## Call {{emergency}} {{#call}}\n\n### Pump {{#pump}}\n\n{items}"
    assert show(body, values={"emergency": "911"}) == [
        "Lead.",
        "",
        "Call 911",
        "--------",
        "",
        "Pump:",
        "",
        "- One",
        "- Two",
        "",
        "  1. Three",
        "  2. Four",
    ]


def test_boxes_are_said_in_words(show):
    body = '!!! emergency "Call {emergency}"\n    - A fit\n\n!!! tip\n    x\n\n!!! key "In short"\n    y\n'
    assert show(body, values={"emergency": "911"}) == [
        "EMERGENCY: Call 911",
        "  - A fit",
        "",
        "TIP:",
        "  x",
        "",
        "In short",
        "  y",
    ]


def test_blocks_for_the_reader_only(show):
    body = "All.\n\n!!! carer\n    Carers.\n"
    assert show(body) == ["All."]
    assert show(body, audience="carer") == ["All.", "", "IF YOU LOOK AFTER SOMEONE:", "  Carers."]


def test_marks_vanish_and_links_say_where(show):
    body = "**Never** *stop* [spasticity](term:G-42) [Missed](topic:missed#two). [F-STOP-01]"
    assert show(body) == ["Never stop spasticity Missed (see missed#two)."]


def test_facts_and_their_sources(show):
    assert show("Never. [F-STOP-01, F-STOP-03]\n\nYes. [F-STOP-03]", facts_too=True) == [
        "Never. [F-STOP-01, F-STOP-03]",
        "",
        "Yes. [F-STOP-03]",
        "",
        "Sources",
        "-------",
        "",
        "F-STOP-01: Label A; Book B",
        "F-STOP-03: Label A",
    ]


DISAGREE = '!!! disagree "C-10"\n    Slowly.\n'
TABLE = [
    "",
    "  Who        What they say",
    "  ---------  -------------",
    "  Label <A>  1 to 2 weeks",
    "  Book B     longer",
]
FULL_TABLE = [*TABLE, "  Book C     within days"]


@pytest.mark.parametrize(
    ("level", "facts_too", "rest"),
    [("easy", False, []), ("standard", False, []), ("clinical", False, FULL_TABLE), ("easy", True, TABLE)],
)
def test_disagreement(show, level, facts_too, rest):
    lines = show(DISAGREE, level=level, facts_too=facts_too)
    if facts_too:
        lines = lines[: lines.index("Sources") - 1]
    assert lines == ["SOURCES DISAGREE:", "  Slowly.", *rest]


def test_disagreement_that_is_unknown(show):
    assert show(DISAGREE.replace("10", "99"), level="clinical") == ["SOURCES DISAGREE:", "  Slowly."]


def test_table(show):
    body = "| Sign | What to do |\n|---|---|\n| Fit | Call {emergency} and wait for them to come |\n| | x |\n"
    assert show(body, width=30, values={"emergency": "911"}) == [
        "Sign  What to do",
        "----  ------------------------",
        "Fit   Call 911 and wait for",
        "      them to come",
        "      x",
    ]


def test_a_table_too_wide_is_written_row_by_row():
    head = ["A sign", "What it means", "What to do"]
    rows = [["Fit", "Very bad sign", "Call them all now"], ["Fever", "", "Call them too"]]
    assert format_table(head, rows, 24) == [
        "A sign: Fit",
        "What it means: Very bad",
        "  sign",
        "What to do: Call them",
        "  all now",
        "",
        "A sign: Fever",
        "What it means:",
        "What to do: Call them",
        "  too",
    ]


def test_speech(workshop):
    body = (
        '!!! emergency "Call {emergency} now"\n    - A fit [F-STOP-01]\n    - Fever!\n\n'
        "## Why? {#why}\n\n### Because {#b}\n\nNever **stop**: [it](topic:about) kills\n\n"
        "| Sign | What |\n|---|---|\n| Fit | Call |\n| Fever | |\n\n"
        '!!! carer\n    Carers.\n\n!!! disagree "C-10"\n    Slowly.\n\n!!! key "In short"\n    x\n'
    )
    reader = workshop.reader(audience="carer", values={"emergency": "112 or 999"})
    assert render_speech(workshop.document(body), reader).splitlines() == [
        "A title.",
        "Emergency.",
        "Call 1 1 2 or 9 9 9 now.",
        "A fit.",
        "Fever!",
        "Why?",
        "Because.",
        "Never stop: it kills.",
        "Sign: Fit; What: Call.",
        "Sign: Fever.",
        "If you look after someone.",
        "Carers.",
        "Sources disagree.",
        "Slowly.",
        "In short.",
        "x.",
    ]
