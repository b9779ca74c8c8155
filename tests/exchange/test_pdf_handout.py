"""Handouts read back: every must-say passage, tags, numbers with their country, sizes, languages."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date

import pytest
from msgspec.structs import replace

from baclofen_guide.exchange.pdf.handout import handout
from baclofen_guide.exchange.pdf.nodes import NodeWriter
from baclofen_guide.exchange.pdf.occasion import Occasion
from baclofen_guide.exchange.pdf.typeset import Attachment, Sheet, TypesetError, Typesetter
from baclofen_guide.guide.document import (
    Callout,
    Document,
    Emphasis,
    ForAudience,
    ItemList,
    Link,
    Paragraph,
    Strong,
    Text,
)
from baclofen_guide.guide.figures import IconArray, Pictograms, Strengths
from baclofen_guide.guide.library import Page
from baclofen_guide.guide.passages import passages
from baclofen_guide.guide.review import Review
from baclofen_guide.guide.walk import figures_in, for_audience
from baclofen_guide.settings.choices import Level
from tests.exchange.paper_support import (
    RESOURCES,
    TODAY,
    Pdf,
    assert_accessible,
    has_no_system_font,
    library,
    occasion,
    squashed,
    typesetter,
)

TOPICS = tuple(info.id for info in library().topics("en"))
GRAVE = ("stopping", "missed", "running-out", "overdose", "pump")


def page(topic: str, level: Level = "easy") -> Page:
    return library().page(topic, level, "en", TODAY)


def made(pages: list[Page], at: Occasion) -> Pdf:
    return Pdf(typesetter().pdf(handout(pages, library().facts, at)))


def unsaid(pdf: Pdf, found: Page, at: Occasion) -> list[str]:
    """Passages of must-say facts that are missing from `pdf`, as text or as alternative text."""
    alts = squashed(" ".join(pdf.alts))
    missing = []
    shown = for_audience(found.document, at.reader.audience)
    needed = set(found.document.front.must_say)
    for passage in passages(shown):
        if passage.heading or not needed & set(passage.facts):
            continue
        # A figure says label and amount of a part in places of their own.
        lines = re.split(r"\n|: " if passage.figure else r"\n", _filled(passage.own, at))
        missing += [line for line in lines if not pdf.says(line) and squashed(line) not in alts]
    return missing


def _filled(words: str, at: Occasion) -> str:
    for name in ("emergency", "poison", "nurse_line", "crisis", "clinic", "report_side_effects"):
        words = words.replace(f"{{{name}}}", at.reader.value(name))
    return words


@pytest.mark.parametrize("first", range(0, len(TOPICS), 3))
def test_every_topic_keeps_what_it_must_say(first: int) -> None:
    at, pages = occasion(), [page(topic) for topic in TOPICS[first : first + 3]]
    pdf = made(pages, at)
    for found in pages:
        assert pdf.says(found.document.front.title)
        assert unsaid(pdf, found, at) == []


@pytest.mark.parametrize("level", ["standard", "clinical"])
@pytest.mark.parametrize("topic", GRAVE)
def test_grave_topics_at_every_level_and_size(topic: str, level: Level) -> None:
    at = occasion(size=20 if level == "standard" else 16, region="UK", audience="carer")
    found = page(topic, level)
    assert unsaid(made([found], at), found, at) == []


def test_it_is_accessible() -> None:
    pdf = made([page("stopping"), page("missed"), page("side-effects")], occasion())
    assert_accessible(pdf, "About your baclofen")
    assert has_no_system_font(pdf)
    assert pdf.tags["/H1"] >= 3
    assert pdf.tags["/H2"] >= 10
    assert pdf.tags["/Table"] >= 3
    assert pdf.tags["/TH"] >= 4
    assert pdf.tags["/LI"] > 20
    assert any("How many doses did you miss" in alt for alt in pdf.alts)


def test_one_topic_gives_the_title() -> None:
    pdf = made([page("missed")], occasion())
    assert_accessible(pdf, "If you miss a dose")
    assert not pdf.says("In this handout")


def test_honest_status_date_and_disclaimer() -> None:
    pdf = made([page("missed")], occasion())
    assert pdf.says("Not yet reviewed by a clinician")
    assert pdf.says("Printed 22 November 2026")
    assert pdf.says("This guide teaches about baclofen. It does not replace your prescriber")
    assert pdf.says("Never stop baclofen suddenly.")


def test_review_old_text_and_fallback_are_said() -> None:
    found = page("missed")
    review = Review("approved", "Dr Lee", "neurologist", date(2026, 11, 1))
    pdf = made([replace(found, review=review, old=True, fallback=True)], occasion())
    assert pdf.says("Reviewed by Dr Lee, neurologist, on 1 November 2026")
    assert pdf.says("This page is past its review date")
    assert pdf.says("This page is not translated yet")


@pytest.mark.parametrize(
    ("region", "number", "country"), [("US", "911", "United States"), ("UK", "999", "United Kingdom")]
)
def test_numbers_stand_with_their_country(region: str, number: str, country: str) -> None:
    pdf = made([page("stopping")], occasion(region=region))
    assert pdf.foot.startswith(squashed(f"Emergency ({country}): call {number}"))
    assert pdf.says(f"Who to call ({country})")
    assert pdf.says(f"Call {number} now")


def test_without_a_region_words_stand_for_numbers() -> None:
    pdf = made([page("stopping")], occasion(region=None, clinic=""))
    assert pdf.foot.startswith("Emergency:callyourlocalemergencynumber")
    assert not pdf.says("Who to call (")
    assert "911" not in pdf.text


@pytest.mark.parametrize(("region", "width"), [("US", 612), ("UK", 595), (None, 595)])
def test_paper_is_what_printers_there_hold(region: str | None, width: int) -> None:
    pdf = made([page("missed")], occasion(region=region))
    assert round(float(pdf.reader.pages[0].mediabox.width)) == width


def test_larger_letters_need_more_pages() -> None:
    counts = [made([page("dose", "standard")], occasion(size=size)).pages for size in (12, 16, 20)]
    assert counts == sorted(set(counts))


def test_a_wide_table_is_stacked_where_letters_are_large() -> None:
    pages = [page("alternatives", "clinical")]
    small, large = (made(pages, occasion(size=size)) for size in (12, 20))
    assert large.tags["/Table"] < small.tags["/Table"]


def test_sources_are_numbered_for_clinicians_only() -> None:
    easy, clinical = page("stopping"), page("stopping", "clinical")
    facts, at = library().facts, occasion(audience="clinician")
    assert "[1" not in str(handout([easy], facts, at).data["topics"])
    data = handout([clinical], facts, at).data
    sources = data["sources"]
    assert isinstance(sources, dict)
    assert sources["numbered"]
    assert "'run': 'sources'" in str(data["topics"])
    assert Pdf(typesetter().pdf(handout([clinical], facts, at))).says("What they say")


def test_each_reader_sees_their_own_blocks() -> None:
    patient, carer = (made([page("missed")], occasion(audience=who)) for who in ("patient", "carer"))
    assert carer.says("You give the doses? Write each one down.")
    assert not patient.says("You give the doses? Write each one down.")


def test_links_lead_to_topics_that_are_in_the_handout_and_nowhere_else() -> None:
    document = page("missed").document
    paragraph = Paragraph(
        (
            Link("topic:missed", (Text("here"),)),
            Link("topic:dose", (Text("elsewhere"),)),
            Emphasis((Text("slowly"),)),
            Strong((Text("now"),)),
        )
    )
    writer = NodeWriter(document, occasion().reader, library().facts, None, {"topic:missed"})
    (node,) = writer.blocks([paragraph])
    assert [one["run"] for one in node["runs"]] == ["link", "plain", "emphasis", "strong"]  # type: ignore[attr-defined,index]
    shown = replace(page("missed"), document=replace(document, lead=(paragraph, *document.lead)))
    pdf = made([shown], occasion())
    links = [a for p in pdf.reader.pages for a in p.get("/Annots", [])]
    assert len(links) == 1


def test_every_kind_of_figure_is_drawn() -> None:
    kinds: dict[type, str] = {}
    for topic in TOPICS:
        for data in figures_in(page(topic).document).values():
            kinds.setdefault(type(data), topic)
    assert set(kinds) >= {IconArray, Pictograms, Strengths}
    pdf = made([page(topic) for topic in kinds.values()], occasion(size=16))
    assert pdf.tags["/Figure"] >= 3
    assert pdf.says("more felt sleepy because of baclofen")
    assert pdf.says("10 mL = 20 mg")


def test_checklists_become_boxes_and_numbers_stay_numbers() -> None:
    document = page("missed").document
    things = ItemList(False, ((Paragraph((Text("an alarm"),)),),))
    ordered = ItemList(True, ((Paragraph((Text("first"),)),), (Paragraph((Text("then"),)),)))
    box = Callout("checklist", (), (Paragraph((Text("Tick:"),)), things))
    note = ForAudience("carer", (ordered,))
    writer = NodeWriter(document, occasion().reader, library().facts, None, ())
    ticked, numbered = writer.blocks([box, note])
    assert ticked["blocks"][1]["marker"] == "tick"  # type: ignore[index]
    assert numbered["blocks"][0]["marker"] == "number"  # type: ignore[index]


def test_doors_of_urgent_help_can_be_printed() -> None:
    found = library().door("stopped", "en", TODAY)
    pdf = made([found], occasion())
    assert pdf.says(found.document.front.title)
    assert pdf.says("911")


def test_right_to_left_is_set_that_way() -> None:
    assert_accessible(made([page("missed")], occasion(direction="rtl")), "If you miss a dose")


def test_an_attached_file_comes_back_byte_for_byte() -> None:
    words = '{"plan": "#strong[x]", "note": "ﷺ 🙂 \u200b"}\n'
    attached = Attachment("plan.baclofenplan", "application/json", "the plan", words)
    sheet = handout([page("missed")], library().facts, occasion(), (attached,))
    pdf = Pdf(typesetter().pdf(sheet))
    assert pdf.reader.attachments["plan.baclofenplan"] == [words.encode()]
    assert (pdf.part("pdfaid:part"), pdf.part("pdfuaid:part")) == ("3", "1")


def test_a_page_without_sources_has_no_list_of_them() -> None:
    document: Document = replace(page("missed").document, lead=(), sections=())
    pdf = made([replace(page("missed"), document=document)], occasion())
    assert "Sources" not in pdf.text


def test_a_broken_template_is_told_plainly(tmp_path: object) -> None:
    sheet = Sheet("handout", {}, occasion().now)
    with pytest.raises(TypesetError) as caught:
        typesetter().pdf(sheet)
    assert caught.value.id == "paper.not_made"
    assert caught.value.values["problem"]
    missing = Typesetter(RESOURCES.root / "nowhere", {})
    with pytest.raises(TypesetError):
        missing.pdf(sheet)


def test_an_unknown_pictogram_leaves_its_words() -> None:
    bare = Typesetter(RESOURCES.root / "handout", {})
    pdf = Pdf(bare.pdf(handout([page("missed")], library().facts, occasion())))
    assert pdf.says("Call 911 now")


def test_typst_is_loaded_only_when_something_is_set() -> None:
    imports = "import sys, baclofen_guide.cli, baclofen_guide.exchange.pdf.handout"
    code = f"{imports}; sys.exit('typst' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
