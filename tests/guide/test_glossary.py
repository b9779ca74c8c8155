"""The words of the glossary: strictly read, held to facts, a page of their own, and explained in place."""

from __future__ import annotations

import pytest

from baclofen_guide.guide.compiled import Cache
from baclofen_guide.guide.document import Citation, Placeholder, Subheading, Text
from baclofen_guide.guide.errors import ContentError
from baclofen_guide.guide.fingerprint import page_hash
from baclofen_guide.guide.glossary import open_glossary, parse_glossary, read_glossary
from baclofen_guide.guide.grades import Grade, read_grades, write_grades
from baclofen_guide.guide.made.finish import as_read
from tests.guide.conftest import TODAY

WORDS = """\
[G-42]
term = "Spasticity"
easy = "Tight muscles. Call {emergency}."
clinical = "Increased tone."
facts = ["F-STOP-03"]

[G-07]
term = "bolus"
easy = "One dose at once."
clinical = "A single dose."

[G-08]
term = "Ångström"
easy = "{emergency} first."
clinical = "A unit."
"""
MEANINGS = "\n".join(
    f'[[terms]]\nid = "{name}"\nterm = "{term}"\nmeaning = "{meaning}"\n'
    for name, term, meaning in [
        ("G-42", "Spasticity", "Tight muscles."),
        ("G-07", "Bolus", "One of 4 doses."),
        ("G-08", "Ångström", "Small."),
    ]
)
PAGE = (
    '!!! key "The main thing"\n    Never stop. Call {clinic}. [F-STOP-01]\n\n## How {#how}\n\nLook it up.\n'
)


@pytest.fixture
def glossary(workshop):
    """A guide with a page of the glossary at each level, measured with its words."""
    workshop.change("topics.toml", '"pharmacology"]', '"pharmacology", "glossary"]')
    workshop.write("facts/glossary.toml", MEANINGS)
    workshop.write("en/glossary.toml", WORDS)
    for level in ("easy", "standard", "clinical"):
        workshop.page(f"glossary/{level}", PAGE)
    measure(workshop)
    return workshop


def measure(workshop):
    path = workshop.content / "en" / "grades.toml"
    grades = read_grades(path)
    words = read_glossary(workshop.content / "en" / "glossary.toml")
    for level, count in (("easy", 200), ("standard", 400), ("clinical", 800)):
        document = as_read(workshop.document(PAGE, level, "glossary"), words)
        grades[f"glossary/{level}"] = Grade(page_hash(document), 4.0, count, 2)
    write_grades(path, grades)


class TestWords:
    def test_two_explanations_with_placeholders_and_facts(self, glossary):
        word = read_glossary(glossary.content / "en/glossary.toml")["G-42"]
        easy = (
            Text("Tight muscles. Call "),
            Placeholder("emergency"),
            Text("."),
            Citation(("F-STOP-03",), 0),
        )
        assert word.runs("easy") == word.runs("standard") == easy
        assert word.runs("clinical")[0] == Text("Increased tone.")

    @pytest.mark.parametrize(
        ("text", "line", "problem"),
        [
            ('[G-42]\nterm = "A"\neasy = "B"\n', 1, "missing key `clinical`"),
            ('[G-42]\nterm = "A"\neasy = "B"\nclinical = "C"\nnote = "D"\n', 1, "unknown key `note`"),
            ('[G-42]\nterm = "A"\neasy = " "\nclinical = "C"\n', 3, "expected words"),
            ('[G-42]\nterm = "A"\neasy = "Call {112}"\nclinical = "C"\n', 3, "no placeholder {112}"),
            ("[", 1, "is not TOML"),
            ('a = "b"', 1, "a: expected"),
        ],
    )
    def test_mistakes_are_named(self, tmp_path, text, line, problem):
        with pytest.raises(ContentError) as found:
            parse_glossary(tmp_path / "glossary.toml", text.encode())
        assert problem in found.value.problem
        assert found.value.line == line

    @pytest.mark.expects_log("explanations are left out")
    def test_a_broken_file_leaves_pages_readable(self, glossary, tmp_path):
        path = glossary.write("en/glossary.toml", "[")
        assert open_glossary(path, Cache(tmp_path / "cache")) == {}
        assert open_glossary(tmp_path / "none.toml", Cache(None)) == {}


class TestPage:
    @pytest.mark.parametrize("level", ["easy", "clinical"])
    def test_every_word_from_a_to_z(self, glossary, level, tmp_path):
        for _ in range(2):  # made, then kept
            page = glossary.library(tmp_path / "kept").page("glossary", level, "en", TODAY)
        sections = page.document.sections
        assert [section.id for section in sections] == ["how", "letter-a", "letter-b", "letter-s"]
        assert isinstance(sections[1].blocks[0], Subheading)
        assert sections[3].blocks[1].children[0].text.startswith("Tight" if level == "easy" else "Increased")
        assert page.sources == 2

    def test_its_words_count_and_are_part_of_what_is_approved(self, glossary):
        before = glossary.library().page("glossary", "easy", "en", TODAY)
        assert before.grade == 4.0
        glossary.change("en/glossary.toml", "Tight muscles.", "Tight and stiff muscles.", measured=False)
        after = glossary.library().page("glossary", "easy", "en", TODAY)
        assert after.hash != before.hash
        assert after.grade is None

    def test_other_pages_do_not_change_with_it(self, glossary):
        before = glossary.library().page("about", "easy", "en", TODAY).hash
        glossary.change("en/glossary.toml", "Tight muscles.", "Stiff muscles.", measured=False)
        assert glossary.library().page("about", "easy", "en", TODAY).hash == before

    def test_a_language_takes_the_words_it_lacks_from_english(self, glossary):
        glossary.write("xx/glossary.toml", '[G-42]\nterm = "X"\neasy = "Y"\nclinical = "Z"\n')
        words = glossary.library().glossary("xx")
        assert (words["G-42"].term, words["G-07"].term) == ("X", "bolus")


class TestCheck:
    def test_all_is_well(self, glossary):
        assert glossary.problems("glossary") == []

    def test_no_glossary_at_all_is_no_mistake(self, workshop):
        assert workshop.problems("glossary") == []

    def test_a_page_without_words(self, glossary):
        (glossary.content / "en/glossary.toml").unlink()
        measure(glossary)
        texts = [text for _, _, text in glossary.problems("glossary")]
        assert texts == [
            "G-07 (Bolus) is not explained",
            "G-08 (Ångström) is not explained",
            "G-42 (Spasticity) is not explained",
        ]

    @pytest.mark.parametrize(
        ("old", "new", "line", "problem"),
        [
            ("[G-07]", "[G-99]", 7, "G-99 is no word of the fact base"),
            ('facts = ["F-STOP-03"]', 'facts = ["F-NO-01"]', 5, "G-42.facts: there is no fact F-NO-01"),
            ('facts = ["F-STOP-03"]', 'facts = ["R-E-01"]', 5, "G-42.facts: there is no fact R-E-01"),
            (
                'facts = ["F-STOP-03"]',
                'facts = ["F-PHARM-01"]',
                5,
                "G-42.facts: F-PHARM-01 is not for the easy",
            ),
            (
                "Increased tone.",
                "Tone up by 7.",
                4,
                "G-42.clinical: the number '7' stands in none of F-STOP-03",
            ),
            ("One dose at once.", "One dose, 5 mg.", 9, "G-07.easy: the number '5' stands here"),
            ("One dose at once.", "Do not take it.", 9, "needs beside it: do not stop; call your prescriber"),
        ],
    )
    def test_mistakes(self, glossary, old, new, line, problem):
        glossary.change("en/glossary.toml", old, new, measured=False)
        measure(glossary)
        found = glossary.problems("glossary")
        assert any(text.startswith(problem) or problem in text for _, _, text in found), found
        assert line in [number for _, number, text in found if problem in text]

    def test_what_a_fact_forbids(self, glossary):
        glossary.change("en/glossary.toml", "F-STOP-03", "F-STOP-01", measured=False)
        glossary.change("en/glossary.toml", "Increased tone.", "Call if you like.", measured=False)
        measure(glossary)
        assert [text for _, _, text in glossary.problems("glossary")] == [
            "G-42.clinical: F-STOP-01 forbids /if you like/ here"
        ]

    @pytest.mark.parametrize(
        "words", ["Do not take it? Do not stop, call.", "One of 4 doses.", "Do not take more: hold."]
    )
    def test_what_is_right(self, glossary, words):
        """Numbers of the word's own meaning, warnings that keep safe, and the one fact that holds a dose."""
        glossary.change("en/glossary.toml", "One dose at once.", words, measured=False)
        if "hold" in words:
            glossary.change(
                "en/glossary.toml",
                'clinical = "A single',
                'facts = ["F-OD-17"]\nclinical = "A single',
                measured=False,
            )
        measure(glossary)
        assert glossary.problems("glossary") == []
