"""What opens beside a page, and above all what must not open there."""

from __future__ import annotations

import pytest

from baclofen_guide.guide.explain import Explainer
from baclofen_guide.guide.facts import FactBase
from baclofen_guide.guide.glossary import read_glossary
from baclofen_guide.guide.look import BOX_KINDS, BoxLook, Look
from baclofen_guide.guide.messages import Messages
from baclofen_guide.guide.reader import Reader
from baclofen_guide.paths import find_resources

RESOURCES = find_resources()
BOX = BoxLook("#ffffff", "#000000", "#000000", "text")
LOOK = Look("#000000", "#333333", "#0000ff", "#999999", "#eeeeee", dict.fromkeys(BOX_KINDS, BOX))


@pytest.fixture(scope="module")
def base() -> FactBase:
    return FactBase.load(RESOURCES.facts)


def explainer(base: FactBase, level: str) -> Explainer:
    return Explainer(base, Reader(Messages.load(RESOURCES.content, "en")), LOOK, level)


def words(html: str) -> str:
    return html.replace("&#x27;", "'").replace("&quot;", '"').replace("&amp;", "&").replace("&lt;", "<")


@pytest.mark.parametrize("level", ["easy", "standard"])
def test_what_is_for_clinicians_opens_for_nobody_else(base: FactBase, level: str) -> None:
    hidden = [fact.statement for fact in base.facts.values() if fact.clinical_only]
    positions = [one for conflict in base.conflicts.values() for one in conflict.positions]
    hidden += [one.says for one in positions if one.clinical_only and len(one.says) > 20]
    assert len(hidden) > 15
    targets = [f"conflict:{name}" for name in base.conflicts] + [f"facts:{name}" for name in base.red_flags]
    shown = "".join(words(explainer(base, level).explain(target).html) for target in targets)
    for statement in hidden:
        assert statement not in shown


def test_clinicians_see_every_position(base: FactBase) -> None:
    for name, conflict in base.conflicts.items():
        shown = words(explainer(base, "clinical").explain(f"conflict:{name}").html)
        assert all(position.says in shown for position in conflict.positions)


@pytest.mark.parametrize("level", ["easy", "clinical"])
def test_rules_for_editors_are_shown_to_nobody(base: FactBase, level: str) -> None:
    rules = [fact for fact in base.facts.values() if fact.for_editors]
    assert rules
    for conflict in base.conflicts:
        shown = words(explainer(base, level).explain(f"conflict:{conflict}").html)
        assert not [fact.id for fact in rules if fact.statement in shown]


def test_a_statement_comes_with_how_we_know_it_and_its_sources(base: FactBase) -> None:
    said = words(explainer(base, "easy").explain("facts:F-STOP-01").html)
    fact = base.facts["F-STOP-01"]
    assert fact.statement in said
    assert "From the official drug label" in said
    assert all(base.sources[source].short in said for source in fact.sources)


def test_a_word_is_explained_and_an_unknown_target_is_a_mistake_of_ours(base: FactBase) -> None:
    assert explainer(base, "easy").explain("term:G-42").title == "Spasticity"
    with pytest.raises(KeyError):
        explainer(base, "easy").explain("nothing:here")


def test_text_of_the_fact_base_stays_text(base: FactBase) -> None:
    html = explainer(base, "clinical").explain("facts:F-TAPER-15").html
    assert "<script" not in html


@pytest.mark.parametrize(
    ("level", "said"), [("easy", "stiff muscles"), ("standard", "stiff muscles"), ("clinical", "muscle tone")]
)
def test_a_word_is_explained_for_the_reader_s_level(base: FactBase, level: str, said: str) -> None:
    glossary = read_glossary(RESOURCES.content / "en" / "glossary.toml")
    reader = Reader(Messages.load(RESOURCES.content, "en"), values={"emergency": "112"})
    explainer = Explainer(base, reader, LOOK, level, glossary)
    html = explainer.explain("term:G-42").html
    assert said in html
    assert "href='facts:F-WHAT-01'" in html
    assert "href='topic:glossary#letter-s'" in html
    assert "<b>112</b>" in explainer.explain("term:G-43").html or level == "clinical"


def test_a_word_that_is_not_explained_yet_has_the_meaning_of_the_fact_base(base: FactBase) -> None:
    html = words(explainer(base, "easy").explain("term:G-42").html)
    assert base.glossary["G-42"].meaning in html
    assert "facts:" not in html
