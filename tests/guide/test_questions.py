"""Questions: read strictly, held to facts and pages, and the way through them."""

from __future__ import annotations

from pathlib import Path

import pytest

from baclofen_guide.guide.errors import ContentError
from baclofen_guide.guide.furniture import Furniture
from baclofen_guide.guide.grades import Grade, read_grades, write_grades
from baclofen_guide.guide.questions import (
    Answer,
    Question,
    parse_questions,
    questions_hash,
    running_text_of,
)
from baclofen_guide.guide.self_check import SelfCheck
from tests.guide.conftest import TODAY
from tests.guide.test_html import LOOK

QUESTIONS = """\
[[questions]]
id = "ran-out"
ask = "You ran out. What now?"
facts = ["F-STOP-01"]
section = "why"
[[questions.answers]]
text = "Call today."
right = true
why = "Right. Help comes in time."
[[questions.answers]]
text = "Wait 9 days."
why = "Not this one. Waiting is risky. Call today."

[[questions]]
id = "nerves"
ask = "Why not stop?"
facts = ["F-STOP-03"]
section = "why"
[[questions.answers]]
text = "Nerves get used to it"
right = true
why = "Yes! They do."
[[questions.answers]]
text = "It tastes bad."
why = "No. Nerves get used to it."

[[teach_back]]
ask = "What would you do?"
listen_for = ["Calls", "Does not wait"]
facts = ["F-STOP-01"]
section = "why"
"""
PATH = Path("questions.toml")
NAME = "content/en/stopping/questions.toml"


def read(text: str = QUESTIONS):
    return parse_questions(PATH, text.encode())


class TestReading:
    def test_everything_is_read(self):
        found = read()
        assert [question.id for question in found.questions] == ["ran-out", "nerves"]
        assert [answer.right for answer in found.questions[0].answers] == [True, False]
        assert found.teach_back[0].listen_for == ("Calls", "Does not wait")
        assert found.facts == ("F-STOP-01", "F-STOP-03")
        assert running_text_of(found).splitlines()[-3:] == [
            "It tastes bad.",
            "No. Nerves get used to it.",
            "What would you do?",
        ]

    @pytest.mark.parametrize(
        ("old", "new", "problem"),
        [
            ("Call today.", "Call {911}.", "1: questions[0]: unknown placeholder {911}; known are emergency"),
            ('"Calls"', '"Calls {them}"', "27: teach_back[0]: unknown placeholder {them}"),
            ("[[teach_back]]", "[[teachback]]", "1: unknown key `teachback`; known are [[questions]]"),
            ('[[teach_back]]\nask = "What would you do?"', "[teach_back]", "27: expected tables headed"),
            ('section = "why"\n[[q', "[[q", "1: questions[0]: missing key `section`"),
            ("ask =", "task =", "1: questions[0]: unknown key `task`"),
            ('ask = "You ran out. What now?"', 'ask = ""', "3: questions[0].ask: expected words"),
            ('why = "No. Nerves get used to it."', "", "19: questions[1].answers[1]: missing key `why`"),
            ('id = "nerves"', 'id = "ran-out"', "14: questions[1]: the id ran-out is taken already"),
            ("right = true", "right = false", "1: questions[0]: no answer is right"),
            ('"Wait 9 days."', '"Wait."\nright = true', "1: questions[0]: every answer is right"),
            ("Wait 9 days.", "Call today.", "1: questions[0]: two answers say the same"),
            ("right = true", 'right = "yes"', "6: questions[0].answers[0].right: expected `bool`"),
            ('["Calls", "Does not wait"]', "[]", "29: teach_back[0].listen_for: expected `array`"),
        ],
    )
    def test_each_mistake_names_its_key(self, old, new, problem):
        assert old in QUESTIONS
        with pytest.raises(ContentError) as caught:
            read(QUESTIONS.replace(old, new, 1))
        assert f"questions.toml:{problem}" in str(caught.value)

    def test_placeholders_are_filled_in_everywhere(self):
        text = QUESTIONS.replace("Call", "Call {emergency} and {clinic}: call").replace(
            "What", "{clinic}: what"
        )
        found = read(text).filled(lambda name: name.upper())
        said = [found.questions[0].ask, found.teach_back[0].ask, *found.teach_back[0].listen_for]
        said += [words for answer in found.questions[0].answers for words in (answer.text, answer.why)]
        assert "".join(said).count("CLINIC") == 5
        assert "{" not in "".join(said)
        assert found.questions[0].answers[0].right
        assert found.facts == read().facts

    @pytest.mark.parametrize("count", [0, 1, 5])
    def test_two_to_four_questions(self, count):
        one = QUESTIONS[: QUESTIONS.index("[[questions]]", 5)]
        many = "".join(one.replace("ran-out", f"q{number}") for number in range(count))
        with pytest.raises(ContentError, match=f"{count} questions; a topic has 2 to 4"):
            read(many)

    def test_the_hash_covers_every_word(self):
        words = ("ran out", "today", "in time", "days", "risky", "would", "Does not", "tastes")
        hashes = {questions_hash(read(QUESTIONS.replace(word, "xx"))) for word in ("zzz", *words)}
        assert len(hashes) == len(words) + 1


@pytest.fixture
def asked(workshop):
    """A guide that asks about stopping."""
    workshop.write("en/stopping/questions.toml", QUESTIONS)
    measure(workshop)
    return workshop


def measure(workshop, grade=3.0):
    """Measure pages and questions."""
    workshop.measure()
    for path in workshop.content.glob("*/*/questions.toml"):
        stored = path.parents[1] / "grades.toml"
        digest = questions_hash(parse_questions(path, path.read_bytes()))
        page = f"{path.parent.name}/questions"
        write_grades(stored, read_grades(stored) | {page: Grade(digest, grade, 60, 1)})


def changed(workshop, old, new, *, language="en"):
    """Change the questions and measure them anew."""
    workshop.change(f"{language}/stopping/questions.toml", old, new)
    measure(workshop)


class TestChecks:
    def test_questions_that_keep_every_rule(self, asked):
        report = asked.check()
        assert report.problems == ()
        (row,) = [row for row in report.coverage if row.page == "stopping/questions"]
        assert (row.grade, row.minutes, row.facts) == (3.0, 1, ("F-STOP-01", "F-STOP-03"))

    def test_a_file_that_is_broken(self, asked):
        asked.write("en/stopping/questions.toml", "x = 1\n")
        text = "unknown key `x`; known are [[questions]] and [[teach_back]]"
        assert asked.problems("questions") == [(NAME, 1, text)]

    def test_a_file_beside_no_topic(self, asked):
        asked.write("en/urgent/questions.toml", QUESTIONS)
        assert [problem[0] for problem in asked.problems("files")] == ["content/en/urgent/questions.toml"]

    @pytest.mark.parametrize(
        ("rule", "old", "new", "line", "text"),
        [
            ("citation", '["F-STOP-03"]', '["F-GONE-01"]', 14, "there is no fact F-GONE-01"),
            ("citation", '["F-STOP-03"]', '["R-E-01"]', 14, "there is no fact R-E-01"),
            ("clinical-only", "F-STOP-03", "F-PHARM-01", 14, "F-PHARM-01 is not for the easy level, and q"),
            ("link", 'section = "why"\n[[q', 'section = "x"\n[[q', 1, "the page stopping has no section x"),
            ("number", "Call today.", "Call in 7.", 1, "the number '7' stands in none of F-STOP-01"),
            ("number", "Waiting is", "Waiting 9 days is", 1, "the number '9' stands in none of F-STOP-01"),
            ("number", "You ran", "For 8 days you ran", 1, "the number '8' stands in none of F-STOP-01"),
            ("number", '"Calls"', '"Calls in 7"', 27, "the number '7' stands in none of F-STOP-01"),
            (
                "never-say",
                "Help comes",
                "Call if you like, help comes",
                1,
                "F-STOP-01 forbids /if you like/ h",
            ),
            ("answer", "risky. Call today.", "risky.", 1, "the reason of 'Wait 9 days.' does not say what"),
            ("answer", "Not this one. Waiting", "Waiting", 1, ""),
            (
                "answer",
                "It tastes bad.",
                "You do not take it.",
                14,
                "'do not take' needs in its reason: do not",
            ),
        ],
    )
    def test_each_rule(self, asked, rule, old, new, line, text):
        changed(asked, old, new)
        found = asked.problems(rule)
        assert [(problem[:2], problem[2][: len(text)]) for problem in found] == (
            [((NAME, line), text)] if text else []
        )

    def test_a_wrong_answer_that_warns_off_is_met_with_do_not_stop_and_call(self, asked):
        changed(asked, "It tastes bad.", "You do not take it.")
        changed(asked, "No. Nerves get", "No. Do not stop, and call. Nerves get")
        assert asked.problems("answer") == []

    @pytest.mark.parametrize(
        ("grade", "text"), [(5.0, ""), (5.1, "the reading grade is 5.1, at most 5.0 for questions")]
    )
    def test_they_are_easy(self, asked, grade, text):
        measure(asked, grade)
        assert asked.problems("grade") == ([(NAME, 1, text)] if text else [])

    def test_they_are_measured_as_they_stand(self, asked):
        asked.change("en/stopping/questions.toml", "Help comes", "Help arrives", measured=False)
        text = "the questions have changed since they were measured: run make grades"
        assert asked.problems("grade") == [(NAME, 1, text)]
        asked.measure()
        text = "the questions have never been measured: run make grades"
        assert asked.problems("grade") == [(NAME, 1, text)]
        assert [row.grade for row in asked.check().coverage if row.page == "stopping/questions"] == [None]


class TestLanguages:
    @pytest.fixture
    def two(self, asked):
        """The same questions in another language, over the same page."""
        for level in ("easy", "standard", "clinical"):
            source = (asked.content / f"en/stopping/{level}.md").read_text("utf-8")
            asked.write(f"xx/stopping/{level}.md", source.replace("Never stop", "Nunca"))
        asked.write("xx/stopping/questions.toml", QUESTIONS)
        measure(asked)
        return asked

    def test_the_same_everywhere(self, two):
        assert two.check().problems == ()

    @pytest.mark.parametrize(
        ("old", "new", "line", "text"),
        [
            ('id = "nerves"', 'id = "nervos"', 14, "differs from the English questions in id"),
            ("F-STOP-03", "F-STOP-01", 14, "differs from the English questions in facts"),
            (QUESTIONS[QUESTIONS.index("[[teach") :], "", 1, "the English file asks 3 things"),
            (
                "[[teach",
                QUESTIONS[QUESTIONS.index("[[teach") :] + "\n[[teach",
                33,
                "differs from the English",
            ),
        ],
    )
    def test_they_differ(self, two, old, new, line, text):
        changed(two, old, new, language="xx")
        (found,) = two.problems("questions")
        assert (found[1], found[2][: len(text)]) == (line, text)

    def test_another_answer_is_right(self, two):
        text = QUESTIONS.replace('right = true\nwhy = "Yes', 'why = "Yes').replace(
            'text = "It tastes bad."', 'text = "It tastes bad."\nright = true'
        )
        two.write("xx/stopping/questions.toml", text.replace("They do.", "Not bad tastes."))
        measure(two)
        assert [problem[2] for problem in two.problems("questions")] == [
            "differs from the English questions in right"
        ]

    def test_what_english_does_not_ask(self, two):
        (two.content / "en/stopping/questions.toml").unlink()
        assert [problem[1] for problem in two.problems("questions")] == [1]


class TestLibrary:
    def test_questions_of_a_topic(self, asked, tmp_path):
        for library in (
            asked.library(),
            asked.library(tmp_path / "cache"),
            asked.library(tmp_path / "cache"),
        ):
            assert library.questions("stopping", "en") == read()
            assert library.questions("stopping", "en") is library.questions("stopping", "en")
            assert library.questions("about", "en") is None
            assert library.questions("stopping", "xx") is None

    @pytest.mark.expects_log("questions are left out")
    def test_a_broken_file_leaves_the_page_alone(self, asked):
        asked.write("en/stopping/questions.toml", "x = 1\n")
        assert asked.library().questions("stopping", "en") is None


def question(*right: bool) -> Question:
    answers = tuple(
        Answer(text=f"A{number}", why=f"W{number}", right=one) for number, one in enumerate(right)
    )
    return Question(id="q", ask="Q?", facts=("F-STOP-01",), section="why", answers=answers)


class TestSelfCheck:
    def test_a_right_answer_and_on(self):
        check = SelfCheck.start((question(True, False), question(False, True)))
        assert (check.chosen, check.tried_now, check.finished) == (None, (), False)
        check = check.choose(0)
        assert (check.chosen.why, check.tried_now) == ("W0", (0,))
        check = check.go_on()
        assert (check.place, check.chosen, check.tried_now) == (1, None, ())

    def test_a_wrong_answer_and_again(self):
        check = SelfCheck.start((question(True, False),)).choose(1)
        assert check.chosen.why == "W1"
        assert check.choose(0) is check
        check = check.try_again()
        assert (check.chosen, check.tried_now) == (None, (1,))
        assert check.choose(0).tried_now == (1, 0)

    @pytest.mark.parametrize("number", [-1, 2])
    def test_an_answer_there_is_not(self, number):
        check = SelfCheck.start((question(True, False),))
        assert check.choose(number) is check

    def test_the_end(self):
        check = SelfCheck.start((question(True, False), question(False, True), question(False, True)))
        check = check.choose(0).go_on().choose(0).try_again().choose(1).go_on().go_on()
        assert check.finished
        assert check.go_on() == check.choose(0) == check
        assert [(one.known, one.answer.text) for one in check.outcomes()] == [
            (True, "A0"),
            (False, "A1"),
            (False, "A1"),
        ]


class TestInvitation:
    @pytest.fixture
    def invite(self, asked):
        def invitation(source=QUESTIONS, **values) -> str:
            library = asked.library()
            page = library.page("stopping", "easy", "en", TODAY)
            return Furniture(page, asked.reader(**values), LOOK, library.facts).invitation(read(source))

        return invitation

    def test_a_reader_is_invited_to_the_questions(self, invite):
        html = invite()
        assert "2 short questions about this page. Nothing you answer is kept." in html
        assert "href='check:'" in html
        assert "Ask the patient" not in html
        assert "align='left'" in html

    def test_a_clinician_also_to_those_for_the_patient(self, invite):
        html = invite(audience="clinician", direction="rtl")
        assert html.index("href='check:'") < html.index("href='check:ask'")
        assert "align='right'" in html
        without = QUESTIONS[: QUESTIONS.index("[[teach")]
        assert "check:ask" not in invite(without, audience="clinician")
