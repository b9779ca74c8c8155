"""What stands around a page, and how the pages of Urgent help are boxed."""

from __future__ import annotations

import re

import msgspec
import pytest

from baclofen_guide.guide.document import Callout, Paragraph
from baclofen_guide.guide.furniture import Furniture
from baclofen_guide.guide.review import Review
from baclofen_guide.guide.urgent import tiered
from tests.guide.conftest import DOOR, TODAY
from tests.guide.test_html import LOOK, words


@pytest.fixture
def furniture(workshop):
    """The furniture of the sample page, with these of its values changed."""
    library = workshop.library()
    page = library.page("stopping", "easy", "en", TODAY)

    def made(**changes):
        return Furniture(msgspec.structs.replace(page, **changes), workshop.reader(), LOOK, library.facts)

    return made


def test_how_a_page_stands(furniture):
    assert words(furniture().standing()) == (
        "2 minutes to read · Reading grade 4.0 · Not yet reviewed by a clinician · "
        "Last updated 1 November 2026 · 2 sources"
    )
    assert "Reading grade not yet measured" in furniture(grade=None).standing()


def test_a_page_at_another_level_than_the_one_asked_for_says_so(furniture):
    assert words(furniture().standing("easy")) == words(furniture().standing())
    assert words(furniture().standing("clinical")).startswith(
        "There is no such page at the level you chose; this is the easy one · 2 minutes"
    )


def test_the_sources_are_one_press_away(furniture):
    assert "href='sources:'" in furniture().standing()


@pytest.mark.parametrize(
    ("state", "line"),
    [
        ("approved", "Reviewed by Ann <A>, nurse, on 30 November 2026"),
        ("lapsed", "The text has changed since Ann <A>, nurse, reviewed it on 30 November 2026"),
    ],
)
def test_reviews(furniture, state, line):
    html = furniture(review=Review(state, "Ann <A>", "nurse", TODAY)).standing()
    assert line in words(html)
    assert "<A>" not in html


def test_warnings_come_first(furniture):
    assert furniture().under_title("English") == ""
    html = furniture(old=True, fallback=True).under_title("English")
    assert "not translated yet. You are reading it in English." in words(html)
    assert "past its review date (1 November 2027)" in words(html)


def test_the_end_of_a_page(furniture, workshop):
    stopping, about = workshop.library().topics("en")
    html = furniture().at_end(stopping, about)
    assert "Official drug labels and leaflets: Label A Medical reference works: Book B " in words(html)
    assert "…" not in html
    assert re.findall(r"href='(topic:\w+)'", html) == ["topic:stopping", "topic:about"]
    assert "topic:" not in furniture().at_end(None, None)


def test_what_belongs_to_a_page_is_named_at_its_end(furniture, workshop):
    html = furniture().at_end(None, None, workshop.library().topics("en"))
    assert "See also: " in words(html)
    assert re.findall(r"href='(topic:\w+)'", html) == ["topic:stopping", "topic:about"]


def test_many_sources_are_not_all_listed(workshop):
    names = [f"S-{number}" for number in range(13)]
    entry = '\n[[sources]]\nid = "{0}"\nshort = "<{0}>"\nfull = "F"\nkind = "web"\nread = "all"\n'
    sources = workshop.facts / "sources.toml"
    sources.write_text(sources.read_text("utf-8") + "".join(map(entry.format, names)), "utf-8")
    facts = workshop.facts / "facts/01-stopping.toml"
    listed = ", ".join(f'"{name}"' for name in names)
    facts.write_text(facts.read_text("utf-8").replace('["S-A", "S-B"]', f"[{listed}]"), "utf-8")
    library = workshop.library()
    page = library.page("stopping", "easy", "en", TODAY)
    html = Furniture(page, workshop.reader(), LOOK, library.facts).at_end(None, None)
    assert "<S-7> …" in words(html)
    assert "S-8" not in html


def test_each_tier_has_its_box(workshop):
    body = DOOR.replace(
        "- Hard to wake. [R-E-02]\n", "\n### Sleepy {#sleepy}\n\nHard to wake. [R-E-02]\n\n### B {#b}\n\nc\n"
    )
    door = tiered(workshop.document(body + "\n## More {#more}\n\nx\n", page="urgent/pump"))
    found = [
        [
            (block.kind, len(block.title), len(block.blocks))
            for block in section.blocks
            if isinstance(block, Callout)
        ]
        for section in door.sections
    ]
    assert found == [
        [("emergency", 0, 1), ("emergency", 1, 1), ("emergency", 1, 1)],
        [("warning", 0, 1)],
        [("tip", 0, 1)],
        [],
    ]
    assert isinstance(door.sections[3].blocks[0], Paragraph)


def test_a_tier_that_opens_with_a_subheading(workshop):
    door = tiered(workshop.document(DOOR.replace("- Two doses", "### Doses {#doses}\n\n- Two doses")))
    (box,) = door.sections[1].blocks
    assert len(box.title) == 1


def test_a_tier_that_holds_nothing_for_this_reader_has_no_box(workshop):
    door = workshop.document(DOOR)
    empty = msgspec.structs.replace(door.sections[0], blocks=())
    assert tiered(msgspec.structs.replace(door, sections=(empty,))).sections[0].blocks == ()
