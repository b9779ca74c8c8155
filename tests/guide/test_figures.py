"""Figures: read strictly from data, said in words everywhere, held to their facts."""

from __future__ import annotations

from pathlib import Path

import pytest

from baclofen_guide.guide.errors import ContentError
from baclofen_guide.guide.figures import parse_figures, read_figures

FIGURES = """\
[sleepiness]
kind = "icon-array"
title = "Out of 100 people"
parts = [{ count = 63, label = "feel sleepy" }, { count = 37, label = "do not" }]
note = "Told by one study."
facts = ["F-STOP-01"]

[liquid]
kind = "strengths"
title = "Same spoon"
parts = [{ label = "1 in each mL", mg = 2 }, { label = "2 in each mL", mg = 4 }]
amount = "2 mL"
facts = ["F-STOP-01"]

[call-now]
kind = "pictograms"
title = "Call now"
facts = ["F-STOP-01"]
[[call-now.parts]]
icon = "brain"
label = "A fit"
[[call-now.parts]]
icon = "heart"
label = "A fast heart"
"""
BODY = """\
!!! key "The main thing"
    Never stop. Call {clinic}. [F-STOP-01]

!!! emergency
    Call {emergency} for a fit. [F-STOP-01]

## Why {#why}

Your nerves get used to it. [F-STOP-03]

![Sixty <b people](figure:sleepiness)
"""


def read(text: str = FIGURES):
    return parse_figures(Path("figures.toml"), text.encode())


class TestReading:
    def test_each_kind(self):
        found = read()
        assert found["sleepiness"].words == ("63 feel sleepy", "37 do not")
        assert found["liquid"].words == ("1 in each mL: 2 mL = 2 mg", "2 in each mL: 2 mL = 4 mg")
        assert found["call-now"].words == ("A fit", "A fast heart")

    def test_no_file_no_figures(self, tmp_path):
        assert read_figures(tmp_path / "figures.toml") == {}
        (tmp_path / "figures.toml").write_text(FIGURES)
        assert list(read_figures(tmp_path / "figures.toml")) == ["sleepiness", "liquid", "call-now"]

    @pytest.mark.parametrize(
        ("old", "new", "problem"),
        [
            ("count = 63", "count = 62", "4: sleepiness.parts: the counts add up to 99, not 100"),
            ("count = 63", "count = 0", "4: sleepiness.parts[0].count: expected `int` >= 1"),
            (
                '"icon-array"',
                '"pie"',
                "2: sleepiness.kind: expected one of icon-array, strengths, pictograms",
            ),
            ('kind = "icon-array"\n', "", "1: sleepiness.kind: expected one of icon-array, strengths"),
            ('"Out of 100 people"', '" "', "3: sleepiness.title: expected words"),
            ('facts = ["F-STOP-01"]', "facts = []", "6: sleepiness.facts: expected `array` of length >= 1"),
            ("note =", "notes =", "1: sleepiness: unknown key `notes`"),
            ('title = "Call now"\n', "", "15: call-now: missing key `title`"),
            ('icon = "heart"\n', "", "19: call-now.parts[1]: missing key `icon`"),
            ("mg = 4", "mg = 3", "11: liquid.parts: 2 mL of '2 in each mL' is 4 mg, not 3"),
            ("mg = 4", 'mg = "4"', "11: liquid.parts[1].mg: expected `float`, got `str`"),
            (
                'amount = "2 mL"',
                'amount = "a spoon"',
                "11: liquid.parts: a spoon of '1 in each mL' is 0 mg, not",
            ),
            ("[call-now]", "[Call]", "15: Call: a figure is a table [name] of small letters"),
            ("[sleepiness]", "top = 1\n[sleepiness]", "1: top: a figure is a table [name]"),
            ("[liquid]", "[liquid", "8: is not TOML: Expected ']'"),
            ("[[call-now.parts]]", '[[call-now.parts]]\nx = """', "is not TOML"),
        ],
    )
    def test_each_mistake_names_its_key(self, old, new, problem):
        text = FIGURES.replace(old, new, 1)
        text = text.replace("[[call-now", "[[Call") if "[Call]" in new else text
        with pytest.raises(ContentError) as caught:
            read(text)
        assert problem in str(caught.value)

    def test_bytes_that_are_no_text(self):
        with pytest.raises(ContentError, match=r"figures.toml:2: is not UTF-8 text"):
            parse_figures(Path("figures.toml"), b"# x\n\xff")

    @pytest.mark.parametrize(
        ("doses", "dot"),
        [((5, 25), 1), ((0.5, 2), 0.5), ((50, 100), 2), ((1000, 2000), 50), ((0.3, 0.1), 0.1)],
    )
    def test_dots_are_few_and_exact(self, doses, dot):
        parts = ", ".join(f'{{ label = "{dose} in each mL", mg = {dose} }}' for dose in doses)
        text = FIGURES.replace('amount = "2 mL"', 'amount = "1 mL"')
        start, end = text.index("parts = [{ label"), text.index("\namount")
        assert read(text[:start] + f"parts = [{parts}]" + text[end:])["liquid"].dot_mg == dot

    def test_doses_that_no_dots_show(self):
        with pytest.raises(ContentError, match="cannot be drawn with at most 60 dots"):
            read(FIGURES.replace("1 in each mL", "500 in each mL").replace("mg = 2 ", "mg = 1000 "))


@pytest.fixture
def drawn(workshop):
    """A guide whose page about stopping shows a figure."""
    workshop.write("en/figures.toml", FIGURES[: FIGURES.index("[liquid]")])
    workshop.page("stopping/easy", BODY.replace(" <b", ""))
    return workshop


class TestChecks:
    def test_a_figure_that_keeps_every_rule(self, drawn):
        assert drawn.check().problems == ()
        (row,) = [row for row in drawn.check().coverage if row.page == "stopping/easy"]
        assert row.facts == ("F-STOP-01", "F-STOP-03")

    def test_a_figure_there_is_not(self, drawn):
        drawn.change("en/stopping/easy.md", "figure:sleepiness", "figure:other")
        (drawn.content / "en/figures.toml").unlink()
        assert drawn.problems("page") == [
            ("content/en/stopping/easy.md", 20, "there is no figure [other] in figures.toml")
        ]

    def test_broken_figures_are_one_problem(self, drawn):
        drawn.write("en/figures.toml", "[x]\n")
        assert drawn.problems("file") == [
            ("content/en/figures.toml", 1, "x.kind: expected one of icon-array, strengths, pictograms")
        ]

    @pytest.mark.parametrize(
        ("old", "new", "line", "text"),
        [
            ('["F-STOP-01"]', '["F-STOP-01", "F-GONE-01"]', 6, "sleepiness.facts: there is no F-GONE-01"),
            ('["F-STOP-01"]', '["F-STOP-01", "R-E-01"]', 6, "sleepiness.facts: R-E-01 is a red flag; a fig"),
            ("by one", "by 7", 5, "sleepiness.note: the number '7' stands in none of F-STOP-01"),
            ("Out of 100", "Out of 40", 3, "sleepiness.title: the number '40' stands in none of F-STOP-01"),
            ("do not", "do in 12", 4, "sleepiness.parts: the number '12' stands in none of F-STOP-01"),
            ("63, label", "60, label", 4, "sleepiness.parts: the number '60' stands in none of F-STOP-01"),
        ],
    )
    def test_what_a_figure_says_is_its_facts(self, drawn, old, new, line, text):
        drawn.change("en/figures.toml", old, new, measured=False)
        if "60" in new:
            drawn.change("en/figures.toml", "37", "40", measured=False)
        drawn.measure()
        found = [problem for problem in drawn.problems("figure") if text in problem[2]]
        assert [problem[:2] for problem in found] == [("content/en/figures.toml", line)]

    def test_numbers_of_strengths(self, drawn):
        both = FIGURES[: FIGURES.index("[call-now]")]
        drawn.write("en/figures.toml", both)
        drawn.page("stopping/easy", BODY.replace(" <b", "") + "\n![Two spoons](figure:liquid)\n")
        texts = [problem[2] for problem in drawn.problems("figure")]
        assert texts == ["liquid.parts: the number '1' stands in none of F-STOP-01"]

    def test_numbers_of_the_words_on_the_page(self, drawn):
        drawn.change("en/stopping/easy.md", "![Sixty", "![80")
        assert drawn.problems("number") == [
            ("content/en/stopping/easy.md", 20, "the number '80' stands in none of F-STOP-01")
        ]

    def test_a_figure_for_clinicians(self, drawn):
        drawn.change("en/figures.toml", '["F-STOP-01"]', '["F-STOP-01", "F-PHARM-01"]')
        assert drawn.problems("clinical-only") == [
            ("content/en/stopping/easy.md", 20, "F-PHARM-01 is for the clinical level only")
        ]

    def test_a_figure_that_no_page_shows(self, drawn):
        drawn.write("en/figures.toml", FIGURES.replace("1 in", "2 in").replace("mg = 2", "mg = 4"))
        found = drawn.check().warnings
        assert [(problem.line, problem.text) for problem in found] == [
            (8, "liquid: no page shows this figure"),
            (15, "call-now: no page shows this figure"),
        ]

    def test_pictograms_that_nothing_draws(self, drawn):
        drawn.write("en/figures.toml", FIGURES[FIGURES.index("[call-now]") :])
        drawn.page("stopping/easy", BODY.replace("sleepiness", "call-now").replace(" <b", ""))
        assert drawn.problems("figure", pictograms={"hand", "brain"}) == [
            ("content/en/figures.toml", 5, "call-now.parts: there is no pictogram named 'heart'")
        ]

    def test_another_figure_is_another_text(self, drawn):
        drawn.change("en/figures.toml", "Told by", "Found in", measured=False)
        assert drawn.problems("grade") == [
            ("content/en/stopping/easy.md", 1, "the text has changed since it was measured: run make grades")
        ]


@pytest.mark.parametrize("things", [7, 8])
def test_a_checklist_is_short(workshop, things):
    items = "".join(f"    - Do this{' too' * number}.\n" for number in range(things))
    workshop.change("en/about/easy.md", "## Why", f'!!! checklist "Before surgery"\n{items}\n## Why')
    text = "8 things to do; a checklist has at most 7"
    assert workshop.problems("checklist") == ([("content/en/about/easy.md", 16, text)] if things > 7 else [])
