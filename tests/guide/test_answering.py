"""The page of questions people ask answers each of them from its own facts."""

from __future__ import annotations

import pytest

from tests.guide.conftest import FIRST_LINE

KEY = '!!! key "The main thing"\n    Never stop. Call {clinic}. [F-STOP-01]\n\n'
ANSWER = (
    KEY
    + """\
## What for? {#what-for}

First.

### What for? {#q-01}

Nerves get used to it. [F-STOP-03]
"""
)
EMERGENCY = KEY + "## Nothing {#nothing}\n\nWords.\n"


@pytest.fixture
def faq(workshop):
    """A guide with a page of questions at each level."""
    workshop.change("topics.toml", '"pharmacology"]', '"pharmacology", "faq"]')
    for level in ("easy", "standard", "clinical"):
        workshop.page(f"faq/{level}", ANSWER)
    return workshop


def test_every_question_is_answered(faq):
    assert faq.problems("faq") == []


def test_a_question_left_out(faq):
    for level in ("easy", "standard", "clinical"):
        faq.page(f"faq/{level}", EMERGENCY)
    found = faq.problems("faq")
    assert found[0] == (
        "content/en/faq/clinical.md",
        FIRST_LINE + 3,
        "Q-01 is not answered: ### What for? {#q-01}",
    )
    assert len(found) == 3


def test_an_answer_from_another_fact(faq):
    faq.change("en/faq/easy.md", "used to it. [F-STOP-03]", "used to it. [F-STOP-01]")
    assert faq.problems("faq") == [
        ("content/en/faq/easy.md", FIRST_LINE + 7, "the answer to Q-01 does not cite F-STOP-03")
    ]


def test_an_answer_to_nothing_and_facts_for_clinicians(faq):
    """A fact for clinicians is asked for at their level only."""
    faq.write(
        "facts/faq.toml",
        '[[questions]]\nid = "Q-01"\nquestion = "For?"\ngist = "So."\nfacts = ["F-STOP-03", "F-PHARM-01"]\n',
    )
    for level in ("easy", "standard", "clinical"):
        faq.page(f"faq/{level}", ANSWER + "\n### Else? {#q-99}\n\nWords.\n")
    texts = [(path.split("/")[-1], text) for path, _, text in faq.problems("faq")]
    assert ("clinical.md", "the answer to Q-01 does not cite F-PHARM-01") in texts
    assert [text for _, text in texts].count("q-99 is no question of faq.toml") == 3
    assert len(texts) == 4


def test_a_topic_with_a_length_of_its_own(faq):
    assert not faq.check().warnings
    topics = (faq.content / "topics.toml").read_text("utf-8")
    faq.write("topics.toml", topics + "[lengths.faq]\neasy = [900, 1700]\n")
    warnings = [problem.text for problem in faq.check().warnings]
    assert warnings == ["200 words; this page should have 900 to 1700"]
