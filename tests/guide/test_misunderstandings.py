"""What patients may misunderstand: read strictly, answered from facts, and never left without what to do."""

from __future__ import annotations

import pytest

from baclofen_guide.guide.errors import ContentError
from baclofen_guide.guide.questions import questions_hash, running_text_of
from tests.guide.test_questions import NAME, QUESTIONS, changed, measure, read

WRONG = """\
[[teach_back.misunderstandings]]
thinks = "I can wait 9 days."
say = "Nerves get used to it, {clinic}."
facts = ["F-STOP-03"]
section = "top"
"""
TAUGHT = QUESTIONS + WRONG


@pytest.fixture
def taught(workshop):
    """A guide that knows what patients may misunderstand about stopping."""
    workshop.write("en/stopping/questions.toml", TAUGHT)
    measure(workshop)
    return workshop


class TestReading:
    def test_it_belongs_to_its_prompt(self):
        (wrong,) = read(TAUGHT).teach_back[0].misunderstandings
        assert (wrong.thinks, wrong.facts, wrong.section) == ("I can wait 9 days.", ("F-STOP-03",), "top")
        assert read(TAUGHT).facts == ("F-STOP-01", "F-STOP-03")

    def test_placeholders_are_filled_in(self):
        (wrong,) = read(TAUGHT).filled(str.upper).teach_back[0].misunderstandings
        assert wrong.say == "Nerves get used to it, CLINIC."

    def test_the_answer_is_measured_and_what_is_thought_is_not(self):
        told = running_text_of(read(TAUGHT))
        assert "Nerves get used to it," in told
        assert "9 days" not in told.splitlines()[-1]

    @pytest.mark.parametrize("word", ["9 days", "used to it,"])
    def test_the_hash_covers_it(self, word):
        assert questions_hash(read(TAUGHT)) != questions_hash(read(TAUGHT.replace(word, "xx")))

    @pytest.mark.parametrize(
        ("old", "new", "problem"),
        [
            ("{clinic}", "{them}", "27: teach_back[0]: unknown placeholder {them}"),
            ("thinks", "thought", "32: teach_back[0].misunderstandings[0]: unknown key `thought`"),
            ('facts = ["F-STOP-03"]\nsection = "top"', 'section = "top"', "teach_back[0].misund"),
        ],
    )
    def test_each_mistake_names_its_key(self, old, new, problem):
        head, tail = TAUGHT[: len(QUESTIONS)], TAUGHT[len(QUESTIONS) :]
        assert old in tail
        with pytest.raises(ContentError) as caught:
            read(head + tail.replace(old, new, 1))
        assert problem in str(caught.value)


class TestChecks:
    def test_one_that_keeps_every_rule(self, taught):
        assert taught.check().problems == ()

    @pytest.mark.parametrize(
        ("rule", "old", "new", "text"),
        [
            ("citation", '["F-STOP-03"]\nsection = "top"', '["F-GONE-01"]\nsection = "top"', "there is no f"),
            ("link", 'section = "top"', 'section = "x"', "the page stopping has no section x"),
            ("number", "used to it, {", "used to it in 7, {", "the number '7' stands in none of F-STOP-03"),
            ("answer", "I can wait", "I do not take it for", "'do not take' needs in what to say: do not"),
        ],
    )
    def test_each_rule(self, taught, rule, old, new, text):
        changed(taught, old, new)
        assert [(found[0], found[1], found[2][: len(text)]) for found in taught.problems(rule)] == [
            (NAME, 27, text)
        ]

    def test_where_a_dose_is_held_it_may_be_said(self, taught):
        changed(taught, '["F-STOP-03"]\nsection = "top"', '["F-OD-17"]\nsection = "top"')
        changed(taught, "I can wait", "I do not take it for")
        assert taught.problems("answer") == []

    def test_another_language_has_the_same(self, taught):
        for level in ("easy", "standard", "clinical"):
            source = (taught.content / f"en/stopping/{level}.md").read_text("utf-8")
            source = source.replace("Never stop", "Nunca")
            taught.write(f"xx/stopping/{level}.md", source)
        taught.write("xx/stopping/questions.toml", TAUGHT.replace('"top"', '"why"'))
        measure(taught)
        assert taught.problems("questions") == [
            ("content/xx/stopping/questions.toml", 27, "differs from the English questions in section")
        ]
