"""From the text of a page to the typed document, or to one clear line about what is wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from baclofen_guide.guide.document import (
    Callout,
    Citation,
    Disagreement,
    Document,
    Emphasis,
    ForAudience,
    FrontMatter,
    ItemList,
    Link,
    Paragraph,
    Placeholder,
    Section,
    Strong,
    Subheading,
    Table,
    Term,
    Text,
)
from baclofen_guide.guide.errors import ContentError
from baclofen_guide.guide.parse import parse_front_matter, parse_page

PATH = Path("page.md")
FRONT = """\
+++
title = "A title"
summary = "A line."
pictogram = "hand"
must_say = ["F-STOP-01"]
updated = 2026-11-01
review_by = 2027-11-01
+++
"""
BODY = 9
"""The first line of the body."""


def parse(body: str, front: str = FRONT) -> Document:
    return parse_page(front + body, path=PATH, topic="stopping", level="easy", language="en")


def block(body: str):
    (only,) = parse(body).lead
    return only


def problem(body: str, front: str = FRONT) -> tuple[int, str]:
    with pytest.raises(ContentError) as caught:
        parse(body, front)
    assert str(caught.value) == f"page.md:{caught.value.line}: {caught.value.problem}"
    assert "\n" not in str(caught.value)
    return caught.value.line, caught.value.problem


class TestFrontMatter:
    def test_it_is_read(self):
        document = parse("")
        assert document.front == FrontMatter(
            "A title", "A line.", "hand", ("F-STOP-01",), date(2026, 11, 1), date(2027, 11, 1)
        )
        assert (document.topic, document.level, document.language) == ("stopping", "easy", "en")

    def test_alone(self):
        assert parse_front_matter(FRONT + "{broken", PATH) == parse("").front

    def test_other_line_ends_and_a_byte_order_mark(self):
        assert parse("Words.\r\n", "\ufeff" + FRONT.replace("\n", "\r\n")).front == parse("").front

    @pytest.mark.parametrize(
        ("old", "new", "line", "words"),
        [
            ('title = "A title"', "title = 3", 2, "front matter: Expected `str`, got `int` at `title`"),
            ('title = "A title"', 'title = " "', 2, "front matter: `title` is empty"),
            ('title = "A title"\n', "", 1, "front matter: Object missing required field `title`"),
            (
                '["F-STOP-01"]',
                '["F-STOP-01", 3]',
                5,
                "front matter: Expected `str`, got `int` at `must_say[1]`",
            ),
            ("2027-11-01", '"soon"', 7, "front matter: Invalid RFC3339 encoded date at `review_by`"),
            ("pictogram", "picture", 4, "front matter: Object missing required field `pictogram`"),
            ("updated", "x = 1\nupdated", 6, "front matter: Object contains unknown field `x`"),
            ('"hand"', '"hand', 4, "front matter is not TOML: "),
            ("+++\ntitle", "title", 1, "a page starts with front matter between two lines of +++"),
            ("2027-11-01\n+++", "2027-11-01\n", 1, "the front matter is not closed by a line of +++"),
        ],
    )
    def test_mistakes_name_the_line(self, old, new, line, words):
        if "picture" in new:
            line = 4 if "unknown" in problem("", FRONT.replace(old, new))[1] else 1
            words = problem("", FRONT.replace(old, new))[1]
        found, text = problem("", FRONT.replace(old, new, 1))
        assert (found, text[: len(words)]) == (line, words)

    def test_an_end_without_a_line(self):
        assert problem("", FRONT.replace('summary = "A line."', "summary = "))[0] in range(2, 9)

    @pytest.mark.parametrize("value", ["[" * 5000, "9" * 5000])
    def test_values_beyond_reason(self, value):
        line, text = problem("", FRONT.replace('"A title"', value))
        assert text.startswith("front matter is not TOML: ")
        assert line >= 1


class TestInlines:
    def runs(self, words):
        return block(words).children

    def test_words(self):
        assert self.runs("Take  it\nslowly. ") == (Text("Take it slowly."),)

    def test_strong_and_emphasis(self):
        assert self.runs("**Never** stop *this* way") == (
            Strong((Text("Never"),)),
            Text(" stop "),
            Emphasis((Text("this"),)),
            Text(" way"),
        )

    def test_over_two_lines(self):
        assert self.runs("**Never\nstop**") == (Strong((Text("Never stop"),)),)

    def test_nested(self):
        assert self.runs("***x***") == (Strong((Emphasis((Text("x"),)),)),) or self.runs("***x***") == (
            Emphasis((Strong((Text("x"),)),)),
        )

    def test_citation_takes_the_space_before_it(self):
        assert self.runs("One. [F-A-01] Two [F-B-02,\n  R-E-01], three") == (
            Text("One."),
            Citation(("F-A-01",), BODY),
            Text(" Two"),
            Citation(("F-B-02", "R-E-01"), BODY),
            Text(", three"),
        )

    def test_citation_alone_and_in_emphasis(self):
        assert self.runs("**x** [F-A-01]") == (Strong((Text("x"),)), Citation(("F-A-01",), BODY))
        assert self.runs("**x [F-A-01]**") == (Strong((Text("x"), Citation(("F-A-01",), BODY))),)

    def test_links(self):
        assert self.runs("[a *b*](topic:missed#two-in-a-row), [c](term:G-42) [d](topic:urgent/pump)") == (
            Link("topic:missed#two-in-a-row", (Text("a "), Emphasis((Text("b"),)))),
            Text(", "),
            Term("G-42", (Text("c"),)),
            Text(" "),
            Link("topic:urgent/pump", (Text("d"),)),
        )

    def test_placeholders(self):
        assert self.runs("Call **{emergency}**{poison}") == (
            Text("Call "),
            Strong((Placeholder("emergency"),)),
            Placeholder("poison"),
        )

    def test_characters_that_mean_themselves(self):
        words = "2 < 3 & 5 > 4, a_b_c, “x” – ½ \\*5\\* \\[x\\] \\#1"
        assert self.runs(words) == (Text("2 < 3 & 5 > 4, a_b_c, “x” – ½ *5* [x] #1"),)

    @pytest.mark.parametrize(
        ("words", "part"),
        [
            ("a <b>c</b>", "raw HTML (<b>)"),
            ("a <!-- c -->", "raw HTML"),
            ("x &nbsp; y", "instead of &nbsp;"),
            ("![x](y)", "a picture stands on a line of its own"),
            ("`x`", "code marks"),
            ("> x", "may not start with >"),
            ("* * *", "a line across the page"),
            ("----", "a line across the page"),
            ("[x]: topic:y", "link definitions"),
            ("a\x07b", "invisible control character"),
            ("a\ue000b", "invisible control character"),
            ("{hospital}", "unknown placeholder {hospital}; known are emergency"),
            ("{ emergency }", "braces hold a placeholder"),
            ("a } b", "braces hold a placeholder"),
            ("[F-STOP-1O", "a square bracket"),
            ("[f-stop-01]", "a square bracket"),
            ("[x][y]", "a square bracket"),
            ("**x", "a * that nothing closes"),
            ("x !!! y", "a box or heading that does not start its line"),
            ("  !!! tip", "a box or heading that does not start its line"),
            ("[F-A-01, F-A-01]", "names a fact twice"),
            ("[](topic:x)", "emphasis or a link without words"),
            ("[x](http://example.org)", "not to 'http://example.org'"),
            ("[x](topic:Missed)", "not to 'topic:Missed'"),
            ("[x](term:42)", "not to 'term:42'"),
            ('[x](topic:missed "t")', "no title in quotes"),
            ("[x [F-A-01]](topic:y)", "a link may hold neither"),
        ],
    )
    def test_refused(self, words, part):
        line, text = problem(f"Fine.\n\nAlso fine,\n{words}" if words[0] != "*" else f"Fine.\n\n\n{words}")
        assert part in text
        assert line == BODY + 3

    def test_a_link_in_a_link(self):
        assert problem("[a [b](topic:c)](topic:d)")[0] == BODY


class TestBlocks:
    def test_paragraphs_have_lines(self):
        assert parse("One\nline.\n\nTwo.").lead == (
            Paragraph((Text("One line."),), BODY),
            Paragraph((Text("Two."),), BODY + 3),
        )

    def test_sections_and_subheadings(self):
        document = parse("Lead.\n\n## Call {emergency} {#call}\n\nNow.\n\n### On a pump {#pump}\n\nToo.\n")
        assert document.lead == (Paragraph((Text("Lead."),), BODY),)
        assert document.sections == (
            Section(
                "call",
                (Text("Call "), Placeholder("emergency")),
                (
                    Paragraph((Text("Now."),), BODY + 4),
                    Subheading("pump", (Text("On a pump"),), BODY + 6),
                    Paragraph((Text("Too."),), BODY + 8),
                ),
                BODY + 2,
            ),
        )

    def test_lists(self):
        assert block("- One\n- Two\n    lines\n\n    - Inner [F-A-01]\n") == ItemList(
            ordered=False,
            items=(
                (Paragraph((Text("One"),), BODY),),
                (
                    Paragraph((Text("Two lines"),), BODY + 1),
                    ItemList(
                        ordered=False,
                        items=((Paragraph((Text("Inner"), Citation(("F-A-01",), BODY + 4)), BODY + 4),),),
                    ),
                ),
            ),
        )

    def test_numbered_list_with_paragraphs(self):
        found = block("1. One\n\n    More\n\n2. Two\n")
        assert found.ordered
        assert [len(item) for item in found.items] == [2, 1]

    def test_table(self):
        body = "| Sign | What |\n|:---|---:|\n| A \\| b | **Call** [F-A-01] |\n| | x |\n"
        assert block(body) == Table(
            ((Text("Sign"),), (Text("What"),)),
            (
                ((Text("A | b"),), (Strong((Text("Call"),)), Citation(("F-A-01",), BODY + 2))),
                ((), (Text("x"),)),
            ),
            BODY,
        )

    def test_boxes(self):
        assert block('!!! warning "Call {clinic}"\n    One.\n\n    - Two\n') == Callout(
            "warning",
            (Text("Call "), Placeholder("clinic")),
            (
                Paragraph((Text("One."),), BODY + 1),
                ItemList(ordered=False, items=((Paragraph((Text("Two"),), BODY + 3),),)),
            ),
            BODY,
        )

    def test_boxes_in_boxes(self):
        found = block("!!! carer\n    One.\n\n    !!! not-known\n        Two.\n")
        inner = Callout("not-known", (), (Paragraph((Text("Two."),), BODY + 4),), BODY + 3)
        assert found == ForAudience("carer", (Paragraph((Text("One."),), BODY + 1), inner), BODY)

    def test_disagreement(self):
        assert block('!!! disagree "C-10"\n    Slowly.\n') == Disagreement(
            "C-10", (Paragraph((Text("Slowly."),), BODY + 1),), BODY
        )

    def test_what_follows_a_box(self):
        assert [type(found) for found in parse("!!! tip\n    x\ny\n").lead] == [Callout, Paragraph]

    @pytest.mark.parametrize(
        ("body", "line", "part"),
        [
            ("# Big {#big}", 0, "a heading starts its line"),
            ("#### Small {#small}", 0, "a heading starts its line"),
            ("## No id", 0, "a heading starts its line"),
            ("## X {#Upper}", 0, "a heading starts its line"),
            ("## X {#x}\n\n## Y {#y}\n\nz", 0, "the section x is empty"),
            ("## X {#x}\n\nz\n\n## Y {#y}", 4, "the section y is empty"),
            ("## X {#x}\n\nz\n\n### Y {#x}\n\nz", 4, "the id x is taken already"),
            ("## X {#top}\n\nz", 0, "the id top is taken already"),
            ("## X {#x}\n\ny\n\n### Y {#y}", 4, "nothing stands under the heading y"),
            ("## X {#x}\n\n### Y {#y}\n\n### Z {#z}\n\nw", 2, "nothing stands under the heading y"),
            ("### X {#x}\n\nz", 0, "a heading ### has its place in a section"),
            ("!!! tip\n    ## X {#x}\n", 1, "a heading starts its line"),
            ("- a\n\n    ### X {#x}\n", 2, "a heading starts its line"),
            ("Words\n|", 0, "leave an empty line before a table"),
            ("  ## X {#x}", 0, "a heading starts its line"),
            ("## [F-A-01] {#x}\n\n x", 0, ""),
            ("Words\n- item", 1, "leave an empty line before a list"),
            ("Words\n1. item", 1, "leave an empty line before a list"),
            ("Words\n\n    deep", 2, "text indented by four spaces"),
            ("3. item", 0, "a numbered list starts with 1"),
            ("!!! what\n    x", 0, "unknown box !!! what; known are key"),
            ("!!! tip Title\n    x", 0, "a box is opened with"),
            ("!!! tip\nx", 0, "the box is empty"),
            ('!!! carer "x"\n    x', 0, "takes no title"),
            ("!!! disagree\n    x", 0, "a disagreement names its conflict"),
            ('!!! disagree "10"\n    x', 0, "a disagreement names its conflict"),
            ("x\n\n| a | b |\n| 1 | 2 |", 2, "a table is a heading row, dashes"),
            ("| a | b |\n|---|---|", 0, "a table is a heading row, dashes"),
            ("| a | |\n|---|---|\n| 1 | 2 |", 0, "every column of a table needs a heading"),
            ("| a | b |\n|---|---|\n| 1 | 2 |\n| 1 |", 3, "this row needs 2 cells"),
            ("| a | b |\n|---|---|\n| 1 | 2 | 3 |", 2, "this row needs 2 cells"),
            ("| a | b |\n|---|\n| 1 | 2 |", 0, "the dashes below need 2 columns"),
            ("| a | b |\n|---|---|\n1 | 2", 2, "a table row starts and ends with |"),
            ("| a | b\n|---|---|\n| 1 | 2 |", 0, "a table row starts and ends with |"),
            ("x\n| a | b |\n|---|---|\n| 1 | 2 |", 1, "leave an empty line before a table"),
            ("|---|---|\n|---|---|\n| 1 | 2 |", 2, "a table is a heading row, dashes"),
            ("|---|---|", -8, "a table is a heading row, dashes"),
        ],
    )
    def test_refused(self, body, line, part):
        if not part:
            assert parse(body).sections[0].title == (Citation(("F-A-01",), BODY),)
            return
        found, text = problem(body)
        assert part in text
        assert found == BODY + line

    def test_nesting_beyond_reason(self):
        line, text = problem("- " * 3000 + "x")
        assert "nested too deeply" in text
        assert line == BODY

    def test_too_many_lines(self):
        assert "at most" in problem("\n" * 70000)[1]


PIECES = st.sampled_from(
    [
        *(
            "- ",
            "1. ",
            "2. ",
            "    ",
            "        ",
            "\n",
            "\n\n",
            " ",
            "|",
            "|---|",
            "---",
            "***",
            "**",
            "*",
            "_",
        ),
        *(
            "!!! key",
            '!!! tip "T"',
            "!!! carer",
            '!!! disagree "C-10"',
            "!!! ",
            '"',
            "## A {#a}",
            "### B {#b}",
            "##",
        ),
        *(
            "[F-A-01]",
            "[F-A-01, R-E-01]",
            "[x](topic:y)",
            "[x](term:G-42)",
            "[",
            "]",
            "(",
            ")",
            "{emergency}",
            "{",
            "}",
        ),
        *(
            "<b>",
            "&amp;",
            "\\",
            "`",
            ">",
            "#",
            "+++",
            "\x02",
            "\x03",
            "\t",
            "\r",
            "\u2028",
            "klzzwxh:0001",
            "word",
            "é",
        ),
    ]
)
ANY_BODY = st.lists(PIECES | st.text(max_size=5), max_size=30).map("".join)


def outcome(read, *arguments):
    """What `read` gives, or the error it is allowed to raise."""
    try:
        return read(*arguments)
    except ContentError as error:
        return error


@given(ANY_BODY)
def test_any_body_is_a_document_or_a_clear_error(body):
    found = outcome(parse, body)
    if isinstance(found, ContentError):
        assert 1 <= found.line <= (FRONT + body).count("\n") + 2
        assert found.problem
    else:
        packed = msgspec.msgpack.encode(found)
        assert msgspec.msgpack.decode(packed, type=Document) == found
        assert "\U000f0000" not in repr(found)


@given(st.text())
def test_any_file_is_a_document_or_a_clear_error(source):
    with pytest.raises(ContentError):
        parse_page(source, path=PATH, topic="t", level="easy", language="en")


@given(st.text())
def test_any_front_matter_is_read_or_a_clear_error(text):
    found = outcome(parse_front_matter, f"+++\n{text}\n+++\n", PATH)
    assert isinstance(found, FrontMatter) or found.line >= 1
