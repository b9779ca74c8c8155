"""Pages with a part that is made from data: sources and the editorial policy."""

from __future__ import annotations

import pytest

from baclofen_guide.guide.document import ItemList, Link, Paragraph, Table
from baclofen_guide.guide.text import render_text
from tests.guide.conftest import TODAY
from tests.guide.test_sheets import ITEMS, fill

KEY = '!!! key "The main thing"\n    Never stop. Call {clinic}. [F-STOP-01]\n\n'
SECTIONS = "".join(
    f"## {name} {{#{name}}}\n\nWords.\n\n" for name in ("how-sure", "disagree", "reviewed", "scores", "other")
)
READ = (
    "seen (excerpts)",
    "seen in review",
    "seen-secondary",
    "seen; rejected as a source",
    "from knowledge",
    "policy",
)


@pytest.fixture
def made(workshop):
    """A guide with the pages of sources and of the editorial policy."""
    workshop.change("topics.toml", '"pharmacology"]', '"pharmacology", "sources", "editorial-policy"]')
    for level in ("easy", "standard", "clinical"):
        workshop.page(f"sources/{level}", KEY + "## Check {#check}\n\nLook.\n")
        workshop.page(f"editorial-policy/{level}", KEY + SECTIONS)
    return workshop


def shown(workshop, topic, level="easy", language="en"):
    page = workshop.library().page(topic, level, language, TODAY)
    return page, render_text(page.document, workshop.reader(), workshop.library().facts, width=400)


class TestSources:
    def test_a_section_a_kind_in_order_of_weight(self, made):
        page, text = shown(made, "sources")
        assert [section.id for section in page.document.sections] == ["check", "kind-label", "kind-reference"]
        assert "Official drug labels and leaflets (1)" in text
        assert "- Label A. The label A, 2020. excerpts. 2 pages rest on it." in text

    @pytest.mark.parametrize("level", ["standard", "clinical"])
    def test_which_pages_use_it(self, made, level):
        page, text = shown(made, "sources", level)
        (paragraph,) = page.document.sections[1].blocks[0].items[0]
        targets = [run.target for run in paragraph.children if isinstance(run, Link)]
        assert targets == ["topic:stopping", "topic:about"]
        assert "Used on: A title (see stopping), A title (see about)." in text

    def test_one_that_no_page_uses_and_each_way_of_reading(self, made):
        made.write(
            "facts/sources.toml",
            (made.facts / "sources.toml").read_text("utf-8")
            + "".join(
                f'\n[[sources]]\nid = "S-N{n}"\nshort = "N{n}"\nfull = "Book {n}."\n'
                f'kind = "web"\nread = "{read}"\n'
                for n, read in enumerate(READ)
            ),
        )
        _, text = shown(made, "sources", "standard")
        for words in (
            "N0. Book 0. We read it (excerpts). No page at this level rests on it.",
            "N1. Book 1. We read its key words when we checked our facts.",
            "N2. Book 2. We read it through a summary or a copy.",
            "N3. Book 3. We looked at it and took nothing from it (as a source).",
            "N4. Book 4. Named from general knowledge; still to be confirmed.",
            "N5. Book 5. A rule of this guide.",
        ):
            assert words in text

    @pytest.mark.expects_log("a page is left out")
    def test_a_page_that_is_broken_is_left_out(self, made):
        made.change("en/about/easy.md", "## Why {#why}", "## Why", measured=False)
        assert "1 page rests on it" in shown(made, "sources")[1]

    def test_what_is_made_is_no_part_of_what_is_approved(self, made):
        before, _ = shown(made, "sources")
        made.change("../facts/sources.toml", "2020", "2022", measured=False)
        after, text = shown(made, "sources")
        assert "The label A, 2022." in text
        assert after.hash == before.hash

    def test_it_is_made_once(self, made):
        library = made.library()
        first = library.page("sources", "easy", "en", TODAY).document
        assert library.page("sources", "easy", "en", TODAY).document is first


class TestPolicy:
    def table(self, page, section):
        blocks = next(one.blocks for one in page.document.sections if one.id == section)
        (table,) = [block for block in blocks if isinstance(block, Table)]
        return [["".join(getattr(run, "text", "") for run in cell) for cell in row] for row in table.rows]

    def test_how_sure_we_are_is_counted(self, made):
        page, _ = shown(made, "editorial-policy")
        rows = self.table(page, "how-sure")
        assert [row[:2] for row in rows] == [
            ["Read in a source", "1"],
            ["Second hand", "1"],
            ["To be confirmed", "1"],
            ["Our own careful rule", "1"],
        ]

    def test_disagreements_and_reviews_are_counted(self, made):
        made.write(
            "en/reviews.toml",
            "".join(
                f'[[approvals]]\npage = "{page}"\nwho = "A"\nrole = "Nurse"\n'
                f'date = 2026-11-20\nhash = "{digest}"\n'
                for page, digest in (
                    ("stopping/easy", made.library().page("stopping", "easy", "en", TODAY).hash),
                    ("about/easy", "0"),
                )
            ),
        )
        _, text = shown(made, "editorial-policy")
        assert "Sources disagree on 1 point that we found." in text
        assert "Approved by a clinician as they stand today: 1 of 12 pages." in text
        assert "1 page was approved and has changed since." in text

    def test_nothing_has_lapsed(self, made):
        assert "was approved" not in shown(made, "editorial-policy")[1]

    def test_scores_and_what_is_not_met(self, made):
        made.write("score-items.toml", ITEMS)
        fill(made, "stopping", "easy", a20=["not-met", "It asks for nothing."])
        fill(made, "stopping", "standard")
        made.change("en/stopping/standard.md", "used to it", "used to baclofen")
        page, text = shown(made, "editorial-policy", "standard")
        rows = self.table(page, "scores")
        assert rows[0][1:] == [
            "100%, 100% (the text has changed since)",
            "0%, 100% (the text has changed since)",
            "100%, 100% (the text has changed since)",
        ]
        assert rows[1][1:] == ["not yet scored, not yet scored"] * 3
        assert "- It asks for an action. A title (Easy)." in text
        items = [block for block in page.document.sections[3].blocks if isinstance(block, ItemList)]
        assert len(items) == 1

    def test_all_met(self, made):
        made.write("score-items.toml", ITEMS)
        assert "Not met yet" not in shown(made, "editorial-policy")[1]

    def test_sections_it_does_not_know_stay_as_they_are(self, made):
        page, _ = shown(made, "editorial-policy")
        assert [type(block) for block in page.document.sections[4].blocks] == [Paragraph]

    def test_in_the_words_of_english_where_a_language_has_none(self, made):
        page, text = shown(made, "editorial-policy", language="xx")
        assert page.fallback
        assert "Read in a source" in text
