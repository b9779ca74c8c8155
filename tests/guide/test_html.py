"""Pages as HTML: every kind of block, for each kind of reader, and as a real QTextDocument draws it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import msgspec
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QBrush, QColor, QTextDocument, QTextFrameFormat, QTextTable

from baclofen_guide.guide.html import ICONS, render_html
from baclofen_guide.guide.look import BOX_KINDS, BoxLook, Look

LOOK = Look(
    text="#111111",
    quiet="#222222",
    link="#333333",
    hairline="#444444",
    head_fill="#555555",
    boxes={kind: BoxLook("#FDECEC", "#A3161B", "#8F1217", "emergency") for kind in BOX_KINDS},
)


@pytest.fixture
def render(workshop):
    """HTML of a page with this body, for this reader."""
    facts = workshop.library().facts

    def html(body, *, level="easy", look=LOOK, around=None, **reader):
        document = workshop.document(body, level)
        return render_html(document, workshop.reader(**reader), look, facts, **(around or {}))

    return html


def words(html: str) -> str:
    """What a person reads, one space between any two pieces."""
    found: list[str] = []
    parser = HTMLParser()
    parser.handle_data = found.append  # type: ignore[method-assign]
    parser.feed(html)
    return " ".join(" ".join(found).split())


def test_title_and_sections_have_anchors(render):
    html = render("Lead.\n\n## Call {emergency} {#call}\n\nx\n\n### On a pump {#pump}\n\nx\n")
    assert re.search(r'<h1[^>]*><a name="top">A title</a></h1>', html)
    assert re.search(r'<h2[^>]*><a name="call">Call your local emergency number</a></h2>', html)
    assert re.search(r'<h3[^>]*><a name="pump">On a pump</a></h3>', html)


def test_what_stands_around_a_page(render):
    html = render("Lead.", around={"under_title": "<p>UNDER</p>", "at_end": "<p>END</p>"})
    assert html.index("A title") < html.index("UNDER") < html.index("Lead.") < html.index("END")


def test_citations_are_numbered_in_order(render):
    html = render("a [F-STOP-01] b [F-STOP-03, F-STOP-01] c [F-STOP-01]")
    found = re.findall(r'<a href="facts:([^"]*)" title="([^"]*)"[^>]*><sup>(\d)</sup></a>', html)
    assert found == [
        ("F-STOP-01", "Source 1: where does this come from?", "1"),
        ("F-STOP-03,F-STOP-01", "Source 2: where does this come from?", "2"),
        ("F-STOP-01", "Source 1: where does this come from?", "1"),
    ]


def test_numbers_run_in_order_for_each_reader(render):
    body = "!!! carer\n    x [F-STOP-03]\n\ny [F-STOP-01]\n"
    assert ">1</sup>" in render(body)
    assert "facts:F-STOP-03" not in render(body)
    assert re.search(r"F-STOP-01.*<sup>2</sup>", render(body, audience="carer"))


def test_links(render):
    html = render("[a](topic:about#why) [b](term:G-42)")
    assert re.search(r'<a href="topic:about#why" style="color:#333333">a</a>', html)
    assert re.search(r'<a href="term:G-42" style="color:#333333">b</a>', html)


def test_strong_emphasis_and_escapes(render):
    html = render("**a < b** & *“c”* \\[x\\]")
    assert "<b>a &lt; b</b> &amp; <i>“c”</i> [x]" in html


def test_placeholders(render):
    assert "call <b>9&lt;1</b> or your clinic." in render(
        "call {emergency} or {clinic}.", values={"emergency": "9<1"}
    )


def test_lists(render):
    html = render("- a\n- b\n\n    - c\n\n1. d\n")
    assert html.count("<ul") == 2
    assert re.search(r"<li[^>]*>b<ul.*<li[^>]*>c</li></ul></li>", html)
    html = render("1. d\n\n    e\n\n2. - f\n")
    assert re.search(r"<ol[^>]*><li[^>]*>d<p[^>]*>e</p></li><li[^>]*><ul", html)


TABLE = "| Sign | What |\n|---|---|\n| **A** | b [F-STOP-01] |\n"


def test_tables(render):
    html = render(TABLE)
    assert re.search(
        r"<thead><tr><th[^>]*>Sign</th><th[^>]*>What</th></tr></thead><tr><td[^>]*><b>A</b></td>", html
    )
    assert 'align="left"' in html


def test_tables_stacked_for_narrow_windows(render):
    html = render(TABLE, look=msgspec.structs.replace(LOOK, stack_tables=True))
    assert "<th" not in html
    assert "<b>Sign:</b> <b>A</b><br><b>What:</b> b" in html


@pytest.mark.parametrize(
    ("box", "heading"),
    [
        ('!!! emergency "Call {emergency}"', "Emergency: Call your local emergency number"),
        ("!!! warning", "Warning"),
        ('!!! warning "Warning signs"', "Warning signs"),
        ('!!! tip "Try this"', "Tip: Try this"),
        ("!!! not-known", "We do not know"),
        ("!!! key", "The main thing"),
        ('!!! key "In short"', "In short"),
        ("!!! patient", "If you take baclofen yourself"),
    ],
)
def test_boxes_say_what_they_are(render, box, heading):
    assert heading + " Inside." in words(render(f"{box}\n    Inside."))


def test_icons_are_those_that_are_named(render):
    boxes = ["emergency", "warning", "tip", "not-known", "key", "patient", 'disagree "C-10"']
    html = render("\n\n".join(f"!!! {box}\n    Inside." for box in boxes))
    found = re.findall(r'src="icon:([a-z-]+)\?([a-z_]+)"', html)
    assert len(found) == len(boxes)
    assert {name for name, _ in found} <= set(ICONS)
    assert {role for _, role in found} == {"emergency"}


def test_frame_for_high_contrast(render):
    html = render("!!! tip\n    x", look=msgspec.structs.replace(LOOK, frame_px=2))
    assert "border:2px solid #A3161B; border-left:6px" in html


def test_audience_blocks_are_for_one_audience(render):
    body = "All.\n\n!!! carer\n    Carers.\n\n!!! clinician\n    Staff.\n"
    assert "Carers." not in render(body)
    assert "Carers." in render(body, audience="carer")
    assert "Staff." not in render(body, audience="carer")


def test_boxes_that_hold_nothing_for_this_reader_are_left_out(render):
    assert "Only" not in render('!!! tip "Only"\n    !!! carer\n        x\n')


DISAGREE = '!!! disagree "C-10"\n    Slowly.\n'


@pytest.mark.parametrize("level", ["easy", "standard"])
def test_disagreement_for_patients(render, level):
    html = render(DISAGREE, level=level)
    assert "Sources disagree Slowly. Who says what?" in words(html)
    assert 'href="conflict:C-10"' in html
    assert "Label" not in html


def test_disagreement_for_clinicians(render):
    html = render(DISAGREE, level="clinical")
    table = "Who What they say Label <A> 1 to 2 weeks Book B longer Book C within days"
    assert f"{table} Who says what?" in words(html)
    assert "<A>" not in html


def test_disagreement_that_is_unknown(render):
    assert "Slowly. Who says what?" in words(render(DISAGREE.replace("10", "99"), level="clinical"))


def test_right_to_left(render):
    html = render(f"!!! tip\n    x\n\n- y\n\n{TABLE}", direction="rtl")
    assert "border-right:6px" in html
    assert "border-left" not in html
    assert 'align="right"' in html
    assert 'dir="ltr"' not in html


def qt_document(html: str) -> QTextDocument:
    document = QTextDocument()
    document.setHtml(html)
    return document


def blocks(document: QTextDocument):
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


@pytest.mark.parametrize(("direction", "edge", "other"), [("ltr", "left", "right"), ("rtl", "right", "left")])
def test_qt_draws_the_edge_of_a_box(qapp, render, direction, edge, other):
    document = qt_document(render("!!! emergency\n    x", direction=direction))
    (table,) = (frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable))
    cell = table.cellAt(0, 0).format().toTableCellFormat()
    assert getattr(cell, f"{edge}Border")() == 6
    assert getattr(cell, f"{other}Border")() == 0
    assert getattr(cell, f"{edge}BorderBrush")() == QBrush(QColor("#A3161B"))
    assert getattr(cell, f"{edge}BorderStyle")() == QTextFrameFormat.BorderStyle.BorderStyle_Solid
    assert cell.background() == QBrush(QColor("#FDECEC"))
    assert cell.leftPadding() >= 12


def test_qt_knows_headings_and_their_names(qapp, render):
    document = qt_document(render("x\n\n## Call {#call}\n\nx\n\n### Pump {#pump}\n\nx\n"))
    found = [
        (
            block.blockFormat().headingLevel(),
            block.text(),
            block.begin().fragment().charFormat().anchorNames(),
        )
        for block in blocks(document)
        if block.blockFormat().headingLevel()
    ]
    assert found == [(1, "A title", ["top"]), (2, "Call", ["call"]), (3, "Pump", ["pump"])]


def test_qt_keeps_links_and_what_is_said_for_them(qapp, render):
    document = qt_document(render("Never stop. [F-STOP-01, F-STOP-03]"))
    fragments = []
    for block in blocks(document):
        iterator = block.begin()
        while not iterator.atEnd():
            fragments.append(iterator.fragment())
            iterator += 1
    (link,) = (
        fragment
        for fragment in fragments
        if fragment.charFormat().isAnchor() and fragment.charFormat().anchorHref()
    )
    assert link.text() == "1"
    assert link.charFormat().anchorHref() == "facts:F-STOP-01,F-STOP-03"
    assert link.charFormat().toolTip() == "Source 1: where does this come from?"


def test_qt_asks_for_the_icon_by_its_name(qapp, render):
    asked = []

    class Document(QTextDocument):
        def loadResource(self, kind, name: QUrl):
            asked.append(name.toString())
            return super().loadResource(kind, name)

    document = Document()
    document.setHtml(render("!!! tip\n    x"))
    document.size()
    assert "icon:tip?emergency" in asked


def test_qt_sets_the_direction(qapp, render):
    document = qt_document(render("x\n\n- y\n\n!!! tip\n    z\n", direction="rtl"))
    found = {block.blockFormat().layoutDirection() for block in blocks(document) if block.text().strip()}
    assert found == {Qt.LayoutDirection.RightToLeft}


def test_a_number_and_its_unit_stay_on_one_line(render):
    """A line that ends in "5" and goes on with "mg" below can be misread."""
    html = render("Take 5 mg at 8 AM. [F-STOP-01]\n")
    assert "5\N{NO-BREAK SPACE}mg" in html
    assert "8\N{NO-BREAK SPACE}AM" in html
