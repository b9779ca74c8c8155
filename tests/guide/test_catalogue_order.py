"""Which topics come first depends on who reads; the warning comes first for everybody."""

from __future__ import annotations

from pathlib import Path

import pytest

from baclofen_guide.guide.catalogue import read_catalogue
from baclofen_guide.guide.errors import ContentError
from baclofen_guide.guide.library import Library
from baclofen_guide.paths import find_resources
from baclofen_guide.settings.choices import AUDIENCES

RESOURCES = find_resources()


@pytest.mark.parametrize("audience", [None, *AUDIENCES])
def test_the_warning_comes_first_for_everybody_and_nothing_is_lost(audience: str | None) -> None:
    library = Library.open(RESOURCES.content, RESOURCES.facts)
    usual = [topic.id for topic in library.topics("en")]
    ordered = [topic.id for topic in library.topics("en", audience=audience)]
    assert ordered[0] == "stopping"
    assert sorted(ordered) == sorted(usual)


def test_clinicians_and_carers_have_an_order_of_their_own() -> None:
    catalogue = read_catalogue(RESOURCES.content)
    orders = {who: [group.id for group in catalogue.groups_for(who)] for who in AUDIENCES}
    assert orders["carer"][1] == "stay-safe"
    assert len({tuple(order) for order in orders.values()}) == len(AUDIENCES)


def test_an_order_with_a_group_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "topics.toml").write_text(
        '[[groups]]\nid = "a"\ntopics = ["stopping"]\n[order]\ncarer = ["b"]\n', encoding="utf-8"
    )
    with pytest.raises(ContentError, match="carer names no group: b"):
        read_catalogue(tmp_path)


def test_a_related_topic_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "topics.toml").write_text(
        '[[groups]]\nid = "a"\ntopics = ["stopping"]\n[related]\nstopping = ["b"]\n', encoding="utf-8"
    )
    with pytest.raises(ContentError, match="a related topic is none: b"):
        read_catalogue(tmp_path)


def test_every_topic_leads_on() -> None:
    catalogue = read_catalogue(RESOURCES.content)
    assert set(catalogue.related) == set(catalogue.topics)
    assert all(topic not in related for topic, related in catalogue.related.items())
