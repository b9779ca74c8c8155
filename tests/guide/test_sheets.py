"""Score sheets: strictly read, counted honestly, asked for by the checks."""

from __future__ import annotations

import pytest

from baclofen_guide.guide.compiled import Cache
from baclofen_guide.guide.errors import ContentError
from baclofen_guide.guide.sheets import open_sheets, page_of, parse_sheet, read_items, score
from baclofen_guide.paths import find_resources
from tests.guide.conftest import TODAY

ITEMS = """\
[u01]
part = "understand"
asks = "Its purpose is plain."

[u08]
part = "understand"
asks = "Short chunks."
optional = true

[a20]
part = "act"
asks = "It asks for an action."

[c01]
part = "clear"
asks = "One main message."

[c02]
part = "clear"
asks = "It stands at the top."

[c03]
part = "clear"
asks = "It stands out."

[c05]
part = "clear"
asks = "It calls to action."
"""
MARKS = {
    "u01": ["met", "The title says it."],
    "u08": ["not-applicable", "It is one line."],
    "a20": ["met", "Call."],
    "c01": ["met", "Never stop."],
    "c02": ["met", "First box."],
    "c03": ["met", "A box."],
    "c05": ["met", "Call."],
}


def sheet(hash_="0", **marks) -> str:
    """The text of a sheet with other marks than usual; None leaves an item out."""
    lines = [f'hash = "{hash_}"', "read_on = 2026-11-22", 'action = "Call."', "", "[marks]"]
    lines += [f"{name} = {mark}" for name, mark in (MARKS | marks).items() if mark]
    return "\n".join(lines) + "\n"


@pytest.fixture
def scored(workshop):
    """A guide in which every page for the public is scored."""
    workshop.write("score-items.toml", ITEMS)
    for topic in ("stopping", "about"):
        for level in ("easy", "standard"):
            fill(workshop, topic, level)
    return workshop


def fill(workshop, topic, level, **marks):
    digest = workshop.library().page(topic, level, "en", TODAY).hash
    return workshop.write(f"en/sheets/{topic}-{level}.toml", sheet(digest, **marks))


@pytest.fixture
def items(scored):
    return read_items(scored.content)


class TestReading:
    def parse(self, items, tmp_path, text):
        return parse_sheet(tmp_path / "a-easy.toml", text.encode(), items)

    def test_marks(self, items, tmp_path):
        found = self.parse(items, tmp_path, sheet())
        assert found.marks["u08"].result == "not-applicable"
        assert found.action == "Call."

    @pytest.mark.parametrize(
        ("marks", "line", "problem"),
        [
            ({"u01": None}, 5, "u01 is not marked: Its purpose is plain."),
            ({"z99": ["met", "So."]}, 13, "z99: there is no such item"),
            ({"u01": ["not-applicable", "So."]}, 6, "u01: applies to every page: Its purpose is plain."),
            ({"u01": ["perhaps", "So."]}, 5, "u01[0]: invalid enum value 'perhaps'"),
            ({"u01": ["met", " "]}, 5, "u01[1]: expected words"),
            ({"u01": ["met"]}, 5, "u01: "),
            ({"u01": ["met", "So.", "more"]}, 5, "u01: "),
        ],
    )
    def test_mistakes_are_named(self, items, tmp_path, marks, line, problem):
        with pytest.raises(ContentError) as found:
            self.parse(items, tmp_path, sheet(**marks))
        assert found.value.problem.startswith(problem), found.value.problem
        assert found.value.line == line

    @pytest.mark.parametrize(
        ("text", "problem"),
        [
            (sheet().replace('action = "Call."\n', ""), "missing key `action`"),
            (sheet() + "\n[more]\n", "unknown key `more`"),
            (sheet().replace("[marks]", "[[marks]]"), "expected"),
            ('marks = "all"\n', "expected"),
        ],
    )
    def test_mistakes_around_the_marks(self, items, tmp_path, text, problem):
        with pytest.raises(ContentError) as found:
            self.parse(items, tmp_path, text)
        assert problem in found.value.problem

    def test_its_page(self, tmp_path):
        assert page_of(tmp_path / "side-effects-easy.toml") == "side-effects/easy"


class TestCounting:
    def score(self, items, tmp_path, part, **marks):
        return score(parse_sheet(tmp_path / "a-easy.toml", sheet(**marks).encode(), items), items, part)

    def test_what_does_not_apply_is_not_counted(self, items, tmp_path):
        found = self.score(items, tmp_path, "understand")
        assert (found.met, found.applies, found.unmet, found.percent) == (1, 1, (), 100)

    def test_without_a_main_message_three_more_items_fail(self, items, tmp_path):
        found = self.score(items, tmp_path, "clear", c01=["not-met", "Two."], c05=["met", "So."])
        assert found.unmet[:3] == ("c01", "c02", "c03")
        assert found.percent < 50

    def test_nothing_applies(self, items, tmp_path):
        only = {"u08": items["u08"]}
        found = parse_sheet(
            tmp_path / "a.toml", sheet(**dict.fromkeys(MARKS) | {"u08": MARKS["u08"]}).encode(), only
        )
        assert score(found, only, "understand").percent == 100


class TestOpening:
    @pytest.mark.expects_log("a score sheet is left out")
    def test_broken_sheets_are_left_out(self, scored, tmp_path):
        scored.write("en/sheets/about-easy.toml", "[")
        for _ in range(2):
            found = open_sheets(scored.content, "en", Cache(tmp_path / "cache"))
        assert sorted(found.sheets) == ["about/standard", "stopping/easy", "stopping/standard"]

    @pytest.mark.expects_log("no scores")
    def test_broken_items_leave_no_scores(self, scored):
        scored.write("score-items.toml", "[")
        assert open_sheets(scored.content, "en", Cache(None)).sheets == {}


class TestCheck:
    def test_all_is_well_and_the_table_says_so(self, scored):
        assert scored.problems("score") == []
        rows = {row.page: row.scores for row in scored.check().coverage}
        assert rows["stopping/easy"] == (100, 100, 100)
        assert rows["stopping/clinical"] == rows["urgent/pump"] == ()

    def test_a_page_without_a_sheet(self, scored):
        (scored.content / "en/sheets/about-easy.toml").unlink()
        ((path, line, text),) = scored.problems("score")
        assert (path, line) == ("content/en/about/easy.md", 1)
        assert text.startswith("about/easy has no score sheet; its hash is ")

    def test_a_broken_sheet_is_one_problem(self, scored):
        scored.write("en/sheets/about-easy.toml", "[")
        assert len(scored.problems("score")) == 1

    def test_a_text_that_has_changed_is_worth_a_look(self, scored):
        scored.change("en/about/easy.md", "get used to it", "are used to it")
        (problem,) = scored.check().problems
        assert problem.warning
        assert problem.text.startswith("about/easy has changed since it was scored")

    def test_another_language_needs_no_sheet(self, scored):
        scored.page("stopping/easy", language="xx", body="")
        assert not [problem for problem in scored.check().problems if problem.rule == "score"]

    @pytest.mark.parametrize(
        ("marks", "problem"),
        [
            ({"u01": ["not-met", "No."]}, "understand 0 %, at least 100; not met: u01"),
            ({"a20": ["not-met", "No."]}, "act 0 %, at least 100; not met: a20"),
            ({"c05": ["not-met", "No."]}, "clear 75 %, at least 90; not met: c05"),
        ],
    )
    def test_a_page_that_scores_low(self, scored, marks, problem):
        fill(scored, "about", "easy", **marks)
        assert scored.problems("score") == [("content/en/sheets/about-easy.toml", 1, problem)]

    def test_a_sheet_of_no_page(self, scored):
        scored.write("en/sheets/stopping-clinical.toml", sheet())
        assert [text for _, _, text in scored.problems("files")] == [
            "sheets/stopping-clinical.toml belongs to no topic of topics.toml, or to a level it does not have"
        ]


def test_the_items_of_the_project_are_those_of_both_tools():
    items = read_items(find_resources().content)
    parts = [item.part for item in items.values()]
    assert (parts.count("understand"), parts.count("act"), parts.count("clear")) == (17, 7, 20)
