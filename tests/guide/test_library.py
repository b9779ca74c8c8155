"""The list of topics and the pages, with and without a cache, in every state of its files."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from baclofen_guide.guide.compiled import Cache
from baclofen_guide.guide.errors import ContentError
from baclofen_guide.guide.facts import FactError
from baclofen_guide.guide.library import UnknownPageError, load_facts
from baclofen_guide.guide.review import Review
from tests.guide.conftest import BODY, REPOSITORY, TODAY, digest_of


@pytest.fixture(params=[False, True], ids=["no cache", "cache"])
def library(request, workshop, tmp_path):
    """The sample guide, once parsed each time and once from its second opening of a cache."""
    cache = tmp_path / "cache" if request.param else None
    first = workshop.library(cache)
    first.page("stopping", "easy", "en", TODAY)
    return workshop.library(cache)


class TestTopics:
    def test_in_the_order_of_the_catalogue(self, library):
        found = [(info.id, info.group, info.levels) for info in library.topics("en")]
        levels = ("easy", "standard", "clinical")
        assert found == [("stopping", "start-here", levels), ("about", "start-here", levels)]
        assert library.topics("en")[0].title == "A title"
        assert library.topics("en")[0].summary == "A line."
        assert library.topics("en")[0].pictogram == "hand"

    def test_in_the_words_of_the_level(self, workshop):
        workshop.page("about/clinical", title="Mechanism")
        assert [info.title for info in workshop.library().topics("en", "clinical")] == [
            "A title",
            "Mechanism",
        ]

    def test_a_level_that_is_missing_takes_the_nearest(self, workshop):
        workshop.page("pharmacology/standard", title="Standard")
        workshop.page("pharmacology/clinical", title="Clinical")
        library = workshop.library()
        assert [library.topics("en", level)[-1].title for level in ("easy", "standard", "clinical")] == [
            "Standard",
            "Standard",
            "Clinical",
        ]
        assert library.page("pharmacology", "easy", "en", TODAY).document.level == "standard"

    def test_another_language_falls_back(self, workshop):
        workshop.page("stopping/easy", language="xx", title="No pare")
        found = [(info.title, info.fallback, info.levels) for info in workshop.library().topics("xx")]
        assert found == [
            ("No pare", False, ("easy",)),
            ("A title", True, ("easy", "standard", "clinical")),
        ]

    def test_an_unknown_language_is_english(self, library):
        assert [info.fallback for info in library.topics("../../etc")] == [True, True]

    @pytest.mark.expects_log("a page is left out")
    def test_a_broken_page_leaves_the_others_readable(self, workshop):
        workshop.page("about/easy").write_text("nothing", "utf-8")
        library = workshop.library()
        assert library.topics("en")[1].levels == ("standard", "clinical")
        assert library.page("about", "easy", "en", TODAY).document.level == "standard"

    def test_near_names(self, library):
        assert library.nearest("stoping") == ("stopping",)
        assert library.nearest("ABOUT") == ("about",)
        assert library.nearest("A titel") != ()
        assert library.nearest("xyzzy") == ()


class TestPages:
    def test_how_a_page_stands(self, library):
        page = library.page("stopping", "easy", "en", TODAY)
        assert (page.grade, page.words, page.minutes, page.sources) == (4.0, 200, 2, 2)
        assert (page.review, page.old, page.fallback) == (Review("never"), False, False)
        assert page.document.front.title == "A title"

    def test_a_text_that_was_not_measured(self, workshop):
        workshop.change("en/about/standard.md", "Your nerves", "All nerves", measured=False)
        page = workshop.library().page("about", "standard", "en", TODAY)
        assert (page.grade, page.words, page.minutes) == (None, 15, 1)

    def test_old_from_the_day_after_its_date(self, library):
        assert not library.page("stopping", "easy", "en", date(2027, 11, 1)).old
        assert library.page("stopping", "easy", "en", date(2027, 11, 2)).old

    def test_another_language_falls_back(self, workshop):
        workshop.page("stopping/standard", language="xx", title="No pare")
        library = workshop.library()
        page = library.page("stopping", "easy", "xx", TODAY)
        assert (page.document.front.title, page.document.level, page.fallback) == (
            "No pare",
            "standard",
            False,
        )
        page = library.page("about", "easy", "xx", TODAY)
        assert (page.document.language, page.fallback) == ("en", True)

    def test_unknown_topic(self, library):
        with pytest.raises(UnknownPageError) as caught:
            library.page("stopin", "easy", "en", TODAY)
        assert (caught.value.name, caught.value.near) == ("stopin", ("stopping",))

    @pytest.mark.parametrize("name", ["../en/about", "urgent/pump", ""])
    def test_names_that_are_no_topics(self, library, name):
        with pytest.raises(UnknownPageError):
            library.page(name, "easy", "en", TODAY)

    def test_a_broken_page_says_where(self, workshop):
        workshop.change("en/about/easy.md", "Your nerves", "<b>Your</b> nerves", measured=False)
        with pytest.raises(ContentError, match=r"easy\.md:18: raw HTML"):
            workshop.library().page("about", "easy", "en", TODAY)

    def test_doors(self, library):
        assert [door for door, front in library.doors("en") if front.title] == ["stopped", "too-much", "pump"]
        page = library.door("pump", "xx", TODAY)
        assert (page.document.topic, page.document.level, page.fallback) == ("urgent/pump", "easy", True)

    def test_a_door_there_is_not(self, library):
        with pytest.raises(UnknownPageError) as caught:
            library.door("window", "en", TODAY)
        assert caught.value.near == ("stopped", "too-much", "pump")

    def test_doors_that_are_not_written(self, workshop):
        (workshop.content / "en/urgent/pump.md").unlink()
        assert [door for door, _ in workshop.library().doors("en")] == ["stopped", "too-much"]

    def test_a_review(self, workshop):
        library = workshop.library()
        digest = library.page("about", "easy", "en", TODAY).hash
        approval = '[[approvals]]\npage = "about/easy"\nwho = "Ann"\nrole = "nurse"\ndate = 2026-11-02\n'
        workshop.write("en/reviews.toml", f'{approval}hash = "{digest}"\n')
        review = workshop.library().page("about", "easy", "en", TODAY).review
        assert review == Review("approved", "Ann", "nurse", date(2026, 11, 2))

    @pytest.mark.expects_log("no reading grades", "no reviews")
    def test_broken_grades_and_reviews_cost_only_themselves(self, workshop):
        workshop.write("en/reviews.toml", "x = 1")
        workshop.write("en/grades.toml", "x = 1")
        page = workshop.library().page("about", "easy", "en", TODAY)
        assert (page.grade, page.review) == (None, Review("never"))


class TestCache:
    def page(self, workshop, cache):
        return workshop.library(cache).page("stopping", "easy", "en", TODAY)

    def test_the_same_page_from_the_cache(self, workshop, tmp_path):
        cache = tmp_path / "cache"
        parsed = self.page(workshop, None)
        assert self.page(workshop, cache) == parsed
        kept = digest_of(cache)
        assert self.page(workshop, cache) == parsed
        assert digest_of(cache) == kept

    def test_a_changed_page_is_parsed_anew(self, workshop, tmp_path):
        self.page(workshop, tmp_path / "cache")
        workshop.page("stopping/easy", BODY, title="New")
        assert self.page(workshop, tmp_path / "cache").document.front.title == "New"

    def test_a_new_topic_is_listed(self, workshop, tmp_path):
        workshop.library(tmp_path / "cache").topics("en")
        workshop.page("missed/easy")
        assert workshop.library(tmp_path / "cache").topics("en")[-1].id == "missed"

    def test_changed_facts_are_read_anew(self, workshop, tmp_path):
        cache = Cache(tmp_path / "cache")
        assert load_facts(workshop.facts, cache) == load_facts(workshop.facts, cache)
        path = workshop.facts / "glossary.toml"
        path.write_text(path.read_text("utf-8").replace("Tight", "Stiff"), "utf-8")
        assert load_facts(workshop.facts, cache).glossary["G-42"].meaning == "Stiff muscles."

    def test_broken_facts_are_not_kept(self, workshop, tmp_path):
        (workshop.facts / "glossary.toml").write_text("x = 1", "utf-8")
        with pytest.raises(FactError):
            _ = workshop.library(tmp_path / "cache").facts

    @pytest.mark.parametrize("damage", ["empty", "cut", "flipped", "text", "another value"])
    def test_damage_is_made_good(self, workshop, tmp_path, damage):
        cache = tmp_path / "cache"
        good = self.page(workshop, cache)
        for path in cache.iterdir():
            kept = path.read_bytes()
            path.write_bytes(
                {
                    "empty": b"",
                    "cut": kept[:-5],
                    "flipped": kept[:-5] + bytes([kept[-5] ^ 1]) + kept[-4:],
                    "text": b"x" * len(kept),
                    "another value": kept[:16] + (cache / "shelf-en.bin").read_bytes()[16:],
                }[damage]
            )
        assert self.page(workshop, cache) == good
        assert self.page(workshop, cache) == good

    def test_a_folder_that_cannot_be_written(self, workshop, tmp_path):
        (tmp_path / "file").write_text("", "utf-8")
        assert self.page(workshop, tmp_path / "file" / "cache") == self.page(workshop, None)

    def test_a_full_disk_leaves_nothing_half_written(self, workshop, tmp_path, monkeypatch):
        from pathlib import Path

        def full(path, target):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(Path, "replace", full)
        assert self.page(workshop, tmp_path / "cache").words == 200
        assert list((tmp_path / "cache").iterdir()) == []

    def test_from_the_cache_nothing_is_parsed(self, workshop, tmp_path):
        self.page(workshop, tmp_path / "cache")
        code = (
            "import sys; from datetime import date; from pathlib import Path\n"
            "from baclofen_guide.guide.library import Library\n"
            f"library = Library.open(Path({str(workshop.content)!r}), Path({str(workshop.facts)!r}),"
            f" Path({str(tmp_path / 'cache')!r}))\n"
            "library.topics('en'); library.page('stopping', 'easy', 'en', date(2026, 11, 30))\n"
            "print([name for name in ('markdown', 'PySide6', 'textstat') if name in sys.modules])\n"
        )
        found = subprocess.run(
            [sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, text=True, check=True
        )
        assert found.stdout == "[]\n"


class TestCatalogue:
    def test_a_topic_listed_twice(self, workshop):
        workshop.change("topics.toml", '"missed"', '"about"')
        with pytest.raises(ContentError, match="the topic about is listed twice"):
            workshop.library()

    def test_a_missing_list(self, workshop):
        (workshop.content / "languages.toml").unlink()
        with pytest.raises(ContentError, match=r"languages\.toml:1: cannot be read"):
            workshop.library()


def test_the_topics_of_the_guide_are_those_of_the_plan():
    from baclofen_guide.guide.catalogue import read_catalogue, read_languages

    content = REPOSITORY / "resources" / "content"
    catalogue = read_catalogue(content)
    assert catalogue.topics[:4] == ("stopping", "about", "missed", "side-effects")
    assert [group.id for group in catalogue.groups] == [
        "start-here",
        "every-day",
        "stay-safe",
        "if-you-also",
        "more",
    ]
    assert set(catalogue.levels) | set(catalogue.emergency_first) <= set(catalogue.topics)
    assert read_languages(content)["en"].name == "English"
