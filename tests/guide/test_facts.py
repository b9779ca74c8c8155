"""The fact base: the real data holds together, and every kind of mistake is one clear line."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from baclofen_guide.guide.facts import Fact, FactBase, FactError, RedFlag

REAL_FOLDER = Path(__file__).parents[2] / "resources" / "facts"

WORDS = """
[en]
call = '\\b(call|phone)\\b'
not = '''(never|not|n't)\\b'''
"""

FACTS = """
section = "Do not stop suddenly"

[[facts]]
id = "F-STOP-01"
statement = "Never stop. Call somebody."
sources = ["UK-NHS"]
kind = "label"
evidence = "seen"
says.en = ['<call>', '<not>[^.]{0,9} stop|never stop']
never_says.en = ['if you like']

[[facts]]
id = "F-STOP-02"
statement = "It holds for any cause."
sources = ["POLICY", "UK-NHS"]
kind = "policy"
evidence = "policy"
clinical_only = true
note = "a note"
renderings.en = ["6 in 10"]
"""

FILES = {
    "words.toml": WORDS,
    "facts/08-stopping.toml": FACTS,
    "sources.toml": """
[[sources]]
id = "UK-NHS"
short = "NHS"
full = "NHS website"
kind = "reference"
read = "seen"

[[sources]]
id = "POLICY"
short = "Policy"
full = "Our own policy"
kind = "policy"
read = "policy"
""",
    "conflicts.toml": """
[[conflicts]]
id = "C-01"
title = "How slowly"
patient_wording = "Say: slowly."
clinical_note = "Show both."
facts = ["F-STOP-01"]
[[conflicts.positions]]
who = "US"
says = "slowly"
""",
    "red-flags.toml": """
[[red_flags]]
id = "R-E-01"
tier = "emergency"
sign = "Seizure"
facts = ["F-STOP-02", "F-STOP-01"]
says.en = ['seizure']
""",
    "faq.toml": """
[[questions]]
id = "Q-01"
question = "May I stop?"
gist = "No."
facts = ["F-STOP-01"]
""",
    "glossary.toml": """
[[terms]]
id = "G-01"
term = "Taper"
meaning = "Lowering a dose step by step."
""",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "facts").mkdir()
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.fixture(scope="module")
def real() -> FactBase:
    return FactBase.load(REAL_FOLDER)


def replace(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new, 1))


def mistake(folder: Path) -> str:
    with pytest.raises(FactError) as caught:
        FactBase.load(folder)
    assert "\n" not in str(caught.value)
    return str(caught.value)


# Reading


def test_a_small_base_loads(folder: Path) -> None:
    base = FactBase.load(folder)

    fact = base.facts["F-STOP-02"]
    assert fact.section == "Do not stop suddenly"
    assert fact.clinical_only
    assert fact.note == "a note"
    assert fact.renderings == {"en": ("6 in 10",)}
    assert base.conflicts["C-01"].positions[0].who == "US"
    assert base.questions["Q-01"].gist == "No."
    assert base.glossary["G-01"].term == "Taper"


def test_long_statements_load_as_one_line(folder: Path) -> None:
    replace(
        folder, "facts/08-stopping.toml", '"It holds for any cause."', '"""\\\n  It holds \\\n  for all."""'
    )

    assert FactBase.load(folder).facts["F-STOP-02"].statement == "It holds for all."


def test_names_in_says_are_written_out(folder: Path) -> None:
    says = FactBase.load(folder).facts["F-STOP-01"].says["en"]

    assert says == (r"\b(call|phone)\b", r"(?:(never|not|n't)\b)[^.]{0,9} stop|never stop")


# Looking up


def test_claim_finds_facts_and_red_flags(folder: Path) -> None:
    base = FactBase.load(folder)

    assert isinstance(base.claim("F-STOP-01"), Fact)
    assert isinstance(base.claim("R-E-01"), RedFlag)
    assert base.claim("F-STOP-99") is None


def test_sources_for_lists_each_source_once_in_order_of_use(folder: Path) -> None:
    base = FactBase.load(folder)

    assert [source.id for source in base.sources_for(["F-STOP-01", "F-STOP-02"])] == ["UK-NHS", "POLICY"]
    assert [source.id for source in base.sources_for(["R-E-01"])] == ["POLICY", "UK-NHS"]
    assert base.sources_for(["F-STOP-99"]) == ()


def test_patients_see_only_the_positions_meant_for_them(folder: Path) -> None:
    more = 'says = "slowly"\n[[conflicts.positions]]\nwho = "UK"\nsays = "5 mg"\nclinical_only = true'
    replace(folder, "conflicts.toml", 'says = "slowly"', more)
    conflict = FactBase.load(folder).conflicts["C-01"]

    assert [position.who for position in conflict.positions_at("clinical")] == ["US", "UK"]
    assert [position.who for position in conflict.positions_at("standard")] == ["US"]
    assert [position.who for position in conflict.positions_at("easy")] == ["US"]


# Saying


@pytest.mark.parametrize("text", ["Never stop. CALL now.", "Don’t just\nstop: phone first."])
def test_nothing_is_unsaid_in_a_full_rendering(folder: Path, text: str) -> None:
    assert FactBase.load(folder).facts["F-STOP-01"].unsaid(text, "en") == ()


def test_what_a_rendering_dropped_is_named(folder: Path) -> None:
    fact = FactBase.load(folder).facts["F-STOP-01"]

    assert fact.unsaid("Never stop.", "en") == (r"\b(call|phone)\b",)
    assert fact.unsaid("Nunca lo deje.", "es") == ()


def test_what_must_not_be_said_is_named(folder: Path) -> None:
    fact = FactBase.load(folder).facts["F-STOP-01"]

    assert fact.wrongly_said("Call if  you\nlike.", "en") == ("if you like",)
    assert fact.wrongly_said("Call.", "en") == ()


# Mistakes

STOPPING = "facts/08-stopping.toml"


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        (STOPPING, 'kind = "label"', 'kind = "rumour"',
         "08-stopping.toml: F-STOP-01: kind: expected one of label, guideline, study, reference, policy, web,"
         " got 'rumour'"),
        (STOPPING, 'evidence = "seen"', "", "08-stopping.toml: F-STOP-01: missing key `evidence`"),
        (STOPPING, 'note = "a note"', 'not = "a note"', "08-stopping.toml: F-STOP-02: unknown key `not`"),
        (STOPPING, '"Never stop. Call somebody."', "7",
         "08-stopping.toml: F-STOP-01: statement: expected `str`, got `int`"),
        (STOPPING, '"Never stop. Call somebody."', '""',
         "08-stopping.toml: F-STOP-01: statement: expected `str` of length >= 1"),
        (STOPPING, '["UK-NHS"]', '"UK-NHS"',
         "08-stopping.toml: F-STOP-01: sources: expected `array`, got `str`"),
        (STOPPING, '["UK-NHS"]', "[]",
         "08-stopping.toml: F-STOP-01: sources: expected `array` of length >= 1"),
        (STOPPING, '["UK-NHS"]', '["UK-NHZ"]',
         "08-stopping.toml: F-STOP-01: sources: UK-NHZ does not stand in sources.toml"),
        (STOPPING, 'id = "F-STOP-02"', 'id = "F-STOP-01"',
         "08-stopping.toml: F-STOP-01: id: already used in 08-stopping.toml"),
        (STOPPING, 'id = "F-STOP-02"', 'id = "F-STOP-2"',
         "08-stopping.toml: F-STOP-2: id: expected one like F-STOP-01"),
        (STOPPING, 'id = "F-STOP-02"', 'id = ""',
         "08-stopping.toml: entry without a name: id: expected one like F-STOP-01"),
        (STOPPING, 'id = "F-STOP-02"', "id = 2", "08-stopping.toml: entry 2: id: expected `str`, got `int`"),
        (STOPPING, 'id = "F-STOP-02"', "", "08-stopping.toml: entry 2: missing key `id`"),
        (STOPPING, "clinical_only = true", 'section = "X"',
         "08-stopping.toml: F-STOP-02: unknown key `section`, it stands once at the top of the file"),
        (STOPPING, 'section = "Do not stop suddenly"', "",
         "08-stopping.toml: missing key `section` at the top of the file"),
        (STOPPING, "section =", 'chapter = "8"\nsection =',
         "08-stopping.toml: unknown key `chapter`, expected [[facts]]"),
        (STOPPING, "'if you like'", "'if you (like'",
         "08-stopping.toml: F-STOP-01: never_says.en: 'if you (like' is no regular expression:"
         " missing ), unterminated subpattern at position 7"),
        (STOPPING, "'if you like'", "'(if you like)?'",
         "08-stopping.toml: F-STOP-01: never_says.en: '(if you like)?' is found in any text, expected words"),
        (STOPPING, "'<call>'", "'<coll>'",
         "08-stopping.toml: F-STOP-01: says.en: <coll> does not stand in words.toml"),
        (STOPPING, "never_says.en", "never_says.es", None),
        (STOPPING, "says.en", "says.es",
         "08-stopping.toml: F-STOP-01: says.es: <call> does not stand in words.toml"),
        (STOPPING, "renderings.en", "renderings.English",
         "08-stopping.toml: F-STOP-02: renderings.English: expected a language such as en"),
        (STOPPING, 'evidence = "seen"', 'evidence "seen"',
         "08-stopping.toml: line 9: not valid TOML: Expected '=' after a key in a key/value pair"),
        ("words.toml", "call = ", "ring up = ",
         "words.toml: line 3: not valid TOML: Expected '=' after a key in a key/value pair"),
        ("words.toml", "call = ", '"ring up" = ',
         "words.toml: en.ring up: expected a name of letters, digits and hyphens"),
        ("words.toml", "[en]", "x = 1\n[en]", "words.toml: x: expected a table such as [en]"),
        ("words.toml", "[en]", "[en]\nx = 1", "words.toml: en.x: expected an expression in quotes"),
        ("words.toml", "[en]", "[en]\nx = '('",
         "words.toml: en.x: '(' is no regular expression: missing ), unterminated subpattern at position 0"),
        ("sources.toml", "[[sources]]", "[[source]]",
         "sources.toml: unknown key `source`, expected [[sources]]"),
        ("sources.toml", 'id = "POLICY"', 'id = "our policy"',
         "sources.toml: our policy: id: expected one like UK-NHS"),
        ("conflicts.toml", 'who = "US"', "", "conflicts.toml: C-01: positions[0]: missing key `who`"),
        ("conflicts.toml", '["F-STOP-01"]', '["F-STOP-09"]',
         "conflicts.toml: C-01: facts: F-STOP-09 does not stand in facts/"),
        ("red-flags.toml", 'tier = "emergency"', 'tier = "today"',
         "red-flags.toml: R-E-01: tier: today flags have ids like R-T-01"),
        ("red-flags.toml", '"F-STOP-02"', '"F-STOP-09"',
         "red-flags.toml: R-E-01: facts: F-STOP-09 does not stand in facts/"),
        ("faq.toml", '["F-STOP-01"]', '["F-STOP-09"]',
         "faq.toml: Q-01: facts: F-STOP-09 does not stand in facts/"),
        ("glossary.toml", 'id = "G-01"', 'id = "Q-01"', "glossary.toml: Q-01: id: expected one like G-01"),
    ],
)  # fmt: skip
def test_a_mistake_is_one_line(folder: Path, name: str, old: str, new: str, message: str | None) -> None:
    replace(folder, name, old, new)

    if message is None:
        FactBase.load(folder)
    else:
        assert mistake(folder) == message


@pytest.mark.parametrize("name", [name for name in FILES if not name.startswith("facts/")])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()

    assert mistake(folder).startswith(f"{name}: cannot be read: No such file")


def test_missing_facts_are_named(folder: Path) -> None:
    (folder / STOPPING).unlink()

    assert mistake(folder) == "facts/: expected at least one file, such as 01-what-it-is.toml"


@pytest.mark.parametrize("content", ["", "terms = 3", "terms = []"])
def test_an_empty_file_is_refused(folder: Path, content: str) -> None:
    (folder / "glossary.toml").write_text(content)

    assert mistake(folder) == "glossary.toml: expected at least one [[terms]]"


def test_an_entry_that_is_no_table_is_counted(folder: Path) -> None:
    (folder / "glossary.toml").write_text('terms = ["Taper"]')

    assert mistake(folder) == "glossary.toml: entry 1: expected a table"


def test_text_that_is_not_utf8_is_placed(folder: Path) -> None:
    (folder / "faq.toml").write_bytes(b'[[questions]]\nid = "Q-\xff"')

    assert mistake(folder) == "faq.toml: line 2: expected UTF-8 text"


def test_an_unfinished_file_is_refused(folder: Path) -> None:
    (folder / "faq.toml").write_text('[[questions]]\nid = """Q')

    assert mistake(folder) == "faq.toml: not valid TOML: Unterminated string (at end of document)"


# The real data


def test_everything_is_there(real: FactBase) -> None:
    counts = [len(getattr(real, table)) for table in real.__struct_fields__]

    assert dict(zip(real.__struct_fields__, counts, strict=True)) == {
        "facts": 401, "sources": 181, "conflicts": 43, "red_flags": 46, "questions": 46, "glossary": 55,
    }  # fmt: skip
    assert len({fact.section for fact in real.facts.values()}) == 30
    assert Counter(flag.tier for flag in real.red_flags.values()) == {
        "emergency": 21, "today": 18, "next-visit": 7,
    }  # fmt: skip
    assert sum(fact.clinical_only for fact in real.facts.values()) == 15


def test_everything_cited_resolves(real: FactBase) -> None:
    for entry in (*real.conflicts.values(), *real.red_flags.values(), *real.questions.values()):
        assert all(name in real.facts for name in entry.facts), entry.id
        assert real.sources_for(entry.facts), entry.id
    for fact in real.facts.values():
        assert real.sources_for([fact.id]), fact.id


def test_statements_name_only_facts_there_are(real: FactBase) -> None:
    texts = [fact.statement for fact in real.facts.values()] + [flag.sign for flag in real.red_flags.values()]
    named = {name for text in texts for name in re.findall(r"\bF-[A-Z]+-\d\d\b", text)}

    assert named
    assert named <= set(real.facts)


def test_the_text_speaks_of_nothing_outside_the_product() -> None:
    for path in REAL_FOLDER.rglob("*"):
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"\bseeds?\b|\.txt\b|\.json\b|/tmp/", text, re.IGNORECASE), path.name


def test_patients_meet_no_bare_warning_or_dose_in_who_says_what(real: FactBase) -> None:
    risky = (
        r"contraindicated|do not take|induce vomiting|physostigmine|\b(20-40|120|200|300) ?mg|\bhalve\b|mg/kg"
    )
    for conflict in real.conflicts.values():
        for position in conflict.positions_at("easy"):
            assert not re.search(risky, position.says), f"{conflict.id}: {position.who}"


def test_no_text_has_stray_spaces(real: FactBase) -> None:
    for fact in real.facts.values():
        assert fact.statement == " ".join(fact.statement.split()), fact.id


def test_every_statement_says_what_it_must(real: FactBase) -> None:
    for fact in real.facts.values():
        assert fact.unsaid(fact.statement, "en") == (), fact.id
        assert fact.wrongly_said(fact.statement, "en") == (), fact.id


def test_every_sign_with_its_action_says_what_it_must(real: FactBase) -> None:
    actions = {"emergency": "Call the emergency number now.", "today": "Call today.", "next-visit": ""}
    for flag in real.red_flags.values():
        assert flag.unsaid(f"{flag.sign} {actions[flag.tier]}", "en") == (), flag.id
        assert flag.wrongly_said(flag.sign, "en") == (), flag.id


def test_a_sign_without_its_action_is_not_enough(real: FactBase) -> None:
    for flag in real.red_flags.values():
        if flag.tier == "emergency" and not re.search("emergency|hospital", flag.sign, re.IGNORECASE):
            assert flag.unsaid(flag.sign, "en"), flag.id


def test_no_expression_is_found_in_idle_text(real: FactBase) -> None:
    idle = "The guide opens with a picture of the sea and a list of pages that stand in no special order."
    for claim in (*real.facts.values(), *real.red_flags.values()):
        said = claim.says.get("en", ())
        assert not said or claim.unsaid(idle, "en"), claim.id
        assert claim.wrongly_said(idle, "en") == (), claim.id


def test_every_named_expression_is_used() -> None:
    words = tomllib.loads((REAL_FOLDER / "words.toml").read_text(encoding="utf-8"))
    files = (*(REAL_FOLDER / "facts").glob("*.toml"), REAL_FOLDER / "red-flags.toml")
    used = {name for path in files for name in re.findall(r"<([\w-]+)>", path.read_text(encoding="utf-8"))}

    assert used == set(words["en"])


MUST_BE_HELD = re.compile(
    r"F-(STOP|TAPER|MISS|RUN|OD|AID)-\d\d|F-SER-0[1-5]|F-WHAT-0[123568]|F-BEN-14|F-ALC-01|F-DRV-0\d|R-E-\d\d"
)


def test_what_may_never_be_lost_has_something_to_say(real: FactBase) -> None:
    held = [
        claim for claim in (*real.facts.values(), *real.red_flags.values()) if MUST_BE_HELD.match(claim.id)
    ]

    assert len(held) > 100
    assert [claim.id for claim in held if not claim.says.get("en")] == []


def test_urgent_claims_may_not_be_softened(real: FactBase) -> None:
    for name in ("F-STOP-07", "F-STOP-08", "F-MISS-06", "F-MISS-07", "F-OD-17", "F-PUMP-09", "R-E-01"):
        claim = real.claim(name)
        assert claim
        assert claim.wrongly_said("Call the number if you like.", "en"), name
        assert claim.wrongly_said("You may want to call today.", "en"), name
        assert claim.wrongly_said("Call now.", "en") == (), name


# Renderings as writers make them: the plain ones pass, and each loses something when a sentence goes.

PLAIN = {
    "F-STOP-01": [
        "Never stop baclofen all at once.",
        "You could have a fit, be very hot, be muddled, or see or hear things that are not there.",
        "Your muscles can get very stiff.",
        "You could die.",
    ],
    "F-STOP-07": [
        "Call {emergency} now for any of these.",
        "A seizure (fit).",
        "Very hot with rigid muscles.",
        "Confused, or seeing things that are not there.",
        "Very fast heartbeat.",
        "Cannot be woken.",
        "Trouble breathing.",
        "Very bad stiffness.",
        "Urine as dark as cola.",
    ],
    "F-STOP-08": [
        "More spasms.",
        "Shaking or sweating.",
        "Anxious and restless, no sleep.",
        "A fast heartbeat.",
        "Itching or tingling.",
        "Pump?",
        "Go to a hospital now.",
        "You missed doses: phone for medical help now.",
        "On a slow plan with mild signs: call your prescriber today.",
    ],
    "F-MISS-02": ["Do not take two doses together to catch up."],
    "F-MISS-06": [
        "Did you miss two doses in a row, or can you not keep it down?",
        "Call your pharmacist, doctor or nurse line the same day.",
        "Do not wait for signs.",
    ],
    "F-MISS-07": [
        "No baclofen for about a day?",
        "Phone {nurse_line} now, even if you feel well.",
        "Ask what dose to take.",
        "Do not take extra: the full dose can be too strong.",
        "Call {emergency} or go to an emergency department if you get any sign.",
    ],
    "F-TAPER-11": [
        "Do not take the next step down.",
        "Call your prescriber the same day.",
        "They may put you back to the last dose that felt fine.",
        "Emergency signs: call {emergency}.",
    ],
    "F-RUN-03": [
        "Get a dose today.",
        "Try your pharmacy within the hour.",
        "No dose before a second dose is missed, or you have signs? Go to the emergency department.",
        "Say: I have run out of baclofen.",
    ],
    "F-OD-02": [
        "Call {emergency} now if they cannot be woken, have a fit or breathe slowly.",
        "If not, call {poison} at once, even if they seem well.",
    ],
    "F-OD-17": [
        "Hard to wake, breathing slowly, newly confused, or a swollen face?",
        "Give nothing by mouth.",
        "Do not give the next dose.",
        "Call {emergency} now.",
        "This is not stopping.",
    ],
    "F-AID-02": [
        "Time the fit.",
        "Cushion the head.",
        "Put nothing in the mouth.",
        "Do not hold them down.",
        "Then roll them on their side and check breathing.",
        "Call {emergency} at once.",
    ],
    "F-PUMP-11": [
        "One beep: call your pump clinic right away.",
        "Two-tone alarm: hospital now, even if you feel well.",
    ],
    "F-INT-01": [
        "Opioids with baclofen can make you very sleepy and stop your breathing.",
        "Take both only if your prescriber knows.",
        "Do not stop either suddenly.",
    ],
    "F-PREG-06": ["Never stop on your own.", "Call your prescriber the same day for a plan."],
}


@pytest.mark.parametrize("name", PLAIN)
def test_a_plain_rendering_passes_and_cannot_lose_a_sentence(real: FactBase, name: str) -> None:
    claim = real.claim(name)
    sentences = PLAIN[name]

    assert claim
    assert claim.unsaid(" ".join(sentences), "en") == ()
    for index, dropped in enumerate(sentences):
        rest = " ".join(sentences[:index] + sentences[index + 1 :])
        assert claim.unsaid(rest, "en"), f"{name} does not miss: {dropped}"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "F-STOP-01",
            "Abrupt withdrawal by any route has led to hallucinations, delirium, convulsions, hyperthermia,"
            " rebound rigidity, rhabdomyolysis, organ failure and death. It must not be stopped suddenly.",
        ),
        (
            "F-OD-17",
            "Difficult to rouse, slow breathing, new delirium or angioedema: nil by mouth, withhold the next"
            " baclofen dose, call {emergency} immediately. The hospital decides when to restart.",
        ),
        (
            "F-SER-01",
            "Respiratory depression is an emergency; risk rises with opioids, alcohol and renal impairment.",
        ),
    ],
)
def test_a_clinical_rendering_passes(real: FactBase, name: str, text: str) -> None:
    claim = real.claim(name)

    assert claim
    assert claim.unsaid(text, "en") == ()
