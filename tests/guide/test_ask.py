"""Ask: a question in the reader's own words finds the part that answers it, and an emergency is heard."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baclofen_guide.guide.ask.answer_page import reply_page
from baclofen_guide.guide.ask.desk import Asker, Reply, open_asker
from baclofen_guide.guide.ask.entries import entries
from baclofen_guide.guide.ask.index import Index, tokens
from baclofen_guide.guide.ask.words import Alarm, AskWords, open_ask_words, parse_ask_words
from baclofen_guide.guide.compiled import Cache
from baclofen_guide.guide.document import LEAD_ID, Callout
from baclofen_guide.guide.errors import ContentError
from baclofen_guide.guide.facts import FactBase
from baclofen_guide.guide.library import Library
from baclofen_guide.guide.messages import Messages
from baclofen_guide.guide.reader import Reader
from baclofen_guide.guide.text import render_text
from baclofen_guide.guide.walk import page_blocks, said
from baclofen_guide.paths import find_resources
from baclofen_guide.settings.choices import LEVELS
from tests.guide.conftest import TODAY

ASKED = json.loads(Path(__file__).with_name("ask_questions.json").read_text("utf-8"))
"""160 questions that somebody wrote from the pages alone, before there was anything to ask."""

HERE = Path(__file__).parent


def _lines(name: str) -> list[str]:
    return [line for line in (HERE / name).read_text("utf-8").splitlines() if not line.startswith("#")]


EMERGENCIES = [tuple(line.split("|", 1)) for line in _lines("ask_emergencies.txt")]
CALM = _lines("ask_calm.txt")

RESOURCES = find_resources()
READER = Reader(Messages.load(RESOURCES.content, "en"))
FACTS = FactBase.load(RESOURCES.facts)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return Library.open(RESOURCES.content, RESOURCES.facts, tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="module")
def askers(library: Library) -> dict[str, Asker]:
    return {level: open_asker(library, level, "en", TODAY) for level in LEVELS}


@pytest.fixture(scope="module")
def replies(askers: dict[str, Asker]) -> list[tuple[dict, Reply]]:
    return [(asked, askers[asked["level"]].ask(asked["q"])) for asked in ASKED]


def places(reply: Reply, most: int) -> list[set[str]]:
    """Where the first answers stand, each by its section and by its subheading."""
    hits = [hit for hit in (reply.answer, *reply.more) if hit][:most]
    return [{f"{hit.entry.topic}#{name}" for name in (hit.entry.section, hit.entry.part)} for hit in hits]


class TestWhatPeopleAsk:
    def test_the_answer_is_among_the_first_three(self, replies) -> None:
        answerable = [(asked, reply) for asked, reply in replies if asked["good"]]
        missed = [
            asked["q"]
            for asked, reply in answerable
            if not any(place & set(asked["good"]) for place in places(reply, 3))
        ]
        # 0.92 when it was written; words that readers use and the guide does not go into ask.toml.
        assert len(missed) / len(answerable) < 0.15, missed

    @pytest.mark.parametrize("kind", ["plain", "typo", "lay", "carer", "clinical"])
    def test_whoever_asks(self, replies, kind) -> None:
        found = Counter(
            any(place & set(asked["good"]) for place in places(reply, 3))
            for asked, reply in replies
            if asked["kind"] == kind
        )
        assert found[True] / found.total() >= 0.8

    def test_what_the_guide_does_not_say_it_does_not_answer(self, replies) -> None:
        """Gabapentin's price, hair that falls out: no near miss is passed off as an answer."""
        guessed = [asked["q"] for asked, reply in replies if asked["kind"] == "unknown" and reply.answer]
        assert guessed == []

    def test_every_emergency_is_heard(self, replies) -> None:
        unheard = [asked["q"] for asked, reply in replies if asked["urgent"] and not reply.signs]
        assert unheard == []

    def test_an_emergency_that_is_no_red_flag(self, askers) -> None:
        """F-GUT-02: black stools, or vomiting blood. It stands in the emergency box of its page."""
        for level in LEVELS:
            (sign,) = askers[level].ask("black stools and vomiting blood").signs
            assert (sign.flag, sign.target) == ("F-GUT-02", "topic:other-conditions")
            assert sign.is_emergency

    def test_most_questions_ring_no_alarm(self, replies) -> None:
        """An alarm at every question would soon be read by nobody."""
        calm = [reply for asked, reply in replies if not asked["urgent"]]
        assert sum(bool(reply.signs) for reply in calm) / len(calm) < 0.2


class TestEmergencies:
    def test_frightened_people_are_heard(self, askers) -> None:
        """Red flags in some 800 ways: short, long, mistyped, in slang, from several countries."""
        unheard, late = [], []
        for level in LEVELS:
            for flag, words in EMERGENCIES:
                signs = askers[level].ask(words).signs
                if not signs:
                    unheard.append(words)
                elif flag.startswith("R-E-") and not any(sign.is_emergency for sign in signs):
                    late.append(words)
        assert unheard == []
        # "My tablets got stolen" is for today until a day has gone by.
        assert len(late) / len(EMERGENCIES) / len(LEVELS) < 0.02, late

    def test_ordinary_questions_are_not(self, askers) -> None:
        rung = [words for words in CALM if askers["easy"].ask(words).signs]
        assert len(rung) / len(CALM) < 0.05, rung

    def test_the_sign_of_every_red_flag_is_heard(self, library, askers) -> None:
        for flag in library.facts.red_flags.values():
            if flag.tier == "emergency":
                for level in LEVELS:
                    signs = askers[level].ask(flag.sign).signs
                    assert any(sign.is_emergency for sign in signs), flag.sign

    @pytest.mark.parametrize(
        ("question", "flag", "door"),
        [
            ("my husband wont wake up", "R-E-02", "too-much"),
            ("she can't be woken", "R-E-02", "too-much"),
            ("He is UNCONSCIOUS", "R-E-02", "too-much"),
            ("her lips are going blue", "R-E-03", "too-much"),
            ("he is having a seizure", "R-E-01", "stopped"),
            ("I took the whole bottle", "R-E-07", "too-much"),
            ("took 12 tablets", "R-E-07", "too-much"),
            ("i dont want to be here any more", "R-E-12", "too-much"),
            ("should i kill myself", "R-E-12", "too-much"),
            ("pump is bleeping", "R-E-08", "pump"),
            ("cant pee since this morning", "R-E-19", "too-much"),
            ("i ran out and im shaking", "R-E-15", "stopped"),
            ("ran out of tablets", "R-T-01", "stopped"),
            ("cant keep my pills down", "R-T-02", "stopped"),
        ],
    )
    def test_leads_to_the_door_that_helps(self, askers, question, flag, door) -> None:
        signs = {sign.flag: sign for sign in askers["easy"].ask(question).signs}
        assert signs[flag].target == f"door:{door}"

    @pytest.mark.parametrize("typed", ["he wont wkae up", "uncoscious", "having a seziure", "not breahting"])
    def test_is_heard_through_slips(self, askers, typed) -> None:
        assert any(sign.is_emergency for sign in askers["easy"].ask(typed).signs)

    def test_is_heard_while_it_is_typed(self, askers) -> None:
        asker = askers["easy"]
        assert asker.ask("he is not breathing and i don", typing=True).signs

    def test_the_line_that_fits_is_shown(self, askers) -> None:
        """R-E-07 stands in seven lines; the one about self-harm is not for a child that found the bottle."""
        (child,) = (s for s in askers["easy"].ask("my child swallowed one").signs if s.flag == "R-E-07")
        assert child.said.startswith("A child, or anyone")
        (many,) = (s for s in askers["easy"].ask("i took 20 tablets").signs if s.flag == "R-E-07")
        assert many.said.startswith("More than a double dose")

    def test_no_ordinary_answer_stands_beside_it(self, askers, replies) -> None:
        for _, reply in replies:
            if any(sign.is_emergency for sign in reply.signs):
                assert reply.answer is None

    def test_comes_before_everything_else_on_the_page(self, askers) -> None:
        page = page_of(askers["easy"].ask("he took 20 pills and wont wake up"))
        first = next(iter(page_blocks(page)))
        assert isinstance(first, Callout)
        assert first.kind == "emergency"
        words = text_of(page)
        assert words.index("Is this happening now? Call your local emergency number.") < words.index("(see")
        # What to do is told; what the guide does not know is no help now.
        assert "no page that fits" not in words

    def test_one_for_today_does_not_say_call_an_ambulance(self, askers) -> None:
        page = page_of(askers["easy"].ask("i have run out of tablets"))
        first = next(iter(page_blocks(page)))
        assert isinstance(first, Callout)
        assert first.kind == "warning"
        assert "Act today" in text_of(page)


class TestDecisions:
    """Before a dose is stopped, left out, doubled or changed: no guess by words in common."""

    @pytest.mark.parametrize(
        ("part", "question"),
        [
            # F-MISS-08: do not take another.
            ("missed#find-your-row", "i forgot if i took it, take another?"),
            ("missed#find-your-row", "not sure whether he had his tablet"),
            # F-MISS-01, F-MISS-06, F-MISS-07
            ("missed#find-your-row", "i missed my dose how late can i take it"),
            ("missed#find-your-row", "can i take two tablets together if i missed one"),
            ("missed#find-your-row", "can i restart at my old dose after a week"),
            ("missed#find-your-row", "will one missed dose kill me"),
            ("children#missed", "my child missed a dose"),
            # F-MISS-02
            ("taking#times", "should i double my next dose"),
            ("taking#times", "can i take my morning and lunch doses together"),
            ("taking#times", "how far apart should doses be"),
            # F-TAKE-05
            ("taking#as-needed", "can i skip my dose before drinking"),
            ("taking#as-needed", "having wine tonight should i leave out my tablet"),
            ("taking#as-needed", "can i take it only when i need it"),
            # F-TAPER-09, F-STOP-01
            ("faq#q-04", "can i stop in a week"),
            ("faq#q-04", "i only take 5 mg can i just stop"),
            ("faq#q-04", "side effects are bad i want to stop"),
            ("faq#q-04", "can i have a break from baclofen"),
            ("faq#q-04", "how do i taper myself"),
            ("faq#q-06", "how fast can i come off"),
            ("faq#q-19", "just found out im pregnant should i stop taking it"),
            ("running-out#surgery", "my surgery is tomorrow do i skip my dose"),
            ("running-out#surgery", "fasting for ramadan can i skip doses"),
            # F-RUN-04
            ("running-out#out", "can i share my tablets"),
            ("running-out#out", "can i make my tablets last longer by taking half"),
            ("running-out#out", "can i use tizanidine instead when i run out"),
            # F-DOSE-10
            ("dose#top", "my spasms are bad can i take more"),
            ("dose#top", "can i raise my dose myself"),
            ("dose#top", "can i just halve it"),
            ("children#dose", "what is the maximum dose for a 5 year old"),
            ("tapering#if-you-feel-worse", "my taper makes me stiff do i go up"),
            # F-RUN-05
            ("faq#q-10", "i vomited my tablet should i take another"),
            ("children#vomits", "child vomited the dose do i give it again"),
            # F-OD-03
            ("overdose#while-you-wait", "should i make him sick"),
            ("faq#q-41", "mum is sleepy shall i give next dose"),
            ("pump#refills", "can i move my pump refill to next week"),
            ("faq#q-36", "can tablets replace the pump"),
            ("faq#q-10", "my grown up daughter vomited her tablet should she take another"),
            ("taking#times", "i took my dose 2 hours ago can i take the next"),
            ("missed#find-your-row", "i dont remember taking my dose should i take it now"),
            ("first-aid#do-not", "can she sleep it off"),
            ("interactions#sedatives", "baclofen and tizanidine together"),
            ("faq#q-36", "can i turn the pump off"),
            ("faq#q-22", "can i go up to 100 mg"),
            ("running-out#hospital", "hospital stopped my baclofen is that ok"),
            ("faq#q-14", "when can i drive after a dose"),
            ("faq#q-15", "how many drinks can i have"),
        ],
    )
    def test_has_its_answer_at_every_level(self, askers, part, question) -> None:
        for level in LEVELS:
            reply = askers[level].ask(question)
            assert reply.answer is not None, level
            assert reply.answer.entry.place == part
            assert reply.answer.share == 1

    def test_comes_first_below_an_emergency(self, askers) -> None:
        """R-E-15: about a day without. What to do about the dose is the next thing to read."""
        reply = askers["easy"].ask("been off it for 3 days do i restart at full dose")
        assert reply.answer is None
        assert any(sign.is_emergency for sign in reply.signs)
        assert reply.more[0].entry.place == "missed#find-your-row"

    @pytest.mark.parametrize(
        "question",
        ["does it stop spasms", "can it help me stop drinking", "what stops hiccups", "how does it work"],
    )
    def test_other_questions_are_searched_for(self, askers, question) -> None:
        reply = askers["easy"].ask(question)
        assert reply.answer is None or reply.answer.entry.place != "faq#q-04"

    def test_one_late_dose_rings_no_alarm(self, askers) -> None:
        """An alarm at the commonest question of all would soon be read by nobody."""
        for question in (
            "i forgot my dose",
            "missed a dose, next one is in 3 hours",
            "i take it 3 times a day and missed one",
        ):
            assert askers["easy"].ask(question).signs == ()


class TestAnswers:
    def test_stands_whole_under_its_heading(self, library, askers) -> None:
        reply = askers["easy"].ask("can i drink alcohol")
        assert reply.answer is not None
        entry = reply.answer.entry
        words = text_of(page_of(reply))
        assert entry.titles[-1] in words
        without_ways = "".join(re.sub(r"\(see [^)]*\)", "", words).split())
        for line in said(entry.shown_to("patient"), READER.value).splitlines():
            assert "".join(line.split()) in without_ways

    def test_is_followed_by_when_to_call(self, askers, library) -> None:
        """A part torn from its page must not lose the warning that stood above it."""
        for level in LEVELS:
            for topic in library.topics("en", level):
                document = library.page(topic.id, level, "en", TODAY).document
                boxes = [one for one in document.lead if isinstance(one, Callout) and one.kind == "emergency"]
                for entry in entries(document):
                    held = entry.blocks if entry.section == LEAD_ID else entry.boxes
                    assert all(box in held for box in boxes)
        page = page_of(askers["easy"].ask("what if i miss one dose"))
        assert any(isinstance(one, Callout) and one.kind == "emergency" for one in page_blocks(page))

    def test_the_guide_says_when_it_does_not_know(self, askers) -> None:
        words = text_of(page_of(askers["easy"].ask("who won the world cup")))
        # Words that nobody foresaw may be those of an emergency.
        assert "Call your local emergency number now." in words
        assert "no page that fits these words" in words
        assert "Do not stop or change baclofen before you have asked" in words

    @pytest.mark.parametrize("nothing", ["", "   ", "?!", "12", "…", "\x00", '"', "NEAR(", "a*b OR ^c"])
    def test_nothing_to_go_by(self, askers, nothing) -> None:
        assert askers["easy"].ask(nothing).signs == ()

    @given(st.text(max_size=80))
    @settings(max_examples=150, deadline=None)
    def test_whatever_is_typed(self, askers, typed) -> None:
        """FTS5 has a language of its own; nothing that is typed is taken for it."""
        for typing in (True, False):
            reply = askers["easy"].ask(typed, typing=typing)
            assert text_of(page_of(reply)).strip()

    def test_questions_people_often_ask(self, askers, library) -> None:
        for level in LEVELS:
            often = askers[level].often_asked()
            assert len(often) >= 8
            assert {entry.topic for entry in often} == {"faq"}


class TestWords:
    @pytest.mark.parametrize(
        ("typed", "meant"),
        [
            ("alchohol", "alcohol"),
            ("dirve", "drive"),
            ("withdrawl", "withdrawal"),
            ("constipaton", "constipation"),
            # Another form of a word is no slip, and what is too short may be anything.
            ("driving", "driving"),
            ("mg", "mg"),
            ("xyzzyplugh", "xyzzyplugh"),
        ],
    )
    def test_slips_are_put_right(self, askers, typed, meant) -> None:
        assert askers["easy"]._index.corrected(typed) == meant

    def test_small_letters_no_accents_no_apostrophes(self) -> None:
        assert tokens("Can’t I take Caféine?") == ["cant", "i", "take", "cafeine"]

    def test_begun_words_count_while_somebody_types(self, askers) -> None:
        begun = askers["easy"].ask("alcoh", typing=True)
        assert begun.answer is not None
        assert "alcohol" in begun.answer.entry.words.casefold()

    def test_a_language_without_the_file_is_asked_in_english_words(self, workshop) -> None:
        library = workshop.library()
        assert library.ask_words("xx") == library.ask_words("en")
        assert library.ask_words("en").alarms

    def test_no_file_means_no_words(self, tmp_path) -> None:
        assert open_ask_words(tmp_path / "en" / "ask.toml", Cache(None)) == AskWords()

    def test_names_are_written_out(self) -> None:
        source = b"""
            named.no = "wont"
            named.not = '''
              <no>
              |cant'''
            [[alarms]]
            flags = ["R-E-02"]
            when = ["<not>", "wake"]
        """
        words = parse_ask_words(Path("ask.toml"), source)
        assert words.alarms == (Alarm(flags=("R-E-02",), when=("(?:(?:wont)|cant)", "wake")),)

    @pytest.mark.parametrize(
        ("source", "line", "problem"),
        [
            ('[[alarms]]\nflags = ["R-E-02"]\nwhen = ["<not>"]\n', 3, "<not> does not stand under"),
            ('[[alarms]]\nflags = ["R-E-02"]\nwhen = ["("]\n', 3, "is no expression"),
            ('[named]\na = "<a>"\n[[alarms]]\nflags = ["R"]\nwhen = ["<a>"]\n', 5, "stands for itself"),
            ('[[alarms]]\nflags = []\nwhen = ["a"]\n', 2, "length >= 1"),
            ("[[alarms]]\nflag = []\n", 1, "flag"),
            ('stemmer = "french"\n', 1, "stemmer"),
            ("little_words = [\n", 1, "is not TOML"),
        ],
    )
    def test_a_mistake_is_named(self, source, line, problem) -> None:
        with pytest.raises(ContentError) as caught:
            parse_ask_words(Path("ask.toml"), source.encode())
        assert problem in str(caught.value)


class TestCheck:
    @pytest.mark.parametrize(
        ("old", "new", "line", "text"),
        [
            ('"R-E-02"', '"R-E-99"', 14, "there is no red flag and no fact R-E-99"),
            ('line = "Hard"', 'line = "Soft"', 13, "no line about it in Urgent help says 'Soft'"),
            ('line = "Hard"', 'door = "roof"', 13, "behind the door 'roof'"),
            ('when = ["seizure|fit"]', 'when = ["("]', 11, "is no expression"),
        ],
    )
    def test_an_alarm_that_leads_nowhere(self, workshop, old, new, line, text) -> None:
        workshop.change("en/ask.toml", old, new)
        found = workshop.problems("ask")
        assert any(text in problem for _, _, problem in found), found

    def test_a_decision_without_an_answer(self, workshop) -> None:
        path = workshop.content / "en" / "ask.toml"
        path.write_text(
            path.read_text("utf-8") + '\n[[decisions]]\nwhen = ["stop"]\npart = "stopping#roof"\n', "utf-8"
        )
        (found,) = workshop.problems("ask")
        assert found[2] == "stopping#roof is not there at every level of its page"

    def test_an_emergency_that_no_words_lead_to(self, workshop) -> None:
        workshop.change("en/ask.toml", 'flags = ["R-E-01"]', 'flags = ["R-T-01"]')
        (found,) = workshop.problems("ask")
        assert found[2] == "no words lead to R-E-01: A seizure within 24 hours"

    def test_a_language_with_doors_and_no_words(self, workshop) -> None:
        (workshop.content / "en" / "ask.toml").unlink()
        (found,) = workshop.problems("ask")
        assert "would go unheard" in found[2]


@pytest.mark.expects_log("a page answers nothing")
def test_a_broken_page_answers_nothing_and_the_others_do(workshop) -> None:
    library = workshop.library()
    library.topics("en")
    (workshop.content / "en" / "about" / "easy.md").write_text("no front matter", "utf-8")
    asker = open_asker(library, "easy", "en", TODAY)
    (found,) = places(asker.ask("nerves"), 9)
    assert found == {"stopping#why", "stopping#"}


def test_an_index_of_nothing() -> None:
    assert Index((), AskWords()).search("anything") == ()


def page_of(reply: Reply):
    return reply_page(reply, READER, "en", "easy", TODAY)


def text_of(page) -> str:
    return render_text(page, READER, FACTS, width=2000)
