"""Checklists and figures on a page: parsed, and the same in HTML, in plain text and read aloud."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from baclofen_guide.guide.errors import ContentError
from baclofen_guide.guide.facts import FactBase
from baclofen_guide.guide.figures import parse_figures
from baclofen_guide.guide.fingerprint import page_hash
from baclofen_guide.guide.html import render_html
from baclofen_guide.guide.look import BOX_KINDS, BoxLook, Look
from baclofen_guide.guide.parse import parse_page
from baclofen_guide.guide.running_text import running_text
from baclofen_guide.guide.speech import render_speech
from baclofen_guide.guide.text import render_text
from tests.guide.test_figures import FIGURES

FRONT = """\
+++
title = "T"
summary = "S"
pictogram = "hand"
must_say = []
updated = 2026-11-01
review_by = 2027-11-01
+++
"""
CHECKLIST = """\
!!! checklist "Before surgery"
    Start early.

    - Tell the **ward**: [how](topic:stopping). [F-STOP-01]
    - Ask {clinic} [again](term:G-42) soon.
"""
PEOPLE = "![Sixty-three sleepy <people>](figure:sleepiness)".replace("<people>", "people & more")


@pytest.fixture
def base(workshop):
    return FactBase.load(workshop.facts)


def page(body: str, figures: str = FIGURES):
    return parse_page(
        FRONT + body,
        path=Path("page.md"),
        topic="about",
        level="easy",
        language="en",
        figures=parse_figures(Path("figures.toml"), figures.encode()),
    )


def look(**values) -> Look:
    boxes = dict.fromkeys(BOX_KINDS, BoxLook("#fff", "#000", "#111", "text"))
    return Look("#111111", "#222222", "#333333", "#444444", "#555555", boxes, **values)


@pytest.fixture
def html(workshop, base):
    def render(body: str, *, ticks=frozenset(), direction="ltr", figures=FIGURES, **values) -> str:
        reader = replace(workshop.reader(direction=direction), ticks=ticks)
        return render_html(page(body, figures), reader, look(**values), base)

    return render


@pytest.fixture
def text(workshop, base):
    def render(body: str, *, ticks=frozenset(), facts=False, width=60) -> str:
        reader = replace(workshop.reader(), ticks=ticks)
        return render_text(page(body), reader, base, width=width, facts=facts).partition("\n\n")[2]

    return render


class TestParsing:
    @pytest.mark.parametrize(
        ("body", "line", "problem"),
        [
            ("!!! checklist\n    - One.\n", 9, "a checklist has a title"),
            ('!!! checklist "A"\n    Words.\n', 9, "one list with bullets"),
            ('!!! checklist "A"\n    1. One.\n', 9, "one list with bullets"),
            ('!!! checklist "A"\n    - One.\n\n    Words.\n\n    - Two.\n', 9, "one list with bullets"),
            ('!!! checklist "A"\n    - One.\n\n    !!! tip\n        B.\n', 9, "one list with bullets"),
            ('!!! checklist "A"\n    - One.\n        - Two.\n', 9, "one thing to do"),
            ('!!! checklist "A"\n    - One.\n\n        More.\n', 9, "one thing to do"),
            ("![x](figure:none)\n", 9, "there is no figure [none] in figures.toml"),
            ("![ ](figure:sleepiness)\n", 9, "a picture says in words what it shows"),
            ("![{clinic}](figure:sleepiness)\n", 9, "hold no placeholder"),
            ("![<b>](figure:sleepiness)\n", 9, "raw HTML"),
            ("Words.\n![x](figure:sleepiness)\n", 9, "leave an empty line before and after a picture"),
            ("![x](figure:sleepiness)\nWords.\n", 9, "leave an empty line before and after a picture"),
            ("- ![x](figure:sleepiness)\n", 9, "a picture stands on a line of its own"),
            ("Words ![x](figure:sleepiness)\n", 9, "a picture stands on a line of its own"),
            ("![x](figure:sleepiness) Words\n", 9, "a picture stands on a line of its own"),
            ("![x](picture.png)\n", 9, "a picture stands on a line of its own"),
            ("[x](figure:sleepiness)\n", 9, "a picture starts its line"),
        ],
    )
    def test_refused(self, body, line, problem):
        with pytest.raises(ContentError) as caught:
            page(body)
        assert (caught.value.line, caught.value.problem[: len(problem)]) == (line, problem) or (
            caught.value.line == line and problem in caught.value.problem
        )

    @pytest.mark.parametrize("indent", ["", "    "])
    def test_a_picture_may_stand_in_a_box(self, indent):
        box = '!!! tip "A"\n' if indent else ""
        (block,) = page(f"{box}{indent}{PEOPLE}\n").lead
        figure = block.blocks[0] if indent else block
        assert (figure.name, figure.alt, figure.line) == (
            "sleepiness",
            "Sixty-three sleepy people & more",
            10 if indent else 9,
        )


class TestHtml:
    def test_a_checklist_is_links_to_tick(self, html):
        found = html(CHECKLIST, ticks=frozenset({13}))
        assert "Checklist: Before surgery" in found
        assert "Start early." in found
        assert 'href="tick:12" title="Not ticked"' in found
        assert 'href="tick:13" title="Ticked"' in found
        assert "Not ticked" not in found.partition("tick:13")[2]
        assert found.count("icon:unticked?text") == found.count("icon:ticked?text") == 1
        assert 'href="facts:F-STOP-01"' in found
        assert 'href="term:G-42"' in found
        assert "margin-left:34px; text-indent:-34px" in found

    def test_it_keeps_clear_on_the_other_side(self, html):
        assert "margin-right:34px; text-indent:-34px" in html(CHECKLIST, direction="rtl")
        assert "margin-right:34px; text-indent:-34px" in html(PEOPLE, direction="rtl")

    @pytest.mark.parametrize("stacked", [False, True])
    def test_people(self, html, stacked):
        found = html(PEOPLE, stack_figures=stacked)
        assert "<b>Out of 100 people<" in found
        assert 'href="facts:F-STOP-01"' in found
        assert 'src="figure:sleepiness" title="Sixty-three sleepy people &amp; more"' in found
        assert found.index("figure:sleepiness/0") < found.index("<b>63</b> feel sleepy")
        assert found.index("figure:sleepiness/1") < found.index("<b>37</b> do not")
        assert "Told by one study." in found
        assert (f'<td width="{220 + 16}">' in found) is not stacked

    def test_from_right_to_left_the_first_part_stands_at_the_right(self, html):
        found = html("![Two spoons](figure:liquid)", direction="rtl")
        assert found.index("figure:liquid/1") < found.index("figure:liquid/0")
        crowd = html(PEOPLE, direction="rtl")
        assert crowd.index("figure:sleepiness/0") < crowd.index('figure:sleepiness"')

    @pytest.mark.parametrize("stacked", [False, True])
    def test_strengths(self, html, stacked):
        found = html("![Two spoons](figure:liquid)", stack_figures=stacked)
        assert found.count('title="Two spoons"') == 1
        assert (
            found.index("figure:liquid/0")
            < found.index("<b>2&nbsp;mL&nbsp;= 2&nbsp;mg</b>")
            < found.index("1 in each mL")
        )
        assert "Each dot is 1 mg." in found
        assert ('width="50%"' in found) is not stacked

    @pytest.mark.parametrize("stacked", [False, True])
    def test_pictograms(self, html, stacked):
        found = html("![Two signs](figure:call-now)", stack_figures=stacked)
        assert found.count('title="Two signs"') == 1
        assert found.index("figure:call-now/1") < found.index("<b>A fast heart</b>")
        assert ('width="50%"' in found) is not stacked

    @pytest.mark.parametrize(("signs", "width"), [(1, 100), (3, 33), (4, 25), (5, 33), (7, 25)])
    def test_rows_as_even_as_can_be(self, html, signs, width):
        more = "".join(f'[[call-now.parts]]\nicon = "x"\nlabel = "L{n}"\n' for n in range(signs))
        figures = FIGURES[: FIGURES.index("[[call-now")] + more
        found = html("![Signs](figure:call-now)", figures=figures)
        assert found.count(f'<td width="{width}%"') == signs

    def test_a_frame_for_high_contrast(self, html):
        assert "border:2px solid #444444" in html(PEOPLE, frame_px=2)
        assert "border:1px solid #444444" in html(PEOPLE)


class TestWords:
    def test_a_checklist_to_tick_by_pen(self, text):
        assert text(CHECKLIST, ticks=frozenset({13}), facts=False) == (
            "CHECKLIST: Before surgery\n"
            "  Start early.\n"
            "\n"
            "  [ ] Tell the ward: how (see stopping).\n"
            "  [x] Ask your clinic again soon.\n"
        )

    def test_figures_in_words(self, text):
        found = text(f"{PEOPLE}\n\n![A](figure:liquid)\n\n![B](figure:call-now)\n", width=24)
        assert found == (
            "Out of 100 people\n- 63 feel sleepy\n- 37 do not\nTold by one study.\n\n"
            "Same spoon\n- 1 in each mL: 2 mL = 2\n  mg\n- 2 in each mL: 2 mL = 4\n  mg\n\n"
            "Call now\n- A fit\n- A fast heart\n"
        )

    def test_their_facts(self, text):
        assert text(PEOPLE, facts=True).startswith("Out of 100 people [F-STOP-01]\n")

    def test_read_aloud(self, workshop):
        lines = render_speech(page(f"{CHECKLIST}\n{PEOPLE}\n"), workshop.reader()).splitlines()
        assert lines[1:] == [
            *(
                "Checklist.",
                "Before surgery.",
                "Start early.",
                "Tell the ward: how.",
                "Ask your clinic again soon.",
            ),
            *("Out of 100 people.", "63 feel sleepy.", "37 do not.", "Told by one study."),
        ]

    def test_the_note_is_running_text(self):
        assert running_text(page(f"{CHECKLIST}\n{PEOPLE}\n"), lambda name: name) == (
            "Start early.\nTell the ward: how.\nAsk clinic again soon.\nTold by one study."
        )
        assert running_text(page("![A](figure:liquid)"), lambda name: name) == ""


def test_the_hash_covers_a_figure():
    body = f"{PEOPLE}\n\n![B](figure:call-now)\n"
    changes = (("Told by", "x"), ("feel", "fall"), ("brain", "lungs"), ("Call now", "x"))
    figures = [FIGURES, *(FIGURES.replace(*change) for change in changes if change[0] in FIGURES)]
    hashes = [page_hash(page(body, text)) for text in figures]
    hashes.append(page_hash(page(body.replace("Sixty", "Sixteen"))))
    assert len(set(hashes)) == len(hashes) == 6
