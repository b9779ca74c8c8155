"""Messages, readers, fingerprints, running text, grades and reviews."""

from __future__ import annotations

import msgspec
import pytest

from baclofen_guide.guide.document import ForAudience, ItemList, Paragraph, Text
from baclofen_guide.guide.errors import ContentError
from baclofen_guide.guide.fingerprint import page_hash, text_hash
from baclofen_guide.guide.grades import Grade, read_grades, write_grades
from baclofen_guide.guide.messages import Messages
from baclofen_guide.guide.reader import Reader, placeholder_values
from baclofen_guide.guide.review import Approval, Review, SignOff, read_reviews, review_of, sign_off_holds
from baclofen_guide.guide.running_text import count_words, minutes_to_read, running_text
from baclofen_guide.guide.walk import for_audience
from baclofen_guide.settings.regions import Region
from tests.guide.conftest import BODY, REPOSITORY, TODAY
from tests.guide.test_questions import QUESTIONS


class TestMessages:
    @pytest.fixture
    def messages(self, workshop):
        workshop.write(
            "en/messages.toml", '[a]\nb = "Hello {name}"\nn.one = "{n} day"\nn.other = "{n} days"\n'
        )
        workshop.write("xx/messages.toml", '[a]\nb = "Hola {name}"\n')
        return workshop

    def test_values(self, messages):
        assert Messages.load(messages.content, "en").text("a.b", name="{x}") == "Hello {x}"

    @pytest.mark.parametrize(("n", "words"), [(0, "0 days"), (1, "1 day"), (2, "2 days")])
    def test_counting(self, messages, n, words):
        assert Messages.load(messages.content, "en").text("a.n", n=n) == words

    def test_another_language_and_its_gaps(self, messages):
        found = Messages.load(messages.content, "xx")
        assert (found.text("a.b", name="Ana"), found.text("a.n", n=1)) == ("Hola Ana", "1 day")

    def test_a_language_without_messages(self, messages):
        assert Messages.load(messages.content, "yy").text("a.b", name="X") == "Hello X"

    @pytest.mark.parametrize(("name", "values"), [("gone", {}), ("gone", {"n": 1}), ("a.b", {})])
    def test_mistakes_of_ours(self, messages, name, values):
        with pytest.raises(KeyError):
            Messages.load(messages.content, "en").text(name, **values)

    @pytest.mark.parametrize(
        ("text", "problem"), [("a = 3", "`a` is not words"), ("[", "is not TOML"), ("\0", "TOML")]
    )
    def test_broken_files(self, messages, text, problem):
        messages.write("xx/messages.toml", text)
        with pytest.raises(ContentError, match=problem):
            Messages.load(messages.content, "xx")

    def test_no_file(self, messages):
        (messages.content / "en/messages.toml").unlink()
        with pytest.raises(ContentError, match="cannot be read"):
            Messages.load(messages.content, "en")


class TestReader:
    REGION = Region(
        id="UK", name="United Kingdom", emergency="999", poison="111", crisis="116 123", check="x"
    )

    def test_values_of_a_region(self):
        found = placeholder_values(self.REGION, "01 234")
        assert found == {"emergency": "999", "poison": "111", "crisis": "116 123", "clinic": "01 234"}

    def test_without_a_region(self):
        assert placeholder_values(None) == {}

    def test_numbers_or_plain_words(self, workshop):
        reader = workshop.reader(values=placeholder_values(self.REGION))
        assert (reader.value("emergency"), reader.value("clinic")) == ("999", "your clinic")


class TestFingerprint:
    EVERYTHING = (
        '!!! key "T"\n    **a** *b* [c](topic:about) [d](term:G-42) {clinic} [F-A-01]\n\n'
        '- one\n- two\n\n    1. three\n\n!!! carer\n    x\n\n!!! disagree "C-10"\n    y\n\n'
        "## S {#s}\n\n### H {#h}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    )

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("**a**", "a"),
            ("*b*", "**b**"),
            ("topic:about", "topic:stopping"),
            ("G-42", "G-43"),
            ("{clinic}", "{poison}"),
            ("F-A-01", "F-A-02"),
            ('"T"', '"U"'),
            ("key", "tip"),
            ("- one\n- two", "- one two"),
            ("1. three", "- three"),
            ("carer", "patient"),
            ("C-10", "C-11"),
            ("{#s}", "{#t}"),
            ("### H", "### I"),
            ("| 1 | 2 |", "| 12 | |"),
        ],
    )
    def test_any_change_shows(self, workshop, old, new):
        assert old in self.EVERYTHING
        before = page_hash(workshop.document(self.EVERYTHING))
        assert page_hash(workshop.document(self.EVERYTHING.replace(old, new, 1))) != before

    def test_line_breaks_and_dates_do_not(self, workshop):
        document = workshop.document("One two\n\nthree\n")
        front = msgspec.structs.replace(document.front, updated=TODAY)
        other = msgspec.structs.replace(workshop.document("One\ntwo\n\n\nthree\n"), front=front)
        assert page_hash(document) == page_hash(other)

    def test_text_cannot_pass_for_markup(self, workshop):
        strong = workshop.document("**x**")
        disguised = msgspec.structs.replace(strong, lead=(Paragraph((Text("<b>x<end>"),)),))
        assert page_hash(strong) != page_hash(disguised)

    def test_it_stays_the_same_over_versions(self, workshop):
        """A change here would let every approval lapse: never change what the hash is made from."""
        assert page_hash(workshop.document(self.EVERYTHING)) == "dba1d0cace77ae3e11073e1aad3d964e"
        assert text_hash("x") == "442a44457137672b3218c1007dc8f76a"


class TestRunningText:
    def test_paragraphs_and_items_as_sentences(self, workshop):
        body = (
            '!!! key "Title"\n    Never **stop**. [F-A-01]\n\n## Heading {#h}\n\n'
            "Call {emergency}:\n\n- Fit\n- “Hot!”\n\n"
            "    Deep …\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n!!! carer\n    Too?\n\n[F-A-01]\n"
        )
        text = running_text(workshop.document(body), {"emergency": "911"}.get)
        assert text == "Never stop.\nCall 911:\nFit.\n“Hot!”\nDeep …\nToo?"

    def test_words(self):
        assert count_words("Call 911 – now, don't wait (please) …") == 6

    @pytest.mark.parametrize(
        ("words", "level", "minutes"),
        [(0, "easy", 1), (300, "easy", 2), (300, "standard", 2), (880, "clinical", 4)],
    )
    def test_minutes(self, words, level, minutes):
        assert minutes_to_read(words, level) == minutes


class TestGrades:
    def test_round_trip(self, tmp_path):
        grades = {"b/easy": Grade("ff", 4.0, 10, 1), "a/easy": Grade("00", 4.3, 200, 2)}
        write_grades(tmp_path / "grades.toml", grades)
        assert read_grades(tmp_path / "grades.toml") == grades
        assert (tmp_path / "grades.toml").read_text("utf-8").index("a/easy") < 130

    def test_no_file(self, tmp_path):
        assert read_grades(tmp_path / "grades.toml") == {}


class TestTool:
    @pytest.fixture
    def tool(self, workshop):
        import importlib.util

        spec = importlib.util.spec_from_file_location("grades_tool", REPOSITORY / "tools" / "grades.py")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        regions = '[[regions]]\nid = "{}"\nname = "N"\nemergency = "911"\npoison = "1"\ncheck = "c"\n'
        workshop.write("facts/regions.toml", regions.format("US") + regions.format("other"))
        (workshop.root / "resources").mkdir()
        for name in ("content", "facts"):
            (workshop.root / "resources" / name).symlink_to(workshop.root / name)
        return module

    def test_it_measures_what_has_changed(self, workshop, tool, capsys):
        workshop.change("en/about/easy.md", "Your nerves", "All nerves", measured=False)
        assert tool.main(workshop.root / "resources") == 0
        assert capsys.readouterr().out.startswith("en/about/easy: grade ")
        grades = read_grades(workshop.content / "en/grades.toml")
        assert grades["about/easy"].words == 16
        assert grades["about/standard"].words == 400
        assert {problem.rule for problem in workshop.check().problems} <= {"length"}

    def test_it_measures_questions_once_with_numbers_in_their_place(self, workshop, tool, capsys):
        asked = QUESTIONS.replace("Call today.", "Call {emergency} today.")
        workshop.write("en/stopping/questions.toml", asked)
        assert tool.main(workshop.root / "resources") == 0
        assert "en/stopping/questions: grade " in capsys.readouterr().out
        grades = read_grades(workshop.content / "en/grades.toml")
        assert grades["stopping/questions"].grade < 5
        assert workshop.check().problems == ()
        assert tool.main(workshop.root / "resources") == 0
        assert capsys.readouterr().out == ""
        workshop.write("en/stopping/questions.toml", "x = 1")
        assert tool.main(workshop.root / "resources") == 1
        assert "unknown key `x`" in capsys.readouterr().out

    def test_it_measures_easy_text_as_easy(self, workshop, tool):
        hard = "Discontinuation precipitates considerable neuropsychiatric decompensation. [F-STOP-01]"
        workshop.page("about/clinical", f"{BODY}\n{hard}\n", measured=False)
        tool.main(workshop.root / "resources")
        grades = read_grades(workshop.content / "en/grades.toml")
        assert grades["about/clinical"].grade > 5

    def test_a_page_that_cannot_be_read(self, workshop, tool, capsys):
        workshop.change("en/about/easy.md", "Your nerves", "<b>", measured=False)
        assert tool.main(workshop.root / "resources") == 1
        assert "easy.md:18: page: raw HTML" in capsys.readouterr().out


class TestReviews:
    APPROVAL = Approval(page="a/easy", who="Ann", role="nurse", date=TODAY, hash="1")

    def test_never(self):
        assert review_of("b/easy", "1", [self.APPROVAL]) == Review("never")

    def test_approved(self):
        assert review_of("a/easy", "1", [self.APPROVAL]) == Review("approved", "Ann", "nurse", TODAY)

    def test_lapsed(self):
        assert review_of("a/easy", "2", [self.APPROVAL]) == Review("lapsed", "Ann", "nurse", TODAY)

    def test_the_newest_of_this_text_counts(self):
        older = msgspec.structs.replace(self.APPROVAL, who="Bo", date=TODAY.replace(year=2025))
        newer = msgspec.structs.replace(self.APPROVAL, who="Cy", hash="2", date=TODAY.replace(year=2027))
        assert review_of("a/easy", "1", [newer, self.APPROVAL, older]).who == "Ann"
        assert review_of("a/easy", "3", [newer, self.APPROVAL, older]).who == "Cy"

    @pytest.mark.parametrize(
        ("statement", "passage", "holds"), [("F", "P", True), ("F2", "P", False), ("F", "P2", False)]
    )
    def test_sign_off(self, statement, passage, holds):
        sign_off = SignOff(
            page="a/easy",
            fact="F-A-01",
            who="Ann",
            role="nurse",
            date=TODAY,
            fact_hash=text_hash("F"),
            passage_hash=text_hash("P"),
        )
        assert sign_off_holds(sign_off, statement, passage) is holds

    def test_no_file(self, tmp_path):
        assert read_reviews(tmp_path / "reviews.toml").approvals == ()

    def test_a_broken_file(self, tmp_path):
        (tmp_path / "reviews.toml").write_text("[[approvals]]\npage = 3\n", "utf-8")
        with pytest.raises(ContentError, match="approvals"):
            read_reviews(tmp_path / "reviews.toml")


class TestWalk:
    def test_an_item_for_others_is_left_out(self, workshop):
        document = workshop.document("x\n")
        mine, theirs = (ForAudience(name, (Paragraph((Text(name),)),)) for name in ("patient", "carer"))
        both = msgspec.structs.replace(
            document,
            lead=(
                ItemList(ordered=False, items=((mine,), (theirs,))),
                ItemList(ordered=False, items=((theirs,),)),
            ),
        )
        assert for_audience(both, "patient").lead == (ItemList(ordered=False, items=((mine,),)),)


def test_messages_for_everything_a_page_can_need(workshop):
    """Every placeholder, box and audience of the typed document has its words."""
    from baclofen_guide.guide.document import CALLOUT_KINDS, PLACEHOLDERS
    from baclofen_guide.settings.choices import AUDIENCES, LEVELS

    messages = Messages.load(workshop.content, "en")
    reader = Reader(messages)
    assert all(reader.value(name) for name in PLACEHOLDERS)
    assert all(messages.text(f"callout.{kind}") for kind in CALLOUT_KINDS)
    assert all(messages.text(f"audience.{audience}") for audience in AUDIENCES)
    assert all(messages.text(f"level.{level}") for level in LEVELS)
